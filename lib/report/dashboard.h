/*
 * The dashboard while it is being built: data and functions shared by its
 * sections.  Private to kind-dashboard.c and dashboard-*.c.
 *
 * Each figure shown in a section is also written with zy_dashboard_csv_row,
 * since the CSV form of the dashboard is one flat table.  Texts returned by a
 * function are owned by the document.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_DASHBOARD_H
#define ZY_REPORT_DASHBOARD_H

#include "base/attr.h"
#include "report/overview.h"
#include "report/standing.h"

ZY_BEGIN_C

/* The state of building the dashboard. */
struct zy_dashboard {
	struct zy_doc *doc;
	const struct zy_report_data *data;
	const struct zy_kind_options *o;
	struct zy_overview c;
	struct zy_standings s;	   /* of the ranking, or of the scores if
				      there is no ranking */
	bool ranked;		   /* there is a ranking */
	struct zy_decimal *totals; /* lowest first, without vetoed subjects */
	size_t ntotals;		   /* length of totals */
	size_t vetoed;		   /* number of vetoed subjects */
	struct zy_doc_table *flat; /* the table of the CSV form */
	struct zy_buf scratch;
};

/* Returns zh or en, depending on the language of the document. */
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

/*
 * Returns the name of a township or sector, given by its key in struct zy_part;
 * a translated "(not given)" for an empty key and "county-level organisations"
 * for "county".
 */
const char *zy_dashboard_label(struct zy_dashboard *b, struct zy_view key);

/* Adds a row to the flat table of the CSV form. */
void zy_dashboard_csv_row(struct zy_dashboard *b, const char *section,
    const char *item, const char *measure, const char *value);

/*
 * Adds the section about the organisations and members that take part; nothing
 * if the data have no figures for it.
 */
void zy_dashboard_participation(struct zy_dashboard *b);
/*
 * Adds the section about the course of the campaign: events by month,
 * follow-ups and findings; nothing if the data have none.
 */
void zy_dashboard_course(struct zy_dashboard *b);
/* Adds the section about scores; nothing if the data have no figures for it. */
void zy_dashboard_scores(struct zy_dashboard *b);
/*
 * Adds the section about selected subjects; nothing if the data have no figures
 * for it.
 */
void zy_dashboard_honours(struct zy_dashboard *b);
/*
 * Adds the section about the lowest scores; nothing if the data have no figures
 * for it.
 */
void zy_dashboard_bottom(struct zy_dashboard *b);
/*
 * Adds the section about rejected records; nothing if the data have no figures
 * for it.
 */
void zy_dashboard_rejects(struct zy_dashboard *b);

ZY_END_C

#endif
