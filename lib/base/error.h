/*
 * The error value: what went wrong, where, and of what kind.
 *
 * A function that can fail returns 0 or -1 (a reader: 1, 0, -1) and fills one
 * caller-owned struct zy_error.  The first cause wins: setting an error that
 * is already set changes nothing, so lower errors pass up unreworded.  Nothing
 * here prints; lib/cli turns an error into a message and an exit status.
 * A message about a cell has parts that programs may want one by one: the
 * heading of its column, what is wrong, the value; and a code that never
 * changes (enum zy_fault).  Must not depend on any other floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_ERROR_H
#define ZY_BASE_ERROR_H

#include <stdint.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"

/* What a caller must do about an error, which is also its exit status. */
enum zy_error_kind {
	ZY_ERROR_NONE = 0,
	ZY_ERROR_RECORD = 1, /* one record is bad: leave it out, go on */
	ZY_ERROR_CONFIG = 2, /* command line, standard, campaign: stop */
	ZY_ERROR_IO = 3,     /* input unreadable, output unwritten: stop */
};

/*
 * What is wrong, as scripts know it: each has a word that never changes and a
 * meaning (zy_fault_code, zy_fault_meaning), both in zhengyou(7).  A new one
 * goes to the end of its part here, into the table of fault.c, and into both
 * languages of that page.
 */
enum zy_fault {
	ZY_FAULT_OTHER,
	/* the file and its rows */
	ZY_FAULT_FILE,	     /* no known column, or not the kind it should be */
	ZY_FAULT_ROW,	     /* no row of CSV, or of another width */
	ZY_FAULT_JSON,	     /* no object, or one without a needed member */
	ZY_FAULT_LIMIT,	     /* longer or wider than a cap */
	ZY_FAULT_LOST_ABOVE, /* empty, and what stands above was refused */
	/* a cell */
	ZY_FAULT_MISSING,
	ZY_FAULT_CHOICE,
	ZY_FAULT_NUMBER,
	ZY_FAULT_WHOLE,
	ZY_FAULT_DATE,
	ZY_FAULT_YESNO,
	ZY_FAULT_CHARACTER,
	ZY_FAULT_CUT,	  /* by a spreadsheet: a code, a formula, a column */
	ZY_FAULT_CARD,	  /* no number of an identity card */
	ZY_FAULT_PHONE,	  /* no number of a telephone */
	ZY_FAULT_PRIVATE, /* a private number where none may stand */
	ZY_FAULT_RANGE,
	ZY_FAULT_IN_PART, /* no fault: what was read of it is told */
	/* what a cell names */
	ZY_FAULT_UNKNOWN_ORG,
	ZY_FAULT_UNKNOWN_MEMBER,
	ZY_FAULT_UNKNOWN_NAME, /* of a standard's item, grade, group, ... */
	ZY_FAULT_AMBIGUOUS,
	ZY_FAULT_PARENT, /* a circle, or an organisation of a wrong level */
	/* a record among others */
	ZY_FAULT_TAKEN,
	ZY_FAULT_REPEAT,
	ZY_FAULT_SECOND,
	ZY_FAULT_ALIKE,
	ZY_FAULT_FOLLOWS, /* only because another record was refused */
	ZY_FAULT_CHANGED,
	ZY_FAULT_FIGURES, /* figures of a record contradict each other */
	ZY_FAULT_RULE,	  /* a rule of the campaign or the standard */
	ZY_FAULT_UNSURE,  /* a rule that could not be looked at */
	ZY_FAULT_REGISTER,
	ZY_FAULTS
};

/* The word: "unknown-org".  Static. */
const char *zy_fault_code(enum zy_fault fault);
/* What it means, in the language of messages.  Static. */
const char *zy_fault_meaning(enum zy_fault fault);

/*
 * A value, free to copy.  source is cut from the left where it is too long;
 * line and column count from 1, 0 means unknown.  column counts characters
 * on its physical line, as an editor does.
 */
struct zy_error {
	enum zy_error_kind kind;
	enum zy_fault fault;
	uint64_t line;
	uint64_t column;
	uint16_t heading_n;	    /* bytes: message begins with it */
	uint16_t value_at, value_n; /* bytes: it stands there in message */
	char field[64];		    /* canonical name of the column, or "" */
	/* A further fault of the same record, or NULL; borrowed, for a reader
	 * until its next call. */
	const struct zy_error *next;
	char source[256];
	char message[768];
};

#define ZY_ERROR_INIT                 \
	{                             \
		.kind = ZY_ERROR_NONE \
	}

/*
 * Records the cause unless one is recorded, with the numbers of cards and
 * telephones masked (base/privacy.h).  Always returns -1.
 */
int zy_error_set(struct zy_error *e, enum zy_error_kind kind, const char *fmt,
    ...) ZY_PRINTF(3, 4);

/*
 * Records what is wrong with a record or one of its cells, unless a cause is
 * recorded: kind ZY_ERROR_RECORD, message "WHAT 'VALUE'", without a value that
 * is empty.  what is a finished, translated phrase.  Both are masked, the
 * value without the blanks at its ends.  Always returns -1.
 */
int zy_error_fault(struct zy_error *e, enum zy_fault fault, const char *what,
    struct zy_view value);
/* Puts the heading before the message, "HEADING: ", and says whose field it
 * is (or NULL).  For an error that has no heading yet. */
void zy_error_heading(
    struct zy_error *e, const char *field, struct zy_view heading);
/* Appends what helps in brackets, where there is room for it. */
void zy_error_help(struct zy_error *e, const char *help);

/*
 * Adds the place to an error that has none yet (no source): a name as the
 * user gave it, a line and a column, 0 for unknown.  Always returns -1.
 */
int zy_error_at(
    struct zy_error *e, const char *source, uint64_t line, uint64_t column);

/* Makes the error ready for the next use. */
void zy_error_clear(struct zy_error *e);
/* A copy of the list that begins with e (NULL: NULL), in the arena. */
const struct zy_error *zy_error_keep(
    struct zy_arena *a, const struct zy_error *e);

/* True when messages are in Chinese: names in them are to be so, too. */
bool zy_error_in_chinese(void);

#endif
