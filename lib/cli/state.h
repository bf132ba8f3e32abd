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

#define ZY_CLI_STREAM_FORMATS "csv|tsv|json|jsonl|table|markdown"

struct zy_cli_state {
	const struct zy_option *table; /* the program's */
	struct zy_option *common;      /* the common ones */
	int status;
	int verdict;  /* what the status becomes in the end, if higher */
	bool stopped; /* --strict met a bad record */

	/* common options */
	const char *encoding, *input, *rejects, *campaign;
	struct zy_campaign *loaded; /* the campaign file */
	struct zy_list maps, caps;
	bool help, version, columns;
	struct zy_map *map_items;
	struct zy_source_options source;
	enum zy_format out_format;

	/* rejects: headers in order of first sight, rows as they came */
	bool reject_own_reason; /* some record has such a column */
	struct zy_sink *reject_sink;
	struct zy_intern *reject_headers; /* by canonical name or text */
	struct zy_view *reject_names;	  /* as first spelled */
	size_t reject_nnames, reject_names_cap;
	struct reject_row {
		struct reject_row *next;
		size_t n;
		uint32_t *columns;
		struct zy_view *cells;
		struct zy_view reason;
	} * reject_first, **reject_last;
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
/* columns.c: --columns */
void zy_cli_print_columns(struct zy_cli *cli);
/* message.c: "name: source:line:column: kind message" */
void zy_cli_print(const struct zy_cli *cli, const struct zy_error *e);
void zy_cli_raise(struct zy_cli *cli, int status);
void zy_cli_progress_end(struct zy_cli *cli);
/*
 * output.c: sets the format by the name after -o where -f does not.  Returns 0;
 * -1, with a usage message printed, where the program has no such format.
 */
int zy_cli_choose_format(struct zy_cli *cli);
/* output.c: -1, told: path names a register, which nobody may replace */
int zy_cli_guard(struct zy_cli *cli, const char *path);
/* rejects.c */
int zy_cli_rejects_open(struct zy_cli *cli);
void zy_cli_rejects_header(struct zy_cli *cli, struct zy_reader *r);
void zy_cli_rejects_finish(struct zy_cli *cli);

#endif
