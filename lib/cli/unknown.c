/*
 * --unknown: writes the headings and values that were not understood, in the
 * form that --words reads.  Implements functions of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/intern.h"
#include "cli/state.h"
#include "model/record.h"

enum {
	DISTINCT = 1000, /* words of one column that are listed, at most */
};

/* One word that was not understood. */
struct zy_cli_unknown {
	char *column, *theirs, *guess, *first;
	uint64_t count;
};

struct zy_cli_unknowns {
	struct zy_intern *keys; /* column, TAB, theirs */
	struct zy_cli_unknown *items;
	size_t n, cap;
	uint64_t more; /* occurrences of words that are not listed */
};

/* Returns how many words of a column are listed. */
static size_t
listed(const struct zy_cli_unknowns *u, const char *column)
{
	size_t i, n = 0;

	for (i = 0; i < u->n; i++)
		n += strcmp(u->items[i].column, column) == 0;
	return n;
}

/* Counts a word that is listed already.  Returns false where it is not. */
static bool
count_again(struct zy_cli *cli, const char *column, struct zy_view theirs)
{
	struct zy_cli_unknowns *u = cli->state->unknowns;
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	if (!u)
		return false;
	zy_buf_printf(&key, "%s\t%.*s", column, ZY_ARG(theirs));
	k = zy_intern_find(u->keys, zy_buf_get(&key));
	zy_buf_release(&key);
	if (k != ZY_INTERN_NONE)
		u->items[k].count++;
	return k != ZY_INTERN_NONE;
}

/*
 * Counts a word that was not understood, with the place where it was seen
 * first.
 */
static void
count_word(struct zy_cli *cli, const char *column, struct zy_view theirs,
    const char *guess, const char *source, uint64_t line)
{
	struct zy_cli_state *s = cli->state;
	struct zy_cli_unknowns *u;
	struct zy_buf key = ZY_BUF_INIT, place = ZY_BUF_INIT;
	uint32_t k;

	if (!s->unknown && !s->plan)
		return;
	if (!s->unknowns) {
		s->unknowns = zy_calloc(1, sizeof(*s->unknowns));
		s->unknowns->keys = zy_intern_new();
	}
	u = s->unknowns;
	zy_buf_printf(&key, "%s\t%.*s", column, ZY_ARG(theirs));
	k = zy_intern_find(u->keys, zy_buf_get(&key));
	if (k == ZY_INTERN_NONE && listed(u, column) >= DISTINCT) {
		u->more++;
	} else if (k == ZY_INTERN_NONE) {
		(void)zy_intern_put(u->keys, zy_buf_get(&key));
		u->items =
		    zy_grow(u->items, &u->cap, u->n + 1, sizeof(*u->items));
		zy_buf_printf(
		    &place, "%s:%llu", source, (unsigned long long)line);
		u->items[u->n++] = (struct zy_cli_unknown){zy_strdup(column),
		    zy_strndup(theirs.p, theirs.n),
		    zy_strdup(guess ? guess : ""), zy_buf_detach(&place), 1};
	} else {
		u->items[k].count++;
	}
	zy_buf_release(&key);
	zy_buf_release(&place);
}

/* Returns whether the words of the file of --unknown are Chinese. */
static bool
in_chinese(const struct zy_cli *cli)
{
	return zy_lang_is_chinese(cli->lang);
}

void
zy_cli_unknown_heading(struct zy_cli *cli, const struct zy_reader *r,
    struct zy_view heading, const struct zy_column *like)
{
	struct zy_reader_facts f;

	zy_reader_facts(r, &f);
	count_word(cli, "heading", heading,
	    !like	      ? NULL
	    : in_chinese(cli) ? like->zh
			      : like->name,
	    zy_reader_name(r), f.header);
}

/* Counts the value that e refuses, if it is no choice of its column. */
static void
count_fault(struct zy_cli *cli, const struct zy_error *e)
{
	const struct zy_choice *choices, *guess;
	struct zy_view value;
	const char *list;

	choices = zy_cli_refused_by(cli, e, &value);
	list = e->list ? e->list : zy_cli_list_name(choices);
	/* The nearest choice is looked for once a word. */
	if (!list || value.n == 0 || count_again(cli, list, value))
		return;
	guess = choices ? zy_cli_nearest(choices, value) : NULL;
	count_word(cli, list, value,
	    !guess	      ? NULL
	    : in_chinese(cli) ? guess->zh
			      : guess->token,
	    e->source, e->line);
}

void
zy_cli_unknown_value(struct zy_cli *cli, const struct zy_error *e)
{
	const struct zy_cli_state *s = cli->state;

	for (; e && (s->unknown || s->plan); e = e->next)
		count_fault(cli, e);
}

/*
 * Returns the name, in the language of messages, of the column with a list of
 * choices.
 */
static struct zy_view
list_label(const struct zy_cli *cli, const char *list)
{
	const struct zy_column *c = NULL;
	size_t i;

	for (i = 0; !c && i < cli->nschemas; i++)
		c = zy_schema_find(cli->schemas[i], zy_view(list));
	return c ? zy_column_label(c) : zy_view(list);
}

size_t
zy_cli_unknown_put(const struct zy_cli *cli, struct zy_buf *out)
{
	const struct zy_cli_unknowns *u = cli->state->unknowns;
	const struct zy_cli_unknown *x;
	size_t i, n = 0;

	for (i = 0; u && i < u->n; i++) {
		x = &u->items[i];
		if (strcmp(x->column, "heading") == 0)
			continue;
		n++;
		zy_buf_printf(out, _("  %.*s: '%s': %llu, first at %s"),
		    ZY_ARG(list_label(cli, x->column)), x->theirs,
		    (unsigned long long)x->count, x->first);
		if (x->guess[0])
			zy_buf_printf(out, _("; is it '%s'?"), x->guess);
		zy_buf_putc(out, '\n');
	}
	if (u && u->more)
		zy_buf_printf(out, _("  %llu more that are not listed\n"),
		    (unsigned long long)u->more);
	return n;
}

/* Frees u, which may be NULL. */
static void
free_all(struct zy_cli_unknowns *u)
{
	size_t i;

	if (!u)
		return;
	for (i = 0; i < u->n; i++) {
		free(u->items[i].column);
		free(u->items[i].theirs);
		free(u->items[i].guess);
		free(u->items[i].first);
	}
	zy_intern_free(u->keys);
	free(u->items);
	free(u);
}

int
zy_cli_unknown_open(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;

	if (!s->unknown)
		return 0;
	if (zy_cli_guard(cli, s->unknown))
		return -1;
	if (zy_sink_open(&s->unknown_sink, s->unknown, &e) == 0)
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

void
zy_cli_unknown_finish(struct zy_cli *cli)
{
	static const char *const names[][2] = {{"column", "栏目"},
	    {"theirs", "原词"}, {"ours", "标准词"}, {"guess", "建议"},
	    {"count", "次数"}, {"first", "首次出现"}};
	const bool zh = in_chinese(cli);
	struct zy_cli_state *s = cli->state;
	const struct zy_cli_unknowns *u = s->unknowns;
	struct zy_writer_options o;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf count = ZY_BUF_INIT;
	struct zy_sink *sink = s->unknown_sink;
	struct zy_writer *w;
	size_t i;

	/* Where no input was read, no file is replaced. */
	if (!sink || !(s->map_tried || u) || zy_cli_guard(cli, s->unknown)) {
		zy_sink_abandon(sink);
		free_all(s->unknowns);
		return;
	}
	o = zy_cli_beside(cli, s->unknown);
	w = zy_writer_new(sink, &o);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		zy_writer_column(w, zy_view(names[i][zh]), NULL);
	for (i = 0; u && i < u->n; i++) {
		zy_buf_reset(&count);
		zy_buf_printf(
		    &count, "%llu", (unsigned long long)u->items[i].count);
		zy_writer_cell(w, zy_cli_words_column(cli, u->items[i].column));
		zy_writer_cell(w, zy_view(u->items[i].theirs));
		zy_writer_cell(w, (struct zy_view){NULL, 0});
		zy_writer_cell(w, zy_view(u->items[i].guess));
		zy_writer_cell(w, zy_buf_get(&count));
		zy_writer_cell(w, zy_view(u->items[i].first));
		zy_writer_end(w);
	}
	if (zy_writer_finish(w, &e))
		zy_cli_fail(cli, &e);
	if (u && u->more)
		zy_cli_note(cli,
		    _("%s: %llu more values that were not understood are "
		      "not listed"),
		    s->unknown, (unsigned long long)u->more);
	zy_buf_release(&count);
	free_all(s->unknowns);
}
