/*
 * What both forms of the page of a review have: the note on its denominator,
 * shares, the bars of its chart.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_TALLY_PAGE_H
#define ZY_REPORT_TALLY_PAGE_H

#include "base/attr.h"
#include "report/kind.h"

ZY_BEGIN_C

/*
 * Adds a note that says what shares are taken of, by a token of the tally's
 * column denominator; nothing for one that is not known.
 */
void zy_tally_note(struct zy_doc *d, struct zy_view denominator);
/* Fills the next cell with a count; a dash for -1. */
void zy_tally_count(struct zy_doc_table *t, int64_t n);
/* Fills the next cell with part of whole in percent; a dash for -1. */
void zy_tally_share(struct zy_doc_table *t, int64_t part, int64_t whole);
/*
 * Adds a chart of questions: each gets a bar, which grades share.  names are
 * those of the n grades.
 */
struct zy_chart *zy_tally_chart(
    struct zy_doc *d, const char *const *names, size_t n);
/* Adds a question's bar: votes[i] for grade i; nothing where nobody voted. */
void zy_tally_bar(struct zy_doc *d, struct zy_chart *c, const char *question,
    const int64_t *votes, size_t n);

/* The full form: every subject, question and voter group (tally-full.c). */
void zy_tally_full(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o);

ZY_END_C

#endif
