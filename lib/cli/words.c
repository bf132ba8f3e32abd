/*
 * The meanings of headings and values by --map, --value, --words and the
 * campaign file, and the messages about headings of an input: implements
 * functions of state.h and cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/state.h"
#include "model/record.h"
#include "model/words.h"

static const struct zy_column words_columns[] = {
    {"column", "栏目", ZY_TEXT, ZY_KEY, NULL, ""},
    {"theirs", "原词", ZY_TEXT, ZY_KEY, NULL, ""},
    {"ours", "标准词", ZY_TEXT, ZY_KEY, NULL, ""},
};
static const struct zy_schema words_schema = {
    "words", "词表", words_columns, 3, NULL, false, NULL};

/*
 * Adds a word for a value of an open list.  Types of activity are known from
 * the campaign file; what a standard has is known only when it is loaded.
 * Returns 0, or -1 with e set.
 */
static int
add_open(struct zy_cli *cli, const char *list, struct zy_view theirs,
    struct zy_view ours, struct zy_error *e)
{
	const struct zy_campaign *c;
	int type;

	if (strcmp(list, "type(activity)") == 0 && !zy_view_is(ours, "-")) {
		c = zy_cli_campaign(cli);
		type = c ? zy_campaign_type_find(c, ours) : -1;
		if (type < 0)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("'%.*s' is no choice of the column '%.*s'"),
			    ZY_ARG(ours), ZY_ARG(zy_view(list)));
		ours = zy_view(c->types[type].id);
	}
	return zy_dictionary_add(
	    cli->state->words, zy_view(list), theirs, ours, true, e);
}

/*
 * Adds a word for a value to the dictionary; column and ours may be in English
 * or Chinese.  Returns 0, or -1 with e set.
 */
static int
add_value(struct zy_cli *cli, struct zy_view column, struct zy_view theirs,
    struct zy_view ours, struct zy_error *e)
{
	const struct zy_choice *choices = zy_cli_list_named(column), *c = NULL;
	const struct zy_column *named =
	    choices ? NULL : zy_cli_column_named(cli, column);
	const char *open = choices ? NULL : zy_cli_open_list(column, named);

	if (open)
		return add_open(cli, open, theirs, ours, e);
	if (named)
		choices = named->choices;
	if (!choices || !zy_cli_list_name(choices))
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("no column of choices is called '%.*s'"), ZY_ARG(column));
	c = zy_choice_find(choices, ours);
	if (!c && !zy_view_is(ours, "-"))
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("'%.*s' is no choice of the column '%.*s'"), ZY_ARG(ours),
		    ZY_ARG(column));
	return zy_dictionary_add(cli->state->words,
	    zy_view(zy_cli_list_name(choices)), theirs,
	    c ? zy_view(c->token) : ours, true, e);
}

/*
 * Adds a row about a heading to the dictionary.  Returns 0, or -1 with e set.
 */
static int
add_heading(struct zy_cli *cli, struct zy_view column, struct zy_view theirs,
    struct zy_view ours, struct zy_error *e)
{
	struct zy_view rest = ours, name;
	const struct zy_column *c;

	zy_view_next(&rest, ' ', &name);
	c = zy_cli_column_named(cli, name);
	if (!c && !zy_view_is(ours, "-"))
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("no column of ours is called '%.*s'"), ZY_ARG(ours));
	/* The tokens of answers after the name are kept. */
	return zy_dictionary_add(cli->state->words, column, theirs,
	    c && rest.n == 0 ? zy_view(c->name) : ours, true, e);
}

/*
 * Adds one row of a file of --words to the dictionary; ignores rows that are
 * not filled in.  Returns 0, or -1 with e set.
 */
static int
add_row(struct zy_cli *cli, struct zy_view column, struct zy_view theirs,
    struct zy_view ours, struct zy_error *e)
{
	if (ours.n == 0 || theirs.n == 0)
		return 0; /* not filled in yet */
	if (zy_view_is(column, "heading") || zy_view_is(column, "表头") ||
	    zy_view_is(column, "栏目"))
		return add_heading(cli, ZY_VIEW("heading"), theirs, ours, e);
	if (zy_view_starts(column, "heading("))
		return add_heading(cli, column, theirs, ours, e);
	return add_value(cli, column, theirs, ours, e);
}

/*
 * Adds the rows of a file of --words.  Returns 0, or -1 with the message
 * printed.
 */
static int
take_file(struct zy_cli *cli, const char *path)
{
	const struct zy_reader_options o = {
	    .schema = &words_schema, .source.encoding = cli->state->encoding};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *r = NULL;
	int rc = zy_reader_open(&r, path, &o, &e) ? -1 : 1;
	int column = -1, theirs = -1, ours = -1;

	while (rc == 1) {
		column = zy_reader_find(r, "column");
		theirs = zy_reader_find(r, "theirs");
		ours = zy_reader_find(r, "ours");
		rc = zy_reader_next(r, &e);
		if (rc == 1 && column >= 0 && theirs >= 0 && ours >= 0 &&
		    add_row(cli, zy_reader_cell(r, (size_t)column),
			zy_reader_cell(r, (size_t)theirs),
			zy_reader_cell(r, (size_t)ours), &e)) {
			(void)zy_error_at(
			    &e, zy_reader_name(r), zy_reader_line(r), 0);
			rc = -1;
		}
	}
	zy_reader_free(r);
	if (rc < 0) {
		if (e.kind == ZY_ERROR_RECORD)
			e.kind = ZY_ERROR_CONFIG;
		zy_cli_fail(cli, &e);
	}
	return rc;
}

/*
 * Adds the word of --value COLUMN:THEIRS=OURS.  Returns 0, or -1 with the
 * message printed.
 */
static int
take_value(struct zy_cli *cli, const char *arg)
{
	const char *colon = strchr(arg, ':'), *equals = strrchr(arg, '=');
	struct zy_error e = ZY_ERROR_INIT;

	if (!colon || !equals || colon == arg || equals <= colon + 1 ||
	    !equals[1]) {
		zy_cli_usage(
		    cli, _("--value: not COLUMN:THEIRS=OURS '%s'"), arg);
		return -1;
	}
	if (add_value(cli, (struct zy_view){arg, (size_t)(colon - arg)},
		(struct zy_view){colon + 1, (size_t)(equals - colon - 1)},
		zy_view(equals + 1), &e) == 0)
		return 0;
	zy_cli_usage(cli, "--value: %s", e.message);
	return -1;
}

/*
 * Returns whether the program reads columns that no record declares: those of a
 * standard's heads and items, or those that an option names.
 */
static bool
has_own_names(const struct zy_cli *cli)
{
	static const char *const names[] = {
	    "standard", "by", "within", "ties", "order", NULL};
	const struct zy_option *o;
	size_t i;

	for (o = cli->state->table; o->name; o++)
		for (i = 0; names[i]; i++)
			if (strcmp(o->name, names[i]) == 0)
				return true;
	return false;
}

/*
 * Replaces the columns that --map names by their canonical names.  Returns 0,
 * or -1 with the message printed.
 */
static int
take_maps(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	const struct zy_column *c;
	size_t i;

	s->map_used = zy_arena_alloc(&s->arena, s->maps.n + 1);
	memset(s->map_used, 0, s->maps.n + 1);
	for (i = 0; i < s->maps.n; i++) {
		c = zy_cli_column_named(cli, zy_view(s->map_items[i].ours));
		if (c) {
			s->map_items[i].ours = c->name;
		} else if (!has_own_names(cli)) {
			zy_cli_usage(cli,
			    _("--map: no column of ours is called '%s'; see "
			      "--columns"),
			    s->map_items[i].ours);
			return -1;
		}
	}
	return 0;
}

/*
 * Adds the words of the campaign file.  Returns 0, or -1 with the message
 * printed.
 */
static int
take_campaign(struct zy_cli *cli)
{
	const struct zy_campaign *c = cli->state->loaded;
	struct zy_error e = ZY_ERROR_INIT;
	size_t i;

	for (i = 0; c && i < c->nwords; i++) {
		if (add_row(cli, zy_view(c->words[i].column),
			zy_view(c->words[i].theirs), zy_view(c->words[i].ours),
			&e) == 0)
			continue;
		(void)zy_error_at(&e, cli->state->campaign, 0, 0);
		zy_cli_fail(cli, &e);
		return -1;
	}
	return 0;
}

int
zy_cli_words_take(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	size_t i;

	if (take_maps(cli))
		return -1;
	if (s->word_files.n == 0 && s->values.n == 0 &&
	    !(s->loaded && s->loaded->nwords))
		return 0;
	s->words = zy_dictionary_copy_builtin();
	/* What comes first goes before. */
	for (i = 0; i < s->word_files.n; i++)
		if (take_file(cli, s->word_files.items[i]))
			return -1;
	for (i = 0; i < s->values.n; i++)
		if (take_value(cli, s->values.items[i]))
			return -1;
	return take_campaign(cli);
}

const struct zy_dictionary *
zy_cli_words(const struct zy_cli *cli)
{
	return cli->state->words;
}

/* Marks the --map options for a heading as used. */
static void
mark_maps(struct zy_cli *cli, struct zy_view header)
{
	struct zy_cli_state *s = cli->state;
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	size_t i;

	zy_cell_fold(&a, header);
	for (i = 0; i < s->maps.n; i++) {
		zy_buf_reset(&b);
		zy_cell_fold(&b, zy_view(s->map_items[i].theirs));
		if (zy_view_eq(zy_buf_get(&a), zy_buf_get(&b)))
			s->map_used[i] = true;
	}
	zy_buf_release(&a);
	zy_buf_release(&b);
}

/*
 * Reports a heading that may mean several columns and is left unknown because
 * no value below it fits any of them.  Returns false where the heading is not
 * one of these.
 */
static bool
report_several(struct zy_cli *cli, const struct zy_reader *r,
    struct zy_view header, const struct zy_dictionary *d,
    const struct zy_schema *schema)
{
	struct zy_meaning all[ZY_MEANINGS];
	size_t n = zy_dictionary_heading(d, schema, header, all), i;
	struct zy_buf b = ZY_BUF_INIT;

	for (i = 0; i < n; i++)
		zy_buf_printf(&b, "%s%s (%s)", i ? ", " : "",
		    all[i].column->name, all[i].column->zh);
	if (n > 1)
		zy_cli_note(cli,
		    _("%s: the heading '%.*s' may be one of %s, but no value "
		      "below it is any: it stays unknown; say which with "
		      "--map"),
		    zy_reader_name(r), ZY_ARG(header), b.p);
	zy_buf_release(&b);
	return n > 1;
}

/*
 * Reports a label above the table that gives a column, the column of a heading
 * that was understood by composition or, with reported true, the column that an
 * unknown heading may mean.
 */
static void
report_heading(struct zy_cli *cli, const struct zy_reader *r, size_t i,
    const struct zy_schema *schema, bool reported)
{
	const struct zy_dictionary *d = cli->state->words;
	struct zy_view header = zy_reader_column_header(r, i), known;
	const struct zy_column *c = zy_reader_column(r, i), *like, *twin;
	struct zy_view given, by;
	uint64_t line;

	given = zy_reader_column_given(r, i, &by, &line);
	if (given.n) {
		zy_cli_note(cli,
		    _("%s:%llu: '%.*s' gives '%.*s' of the "
		      "records below: '%.*s'"),
		    zy_reader_name(r), (unsigned long long)line, ZY_ARG(by),
		    ZY_ARG(c ? zy_column_label(c) : header), ZY_ARG(given));
		return;
	}
	twin = zy_reader_column_twin(r, i);
	if (twin && zy_column_is_compared(twin))
		c = twin;
	if (c && zy_reader_column_composed(r, i))
		zy_cli_note(cli, _("%s: the heading '%.*s' is read as '%.*s'"),
		    zy_reader_name(r), ZY_ARG(header),
		    ZY_ARG(zy_column_label(c)));
	if (c || twin || !schema || !schema->words ||
	    zy_view_is(zy_view(schema->name), "any"))
		return;
	d = d ? d : schema->words();
	known = zy_dictionary_guess_heading(d, schema, header, &like);
	/* Columns that a roster of ours carries along are not asked about. */
	if (reported || zy_reader_find(r, "source") < 0)
		zy_cli_unknown_heading(cli, r, header, known.n ? like : NULL);
	if (known.n && reported && zy_reader_find(r, like->name) < 0 &&
	    !report_several(cli, r, header, d, schema))
		zy_cli_note(cli,
		    _("%s: the heading '%.*s' is not known; is it '%.*s'? then "
		      "--map '%.*s=%.*s'"),
		    zy_reader_name(r), ZY_ARG(header), ZY_ARG(known),
		    ZY_ARG(header), ZY_ARG(zy_column_label(like)));
}

void
zy_cli_words_open(struct zy_cli *cli, const struct zy_reader *r,
    const struct zy_schema *schema, bool reported)
{
	struct zy_view running = zy_reader_running(r);
	size_t i;

	if (running.n && reported)
		zy_cli_note(cli,
		    _("%s: below the heading '%.*s' are running numbers, which "
		      "are not read as codes; if they are codes, say "
		      "--map '%.*s=id'"),
		    zy_reader_name(r), ZY_ARG(running), ZY_ARG(running));
	for (i = 0; i < zy_reader_columns(r); i++)
		report_heading(cli, r, i, schema, reported);
}

/*
 * Reports how many empty cells of a known column its twin, number i, has
 * filled, or headings of parts those of column i, and how many cells of the
 * twin are not understood.
 */
static void
report_lent(struct zy_cli *cli, const struct zy_reader *r, size_t i)
{
	const struct zy_column *twin = zy_reader_column_twin(r, i);
	uint64_t lent = zy_reader_column_lent(r, i);
	uint64_t odd = twin ? zy_reader_column_odd(r, i) : 0;
	int known = lent && twin ? zy_reader_find(r, twin->name) : -1;

	if (lent && !twin)
		zy_cli_note(cli,
		    _("%s: '%.*s' is empty in %llu records, for which the "
		      "heading of their part says it"),
		    zy_reader_name(r), ZY_ARG(zy_reader_column_header(r, i)),
		    (unsigned long long)lent);
	if (known >= 0)
		zy_cli_note(cli,
		    _("%s: '%.*s' is empty in %llu records, for which '%.*s' "
		      "says it"),
		    zy_reader_name(r),
		    ZY_ARG(zy_reader_column_header(r, (size_t)known)),
		    (unsigned long long)lent,
		    ZY_ARG(zy_reader_column_header(r, i)));
	if (odd && zy_column_is_compared(twin))
		zy_cli_note(cli,
		    _("%s: '%.*s' is not understood in %llu records, and says "
		      "nothing there"),
		    zy_reader_name(r), ZY_ARG(zy_reader_column_header(r, i)),
		    (unsigned long long)odd);
}

void
zy_cli_words_close(struct zy_cli *cli, const struct zy_reader *r)
{
	size_t i, n = zy_reader_columns(r);

	for (i = 0; i < n; i++)
		report_lent(cli, r, i);

	if (n == 0)
		cli->state->map_unsure = true;
	for (i = 0; i < n && cli->state->maps.n; i++)
		mark_maps(cli, zy_reader_column_header(r, i));
	cli->state->map_tried = true;
}

/*
 * Stores in the state that a text about the columns of an input was printed.
 * Returns whether it had not been printed before: a roster may be read twice.
 */
static bool
is_news(struct zy_cli_state *s, const char *input, const char *text)
{
	struct zy_buf line = ZY_BUF_INIT;
	uint32_t before;
	bool news;

	if (!s->unread)
		s->unread = zy_intern_new();
	before = zy_intern_count(s->unread);
	zy_buf_printf(&line, "%s: %s", input, text);
	news = zy_intern_put(s->unread, zy_buf_get(&line)) == before;
	zy_buf_release(&line);
	return news;
}

void
zy_cli_note_unread(struct zy_cli *cli, const struct zy_reader *r,
    bool (*used)(const void *context, int c), const void *context)
{
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_column *twin;
	struct zy_view header;
	size_t i;

	for (i = 0; i < zy_reader_columns(r); i++) {
		header = zy_reader_column_header(r, i);
		twin = zy_reader_column_twin(r, i);
		if (zy_reader_column(r, i) || header.n == 0 ||
		    (twin && zy_column_is_compared(twin)) ||
		    zy_column_is_reject_reason(header) ||
		    (used && used(context, (int)i)))
			continue;
		zy_buf_printf(&b, "%s'%.*s'", b.n ? ", " : "", ZY_ARG(header));
	}
	if (b.n && is_news(cli->state, zy_reader_name(r), b.p))
		zy_cli_note_unread_part(cli, zy_reader_name(r),
		    _("columns that are not read: %s"), b.p);
	zy_buf_release(&b);
}

void
zy_cli_note_gaps(
    struct zy_cli *cli, const struct zy_cli_gap *gaps, size_t n, size_t records)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < n && records; i++) {
		if (gaps[i].empty < records)
			continue;
		zy_buf_puts(&b, b.n ? _(", ") : "");
		zy_buf_view(&b, zy_column_label(gaps[i].column));
	}
	if (b.n)
		zy_cli_note(
		    cli, _("%s: empty in all %zu records"), b.p, records);
	for (i = 0; i < n; i++)
		if (gaps[i].empty && gaps[i].empty < records)
			zy_cli_note(cli,
			    _("column '%.*s' is empty in %zu of %zu records"),
			    ZY_ARG(zy_column_label(gaps[i].column)),
			    gaps[i].empty, records);
	zy_buf_release(&b);
}

void
zy_cli_words_finish(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	size_t i;

	for (i = 0; i < s->maps.n && s->map_tried && !s->map_unsure &&
		    !zy_cli_failed(cli);
	     i++)
		if (!s->map_used[i])
			zy_cli_usage(cli,
			    _("--map: no input has the heading '%s'"),
			    s->map_items[i].theirs);
	zy_cli_unknown_finish(cli);
	zy_dictionary_free(s->words);
	free(s->word_files.items);
	free(s->values.items);
	zy_intern_free(s->unread);
}
