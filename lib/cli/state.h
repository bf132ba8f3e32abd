/*
 * The state of a command line behind struct zy_cli (cli.h), and the functions
 * that the files of this floor share.  Private to the floor.
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

/* The severity of a message about a record. */
enum zy_cli_weight {
	ZY_CLI_NOTICE,	/* the exit status is unchanged */
	ZY_CLI_WARNING, /* status 1, the record is kept */
	ZY_CLI_REFUSED, /* status 1, the record is refused */
	ZY_CLI_FAILED,	/* the program stops */
};

/*
 * How far a register was read: the number of its last line and that line's
 * hash.
 */
struct zy_cli_head {
	const char *name; /* in the arena */
	uint64_t lines;
	char head[ZY_HASH_HEX];
};

/* The private part of a struct zy_cli; zy_cli_finish frees it. */
struct zy_cli_state {
	const struct zy_option *table; /* the program's */
	struct zy_option *common;      /* the common ones */
	int status;
	int verdict;  /* by zy_cli_report: a minimum for the exit status that
			 does not stop the work */
	bool stopped; /* there was a bad record with --strict */
	size_t refused_files; /* inputs that were refused as a whole */

	/* common options */
	const char *encoding, *input, *rejects, *campaign;
	const char *delimiter, *input_name;
	char delim;		    /* by delimiter; 0: recognise */
	struct zy_campaign *loaded; /* the campaign file */
	struct zy_list maps, caps, word_files, values;
	const char *unknown;
	struct zy_dictionary *words; /* with the county's own, or NULL */
	struct zy_intern *unread;    /* what was told of unread columns */
	bool *map_used;		     /* by map: an input has the heading */
	bool map_tried;		     /* an input was read completely */
	bool map_unsure;	     /* an input without columns was read */
	struct zy_cli_unknowns *unknowns;
	struct zy_sink *unknown_sink; /* of --unknown; or NULL */
	const char *completion;	      /* the shell of --completion, or NULL */
	bool help, version, columns, plan;
	const char *provenance, *rederive;
	struct zy_sink *provenance_sink;
	struct zy_provenance_word *words_given; /* options and operands */
	size_t nwords_given, words_given_cap;
	uint64_t written;	   /* records written to the output */
	bool started_work;	   /* zy_cli_start has returned 0 */
	struct zy_rederive *again; /* with --rederive, else NULL */
	struct zy_date today;	   /* the present day, if today_known */
	bool today_known;
	const char *messages;  /* language of messages: "zh" or "en" */
	bool unverified, anew; /* --unverified, --new */
	const char *heads;     /* --heads */
	struct zy_map *map_items;
	struct zy_source_options source;
	enum zy_format out_format;

	/* the registers that were read, each once */
	struct zy_cli_head *heads_read;
	size_t nheads_read, heads_read_cap;

	/* messages */
	const char *errors;		/* --errors */
	struct zy_writer *error_writer; /* of that file, or NULL */
	struct zy_cli_kinds *kinds;	/* NULL before the first message */
	struct zy_cli_guesses *guesses; /* nearest choices, or NULL */

	struct zy_cli_rejects *reject; /* with --rejects, else NULL */
	struct zy_arena arena;
	struct zy_sheet_name *sheets; /* workbooks that were opened */

	/* progress */
	struct timespec started, shown;
	bool on_terminal, showing;
};

/*
 * Parses the command line by the tables of options.  With --rederive, the
 * operands are the files to compare, until zy_cli_rederive_start has parsed the
 * recorded command line.  Returns 0, or -1 with the message printed.  In
 * options.c.
 */
int zy_cli_parse(struct zy_cli *cli, int argc, char **argv);
/*
 * Checks that each file that is written in addition to the output differs from
 * all inputs, from the output and from standard output, and that its name ends
 * in a format that it may have.  Returns 0, or -1 with a usage message printed.
 * In side-files.c.
 */
int zy_cli_check_side_files(struct zy_cli *cli);
/*
 * Returns whether a path means an input, the output or a file that an option
 * names.  In side-files.c.
 */
bool zy_cli_is_used(const struct zy_cli *cli, const char *path);
/* Returns whether word is one of the choices "a|b|c".  In choices.c. */
bool zy_cli_is_choice(const char *choices, const char *word);
/*
 * Returns whether the option's argument may be omitted (ZY_INTEGER_OR).  In
 * options.c.
 */
bool zy_cli_may_omit(const struct zy_option *o);
/* Prints the text of --help.  In help.c. */
void zy_cli_help(const struct zy_cli *cli);
/*
 * Prints a script for the shell "bash", "zsh" or "fish" that completes the
 * program's command line.  In completion.c.
 */
void zy_cli_completion(const struct zy_cli *cli, const char *shell);
/*
 * Sets s->words, the dictionary of this run, made from --map, --value, --words
 * and the words of the campaign file; s is cli->state.  Returns 0, or -1 with
 * the message printed.  In words.c.
 */
int zy_cli_words_take(struct zy_cli *cli);
/*
 * Prints notices about headings of an input, just opened, that were recognised
 * by composed rows of the dictionary; with reported true also what unknown
 * headings may mean.  Counts the unknown headings for --unknown.  In words.c.
 */
void zy_cli_words_open(struct zy_cli *cli, const struct zy_reader *r,
    const struct zy_schema *schema, bool reported);
/*
 * Records which --map options an input, about to be closed, has used.  In
 * words.c.
 */
void zy_cli_words_close(struct zy_cli *cli, const struct zy_reader *r);
/*
 * Reports the --map options that no input has used, writes the file of
 * --unknown, and frees the dictionary.  In words.c.
 */
void zy_cli_words_finish(struct zy_cli *cli);
/*
 * Returns the column whose canonical or Chinese name is name, first among those
 * of the program's schemas, then among those of all records; NULL where there
 * is none.  In word-lists.c.
 */
const struct zy_column *zy_cli_column_named(
    const struct zy_cli *cli, struct zy_view name);
/*
 * Returns the list of choices that the dictionary calls name, such as sector or
 * kind(pledge); NULL where there is none.  In word-lists.c.
 */
const struct zy_choice *zy_cli_list_named(struct zy_view name);
/*
 * Returns the name of a list of values that no schema has, such as
 * type(activity), for a list called name or for the column, which may be NULL;
 * NULL where there is no such list.  A constant.  In word-lists.c.
 */
const char *zy_cli_open_list(
    struct zy_view name, const struct zy_column *column);
/*
 * Returns the name that the dictionary has for a list of choices, a constant;
 * NULL where it has none.  In nearest.c.
 */
const char *zy_cli_list_name(const struct zy_choice *choices);
/*
 * Counts, for the file of --unknown, a heading of r that was not understood;
 * like is the column that it may mean, or NULL.  In unknown.c.
 */
void zy_cli_unknown_heading(struct zy_cli *cli, const struct zy_reader *r,
    struct zy_view heading, const struct zy_column *like);
/*
 * Returns what the file of --unknown writes in its first column for `heading`
 * or the name of a list of values: the name, or its Chinese form where the
 * output is Chinese and --words reads that form as the same name.  In
 * word-lists.c.
 */
struct zy_view zy_cli_words_column(
    const struct zy_cli *cli, const char *column);
/*
 * Counts, for the file of --unknown, the values that e and the errors after it
 * (next) refuse because they are no choices.  In unknown.c.
 */
void zy_cli_unknown_value(struct zy_cli *cli, const struct zy_error *e);
/*
 * If e refuses a value that is no choice of its column, returns the list of the
 * column's choices and sets *value to the value, borrowed from e; else returns
 * NULL.  In nearest.c.
 */
const struct zy_choice *zy_cli_refused_by(
    const struct zy_cli *cli, const struct zy_error *e, struct zy_view *value);
/*
 * Appends the message of e to out; if e refuses a value that is no choice, the
 * message also names the choice that is most like the value.  In nearest.c.
 */
void zy_cli_put_message(
    struct zy_cli *cli, const struct zy_error *e, struct zy_buf *out);
/* Frees the choices that zy_cli_put_message has cached.  In nearest.c. */
void zy_cli_guesses_free(struct zy_cli *cli);
/*
 * Returns the element of choices that is most like a value, or NULL where none
 * is similar enough.  In nearest.c.
 */
const struct zy_choice *zy_cli_nearest(
    const struct zy_choice *choices, struct zy_view value);
/*
 * Opens the file of --unknown, if the option was given, so that one that cannot
 * be written is found before anything is recorded.  Returns 0, or -1 with the
 * error printed.  In unknown.c.
 */
int zy_cli_unknown_open(struct zy_cli *cli);
/*
 * Writes the file of --unknown, if the option was given and an input was read,
 * and frees the counts.  In unknown.c.
 */
void zy_cli_unknown_finish(struct zy_cli *cli);
/*
 * Appends the values that were not understood to out, one on each line, for
 * --plan.  Returns how many there are.  In unknown.c.
 */
size_t zy_cli_unknown_put(const struct zy_cli *cli, struct zy_buf *out);
/*
 * Opens the file of --provenance, if it was given, and starts the trace.
 * Returns 0, or -1 with the message printed.  In provenance.c.
 */
int zy_cli_provenance_start(struct zy_cli *cli);
/*
 * Writes the file of --provenance, if the option was given, about a run that
 * ends with that exit status; removes the unfinished file where the run has
 * failed.  In provenance.c.
 */
void zy_cli_provenance_finish(struct zy_cli *cli, int status);
/*
 * Reads the file of --rederive, finds the files that it names, and parses the
 * recorded command line in place of the present one.  Returns 0, or -1 with the
 * message printed.  In rederive.c.
 */
int zy_cli_rederive_start(struct zy_cli *cli);
/*
 * With --rederive, compares the new result with the recorded one and prints
 * whether they are equal.  In rederive-compare.c.
 */
void zy_cli_rederive_finish(struct zy_cli *cli);
/*
 * Frees what --rederive holds, and removes its temporary files.  In rederive.c.
 */
void zy_cli_rederive_release(struct zy_cli *cli);
/*
 * Sets the language of messages, "zh" or "en"; lang must outlive cli.  The
 * catalogue is found relative to the program (../share/locale), so that a built
 * tree and any PREFIX work alike.  In language.c.
 */
void zy_cli_use_language(struct zy_cli *cli, const char *lang);
/*
 * Returns the language of messages for the time before the command line is
 * parsed, which may itself fail with a message: --lang, else ZHENGYOU_LANG,
 * else the locale's.  In language.c.
 */
const char *zy_cli_early_language(int argc, char **argv);
/*
 * Sets the languages once the command line and the campaign file have been
 * read.  Headings and words of output: --lang, else the campaign file, else
 * ZHENGYOU_LANG, else English, never the locale.  Messages: the first three,
 * else the locale's.  Returns 0, or -1 with a usage message printed.  In
 * language.c.
 */
int zy_cli_choose_language(struct zy_cli *cli);
/*
 * Removes the temporary files of --rederive.  A signal handler may call it.  In
 * rederive.c.
 */
void zy_cli_rederive_cleanup(void);
/* Prints how each input is read, for --plan.  In plan.c. */
void zy_cli_plan(struct zy_cli *cli);
/*
 * Appends the line numbers of the rows in t to b, such as "3, 8-10"; only the
 * first `most` ranges, with "..." in place of the rest.  In input.c.
 */
void zy_cli_put_lines(
    struct zy_buf *b, const struct zy_left_out *t, size_t most);
/*
 * Replaces each operand FILE!* by an operand FILE!SHEET for each sheet of the
 * workbook that is not hidden.  In sheets.c.
 */
void zy_cli_expand_sheets(struct zy_cli *cli);
/*
 * Prints the notices of a source that was just opened.  If it is a workbook,
 * stores its name by zy_cli_sheet_name_add.  In sheets.c.
 */
void zy_cli_sheet_opened(struct zy_cli *cli, struct zy_source *source);
/*
 * Stores the name FILE!SHEET of a workbook that was opened, unless it is stored
 * already; file is the length of FILE.  In sheet-names.c.
 */
void zy_cli_sheet_name_add(
    struct zy_cli *cli, struct zy_view name, size_t file);
/*
 * Splits the name of a source into *file and *sheet, borrowed from source;
 * *sheet is empty where no workbook of that name was opened.  In sheet-names.c.
 */
void zy_cli_split_source(const struct zy_cli *cli, struct zy_view source,
    struct zy_view *file, struct zy_view *sheet);
/*
 * Writes a record for each column of the program's schemas to the output, as
 * -f, -o and --lang say, for --columns.  A failure is printed and sets the exit
 * status.  In columns.c.
 */
void zy_cli_print_columns(struct zy_cli *cli);
/*
 * Prints "NAME: SOURCE:LINE:COLUMN: MESSAGE" to standard error, without the
 * parts that e lacks.  In print.c.
 */
void zy_cli_print(struct zy_cli *cli, const struct zy_error *e);
/*
 * Prints an error as zy_cli_print does, with a label, such as a translated
 * "warning: ", before its message.  In print.c.
 */
void zy_cli_print_label(
    struct zy_cli *cli, const struct zy_error *e, const char *label);
/* Prints "NAME: TEXT" to standard error.  In print.c. */
void zy_cli_print_text(const struct zy_cli *cli, struct zy_view text);
/*
 * Reports an error and all errors after it (e->next): lists them in the file of
 * --errors, counts them by kind, and prints those that are among the first of
 * their kind.  In message.c.
 */
void zy_cli_report_all(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/*
 * Counts a message by its kind.  Returns whether it is to be printed, because
 * it is among the first of its kind.  In kinds.c.
 */
bool zy_cli_kinds_count(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/*
 * Prints the final lines about messages that were counted but not printed, and
 * frees the counts.  In kinds.c.
 */
void zy_cli_kinds_finish(struct zy_cli *cli);
/* Writes one error to the file of --errors, if it was given.  In errors.c. */
void zy_cli_errors_put(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/*
 * Opens the file of --errors, if it was given.  Returns 0, or -1 with the
 * message printed.  In errors-file.c.
 */
int zy_cli_errors_open(struct zy_cli *cli);
/* Finishes the file of --errors, if it was given.  In errors-file.c. */
void zy_cli_errors_finish(struct zy_cli *cli);
/* Raises the exit status to status if it is lower.  In print.c. */
void zy_cli_raise(struct zy_cli *cli, int status);
/* Removes the progress line from the terminal, if it is shown.  In print.c. */
void zy_cli_progress_end(struct zy_cli *cli);
/*
 * Sets cli->format by the name after -o if -f was not given.  Returns 0; or -1,
 * with a usage message printed, when the program has no such format.  In
 * output.c.
 */
int zy_cli_choose_format(struct zy_cli *cli);
/*
 * Checks that path, the argument of an option that names a file to be written,
 * ends in a format that this file may have; option is the option's name.
 * Returns 0, or -1 with a usage message printed.  In output.c.
 */
int zy_cli_check_side_format(
    struct zy_cli *cli, const char *option, const char *path);
/*
 * Refuses an output that would replace a register.  Returns -1, with the
 * message printed, if the file path is a register; else 0, also if path is
 * NULL or there is no such file.  In output.c.
 */
int zy_cli_guard(struct zy_cli *cli, const char *path);
/*
 * If the input path is a register, checks it, prints what is wrong with it, and
 * limits o to the part that may be read; else does nothing.  Returns 0, or -1
 * with the message printed.  In registers.c.
 */
int zy_cli_register_limit(
    struct zy_cli *cli, const char *path, struct zy_source_options *o);
/*
 * Prepares the output of rejected records, if --rejects is given.  Returns 0,
 * or -1 with the message printed.  In rejects.c.
 */
int zy_cli_rejects_open(struct zy_cli *cli);
/*
 * Adds the headings of an input to the header of the file of rejects; schema,
 * by which the input is read, may be NULL.  Does nothing without --rejects.  In
 * rejects.c.
 */
void zy_cli_rejects_header(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_schema *schema);
/*
 * Refuses the whole input path because of e: prints the message and copies the
 * input's rows to the rejects.  how are the options by which it was to be read.
 * In rejects.c.
 */
void zy_cli_refuse_file(struct zy_cli *cli, const char *path,
    const struct zy_reader_options *how, const struct zy_error *e);
/*
 * Writes the file or files of rejected records, if --rejects is given; removes
 * them if the program has failed.  In rejects.c.
 */
void zy_cli_rejects_finish(struct zy_cli *cli);

#endif
