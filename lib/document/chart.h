/*
 * Charts: numbers with their labels, drawn as SVG.
 *
 * Values are integers in whatever unit the caller chose, each with the text
 * that is shown for it, so nothing is rounded here and no floating point is
 * used: the same chart is the same bytes everywhere.  Labels are wrapped,
 * never cut; every value is written out; shades differ in lightness, so that
 * a copier keeps them apart.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_CHART_H
#define ZY_DOCUMENT_CHART_H

#include <stddef.h>
#include <stdint.h>

#include "document/html.h"

struct zy_doc;

enum zy_chart_kind {
	ZY_CHART_BARS,	    /* one bar a category, lying */
	ZY_CHART_STACKED,   /* a bar of several parts a category, lying */
	ZY_CHART_HISTOGRAM, /* one column a bin, standing */
};

#define ZY_CHART_SERIES 8 /* most parts of a stacked bar */

struct zy_chart_bar {
	const char *label; /* whose bar it is */
	const char *edge;  /* histogram: its lower bound; or NULL */
	const char *value; /* what is written behind it */
	int64_t parts[ZY_CHART_SERIES];
	const char *texts[ZY_CHART_SERIES]; /* written into the parts */
	bool mark;			    /* stands out */
};

/* Made by zy_doc_figure; texts are the document's. */
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

/* Names one more series (STACKED). */
void zy_chart_series(struct zy_chart *c, const char *name);
/* Adds a bar; label and value are made the document's. */
struct zy_chart_bar *zy_chart_add(
    struct zy_chart *c, const char *label, const char *value, int64_t part);
/* Sets a part of a bar, its text may be NULL. */
void zy_chart_part(struct zy_chart *c, struct zy_chart_bar *bar, size_t series,
    int64_t value, const char *text);
/* The length that is full: c->full, or the longest bar, at least 1. */
int64_t zy_chart_full(const struct zy_chart *c);

/* Writes the chart as an svg element. */
void zy_chart_svg(const struct zy_chart *c, struct zy_html *h);

#endif
