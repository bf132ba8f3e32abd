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
 * All of them take one cell for each column of the kind's schema, and may
 * change cells.  They return -1 when the record is valid; else the number of
 * the first wrong column, with a translated phrase in *what that says why
 * (*what may be set in the first case too, and then means nothing).  New cells
 * and phrases are owned by the struct zy_rules and valid until
 * zy_rules_release.
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

/* The stages that one subject has reached for one award. */
struct zy_award_progress {
	int stage;     /* the last stage, see zy_award_stage; -1: none yet */
	bool down;     /* the subject was turned down at that stage */
	uint64_t line; /* the line of that stage in the register */
	struct zy_view date;	   /* of that stage */
	struct zy_view publicised; /* first day of publicity; or empty */
};

/* Facts that disqualify subjects from awards. */
struct zy_award_bars {
	/* Ids of subjects; or id of organisation, NUL, name of a person. */
	struct zy_intern *keys;
	struct zy_view *by; /* by number of the key: the fact, as a phrase */
	size_t cap;
};

/*
 * Rules that could not be checked, with the roster, register or value that was
 * missing.  A record is accepted all the same, and the number of such records
 * is reported: an unchecked rule never counts as kept.
 */
enum zy_unchecked {
	ZY_UNCHECKED_MEMBER,	 /* the subject's membership: no members */
	ZY_UNCHECKED_DECLARER,	 /* who declares: no organisations */
	ZY_UNCHECKED_SANCTIONS,	 /* sanctions, objections: no activities */
	ZY_UNCHECKED_ACTIVITIES, /* the activities have unknown types */
	ZY_UNCHECKED_VETOES,	 /* vetoes: no scores */
	ZY_UNCHECKED_COLUMN,	 /* vetoes: scores without the column veto */
	ZY_UNCHECKED_SCORE,	 /* vetoes: no score of the subject */
	ZY_UNCHECKED_SPEAKER,	 /* head of organisation: no organisations */
	ZY_UNCHECKED_HEAD,	 /* head of organisation: none is known */
	ZY_UNCHECKED_REF,	 /* entry in ref: no other registers */
	ZY_UNCHECKED_N,
};

/*
 * The data that the rules look at, and their state.  The caller sets all bytes
 * to zero, then people, campaign, fold, and the other members up to wrong if
 * needed.  Release it with zy_rules_release.
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

	struct zy_date today; /* the present day; year 0: not known */

	/* Hints of the present record for the name of its subject. */
	struct zy_name_hints hints;
	/* The organisation that acts in the present record, such as the one
	 * that declares, set by the prepare functions: tells apart subjects
	 * with the same name where the hints do not. */
	struct zy_view above;

	/* Columns of the present record that are known to be wrong, one bit
	 * each: rules that need them are not checked. */
	uint64_t wrong;

	/* The county's own words for types of activity, or NULL; borrowed. */
	const struct zy_dictionary *words;

	/* The choices of the cell that was found wrong last, and the name of
	 * their list in a file of words; NULL where it is no choice. */
	const struct zy_choice *choices;
	const char *list;

	/* A notice for the user about the record that was checked last, or
	 * NULL; the caller sets it to NULL before each record. */
	const char *note;
	int note_column; /* the column that the notice is about */

	/* By rule: number of accepted records for which it was not checked. */
	uint64_t unchecked[ZY_UNCHECKED_N];

	/* Private to the rules. */
	struct zy_arena arena;
	unsigned skipped; /* bits of enum zy_unchecked, of one record */
	struct zy_intern *progress_keys; /* of subject and award */
	struct zy_award_progress *progress;
	size_t nprogress, progress_cap;
	size_t records_seen;	     /* records of fold counted in progress */
	struct zy_award_bars barred; /* disqualified */
	struct zy_award_bars held;   /* not decided until a follow-up */
	struct zy_intern *scored;    /* subjects that have a score */
	bool odd_activities;	     /* some have an unknown type or subject */
	int candidates;		     /* refusals that named candidates */
};

/*
 * Returns whether a column of the present record is known to be wrong; false
 * for -1.
 */
static inline bool
zy_rules_is_wrong(const struct zy_rules *r, int column)
{
	return column >= 0 && r->wrong >> column & 1;
}
/*
 * Returns the column that a check function must return for a rule that column
 * `column` breaks: the column, or -1 where it is already known to be wrong, so
 * that the record gets no second fault for it.
 */
static inline int
zy_rules_fresh(const struct zy_rules *r, int column)
{
	return zy_rules_is_wrong(r, column) ? -1 : column;
}

/* Frees what r owns and sets it to zero. */
void zy_rules_release(struct zy_rules *r);

/*
 * Prepares a comment: replaces the name of the subject by its id, and fills in
 * the organisation directly above it as that of the commenter.
 */
int zy_comment_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Checks a comment: its three parts (R48), its date, and that the commenter is
 * the head of the organisation directly above the subject (R47).
 */
int zy_comment_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Prepares an activity: brings type, organisation, member, document numbers and
 * the values of lists in the campaign file into canonical form.
 */
int zy_activity_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Returns the number of the type of activity that a cell means, by the county's
 * own words (r->words) or those of the campaign file; -1 where it means none.
 */
int zy_activity_type(const struct zy_rules *r, struct zy_view cell);
/*
 * Checks an activity by the rules of its type: required and forbidden columns,
 * the person, the dates, and the activity that it follows.  May set a notice in
 * r->note.
 */
int zy_activity_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Prepares a stage of an award: checks that the required cells are there, and
 * brings subject, organisation and document number into canonical form.
 */
int zy_award_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Checks a stage of an award: the order of stages, the subject, facts that
 * disqualify it, who declares and approves, the days of publicity (R19, R25,
 * R40, R52 to R56).
 */
int zy_award_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);
/*
 * Checks a withdrawal: it gives a reason, the entry to which it refers exists
 * and is not withdrawn yet, and no other entry depends on that entry.
 */
int zy_withdrawal_check(
    struct zy_rules *r, struct zy_view *cells, const char **what);

/*
 * Checks that no sanction or veto disqualifies the subject from awards and,
 * with decided, that no open objection delays a decision.  Part of
 * zy_award_check, which returns this function's result: -1, or the column of
 * the subject with a phrase in *what.
 */
int zy_award_check_bars(struct zy_rules *r, bool decided,
    const struct zy_view *cells, const char **what);
/*
 * Notes, by zy_rules_skip, which disqualifying facts cannot be checked for the
 * subject: where there is no register of activities, or its activities have
 * unknown types, or (with approved) there is no score of the subject.  Part of
 * zy_award_check.
 */
void zy_award_skip_bars(
    struct zy_rules *r, bool approved, const struct zy_view *cells);
/*
 * Returns whether this result of a stage of an award means that the subject was
 * turned down, by the texts of the campaign file.
 */
bool zy_award_is_down(
    const struct zy_campaign *campaign, struct zy_view result);
/*
 * Returns the number of a stage of an award, counted from 0 in the order of
 * stages, or -1 for any other text.
 */
int zy_award_stage(struct zy_view stage);

/*
 * Records that a rule was not checked for the present record; zy_rules_accept
 * counts it.  For the check functions.
 */
void zy_rules_skip(struct zy_rules *r, enum zy_unchecked rule);
/*
 * Adds the rules that were not checked for the present record to r->unchecked.
 * To be called when the record is accepted.
 */
void zy_rules_accept(struct zy_rules *r);
/*
 * Returns the name of a rule that was not checked, and sets *why to what was
 * missing for it; both are translated phrases, constants.
 */
const char *zy_rules_unchecked(enum zy_unchecked rule, const char **why);

/*
 * Returns a text that fmt formats as printf does, valid until zy_rules_release,
 * for *what of the check functions.
 */
const char *zy_rules_phrase(struct zy_rules *r, const char *fmt, ...)
    ZY_PRINTF(2, 3);
/*
 * Replaces *cell by the id of the organisation or member that it means, by id
 * or name; kinds says which of both it may be.  With hinted true r->hints help
 * to decide, and r->above does where several have the name.  An empty cell, or
 * one whose kind has no roster, is left unchanged.  Returns 0; or -1, with a
 * phrase in *what, where no one or several fit, or where there is no roster and
 * the cell is clearly the name of an organisation (a register keeps ids).
 */
int zy_rules_take_name(struct zy_rules *r, struct zy_view *cell,
    enum zy_named kinds, bool hinted, const char **what);
/*
 * Returns the name of the organisation or member with that id, or the id itself
 * where no roster has it.  Borrowed from the roster or id.
 */
struct zy_view zy_rules_name(struct zy_rules *r, struct zy_view id);
/*
 * Returns true, with a phrase in *what, where date is before the campaign began
 * (R36); else false, also for a cell that is not a date.
 */
bool zy_rules_is_too_early(
    struct zy_rules *r, struct zy_view date, const char **what);
/*
 * Returns the first column of a new entry of that kind that has a date in the
 * future although the date is that of something that has happened (the member
 * `past` of the kind), with a phrase in *what; -1 if there is none.  Activities
 * of types that the campaign file calls planned may be in the future.
 */
int zy_rules_find_future(const struct zy_rules *r,
    const struct zy_entry_kind *kind, const struct zy_view *cells,
    const char **what);
/*
 * Returns true, with a phrase in *what, where the organisation or member with
 * that id was closed or had left before date; else false.  Where date cannot be
 * read, any closing or leaving counts.
 */
bool zy_rules_has_ended(struct zy_rules *r, struct zy_view subject,
    struct zy_view date, const char **what);
/*
 * Brings the document number in column `column` of cells into canonical form
 * (R1, GB/T 9704), with a notice in r->note when that changes it.  Returns -1;
 * or column, with a phrase in *what, when the cell is not a document number.
 * An empty cell is valid.
 */
int zy_rules_docno(
    struct zy_rules *r, struct zy_view *cells, int column, const char **what);

ZY_END_C

#endif
