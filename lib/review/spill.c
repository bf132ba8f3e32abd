/*
 * Moves the counts of a full tally to sorted runs, and reads these back as
 * windows of subjects.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/spill.h"

#include <stdlib.h>

#include "base/varint.h"

enum {
	WINDOW = 8192, /* subjects of a window, at most */
};

/* Appends a variable-length number. */
static void
put(struct zy_buf *b, uint64_t n)
{
	char *to = zy_buf_room(b, ZY_VARINT_MAX);

	b->n += (size_t)(zy_varint_put(to, n) - to);
}

/*
 * Sets b to the counts of a subject: for each question and group with a mark
 * their numbers and the count of every mark.
 */
static void
encode(struct zy_buf *b, const struct zy_tally *t, uint32_t subject)
{
	uint32_t marks[ZY_MARKS_MOST];
	size_t q, g, m;

	zy_buf_reset(b);
	for (q = 0; q < t->nquestions; q++) {
		for (g = 0; g < t->ngroups; g++) {
			if (!zy_tally_get(t, subject, q, g, marks))
				continue;
			put(b, q);
			put(b, g);
			for (m = 0; m < t->nmarks; m++)
				put(b, marks[m]);
		}
	}
}

void
zy_tally_spill(struct zy_tally *t)
{
	struct zy_buf b = ZY_BUF_INIT;
	uint32_t i, n = zy_intern_count(t->subjects);

	for (i = 0; i < n && !t->failed; i++) {
		encode(&b, t, i);
		t->failed = zy_runs_put(t->runs, zy_intern_get(t->subjects, i),
				zy_buf_get(&b)) != 0;
	}
	zy_buf_release(&b);
	zy_tally_clear(t);
}

int
zy_windows_open(struct zy_windows *w, struct zy_tally *t, struct zy_error *e)
{
	*w = (struct zy_windows){.tally = t};
	w->one = !t->runs || zy_runs_count(t->runs) == 0;
	if (w->one)
		return 0;
	zy_tally_spill(t);
	if (zy_runs_sort(t->runs, e))
		return -1;
	zy_tally_init_like(&w->some, t);
	return 0;
}

void
zy_windows_release(struct zy_windows *w)
{
	if (w->some.subjects)
		zy_tally_release(&w->some);
	zy_buf_release(&w->key);
	zy_buf_release(&w->value);
}

/* Adds counts, in the form that encode writes, to those of a subject. */
static void
decode(struct zy_tally *t, uint32_t subject, struct zy_view v)
{
	const char *p = v.p;
	size_t q, g, m;

	while (p < v.p + v.n) {
		q = (size_t)zy_varint_get(&p);
		g = (size_t)zy_varint_get(&p);
		for (m = 0; m < t->nmarks; m++)
			zy_tally_add_count(
			    t, subject, q, g, m, (uint32_t)zy_varint_get(&p));
	}
}

/*
 * Reads the next record of the runs into w->key and w->value.  Returns 1; 0
 * after the last record; -1 with e set.
 */
static int
fetch(struct zy_windows *w, struct zy_error *e)
{
	struct zy_view key, value;
	int rc = zy_runs_next(w->tally->runs, 0, &key, &value, e);

	if (rc <= 0) {
		w->ended = true;
		return rc;
	}
	zy_buf_reset(&w->key);
	zy_buf_reset(&w->value);
	zy_buf_view(&w->key, key);
	zy_buf_view(&w->value, value);
	return 1;
}

int
zy_windows_next(
    struct zy_windows *w, const struct zy_tally **out, struct zy_error *e)
{
	struct zy_tally *t = &w->some;
	size_t most = zy_tally_capacity(w->tally);
	uint32_t k = ZY_INTERN_NONE;
	int rc = 1;

	*out = w->one ? w->tally : t;
	if (w->one || w->ended) {
		rc = !w->ended;
		w->ended = true;
		return rc;
	}
	most = most < WINDOW ? most : WINDOW;
	zy_tally_clear(t);
	zy_tally_settle(t);
	if (w->key.n == 0)
		rc = fetch(w, e);
	while (rc == 1) {
		/* Records with equal keys follow each other. */
		if (k == ZY_INTERN_NONE ||
		    !zy_view_eq(
			zy_intern_get(t->subjects, k), zy_buf_get(&w->key))) {
			if (k != ZY_INTERN_NONE && k + 1 >= most)
				break;
			k = zy_tally_insert(t, zy_buf_get(&w->key));
		}
		decode(t, k, zy_buf_get(&w->value));
		rc = fetch(w, e);
	}
	w->tally->overflow = w->tally->overflow || t->overflow;
	return rc < 0 ? -1 : zy_intern_count(t->subjects) > 0;
}
