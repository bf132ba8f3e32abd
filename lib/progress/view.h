/*
 * Views: the columns that questions may name in each kind of subject or record.
 *
 * A view has the columns of the record's schema or, for rosters, of the roster
 * that was read; then columns that are derived from these, such as "followed",
 * the day of the last follow-up of an activity; then the columns of the
 * organisation to which the record belongs, as "org.kind", "org.level".
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_VIEW_H
#define ZY_PROGRESS_VIEW_H

#include "base/attr.h"
#include "model/people.h"
#include "progress/query.h"
#include "register/follow.h"

ZY_BEGIN_C

enum {
	ZY_VIEW_COLUMNS_MAX = 256,
};

/* Derived columns of activities, after those of the schema. */
enum zy_view_activity {
	ZY_VIEW_FOLLOWED,    /* the day of the last follow-up */
	ZY_VIEW_FOLLOWED_BY, /* the type of the last follow-up */
	ZY_VIEW_OF_SECTOR,   /* yes: its carrier is one of its sector */
	ZY_VIEW_GROUP,	     /* the guidance groups that it names */
	ZY_VIEW_BY_HEAD,     /* yes: its person is head of the organisation */
};
/* Derived columns of pledges. */
enum zy_view_pledge {
	ZY_VIEW_REASON, /* the reason of the last mark */
};

/* The columns of one kind.  Callers may read the members. */
struct zy_view_kind {
	struct zy_schema schema;   /* all columns */
	size_t nown;		   /* columns of the record itself */
	size_t nderived;	   /* after them; then those of the org */
	bool given;		   /* records of the kind were given */
	bool *present;		   /* by own column: some input has it */
	int id, org, date, source; /* columns; -1: none */
};

/* The views of all kinds.  Release it with zy_views_release. */
struct zy_views {
	struct zy_view_kind kinds[ZY_PROGRESS_KINDS];
	struct zy_people *people;	    /* borrowed */
	const struct zy_campaign *campaign; /* borrowed */
	struct zy_view *liaison; /* by organisation: who has it as his point */
	struct zy_buf scratch;
	struct zy_arena arena;
};

/*
 * Prepares v for the day number as_of.  people must have been built; people and
 * campaign are borrowed and must live as long as v.
 */
void zy_views_init(struct zy_views *v, struct zy_people *people,
    const struct zy_campaign *campaign, int64_t as_of);
/* Frees what v owns and sets it to zero. */
void zy_views_release(struct zy_views *v);

/* Returns the number of the column with that name of a kind, or -1. */
int zy_view_find(const struct zy_view_kind *k, const char *name);
/*
 * Returns whether derived column i of a kind can be computed from other columns
 * that a stream has; present says of each own and derived column whether the
 * stream has it.
 */
bool zy_view_is_derivable(
    enum zy_progress_kind kind, size_t i, const bool *present);
/*
 * Fills the derived cells and those of organisation org (empty for
 * ZY_INTERN_NONE) of a record of that kind; the caller has filled its own
 * cells.  Derived cells that need registers (ZY_VIEW_FOLLOWED,
 * ZY_VIEW_FOLLOWED_BY, ZY_VIEW_REASON) are left unchanged.  Cells are valid
 * until the next call.
 */
void zy_view_complete(struct zy_views *v, enum zy_progress_kind kind,
    struct zy_view *cells, uint32_t org);
/*
 * Fills cells, an array of at least schema.n of that kind, from a row of t, the
 * roster of the kind; org is the row of its organisation in the roster of
 * organisations, or ZY_INTERN_NONE.  The cells are borrowed from the rosters;
 * derived ones are valid until the next call of this or zy_view_complete.
 */
void zy_view_roster_row(struct zy_views *v, enum zy_progress_kind kind,
    const struct zy_table *t, size_t row, struct zy_view *cells, uint32_t org);
/*
 * Appends the ids of the guidance groups whose bits are set in groups to b,
 * with 、 between them.
 */
void zy_view_groups(
    const struct zy_campaign *c, unsigned groups, struct zy_buf *b);

ZY_END_C

#endif
