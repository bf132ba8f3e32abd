/*
 * A scoring standard: what a county's attached table says, as data.
 *
 * One JSON file (zhengyou-standard(5)): heads with items, bonus, penalty,
 * composition with other sources, vetoes, gates, bands, marks, and the rules
 * of the ballot.  A standard that loads can be evaluated; check.h looks for
 * mistakes in it.  Every unknown key is refused.  R26, R53 to R57; the kinds
 * are those of real standards.
 * Must not depend on anything about subjects or figures.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_STANDARD_H
#define ZY_STANDARD_STANDARD_H

#include "base/attr.h"
#include "base/date.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/rational.h"
#include "review/rules.h"
#include "stream/column.h"

ZY_BEGIN_C

enum zy_item_kind {
	ZY_ITEM_JUDGED,	   /* an examiner gives 0 to max (评分) */
	ZY_ITEM_FIXED,	   /* all or nothing */
	ZY_ITEM_DEDUCT,	   /* points off for each occurrence */
	ZY_ITEM_REVIEW,	   /* points from the votes of a review */
	ZY_ITEM_CHECKLIST, /* points off for each condition not met */
	ZY_ITEM_STEPS,	   /* a table from a number to points */
	ZY_ITEM_RATE,	   /* a ratio against a threshold */
	ZY_ITEM_TARGET,	   /* points at a target, more beyond it */
	ZY_ITEM_SPLIT,	   /* parts, each given by its office */
	ZY_ITEM_COUNT,	   /* points for each event, by its level */
	ZY_ITEM_CHOICE,	   /* one of named answers, each with its points */
	ZY_ITEM_KINDS
};

/* Where an item stands decides what it may be and what its points do. */
enum zy_place_of {
	ZY_IN_HEAD,
	ZY_IN_BONUS,
	ZY_IN_PENALTY
};

/* What counts where there is no evidence. */
enum zy_missing {
	ZY_MISSING_ZERO,
	ZY_MISSING_FULL,
	ZY_MISSING_RESCALE, /* left out: the others get its points */
};

/* What counts where an item does not apply to a subject. */
enum zy_na {
	ZY_NA_REFUSED, /* no evidence may say so */
	ZY_NA_FULL,
	ZY_NA_RESCALE,
	ZY_NA_POINTS, /* na_points */
};

/* How several raters of a judged item become one value. */
enum zy_raters {
	ZY_RATERS_MEAN,
	ZY_RATERS_TRIMMED,  /* without one highest and one lowest, when more
			       than trim_above */
	ZY_RATERS_WEIGHTED, /* mean of each group, by weight */
};

/* How a part of a unit is counted (rate). */
enum zy_units {
	ZY_UNITS_WHOLE, /* nothing */
	ZY_UNITS_BEGUN, /* a whole one */
	ZY_UNITS_SHARE, /* its share */
};

/* Where an item's values come from. */
enum zy_from {
	ZY_FROM_EVIDENCE,
	ZY_FROM_TALLY,
	ZY_FROM_PLEDGES,
	ZY_FROM_COMMENTS,
	ZY_FROM_ACTIVITIES,
	ZY_FROM_SCORE, /* the total under another standard */
	ZY_FROM_SELF,  /* sources only */
};

struct zy_rater_group {
	const char *id, *name;
	struct zy_rational weight; /* they add up to 1 */
};

/* A row of steps (n, points), a level or condition or part (points). */
struct zy_item_row {
	const char *id, *name;
	struct zy_rational n, points;
	bool each;     /* condition: its points for each time */
	bool over;     /* step: begins above n, not at it */
	bool has_most; /* condition: n is the most that it takes */
	uint32_t node; /* conditions and parts */
};

/* A condition: the cell of a column must be one of the values. */
struct zy_where {
	const char *column;
	const char *title; /* its heading, in Chinese where it has one */
	int at;		   /* of a roster: number of zy_standard_column */
	const struct zy_choice
	    *choices; /* what cells may say; NULL: anything */
	const char **values;
	size_t n;
};

struct zy_conditions {
	struct zy_where *list;
	size_t n;
};

/* A column that the standard adds to rosters, for classes of subjects. */
struct zy_own_column {
	const char *id, *name; /* a header has the one or the other */
	const char **values;   /* a cell has one of them */
	size_t nvalues;
};

#define ZY_OWN_COLUMNS 8 /* at most */

/* Which rows of evidence are about one event. */
enum zy_same {
	ZY_SAME_EVENT,
	ZY_SAME_EVENT_RATER,
	ZY_SAME_EVENT_GROUP,
};

struct zy_item {
	const char *id, *name;
	const char *evidence; /* what to look at, or "" */
	const char *rule;     /* in the words of the county's table, or "" */
	enum zy_item_kind kind;
	enum zy_place_of place;
	bool has_max, has_floor, has_step, has_scale, has_required, has_per;
	bool has_less;
	bool done;    /* deduct: values say how many were done, not how many are
			 missing */
	bool over;    /* rate, target: at the bound is not enough */
	bool above;   /* rate: the threshold must not be exceeded */
	bool percent; /* rate, target, steps: the bound is written with % */
	struct zy_rational max, floor, factor;
	struct zy_rational step, scale;	    /* judged */
	struct zy_rational per, required;   /* deduct, rate, count */
	struct zy_rational threshold, unit; /* rate; unit: target, too */
	struct zy_rational target, points, extra, less, below;
	/* The most points that it can have: max, or less where factor makes
	 * it less; of items without max 0. */
	struct zy_rational reach;
	enum zy_units units;
	enum zy_missing missing;
	enum zy_na na;
	struct zy_rational na_points;
	enum zy_raters raters;
	size_t trim_above;
	struct zy_rater_group *groups; /* weighted raters */
	size_t ngroups;
	struct zy_item_row *rows; /* steps, conditions, parts, levels */
	size_t nrows;
	const char **questions; /* from tally; none: all */
	size_t nquestions;
	enum zy_from from;
	struct zy_conditions where, of, only;
	bool has_where, has_of;
	size_t scope; /* in which its events count once, or ZY_NO_SCOPE */
	enum zy_same same;
	uint32_t node;	/* what evidence calls it */
	uint32_t given; /* the node that its values are stored under */
};

#define ZY_NO_SCOPE SIZE_MAX

/* Returns whether events of the item take points off; else they add some. */
static inline bool
zy_item_takes(const struct zy_item *item)
{
	return item->place == ZY_IN_PENALTY || item->kind == ZY_ITEM_DEDUCT;
}

/* Items among which an event counts once. */
struct zy_scope {
	const char *name;
	size_t *items;
	size_t n, cap;
};

/*
 * What vetoes, gates and missed minimums do.  Vetoes have no bar and no redo.
 */
enum zy_effect {
	ZY_EFFECT_ZERO,
	ZY_EFFECT_FAIL,
	ZY_EFFECT_LOWEST,
	ZY_EFFECT_BAR_TOP,
	ZY_EFFECT_CAP_BAND,
	ZY_EFFECT_BAND_DOWN,
	ZY_EFFECT_NO_AWARD,
	ZY_EFFECT_BAR,
	ZY_EFFECT_REDO,
};

struct zy_consequence {
	enum zy_effect effect;
	size_t band;	/* of fail and cap-band; ZY_NO_BAND: not given */
	uint64_t bands; /* bar: a bit each */
};

#define ZY_NO_BAND SIZE_MAX

enum zy_field {
	ZY_FIELD_TOTAL,
	ZY_FIELD_BASE,
	ZY_FIELD_BONUS,
	ZY_FIELD_PENALTY,
	ZY_FIELD_SATISFACTION,
	ZY_FIELD_HEAD,
	ZY_FIELD_ITEM,
};

/* The figure that a gate, minimum or requirement compares. */
struct zy_field_rule {
	const char *name; /* as written */
	enum zy_field field;
	size_t index;	/* head, item */
	size_t partial; /* its number in s->partial, from 1; or 0 */
};

struct zy_head {
	const char *id, *name;
	bool has_max, has_min;
	bool capped; /* max is a cap: the items may add up to more */
	bool has_weight;
	struct zy_rational max, min, weight;
	struct zy_field_rule asked;  /* by the minimum */
	struct zy_consequence below; /* of a minimum missed */
	struct zy_rational full;     /* sum of its items' reach, at most max */
	size_t first, n;	     /* its items */
};

/* Bonus or penalty: items, and the most that they may add up to. */
struct zy_extra {
	bool has_cap;
	struct zy_rational cap;
	size_t first, n;
};

struct zy_source_rule {
	enum zy_from from;	   /* self, score, evidence */
	const char *name;	   /* "self", "score:ID", "evidence:NODE" */
	const char *title;	   /* for people */
	struct zy_rational weight; /* they add up to 1 */
	enum zy_missing missing;
	uint32_t node; /* the node that its values are stored under */
};

/*
 * Appends the name of the column of scores that holds a source, by the source's
 * name: source_self for what the standard's own items give, source_annual for
 * evidence:annual, source_x for score:x, and source_score for score:*.
 */
void zy_source_column(struct zy_buf *b, const char *source);

struct zy_veto {
	const char *id, *name;
	struct zy_consequence then;
	uint32_t node;
};

struct zy_exemption {
	const char *id, *name;
	struct zy_conditions
	    only; /* conditions on the roster; none: by evidence only */
	uint32_t node;
};

struct zy_gate {
	const char *id, *name;
	struct zy_field_rule field;
	struct zy_rational below;
	bool pass; /* where there is no evidence */
	struct zy_consequence then;
	const char **questions; /* satisfaction; none: all */
	size_t nquestions;
};

struct zy_requirement {
	struct zy_field_rule field;
	bool above_zero; /* else at least min */
	struct zy_rational min;
};

struct zy_band {
	const char *id, *name;
	struct zy_rational min;
	struct zy_requirement *require;
	size_t nrequire;
	bool has_max_share, has_min_share, open;
	bool over; /* begins above min, not at it */
	struct zy_rational max_share, min_share;
};

enum zy_share_rounding {
	ZY_SHARE_FLOOR,
	ZY_SHARE_CEIL,
	ZY_SHARE_HALF_UP,
};

struct zy_shares_rule {
	struct zy_conditions within; /* columns of the roster; no values */
	enum zy_share_rounding rounding;
};

/* What becomes of a mark that a rater gives to his own unit (回避). */
enum zy_recusal_rule {
	ZY_RECUSAL_ANY,	   /* no rule */
	ZY_RECUSAL_FLAG,   /* it counts, and is told */
	ZY_RECUSAL_REFUSE, /* it is refused */
};

struct zy_marks {
	struct zy_rational full, start, floor, cap;
	bool has_full, has_floor, has_cap;
	int places;
	enum zy_rounding rounding;
	bool bands_rounded; /* bands_by: rounded */
};

/* What a row of evidence can be about. */
struct zy_node_rule {
	enum zy_about {
		ZY_ABOUT_ITEM,
		ZY_ABOUT_ROW, /* a condition or part of an item */
		ZY_ABOUT_VETO,
		ZY_ABOUT_EXEMPTION,
		ZY_ABOUT_SOURCE, /* evidence:NODE */
		ZY_ABOUT_SCORE,	 /* score:ID; no evidence can name it */
	} what;
	size_t index, row; /* into items and their rows, vetoes, ... */
};

/*
 * A loaded standard: nothing changes it, so threads may share it.  Its texts
 * belong to the document.
 */
struct zy_standard {
	const char *id, *version, *title, *owner, *basis, *award;
	const char *subject;   /* "org", "member" or "" */
	const char *from, *to; /* in force, as written, or "" */
	struct zy_date first_day, last_day;
	const char **sectors; /* tokens; none: every sector */
	size_t nsectors;
	struct zy_own_column *columns;
	size_t ncolumns;
	enum zy_recusal_rule recusal;
	struct zy_marks marks;
	bool has_ballot;
	bool needs_votes; /* an item or gate uses votes */
	bool needs_roster;
	bool has_shares;
	struct zy_ballot_rules ballot;
	struct zy_item *items; /* of all heads, then bonus, then penalty */
	size_t nitems, items_cap;
	struct zy_scope *scopes;
	size_t nscopes, scopes_cap;
	/* Fields that cover only part of a scope (partial-scope.c). */
	struct zy_field_rule **partial;
	size_t npartial, partial_cap;
	struct zy_head *heads;
	size_t nheads;
	struct zy_extra bonus, penalty;
	struct zy_source_rule *sources; /* none: the standard itself */
	size_t nsources;
	struct zy_veto *vetoes;
	size_t nvetoes;
	struct zy_exemption *exempt;
	size_t nexempt;
	struct zy_gate *gates;
	size_t ngates;
	struct zy_band *bands; /* highest first, at most 64 */
	size_t nbands;
	struct zy_shares_rule shares;
	const char **ties; /* columns of the score stream */
	size_t nties;

	struct zy_intern *node_ids; /* numbers into nodes */
	struct zy_node_rule *nodes;
	size_t nnodes, nodes_cap;
	struct zy_config document;
	struct zy_arena arena;	      /* the arrays above */
	struct zy_rational **numbers; /* every rational, to release */
	size_t nnumbers, numbers_cap;
};

/*
 * Loads a standard from a file.  Returns 0 and sets *out, to be freed with
 * zy_standard_free; or -1, and *out is left alone, with a ZY_ERROR_CONFIG that
 * names file and JSON path, or a ZY_ERROR_IO where the file cannot be read.
 */
int zy_standard_load(
    struct zy_standard **out, const char *path, struct zy_error *e);
/*
 * Loads a standard from a text; name stands for the file in messages.  Returns
 * 0 and sets *out, to be freed with zy_standard_free; or -1 with a
 * ZY_ERROR_CONFIG, and *out is left alone.
 */
int zy_standard_parse(struct zy_standard **out, const char *name,
    struct zy_view text, struct zy_error *e);
/* Frees a standard; NULL is allowed. */
void zy_standard_free(struct zy_standard *s);

/*
 * Returns the number of a roster column that conditions may name: its index in
 * zy_roster_columns or, behind those, of the standard's own columns; -1 where
 * it is none.
 */
int zy_standard_column(const struct zy_standard *s, const char *name);
/* Returns the number of the node with that id, or ZY_INTERN_NONE. */
uint32_t zy_standard_node(const struct zy_standard *s, struct zy_view id);
/*
 * Returns the node under which totals of standard id are stored, or
 * ZY_INTERN_NONE where this standard uses none of them.
 */
uint32_t zy_standard_score_node(const struct zy_standard *s, struct zy_view id);
/* Returns the name that people know a node by; "" for a total. */
const char *zy_standard_node_name(const struct zy_standard *s, uint32_t node);
/* Returns whether values of the node are yes or no. */
bool zy_standard_is_yesno(const struct zy_standard *s, uint32_t node);
/* Returns whether a field covers item number i. */
bool zy_field_covers(
    const struct zy_standard *s, const struct zy_field_rule *field, size_t i);
/* Returns whether a total reaches the bound of a band. */
bool zy_band_reaches(const struct zy_band *b, const struct zy_rational *total);
/* Returns the band of a total of marks.floor; nbands: it has none. */
size_t zy_standard_floor_band(const struct zy_standard *s);
/* Returns the word of standards for m: "zero", "full", "rescale". */
const char *zy_missing_name(enum zy_missing m);
/* Returns the word of standards for an effect: "bar-top". */
const char *zy_effect_name(enum zy_effect f);

ZY_END_C

#endif
