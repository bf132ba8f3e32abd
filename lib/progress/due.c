/*
 * Arithmetic on days by which questions must be answered.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/due.h"

struct zy_date
zy_due_date(int64_t day)
{
	struct zy_date d = {zy_date_year(day), 12, 1};

	while (d.month > 1 && zy_date_first(d) > day)
		d.month--;
	d.day = (int)(day - zy_date_first(d)) + 1;
	return d;
}

int64_t
zy_due_add_months(int64_t day, int64_t months)
{
	struct zy_date d = zy_due_date(day);
	int64_t month = d.month - 1 + months;
	int days;

	d.year += (int)(month / 12);
	d.month = (int)(month % 12) + 1;
	days = zy_date_days(d.year, d.month);
	if (d.day > days)
		d.day = days;
	return zy_date_first(d);
}

int64_t
zy_due_first(struct zy_view cell)
{
	struct zy_date d;

	return zy_date_parse(&d, cell) ? zy_date_first(d) : ZY_NO_DAY;
}

int64_t
zy_due_last(struct zy_view cell)
{
	struct zy_date d;

	return zy_date_parse(&d, cell) ? zy_date_last(d) : ZY_NO_DAY;
}

void
zy_due_format(struct zy_buf *b, int64_t day)
{
	if (day != ZY_NO_DAY)
		zy_date_format(b, zy_due_date(day));
}
