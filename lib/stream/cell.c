/*
 * Cleaning cells: implements zy_cell_clean and zy_cell_clean_in of column.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/decimal.h"
#include "base/written-date.h"
#include "stream/cell-code.h"
#include "stream/cell-number.h"
#include "stream/column.h"
#include "stream/phrase.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Returns whether the byte is printable ASCII, or part of a character of U+4000
 * to U+9FFF. */
static inline bool
is_usual(unsigned char c)
{
	return c > 0x7F ? c < 0xC0 || (c >= 0xE4 && c <= 0xE9)
			: c > ' ' && c < 0x7F;
}

/* Returns whether v consists only of hanzi of the common block and printable
 * ASCII: no blanks, no full-width forms, no separators of names, no private use
 * characters. */
static bool
is_simple(struct zy_view v)
{
	size_t i = 0;

#ifdef __SSE2__
	const __m128i del = _mm_set1_epi8(0x7F);
	__m128i bytes, ascii, inner, leads;

	/* Signed: what goes on in a character is below 0xC0. */
	for (; v.n >= 16 && i < v.n; i += 16) {
		bytes = _mm_loadu_si128(
		    (const __m128i *)(v.p + (v.n - i < 16 ? v.n - 16 : i)));
		ascii = _mm_andnot_si128(_mm_cmpeq_epi8(bytes, del),
		    _mm_cmpgt_epi8(bytes, _mm_set1_epi8(' ')));
		inner = _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xC0));
		leads = _mm_and_si128(
		    _mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)0xE3)),
		    _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xEA)));
		if (_mm_movemask_epi8(_mm_or_si128(
			_mm_or_si128(ascii, inner), leads)) != 0xFFFF)
			return false;
	}
#endif
	for (; i < v.n; i++)
		if (!is_usual((unsigned char)v.p[i]))
			return false;
	return true;
}

/* Removes what spreadsheets need to keep a text a text: '...', ="..." and tabs
 * at its ends.  All of them are removed, so that the next program of a pipe
 * finds nothing more to remove. */
static struct zy_view
unguard(struct zy_view v)
{
	if (v.n && v.p[0] != '\'' && v.p[0] != '=' && is_simple(v))
		return v;
	for (;;) {
		v = zy_text_trim(v);
		if (v.n > 3 && zy_view_starts(v, "=\"") && v.p[v.n - 1] == '"')
			v = (struct zy_view){v.p + 2, v.n - 3};
		else if (v.n > 1 && v.p[0] == '\'')
			v = (struct zy_view){v.p + 1, v.n - 1};
		else
			return v;
	}
}

/* Returns whether v is one of the texts that people write for an empty cell. */
static bool
says_nothing(struct zy_view v)
{
	static const char *const words[] = {
	    "无", "—", "——", "–", "-", "--", "/", "／", "－", "\\", NULL};
	size_t i;

	if (v.n > strlen("——"))
		return false;
	for (i = 0; words[i]; i++)
		if (zy_view_is(v, words[i]))
			return true;
	return v.n == 0;
}

/* Returns whether v is one of the texts that people write where nobody, or no
 * day, is known. */
static bool
says_unknown(struct zy_view v)
{
	static const char *const words[] = {"不详", "不明", "不清", "未知",
	    "待定", "待查", "待配", "待补", "未定", "暂缺", "暂无", "空缺",
	    "未配备", "待核实", NULL};
	size_t i;

	if (v.n != strlen("不详") && v.n != strlen("未配备"))
		return false;
	for (i = 0; words[i]; i++)
		if (zy_view_is(v, words[i]))
			return true;
	return false;
}

/* Returns whether a name may be no name alone: it begins with the first hanzi
 * of a word of says_unknown, or ends with a bracket or a star. */
static bool
is_doubtful(struct zy_view v)
{
	static const char *const firsts[] = {"不", "未", "待", "暂", "空"};
	size_t i;

	for (i = 0; v.n > 3 && i < sizeof(firsts) / sizeof(firsts[0]); i++)
		if (memcmp(v.p, firsts[i], 3) == 0)
			return true;
	return v.n && (v.p[v.n - 1] == ')' || v.p[v.n - 1] == '*');
}

/* Returns v with full-width characters as ASCII, in b, which is overwritten;
 * blanks inside are kept.  Returns v itself where it is not valid UTF-8. */
static struct zy_view
fold_width(struct zy_view v, struct zy_buf *b)
{
	const char *p = v.n ? v.p : "", *end = p + v.n;
	uint32_t code;
	int len;

	zy_buf_reset(b);
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			return v;
		if (code >= 0xFF01 && code <= 0xFF5E)
			code -= 0xFEE0;
		else if (code == 0x3000)
			code = ' ';
		zy_buf_char(b, code);
	}
	return zy_buf_get(b);
}

/* Returns the character of Unicode that has replaced a private use character of
 * GB18030, or 0 where there is none. */
static uint32_t
standard_form(uint32_t code)
{
	static const struct {
		uint16_t old, now;
	} moved[] = {{0xE78D, 0xFE10}, {0xE78E, 0xFE12}, {0xE78F, 0xFE11},
	    {0xE790, 0xFE13}, {0xE791, 0xFE14}, {0xE792, 0xFE15},
	    {0xE793, 0xFE16}, {0xE794, 0xFE17}, {0xE795, 0xFE18},
	    {0xE796, 0xFE19}, {0xE81E, 0x9FB4}, {0xE826, 0x9FB5},
	    {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7}, {0xE832, 0x9FB8},
	    {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE864, 0x9FBB},
	    {0xE863, 0x4DAE}, {0xE85F, 0x4D16}, {0xE7C7, 0x1E3F}};
	size_t i;

	for (i = 0; i < sizeof(moved) / sizeof(moved[0]); i++)
		if (moved[i].old == code)
			return moved[i].now;
	return 0;
}

/*
 * Returns whether a character is one that people write for the dot in a name of
 * two parts, U+00B7.
 */
static bool
is_separator(uint32_t c)
{
	return c == 0x2022 || c == 0x30FB || c == 0xFF0E || c == 0x2027 ||
	       c == 0xFF65 || c == 0x2219 || c == 0x22C5;
}

/* Returns whether v consists of two hanzi with blanks between them: 张 三. */
static bool
is_split_name(struct zy_view v)
{
	const char *p = v.n ? v.p : "", *end = p + v.n;
	int hanzi = 0, blanks = 0, len;
	uint32_t code;

	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			return false;
		if (zy_text_is_blank(code))
			blanks++;
		else if (zy_text_is_hanzi(code))
			hanzi++;
		else
			return false;
	}
	return hanzi == 2 && blanks > 0;
}

/*
 * Returns a name without a mark (*, ★) or a note at its end that says the sex
 * or the people: （女）, (苗族).  Other notes, as （大）, may tell namesakes
 * apart.
 */
static struct zy_view
without_note(struct zy_view v)
{
	static const char *const notes[] = {
	    "（女）", "(女)", "（男）", "(男)", "族）", "族)"};
	static const char *const marks[] = {"*", "＊", "★", "☆", "※", "▲", "△"};
	struct zy_view rest;
	size_t i, at;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (zy_view_ends(v, zy_view(marks[i])) &&
		    v.n > strlen(marks[i])) {
			v.n -= strlen(marks[i]);
			v = zy_text_trim(v);
		}
	rest = v;

	for (i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		if (!zy_view_ends(v, zy_view(notes[i])))
			continue;
		for (at = v.n; at-- > 3;) {
			if (v.p[at] != '(' && memcmp(v.p + at, "（", 3) != 0)
				continue;
			rest.n = at;
			return zy_text_trim(rest);
		}
	}
	return v;
}

/*
 * Cleans a person's name for zy_cell_clean.  Returns 0 with *out set, or -1
 * with e set.
 */
static int
clean_person(
    struct zy_view v, struct zy_buf *b, struct zy_view *out, struct zy_error *e)
{
	bool split = is_split_name(v);
	const char *p = v.n ? v.p : "", *end = p + v.n;
	uint32_t code;
	int len;

	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			return zy_error_fault(e, ZY_FAULT_CHARACTER,
			    _("invalid character in"), v);
		if (split && zy_text_is_blank(code))
			continue;
		if (code >= 0xE000 && code <= 0xF8FF) {
			code = standard_form(code);
			if (!code)
				return zy_error_fault(e, ZY_FAULT_CHARACTER,
				    _("private use character (a rare hanzi "
				      "from an old font?) in"),
				    v);
		}
		zy_buf_char(b, is_separator(code) ? 0xB7 : code);
	}
	*out = zy_buf_get(b);
	return 0;
}

/* Cleans an answer.  A column with choices of its own has further words for yes
 * and no in its dictionary; otherwise only their names are recognised. */
static int
clean_yesno(const struct zy_column *c, struct zy_view v, struct zy_view *out,
    struct zy_view cell, struct zy_error *e)
{
	const struct zy_choice *answer =
	    zy_choice_find(c->choices ? c->choices : zy_answers, v);

	if (!answer)
		return zy_error_fault(
		    e, ZY_FAULT_YESNO, _("not yes or no"), cell);
	*out = zy_view(answer->token);
	return 0;
}

/*
 * Fills e with the remark about what was decided in reading a date.  Returns 1.
 */
static int
remark_date(
    const struct zy_written_date *d, struct zy_view cell, struct zy_error *e)
{
	if (d->remarks & ZY_DATE_OCTOBER)
		zy_error_fault(e, ZY_FAULT_AMBIGUOUS,
		    _("read as October, since the column writes other months "
		      "with two digits (a spreadsheet drops the last 0):"),
		    cell);
	else if (d->remarks & ZY_DATE_JANUARY_OR_OCTOBER)
		zy_error_fault(e, ZY_FAULT_AMBIGUOUS,
		    _("January or October (a spreadsheet drops the last 0)? "
		      "only the year was kept:"),
		    cell);
	else if (d->remarks & ZY_DATE_OPEN_ENDED)
		zy_error_fault(
		    e, ZY_FAULT_IN_PART, _("no last day, left empty:"), cell);
	else if (d->remarks & ZY_DATE_ABOUT)
		zy_error_fault(e, ZY_FAULT_IN_PART,
		    _("read as the last month of that time:"), cell);
	else
		zy_error_fault(e, ZY_FAULT_IN_PART,
		    _("the note in brackets was left out:"), cell);
	return 1;
}

/*
 * Cleans a date for zy_cell_clean_in, by the flags of its column.  Returns 0 or
 * 1 with *out set, or -1 with e set.
 */
static int
clean_date(const struct zy_cell_context *context, unsigned flags,
    struct zy_view cell, struct zy_buf *b, struct zy_view *out,
    struct zy_error *e)
{
	const struct zy_date_rules rules = {.past = flags & ZY_PAST,
	    .limit = flags & ZY_LIMIT,
	    .today = context->today,
	    .months = context->months};
	struct zy_written_date d;

	if (!(flags & ZY_LIMIT) && says_unknown(cell)) {
		out->n = 0;
		zy_error_fault(e, ZY_FAULT_IN_PART,
		    _("says that the day is not known, left empty:"), cell);
		return 1;
	}
	if (!zy_written_date_read(&d, cell, &rules))
		return zy_error_fault(e, ZY_FAULT_DATE, _("not a date"), cell);
	if (d.remarks & ZY_DATE_FUTURE)
		return zy_error_fault(
		    e, ZY_FAULT_RANGE, _("lies in the future:"), cell);
	zy_buf_reset(b);
	if (d.date.year)
		zy_date_format(b, d.date);
	*out = zy_buf_get(b);
	return d.remarks ? remark_date(&d, cell, e) : 0;
}

/* Refuses the text of a formula that has failed or was never computed, and the
 * #### of a column that was too narrow.  A column of texts may contain
 * formulas, but not one of names or one that every record needs.  Returns 0, or
 * -1 with e set. */
static int
check_formula(
    const struct zy_column *c, struct zy_view cell, struct zy_error *e)
{
	static const char *const failed[] = {"#N/A", "#REF!", "#VALUE!",
	    "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", NULL};
	struct zy_view v = zy_text_trim(cell);
	const bool text = c->type == ZY_TEXT;
	size_t i;

	/* A name may be =北. */
	if (v.n > 1 && v.p[0] == '=' && v.p[1] != '"' &&
	    (!text || ((c->flags & (ZY_KEY | ZY_ID | ZY_PERSON)) &&
			  (unsigned char)v.p[1] < 0x80)))
		return zy_error_fault(e, ZY_FAULT_CUT,
		    _("a formula without its value: open the file in a "
		      "spreadsheet and save it;"),
		    cell);
	if (v.n == 0 || v.p[0] != '#')
		return 0;
	for (i = 0; failed[i]; i++)
		if (zy_view_is(v, failed[i]))
			return zy_error_fault(e, ZY_FAULT_CUT,
			    _("a formula of the spreadsheet has failed here:"),
			    cell);
	for (i = 0; i < v.n && v.p[i] == '#'; i++)
		;
	if (i < 3 || i < v.n)
		return 0;
	return zy_error_fault(e, ZY_FAULT_CUT,
	    _("the column of the spreadsheet was too narrow: widen it and "
	      "export again;"),
	    cell);
}

/* Cleans a text.  Where the column accepts a code or a name (ZY_ID), the text
 * is also checked for the damage of a code. */
static int
clean_text(const struct zy_column *c, struct zy_view cell, struct zy_buf *b,
    struct zy_view *out, struct zy_error *e)
{
	struct zy_view v = zy_text_trim(cell);

	if (c->flags & ZY_ID) {
		v = unguard(v);
		if (zy_cell_check_code(fold_width(v, b), cell, e))
			return -1;
	}
	*out = v;
	if (c->flags & ZY_PHRASE) {
		zy_buf_reset(b);
		if (zy_phrase_read(b, v))
			*out = zy_buf_get(b);
	}
	if (!(c->flags & ZY_PERSON))
		return 0;
	if (says_nothing(v) || says_unknown(v)) {
		out->n = 0;
		return 0;
	}
	return clean_person(without_note(v), b, out, e);
}

/* Refuses a cell that is no choice of the column; the message lists the
 * choices.  b is scratch.  Returns -1. */
static int
unknown_choice(const struct zy_column *c, struct zy_view cell, struct zy_buf *b,
    struct zy_error *e)
{
	zy_error_fault(e, ZY_FAULT_CHOICE, _("unknown choice"), cell);
	zy_buf_reset(b);
	zy_choice_list(b, c->choices);
	if (b->n)
		zy_error_help(e, b->p);
	return -1;
}

/* Cleans a cell of any type but ZY_TEXT. */
static int
clean_typed(const struct zy_cell_context *context, const struct zy_column *c,
    struct zy_view cell, struct zy_buf *b, struct zy_view *out,
    struct zy_error *e)
{
	const struct zy_choice *choice;
	struct zy_view v = unguard(cell);

	*out = (struct zy_view){v.p, 0};
	if (c->type == ZY_CHOICE) {
		choice = zy_choice_find(c->choices, v);
		if (choice)
			*out = zy_view(choice->token);
		else if (!says_nothing(v))
			return unknown_choice(c, cell, b, e);
		return 0;
	}
	if (says_nothing(v))
		return 0;
	switch (c->type) {
	case ZY_INTEGER:
	case ZY_DECIMAL:
	case ZY_RATIO:
		return zy_cell_clean_number(
		    c->type, fold_width(v, b), v, b, out, e);
	case ZY_DATE:
		return clean_date(context, c->flags, v, b, out, e);
	case ZY_YESNO:
		return clean_yesno(c, v, out, cell, e);
	default:
		*out = unguard(fold_width(v, b));
		if (says_nothing(*out))
			out->n = 0;
		return c->flags & ZY_ID ? zy_cell_check_code(*out, cell, e) : 0;
	}
}

/* Returns whether a cell of a column of numbers is in canonical form already,
 * as nearly all are. */
static bool
is_canonical_number(enum zy_type type, struct zy_view cell)
{
	struct zy_decimal d;

	return (type == ZY_INTEGER || type == ZY_DECIMAL || type == ZY_RATIO) &&
	       cell.p[0] != '+' && (type != ZY_INTEGER || cell.p[0] != '-') &&
	       zy_decimal_parse(&d, cell) == ZY_NUMBER_OK &&
	       (type != ZY_INTEGER || d.places == 0);
}

int
zy_cell_clean_in(const struct zy_cell_context *context,
    const struct zy_column *c, struct zy_view cell, struct zy_buf *scratch,
    struct zy_view *out, struct zy_error *e)
{
	*out = cell;
	if (!c || cell.n == 0)
		return 0;
	if (c->type <= ZY_CODE && zy_cell_is_plain(cell)) {
		/* Nothing to fold; only signs like / and -- say nothing. */
		if (cell.n <= 2 && cell.p[0] < '0' &&
		    (c->type == ZY_CODE || c->flags & ZY_PERSON) &&
		    says_nothing(cell))
			out->n = 0;
		return c->flags & ZY_ID ? zy_cell_check_code(cell, cell, e) : 0;
	}
	if (is_canonical_number(c->type, cell))
		return 0;
	if ((c->type != ZY_CODE || c->flags & ZY_ID) &&
	    check_formula(c, cell, e))
		return -1;
	if (c->type == ZY_TEXT && !(c->flags & (ZY_ID | ZY_PHRASE)) &&
	    cell.n > 3 && is_simple(cell) &&
	    !(c->flags & ZY_PERSON && is_doubtful(cell)))
		return 0; /* what says nothing is shorter */
	zy_buf_reset(scratch);
	if (c->type != ZY_TEXT)
		return clean_typed(context, c, cell, scratch, out, e);
	return clean_text(c, cell, scratch, out, e);
}

int
zy_cell_clean(const struct zy_column *c, struct zy_view cell,
    struct zy_buf *scratch, struct zy_view *out, struct zy_error *e)
{
	static const struct zy_cell_context nothing;
	int rc = zy_cell_clean_in(&nothing, c, cell, scratch, out, e);

	if (rc == 1)
		zy_error_clear(e);
	return rc < 0 ? -1 : 0;
}
