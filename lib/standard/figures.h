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
#ifndef ZY_STANDARD_FIGURES_H
#define ZY_STANDARD_FIGURES_H

#include "standard/standard.h"

#define ZY_NO_FIGURE UINT32_MAX

/* One value: of a rater, an event, or the total under another standard. */
struct zy_fact {
	struct zy_decimal value;      /* yes is 1, no is 0 */
	uint32_t next;		      /* of the same subject and node */
	uint32_t rater, group, event; /* numbers into words; 0: none */
};

/* What a group of voters said on a question. */
struct zy_votes {
	uint32_t next;		  /* of the same subject */
	uint32_t question, group; /* numbers into questions and groups */
	uint32_t of;		  /* what means are taken of */
	bool void_;		  /* does not count; why[] says */
};

/* Transparent for reading. */
struct zy_figures {
	const struct zy_standard *standard;
	struct zy_intern *subjects;
	bool closed;		/* a roster said who there is */
	struct zy_view explain; /* keep origins for this subject, */
	bool explain_all;	/* or for all */

	uint32_t *first_votes; /* a subject */
	uint32_t *first_fact;  /* subject * nnodes + node */
	char **roster;	       /* a subject: its columns, one NUL behind each */
	bool *outside;	       /* a subject: not in the standard's sectors */
	size_t cap;	       /* subjects there is room for */

	struct zy_fact *facts;
	const char **fact_origin; /* or NULL */
	size_t nfacts, facts_cap;
	struct zy_votes *votes;
	uint32_t *marks; /* votes * ngrades + grade */
	const char **votes_origin, **why;
	size_t nvotes, votes_cap;

	struct zy_intern *crowded;   /* values of nodes that have very many */
	struct zy_intern *words;     /* raters, groups of them, events */
	struct zy_intern *questions; /* the standard's come first */
	struct zy_intern *groups;    /* the same */
	bool open_questions, open_groups; /* the standard lists none */
	struct zy_arena arena;
};

void zy_figures_init(struct zy_figures *f, const struct zy_standard *s);
void zy_figures_release(struct zy_figures *f);

/* The number of a subject, added where it is new. */
uint32_t zy_figures_subject(struct zy_figures *f, struct zy_view id);
/* True when it is on the roster (and in the sectors), else has a figure. */
bool zy_figures_scored(const struct zy_figures *f, uint32_t subject);
/* True when origins of that subject's figures are wanted. */
bool zy_figures_wants_origin(const struct zy_figures *f, struct zy_view id);

/*
 * Adds a value; origin (or NULL) is copied.  The caller has checked it.
 * zy_figures_second says whether there is one already that it would repeat: of
 * the same rater (judged, sources), the same event (deduct, vetoes), at all
 * (fixed, scores).
 */
void zy_figures_add(struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_fact *fact, const char *origin);
bool zy_figures_second(const struct zy_figures *f, uint32_t subject,
    uint32_t node, const struct zy_fact *fact);

/*
 * Adds the votes of a question and group; marks has a count a grade; why (or
 * NULL) tells that they do not count.  zy_figures_voted says whether they are
 * there already.
 */
void zy_figures_vote(struct zy_figures *f, uint32_t subject,
    const struct zy_votes *v, const uint32_t *marks, const char *origin,
    const char *why);
bool zy_figures_voted(const struct zy_figures *f, uint32_t subject,
    uint32_t question, uint32_t group);

#endif
