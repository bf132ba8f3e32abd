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

/* The terms of a draw: all that decides its result.  Texts are borrowed. */
struct zy_draw_terms {
	enum zy_draw_method method;
	bool replacement; /* a subject may be drawn several times */
	bool all;	  /* also write rows for subjects that were not drawn */
	struct zy_view seed, seed_source; /* the seed, and where it is from */
	struct zy_view pool_at, seed_at;  /* when each was fixed */
	struct zy_view by;		  /* the columns that make groups */
	const struct zy_inspectors *inspectors; /* borrowed, or NULL */
	size_t each; /* number of inspectors of a subject */
};

/* A row of the record; its texts are owned by the record. */
struct zy_draw_row {
	uint32_t subject; /* its number in the pool */
	int64_t order;	  /* from 1 in its group; 0: not drawn */
	struct zy_view ticket, inspectors, names;
	size_t ninspectors; /* of those in inspectors */
};

/*
 * The record of a draw.  The caller sets all bytes to zero; zy_draw_record_make
 * fills it.  pool and terms are borrowed.
 */
struct zy_draw_record {
	const struct zy_pool *pool;
	const struct zy_draw_terms *terms;
	struct zy_draw_row *rows;
	size_t n;
	struct zy_arena arena;
};

/*
 * Returns the name of a method, a constant: "ticket", "rfc3797" or "sampler".
 */
const char *zy_draw_method_name(enum zy_draw_method method);
/*
 * Sets *method to the method with that name.  Returns true; or false, with
 * *method unchanged, where no method has the name.
 */
bool zy_draw_method_find(struct zy_view name, enum zy_draw_method *method);

/*
 * Makes the draw and fills r: draws `places` subjects from each group of the
 * pool (without replacement at most all of the group), and their inspectors
 * where the terms have any.  pool and terms are borrowed and must live as long
 * as r.  Returns 0, or -1 with the error of zy_draw_take.  The caller releases
 * r with zy_draw_record_release in both cases.
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
 * Reads the terms of an earlier draw from its record, the table t with the
 * columns of zy_draw_schema.  The members by and inspectors are unchanged; the
 * member each becomes the largest number of inspectors in a row of t, if that
 * is more; the member all becomes true if t has subjects that were not drawn.
 * The texts are borrowed from t.  Returns 0; or -1, with a ZY_ERROR_CONFIG and
 * the other terms unchanged, where t has no rows, two rows differ in their
 * terms, or the method is unknown.
 */
int zy_draw_terms_read(
    struct zy_draw_terms *terms, const struct zy_table *t, struct zy_error *e);
/*
 * Sets the places of each group of the pool to the number of subjects that the
 * earlier record in t has drawn from the group with its name, 0 if none.
 */
void zy_draw_places_read(struct zy_pool *pool, const struct zy_table *t);

/*
 * Compares the record r with an earlier one in the table t.  Calls differs,
 * with context and an error that is valid during the call, for each difference:
 * the hash of the pool or of the inspectors; the subject, ticket or inspectors
 * of a row; a row that only one of the two records has.  Returns the number of
 * differences.
 */
uint64_t zy_draw_record_compare(const struct zy_draw_record *r,
    const struct zy_table *t,
    void (*differs)(void *context, const struct zy_error *e), void *context);

ZY_END_C

#endif
