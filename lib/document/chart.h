/*
 * Charts: numbers with their labels, drawn as SVG.
 *
 * Values are integers in a unit that the caller chooses.  The caller also gives
 * the text that is shown for each value, so that a chart rounds nothing; it
 * uses no floating point, so that the same values give the same bytes on every
 * machine.  Long labels are wrapped and never cut.  Every value is written out
 * beside its bar.  The shades of a stacked bar differ in lightness, so that a
 * black-and-white copy shows them apart.
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

enum zy_chart_kind {
	ZY_CHART_BARS,	    /* one horizontal bar for each category */
	ZY_CHART_STACKED,   /* one horizontal bar of several parts for each */
	ZY_CHART_HISTOGRAM, /* one vertical column for each bin */
	ZY_CHART_LINE,	    /* a line through one point for each category */
};

#define ZY_CHART_SERIES 8 /* most parts of a stacked bar */

struct zy_chart_bar {
	const char *label; /* the name of the category or bin */
	const char *edge;  /* histogram: its lower bound; or NULL */
	const char *value; /* the text shown at the end of the bar */
	int64_t parts[ZY_CHART_SERIES];
	const char *texts[ZY_CHART_SERIES]; /* written into the parts */
	bool mark;			    /* stands out */
};

/* A chart.  zy_doc_figure makes it; the document owns it and its texts. */
struct zy_chart {
	struct zy_doc *doc;
	enum zy_chart_kind kind;
	const char *caption;
	const char *series[ZY_CHART_SERIES]; /* names, for the legend */
	size_t nseries;			     /* 1 but for STACKED */
	int64_t full;			     /* a bar of full length; 0: the
						longest */
	const char *axis;		     /* histogram: below; or NULL */
	const char *end; /* histogram: the highest bound; or NULL */
	struct zy_chart_bar *bars;
	size_t n, cap;
};

/* Adds the name of a part of the bars of a stacked chart, for its legend. */
void zy_chart_series(struct zy_chart *c, const char *name);
/*
 * Adds a bar whose first part is part.  The document copies label and value.
 * Returns the bar, valid until the next one is added.
 */
struct zy_chart_bar *zy_chart_add(
    struct zy_chart *c, const char *label, const char *value, int64_t part);
/* Sets the part of a bar that belongs to a series; its text may be NULL. */
void zy_chart_part(struct zy_chart *c, struct zy_chart_bar *bar, size_t series,
    int64_t value, const char *text);
/*
 * Returns the value that fills the whole length: c->full, or the sum of the
 * longest bar where that is more, and at least 1.
 */
int64_t zy_chart_full(const struct zy_chart *c);

/* Writes the chart into an HTML document as an svg element. */
void zy_chart_svg(const struct zy_chart *c, struct zy_html *h);

ZY_END_C

#endif
