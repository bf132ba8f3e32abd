/*
 * What entries must hold to: the document's rules, each told in words.
 *
 * Comments (R47, R48), activities by their types (R1, R5 to R9, R38 to R43,
 * R59 to R84), the way of an award (R19, R25, R52, R55), withdrawals.  A check
 * takes the cleaned cells of one record, may replace some by their right form,
 * and looks at the rosters, the campaign file and the register as it stands.
 * It returns -1 when all is well, else the number of the column that is
 * wrong, with *what: a finished, translated phrase.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_RULES_H
#define ZY_REGISTER_RULES_H

#include "model/campaign.h"
#include "model/people.h"
#include "register/fold.h"

/* Where a subject has come on the way to an award. */
struct zy_award_way {
	int stage; /* the last one, a number of stage_choices; -1: none */
	bool down; /* turned down there */
	uint64_t line;
	struct zy_view date;
	struct zy_view publicised; /* since when; empty: not yet */
};

/* Subjects, or organisation and name, that something is marked against. */
struct zy_marked {
	struct zy_intern *keys;
	struct zy_view *by; /* what it is */
	size_t cap;
};

/* Zero, then people, campaign and fold set by the caller. */
struct zy_rules {
	struct zy_people *people;
	const struct zy_campaign *campaign;
	const struct zy_fold *fold;
	/* what bars from awards; either may be NULL */
	const struct zy_fold *activities;
	const struct zy_table *scores;

	/* a notice about the record that was checked last, or NULL */
	const char *note;
	int note_column;

	struct zy_arena arena;
	struct zy_intern *ways; /* of subject and award */
	struct zy_award_way *way;
	size_t nways, ways_cap, taken;
	struct zy_marked barred, held;
};

void zy_rules_release(struct zy_rules *r);

/*
 * First a record is put in its right form, ids for names, tokens, document
 * numbers: by that it is known.  Only one that is new is held to the rules.
 */
int zy_comment_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
int zy_comment_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
int zy_activity_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
int zy_activity_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
int zy_award_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
int zy_award_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
int zy_withdrawal_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);

/*
 * Does something stand against the subject, or, decided: hold up what is
 * decided about it?  As the checks; for them.
 */
int zy_award_check_bars(struct zy_rules *r, bool decided,
    const struct zy_view *cells, const char **what);
/* A stage's number, in the order of the way; -1: none. */
int zy_award_stage(struct zy_view stage);

/* For the checks: a phrase that lasts, and a text. */
const char *zy_rules_phrase(struct zy_rules *r, const char *fmt, ...)
    ZY_PRINTF(2, 3);
struct zy_view zy_rules_keep(struct zy_rules *r, struct zy_view v);
/* Is that before the campaign began (R36)?  *what says so. */
bool zy_rules_is_too_early(
    struct zy_rules *r, struct zy_view date, const char **what);
/*
 * A document number in its right form (R1, GB/T 9704); a notice says what was
 * made of what.
 */
int zy_rules_docno(
    struct zy_rules *r, struct zy_view *cells, int column, const char **what);

#endif
