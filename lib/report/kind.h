/*
 * The kinds of reports that are written in C: each builds a document from the
 * report data.
 *
 * Building cannot fail: a part for which there are no data is left out, and an
 * empty stream gives a document that says so.  Rows are sorted, so that the
 * order of the inputs has no effect.  Figures are sums and quotients of those
 * in the streams; the rules of a standard are not applied again.
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

/* A file to which the dashboard links. */
struct zy_kind_link {
	const char *title, *file;
};

/* A part of the subjects that gets its own document. */
struct zy_subject_part {
	struct zy_view name; /* value of the column; empty: without a value */
	const struct zy_view *subjects; /* sorted by their bytes */
	size_t n;
};

/* Returns whether the subject with this id belongs to the part. */
bool zy_subject_part_has(
    const struct zy_subject_part *part, struct zy_view subject);

/*
 * The options of a report.  Any text may be NULL.  All pointers are borrowed.
 */
struct zy_kind_options {
	bool zh; /* the document is Chinese, else English */
	const char *title, *issuer, *number, *basis;
	const char *by; /* refused: only kind files have it */
	bool dated;	/* date is set */
	bool han;	/* write a Chinese date in Chinese numerals */
	struct zy_date date;
	const struct zy_names *names;
	const struct zy_campaign
	    *campaign; /* NULL: ids are shown as they are */
	const struct zy_kind_link *links;
	size_t nlinks;
	bool full;	   /* tally: the full form */
	const char *split; /* tally: a document for each value of the column */
	const struct zy_subject_part *part; /* only its subjects; NULL: all */
};

/*
 * Makes d, which need not be initialised, the table of a review 评议结果汇总表:
 * a row for each subject, with turnout, votes and satisfaction by voter group;
 * in the full form also every question of every subject.  The caller releases d
 * with zy_doc_release.
 */
void zy_kind_tally(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);
/*
 * Makes d, which need not be initialised, the table of a ranking
 * 综合得分排名表: places and scores, a table for each group.  The caller
 * releases d with zy_doc_release.
 */
void zy_kind_ranking(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);
/*
 * Makes d, which need not be initialised, the dashboard: the whole campaign on
 * one page.  The caller releases d with zy_doc_release.
 */
void zy_kind_dashboard(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);

/*
 * Initialises d, which every kind does first, as an empty document with this
 * look, and copies into it the title, issuer, basis, number and date of the
 * options.  Without --title the document has the title `title`; a part's name
 * follows the title in brackets.  The caller releases d with zy_doc_release.
 */
void zy_kind_head(struct zy_doc *d, enum zy_look look,
    const struct zy_kind_options *o, const char *title);
/*
 * Appends the number of an official document to b in the form of GB/T 9704,
 * 〔2010〕19号.  A number with other brackets ([2010]第069号, （2010）19号)
 * gets this form; a text that is no such number is appended unchanged (R1).
 */
void zy_kind_number(struct zy_buf *b, struct zy_view number);

ZY_END_C

#endif
