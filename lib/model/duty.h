/*
 * Duties of the campaign, checked against its rules.
 *
 * The duties are instructors (指导员, R70 to R73), liaison points (联系点,
 * R64), first persons responsible (第一责任人, R62), guidance groups
 * (指导小组, R66, R67) and posts of leading groups (领导小组, R59).  They are
 * checked against a finished roster of organisations and, where there is one,
 * of members.  Each finding names its rule.
 *
 * Dates may lack the day or the month.  Two terms overlap, or leave a gap, only
 * if they do so for all days that their dates may mean.  The order of the
 * records only decides which of several is called "the first".
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_DUTY_H
#define ZY_MODEL_DUTY_H

#include "base/attr.h"
#include "model/campaign.h"
#include "model/finding.h"
#include "model/former-names.h"
#include "model/name-columns.h"

ZY_BEGIN_C

/* The kinds of duties, in the order of zy_duty_choices. */
enum zy_duty_kind {
	ZY_DUTY_INSTRUCTOR,
	ZY_DUTY_LIAISON,
	ZY_DUTY_FIRST,
	ZY_DUTY_GUIDANCE,
	ZY_DUTY_LEADING,
	ZY_DUTY_KINDS
};

/*
 * A duty.  Its term is given in day numbers; since dates may lack day or month,
 * the first day lies from first_lo to first_hi and the last from last_lo to
 * last_hi.
 */
struct zy_duty {
	enum zy_duty_kind kind;
	uint32_t org, person_org, appointer; /* or ZY_INTERN_NONE */
	uint32_t member; /* row of the person in the roster of members, where
			    the record has the member's id; else
			    ZY_INTERN_NONE */
	int64_t first_lo, first_hi, last_lo, last_hi;
};

/*
 * The roster of members, to look up people by name.  The caller sets all bytes
 * to zero, fills table, and calls zy_duty_members_build.
 */
struct zy_duty_members {
	struct zy_table table;
	struct zy_former_names names; /* rows by present and former names */
	struct zy_org_index ids;      /* the row with each id */
	int name, org;		      /* columns of table */
};

/*
 * Options of the checks.  The texts and the campaign are borrowed and must live
 * as long as the zy_duties.
 */
struct zy_duty_options {
	/* Values for records that lack them, or NULL. */
	const char *duty, *org, *appointer;
	/* Has the allowed second roles (R73) and the guidance groups (R66). */
	const struct zy_campaign *campaign;
	struct zy_date day; /* the present day */
};

/*
 * A table of duties and what the checks found.  Call zy_duties_init, then
 * zy_duties_check, and last zy_duties_release.
 */
struct zy_duties {
	struct zy_table *table;	    /* borrowed; codes replace names in it */
	struct zy_org_roster *orgs; /* borrowed */
	struct zy_duty_members *members; /* borrowed; NULL: no roster */
	struct zy_duty_options o;
	struct zy_findings findings;
	struct zy_name_columns names; /* that help to find organisations */
	int id, duty, person, person_org, org, scope, appointer, from, to, also;
	struct zy_duty *items; /* one for each row */
	size_t ended_orgs;     /* duties ended by a closed organisation */
	size_t ended_people;   /* duties ended by a member who left */
	size_t renamed;	       /* persons named by a former name */
	bool *left_out; /* by column: private numbers, left out of output */
};

/* Builds the indexes of m over m->table, which the caller has filled. */
void zy_duty_members_build(struct zy_duty_members *m);
/*
 * Returns the index in m->names.items of the first of those who have or had the
 * name, in the order of the table, or ZY_INTERN_NONE; the others follow there.
 */
static inline uint32_t
zy_duty_members_named(const struct zy_duty_members *m, struct zy_view name)
{
	return name.n ? zy_former_names_find(&m->names, name)
		      : (uint32_t)ZY_INTERN_NONE;
}
/* Frees the table and the indexes, and sets m to zero. */
void zy_duty_members_release(struct zy_duty_members *m);

/*
 * Prepares d to check the rows of t, and adds columns to t that the output
 * needs.  t, orgs and members are borrowed and must live as long as d; members
 * may be NULL.  o is copied.
 */
void zy_duties_init(struct zy_duties *d, struct zy_table *t,
    struct zy_org_roster *orgs, struct zy_duty_members *members,
    const struct zy_duty_options *o);
/* Frees what d owns, not the tables, and sets d to zero. */
void zy_duties_release(struct zy_duties *d);
/*
 * Runs all checks, which add to d->findings.  In valid records it replaces
 * names of organisations by ids, fills in the values of the options, and makes
 * ids for records that lack one.
 */
void zy_duties_check(struct zy_duties *d);
/* Returns the cell of duty i in a column; it is borrowed from the table. */
static inline struct zy_view
zy_duties_cell(const struct zy_duties *d, size_t i, int column)
{
	return zy_table_cell(d->table->rows[i], column);
}
/*
 * Stores the row numbers of the records that are not refused, sorted by duty,
 * organisation, first day and id, in rows, an array with room for all rows of
 * the table.  Returns how many there are.
 */
size_t zy_duties_accepted(const struct zy_duties *d, uint32_t *rows);
/*
 * Calls tell with context for each duty that a list over the whole county
 * should contain and does not: in the order of the roster, for organisations
 * without a first person responsible (R62) and grassroots committees without an
 * instructor (R70), except those closed by o.day; then for systems without a
 * guidance group (R66). `what` is a translated phrase, borrowed until tell
 * returns; org is ZY_INTERN_NONE for a system.
 */
void zy_duties_missing(const struct zy_duties *d,
    void (*tell)(void *context, uint32_t org, const char *what), void *context);

ZY_END_C

#endif
