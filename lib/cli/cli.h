/*
 * The command line: options, messages, inputs, outputs, exit status.
 *
 * Only this floor prints, reads the environment or decides the exit status.  A
 * program hands it schemas, tables and readers.  Of the campaign it knows four
 * things: the file of --campaign, of which it takes words and language; the
 * findings of imports (model/finding.h), which it prints; registers, which no
 * output may replace and of which only the intact part is read; and the schemas
 * of records, by which --words, --value and --map name columns.  Everything
 * else of the campaign is in lib/front.
 *
 * A program is an option table, a worker and a main:
 *
 * 	struct zy_cli cli = {.name = "rank", .purpose = N_("..."), ...};
 * 	if (zy_cli_start(&cli, argc, argv, options) == 0)
 * 		run(&cli, &opts);
 * 	return zy_cli_finish(&cli);
 *
 * The parser (getopt_long), --help and the check of the manual are made from
 * the option table.  Every program has the common options (zhengyou(7)); a new
 * one is a row in options.c.
 *
 * A function that prints a message also raises the exit status to its kind: 1
 * for records, 2 for the command line and configurations, 3 for input and
 * output.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_CLI_H
#define ZY_CLI_CLI_H

#include "base/attr.h"
#include "model/campaign.h"
#include "model/finding.h"
#include "register/chain.h"
#include "register/heads.h"
#include "stream/reader.h"
#include "stream/table.h"
#include "stream/writer.h"

ZY_BEGIN_C

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
	const char *arg;  /* what --help calls the argument, or NULL */
	const char *help; /* one line for --help */
	const char
	    *choices; /* "a|b|c"; of an integer: when left out; or NULL */
	int64_t min, max;
	const struct zy_schema *schema; /* of ZY_OPT_COLUMNS */
	bool written; /* the file that it names is an output */
};

/*
 * Rows of an option table.  The first two arguments are always the letter (or
 * 0) and the long name; to is the address of the variable that receives the
 * value; arg and help are in N_().
 *
 * ZY_INTEGER_OR is an option whose argument may be left out, as --name; else it
 * is given as --name=ARG.  `otherwise` is the number, as text, that it then
 * receives.
 *
 * ZY_OUTPUT is ZY_STRING for a file that is written: it must not be another
 * file of the command line.
 *
 * ZY_COLUMNS is one row for as many options as the schema has columns from the
 * column numbered first to the last but one (the last is the record's source):
 * the arguments come into cells, an array with a place for every column.  Each
 * option has the column's name, with '-' for '_', and its help.  A column that
 * another row of the table serves, by its name or by its place in cells, and
 * one that is computed (ZY_DERIVED), gets no option.
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

struct zy_cli {
	/* Set by the program before zy_cli_start. */
	const char *name;     /* "rank" */
	const char *purpose;  /* one line, N_() */
	const char *synopsis; /* what --help prints behind the name */
	const char *examples; /* two or three pipelines for --help */
	const struct zy_schema *const *schemas; /* for --columns */
	size_t nschemas;
	const char *formats;  /* choices of -f; NULL: the stream formats */
	bool no_input;	      /* no operand does not mean standard input */
	const char **operand; /* receives the first operand, which then is no
				 input; or NULL */
	bool digests;	      /* zy_reader_digest will be called */
	bool passes;	      /* undeclared columns are written again */
	bool is_private;      /* the output holds private numbers */
	bool witness;	      /* decisions bear the heads of registers, too */
	bool no_plan;	      /* the operands are no tables: no --plan */
	bool any_column;      /* conditions may name any column of rosters */
	/* How the operands are read, for --plan; NULL: by the first schema. */
	const struct zy_schema *reads;
	/*
	 * Returns by the columns of which record an operand is read that was
	 * opened for those of any record; or NULL: as it is.  NULL: all are
	 * read as they are.
	 */
	const struct zy_schema *(*choose)(
	    const struct zy_reader *r, const char *path);
	/*
	 * Says for --plan what the program makes of a column that no schema has
	 * (a question of the standard), as text in b; returns false where it
	 * makes nothing of it.  NULL: there are no such columns.
	 */
	bool (*column_means)(void *context, const struct zy_reader *r,
	    size_t column, struct zy_buf *b);
	void *column_context;

	/* Set by zy_cli_start. */
	const char *const *inputs; /* the operands */
	size_t ninputs;
	const char *format; /* -f, else by the name after -o, else NULL */
	bool format_given;  /* by -f */
	const char *output; /* -o, or NULL */
	bool quiet, verbose, excel, strict;
	const char *lang; /* of headings and words of output: "zh", "en" */
	int64_t threads;  /* -j, else the number of processors */

	/* Counted by the functions below. */
	uint64_t records, refused, warnings;

	struct zy_cli_state *state; /* private */
};

/*
 * Parses the command line, which the table describes, and loads the campaign
 * file where one is given.  Returns 0 where the program shall do its work; 1
 * where it is done (--help, --version, --columns, --plan) or has failed with a
 * message. Call zy_cli_finish in either case.
 */
int zy_cli_start(
    struct zy_cli *cli, int argc, char **argv, const struct zy_option *table);

/*
 * Returns the long name, without dashes, of the option whose argument goes to
 * the string at to; NULL where no option does.  Borrowed until zy_cli_finish.
 */
const char *zy_cli_option_name(const struct zy_cli *cli, const char *const *to);

/*
 * Prints a message about wrong use, formatted as printf does, and "try NAME
 * --help"; the status becomes 2.
 */
void zy_cli_usage(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);

/*
 * Returns the inputs in byte order of their names, so that no result depends on
 * the order of the arguments.  Borrowed until zy_cli_finish.
 */
const char *const *zy_cli_sorted_inputs(struct zy_cli *cli);
/*
 * Opens the text, which must outlive the reader, as the input with that name,
 * else as zy_cli_open does.
 */
struct zy_reader *zy_cli_open_text(struct zy_cli *cli, const char *name,
    struct zy_view text, const struct zy_schema *schema);
/*
 * Opens an input for records of the schema, as the common options say; where
 * that is the schema of any record, for those that cli->choose names.  Close
 * it with zy_cli_close.  Returns NULL, with the message printed, where that
 * fails; the program may go on with the next input.
 */
struct zy_reader *zy_cli_open(
    struct zy_cli *cli, const char *path, const struct zy_schema *schema);
/*
 * Reads the next good record of r and refuses bad ones on the way.  Returns 1;
 * 0 at the end; -1, with the message printed, where everything must stop: the
 * input failed, or --strict met a bad record.
 */
int zy_cli_next(struct zy_cli *cli, struct zy_reader *r);
/*
 * Calls take for every record of r.  take returns 0, or -1 with an error about
 * the record, which is then refused (zy_cli_refuse), or with another error,
 * which ends the program's work (zy_cli_fail).  Returns 0 at the end of the
 * input, or -1 when reading must stop; the error has then been reported.
 */
int zy_cli_read(struct zy_cli *cli, struct zy_reader *r,
    int (*take)(void *context, struct zy_reader *r, struct zy_error *e),
    void *context);
/*
 * Prints what was recognised of the input, if -v is given, and frees the
 * reader.
 */
void zy_cli_close(struct zy_cli *cli, struct zy_reader *r);

/*
 * Looks up in the file of --heads what is known of the register path; without
 * the option k knows nothing and has no file.  Returns 0, and k is released
 * with zy_known_release; or -1 with the message printed.
 */
int zy_cli_known(struct zy_cli *cli, const char *path, struct zy_known *k);
/* Returns whether --heads was given. */
bool zy_cli_has_heads(const struct zy_cli *cli);
/* Returns whether --new was given. */
bool zy_cli_anew(const struct zy_cli *cli);
/*
 * Puts down in the file of --heads, where it was given, what is known of a
 * register from now on; head is the hash of its last line.  A register of which
 * nothing was known is reported.  Call it while the register is locked and on
 * the disk.
 */
void zy_cli_keep_head(struct zy_cli *cli, const struct zy_known *k,
    const char *path, uint64_t lines, const char *head);
/* Prints that a register begins anew although more was known of it. */
void zy_cli_note_anew(
    struct zy_cli *cli, const struct zy_known *k, const char *path);

/* A register that is read as such, under a shared lock. */
struct zy_cli_register {
	int fd;
	struct zy_chain chain; /* how far it may be read */
};
enum {
	/* How long a program without --lock-timeout waits for one that writes
	 * to the register that it reads. */
	ZY_CLI_LOCK_SECONDS = 30
};
/*
 * Opens the register path, waiting at most so many seconds for a program that
 * writes, and checks its form, numbers and chain; what is wrong is printed as a
 * warning.  Returns 0, and r is closed with zy_cli_register_close; or -1, with
 * the message printed, where it cannot be read at all or is of a later version.
 */
int zy_cli_register_open(struct zy_cli *cli, const char *path, int64_t seconds,
    struct zy_cli_register *r);
/*
 * Appends a line for each register that was read as such: its name, the number
 * of its last line and the first digits of that line's hash, by which
 * register-read --head knows it again.  Returns how many there are.
 */
size_t zy_cli_put_heads(const struct zy_cli *cli, struct zy_buf *out);
/* Unlocks and closes the register. */
void zy_cli_register_close(struct zy_cli_register *r);

/*
 * Returns the campaign file that --campaign names, else the built-in one;
 * borrowed until zy_cli_finish.  Returns NULL, with the message printed, where
 * it is wrong.
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
 * Stores the present day in *out: of SOURCE_DATE_EPOCH (in UTC) where it is
 * set, else of the clock, where the machine is.  Returns 0, or -1 where
 * SOURCE_DATE_EPOCH is no number, which has been reported.
 */
int zy_cli_today(struct zy_cli *cli, struct zy_date *out);

/*
 * Stores the day that an option --as-of gives in *out; without one (NULL) the
 * present day.  Returns 0, or -1 where it is no date, which has been reported.
 */
int zy_cli_as_of(struct zy_cli *cli, const char *given, struct zy_date *out);

/* How several threads read one input; all callbacks get context. */
struct zy_cli_parts {
	/* Called first, by the calling thread, for each of the n parts. */
	void (*begin)(void *context, int part, int n, struct zy_reader *r);
	/* Called by the part's thread for each record of it.  Returns 0; or -1
	   with the error, where the record is bad. */
	int (*take)(
	    void *context, int part, struct zy_reader *r, struct zy_error *e);
	/* Called by the part's thread after its last record, or NULL. */
	void (*done)(void *context, int part);
	/* Returns whether the parts' columns agree; called when all are done.
	 */
	bool (*fits)(void *context, int n);
	/* Called last, by the calling thread, in the order of the parts; good:
	   their records count, else they are to be forgotten. */
	void (*end)(void *context, int part, bool good);
	void *context;
	/* Called by the part's thread for each bad record.  Returns whether it
	   was taken; else it is refused.  NULL: none is. */
	bool (*flawed)(void *context, int part, struct zy_reader *r,
	    const struct zy_error *e);
};
/*
 * Reads all of r, from which nothing was read yet, by as many threads as -j
 * allows, each with a part of the file; bad records are refused in their order.
 * Returns false where r cannot be divided, or where the result could differ
 * from that of one thread (the input fails, --strict stops).  Then nothing
 * counts, and the caller reads r from its beginning.
 */
bool zy_cli_read_parts(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_cli_parts *how);

/* How inputs are read into a table. */
struct zy_cli_intake {
	const struct zy_schema *schema;
	const struct zy_list *fill_down; /* columns of merged cells, or NULL */
	/* Records with wrong cells become rows with flaws, so that the program
	 * holds them to its rules, too, and refuses them itself; but with
	 * --strict they are refused when they are read, as without this. */
	bool flawed;
	/* Called after each input, whose rows begin with number first; or
	   NULL. */
	void (*done)(void *context, const struct zy_reader *r, size_t first);
	void *context;
};
/*
 * Reads all inputs, in byte order of their names, into the table.  Returns 0,
 * or -1, with the message printed, where everything must stop.
 */
int zy_cli_read_table(
    struct zy_cli *cli, const struct zy_cli_intake *how, struct zy_table *t);
/*
 * Reads a roster that an option names into the table.  A bad record in it is an
 * error of configuration.  Returns 0, or -1 with the message printed.
 */
int zy_cli_read_roster(struct zy_cli *cli, const char *path,
    const struct zy_schema *schema, struct zy_table *t);
/*
 * Prints findings about the rows of a table in the order of the rows, and
 * refuses the rows that they refuse.  Returns 0, or -1 where --strict stops
 * everything.
 */
int zy_cli_report_findings(
    struct zy_cli *cli, const struct zy_table *t, const struct zy_findings *f);
/*
 * Writes n rows of the table, by their numbers, to the output.  The columns are
 * those of the schema that the table has, in the schema's order, then its
 * unknown ones; columns with left_out[i] and the reasons of earlier rejects are
 * left out.  An empty source becomes the row's file and line.
 */
void zy_cli_write_table(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_schema *schema, const bool *left_out, const uint32_t *rows,
    size_t n);

/*
 * Refuses the reader's current record because of e: prints the message, counts
 * the record, and writes it to the rejects.  Returns 0, or -1 where --strict
 * stops everything.
 */
int zy_cli_refuse(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_error *e);
/*
 * Refuses a row of a table made with keep_raw as zy_cli_refuse does; e has the
 * row's place.
 */
int zy_cli_refuse_row(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_table_row *row, const struct zy_error *e);
/*
 * Refuses a record of which the program has only n cells, with their columns,
 * as zy_cli_refuse does.
 */
int zy_cli_refuse_cells(struct zy_cli *cli, const struct zy_column *columns,
    const struct zy_view *cells, size_t n, const struct zy_error *e);
/*
 * Prints a warning about a record that stays, and counts it; the status rises
 * to 1.
 */
void zy_cli_warn(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints an error and raises the status that the program ends with to its kind;
 * unlike after zy_cli_fail, the work continues and the output is written.
 */
void zy_cli_report(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints a notice about a record unless -q is given, and counts it with the
 * messages of its kind; the status stays.
 */
void zy_cli_notice(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints a notice, formatted as printf does, unless -q is given; the status
 * stays.
 */
void zy_cli_note(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);
/*
 * Prints a notice that names the columns of an input that the program neither
 * reads nor passes on: those that the schema does not declare, except reasons
 * of earlier rejects and columns c for which used(context, c) returns true.
 * used may be NULL.
 */
void zy_cli_note_unread(struct zy_cli *cli, const struct zy_reader *r,
    bool (*used)(const void *context, int c), const void *context);
/* A column that later rules need, and in how many records it is empty. */
struct zy_cli_gap {
	const struct zy_column *column;
	size_t empty;
};
/*
 * Prints notices about n columns with gaps in that many records: one that lists
 * those that are empty in all of them, and one for each that is empty in some.
 */
void zy_cli_note_gaps(struct zy_cli *cli, const struct zy_cli_gap *gaps,
    size_t n, size_t records);
/*
 * Prints a notice, formatted as printf does, if -v is given; the status stays.
 */
void zy_cli_note_verbose(struct zy_cli *cli, const char *fmt, ...)
    ZY_PRINTF(2, 3);
/*
 * Prints an error and raises the status to its kind; unfinished output is
 * removed.
 */
void zy_cli_fail(struct zy_cli *cli, const struct zy_error *e);
/*
 * Says that a check has found something, which the output tells: the status
 * rises to 1.
 */
void zy_cli_found(struct zy_cli *cli);
/* Returns whether anything has failed: status 2 or 3, or --strict stopped. */
bool zy_cli_failed(const struct zy_cli *cli);

/*
 * Opens the output for records, as -f, -o and --excel say.  Finish it with
 * zy_cli_finish_writer.  Returns NULL, with the message printed, on failure.
 */
struct zy_writer *zy_cli_writer(struct zy_cli *cli);
/* Returns the folder for temporary files: TMPDIR, else /tmp.  Borrowed. */
const char *zy_cli_temporary(const struct zy_cli *cli);
/*
 * Returns how a file is written that an option names beside the output: a
 * workbook where its name ends in .xlsx, else CSV.  Its headings are those that
 * the writer is given.
 */
struct zy_writer_options zy_cli_beside(
    const struct zy_cli *cli, const char *path);
/*
 * Opens the output for bytes, as -o says.  Finish it with zy_cli_finish_sink.
 * Returns NULL, with the message printed, on failure.
 */
struct zy_sink *zy_cli_sink(struct zy_cli *cli);
/*
 * Finishes and frees a writer of zy_cli_writer; NULL is allowed.  Where
 * anything has failed before, the output is removed instead.
 */
void zy_cli_finish_writer(struct zy_cli *cli, struct zy_writer *w);
/*
 * Finishes and frees a sink of zy_cli_sink; NULL is allowed.  Where anything
 * has failed before, the output is removed instead.
 */
void zy_cli_finish_sink(struct zy_cli *cli, struct zy_sink *s);

/*
 * Shows the number of records done on a terminal, once the work has taken
 * longer than a second.
 */
void zy_cli_progress(struct zy_cli *cli, uint64_t done);

/*
 * Finishes the rejects, prints the closing counts (-v) and frees what cli
 * holds.  Returns the exit status of the program.
 */
int zy_cli_finish(struct zy_cli *cli);

ZY_END_C

#endif
