/*
 * The option table of a program: the kinds of its rows and the macros that
 * write them.  Part of cli.h, which describes how a program uses its table.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_OPTION_H
#define ZY_CLI_OPTION_H

#include "base/attr.h"
#include "stream/column.h"

ZY_BEGIN_C

/* The kinds of options: the type of the variable that gets the argument. */
enum zy_option_kind {
	ZY_OPT_FLAG,	/* bool: becomes true */
	ZY_OPT_STRING,	/* const char *: the argument; the last one wins */
	ZY_OPT_LIST,	/* struct zy_list: every argument, in order */
	ZY_OPT_INTEGER, /* int64_t: a whole number from min to max */
	ZY_OPT_CHOICE,	/* const char *: one of choices */
	ZY_OPT_SIZE,	/* size_t: bytes, as 64K, 2M or 1G; at least min */
	ZY_OPT_COLUMNS, /* const char *[]: a row for options of a record */
};

/* The arguments of an option that may be given several times. */
struct zy_list {
	const char **items; /* the program frees it with free() */
	size_t n, cap;
};

/* A row of an option table, written with one of the macros below. */
struct zy_option {
	enum zy_option_kind kind;
	int letter;	  /* of the short form; 0: there is no short form */
	const char *name; /* the long form, without its dashes */
	union {		  /* the variable that gets the argument, by kind */
		bool *flag;
		const char **string;
		struct zy_list *list;
		int64_t *integer;
		size_t *size;
	} value;
	const char *arg;  /* what --help calls the argument, or NULL */
	const char *help; /* one line for --help */
	/* "a|b|c"; of an integer: its value where the argument is omitted; or
	 * NULL */
	const char *choices;
	int64_t min, max;
	const struct zy_schema *schema; /* of ZY_OPT_COLUMNS */
	bool written; /* the argument names a file that is written */
};

/*
 * Rows of an option table.  The first two arguments are always the letter (or
 * 0) and the long name; to is the address of the variable that receives the
 * value; arg and help are in N_().
 *
 * ZY_INTEGER_OR is an integer option whose argument may be omitted: --name=ARG
 * gives ARG, and --name alone gives `otherwise`, a number as text.
 *
 * ZY_OUTPUT is ZY_STRING for a file that is written: it must differ from all
 * other files of the command line.
 *
 * ZY_COLUMNS makes one option for each column of the schema, from column number
 * `first` to the last but one (the last is the record's source).  cells is an
 * array with an element for every column, which gets the argument.  Each option
 * has the column's name, with '-' for '_', and its help.  There is no option
 * for a column that another row of the table has, by its name or by its element
 * of cells, or that is computed (ZY_DERIVED).
 */
#define ZY_FLAG(letter, name, to, help)                                      \
	{                                                                    \
		ZY_OPT_FLAG, letter, name, {.flag = (to)}, NULL, help, NULL, \
		    0, 0, NULL, false                                        \
	}
#define ZY_STRING(letter, name, to, arg, help)                            \
	{                                                                 \
		ZY_OPT_STRING, letter, name, {.string = (to)}, arg, help, \
		    NULL, 0, 0, NULL, false                               \
	}
#define ZY_OUTPUT(letter, name, to, arg, help)                            \
	{                                                                 \
		ZY_OPT_STRING, letter, name, {.string = (to)}, arg, help, \
		    NULL, 0, 0, NULL, true                                \
	}
#define ZY_LIST(letter, name, to, arg, help)                                   \
	{                                                                      \
		ZY_OPT_LIST, letter, name, {.list = (to)}, arg, help, NULL, 0, \
		    0, NULL, false                                             \
	}
#define ZY_INTEGER(letter, name, to, arg, min, max, help)                   \
	{                                                                   \
		ZY_OPT_INTEGER, letter, name, {.integer = (to)}, arg, help, \
		    NULL, min, max, NULL, false                             \
	}
#define ZY_INTEGER_OR(letter, name, to, arg, min, max, otherwise, help)     \
	{                                                                   \
		ZY_OPT_INTEGER, letter, name, {.integer = (to)}, arg, help, \
		    otherwise, min, max, NULL, false                        \
	}
#define ZY_CHOICE(letter, name, to, arg, choices, help)                   \
	{                                                                 \
		ZY_OPT_CHOICE, letter, name, {.string = (to)}, arg, help, \
		    choices, 0, 0, NULL, false                            \
	}
#define ZY_SIZE(letter, name, to, arg, min, help)                           \
	{                                                                   \
		ZY_OPT_SIZE, letter, name, {.size = (to)}, arg, help, NULL, \
		    min, 0, NULL, false                                     \
	}
#define ZY_COLUMNS(schema, first, cells)                                      \
	{                                                                     \
		ZY_OPT_COLUMNS, 0, "", {.string = (cells)}, NULL, NULL, NULL, \
		    first, 0, schema, false                                   \
	}

#define ZY_OPTIONS_END \
	{              \
		0      \
	}

ZY_END_C

#endif
