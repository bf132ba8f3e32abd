/* Schema of the findings of an audit.  Part of record.h.
 * SPDX-License-Identifier: MIT */
#include "model/record-state.h"

const struct zy_choice zy_audit_rule_choices[] = {
    CHOICE("run", "连续雷同"),
    CHOICE("alike", "多票雷同"),
    CHOICE("order", "票序异常"),
    CHOICE("uniform", "全票同档"),
    CHOICE("group", "类别反差"),
    CHOICE("repeat", "数字重复"),
    CHOICE("turnout", "全员参评"),
    CHOICE("digits", "末位数字异常"),
    CHOICE("file", "文件集中"),
    CHOICE("device", "设备集中"),
    CHOICE("mild", "宽严差异"),
    CHOICE("drift", "前后漂移"),
    CHOICE("spread", "评分分歧"),
    CHOICE("excess", "票数超员"),
    CHOICE("own", "未回避"),
    CHOICES_END("audit_rule"),
};

static const struct zy_column audit_columns[] = {
    {"rule", "核查规则", ZY_CHOICE, ZY_KEY, zy_audit_rule_choices,
	N_("what looks odd")},
    {"subject", "对象", ZY_CODE, ZY_ID, NULL,
	N_("id of the organisation or member concerned; empty: all")},
    {"question", "评议内容", ZY_CODE, 0, NULL,
	N_("question or item concerned; empty: all, or whole papers")},
    {"voter_group", "评议人类别", ZY_CODE, 0, NULL,
	N_("group of voters, or rater, concerned; empty: all")},
    {"size", "数量", ZY_INTEGER, 0, NULL,
	N_("how many papers, votes or figures")},
    {"of", "总数", ZY_INTEGER, 0, NULL, N_("of how many; empty: unknown")},
    {"chance", "偶然概率", ZY_TEXT, 0, NULL,
	N_("how often chance alone brings as much at this place")},
    {"looks", "检验次数", ZY_INTEGER, 0, NULL,
	N_("at how many places the rule looked")},
    {"corrected", "校正概率", ZY_TEXT, 0, NULL,
	N_("how often chance brings as much at any of all places, by any "
	   "rule")},
    {"detail", "说明", ZY_TEXT, 0, NULL, N_("what was seen")},
    SOURCE,
};

const struct zy_schema zy_audit_schema = SCHEMA("audit", "疑点", audit_columns);
