/*
 * Titles of subjects: how a document calls an organisation or a person, so that
 * two of the same name are told apart.
 *
 * A row is given by its table, one of the rosters of the streams, and its
 * number.  Views are borrowed from the streams.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_SUBJECT_TITLE_H
#define ZY_REPORT_SUBJECT_TITLE_H

#include "report/streams.h"

ZY_BEGIN_C

/*
 * Returns the cell of row number `row` in the column `name` of a table,
 * borrowed from the table; an empty view if it has no such column.
 */
struct zy_view zy_streams_column(
    const struct zy_table *t, uint32_t row, const char *name);
/* Returns a view of a copy of the text in b; the copy is owned by s. */
struct zy_view zy_streams_keep(struct zy_streams *s, const struct zy_buf *b);

/*
 * Counts one occurrence of the text v in times, where times[i] belongs to text
 * number i of texts; the caller makes times large enough.  Does nothing for an
 * empty text.
 */
void zy_subject_count(
    struct zy_intern *texts, uint32_t *times, struct zy_view v);
/* Returns whether zy_subject_count has counted the text v more than once. */
bool zy_subject_twice(
    const struct zy_intern *texts, const uint32_t *times, struct zy_view v);
/*
 * Counts how often each name occurs on the rosters of s, which must be
 * complete; the functions below compare names by these counts.
 */
void zy_subject_titles_count(struct zy_streams *s);

/*
 * Appends the name of the organisation in row `row` of orgs to b; before it its
 * township, if another organisation has that name.
 */
void zy_subject_unit(struct zy_streams *s, struct zy_buf *b,
    const struct zy_table *orgs, uint32_t row);
/*
 * Returns the name of the organisation in row `row` of t; with its township
 * behind it in brackets if another organisation has that name.
 */
struct zy_view zy_subject_org(
    struct zy_streams *s, const struct zy_table *t, uint32_t row);
/*
 * Returns what the member in row `row` of t is called in an address: unit, post
 * and name (清溪村党支部书记王芳), and the month of joining if another member
 * has equal name, branch and post.  Returns an empty view if the member has no
 * name.
 */
struct zy_view zy_subject_person(
    struct zy_streams *s, const struct zy_table *t, uint32_t row);
/*
 * Returns the name of the member in row `row` of t.  If another member of the
 * branch has that name, the post stands before it; if one has that post as
 * well, the month of joining follows.
 */
struct zy_view zy_subject_called(
    struct zy_streams *s, const struct zy_table *t, uint32_t row);

ZY_END_C

#endif
