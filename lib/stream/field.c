/*
 * Writing one field of JSON or CSV: implements the functions zy_json_string and
 * zy_csv_* of writer.h, which other floors use, too.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/decimal.h"
#include "stream/field-state.h"
#include "stream/writer.h"

enum {
	EXCEL_DIGITS = 12, /* of a number, from which Excel shows it as 1E+11 */
};

void
zy_json_string(struct zy_buf *b, struct zy_view v)
{
	const char *p = v.n ? v.p : "", *end = p + v.n, *from = p;

	zy_buf_putc(b, '"');
	for (; p < end; p++) {
		unsigned char c = (unsigned char)*p;

		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
			continue;
		zy_buf_put(b, from, (size_t)(p - from));
		from = p + 1;
		if (c == '"' || c == '\\')
			zy_buf_printf(b, "\\%c", c);
		else if (c == '\n')
			zy_buf_puts(b, "\\n");
		else if (c == '\t')
			zy_buf_puts(b, "\\t");
		else
			zy_buf_printf(b, "\\u%04x", c);
	}
	zy_buf_put(b, from, (size_t)(end - from));
	zy_buf_putc(b, '"');
}

/* Returns whether a spreadsheet would execute v as a formula. */
static bool
is_formula(struct zy_view v)
{
	struct zy_decimal d;
	uint32_t code = 0;

	if (v.n == 0 || zy_text_decode(v.p, v.p + v.n, &code) == 0)
		return false;
	switch (code) {
	case '=':
	case '+':
	case '-':
	case '@':
	case '\t':
	case '\r':
	case '\n':
	case 0xFF1D:
	case 0xFF0B:
	case 0xFF0D:
	case 0xFF20:
		return zy_decimal_parse(&d, v) != ZY_NUMBER_OK;
	default:
		return false;
	}
}

/*
 * Returns whether v must get a ' with --excel: it is a formula, or one with '
 * in front, which zy_csv_unguarded would otherwise take for a guarded one.
 */
static bool
needs_apostrophe(struct zy_view v)
{
	while (v.n > 1 && v.p[0] == '\'')
		v = (struct zy_view){v.p + 1, v.n - 1};
	return is_formula(v);
}

bool
zy_csv_needs_tab(struct zy_view v)
{
	size_t i;

	if (v.n < 2 || (v.n < EXCEL_DIGITS && v.p[0] != '0'))
		return false;
	for (i = 0; i < v.n; i++)
		if (v.p[i] < '0' || v.p[i] > '9')
			return false;
	return true;
}

bool
zy_csv_is_mistaken(struct zy_view v)
{
	size_t i, signs = 0;

	for (i = 0; i < v.n; i++) {
		if (v.p[i] >= '0' && v.p[i] <= '9')
			continue;
		if (i == 0 || i + 1 == v.n || !strchr("Ee-/", v.p[i]) ||
		    v.p[i] == '\0' || v.p[i - 1] < '0' || v.p[i - 1] > '9')
			return false;
		signs++;
	}
	return signs == 1 || signs == 2;
}

struct zy_view
zy_csv_unguarded(struct zy_view v)
{
	struct zy_view rest;

	if (v.n < 2)
		return v;
	rest = (struct zy_view){v.p + 1, v.n - 1};
	if (v.p[0] == '\'' && needs_apostrophe(rest))
		return rest;
	if (v.p[0] == '\t' &&
	    (zy_csv_needs_tab(rest) || zy_csv_is_mistaken(rest)))
		return rest;
	return v;
}

void
zy_csv_field(struct zy_buf *b, struct zy_view v, char delim, bool excel)
{
	bool guard = excel && needs_apostrophe(v);
	size_t i;

	if (!guard && zy_field_copy(zy_buf_room(b, v.n), v, delim)) {
		b->n += v.n;
		b->p[b->n] = '\0';
		return;
	}
	zy_buf_putc(b, '"');
	if (guard)
		zy_buf_putc(b, '\'');
	for (i = 0; i < v.n; i++) {
		if (v.p[i] == '"')
			zy_buf_putc(b, '"');
		zy_buf_putc(b, v.p[i]);
	}
	zy_buf_putc(b, '"');
}
