/* SPDX-License-Identifier: MIT */
#include "stream/header.h"

#include <stdio.h>
#include <stdlib.h>

void
zy_header_letters(char out[8], size_t i)
{
	char text[8], *p = text + sizeof(text) - 1;

	*p = '\0';
	do {
		*--p = (char)('A' + i % 26);
		i = i / 26;
	} while (i-- > 0 && p > text);
	memcpy(out, p, (size_t)(text + sizeof(text) - p));
}

/* True when text folds to one of a list "a|b|c". */
static bool
folds_to(struct zy_view text, const char *list)
{
	struct zy_view all = zy_view(list), one;
	struct zy_buf b = ZY_BUF_INIT;
	bool found = false;

	zy_cell_fold(&b, text);
	while (!found && zy_view_next(&all, '|', &one))
		found = zy_view_eq(one, zy_buf_get(&b));
	zy_buf_release(&b);
	return found;
}

const struct zy_dictionary *
zy_header_words(const struct zy_reader_options *o)
{
	if (o->words || !o->schema || !o->schema->words)
		return o->words;
	return o->schema->words();
}

/* Gives a column the likeliest meaning of its heading. */
static void
take_meaning(struct zy_header_column *c, const struct zy_reader_options *o)
{
	struct zy_meaning all[ZY_MEANINGS];

	if (zy_dictionary_heading(zy_header_words(o), o->schema, c->text, all))
		zy_header_mean(c, &all[0]);
}

void
zy_header_name(struct zy_header_column *c, const struct zy_reader_options *o)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	size_t i;

	c->decl = NULL;
	c->strength = 0;
	c->composed = false;
	c->yes = c->no = (struct zy_view){NULL, 0};
	c->name = c->text;
	zy_cell_fold(&a, c->text);
	for (i = 0; i < o->nmaps; i++) {
		zy_buf_reset(&b);
		zy_cell_fold(&b, zy_view(o->maps[i].theirs));
		if (!zy_view_eq(zy_buf_get(&a), zy_buf_get(&b)))
			continue;
		c->name = zy_view(o->maps[i].ours);
		c->strength = ZY_MATCH_MAP;
		if (o->schema)
			c->decl = zy_schema_find(o->schema, c->name);
		break;
	}
	if (!c->strength && o->schema && c->text.n)
		take_meaning(c, o);
	if (c->decl)
		c->name = zy_view(c->decl->name);
	else if (c->strength != ZY_MATCH_MAP)
		c->strength = 0;
	zy_buf_release(&a);
	zy_buf_release(&b);
}

/* Cells up to the last that is not blank. */
static size_t
width_of(const struct zy_header_row *r)
{
	size_t n = r->n;

	while (n && zy_text_trim(r->cells[n - 1]).n == 0)
		n--;
	return n;
}

static struct zy_view
cell_of(const struct zy_header_row *r, size_t i)
{
	return i < r->n ? zy_text_trim(r->cells[i]) : (struct zy_view){NULL, 0};
}

static struct zy_header_column
name_text(struct zy_view text, const struct zy_reader_options *o)
{
	struct zy_header_column c = {.text = text};

	zy_header_name(&c, o);
	return c;
}

/*
 * Column i of a merged pair: the upper cell may span several columns, the
 * lower one says more.  "党员" over "人数" is tried joined first.
 */
static struct zy_header_column
name_pair(struct zy_view upper, struct zy_view lower, struct zy_arena *arena,
    const struct zy_reader_options *o)
{
	struct zy_header_column c;
	char *joined;

	if (lower.n == 0 || upper.n == 0)
		return name_text(lower.n ? lower : upper, o);
	joined = zy_arena_text(arena, upper.n + lower.n);
	memcpy(joined, upper.p, upper.n);
	memcpy(joined + upper.n, lower.p, lower.n);
	c = name_text((struct zy_view){joined, upper.n + lower.n}, o);
	return c.strength ? c : name_text(lower, o);
}

/* Fills h for a header at row first of rows (1 or 2) rows. */
static void
try_header(struct zy_header *h, const struct zy_header_row *rows, size_t first,
    size_t nrows, const struct zy_reader_options *o, struct zy_arena *arena)
{
	struct zy_view upper = {NULL, 0}, lower;
	size_t i, width = width_of(&rows[first]);

	if (nrows == 2 && width_of(&rows[first + 1]) > width)
		width = width_of(&rows[first + 1]);
	h->first = first;
	h->rows = nrows;
	h->width = width;
	h->columns = zy_arena_alloc(arena, width * sizeof(*h->columns) + 1);
	for (i = 0; i < width; i++) {
		if (nrows == 1) {
			h->columns[i] = name_text(cell_of(&rows[first], i), o);
			continue;
		}
		lower = cell_of(&rows[first + 1], i);
		/* A merged cell holds its text in its first column. */
		if (cell_of(&rows[first], i).n || lower.n == 0)
			upper = cell_of(&rows[first], i);
		h->columns[i] = name_pair(upper, lower, arena, o);
	}
}

enum {
	KEY_FIT = 10000
};

/* What the keys alone can bring. */
static size_t
best_keys(const struct zy_schema *s)
{
	size_t k, keys = 0;

	for (k = 0; s && k < s->n; k++)
		keys += (s->columns[k].flags & ZY_KEY) != 0;
	return keys * KEY_FIT;
}

/* How well a header fits: known columns, and far above that, the keys. */
static size_t
fit(const struct zy_header *h, const struct zy_reader_options *o)
{
	const struct zy_schema *s = o->schema;
	size_t i, k, known = 0, keys = 0;

	for (i = 0; i < h->width; i++)
		known += h->columns[i].strength > 0;
	for (k = 0; s && k < s->n; k++) {
		if (!(s->columns[k].flags & ZY_KEY))
			continue;
		for (i = 0; i < h->width; i++)
			if (h->columns[i].decl == &s->columns[k])
				break;
		keys += i < h->width;
	}
	return keys * KEY_FIT + known;
}

/* Without a known name: the first row of more than one cell. */
static size_t
first_wide(const struct zy_header_row *rows, size_t n)
{
	size_t i, j, filled;

	for (i = 0; i < n; i++) {
		for (filled = 0, j = 0; j < rows[i].n; j++)
			filled += zy_text_trim(rows[i].cells[j]).n > 0;
		if (filled > 1)
			return i;
	}
	return 0;
}

static int
fail(const struct zy_header *h, const struct zy_header_row *rows,
    const char *source, struct zy_error *e)
{
	e->fault = ZY_FAULT_FILE;
	return zy_error_at(e, source, rows[h->first + h->rows - 1].line, 0);
}

/* Every key column must be there. */
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
		if (i < h->width)
			continue;
		zy_error_set(e, ZY_ERROR_IO,
		    _("no header row names the column '%s' (%s); see --map"),
		    s->columns[k].name, s->columns[k].zh);
		return fail(h, rows, source, e);
	}
	return 0;
}

/*
 * One name, one column: the strongest match keeps it, weaker ones stay
 * unknown under the text that they bear; two alike are an error.
 */
static int
settle_names(struct zy_header *h, const struct zy_header_row *rows,
    const char *source, struct zy_error *e)
{
	char a[8], b[8];
	size_t i, j;

	for (i = 0; i < h->width; i++) {
		for (j = 0; j < i; j++) {
			struct zy_header_column *x = &h->columns[j];
			struct zy_header_column *y = &h->columns[i];

			if (x->dropped || y->dropped ||
			    !zy_view_eq(x->name, y->name))
				continue;
			if (x->strength != y->strength) {
				struct zy_header_column *weak =
				    x->strength < y->strength ? x : y;

				weak->decl = NULL;
				weak->strength = 0;
				weak->name = weak->text;
				if (!zy_view_eq(x->name, y->name))
					continue;
			}
			zy_header_letters(a, j);
			zy_header_letters(b, i);
			zy_error_set(e, ZY_ERROR_IO,
			    _("columns %s and %s are both '%.*s'"), a, b,
			    ZY_ARG(x->name));
			return fail(h, rows, source, e);
		}
	}
	return 0;
}

static void
drop_columns(struct zy_header *h, struct zy_arena *arena)
{
	struct zy_header_column *c;
	char letters[8], text[32];
	size_t i;

	for (i = 0; i < h->width; i++) {
		c = &h->columns[i];
		if (c->strength > 0)
			continue;
		if (folds_to(c->text, "序号|序|行号|顺序号|no|no.")) {
			c->dropped = true;
		} else if (c->text.n == 0) {
			zy_header_letters(letters, i);
			snprintf(text, sizeof(text), "column_%s", letters);
			c->name = (struct zy_view){
			    zy_arena_strndup(arena, text, strlen(text)),
			    strlen(text)};
		}
	}
}

int
zy_header_find(struct zy_header *h, const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, const char *source,
    struct zy_arena *arena, struct zy_error *e)
{
	struct zy_header one, two;
	size_t i, best = 0, fit1, fit2;
	const size_t most = best_keys(o->schema);

	*h = (struct zy_header){0};
	if (n == 0)
		return 0;
	for (i = 0; i < n; i++) {
		if (best >= most + width_of(&rows[i]) &&
		    (i + 1 == n || best >= most + width_of(&rows[i + 1])))
			continue; /* not even if it named all */
		try_header(&one, rows, i, 1, o, arena);
		fit1 = fit(&one, o);
		fit2 = 0;
		if (i + 1 < n && fit1 > 0) {
			struct zy_header below;

			try_header(&two, rows, i, 2, o, arena);
			try_header(&below, rows, i + 1, 1, o, arena);
			fit2 = fit(&two, o);
			if (fit2 <= fit(&below, o))
				fit2 = 0;
		}
		if (fit1 > best && fit1 >= fit2) {
			best = fit1;
			*h = one;
		} else if (fit2 > best) {
			best = fit2;
			*h = two;
		}
	}
	if (best == 0)
		try_header(h, rows, first_wide(rows, n), 1, o, arena);
	drop_columns(h, arena);
	zy_header_settle(
	    h, rows + h->first + h->rows, n - h->first - h->rows, o);
	return check_keys(h, rows, o, source, e) ||
		       settle_names(h, rows, source, e)
		   ? -1
		   : 0;
}

/* Does text go on like a label, not like a name: 注1, 说明 …, 合计：? */
static bool
goes_on(struct zy_view rest, bool blank_inside)
{
	const char *p = rest.p, *end = p + rest.n;
	uint32_t code;
	int len;

	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			return false;
		if (zy_text_is_blank(code) ||
		    (p == rest.p && !zy_text_is_hanzi(code)))
			return true;
		if (!blank_inside)
			return false;
	}
	return rest.n == 0;
}

/*
 * 填表人：赵六, 说明, 审核 钱七.  A row of one cell may be a record too:
 * 注水村支部 in a list of names is none of these.
 */
static bool
is_footer(struct zy_view cell, size_t filled, size_t width)
{
	static const char *const words[] = {"填报单位", "填报人", "填报日期",
	    "填报时间", "填表单位", "填表人", "填表日期", "填表时间",
	    "填表说明", "制表", "审核", "单位负责人", "负责人", "联系人",
	    "联系电话", "备注", "注", "说明", "单位(盖章)", "单位（盖章）",
	    "统计人", "报送", "经办人", NULL};
	size_t i;

	for (i = 0; words[i]; i++) {
		struct zy_view rest = cell;

		if (!zy_view_starts(cell, words[i]))
			continue;
		rest.p += strlen(words[i]);
		rest.n -= strlen(words[i]);
		if (zy_view_has(rest, "：") || zy_view_has(rest, ":"))
			return filled <= 4;
		return filled == 1 && width > 1 && goes_on(rest, true);
	}
	return false;
}

/* 合计, 合计：12个单位, 合计 12; but 合计村党支部 is a name. */
static bool
is_total(struct zy_view cell, size_t filled)
{
	static const char *const words[] = {
	    "合计", "总计", "小计", "共计", NULL};
	size_t i;

	if (folds_to(cell,
		"合计|总计|小计|共计|累计|合计:|总计:|小计:|共计:|累计:|"
		"本页合计|本页小计|全镇合计|全乡合计|全县合计|total"))
		return true;
	for (i = 0; words[i] && filled <= 4; i++) {
		struct zy_view rest = cell;

		if (!zy_view_starts(cell, words[i]))
			continue;
		rest.p += strlen(words[i]);
		rest.n -= strlen(words[i]);
		return goes_on(rest, false);
	}
	return false;
}

static bool
is_header_again(
    const struct zy_header *h, const struct zy_view *cells, size_t n)
{
	size_t i, same = 0;

	for (i = 0; i < h->width; i++) {
		struct zy_view cell =
		    i < n ? zy_text_trim(cells[i]) : (struct zy_view){0};

		if (cell.n && !zy_view_eq(cell, h->columns[i].text))
			return false;
		same += cell.n > 0;
	}
	return same >= 2;
}

bool
zy_header_is_furniture(
    const struct zy_header *h, const struct zy_view *cells, size_t n)
{
	struct zy_view first = {NULL, 0}, cell;
	size_t i, filled = 0;

	for (i = 0; i < n; i++) {
		cell = zy_text_trim(cells[i]);
		if (cell.n == 0)
			continue;
		if (filled++ == 0)
			first = cell;
	}
	if (filled == 0)
		return false;
	return is_total(first, filled) || is_footer(first, filled, h->width) ||
	       is_header_again(h, cells, n);
}
