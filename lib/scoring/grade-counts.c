/*
 * A poll is the number of the next, in four bytes, and in few bytes each its
 * question, its group with a bit for void, what it is of, a note, its marks.
 * It begins at a multiple of four, which is its number.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/grade-counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/varint.h"

enum {
	UNIT = 4,
	HEAD = 4,
};

void
zy_polls_init(struct zy_polls *polls, size_t ngrades)
{
	*polls = (struct zy_polls){.ngrades = ngrades};
}

void
zy_polls_release(struct zy_polls *polls)
{
	free(polls->p);
	free(polls->notes);
	*polls = (struct zy_polls){0};
}

/* The number of a note on the poll, from 1; 0: there is nothing to note. */
static size_t
add_note(struct zy_polls *polls, const struct zy_poll *poll)
{
	if (!poll->origin && !poll->why)
		return 0;
	polls->notes = zy_grow(polls->notes, &polls->notes_cap,
	    polls->nnotes + 1, sizeof(*polls->notes));
	polls->notes[polls->nnotes] =
	    (struct zy_poll_note){poll->origin, poll->why};
	return ++polls->nnotes;
}

uint32_t
zy_polls_add(struct zy_polls *polls, const struct zy_poll *poll, uint32_t next)
{
	size_t most = HEAD + (4 + polls->ngrades) * ZY_VARINT_MAX + UNIT;
	size_t at = (size_t)polls->n * UNIT, i;
	uint32_t number = polls->n;
	char *to;

	/* Numbers end where a table of 16 GiB does. */
	polls->p = zy_grow(polls->p, &polls->cap,
	    at + most < (size_t)ZY_NO_POLL * UNIT ? at + most : SIZE_MAX, 1);
	to = polls->p + at;
	memcpy(to, &next, HEAD);
	to = zy_varint_put(to + HEAD, poll->question);
	to = zy_varint_put(to, (uint64_t)poll->group << 1 | poll->void_);
	to = zy_varint_put(to, poll->of);
	to = zy_varint_put(to, add_note(polls, poll));
	for (i = 0; i < polls->ngrades; i++)
		to = zy_varint_put(to, poll->marks[i]);
	polls->n +=
	    (uint32_t)(((size_t)(to - polls->p) - at + UNIT - 1) / UNIT);
	return number;
}

uint32_t
zy_polls_get(const struct zy_polls *polls, uint32_t i, struct zy_poll *poll,
    uint32_t *marks)
{
	const char *p = polls->p + (size_t)i * UNIT;
	uint32_t next, group;
	size_t note, k;

	memcpy(&next, p, HEAD);
	p += HEAD;
	poll->question = (uint32_t)zy_varint_get(&p);
	group = (uint32_t)zy_varint_get(&p);
	poll->group = group >> 1;
	poll->void_ = group & 1;
	poll->of = (uint32_t)zy_varint_get(&p);
	note = (size_t)zy_varint_get(&p);
	poll->origin = note ? polls->notes[note - 1].origin : NULL;
	poll->why = note ? polls->notes[note - 1].why : NULL;
	for (k = 0; k < polls->ngrades; k++)
		marks[k] = (uint32_t)zy_varint_get(&p);
	poll->marks = marks;
	return next;
}

uint32_t
zy_polls_about(const struct zy_polls *polls, uint32_t i, uint32_t *question,
    uint32_t *group)
{
	const char *p = polls->p + (size_t)i * UNIT;
	uint32_t next;

	memcpy(&next, p, HEAD);
	p += HEAD;
	*question = (uint32_t)zy_varint_get(&p);
	*group = (uint32_t)zy_varint_get(&p) >> 1;
	return next;
}
