/*
 * How a ranking calls its subjects, so that two of one name are told apart:
 * organisations by their township, persons by the month of joining.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_RANKING_TITLE_H
#define ZY_REPORT_RANKING_TITLE_H

#include "base/attr.h"
#include "report/standing.h"

ZY_BEGIN_C

/*
 * How often each name occurs.  zy_ranking_titles_init fills it in,
 * zy_ranking_titles_release frees what it owns.
 */
struct zy_ranking_titles {
	const struct zy_report_data *data; /* borrowed */
	struct zy_intern *orgs, *rows; /* names on the roster; in the ranking */
	uint32_t *org_times, *row_times; /* by number of the name */
};

/*
 * Sets t, which need not be initialised, to the names of the organisations of
 * data and of the subjects of s.  data must outlive t.
 */
void zy_ranking_titles_init(struct zy_ranking_titles *t,
    const struct zy_report_data *data, const struct zy_standings *s);
/* Frees what t owns. */
void zy_ranking_titles_release(struct zy_ranking_titles *t);
/*
 * Appends to b the township, in brackets, of the organisation with that name in
 * a row of the roster, if another organisation of the roster has the name;
 * nothing if row is negative.  zh: brackets are Chinese.
 */
void zy_ranking_titles_place(const struct zy_ranking_titles *t,
    struct zy_buf *b, struct zy_view name, int64_t row, bool zh);
/*
 * Appends to b the title of the subject of x: of an organisation with its
 * township, if another one has its name; of a person with the month of joining,
 * if the ranking has the name twice and the roster says when.
 */
void zy_ranking_titles_put(const struct zy_ranking_titles *t, struct zy_buf *b,
    const struct zy_standing *x, bool person, bool zh);

ZY_END_C

#endif
