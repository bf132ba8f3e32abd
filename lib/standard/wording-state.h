/*
 * What the files that read wordings share: phrases, and what they say.  Private
 * to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_WORDING_STATE_H
#define ZY_STANDARD_WORDING_STATE_H

#include "base/rational.h"
#include "standard/wording.h"

/* What a phrase says. */
enum zy_saying {
	ZY_SAYS_NOTHING,      /* understood, and without effect */
	ZY_SAYS_EACH_TAKE,    /* each {what} costs {a} */
	ZY_SAYS_TAKE,	      /* {what} costs {a} */
	ZY_SAYS_TAKE_ALL,     /* {what} costs all */
	ZY_SAYS_TAKE_SOME,    /* {what} costs {a} to {b} */
	ZY_SAYS_REQUIRED,     /* there must be {a} */
	ZY_SAYS_BELOW,	      /* below {a} is bad; a bound, not a rule */
	ZY_SAYS_ABOVE,	      /* above {a} is bad */
	ZY_SAYS_REACH,	      /* all, or {b}, from {a} on */
	ZY_SAYS_WITHIN,	      /* all, or {b}, up to {a} */
	ZY_SAYS_AMONG,	      /* {b} for who is among the first {a} */
	ZY_SAYS_REST,	      /* {b} for whoever is not among them */
	ZY_SAYS_UNIT_TAKE,    /* each unit {b} below costs {a} */
	ZY_SAYS_UNIT_GIVE,    /* each unit {b} beyond brings {a} */
	ZY_SAYS_UNIT_BOTH,    /* each unit {b} brings, or costs, {a} */
	ZY_SAYS_MEASURE_TAKE, /* each {b} of a measure less costs {a} */
	ZY_SAYS_MEASURE_GIVE, /* each {b} of a measure brings {a} */
	ZY_SAYS_GAIN,	      /* {what} has {a}, or all */
	ZY_SAYS_TIMES,	      /* a rate times {a} */
	ZY_SAYS_OPTION,	      /* the answer {what} brings {a} */
	ZY_SAYS_EACH_GIVE,    /* each {what} brings {a} */
	ZY_SAYS_GIVE_SOME,    /* {a} to {b}, as an examiner decides */
	ZY_SAYS_GIVE,	      /* {what} brings {a} */
	ZY_SAYS_LEVEL,	      /* an event of level {what} brings {a} */
	ZY_SAYS_MOST,	      /* {a} at most, taken or given */
	ZY_SAYS_USED_UP,      /* until nothing is left */
	ZY_SAYS_BELOW_NONE,   /* taken beyond nothing */
	ZY_SAYS_STEP,	      /* {a} of them cost {b} */
	ZY_SAYS_STEP_ALL,     /* {a} of them cost all */
	ZY_SAYS_JUDGED,	      /* an examiner decides */
	ZY_SAYS_SHARE,	      /* in proportion */
	ZY_SAYS_ONCE,	      /* an event counts once */
	ZY_SAYS_TRIMMED,      /* without the highest and the lowest */
	ZY_SAYS_MEAN,	      /* the mean of the raters */
	ZY_SAYS_SCALE,	      /* marks of {a} at most, converted */
	ZY_SAYS_NA_FULL,      /* where it does not apply: full */
	ZY_SAYS_NA_POINTS,    /* where it does not apply: {a} */
	ZY_SAYS_NA_RESCALE,   /* where it does not apply: left out */
	ZY_SAYS_VETO,	      /* a veto without its effect */
	ZY_SAYS_ZERO,	      /* vetoes and what they do */
	ZY_SAYS_FAIL,
	ZY_SAYS_BAR_TOP,
	ZY_SAYS_BAND_DOWN,
	ZY_SAYS_NO_AWARD,
	ZY_SAYINGS
};

/*
 * A phrase.  Its pattern is text without blanks, in half width, with
 *	(a|b|)	one of these, perhaps none
 *	<word>	one of a list of words (zy_wording_words)
 *	#a #b	a number, in digits or in Chinese
 *	%a %b	a number and a percent sign, or percentage points
 *	%c	the like, of no importance
 *	~	any text without a number, what the phrase is about
 */
struct zy_phrase {
	enum zy_saying says;
	const char *pattern;
	bool guess; /* the words leave something open */
};
extern const struct zy_phrase zy_phrases[];
extern const size_t zy_nphrases;

/* A list of words that patterns name. */
struct zy_wording_list {
	const char *name, *words;
};
extern const struct zy_wording_list zy_wording_words[];

/* A phrase that was found in a text. */
struct zy_said {
	const struct zy_phrase *phrase;
	struct zy_view what; /* or empty */
	char a[24], b[24];   /* numbers as JSON writes them, or "" */
	char c[24];	     /* one of no importance */
	struct zy_view text; /* all of it */
};

enum {
	ZY_SAID_MAX = 64 /* phrases of one rule */
};

/*
 * Finds the phrases of a text in the form of zy_cell_fold; appends what is none
 * to unread.  Returns how many there are in said (wording.c).
 */
size_t zy_wording_phrases(struct zy_view text, struct zy_said said[ZY_SAID_MAX],
    struct zy_buf *unread);
/*
 * Writes out the short forms of a text in the form of zy_cell_fold: signs for
 * both directions, and points that 分别 shares out to levels
 * (wording-rewrite.c).
 */
void zy_wording_write_out(struct zy_buf *b);
/*
 * Makes keys of an item of what was said (wording-settle.c).
 */
void zy_wording_settle(struct zy_wording *w, json_t *item,
    enum zy_wording_place place, const struct zy_said *said, size_t n);

#endif
