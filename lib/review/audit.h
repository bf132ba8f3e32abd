/*
 * The audit of a review: which ballots and counts a supervisor should look at.
 *
 * The rules and their models are described in review-tally(1).  A model that
 * compares one place with the others computes two chances and uses the larger
 * one: the binomial chance when the odds are up to two or four times those of
 * the others; and the chance, by Student's t, that the place lies so far
 * outside the spread of the others.  So a difference as large as is usual
 * everywhere is no finding.
 *
 * Each function adds its findings to f by zy_audit_look and zy_audit_find; the
 * caller ends with zy_audit_settle.
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
	/* With fewer papers, votes or sessions at a place nothing is tested. */
	ZY_AUDIT_LEAST = 5,
	/* With fewer other places their spread is not used. */
	ZY_AUDIT_OTHERS = 4,
};

/*
 * Adds to f the findings about papers: equal papers in a row, many equal
 * papers, papers that are not in random order.  Call it when all papers have
 * been added to p.
 */
void zy_audit_papers_find(
    const struct zy_audit_papers *p, struct zy_audit_findings *f);
/*
 * Adds to f the findings about papers whose marks are all one grade.  t is the
 * tally of the papers in p, after zy_tally_settle.
 */
void zy_audit_uniform_find(const struct zy_audit_papers *p,
    const struct zy_tally *t, struct zy_audit_findings *f);
/*
 * Adds to f the findings about files and devices from which unusually many
 * papers came.  Call it when all papers have been added to p.
 */
void zy_audit_sources_find(
    const struct zy_audit_papers *p, struct zy_audit_findings *f);
/*
 * Adds to f the findings about voter groups that vote otherwise than all other
 * groups.  t is a tally after zy_tally_settle, without a memory limit.
 */
void zy_audit_groups_find(
    const struct zy_tally *t, struct zy_audit_findings *f);
/*
 * Adds to f the findings about numbers that look invented: several subjects
 * with the same numbers of votes for each grade, and counts whose last digits
 * are not spread evenly.  t is a tally after zy_tally_settle, without a memory
 * limit; sessions are its sessions, which may have no records.
 */
void zy_audit_figures_find(const struct zy_tally *t,
    const struct zy_sessions *sessions, struct zy_audit_findings *f);
/*
 * Adds to f the findings about sessions: everybody voted in every session, or
 * more papers than people.  t is a tally after zy_tally_settle; source is the
 * name of the sessions' file, empty if there is none.
 */
void zy_audit_sessions_find(const struct zy_tally *t,
    const struct zy_sessions *sessions, struct zy_view source,
    struct zy_audit_findings *f);

/*
 * Returns how many times the odds at one place may be those at the other places
 * before that is a finding, if `places` places are compared: 4 if these are too
 * few to show how much places usually differ, else 2.
 */
static inline uint64_t
zy_audit_allowance(uint64_t places)
{
	return places > 2 * ZY_AUDIT_OTHERS ? 2 : 4;
}

ZY_END_C

#endif
