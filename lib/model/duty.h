/*
 * Duties of the campaign, held against its rules.
 *
 * Instructors (指导员, R70 to R73), liaison points (联系点, R64), first persons
 * responsible (第一责任人, R62), guidance groups (指导小组, R66, R67) and posts
 * of leading groups (领导小组, R59), over a finished roster of organisations
 * and, where it is given, of members.  Each finding names its rule in words.
 * Days are compared in the precision that they have: two terms overlap, or
 * leave a gap, only where they do so for every day that they may mean.
 * Nothing depends on the order of records but who is told to be "the first".
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_DUTY_H
#define ZY_MODEL_DUTY_H

#include "model/campaign.h"
#include "model/finding.h"
#include "model/org-roster.h"

/* In the order of zy_duty_choices. */
enum zy_duty_kind {
	ZY_DUTY_INSTRUCTOR,
	ZY_DUTY_LIAISON,
	ZY_DUTY_FIRST,
	ZY_DUTY_GUIDANCE,
	ZY_DUTY_LEADING,
	ZY_DUTY_KINDS
};

struct zy_duty {
	enum zy_duty_kind kind;
	uint32_t org, person_org, appointer; /* or ZY_INTERN_NONE */
	/* Day numbers: first and last day, at the earliest and at the latest.
	 */
	int64_t first_lo, first_hi, last_lo, last_hi;
};

/* The members' roster: who is one. */
struct zy_duty_members {
	struct zy_table table;
	struct zy_org_index names; /* the first of each name */
	uint32_t *next;		   /* of the same name */
	int name, org;
};

struct zy_duty_options {
	/* Of records that say none, or NULL: */
	const char *duty, *org, *appointer;
	/* roles allowed besides (R73), guidance groups (R66) */
	const struct zy_campaign *campaign;
};

/* Transparent; begin with zy_duties_init, then check. */
struct zy_duties {
	struct zy_table *table;		 /* borrowed; codes for names go in */
	struct zy_org_roster *orgs;	 /* borrowed */
	struct zy_duty_members *members; /* borrowed, or NULL: not checked */
	struct zy_duty_options o;
	struct zy_findings findings;
	int id, duty, person, person_org, org, scope, appointer, from, to, also;
	struct zy_duty *items;
	bool *left_out; /* columns of private numbers */
};

void zy_duty_members_build(struct zy_duty_members *m);
void zy_duty_members_release(struct zy_duty_members *m);

void zy_duties_init(struct zy_duties *d, struct zy_table *t,
    struct zy_org_roster *orgs, struct zy_duty_members *members,
    const struct zy_duty_options *o);
void zy_duties_release(struct zy_duties *d);
/* All checks; ids are made for records without. */
void zy_duties_check(struct zy_duties *d);
/* Returns the cell of duty i in a column; it is borrowed from the table. */
static inline struct zy_view
zy_duties_cell(const struct zy_duties *d, size_t i, int column)
{
	return zy_table_cell(d->table->rows[i], column);
}
/*
 * The rows to be passed on, by duty, organisation, first day and id, into
 * rows (room for all); how many.
 */
size_t zy_duties_take(const struct zy_duties *d, uint32_t *rows);
/*
 * What a whole county's list lacks, in the order of the roster: committees
 * without an instructor (R70), organisations without a first person
 * responsible (R62), systems that organisations belong to without a guidance
 * group (R66).  org is ZY_INTERN_NONE for a system.
 */
void zy_duties_missing(const struct zy_duties *d,
    void (*tell)(void *context, uint32_t org, const char *what), void *context);

#endif
