/*
 * Recognising sums and samples by the words of a cell: implements functions of
 * row-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/row-state.h"

/* Words with '|' between them, as in row.c. */
static const char sums[] = "合计|总计|小计|共计|累计|总合计";
static const char figures[] = "汇总|汇总数|总数|总和|总人数|平均|平均数|平均分|"
			      "平均值|均值|均分|合计数|求和|计|"
			      "total|subtotal|grandtotal|sum|average|avg|avg.";
static const char scopes[] =
    "全镇|全乡|全县|全区|全市|全村|全街道|全系统|全校|全局|全部|全体|全县各|"
    "本页|本表|本镇|本乡|本县|本村|本支部|本单位|本系统|各村|各支部|各单位|"
    "各镇|各乡镇|各系统|以上|上述|总|年度|本年|本年度";
static const char counts[] = "共计有|共计|共有|总共有|总共|一共有|一共|合计|共";
/* What is summed up or averaged, with one of the words before: 合计得分. */
static const char summing[] = "合计|总计|小计|共计|累计|平均|人均";
static const char measures[] =
    "年龄|党龄|得分|分数|成绩|票数|人数|数|数量|党员数|党员人数|支部数|"
    "党支部数|党组织数|户数|项数|件数|次数|份数|金额|满意率|满意度|率";
/* What only a part of the records above sums up: 其中:农村. */
static const char among[] = "其中";
static const char units[] = "个|人|名|家|户|份|条|项|位|票|张";
static const char samples[] =
    "例|示例|样例|范例|样表|例子|举例|示范|填写示例|填表示例|填报示例|填写样例|"
    "填写范例|填报样例|填写样表|如|例如|example|e.g.|eg";
static const char sample_heads[] = "填写示例|填表示例|填报示例|填写样例|"
				   "填写范例|填报样例|例如|示例|样例|范例|例|"
				   "示范|举例|样表";

const char *const zy_row_sum_words[] = {
    sums, figures, scopes, counts, summing, among, samples, sample_heads, NULL};

/* Returns whether a cell is a count: 共12人, 全县共计3个党支部, 共三个党支部.
 * 共一村党支部 is a name. */
static bool
is_count(struct zy_view t)
{
	size_t n = zy_row_head_of(t, counts);
	struct zy_view rest = t;

	if (n == 0 && (zy_view_has(t, "共") || zy_view_has(t, "合计"))) {
		rest = zy_row_after(t, zy_row_head_of(t, scopes));
		n = zy_row_head_of(rest, counts);
	}
	if (n == 0)
		return false;
	rest = zy_row_after(rest, n);
	if (rest.n && rest.p[0] == ':')
		rest = zy_row_after(rest, 1);
	if (zy_row_digits_of(rest))
		return true;
	n = zy_row_hanzi_of(rest, zy_row_numerals);
	return n && zy_row_head_of(zy_row_after(rest, n), units);
}

bool
zy_row_is_sum(struct zy_view t, enum zy_row_column column)
{
	const bool person = column == ZY_ROW_PERSON;
	struct zy_view rest;
	bool colon;
	size_t n;

	t = zy_row_unbracketed(t);
	while (t.n && t.p[t.n - 1] == ':')
		t.n--;
	if (t.n == 0 || t.n > 60)
		return false;
	if (zy_row_is_one(t, sums) || zy_row_is_one(t, figures) ||
	    is_count(t) || zy_row_head_of(t, among))
		return true;
	n = zy_row_digits_of(t);
	if (n && column == ZY_ROW_TEXT &&
	    zy_row_is_one(zy_row_after(t, n), units))
		return true;
	rest = zy_row_before_colon(t, &colon);
	if (colon && zy_row_ends_with(rest, sums) && rest.n + 1 < t.n &&
	    zy_row_is_digit(t.p[rest.n + 1]))
		return true;
	n = zy_row_head_of(t, scopes);
	rest = zy_row_after(t, n);
	if (n && (zy_row_is_one(rest, sums) || zy_row_is_one(rest, figures)))
		return true;
	n = zy_row_head_of(t, sums);
	if (n && zy_row_stops(zy_row_after(t, n)))
		return true;
	n = zy_row_head_of(t, summing);
	if (n && zy_row_is_one(zy_row_after(t, n), measures))
		return true;
	n = zy_row_head_of(t, figures);
	if (n > 3 && n < t.n && (t.p[n] == ':' || zy_row_is_digit(t.p[n])))
		return true;
	/* A person may be called 王小计. */
	return zy_row_ends_with(t, "合计|小计|总计|共计|累计") &&
	       (!person || t.n > 12);
}

bool
zy_row_is_sample(struct zy_view t, struct zy_view raw)
{
	struct zy_view inner = zy_row_unbracketed(t), rest;
	bool bracketed = inner.n < t.n;
	size_t n;

	if (inner.n && inner.p[inner.n - 1] == ':')
		inner.n--;
	if (zy_row_is_one(inner, samples))
		return true;
	if (bracketed)
		return false;
	n = zy_row_head_of(raw, sample_heads);
	rest = zy_row_after(raw, n);
	if (n && zy_row_stops(rest))
		return true;
	if (t.n && t.p[0] == '(') {
		n = zy_row_head_of(zy_row_after(t, 1), samples);
		if (n && n + 1 < t.n && t.p[n + 1] == ')')
			return true;
	}
	return zy_row_ends_with(
	    t, "(示例)|(样例)|(例)|(范例)|(举例)|(填写示例)");
}

bool
zy_row_ends_in_count(struct zy_view t)
{
	static const char words[] =
	    "共有党员|共有党支部|共有党组织|共计|共有|合计|总计|小计";
	size_t i, n;

	if (!zy_row_ends_with(t, units))
		return false;
	for (i = 0; i < t.n; i++) {
		n = zy_row_head_of(zy_row_after(t, i), words);
		if (n == 0)
			continue;
		i += n + (i + n < t.n && t.p[i + n] == ':');
		n = zy_row_digits_of(zy_row_after(t, i));
		return n && zy_row_is_one(zy_row_after(t, i + n), units);
	}
	return false;
}

bool
zy_row_is_counted(struct zy_view t, size_t *head)
{
	const char *open = t.n ? memchr(t.p, '(', t.n) : NULL;
	struct zy_view rest;
	size_t n;

	if (!open || open == t.p || t.p[t.n - 1] != ')')
		return false;
	*head = (size_t)(open - t.p);
	rest = (struct zy_view){open + 1, t.n - *head - 2};
	rest = zy_row_after(rest, zy_row_head_of(rest, counts));
	n = zy_row_digits_of(rest);
	return n && zy_row_head_of(zy_row_after(rest, n), units);
}
