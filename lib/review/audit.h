/*
 * The audit of a review: which ballots and counts a supervisor should look at.
 *
 * The rules and their models stand in review-tally(1).  Where a model compares
 * one place with the others it asks two questions, and takes the larger chance:
 * would binomial chance do it if the odds were up to two or four times those of
 * the others, and does the place stand out from the spread that the others show
 * among themselves (Student's t)?  People and places differ: what differs as
 * much as they do everywhere is no finding.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_AUDIT_H
#define ZY_REVIEW_AUDIT_H

#include "base/attr.h"
#include "base/tail.h"
#include "model/audit.h"
#include "review/audit-papers.h"
#include "review/session.h"

ZY_BEGIN_C

enum {
	ZY_AUDIT_LEAST = 5,  /* papers, votes or files to look at */
	ZY_AUDIT_OTHERS = 4, /* others at least, for the spread among them */
};

/*
 * Adds the findings about the papers p, all of them read: runs, alike papers,
 * their order.
 */
void zy_audit_papers_find(
    const struct zy_audit_papers *p, struct zy_audit_findings *f);
/*
 * Adds the findings about papers all of one grade; t is the tally of these
 * papers, settled.
 */
void zy_audit_uniform_find(const struct zy_audit_papers *p,
    const struct zy_tally *t, struct zy_audit_findings *f);
/* Adds the findings about files and devices that brought many papers. */
void zy_audit_sources_find(
    const struct zy_audit_papers *p, struct zy_audit_findings *f);
/*
 * Adds the findings about groups that are at odds with all others.  The tally
 * is settled, and without a limit of memory.
 */
void zy_audit_groups_find(
    const struct zy_tally *t, struct zy_audit_findings *f);
/*
 * Adds the findings about the figures of a tally, settled and without a limit
 * of memory, and its sessions: figures that are repeated, last digits.
 */
void zy_audit_figures_find(const struct zy_tally *t,
    const struct zy_sessions *sessions, struct zy_audit_findings *f);
/*
 * Adds the findings about the sessions: everybody voted everywhere, more
 * papers than people.  source names their file; empty where there is none.
 */
void zy_audit_sessions_find(const struct zy_tally *t,
    const struct zy_sessions *sessions, struct zy_view source,
    struct zy_audit_findings *f);

/*
 * Returns how many times the odds of the others are nothing odd, when there are
 * that many places with the one that is looked at: 4 where they are too few for
 * their spread to say much, else 2.
 */
static inline uint64_t
zy_audit_allowance(uint64_t places)
{
	return places > 2 * ZY_AUDIT_OTHERS ? 2 : 4;
}

ZY_END_C

#endif
