/*
 * Expands the short forms of rules: 每高(低)1%加(减)0.5分 becomes one sign for
 * both directions; 被省、市、县推广的分别加5分、3分、2分 becomes three rules,
 * and so does 有场所、有人员、有制度各得3分.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-state.h"

enum {
	LEVELS_MAX = 8, /* of one list that 分别 shares points out to */
};

/* Replaces each of the words by a sign. */
static void
replace_all(struct zy_buf *b, const char *word, const char *sign)
{
	struct zy_buf out = ZY_BUF_INIT;
	const char *from = b->n ? b->p : "", *at;

	for (; (at = strstr(from, word)) != NULL; from = at + strlen(word)) {
		zy_buf_put(&out, from, (size_t)(at - from));
		zy_buf_puts(&out, sign);
	}
	zy_buf_puts(&out, from);
	zy_buf_reset(b);
	zy_buf_view(b, zy_buf_get(&out));
	zy_buf_release(&out);
}

/* Replaces words for both directions, 每高(低), 加(减), 增减, by one sign. */
static void
join_directions(struct zy_buf *b)
{
	static const char *const both[] = {"高于(低于)", "超过(低于)",
	    "增加(减少)", "上升(下降)", "提高(降低)", "增长(下降)",
	    "升高(降低)", "高(低)", "超(低)", "增(减)", "升(降)", "多(少)",
	    "增加或减少", "提高或降低", "高或低", "加(减)", "加(扣)",
	    "加(扣减)", "奖(罚)", "奖(扣)", "加减", "增减", "加或减", "加或扣",
	    "+/-", "+-", NULL};
	size_t i;

	for (i = 0; both[i]; i++)
		replace_all(b, both[i], "±");
}

/*
 * Removes what phrases do not need: (含), since a bound belongs to the range
 * unless words say otherwise; quotes; and the separator inside the name of a
 * body.
 */
static void
cut_signs(struct zy_buf *b)
{
	replace_all(b, "(含)", "");
	replace_all(b, "(含以上)", "以上");
	replace_all(b, "(含本数)", "");
	replace_all(b, "“", "");
	replace_all(b, "”", "");
	replace_all(b, "\"", "");
	replace_all(b, "县委、县政府", "县委县政府");
	replace_all(b, "市委、市政府", "市委市政府");
	replace_all(b, "省委、省政府", "省委省政府");
	replace_all(b, "党委、政府", "党委政府");
}

/*
 * Removes （含90分） behind a bound, which says only that the bound belongs to
 * the range.
 */
static void
cut_included(struct zy_buf *b)
{
	static const char open[] = "(含";
	char *at = b->n ? strstr(b->p, open) : NULL;

	for (; at; at = strstr(at, open)) {
		size_t n = strlen(open);

		n += strspn(at + n, "0123456789.%");
		if (strncmp(at + n, "分", strlen("分")) == 0)
			n += strlen("分");
		if (at[n] != ')') {
			at += n;
			continue;
		}
		memmove(at, at + n + 1, strlen(at + n + 1) + 1);
		b->n -= n + 1;
	}
}

/* Returns whether t begins with one of the words. */
static bool
begins(const char *t, const char *const *words)
{
	size_t i;

	for (i = 0; words[i]; i++)
		if (strncmp(t, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

/* Returns whether the text from p to end states points: 3分. */
static bool
has_points(const char *p, const char *end)
{
	for (; (p = strstr(p, "分")) != NULL && p < end; p += strlen("分"))
		if (p[-1] >= '0' && p[-1] <= '9')
			return true;
	return false;
}

/*
 * Removes the comma between the subject of a rule and its points:
 * 未建台账的,扣2分.
 */
static void
join_clauses(struct zy_buf *b)
{
	static const char *const points[] = {"扣", "倒扣", "不得分",
	    "该项不得分", "本项不得分", "此项不得分", "不得该项分", "得", "加",
	    "计", "记", "奖", "减", NULL};
	static const char *const others[] = {"每", "发现", "一次", "酌情", "视",
	    "该项", "本项", "此项", "全", "取消", "定为", "总分", "直接",
	    "一律", "实行", NULL};
	char *p = b->p, *clause = b->p;

	for (; *p; p++) {
		bool of = p - b->p >= 3 && memcmp(p - 3, "的", 3) == 0;

		if (*p == ',' &&
		    ((of && begins(p + 1, others)) ||
			(begins(p + 1, points) && p > clause &&
			    strncmp(p + 1, "扣完", strlen("扣完")) != 0 &&
			    !has_points(clause, p)))) {
			memmove(p, p + 1, strlen(p));
			b->n--;
		}
		if (strchr(",;:\n()", *p) || strncmp(p, "。", 3) == 0)
			clause = p + 1;
	}
}

/*
 * Returns the length of a numeral at the beginning of t that is one of a list
 * of prizes or classes, as in 一、二、三等奖; or 0.
 */
static size_t
class_at(const char *t)
{
	static const char *const numerals[] = {
	    "特", "一", "二", "三", "四", "五", NULL};
	static const char *const ends[] = {
	    "、", "和", "及", "等", "类", "档", NULL};
	size_t i;

	for (i = 0; numerals[i]; i++)
		if (strncmp(t, numerals[i], strlen(numerals[i])) == 0 &&
		    begins(t + strlen(numerals[i]), ends))
			return strlen(numerals[i]);
	return 0;
}

/*
 * Returns the length of the longest level at the beginning of t, or of a class;
 * or 0.
 */
static size_t
level_at(const char *t)
{
	const char *p = "", *end;
	size_t i, n, longest = 0;

	for (i = 0; zy_wording_words[i].name; i++)
		if (strcmp(zy_wording_words[i].name, "level") == 0)
			p = zy_wording_words[i].words;
	for (; *p; p = *end ? end + 1 : end) {
		end = strchr(p, '|');
		end = end ? end : p + strlen(p);
		n = (size_t)(end - p);
		if (n > longest && strncmp(t, p, n) == 0)
			longest = n;
	}
	return longest ? longest : class_at(t);
}

/* Returns whether the n bytes at t end with a word of the list of that name. */
static bool
ends_with_one_of(const char *list, const char *t, size_t n)
{
	const char *p = "", *end;
	size_t i, k;

	for (i = 0; zy_wording_words[i].name; i++)
		if (strcmp(zy_wording_words[i].name, list) == 0)
			p = zy_wording_words[i].words;
	for (; *p; p = *end ? end + 1 : end) {
		end = strchr(p, '|');
		end = end ? end : p + strlen(p);
		k = (size_t)(end - p);
		if (k <= n && strncmp(t + n - k, p, k) == 0)
			return true;
	}
	return false;
}

/*
 * Returns the length of points in brackets at the beginning of t, (10分) or
 * (8-10分), and sets *range to whether they are a range; or 0.
 */
static size_t
bracketed_points(const char *t, bool *range)
{
	static const char *const to[] = {"-", "—", "–", "至", "到", "~", NULL};
	static const char digits[] = "0123456789.";
	size_t n = 1, k = strspn(t + 1, digits), i;

	if (*t != '(' || k == 0)
		return 0;
	n += k;
	for (*range = false, i = 0; to[i]; i++) {
		size_t unit = strncmp(t + n, "分", 3) == 0 ? 3 : 0;

		if (strncmp(t + n + unit, to[i], strlen(to[i])) != 0)
			continue;
		n += unit + strlen(to[i]);
		k = strspn(t + n, digits);
		n += k;
		*range = k > 0;
		break;
	}
	return strncmp(t + n, "分)", 4) == 0 ? n + 4 : 0;
}

/*
 * Removes the brackets of 好(8-10分), and those of 优秀(10分) and 省级(3分),
 * where they stand behind a grade or level: a bracket ends a phrase.
 */
static void
open_brackets(struct zy_buf *b)
{
	bool range = false;
	size_t n;
	char *p;

	for (p = b->p; *p; p++) {
		n = bracketed_points(p, &range);
		if (n == 0)
			continue;
		if (!range &&
		    !ends_with_one_of("grade", b->p, (size_t)(p - b->p)) &&
		    !ends_with_one_of("level", b->p, (size_t)(p - b->p)))
			continue;
		memmove(p + n - 1, p + n, strlen(p + n) + 1);
		memmove(p, p + 1, strlen(p + 1) + 1);
		b->n -= 2;
	}
}

/* Returns the length of a separator of a list at the beginning of t, or 0. */
static size_t
between_at(const char *t)
{
	static const char *const signs[] = {
	    "、", ",", "和", "及", "/", "或", NULL};
	size_t i;

	for (i = 0; signs[i]; i++)
		if (strncmp(t, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/*
 * Reads a list of at least two levels at t.  Returns their number and sets *end
 * to where the list ends.
 */
static size_t
levels_at(const char *t, struct zy_view levels[LEVELS_MAX], const char **end)
{
	size_t n = 0, k;

	while (n < LEVELS_MAX && (k = level_at(t)) > 0) {
		levels[n++] = (struct zy_view){t, k};
		*end = t += k;
		t += between_at(t);
		if (t == *end)
			break;
	}
	return n;
}

/* Reads a list of points after 分别加.  Returns their number. */
static size_t
points_at(const char *t, struct zy_view points[LEVELS_MAX], const char **end)
{
	size_t n = 0, k;

	for (;;) {
		k = strspn(t, "0123456789.");
		if (k == 0 || n == LEVELS_MAX)
			return n;
		points[n++] = (struct zy_view){t, k};
		t += k;
		if (strncmp(t, "分", strlen("分")) == 0)
			t += strlen("分");
		*end = t;
		k = between_at(t);
		if (k == 0)
			return n;
		t += k;
	}
}

/*
 * Returns where the clause that contains p begins in text: after the last stop.
 */
static const char *
clause_of(const char *text, const char *p)
{
	while (p > text && !strchr(";\n", p[-1]) &&
	       !(p - text >= 3 && memcmp(p - 3, "。", 3) == 0))
		p--;
	return p;
}

/*
 * What a list of points is shared out to: prefix, one of the parts, suffix.
 */
struct shared {
	struct zy_view prefix, parts[LEVELS_MAX], suffix;
	size_t n;
};

/*
 * Finds the parts in the clause from `from` to end: a list of levels, or else
 * all texts between 、 since the last comma.  s->n is 0 or 1 if there is none.
 */
static void
find_parts(struct shared *s, const char *from, const char *end)
{
	const char *first, *stop = end, *p;

	*s = (struct shared){.n = 0};
	while (end > from && end[-1] == ',')
		end--;
	for (first = from; first < end; first++) {
		s->n = levels_at(first, s->parts, &stop);
		if (s->n > 1 && stop <= end) {
			s->prefix =
			    (struct zy_view){from, (size_t)(first - from)};
			s->suffix =
			    (struct zy_view){stop, (size_t)(end - stop)};
			return;
		}
	}
	for (first = end; first > from && !strchr(",:", first[-1]);)
		first--;
	s->prefix = (struct zy_view){from, (size_t)(first - from)};
	for (s->n = 0; s->n < LEVELS_MAX; first = p + strlen("、")) {
		p = strstr(first, "、");
		p = p && p < end ? p : end;
		s->parts[s->n++] = (struct zy_view){first, (size_t)(p - first)};
		if (p == end)
			return;
	}
	s->n = 0;
}

/*
 * Expands the word 分别 or 各 at `at`: the clause before it has as many parts
 * as there are points after it, or one number of points for each of them.
 * Returns true; or false, with nothing changed, if there are no such lists.
 */
static bool
share_out(struct zy_buf *b, const char *at, const char *word, bool each)
{
	struct zy_view points[LEVELS_MAX];
	const char *verb = at + strlen(word), *behind = verb, *rest = verb;
	struct zy_buf out = ZY_BUF_INIT;
	const char *from = clause_of(b->p, at);
	struct shared s;
	size_t i, n;

	find_parts(&s, from, at);
	while (*behind && !strchr("0123456789;,", *behind))
		behind++;
	n = points_at(behind, points, &rest);
	if (s.n < 2 || n != (each ? 1 : s.n) || behind - verb > 12)
		return false;
	zy_buf_put(&out, b->p, (size_t)(from - b->p));
	for (i = 0; i < s.n; i++) {
		zy_buf_puts(&out, i ? ";" : "");
		zy_buf_view(&out, s.prefix);
		zy_buf_view(&out, s.parts[i]);
		zy_buf_view(&out, s.suffix);
		zy_buf_put(&out, verb, (size_t)(behind - verb));
		zy_buf_view(&out, points[each ? 0 : i]);
		zy_buf_puts(&out, "分");
	}
	zy_buf_puts(&out, rest);
	zy_buf_reset(b);
	zy_buf_view(b, zy_buf_get(&out));
	zy_buf_release(&out);
	return true;
}

/* Expands all words 各 before points: 有场所、有人员各得3分. */
static void
share_out_each(struct zy_buf *b)
{
	static const char *const verbs[] = {
	    "得", "计", "记", "加", "奖", "扣", "减", NULL};
	static const char word[] = "各";
	const char *at = b->n ? strstr(b->p, word) : NULL;
	size_t from;

	while (at) {
		from = (size_t)(at - b->p) + strlen(word);
		if (begins(b->p + from, verbs))
			share_out(b, at, word, true);
		at = from < b->n ? strstr(b->p + from, word) : NULL;
	}
}

/* Writes 每低于95%一个百分点 as 低于95%,每低一个百分点. */
static void
move_bounds(struct zy_buf *b)
{
	static const char each[] = "每低于";
	static const char *const units[] = {
	    "一", "1", "0", "2", "3", "5", "两", NULL};
	struct zy_buf out = ZY_BUF_INIT;
	const char *from = b->p, *at;
	size_t n;

	for (; (at = strstr(from, each)) != NULL; from = at) {
		zy_buf_put(&out, from, (size_t)(at - from));
		at += strlen(each);
		n = strspn(at, "0123456789.");
		if (n && at[n] == '%' && begins(at + n + 1, units)) {
			zy_buf_printf(&out, "低于%.*s,每低", (int)n + 1, at);
			at += n + 1;
		} else {
			zy_buf_puts(&out, each);
		}
	}
	zy_buf_puts(&out, from);
	zy_buf_reset(b);
	zy_buf_view(b, zy_buf_get(&out));
	zy_buf_release(&out);
}

/* Writes 得分=(完成数/任务数)×10 with signs at which no phrase ends. */
static void
write_formula(struct zy_buf *b)
{
	if (!strstr(b->p, "=") || (!strstr(b->p, "/") && !strstr(b->p, "÷")))
		return;
	replace_all(b, "/", "÷");
	replace_all(b, "(", "");
	replace_all(b, ")", "");
}

/*
 * Writes what a growth of nothing and a fall bring as bounds beside others in
 * percent: 增长10%以上得20分,持平得10分,下降不得分.
 */
static void
write_growth(struct zy_buf *b)
{
	static const char *const words[][2] = {{"持平的得", "0%以上得"},
	    {"持平得", "0%以上得"}, {"负增长的不得分", "0%以下不得分"},
	    {"负增长不得分", "0%以下不得分"}, {"下降的不得分", "0%以下不得分"},
	    {"下降不得分", "0%以下不得分"}};
	size_t i;

	if (!strstr(b->p, "增") || !strstr(b->p, "%以上得") ||
	    !strstr(b->p, "持平"))
		return;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		replace_all(b, words[i][0], words[i][1]);
}

void
zy_wording_write_signs(struct zy_buf *b)
{
	static const char *const signs[][2] = {{"≥", "不低于"}, {"≧", "不低于"},
	    {">=", "不低于"}, {"≤", "不超过"}, {"≦", "不超过"},
	    {"<=", "不超过"}, {">", "高于"}, {"<", "低于"}};
	size_t i;

	for (i = 0; b->n && i < sizeof(signs) / sizeof(signs[0]); i++)
		replace_all(b, signs[i][0], signs[i][1]);
}

void
zy_wording_write_out(struct zy_buf *b)
{
	static const char shared[] = "分别";
	const char *at;

	if (b->n == 0)
		return;
	zy_wording_write_signs(b);
	cut_signs(b);
	cut_included(b);
	join_directions(b);
	write_formula(b);
	write_growth(b);
	open_brackets(b);
	join_clauses(b);
	move_bounds(b);
	share_out_each(b);
	while (b->n && (at = strstr(b->p, shared)) != NULL &&
	       share_out(b, at, shared, false))
		;
}
