/*
 * Parses figures and the texts in which they stand.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/figure.h"

#include "base/error.h"

static const char *const options[ZY_OPTION_COUNT] = {"title", "issuer",
    "number", "date", "basis", "to", "copy", "contact", "from", "until",
    "subject", "by", "campaign", "standard", "publicity", "today", "first",
    "row", "group", "order"};

/* The verbs of figures over a set, and whether a column follows the set. */
static const struct verb {
	const char *word;
	enum zy_figure_op op;
	bool column; /* a column follows */
} verbs[] = {
    {"count", ZY_FIGURE_COUNT, false},
    {"sum", ZY_FIGURE_SUM, true},
    {"percent", ZY_FIGURE_PERCENT, false},
    {"first", ZY_FIGURE_FIRST, true},
    {"last", ZY_FIGURE_LAST, true},
    {"list", ZY_FIGURE_LIST, true},
    {"series", ZY_FIGURE_SERIES, true},
    {"min", ZY_FIGURE_MIN, true},
    {"max", ZY_FIGURE_MAX, true},
};

const char *
zy_figure_option_name(enum zy_figure_option option)
{
	return options[option];
}

enum zy_figure_option
zy_figure_option_find(struct zy_view name)
{
	int i;

	for (i = 0; i < ZY_OPTION_COUNT; i++)
		if (zy_view_is(name, options[i]))
			break;
	return (enum zy_figure_option)i;
}

static const char *
keep(struct zy_arena *a, struct zy_view v)
{
	return zy_arena_strndup(a, v.p ? v.p : "", v.n);
}

/*
 * Removes the next word from the beginning of *rest.  Returns false if there is
 * none.
 */
static bool
word(struct zy_view *rest, struct zy_view *out)
{
	if (rest->n)
		*rest = zy_text_trim(*rest);
	if (rest->n == 0)
		return false;
	return zy_view_next(rest, ' ', out);
}

/*
 * Reads the text after `by`, COLUMN[=COLUMN], ..., into f->keys.  Returns 0; or
 * -1 with *what set to a translated description of the mistake.
 */
static int
read_keys(struct zy_arena *a, struct zy_figure *f, struct zy_view rest,
    const char **what)
{
	struct zy_view pair, side;

	while (zy_view_next(&rest, ',', &pair)) {
		if (f->nkeys == ZY_FIGURE_KEYS) {
			*what = _("too many columns behind 'by'");
			return -1;
		}
		if (!zy_view_next(&pair, '=', &side))
			break;
		side = zy_text_trim(side);
		f->keys[f->nkeys].theirs = keep(a, side);
		if (zy_view_next(&pair, '=', &side))
			side = zy_text_trim(side);
		f->keys[f->nkeys].mine = keep(a, side);
		if (side.n == 0 || !*f->keys[f->nkeys].theirs ||
		    memchr(side.p, ' ', side.n)) {
			*what = _("a column is missing behind 'by'");
			return -1;
		}
		f->nkeys++;
	}
	if (f->nkeys)
		return 0;
	*what = _("a column is missing behind 'by'");
	return -1;
}

/*
 * Reads what a percentage is of: [COLUMN] of SET [COLUMN], with either both
 * columns or none, from the beginning of *rest.  Returns 0; or -1 with *what
 * set to a translated description of the mistake.
 */
static int
read_whole(struct zy_arena *a, struct zy_figure *f, struct zy_view *rest,
    const char **what)
{
	struct zy_view w;

	*what = _("'of' and a set must follow");
	if (!word(rest, &w))
		return -1;
	if (!zy_view_is(w, "of")) {
		f->part = keep(a, w);
		if (!word(rest, &w) || !zy_view_is(w, "of"))
			return -1;
	}
	if (!word(rest, &w))
		return -1;
	f->whole = keep(a, w);
	if (!f->part)
		return 0;
	*what = _("a column must follow the set");
	if (!word(rest, &w) || zy_view_is(w, "by"))
		return -1;
	f->all = keep(a, w);
	return 0;
}

/*
 * Reads a figure over a set into f: the text after the verb v.  Returns 0; or
 * -1 with *what set to a translated description of the mistake.
 */
static int
read_set(struct zy_arena *a, struct zy_figure *f, const struct verb *v,
    struct zy_view rest, const char **what)
{
	struct zy_view w;

	f->op = v->op;
	*what = _("the name of a set is missing");
	if (!word(&rest, &w))
		return -1;
	f->set = keep(a, w);
	if (v->op == ZY_FIGURE_PERCENT && read_whole(a, f, &rest, what))
		return -1;
	if (v->column) {
		*what = _("a column must follow the set");
		if (!word(&rest, &w) || zy_view_is(w, "by"))
			return -1;
		f->text = keep(a, w);
	}
	if (!word(&rest, &w))
		return 0;
	*what = _("only 'by' can follow");
	return zy_view_is(w, "by") ? read_keys(a, f, rest, what) : -1;
}

/*
 * Removes "|text for an empty value" and ":format" from the end of a figure and
 * stores them in f.  Returns the remaining text.
 */
static struct zy_view
cut_tail(struct zy_arena *a, struct zy_figure *f, struct zy_view text)
{
	const char *bar = memchr(text.p, '|', text.n), *colon;

	if (bar) {
		f->empty = keep(a, (struct zy_view){bar + 1,
				       (size_t)(text.p + text.n - bar - 1)});
		text.n = (size_t)(bar - text.p);
	}
	colon = memchr(text.p, ':', text.n);
	if (colon) {
		f->format =
		    keep(a, zy_text_trim((struct zy_view){colon + 1,
				(size_t)(text.p + text.n - colon - 1)}));
		text.n = (size_t)(colon - text.p);
	}
	return zy_text_trim(text);
}

struct zy_figure *
zy_figure_parse(struct zy_arena *a, struct zy_view text, const char **what)
{
	struct zy_figure *f = zy_arena_alloc(a, sizeof(*f));
	struct zy_view rest, first, second;
	size_t i;

	*f = (struct zy_figure){.op = ZY_FIGURE_CELL};
	*what = _("a figure is empty");
	if (text.n == 0)
		return NULL;
	rest = text = cut_tail(a, f, text);
	if (!word(&rest, &first))
		return NULL;
	if (first.p[0] == '@') {
		f->op = ZY_FIGURE_OPTION;
		f->text = keep(a, (struct zy_view){first.p + 1, first.n - 1});
		*what = _("no such option of a report");
		return rest.n || zy_figure_option_find(zy_view(f->text)) ==
				     ZY_OPTION_COUNT
			   ? NULL
			   : f;
	}
	f->text = keep(a, text);
	second = rest;
	if (rest.n == 0)
		return f;
	if (zy_view_is(first, "given")) {
		f->op = ZY_FIGURE_GIVEN;
		f->text = keep(a, second.n ? zy_text_trim(second) : second);
		return f;
	}
	if (zy_view_is(first, "days")) {
		f->op = ZY_FIGURE_DAYS;
		*what = _("two columns of dates must follow 'days'");
		if (!word(&rest, &first) || !word(&rest, &second) || rest.n)
			return NULL;
		f->text = keep(a, first);
		f->whole = keep(a, second);
		return f;
	}
	for (i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (zy_view_is(first, verbs[i].word))
			return read_set(a, f, &verbs[i], rest, what) ? NULL : f;
	*what = _("not understood: count, sum, percent, first, last, list, "
		  "series, min, max, days or given come first");
	return NULL;
}

/* A text that is being parsed into pieces. */
struct parsing {
	struct zy_arena *arena;
	struct zy_figure **last; /* where the next piece goes */
	struct zy_buf plain;
};

/* Appends the plain text collected so far as a piece. */
static void
end_plain(struct parsing *p)
{
	struct zy_figure *f;

	if (p->plain.n == 0)
		return;
	f = zy_arena_alloc(p->arena, sizeof(*f));
	*f = (struct zy_figure){.op = ZY_FIGURE_TEXT,
	    .text = keep(p->arena, zy_buf_get(&p->plain))};
	zy_buf_reset(&p->plain);
	*p->last = f;
	p->last = &f->next;
}

/*
 * Splits a text into its plain pieces and its figures, and appends these to the
 * list at p->last.  Returns 0; or -1 with *what and *at set.
 */
static int
parse_pieces(
    struct parsing *p, struct zy_view text, const char **what, size_t *at)
{
	struct zy_figure *f;
	const char *close;
	size_t i;

	for (i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool twice = i + 1 < text.n && text.p[i + 1] == c;

		*at = i;
		if (c != '{' && c != '}') {
			zy_buf_putc(&p->plain, c);
			continue;
		}
		if (twice) {
			zy_buf_putc(&p->plain, c);
			i++;
			continue;
		}
		close = c == '{' ? memchr(text.p + i, '}', text.n - i) : NULL;
		*what = c == '{' ? _("'{' without '}'") : _("'}' without '{'");
		if (!close || memchr(text.p + i + 1, '{',
				  (size_t)(close - text.p) - i - 1))
			return -1;
		end_plain(p);
		f = zy_figure_parse(p->arena,
		    (struct zy_view){
			text.p + i + 1, (size_t)(close - text.p) - i - 1},
		    what);
		if (!f)
			return -1;
		*p->last = f;
		p->last = &f->next;
		i = (size_t)(close - text.p);
	}
	end_plain(p);
	return 0;
}

int
zy_template_parse(struct zy_arena *a, struct zy_view text,
    struct zy_figure **out, const char **what, size_t *at)
{
	struct parsing p = {.arena = a, .last = out};
	int rc;

	*out = NULL;
	rc = parse_pieces(&p, text, what, at);
	if (rc)
		*at = zy_text_count((struct zy_view){text.p, *at}) + 1;
	zy_buf_release(&p.plain);
	return rc;
}
