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

/*
 * The state of building the dashboard.  All pointers are borrowed, except
 * totals.
 */
struct zy_dashboard {
	struct zy_doc *doc;
	const struct zy_report_data *data;
	const struct zy_kind_options *o;
	struct zy_overview c;	   /* the figures by township and sector */
	struct zy_standings s;	   /* of the ranking, or of the scores if
				      there is no ranking */
	bool ranked;		   /* there is a ranking */
	struct zy_decimal *totals; /* lowest first, without vetoed subjects */
	size_t ntotals;		   /* length of totals */
	size_t vetoed;		   /* number of vetoed subjects */
	struct zy_doc_table *flat; /* the table of the CSV form */
	struct zy_buf scratch;
};

/* Returns zh if the document is in Chinese, else en. */
static inline const char *
zy_dashboard_word(const struct zy_dashboard *b, const char *zh, const char *en)
{
	return zy_doc_word(b->doc, zh, en);
}

/* Returns a copy of the text in b->scratch, owned by the document. */
const char *zy_dashboard_keep(struct zy_dashboard *b);

/*
 * Returns part / whole as a percentage with one decimal place, like "70.1%";
 * "—" if whole is 0.  The text is owned by the document.
 */
const char *zy_dashboard_percent(
    struct zy_dashboard *b, uint64_t part, uint64_t whole);

/* Returns the number n in digits, as a text owned by the document. */
const char *zy_dashboard_number(struct zy_dashboard *b, uint64_t n);

/*
 * Returns what the document calls a township or sector, given by the key of its
 * struct zy_part.  An empty key is "(not given)" and "county" is "county
 * level", in the document's language.  The text is owned by the document.
 */
const char *zy_dashboard_label(struct zy_dashboard *b, struct zy_view key);

/*
 * Adds a row with these four cells to the table of the CSV form.  The texts are
 * copied.
 */
void zy_dashboard_csv_row(struct zy_dashboard *b, const char *section,
    const char *item, const char *measure, const char *value);

/*
 * Adds the section about the organisations and members that take part to the
 * document; nothing if the inputs have no roster of organisations or no
 * pledges.
 */
void zy_dashboard_participation(struct zy_dashboard *b);
/*
 * Adds the section about the course of the campaign to the document: events by
 * month, activities by the state of their follow-up, findings by question;
 * nothing if the data have none of these.
 */
void zy_dashboard_course(struct zy_dashboard *b);
/*
 * Adds the section about scores to the document: their distribution, mean and
 * bands; nothing if no subject has a total.
 */
void zy_dashboard_scores(struct zy_dashboard *b);
/*
 * Adds the section about selected subjects and ties across the cut to the
 * document; nothing if the data have no ranking or it has neither.
 */
void zy_dashboard_honours(struct zy_dashboard *b);
/*
 * Adds the section about the subjects with the lowest scores to the document;
 * nothing if so few have a score that all would be listed.
 */
void zy_dashboard_bottom(struct zy_dashboard *b);
/*
 * Adds the section about rejected records, by township and column, to the
 * document; nothing if no record was rejected.
 */
void zy_dashboard_rejects(struct zy_dashboard *b);

ZY_END_C

#endif
