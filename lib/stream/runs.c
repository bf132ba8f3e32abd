/*
 * An external sort: records in memory, sorted runs, and cursors that read them.
 * Implements runs.h; runs-file.c and runs-merge.c are its parts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/runs.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/order.h"
#include "stream/runs-state.h"

enum {
	BLOCK = 1 << 20,	  /* bytes of a block of memory, at most */
	SORTING = 8 + 16 * 2 + 4, /* bytes that sorting needs for a record */
};

struct zy_runs *
zy_runs_new(const struct zy_runs_options *o)
{
	struct zy_runs *r = zy_calloc(1, sizeof(*r));

	r->o = *o;
	if (r->o.cursors < 1)
		r->o.cursors = 1;
	if (r->o.memory && r->o.memory < ZY_RUNS_LEAST)
		r->o.memory = ZY_RUNS_LEAST;
	if (!r->o.folder)
		r->o.folder = "/tmp";
	return r;
}

void
zy_runs_free(struct zy_runs *r)
{
	size_t i;

	if (!r)
		return;
	for (i = 0; r->cursors && i < (size_t)r->o.cursors; i++)
		zy_runs_merge_release(&r->cursors[i]);
	free(r->cursors);
	for (i = 0; i < r->n; i++)
		zy_runs_drop(&r->runs[i]);
	free(r->runs);
	zy_runs_blocks_free(r->open);
	zy_runs_file_leave(r->file);
	free(r);
}

/*
 * Returns the key of a record, for zy_order; context is the array of addresses
 * of records.
 */
static struct zy_view
key_of(const void *context, uint32_t number)
{
	const char *p = ((const char *const *)context)[number];
	struct zy_view key;

	key.n = (size_t)zy_varint_get(&p);
	(void)zy_varint_get(&p);
	key.p = p;
	return key;
}

/* Returns the length in bytes of the record at p. */
static size_t
length_of(const char *p)
{
	const char *at = p;
	size_t n = (size_t)zy_varint_get(&at);

	n += (size_t)zy_varint_get(&at);
	return (size_t)(at - p) + n;
}

/*
 * Returns the addresses of all records of the open blocks in the order in which
 * they were added, in an array that the caller frees.
 */
static const char **
find_records(const struct zy_runs *r)
{
	const char **at = zy_reallocarray(NULL, r->nopen, sizeof(*at));
	const struct zy_runs_block *b;
	size_t left = r->nopen, from, i;

	for (b = r->open; b; b = b->next) {
		left -= b->n;
		for (from = 0, i = 0; i < b->n; i++) {
			at[left + i] = b->text + from;
			from += length_of(b->text + from);
		}
	}
	return at;
}

/* Appends an empty run to r and returns it. */
static struct zy_run *
add_run(struct zy_runs *r)
{
	r->runs = zy_grow(r->runs, &r->cap, r->n + 1, sizeof(*r->runs));
	r->runs[r->n] = (struct zy_run){.n = 0};
	return &r->runs[r->n++];
}

/* Sorts the records of the open blocks into a run in memory. */
static void
close_blocks(struct zy_runs *r)
{
	const char **at, **sorted;
	struct zy_run *run;
	uint32_t *order;
	size_t i;

	if (r->nopen == 0)
		return;
	at = find_records(r);
	order = zy_order((uint32_t)r->nopen, key_of, at);
	sorted = zy_reallocarray(NULL, r->nopen, sizeof(*sorted));
	for (i = 0; i < r->nopen; i++)
		sorted[i] = at[order[i]];
	free(order);
	free(at);
	run = add_run(r);
	run->blocks = r->open;
	run->at = sorted;
	run->n = r->nopen;
	r->used += r->nopen * sizeof(*sorted);
	r->open = NULL;
	r->nopen = 0;
}

/*
 * Sets r->failed to the error that a record of n bytes needs more memory:
 * `needed` bytes.  Returns -1 always.
 */
static int
fail_length(struct zy_runs *r, size_t n, size_t needed)
{
	zy_error_set(&r->failed, ZY_ERROR_IO,
	    _("a record of %zu bytes is too long to be sorted in %zu KiB of "
	      "memory: %zu KiB would do"),
	    n, r->o.memory / 1024, needed / 1024 + 1);
	return -1;
}

/*
 * Moves a run from memory to a file.  Returns 0, or -1 with the error in
 * r->failed.
 */
static int
write_run(struct zy_runs *r, struct zy_run *run)
{
	struct zy_run written = {.n = 0};
	struct zy_runs_output out;
	size_t i;

	if (zy_runs_begin(&out, r, zy_runs_room(r)))
		return -1;
	for (i = 0; i < run->n; i++)
		if (zy_runs_write(&out, run->at[i], length_of(run->at[i])))
			break;
	if (zy_runs_end(&out, &written))
		return -1;
	zy_runs_drop(run);
	*run = written;
	return 0;
}

/*
 * Moves all records from memory to a file.  Returns 0, or -1 with the error in
 * r->failed.
 */
static int
spill(struct zy_runs *r)
{
	size_t cursors = (size_t)r->o.cursors, i;
	size_t needed = zy_runs_room(r) * (cursors < 2 ? 3 : 2 * cursors);

	/* Two runs at least must be read at a time, and written. */
	if (needed > r->o.memory)
		return fail_length(r, r->largest, needed);
	close_blocks(r);
	for (i = 0; i < r->n; i++)
		if (!r->runs[i].file && write_run(r, &r->runs[i]))
			return -1;
	r->used = 0;
	return 0;
}

struct zy_runs *
zy_runs_part(struct zy_runs *r, int n)
{
	struct zy_runs_options o = r->o;

	if (o.memory && r->used > o.memory / 2)
		(void)spill(r); /* told by zy_runs_sort */
	if (o.memory)
		o.memory = (o.memory - r->used) / (size_t)n;
	return zy_runs_new(&o);
}

/*
 * Returns a block with room for a record of n bytes: the open one, or a new
 * one.
 */
static struct zy_runs_block *
block_for(struct zy_runs *r, size_t n)
{
	size_t room = zy_runs_share(r, BLOCK);
	struct zy_runs_block *b = r->open;

	if (b && b->room - b->used >= n)
		return b;
	if (n > room)
		room = n;
	b = zy_malloc(sizeof(*b) + room);
	*b = (struct zy_runs_block){.next = r->open, .room = room};
	r->open = b;
	r->used += sizeof(*b) + room;
	return b;
}

/*
 * Returns whether one more record of n bytes can be kept in memory, sorted and
 * written within the limit.
 */
static bool
fits(const struct zy_runs *r, size_t n)
{
	size_t needed = r->used + (r->nopen + 1) * SORTING + zy_runs_room(r);

	if (!r->open || r->open->room - r->open->used < n)
		needed +=
		    n > zy_runs_share(r, BLOCK) ? n : zy_runs_share(r, BLOCK);
	return needed <= r->o.memory;
}

int
zy_runs_put(struct zy_runs *r, struct zy_view key, struct zy_view value)
{
	size_t n =
	    zy_varint_size(key.n) + zy_varint_size(value.n) + key.n + value.n;
	struct zy_runs_block *b;
	char *to;

	if (r->failed.kind)
		return -1;
	if (n > r->largest)
		r->largest = n;
	if (r->o.memory && !fits(r, n) && spill(r))
		return -1;
	if (r->nopen == UINT32_MAX)
		close_blocks(r);
	b = block_for(r, n);
	to = b->text + b->used;
	to = zy_varint_put(to, key.n);
	to = zy_varint_put(to, value.n);
	if (key.n)
		memcpy(to, key.p, key.n);
	if (value.n)
		memcpy(to + key.n, value.p, value.n);
	b->used += n;
	b->n++;
	r->nopen++;
	r->count++;
	return 0;
}

void
zy_runs_join(struct zy_runs *r, struct zy_runs *other)
{
	size_t i;

	close_blocks(r);
	close_blocks(other);
	for (i = 0; i < other->n; i++)
		*add_run(r) = other->runs[i];
	other->n = 0;
	r->used += other->used;
	r->count += other->count;
	r->written += other->written;
	if (other->largest > r->largest)
		r->largest = other->largest;
	if (!r->failed.kind)
		r->failed = other->failed;
	zy_runs_file_leave(other->file);
	other->file = NULL;
	other->used = 0;
	other->count = other->written = 0;
}

int
zy_runs_sort(struct zy_runs *r, struct zy_error *e)
{
	if (!r->failed.kind && r->written == 0)
		close_blocks(r);
	else if (!r->failed.kind && spill(r) == 0)
		(void)zy_runs_merge_down(r);
	if (r->failed.kind) {
		*e = r->failed;
		return -1;
	}
	r->cursors = zy_calloc((size_t)r->o.cursors, sizeof(*r->cursors));
	return 0;
}

int
zy_runs_next(struct zy_runs *r, int cursor, struct zy_view *key,
    struct zy_view *value, struct zy_error *e)
{
	struct zy_runs_merge *m = &r->cursors[cursor];
	int rc;

	if (!m->begun)
		zy_runs_merge_init(m, r->runs, r->n, zy_runs_room(r));
	rc = zy_runs_merge_next(m, e);
	if (rc == 1) {
		*key = m->sources[m->heap[0]].key;
		*value = m->sources[m->heap[0]].value;
	}
	return rc;
}

uint64_t
zy_runs_count(const struct zy_runs *r)
{
	return r->count;
}

uint64_t
zy_runs_written(const struct zy_runs *r)
{
	return r->written;
}
