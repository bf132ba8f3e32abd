/*
 * Labels above a header (单位：城关镇): implements zy_header_labels_add and the
 * functions below it in header.h, to zy_header_find_labels.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "stream/header.h"

enum {
	LABEL_BYTES = 60, /* a longer text before a colon is no label */
	WIDER = 3,	  /* cells of a row of the table below such rows */
	TURNS = 8,	  /* cells of labels and values in turn, at most */
};

/* The row that is examined. */
struct scan {
	const struct zy_reader_options *o;
	struct zy_arena *arena;
	struct zy_header_labels *out; /* NULL: they are only counted */
	uint64_t line;
	struct zy_view open; /* a label whose value is still to come */
	size_t labels;	     /* with a value, whatever they mean */
	size_t found;	     /* those of columns with ZY_ABOVE */
	size_t others;	     /* cells that belong to no label */
	bool by_person;	     /* a label names who filled in the sheet */
};

/*
 * Returns cell i of a row without blanks at its ends; empty if it repeats the
 * cell before it, as in a merged block.
 */
static struct zy_view
cell_of(const struct zy_header_row *row, size_t i)
{
	struct zy_view cell = zy_text_trim(row->cells[i]);

	if (i && zy_view_eq(cell, zy_text_trim(row->cells[i - 1])))
		cell.n = 0;
	return cell;
}

/* Returns the length of the colon with which p, of n bytes, begins, or 0. */
static size_t
colon_at(const char *p, size_t n)
{
	return n && *p == ':' ? 1 : n >= 3 && memcmp(p, "：", 3) == 0 ? 3 : 0;
}

/* Returns whether the first n bytes of a text end with a blank or a stop. */
static bool
is_cut(const char *p, size_t n)
{
	static const char *const ends[] = {
	    " ", "\t", "\n", "\r", "　", "\xC2\xA0", ";", "；", "，", "。"};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (zy_view_ends((struct zy_view){p, n}, zy_view(ends[i])))
			return true;
	return false;
}

/*
 * Finds the next label in text, from byte `at` on.  Returns true and sets
 * *label, and *value to the first byte behind its colon; or returns false.  A
 * label begins the text or stands behind a blank, and has no digit: 9:30 is
 * none.
 */
static bool
next_label(struct zy_view text, size_t at, struct zy_view *label, size_t *value)
{
	size_t i, from, n;

	for (i = at; i < text.n; i++) {
		n = colon_at(text.p + i, text.n - i);
		if (n == 0)
			continue;
		for (from = i; from > at && !is_cut(text.p, from);)
			from--;
		if (at == 0)
			from = 0;
		*label =
		    zy_text_trim((struct zy_view){text.p + from, i - from});
		*value = i + n;
		if (label->n && label->n <= LABEL_BYTES &&
		    !zy_row_has_digit(*label) && (from > at || at == 0))
			return true;
	}
	return false;
}

/* Returns a value without blanks and underscores at its ends. */
static struct zy_view
bare(struct zy_view v)
{
	size_t n;

	do {
		n = v.n;
		v = zy_text_trim(v);
		while (v.n && v.p[0] == '_')
			v = (struct zy_view){v.p + 1, v.n - 1};
		while (v.n && v.p[v.n - 1] == '_')
			v.n--;
	} while (v.n < n);
	return v;
}

/*
 * Sets *c to what a label means: a column of the schema, or of those of which
 * labels may be (struct zy_schema, above).  Returns the column, or NULL where
 * it means none that a label may give.
 */
static const struct zy_column *
meaning(struct zy_header_column *c, struct zy_view label,
    const struct zy_reader_options *o)
{
	const struct zy_schema *const *above =
	    o->schema ? o->schema->above : NULL;
	struct zy_meaning all[ZY_MEANINGS];

	*c = (struct zy_header_column){.text = label};
	zy_header_name(c, o);
	if (c->decl && zy_header_may_be_above(c->decl, o))
		return c->decl;
	*c = (struct zy_header_column){.text = label, .name = label};
	for (; above && *above; above++)
		if (zy_dictionary_heading(
			zy_header_words(o), *above, label, all) &&
		    (all[0].column->flags & ZY_ABOVE))
			return all[0].column;
	return NULL;
}

/* Returns whether the column's part of that name has the text. */
static bool
is_in_part(const struct zy_reader_options *o, const char *part,
    const struct zy_column *c, struct zy_view text)
{
	char name[48];

	snprintf(name, sizeof(name), "%s-%s", part, c->name);
	return zy_dictionary_is_part(zy_header_words(o), zy_view(name), text);
}

/*
 * Returns whether a text ends as names of what a column is about do: part
 * "titled-end-" and the column's name.  A committee written in full begins with
 * 中共 or 中国共产党, for others are called 委员会 as well.
 */
static bool
ends_as_name(const struct zy_reader_options *o, const struct zy_column *c,
    struct zy_view text)
{
	const size_t end = strlen("支部");

	return text.n > end &&
	       (!zy_view_ends(text, ZY_VIEW("委员会")) ||
		   zy_view_starts(text, "中共") ||
		   zy_view_starts(text, "中国共产党")) &&
	       is_in_part(o, "titled-end", c,
		   (struct zy_view){text.p + text.n - end, end});
}

/*
 * Returns the column that a label with that value means where nothing else
 * names it: by a word of the part "above-" and the column's name, or, for a key
 * column, by a heading that falls back to it.  For other columns the value must
 * end as their names do.  Returns NULL where there is none.
 */
static const struct zy_column *
else_of(struct zy_view label, struct zy_view value,
    const struct zy_reader_options *o)
{
	const struct zy_schema *s = o->schema;
	const struct zy_column *c;
	size_t k;
	bool key;

	for (k = 0; s && k < s->n; k++) {
		c = &s->columns[k];
		key = c->flags & ZY_KEY;
		if (!(c->flags & ZY_ABOVE) || (!key && o->untitled >> k & 1))
			continue;
		if ((is_in_part(o, "above", c, label) &&
			(key || ends_as_name(o, c, value))) ||
		    (key &&
			zy_dictionary_falls_back(zy_header_words(o), c, label)))
			return c;
	}
	return NULL;
}

/* Returns a text without the place for a stamp at its beginning or end. */
static struct zy_view
without_stamp(struct zy_view v)
{
	static const char *const stamps[] = {
	    "（盖章）", "(盖章)", "（公章）", "(公章)", "（章）", "(章)"};
	size_t i, n;

	for (i = 0; i < sizeof(stamps) / sizeof(*stamps); i++) {
		n = strlen(stamps[i]);
		if (v.n > n && zy_view_starts(v, stamps[i]))
			v = (struct zy_view){v.p + n, v.n - n};
		if (v.n > n && zy_view_ends(v, zy_view(stamps[i])))
			v.n -= n;
	}
	return zy_text_trim(v);
}

/*
 * Cuts the word for people or papers off the end of a number (45人).  Returns
 * whether the value can be one of the column: it is not empty and can be read,
 * and is not what a column is measured in (单位：人).
 */
static bool
is_value(const struct zy_column *c, struct zy_view *value,
    const struct zy_reader_options *o)
{
	static const char *const units[] = {"人", "名", "票", "张", "份"};
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view out = {NULL, 0};
	bool good;
	size_t i;

	for (i = 0; c->type == ZY_INTEGER && i < 5; i++)
		if (zy_view_ends(*value, zy_view(units[i]))) {
			value->n -= strlen(units[i]);
			*value = zy_text_trim(*value);
			break;
		}
	good = !zy_dictionary_is_part(
		   zy_header_words(o), ZY_VIEW("measure"), *value) &&
	       zy_cell_clean(c, *value, &scratch, &out, &ignored) == 0 &&
	       out.n > 0;
	zy_buf_release(&scratch);
	return good;
}

/* Keeps a label with its value, if it means a column. */
static void
keep(struct scan *s, struct zy_view label, struct zy_view value)
{
	struct zy_header_labels *l = s->out;
	struct zy_header_label x = {.line = s->line};
	const struct zy_column *key;

	s->open.n = 0;
	value = without_stamp(bare(value));
	label = without_stamp(label);
	s->labels += value.n > 0;
	x.of = meaning(&x.column, label, s->o);
	key = x.column.decl ? NULL : else_of(label, value, s->o);
	x.weak = key || !x.of;
	x.of = key ? key : x.of;
	s->by_person |= !x.of && zy_view_ends(label, ZY_VIEW("人"));
	if (!x.of || !is_value(x.of, &value, s->o))
		return;
	s->found++;
	if (!l)
		return;
	x.column.text.p = zy_arena_strndup(s->arena, label.p, label.n);
	x.column.text.n = label.n;
	x.text = x.column.text;
	x.value = (struct zy_view){
	    zy_arena_strndup(s->arena, value.p, value.n), value.n};
	if (x.weak)
		x.column = (struct zy_header_column){.text = x.column.text,
		    .decl = x.of,
		    .strength = 1,
		    .composed = true};
	x.column.levels = x.column.whose = (struct zy_view){NULL, 0};
	x.column.name =
	    x.column.decl ? zy_view(x.column.decl->name) : x.column.text;
	l->items = zy_grow(l->items, &l->cap, l->n + 1, sizeof(*l->items));
	l->items[l->n++] = x;
}

/* Examines one cell that is not empty. */
static void
scan_cell(struct scan *s, struct zy_view cell)
{
	struct zy_view label, next;
	size_t at, behind;

	if (!next_label(cell, 0, &label, &at)) {
		if (s->open.n && !zy_header_names(cell, s->o))
			keep(s, s->open, cell);
		else
			s->others++;
		s->open.n = 0;
		return;
	}
	while (next_label(cell, at, &next, &behind)) {
		keep(s, label,
		    (struct zy_view){
			cell.p + at, (size_t)(next.p - cell.p) - at});
		label = next;
		at = behind;
	}
	next = bare((struct zy_view){cell.p + at, cell.n - at});
	if (next.n)
		keep(s, label, next);
	else
		s->open = label;
}

/*
 * Returns whether a row is made of labels and values in turn, without colons:
 * 被评议单位, 城关镇党委, 评议日期, 2011-06-01.  As a header may look like
 * that, either a value must be a number or date, or the row has but two cells
 * and the table below it more.
 */
static bool
is_in_turn(const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o)
{
	struct zy_view cells[TURNS], cell;
	struct zy_header_column unused;
	size_t i, k, first = 0, filled = 0, data = 0, wider = 0;

	for (i = 0; i < rows->n; i++) {
		cell = cell_of(rows, i);
		if (cell.n == 0)
			continue;
		if (filled == TURNS)
			return false;
		data += filled % 2 && zy_row_is_data(cell);
		cells[filled++] = cell;
	}
	for (k = 1; k < n && k <= WIDER; k++)
		wider +=
		    zy_row_filled(rows[k].cells, rows[k].n, &first) >= WIDER;
	if (filled == 0 || filled % 2 || !(data || (filled == 2 && wider)))
		return false;
	for (i = 0; i < filled; i++)
		if (i % 2 ? zy_header_names(cells[i], o)
			  : zy_row_is_data(cells[i]) ||
				!meaning(&unused, cells[i], o))
			return false;
	return true;
}

/* Returns a label without the colon at its end. */
static struct zy_view
without_colon(struct zy_view label)
{
	if (zy_view_ends(label, ZY_VIEW(":")))
		label.n--;
	else if (zy_view_ends(label, ZY_VIEW("：")))
		label.n -= strlen("：");
	return zy_text_trim(label);
}

/* Examines the first of n rows. */
static void
scan_row(struct scan *s, const struct zy_header_row *rows, size_t n)
{
	const bool turns = is_in_turn(rows, n, s->o);
	struct zy_view cell;
	size_t i;

	s->line = rows->line;
	for (i = 0; i < rows->n && (s->out || !s->others); i++) {
		cell = cell_of(rows, i);
		if (cell.n && turns && s->open.n == 0)
			s->open = without_colon(cell);
		else if (cell.n && turns)
			keep(s, s->open, cell);
		else if (cell.n)
			scan_cell(s, cell);
	}
}

void
zy_header_labels_add(struct zy_header_labels *l,
    const struct zy_header_row *rows, size_t n, unsigned depth,
    const struct zy_reader_options *o, struct zy_arena *arena)
{
	struct scan s = {.o = o, .arena = arena, .out = l};
	size_t i, before = l->n, kept = l->n;

	scan_row(&s, rows, n);
	if (s.found == 0)
		zy_header_titles_add(l, rows, depth > 0, o, arena);
	/* 填表人：张三　日期：2010年6月1日 says when the sheet was filled in.
	 */
	for (i = before; i < l->n; i++) {
		l->items[i].depth = depth;
		if (!s.by_person || l->items[i].of->type != ZY_DATE)
			l->items[kept++] = l->items[i];
	}
	l->n = kept;
}

bool
zy_header_is_labels(const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o)
{
	struct scan s = {.o = o};

	scan_row(&s, rows, n);
	return s.labels && s.others == 0;
}

bool
zy_header_has_labels(
    const struct zy_view *cells, size_t n, const struct zy_reader_options *o)
{
	const struct zy_header_row row = {.cells = cells, .n = n};
	size_t i;

	for (i = 0; i < n; i++)
		if (zy_view_has(cells[i], ":") || zy_view_has(cells[i], "："))
			return zy_header_is_labels(&row, 1, o);
	return false;
}

bool
zy_header_is_same(const struct zy_header *a, const struct zy_header *b)
{
	size_t i;

	if (a->width != b->width || a->nlabels != b->nlabels)
		return false;
	for (i = 0; i < a->width; i++)
		if (!zy_view_eq(a->columns[i].text, b->columns[i].text))
			return false;
	for (i = 0; i < a->nlabels; i++)
		if (a->labels[i].of != b->labels[i].of ||
		    !zy_view_eq(a->labels[i].value, b->labels[i].value))
			return false;
	return true;
}

/* Returns whether a heading of h means the column c. */
static bool
has_column(const struct zy_header *h, const struct zy_column *c,
    const struct zy_reader_options *o)
{
	struct zy_header_column unused;
	size_t i;

	for (i = 0; i < h->width; i++)
		if (h->columns[i].decl == c || h->columns[i].twin == c ||
		    (!h->columns[i].decl &&
			meaning(&unused, h->columns[i].text, o) == c))
			return true;
	return false;
}

/*
 * Returns whether h can use the label: it lacks the label's column; or has it,
 * where the heading of a part may fill its empty cells.
 */
static bool
is_useful(const struct zy_header *h, const struct zy_header_label *label,
    const struct zy_reader_options *o)
{
	size_t i;

	for (i = 0; label->depth && i < h->width; i++)
		if (h->columns[i].decl == label->of)
			return label->column.decl != NULL;
	return !has_column(h, label->of, o);
}

void
zy_header_take_labels(struct zy_header *h, const struct zy_header_label *labels,
    size_t n, const struct zy_reader_options *o, struct zy_arena *arena)
{
	struct zy_header_label *to =
	    zy_arena_words(arena, n * sizeof(*to) + sizeof(uint64_t));
	size_t i, k;

	h->labels = to;
	h->nlabels = 0;
	for (i = 0; i < n; i++) {
		for (k = 0; k < h->nlabels; k++)
			if (to[k].of == labels[i].of)
				break;
		if (k < h->nlabels ? labels[i].weak && !to[k].weak
				   : !is_useful(h, &labels[i], o))
			continue;
		to[k] = labels[i];
		h->nlabels += k == h->nlabels;
	}
}

bool
zy_header_add_labels(struct zy_header *h, const struct zy_header_label *labels,
    size_t n, const struct zy_reader_options *o, struct zy_arena *arena)
{
	const size_t before = h->nlabels;
	struct zy_header_label *all = zy_arena_words(
	    arena, (before + n) * sizeof(*all) + sizeof(uint64_t));
	size_t i, k;

	for (i = 0; i < before; i++)
		all[i] = h->labels[i];
	for (i = 0; i < n; i++)
		all[before + i] = labels[i];
	zy_header_take_labels(h, all, before + n, o, arena);
	for (i = 0; i < h->nlabels; i++)
		for (k = 0; k < n; k++)
			if (h->labels[i].of == labels[k].of &&
			    h->labels[i].line == labels[k].line)
				return true;
	return false;
}

bool
zy_header_drop_labels(
    struct zy_header *h, unsigned depth, struct zy_arena *arena)
{
	const size_t before = h->nlabels;
	struct zy_header_label *kept =
	    zy_arena_words(arena, before * sizeof(*kept) + sizeof(uint64_t));
	size_t i;

	for (h->nlabels = 0, i = 0; i < before; i++)
		if (h->labels[i].depth < depth || h->labels[i].depth == 0)
			kept[h->nlabels++] = h->labels[i];
	h->labels = kept;
	return h->nlabels < before;
}

bool
zy_header_marks_record(const struct zy_header *h, const struct zy_schema *s,
    const struct zy_view *cells, size_t n, enum zy_row_kind kind)
{
	size_t i;

	if (!s || !s->labelled)
		return false;
	for (i = 0; i < n && i < h->width; i++)
		if (h->columns[i].decl == s->columns &&
		    zy_text_trim(cells[i]).n)
			return true;
	return kind == ZY_ROW_PART;
}

bool
zy_header_means_beside(struct zy_view text, const struct zy_reader_options *o)
{
	struct zy_header_column c;

	return meaning(&c, text, o) && !c.decl;
}

/* Adds the labels of the first of n rows, if it is no record. */
static void
add_part(struct zy_header_labels *l, const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena)
{
	size_t first = 0, filled = zy_row_filled(rows->cells, rows->n, &first);

	if (zy_header_has_labels(rows->cells, rows->n, o) ||
	    (filled == 1 && zy_row_is_numbered(rows->cells[first])))
		zy_header_labels_add(l, rows, n, 1, o, arena);
}

void
zy_header_find_labels(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o, struct zy_arena *arena)
{
	struct zy_header_labels l = {0};
	size_t i;

	for (i = 0; i < h->first; i++)
		zy_header_labels_add(&l, rows + i, n - i, 0, o, arena);
	/* A heading of a part directly below it is of the first part. */
	i = h->first + h->rows;
	if (i < n)
		add_part(&l, rows + i, n - i, o, arena);
	zy_header_take_labels(h, l.items, l.n, o, arena);
	free(l.items);
}
