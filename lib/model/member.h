/*
 * Members of a roster as it comes, checked; their private numbers kept apart.
 *
 * Numbers of identity cards (GB 11643) and telephones are judged, used within
 * the run to tell who is the same person, and masked in the table at once:
 * no message can show one.  They are never hashed.  Findings are left, nothing
 * is printed; nothing depends on the order of hash tables.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_H
#define ZY_MODEL_MEMBER_H

#include "model/finding.h"
#include "model/org-roster.h"

enum zy_numbers {
	ZY_NUMBERS_DROP,
	ZY_NUMBERS_MASK,
	ZY_NUMBERS_KEEP,
};

struct zy_member_options {
	const char *org; /* of records that name none, or NULL */
	bool assign_ids;
	enum zy_numbers numbers;
};

/* Transparent; begin with zy_members_init, then check. */
struct zy_members {
	struct zy_table *table;	    /* borrowed, changed: see above */
	struct zy_org_roster *orgs; /* borrowed */
	struct zy_member_options o;
	struct zy_findings findings;
	int id, name, org, joined, card, phone;
	uint32_t *in;	    /* the organisation of each */
	char (*cards)[19];  /* 18 characters, or empty */
	unsigned char *bad; /* numbers of which nothing is passed on */
	bool *left_out;	    /* columns that are not passed on */
};

void zy_members_init(struct zy_members *m, struct zy_table *t,
    struct zy_org_roster *orgs, const struct zy_member_options *o);
void zy_members_release(struct zy_members *m);
/* All checks; organisations become ids, ids are assigned. */
void zy_members_check(struct zy_members *m);
/*
 * The rows to be passed on, by organisation and id, into rows (room for all);
 * how many.  Behind the messages: kept numbers go back into the table.
 */
size_t zy_members_take(struct zy_members *m, uint32_t *rows);

#endif
