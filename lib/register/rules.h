/*
 * Rules for new entries of registers: comments (R47, R48), activities by type
 * (R1, R5 to R9, R38 to R43, R59 to R84), the stages of awards (R19, R25, R52,
 * R55) and withdrawals.
 *
 * Each kind of entry has two functions.  The prepare function brings the
 * cleaned cells of a record into canonical form: ids in place of names, tokens,
 * document numbers.  The id of the entry is made from these cells.  The check
 * function then tests a new record against the rules, with the rosters, the
 * campaign file and the present state of the register.
 *
 * All of them take one cell for each column of the kind's schema.  They return
 * -1 when the record is valid; else the number of the first column that is
 * wrong, with a translated phrase in *what that says why.  New cells and
 * phrases belong to the struct zy_rules and are valid until zy_rules_release.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_RULES_H
#define ZY_REGISTER_RULES_H

#include "base/attr.h"
#include "model/campaign.h"
#include "model/people.h"
#include "register/fold.h"

ZY_BEGIN_C

/* How far one subject has come towards one award. */
struct zy_award_progress {
	int stage;     /* the last stage, see zy_award_stage; -1: none yet */
	bool down;     /* the subject was turned down at that stage */
	uint64_t line; /* the line of that stage in the register */
	struct zy_view date;	   /* of that stage */
	struct zy_view publicised; /* when publicity began; empty: not yet */
};

/* Facts that keep subjects from an award. */
struct zy_award_bars {
	/* Ids of subjects, or organisation, NUL and name of a person. */
	struct zy_intern *keys;
	struct zy_view *by; /* by number of the key: the fact, as a phrase */
	size_t cap;
};

/*
 * Rules that cannot be looked at where a roster, a register or a value is not
 * there.  A record is accepted without them, which is counted and reported: a
 * rule that nobody looked at never counts as kept.
 */
enum zy_unchecked {
	ZY_UNCHECKED_MEMBER,	 /* the subject's membership: no members */
	ZY_UNCHECKED_DECLARER,	 /* who declares: no organisations */
	ZY_UNCHECKED_SANCTIONS,	 /* sanctions, objections: no activities */
	ZY_UNCHECKED_ACTIVITIES, /* the activities have unknown types */
	ZY_UNCHECKED_VETOES,	 /* vetoes: no scores */
	ZY_UNCHECKED_COLUMN,	 /* vetoes: scores without the column */
	ZY_UNCHECKED_SCORE,	 /* vetoes: no score of the subject */
	ZY_UNCHECKED_SPEAKER,	 /* who heads the organisation: no orgs */
	ZY_UNCHECKED_HEAD,	 /* no head of the organisation is known */
	ZY_UNCHECKED_REF,	 /* what ref names: no other registers */
	ZY_UNCHECKED_N,
};

/*
 * What the rules look at.  The caller sets all bytes to zero, sets people,
 * campaign and fold, and releases it with zy_rules_release.
 */
struct zy_rules {
	struct zy_people *people;	    /* borrowed */
	const struct zy_campaign *campaign; /* borrowed */
	const struct zy_fold *fold;	    /* borrowed: the register */
	/* Other registers whose entries activities may name, or NULL. */
	const struct zy_fold *others;
	/* For awards: activities and scores that may bar, or NULL; borrowed. */
	const struct zy_fold *activities;
	const struct zy_table *scores;

	/* What the record in hand says beside the names of its subject. */
	struct zy_name_hints hints;
	/* The organisation that acts in the record, which stands above its
	 * subject; it tells namesakes apart where the hints do not. */
	struct zy_view above;

	/* Columns of the record in hand that are known to be wrong, a bit each:
	 * no rule looks at them, nor at what depends on them. */
	uint64_t wrong;

	/* A notice about the record that was checked last, or NULL. */
	const char *note;
	int note_column; /* the column that the notice is about */

	/* How many accepted records each rule was not looked at for. */
	uint64_t unchecked[ZY_UNCHECKED_N];

	/* Private to the rules. */
	struct zy_arena arena;
	unsigned skipped; /* bits of enum zy_unchecked, of one record */
	struct zy_intern *progress_keys; /* of subject and award */
	struct zy_award_progress *progress;
	size_t nprogress, progress_cap;
	size_t records_seen;	     /* records of fold that are in progress */
	struct zy_award_bars barred; /* for good */
	struct zy_award_bars held;   /* until something follows */
	struct zy_intern *scored;    /* subjects that have a score */
	bool odd_activities;	     /* some cannot be understood */
	int candidates;		     /* refusals that named candidates */
};

/* Returns whether a column of the record in hand is known to be wrong. */
static inline bool
zy_rules_is_wrong(const struct zy_rules *r, int column)
{
	return column >= 0 && r->wrong >> column & 1;
}
/* Returns the column, which a rule finds wrong, or -1 where that is known. */
static inline int
zy_rules_fresh(const struct zy_rules *r, int column)
{
	return zy_rules_is_wrong(r, column) ? -1 : column;
}

/* Frees what the rules have made, and sets r to zero. */
void zy_rules_release(struct zy_rules *r);

/*
 * Prepares a comment: the subject becomes an id, the organisation of the
 * commenter is filled in.
 */
int zy_comment_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/* Checks a comment: its three parts (R48), its date, who comments (R47). */
int zy_comment_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Prepares an activity: type, organisation, document number and the values that
 * the campaign file lists take their canonical form.
 */
int zy_activity_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Checks an activity by its type: required and forbidden columns, the person,
 * the dates and the activity that it follows.  May leave a notice in r->note.
 */
int zy_activity_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Prepares a stage of an award: required cells are there; organisations and the
 * document number take their canonical form.
 */
int zy_award_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Checks a stage of an award: the order of stages, the subject, what bars it,
 * who declares and approves, the days of publicity (R19, R25, R40, R52 to R56).
 */
int zy_award_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Checks a withdrawal: it gives a reason, and its entry exists, is not
 * withdrawn and no other entry builds on it.
 */
int zy_withdrawal_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);

/*
 * Checks whether a sanction or veto bars the subject from awards, and, with
 * decided, whether an open objection delays a decision.  Part of
 * zy_award_check.
 */
int zy_award_check_bars(struct zy_rules *r, bool decided,
    const struct zy_view *cells, const char **what);
/*
 * Notes which bars could not be looked at for the subject, because no register
 * of activities or no score of it is there.  Part of zy_award_check.
 */
void zy_award_skip_bars(
    struct zy_rules *r, bool approved, const struct zy_view *cells);
/* Returns whether a result of a stage turns the subject down. */
bool zy_award_is_down(
    const struct zy_campaign *campaign, struct zy_view result);
/* Returns the number of a stage of an award, from 0 in order; -1: no stage. */
int zy_award_stage(struct zy_view stage);

/* Notes that a rule was not looked at for the record.  For the checks. */
void zy_rules_skip(struct zy_rules *r, enum zy_unchecked rule);
/* Counts the rules that were not looked at for the record: it is accepted. */
void zy_rules_accept(struct zy_rules *r);
/*
 * Returns what a rule that was not looked at asks, as a translated phrase, and
 * sets *why to the phrase that says what was not there.
 */
const char *zy_rules_unchecked(enum zy_unchecked rule, const char **why);

/* Formats a phrase that is valid until zy_rules_release.  For the checks. */
const char *zy_rules_phrase(struct zy_rules *r, const char *fmt, ...)
    ZY_PRINTF(2, 3);
/*
 * Puts the id of the organisation or member that *cell means in its place: by
 * id or name, with the help of r->hints, and of r->above where a name fits
 * several, where hinted.  Returns 0; or -1, with a
 * phrase in *what, where nobody is found.  An empty cell, and one of a kind
 * whose roster is not there, stay as they are, unless they are clearly the name
 * of an organisation: a register keeps ids.
 */
int zy_rules_take_name(struct zy_rules *r, struct zy_view *cell,
    enum zy_named kinds, bool hinted, const char **what);
/*
 * Returns the name of the organisation or member with an id, or the id where no
 * roster has it; for phrases.  Borrowed from the roster or id.
 */
struct zy_view zy_rules_name(struct zy_rules *r, struct zy_view id);
/*
 * Returns whether date is before the campaign began (R36), with a phrase in
 * *what when it is.  A cell that is not a date is not too early.
 */
bool zy_rules_is_too_early(
    struct zy_rules *r, struct zy_view date, const char **what);
/*
 * Returns whether the organisation or member that a cell names was closed or
 * had left before date, with a phrase in *what when it was.  Without a date
 * that is so once it was closed at all.
 */
bool zy_rules_has_ended(struct zy_rules *r, struct zy_view subject,
    struct zy_view date, const char **what);
/*
 * Brings the document number in a column into canonical form (R1, GB/T 9704)
 * and leaves a notice when that changes it.  Returns -1, or column when the
 * cell is not a document number; an empty cell is valid.
 */
int zy_rules_docno(
    struct zy_rules *r, struct zy_view *cells, int column, const char **what);

ZY_END_C

#endif
