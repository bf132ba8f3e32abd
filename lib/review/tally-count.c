/*
 * Adding marks to a tally within its memory limit: part of review/tally.h.
 *
 * A file of its own because it calls both the counters (tally.c) and the sorted
 * runs to which they are moved when the limit is reached (spill.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/mem.h"
#include "review/spill.h"
#include "review/tally-state.h"

/* Counts n marks of the block, beginning with mark i. */
static void
count_marks(struct zy_tally *t, struct zy_tally_block *b, size_t i, size_t n)
{
	size_t k, at, end = i + n;
	uint8_t *cell;

	zy_intern_put_block(t->subjects, b->text.p, i ? b->end[i - 1] : 0,
	    b->end + i, b->hash + i, n, b->subject + i);
	for (k = i; k < end; k++) {
		at = (size_t)b->subject[k] * t->stride + b->offset[k];
		if (at < t->ncells) /* a new subject has no cells yet */
			__builtin_prefetch(&t->cells[at], 1);
	}
	zy_tally_grow(t);
	for (; i < end; i++) {
		cell = &t->cells[b->subject[i] * t->stride + b->offset[i]];
		if (ZY_UNLIKELY(++*cell == 0))
			zy_tally_carry(t, b->subject[i], b->offset[i], 1);
	}
}

/*
 * Makes room for new subjects: if the limit is reached, moves the counts to the
 * runs.  Returns for how many of n subjects there is room, at least 1, even if
 * one subject alone exceeds the limit.
 */
static size_t
make_room(struct zy_tally *t, size_t n)
{
	size_t most = zy_tally_capacity(t), have = zy_intern_count(t->subjects);

	if (have && have >= most) {
		zy_tally_spill(t);
		most = zy_tally_capacity(t);
		have = 0;
	}
	if (have >= most)
		return 1; /* a subject that is larger than the limit */
	return most - have < n ? most - have : n;
}

/* Counts all marks of the block and empties it. */
static void
count_block(struct zy_tally *t, struct zy_tally_block *b)
{
	size_t i, n;

	for (i = 0; i < b->n; i += n) {
		n = make_room(t, b->n - i);
		count_marks(t, b, i, n);
	}
	b->n = 0;
	zy_buf_reset(&b->text);
}

void
zy_tally_flush(struct zy_tally *t)
{
	count_block(t, t->block);
}

/*
 * Returns how many questions or groups to have counters for, where there are n
 * and number i is wanted: an eighth more than now when n does not suffice, so
 * that many new ones do not copy the counters each time.
 */
static size_t
room_for(size_t i, size_t n)
{
	if (i < n)
		return n;
	return i < n + n / 8 ? n + n / 8 : i + 1;
}

void
zy_tally_add(struct zy_tally *t, struct zy_view subject, uint64_t hash,
    size_t question, size_t group, size_t mark)
{
	struct zy_tally_block *b;

	if (ZY_UNLIKELY(question >= t->nquestions || group >= t->ngroups)) {
		zy_tally_flush(t);
		zy_tally_widen(t, room_for(question, t->nquestions),
		    room_for(group, t->ngroups));
	}
	b = t->block;
	zy_buf_view(&b->text, subject);
	b->end[b->n] = (uint32_t)b->text.n;
	b->hash[b->n] = hash;
	b->offset[b->n++] =
	    (uint32_t)((question * t->ngroups + group) * t->nmarks + mark);
	if (b->n == ZY_INTERN_BLOCK)
		count_block(t, b);
}

uint32_t
zy_tally_put_subject(struct zy_tally *t, struct zy_view subject)
{
	make_room(t, 1);
	return zy_tally_insert(t, subject);
}

void
zy_tally_merge(struct zy_tally *t, struct zy_tally *other)
{
	size_t *questions, *groups, q, g, m, nq, ng;
	uint32_t from[ZY_MARKS_MOST];
	uint32_t s, to;
	struct zy_tally swap;

	zy_tally_flush(t);
	zy_tally_flush(other);
	zy_tally_settle(t);
	zy_tally_settle(other);
	if (zy_intern_count(t->subjects) == 0 && !t->questions.open &&
	    !t->groups.open && !t->runs) {
		/* t is empty: the two tallies are exchanged. */
		swap = *t;
		*t = *other;
		*other = swap;
		return;
	}
	questions =
	    zy_reallocarray(NULL, other->nquestions + 1, sizeof(*questions));
	groups = zy_reallocarray(NULL, other->ngroups + 1, sizeof(*groups));
	nq = t->nquestions;
	ng = t->ngroups;
	for (q = 0; q < other->nquestions; q++) {
		questions[q] =
		    zy_codebook_put(&t->questions, other->questions.ids[q]);
		nq = questions[q] >= nq ? questions[q] + 1 : nq;
	}
	for (g = 0; g < other->ngroups; g++) {
		groups[g] = zy_codebook_put(&t->groups, other->groups.ids[g]);
		ng = groups[g] >= ng ? groups[g] + 1 : ng;
	}
	if (nq > t->nquestions || ng > t->ngroups)
		zy_tally_widen(t, nq, ng);
	for (s = 0; s < zy_intern_count(other->subjects); s++) {
		to = zy_tally_put_subject(t, zy_intern_get(other->subjects, s));
		for (q = 0; q < other->nquestions; q++) {
			for (g = 0; g < other->ngroups; g++) {
				if (!zy_tally_get(other, s, q, g, from))
					continue;
				for (m = 0; m < t->nmarks; m++)
					zy_tally_add_count(t, to, questions[q],
					    groups[g], m, from[m]);
			}
		}
	}
	t->overflow = t->overflow || other->overflow;
	free(questions);
	free(groups);
}
