/* Cleaning cells: the other half of column.h.  SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/privacy.h"
#include "stream/column.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A byte of printable ASCII, or of a character of U+4000 to U+9FFF. */
static inline bool
is_usual(unsigned char c)
{
	return c > 0x7F ? c < 0xC0 || (c >= 0xE4 && c <= 0xE9)
			: c > ' ' && c < 0x7F;
}

/*
 * True for hanzi of the usual block and printable ASCII alone: no blank, no
 * full-width form, no separator of names, nothing of private use.
 */
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

/*
 * The text guards of spreadsheets: 'x, ="x" and tabs around.  All of them, so
 * that the next program of a pipe finds nothing more to take off.
 */
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

/* What people write where there is nothing. */
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

/* v with full-width characters folded; blanks inside stay. */
static struct zy_view
fold_width(struct zy_view v, struct zy_buf *b)
{
	const char *p = v.p, *end = p + v.n;
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

/* Characters that left the private use area; 0: unknown there. */
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

static bool
is_separator(uint32_t c)
{
	return c == 0x2022 || c == 0x30FB || c == 0xFF0E || c == 0x2027 ||
	       c == 0xFF65 || c == 0x2219 || c == 0x22C5;
}

/* Two hanzi with blanks between them: 张　三. */
static bool
is_split_name(struct zy_view v)
{
	const char *p = v.p, *end = p + v.n;
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

static int
clean_person(
    struct zy_view v, struct zy_buf *b, struct zy_view *out, struct zy_error *e)
{
	bool split = is_split_name(v);
	const char *p = v.p, *end = p + v.n;
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

/* 1,234 or 1,234,567.5: separators in the places of thousands only. */
static bool
drop_thousands(struct zy_buf *b)
{
	size_t i, n = 0, group = 0, digits = 0;
	bool comma = false, point = false;

	for (i = 0; i < b->n; i++) {
		char c = b->p[i];

		if (c == ',') {
			if (point || digits == 0 || (comma && group != 3) ||
			    (!comma && digits > 3))
				return false;
			comma = true;
			group = 0;
			continue;
		}
		if (c == '.') {
			if (comma && group != 3)
				return false;
			point = true;
		} else if (!point && c >= '0' && c <= '9') {
			group++;
			digits++;
		}
		b->p[n++] = c;
	}
	if (comma && !point && group != 3)
		return false;
	b->n = n;
	return true;
}

/* A whole number has only zeros behind its point. */
static bool
drop_zero_fraction(struct zy_view *v)
{
	const char *point = memchr(v->p, '.', v->n);
	size_t i;

	if (!point)
		return true;
	for (i = (size_t)(point - v->p) + 1; i < v->n; i++)
		if (v->p[i] != '0')
			return false;
	v->n = (size_t)(point - v->p);
	return true;
}

static const char *
number_hint(struct zy_view v, enum zy_number rc)
{
	const char *last = v.p + v.n - 1;

	if (rc == ZY_NUMBER_LONG)
		return _("number of more than 18 digits");
	if (zy_view_has(v, "E+") || zy_view_has(v, "e+"))
		return _("a spreadsheet wrote this number in powers of ten: "
			 "format the column as text and export again;");
	if (v.n && (signed char)*last < 0 && v.p[0] >= '0' && v.p[0] <= '9')
		return _("number with a unit behind it: leave the unit out;");
	return _("not a number");
}

static int
clean_number(enum zy_type type, struct zy_view cell, struct zy_buf *b,
    struct zy_view *out, struct zy_error *e)
{
	struct zy_view v = fold_width(cell, b);
	bool percent = false;
	struct zy_decimal d;
	enum zy_number rc;

	if (v.p != b->p) {
		zy_buf_put(b, v.p, v.n);
		v = zy_buf_get(b);
	}
	if (type == ZY_RATIO && b->n && b->p[b->n - 1] == '%') {
		percent = true;
		b->n--;
	}
	if (memchr(b->p, ',', b->n) && !drop_thousands(b))
		return zy_error_fault(
		    e, ZY_FAULT_NUMBER, _("not a number"), cell);
	v = zy_buf_get(b);
	rc = zy_decimal_parse(&d, v);
	if (rc != ZY_NUMBER_OK)
		return zy_error_fault(
		    e, ZY_FAULT_NUMBER, number_hint(zy_buf_get(b), rc), cell);
	if (type == ZY_INTEGER && !drop_zero_fraction(&v))
		return zy_error_fault(
		    e, ZY_FAULT_WHOLE, _("not a whole number"), cell);
	if (percent) {
		if (d.places > 16)
			return zy_error_fault(e, ZY_FAULT_NUMBER,
			    _("number of more than 18 digits"), cell);
		d.places += 2;
		zy_buf_reset(b);
		zy_decimal_format(b, d);
		v = zy_buf_get(b);
	}
	if (v.n && v.p[0] == '+') {
		v.p++;
		v.n--;
	}
	*out = v;
	return 0;
}

static int
clean_yesno(struct zy_view v, struct zy_view *out, struct zy_view cell,
    struct zy_error *e)
{
	static const char *const yes[] = {"是", "yes", "y", "true", "1", "√",
	    "✓", "✔", "☑", "有", "v", "对", "符合", "达到", "达标", NULL};
	static const char *const no[] = {"否", "no", "n", "false", "0", "×",
	    "✗", "✘", "☒", "x", "不是", "没有", "错", "不对", "不符合",
	    "未达到", "未达标", "不达标", NULL};
	size_t i;

	for (i = 0; yes[i]; i++)
		if (zy_view_is(v, yes[i]))
			return *out = ZY_VIEW("yes"), 0;
	for (i = 0; no[i]; i++)
		if (zy_view_is(v, no[i]))
			return *out = ZY_VIEW("no"), 0;
	return zy_error_fault(e, ZY_FAULT_YESNO, _("not yes or no"), cell);
}

static int
clean_date(
    struct zy_view v, struct zy_buf *b, struct zy_view *out, struct zy_error *e)
{
	struct zy_date d;

	if (!zy_date_parse(&d, v))
		return zy_error_fault(e, ZY_FAULT_DATE, _("not a date"), v);
	zy_buf_reset(b);
	zy_date_format(b, d);
	*out = zy_buf_get(b);
	return 0;
}

/* A number of digits without the point and the separators that it has. */
static bool
is_number_made_of_code(struct zy_view v)
{
	size_t i, digits = 0, since = 0, commas = 0;

	if (v.n > 2 && memcmp(v.p + v.n - 2, ".0", 2) == 0)
		v.n -= 2;
	else if (!memchr(v.p, ',', v.n))
		return false;
	for (i = 0; i < v.n; i++, since++) {
		if (v.p[i] == ',') {
			if (since == 0 || since > 3 || (commas && since != 3))
				return false;
			commas++;
			since = (size_t)-1;
		} else if (v.p[i] < '0' || v.p[i] > '9') {
			return false;
		} else {
			digits++;
		}
	}
	return commas ? since == 3 && digits > 6 : digits >= 6;
}

/*
 * Fifteen digits are what a spreadsheet keeps of a number: an id that went
 * through one has lost the rest.
 */
static int
check_id(struct zy_view v, struct zy_view cell, struct zy_error *e)
{
	size_t i, digits = 0;
	int credit = 0, power = 1;

	if (ZY_LIKELY(!zy_cell_is_odd_id(v)))
		return 0;
	for (i = 0; i < v.n; i++)
		digits += v.p[i] >= '0' && v.p[i] <= '9';
	if ((zy_view_has(v, "E+") || zy_view_has(v, "e+")) &&
	    digits + 2 + (memchr(v.p, '.', v.n) != NULL) == v.n)
		return zy_error_fault(e, ZY_FAULT_CUT,
		    _("a spreadsheet has cut this code: format the column as "
		      "text and export again;"),
		    cell);
	if (is_number_made_of_code(v))
		return zy_error_fault(e, ZY_FAULT_CUT,
		    _("a spreadsheet has made a number of this code: format "
		      "the column as text and export again;"),
		    cell);
	if (v.n != 18 || digits != 18 || memcmp(v.p + 15, "000", 3) != 0)
		return 0;
	/* Whole ids of GB 11643 and credit codes of GB 32100 may end so too. */
	for (i = 0; i < 17; i++) {
		credit += (v.p[i] - '0') * power;
		power = power * 3 % 31;
	}
	if (zy_privacy_check_digit(v.p) == '0' ||
	    (credit % 31 == 0 && strchr("1239", v.p[1]) && v.p[2] >= '1'))
		return 0;
	return zy_error_fault(e, ZY_FAULT_CUT,
	    _("digits 16 to 18 are gone, probably cut by a spreadsheet: "
	      "format the column as text and export again;"),
	    cell);
}

/* What a formula leaves that failed, and a column that is too narrow. */
static int
check_formula(struct zy_view cell, struct zy_error *e)
{
	static const char *const failed[] = {"#N/A", "#REF!", "#VALUE!",
	    "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", NULL};
	struct zy_view v = zy_text_trim(cell);
	size_t i;

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

/* A text; one that names somebody by code or name may be a code that is cut. */
static int
clean_text(const struct zy_column *c, struct zy_view cell, struct zy_buf *b,
    struct zy_view *out, struct zy_error *e)
{
	struct zy_view v = zy_text_trim(cell);

	if (c->flags & ZY_ID) {
		v = unguard(v);
		if (check_id(fold_width(v, b), cell, e))
			return -1;
	}
	*out = v;
	if (!(c->flags & ZY_PERSON))
		return 0;
	if (says_nothing(v)) {
		out->n = 0;
		return 0;
	}
	return clean_person(v, b, out, e);
}

/* The types whose cells are folded. */
static int
clean_typed(const struct zy_column *c, struct zy_view cell, struct zy_buf *b,
    struct zy_view *out, struct zy_error *e)
{
	const struct zy_choice *choice;
	struct zy_view v = unguard(cell);

	*out = (struct zy_view){v.p, 0};
	if (c->type == ZY_CHOICE) {
		choice = zy_choice_find(c->choices, v);
		if (choice)
			*out = zy_view(choice->token);
		else if (!says_nothing(v))
			return zy_error_fault(
			    e, ZY_FAULT_CHOICE, _("unknown choice"), cell);
		return 0;
	}
	if (says_nothing(v))
		return 0;
	switch (c->type) {
	case ZY_INTEGER:
	case ZY_DECIMAL:
	case ZY_RATIO:
		return clean_number(c->type, v, b, out, e);
	case ZY_DATE:
		return clean_date(v, b, out, e);
	case ZY_YESNO:
		zy_cell_fold(b, v);
		return clean_yesno(zy_buf_get(b), out, cell, e);
	default:
		*out = unguard(fold_width(v, b));
		if (says_nothing(*out))
			out->n = 0;
		return c->flags & ZY_ID ? check_id(*out, cell, e) : 0;
	}
}

/* A number as streams carry it, which nearly all are. */
static bool
is_canonical_number(enum zy_type type, struct zy_view cell)
{
	struct zy_decimal d;

	return (type == ZY_INTEGER || type == ZY_DECIMAL || type == ZY_RATIO) &&
	       cell.p[0] != '+' && zy_decimal_parse(&d, cell) == ZY_NUMBER_OK &&
	       (type != ZY_INTEGER || d.places == 0);
}

int
zy_cell_clean(const struct zy_column *c, struct zy_view cell,
    struct zy_buf *scratch, struct zy_view *out, struct zy_error *e)
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
		return c->flags & ZY_ID ? check_id(cell, cell, e) : 0;
	}
	if (is_canonical_number(c->type, cell))
		return 0;
	if ((c->type == ZY_TEXT || c->flags & ZY_ID) && check_formula(cell, e))
		return -1;
	if (c->type == ZY_TEXT && !(c->flags & ZY_ID) && cell.n > 3 &&
	    is_simple(cell))
		return 0; /* what says nothing is shorter */
	zy_buf_reset(scratch);
	if (c->type != ZY_TEXT)
		return clean_typed(c, cell, scratch, out, e);
	return clean_text(c, cell, scratch, out, e);
}
