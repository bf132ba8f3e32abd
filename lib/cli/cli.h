/*
 * The command line: options, messages, inputs, outputs, exit status.
 *
 * The only floor that prints or decides the exit status.  A program is an
 * option table, a worker, and a main:
 *
 *	struct zy_cli cli = {.name = "rank", .purpose = N_("..."), ...};
 *	if (zy_cli_start(&cli, argc, argv, options))
 *		return zy_cli_finish(&cli);
 *	run(&cli, &opts);
 *	return zy_cli_finish(&cli);
 *
 * The option table gives parsing (getopt_long), --help, the completions and
 * the manual's check.  The common options (-f -o -q -v --excel --encoding
 * --input --map --rejects --strict --lang --campaign -j --cap --columns --help
 * --version) are in every program and need no entry.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_CLI_H
#define ZY_CLI_CLI_H

#include "model/campaign.h"
#include "model/finding.h"
#include "stream/reader.h"
#include "stream/table.h"
#include "stream/writer.h"

enum zy_option_kind {
	ZY_OPT_FLAG,	/* bool: becomes true */
	ZY_OPT_STRING,	/* const char *: the argument; the last one wins */
	ZY_OPT_LIST,	/* struct zy_list: every argument, in order */
	ZY_OPT_INTEGER, /* int64_t: a whole number from min to max */
	ZY_OPT_CHOICE,	/* const char *: one of choices */
	ZY_OPT_SIZE,	/* size_t: bytes, as 64K, 2M or 1G; at least min */
	ZY_OPT_COLUMNS, /* const char *[]: a row for options of a record */
};

/* Arguments of an option that may be given several times. */
struct zy_list {
	const char **items; /* the program frees it with free() */
	size_t n, cap;
};

/* A row of an option table; the macros below write it. */
struct zy_option {
	enum zy_option_kind kind;
	int letter;	  /* of the short form; 0: there is no short form */
	const char *name; /* the long form, without its dashes */
	union {		  /* where the argument goes, by kind */
		bool *flag;
		const char **string;
		struct zy_list *list;
		int64_t *integer;
		size_t *size;
	} value;
	const char *arg;     /* what --help calls the argument, or NULL */
	const char *help;    /* one line for --help */
	const char *choices; /* "a|b|c", or NULL */
	int64_t min, max;
	const struct zy_schema *schema; /* of ZY_OPT_COLUMNS */
};

/*
 * Rows of an option table.  The first two arguments are always the letter (or
 * 0) and the long name; to is the address of the variable that receives the
 * value; arg and help are in N_().
 *
 * ZY_COLUMNS is one row for as many options as the schema has columns from the
 * column numbered first to the last but one (the last is the record's source):
 * the arguments come into cells, an array with a place for every column.  Each
 * option has the column's name, with '-' for '_', and its help.  A column that
 * another row of the table serves, by its name or by its place in cells, gets
 * no option.
 */
#define ZY_FLAG(letter, name, to, help)                                      \
	{                                                                    \
		ZY_OPT_FLAG, letter, name, {.flag = (to)}, NULL, help, NULL, \
		    0, 0, NULL                                               \
	}
#define ZY_STRING(letter, name, to, arg, help)                            \
	{                                                                 \
		ZY_OPT_STRING, letter, name, {.string = (to)}, arg, help, \
		    NULL, 0, 0, NULL                                      \
	}
#define ZY_LIST(letter, name, to, arg, help)                                   \
	{                                                                      \
		ZY_OPT_LIST, letter, name, {.list = (to)}, arg, help, NULL, 0, \
		    0, NULL                                                    \
	}
#define ZY_INTEGER(letter, name, to, arg, min, max, help)                   \
	{                                                                   \
		ZY_OPT_INTEGER, letter, name, {.integer = (to)}, arg, help, \
		    NULL, min, max, NULL                                    \
	}
#define ZY_CHOICE(letter, name, to, arg, choices, help)                   \
	{                                                                 \
		ZY_OPT_CHOICE, letter, name, {.string = (to)}, arg, help, \
		    choices, 0, 0, NULL                                   \
	}
#define ZY_SIZE(letter, name, to, arg, min, help)                           \
	{                                                                   \
		ZY_OPT_SIZE, letter, name, {.size = (to)}, arg, help, NULL, \
		    min, 0, NULL                                            \
	}
#define ZY_COLUMNS(schema, first, cells)                                      \
	{                                                                     \
		ZY_OPT_COLUMNS, 0, "", {.string = (cells)}, NULL, NULL, NULL, \
		    first, 0, schema                                          \
	}

#define ZY_OPTIONS_END \
	{              \
		0      \
	}

struct zy_cli {
	/* filled by the program */
	const char *name;     /* "rank" */
	const char *purpose;  /* one line, N_() */
	const char *synopsis; /* behind the name: "[OPTION]... [FILE]..." */
	const char *examples; /* two or three pipelines, not translated */
	const struct zy_schema *const *schemas; /* what --columns prints, */
	size_t nschemas;			/* by name */
	const char *formats; /* -f takes these; NULL: the stream formats */

	/* filled by zy_cli_start */
	const char *const *inputs; /* operands; at least one ("-") unless */
	size_t ninputs;		   /* no_input is set */
	bool no_input;		   /* set by the program: operands optional */
	bool digests;	    /* set by the program: zy_reader_digest comes */
	const char *format; /* -f, else by the name after -o, else NULL */
	bool format_given;  /* by -f */
	const char *output; /* -o, or NULL */
	bool quiet, verbose, excel, strict;
	const char *lang; /* of headings and words of output: "zh", "en" */
	int64_t threads;  /* -j, 0: as many as there are processors */

	/* counted */
	uint64_t records, refused, warnings;

	struct zy_cli_state *state; /* private */
};

/*
 * Parses the command line.  0: go on.  1: done (help, version, columns) or
 * failed (message printed): return zy_cli_finish().
 */
int zy_cli_start(
    struct zy_cli *cli, int argc, char **argv, const struct zy_option *table);

/*
 * Returns the long name, without dashes, of the option whose argument goes to
 * the string at to; NULL where no option does.  Borrowed until zy_cli_finish.
 */
const char *zy_cli_option_name(const struct zy_cli *cli, const char *const *to);

/* Wrong use: prints message and "try NAME --help"; the status is 2. */
void zy_cli_usage(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);

/*
 * The inputs in the order of their names' bytes, in which "the first" never
 * depends on the order of the arguments; valid until zy_cli_finish.
 */
const char *const *zy_cli_sorted_inputs(struct zy_cli *cli);
/*
 * Opens an input with the common options applied.  NULL: the message is
 * printed and the status set; go on with the next input or stop.
 */
struct zy_reader *zy_cli_open(
    struct zy_cli *cli, const char *path, const struct zy_schema *schema);
/*
 * The next record, with bad ones refused on the way (zy_cli_refuse).  1 a
 * record; 0 the end; -1: stop everything (--strict, or the input broke; told).
 */
int zy_cli_next(struct zy_cli *cli, struct zy_reader *r);
/* With -v says what was recognised; frees the reader. */
void zy_cli_close(struct zy_cli *cli, struct zy_reader *r);

/*
 * The campaign file that --campaign names, else the built-in one; borrowed,
 * until zy_cli_finish.
 */
const struct zy_campaign *zy_cli_campaign(struct zy_cli *cli);

enum {
	ZY_CLI_NOW_MAX = 32,
};

/*
 * Writes the present moment into out, in UTC, as 2010-07-01T00:00:00Z.  It is
 * the moment that SOURCE_DATE_EPOCH names where that is set, which builds and
 * tests need.  Returns 0; or -1, with a usage message printed, where
 * SOURCE_DATE_EPOCH is no number of seconds: out then holds nothing.
 */
int zy_cli_now(struct zy_cli *cli, char out[ZY_CLI_NOW_MAX]);

/*
 * What several threads do with the records of one input.  begin is called for
 * every part, then take for its records by the part's thread and done behind
 * the last of them; then end in the order of the parts, good or not.  fits,
 * which may be asked when all are done, tells whether they go together.
 */
struct zy_cli_parts {
	void (*begin)(void *context, int part, int n, struct zy_reader *r);
	int (*take)(void *context, int part, struct zy_reader *r,
	    struct zy_error *e); /* 0, or -1: a bad record */
	void (*done)(void *context, int part);
	bool (*fits)(void *context, int n);
	void (*end)(void *context, int part, bool good);
	void *context;
};
/*
 * Reads r, of which nothing was read yet, in as many parts as -j allows; bad
 * records are told as zy_cli_next and zy_cli_refuse tell them.  False where
 * that is not possible, or where the parts would not say the same as one
 * reader (the input breaks off, --strict stops): what was taken must be
 * forgotten, and r is to be read as if nothing had been.
 */
bool zy_cli_read_parts(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_cli_parts *how);

/* How inputs become a table. */
struct zy_cli_intake {
	const struct zy_schema *schema;
	const struct zy_list *fill_down; /* columns of merged cells, or NULL */
	/* When a file's records, from row first on, are in; or NULL. */
	void (*done)(void *context, const struct zy_reader *r, size_t first);
	void *context;
};
/* All inputs, sorted, into the table.  0, or -1: told, stop. */
int zy_cli_read_table(
    struct zy_cli *cli, const struct zy_cli_intake *how, struct zy_table *t);
/*
 * A roster that an option names, whole, into the table: a bad record in it is
 * an error of configuration.  0, or -1: told, stop.
 */
int zy_cli_read_roster(struct zy_cli *cli, const char *path,
    const struct zy_schema *schema, struct zy_table *t);
/*
 * Tells findings in the order of the records: refusals, warnings, notices.
 * 0, or -1: stop everything (--strict).
 */
int zy_cli_tell(
    struct zy_cli *cli, const struct zy_table *t, const struct zy_findings *f);
/*
 * Writes n rows of the table: columns of the schema that it has, in their
 * order, then the unknown ones; without those of left_out (one a column) and
 * the reasons of rejects.  An empty source becomes the record's place.
 */
void zy_cli_write_table(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_schema *schema, const bool *left_out, const uint32_t *rows,
    size_t n);

/*
 * Refuses the reader's current record: message, count, rejects file, status
 * 1.  Returns -1 when everything must stop (--strict), else 0.
 */
int zy_cli_refuse(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_error *e);
/* The same for a record kept in a table with keep_raw; e has the place. */
int zy_cli_refuse_row(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_table_row *row, const struct zy_error *e);
/* The same for a record of which the program knows n cells by columns. */
int zy_cli_refuse_cells(struct zy_cli *cli, const struct zy_column *columns,
    const struct zy_view *cells, size_t n, const struct zy_error *e);
/* A finding that keeps the record: printed, counted, status 1. */
void zy_cli_warn(struct zy_cli *cli, const struct zy_error *e);
/*
 * A finding worse than that: printed; the status becomes its kind in the end,
 * but what the program writes is written.
 */
void zy_cli_find(struct zy_cli *cli, const struct zy_error *e);
/* A notice: printed unless -q; does not touch the status. */
void zy_cli_note(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Printed only with -v. */
void zy_cli_say(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Prints the error; the status becomes its kind where that is higher. */
void zy_cli_fail(struct zy_cli *cli, const struct zy_error *e);
/* True once anything has failed for good (status above 1, or --strict). */
bool zy_cli_failed(const struct zy_cli *cli);

/* The record writer for -f, -o, --excel; NULL: told, stop. */
struct zy_writer *zy_cli_writer(struct zy_cli *cli);
/* Where temporary files go: TMPDIR, else /tmp. */
const char *zy_cli_temporary(const struct zy_cli *cli);
/* A plain sink for -o; NULL: told, stop. */
struct zy_sink *zy_cli_sink(struct zy_cli *cli);
/*
 * Finishes what zy_cli_writer or zy_cli_sink gave (either may be NULL): with
 * a failure before, the output is taken back instead.
 */
void zy_cli_finish_writer(struct zy_cli *cli, struct zy_writer *w);
void zy_cli_finish_sink(struct zy_cli *cli, struct zy_sink *s);

/* Shows progress on a terminal when the work takes longer than a second. */
void zy_cli_progress(struct zy_cli *cli, uint64_t done);

/* Rejects file, -v summary, standard streams; returns the exit status. */
int zy_cli_finish(struct zy_cli *cli);

#endif
