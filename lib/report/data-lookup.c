/*
 * What the data of a report says of one subject: implements the functions of
 * report-data.h that look it up.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/report-data.h"

struct zy_view
zy_report_data_name(const struct zy_report_data *data, struct zy_view subject)
{
	uint32_t i = zy_intern_find(data->named, subject);

	return i == ZY_INTERN_NONE ? (struct zy_view){NULL, 0} : data->names[i];
}

int64_t
zy_report_data_org_row(
    const struct zy_report_data *data, struct zy_view subject)
{
	uint32_t i = zy_intern_find(data->org_ids, subject);

	if (i != ZY_INTERN_NONE)
		return i;
	i = zy_intern_find(data->member_ids, subject);
	if (i == ZY_INTERN_NONE)
		return -1;
	i = zy_intern_find(data->org_ids, data->members[i].org);
	return i == ZY_INTERN_NONE ? -1 : (int64_t)i;
}

struct zy_date
zy_report_data_joined(const struct zy_report_data *data, struct zy_view member)
{
	uint32_t i = zy_intern_find(data->member_ids, member);

	return i == ZY_INTERN_NONE ? (struct zy_date){0, 0, 0}
				   : data->members[i].joined;
}
