/*
 * Members: checks a roster of members and protects their private numbers.
 *
 * The numbers of identity cards (GB 11643) and telephones are checked, used
 * during the run to recognise the same person, and masked in the table at once,
 * so that no message can show one.  They are never hashed.  Checks add findings
 * and never print; no result depends on the order of hash tables.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_H
#define ZY_MODEL_MEMBER_H

#include "base/attr.h"
#include "model/finding.h"
#include "model/merge.h"
#include "model/name-columns.h"
#include "model/org-successor.h"

ZY_BEGIN_C

/* What becomes of private numbers in the output. */
enum zy_numbers {
	ZY_NUMBERS_DROP, /* their columns are left out */
	ZY_NUMBERS_MASK, /* they are masked */
	ZY_NUMBERS_KEEP, /* they are written as they were read */
};

/* Options of the checks. */
struct zy_member_options {
	const char *org; /* for records without organisation, or NULL */
	bool assign_ids; /* make ids for records without */
	enum zy_numbers numbers;
	struct zy_date day;    /* the present day */
	struct zy_merge *base; /* an earlier list, indexed; or NULL */
};

/*
 * A table of members and what the checks found.  Call zy_members_init, then
 * zy_members_check; release it with zy_members_release.
 */
struct zy_members {
	struct zy_table *table;	    /* borrowed; numbers are masked in it */
	struct zy_org_roster *orgs; /* borrowed */
	struct zy_member_options o;
	struct zy_findings findings;
	struct zy_name_columns names; /* that help to find organisations */
	struct zy_org_successors successors;
	int id, name, org, joined, card, phone;
	size_t merged_orgs; /* records whose closed branch has a successor */
	uint32_t *in;	    /* by row: the organisation */
	char (*cards)[19];  /* by row: card number of 18 digits, or empty */
	unsigned char *bad; /* by row: invalid numbers, not for output */
	bool *left_out;	    /* by column: not for output */
};

/*
 * Prepares m to check the rows of t.  t and orgs must live as long as m.
 * Columns that the output needs are added to t.
 */
void zy_members_init(struct zy_members *m, struct zy_table *t,
    struct zy_org_roster *orgs, const struct zy_member_options *o);
/* Frees what m owns, not the tables, and sets m to zero. */
void zy_members_release(struct zy_members *m);
/*
 * Runs all checks, replaces the names of organisations by ids, finds members
 * without id in the base, and makes ids for those who lack one if the options
 * say so.  An organisation that is closed and was merged into another is that
 * one.  Then the base is to be merged (zy_members_merge) and
 * zy_members_find_duplicates called.
 */
void zy_members_check(struct zy_members *m);
/*
 * Adds a warning to each member who may be the same person as an earlier one:
 * same identity card, or, unless the cards differ, same name in the same
 * organisation or same name and day of joining.  Of two whom the base has, both
 * are known.
 */
void zy_members_find_duplicates(struct zy_members *m);
/*
 * Puts the row numbers of the valid records into rows, which has room for all
 * rows of the table and the base, sorted by organisation and id.  Returns their
 * number.  A record of the base whose change was refused stays as it was.
 * Numbers that are kept are put back into the table, so messages must have been
 * written before.
 */
size_t zy_members_accepted(struct zy_members *m, uint32_t *rows);

ZY_END_C

#endif
