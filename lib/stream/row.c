/*
 * Classifying the rows of a table: implements row.h.  row-*.c recognise single
 * kinds of rows.
 *
 * SPDX-License-Identifier: MIT
 */
#include <pthread.h>

#include "base/date.h"
#include "stream/column.h"
#include "stream/row-state.h"

/* The words that forms use, with '|' between them, in the form of
 * zy_cell_fold: without blanks, with ASCII for full-width characters. */
/* The words of which labels of notes and signatures are composed. */
static const char labels[] =
    "填报|填表|填写|制表|制作|制|审核|审批|审|联系|负责|统计|报送|报出|报|"
    "经办|分管|主管|主要|单位|部门|校对|复核|打印|核对|录入|录|上报|报表|"
    "盖章|公章|签字|签名|签章|日期|时间|电话|手机|传真|邮箱|邮编|地址|备注|"
    "附注|注|说明|附件|附|要求|提示|注意|事项|数据|来源|截至|截止|人|员|者|"
    "领导|须知|指标|解释|口径|号码|(|)|、|/|和|及|表|抄送|主送|监票|计票|唱票|"
    "总监票|监督|主持|记录|responsible|filledinby|date|contact|about|by|note|"
    "notes|unit";
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
/* Words that lead from page to page, or say that nothing follows. */
static const char turns[] =
    "续表|接上表|续上表|接上页|续上页|接下页|转下页|下接|上接|承前页|过次页|"
    "转下表|接下表";
static const char ends[] =
    "以下空白|以下无正文|此页无正文|本页以下空白|本页无正文|以下无|下空|空白|"
    "完|以下略|略|以下省略|正文完|全文完";
static const char tables[] = "表|名册|名单|台账|明细|一览|清单";

const char *
zy_row_kind_name(enum zy_row_kind kind)
{
	static const char *const names[] = {N_("records"), N_("header rows"),
	    N_("titles"), N_("column numbers"), N_("samples"),
	    N_("headings of parts"), N_("sums"), N_("labels of the rows below"),
	    N_("notes"), N_("blank rows")};

	return names[kind];
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
		t = zy_row_after(t, n);
	}
	return true;
}

/* Returns whether a cell begins with a label and a colon: 填表人:赵六,
 * 联系电话:. */
static bool
is_labelled(struct zy_view t)
{
	bool colon;
	struct zy_view head = zy_row_before_colon(t, &colon);

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
		rest = zy_row_after(rest, n);
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
		rest = zy_row_after(t, 3);
		n = zy_row_digits_of(rest);
		n = n ? n : zy_row_hanzi_of(rest, zy_row_numerals);
		return n && zy_view_starts(zy_row_after(rest, n), "页");
	}
	while (rest.n && rest.p[0] == '-')
		rest = zy_row_after(rest, 1);
	n = zy_row_digits_of(rest);
	return rest.n < t.n && n && rest.n > n && rest.p[n] == '-';
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

/* Returns whether a row of two cells begins, where records have a code or
 * number, with a label, 注, 审核人, or with a sign that the other cell
 * explains:
 * *, 带*号的为联合支部. */
static bool
is_headed_note(const struct zy_view *cells, size_t n, size_t first,
    const struct zy_row_frame *f)
{
	const enum zy_row_column column = zy_row_column_at(f, first);
	struct zy_view sign = zy_text_trim(cells[first]);
	struct zy_view t = zy_row_fold(f, sign), other = {NULL, 0};
	size_t i;

	if (column != ZY_ROW_DROPPED && column != ZY_ROW_CODE)
		return false;
	if (is_label(t, false))
		return true;
	if (!zy_row_is_one(t, "*|※|★|●|▲|#"))
		return false;
	for (i = first + 1; i < n && other.n == 0; i++)
		other = zy_text_trim(cells[i]);
	return other.n && memmem(other.p, other.n, sign.p, sign.n);
}

/* Returns whether a row consists mainly of labels with their values: a note or
 * a line of signatures. */
static bool
is_note(const struct zy_view *cells, size_t n, size_t first, size_t filled,
    const struct zy_row_frame *f)
{
	struct zy_view t;
	size_t i, labelled = 0;
	bool colon;

	if (filled == 2 && is_headed_note(cells, n, first, f))
		return true;
	t = zy_row_fold(f, cells[first]);
	if (filled > 8 || !is_labelled(t))
		return false;
	if (filled == 1)
		return f->width > 1;
	if (zy_row_is_one(zy_row_before_colon(t, &colon), remarks))
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
		zy_view_starts(zy_row_after(t, n), "、")))
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
	struct zy_view rest = zy_row_after(raw, n);
	uint32_t code;

	if (is_label(t, false))
		return true;
	for (; n && (more = zy_row_head_of(rest, labels)) != 0;)
		rest = zy_row_after(rest, more);
	return n && rest.n && zy_text_decode(rest.p, rest.p + rest.n, &code) &&
	       (zy_text_is_blank(code) ||
		   (!zy_text_is_hanzi(code) && zy_row_is_digit(rest.p[0])));
}

/* Returns the text without dashes and dots at both ends. */
static struct zy_view
undashed(struct zy_view t)
{
	static const char signs[] = "—|─|–|-|…|.|·|=|~|*";
	size_t n;

	while ((n = zy_row_head_of(t, signs)) != 0)
		t = zy_row_after(t, n);
	while (t.n && zy_row_ends_with(t, signs))
		t.n -= (signed char)t.p[t.n - 1] >= 0 ? 1
		       : zy_row_ends_with(t, "·")     ? 2
						      : 3;
	return t;
}

/* Returns whether a text is the name of an organisation, a count behind it or
 * not: 甲村党支部(12人). */
static bool
ends_as_body(struct zy_view t)
{
	size_t n;

	if (zy_row_is_counted(t, &n))
		t.n = n;
	return zy_row_ends_with(t, bodies);
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
	rest = undashed(zy_row_unbracketed(t));
	if (zy_view_starts(t, "(续") || zy_row_is_one(rest, turns))
		return ZY_ROW_TITLE;
	if (rest.n == 0 || zy_row_is_one(rest, ends) ||
	    (column == ZY_ROW_TEXT && zy_row_digits_of(t) == t.n))
		return ZY_ROW_NOTE;
	n = zy_row_head_of(t, "附件|附表");
	rest = zy_row_after(t, n);
	if (n && (zy_row_stops(rest) ||
		     zy_row_hanzi_of(rest, zy_row_numerals) == rest.n))
		return ZY_ROW_TITLE;
	if (f->filled_down && !outer)
		return ZY_ROW_RECORD;
	if (zy_row_ends_in_count(t))
		return ZY_ROW_SUM;
	n = zy_row_part_number(t, &alone);
	if (n && outer)
		return ZY_ROW_PART;
	if (zy_row_unbracketed(t).n < t.n || zy_view_starts(t, "*") ||
	    zy_view_starts(t, "※") || zy_row_head_of(t, "本表|此表|以上"))
		return ZY_ROW_NOTE;
	if (!outer)
		return ZY_ROW_RECORD;
	if (column == ZY_ROW_PERSON && ends_as_body(t))
		return ZY_ROW_PART;
	if (is_bare_label(t, raw) || is_sentence(t))
		return ZY_ROW_NOTE;
	if (zy_row_ends_with(t, tables) && t.n >= 18)
		return ZY_ROW_TITLE;
	n = zy_row_head_of(t, parts);
	if ((n && (n == t.n || zy_row_is_one(zy_row_after(t, n), part_ends))) ||
	    (zy_row_is_counted(t, &n) &&
		!zy_row_ends_with((struct zy_view){t.p, n}, bodies)) ||
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
	    !zy_row_part_number(zy_row_fold(f, cells[0]), &alone) || !alone)
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
	return !(next.n && zy_row_part_number(zy_row_fold(f, next), &alone) &&
		 alone && zy_row_ends_with(zy_row_fold(f, cells[i]), bodies));
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
	    ((signed char)raw.p[0] < 0
		    ? zy_row_is_name(zy_row_filter(), raw)
		    : zy_row_column_at(f, at) != ZY_ROW_TEXT &&
			  zy_row_is_plain(zy_row_filter(), cells, n, raw)))
		return ZY_ROW_RECORD;
	if (f->width > 1 && zy_row_is_sample(zy_row_fold(f, raw), raw))
		return ZY_ROW_SAMPLE;
	return zy_row_is_sum(zy_row_fold(f, raw), zy_row_column_at(f, at))
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
	if (zy_row_column_at(f, at) == ZY_ROW_PERSON)
		return ends_as_body(t) || t.n > 12;
	return !zy_row_ends_with(t, bodies);
}

bool
zy_row_needs_next(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	bool alone = false, strong;

	if (f->below && zy_row_counts_columns(cells, n, f, &strong) && !strong)
		return true;
	return n > 1 && zy_row_part_number(zy_row_fold(f, cells[0]), &alone) &&
	       alone;
}

static struct zy_row_filter filter;

/*
 * Adds the first characters of the words of a list to a filter, if they are no
 * ASCII.
 */
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

/* Computes both filters of zy_row_filter. */
static void
make_filter(void)
{
	const char *const *kinds;
	static const char *const notes[] = {labels, label_nouns,
	    "一|二|三|四|五|六|七|八|九|十|百|第|续|接|此|本"};
	size_t i;

	for (kinds = zy_row_sum_words; *kinds; kinds++)
		add_heads(filter.kinds, *kinds);
	add_heads(filter.kinds, "（|【|〔|［|※|＊|①|甲|栏|列|行|项|序|编");
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
	/* The cell is short: a search by the C library costs more to call. */
	for (i = 0; i < v.n; i++)
		if (v.p[i] == ':' ||
		    (v.p[i] == "："[0] &&
			zy_view_starts(zy_row_after(v, i), "：")))
			return false;
	return filled == 4;
}
