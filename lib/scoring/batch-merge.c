/*
 * Batches of records that threads read, and their merge into the store.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/batch-merge.h"

#include <stdlib.h>

enum {
	BATCH = 2048, /* records of a batch */
};

/* A value that is not copied to the store yet. */
struct pending_value {
	uint32_t subject, node;
	struct zy_new_value given;
};

/* Votes that are not copied to the store yet. */
struct pending_votes {
	uint32_t subject;
	struct zy_group_votes votes;
};

struct zy_evidence_batch {
	struct zy_batch_merge *merge;
	struct pending_value values[BATCH];
	struct pending_votes votes[BATCH];
	size_t nvalues, nvotes;
	uint32_t *marks; /* votes * ngrades + grade */
	struct zy_ratio *ratios;
	size_t nratios, ratios_cap;
	struct zy_intern *words;
	uint32_t *word; /* number in the store, by number in words */
	size_t nword, word_cap;
};

void
zy_batch_merge_init(struct zy_batch_merge *g, struct zy_evidence *f)
{
	*g = (struct zy_batch_merge){
	    .evidence = f,
	    .nvalues = f->nvalues,
	    .nvotes = f->votes.n,
	    .nratios = f->nratios,
	};
	pthread_mutex_init(&g->lock, NULL);
}

void
zy_batch_merge_end(struct zy_batch_merge *g, bool good)
{
	pthread_mutex_destroy(&g->lock);
	if (!good)
		zy_evidence_truncate(
		    g->evidence, g->nvalues, g->nvotes, g->nratios);
}

struct zy_evidence_batch *
zy_evidence_batch_new(struct zy_batch_merge *g)
{
	struct zy_evidence_batch *t = zy_calloc(1, sizeof(*t));
	size_t ngrades = g->evidence->standard->ballot.ngrades;

	t->merge = g;
	t->words = zy_intern_new();
	zy_intern_put(t->words, ZY_VIEW("")); /* as in the store */
	t->marks =
	    zy_reallocarray(NULL, BATCH * (ngrades + 1), sizeof(*t->marks));
	return t;
}

void
zy_evidence_batch_free(struct zy_evidence_batch *t)
{
	if (!t)
		return;
	zy_intern_free(t->words);
	free(t->word);
	free(t->marks);
	free(t->ratios);
	free(t);
}

/* Adds the new words of the batch to the store and stores their numbers. */
static void
map_words(struct zy_evidence_batch *t, struct zy_evidence *f)
{
	uint32_t i, n = zy_intern_count(t->words);

	t->word = zy_grow(t->word, &t->word_cap, n, sizeof(*t->word));
	for (i = (uint32_t)t->nword; i < n; i++)
		t->word[i] =
		    zy_intern_put(f->words, zy_intern_get(t->words, i));
	t->nword = n;
}

/* Copies a value into the store, or notes a clash. */
static void
merge_value(struct zy_evidence_batch *t, struct zy_evidence *f,
    const struct pending_value *x)
{
	struct zy_new_value given = x->given;
	const struct zy_ratio *ratio;

	given.by.rater = t->word[given.by.rater];
	given.by.group = t->word[given.by.group];
	given.by.event = t->word[given.by.event];
	if (given.value.places == ZY_VALUE_RATIO) {
		ratio = &t->ratios[given.value.coef];
		given.value = zy_evidence_add_ratio(f, ratio->num, ratio->den);
	}
	if (zy_evidence_repeats(f, x->subject, x->node, &given))
		t->merge->clash = true;
	else
		zy_evidence_add_value(f, x->subject, x->node, &given, NULL);
}

/* Copies votes into the store, or notes a clash. */
static void
merge_votes(struct zy_evidence_batch *t, struct zy_evidence *f,
    const struct pending_votes *x)
{
	if (zy_evidence_has_votes(
		f, x->subject, x->votes.question, x->votes.group))
		t->merge->clash = true;
	else
		zy_evidence_add_votes(f, x->subject, &x->votes);
}

void
zy_evidence_batch_flush(struct zy_evidence_batch *t)
{
	struct zy_batch_merge *g = t->merge;
	size_t i;

	pthread_mutex_lock(&g->lock);
	map_words(t, g->evidence);
	for (i = 0; i < t->nvalues && !g->clash; i++)
		merge_value(t, g->evidence, &t->values[i]);
	for (i = 0; i < t->nvotes && !g->clash; i++)
		merge_votes(t, g->evidence, &t->votes[i]);
	pthread_mutex_unlock(&g->lock);
	t->nvalues = t->nvotes = t->nratios = 0;
}

uint32_t
zy_evidence_batch_add_word(struct zy_evidence_batch *t, struct zy_view word)
{
	return word.n ? zy_intern_put(t->words, word) : 0;
}

struct zy_decimal
zy_evidence_batch_add_ratio(
    struct zy_evidence_batch *t, int64_t num, int64_t den)
{
	t->ratios = zy_grow(
	    t->ratios, &t->ratios_cap, t->nratios + 1, sizeof(*t->ratios));
	t->ratios[t->nratios] = (struct zy_ratio){num, den};
	return (struct zy_decimal){(int64_t)t->nratios++, ZY_VALUE_RATIO};
}

void
zy_evidence_batch_add_value(struct zy_evidence_batch *t, uint32_t subject,
    uint32_t node, const struct zy_new_value *given)
{
	t->values[t->nvalues++] = (struct pending_value){subject, node, *given};
	if (t->nvalues == BATCH)
		zy_evidence_batch_flush(t);
}

void
zy_evidence_batch_add_votes(struct zy_evidence_batch *t, uint32_t subject,
    const struct zy_group_votes *votes)
{
	size_t n = t->merge->evidence->standard->ballot.ngrades;
	struct pending_votes *x = &t->votes[t->nvotes];
	uint32_t *marks = t->marks + t->nvotes++ * n;

	memcpy(marks, votes->marks, n * sizeof(*marks));
	*x = (struct pending_votes){subject, *votes};
	x->votes.marks = marks;
	if (t->nvotes == BATCH)
		zy_evidence_batch_flush(t);
}
