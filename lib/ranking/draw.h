/*
 * Draws (抽签) that anybody can repeat from a seed, by three published methods.
 *
 * A draw takes some of n subjects, which are given by their ids in the order of
 * the pool (ranking/pool.h).  The result depends only on the ids, the seed and
 * the method.
 *
 * ZY_DRAW_TICKET is R.  L.  Rivest's consistent sampling: each id has a ticket,
 * a fraction made by SHA-256 of seed and id, and the smallest tickets are
 * drawn.  When subjects are added to the pool, the tickets of the others do not
 * change.  With replacement a subject that was drawn gets a new, larger ticket.
 * ZY_DRAW_RFC3797 is the method of RFC 3797, section 4, with MD5.
 * ZY_DRAW_SAMPLER is R.  L.  Rivest's sampler: each draw takes the subject at
 * SHA-256 of seed, comma and counter, modulo the size of the pool.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_DRAW_H
#define ZY_RANKING_DRAW_H

#include "base/attr.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/text.h"

ZY_BEGIN_C

enum zy_draw_method {
	ZY_DRAW_TICKET,
	ZY_DRAW_RFC3797,
	ZY_DRAW_SAMPLER,
};

enum {
	ZY_DRAW_RFC3797_MAX = 65536, /* its counter has two bytes */
};

/* How to draw.  The caller sets all members.  Texts are borrowed. */
struct zy_draw {
	enum zy_draw_method method;
	bool replacement;	/* not with ZY_DRAW_RFC3797 */
	struct zy_view seed;	/* as it was made public */
	struct zy_view stratum; /* name of the group that is drawn from */
};

/* A subject that was drawn. */
struct zy_drawn {
	uint32_t index;	    /* its number among the ids, from 0 */
	const char *ticket; /* fraction, or hash in hexadecimal digits */
};

/*
 * Appends to key the key that RFC 3797 makes of a seed.  The seed is a list of
 * sources with '/' between them.  A source of whole numbers becomes those
 * numbers, sorted, without leading zeros, each followed by '.'; a source that
 * ends in '.' is used unchanged; of any other source the letters and digits
 * are used, with ASCII letters as capitals.  Each source is followed by '/'.
 * The stratum, unless it is empty, is added as the last source.  Returns 0, or
 * -1 with a ZY_ERROR_CONFIG where a source is empty or has a decimal fraction.
 */
int zy_draw_key(struct zy_buf *key, struct zy_view seed, struct zy_view stratum,
    struct zy_error *e);

/*
 * Appends the ticket of the subject with that id.  It is "0." and the decimal
 * digits, last digit first, of a number: the SHA-256 of a text that consists of
 * the SHA-256 of the seed, in hexadecimal digits, and the id.
 */
void zy_draw_ticket(
    struct zy_buf *ticket, struct zy_view seed, struct zy_view id);
/*
 * Appends to next the new, larger ticket of a subject that was drawn with
 * `ticket`, for draws with replacement.
 */
void zy_draw_next_ticket(struct zy_buf *next, struct zy_view ticket);

/*
 * Draws `take` of the n subjects and stores them in out, an array of `take`
 * elements, in the order in which they were drawn.  The texts of tickets are
 * allocated in the arena.  Without replacement take must not exceed n; with
 * replacement n must not be 0.  Returns 0, or -1 with the error of zy_draw_key
 * and out undefined.
 */
int zy_draw_take(const struct zy_draw *d, const struct zy_view *ids, size_t n,
    size_t take, struct zy_drawn *out, struct zy_arena *arena,
    struct zy_error *e);

ZY_END_C

#endif
