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
 * Adds a note to d that says of what shares are taken and how they are rounded.
 * denominator is a token of the tally's column with that name; for a token that
 * is not known nothing is added.  own says in words how the shares were rounded
 * that the tally itself brings; NULL if the page shows none of these.
 */
void zy_tally_note(
    struct zy_doc *d, struct zy_view denominator, const char *own);
/*
 * Fills the next cell of the table t with the count n, or with a dash if n is
 * -1.
 */
void zy_tally_count(struct zy_doc_table *t, int64_t n);
/*
 * Fills the next cell of the table t with part / whole in percent, or with a
 * dash if either is -1 or whole is 0.
 */
void zy_tally_share(struct zy_doc_table *t, int64_t part, int64_t whole);
/*
 * Adds an empty chart to d that zy_tally_bar fills with a bar for each
 * question, divided among n grades with these names, which are copied.  Returns
 * the chart, owned by d.
 */
struct zy_chart *zy_tally_chart(
    struct zy_doc *d, const char *const *names, size_t n);
/*
 * Adds the bar of a question to the chart c of d; votes[i] is the number of
 * marks with grade i of n, or -1.  Adds nothing if nobody voted.
 */
void zy_tally_bar(struct zy_doc *d, struct zy_chart *c, const char *question,
    const int64_t *votes, size_t n);

/*
 * Makes d, which need not be initialised, the full form of the page of a
 * review: every subject, question and voter group.  The caller releases d with
 * zy_doc_release.
 */
void zy_tally_full(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);

ZY_END_C

#endif
