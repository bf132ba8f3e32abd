/*
 * What a number format of a workbook shows, a number or a date: implements
 * zy_workbook_format and zy_workbook_builtin of workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/workbook-state.h"

enum {
	MOST_PLACES = 15, /* decimals that the lower four bits can hold */
	MOST_ZEROS = 63,  /* digits that the lower six bits can hold */
};

/* The state of reading a format. */
struct look {
	unsigned shows;
	bool hour;  /* the last letter was h: an m after it means minutes */
	bool month; /* the last letter was m: an s after it makes it minutes */
};

/*
 * Reads the brackets at p, which contain elapsed time ([h]) or a colour, a
 * condition or a language.  Returns the address after them.
 */
static const char *
pass_brackets(struct look *x, const char *p)
{
	const char *end = strchr(p, ']');
	size_t n = end ? (size_t)(end - p) - 1 : 0;

	if (n && strspn(p + 1, "hHmMsS") == n) {
		x->shows |= ZY_SHOWS_TIME | ZY_SHOWS_HOURS;
		x->shows |= (p[1] | 32) == 's' ? ZY_SHOWS_SECONDS : 0u;
		x->hour = true;
	}
	return end ? end + 1 : p + strlen(p);
}

/* Adds what one letter of a number format shows to x->shows. */
static void
look_at_letter(struct look *x, char letter)
{
	switch (letter) {
	case 'y':
	case 'e':
	case 'b':
		x->shows |= ZY_SHOWS_YEAR;
		break;
	case 'd':
		x->shows |= ZY_SHOWS_DAY;
		break;
	case 'h':
		x->shows |= ZY_SHOWS_TIME;
		x->hour = true;
		return;
	case 's':
		x->shows |= ZY_SHOWS_TIME | ZY_SHOWS_SECONDS;
		if (x->month && !(x->shows & (ZY_SHOWS_YEAR | ZY_SHOWS_DAY)))
			x->shows &= ~(unsigned)ZY_SHOWS_MONTH;
		x->month = false;
		break;
	case 'm':
		if (x->hour) {
			x->shows |= ZY_SHOWS_TIME;
		} else {
			x->month = !(x->shows & ZY_SHOWS_MONTH);
			x->shows |= ZY_SHOWS_MONTH;
		}
		break;
	default:
		return;
	}
	x->hour = false;
}

/* Returns the length of the name of the general format at p, or 0. */
static size_t
general_at(const char *p)
{
	static const char *const names[] = {
	    "General", "GENERAL", "general", "G/通用格式", "Standard"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strncmp(p, names[i], strlen(names[i])) == 0)
			return strlen(names[i]);
	return 0;
}

/*
 * Returns the number of decimals of a format that only xlsx.c writes,
 * 0.00;-0.00, or 0 for any other format.  LibreOffice saves it as 0.00;\-0.00.
 */
static unsigned
own_places(const char *p)
{
	size_t n;

	if (strncmp(p, "0.", 2) != 0)
		return 0;
	n = strspn(p + 2, "0");
	p += 2 + n;
	if (n == 0 || n > MOST_PLACES || *p++ != ';')
		return 0;
	p += *p == '\\';
	return strncmp(p, "-0.", 3) == 0 && strspn(p + 3, "0") == n &&
		       p[3 + n] == '\0'
		   ? (unsigned)n
		   : 0;
}

/*
 * Returns the number of digits of a format of zeros only, 0000, or 0 for any
 * other format.  Its further parts, of negative numbers and texts, do not
 * count.
 */
static unsigned
zeros(const char *p)
{
	size_t n = strspn(p, "0");

	return n > 1 && n <= MOST_ZEROS && (p[n] == '\0' || p[n] == ';')
		   ? (unsigned)n
		   : 0;
}

unsigned
zy_workbook_format(const char *p)
{
	const char *begin = p;
	struct look x = {0};
	char same;

	if (own_places(p))
		return ZY_SHOWS_PLACES | own_places(p);
	if (zeros(p))
		return ZY_SHOWS_ZEROS | zeros(p);

	/* The first part is that of positive numbers, which dates are. */
	while (*p && *p != ';') {
		if (*p == '"') {
			p = strchr(p + 1, '"');
			if (!p)
				break;
			p++;
		} else if (*p == '[') {
			p = pass_brackets(&x, p);
		} else if (*p == '\\' || *p == '_' || *p == '*') {
			p += p[1] ? 2 : 1;
		} else if (general_at(p)) {
			p += general_at(p);
		} else if ((*p == 'E' || *p == 'e') &&
			   (p[1] == '+' || p[1] == '-') && p > begin &&
			   strchr("0#?", p[-1])) {
			return ZY_SHOWS_NUMBER;
		} else if (*p == '%') {
			return ZY_SHOWS_PERCENT;
		} else if (strncmp(p, "AM/PM", 5) == 0 ||
			   strncmp(p, "am/pm", 5) == 0) {
			p += 5;
		} else {
			look_at_letter(&x, (char)(*p | 32));
			for (same = *p; *p == same; p++)
				; /* mm is one letter */
		}
	}
	return x.shows;
}

unsigned
zy_workbook_builtin(uint64_t id)
{
	static const struct {
		unsigned char from, to;
		const char *code;
	} table[] = {
	    {9, 9, "0%"},
	    {10, 10, "0.00%"},
	    {14, 15, "yyyy-m-d"},
	    {16, 16, "d-mmm"},
	    {17, 17, "mmm-yy"},
	    {18, 18, "h:mm AM/PM"},
	    {19, 19, "h:mm:ss AM/PM"},
	    {20, 20, "h:mm"},
	    {21, 21, "h:mm:ss"},
	    {22, 22, "yyyy-m-d h:mm"},
	    /* 27 to 36 and 50 to 58 are those of Chinese */
	    {27, 27, "yyyy年m月"},
	    {28, 29, "m月d日"},
	    {30, 31, "yyyy-m-d"},
	    {32, 32, "h时mm分"},
	    {33, 33, "h时mm分ss秒"},
	    {34, 34, "h时mm分"},
	    {35, 35, "h时mm分ss秒"},
	    {36, 36, "yyyy年m月"},
	    {45, 45, "mm:ss"},
	    {46, 46, "[h]:mm:ss"},
	    {47, 47, "mm:ss"},
	    {50, 50, "yyyy年m月"},
	    {51, 51, "m月d日"},
	    {52, 52, "yyyy年m月"},
	    {53, 54, "m月d日"},
	    {55, 55, "h时mm分"},
	    {56, 56, "h时mm分ss秒"},
	    {57, 57, "yyyy年m月"},
	    {58, 58, "m月d日"},
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (id >= table[i].from && id <= table[i].to)
			return zy_workbook_format(table[i].code);
	return ZY_SHOWS_NUMBER;
}
