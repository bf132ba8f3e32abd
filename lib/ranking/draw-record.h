/*
 * The record of a draw: what was drawn, and all that is needed to draw again.
 *
 * A record has a row for each subject that was drawn, by group and in the order
 * of drawing; with `all` also one, without an order, for each subject of the
 * pool that was not drawn.  Such a record is its own pool.  Each row repeats
 * what the draw was made from (zy_draw_schema).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_DRAW_RECORD_H
#define ZY_RANKING_DRAW_RECORD_H

#include "base/attr.h"
#include "ranking/draw.h"
#include "ranking/inspectors.h"
#include "ranking/pool.h"
#include "stream/writer.h"

ZY_BEGIN_C

/* What a draw is made from.  Texts are borrowed. */
struct zy_draw_terms {
	enum zy_draw_method method;
	bool replacement;
	bool all; /* write those who were not drawn, too */
	struct zy_view seed, seed_source, pool_at, seed_at, by;
	const struct zy_inspectors *inspectors; /* or NULL */
	size_t each;				/* inspectors of a subject */
};

/* A row; order 0: not drawn. */
struct zy_draw_row {
	uint32_t subject; /* of the pool */
	int64_t order;
	struct zy_view ticket, inspectors, names;
};

/* The caller provides it, all zero. */
struct zy_draw_record {
	const struct zy_pool *pool;
	const struct zy_draw_terms *terms;
	struct zy_draw_row *rows;
	size_t n;
	uint64_t unfilled; /* subjects with fewer inspectors than asked for */
	struct zy_arena arena;
};

/* Returns the name of a method: "ticket", "rfc3797", "sampler". */
const char *zy_draw_method_name(enum zy_draw_method method);
/* Finds the method with a name.  Returns false where there is none. */
bool zy_draw_method_find(struct zy_view name, enum zy_draw_method *method);

/*
 * Draws from each group of the pool as many as its places say, without
 * replacement at most all.  pool and terms must outlive the record.  Returns 0,
 * or -1 with the error of zy_draw_take; the caller releases r in either case.
 */
int zy_draw_record_make(struct zy_draw_record *r, const struct zy_pool *pool,
    const struct zy_draw_terms *terms, struct zy_error *e);
/* Frees what the record holds and sets it to zero. */
void zy_draw_record_release(struct zy_draw_record *r);

/* Declares the columns of zy_draw_schema and writes all rows. */
void zy_draw_record_write(const struct zy_draw_record *r, struct zy_writer *w);

/*
 * Reads the terms from an earlier record in t, which zy_draw_schema declares;
 * by, inspectors and each are left as they are, but each becomes the number of
 * inspectors of the row with the most.  Returns 0, or -1 with a ZY_ERROR_CONFIG
 * where t has no rows, or two rows differ in their terms.
 */
int zy_draw_terms_read(
    struct zy_draw_terms *terms, const struct zy_table *t, struct zy_error *e);
/*
 * Sets the places of each group of the pool to the number of rows that were
 * drawn from it in the earlier record.
 */
void zy_draw_places_read(struct zy_pool *pool, const struct zy_table *t);

/*
 * Compares a record with an earlier one in t.  Calls differs with a
 * ZY_ERROR_RECORD for each difference: the pool, a subject, ticket or inspector
 * of a row, a row that one of them lacks.  Returns how many there are.
 */
uint64_t zy_draw_record_compare(const struct zy_draw_record *r,
    const struct zy_table *t,
    void (*differs)(void *context, const struct zy_error *e), void *context);

ZY_END_C

#endif
