/*
 * Recusal (回避): who must not mark which subject.
 *
 * A rater must not mark himself, the unit that he belongs to or one above it,
 * the unit that he heads (its secretary or first person responsible,
 * 第一责任人) or whose instructor (指导员) he is, nor what a list of raters
 * says of him. Raters are known by id or by name; what is said of a name holds
 * for all who bear it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_RECUSAL_H
#define ZY_SCORING_RECUSAL_H

#include "base/attr.h"
#include "base/date.h"
#include "base/intern.h"
#include "ranking/inspectors.h"

ZY_BEGIN_C

/* Why a rater must not mark a subject. */
enum zy_recusal_reason {
	ZY_RECUSAL_NONE,
	ZY_RECUSAL_SELF,       /* he is the subject */
	ZY_RECUSAL_BELONGS,    /* he belongs to the unit */
	ZY_RECUSAL_HEADS,      /* he heads it */
	ZY_RECUSAL_INSTRUCTOR, /* he is its instructor */
	ZY_RECUSAL_LISTED,     /* the list of raters says so */
};

/* What is known; filled by the functions below. */
struct zy_recusal {
	struct zy_org_roster *orgs;	    /* borrowed */
	const struct zy_inspectors *raters; /* borrowed, or NULL */
	struct zy_intern *names;	    /* ids and names of raters */
	struct zy_recusal_link {
		uint32_t next;	   /* of the same name, or ZY_INTERN_NONE */
		uint32_t org;	   /* number in orgs, or ZY_INTERN_NONE */
		uint32_t rater;	   /* number in raters, with LISTED */
		struct zy_view id; /* of the member, with BELONGS */
		enum zy_recusal_reason why;
	} * links;
	uint32_t *first; /* by name: its first link */
	size_t n, cap, first_cap;
};

/*
 * Prepares x for the organisations of orgs, with their secretaries, and for the
 * raters of a list, which may be NULL; both are borrowed, with the tables that
 * they borrow.  Release it with zy_recusal_release.
 */
void zy_recusal_init(struct zy_recusal *x, struct zy_org_roster *orgs,
    const struct zy_inspectors *raters);
/* Frees what x holds. */
void zy_recusal_release(struct zy_recusal *x);
/* Adds the members of a roster, which is borrowed. */
void zy_recusal_add_members(
    struct zy_recusal *x, const struct zy_table *members);
/*
 * Adds the instructors and first persons responsible of a list of duties, which
 * is borrowed, but for those whose term is over by that day.
 */
void zy_recusal_add_duties(
    struct zy_recusal *x, const struct zy_table *duties, struct zy_date today);
/* Returns why the rater must not mark the subject, or ZY_RECUSAL_NONE. */
enum zy_recusal_reason zy_recusal_find(
    const struct zy_recusal *x, struct zy_view rater, struct zy_view subject);
/* Returns the reason in words, in Chinese or English; not for NONE. */
const char *zy_recusal_words(enum zy_recusal_reason why, bool zh);

ZY_END_C

#endif
