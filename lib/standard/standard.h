/*
 * A scoring standard: what a county's attached table says, as data.
 *
 * One JSON file (zhengyou-standard(5)): heads with items, bonus, penalty,
 * composition with other sources, vetoes, bands, marks, and the rules of the
 * ballot.  Everything is checked when it is loaded: a standard that loads can
 * be evaluated.  What the format knows but this version does not is refused by
 * name, never ignored; so is every unknown key.  R26, R53 to R57; the kinds
 * are those of real standards.
 * Must not depend on anything about subjects or figures.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_STANDARD_H
#define ZY_STANDARD_STANDARD_H

#include "base/intern.h"
#include "base/mem.h"
#include "base/rational.h"
#include "review/rules.h"

enum zy_item_kind {
	ZY_ITEM_JUDGED, /* an examiner gives 0 to max */
	ZY_ITEM_FIXED,	/* all or nothing */
	ZY_ITEM_DEDUCT, /* so much off for each occurrence */
	ZY_ITEM_REVIEW, /* what the ballots say */
};

/* What counts where there is no figure. */
enum zy_missing {
	ZY_MISSING_ZERO,
	ZY_MISSING_FULL,
	ZY_MISSING_RESCALE, /* left out, the others take its place */
};

/* How several raters of a judged item become one value. */
enum zy_raters {
	ZY_RATERS_MEAN,
	ZY_RATERS_TRIMMED,  /* without one highest and one lowest, when more
			       than five */
	ZY_RATERS_WEIGHTED, /* mean of each group, by weight */
};

struct zy_rater_group {
	const char *id, *name;
	struct zy_rational weight; /* they add up to 1 */
};

struct zy_item {
	const char *id, *name;
	const char *evidence; /* what to look at, or "" */
	enum zy_item_kind kind;
	bool has_max, has_step, has_required;
	struct zy_rational max, step, per, floor, required, factor;
	enum zy_missing missing;
	enum zy_raters raters;
	struct zy_rater_group *groups; /* weighted raters */
	size_t ngroups;
	const char **questions; /* review; none: all */
	size_t nquestions;
	uint32_t node; /* what its figures are kept under */
};

struct zy_head {
	const char *id, *name;
	bool has_max;
	struct zy_rational max;
	struct zy_rational full; /* sum of its items' max */
	size_t first, n;	 /* its items */
};

/* Bonus or penalty: items and what they may come to. */
struct zy_extra {
	bool has_cap;
	struct zy_rational cap;
	size_t first, n;
};

enum zy_origin {
	ZY_FROM_SELF,
	ZY_FROM_SCORE,
	ZY_FROM_EVIDENCE
};

struct zy_source_rule {
	enum zy_origin from;
	const char *name;	   /* "self", "score:ID", "evidence:NODE" */
	const char *id;		   /* the ID or the NODE of it */
	const char *title;	   /* for people */
	struct zy_rational weight; /* they add up to 1 */
	enum zy_missing missing;
	uint32_t node; /* what its figures are kept under */
};

struct zy_veto {
	const char *id, *name; /* effect: the total becomes 0 */
	uint32_t node;
};

struct zy_band {
	const char *id, *name;
	struct zy_rational min;
};

struct zy_marks {
	struct zy_rational full, start, floor, cap;
	bool has_floor, has_cap;
	int places;
	enum zy_rounding rounding;
};

/* What an evidence row can be about. */
struct zy_node_rule {
	enum {
		ZY_ABOUT_ITEM,
		ZY_ABOUT_VETO,
		ZY_ABOUT_SOURCE
	} what;
	size_t index; /* into items, vetoes, sources */
};

/* Transparent, read-only once loaded; texts are the document's. */
struct zy_standard {
	const char *id, *version, *title, *owner, *basis, *award;
	const char *subject;   /* "org", "member" or "" */
	const char *from, *to; /* in force, as written, or "" */
	const char **sectors;  /* tokens; none: every sector */
	size_t nsectors;
	struct zy_marks marks;
	bool has_ballot, has_review;
	struct zy_ballot_rules ballot;
	struct zy_item *items; /* of all heads, then bonus, then penalty */
	size_t nitems, items_cap;
	struct zy_head *heads;
	size_t nheads;
	struct zy_extra bonus, penalty;
	struct zy_source_rule *sources; /* none: the standard itself */
	size_t nsources;
	struct zy_veto *vetoes;
	size_t nvetoes;
	struct zy_band *bands; /* highest first */
	size_t nbands;

	struct zy_intern *node_ids; /* numbers into nodes */
	struct zy_node_rule *nodes;
	size_t nnodes, nodes_cap;
	struct zy_config document;
};

/*
 * Loads a standard.  0 and *out, freed with zy_standard_free; or -1 with a
 * ZY_ERROR_CONFIG that names file and JSON path (ZY_ERROR_IO where the file
 * cannot be read).
 */
int zy_standard_load(
    struct zy_standard **out, const char *path, struct zy_error *e);
/* From text; name is for messages. */
int zy_standard_parse(struct zy_standard **out, const char *name,
    struct zy_view text, struct zy_error *e);
void zy_standard_free(struct zy_standard *s);

/* The number of an item's, veto's or source's id, or ZY_INTERN_NONE. */
uint32_t zy_standard_node(const struct zy_standard *s, struct zy_view id);
/* The source that takes scores under standard id, or NULL. */
const struct zy_source_rule *zy_standard_score(
    const struct zy_standard *s, struct zy_view id);
/* "judged", "trimmed", "rescale": as the file writes them. */
const char *zy_item_kind_name(enum zy_item_kind k);
const char *zy_missing_name(enum zy_missing m);

#endif
