/*
 * The findings of an audit: what looks odd in ballots or marks, and how often
 * chance alone would do it.
 *
 * A rule looks at many places; each is a look, with the chance that what is
 * seen there, or more, comes about under the rule's model.  Of a thousand
 * looks one shows something as rare as one in a thousand: so the chances of a
 * rule are corrected by Holm's method for its number of looks, and then
 * multiplied by the number of rules that looked at anything.  What stays at
 * one in twenty or below is a finding.  A run without anything odd thus has a
 * finding in at most one of twenty cases, whatever it holds.
 *
 * A finding flags; it changes no count and no score.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_AUDIT_H
#define ZY_MODEL_AUDIT_H

#include "base/attr.h"
#include "base/chance.h"
#include "base/mem.h"
#include "stream/writer.h"

ZY_BEGIN_C

/* The rules, as zy_audit_rule_choices has them. */
enum zy_audit_rule {
	ZY_AUDIT_RUN,	  /* equal papers in a row */
	ZY_AUDIT_ALIKE,	  /* equal papers, more than half of all */
	ZY_AUDIT_ORDER,	  /* good and bad papers in no random order */
	ZY_AUDIT_UNIFORM, /* papers all of one grade */
	ZY_AUDIT_GROUP,	  /* a voter group at odds with all others */
	ZY_AUDIT_REPEAT,  /* the same figures for several subjects */
	ZY_AUDIT_TURNOUT, /* everybody voted, everywhere */
	ZY_AUDIT_DIGITS,  /* last digits of counts */
	ZY_AUDIT_FILE,	  /* a file that brought many papers */
	ZY_AUDIT_DEVICE,  /* a device that brought many papers */
	ZY_AUDIT_MILD,	  /* a rater milder or harder than the others */
	ZY_AUDIT_DRIFT,	  /* marks that change with the days */
	ZY_AUDIT_SPREAD,  /* an item on which the raters differ */
	ZY_AUDIT_EXCESS,  /* more papers than people: no matter of chance */
	ZY_AUDIT_OWN,	  /* a mark on one's own unit: likewise */
	ZY_AUDIT_RULES
};

/* Returns whether a rule is about marks of assessors, not about ballots. */
static inline bool
zy_audit_is_of_marks(enum zy_audit_rule rule)
{
	return (rule >= ZY_AUDIT_MILD && rule <= ZY_AUDIT_SPREAD) ||
	       rule == ZY_AUDIT_OWN;
}

/* A finding; the texts are borrowed by zy_audit_find, which copies them. */
struct zy_audit_finding {
	enum zy_audit_rule rule;
	struct zy_view subject, question, group; /* empty: all of them */
	uint64_t size, of; /* how many were seen, of how many; of 0: unknown */
	struct zy_chance chance;    /* 0: it cannot be */
	struct zy_chance corrected; /* filled by zy_audit_settle */
	struct zy_view detail;	    /* a sentence for people */
	struct zy_view source;	    /* file:line where it begins, or empty */
};

/* A collection of findings.  All zero is empty. */
struct zy_audit_findings {
	bool zh; /* set by the caller: sentences are Chinese */
	uint64_t looks[ZY_AUDIT_RULES];
	struct zy_audit_finding *items;
	size_t n, cap;
	struct zy_arena arena;
};

/* Frees what f holds. */
void zy_audit_release(struct zy_audit_findings *f);
/* Counts n looks of a rule. */
void zy_audit_look(
    struct zy_audit_findings *f, enum zy_audit_rule rule, uint64_t n);
/*
 * Returns whether a look with this chance may be a finding at all, so that the
 * caller need not make its sentence otherwise.
 */
bool zy_audit_is_rare(struct zy_chance chance);
/*
 * Adds what a look has shown, which zy_audit_look counts besides, if it is
 * rare.
 */
void zy_audit_find(
    struct zy_audit_findings *f, const struct zy_audit_finding *x);
/*
 * Corrects all chances once all looks are counted, leaves out what is no
 * finding, and sorts the others by rule, subject, question, group, source and
 * size.
 */
void zy_audit_settle(struct zy_audit_findings *f);
/* Writes the findings as records of zy_audit_schema, without finishing w. */
void zy_audit_write(struct zy_writer *w, const struct zy_audit_findings *f);

ZY_END_C

#endif
