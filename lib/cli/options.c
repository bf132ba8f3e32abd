/*
 * Parsing the command line, and the table of common options: implements
 * zy_cli_parse and related functions of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/decimal.h"
#include "cli/state.h"
#include "stream/csv.h"
#include "stream/provenance.h"

enum {
	FIRST = 256, /* getopt values of options without a letter */
	MAX_JOBS = 64,
	MOST_CAP = 1 << 30, /* lengths of cells are kept in 32 bits */
};

/*
 * Returns the table of the options that every program has, in the order of
 * --help, in the arena.
 */
static struct zy_option *
common_options(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	const struct zy_option table[] = {
	    ZY_CHOICE('f', "format", &cli->format, N_("FORMAT"),
		cli->formats ? cli->formats : ZY_CLI_STREAM_FORMATS,
		N_("format of the output; else by the name after -o")),
	    ZY_STRING('o', "output", &cli->output, N_("FILE"),
		N_("write FILE, replaced as a whole when done")),
	    ZY_FLAG(
		'q', "quiet", &cli->quiet, N_("no notices and no progress")),
	    ZY_FLAG('v', "verbose", &cli->verbose,
		N_("say what was recognised, and the closing counts")),
	    ZY_FLAG(0, "excel", &cli->excel,
		N_("CSV that Excel and WPS open correctly")),
	    ZY_STRING(0, "encoding", &s->encoding, N_("NAME"),
		N_("encoding of the inputs, instead of recognising")),
	    ZY_CHOICE(0, "input", &s->input, N_("SHAPE"), "csv|tsv|json|jsonl",
		N_("shape of the inputs, instead of recognising")),
	    ZY_STRING('d', "delimiter", &s->delimiter, N_("CHAR"),
		N_("what separates the cells of a CSV row, or tab")),
	    ZY_STRING(0, "input-name", &s->input_name, N_("NAME"),
		N_("what standard input is called in messages and source")),
	    ZY_LIST(0, "map", &s->maps, N_("THEIRS=OURS"),
		N_("their column name is our column (repeatable)")),
	    ZY_LIST(0, "value", &s->values, N_("COLUMN:THEIRS=OURS"),
		N_("their word is our choice of a column (repeatable)")),
	    ZY_LIST(0, "words", &s->word_files, N_("FILE"),
		N_("more words: column, theirs, ours (repeatable)")),
	    ZY_OUTPUT(0, "unknown", &s->unknown, N_("FILE"),
		N_("write what was not understood there, for --words")),
	    ZY_FLAG(0, "plan", &s->plan,
		N_("print how each input would be read, and do no more")),
	    ZY_OUTPUT(0, "rejects", &s->rejects, N_("FILE"),
		N_("write refused records there, with the reason")),
	    ZY_OUTPUT(0, "errors", &s->errors, N_("FILE"),
		N_("write each message about a record there, as JSON")),
	    ZY_OUTPUT(0, "provenance", &s->provenance, N_("FILE"),
		N_("write there what the result was made from")),
	    ZY_STRING(0, "rederive", &s->rederive, N_("FILE"),
		N_("make the result of that provenance again, and compare")),
	    ZY_STRING(0, "heads", &s->heads, N_("FILE"),
		N_("what was known of registers; a loss stops the work")),
	    ZY_FLAG(0, "new", &s->anew,
		N_("a register that has lost what was known begins anew")),
	    ZY_FLAG(0, "unverified", &s->unverified,
		N_("read registers also behind a break of their chain")),
	    ZY_FLAG(0, "strict", &cli->strict,
		N_("refuse everything at the first bad record")),
	    ZY_CHOICE(0, "lang", &cli->lang, N_("LANG"), "zh|en",
		N_("language of messages, headings and words")),
	    ZY_STRING(0, "campaign", &s->campaign, N_("FILE"),
		N_("the campaign file, instead of the built-in one")),
	    ZY_INTEGER('j', "jobs", &cli->threads, N_("N"), 1, MAX_JOBS,
		N_("threads at most")),
	    ZY_LIST(0, "cap", &s->caps, N_("NAME=SIZE"),
		N_("limit: line, field, columns or depth (repeatable)")),
	    ZY_FLAG(0, "columns", &s->columns,
		N_("print the columns that are known, and exit")),
	    ZY_CHOICE(0, "completion", &s->completion, N_("SHELL"),
		"bash|zsh|fish",
		N_("print what a shell completes of it, and exit")),
	    ZY_FLAG('h', "help", &s->help, N_("print this help, and exit")),
	    ZY_FLAG(
		'V', "version", &s->version, N_("print the version, and exit")),
	    ZY_OPTIONS_END,
	};
	struct zy_option *copy = zy_arena_alloc(&s->arena, sizeof(table));

	memcpy(copy, table, sizeof(table));
	return copy;
}

/* Returns the number of rows of a table. */
static size_t
count(const struct zy_option *table)
{
	size_t n = 0;

	while (table[n].name)
		n++;
	return n;
}

/* Returns how many options the ZY_OPT_COLUMNS rows of a table may make. */
static size_t
count_columns(const struct zy_option *table)
{
	size_t n = 0;

	for (; table->name; table++)
		if (table->kind == ZY_OPT_COLUMNS)
			n += table->schema->n;
	return n;
}

/* Returns the word by which --help calls the argument of a column's option. */
static const char *
arg_of(const struct zy_column *c)
{
	if (c->flags & ZY_PERSON)
		return N_("NAME");
	if (c->flags & ZY_ID || c->type == ZY_CODE)
		return N_("ID");
	switch (c->type) {
	case ZY_CHOICE:
	case ZY_YESNO:
		return N_("WORD");
	case ZY_INTEGER:
	case ZY_DECIMAL:
	case ZY_RATIO:
		return N_("N");
	case ZY_DATE:
		return N_("DATE");
	default:
		return N_("TEXT");
	}
}

/* Returns the choices of a column as "a|b|c", in the arena; NULL for none. */
static const char *
choices_of(struct zy_cli_state *s, const struct zy_column *c)
{
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_choice *k;
	const char *text = NULL;

	for (k = c->choices; k && k->token; k++)
		zy_buf_printf(&b, "%s%s", b.n ? "|" : "", k->token);
	if (b.n)
		text = zy_arena_strndup(&s->arena, b.p, b.n);
	zy_buf_release(&b);
	return text;
}

/*
 * Returns whether the table has an option of its own for a column: one with
 * that name, or one that stores its argument at to.
 */
static bool
is_served(const struct zy_option *table, const char *name, const char **to)
{
	for (; table->name; table++)
		if (table->kind != ZY_OPT_COLUMNS &&
		    (strcmp(table->name, name) == 0 ||
			(table->kind == ZY_OPT_STRING &&
			    table->value.string == to)))
			return true;
	return false;
}

/*
 * Writes the options for the columns of a row ZY_COLUMNS to out.  Returns their
 * number.
 */
static size_t
put_columns(struct zy_cli_state *s, const struct zy_option *table,
    const struct zy_option *row, struct zy_option *out)
{
	const struct zy_column *columns = row->schema->columns;
	size_t c, n = 0;
	char *name, *p;

	for (c = (size_t)row->min; c + 1 < row->schema->n; c++) {
		name = zy_arena_strndup(
		    &s->arena, columns[c].name, strlen(columns[c].name));
		for (p = name; *p; p++)
			if (*p == '_')
				*p = '-';
		if ((columns[c].flags & ZY_DERIVED) ||
		    is_served(table, name, row->value.string + c))
			continue;
		out[n++] = (struct zy_option){.kind = ZY_OPT_STRING,
		    .name = name,
		    .value = {.string = row->value.string + c},
		    .arg = arg_of(&columns[c]),
		    .help = columns[c].help,
		    .choices = choices_of(s, &columns[c]),
		    .schema = row->schema};
	}
	return n;
}

/*
 * Returns the program's table without its rows ZY_COLUMNS and with the options
 * for their columns at its end, in the arena; table itself if it has no such
 * column.
 */
static const struct zy_option *
expand(struct zy_cli_state *s, const struct zy_option *table)
{
	const struct zy_option *o;
	struct zy_option *all;
	size_t n = 0;

	if (count_columns(table) == 0)
		return table;
	all = zy_arena_alloc(&s->arena,
	    (count(table) + count_columns(table) + 1) * sizeof(*all));
	for (o = table; o->name; o++)
		if (o->kind != ZY_OPT_COLUMNS)
			all[n++] = *o;
	for (o = table; o->name; o++)
		if (o->kind == ZY_OPT_COLUMNS)
			n += put_columns(s, table, o, all + n);
	all[n] = (struct zy_option){.name = NULL};
	return all;
}

const char *
zy_cli_option_name(const struct zy_cli *cli, const char *const *to)
{
	const struct zy_option *o;

	for (o = cli->state->table; o->name; o++)
		if (o->kind == ZY_OPT_STRING && o->value.string == to)
			return o->name;
	return NULL;
}

bool
zy_cli_may_omit(const struct zy_option *o)
{
	return o->kind == ZY_OPT_INTEGER && o->choices;
}

/*
 * Reads a size in bytes: 4096, 64K, 2M, 1G.  Returns false, with *out
 * unchanged, for any other text.
 */
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

/*
 * Stores an option or, with option NULL, an operand of the command line for
 * --provenance and --rederive; the texts are borrowed.
 */
static void
remember_word(struct zy_cli_state *s, const char *option, const char *value)
{
	s->words_given = zy_grow(s->words_given, &s->words_given_cap,
	    s->nwords_given + 1, sizeof(*s->words_given));
	s->words_given[s->nwords_given++] =
	    (struct zy_provenance_word){option, value, false};
}

/*
 * Stores the argument of an option.  Returns 0, or -1 with a usage message
 * printed.
 */
static int
take(struct zy_cli *cli, const struct zy_option *o, const char *arg)
{
	struct zy_list *list;

	if (!arg && zy_cli_may_omit(o))
		arg = o->choices; /* it may be left out */
	remember_word(cli->state, o->name, o->arg ? arg : NULL);
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
		*o->value.flag = true;
		return 0;
	case ZY_OPT_STRING:
		*o->value.string = arg;
		return 0;
	case ZY_OPT_LIST:
		list = o->value.list;
		list->items = zy_grow(
		    list->items, &list->cap, list->n + 1, sizeof(*list->items));
		list->items[list->n++] = arg;
		return 0;
	case ZY_OPT_INTEGER:
		if (zy_integer_parse(
			o->value.integer, zy_view(arg), o->min, o->max))
			return 0;
		zy_cli_usage(cli,
		    _("--%s: not a whole number %lld to %lld "
		      "'%s'"),
		    o->name, (long long)o->min, (long long)o->max, arg);
		return -1;
	case ZY_OPT_CHOICE:
		*o->value.string = arg;
		if (zy_cli_is_choice(o->choices, arg))
			return 0;
		zy_cli_usage(cli, _("--%s: not one of %s '%s'"), o->name,
		    o->choices, arg);
		return -1;
	case ZY_OPT_SIZE:
		if (parse_size(arg, o->value.size) &&
		    *o->value.size >= (size_t)o->min)
			return 0;
		zy_cli_usage(cli,
		    _("--%s: not a size of at least %lld bytes, as 64M '%s'"),
		    o->name, (long long)o->min, arg);
		return -1;
	case ZY_OPT_COLUMNS:
		break; /* expand has made options of it */
	}
	return -1;
}

/* Returns what getopt_long needs to know about the argument. */
static int
argument_of(const struct zy_option *o)
{
	if (!o->arg)
		return no_argument;
	return zy_cli_may_omit(o) ? optional_argument : required_argument;
}

/*
 * Parses the options by getopt_long, whose tables are made from ours.  Returns
 * 0, or -1 with a usage message printed.
 */
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
		longs[i] = (struct option){
		    o->name, argument_of(o), NULL, FIRST + (int)i};
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

/* Splits the arguments of --map.  Returns 0, or -1 with the message printed. */
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

/* Reads the arguments of --cap.  Returns 0, or -1 with the message printed. */
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

/* Reads the argument of -d.  Returns 0, or -1 with a usage message printed. */
static int
take_delimiter(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;

	if (!s->delimiter)
		return 0;
	s->delim = zy_csv_delimiter(s->delimiter);
	if (s->delim)
		return 0;
	zy_cli_usage(
	    cli, _("--delimiter: must be one character '%s'"), s->delimiter);
	return -1;
}

int
zy_cli_parse(struct zy_cli *cli, int argc, char **argv)
{
	static const char *const standard[] = {"-"};
	struct zy_cli_state *s = cli->state;
	int i;

	cli->state->common = common_options(cli);
	if (!s->again)
		s->table = expand(s, s->table);
	if (scan(cli, argc, argv))
		return -1;
	if (take_maps(cli) || take_caps(cli) || take_delimiter(cli))
		return -1;
	for (i = optind; i < argc; i++)
		remember_word(s, NULL, argv[i]);
	if (cli->operand && optind < argc && (!s->rederive || s->again))
		*cli->operand = argv[optind++];
	cli->ninputs = (size_t)(argc - optind);
	cli->inputs = (const char *const *)argv + optind;
	if (s->rederive && !s->again)
		return 0;
	if (cli->ninputs == 0 && !cli->no_input) {
		cli->inputs = standard;
		cli->ninputs = 1;
	}
	return zy_cli_check_side_files(cli);
}
