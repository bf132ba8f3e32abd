/*
 * Entering records in a register: what pledge-add, pledge-mark, comment-add,
 * activity-add and award-add share.
 *
 * The inputs are read into a table.  Then the register is locked and its
 * present state computed, and each record is checked by the program's rules.  A
 * record that breaks a rule is refused; one that the register already has (the
 * same id, which means the same content) is left out; the others are appended
 * as one batch.  Without files the options give one record; with files they
 * fill what its records leave empty.
 * --withdraw appends a line that withdraws an entry.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_H
#define ZY_FRONT_ENTER_H

#include "base/attr.h"
#include "front/append.h"
#include "model/name-columns.h"
#include "register/rules.h"

ZY_BEGIN_C

struct zy_enter;

/* The verdict of a rule on a record. */
enum zy_enter_verdict {
	ZY_ENTER_RIGHT,	    /* nothing is wrong with it */
	ZY_ENTER_WRONG,	    /* it is refused */
	ZY_ENTER_UNCHANGED, /* it repeats what the register says: left out */
};

/* Why a record is refused. */
struct zy_enter_fault {
	int column; /* its number in the schema; n of the schema: the fault is
		       one of the whole record */
	const char *what; /* translated; kept until zy_enter_release */
	/* What the cell could be, and the name of that list in a file of words;
	 * or NULL. */
	const struct zy_choice *choices;
	const char *list;
};

/*
 * The state of entering records.  The program sets all bytes to zero, then
 * append.cli, the callbacks and what else it needs, before the options are
 * parsed; then it calls zy_enter_init, zy_enter_start, zy_enter_rosters and
 * zy_enter_run, and in any case zy_enter_release.
 */
struct zy_enter {
	struct zy_append append;
	const struct zy_entry_kind *kind;
	/*
	 * Two rules, called while the register is locked.  Both may change the
	 * cells, and fill *fault where they return ZY_ENTER_WRONG.  prepare
	 * brings the cells into the form from which the id is made (NULL: no
	 * change is needed); check is called for records that the register
	 * does not have.
	 */
	enum zy_enter_verdict (*prepare)(struct zy_enter *n,
	    struct zy_view *cells, struct zy_enter_fault *fault);
	enum zy_enter_verdict (*check)(struct zy_enter *n,
	    struct zy_view *cells, struct zy_enter_fault *fault);
	/*
	 * Returns in which of `orders` rounds, from 0, a record is entered, so
	 * that records on which it depends come first.  NULL: records are
	 * entered in the order of input.
	 */
	int (*order)(struct zy_enter *n, const struct zy_view *cells);
	int orders;
	/*
	 * Fills the table with the records, and applies the options of the
	 * record itself; NULL: they come from the inputs or the options.
	 * Returns 0, or -1 with an error printed.
	 */
	int (*read)(struct zy_enter *n);
	bool blind; /* the register's present state is not computed, since no
		       rule needs it */
	const char *cells[ZY_ENTRY_COLUMNS_MAX]; /* a record from options */
	const char *withdraw, *reason;		 /* --withdraw, --reason */
	struct zy_list fill_down;		 /* columns of merged cells */
	const char *orgs, *members, *duties;	 /* files of rosters, or NULL */
	void *context;				 /* the program's */

	/* Set by zy_enter_init and zy_enter_rosters, read by the rules. */
	struct zy_rules rules;
	struct zy_people people;
	struct zy_table table;	      /* the records as they came */
	struct zy_name_columns names; /* of table: hints for names */
	struct zy_fold fold; /* the register, with records entered so far */
	const struct zy_table_row *row; /* of the present record */
	struct zy_buf place;		/* its file and line */
	char id[ZY_ENTRY_ID_MAX];	/* its id */
	bool single;			/* the record came from options */
	uint64_t unchanged;		/* records with ZY_ENTER_UNCHANGED */
	uint64_t older; /* repeats of version 1 lines that have fewer columns */
};

/*
 * Expands to the rows of an option table for n, a struct zy_enter.  Each column
 * of the schema behind the id is an option of the record; --reason is a row
 * that the program adds.
 */
#define ZY_ENTER_OPTIONS(n, schema)                                            \
	ZY_APPEND_OPTIONS((n).append),                                         \
	    ZY_STRING(0, "withdraw", &(n).withdraw, N_("ID"),                  \
		N_("an entry that should not have been made, with --reason")), \
	    ZY_LIST(0, "fill-down", &(n).fill_down, N_("COLUMN"),              \
		N_("an empty cell means the one above (merged cells)")),       \
	    ZY_COLUMNS(schema, 1, (n).cells)

#define ZY_ENTER_ORGS(n)                            \
	ZY_STRING(0, "orgs", &(n).orgs, N_("FILE"), \
	    N_("the organisations, from org-import"))
#define ZY_ENTER_MEMBERS(n)                               \
	ZY_STRING(0, "members", &(n).members, N_("FILE"), \
	    N_("the members, from member-import"))
#define ZY_ENTER_DUTIES(n)                              \
	ZY_STRING(0, "duties", &(n).duties, N_("FILE"), \
	    N_("the duties, from duty-import: who heads what, and when"))

/*
 * Prepares n for records of the kind, or for a withdrawal where --withdraw was
 * given.  Call it after the options were parsed.  kind is borrowed; noun, which
 * is translated and borrowed, names the records in messages ("pledges").
 */
void zy_enter_init(
    struct zy_enter *n, const struct zy_entry_kind *kind, const char *noun);
/*
 * Checks that --register was given, and that no options exclude each other.
 * Returns 0, or -1 with an error printed.
 */
int zy_enter_start(struct zy_enter *n);
/*
 * Reads the rosters that were given into n->people and, unless n is blind, the
 * campaign file.  Returns 0, or -1 with an error printed.
 */
int zy_enter_rosters(struct zy_enter *n);
/*
 * Reads the entries at path, which is a stream with records of that kind or a
 * register, of which entries of all kinds are read, and adds them to fold,
 * which the caller releases in any case.  An entry of a stream that has no id
 * gets one.  Returns 0; or -1, with an error printed and a part of the entries
 * in fold.
 */
int zy_enter_read(struct zy_cli *cli, const char *path,
    const struct zy_entry_kind *kind, struct zy_fold *fold);
/*
 * Reads the records, checks them, appends the good ones to the register and
 * writes those that are new in it to the output.  Errors are printed and set
 * the exit status.
 */
void zy_enter_run(struct zy_enter *n);
/* Frees what n owns; cli and the texts of the options are the program's. */
void zy_enter_release(struct zy_enter *n);

/*
 * Turns the result of a rule that returns the number of the wrong column, or
 * -1, into a verdict.  Returns ZY_ENTER_RIGHT where column is -1, else
 * ZY_ENTER_WRONG; stores column in fault->column in both cases.
 */
static inline enum zy_enter_verdict
zy_enter_judge(struct zy_enter_fault *fault, int column)
{
	fault->column = column;
	return column < 0 ? ZY_ENTER_RIGHT : ZY_ENTER_WRONG;
}

/*
 * Returns the place of the present record, "file:line", borrowed from n until
 * the function is called again.
 */
struct zy_view zy_enter_place(struct zy_enter *n);
/*
 * Prints a notice about the cell of a column, by its number in the schema, of
 * the present record.  text is translated.
 */
void zy_enter_note(struct zy_enter *n, int column, const char *text);

ZY_END_C

#endif
