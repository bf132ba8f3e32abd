/*
 * Recognising the delimiter of a CSV input, and naming it in options and
 * messages: implements three functions of csv.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/csv.h"

#include <strings.h>

/* Returns whether the character at p is ，. */
static bool
is_wide(const char *p, const char *end)
{
	return end - p >= 3 && memcmp(p, ZY_CSV_WIDE_TEXT, 3) == 0;
}

/* Returns how many delimiters c the line has outside quotes. */
static size_t
count_outside(struct zy_view line, char c)
{
	const char *p = line.p, *end = p + line.n;
	bool quoted = false;
	size_t n = 0;

	for (; p < end; p++) {
		quoted ^= *p == '"';
		n += !quoted &&
		     (c == ZY_CSV_WIDE_COMMA ? is_wide(p, end) : *p == c);
	}
	return n;
}

/*
 * Returns whether more than half of the lines have one of the usual delimiters;
 * then | and ， are ordinary characters.
 */
static bool
has_usual(const struct zy_view *lines, size_t n)
{
	size_t i, with = 0;

	for (i = 0; i < n; i++)
		with += count_outside(lines[i], ',') ||
			count_outside(lines[i], '\t') ||
			count_outside(lines[i], ';');
	return with * 2 > n;
}

char
zy_csv_sniff(const struct zy_view *lines, size_t n)
{
	static const char candidates[] = {
	    ',', '\t', ';', '|', ZY_CSV_WIDE_COMMA};
	size_t usual = 3, all = sizeof(candidates);
	size_t best = 0, i, j, k, here, agree;
	char delim = 0, name[8] = {0};

	if (n && zy_view_starts(lines[0], "sep=") && lines[0].n >= 5) {
		memcpy(name, lines[0].p + 4, lines[0].n > 6 ? 3 : 1);
		return zy_csv_delimiter(name) ? zy_csv_delimiter(name)
					      : name[0];
	}
	for (i = 0; i < (has_usual(lines, n) ? usual : all); i++) {
		for (j = 0; j < n; j++) {
			here = count_outside(lines[j], candidates[i]);
			for (agree = 0, k = 0; here && k < n; k++)
				agree += count_outside(
					     lines[k], candidates[i]) == here;
			/* Lines that agree count first, then cells. */
			if (agree * 64 + (here < 63 ? here : 63) > best &&
			    here) {
				best = agree * 64 + (here < 63 ? here : 63);
				delim = candidates[i];
			}
		}
	}
	return delim;
}

char
zy_csv_delimiter(const char *name)
{
	unsigned char c = (unsigned char)name[0];

	if (strcmp(name, ZY_CSV_WIDE_TEXT) == 0)
		return ZY_CSV_WIDE_COMMA;
	if (strcasecmp(name, "tab") == 0 || strcmp(name, "\\t") == 0)
		return '\t';
	if (c == 0 || c >= 0x7F || name[1] != '\0' || (c < ' ' && c != '\t') ||
	    c == '"')
		return 0;
	return (char)c;
}

const char *
zy_csv_delimiter_name(char delim, char out[8])
{
	if (delim == ZY_CSV_WIDE_COMMA)
		return ZY_CSV_WIDE_TEXT;
	if (delim == '\t')
		return "TAB";
	out[0] = delim;
	out[1] = '\0';
	return out;
}
