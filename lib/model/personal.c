/*
 * Masking and finding private numbers in cells: implements personal.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/personal.h"

#include "base/privacy.h"

bool
zy_personal_is_column(struct zy_view header)
{
	static const char *const words[] = {"身份证", "身份号", "证件号",
	    "电话", "手机", "联系方式", "id_number", "phone"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (zy_view_has(header, words[i]))
			return true;
	return false;
}

void
zy_personal_mask_cell(struct zy_table *t, size_t row, int column)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_privacy_mask_number(&b, zy_table_cell(t->rows[row], column));
	zy_table_set(t, row, (size_t)column, zy_buf_get(&b));
	zy_buf_release(&b);
}

/*
 * Returns whether a column is one of texts in which a private number is a
 * mistake; other columns have checks of their own.
 */
static bool
is_text(const struct zy_table_column *c)
{
	static const char *const theirs[] = {"id", "name", "org", "source",
	    "id_number", "phone", "person", "person_org", "appointer"};
	size_t i;

	if (c->decl && c->decl->type != ZY_TEXT)
		return false;
	for (i = 0; i < sizeof(theirs) / sizeof(theirs[0]); i++)
		if (zy_view_is(c->name, theirs[i]))
			return false;
	return true;
}

void
zy_personal_mask_record(struct zy_table *t, size_t row, struct zy_findings *f)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t c;

	for (c = 0; c < t->ncolumns; c++) {
		if (!is_text(&t->columns[c]))
			continue;
		zy_buf_reset(&b);
		if (zy_personal_is_column(t->columns[c].name)) {
			zy_personal_mask_cell(t, row, (int)c);
		} else if (zy_privacy_mask(
			       &b, zy_table_cell(t->rows[row], (int)c))) {
			zy_table_set(t, row, c, zy_buf_get(&b));
			zy_findings_fault(f, row, ZY_FINDING_WARNED,
			    ZY_FAULT_PRIVATE, (int)c,
			    _("a number of an identity card or telephone is "
			      "masked in"));
		}
	}
	zy_buf_release(&b);
}

int
zy_personal_find_card(const struct zy_schema *s, const struct zy_view *cells,
    struct zy_view *found)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		/* Of a code only one that can be checked: 15 digits are often
		   a place and a serial number. */
		if (s->columns[i].type == ZY_CODE
			? zy_privacy_find_checked(cells[i], found)
			: s->columns[i].type == ZY_TEXT &&
			      zy_privacy_find(cells[i], found))
			return (int)i;
	}
	return -1;
}

int
zy_personal_find_mobile(const struct zy_schema *s, const struct zy_view *cells,
    struct zy_view *found)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->columns[i].type == ZY_TEXT && cells[i].n &&
		    zy_privacy_find_mobile(cells[i], found))
			return (int)i;
	return -1;
}
