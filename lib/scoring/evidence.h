/*
 * Evidence store: all that is known about the subjects of one standard.
 *
 * It holds rosters, votes of the tally, values of evidence and of registers,
 * and totals under other standards, as small records in flat arrays, a list for
 * each subject and node.  A value takes some 40 bytes, and sums do not depend
 * on the order of input.  Where a value came from (its origin) is kept only for
 * the subjects that will be explained.
 *
 * Subjects, questions, groups of voters, raters and events are numbers; the
 * store's interns have their texts.  A node is an id of the standard that a
 * value can be about (struct zy_node_rule).  Depends on no files and columns:
 * evidence-reader.h fills the store.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_H
#define ZY_SCORING_EVIDENCE_H

#include "base/attr.h"
#include "scoring/vote-store.h"
#include "standard/roster-column.h"

ZY_BEGIN_C

#define ZY_NO_VALUE UINT32_MAX /* in place of the number of a value */
/* Separates the parts of a value's origin. */
#define ZY_ORIGIN_MARK '\x1f'

/* The parts of a value's origin, in their order. */
enum zy_origin_part {
	ZY_ORIGIN_SOURCE, /* usually file and line */
	ZY_ORIGIN_DATE,
	ZY_ORIGIN_REF,
	ZY_ORIGIN_NOTE,
	ZY_ORIGIN_PARTS
};

/*
 * Special numbers of places of a value, which give its coefficient another
 * meaning.
 */
enum {
	ZY_VALUE_NA = -1,    /* no meaning: the item does not apply */
	ZY_VALUE_RATIO = -2, /* index in the store's ratios */
	ZY_VALUE_LEVEL = -3, /* level << 32 | number of events */
};

/*
 * Who gave a value, and for which event: numbers in the store's words; 0: not
 * stated.
 */
struct zy_attribution {
	uint32_t rater, group, event;
};

/* A value to be added: a number, or yes (1) or no (0). */
struct zy_new_value {
	struct zy_decimal value; /* places may be one of ZY_VALUE_ */
	struct zy_attribution by;
};

/* A value as it is stored; there are millions of them. */
struct zy_value {
	int64_t coef;	/* the value is coef / 10^places */
	int32_t places; /* or one of ZY_VALUE_ */
	uint32_t next;	/* value of the same subject and node, or ZY_NO_VALUE */
};

/*
 * Returns a stored value as a decimal, whose places may be one of the ZY_VALUE_
 * constants.
 */
static inline struct zy_decimal
zy_value_decimal(const struct zy_value *value)
{
	return (struct zy_decimal){value->coef, value->places};
}

/* Whether a value counts, where an event counts once, and if not, why. */
enum zy_dropped {
	ZY_COUNTS,	   /* the value counts */
	ZY_DROPPED_HERE,   /* another value of this item has the event */
	ZY_DROPPED_HIGHER, /* another item gives as many or more points */
	ZY_DROPPED_BETTER, /* another item gives fewer points for the event,
			      but then the total is higher */
};

/*
 * Returns one number for the reason why a value is dropped and the item in
 * which its event counts instead; 0 for a value that counts.
 */
static inline uint32_t
zy_dropped_pack(enum zy_dropped why, size_t item)
{
	return why ? (uint32_t)item << 2 | (uint32_t)why : 0;
}

/*
 * The store.  Owns what its pointers point to, except the standard and shares.
 * Members may be read directly, but only functions of this floor write to them;
 * the caller sets explain and explain_all before the first value is added.
 */
struct zy_evidence {
	const struct zy_standard *standard; /* borrowed */
	struct zy_intern *subjects;	    /* numbers the subjects by id */
	bool closed; /* a roster determines the subjects */
	/* What evidence may be about: id and name; ends with token NULL. */
	struct zy_choice *node_choices;
	/* By item: the levels or answers of its rows, and its groups of
	 * raters, in that form. */
	struct zy_choice **row_choices, **group_choices;
	struct zy_view explain; /* borrowed: keep this subject's origins */
	bool explain_all;	/* keep the origins of all subjects */

	/* By subject; first_value by subject * nnodes + node. */
	uint32_t *first_votes; /* number in votes, or ZY_NO_VOTES */
	uint32_t *first_value; /* number in values, or ZY_NO_VALUE */
	char **roster;	       /* cells of the roster, each ended by a NUL */
	bool *outside;	       /* the standard does not apply to the subject */
	bool has_records[ZY_FROM_SELF]; /* such a stream was read */
	size_t cap;			/* allocated subjects */

	/* By number of a value. */
	struct zy_value *values;
	struct zy_attribution *attributions; /* NULL: all are {0, 0, 0} */
	const char **value_origin;	     /* NULL: none is kept */
	uint32_t *dropped; /* of zy_dropped_pack; NULL: all values count */
	/* Such an array for each of the standard's partial fields. */
	uint32_t **partial_dropped;
	size_t nvalues, values_cap;
	struct zy_vote_store votes;

	struct zy_ratio {
		int64_t num, den;
	} * ratios;
	size_t nratios, ratios_cap;
	const struct zy_shares *shares; /* the result of step 11, or NULL */

	struct zy_intern *crowded;   /* keys of the values in very long lists */
	struct zy_intern *words;     /* raters, groups of raters, events */
	struct zy_intern *questions; /* the standard's come first */
	struct zy_intern *groups;    /* of voters; the standard's come first */
	bool open_questions, open_groups; /* the standard lists none */
	struct zy_arena arena;
};

/*
 * Makes f, which need not be initialised, an empty store for the standard s,
 * which is borrowed until zy_evidence_release.
 */
void zy_evidence_init(struct zy_evidence *f, const struct zy_standard *s);
/* Frees what the store owns and sets it to all zero; shares are not freed. */
void zy_evidence_release(struct zy_evidence *f);
/*
 * Keeps the first nvalues values, nvotes votes and nratios ratios and removes
 * those added later.  The store must not keep origins.
 */
void zy_evidence_truncate(
    struct zy_evidence *f, size_t nvalues, uint32_t nvotes, size_t nratios);

/*
 * Returns the number of the subject with that id; adds the subject if the store
 * does not have it.
 */
uint32_t zy_evidence_add_subject(struct zy_evidence *f, struct zy_view id);
/*
 * Adds a value of a subject and node, which the caller has checked.  origin may
 * be NULL; it is copied if the store keeps origins.
 */
void zy_evidence_add_value(struct zy_evidence *f, uint32_t subject,
    uint32_t node, const struct zy_new_value *given, const char *origin);
/*
 * Adds votes on a subject.  The marks are copied; so are origin and why if the
 * store keeps origins.
 */
void zy_evidence_add_votes(struct zy_evidence *f, uint32_t subject,
    const struct zy_group_votes *votes);
/*
 * Stores the quotient num / den in f.  Returns a decimal that refers to it,
 * with ZY_VALUE_RATIO in place of its places, for zy_evidence_add_value.
 */
struct zy_decimal zy_evidence_add_ratio(
    struct zy_evidence *f, int64_t num, int64_t den);

/*
 * Returns true where the store must refuse a new value of a subject and node,
 * because it repeats or contradicts one that it has: either of the two says
 * "does not apply", which must stand alone; or both are attributed alike. Which
 * attribution must differ depends on the node: for an item it is what the
 * `repeat` of its kind names (standard/item-kind.h), for a source of a composed
 * total it is the rater, for a veto it is the event.  Returns false for an item
 * in a scope, whose events count once: there repetitions are settled later.
 */
bool zy_evidence_repeats(const struct zy_evidence *f, uint32_t subject,
    uint32_t node, const struct zy_new_value *given);
/*
 * Returns whether the store has votes of this group on this question about the
 * subject.
 */
bool zy_evidence_has_votes(const struct zy_evidence *f, uint32_t subject,
    uint32_t question, uint32_t group);
/*
 * Returns whether the subject is scored: it is on the roster and the standard
 * applies to it; without a roster, the store has any value or votes about it.
 */
bool zy_evidence_is_scored(const struct zy_evidence *f, uint32_t subject);
/*
 * Returns whether the subject is exempt from the standard, by evidence or by
 * its roster row.  Sets *which to the number of the exemption, or to the
 * standard's nexempt if it is not exempt.
 */
bool zy_evidence_is_exempt(
    const struct zy_evidence *f, uint32_t subject, size_t *which);
/*
 * Appends the ids of the exempt subjects, each with the exemption's name in
 * brackets, separated by ", ".
 */
void zy_evidence_list_exempt(const struct zy_evidence *f, struct zy_buf *b);
/*
 * Returns whether the store keeps the origins of the values of the subject with
 * that id.
 */
bool zy_evidence_wants_origin(const struct zy_evidence *f, struct zy_view id);
/*
 * Returns the cell of a subject's roster row in column c, a number of
 * zy_standard_column; empty if there is no row.  Borrowed from f.
 */
struct zy_view zy_evidence_roster(
    const struct zy_evidence *f, uint32_t subject, int c);
/* Returns whether a subject's roster row meets all of the conditions. */
bool zy_evidence_fits(const struct zy_evidence *f, uint32_t subject,
    const struct zy_conditions *conditions);
/*
 * Returns the number of values without effect: those of conditions and parts of
 * an item that does not apply to the subject.
 */
uint64_t zy_evidence_count_idle(const struct zy_evidence *f);
/*
 * Sets out, an initialised rational, to a stored value, which must be a decimal
 * or a ratio (not ZY_VALUE_NA or ZY_VALUE_LEVEL).
 */
void zy_evidence_value(const struct zy_evidence *f,
    const struct zy_value *value, struct zy_rational *out);

/* Returns the origin of the value with number i; NULL if none is kept. */
static inline const char *
zy_evidence_origin(const struct zy_evidence *f, uint32_t i)
{
	return f->value_origin ? f->value_origin[i] : NULL;
}
/*
 * Returns a part of an origin, borrowed from it; an empty view if origin is
 * NULL or has no such part.
 */
struct zy_view zy_evidence_origin_part(
    const char *origin, enum zy_origin_part part);

/*
 * Returns who gave the value with number i, and for which event; all 0 where
 * that is not known.
 */
static inline struct zy_attribution
zy_evidence_attribution(const struct zy_evidence *f, uint32_t i)
{
	return f->attributions ? f->attributions[i]
			       : (struct zy_attribution){0, 0, 0};
}

/*
 * Returns whether the value with number i counts for the total, or why not; in
 * the latter case sets *item to the item in which its event counts.
 */
static inline enum zy_dropped
zy_evidence_dropped(const struct zy_evidence *f, uint32_t i, size_t *item)
{
	uint32_t packed = f->dropped ? f->dropped[i] : 0;

	*item = packed >> 2;
	return (enum zy_dropped)(packed & 3);
}

ZY_END_C

#endif
