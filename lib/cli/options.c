/* SPDX-License-Identifier: MIT */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/decimal.h"
#include "cli/state.h"

enum {
	FIRST = 256, /* getopt values of options without a letter */
	MAX_JOBS = 64,
	MOST_CAP = 1 << 30, /* lengths of cells are kept in 32 bits */
};

static const char stream_formats[] = "csv|tsv|json|jsonl|table|markdown";

/* The options that every program has, in the order of --help. */
static struct zy_option *
common_options(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	const struct zy_option table[] = {
	    {'f', "format", "FORMAT", ZY_OPT_CHOICE, &cli->format,
		cli->formats ? cli->formats : stream_formats, 0, 0,
		N_("format of the output")},
	    {'o', "output", "FILE", ZY_OPT_STRING, &cli->output, NULL, 0, 0,
		N_("write FILE, replaced as a whole when done")},
	    {'q', "quiet", NULL, ZY_OPT_FLAG, &cli->quiet, NULL, 0, 0,
		N_("no notices and no progress")},
	    {'v', "verbose", NULL, ZY_OPT_FLAG, &cli->verbose, NULL, 0, 0,
		N_("say what was recognised, and the closing counts")},
	    {0, "excel", NULL, ZY_OPT_FLAG, &cli->excel, NULL, 0, 0,
		N_("CSV that Excel and WPS open correctly")},
	    {0, "encoding", "NAME", ZY_OPT_STRING, &s->encoding, NULL, 0, 0,
		N_("encoding of the inputs, instead of recognising")},
	    {0, "input", "SHAPE", ZY_OPT_CHOICE, &s->input,
		"csv|tsv|json|jsonl", 0, 0,
		N_("shape of the inputs, instead of recognising")},
	    {0, "map", "THEIRS=OURS", ZY_OPT_LIST, &s->maps, NULL, 0, 0,
		N_("their column name is our column (repeatable)")},
	    {0, "rejects", "FILE", ZY_OPT_STRING, &s->rejects, NULL, 0, 0,
		N_("write refused records there, with the reason")},
	    {0, "strict", NULL, ZY_OPT_FLAG, &cli->strict, NULL, 0, 0,
		N_("refuse everything at the first bad record")},
	    {0, "lang", "LANG", ZY_OPT_CHOICE, &cli->lang, "zh|en", 0, 0,
		N_("language of messages and reports")},
	    {0, "campaign", "FILE", ZY_OPT_STRING, &s->campaign, NULL, 0, 0,
		N_("the campaign file, instead of the built-in one")},
	    {'j', "jobs", "N", ZY_OPT_INTEGER, &cli->threads, NULL, 1, MAX_JOBS,
		N_("threads at most")},
	    {0, "cap", "NAME=SIZE", ZY_OPT_LIST, &s->caps, NULL, 0, 0,
		N_("limit: line, field, columns or depth (repeatable)")},
	    {0, "columns", NULL, ZY_OPT_FLAG, &s->columns, NULL, 0, 0,
		N_("print the columns that are known, and exit")},
	    {'h', "help", NULL, ZY_OPT_FLAG, &s->help, NULL, 0, 0,
		N_("print this help, and exit")},
	    {'V', "version", NULL, ZY_OPT_FLAG, &s->version, NULL, 0, 0,
		N_("print the version, and exit")},
	    ZY_OPTIONS_END,
	};
	struct zy_option *copy = zy_arena_alloc(&s->arena, sizeof(table));

	memcpy(copy, table, sizeof(table));
	return copy;
}

static size_t
count(const struct zy_option *table)
{
	size_t n = 0;

	while (table[n].name)
		n++;
	return n;
}

static bool
is_choice(const char *list, const char *word)
{
	struct zy_view all = zy_view(list), one;

	while (zy_view_next(&all, '|', &one))
		if (zy_view_is(one, word))
			return true;
	return false;
}

/* 4096, 64K, 2M, 1G. */
static bool
parse_size(const char *text, size_t *out)
{
	static const char units[] = "KkMmGg";
	size_t n = strlen(text);
	const char *unit = n ? strchr(units, text[n - 1]) : NULL;
	int64_t v;

	if (!zy_integer_parse(
		&v, (struct zy_view){text, n - (unit != NULL)}, 1, 1 << 30))
		return false;
	*out = (size_t)v << (unit ? (unit - units) / 2 * 10 + 10 : 0);
	return true;
}

/* Gives an option its argument.  0, or -1 with the usage message printed. */
static int
take(struct zy_cli *cli, const struct zy_option *o, const char *arg)
{
	struct zy_list *list;

	/* Files may be called whatever they are; all else becomes data. */
	if (o->arg && !strstr(o->arg, "FILE") &&
	    zy_text_valid(arg, strlen(arg)) < strlen(arg)) {
		zy_cli_usage(cli,
		    _("--%s: is not UTF-8, is the terminal set to GBK? '%s'"),
		    o->name, arg);
		return -1;
	}
	switch (o->kind) {
	case ZY_OPT_FLAG:
		*(bool *)o->value = true;
		return 0;
	case ZY_OPT_STRING:
		*(const char **)o->value = arg;
		return 0;
	case ZY_OPT_LIST:
		list = o->value;
		list->items = zy_grow(
		    list->items, &list->cap, list->n + 1, sizeof(*list->items));
		list->items[list->n++] = arg;
		return 0;
	case ZY_OPT_INTEGER:
		if (zy_integer_parse(o->value, zy_view(arg), o->min, o->max))
			return 0;
		zy_cli_usage(cli,
		    _("--%s: not a whole number %lld to %lld "
		      "'%s'"),
		    o->name, (long long)o->min, (long long)o->max, arg);
		return -1;
	case ZY_OPT_CHOICE:
		*(const char **)o->value = arg;
		if (is_choice(o->choices, arg))
			return 0;
		zy_cli_usage(cli, _("--%s: not one of %s '%s'"), o->name,
		    o->choices, arg);
		return -1;
	case ZY_OPT_SIZE:
		if (parse_size(arg, o->value) &&
		    *(size_t *)o->value >= (size_t)o->min)
			return 0;
		zy_cli_usage(cli,
		    _("--%s: not a size of at least %lld bytes, as 64M '%s'"),
		    o->name, (long long)o->min, arg);
		return -1;
	}
	return -1;
}

/* getopt's own tables from ours. */
static int
scan(struct zy_cli *cli, int argc, char **argv)
{
	struct zy_cli_state *s = cli->state;
	size_t np = count(s->table), nc = count(s->common), i;
	const struct zy_option **all =
	    zy_arena_alloc(&s->arena, (np + nc) * sizeof(*all));
	struct option *longs =
	    zy_arena_alloc(&s->arena, (np + nc + 1) * sizeof(*longs));
	struct zy_buf shorts = ZY_BUF_INIT;
	int c, index, rc = 0;

	zy_buf_putc(&shorts, ':');
	for (i = 0; i < np + nc; i++) {
		const struct zy_option *o =
		    i < np ? &s->table[i] : &s->common[i - np];

		all[i] = o;
		longs[i] = (struct option){o->name,
		    o->arg ? required_argument : no_argument, NULL,
		    FIRST + (int)i};
		if (o->letter)
			zy_buf_printf(
			    &shorts, "%c%s", o->letter, o->arg ? ":" : "");
	}
	longs[np + nc] = (struct option){0};
	opterr = 0;
	while (rc == 0 &&
	       (c = getopt_long(argc, argv, shorts.p, longs, &index)) != -1) {
		if (c == '?' || c == ':') {
			const char *what = argv[optind - 1];

			if (c == ':')
				zy_cli_usage(
				    cli, _("option '%s' needs a value"), what);
			else if (optopt && optopt < FIRST)
				zy_cli_usage(
				    cli, _("unknown option '-%c'"), optopt);
			else
				zy_cli_usage(
				    cli, _("unknown option '%s'"), what);
			rc = -1;
			break;
		}
		for (i = 0; i < np + nc; i++)
			if (c == FIRST + (int)i ||
			    (all[i]->letter && c == all[i]->letter))
				break;
		rc = take(cli, all[i], optarg);
	}
	zy_buf_release(&shorts);
	return rc;
}

static int
take_maps(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	const char *equals;
	size_t i;

	s->map_items =
	    zy_arena_alloc(&s->arena, s->maps.n * sizeof(*s->map_items) + 1);
	for (i = 0; i < s->maps.n; i++) {
		equals = strrchr(s->maps.items[i], '=');
		if (!equals || equals == s->maps.items[i] || !equals[1]) {
			zy_cli_usage(cli, _("--map: not THEIRS=OURS '%s'"),
			    s->maps.items[i]);
			return -1;
		}
		s->map_items[i].theirs = zy_arena_strndup(&s->arena,
		    s->maps.items[i], (size_t)(equals - s->maps.items[i]));
		s->map_items[i].ours = equals + 1;
	}
	return 0;
}

static int
take_caps(struct zy_cli *cli)
{
	struct zy_caps *caps = &cli->state->source.caps;
	const struct {
		const char *name;
		size_t *value;
	} known[] = {{"line=", &caps->line}, {"field=", &caps->field},
	    {"columns=", &caps->columns}, {"depth=", &caps->depth}};
	size_t i, k;

	for (i = 0; i < cli->state->caps.n; i++) {
		const char *arg = cli->state->caps.items[i];

		for (k = 0; k < sizeof(known) / sizeof(known[0]); k++)
			if (zy_view_starts(zy_view(arg), known[k].name) &&
			    parse_size(
				arg + strlen(known[k].name), known[k].value) &&
			    *known[k].value <= MOST_CAP)
				break;
		if (k == sizeof(known) / sizeof(known[0])) {
			zy_cli_usage(cli, _("--cap: not NAME=SIZE '%s'"), arg);
			return -1;
		}
	}
	return 0;
}

/* Refused records need a place of their own. */
static int
check_rejects(struct zy_cli *cli)
{
	const char *rejects = cli->state->rejects;

	if (!rejects ||
	    (strcmp(rejects, "-") != 0 &&
		(!cli->output || strcmp(rejects, cli->output) != 0)))
		return 0;
	zy_cli_usage(
	    cli, _("--rejects: must be a file of its own '%s'"), rejects);
	return -1;
}

int
zy_cli_parse(struct zy_cli *cli, int argc, char **argv)
{
	static const char *const standard[] = {"-"};
	const char *lang = cli->lang;

	cli->state->common = common_options(cli);
	if (scan(cli, argc, argv))
		return -1;
	if (!cli->lang)
		cli->lang = lang;
	if (take_maps(cli) || take_caps(cli) || check_rejects(cli))
		return -1;
	cli->ninputs = (size_t)(argc - optind);
	cli->inputs = (const char *const *)argv + optind;
	if (cli->ninputs == 0 && !cli->no_input) {
		cli->inputs = standard;
		cli->ninputs = 1;
	}
	return 0;
}

static void
help_option(struct zy_buf *b, const struct zy_option *o)
{
	struct zy_buf left = ZY_BUF_INIT;
	size_t width;

	if (o->letter)
		zy_buf_printf(&left, "  -%c, --%s", o->letter, o->name);
	else
		zy_buf_printf(&left, "      --%s", o->name);
	if (o->arg)
		zy_buf_printf(&left, " %s", o->arg);
	zy_buf_view(b, zy_buf_get(&left));
	width = zy_text_width(zy_buf_get(&left));
	if (width > 29)
		zy_buf_printf(b, "\n%30s", "");
	else
		zy_buf_printf(b, "%*s", (int)(30 - width), "");
	zy_buf_puts(b, _(o->help));
	if (o->kind == ZY_OPT_CHOICE)
		zy_buf_printf(b, " (%s)", o->choices);
	zy_buf_putc(b, '\n');
	zy_buf_release(&left);
}

void
zy_cli_help(const struct zy_cli *cli)
{
	const struct zy_option *o;
	struct zy_buf b = ZY_BUF_INIT;

	zy_buf_printf(&b, _("usage: %s %s\n"), cli->name, cli->synopsis);
	zy_buf_printf(&b, "%s\n", _(cli->purpose));
	if (cli->examples)
		zy_buf_printf(&b, _("\nexamples:\n%s"), cli->examples);
	if (cli->state->table[0].name)
		zy_buf_puts(&b, _("\noptions:\n"));
	for (o = cli->state->table; o->name; o++)
		help_option(&b, o);
	zy_buf_puts(&b, _("\ncommon options:\n"));
	for (o = cli->state->common; o->name; o++)
		help_option(&b, o);
	zy_buf_puts(&b, _("\nexit status: 0 all done, 1 records refused or "
			  "findings, 2 command line or\nconfiguration wrong, "
			  "3 input unreadable or output unwritten\n"));
	fwrite(b.p, 1, b.n, stdout);
	zy_buf_release(&b);
}
