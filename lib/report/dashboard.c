/*
 * Texts and rows that all sections of the dashboard use.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/dashboard.h"

const char *
zy_dashboard_keep(struct zy_dashboard *b)
{
	return zy_doc_text(b->doc, zy_buf_get(&b->scratch));
}

const char *
zy_dashboard_percent(struct zy_dashboard *b, uint64_t part, uint64_t whole)
{
	zy_buf_reset(&b->scratch);
	zy_percent_put(&b->scratch, (int64_t)part, (int64_t)whole, 1);
	return zy_dashboard_keep(b);
}

const char *
zy_dashboard_number(struct zy_dashboard *b, uint64_t n)
{
	return zy_doc_printf(b->doc, "%llu", (unsigned long long)n);
}

const char *
zy_dashboard_label(struct zy_dashboard *b, struct zy_view key)
{
	if (key.n == 0)
		return zy_dashboard_word(b, "（未填）", "(not given)");
	if (zy_view_is(key, "county"))
		return zy_dashboard_word(b, "县级单位", "county level");
	zy_buf_reset(&b->scratch);
	zy_label_put(&b->scratch, key, b->o->zh);
	return zy_dashboard_keep(b);
}

void
zy_dashboard_csv_row(struct zy_dashboard *b, const char *section,
    const char *item, const char *measure, const char *value)
{
	zy_doc_row(b->flat, ZY_ROLE_PLAIN);
	zy_doc_cell(b->flat, zy_view(section));
	zy_doc_cell(b->flat, zy_view(item));
	zy_doc_cell(b->flat, zy_view(measure));
	zy_doc_cell(b->flat, zy_view(value));
}
