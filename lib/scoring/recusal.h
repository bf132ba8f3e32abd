/*
 * Recusal (回避): who must not mark which subject.
 *
 * A rater must not mark himself, the unit that he belongs to or one above it,
 * the unit that he heads (as its secretary or first person responsible,
 * 第一责任人), whose instructor (指导员) he is or that is his liaison point
 * (联系点), nor a subject with which he has a conflict by a list of raters.
 * Raters are known by id or by name; a reason known for a name applies to
 * everybody of that name.
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
	ZY_RECUSAL_HEADS,      /* he heads the unit */
	ZY_RECUSAL_INSTRUCTOR, /* he is the unit's instructor */
	ZY_RECUSAL_LIAISON,    /* the unit is his liaison point */
	ZY_RECUSAL_LISTED,     /* a conflict by the list of raters */
};

/*
 * What is known of raters; filled by the functions below.  Owns what its
 * pointers point to, except where they are borrowed.
 */
struct zy_recusal {
	struct zy_org_roster *orgs;	    /* borrowed */
	const struct zy_inspectors *raters; /* borrowed, or NULL */
	struct zy_intern *names; /* numbers ids and names of raters */
	/* Links between raters and units; those of one id or name form a
	   linked list. */
	struct zy_recusal_link {
		uint32_t next;	   /* in the list, or ZY_INTERN_NONE */
		uint32_t org;	   /* number in orgs, or ZY_INTERN_NONE */
		uint32_t rater;	   /* LISTED: number in raters */
		struct zy_view id; /* BELONGS: id of the member */
		enum zy_recusal_reason why;
	} * links;
	uint32_t *first; /* by number in names: the list's first link */
	size_t n, cap, first_cap;
};

/*
 * Initialises x with the secretaries of the organisations of orgs, and with the
 * conflicts of the raters of a list, which may be NULL.  Both, and the tables
 * that they borrow, are borrowed until zy_recusal_release.  The caller releases
 * x with that function.
 */
void zy_recusal_init(struct zy_recusal *x, struct zy_org_roster *orgs,
    const struct zy_inspectors *raters);
/* Frees what x owns and sets x to all zero. */
void zy_recusal_release(struct zy_recusal *x);
/*
 * Adds to x which unit each member of a roster belongs to.  members is borrowed
 * until zy_recusal_release.
 */
void zy_recusal_add_members(
    struct zy_recusal *x, const struct zy_table *members);
/*
 * Adds to x the instructors, first persons responsible and liaison points of a
 * list of duties, except those whose term ended before `today`.  duties is
 * borrowed only during the call.
 */
void zy_recusal_add_duties(
    struct zy_recusal *x, const struct zy_table *duties, struct zy_date today);
/*
 * Returns the first reason, in the order of the enum, why the rater must not
 * mark the subject, or ZY_RECUSAL_NONE.  rater is an id or a name.
 */
enum zy_recusal_reason zy_recusal_find(
    const struct zy_recusal *x, struct zy_view rater, struct zy_view subject);
/*
 * Returns the reason in words, in Chinese if zh, else in English; "" for
 * ZY_RECUSAL_NONE.
 */
const char *zy_recusal_words(enum zy_recusal_reason why, bool zh);

ZY_END_C

#endif
