/*
 * What the files of verification share: the register at hand.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_VERIFY_STATE_H
#define ZY_REGISTER_VERIFY_STATE_H

#include "register/verify.h"
#include "stream/json.h"

struct zy_verify {
	const struct zy_verify_options *o;
	struct zy_verify_result *r; /* its head: of the lines so far */
	int fd;
	uint64_t size;
	/* all of it, where something is wrong */
	char *text;
	struct zy_view *lines; /* whole ones, without LF */
	size_t n, cap;
	size_t tail; /* bytes behind the last LF */
	/* the line at hand */
	char *scratch;
	struct zy_json_member *m;
	size_t nm, mcap;
};

void zy_verify_tell(struct zy_verify *v, const char *level, uint64_t line,
    const char *fmt, ...) ZY_PRINTF(4, 5);

/* contents.c: ids, schema, time, line by line.  0, or -1: it cannot be read. */
int zy_contents_check(
    struct zy_verify *v, const char *path, struct zy_error *e);

/* damage.c: tells what saved the file, by the marks it leaves; or false. */
bool zy_damage_saved(struct zy_verify *v);
/* Tells why line i (from 0) is none of a register. */
void zy_damage_form(struct zy_verify *v, size_t i);
/* Tells why line i has another number, or does not follow line i - 1. */
void zy_damage_break(struct zy_verify *v, size_t i, const struct zy_line *l);
/*
 * Is the batch that ends with the last of n lines what its name says?  *odd:
 * its first line of another time, author or name than the first; -1: none.
 */
bool zy_damage_batch_is(struct zy_verify *v, size_t n, ptrdiff_t *odd);

#endif
