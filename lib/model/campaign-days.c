/*
 * Reads the holidays of a campaign file and counts working days.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/campaign-state.h"

enum {
	LONGEST = 60, /* days of one holiday */
};

/* Compares two day numbers, for qsort and bsearch. */
static int
by_day(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/*
 * Reads one holiday, {"name", "from", "to"}; without "to" it is one day.
 * Returns 0, or -1 with e set.
 */
static int
read_holiday(const struct zy_config *at, struct zy_date *from,
    struct zy_date *to, struct zy_error *e)
{
	static const char *const keys[] = {"name", "from", "to", NULL};
	struct zy_config name = zy_config_get(at, "name");
	struct zy_config begin = zy_config_get(at, "from");
	struct zy_config end = zy_config_get(at, "to");
	const char *text;

	if (zy_config_known(at, keys, e) ||
	    zy_config_text(&name, &text, "", e) ||
	    zy_campaign_read_date(&begin, true, from, e) ||
	    zy_campaign_read_date(&end, true, to, e))
		return -1;
	if (from->year == 0)
		return zy_config_error(&begin, e, _("is missing"));
	if (to->year == 0)
		*to = *from;
	if (zy_date_first(*to) < zy_date_first(*from))
		return zy_config_error(&end, e, _("is before it begins"));
	if (zy_date_first(*to) - zy_date_first(*from) >= LONGEST)
		return zy_config_error(
		    &end, e, _("a holiday of more than %d days"), LONGEST);
	return 0;
}

/* Reads the days off into c.  Returns 0, or -1 with e set. */
static int
read_holidays(struct zy_campaign *c, struct zy_error *e)
{
	struct zy_config list = zy_config_get(&c->root, "holidays");
	struct zy_date from, to;
	size_t i, n;
	int64_t day;

	if (zy_config_length(&list, &n, e))
		return -1;
	c->holidays = zy_campaign_array(c, n * LONGEST, sizeof(*c->holidays));
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(&list, i);

		if (read_holiday(&at, &from, &to, e))
			return -1;
		for (day = zy_date_first(from); day <= zy_date_first(to); day++)
			c->holidays[c->nholidays++] = day;
	}
	qsort(c->holidays, c->nholidays, sizeof(*c->holidays), by_day);
	return 0;
}

int
zy_campaign_read_calendar(struct zy_campaign *c, struct zy_error *e)
{
	struct zy_config list = zy_config_get(&c->root, "workdays");
	struct zy_date day;
	size_t i, n;

	if (read_holidays(c, e) || zy_config_length(&list, &n, e))
		return -1;
	c->workdays = zy_campaign_array(c, n, sizeof(*c->workdays));
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(&list, i);

		if (zy_campaign_read_date(&at, true, &day, e))
			return -1;
		if (day.year == 0)
			return zy_config_error(&at, e, _("must not be empty"));
		c->workdays[c->nworkdays++] = zy_date_first(day);
	}
	qsort(c->workdays, c->nworkdays, sizeof(*c->workdays), by_day);
	return 0;
}

/* Returns whether the n sorted days contain the day. */
static bool
has(const int64_t *days, size_t n, int64_t day)
{
	return n && bsearch(&day, days, n, sizeof(*days), by_day) != NULL;
}

/*
 * Returns whether the campaign file has a holiday in that year, so that its
 * calendar covers the year.
 */
static bool
is_known(const struct zy_campaign *c, int year)
{
	int64_t end = zy_date_last((struct zy_date){.year = year});
	size_t i;

	for (i = 0; i < c->nholidays && c->holidays[i] <= end; i++)
		if (zy_date_year(c->holidays[i]) == year)
			return true;
	return false;
}

int64_t
zy_campaign_working_days(
    const struct zy_campaign *c, int64_t first, int64_t last, int *year)
{
	int64_t day, n = 0;
	int known = 0; /* the year last looked up */

	for (day = first; day <= last; day++) {
		*year = zy_date_year(day);
		if (*year != known && !is_known(c, *year))
			return -1;
		known = *year;
		if (has(c->workdays, c->nworkdays, day) ||
		    (zy_date_weekday(day) <= 5 &&
			!has(c->holidays, c->nholidays, day)))
			n++;
	}
	*year = 0;
	return n;
}
