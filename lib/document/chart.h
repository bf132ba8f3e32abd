/*
 * Charts: numbers with their labels, drawn as SVG.
 *
 * Values are integers in a unit that the caller chooses.  The caller also gives
 * the text that is shown for each value, so nothing is rounded here; without
 * floating point, equal values give equal bytes on every machine.  Long labels
 * are wrapped, never cut.  Every value is written beside its bar.  The shades
 * of a stacked bar differ in lightness, so that they can be distinguished on a
 * black-and-white copy.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_CHART_H
#define ZY_DOCUMENT_CHART_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "document/html.h"

ZY_BEGIN_C

struct zy_doc;

/* The kinds of charts. */
enum zy_chart_kind {
	ZY_CHART_BARS,	    /* one horizontal bar for each category */
	ZY_CHART_STACKED,   /* such bars, each of several parts */
	ZY_CHART_HISTOGRAM, /* one vertical column for each bin */
	ZY_CHART_LINE,	    /* a line through one point for each category */
};

#define ZY_CHART_SERIES 8 /* most parts of a stacked bar */

/* A bar, column or point.  Its texts are owned by the document. */
struct zy_chart_bar {
	const char *label; /* the name of the category or bin */
	const char *edge;  /* histogram: its lower bound; or NULL */
	const char *value; /* the text shown at the end of the bar */
	int64_t parts[ZY_CHART_SERIES]; /* one value for each series */
	const char
	    *texts[ZY_CHART_SERIES]; /* written into the parts; or NULL */
	bool mark;		     /* emphasised */
};

/*
 * A chart.  zy_doc_figure creates it; the document owns it and its texts, and
 * frees it with itself.  Report kinds may set full, axis and end.
 */
struct zy_chart {
	struct zy_doc *doc;
	enum zy_chart_kind kind;
	const char *caption;
	const char *series[ZY_CHART_SERIES]; /* names, for the legend */
	size_t nseries;			     /* 1 if not STACKED */
	int64_t full;			     /* value of a bar of full length;
						0: that of the longest bar */
	const char *axis;		     /* histogram: title of the axis; or
						NULL */
	const char *end; /* histogram: text of the highest bound; or NULL */
	struct zy_chart_bar *bars;
	size_t n, cap;
};

/*
 * Adds a series to a chart of the kind STACKED: one part of every bar, with its
 * name for the legend.  The document copies the name.  Series beyond
 * ZY_CHART_SERIES are not added.
 */
void zy_chart_series(struct zy_chart *c, const char *name);
/*
 * Adds a bar, column or point to the chart.  part is its value in the first
 * series; a negative value counts as 0.  The document copies label and value.
 * Returns the new bar, borrowed until the next one is added.
 */
struct zy_chart_bar *zy_chart_add(
    struct zy_chart *c, const char *label, const char *value, int64_t part);
/*
 * Sets the value and the text of a bar in the series with this number, from 0;
 * a negative value counts as 0.  The document copies text, which may be NULL.
 * Does nothing where series is not below ZY_CHART_SERIES.
 */
void zy_chart_part(struct zy_chart *c, struct zy_chart_bar *bar, size_t series,
    int64_t value, const char *text);
/*
 * Returns the value that a bar of full length has: c->full, or the sum of the
 * parts of the longest bar if that is more; at least 1.
 */
int64_t zy_chart_full(const struct zy_chart *c);

/* Appends the chart as an svg element to the HTML h. */
void zy_chart_svg(const struct zy_chart *c, struct zy_html *h);

ZY_END_C

#endif
