/* SPDX-License-Identifier: MIT */
#include <pthread.h>

#include "base/date.h"
#include "stream/column.h"
#include "stream/row-state.h"

/* The words that forms use, with '|' between them, in the form of
 * zy_cell_fold: without blanks, with ASCII for full-width characters. */
static const char sums[] = "合计|总计|小计|共计|累计|总合计";
static const char figures[] = "汇总|汇总数|总数|总和|总人数|平均|平均数|平均分|"
			      "平均值|均值|均分|合计数|求和|计|"
			      "total|subtotal|grandtotal|sum|average|avg";
static const char scopes[] =
    "全镇|全乡|全县|全区|全市|全村|全街道|全系统|全校|全局|全部|全体|全县各|"
    "本页|本表|本镇|本乡|本县|本村|本支部|本单位|本系统|各村|各支部|各单位|"
    "各镇|各乡镇|各系统|以上|上述|总|年度|本年|本年度";
static const char counts[] =
    "共计有|共计|共有|总共有|总共|一共有|一共|合计|以上共|以上合计|本表共|"
    "本页共|全镇共|全县共|全乡共|全村共|全区共|共";
static const char units[] = "个|人|名|家|户|份|条|项|位|票|张";
static const char samples[] =
    "例|示例|样例|范例|样表|例子|举例|示范|填写示例|填表示例|填报示例|填写样例|"
    "填写范例|填报样例|填写样表|如|例如|example|e.g.|eg";
static const char sample_heads[] = "填写示例|填表示例|填报示例|填写样例|"
				   "填写范例|填报样例|例如|示例|样例|范例|例|"
				   "示范|举例|样表";
/* The words of which labels of notes and signatures are composed. */
static const char labels[] =
    "填报|填表|填写|制表|制作|制|审核|审批|审|联系|负责|统计|报送|报出|报|"
    "经办|分管|主管|主要|单位|部门|校对|复核|打印|核对|录入|录|上报|报表|"
    "盖章|公章|签字|签名|签章|日期|时间|电话|手机|传真|邮箱|邮编|地址|备注|"
    "附注|注|说明|附件|附|要求|提示|注意|事项|数据|来源|截至|截止|人|员|者|"
    "领导|须知|指标|解释|口径|号码|(|)|、|/|和|及|表|抄送|主送";
static const char label_nouns[] =
    "党委|党组织|党支部|党总支|支部|书记|乡镇|街道|镇|乡|县|名称|全称|情况|年|"
    "月|日|本|各|第|期|共|组长|秘书|所在";
static const char remarks[] =
    "注|备注|说明|附注|附|提示|注意|注意事项|填表说明|填写说明|要求|填表要求";
static const char parts[] =
    "乡镇|县直|县直机关|县直单位|县直部门|农村|社区|机关|企业|国有企业|"
    "非公企业|非公有制企业|学校|事业单位|两新组织|新社会组织|新经济组织|"
    "社会组织|街道|村级|村";
static const char part_ends[] =
    "|类|部分|系统|片|片区|口|党组织|基层党组织|单位|领域";
static const char bodies[] =
    "支部|党委|总支|党组|工委|委员会|党支部委员会|党总支部|联合支部";
static const char tables[] = "表|名册|名单|台账|明细|一览|清单";

const char *
zy_row_kind_name(enum zy_row_kind kind)
{
	static const char *const names[] = {N_("records"), N_("header rows"),
	    N_("titles"), N_("column numbers"), N_("samples"),
	    N_("headings of parts"), N_("sums"), N_("notes"), N_("blank rows")};

	return names[kind];
}

/* Returns the text before its first colon and sets *colon to true; the whole
 * text, with *colon false, where there is none. */
static struct zy_view
before_colon(struct zy_view text, bool *colon)
{
	const char *at = text.n ? memchr(text.p, ':', text.n) : NULL;

	*colon = at != NULL;
	return (struct zy_view){text.p, at ? (size_t)(at - text.p) : text.n};
}

/* Returns whether the text is empty or does not begin with a hanzi. */
static bool
stops(struct zy_view rest)
{
	uint32_t code;

	return rest.n == 0 ||
	       zy_text_decode(rest.p, rest.p + rest.n, &code) == 0 ||
	       !zy_text_is_hanzi(code);
}

/* Returns whether a cell is a count: 共12人, 共计3个党支部, 共三个党支部.
 * 共一村党支部 is a name. */
static bool
is_count(struct zy_view t)
{
	size_t n = zy_row_head_of(t, counts);
	struct zy_view rest = zy_row_behind(t, n);

	if (n == 0)
		return false;
	if (rest.n && rest.p[0] == ':')
		rest = zy_row_behind(rest, 1);
	if (zy_row_digits_of(rest))
		return true;
	n = zy_row_hanzi_of(rest, zy_row_numerals);
	return n && zy_row_head_of(zy_row_behind(rest, n), units);
}

/* Returns whether a cell makes its row a sum: 合计, (合计), 全镇合计, 东镇小计,
 * 合计:12个, 平均, 共12人, Total.  person: the cell is in a column of names. */
static bool
is_sum(struct zy_view t, bool person)
{
	struct zy_view rest;
	size_t n;

	t = zy_row_unbracketed(t);
	while (t.n && t.p[t.n - 1] == ':')
		t.n--;
	if (t.n == 0 || t.n > 60)
		return false;
	if (zy_row_is_one(t, sums) || zy_row_is_one(t, figures) || is_count(t))
		return true;
	n = zy_row_head_of(t, scopes);
	rest = zy_row_behind(t, n);
	if (n && (zy_row_is_one(rest, sums) || zy_row_is_one(rest, figures)))
		return true;
	n = zy_row_head_of(t, sums);
	if (n && stops(zy_row_behind(t, n)))
		return true;
	n = zy_row_head_of(t, figures);
	if (n > 3 && n < t.n && (t.p[n] == ':' || zy_row_is_digit(t.p[n])))
		return true;
	/* A person may be called 王小计. */
	return zy_row_ends_with(t, "合计|小计|总计|共计|累计") &&
	       (!person || t.n > 12);
}

/* Returns whether a cell makes its row a sample: 例, 示例, 例:张三, 例 张三,
 * 张三(示例).  例家沟村党支部 is a name. */
static bool
is_sample(struct zy_view t, struct zy_view raw)
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
	rest = zy_row_behind(raw, n);
	if (n && stops(rest))
		return true;
	if (t.n && t.p[0] == '(') {
		n = zy_row_head_of(zy_row_behind(t, 1), samples);
		if (n && n + 1 < t.n && t.p[n + 1] == ')')
			return true;
	}
	return zy_row_ends_with(
	    t, "(示例)|(样例)|(例)|(范例)|(举例)|(填写示例)");
}

/* Returns whether a text consists only of words of labels; with nouns true,
 * also of label_nouns. */
static bool
is_label(struct zy_view t, bool nouns)
{
	size_t n, k;

	if (t.n == 0 || t.n > 60)
		return false;
	while (t.n) {
		n = zy_row_head_of(t, labels);
		k = nouns ? zy_row_head_of(t, label_nouns) : 0;
		n = k > n ? k : n;
		if (n == 0)
			return false;
		t = zy_row_behind(t, n);
	}
	return true;
}

/* Returns whether a cell begins with a label and a colon: 填表人:赵六,
 * 联系电话:. */
static bool
is_labelled(struct zy_view t)
{
	bool colon;
	struct zy_view head = before_colon(t, &colon);

	return colon && is_label(head, true);
}

/* Returns whether a cell is a date, 2010年5月20日, 2010-5-20, or the form for
 * one, 年月日. */
static bool
is_date(struct zy_view t)
{
	static const char signs[] = "年月日号元零○〇一二三四五六七八九十";
	struct zy_date d;
	struct zy_view rest = t;
	bool year = false;
	size_t n;

	if (zy_row_digits_of(t) == t.n)
		return false;
	if (zy_date_parse(&d, t))
		return true;
	while (rest.n) {
		n = zy_row_digits_of(rest);
		if (n == 0 && memchr("-./", rest.p[0], 3))
			n = 1;
		if (n == 0) {
			year = year || zy_view_starts(rest, "年");
			n = zy_row_hanzi_of(rest, signs);
		}
		if (n == 0)
			return false;
		rest = zy_row_behind(rest, n);
	}
	return year;
}

/* Returns whether a cell is a page number: 第1页, 第 1 页 共 3 页, 共3页, - 1
 * -. */
static bool
is_page(struct zy_view t)
{
	struct zy_view rest = t;
	size_t n;

	if (zy_view_starts(t, "第") || zy_view_starts(t, "共")) {
		rest = zy_row_behind(t, 3);
		n = zy_row_digits_of(rest);
		n = n ? n : zy_row_hanzi_of(rest, zy_row_numerals);
		return n && zy_view_starts(zy_row_behind(rest, n), "页");
	}
	while (rest.n && rest.p[0] == '-')
		rest = zy_row_behind(rest, 1);
	n = zy_row_digits_of(rest);
	return rest.n < t.n && n && rest.n > n && rest.p[n] == '-';
}

/* Returns the length of the number of a part at the beginning of a cell, 一、
 * (一) 第一部分, and sets *alone to whether nothing comes after it; returns 0,
 * with *alone unspecified, where there is none. */
static size_t
part_number(struct zy_view t, bool *alone)
{
	struct zy_view rest = t;
	bool open = rest.n && rest.p[0] == '(';
	bool ordinal = zy_view_starts(t, "第");
	size_t n;

	if (open || ordinal)
		rest = zy_row_behind(rest, open ? 1 : 3);
	n = zy_row_hanzi_of(rest, zy_row_numerals);
	if (n == 0)
		return 0;
	rest = zy_row_behind(rest, n);
	n = 0;
	if (ordinal)
		n = zy_row_head_of(rest, "部分|类|组|片|章|节|部");
	else if (rest.n && rest.p[0] == ')')
		n = 1;
	if (ordinal && n == 0)
		return 0;
	rest = zy_row_behind(rest, n);
	*alone = rest.n == 0;
	if (n == 0 || (rest.n && (rest.p[0] == ':' || rest.p[0] == '.')))
		n = zy_row_head_of(rest, "、|.|:|,|．") ? 1 : n;
	if (zy_view_starts(rest, "、"))
		rest = zy_row_behind(rest, 3);
	else if (rest.n && memchr(".:,", rest.p[0], 3))
		rest = zy_row_behind(rest, 1);
	*alone = rest.n == 0;
	return n || *alone ? t.n - rest.n : 0;
}

bool
zy_row_is_numbered(struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT;
	bool alone, numbered;

	zy_cell_fold(&folded, cell);
	numbered = part_number(zy_buf_get(&folded), &alone) > 0;
	zy_buf_release(&folded);
	return numbered;
}

/* Returns the first column that is not dropped, or the last where all are. */
static size_t
first_kept(const struct zy_row_frame *f)
{
	size_t i = 0;

	while (i + 1 < f->width && f->columns[i] == ZY_ROW_DROPPED)
		i++;
	return i;
}

/* Returns whether a row consists mainly of labels with their values: a note or
 * a line of signatures. */
static bool
is_note(const struct zy_view *cells, size_t n, size_t first, size_t filled,
    const struct zy_row_frame *f)
{
	struct zy_view t = zy_row_fold(f, cells[first]);
	size_t i, labelled = 0;
	bool colon;

	if (filled > 8 || !is_labelled(t))
		return false;
	if (filled == 1)
		return f->width > 1;
	if (zy_row_is_one(before_colon(t, &colon), remarks))
		return filled == 2 &&
		       zy_row_column_at(f, first) != ZY_ROW_UNKNOWN;
	for (i = first; i < n; i++)
		labelled += is_labelled(zy_row_fold(f, cells[i]));
	return labelled * 2 >= filled;
}

/* Returns whether a text has several clauses, as no name has. */
static bool
is_sentence(struct zy_view t)
{
	size_t n = zy_row_digits_of(t);

	if (zy_view_has(t, "。") || zy_view_has(t, ";") || zy_view_has(t, "!"))
		return true;
	if (n && n <= 2 && n < t.n &&
	    (t.p[n] == '.' || t.p[n] == ')' ||
		zy_view_starts(zy_row_behind(t, n), "、")))
		return !zy_row_ends_with(t, bodies) &&
		       !zy_row_is_digit(t.p[t.n - 1]);
	return zy_view_has(t, ",");
}

/* Returns whether a cell is a label without a colon, alone or before a blank or
 * a digit: 审核 钱七, 注1, 说明. */
static bool
is_bare_label(struct zy_view t, struct zy_view raw)
{
	size_t n = zy_row_head_of(raw, labels), more;
	struct zy_view rest = zy_row_behind(raw, n);
	uint32_t code;

	if (is_label(t, false))
		return true;
	for (; n && (more = zy_row_head_of(rest, labels)) != 0;)
		rest = zy_row_behind(rest, more);
	return n && rest.n && zy_text_decode(rest.p, rest.p + rest.n, &code) &&
	       (zy_text_is_blank(code) ||
		   (!zy_text_is_hanzi(code) && zy_row_is_digit(rest.p[0])));
}

/* Returns whether a cell is a sentence that ends with a count and its unit:
 * 乙村党支部共有党员2名. */
static bool
ends_in_count(struct zy_view t)
{
	static const char words[] =
	    "共有党员|共有党支部|共有党组织|共计|共有|合计|总计|小计";
	size_t i, n;

	if (!zy_row_ends_with(t, units))
		return false;
	for (i = 0; i < t.n; i++) {
		n = zy_row_head_of(zy_row_behind(t, i), words);
		if (n == 0)
			continue;
		i += n + (i + n < t.n && t.p[i + n] == ':');
		n = zy_row_digits_of(zy_row_behind(t, i));
		return n && zy_row_is_one(zy_row_behind(t, i + n), units);
	}
	return false;
}

/* Returns the kind of a row with only one filled cell, in column `at`. */
static enum zy_row_kind
single_kind(struct zy_view raw, size_t at, const struct zy_row_frame *f)
{
	struct zy_view t = zy_row_fold(f, raw), rest;
	enum zy_row_column column = zy_row_column_at(f, at);
	bool outer = at <= first_kept(f) || at == f->primary, alone = false;
	size_t n;

	if (column == ZY_ROW_DROPPED && zy_row_digits_of(t) == t.n)
		return ZY_ROW_BLANK; /* numbered, and never filled in */
	if (is_page(t) ||
	    (is_date(t) && !(f->filled_down && column == ZY_ROW_CODE)))
		return ZY_ROW_NOTE;
	if (zy_view_starts(t, "(续") || zy_row_is_one(t, "续表|接上表|续上表"))
		return ZY_ROW_TITLE;
	n = zy_row_head_of(t, "附件|附表");
	rest = zy_row_behind(t, n);
	if (n &&
	    (stops(rest) || zy_row_hanzi_of(rest, zy_row_numerals) == rest.n))
		return ZY_ROW_TITLE;
	if (f->filled_down && !outer)
		return ZY_ROW_RECORD;
	if (ends_in_count(t))
		return ZY_ROW_SUM;
	n = part_number(t, &alone);
	if (n && outer)
		return ZY_ROW_PART;
	if (zy_row_unbracketed(t).n < t.n || zy_view_starts(t, "*") ||
	    zy_view_starts(t, "※") || zy_row_head_of(t, "本表|此表|以上"))
		return ZY_ROW_NOTE;
	if (!outer)
		return ZY_ROW_RECORD;
	if (is_bare_label(t, raw) || is_sentence(t))
		return ZY_ROW_NOTE;
	if (zy_row_ends_with(t, tables) && t.n >= 18)
		return ZY_ROW_TITLE;
	n = zy_row_head_of(t, parts);
	if ((n &&
		(n == t.n || zy_row_is_one(zy_row_behind(t, n), part_ends))) ||
	    column == ZY_ROW_DROPPED)
		return ZY_ROW_PART;
	return ZY_ROW_RECORD;
}

/* Returns whether a row is the heading of a part by a Chinese number in a
 * column where records have Arabic ones: 一,乡镇,, */
static bool
is_part(const struct zy_view *cells, size_t n, size_t first, size_t filled,
    const struct zy_row_frame *f)
{
	struct zy_view next = {NULL, 0};
	bool alone = false, other;
	size_t i;

	if (filled < 2 || filled > 3 || first > 0 ||
	    !part_number(zy_row_fold(f, cells[0]), &alone) || !alone)
		return false;
	if (f->next && f->nnext)
		next = zy_text_trim(f->next[0]);
	other =
	    next.n && zy_row_digits_of(zy_row_fold(f, next)) == f->scratch->n;
	if (filled == 3 || f->width < 3)
		return other && zy_view_is(zy_buf_get(f->scratch), "1");
	if (other)
		return true;
	for (i = 1; i + 1 < n && zy_text_trim(cells[i]).n == 0;)
		i++;
	/* Records that are numbered 一, 二 and have nothing but a name. */
	return !(next.n && part_number(zy_row_fold(f, next), &alone) && alone &&
		 zy_row_ends_with(zy_row_fold(f, cells[i]), bodies));
}

/* Returns the kind of a row as far as cell number `at` tells it: a sample, a
 * sum, or a record. */
static enum zy_row_kind
kind_of_cell(const struct zy_view *cells, size_t n, size_t at,
    const struct zy_row_frame *f)
{
	struct zy_view raw =
	    at < n ? zy_text_trim(cells[at]) : (struct zy_view){NULL, 0};

	if (raw.n == 0 ||
	    ((signed char)raw.p[0] < 0 && zy_row_is_name(zy_row_filter(), raw)))
		return ZY_ROW_RECORD;
	if (f->width > 1 && is_sample(zy_row_fold(f, raw), raw))
		return ZY_ROW_SAMPLE;
	return is_sum(zy_row_fold(f, raw),
		   zy_row_column_at(f, at) == ZY_ROW_PERSON)
		   ? ZY_ROW_SUM
		   : ZY_ROW_RECORD;
}

enum zy_row_kind
zy_row_classify(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	size_t first = 0, filled = zy_row_filled(cells, n, &first);
	enum zy_row_kind kind;

	if (filled == 0)
		return ZY_ROW_BLANK;
	if (zy_row_is_numbers(cells, n, f))
		return ZY_ROW_NUMBERS;
	kind = kind_of_cell(cells, n, first, f);
	if (kind == ZY_ROW_RECORD &&
	    zy_row_column_at(f, first) == ZY_ROW_DROPPED)
		kind = kind_of_cell(cells, n, first_kept(f), f);
	if (kind == ZY_ROW_RECORD && first != f->primary)
		kind = kind_of_cell(cells, n, f->primary, f);
	if (kind != ZY_ROW_RECORD)
		return kind;
	if (filled > 2 && n >= f->width && f->width &&
	    zy_row_is_one(zy_row_fold(f, cells[f->width - 1]),
		"示例|样例|范例|填写示例|填表示例|填写样例|此行为示例"))
		return ZY_ROW_SAMPLE;
	if (is_note(cells, n, first, filled, f))
		return ZY_ROW_NOTE;
	if (is_part(cells, n, first, filled, f))
		return ZY_ROW_PART;
	return filled == 1 && f->width > 1
		   ? single_kind(zy_text_trim(cells[first]), first, f)
		   : ZY_ROW_RECORD;
}

bool
zy_row_may_be_title(struct zy_view raw, size_t at, const struct zy_row_frame *f)
{
	struct zy_view t = zy_row_fold(f, zy_text_trim(raw));

	if (f->width < 2 || (f->filled_down && at > first_kept(f)))
		return false;
	if (at != f->primary)
		return at <= first_kept(f);
	return !zy_row_ends_with(t, bodies) &&
	       !(zy_row_column_at(f, at) == ZY_ROW_PERSON && t.n <= 12);
}

bool
zy_row_needs_next(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	bool alone = false, strong;

	if (f->below && zy_row_counts_columns(cells, n, f, &strong) && !strong)
		return true;
	return n > 1 && part_number(zy_row_fold(f, cells[0]), &alone) && alone;
}

static struct zy_row_filter filter;

static void
add_heads(uint64_t *to, const char *list)
{
	struct zy_view all = zy_view(list), one;
	unsigned bit;

	while (zy_view_next(&all, '|', &one)) {
		if (one.n < 3 || (signed char)one.p[0] > 0)
			continue;
		bit = zy_row_filter_bit(one.p);
		to[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

static void
make_filter(void)
{
	static const char *const kinds[] = {sums, figures, scopes, counts,
	    samples, sample_heads, "（|【|〔|［|※|＊|①|甲|栏|列|行|项|序|编"};
	static const char *const notes[] = {labels, label_nouns,
	    "一|二|三|四|五|六|七|八|九|十|百|第|续|接|此|本"};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		add_heads(filter.kinds, kinds[i]);
	for (i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
		add_heads(filter.notes, notes[i]);
}

const struct zy_row_filter *
zy_row_filter(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make_filter);
	return &filter;
}

bool
zy_row_is_wide(const struct zy_view *cells, size_t n, struct zy_view v)
{
	size_t i, filled = 0;

	for (i = 0; i < n && filled < 4; i++)
		filled += zy_row_is_filled(cells[i]);
	return filled == 4 && !memchr(v.p, ':', v.n) && !zy_view_has(v, "：");
}
