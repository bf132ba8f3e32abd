/*
 * Checking that files written in addition to the output (--rejects, --errors,
 * --unknown, --provenance, and options of programs) differ from all other
 * files: implements zy_cli_check_side_files of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/trace.h"
#include "cli/state.h"

/* The files of a command line. */
struct files {
	const char **paths;
	const char **options; /* the option that names it; NULL: an operand */
	size_t n, cap, options_cap;
};

/* Adds a file that an option names, unless path is NULL. */
static void
add(struct files *f, const char *option, const char *path)
{
	if (!path)
		return;
	f->paths = zy_grow(f->paths, &f->cap, f->n + 1, sizeof(*f->paths));
	f->options =
	    zy_grow(f->options, &f->options_cap, f->n + 1, sizeof(*f->options));
	f->paths[f->n] = path;
	f->options[f->n++] = option;
}

/*
 * Does what stat does, for a file or for FILE!SHEET.  Returns whether the file
 * exists.
 */
static bool
look_at(const char *path, struct stat *st)
{
	const char *sheet = zy_source_sheet(path);
	char *file;
	bool found;

	if (strcmp(path, "-") == 0)
		return fstat(STDIN_FILENO, st) == 0;
	if (!sheet)
		return stat(path, st) == 0;
	file = zy_strndup(path, (size_t)(sheet - path) - 1);
	found = stat(file, st) == 0;
	free(file);
	return found;
}

/* Returns whether two paths are the same name in the same folder. */
static bool
is_same_name(const char *a, const char *b)
{
	char *folder_a = zy_strdup(a), *folder_b = zy_strdup(b);
	char *name_a = zy_strdup(a), *name_b = zy_strdup(b);
	struct stat x, y;
	bool same = strcmp(basename(name_a), basename(name_b)) == 0 &&
		    stat(dirname(folder_a), &x) == 0 &&
		    stat(dirname(folder_b), &y) == 0 && x.st_dev == y.st_dev &&
		    x.st_ino == y.st_ino;

	free(folder_a);
	free(folder_b);
	free(name_a);
	free(name_b);
	return same;
}

/* Returns whether two paths mean the same file, which need not exist yet. */
static bool
is_same(const char *a, const char *b)
{
	struct stat x, y;

	if (strcmp(a, b) == 0)
		return true;
	if (look_at(a, &x) && look_at(b, &y))
		return S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
		       x.st_ino == y.st_ino;
	return strcmp(b, "-") != 0 && is_same_name(a, b);
}

/* Returns whether path is the file of standard output. */
static bool
is_standard_output(const char *path)
{
	static const char *const names[] = {
	    "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};
	struct stat x, y;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(path, names[i]) == 0)
			return true;
	return stat(path, &x) == 0 && fstat(STDOUT_FILENO, &y) == 0 &&
	       S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

/* Returns whether the argument of an option is the name of a file. */
static bool
names_file(const struct zy_option *o)
{
	static const char *const args[] = {
	    "FILE", "ORGS", "MEMBERS", "OLD", "RECORD", "RANKING"};
	size_t i;

	for (i = 0; o->arg && i < sizeof(args) / sizeof(args[0]); i++)
		if (strcmp(o->arg, args[i]) == 0)
			return true;
	return false;
}

/*
 * Adds the files named by options of a table: those that are written, or with
 * `written` false the others.
 */
static void
add_options(struct files *f, const struct zy_option *o, bool written)
{
	size_t i;

	for (; o->name; o++) {
		if (!names_file(o) || o->written != written)
			continue;
		if (o->kind == ZY_OPT_STRING)
			add(f, o->name, *o->value.string);
		for (i = 0; o->kind == ZY_OPT_LIST && i < o->value.list->n; i++)
			add(f, o->name, o->value.list->items[i]);
	}
}

/*
 * Returns whether the output would replace the program's register or its file
 * of heads.
 */
static bool
replaces_kept(const struct zy_cli *cli)
{
	static const char *const kept[] = {"register", "heads"};
	const struct zy_option *const tables[] = {
	    cli->state->table, cli->state->common};
	const struct zy_option *o;
	size_t i, k;

	for (i = 0; cli->output && i < sizeof(tables) / sizeof(tables[0]); i++)
		for (o = tables[i]; o->name; o++)
			for (k = 0; k < sizeof(kept) / sizeof(kept[0]); k++)
				if (o->kind == ZY_OPT_STRING &&
				    strcmp(o->name, kept[k]) == 0 &&
				    *o->value.string &&
				    is_same(cli->output, *o->value.string))
					return true;
	return false;
}

bool
zy_cli_is_used(const struct zy_cli *cli, const char *path)
{
	struct files used = {.n = 0};
	bool is = false;
	size_t i;

	add(&used, "output", cli->output);
	for (i = 0; i < 2; i++) {
		add_options(&used, cli->state->common, i);
		add_options(&used, cli->state->table, i);
	}
	for (i = 0; i < cli->ninputs; i++)
		add(&used, NULL, cli->inputs[i]);
	for (i = 0; i < used.n && !is; i++)
		is = is_same(path, used.paths[i]);
	free(used.paths);
	free(used.options);
	return is;
}

int
zy_cli_check_side_files(struct zy_cli *cli)
{
	const struct zy_cli_state *s = cli->state;
	struct files side = {.n = 0}, others = {.n = 0};
	size_t i, k;
	int rc = 0;

	if (zy_trace_catches())
		return 0; /* nothing is written */
	if (replaces_kept(cli)) {
		zy_cli_usage(cli, _("--output: must be a file of its own '%s'"),
		    cli->output);
		return -1;
	}
	add_options(&side, s->common, true);
	add_options(&side, s->table, true);
	add_options(&others, s->common, false);
	add_options(&others, s->table, false);
	for (i = 0; side.n && i < cli->ninputs; i++)
		add(&others, NULL, cli->inputs[i]);
	for (i = 0; rc == 0 && i < side.n; i++)
		rc = zy_cli_check_side_format(
		    cli, side.options[i], side.paths[i]);
	for (i = 0; rc == 0 && i < side.n; i++) {
		bool taken = is_standard_output(side.paths[i]);

		for (k = 0; !taken && k < others.n; k++)
			taken = is_same(side.paths[i], others.paths[k]);
		for (k = 0; !taken && k < i; k++)
			taken = is_same(side.paths[i], side.paths[k]);
		if (taken) {
			zy_cli_usage(cli,
			    _("--%s: must be a file of its own '%s'"),
			    side.options[i], side.paths[i]);
			rc = -1;
		}
	}
	free(side.paths);
	free(side.options);
	free(others.paths);
	free(others.options);
	return rc;
}
