/*
 * Checking that a header names what it must: implements zy_header_check and
 * related functions of header.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/header.h"

size_t
zy_header_keys_of(const struct zy_schema *s)
{
	size_t k, keys = 0;

	for (k = 0; s && k < s->n; k++)
		keys += (s->columns[k].flags & ZY_KEY) != 0;
	return keys;
}

int
zy_header_fail(const struct zy_header *h, const struct zy_header_row *rows,
    const char *source, struct zy_error *e)
{
	e->fault = ZY_FAULT_FILE;
	return zy_error_at(e, source, rows[h->first + h->rows - 1].line, 0);
}

/* Appends the choices of a column, if it has some. */
static void
put_choices(struct zy_buf *b, const struct zy_column *c)
{
	const bool chinese = zy_error_in_chinese();
	const struct zy_choice *one = c->choices;

	if (c->type != ZY_CHOICE || !one || !one->token)
		return;
	zy_buf_puts(b, chinese ? "（" : ": ");
	for (; one->token; one++) {
		if (one != c->choices)
			zy_buf_puts(b, chinese ? "、" : ", ");
		zy_buf_puts(b, chinese ? one->zh : one->token);
	}
	zy_buf_puts(b, chinese ? "）" : "");
}

/*
 * Appends the name of a column, in English both its names, 'id' (代码), and its
 * choices.
 */
static void
put_names(struct zy_buf *b, const struct zy_column *c)
{
	if (zy_error_in_chinese())
		zy_buf_printf(b, "“%s”", c->zh);
	else
		zy_buf_printf(b, "'%s' (%s)", c->name, c->zh);
	put_choices(b, c);
}

enum {
	MOST_NAMED = 8 /* unknown headings in a message */
};

/* Appends the unknown headings of h, at most MOST_NAMED: 'a', 'b'. */
static void
put_unknown(struct zy_buf *b, const struct zy_header *h)
{
	const bool chinese = zy_error_in_chinese();
	const struct zy_header_column *c = h->columns;
	size_t named = 0;

	for (; c < h->columns + h->width; c++) {
		if (c->strength || c->dropped || c->text.n == 0)
			continue;
		if (named)
			zy_buf_puts(b, chinese ? "、" : ", ");
		if (named++ == MOST_NAMED) {
			zy_buf_puts(b, "…");
			break;
		}
		zy_buf_puts(b, chinese ? "“" : "'");
		zy_buf_view(b, c->text);
		zy_buf_puts(b, chinese ? "”" : "'");
	}
}

/* Sets e to say that no heading of h names the key column c. */
static void
miss_key(
    const struct zy_header *h, const struct zy_column *c, struct zy_error *e)
{
	struct zy_buf name = ZY_BUF_INIT, unknown = ZY_BUF_INIT;

	put_names(&name, c);
	put_unknown(&unknown, h);
	if (h->width <= 1)
		zy_error_set(e, ZY_ERROR_IO,
		    _("no header row names the column %s, and "
		      "there is only one column: a delimiter other than "
		      "comma, tab, semicolon, | and ， is given with -d"),
		    name.p);
	else if (unknown.n)
		zy_error_set(e, ZY_ERROR_IO,
		    _("no header row names the column %s; headings that are "
		      "not understood: %s; see --map"),
		    name.p, unknown.p);
	else
		zy_error_set(e, ZY_ERROR_IO,
		    _("no header row names the column %s; see --map"), name.p);
	zy_buf_release(&name);
	zy_buf_release(&unknown);
}

/* Returns whether a label above the header gives the column c. */
static bool
is_labelled(const struct zy_header *h, const struct zy_column *c)
{
	size_t i;

	for (i = 0; i < h->nlabels; i++)
		if (h->labels[i].of == c)
			return true;
	return false;
}

/*
 * Checks that the header, or a label above it, names every key column.  Returns
 * 0, or -1 with e set.
 */
static int
check_keys(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o, const char *source, struct zy_error *e)
{
	const struct zy_schema *s = o->schema;
	size_t i, k;

	for (k = 0; s && k < s->n; k++) {
		if (!(s->columns[k].flags & ZY_KEY))
			continue;
		for (i = 0; i < h->width; i++)
			if (h->columns[i].decl == &s->columns[k])
				break;
		if (i < h->width || is_labelled(h, &s->columns[k]))
			continue;
		miss_key(h, &s->columns[k], e);
		return zy_header_fail(h, rows, source, e);
	}
	return 0;
}

/*
 * Refuses a header whose only known heading is its key, by a word of the part
 * `vague`, among two or more unknown headings: a price list has a column 单位,
 * and is no list of organisations.  Counts, which have 应到 beside 单位, are
 * none.  Returns 0, or -1 with e set.
 */
static int
check_vague(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o, const char *source, struct zy_error *e)
{
	const struct zy_header_column *c, *known = NULL;
	size_t i, others = 0;
	bool beside = false;

	for (i = 0; i < h->width; i++) {
		c = &h->columns[i];
		known = c->strength ? c : known;
		others += !c->strength && !c->dropped && c->text.n;
		beside = beside || zy_header_means_beside(c->text, o);
	}
	if (beside || h->known != 1 || h->keys != 1 || others < 2 ||
	    zy_header_keys_of(o->schema) != 1 ||
	    known->strength == ZY_MATCH_MAP ||
	    !zy_dictionary_is_part(
		zy_header_words(o), ZY_VIEW("vague"), known->text))
		return 0;
	zy_error_set(e, ZY_ERROR_IO,
	    _("'%.*s' is the only heading that is known, and may mean "
	      "anything; if it is '%s', say --map '%.*s=%s'"),
	    ZY_ARG(known->text), known->decl->name, ZY_ARG(known->text),
	    known->decl->name);
	return zy_header_fail(h, rows, source, e);
}

int
zy_header_check(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o, const char *source, struct zy_error *e)
{
	return check_keys(h, rows, o, source, e) ||
		       check_vague(h, rows, o, source, e)
		   ? -1
		   : 0;
}
