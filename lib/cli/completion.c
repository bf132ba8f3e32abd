/*
 * --completion: prints a script that completes the command line in a shell,
 * made from the tables of options and of columns.  Implements zy_cli_completion
 * of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "cli/state.h"

/* How the argument of an option is completed. */
enum sort {
	NOTHING, /* there is no argument */
	ANYTHING,
	FILES,
	CHOICES,
	COLUMNS, /* one name, or several with commas between them */
};

/* Returns what kind of text the argument of an option is. */
static enum sort
sort_of(const struct zy_option *o)
{
	if (!o->arg)
		return NOTHING;
	if (o->choices && o->kind != ZY_OPT_INTEGER)
		return CHOICES;
	if (strncmp(o->arg, "COLUMN", 6) == 0 && !strchr(o->arg, ':'))
		return COLUMNS;
	if (strstr(o->arg, "FILE") || strcmp(o->arg, "ORGS") == 0 ||
	    strcmp(o->arg, "MEMBERS") == 0 || strcmp(o->arg, "RECORD") == 0)
		return FILES;
	return ANYTHING;
}

/* Calls one(b, o) for each option, the program's own first. */
static void
each_option(const struct zy_cli *cli, struct zy_buf *b,
    void (*one)(
	struct zy_buf *, const struct zy_cli *, const struct zy_option *))
{
	const struct zy_option *o;

	for (o = cli->state->table; o->name; o++)
		one(b, cli, o);
	for (o = cli->state->common; o->name; o++)
		one(b, cli, o);
}

/* Appends the names of the columns that the program knows, each once. */
static void
put_columns(struct zy_buf *b, const struct zy_cli *cli)
{
	const struct zy_column *c;
	size_t i, k, earlier, n = 0;

	for (i = 0; i < cli->nschemas; i++)
		for (k = 0; k < cli->schemas[i]->n; k++) {
			c = &cli->schemas[i]->columns[k];
			for (earlier = 0; earlier < i; earlier++)
				if (zy_schema_find(cli->schemas[earlier],
					zy_view(c->name)))
					break;
			if (earlier == i)
				zy_buf_printf(
				    b, "%s%s", n++ ? " " : "", c->name);
		}
}

/*
 * Appends the words that may be the argument of an option, with blanks between
 * them.
 */
static void
put_words(struct zy_buf *b, const struct zy_cli *cli, const struct zy_option *o)
{
	struct zy_view all, one;
	size_t n = 0;

	if (sort_of(o) == COLUMNS)
		put_columns(b, cli);
	if (sort_of(o) != CHOICES)
		return;
	for (all = zy_view(o->choices); zy_view_next(&all, '|', &one);)
		zy_buf_printf(b, "%s%.*s", n++ ? " " : "", ZY_ARG(one));
}

/* Appends the name of an option, for bash. */
static void
bash_name(struct zy_buf *b, const struct zy_cli *cli, const struct zy_option *o)
{
	(void)cli;
	zy_buf_printf(b, "--%s ", o->name);
}

/* Appends the case that completes the argument of an option, for bash. */
static void
bash_argument(
    struct zy_buf *b, const struct zy_cli *cli, const struct zy_option *o)
{
	enum sort sort = sort_of(o);

	if (sort != CHOICES && sort != COLUMNS)
		return;
	if (o->letter)
		zy_buf_printf(b, "\t-%c|--%s)\n", o->letter, o->name);
	else
		zy_buf_printf(b, "\t--%s)\n", o->name);
	zy_buf_puts(b, "\t\tCOMPREPLY=($(compgen -P \"${cur%\"${cur##*,}\"}\""
		       " -W '");
	put_words(b, cli, o);
	zy_buf_puts(b, "' -- \"${cur##*,}\"))\n\t\treturn ;;\n");
}

/* Appends the script for bash.  Where it offers no words, bash completes names
 * of files. */
static void
bash(struct zy_buf *b, const struct zy_cli *cli)
{
	struct zy_buf f = ZY_BUF_INIT;
	char *p;

	zy_buf_printf(&f, "_zhengyou_%s", cli->name);
	for (p = f.p; *p; p++)
		if (*p == '-')
			*p = '_';
	zy_buf_printf(b, "# bash completion for %s\n%s()\n{\n", cli->name, f.p);
	zy_buf_puts(b, "\tlocal cur=${COMP_WORDS[COMP_CWORD]}\n"
		       "\tlocal prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
		       "\tCOMPREPLY=()\n"
		       "\tif [ \"$cur\" = = ]; then\n"
		       "\t\tcur=\n"
		       "\telif [ \"$prev\" = = ]; then\n"
		       "\t\tprev=${COMP_WORDS[COMP_CWORD - 2]}\n"
		       "\tfi\n"
		       "\tcase $prev in\n");
	each_option(cli, b, bash_argument);
	zy_buf_puts(b, "\tesac\n\tcase $cur in\n"
		       "\t-*) COMPREPLY=($(compgen -W '");
	each_option(cli, b, bash_name);
	zy_buf_printf(b,
	    "' -- \"$cur\")) ;;\n\tesac\n}\n"
	    "complete -o bashdefault -o default -F %s %s\n",
	    f.p, cli->name);
	zy_buf_release(&f);
}

/*
 * Appends a text for use inside single quotes; the characters in `special` get
 * a backslash.
 */
static void
put_quoted(struct zy_buf *b, const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'') {
			zy_buf_puts(b, "'\\''");
			continue;
		}
		if (strchr(special, *text))
			zy_buf_putc(b, '\\');
		zy_buf_putc(b, *text);
	}
}

/* Appends how the argument of an option is completed, for zsh. */
static void
zsh_argument(
    struct zy_buf *b, const struct zy_cli *cli, const struct zy_option *o)
{
	zy_buf_printf(b, ":%s:", o->arg);
	switch (sort_of(o)) {
	case FILES:
		zy_buf_puts(b, "_files");
		break;
	case CHOICES:
		zy_buf_putc(b, '(');
		put_words(b, cli, o);
		zy_buf_putc(b, ')');
		break;
	case COLUMNS:
		zy_buf_puts(b, "_sequence compadd - ");
		put_words(b, cli, o);
		break;
	default:
		break;
	}
}

/* Appends the line of an option, for zsh. */
static void
zsh_option(
    struct zy_buf *b, const struct zy_cli *cli, const struct zy_option *o)
{
	const char *many = o->kind == ZY_OPT_LIST ? "*" : "";
	const char *equals = !o->arg ? "" : zy_cli_may_omit(o) ? "=-" : "=";

	if (o->letter && !*many)
		zy_buf_printf(b, "\t'(-%c --%s)'{-%c%s,--%s%s}'", o->letter,
		    o->name, o->letter, o->arg ? "+" : "", o->name, equals);
	else
		zy_buf_printf(b, "\t'%s--%s%s", many, o->name, equals);
	zy_buf_putc(b, '[');
	put_quoted(b, _(o->help), "[]:\\");
	zy_buf_putc(b, ']');
	if (o->arg)
		zsh_argument(b, cli, o);
	zy_buf_puts(b, "' \\\n");
}

/* Appends the script for zsh. */
static void
zsh(struct zy_buf *b, const struct zy_cli *cli)
{
	zy_buf_printf(b, "#compdef %s\n_arguments -s -S \\\n", cli->name);
	each_option(cli, b, zsh_option);
	zy_buf_puts(b, "\t'*:FILE:_files'\n");
}

/* Appends the line of an option, for fish. */
static void
fish_option(
    struct zy_buf *b, const struct zy_cli *cli, const struct zy_option *o)
{
	zy_buf_printf(b, "complete -c %s -l %s", cli->name, o->name);
	if (o->letter)
		zy_buf_printf(b, " -s %c", o->letter);
	switch (sort_of(o)) {
	case NOTHING:
		break;
	case FILES:
		zy_buf_puts(b, " -r -F");
		break;
	case CHOICES:
	case COLUMNS:
		zy_buf_puts(b, " -x -a '");
		put_words(b, cli, o);
		zy_buf_putc(b, '\'');
		break;
	default:
		if (!zy_cli_may_omit(o))
			zy_buf_puts(b, " -x");
		break;
	}
	zy_buf_puts(b, " -d '");
	put_quoted(b, _(o->help), "\\");
	zy_buf_puts(b, "'\n");
}

/* Appends the script for fish. */
static void
fish(struct zy_buf *b, const struct zy_cli *cli)
{
	zy_buf_printf(b, "# fish completion for %s\n", cli->name);
	each_option(cli, b, fish_option);
}

void
zy_cli_completion(const struct zy_cli *cli, const char *shell)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (strcmp(shell, "bash") == 0)
		bash(&b, cli);
	else if (strcmp(shell, "zsh") == 0)
		zsh(&b, cli);
	else
		fish(&b, cli);
	fwrite(b.p, 1, b.n, stdout);
	zy_buf_release(&b);
}
