/*
 * The command line: options, messages, inputs, outputs, exit status.
 *
 * Only this floor prints, reads the environment or decides the exit status.
 * Programs give it schemas, tables and readers.  It knows four things of the
 * campaign: the campaign file (--campaign), for its words and language; the
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
 * the option table (option.h).  Every program has the common options
 * (zhengyou(7)); a new one is a row in options.c.
 *
 * A function that prints an error also raises the exit status to its kind if it
 * is lower: 1 for records, 2 for the command line and configurations, 3 for
 * input and output.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_CLI_H
#define ZY_CLI_CLI_H

#include "base/attr.h"
#include "cli/option.h"
#include "model/campaign.h"
#include "model/finding.h"
#include "register/chain.h"
#include "register/heads.h"
#include "stream/reader.h"
#include "stream/table.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * A program's command line and the state of its run.  The program declares it,
 * sets the members of the first part, and calls zy_cli_start.
 */
struct zy_cli {
	/* Set by the program before zy_cli_start. */
	const char *name;     /* "rank" */
	const char *purpose;  /* one line, N_() */
	const char *synopsis; /* what --help prints after the name */
	const char *examples; /* two or three pipelines for --help */
	const struct zy_schema *const *schemas; /* for --columns */
	size_t nschemas;
	const char *formats;  /* choices of -f; NULL: the stream formats */
	bool no_input;	      /* without operands, do not read standard input */
	const char **operand; /* gets the first operand, which is then no input;
				 or NULL */
	bool digests;	      /* zy_reader_digest will be called */
	bool passes;	      /* undeclared columns are written to the output */
	bool marks; /* inputs may be sheets of marks (zy_reader_options) */
	uint64_t untitled; /* see zy_cli_untitle (zy_reader_options) */
	bool is_private;   /* the output contains private numbers */
	bool witness;	   /* decisions contain the heads of registers, too */
	bool no_plan;	   /* the operands are no tables: no --plan */
	bool any_column;   /* conditions may name any column of rosters */
	/* How the operands are read, for --plan; NULL: by the first schema. */
	const struct zy_schema *reads;
	/*
	 * Returns the schema by which an operand that was opened for records of
	 * any kind is to be read, or NULL to read its columns as they are.
	 * NULL: all such operands are read as they are.
	 */
	const struct zy_schema *(*choose)(const struct zy_reader *r);
	/*
	 * For --plan: appends to b how the program uses a column that no schema
	 * has (a question of the standard), and returns true; returns false
	 * where it does not use the column.  NULL: it uses no such columns.
	 */
	bool (*column_means)(void *context, const struct zy_reader *r,
	    size_t column, struct zy_buf *b);
	void *column_context;

	/* Set by zy_cli_start. */
	const char *const *inputs; /* the operands */
	size_t ninputs;
	const char *format; /* of -f, else by the name after -o, else NULL */
	bool format_given;  /* -f was given */
	const char *output; /* -o, or NULL */
	bool quiet, verbose, excel, strict;
	const char *lang; /* of headings and words of output: "zh", "en" */
	int64_t threads;  /* -j, else the number of processors */

	/* Counted by the functions below. */
	uint64_t records, refused, warnings;

	struct zy_cli_state *state; /* private */
};

/*
 * Parses the command line according to the table, which must outlive cli, and
 * loads the campaign file if one is given.  Returns 0 if the program is to do
 * its work; 1 if there is nothing more to do (--help, --version, --columns,
 * --plan) or after a failure, with the message printed.  The caller calls
 * zy_cli_finish in both cases.
 */
int zy_cli_start(
    struct zy_cli *cli, int argc, char **argv, const struct zy_option *table);

/*
 * Returns the long name, without dashes, of the option whose argument is stored
 * in *to; NULL where there is none.  Borrowed until zy_cli_finish.
 */
const char *zy_cli_option_name(const struct zy_cli *cli, const char *const *to);

/*
 * Prints a message about wrong use, formatted as printf does, and "try NAME
 * --help", and raises the exit status to 2.
 */
void zy_cli_usage(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);

/*
 * Returns the cli->ninputs inputs sorted by the bytes of their names, so that
 * no result depends on the order of the arguments.  Borrowed until
 * zy_cli_finish.
 */
const char *const *zy_cli_sorted_inputs(struct zy_cli *cli);
/*
 * Opens a text of JSON Lines, which must outlive the reader, as an input that
 * messages call name.  Returns the reader, which the caller closes with
 * zy_cli_close; or NULL, with the message printed, on failure.
 */
struct zy_reader *zy_cli_open_text(struct zy_cli *cli, const char *name,
    struct zy_view text, const struct zy_schema *schema);
/*
 * Says that an option gives the column of the schema with that name, if given
 * is true: titles above the tables opened afterwards do not give it.
 */
void zy_cli_untitle(struct zy_cli *cli, const struct zy_schema *schema,
    const char *name, bool given);
/*
 * Opens the input path for records of the schema, not NULL, according to the
 * common options; for zy_any_schema, by the schema that cli->choose returns.
 * Returns the reader, which the caller closes with zy_cli_close; or NULL, with
 * the message printed, on failure: then the program continues with the next
 * input unless zy_cli_failed returns true.
 */
struct zy_reader *zy_cli_open(
    struct zy_cli *cli, const char *path, const struct zy_schema *schema);
/*
 * Refuses the input path, an operand whose columns the program cannot use for
 * the reason e, as a whole: prints the message, and the program continues with
 * the other inputs unless all are refused.  Frees r, its reader.  Returns 0 to
 * continue, or -1 to stop.
 */
int zy_cli_refuse_input(struct zy_cli *cli, const char *path,
    struct zy_reader *r, struct zy_error *e);
/*
 * Reads the next good record of r; bad ones before it are refused
 * (zy_cli_refuse).  Returns 1; 0 at the end; or -1, with the message printed,
 * where the program must stop: the input failed, or there was a bad record with
 * --strict.
 */
int zy_cli_next(struct zy_cli *cli, struct zy_reader *r);
/* What zy_cli_next_any returns. */
enum {
	ZY_CLI_GOOD = 1, /* there is a good record */
	ZY_CLI_BAD = 2,	 /* there is a bad record, not refused yet */
};
/*
 * Reads the next record of r, good or bad, and counts it.  Prints neither its
 * remarks nor its faults.  Returns ZY_CLI_GOOD; ZY_CLI_BAD with e set; 0 at the
 * end of the input; or -1, with the message printed, where the input failed.
 */
int zy_cli_next_any(
    struct zy_cli *cli, struct zy_reader *r, struct zy_error *e);
/*
 * Prints the remarks about a good record; remarks is a list or NULL.  A remark
 * that a cell was read in part is a notice, every other a warning.
 */
void zy_cli_report_remarks(struct zy_cli *cli, const struct zy_error *remarks);
/*
 * Calls take for every good record of r; bad ones are refused.  take returns 0;
 * or -1 with e set: an error of kind ZY_ERROR_RECORD refuses the record
 * (zy_cli_refuse), any other is printed and stops the program (zy_cli_fail).
 * Returns 0 at the end of the input, or -1, with the message printed, where the
 * program must stop.
 */
int zy_cli_read(struct zy_cli *cli, struct zy_reader *r,
    int (*take)(void *context, struct zy_reader *r, struct zy_error *e),
    void *context);
/*
 * Calls take for every good record of r, as zy_cli_read does; and for every
 * record that r itself finds bad calls find with the error e for which the
 * record will be refused, so that the program can append further faults to e.
 * Returns as zy_cli_read does.  find may be NULL.
 */
int zy_cli_read_all_faults(struct zy_cli *cli, struct zy_reader *r,
    int (*take)(void *context, struct zy_reader *r, struct zy_error *e),
    void (*find)(void *context, struct zy_reader *r, struct zy_error *e),
    void *context);
/*
 * Prints what was recognised of the input (with -v) and the notices about it,
 * and frees the reader; r may be NULL.
 */
void zy_cli_close(struct zy_cli *cli, struct zy_reader *r);

/*
 * Looks up in the file of --heads what is known of the register path, and
 * stores it in *k; without that option nothing is known and k->file is NULL.
 * Returns 0, or -1 with the message printed.  The caller releases k with
 * zy_known_release in both cases.
 */
int zy_cli_known(struct zy_cli *cli, const char *path, struct zy_known *k);
/* Returns whether --heads was given. */
bool zy_cli_has_heads(const struct zy_cli *cli);
/* Returns whether --new was given. */
bool zy_cli_anew(const struct zy_cli *cli);
/*
 * Writes to the file of --heads, if it was given, that the register path now
 * has that many lines and that head is the hash of the last one; k is what
 * zy_cli_known returned before.  Prints a notice about a register of which
 * nothing was known.  A failure is printed and raises the exit status.  To be
 * called while the register is locked and its lines are on disk.
 */
void zy_cli_keep_head(struct zy_cli *cli, const struct zy_known *k,
    const char *path, uint64_t lines, const char *head);
/*
 * Prints a notice that --new lets the register path begin anew although lines
 * of it were known, as k says.
 */
void zy_cli_note_anew(
    struct zy_cli *cli, const struct zy_known *k, const char *path);

/* A register that was opened for reading, under a shared lock. */
struct zy_cli_register {
	int fd;
	struct zy_chain chain; /* what was checked: how far it may be read */
};
enum {
	/* Seconds that a program without --lock-timeout waits for another
	 * program to finish writing to a register. */
	ZY_CLI_LOCK_SECONDS = 30
};
/*
 * Opens the register path, waiting at most that many seconds for a program that
 * writes to it, and checks its form, numbers and hash chain; damage is printed
 * as a warning.  Returns 0, and the caller closes r with zy_cli_register_close;
 * or -1, with the message printed and nothing to close, where the register
 * cannot be read at all, is of a later version, or has lost lines that the file
 * of --heads knows.
 */
int zy_cli_register_open(struct zy_cli *cli, const char *path, int64_t seconds,
    struct zy_cli_register *r);
/* Unlocks and closes the register; does nothing to one that is closed. */
void zy_cli_register_close(struct zy_cli_register *r);
/*
 * Appends a line to out for each register that was read: its name, the number
 * of its last line and the first digits of that line's hash, by which
 * register-read --head finds that state again; each line ends with LF.  Returns
 * how many lines were appended.
 */
size_t zy_cli_put_heads(const struct zy_cli *cli, struct zy_buf *out);

/*
 * Returns the campaign of the file that --campaign names, else the built-in
 * one, borrowed until zy_cli_finish; or NULL, with the message printed, where
 * it is wrong.
 */
const struct zy_campaign *zy_cli_campaign(struct zy_cli *cli);

/*
 * Returns the dictionary with the words of --words, --value and the campaign
 * file, borrowed until zy_cli_finish; NULL where there are none.
 */
const struct zy_dictionary *zy_cli_words(const struct zy_cli *cli);

enum {
	ZY_CLI_NOW_MAX = 32, /* bytes for a moment with its NUL byte */
};

/*
 * Writes the present moment to out, NUL-terminated and in UTC, as
 * 2010-07-01T00:00:00Z.  It is the moment given by SOURCE_DATE_EPOCH where that
 * is set, for builds and tests; with --rederive the recorded one.  Returns 0;
 * or -1, with a usage message printed and out unchanged, where
 * SOURCE_DATE_EPOCH is no number of seconds.
 */
int zy_cli_now(struct zy_cli *cli, char out[ZY_CLI_NOW_MAX]);
/*
 * Sets *out to the present day: that of SOURCE_DATE_EPOCH in UTC where that is
 * set, else the local day.  It stays the same for the whole run.  Returns 0; or
 * -1, with a usage message printed and *out unspecified, where
 * SOURCE_DATE_EPOCH is no number of seconds.
 */
int zy_cli_today(struct zy_cli *cli, struct zy_date *out);

/*
 * Sets *out to the day given, the argument of an option --as-of, or to the
 * present day where given is NULL.  Returns 0; or -1, with a usage message
 * printed, where given is no date or zy_cli_today fails, and *out unspecified.
 */
int zy_cli_as_of(struct zy_cli *cli, const char *given, struct zy_date *out);

/*
 * How an input is read by several threads, each of which reads a part of it.
 * All functions are called with context.
 */
struct zy_cli_parts {
	/* Called first, by the calling thread, once for each of n parts. */
	void (*begin)(void *context, int part, int n, struct zy_reader *r);
	/* Called by the part's thread for each of its good records.  Returns 0;
	   or -1 with e set, where the program refuses the record. */
	int (*take)(
	    void *context, int part, struct zy_reader *r, struct zy_error *e);
	/* Called by the part's thread after its last record, or NULL. */
	void (*done)(void *context, int part);
	/* Called by the calling thread when all parts have been read.  Returns
	   whether their columns agree, so that their records can be joined. */
	bool (*fits)(void *context, int n);
	/* Called last, by the calling thread, in the order of the parts.  With
	   good false the program must discard the records of the part. */
	void (*end)(void *context, int part, bool good);
	void *context;
	/* Called by the part's thread for each bad record.  Returns true where
	   the program has accepted it, else it is refused for e, which the
	   program may have changed.  NULL: all bad records are refused. */
	bool (*flawed)(
	    void *context, int part, struct zy_reader *r, struct zy_error *e);
};
/*
 * Reads all of r, from which no record was read yet, by as many threads as -j
 * allows, each of which reads a part of the file; bad records are refused in
 * their order.  Returns true when all has been read.  Returns false where r
 * cannot be divided, or where the result could differ from that of one thread
 * (the input fails, there is a bad record with --strict): then the caller
 * discards what it got and reads r itself, which is at its beginning.
 */
bool zy_cli_read_parts(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_cli_parts *how);

/* The columns of --fill-down. */
struct zy_cli_fill {
	const struct zy_list *columns; /* as they were given, or NULL */
	bool *found;		       /* by column: some input has it */
};
/*
 * Prepares f for the columns, which are borrowed; NULL stands for none.
 * Release f with zy_cli_fill_release.
 */
void zy_cli_fill_init(struct zy_cli_fill *f, const struct zy_list *columns);
/* Frees what f owns, and sets f to zero. */
void zy_cli_fill_release(struct zy_cli_fill *f);
/*
 * Makes the reader r, which is at its beginning, fill down those of the columns
 * that it has (zy_reader_fill_down).
 */
void zy_cli_fill_down(struct zy_cli_fill *f, struct zy_reader *r);
/*
 * Prints a usage error for each column that no input had and that is no column
 * of the schema; none where no record was read.  Call it when all inputs were
 * read.
 */
void zy_cli_fill_check(struct zy_cli *cli, const struct zy_cli_fill *f,
    const struct zy_schema *schema);

/* How all inputs are read into a table. */
struct zy_cli_intake {
	const struct zy_schema *schema;
	const struct zy_list *fill_down; /* columns of merged cells, or NULL */
	/* Records with wrong cells become rows with flaws (zy_table_flaws), so
	 * that the program can check them by its rules, too, and refuse them
	 * itself.  With --strict they are refused when they are read. */
	bool flawed;
	/* Called after each input, whose first row is number `first` of the
	   table; or NULL. */
	void (*done)(void *context, const struct zy_reader *r, size_t first);
	void *context;
};
/*
 * Reads all inputs, sorted by the bytes of their names, into the table.
 * Returns 0, or -1, with the message printed, where the program must stop.
 */
int zy_cli_read_table(
    struct zy_cli *cli, const struct zy_cli_intake *how, struct zy_table *t);
/*
 * Reads a roster, the file path that an option names, into the table.  A bad
 * record in it is an error of kind ZY_ERROR_CONFIG, and ends the reading; the
 * rows before it stay in t.  Returns 0, or -1 with the message printed.
 */
int zy_cli_read_roster(struct zy_cli *cli, const char *path,
    const struct zy_schema *schema, struct zy_table *t);
/*
 * Prints the findings f on the rows of t in the order of the rows, and refuses
 * the rows that have a finding of kind ZY_FINDING_REFUSED, whose further
 * findings are not printed.  Returns 0, or -1 where a row was refused with
 * --strict and the program must stop.
 */
int zy_cli_report_findings(
    struct zy_cli *cli, const struct zy_table *t, const struct zy_findings *f);
/*
 * Writes n rows of the table, given by their numbers, to the output.  The
 * columns are those of the schema that the table has, in the schema's order,
 * then its unknown ones, except column i where left_out[i], not NULL, is true,
 * twins that add nothing (zy_table_is_spent) and the reasons of earlier
 * rejects.  An empty source is replaced by the row's file and line.  A failure
 * is printed and raises the exit status.
 */
void zy_cli_write_table(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_schema *schema, const bool *left_out, const uint32_t *rows,
    size_t n);

/*
 * Refuses the reader's current record because of e: prints the message, counts
 * the record, and writes it to the rejects.  Returns 0, or -1 where --strict
 * was given and the program must stop.
 */
int zy_cli_refuse(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_error *e);
/*
 * Refuses a row of a table with keep_raw because of e, which has the row's
 * place: prints the message, counts the row, and writes its original cells, if
 * it has any (zy_table_add_cells), to the rejects.  Returns 0, or -1 where
 * --strict was given and the program must stop.
 */
int zy_cli_refuse_row(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_table_row *row, const struct zy_error *e);
/*
 * Refuses a record of which the program has only n cells, because of e: prints
 * the message, counts the record, and writes the cells to the rejects;
 * columns[i] is the column of cells[i].  Returns 0, or -1 where --strict was
 * given and the program must stop.
 */
int zy_cli_refuse_cells(struct zy_cli *cli, const struct zy_column *columns,
    const struct zy_view *cells, size_t n, const struct zy_error *e);
/*
 * Prints e and the errors after it (e->next) as warnings about a record that is
 * not refused, lists them in --errors, counts one warning, and raises the exit
 * status to 1.
 */
void zy_cli_warn(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints e alone, without listing it in --errors, and raises the final exit
 * status to that of its kind; but the program does not fail (zy_cli_failed):
 * the work continues and the output is written.
 */
void zy_cli_report(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints a notice about a record unless -q is given, and counts it with the
 * messages of its kind; the exit status is unchanged.
 */
void zy_cli_notice(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints a notice, formatted as printf does, unless -q is given; the exit
 * status is unchanged.
 */
void zy_cli_note(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);
/*
 * Prints a notice about a part of the input `source` that is not read,
 * formatted as printf does, unless -q is given; also with -q it is listed in
 * --errors.  The exit status is unchanged.
 */
void zy_cli_note_unread_part(struct zy_cli *cli, const char *source,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/*
 * Prints a notice that names the columns of an input that the program neither
 * reads nor writes to its output: those that the schema does not declare,
 * except the reasons of earlier rejects and columns c for which used(context,
 * c) returns true.  used may be NULL.
 */
void zy_cli_note_unread(struct zy_cli *cli, const struct zy_reader *r,
    bool (*used)(const void *context, int c), const void *context);
/*
 * A column that later rules need, and the number of records in which it is
 * empty.
 */
struct zy_cli_gap {
	const struct zy_column *column;
	size_t empty;
};
/*
 * Prints notices about those of the n columns that are empty in some of the
 * `records` records: one notice for all columns that are empty in every record,
 * and one for each other column; none where `records` is 0.
 */
void zy_cli_note_gaps(struct zy_cli *cli, const struct zy_cli_gap *gaps,
    size_t n, size_t records);
/*
 * Prints a notice, formatted as printf does, if -v is given; the exit status is
 * unchanged.
 */
void zy_cli_note_verbose(struct zy_cli *cli, const char *fmt, ...)
    ZY_PRINTF(2, 3);
/*
 * Prints e alone, lists it in --errors and raises the exit status to its kind.
 * If that is 2 or 3, the program has failed (zy_cli_failed): unfinished output
 * will be removed.
 */
void zy_cli_fail(struct zy_cli *cli, const struct zy_error *e);
/*
 * Raises the exit status to 1, for a program whose check has found something
 * that its output describes.
 */
void zy_cli_found(struct zy_cli *cli);
/*
 * Returns whether the program must stop: the exit status is 2 or 3, or there
 * was a bad record with --strict.
 */
bool zy_cli_failed(const struct zy_cli *cli);

/*
 * Opens the output for records, according to -f, -o and --excel.  Returns the
 * writer, which the caller finishes with zy_cli_finish_writer; or NULL, with
 * the message printed, on failure.
 */
struct zy_writer *zy_cli_writer(struct zy_cli *cli);
/*
 * Returns the folder for temporary files: the value of TMPDIR, else, also where
 * that is empty, /tmp.  Borrowed from the environment.
 */
const char *zy_cli_temporary(const struct zy_cli *cli);
/*
 * Returns the options for writing the records of a file that is written in
 * addition to the output and whose name is path: as a workbook where the name
 * ends in .xlsx, else as CSV; in the language of the output.  Its texts are
 * borrowed from cli and the environment.
 */
struct zy_writer_options zy_cli_beside(
    const struct zy_cli *cli, const char *path);
/*
 * Opens the output for bytes, according to -o.  Returns the sink, which the
 * caller finishes with zy_cli_finish_sink; or NULL, with the message printed,
 * on failure.
 */
struct zy_sink *zy_cli_sink(struct zy_cli *cli);
/*
 * Finishes and frees a writer of zy_cli_writer; an error is printed and raises
 * the exit status.  If the program has failed (zy_cli_failed), the output is
 * removed instead.  w may be NULL.
 */
void zy_cli_finish_writer(struct zy_cli *cli, struct zy_writer *w);
/*
 * Finishes and frees a sink of zy_cli_sink; an error is printed and raises the
 * exit status.  If the program has failed (zy_cli_failed), the output is
 * removed instead.  s may be NULL.
 */
void zy_cli_finish_sink(struct zy_cli *cli, struct zy_sink *s);

/*
 * Shows `done`, the number of finished records, on a terminal, once the work
 * has taken longer than a second.
 */
void zy_cli_progress(struct zy_cli *cli, uint64_t done);

/*
 * Finishes the rejects and the other files of common options, prints the final
 * counts (with -v) and frees what cli holds, and cli must not be used
 * afterwards.  Returns the exit status of the program.
 */
int zy_cli_finish(struct zy_cli *cli);

ZY_END_C

#endif
