/*
 * What groups of voters said on questions, millions of rows of a tally, packed:
 * most counts are small.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_GRADE_COUNTS_H
#define ZY_SCORING_GRADE_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZY_NO_POLL UINT32_MAX

struct zy_poll {
	uint32_t question, group; /* numbers into questions and groups */
	uint32_t of;		  /* what means are taken of */
	bool void_;		  /* does not count */
	const uint32_t *marks;	  /* a grade */
	const char *origin,
	    *why; /* where it is from, why it is void; or NULL */
};

/* Private, but for n: what is below it was there before. */
struct zy_polls {
	size_t ngrades;
	uint32_t n;
	char *p; /* n times 4 bytes of them are used */
	size_t cap;
	struct zy_poll_note {
		const char *origin, *why;
	} * notes;
	size_t nnotes, notes_cap;
};

void zy_polls_init(struct zy_polls *polls, size_t ngrades);
void zy_polls_release(struct zy_polls *polls);
/*
 * Adds one in front of number next (or ZY_NO_POLL) and returns its number.
 * Its texts are borrowed for good, its marks are copied.
 */
uint32_t zy_polls_add(
    struct zy_polls *polls, const struct zy_poll *poll, uint32_t next);
/*
 * Reads number i, with room for its marks, and returns the next; _about reads
 * only what it is about.
 */
uint32_t zy_polls_get(const struct zy_polls *polls, uint32_t i,
    struct zy_poll *poll, uint32_t *marks);
uint32_t zy_polls_about(const struct zy_polls *polls, uint32_t i,
    uint32_t *question, uint32_t *group);

#endif
