/*
 * The kinds of reports: each builds a document from what was gathered.
 *
 * A kind initialises the document, fills it and cannot fail: what is not
 * there is left out, an empty stream gives a document that says so.  Rows are
 * sorted here, by what the document is about and then by subject, so the
 * order of the inputs is never seen.  Figures are sums and quotients of what
 * the streams say; no rule of a standard is applied again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_H
#define ZY_REPORT_KIND_H

#include "base/date.h"
#include "document/document.h"
#include "report/gather.h"
#include "report/names.h"

struct zy_kind_link {
	const char *title, *file;
};

/* What the command line says; texts may be NULL. */
struct zy_kind_options {
	bool zh;
	const char *title, *issuer, *number, *basis;
	const char *by; /* honours: the column that groups the list */
	bool dated, han;
	struct zy_date date;
	const struct zy_names *names;
	const struct zy_kind_link *links;
	size_t nlinks;
};

/* 评议结果汇总表: turnout, votes and shares of every question. */
void zy_kind_tally(struct zy_doc *d, const struct zy_gather *g,
    const struct zy_kind_options *o);
/* 综合得分排名表. */
void zy_kind_ranking(struct zy_doc *d, const struct zy_gather *g,
    const struct zy_kind_options *o);
/*
 * 表彰决定: those selected yes and no other; ties across the cut stand apart
 * as undecided (R51).  Names only, never ids.
 */
void zy_kind_honours(struct zy_doc *d, const struct zy_gather *g,
    const struct zy_kind_options *o);
/* The whole campaign on one page. */
void zy_kind_dashboard(struct zy_doc *d, const struct zy_gather *g,
    const struct zy_kind_options *o);

/* For the kinds: initialises d and its head from the options. */
void zy_kind_head(struct zy_doc *d, enum zy_look look,
    const struct zy_kind_options *o, const char *title);
/*
 * A document number as GB/T 9704 writes it, 〔2010〕19号, from the forms met
 * ([2010]第069号, （2010）19号); other texts as they are (R1).
 */
void zy_kind_number(struct zy_buf *b, struct zy_view number);

#endif
