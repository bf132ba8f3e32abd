/*
 * Figures: what is known about subjects, as a standard needs it.
 *
 * Votes of the tally, evidence, totals under other standards: small records in
 * flat arrays, chained by subject, so that memory is the number of figures
 * times some 40 bytes and no order of input can change a sum.  Where each
 * figure came from is kept only for the subjects that will be explained.
 * Knows no files and no columns; intake.h fills it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_H
#define ZY_SCORING_EVIDENCE_H

#include "scoring/grade-counts.h"
#include "standard/roster-column.h"

#define ZY_NO_FIGURE UINT32_MAX

/* Instead of places: what coef means then. */
enum {
	ZY_FACT_NA = -1,    /* the item does not apply */
	ZY_FACT_RATIO = -2, /* number of an entry of ratios */
	ZY_FACT_LEVEL = -3, /* level << 32 | how many events */
};

/* Who or what a value is of: numbers into words; 0: nothing said. */
struct zy_whose {
	uint32_t rater, group, event;
};

/*
 * One value: of a rater, an event, a record, or the total under another
 * standard.  Yes is 1, no is 0.
 */
struct zy_given {
	struct zy_decimal value;
	struct zy_whose whose;
};

/* The same as it is kept; there are millions of them. */
struct zy_fact {
	int64_t coef;
	int32_t places;
	uint32_t next; /* of the same subject and node */
};

static inline struct zy_decimal
zy_fact_value(const struct zy_fact *fact)
{
	return (struct zy_decimal){fact->coef, fact->places};
}

/* Why a fact counts nothing, where events count once. */
enum zy_dropped {
	ZY_COUNTS,	   /* it does count */
	ZY_DROPPED_HERE,   /* the item has the event already */
	ZY_DROPPED_HIGHER, /* elsewhere it brings more, or as much */
	ZY_DROPPED_BETTER, /* elsewhere less, and so all come to more */
};

/* Why, and the item in which the event counts, as one number; 0: it counts. */
static inline uint32_t
zy_dropped_pack(enum zy_dropped why, size_t item)
{
	return why ? (uint32_t)item << 2 | (uint32_t)why : 0;
}

/* Transparent for reading. */
struct zy_figures {
	const struct zy_standard *standard;
	struct zy_intern *subjects;
	bool closed;		/* a roster said who there is */
	struct zy_view explain; /* keep origins for this subject, */
	bool explain_all;	/* or for all */

	uint32_t *first_poll; /* a subject */
	uint32_t *first_fact; /* subject * nnodes + node */
	char **roster;	      /* a subject: its columns, one NUL behind each */
	bool *outside;	      /* a subject: not in the standard's sectors */
	bool has_records[ZY_FROM_SELF]; /* a stream of them was read */
	size_t cap;			/* subjects there is room for */

	struct zy_fact *facts;
	struct zy_whose *whose;	  /* a fact; NULL: nothing said of any */
	const char **fact_origin; /* or NULL */
	/* A fact: packed why, and where it counts; NULL: all count. */
	uint32_t *dropped;
	uint32_t **apart; /* the same for each field of the standard's apart */
	size_t nfacts, facts_cap;
	struct zy_polls polls;

	struct zy_ratio {
		int64_t num, den;
	} * ratios;
	size_t nratios, ratios_cap;
	const struct zy_shares *shares; /* of step 11, or NULL */

	struct zy_intern *crowded;   /* values of nodes that have very many */
	struct zy_intern *words;     /* raters, groups of them, events */
	struct zy_intern *questions; /* the standard's come first */
	struct zy_intern *groups;    /* the same */
	bool open_questions, open_groups; /* the standard lists none */
	struct zy_arena arena;
};

void zy_figures_init(struct zy_figures *f, const struct zy_standard *s);
void zy_figures_release(struct zy_figures *f);

/*
 * Forgets all but the first facts, polls and ratios, so many of each; no origin
 * was kept.
 */
void zy_figures_forget(
    struct zy_figures *f, size_t nfacts, uint32_t npolls, size_t nratios);

/* The number of a subject, added where it is new. */
uint32_t zy_figures_subject(struct zy_figures *f, struct zy_view id);
/* True when an exemption of the standard was claimed, or is one of the
 * roster's; which. */
bool zy_figures_exempt(
    const struct zy_figures *f, uint32_t subject, size_t *which);
/*
 * The cell of column c (as zy_standard_column has it) of a subject's roster
 * row; empty where there is none.
 */
struct zy_view zy_figures_roster(
    const struct zy_figures *f, uint32_t subject, int c);
/* True when the subject's roster row fits all of the conditions. */
bool zy_figures_fits(const struct zy_figures *f, uint32_t subject,
    const struct zy_conditions *conditions);
/*
 * How many values there are of conditions and parts of items whose own value
 * says that they do not apply: they count nothing.
 */
uint64_t zy_figures_idle(const struct zy_figures *f);
/* The value of a fact that is none of the special ones but a ratio. */
void zy_figures_value(const struct zy_figures *f, const struct zy_fact *fact,
    struct zy_rational *out);
/* Keeps a ratio; what a fact's value says of it. */
struct zy_decimal zy_figures_ratio(
    struct zy_figures *f, int64_t num, int64_t den);
/* Whose value fact number i is. */
static inline struct zy_whose
zy_figures_whose(const struct zy_figures *f, uint32_t i)
{
	return f->whose ? f->whose[i] : (struct zy_whose){0, 0, 0};
}

/* Whether fact number i was dropped, and for which item. */
static inline enum zy_dropped
zy_figures_dropped(const struct zy_figures *f, uint32_t i, size_t *item)
{
	uint32_t packed = f->dropped ? f->dropped[i] : 0;

	*item = packed >> 2;
	return (enum zy_dropped)(packed & 3);
}

/* True when it is on the roster (and in the sectors), else has a figure. */
bool zy_figures_scored(const struct zy_figures *f, uint32_t subject);
/* True when origins of that subject's figures are wanted. */
bool zy_figures_wants_origin(const struct zy_figures *f, struct zy_view id);

/*
 * Adds a value; origin (or NULL) is copied.  The caller has checked it.
 * zy_figures_second says whether there is one already that it would repeat: of
 * the same rater (judged, sources), the same event (deduct, count, steps,
 * target, vetoes, records), at all (the others), or which it contradicts: what
 * does not apply stands alone; never where events count once anyway.
 */
void zy_figures_add(struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_given *given, const char *origin);
bool zy_figures_second(const struct zy_figures *f, uint32_t subject,
    uint32_t node, const struct zy_given *given);

/*
 * Adds what a group said on a question; texts are copied, why (or NULL) tells
 * that it does not count.  zy_figures_polled says whether it is there already.
 */
void zy_figures_poll(
    struct zy_figures *f, uint32_t subject, const struct zy_poll *poll);
bool zy_figures_polled(const struct zy_figures *f, uint32_t subject,
    uint32_t question, uint32_t group);

#endif
