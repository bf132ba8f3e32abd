/*
 * Evidence store: all that is known about the subjects of one standard.
 *
 * It holds rosters, votes of the tally, values of evidence and of registers,
 * and totals under other standards, as small records in flat arrays, a list for
 * each subject and node.  Memory is some 40 bytes a value, and no order of
 * input can change a sum.  Where a value came from (its origin) is kept only
 * for the subjects that will be explained.
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

#define ZY_NO_VALUE UINT32_MAX
/* Parts the source, date, reference and note of a value's origin. */
#define ZY_ORIGIN_MARK '\x1f'

/* Instead of the number of places, what the coefficient of a value means. */
enum {
	ZY_VALUE_NA = -1,    /* nothing: the item does not apply */
	ZY_VALUE_RATIO = -2, /* the number of an entry of ratios */
	ZY_VALUE_LEVEL = -3, /* level << 32 | how many events */
};

/* Who gave a value, and for which event: numbers of words; 0: not said. */
struct zy_attribution {
	uint32_t rater, group, event;
};

/* A value to be added: a number, or yes (1) or no (0). */
struct zy_new_value {
	struct zy_decimal value;
	struct zy_attribution by;
};

/* A value as it is stored; there are millions of them. */
struct zy_value {
	int64_t coef;
	int32_t places;
	uint32_t next; /* of the same subject and node, or ZY_NO_VALUE */
};

/* Returns a stored value as a decimal, or as one of the ZY_VALUE_ meanings. */
static inline struct zy_decimal
zy_value_decimal(const struct zy_value *value)
{
	return (struct zy_decimal){value->coef, value->places};
}

/* Why a value does not count, where events count once. */
enum zy_dropped {
	ZY_COUNTS,	   /* it does count */
	ZY_DROPPED_HERE,   /* another value of this item has the event */
	ZY_DROPPED_HIGHER, /* in another item the event brings as much or more
			    */
	ZY_DROPPED_BETTER, /* in another item it brings less, but the total more
			    */
};

/* Packs why a value is dropped and the item that counts instead; 0: counts. */
static inline uint32_t
zy_dropped_pack(enum zy_dropped why, size_t item)
{
	return why ? (uint32_t)item << 2 | (uint32_t)why : 0;
}

/* Transparent for reading; only functions of this floor write to it. */
struct zy_evidence {
	const struct zy_standard *standard;
	struct zy_intern *subjects;
	bool closed;		/* a roster says which subjects there are */
	struct zy_view explain; /* keep origins for this subject, */
	bool explain_all;	/* or for all subjects */

	/* Indexed by subject, or by subject * nnodes + node. */
	uint32_t *first_votes; /* a number in votes, or ZY_NO_VOTES */
	uint32_t *first_value; /* by node, too: a number in values */
	char **roster;	       /* cells of the roster, a NUL behind each */
	bool *outside;	       /* the subject is in no sector of the standard */
	bool has_records[ZY_FROM_SELF]; /* such a stream was read */
	size_t cap;			/* subjects that there is room for */

	struct zy_value *values;
	struct zy_attribution *attributions; /* a value; NULL: none is known */
	const char **value_origin;	     /* a value; or NULL */
	uint32_t *dropped; /* a value: zy_dropped_pack; NULL: all count */
	/* dropped again, for each of the standard's partial fields. */
	uint32_t **partial_dropped;
	size_t nvalues, values_cap;
	struct zy_vote_store votes;

	struct zy_ratio {
		int64_t num, den;
	} * ratios;
	size_t nratios, ratios_cap;
	const struct zy_shares *shares; /* the result of step 11, or NULL */

	struct zy_intern *crowded; /* values of very long lists, to be found */
	struct zy_intern *words;   /* raters, groups of raters, events */
	struct zy_intern *questions; /* the standard's come first */
	struct zy_intern *groups;    /* of voters; the standard's come first */
	bool open_questions, open_groups; /* the standard lists none */
	struct zy_arena arena;
};

/* Makes an empty store for a standard, which must outlive it. */
void zy_evidence_init(struct zy_evidence *f, const struct zy_standard *s);
/* Frees what the store holds, but for shares. */
void zy_evidence_release(struct zy_evidence *f);
/*
 * Keeps the first nvalues values, nvotes votes and nratios ratios and forgets
 * the rest.  No origins may have been kept.
 */
void zy_evidence_truncate(
    struct zy_evidence *f, size_t nvalues, uint32_t nvotes, size_t nratios);

/* Returns the number of a subject, which is added where it is new. */
uint32_t zy_evidence_add_subject(struct zy_evidence *f, struct zy_view id);
/*
 * Adds a value of a subject and node, which the caller has checked.  origin,
 * or NULL, is copied where origins are kept.
 */
void zy_evidence_add_value(struct zy_evidence *f, uint32_t subject,
    uint32_t node, const struct zy_new_value *given, const char *origin);
/*
 * Adds votes on a subject.  The marks are copied, and origin and why where
 * origins are kept.
 */
void zy_evidence_add_votes(struct zy_evidence *f, uint32_t subject,
    const struct zy_group_votes *votes);
/* Stores the quotient num / den and returns the value that refers to it. */
struct zy_decimal zy_evidence_add_ratio(
    struct zy_evidence *f, int64_t num, int64_t den);

/*
 * Returns whether the store has a value already that the new one would repeat
 * or contradict.  What two values must differ in is the item kind's repeat
 * (standard/item-kind.h); for sources it is the rater, for vetoes the event.
 * "Does not apply" stands alone.  Where events count once nothing repeats.
 */
bool zy_evidence_repeats(const struct zy_evidence *f, uint32_t subject,
    uint32_t node, const struct zy_new_value *given);
/* Returns whether the group's votes on a question are there already. */
bool zy_evidence_has_votes(const struct zy_evidence *f, uint32_t subject,
    uint32_t question, uint32_t group);
/*
 * Returns whether the subject has a score: it is on the roster and in a sector
 * of the standard; without a roster, anything is known about it.
 */
bool zy_evidence_is_scored(const struct zy_evidence *f, uint32_t subject);
/*
 * Returns whether the subject is exempt from the standard, by evidence or by
 * its roster row, and sets *which to the number of the exemption; to nexempt
 * where it is not exempt.
 */
bool zy_evidence_is_exempt(
    const struct zy_evidence *f, uint32_t subject, size_t *which);
/* Appends the subjects that are exempt, each with the exemption's name. */
void zy_evidence_list_exempt(const struct zy_evidence *f, struct zy_buf *b);
/* Returns whether the origins of the values of that subject are to be kept. */
bool zy_evidence_wants_origin(const struct zy_evidence *f, struct zy_view id);
/*
 * Returns the cell of a subject's roster row in column c, a number of
 * zy_standard_column.  Empty where there is no row.
 */
struct zy_view zy_evidence_roster(
    const struct zy_evidence *f, uint32_t subject, int c);
/* Returns whether a subject's roster row meets all of the conditions. */
bool zy_evidence_fits(const struct zy_evidence *f, uint32_t subject,
    const struct zy_conditions *conditions);
/*
 * Returns how many values there are of conditions and parts whose item does not
 * apply to the subject: those values have no effect.
 */
uint64_t zy_evidence_count_idle(const struct zy_evidence *f);
/* Sets out to the number that a value is: a decimal or a ratio. */
void zy_evidence_value(const struct zy_evidence *f,
    const struct zy_value *value, struct zy_rational *out);

/* Returns who gave value number i, and for which event. */
static inline struct zy_attribution
zy_evidence_attribution(const struct zy_evidence *f, uint32_t i)
{
	return f->attributions ? f->attributions[i]
			       : (struct zy_attribution){0, 0, 0};
}

/*
 * Returns why value number i does not count; *item is then the item in which
 * its event counts.
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
