/*
 * What the files of this floor share behind struct zy_cli.  Private.
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

/* How much a message about a record weighs. */
enum zy_cli_weight {
	ZY_CLI_NOTICE,	/* the status stays */
	ZY_CLI_WARNING, /* status 1, the record stays */
	ZY_CLI_REFUSED, /* status 1, the record is out */
	ZY_CLI_FAILED,	/* the work stops */
};

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
	bool help, version, columns, plan;
	bool unverified; /* --unverified */
	struct zy_map *map_items;
	struct zy_source_options source;
	enum zy_format out_format;

	/* messages */
	const char *errors; /* --errors */
	struct zy_writer *error_writer;
	struct zy_cli_kinds *kinds; /* once there is one */

	struct zy_cli_rejects *reject; /* where --rejects is given */
	struct zy_arena arena;

	/* progress */
	struct timespec started, shown;
	bool on_terminal, showing;
};

/* options.c */
int zy_cli_parse(struct zy_cli *cli, int argc, char **argv);
/* options.c: returns whether word is one of the choices "a|b|c" */
bool zy_cli_is_choice(const char *choices, const char *word);
void zy_cli_help(const struct zy_cli *cli);
/* words.c: --map, --value, --words; what is told of headings */
int zy_cli_words_take(struct zy_cli *cli); /* 0, or -1: told */
void zy_cli_words_open(struct zy_cli *cli, const struct zy_reader *r,
    const struct zy_schema *schema, bool reported);
void zy_cli_words_close(struct zy_cli *cli, const struct zy_reader *r);
void zy_cli_words_finish(struct zy_cli *cli);
/* unknown.c: returns the dictionary's name of a list of choices, or NULL. */
const char *zy_cli_list_name(const struct zy_choice *choices);
/* --unknown; guess may be NULL */
void zy_cli_unknown_heading(struct zy_cli *cli, const struct zy_reader *r,
    struct zy_view heading, const char *guess);
void zy_cli_unknown_value(struct zy_cli *cli, const struct zy_error *e);
void zy_cli_unknown_finish(struct zy_cli *cli);
/*
 * unknown.c: appends the values that were not understood for --plan, a line
 * each.  Returns how many there are.
 */
size_t zy_cli_unknown_put(const struct zy_cli *cli, struct zy_buf *out);
/* plan.c: --plan, prints how each input is read */
void zy_cli_plan(struct zy_cli *cli);
/* input.c: appends the lines of rows, "3, 8-10"; after most ranges "..." */
void zy_cli_put_lines(
    struct zy_buf *b, const struct zy_left_out *t, size_t most);
/* columns.c: --columns */
void zy_cli_print_columns(struct zy_cli *cli);
/* print.c: prints "name: source:line:column: message". */
void zy_cli_print(const struct zy_cli *cli, const struct zy_error *e);
/* Prints it with a label before the message. */
void zy_cli_print_label(
    const struct zy_cli *cli, const struct zy_error *e, const char *label);
/* "name: text", with the progress bar out of its way. */
void zy_cli_print_text(const struct zy_cli *cli, struct zy_view text);
/*
 * message.c: what is wrong with a record, and all behind it (e->next): listed
 * in --errors, counted by kind, and printed where it is among the first few.
 */
void zy_cli_report_all(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/* kinds.c: counts a message; true when it is to be printed. */
bool zy_cli_kinds_count(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/* Prints the closing lines, and forgets all kinds. */
void zy_cli_kinds_finish(struct zy_cli *cli);
/* errors.c: puts one error into the file of --errors, where there is one. */
void zy_cli_errors_put(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e);
/* errors-file.c: opens the file of --errors; -1, with the message printed. */
int zy_cli_errors_open(struct zy_cli *cli);
void zy_cli_errors_finish(struct zy_cli *cli);
void zy_cli_raise(struct zy_cli *cli, int status);
void zy_cli_progress_end(struct zy_cli *cli);
/*
 * output.c: sets the format by the name after -o where -f does not.  Returns 0;
 * -1, with a usage message printed, where the program has no such format.
 */
int zy_cli_choose_format(struct zy_cli *cli);
/* output.c: -1, told: path names a register, which nobody may replace */
int zy_cli_guard(struct zy_cli *cli, const char *path);
/*
 * Reports what was decided in reading a good record, a list or NULL: a warning
 * where a cell has two readings, else a notice.
 */
void zy_cli_report_remarks(struct zy_cli *cli, const struct zy_error *remarks);
/*
 * registers.c: where path names a register, checks it, tells what is wrong with
 * it, and limits the source to what may be read.  Returns 0, or -1 with the
 * message printed.
 */
int zy_cli_register_limit(
    struct zy_cli *cli, const char *path, struct zy_source_options *o);
/* rejects.c */
int zy_cli_rejects_open(struct zy_cli *cli);
void zy_cli_rejects_header(struct zy_cli *cli, struct zy_reader *r);
/* Refuses an input as a whole; its rows go to the rejects as they are. */
void zy_cli_refuse_file(struct zy_cli *cli, const char *path,
    const struct zy_reader_options *how, const struct zy_error *e);
void zy_cli_rejects_finish(struct zy_cli *cli);

#endif
