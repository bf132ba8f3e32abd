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

/* What happens to private numbers in the output. */
enum zy_numbers {
	ZY_NUMBERS_DROP, /* their columns are left out */
	ZY_NUMBERS_MASK, /* they are masked */
	ZY_NUMBERS_KEEP, /* they are written as they were read */
};

/* Options of the checks; org and base are borrowed. */
struct zy_member_options {
	const char *org; /* for records without organisation, or NULL */
	bool assign_ids; /* make ids for records without an id */
	enum zy_numbers numbers;
	struct zy_date day;    /* the present day */
	struct zy_merge *base; /* an earlier list, indexed; or NULL */
};

enum {
	ZY_MEMBER_TWINS =
	    4 /* columns beside that of the organisation, at most */
};

/*
 * A table of members and what the checks found.  Call zy_members_init, then
 * zy_members_check, and last zy_members_release.
 */
struct zy_members {
	struct zy_table *table;	    /* borrowed; numbers are masked in it */
	struct zy_org_roster *orgs; /* borrowed */
	struct zy_member_options o;
	struct zy_findings findings;
	struct zy_name_columns names; /* that help to find organisations */
	struct zy_org_successors successors;
	int id, name, org, joined, status, card, phone; /* columns; -1: none */
	int twins[ZY_MEMBER_TWINS]; /* columns that are twins of org */
	size_t ntwins;
	size_t merged_orgs; /* records whose closed branch has a successor */
	uint32_t *in; /* by row: the organisation; none if >= orgs->orgs.n */
	char (*cards)[19];  /* by row: card number of 18 digits, or empty */
	unsigned char *bad; /* by row: invalid numbers, not for output */
	bool *left_out;	    /* by column: not for output */
};

/*
 * Prepares m to check the rows of t, and adds columns to t that the output
 * needs.  t and orgs are borrowed and must live as long as m.  o is copied.
 */
void zy_members_init(struct zy_members *m, struct zy_table *t,
    struct zy_org_roster *orgs, const struct zy_member_options *o);
/* Frees what m owns, not the tables, and sets m to zero. */
void zy_members_release(struct zy_members *m);
/*
 * Runs all checks, which add to m->findings.  In valid records it replaces the
 * names of organisations by ids (by the id of the successor where the
 * organisation is closed and was merged), gives records without id those of the
 * base, and makes ids for the rest if the options say so.
 *
 * A second column that names the organisation (zy_reader_column_twin) must name
 * the same organisation, or one above or below it; of these the lower one
 * counts.  Where the first column names no organisation the second decides,
 * with a warning.
 *
 * Afterwards the caller merges the base, if any (zy_members_merge), and calls
 * zy_members_find_duplicates.
 */
void zy_members_check(struct zy_members *m);
/*
 * Takes a status in brackets off the end of the name of member i, 张某（预备）,
 * and gives it to the member if no other is given; refuses the member if the
 * status is another one.  Without a column of the status, or for another note,
 * the name stays as it is.  A step of zy_members_check.
 */
void zy_members_take_note(struct zy_members *m, size_t i);
/*
 * Adds a warning to each valid member who may be the same person as an earlier
 * one: both have the same identity card; or one has no card and they share name
 * and organisation, or name and day of joining.  Two who are both in the base
 * are not compared.
 */
void zy_members_find_duplicates(struct zy_members *m);
/*
 * Stores the row numbers of the members to be written, sorted by organisation
 * and id, in rows, an array with room for all rows of the table and of the
 * base.  Returns how many there are.  A member of the base whose new record was
 * refused is added to the table with the values of the base.  With
 * ZY_NUMBERS_KEEP the private numbers are put back into the table, so it must
 * be called after all messages were printed.
 */
size_t zy_members_accepted(struct zy_members *m, uint32_t *rows);

ZY_END_C

#endif
