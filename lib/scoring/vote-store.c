/*
 * The vote store: packed rows of votes.
 *
 * A row has the number of the next row of its list in four bytes; then, as
 * numbers of variable length, its question, its group with a bit for void, its
 * denominator, a note (origin and reason) and its marks.  Each row begins at a
 * multiple of four bytes; the row's number is this offset divided by four.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/vote-store.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/varint.h"

enum {
	UNIT = 4,
	HEAD = 4,
};

void
zy_vote_store_init(struct zy_vote_store *store, size_t ngrades)
{
	*store = (struct zy_vote_store){.ngrades = ngrades};
}

void
zy_vote_store_release(struct zy_vote_store *store)
{
	free(store->p);
	free(store->notes);
	*store = (struct zy_vote_store){0};
}

/*
 * Adds origin and reason of votes to the notes.  Returns the number of the
 * note, counted from 1; 0 if there is nothing to note.
 */
static size_t
add_note(struct zy_vote_store *store, const struct zy_group_votes *votes)
{
	if (!votes->origin && !votes->why)
		return 0;
	store->notes = zy_grow(store->notes, &store->notes_cap,
	    store->nnotes + 1, sizeof(*store->notes));
	store->notes[store->nnotes] =
	    (struct zy_votes_note){votes->origin, votes->why};
	return ++store->nnotes;
}

uint32_t
zy_vote_store_add(struct zy_vote_store *store,
    const struct zy_group_votes *votes, uint32_t next)
{
	size_t most = HEAD + (4 + store->ngrades) * ZY_VARINT_MAX + UNIT;
	size_t at = (size_t)store->n * UNIT, i;
	uint32_t number = store->n;
	char *to;

	/* 32-bit numbers suffice for 16 GiB; more fails as no memory. */
	store->p = zy_grow(store->p, &store->cap,
	    at + most < (size_t)ZY_NO_VOTES * UNIT ? at + most : SIZE_MAX, 1);
	to = store->p + at;
	memcpy(to, &next, HEAD);
	to = zy_varint_put(to + HEAD, votes->question);
	to = zy_varint_put(to, (uint64_t)votes->group << 1 | votes->void_);
	to = zy_varint_put(to, votes->of);
	to = zy_varint_put(to, add_note(store, votes));
	for (i = 0; i < store->ngrades; i++)
		to = zy_varint_put(to, votes->marks[i]);
	store->n +=
	    (uint32_t)(((size_t)(to - store->p) - at + UNIT - 1) / UNIT);
	return number;
}

uint32_t
zy_vote_store_get(const struct zy_vote_store *store, uint32_t i,
    struct zy_group_votes *votes, uint32_t *marks)
{
	const char *p = store->p + (size_t)i * UNIT;
	uint32_t next, group;
	size_t note, k;

	memcpy(&next, p, HEAD);
	p += HEAD;
	votes->question = (uint32_t)zy_varint_get(&p);
	group = (uint32_t)zy_varint_get(&p);
	votes->group = group >> 1;
	votes->void_ = group & 1;
	votes->of = (uint32_t)zy_varint_get(&p);
	note = (size_t)zy_varint_get(&p);
	votes->origin = note ? store->notes[note - 1].origin : NULL;
	votes->why = note ? store->notes[note - 1].why : NULL;
	for (k = 0; k < store->ngrades; k++)
		marks[k] = (uint32_t)zy_varint_get(&p);
	votes->marks = marks;
	return next;
}

uint32_t
zy_vote_store_key(const struct zy_vote_store *store, uint32_t i,
    uint32_t *question, uint32_t *group)
{
	const char *p = store->p + (size_t)i * UNIT;
	uint32_t next;

	memcpy(&next, p, HEAD);
	p += HEAD;
	*question = (uint32_t)zy_varint_get(&p);
	*group = (uint32_t)zy_varint_get(&p) >> 1;
	return next;
}
