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
 * Returns the cell of a row in the column `name`; an empty view if the table
 * has no such column.
 */
struct zy_view zy_streams_column(
    const struct zy_table *t, uint32_t row, const char *name);
/* Returns a copy of the text in b, owned by s. */
struct zy_view zy_streams_keep(struct zy_streams *s, const struct zy_buf *b);

/*
 * Counts an occurrence of a text, unless it is empty: times[i] is the number of
 * occurrences of the text with the number i in texts.
 */
void zy_subject_count(
    struct zy_intern *texts, uint32_t *times, struct zy_view v);
/* Returns whether a text was counted more than once. */
bool zy_subject_twice(
    const struct zy_intern *texts, const uint32_t *times, struct zy_view v);
/* Counts the names on the rosters, which must be complete. */
void zy_subject_titles_count(struct zy_streams *s);

/*
 * Appends the name of an organisation, after its township if another one has
 * that name.
 */
void zy_subject_unit(struct zy_streams *s, struct zy_buf *b,
    const struct zy_table *orgs, uint32_t row);
/*
 * Returns the name of an organisation, with its township behind it in brackets
 * if another one has that name.
 */
struct zy_view zy_subject_org(
    struct zy_streams *s, const struct zy_table *t, uint32_t row);
/*
 * Returns a member as he is addressed, by unit, post and name (清溪村党支部书记
 * 王芳), with the month of joining if another one is alike in all; an empty
 * view if he has no name.
 */
struct zy_view zy_subject_person(
    struct zy_streams *s, const struct zy_table *t, uint32_t row);
/*
 * Returns a member's name; if another one of the branch has it, with the post,
 * and with the month of joining if that is the same, too.
 */
struct zy_view zy_subject_called(
    struct zy_streams *s, const struct zy_table *t, uint32_t row);

ZY_END_C

#endif
