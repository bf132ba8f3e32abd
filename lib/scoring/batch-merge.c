/* SPDX-License-Identifier: MIT */
#include "scoring/batch-merge.h"

#include <stdlib.h>

enum {
	SOME = 2048, /* records handed over at a time */
};

struct fact {
	uint32_t subject, node;
	struct zy_given given;
};

struct poll {
	uint32_t subject;
	struct zy_poll poll;
};

struct zy_taken {
	struct zy_gathering *gathering;
	struct fact facts[SOME];
	struct poll polls[SOME];
	size_t nfacts, npolls;
	uint32_t *marks; /* poll * ngrades + grade */
	struct zy_ratio *ratios;
	size_t nratios, ratios_cap;
	struct zy_intern *words;
	uint32_t *word; /* of the figures, for each that is known there */
	size_t nword, word_cap;
};

void
zy_gathering_init(struct zy_gathering *g, struct zy_figures *f)
{
	*g = (struct zy_gathering){
	    .figures = f,
	    .nfacts = f->nfacts,
	    .npolls = f->polls.n,
	    .nratios = f->nratios,
	};
	pthread_mutex_init(&g->lock, NULL);
}

void
zy_gathering_end(struct zy_gathering *g, bool good)
{
	pthread_mutex_destroy(&g->lock);
	if (!good)
		zy_figures_forget(g->figures, g->nfacts, g->npolls, g->nratios);
}

struct zy_taken *
zy_taken_new(struct zy_gathering *g)
{
	struct zy_taken *t = zy_calloc(1, sizeof(*t));
	size_t ngrades = g->figures->standard->ballot.ngrades;

	t->gathering = g;
	t->words = zy_intern_new();
	zy_intern_put(t->words, ZY_VIEW("")); /* as in figures */
	t->marks =
	    zy_reallocarray(NULL, SOME * (ngrades + 1), sizeof(*t->marks));
	return t;
}

void
zy_taken_free(struct zy_taken *t)
{
	if (!t)
		return;
	zy_intern_free(t->words);
	free(t->word);
	free(t->marks);
	free(t->ratios);
	free(t);
}

/* Words that came since the last time. */
static void
map_words(struct zy_taken *t, struct zy_figures *f)
{
	uint32_t i, n = zy_intern_count(t->words);

	t->word = zy_grow(t->word, &t->word_cap, n, sizeof(*t->word));
	for (i = (uint32_t)t->nword; i < n; i++)
		t->word[i] =
		    zy_intern_put(f->words, zy_intern_get(t->words, i));
	t->nword = n;
}

static void
give_fact(struct zy_taken *t, struct zy_figures *f, const struct fact *x)
{
	struct zy_given given = x->given;
	const struct zy_ratio *ratio;

	given.whose.rater = t->word[given.whose.rater];
	given.whose.group = t->word[given.whose.group];
	given.whose.event = t->word[given.whose.event];
	if (given.value.places == ZY_FACT_RATIO) {
		ratio = &t->ratios[given.value.coef];
		given.value = zy_figures_ratio(f, ratio->num, ratio->den);
	}
	if (zy_figures_second(f, x->subject, x->node, &given))
		t->gathering->clash = true;
	else
		zy_figures_add(f, x->subject, x->node, &given, NULL);
}

static void
give_poll(struct zy_taken *t, struct zy_figures *f, const struct poll *x)
{
	if (zy_figures_polled(f, x->subject, x->poll.question, x->poll.group))
		t->gathering->clash = true;
	else
		zy_figures_poll(f, x->subject, &x->poll);
}

void
zy_taken_flush(struct zy_taken *t)
{
	struct zy_gathering *g = t->gathering;
	size_t i;

	pthread_mutex_lock(&g->lock);
	map_words(t, g->figures);
	for (i = 0; i < t->nfacts && !g->clash; i++)
		give_fact(t, g->figures, &t->facts[i]);
	for (i = 0; i < t->npolls && !g->clash; i++)
		give_poll(t, g->figures, &t->polls[i]);
	pthread_mutex_unlock(&g->lock);
	t->nfacts = t->npolls = t->nratios = 0;
}

uint32_t
zy_taken_word(struct zy_taken *t, struct zy_view word)
{
	return word.n ? zy_intern_put(t->words, word) : 0;
}

struct zy_decimal
zy_taken_ratio(struct zy_taken *t, int64_t num, int64_t den)
{
	t->ratios = zy_grow(
	    t->ratios, &t->ratios_cap, t->nratios + 1, sizeof(*t->ratios));
	t->ratios[t->nratios] = (struct zy_ratio){num, den};
	return (struct zy_decimal){(int64_t)t->nratios++, ZY_FACT_RATIO};
}

void
zy_taken_add(struct zy_taken *t, uint32_t subject, uint32_t node,
    const struct zy_given *given)
{
	t->facts[t->nfacts++] = (struct fact){subject, node, *given};
	if (t->nfacts == SOME)
		zy_taken_flush(t);
}

void
zy_taken_poll(struct zy_taken *t, uint32_t subject, const struct zy_poll *poll)
{
	size_t n = t->gathering->figures->standard->ballot.ngrades;
	struct poll *x = &t->polls[t->npolls];
	uint32_t *marks = t->marks + t->npolls++ * n;

	memcpy(marks, poll->marks, n * sizeof(*marks));
	*x = (struct poll){subject, *poll};
	x->poll.marks = marks;
	if (t->npolls == SOME)
		zy_taken_flush(t);
}
