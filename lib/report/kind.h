/*
 * The kinds of reports: each builds a document from the report data.
 *
 * Building cannot fail: a part for which there are no data is left out, and an
 * empty stream gives a document that says so.  A kind sorts its rows, so that
 * the order of the inputs has no effect.  Its figures are sums and quotients of
 * what the streams give; no rule of a standard is applied again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_H
#define ZY_REPORT_KIND_H

#include "base/attr.h"
#include "base/date.h"
#include "document/document.h"
#include "report/report-data.h"
#include "report/names.h"

ZY_BEGIN_C

/* A file that the dashboard links to. */
struct zy_kind_link {
	const char *title, *file;
};

/* A part of the subjects, of which a document of its own is made. */
struct zy_subject_part {
	struct zy_view name;		/* empty: of those without a value */
	const struct zy_view *subjects; /* sorted by their bytes */
	size_t n;
};

/* Returns whether a part has a subject. */
bool zy_subject_part_has(
    const struct zy_subject_part *part, struct zy_view subject);

/* The options of a report; every text may be NULL.  All is borrowed. */
struct zy_kind_options {
	bool zh; /* the document is Chinese, else English */
	const char *title, *issuer, *number, *basis;
	const char *by; /* for no kind in C */
	bool dated;	/* date is set */
	bool han;	/* write a Chinese date in Chinese numerals */
	struct zy_date date;
	const struct zy_names *names;
	const struct zy_campaign *campaign; /* or NULL: its ids are shown */
	const struct zy_kind_link *links;
	size_t nlinks;
	bool full;	   /* tally: the full form */
	const char *split; /* tally: a document for each value of the column */
	const struct zy_subject_part *part; /* only its subjects; or NULL */
};

/*
 * Each of these initialises d and fills it with one kind of report; the caller
 * releases d with zy_doc_release.
 */

/*
 * 评议结果汇总表: a row a subject, with turnout, votes and satisfaction by
 * voter group; in full also every question of every subject.
 */
void zy_kind_tally(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);
/* 综合得分排名表: places and scores, a table for each group. */
void zy_kind_ranking(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);
/* The dashboard: the whole campaign on one page. */
void zy_kind_dashboard(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);

/*
 * Initialises d, and its title, issuer, number and date from the options. Every
 * kind begins with it.
 */
void zy_kind_head(struct zy_doc *d, enum zy_look look,
    const struct zy_kind_options *o, const char *title);
/*
 * Appends a document number in the form of GB/T 9704, 〔2010〕19号, whatever
 * brackets it has ([2010]第069号, （2010）19号).  Any other text is appended
 * unchanged (R1).
 */
void zy_kind_number(struct zy_buf *b, struct zy_view number);

ZY_END_C

#endif
