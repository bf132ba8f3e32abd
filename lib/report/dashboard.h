/*
 * The dashboard while it is made: what its sections share.  Private to
 * kind-dashboard.c and dashboard-*.c.
 *
 * A figure that a section shows is also written with zy_dashboard_csv_row,
 * since CSV shows the dashboard as one flat table.  Texts that a function
 * returns belong to the document.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_DASHBOARD_H
#define ZY_REPORT_DASHBOARD_H

#include "base/attr.h"
#include "report/overview.h"
#include "report/standing.h"

ZY_BEGIN_C

struct zy_dashboard {
	struct zy_doc *doc;
	const struct zy_report_data *data;
	const struct zy_kind_options *o;
	struct zy_overview c;
	struct zy_standings s;	   /* of the ranking, or else of the scores */
	bool ranked;		   /* there is a ranking */
	struct zy_decimal *totals; /* without vetoed ones, lowest first */
	size_t ntotals, vetoed;
	struct zy_doc_table *flat; /* what CSV shows */
	struct zy_buf scratch;
};

/* Returns zh or en, as the language of the document is. */
static inline const char *
zy_dashboard_word(const struct zy_dashboard *b, const char *zh, const char *en)
{
	return zy_doc_word(b->doc, zh, en);
}

/* Returns a copy of the text in b->scratch. */
const char *zy_dashboard_keep(struct zy_dashboard *b);

/* Returns part / whole as a percentage like "70.1%". */
const char *zy_dashboard_percent(
    struct zy_dashboard *b, uint64_t part, uint64_t whole);

/* Returns the number n in digits. */
const char *zy_dashboard_number(struct zy_dashboard *b, uint64_t n);

/* Returns the name of a township or sector, "(not given)" for an empty key,
 * county-level organisations for "county". */
const char *zy_dashboard_label(struct zy_dashboard *b, struct zy_view key);

/* Adds a row to the flat table that CSV shows. */
void zy_dashboard_csv_row(struct zy_dashboard *b, const char *section,
    const char *item, const char *measure, const char *value);

/*
 * Adds the section about organisations and members that take part; nothing when
 * the data have no figures for it.
 */
void zy_dashboard_participation(struct zy_dashboard *b);
/*
 * Adds the section about the course of the campaign: what was done by month,
 * follow-ups and findings; nothing when the data have none.
 */
void zy_dashboard_course(struct zy_dashboard *b);
/*
 * Adds the section about scores; nothing when the data have no figures for it.
 */
void zy_dashboard_scores(struct zy_dashboard *b);
/*
 * Adds the section about selected subjects; nothing when the data have no
 * figures for it.
 */
void zy_dashboard_honours(struct zy_dashboard *b);
/*
 * Adds the section about the lowest scores; nothing when the data have no
 * figures for it.
 */
void zy_dashboard_bottom(struct zy_dashboard *b);
/*
 * Adds the section about rejected records; nothing when the data have no
 * figures for it.
 */
void zy_dashboard_rejects(struct zy_dashboard *b);

ZY_END_C

#endif
