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
	ZY_VIEW_OF_SECTOR, /* yes: the carrier (载体) is one of the sector */
	ZY_VIEW_GROUP,	   /* the guidance groups that the record names */
	ZY_VIEW_BY_HEAD,   /* yes: the person is head of the organisation */
};
/* Derived columns of pledges. */
enum zy_view_pledge {
	ZY_VIEW_REASON, /* the reason of the last mark */
};

/*
 * The view of one kind: first the nown columns of the record itself, then
 * nderived derived ones, then those of the organisation.  Callers may read the
 * members.
 */
struct zy_view_kind {
	struct zy_schema schema;   /* all columns of the view */
	size_t nown, nderived;	   /* numbers of columns */
	bool given;		   /* records of the kind were given */
	bool *present;		   /* by own column: some input has it */
	int id, org, date, source; /* numbers of these columns, or -1 */
};

/* The views of all kinds.  Release it with zy_views_release. */
struct zy_views {
	struct zy_view_kind kinds[ZY_PROGRESS_KINDS];
	struct zy_people *people;	    /* borrowed */
	const struct zy_campaign *campaign; /* borrowed */
	/* By row of the roster: names of the leaders whose liaison point the
	 * organisation is. */
	struct zy_view *liaison;
	struct zy_buf scratch;
	struct zy_arena arena;
};

/*
 * Sets up the views of all kinds.  as_of is the day number for which liaison
 * points are computed.  people must have been built; people and campaign are
 * borrowed and must live as long as v.  The caller releases v with
 * zy_views_release.
 */
void zy_views_init(struct zy_views *v, struct zy_people *people,
    const struct zy_campaign *campaign, int64_t as_of);
/* Frees what v owns and sets it to zero. */
void zy_views_release(struct zy_views *v);

/*
 * Returns the number of the view's column that has exactly that English or
 * Chinese name, or -1 where the view has no such column.
 */
int zy_view_find(const struct zy_view_kind *k, const char *name);
/*
 * Returns whether derived column i of a kind can be computed from other columns
 * that a stream has; present says of each own and derived column whether the
 * stream has it.
 */
bool zy_view_is_derivable(
    enum zy_progress_kind kind, size_t i, const bool *present);
/*
 * Completes the cells of a record of that kind, by the columns of its view.
 * The caller has filled the record's own cells; the function fills the derived
 * ones and those of the organisation in row `org` of the roster (empty for
 * ZY_INTERN_NONE).  Derived cells that need registers (ZY_VIEW_FOLLOWED,
 * ZY_VIEW_FOLLOWED_BY, ZY_VIEW_REASON) are left unchanged.  The cells filled
 * are borrowed from v and valid until its next call.
 */
void zy_view_complete(struct zy_views *v, enum zy_progress_kind kind,
    struct zy_view *cells, uint32_t org);
/*
 * Fills cells, an array with an element for each column of the kind's view,
 * from a row of t, the roster of that kind.  org is the row of the subject's
 * organisation in the roster of organisations, or ZY_INTERN_NONE.  The cells
 * are borrowed from the rosters; derived ones are valid until the next call of
 * zy_view_roster_row or zy_view_complete.
 */
void zy_view_roster_row(struct zy_views *v, enum zy_progress_kind kind,
    const struct zy_table *t, size_t row, struct zy_view *cells, uint32_t org);
/*
 * Appends to b the ids of guidance groups of the campaign, with 、 between
 * them.  Bit i of groups stands for the group with index i.
 */
void zy_view_groups(
    const struct zy_campaign *c, unsigned groups, struct zy_buf *b);

ZY_END_C

#endif
