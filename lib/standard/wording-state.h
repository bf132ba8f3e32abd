/*
 * Declarations shared by the files that read wordings, wording*.c: the phrases
 * and what they mean.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_WORDING_STATE_H
#define ZY_STANDARD_WORDING_STATE_H

#include "base/rational.h"
#include "standard/wording.h"

/*
 * What a phrase means.  {a} and {b} are its numbers, {what} is the text that it
 * is about.
 */
enum zy_saying {
	ZY_SAYS_NOTHING,      /* understood, but without effect */
	ZY_SAYS_EACH_TAKE,    /* each {what} costs {a} points */
	ZY_SAYS_TAKE,	      /* {what} costs {a} points */
	ZY_SAYS_TAKE_ALL,     /* {what} costs all points */
	ZY_SAYS_TAKE_SOME,    /* {what} costs {a} to {b} points */
	ZY_SAYS_REQUIRED,     /* {a} are required */
	ZY_SAYS_BELOW,	      /* below {a} is bad; points are not stated */
	ZY_SAYS_ABOVE,	      /* above {a} is bad; points are not stated */
	ZY_SAYS_REACH,	      /* from {a} upwards: all points, or {b} */
	ZY_SAYS_WITHIN,	      /* up to {a}: all points, or {b} */
	ZY_SAYS_AMONG,	      /* {b} points for the first {a} of a ranking */
	ZY_SAYS_DONE,	      /* everything is done: all points, or {b} */
	ZY_SAYS_FALL,	      /* each place further down costs {a} points */
	ZY_SAYS_POINT_TAKE,   /* each point below the bound costs {a} points */
	ZY_SAYS_REST,	      /* {b} points for all others of a ranking */
	ZY_SAYS_UNIT_TAKE,    /* each unit {b} below costs {a} points */
	ZY_SAYS_UNIT_GIVE,    /* each unit {b} beyond brings {a} points */
	ZY_SAYS_UNIT_BOTH,    /* each unit {b} brings, or costs, {a} points */
	ZY_SAYS_MEASURE_TAKE, /* each {b} of a measure less costs {a} points */
	ZY_SAYS_MEASURE_GIVE, /* each {b} of a measure brings {a} points */
	ZY_SAYS_GAIN,	      /* {what} has {a} points, or all */
	ZY_SAYS_TIMES,	      /* a rate times {a} points */
	ZY_SAYS_OPTION,	      /* the answer {what} brings {a} points */
	ZY_SAYS_EACH_GIVE,    /* each {what} brings {a} points */
	ZY_SAYS_GIVE_SOME,    /* {a} to {b} points, as an examiner decides */
	ZY_SAYS_GIVE,	      /* {what} brings {a} points */
	ZY_SAYS_LEVEL,	      /* an event of level {what} brings {a} points */
	ZY_SAYS_MOST,	      /* at most {a} points, subtracted or given */
	ZY_SAYS_USED_UP,      /* points are subtracted until none are left */
	ZY_SAYS_BELOW_NONE,   /* points may become negative */
	ZY_SAYS_STEP,	      /* {a} occurrences cost {b} points */
	ZY_SAYS_STEP_ALL,     /* {a} occurrences cost all points */
	ZY_SAYS_JUDGED,	      /* an examiner gives points */
	ZY_SAYS_SHARE,	      /* points in proportion to what was done */
	ZY_SAYS_ONCE,	      /* an event counts once */
	ZY_SAYS_TRIMMED,      /* without the highest and the lowest */
	ZY_SAYS_MEAN,	      /* the mean of the raters */
	ZY_SAYS_SCALE,	      /* marks of {a} at most, converted */
	ZY_SAYS_NA_FULL,      /* where it does not apply: all points */
	ZY_SAYS_NA_POINTS,    /* where it does not apply: {a} points */
	ZY_SAYS_NA_RESCALE,   /* where it does not apply: left out */
	ZY_SAYS_BAND,	      /* the band {what} begins at {a} points */
	ZY_SAYS_BAND_REST,    /* the band {what} is what is below */
	ZY_SAYS_VETO,	      /* a veto whose effect is not stated */
	ZY_SAYS_ZERO,	      /* from here on: effects of vetoes */
	ZY_SAYS_FAIL,
	ZY_SAYS_BAR_TOP,
	ZY_SAYS_BAND_DOWN,
	ZY_SAYS_NO_AWARD,
	ZY_SAYINGS
};

/*
 * A phrase.  Its pattern is text without blanks, in half width, in which
 *	(a|b|)	means one of these texts, the last one empty
 *	<word>	means one of a list of words (zy_wording_words)
 *	#a #b	means a number, in digits or in Chinese
 *	%a %b	means a number and a percent sign, or percentage points
 *	%c	means such a number, which is ignored
 *	~	means any text without a number: {what}; at the end of a
 *		pattern, the rest of the clause
 */
struct zy_phrase {
	enum zy_saying says;
	const char *pattern;
	bool guess; /* the words are ambiguous: the meaning is a guess */
};
extern const struct zy_phrase zy_phrases[];
extern const size_t zy_nphrases;

/* A list of words, separated by |, that patterns refer to as <name>. */
struct zy_wording_list {
	const char *name, *words;
};
extern const struct zy_wording_list zy_wording_words[];

/* A phrase that was found in a text. */
struct zy_said {
	const struct zy_phrase *phrase;
	struct zy_view what; /* the text that it is about, or empty */
	char a[24], b[24];   /* its numbers as JSON writes them, or "" */
	char c[24];	     /* a number that is ignored */
	struct zy_view text; /* the whole phrase */
};

enum {
	ZY_SAID_MAX = 64 /* phrases of one rule */
};

/*
 * Finds the phrases of text, which has the form of zy_cell_fold, and writes
 * them to said; their views are borrowed from text.  Appends to unread the
 * parts in which no phrase was found.  Returns the number of phrases
 * (wording.c).
 */
size_t zy_wording_phrases(struct zy_view text, struct zy_said said[ZY_SAID_MAX],
    struct zy_buf *unread);
/* Writes signs of comparison, ≥ and <, in words. */
void zy_wording_write_signs(struct zy_buf *b);
/*
 * Expands the short forms in a text, which has the form of zy_cell_fold: signs
 * for both directions, and points that 分别 distributes among levels
 * (wording-rewrite.c).
 */
void zy_wording_write_out(struct zy_buf *b);
/*
 * Converts the n phrases to keys of the JSON object item; parts that cannot be
 * combined are appended to w->unread (wording-settle.c).
 */
void zy_wording_settle(struct zy_wording *w, json_t *item,
    enum zy_wording_place place, const struct zy_said *said, size_t n);

#endif
