/*
 * Builds charts, and draws them as SVG in tenths of a pixel.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/chart.h"

#include "document/document.h"

/*
 * Lengths are tenths of a pixel of the drawing's own grid.  FONT is what the
 * style sheet sets for .chart text; half a hanzi is taken a little wider than
 * it is, since figures are wider than half.
 */
enum {
	WIDTH = 4300,
	FONT = 130,
	HALF = 72,
	TICK = 62, /* the same for figures below columns, a closer fit */
	LINE = 160,
	BAR = 150,	 /* thickness of a lying bar */
	GAP = 90,	 /* between bars */
	LABEL_MOST = 20, /* half hanzi in a line of a label */
	PLOT = 1500,	 /* height of a histogram's columns */
	YEAR = 5,	 /* figures of "2010-" in a label of a line */
};

static const char *const shades[ZY_CHART_SERIES] = {"#8c1c1c", "#c0584d",
    "#e0a396", "#f3d9d1", "#d5d3d0", "#a9a6a2", "#7b7874", "#4d4a47"};
static const char *const inks[ZY_CHART_SERIES] = {
    "#fff", "#fff", "#1f1a17", "#1f1a17", "#1f1a17", "#1f1a17", "#fff", "#fff"};

void
zy_chart_series(struct zy_chart *c, const char *name)
{
	if (c->nseries < ZY_CHART_SERIES)
		c->series[c->nseries++] = zy_doc_text(c->doc, zy_view(name));
}

struct zy_chart_bar *
zy_chart_add(
    struct zy_chart *c, const char *label, const char *value, int64_t part)
{
	struct zy_chart_bar *bar;

	c->bars = zy_grow(c->bars, &c->cap, c->n + 1, sizeof(*bar));
	bar = &c->bars[c->n++];
	*bar = (struct zy_chart_bar){
	    .label = zy_doc_text(c->doc, zy_view(label)),
	    .value = zy_doc_text(c->doc, zy_view(value)),
	    .parts = {part < 0 ? 0 : part},
	};
	return bar;
}

void
zy_chart_part(struct zy_chart *c, struct zy_chart_bar *bar, size_t series,
    int64_t value, const char *text)
{
	if (series >= ZY_CHART_SERIES)
		return;
	bar->parts[series] = value < 0 ? 0 : value;
	bar->texts[series] = text ? zy_doc_text(c->doc, zy_view(text)) : NULL;
}

static int64_t
bar_total(const struct zy_chart *c, const struct zy_chart_bar *bar)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < c->nseries; i++)
		sum += bar->parts[i];
	return sum;
}

int64_t
zy_chart_full(const struct zy_chart *c)
{
	int64_t most = c->full, sum;
	size_t i;

	for (i = 0; i < c->n; i++) {
		sum = bar_total(c, &c->bars[i]);
		if (sum > most)
			most = sum;
	}
	return most > 0 ? most : 1;
}

static int64_t
scale(int64_t value, int64_t full, int64_t length)
{
	return (int64_t)((zy_int128)value * length / full);
}

static void
attr_px(struct zy_html *h, const char *name, int64_t tenths)
{
	zy_html_attrf(h, name, "%lld.%lld", (long long)(tenths / 10),
	    (long long)(tenths % 10));
}

/*
 * Writes a rectangle; class and fill may be NULL.  Lengths are in tenths of a
 * pixel.
 */
static void
rect(struct zy_html *h, const char *class, const char *fill, int64_t x,
    int64_t y, int64_t w, int64_t height)
{
	zy_html_open(h, "rect");
	if (class)
		zy_html_attr(h, "class", class);
	if (fill)
		zy_html_attr(h, "fill", fill);
	attr_px(h, "x", x);
	attr_px(h, "y", y);
	attr_px(h, "width", w);
	attr_px(h, "height", height);
	zy_html_close(h);
}

/*
 * Writes the first n bytes of a text at a place; class and fill may be NULL.
 * Lengths are in tenths of a pixel.
 */
static void
text_at(struct zy_html *h, const char *class, const char *fill, int64_t x,
    int64_t y, const char *text, size_t n)
{
	zy_html_open(h, "text");
	if (class)
		zy_html_attr(h, "class", class);
	if (fill)
		zy_html_attr(h, "fill", fill);
	attr_px(h, "x", x);
	attr_px(h, "y", y);
	zy_html_textf(h, "%.*s", (int)n, text);
	zy_html_close(h);
}

static size_t
width_of(const char *s)
{
	return s ? zy_text_width(zy_view(s)) : 0;
}

/*
 * Returns the length of the longest beginning of s that is at most that many
 * half hanzi wide; at least one character.
 */
static size_t
fit(struct zy_view s, size_t half)
{
	size_t at = 0, used = 0, blank = 0;

	while (at < s.n) {
		uint32_t code;
		int len = zy_text_decode(s.p + at, s.p + s.n, &code);
		size_t wide;

		if (len == 0)
			len = 1;
		wide = zy_text_width((struct zy_view){s.p + at, (size_t)len});
		if (used + wide > half && at > 0)
			return blank ? blank : at;
		used += wide;
		at += (size_t)len;
		if (code == ' ')
			blank = at;
	}
	return at;
}

/*
 * Returns the number of lines that a label needs where a line has room for
 * `half` half-width characters.
 */
static size_t
lines_of(const char *label, size_t half)
{
	struct zy_view rest = zy_view(label);
	size_t n = 0, took;

	do {
		took = fit(rest, half);
		rest.p += took;
		rest.n -= took;
		n++;
	} while (rest.n > 0);
	return n;
}

/*
 * Draws a label of one or more lines, the first one with its baseline at y.
 * The lines are about equally long, so that the last one is not a single hanzi.
 */
static void
label_at(struct zy_html *h, const char *class, int64_t x, int64_t y,
    const char *label, size_t half)
{
	struct zy_view rest = zy_view(label);
	size_t took, n = lines_of(label, half), even;

	even = (width_of(label) + n - 1) / n;
	even += even % 2;
	if (even < half && lines_of(label, even) == n)
		half = even;
	do {
		took = fit(rest, half);
		text_at(h, class, NULL, x, y, rest.p, took);
		rest.p += took;
		rest.n -= took;
		y += LINE;
	} while (rest.n > 0);
}

/*
 * Opens the svg element of a chart of this height, with its caption for people
 * who cannot see it.
 */
static void
svg_open(const struct zy_chart *c, struct zy_html *h, int64_t height)
{
	zy_html_open(h, "svg");
	zy_html_attr(h, "class", "chart");
	zy_html_attr(h, "role", "img");
	zy_html_attrf(h, "viewBox", "0 0 %d %lld", WIDTH / 10,
	    (long long)(height + 9) / 10);
	if (c->caption)
		zy_html_attr(h, "aria-label", c->caption);
	zy_html_line(h);
}

/*
 * Draws the legend of a stacked chart in rows from y on.  Returns where it
 * ends.
 */
static int64_t
legend(const struct zy_chart *c, struct zy_html *h, int64_t y)
{
	int64_t x = 0, wide;
	size_t i;

	for (i = 0; i < c->nseries; i++) {
		wide = 200 + (int64_t)width_of(c->series[i]) * HALF + 160;
		if (x > 0 && x + wide > WIDTH) {
			x = 0;
			y += LINE + 40;
		}
		if (h) {
			rect(h, "part", shades[i], x + 5, y + 15, 120, 120);
			text_at(h, NULL, NULL, x + 190, y + 125, c->series[i],
			    strlen(c->series[i]));
		}
		x += wide;
	}
	return y + LINE + 100;
}

/*
 * Draws the parts of a stacked bar one after another, with their texts where
 * these fit.  Ends of parts are rounded from sums, so that no gap arises.
 */
static void
stack(const struct zy_chart *c, struct zy_html *h,
    const struct zy_chart_bar *bar, int64_t x, int64_t y, int64_t room,
    int64_t full)
{
	int64_t sum = 0, from, to;
	size_t i;

	for (i = 0; i < c->nseries; i++) {
		from = scale(sum, full, room);
		sum += bar->parts[i];
		to = scale(sum, full, room);
		if (to == from)
			continue;
		rect(h, "part", shades[i], x + from, y, to - from, BAR);
		if (bar->texts[i] &&
		    (int64_t)width_of(bar->texts[i]) * HALF <= to - from)
			text_at(h, "in", inks[i], x + (from + to) / 2,
			    y + BAR - 35, bar->texts[i], strlen(bar->texts[i]));
	}
}

/*
 * Draws a horizontal bar, or the parts of a stacked one, at a place with this
 * room; where a full length is given, also a track of that length behind it.
 */
static void
one_bar(const struct zy_chart *c, struct zy_html *h,
    const struct zy_chart_bar *bar, int64_t x, int64_t y, int64_t room,
    int64_t full)
{
	int64_t length = scale(bar->parts[0], full, room);

	if (c->full > 0)
		rect(h, "track", NULL, x, y, room, BAR);
	if (c->kind == ZY_CHART_STACKED)
		stack(c, h, bar, x, y, room, full);
	else if (length > 0)
		rect(
		    h, bar->mark ? "bar mark" : "bar", NULL, x, y, length, BAR);
}

/*
 * Draws a chart of horizontal bars: labels at the left, values behind the bars,
 * a legend above if there are several series.  Its height grows with the lines
 * of the labels.
 */
static void
lying(const struct zy_chart *c, struct zy_html *h)
{
	size_t label = 4, value = 0, i, n;
	int64_t full = zy_chart_full(c), x, y, top, room;

	for (i = 0; i < c->n; i++) {
		n = width_of(c->bars[i].label);
		if (n > label)
			label = n;
		n = width_of(c->bars[i].value);
		if (n > value)
			value = n;
	}
	if (label > LABEL_MOST)
		label = LABEL_MOST;
	x = (int64_t)label * HALF + 60;
	room = WIDTH - x - (int64_t)value * HALF - 80;
	top = c->nseries > 1 ? legend(c, NULL, 0) : 20;
	for (y = top, i = 0; i < c->n; i++) {
		n = lines_of(c->bars[i].label, label);
		y += BAR + GAP + (int64_t)(n - 1) * LINE;
	}
	svg_open(c, h, y);
	if (c->nseries > 1)
		legend(c, h, 0);
	for (y = top, i = 0; i < c->n; i++) {
		const struct zy_chart_bar *bar = &c->bars[i];
		int64_t more;

		n = lines_of(bar->label, label);
		more = (int64_t)(n - 1) * LINE;
		label_at(h, "label", x - 60, y + BAR - 30, bar->label, label);
		one_bar(c, h, bar, x, y + more / 2, room, full);
		text_at(h, "value", NULL,
		    x + 60 +
			(c->full > 0 ? room
				     : scale(bar_total(c, bar), full, room)),
		    y + more / 2 + BAR - 30, bar->value, strlen(bar->value));
		y += BAR + GAP + more;
		zy_html_line(h);
	}
	zy_html_close(h);
}

/* Draws the line through the points of a chart, and a dot at each. */
static void
polyline(const struct zy_chart *c, struct zy_html *h, int64_t step,
    int64_t base, int64_t full)
{
	struct zy_buf points = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < c->n; i++) {
		int64_t x = (int64_t)i * step + step / 2;
		int64_t y = base - scale(c->bars[i].parts[0], full, PLOT);

		zy_buf_printf(&points, "%s%lld.%lld,%lld.%lld", i ? " " : "",
		    (long long)(x / 10), (long long)(x % 10),
		    (long long)(y / 10), (long long)(y % 10));
		rect(h, "bar", NULL, x - 20, y - 20, 40, 40);
	}
	zy_html_open(h, "polyline");
	zy_html_attr(h, "fill", "none");
	zy_html_attr(h, "stroke", shades[1]);
	zy_html_attr(h, "stroke-width", "1.5");
	zy_html_attrf(h, "points", "%.*s", (int)points.n, points.p);
	zy_html_close(h);
	zy_buf_release(&points);
}

/*
 * Draws a histogram of vertical columns, or a line through points, with values
 * above and labels below.  Where points are close, only every few have a label,
 * counted from the last.
 */
static void
standing(const struct zy_chart *c, struct zy_html *h)
{
	int64_t full = zy_chart_full(c), step, wide, top = 240, base, height;
	size_t half, i, n, most = 1, skip = 1;

	step = c->n ? WIDTH / (int64_t)c->n : WIDTH;
	if (step > 900)
		step = 900;
	wide = step - (step > 300 ? 60 : step / 5);
	/* Points may stand closer than their labels have room. */
	if (c->kind == ZY_CHART_LINE)
		skip = (size_t)((YEAR * TICK + step - 1) / step);
	half = (size_t)(step * (int64_t)skip / TICK);
	for (i = 0; i < c->n; i++) {
		n = c->bars[i].edge ? 1 : lines_of(c->bars[i].label, half);
		if (n > most)
			most = n;
	}
	base = top + PLOT;
	height = base + 60 + (int64_t)most * LINE + (c->axis ? LINE + 40 : 0);
	svg_open(c, h, height);
	rect(h, "rule", NULL, 0, base, WIDTH, 10);
	for (i = 0; i < c->n; i++) {
		const struct zy_chart_bar *bar = &c->bars[i];
		int64_t x = (int64_t)i * step, mid = x + step / 2;
		int64_t tall = scale(bar->parts[0], full, PLOT);

		if (bar->parts[0] > 0 && tall < 10)
			tall = 10;
		if (tall > 0 && c->kind == ZY_CHART_HISTOGRAM)
			rect(h, bar->mark ? "bar mark" : "bar", NULL,
			    x + (step - wide) / 2, base - tall, wide, tall);
		if ((c->n - 1 - i) % skip)
			continue;
		text_at(h, "count", NULL, mid, base - tall - 60, bar->value,
		    strlen(bar->value));
		if (bar->edge)
			text_at(h, "tick", NULL, x, base + 60 + FONT, bar->edge,
			    strlen(bar->edge));
		else
			label_at(
			    h, "tick", mid, base + 60 + FONT, bar->label, half);
		zy_html_line(h);
	}
	if (c->kind == ZY_CHART_LINE && c->n)
		polyline(c, h, step, base, full);
	if (c->end)
		text_at(h, "tick", NULL, (int64_t)c->n * step, base + 60 + FONT,
		    c->end, strlen(c->end));
	if (c->axis)
		text_at(h, "axis", NULL, WIDTH / 2, height - 40, c->axis,
		    strlen(c->axis));
	zy_html_close(h);
}

void
zy_chart_svg(const struct zy_chart *c, struct zy_html *h)
{
	if (c->kind == ZY_CHART_HISTOGRAM || c->kind == ZY_CHART_LINE)
		standing(c, h);
	else
		lying(c, h);
	zy_html_line(h);
}
