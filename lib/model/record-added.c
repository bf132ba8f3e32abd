/*
 * Columns that programs add to streams of several kinds of records.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record-state.h"

static const struct zy_column added_columns[] = {
    /* register-read; in the order of enum zy_mixed_extra */
    {"entered", "录入日期", ZY_DATE, 0, NULL, "entered"},
    {"grounds", "标注事由", ZY_TEXT, 0, NULL, "grounds"},
    {"followed", "办理日期", ZY_DATE, 0, NULL, "followed"},
    {"followed_by", "办理类型", ZY_CODE, 0, NULL, "followed_by"},
    /* rank */
    {"chance", "入选概率", ZY_DECIMAL, 0, NULL, "chance"},
    {"places", "名次区间", ZY_TEXT, 0, NULL, "places"},
    {"percentile_uncalibrated", "百分位（未校准）", ZY_DECIMAL, 0, NULL,
	"percentile"},
    {"z_uncalibrated", "标准分（未校准）", ZY_DECIMAL, 0, NULL, "z"},
    /* rank --quota-out */
    {"base", "基数", ZY_DECIMAL, 0, NULL, "base"},
    {"places", "名额", ZY_INTEGER, 0, NULL, "places"},
    {"remainder", "余数", ZY_DECIMAL, 0, NULL, "remainder"},
};

const struct zy_schema zy_added_schema =
    SCHEMA("added", "附加列", added_columns);
