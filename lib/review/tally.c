/*
 * The counters of a tally: bytes, with a second row for the subjects of which
 * a byte overflows.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/mem.h"
#include "review/tally-state.h"

enum {
	CARRIES_MOST = UINT32_MAX >> 8, /* with the byte below, 32 bits */
};

void
zy_tally_init(struct zy_tally *t, const struct zy_ballot_rules *r)
{
	size_t i;

	memset(t, 0, sizeof(*t));
	t->block = zy_calloc(1, sizeof(*t->block));
	t->rules = r;
	t->subjects = zy_intern_new();
	for (i = 0; i < r->ngrades; i++)
		zy_codebook_add(&t->grades, zy_view(r->grades[i].id),
		    zy_view(r->grades[i].name));
	for (i = 0; i < r->nquestions; i++)
		zy_codebook_add(&t->questions, zy_view(r->questions[i].id),
		    zy_view(r->questions[i].name));
	for (i = 0; i < r->ngroups; i++)
		zy_codebook_add(&t->groups, zy_view(r->groups[i].id),
		    zy_view(r->groups[i].name));
	t->grades.list = "grade";
	t->questions.list = "question";
	t->groups.list = "voter_group";
	t->questions.open = r->nquestions == 0;
	t->groups.open = r->ngroups == 0;
	t->nquestions = t->questions.n;
	t->ngroups = t->groups.n;
	t->nmarks = r->ngrades + 2;
	t->stride = t->nquestions * t->ngroups * t->nmarks;
}

void
zy_tally_init_like(struct zy_tally *t, const struct zy_tally *like)
{
	size_t i;

	zy_tally_init(t, like->rules);
	for (i = 0; i < like->questions.n; i++)
		zy_codebook_put(&t->questions, like->questions.ids[i]);
	for (i = 0; i < like->groups.n; i++)
		zy_codebook_put(&t->groups, like->groups.ids[i]);
	zy_tally_settle(t);
}

/* Frees the carries and sets them to zero. */
static void
carries_release(struct zy_carries *c)
{
	free(c->row);
	free(c->cells);
	*c = (struct zy_carries){.row = NULL};
}

void
zy_tally_clear(struct zy_tally *t)
{
	zy_intern_free(t->subjects);
	free(t->cells);
	carries_release(&t->carries);
	t->subjects = zy_intern_new();
	t->cells = NULL;
	t->ncells = t->cells_cap = 0;
}

void
zy_tally_release(struct zy_tally *t)
{
	zy_codebook_release(&t->grades);
	zy_codebook_release(&t->questions);
	zy_codebook_release(&t->groups);
	zy_intern_free(t->subjects);
	if (t->block)
		zy_buf_release(&t->block->text);
	free(t->block);
	free(t->cells);
	carries_release(&t->carries);
	memset(t, 0, sizeof(*t));
}

void
zy_tally_grow(struct zy_tally *t)
{
	size_t need = (size_t)zy_intern_count(t->subjects) * t->stride;

	if (need <= t->ncells)
		return;
	if (need > t->cells_cap) {
		t->cells =
		    zy_grow(t->cells, &t->cells_cap, need, sizeof(*t->cells));
		zy_mem_at_random(t->cells, t->cells_cap * sizeof(*t->cells));
	}
	memset(t->cells + t->ncells, 0, (need - t->ncells) * sizeof(*t->cells));
	t->ncells = need;
}

/*
 * Copies ncells cells of size bytes into rows for nquestions questions and
 * ngroups groups, more or fewer than before.  Returns the copy, *ncells cells
 * long.
 */
static void *
widen_rows(const struct zy_tally *t, const void *cells, size_t *ncells,
    size_t size, size_t nquestions, size_t ngroups)
{
	size_t stride = nquestions * ngroups * t->nmarks, i, q;
	size_t n = t->stride ? *ncells / t->stride : 0;
	size_t groups = ngroups < t->ngroups ? ngroups : t->ngroups;
	size_t from_run = t->ngroups * t->nmarks;
	size_t nq = nquestions < t->nquestions ? nquestions : t->nquestions;
	char *to = zy_calloc(n * stride, size);
	const char *from = cells;

	for (i = 0; i < n; i++)
		for (q = 0; q < nq; q++)
			memcpy(
			    to + (i * stride + q * ngroups * t->nmarks) * size,
			    from + (i * t->stride + q * from_run) * size,
			    groups * t->nmarks * size);
	*ncells = n * stride;
	return to;
}

void
zy_tally_widen(struct zy_tally *t, size_t nquestions, size_t ngroups)
{
	struct zy_carries *c = &t->carries;
	void *cells = widen_rows(
	    t, t->cells, &t->ncells, sizeof(*t->cells), nquestions, ngroups);

	free(t->cells);
	t->cells = cells;
	t->cells_cap = t->ncells;
	cells = widen_rows(
	    t, c->cells, &c->ncells, sizeof(*c->cells), nquestions, ngroups);
	free(c->cells);
	c->cells = cells;
	c->cells_cap = c->ncells;
	t->nquestions = nquestions;
	t->ngroups = ngroups;
	t->stride = nquestions * ngroups * t->nmarks;
}

/* Returns the subject's row of carries, or NULL where it has none. */
static inline uint32_t *
carries_of(const struct zy_tally *t, uint32_t subject)
{
	const struct zy_carries *c = &t->carries;

	return subject < c->nsubjects && c->row[subject]
		   ? c->cells + (c->row[subject] - 1) * t->stride
		   : NULL;
}

void
zy_tally_carry(struct zy_tally *t, uint32_t subject, size_t cell, uint32_t n)
{
	struct zy_carries *c = &t->carries;
	size_t all = zy_intern_count(t->subjects);
	uint32_t *row;

	if (subject >= c->nsubjects) {
		c->row =
		    zy_grow(c->row, &c->subjects_cap, all, sizeof(*c->row));
		memset(c->row + c->nsubjects, 0,
		    (all - c->nsubjects) * sizeof(*c->row));
		c->nsubjects = all;
	}
	if (!c->row[subject]) {
		c->cells = zy_grow(c->cells, &c->cells_cap,
		    c->ncells + t->stride, sizeof(*c->cells));
		memset(c->cells + c->ncells, 0, t->stride * sizeof(*c->cells));
		c->ncells += t->stride;
		c->row[subject] = (uint32_t)(c->ncells / t->stride);
	}
	row = carries_of(t, subject);
	if (n > CARRIES_MOST - row[cell])
		t->overflow = true;
	else
		row[cell] += n;
}

void
zy_tally_settle(struct zy_tally *t)
{
	if (t->questions.n != t->nquestions || t->groups.n != t->ngroups)
		zy_tally_widen(t, t->questions.n, t->groups.n);
	zy_tally_grow(t);
}

size_t
zy_tally_subject_bytes(const struct zy_tally *t)
{
	size_t cells = t->questions.n * t->groups.n * t->nmarks;

	return cells * (sizeof(*t->cells) + sizeof(*t->carries.cells)) +
	       sizeof(*t->carries.row);
}

size_t
zy_tally_capacity(const struct zy_tally *t)
{
	const struct zy_carries *c = &t->carries;
	size_t used = zy_intern_text(t->subjects) +
		      c->nsubjects * sizeof(*c->row) +
		      c->ncells * sizeof(*c->cells);

	if (t->limit == 0)
		return SIZE_MAX;
	return used < t->limit
		   ? (t->limit - used) /
			 (t->stride * sizeof(*t->cells) + ZY_INTERN_COST)
		   : 0;
}

bool
zy_tally_get(const struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, uint32_t *marks)
{
	size_t at = (question * t->ngroups + group) * t->nmarks, m;
	const uint8_t *cells = t->cells + (size_t)subject * t->stride + at;
	const uint32_t *carries = carries_of(t, subject);
	uint32_t any = 0;

	for (m = 0; m < t->nmarks; m++)
		any |= marks[m] = cells[m];
	if (carries)
		for (m = 0; m < t->nmarks; m++)
			any |= marks[m] |= carries[at + m] << 8;
	return any != 0;
}

uint32_t
zy_tally_insert(struct zy_tally *t, struct zy_view subject)
{
	uint32_t k = zy_intern_put(t->subjects, subject);

	zy_tally_grow(t);
	return k;
}

void
zy_tally_add_count(struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, size_t mark, uint32_t count)
{
	size_t at = (question * t->ngroups + group) * t->nmarks + mark;
	uint8_t *cell = &t->cells[(size_t)subject * t->stride + at];
	uint64_t sum = (uint64_t)*cell + count;

	*cell = (uint8_t)sum;
	if (ZY_UNLIKELY(sum >> 8))
		zy_tally_carry(t, subject, at, (uint32_t)(sum >> 8));
}
