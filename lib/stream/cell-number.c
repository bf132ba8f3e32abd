/*
 * Cleaning numbers: implements cell-number.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/cell-number.h"

#include "base/decimal.h"

/*
 * Removes thousands separators from the number in b: 1,234 or 1,234,567.5.
 * Returns false, with b unspecified, where a comma is not in the place of one.
 */
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

/* Removes a fraction of zeros from v.  Returns false, with v unchanged, where
 * the fraction has other digits. */
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

/* Removes a word, and blanks before it, from the end of v.  Returns false, with
 * v unchanged, where v does not end with the word. */
static bool
take_end(struct zy_view *v, const char *word)
{
	size_t n = strlen(word);

	if (v->n <= n || memcmp(v->p + v->n - n, word, n) != 0)
		return false;
	*v = zy_text_trim((struct zy_view){v->p, v->n - n});
	return true;
}

/* Removes the unit of a column of that type from the end of v: 12人, 95分. */
static void
take_unit(struct zy_view *v, enum zy_type type)
{
	static const char *const counted[] = {"人次", "人", "名", "个", "位",
	    "张", "份", "票", "件", "次", "条", "户", "项", NULL};
	size_t i;

	if (type == ZY_DECIMAL)
		(void)take_end(v, "分");
	for (i = 0; type == ZY_INTEGER && counted[i]; i++)
		if (take_end(v, counted[i]))
			return;
}

/* Removes a word of a total from the beginning of b: 共12人, 合计：12. */
static void
drop_total(struct zy_buf *b)
{
	static const char *const words[] = {
	    "共计有", "共计", "共有", "合计", "总计", "共", NULL};
	size_t i, n;

	for (i = 0; words[i]; i++) {
		n = strlen(words[i]);
		if (b->n <= n || memcmp(b->p, words[i], n) != 0)
			continue;
		n += b->p[n] == ':' && n + 1 < b->n;
		memmove(b->p, b->p + n, b->n - n);
		b->n -= n;
		return;
	}
}

/*
 * Returns the value of a hanzi that is a digit (0 to 9) or a unit (10, 100,
 * 1000, 10000); -1 for any other character.
 */
static int
numeral_of(const char *p)
{
	static const struct {
		const char *hanzi;
		int value;
	} all[] = {{"零", 0}, {"〇", 0}, {"一", 1}, {"二", 2}, {"两", 2},
	    {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8},
	    {"九", 9}, {"十", 10}, {"百", 100}, {"千", 1000}, {"万", 10000}};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (memcmp(p, all[i].hanzi, 3) == 0)
			return all[i].value;
	return -1;
}

/*
 * Replaces b, where it is a number in hanzi below 100,000 (十二, 一百零五,
 * 两千), by its digits; leaves anything else as it is.  Units must become
 * smaller, and between two digits there must be one: 一二 is no number, and
 * neither is 一百五, which people say for 150.
 */
static void
read_numeral(struct zy_buf *b)
{
	int total = 0, digit = -1, last = 100000, value;
	bool zero = false;
	size_t i;

	for (i = 0; i + 3 <= b->n; i += 3) {
		value = numeral_of(b->p + i);
		if (value < 0 || (value < 10 && digit >= 0))
			return;
		if (value == 0 && (b->n > 3 || total)) {
			zero = true;
		} else if (value < 10) {
			digit = value;
		} else {
			if (value >= last ||
			    (digit < 0 && (total || value > 10)))
				return;
			total += (digit < 0 ? 1 : digit) * value;
			digit = -1;
			last = value;
			zero = false;
		}
	}
	if (i != b->n || i == 0 || (digit > 0 && last > 10 && total && !zero) ||
	    (zero && digit < 0))
		return;
	total += digit > 0 ? digit : 0;
	zy_buf_reset(b);
	zy_integer_format(b, total);
}

/* Returns whether v is an approximate number: 30余, 约30, 近百. */
static bool
is_about(struct zy_view v)
{
	static const char *const words[] = {
	    "余", "多", "约", "近", "左右", "上下", "几", "不足", "以上", NULL};
	size_t i;

	for (i = 0; words[i]; i++)
		if (zy_view_has(v, words[i]))
			return true;
	return false;
}

/* Returns the translated phrase that says why v is not accepted as a number. */
static const char *
number_hint(struct zy_view v, enum zy_number rc)
{
	const char *last = v.p + v.n - 1;

	if (rc == ZY_NUMBER_LONG)
		return _("number of more than 18 digits");
	if (zy_view_has(v, "E+") || zy_view_has(v, "e+"))
		return _("a spreadsheet wrote this number in powers of ten: "
			 "format the column as text and export again;");
	if (is_about(v))
		return _("an approximate number; write the exact one:");
	if (v.n && *last == '%')
		return _("a percentage where a number is expected:");
	if (v.n && (signed char)*last < 0 && v.p[0] >= '0' && v.p[0] <= '9')
		return _("number with a unit behind it: leave the unit out;");
	return _("not a number");
}

int
zy_cell_clean_number(enum zy_type type, struct zy_view v, struct zy_view cell,
    struct zy_buf *b, struct zy_view *out, struct zy_error *e)
{
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
	if (type == ZY_INTEGER && (signed char)b->p[0] < 0)
		drop_total(b);
	if (b->n && (signed char)b->p[b->n - 1] < 0) {
		v = zy_buf_get(b);
		take_unit(&v, type);
		b->n = v.n;
		if (type == ZY_INTEGER)
			read_numeral(b);
	}
	if (memchr(b->p, ',', b->n) && !drop_thousands(b))
		return zy_error_fault(
		    e, ZY_FAULT_NUMBER, _("not a number"), cell);
	v = zy_buf_get(b);
	rc = zy_decimal_parse(&d, v);
	if (rc != ZY_NUMBER_OK)
		return zy_error_fault(
		    e, ZY_FAULT_NUMBER, number_hint(zy_buf_get(b), rc), cell);
	if (type == ZY_INTEGER && d.coef < 0)
		return zy_error_fault(
		    e, ZY_FAULT_RANGE, _("must not be negative"), cell);
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
