/*
 * The record of a draw: the subjects that were drawn, with all that is needed
 * to draw again.
 *
 * A record has a row for each subject that was drawn, by group and in the order
 * of drawing.  With `all` it also has a row without an order for each subject
 * of the pool that was not drawn, and so contains its own pool.  Each row
 * repeats the terms of the draw (zy_draw_schema).
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

/* The terms of a draw.  Texts are borrowed. */
struct zy_draw_terms {
	enum zy_draw_method method;
	bool replacement;
	bool all; /* also write rows for subjects that were not drawn */
	struct zy_view seed, seed_source, pool_at, seed_at, by;
	const struct zy_inspectors *inspectors; /* or NULL */
	size_t each; /* number of inspectors of a subject */
};

/* A row of the record, owned by it. */
struct zy_draw_row {
	uint32_t subject; /* its number in the pool */
	int64_t order;	  /* from 1 in its group; 0: not drawn */
	struct zy_view ticket, inspectors, names;
};

/* The record of a draw.  The caller sets all bytes to zero. */
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
 * Draws from each group of the pool the number of subjects in its `places`,
 * without replacement at most all of the group.  pool and terms are borrowed
 * and must live as long as r.  Returns 0, or -1 with the error of zy_draw_take;
 * the caller releases r in both cases.
 */
int zy_draw_record_make(struct zy_draw_record *r, const struct zy_pool *pool,
    const struct zy_draw_terms *terms, struct zy_error *e);
/* Frees what r owns, not the pool, and sets it to zero. */
void zy_draw_record_release(struct zy_draw_record *r);

/*
 * Declares the columns of zy_draw_schema to w and writes all rows.  The caller
 * finishes w.
 */
void zy_draw_record_write(const struct zy_draw_record *r, struct zy_writer *w);

/*
 * Reads the terms from an earlier record in t, whose columns are those of
 * zy_draw_schema.  by and inspectors are unchanged; each becomes the largest
 * number of inspectors of a row, if that is more.  The texts are borrowed from
 * t.  Returns 0, or -1 with a ZY_ERROR_CONFIG where t has no rows, two rows
 * differ in their terms, or the method is unknown.
 */
int zy_draw_terms_read(
    struct zy_draw_terms *terms, const struct zy_table *t, struct zy_error *e);
/*
 * Sets the places of each group of the pool to the number of rows that were
 * drawn from it in the earlier record.
 */
void zy_draw_places_read(struct zy_pool *pool, const struct zy_table *t);

/*
 * Compares a record with an earlier one in t.  Calls differs with an error for
 * each difference: the hash of the pool or of the inspectors; the subject,
 * ticket or inspectors of a row; a row that one of the two lacks.  Returns the
 * number of differences.
 */
uint64_t zy_draw_record_compare(const struct zy_draw_record *r,
    const struct zy_table *t,
    void (*differs)(void *context, const struct zy_error *e), void *context);

ZY_END_C

#endif
