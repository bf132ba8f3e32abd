/*
 * A scoring standard: the attached table of a county's rules, as data.
 *
 * It is one JSON file (zhengyou-standard(5)): heads with items, bonus, penalty,
 * composition with other sources, vetoes, gates, bands, marks, and the rules of
 * the ballot.  A standard that is loaded can be evaluated; check.h looks for
 * mistakes in it.  Unknown keys are refused.  R26, R53 to R57; the kinds of
 * items are those of real standards.  This header must not depend on subjects
 * or figures.
 *
 * In the structs, a member with the name of a key (zhengyou-standard(5)) has
 * the value of that key, and has_x says that the document has the key x.  A
 * member that only some kinds or keys use is unused, but initialised,
 * otherwise.
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

/* The kinds of items. */
enum zy_item_kind {
	ZY_ITEM_JUDGED,	   /* an examiner gives 0 to max (评分) */
	ZY_ITEM_FIXED,	   /* all points or none */
	ZY_ITEM_DEDUCT,	   /* points subtracted for each occurrence */
	ZY_ITEM_REVIEW,	   /* points from the votes of a review */
	ZY_ITEM_CHECKLIST, /* points subtracted for each condition not met */
	ZY_ITEM_STEPS,	   /* a table from a number to points */
	ZY_ITEM_RATE,	   /* a ratio compared with a threshold */
	ZY_ITEM_TARGET,	   /* points for reaching a target, more beyond it */
	ZY_ITEM_SPLIT,	   /* parts, each marked by another office */
	ZY_ITEM_COUNT,	   /* points for each event, by its level */
	ZY_ITEM_CHOICE,	   /* one of named answers, each with its points */
	ZY_ITEM_KINDS
};

/* Where an item is: this limits its kind and decides what its points do. */
enum zy_place_of {
	ZY_IN_HEAD,
	ZY_IN_BONUS,
	ZY_IN_PENALTY
};

/* The points of an item without evidence. */
enum zy_missing {
	ZY_MISSING_ZERO,
	ZY_MISSING_FULL,
	ZY_MISSING_RESCALE, /* left out: its points go to the other items */
};

/* The points of an item that does not apply to a subject. */
enum zy_na {
	ZY_NA_REFUSED, /* evidence must not say that it does not apply */
	ZY_NA_FULL,
	ZY_NA_RESCALE, /* left out: its points go to the other items */
	ZY_NA_POINTS,  /* na_points of the item */
};

/* How the marks of several raters of a judged item are combined. */
enum zy_raters {
	ZY_RATERS_MEAN,
	ZY_RATERS_TRIMMED,  /* mean without one highest and one lowest mark,
			       if there are more than trim_above */
	ZY_RATERS_WEIGHTED, /* weighted mean of the groups' means */
};

/* How an incomplete unit is counted (rate). */
enum zy_units {
	ZY_UNITS_WHOLE, /* not at all */
	ZY_UNITS_BEGUN, /* as a whole unit */
	ZY_UNITS_SHARE, /* as a fraction of a unit */
};

/* Where an item's values come from. */
enum zy_from {
	ZY_FROM_EVIDENCE,
	ZY_FROM_TALLY,
	ZY_FROM_PLEDGES,
	ZY_FROM_COMMENTS,
	ZY_FROM_ACTIVITIES,
	ZY_FROM_SCORE, /* the total under another standard */
	ZY_FROM_SELF,  /* the standard's own items; for sources only */
};

/* A group of raters; the weights of an item's groups add up to 1. */
struct zy_rater_group {
	const char *id, *name;
	struct zy_rational weight;
};

/* A row of an item: a step, condition, part, level, answer or range of marks.
 */
struct zy_item_row {
	const char *id, *name;
	struct zy_rational n, points; /* n: of steps and ranges */
	bool each;     /* condition: points for each time it is not met */
	bool over;     /* step: begins above n, not at n */
	bool has_most; /* condition: it subtracts at most n points */
	struct zy_rational least; /* range of marks: least to points */
	uint32_t node;		  /* of conditions and parts */
};

/* A condition: the cell of a column must be one of the values. */
struct zy_where {
	const char *column;
	const char *title; /* heading of the column, in Chinese if it has one */
	int at;		   /* of a roster: number of zy_standard_column */
	const struct zy_choice
	    *choices; /* the values that cells may have; NULL: any */
	const char **values;
	size_t n;
};

/* A list of conditions, all of which must be met; none is met always. */
struct zy_conditions {
	struct zy_where *list;
	size_t n;
};

/* A column that the standard adds to rosters, for classes of subjects. */
struct zy_own_column {
	const char *id, *name; /* either may be the heading */
	const char **values;   /* that cells may have */
	size_t nvalues;
};

#define ZY_OWN_COLUMNS 8 /* of a standard, at most */

/* Which rows of evidence are about one event. */
enum zy_same {
	ZY_SAME_EVENT,
	ZY_SAME_EVENT_RATER,
	ZY_SAME_EVENT_GROUP,
};

/* An item (criterion). */
struct zy_item {
	const char *id, *name;
	const char *evidence; /* material that examiners look at, or "" */
	const char *rule;     /* the text of the county's table, or "" */
	enum zy_item_kind kind;
	enum zy_place_of place;
	bool has_max, has_floor, has_step, has_scale, has_required, has_per;
	bool has_less, has_none;
	bool done;    /* deduct: values are numbers done, not numbers missing */
	bool over;    /* rate, target: a value equal to the bound misses it */
	bool above;   /* rate: the ratio must not exceed the threshold */
	bool percent; /* rate, target, steps: the bound is written with % */
	/* The most and the least points, and what points are multiplied by. */
	struct zy_rational max, floor, factor;
	/* judged: marks are multiples of step, and of scale points at most. */
	struct zy_rational step, scale;
	/* deduct, rate, count: points for each; how many are required. */
	struct zy_rational per, required;
	struct zy_rational threshold, unit; /* rate; unit: target, too */
	struct zy_rational none; /* rate: beyond it there are no points */
	/* target: the figure to be reached, the points for it, for each unit
	 * beyond it, less for each unit short of it, or below it. */
	struct zy_rational target, points, extra, less, below;
	/* The most points that it can have: max, or less because of factor;
	 * 0 for items without max. */
	struct zy_rational reach;
	enum zy_units units;
	enum zy_missing missing;
	enum zy_na na;
	struct zy_rational na_points; /* of ZY_NA_POINTS */
	enum zy_raters raters;
	size_t trim_above;	       /* of ZY_RATERS_TRIMMED */
	struct zy_rater_group *groups; /* weighted raters */
	size_t ngroups;
	struct zy_item_row *rows; /* steps, conditions, parts, levels, ... */
	size_t nrows;
	/* judged: the figure by which the rows limit marks; NULL: none */
	const char *figure;
	bool figure_votes;   /* it is the satisfaction rate */
	bool figure_percent; /* it is a percentage */
	size_t figure_item;  /* it is the figure of the item of that number */
	const char **questions; /* with ZY_FROM_TALLY; none: all */
	size_t nquestions;
	enum zy_from from;
	/* Conditions: on the records that count (where), on those among which
	 * they are counted (of), on the subjects to which the item applies. */
	struct zy_conditions where, of, only;
	bool has_where, has_of;
	size_t scope; /* number of its scope, or ZY_NO_SCOPE */
	enum zy_same same;
	uint32_t node;	/* by which evidence names it */
	uint32_t given; /* the node that its values are stored under */
};

#define ZY_NO_SCOPE SIZE_MAX /* in place of the number of a scope */

/* Returns whether events of the item subtract points; false if they add some.
 */
static inline bool
zy_item_takes(const struct zy_item *item)
{
	return item->place == ZY_IN_PENALTY || item->kind == ZY_ITEM_DEDUCT;
}

/* A scope: items among which an event counts once. */
struct zy_scope {
	const char *name;
	size_t *items; /* their numbers */
	size_t n, cap;
};

/*
 * The effects of vetoes, gates and missed minimums.  Vetoes cannot have the
 * last two.
 */
enum zy_effect {
	ZY_EFFECT_ZERO,	     /* the total is 0 */
	ZY_EFFECT_FAIL,	     /* the band is `band` or a lower one */
	ZY_EFFECT_LOWEST,    /* the band is the lowest one */
	ZY_EFFECT_BAR_TOP,   /* not the top band */
	ZY_EFFECT_CAP_BAND,  /* no band above `band` */
	ZY_EFFECT_BAND_DOWN, /* one band lower */
	ZY_EFFECT_NO_AWARD,
	ZY_EFFECT_BAR,	/* none of the bands `bands` */
	ZY_EFFECT_REDO, /* only named in the output */
};

/* The effect of a veto, gate or missed minimum, with its bands. */
struct zy_consequence {
	enum zy_effect effect;
	size_t band;	/* fail, cap-band: a number; ZY_NO_BAND: not given */
	uint64_t bands; /* bar: bit i for band i */
};

#define ZY_NO_BAND SIZE_MAX /* in place of the number of a band */

/* The figures of a score that fields name. */
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
	const char *name; /* as in the document */
	enum zy_field field;
	size_t index;	/* number of the head or item */
	size_t partial; /* 1 + its index in the standard's partial; or 0 */
};

/* A head (大项): a group of items. */
struct zy_head {
	const char *id, *name;
	bool has_max, has_min;
	bool capped; /* max is a cap: the items may add up to more */
	bool has_weight;
	struct zy_rational max, min, weight;
	struct zy_field_rule asked;  /* the figure compared with min */
	struct zy_consequence below; /* if that is below min */
	struct zy_rational full;     /* sum of its items' reach, at most max */
	size_t first, n; /* its items: numbers first to first + n - 1 */
};

/* Bonus or penalty: items, and a limit of their sum. */
struct zy_extra {
	bool has_cap;
	struct zy_rational cap;
	size_t first, n; /* its items: numbers first to first + n - 1 */
};

/* A source of a composed total; the weights of all sources add up to 1. */
struct zy_source_rule {
	enum zy_from from; /* self, score, evidence */
	const char *name;  /* "self", "score:ID", "evidence:NODE" */
	const char *title; /* for people */
	struct zy_rational weight;
	enum zy_missing missing;
	uint32_t node; /* the node that its values are stored under */
};

/*
 * Appends the name of the column of score streams that has a source's value,
 * given the source's name: source_self for self, source_annual for
 * evidence:annual, source_x for score:x, source_score for score:*.
 */
void zy_source_column(struct zy_buf *b, const char *source);

/* A veto (一票否决): what it is called, and its effect. */
struct zy_veto {
	const char *id, *name;
	struct zy_consequence then;
	uint32_t node; /* by which evidence names it */
};

/* A reason why a subject is not scored by the standard. */
struct zy_exemption {
	const char *id, *name;
	struct zy_conditions
	    only; /* on the roster; none: only evidence exempts */
	uint32_t node;
};

/* A gate: an effect that applies if a figure is below a limit. */
struct zy_gate {
	const char *id, *name;
	struct zy_field_rule field;
	struct zy_rational below; /* the limit */
	bool pass; /* without evidence the effect does not apply */
	struct zy_consequence then;
	const char **questions; /* of a satisfaction rate; none: all */
	size_t nquestions;
};

/* A requirement of a band on a figure. */
struct zy_requirement {
	struct zy_field_rule field;
	bool above_zero; /* it must be above 0; else at least min */
	struct zy_rational min;
};

/* A band (等次). */
struct zy_band {
	const char *id, *name;
	struct zy_rational min;
	struct zy_requirement *require;
	size_t nrequire;
	bool has_max_share, has_min_share;
	bool open; /* last band: totals below it have no band, on purpose */
	bool over; /* begins above min, not at min */
	struct zy_rational max_share, min_share;
};

/* How the number of subjects that a share allows is rounded. */
enum zy_share_rounding {
	ZY_SHARE_FLOOR,
	ZY_SHARE_CEIL,
	ZY_SHARE_HALF_UP,
};

/* How forced shares are applied. */
struct zy_shares_rule {
	struct zy_conditions
	    within; /* columns of the roster, without values:
			subjects with equal cells are a group */
	enum zy_share_rounding rounding;
};

/* What happens to a mark that a rater gives to his own unit (回避). */
enum zy_recusal_rule {
	ZY_RECUSAL_ANY,	   /* it counts */
	ZY_RECUSAL_FLAG,   /* it counts and is reported */
	ZY_RECUSAL_REFUSE, /* it is refused */
};

/* The object "marks": the range of totals and their rounding. */
struct zy_marks {
	/* A full score, the points to which those of heads are added, and the
	 * bounds of totals. */
	struct zy_rational full, start, floor, cap;
	bool has_full, has_floor, has_cap;
	int places; /* decimal places of printed points */
	enum zy_rounding rounding;
	bool bands_rounded; /* bands and gates compare rounded figures */
};

/* A node: an id that a row of evidence can be about. */
struct zy_node_rule {
	enum zy_about {
		ZY_ABOUT_ITEM,
		ZY_ABOUT_ROW, /* a condition or part of an item */
		ZY_ABOUT_VETO,
		ZY_ABOUT_EXEMPTION,
		ZY_ABOUT_SOURCE, /* evidence:NODE */
		ZY_ABOUT_SCORE,	 /* score:ID; no evidence can name it */
	} what;
	size_t index, row; /* numbers of the item, its row, the veto, ... */
};

/*
 * A loaded standard.  It is never changed, so threads may share it.  Texts are
 * borrowed from the document, which it owns.
 */
struct zy_standard {
	const char *id, *version, *title, *owner, *basis, *award;
	const char *subject;   /* "org", "member" or "" */
	const char *from, *to; /* period in which it is in force, as written */
	struct zy_date first_day, last_day; /* of that period */
	const char **sectors; /* to which it applies; none: to all */
	size_t nsectors;
	struct zy_own_column *columns;
	size_t ncolumns;
	enum zy_recusal_rule recusal;
	struct zy_marks marks;
	bool has_ballot;
	bool needs_votes;  /* an item or gate uses votes */
	bool needs_roster; /* conditions on the roster decide */
	bool has_ranges;   /* a figure limits the marks of an item */
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

	struct zy_intern *node_ids; /* numbers the nodes */
	struct zy_node_rule *nodes; /* by number */
	size_t nnodes, nodes_cap;
	struct zy_config document;
	struct zy_arena arena;	      /* memory of the arrays above */
	struct zy_rational **numbers; /* all rationals, for their release */
	size_t nnumbers, numbers_cap;
};

/*
 * Loads a standard from a file.  Returns 0 with *out set, to be freed with
 * zy_standard_free; or -1, with *out unchanged, and a ZY_ERROR_CONFIG that
 * names file and JSON path, or a ZY_ERROR_IO if the file cannot be read.
 */
int zy_standard_load(
    struct zy_standard **out, const char *path, struct zy_error *e);
/*
 * Loads a standard from a text; name stands for the file in messages.  Returns
 * 0 with *out set, to be freed with zy_standard_free; or -1, with a
 * ZY_ERROR_CONFIG and *out unchanged.
 */
int zy_standard_parse(struct zy_standard **out, const char *name,
    struct zy_view text, struct zy_error *e);
/* Frees a standard; s may be NULL. */
void zy_standard_free(struct zy_standard *s);

/*
 * Returns the number of a roster column that conditions may name: its index in
 * zy_roster_columns, or their number plus its index in s->columns; -1 if there
 * is no such column.
 */
int zy_standard_column(const struct zy_standard *s, const char *name);
/*
 * Returns the number of the node with that id, or ZY_INTERN_NONE if there is
 * none.
 */
uint32_t zy_standard_node(const struct zy_standard *s, struct zy_view id);
/*
 * Returns the node of the totals under the standard with that id, or
 * ZY_INTERN_NONE if s does not use them.
 */
uint32_t zy_standard_score_node(const struct zy_standard *s, struct zy_view id);
/* Returns a node's name for people, borrowed from s; "" for a total. */
const char *zy_standard_node_name(const struct zy_standard *s, uint32_t node);
/*
 * Returns whether the values that evidence gives for the node are yes or no;
 * false if they are numbers.
 */
bool zy_standard_is_yesno(const struct zy_standard *s, uint32_t node);
/*
 * Returns whether the item with number i contributes to the figure that a gate,
 * a minimum or a requirement compares (field): the base, the bonus, a head, or
 * an item.
 */
bool zy_field_covers(
    const struct zy_standard *s, const struct zy_field_rule *field, size_t i);
/*
 * Returns whether a total reaches the lower bound of a band: it is at least
 * b->min, or more than that if b->over.
 */
bool zy_band_reaches(const struct zy_band *b, const struct zy_rational *total);
/*
 * Returns the band of the lowest possible total, marks.floor; nbands if that is
 * in no band.
 */
size_t zy_standard_floor_band(const struct zy_standard *s);
/*
 * Returns the name of m in standards, a constant: "zero", "full" or "rescale".
 */
const char *zy_missing_name(enum zy_missing m);
/* Returns the name of an effect in standards, a constant like "bar-top". */
const char *zy_effect_name(enum zy_effect f);

ZY_END_C

#endif
