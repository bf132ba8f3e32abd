/*
 * Merging sorted runs: reading several as one, and merging them into fewer.
 * Implements functions of runs-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/mem.h"
#include "stream/runs-state.h"

void
zy_runs_merge_init(
    struct zy_runs_merge *m, const struct zy_run *first, size_t n, size_t room)
{
	size_t i;

	*m = (struct zy_runs_merge){.n = n};
	m->sources = zy_calloc(n, sizeof(*m->sources));
	m->heap = zy_calloc(n, sizeof(*m->heap));
	for (i = 0; i < n; i++) {
		m->sources[i].run = &first[i];
		m->sources[i].next = first[i].from;
		if (first[i].file) {
			m->sources[i].room = room;
			m->sources[i].text = zy_malloc(room);
		}
	}
}

void
zy_runs_merge_release(struct zy_runs_merge *m)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		free(m->sources[i].text);
	free(m->sources);
	free(m->heap);
	*m = (struct zy_runs_merge){.n = 0};
}

/*
 * Sets key and value of s to those of the record at p.  Returns the record's
 * length.
 */
static size_t
take_apart(struct zy_runs_source *s, const char *p)
{
	const char *at = p;

	s->key.n = (size_t)zy_varint_get(&at);
	s->value.n = (size_t)zy_varint_get(&at);
	s->key.p = at;
	s->value.p = at + s->key.n;
	return (size_t)(at - p) + s->key.n + s->value.n;
}

/*
 * Moves to the next record of a source.  Returns 1, 0 at the end, or -1 with e
 * set.
 */
static int
advance(struct zy_runs_source *s, struct zy_error *e)
{
	size_t n;
	int rc;

	if (!s->run->file) {
		if (s->next == s->run->n)
			return 0;
		take_apart(s, s->run->at[s->next++]);
		return 1;
	}
	rc = zy_runs_fetch(s, 2 * ZY_VARINT_MAX, e);
	if (rc <= 0)
		return rc;
	n = take_apart(s, s->text + s->from);
	if (n > s->used - s->from) {
		if (zy_runs_fetch(s, n, e) < 0)
			return -1;
		take_apart(s, s->text + s->from);
	}
	s->from += n;
	return 1;
}

/* Returns whether the record of source a comes before that of source b. */
static bool
is_before(const struct zy_runs_merge *m, uint32_t a, uint32_t b)
{
	int c = zy_view_cmp(m->sources[a].key, m->sources[b].key);

	return c ? c < 0 : a < b;
}

/* Moves the source at index `at` of the heap down to its proper place. */
static void
sink(struct zy_runs_merge *m, size_t at)
{
	uint32_t moved = m->heap[at];
	size_t child;

	while ((child = 2 * at + 1) < m->left) {
		if (child + 1 < m->left &&
		    is_before(m, m->heap[child + 1], m->heap[child]))
			child++;
		if (!is_before(m, m->heap[child], moved))
			break;
		m->heap[at] = m->heap[child];
		at = child;
	}
	m->heap[at] = moved;
}

/*
 * Reads the first record of each run and builds the heap.  Returns 1, 0 where
 * there are no records, or -1 with e set.
 */
static int
begin(struct zy_runs_merge *m, struct zy_error *e)
{
	size_t i;
	int rc;

	m->begun = true;
	for (i = 0; i < m->n; i++) {
		rc = advance(&m->sources[i], e);
		if (rc < 0)
			return -1;
		if (rc == 1)
			m->heap[m->left++] = (uint32_t)i;
	}
	for (i = m->left / 2; i > 0; i--)
		sink(m, i - 1);
	return m->left > 0;
}

int
zy_runs_merge_next(struct zy_runs_merge *m, struct zy_error *e)
{
	int rc;

	if (!m->begun)
		return begin(m, e);
	if (m->left == 0)
		return 0;
	rc = advance(&m->sources[m->heap[0]], e);
	if (rc < 0)
		return -1;
	if (rc == 0)
		m->heap[0] = m->heap[--m->left];
	if (m->left)
		sink(m, 0);
	return m->left > 0;
}

/*
 * Merges n runs from number first on into one, which replaces them.  Returns 0,
 * or -1 with the error in r->failed.
 */
static int
merge(struct zy_runs *r, size_t first, size_t n, size_t room)
{
	struct zy_run *runs = r->runs + first, merged = {.n = 0};
	struct zy_runs_merge m;
	struct zy_runs_output out;
	struct zy_runs_source *s;
	char head[2 * ZY_VARINT_MAX], *end;
	size_t i;
	int rc;

	if (zy_runs_begin(&out, r, room))
		return -1;
	zy_runs_merge_init(&m, runs, n, room);
	while ((rc = zy_runs_merge_next(&m, &r->failed)) == 1) {
		s = &m.sources[m.heap[0]];
		end = zy_varint_put(head, s->key.n);
		end = zy_varint_put(end, s->value.n);
		if (zy_runs_write(&out, head, (size_t)(end - head)) ||
		    zy_runs_write(&out, s->key.p, s->key.n) ||
		    zy_runs_write(&out, s->value.p, s->value.n))
			break;
	}
	zy_runs_merge_release(&m);
	rc = zy_runs_end(&out, &merged);
	if (rc)
		return -1;
	for (i = 0; i < n; i++)
		zy_runs_drop(&runs[i]);
	runs[0] = merged;
	memmove(runs + 1, runs + n, (r->n - first - n) * sizeof(*runs));
	r->n -= n - 1;
	return 0;
}

int
zy_runs_merge_down(struct zy_runs *r)
{
	size_t room = zy_runs_room(r), at = 0, n;
	size_t fan = r->o.memory / room / (size_t)r->o.cursors;
	size_t most = r->o.memory / room - 1; /* and room to write */

	while (r->n > fan) {
		/* No more than brings it down; neighbours, for the order. */
		n = r->n - fan + 1;
		if (n > most)
			n = most;
		if (at + n > r->n)
			at = 0;
		if (merge(r, at, n, room))
			return -1;
		at++;
	}
	return 0;
}
