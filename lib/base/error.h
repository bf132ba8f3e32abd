/*
 * The error value: what went wrong, where, and of what kind.
 *
 * A function that can fail returns 0 or -1 (a reader: 1, 0 or -1) and fills one
 * struct zy_error that the caller owns.  The first error is kept: setting an
 * error that is already set changes nothing, so an error of a lower function is
 * passed up unchanged.  Nothing here prints; lib/cli turns an error into a
 * message and an exit status.
 *
 * A message about a cell consists of the heading of its column, what is wrong,
 * and the value.  Programs can read these parts separately, together with a
 * code that never changes (enum zy_fault).  This module must not depend on any
 * other floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_ERROR_H
#define ZY_BASE_ERROR_H

#include <stdint.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * What a caller must do about an error.  The number is also the exit status of
 * a program.
 */
enum zy_error_kind {
	ZY_ERROR_NONE = 0,
	ZY_ERROR_RECORD = 1, /* one record is bad: leave it out, continue */
	ZY_ERROR_CONFIG = 2, /* command line, standard, campaign: stop */
	ZY_ERROR_IO = 3,     /* input unreadable, output unwritten: stop */
};

/*
 * What is wrong, for scripts: each fault has a word that never changes
 * (zy_fault_code) and an explanation (zy_fault_meaning); zhengyou(7) lists
 * both.  A new fault is added at the end of its group here, in the table of
 * fault.c, and in both languages of that page.
 */
enum zy_fault {
	ZY_FAULT_OTHER, /* none of the faults below */
	/* faults of a file and its rows */
	ZY_FAULT_FILE,	     /* missing, no known column, or of another kind */
	ZY_FAULT_ROW,	     /* not a row of CSV, or of another width */
	ZY_FAULT_JSON,	     /* not an object, or a needed member is missing */
	ZY_FAULT_LIMIT,	     /* longer or wider than a limit (--cap) */
	ZY_FAULT_LOST_ABOVE, /* empty, and the cell above was refused */
	ZY_FAULT_UNREAD,     /* no fault: a sheet or column that is not read */
	/* faults of a cell */
	ZY_FAULT_MISSING,   /* empty, but a value is needed */
	ZY_FAULT_CHOICE,    /* none of the choices of its column */
	ZY_FAULT_NUMBER,    /* not a number */
	ZY_FAULT_WHOLE,	    /* not a whole number */
	ZY_FAULT_DATE,	    /* not a date */
	ZY_FAULT_YESNO,	    /* neither yes nor no */
	ZY_FAULT_CHARACTER, /* a character that cannot be stored */
	ZY_FAULT_CUT,	    /* by a spreadsheet: a code, a formula, a column */
	ZY_FAULT_CARD,	    /* not the number of an identity card */
	ZY_FAULT_PHONE,	    /* not a telephone number */
	ZY_FAULT_PRIVATE,   /* a private number where it is not allowed */
	ZY_FAULT_RANGE,	    /* a number or date outside its range */
	ZY_FAULT_IN_PART,   /* no fault: a part of the cell was read */
	ZY_FAULT_CONTRADICTS, /* another cell of the record says otherwise */
	/* faults of the organisation, person or thing that a cell names */
	ZY_FAULT_UNKNOWN_ORG,	 /* no such organisation */
	ZY_FAULT_UNKNOWN_MEMBER, /* no such member */
	ZY_FAULT_UNKNOWN_NAME,	 /* of a standard's item, grade, group, ... */
	ZY_FAULT_AMBIGUOUS, /* a name of several, or a date with two readings */
	ZY_FAULT_PARENT,    /* a circle, or an organisation of a wrong level */
	/* faults of a record that come from other records */
	ZY_FAULT_TAKEN,	   /* another record has the id */
	ZY_FAULT_REPEAT,   /* equal to another record */
	ZY_FAULT_SECOND,   /* a second, different record about one thing */
	ZY_FAULT_ALIKE,	   /* possibly the same person or thing as another */
	ZY_FAULT_FOLLOWS,  /* only because another record was refused */
	ZY_FAULT_CHANGED,  /* differs from what was recorded earlier */
	ZY_FAULT_FIGURES,  /* figures of a record contradict each other */
	ZY_FAULT_RULE,	   /* a rule of the campaign or the standard */
	ZY_FAULT_UNSURE,   /* a rule that could not be checked */
	ZY_FAULT_REGISTER, /* a register is damaged */
	ZY_FAULTS
};

struct zy_choice; /* stream/column.h */

/* Returns the fixed word of a fault, such as "unknown-org"; a constant. */
const char *zy_fault_code(enum zy_fault fault);
/*
 * Returns the explanation of a fault in the language of messages; a constant.
 */
const char *zy_fault_meaning(enum zy_fault fault);

/*
 * An error.  A plain value that may be copied; it owns nothing.  ZY_ERROR_INIT
 * is no error.  A source that is too long loses its beginning.  line and column
 * count from 1; 0 means unknown.  column counts characters on the line, as an
 * editor does.
 */
struct zy_error {
	enum zy_error_kind kind;
	enum zy_fault fault;
	uint64_t line;
	uint64_t column;
	/* In bytes: the length of the heading with which message begins, and
	 * the offset and length of the value in message; 0 for none. */
	uint16_t heading_n, value_at, value_n;
	char field[64]; /* canonical name of the column, or "" */
	/*
	 * Where the value is none of a list that a campaign file or a standard
	 * gives: the name of the list in a file of words, and its choices, or
	 * NULL.  Both outlive the error.
	 */
	const char *list;
	const struct zy_choice *choices;
	/* A further fault of the same record, or NULL; borrowed from the reader
	 * that has found it, until its next call. */
	const struct zy_error *next;
	char source[256];
	char message[768];
};

#define ZY_ERROR_INIT                 \
	{                             \
		.kind = ZY_ERROR_NONE \
	}

/*
 * Fills e with a kind and a message, which fmt formats as printf does, unless e
 * is set already; source and place stay (zy_error_at).  Private numbers in the
 * message are masked (base/privacy.h), and a message of more than 767 bytes is
 * truncated.  Returns -1 always.
 */
int zy_error_set(struct zy_error *e, enum zy_error_kind kind, const char *fmt,
    ...) ZY_PRINTF(3, 4);

/*
 * Fills e with an error of kind ZY_ERROR_RECORD and that fault about a record
 * or one of its cells, unless e is set already.  The message is "WHAT 'VALUE'",
 * or only WHAT where the value is empty.  what is a complete, translated
 * phrase.  Blanks at the ends of the value are left out, a value of more than
 * 400 bytes is truncated and ends with "...", characters in it that cannot be
 * seen are made visible, and private numbers in both are masked.  Returns -1
 * always.
 */
int zy_error_fault(struct zy_error *e, enum zy_fault fault, const char *what,
    struct zy_view value);
/*
 * Inserts "HEADING: " at the beginning of the message of e, which must have no
 * heading yet, and stores field, the canonical name of the column or NULL for
 * none, in e->field.  Both are copied.  A heading of more than 191 bytes is
 * truncated, and so is the message where both do not fit.
 */
void zy_error_heading(
    struct zy_error *e, const char *field, struct zy_view heading);
/*
 * Appends text, not NULL, to the message of e, with private numbers masked;
 * appends nothing if it does not fit whole.
 */
void zy_error_append(struct zy_error *e, const char *text);
/*
 * Appends help, a translated hint at what to do, in brackets to the message of
 * e; appends nothing if it does not fit whole.
 */
void zy_error_help(struct zy_error *e, const char *help);

/*
 * Sets the source, line and column of e: the input's name as the user gave it,
 * not NULL, which is copied, and its line and column, each 0 if unknown.  Does
 * nothing, not even to line and column, if e has a source already.  Returns -1
 * always.
 */
int zy_error_at(
    struct zy_error *e, const char *source, uint64_t line, uint64_t column);

/* Resets e to ZY_ERROR_NONE, so that another error can be stored in it. */
void zy_error_clear(struct zy_error *e);
/*
 * The errors of one record.  All bytes zero is an empty list; setting n to 0
 * empties it for the next record.  zy_error_list_release frees what it owns.
 */
struct zy_error_list {
	struct zy_error *items;
	size_t n, cap;
};

/*
 * Returns the element after the last error of the list, cleared, for a function
 * that may fail to fill; borrowed until the next call of this function.  It
 * becomes part of the list only by zy_error_list_keep.
 */
struct zy_error *zy_error_list_room(struct zy_error_list *l);
/*
 * To be called after zy_error_list_room: makes its element part of the list if
 * rc, the result of the function that may have filled it, is not 0.  The
 * element is discarded where the list has an error about the same column
 * (field) already.
 */
void zy_error_list_keep(struct zy_error_list *l, int rc);
/*
 * Sets the member `next` of each error of the list to the error after it.
 * Returns the first error, borrowed from l until l changes; NULL if the list is
 * empty.
 */
struct zy_error *zy_error_list_link(struct zy_error_list *l);
/*
 * Makes e, the error for which a record is refused, the first of a linked list
 * with all errors of l.  Where l has an error with the place and message of e,
 * *e becomes a copy of the first error of l; else e stays and is followed by
 * all of l, or by nothing where l is empty.  The errors after e (next) are
 * borrowed from l until l changes.
 */
void zy_error_list_join(struct zy_error_list *l, struct zy_error *e);
/*
 * Replaces the content of the list by copies of e and of the errors that follow
 * it (next), or by none where e is NULL, if each of them is about a cell of a
 * declared column; further errors of the record can then be added with
 * zy_error_list_keep, and zy_error_list_link must be called before `next` of
 * the copies is used.  Returns true; or false, with the list empty, where one
 * of them is about the record as a whole.
 */
bool zy_error_list_take(struct zy_error_list *l, const struct zy_error *e);
/* Frees what the list owns and makes it an empty one. */
void zy_error_list_release(struct zy_error_list *l);

/*
 * Copies e and all errors that follow it (e->next) into the arena; list and
 * choices still point to what they pointed to.  Returns the first copy, valid
 * until the arena is released; NULL if e is NULL.
 */
const struct zy_error *zy_error_keep(
    struct zy_arena *a, const struct zy_error *e);

/*
 * Returns whether the language of messages is Chinese.  Messages then name
 * columns and values by their Chinese names.
 */
bool zy_error_in_chinese(void);

ZY_END_C

#endif
