/*
 * The findings of an audit: what is odd in ballots or marks, and how probable
 * it is by chance alone.
 *
 * A rule tests many places: each test is a look.  The chance of a look is its
 * p-value: the probability, under the rule's model, of what is seen there or of
 * something more extreme.  Where a thousand places are tested, one of them
 * looks like one in a thousand.  So the p-values of a rule are corrected by
 * Holm's method for the number of its looks, and then multiplied by the number
 * of rules that tested anything.  A look whose corrected p-value is at most
 * 1/20 is a finding.  Thus at most one run in twenty over data without anything
 * odd has a finding.
 *
 * A finding only points something out: it changes no count and no score.
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

/* The rules, in the order of zy_audit_rule_choices. */
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
	ZY_AUDIT_EXCESS,  /* more papers than people; p-value 0 */
	ZY_AUDIT_OWN,	  /* a mark on one's own unit; p-value 0 */
	ZY_AUDIT_RULES
};

/* Returns whether a rule is about marks of assessors, not about ballots. */
static inline bool
zy_audit_is_of_marks(enum zy_audit_rule rule)
{
	return (rule >= ZY_AUDIT_MILD && rule <= ZY_AUDIT_SPREAD) ||
	       rule == ZY_AUDIT_OWN;
}

/*
 * A finding.  The caller of zy_audit_find owns the texts of the finding that it
 * passes; those of a finding in a collection are owned by the collection.
 */
struct zy_audit_finding {
	enum zy_audit_rule rule;
	struct zy_view subject, question, group; /* empty: all of them */
	uint64_t size; /* papers, marks or people that the finding is about */
	uint64_t of;   /* out of how many; 0: unknown */
	struct zy_chance chance;    /* p-value; 0: impossible by chance */
	struct zy_chance corrected; /* set by zy_audit_settle */
	struct zy_view detail;	    /* a sentence for people */
	struct zy_view source;	    /* file:line where it begins, or empty */
};

/*
 * A collection of findings, which owns their texts.  All bytes zero is an empty
 * collection; zy_audit_release frees what it owns.
 */
struct zy_audit_findings {
	bool zh; /* set by the caller: sentences are in Chinese */
	uint64_t looks[ZY_AUDIT_RULES]; /* by rule: how often it tested */
	struct zy_audit_finding *items;
	size_t n, cap;
	struct zy_arena arena;
};

/* Frees what f owns and makes it empty. */
void zy_audit_release(struct zy_audit_findings *f);
/* Adds n to the number of looks of a rule. */
void zy_audit_look(
    struct zy_audit_findings *f, enum zy_audit_rule rule, uint64_t n);
/*
 * Returns whether a test with this p-value can be a finding: whether it is at
 * most 1/20.  Where it is not, the caller need not write the sentence.
 */
bool zy_audit_is_rare(struct zy_chance chance);
/*
 * Adds a copy of x to f if its p-value is rare (zy_audit_is_rare); else does
 * nothing.  Does not count the look: the caller also calls zy_audit_look.
 */
void zy_audit_find(
    struct zy_audit_findings *f, const struct zy_audit_finding *x);
/*
 * Corrects the p-values; to be called once all looks have been counted.  Then
 * removes the findings whose corrected p-value is above 1/20, and sorts the
 * rest by rule, subject, question, group, source and size.
 */
void zy_audit_settle(struct zy_audit_findings *f);
/*
 * Writes the columns of zy_audit_schema and then one record for each finding to
 * w; stops early when w is closed.  The caller finishes w, which returns any
 * error of writing.
 */
void zy_audit_write(struct zy_writer *w, const struct zy_audit_findings *f);

ZY_END_C

#endif
