/*
 * Computes figures for the present row, and puts cells into the words of
 * people.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/figure-value.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/rational.h"
#include "model/record.h"
#include "report/standing.h"
#include "stream/phrase.h"

struct zy_rows *
zy_report_set(struct zy_report_scope *s, const char *name)
{
	enum zy_source_stream stream;
	size_t i;

	if (strcmp(name, "group") == 0)
		return s->group;
	for (i = 0; i < s->nsets; i++)
		if (strcmp(s->sets[i].name, name) == 0)
			return &s->sets[i];
	stream = zy_streams_find(zy_view(name));
	return stream < ZY_INPUT_STREAMS ? &s->inputs[stream] : NULL;
}

static bool
is_format(const char *format, const char *name)
{
	return format && strcmp(format, name) == 0;
}

/*
 * Appends a date in words.  Returns false, with nothing appended, if the cell
 * is not a date.
 */
static bool
put_date(struct zy_report_scope *s, struct zy_buf *b, struct zy_view cell,
    const char *format)
{
	struct zy_date d;

	if (!zy_date_parse(&d, cell))
		return false;
	if (is_format(format, "month"))
		d.day = 0;
	if (is_format(format, "year"))
		d.day = d.month = 0;
	if (!s->zh) {
		zy_date_format(b, d);
	} else if (is_format(format, "short")) {
		zy_buf_printf(b, "%d", d.year);
		if (d.month)
			zy_buf_printf(b, ".%d", d.month);
		if (d.day)
			zy_buf_printf(b, ".%d", d.day);
	} else if (is_format(format, "day") && d.day) {
		zy_buf_printf(b, "%d月%d日", d.month, d.day);
	} else {
		zy_date_format_zh(b, d, is_format(format, "han"));
	}
	return true;
}

/*
 * Appends the word of the kind file for a token.  Returns false, with nothing
 * appended, if it has none.
 */
static bool
put_word(struct zy_report_scope *s, struct zy_buf *b, struct zy_view token,
    const char *format)
{
	const struct zy_kind_file *k = s->kind;
	size_t i, j;

	for (i = 0; format && i < k->nwords; i++) {
		if (strcmp(k->words[i].name, format) != 0)
			continue;
		for (j = 0; j < k->words[i].n; j++)
			if (zy_view_is(token, k->words[i].items[j].name)) {
				zy_kind_text_put(
				    s, b, &k->words[i].items[j].text);
				return true;
			}
	}
	return false;
}

/* Columns whose ids a standard names. */
static const struct {
	const char *column;
	enum zy_name_kind kind;
} named[] = {
    {"question", ZY_NAMED_QUESTION},
    {"voter_group", ZY_NAMED_GROUP},
    {"grade", ZY_NAMED_GRADE},
    {"band", ZY_NAMED_BAND},
    {"veto", ZY_NAMED_VETO},
    {"standard", ZY_NAMED_STANDARD},
};

/*
 * Returns the name that a list of the campaign file has for a token, or NULL if
 * none has it.
 */
static const char *
list_word(const struct zy_campaign *c, struct zy_view cell)
{
	const struct zy_choice *one;
	size_t i;

	for (i = 0; i < c->nlists; i++)
		for (one = c->lists[i].choices; one->token; one++)
			if (zy_view_is(cell, one->token))
				return one->zh;
	return NULL;
}

/*
 * Appends the name that the standard, the campaign file or a list has for the
 * id in a cell.  Returns false, with nothing appended, if its column has no
 * such names.
 */
static bool
put_named(struct zy_report_scope *s, struct zy_buf *b, struct zy_view cell,
    const struct zy_column *decl)
{
	const struct zy_campaign *c = s->streams->campaign;
	const char *text = strcmp(decl->name, "question") == 0
			       ? zy_campaign_question(c, cell, s->zh)
			       : NULL;
	size_t i;
	int type;

	if (text) {
		zy_buf_puts(b, text);
		return true;
	}
	for (i = 0; i < sizeof(named) / sizeof(*named); i++)
		if (strcmp(decl->name, named[i].column) == 0) {
			zy_buf_view(b, zy_names_of(s->streams->names,
					   named[i].kind, cell));
			return true;
		}
	if (strcmp(decl->name, "type") == 0 && s->zh &&
	    (type = zy_campaign_type_find(c, cell)) >= 0) {
		zy_buf_puts(b, c->types[type].name);
		return true;
	}
	if (s->zh &&
	    (decl == zy_schema_find(&zy_activity_schema, ZY_VIEW("result")) ||
		decl == zy_schema_find(&zy_activity_schema, ZY_VIEW("note"))) &&
	    (text = list_word(c, cell))) {
		zy_buf_puts(b, text);
		return true;
	}
	if (strcmp(decl->name, "group") == 0) {
		zy_label_put(b, cell, s->zh);
		return true;
	}
	if (strcmp(decl->name, "reason") == 0) {
		zy_phrase_put(b, cell, s->zh);
		return true;
	}
	return false;
}

void
zy_cell_put(struct zy_report_scope *s, struct zy_buf *b, struct zy_view cell,
    const struct zy_column *decl, const char *format)
{
	struct zy_view word;

	if (cell.n == 0)
		return;
	if (put_word(s, b, cell, format))
		return;
	if (is_format(format, "raw")) {
		zy_buf_view(b, cell);
		return;
	}
	if (((decl && decl->type == ZY_DATE) || format) &&
	    put_date(s, b, cell, format))
		return;
	word = s->zh ? zy_column_chinese(decl, cell) : cell;
	/* A choice has a name of its own: there is none to look up. */
	if (word.p != cell.p || !decl || !put_named(s, b, cell, decl))
		zy_buf_view(b, word);
}

/*
 * Appends the value of an option: the number of the row, the value of the
 * group, a date in the form that is asked for, or a text.
 */
static void
put_option(
    struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f)
{
	enum zy_figure_option o = zy_figure_option_find(zy_view(f->text));
	const char *text = s->options[o], *format = f->format;

	if (o == ZY_OPTION_GROUP && s->rows && s->by) {
		const struct zy_column *decl;
		struct zy_view v =
		    zy_rows_cell(s->streams, s->rows, s->row, s->by, &decl);

		zy_cell_put(s, b, v, decl, format);
		return;
	}
	if (o == ZY_OPTION_ROW) {
		if (is_format(format, "han") && s->zh)
			zy_doc_ordinal(b, (unsigned)s->number);
		else
			zy_buf_printf(b, "%zu", s->number);
		return;
	}
	if (!text || put_word(s, b, zy_view(text), format))
		return;
	if (o == ZY_OPTION_DATE && s->han && !format)
		format = "han";
	if (!is_format(format, "raw") &&
	    (o == ZY_OPTION_DATE || o == ZY_OPTION_FROM ||
		o == ZY_OPTION_UNTIL || o == ZY_OPTION_TODAY ||
		o == ZY_OPTION_FIRST) &&
	    put_date(s, b, zy_view(text), format))
		return;
	zy_buf_puts(b, text);
}

/* The rows of a set that a figure uses, borrowed from the set. */
struct found {
	struct zy_rows *set;
	const uint32_t *rows;
	size_t n;
};

/*
 * Sets x to the rows of the set `name` that match the present row by the
 * figure's keys; to all rows where it has none or there is no present row.
 */
static void
find(struct zy_report_scope *s, const struct zy_figure *f, const char *name,
    struct found *x)
{
	const char *theirs[ZY_FIGURE_KEYS], *mine[ZY_FIGURE_KEYS];
	struct zy_buf key = ZY_BUF_INIT;
	size_t i;

	*x = (struct found){.set = zy_report_set(s, name)};
	if (!x->set)
		return;
	x->rows = x->set->rows;
	x->n = x->set->n;
	if (f->nkeys == 0 || !s->rows)
		return;
	for (i = 0; i < f->nkeys; i++) {
		theirs[i] = f->keys[i].theirs;
		mine[i] = f->keys[i].mine;
	}
	zy_rows_key(s->streams, s->rows, s->row, mine, f->nkeys, &key);
	x->n = zy_rows_find(
	    s->streams, x->set, theirs, f->nkeys, zy_buf_get(&key), &x->rows);
	zy_buf_release(&key);
}

static struct zy_view
cell_at(struct zy_report_scope *s, const struct found *x, size_t i,
    const char *path, const struct zy_column **decl)
{
	return zy_rows_cell(s->streams, x->set, x->rows[i], path, decl);
}

/*
 * Adds the cells of a column over the rows x to *sum, and raises *places to the
 * places of the cell that has most.  Cells that are no numbers do not count.
 * Returns whether there is a number.
 */
static bool
add_up(struct zy_report_scope *s, const struct found *x, const char *column,
    struct zy_rational *sum, int32_t *places)
{
	const struct zy_column *decl;
	struct zy_rational one;
	struct zy_decimal d;
	bool any = false;
	size_t i;

	zy_rational_init(&one);
	for (i = 0; i < x->n; i++) {
		if (zy_decimal_parse(&d, cell_at(s, x, i, column, &decl)) !=
		    ZY_NUMBER_OK)
			continue;
		any = true;
		*places = d.places > *places ? d.places : *places;
		zy_rational_set_decimal(&one, d);
		zy_rational_add(sum, sum, &one);
	}
	zy_rational_release(&one);
	return any;
}

/*
 * Appends the exact sum of a column over the rows x, with as many decimal
 * places as the cell that has most.  Cells that are no numbers do not count.
 */
static void
put_sum(struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f,
    const struct found *x)
{
	struct zy_rational sum;
	int32_t places = 0;
	bool any;

	zy_rational_init(&sum);
	any = add_up(s, x, f->text, &sum, &places);
	if (any || x->n == 0 || !f->empty)
		zy_rational_format(b, &sum, places, ZY_HALF_UP);
	zy_rational_release(&sum);
}

/*
 * Appends the sum of the column f->part over the rows x as a percentage of that
 * of f->all over the rows `whole`; a dash where that is 0.
 */
static void
put_share(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_figure *f, const struct found *x, const struct found *whole)
{
	struct zy_rational part, all, hundred;
	int32_t places = 0;

	zy_rational_init(&part);
	zy_rational_init(&all);
	zy_rational_init(&hundred);
	zy_rational_set_ratio(&hundred, 100, 1);
	(void)add_up(s, x, f->part, &part, &places);
	(void)add_up(s, whole, f->all, &all, &places);
	if (zy_rational_sign(&all) > 0) {
		zy_rational_div(&part, &part, &all);
		zy_rational_mul(&part, &part, &hundred);
		zy_rational_format(b, &part, 2, ZY_HALF_UP);
		zy_buf_putc(b, '%');
	} else {
		zy_buf_puts(b, "—");
	}
	zy_rational_release(&part);
	zy_rational_release(&all);
	zy_rational_release(&hundred);
}

/* Compares two cells: as numbers if both are, else in byte order. */
static int
compare(struct zy_view a, struct zy_view b)
{
	struct zy_decimal x, y;

	if (zy_decimal_parse(&x, a) == ZY_NUMBER_OK &&
	    zy_decimal_parse(&y, b) == ZY_NUMBER_OK)
		return zy_decimal_cmp(x, y);
	return zy_view_cmp(a, b);
}

/*
 * Appends one cell of a column over the rows x: the first, the last, the
 * smallest or the largest that is not empty.
 */
static void
put_one(struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f,
    const struct found *x)
{
	const struct zy_column *decl = NULL, *best_decl = NULL;
	struct zy_view best = {NULL, 0}, v;
	size_t i;
	int c;

	for (i = 0; i < x->n; i++) {
		v = cell_at(s, x, i, f->text, &decl);
		if (v.n == 0)
			continue;
		c = best.n ? compare(v, best) : 0;
		if (best.n == 0 || f->op == ZY_FIGURE_LAST ||
		    (f->op == ZY_FIGURE_MIN && c < 0) ||
		    (f->op == ZY_FIGURE_MAX && c > 0)) {
			best = v;
			best_decl = decl;
		}
		if (f->op == ZY_FIGURE_FIRST)
			break;
	}
	zy_cell_put(s, b, best, best_decl, f->format);
}

enum {
	FEW = 20, /* values that the format "few" names */
};

/*
 * Appends the different values of the rows, in the order of the set; with the
 * format "few" only the first ones if there are many.
 */
static void
put_list(struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f,
    const struct found *x)
{
	struct zy_intern *seen = zy_intern_new();
	const struct zy_column *decl;
	struct zy_view v;
	size_t i, gap = 0;
	uint32_t n;

	for (i = 0; i < x->n; i++) {
		v = cell_at(s, x, i, f->text, &decl);
		n = zy_intern_count(seen);
		if (v.n == 0 || zy_intern_put(seen, v) != n)
			continue;
		if (n == FEW && is_format(f->format, "few")) {
			zy_buf_puts(b, s->zh ? "等" : " and others");
			break;
		}
		/* Where the last one begins is only known behind it. */
		gap = n ? b->n : 0;
		if (n)
			zy_buf_puts(b, s->zh ? "、" : ", ");
		zy_cell_put(s, b, v, decl, f->format);
	}
	if (gap && f->op == ZY_FIGURE_SERIES) {
		struct zy_buf last = ZY_BUF_INIT;
		size_t comma = s->zh ? strlen("、") : strlen(", ");

		zy_buf_put(&last, b->p + gap + comma, b->n - gap - comma);
		b->n = gap;
		zy_buf_puts(b, s->zh ? "和" : " and ");
		zy_buf_view(b, zy_buf_get(&last));
		zy_buf_release(&last);
	}
	zy_intern_free(seen);
}

/* Appends the value of a figure over a set of rows. */
static void
put_set(struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f)
{
	struct found x, whole;

	find(s, f, f->set, &x);
	switch (f->op) {
	case ZY_FIGURE_COUNT:
		zy_buf_printf(b, "%zu", x.n);
		break;
	case ZY_FIGURE_SUM:
		put_sum(s, b, f, &x);
		break;
	case ZY_FIGURE_PERCENT:
		find(s, f, f->whole, &whole);
		if (f->part)
			put_share(s, b, f, &x, &whole);
		else
			zy_percent_put(b, (int64_t)x.n, (int64_t)whole.n, 2);
		break;
	case ZY_FIGURE_LIST:
	case ZY_FIGURE_SERIES:
		put_list(s, b, f, &x);
		break;
	default:
		put_one(s, b, f, &x);
	}
}

/*
 * Appends the number of days between two dates of the present row, if both are
 * known.
 */
static void
put_days(struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f)
{
	const struct zy_column *decl;
	struct zy_date from, to;

	if (!s->rows ||
	    !zy_date_parse(&from,
		zy_rows_cell(s->streams, s->rows, s->row, f->text, &decl)) ||
	    !zy_date_parse(&to,
		zy_rows_cell(s->streams, s->rows, s->row, f->whole, &decl)) ||
	    from.day == 0 || to.day == 0)
		return;
	zy_integer_format(b, zy_date_first(to) - zy_date_first(from));
}

/* Appends the value of one figure, or its text for an empty value. */
static void
put_figure(
    struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *f)
{
	const struct zy_column *decl = NULL;
	size_t before = b->n;
	struct zy_view v;

	switch (f->op) {
	case ZY_FIGURE_TEXT:
		zy_buf_puts(b, f->text);
		return;
	case ZY_FIGURE_CELL:
		if (!s->rows)
			break;
		v = zy_rows_cell(s->streams, s->rows, s->row, f->text, &decl);
		zy_cell_put(s, b, v, decl, f->format);
		break;
	case ZY_FIGURE_OPTION:
		put_option(s, b, f);
		break;
	case ZY_FIGURE_DAYS:
		put_days(s, b, f);
		break;
	case ZY_FIGURE_GIVEN:
		if (s->streams->given[zy_streams_find(zy_view(f->text))])
			zy_buf_puts(b, "1");
		break;
	default:
		put_set(s, b, f);
	}
	if (b->n == before && f->empty)
		zy_buf_puts(b, f->empty);
}

void
zy_template_put(
    struct zy_report_scope *s, struct zy_buf *b, const struct zy_figure *pieces)
{
	for (; pieces; pieces = pieces->next)
		put_figure(s, b, pieces);
}

void
zy_kind_text_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_kind_text *text)
{
	zy_template_put(s, b, s->zh ? text->zh : text->en);
}

/*
 * Returns whether a figure passes its test: its value is above a number, or is
 * neither empty nor 0.
 */
static bool
holds(struct zy_report_scope *s, const struct zy_kind_test *t)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_decimal d;
	bool yes;

	put_figure(s, &b, t->figure);
	if (t->above)
		yes = zy_decimal_parse(&d, zy_buf_get(&b)) == ZY_NUMBER_OK &&
		      zy_decimal_cmp(d, (struct zy_decimal){t->above, 0}) > 0;
	else
		yes = b.n && !zy_view_is(zy_buf_get(&b), "0");
	zy_buf_release(&b);
	return yes;
}

bool
zy_kind_when_holds(struct zy_report_scope *s, const struct zy_kind_when *when)
{
	size_t i;

	for (i = 0; i < when->nyes; i++)
		if (!holds(s, &when->yes[i]))
			return false;
	for (i = 0; i < when->nno; i++)
		if (holds(s, &when->no[i]))
			return false;
	return true;
}

void
zy_kind_pieces_put(
    struct zy_report_scope *s, struct zy_buf *b, const struct zy_kind_pieces *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (zy_kind_when_holds(s, &p->items[i].when))
			zy_kind_text_put(s, b, &p->items[i].text);
}
