/*
 * Records as a sheet of a workbook, with the widths of columns and heights of
 * rows measured from the texts: implements xlsx-table.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/xlsx-table.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stream/xlsx.h"

enum {
	NARROW = 6,   /* characters of a column at least, */
	WIDE = 36,    /* and at most: longer texts wrap */
	UPRIGHT = 96, /* characters that fit on a line of A4 portrait */
	AROUND = 2,   /* characters of padding of a column */
	LINE = 15,    /* points of a line of text */
	TALL = 400,   /* points of a row at most */
};

struct column {
	bool number;
	unsigned width;
};

struct zy_xlsx_table {
	struct zy_xlsx *x; /* NULL: error says why it could not be begun */
	struct zy_error error;
	struct column *columns;
	size_t n, cap;
	uint32_t row, at;    /* of the next cell */
	unsigned long lines; /* of the row's longest cell */
};

struct zy_xlsx_table *
zy_xlsx_table_new(const char *temporary, const char *name, bool zh)
{
	struct zy_xlsx_table *t = zy_calloc(1, sizeof(*t));
	const struct zy_xlsx_options o = {
	    .temporary = temporary ? temporary : "/tmp",
	    .sheet = name,
	    .font = zh ? "宋体" : NULL,
	    .footer = zh ? "&C第 &P 页，共 &N 页" : "&C&P / &N",
	};

	(void)zy_xlsx_open(&t->x, &o, &t->error);
	t->row = 1;
	return t;
}

/* The space that a text needs. */
struct room {
	unsigned width;	     /* of its longest line, at most WIDE */
	unsigned long lines; /* its lines in a column of that width */
};

/* Returns how many characters and lines a text takes in a cell. */
static struct room
room_of(struct zy_view v)
{
	struct room room = {0, 0};
	struct zy_view line;
	size_t width;

	while (zy_view_next(&v, '\n', &line)) {
		/* No character is wider than its bytes. */
		width = line.n <= NARROW ? line.n : zy_text_width(line);
		room.lines += width > WIDE ? (width + WIDE - 1) / WIDE : 1;
		width = width > WIDE ? WIDE : width;
		if (width > room.width)
			room.width = (unsigned)width;
	}
	return room;
}

void
zy_xlsx_table_column(
    struct zy_xlsx_table *t, struct zy_view heading, bool number)
{
	static const struct zy_xlsx_style style = {.align = ZY_XLSX_CENTER,
	    .bold = true,
	    .border = true,
	    .shade = true,
	    .wrap = true,
	    .middle = true};
	struct room room;
	struct column *c;

	t->columns =
	    zy_grow(t->columns, &t->cap, t->n + 1, sizeof(*t->columns));
	c = &t->columns[t->n++];
	*c = (struct column){.number = number, .width = NARROW};
	room = room_of(heading);
	c->width = room.width > NARROW ? room.width : NARROW;
	if (t->x)
		zy_xlsx_cell(t->x, 0, (uint32_t)t->n - 1, heading, &style);
}

void
zy_xlsx_table_cell(struct zy_xlsx_table *t, struct zy_view v)
{
	struct column *c = &t->columns[t->at];
	struct zy_xlsx_style style = {.number = c->number, .border = true};
	struct room room = room_of(v);

	if (room.width > c->width)
		c->width = room.width;
	if (room.lines > t->lines)
		t->lines = room.lines;
	style.wrap = room.lines > 1;
	if (c->number && zy_xlsx_is_number(v))
		style.align = ZY_XLSX_RIGHT;
	if (t->x)
		zy_xlsx_cell(t->x, t->row, t->at, v, &style);
	t->at++;
}

void
zy_xlsx_table_end(struct zy_xlsx_table *t)
{
	unsigned long height = t->lines * LINE;

	/* Merely wrapped, a row stays low in LibreOffice. */
	if (t->x && t->lines > 1)
		zy_xlsx_height(
		    t->x, t->row, height > TALL ? TALL : (unsigned)height);
	t->row++;
	t->at = 0;
	t->lines = 0;
}

bool
zy_xlsx_table_failed(const struct zy_xlsx_table *t)
{
	return !t->x || zy_xlsx_failed(t->x);
}

/*
 * Sets the widths of columns and the page, which are known once all records are
 * written.
 */
static void
lay_out(struct zy_xlsx_table *t)
{
	unsigned total = 0;
	uint32_t i;

	for (i = 0; i < t->n; i++) {
		const struct zy_xlsx_style style = {
		    .number = t->columns[i].number};
		unsigned width = t->columns[i].width + AROUND;

		zy_xlsx_width(t->x, i, width, &style);
		total += width;
	}
	if (total > UPRIGHT)
		zy_xlsx_landscape(t->x);
	if (t->n)
		zy_xlsx_freeze(t->x, 1);
}

/* Writes bytes to a sink, for zy_xlsx_finish; context is the sink. */
static void
put(void *context, const char *p, size_t n)
{
	zy_sink_put(context, p, n);
}

int
zy_xlsx_table_finish(
    struct zy_xlsx_table *t, struct zy_sink *s, struct zy_error *e)
{
	int rc = -1;

	if (t->x) {
		lay_out(t);
		rc = zy_xlsx_finish(t->x, put, s, e);
		t->x = NULL;
	} else {
		*e = t->error;
	}
	zy_xlsx_table_abandon(t);
	return rc;
}

void
zy_xlsx_table_abandon(struct zy_xlsx_table *t)
{
	if (!t)
		return;
	zy_xlsx_abandon(t->x);
	free(t->columns);
	free(t);
}
