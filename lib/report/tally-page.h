/*
 * Functions shared by the two forms of the page of a review: the note on its
 * denominator, shares, and the bars of its chart.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_TALLY_PAGE_H
#define ZY_REPORT_TALLY_PAGE_H

#include "base/attr.h"
#include "report/kind.h"

ZY_BEGIN_C

/*
 * Adds a note that names the denominator of shares, given as a token of the
 * tally's column `denominator`; adds nothing for an unknown token.
 */
void zy_tally_note(struct zy_doc *d, struct zy_view denominator);
/* Fills the next cell of t with a count, or with a dash if n is -1. */
void zy_tally_count(struct zy_doc_table *t, int64_t n);
/*
 * Fills the next cell of t with part / whole in percent; with a dash if either
 * is -1 or whole is 0.
 */
void zy_tally_share(struct zy_doc_table *t, int64_t part, int64_t whole);
/*
 * Adds a chart with a bar for each question, divided among the n grades; names
 * are the grades' names.  Returns the chart, owned by d.
 */
struct zy_chart *zy_tally_chart(
    struct zy_doc *d, const char *const *names, size_t n);
/*
 * Adds the bar of a question to c; votes[i] is the count of grade i.  Adds
 * nothing if nobody voted.
 */
void zy_tally_bar(struct zy_doc *d, struct zy_chart *c, const char *question,
    const int64_t *votes, size_t n);

/*
 * Adds the full form: every subject, question and voter group (tally-full.c).
 */
void zy_tally_full(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);

ZY_END_C

#endif
