/*
 * What the files of this floor share behind struct zy_cli.  Private to the
 * floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_STATE_H
#define ZY_CLI_STATE_H

#include <time.h>

#include "base/intern.h"
#include "base/privacy.h"
#include "cli/cli.h"

#define ZY_CLI_STREAM_FORMATS "csv|tsv|json|jsonl|table|markdown|xlsx"

/* How much a message about a record matters. */
enum zy_cli_weight {
	ZY_CLI_NOTICE,	/* the status stays */
	ZY_CLI_WARNING, /* status 1, the record stays */
	ZY_CLI_REFUSED, /* status 1, the record is out */
	ZY_CLI_FAILED,	/* the work stops */
};

/* How far a register was read. */
struct zy_cli_head {
	const char *name; /* in the arena */
	uint64_t lines;
	char head[ZY_HASH_HEX];
};

/* The private part of a struct zy_cli. */
struct zy_cli_state {
	const struct zy_option *table; /* the program's */
	struct zy_option *common;      /* the common ones */
	int status;
	int verdict;  /* what the status becomes in the end, if higher */
	bool stopped; /* --strict met a bad record */
	size_t refused_files; /* inputs that were refused as a whole */

	/* common options */
	const char *encoding, *input, *rejects, *campaign;
	const char *delimiter, *input_name;
	char delim;		    /* by delimiter; 0: recognise */
	struct zy_campaign *loaded; /* the campaign file */
	struct zy_list maps, caps, word_files, values;
	const char *unknown;
	struct zy_dictionary *words; /* with the county's own, or NULL */
	bool *map_used;		     /* by map: some input has the heading */
	bool map_tried, map_unsure;  /* an input was read; one has no header */
	struct zy_cli_unknowns *unknowns;
	const char *completion; /* the shell of --completion, or NULL */
	bool help, version, columns, plan;
	const char *provenance, *rederive;
	struct zy_sink *provenance_sink;
	struct zy_provenance_word *words_given; /* options and operands */
	size_t nwords_given, words_given_cap;
	uint64_t written;	   /* records, to the output */
	bool started_work;	   /* zy_cli_start has returned 0 */
	struct zy_rederive *again; /* while a result is made again */
	struct zy_date today;	   /* where today_known */
	bool today_known;
	const char *messages;  /* their language: "zh" or "en" */
	bool unverified, anew; /* --unverified, --new */
	const char *heads;     /* --heads */
	struct zy_map *map_items;
	struct zy_source_options source;
	enum zy_format out_format;

	/* registers that were read, each once */
	struct zy_cli_head *heads_read;
	size_t nheads_read, heads_read_cap;

	/* messages */
	const char *errors; /* --errors */
	struct zy_writer *error_writer;
	struct zy_cli_kinds *kinds;	/* once there is one */
	struct zy_cli_guesses *guesses; /* the nearest choices, likewise */

	struct zy_cli_rejects *reject; /* where --rejects is given */
	struct zy_arena arena;
	struct zy_sheet_name *sheets; /* workbooks that were opened */

	/* progress */
	struct timespec started, shown;
	bool on_terminal, showing;
};

/*
 * Parses the command line by the tables of options.  With --rederive, the
 * operands are files to compare, until zy_cli_rederive_start has parsed the
 * command line of the run.  Returns 0, or -1 with the message printed.  In
 * options.c.
 */
int zy_cli_parse(struct zy_cli *cli, int argc, char **argv);
/*
 * Checks that each file that is written beside the output is a file of its own:
 * no input, no output, not standard output.  Returns 0, or -1 with the usage
 * message printed.  In side-files.c.
 */
int zy_cli_check_side_files(struct zy_cli *cli);
/* Returns whether word is one of the choices "a|b|c".  In options.c. */
bool zy_cli_is_choice(const char *choices, const char *word);
/* Returns whether the option's argument may be left out.  In options.c. */
bool zy_cli_may_omit(const struct zy_option *o);
/* Prints the text of --help.  In help.c. */
void zy_cli_help(const struct zy_cli *cli);
/*
 * Prints what the shell "bash", "zsh" or "fish" reads to complete the program's
 * command line.  In completion.c.
 */
void zy_cli_completion(const struct zy_cli *cli, const char *shell);
/*
 * Reads --map, --value, --words and the words of the campaign file into the
 * dictionary.  Returns 0, or -1 with the message printed.  In words.c.
 */
int zy_cli_words_take(struct zy_cli *cli);
/*
 * Reports how the headings of an input that was opened are understood;
 * reported: also the headings that are not.  In words.c.
 */
void zy_cli_words_open(struct zy_cli *cli, const struct zy_reader *r,
    const struct zy_schema *schema, bool reported);
/* Reports on the headings of an input that is closed.  In words.c. */
void zy_cli_words_close(struct zy_cli *cli, const struct zy_reader *r);
/* Reports the --map options that no input has used.  In words.c. */
void zy_cli_words_finish(struct zy_cli *cli);
/*
 * Returns the name of a list of choices in the dictionary, or NULL.  In
 * nearest.c.
 */
const char *zy_cli_list_name(const struct zy_choice *choices);
/*
 * Counts a heading that was not understood for --unknown; guess is the column
 * that it may mean, or NULL.  In unknown.c.
 */
void zy_cli_unknown_heading(struct zy_cli *cli, const struct zy_reader *r,
    struct zy_view heading, const char *guess);
/* Counts the value that the error e is about for --unknown.  In unknown.c. */
void zy_cli_unknown_value(struct zy_cli *cli, const struct zy_error *e);
/*
 * Returns the choices that the error e says a value is not one of, with the
 * value, which points into e; returns NULL where e refuses no choice.  In
 * nearest.c.
 */
const struct zy_choice *zy_cli_refused_by(
    const struct zy_cli *cli, const struct zy_error *e, struct zy_view *value);
/*
 * Appends the message of e to out and, where e refuses a value that is no
 * choice, the nearest choice behind it.  In nearest.c, as the next function.
 */
void zy_cli_put_message(
    struct zy_cli *cli, const struct zy_error *e, struct zy_buf *out);
/* Frees the nearest choices that zy_cli_put_message remembers. */
void zy_cli_guesses_free(struct zy_cli *cli);
/* Returns the choice that is nearest to a value, or NULL.  In nearest.c. */
const struct zy_choice *zy_cli_nearest(
    const struct zy_choice *choices, struct zy_view value);
/* Writes the file of --unknown.  In unknown.c. */
void zy_cli_unknown_finish(struct zy_cli *cli);
/*
 * Appends the values that were not understood to out, one a line, for --plan.
 * Returns how many there are.  In unknown.c.
 */
size_t zy_cli_unknown_put(const struct zy_cli *cli, struct zy_buf *out);
/*
 * Opens the file of --provenance, where it was given, and starts the trace.
 * Returns 0, or -1 with the message printed.
 */
int zy_cli_provenance_start(struct zy_cli *cli);
/* Writes the file of --provenance about a run that ends with that status. */
void zy_cli_provenance_finish(struct zy_cli *cli, int status);
/*
 * Reads the file of --rederive, finds what it names and parses its command line
 * in place of the one that was given.  Returns 0, or -1 with the message
 * printed.  In rederive.c.
 */
int zy_cli_rederive_start(struct zy_cli *cli);
/* Compares what was made again, and prints the result. In rederive-compare.c.
 */
void zy_cli_rederive_finish(struct zy_cli *cli);
/* Frees what --rederive holds, and removes its temporary files. */
void zy_cli_rederive_release(struct zy_cli *cli);
/*
 * Makes messages speak that language, "zh" or "en", which must outlive the
 * program.  Finds the catalogue beside the program (../share/locale), so that a
 * built tree and any PREFIX work alike.  In language.c, as the next two.
 */
void zy_cli_use_language(struct zy_cli *cli, const char *lang);
/*
 * Returns the language of messages before the command line is parsed, which
 * may fail with a message: --lang, else ZHENGYOU_LANG, else the locale's.
 */
const char *zy_cli_early_language(int argc, char **argv);
/*
 * Chooses the languages once the command line and the campaign file are read.
 * Headings and words of output: --lang, else the campaign file, else
 * ZHENGYOU_LANG, else English, never the locale.  Messages: the first three,
 * else the locale's.  Returns 0, or -1 with a usage message printed.
 */
int zy_cli_choose_language(struct zy_cli *cli);
/* Removes its temporary files; for a signal handler. */
void zy_cli_rederive_cleanup(void);
/* Prints how each input is read, for --plan.  In plan.c. */
void zy_cli_plan(struct zy_cli *cli);
/*
 * Appends the lines of rows that were left out to b, such as "3, 8-10", with
 * "..." in place of all but the first `most` ranges.  In input.c.
 */
void zy_cli_put_lines(
    struct zy_buf *b, const struct zy_left_out *t, size_t most);
/*
 * Replaces each operand FILE!* by the sheets of the workbook.  In sheets.c.
 */
void zy_cli_expand_sheets(struct zy_cli *cli);
/* Prints the notices of a source that was opened, and remembers where its name
 * names a sheet.  In sheets.c. */
void zy_cli_sheet_opened(struct zy_cli *cli, struct zy_source *source);
/* Splits the name of a source into a file and a sheet, which is empty where the
 * source is no workbook.  In sheets.c. */
void zy_cli_split_source(const struct zy_cli *cli, struct zy_view source,
    struct zy_view *file, struct zy_view *sheet);
/* Prints the columns of the program's schemas, for --columns.  In columns.c. */
void zy_cli_print_columns(struct zy_cli *cli);
/* Prints "NAME: SOURCE:LINE:COLUMN: MESSAGE".  In print.c, as the next two. */
void zy_cli_print(struct zy_cli *cli, const struct zy_error *e);
/* Prints an error as zy_cli_print does, with a label before its message. */
void zy_cli_print_label(
    struct zy_cli *cli, const struct zy_error *e, const char *label);
/* Prints "NAME: TEXT", after removing the progress bar from the line. */
void zy_cli_print_text(const struct zy_cli *cli, struct zy_view text);
/*
 * Reports an error and all errors that follow it (e->next): lists them in the
 * file of --errors, counts them by kind, and prints them while they are among
 * the first of their kind.  In message.c.
 */
void zy_cli_report_all(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/*
 * Counts a message by its kind.  Returns whether it is to be printed.  In
 * kinds.c.
 */
bool zy_cli_kinds_count(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/*
 * Prints the closing lines about messages that were counted and not printed,
 * and forgets all kinds.  In kinds.c.
 */
void zy_cli_kinds_finish(struct zy_cli *cli);
/* Writes one error into the file of --errors if there is one.  In errors.c. */
void zy_cli_errors_put(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/*
 * Opens the file of --errors.  Returns 0, or -1 with the message printed.  In
 * errors-file.c.
 */
int zy_cli_errors_open(struct zy_cli *cli);
/* Finishes the file of --errors.  In errors-file.c. */
void zy_cli_errors_finish(struct zy_cli *cli);
/* Raises the exit status to status if it is lower. */
void zy_cli_raise(struct zy_cli *cli, int status);
/* Removes the progress bar from the terminal. */
void zy_cli_progress_end(struct zy_cli *cli);
/*
 * Sets the output format by the name after -o if -f does not set it.  Returns
 * 0; or -1, with a usage message printed, when the program has no such format.
 * In output.c.
 */
int zy_cli_choose_format(struct zy_cli *cli);
/*
 * Returns 0 when path may be replaced by an output; or -1, with the message
 * printed, when it is a register.  In output.c.
 */
int zy_cli_guard(struct zy_cli *cli, const char *path);
/* What zy_cli_next_any has found. */
enum {
	ZY_CLI_GOOD = 1, /* a record */
	ZY_CLI_BAD = 2,	 /* a bad record, which was not refused yet */
};
/*
 * Reads the next record of r, which becomes the current one; of a bad one, e
 * says what is wrong.  Reports neither remarks nor faults.  Returns ZY_CLI_GOOD
 * or ZY_CLI_BAD; 0 at the end; -1, with the message printed, where the input
 * failed.  In input.c.
 */
int zy_cli_next_any(
    struct zy_cli *cli, struct zy_reader *r, struct zy_error *e);
/*
 * Reports what was decided in reading a good record; remarks is a list or NULL.
 * A cell that was read in part gives a notice, everything else a warning.
 */
void zy_cli_report_remarks(struct zy_cli *cli, const struct zy_error *remarks);
/*
 * Checks the input path if it is a register, reports what is wrong with it, and
 * limits the source to the part that may be read.  Returns 0, or -1 with the
 * message printed.  In registers.c.
 */
int zy_cli_register_limit(
    struct zy_cli *cli, const char *path, struct zy_source_options *o);
/*
 * Prepares the output of rejected records, if --rejects is given.  Returns 0,
 * or -1 with the message printed.  In rejects.c, as the next three.
 */
int zy_cli_rejects_open(struct zy_cli *cli);
/*
 * Remembers the headings of an input, read by a schema or NULL, for the records
 * that will be rejected.
 */
void zy_cli_rejects_header(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_schema *schema);
/*
 * Refuses an input as a whole because of e; its rows are written to the rejects
 * unchanged.
 */
void zy_cli_refuse_file(struct zy_cli *cli, const char *path,
    const struct zy_reader_options *how, const struct zy_error *e);
/* Finishes the output of rejected records. */
void zy_cli_rejects_finish(struct zy_cli *cli);

#endif
