/*
 * Figures: the expressions in braces in the texts of a kind file.
 *
 *	{name}                          a cell of the present row
 *	{subject.org.name}              through the rosters: of its branch
 *	{@issuer}                       an option of the report
 *	{count kept by id=subject}      number of rows that match the row
 *	{percent kept of due}           a share, 83.33%
 *	{percent a yes of a all}        of two sums of columns
 *	{list orgs name by township}    cells, joined by 、
 *
 * A template is a text with figures in it.  This module only parses;
 * zhengyou-kind(5) describes the language, and figure-value.h computes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_FIGURE_H
#define ZY_REPORT_FIGURE_H

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"

ZY_BEGIN_C

/* The operations of figures. */
enum zy_figure_op {
	ZY_FIGURE_TEXT, /* no figure, but the text between figures */
	ZY_FIGURE_CELL,
	ZY_FIGURE_OPTION,
	ZY_FIGURE_GIVEN, /* tells whether a stream is among the inputs */
	ZY_FIGURE_COUNT,
	ZY_FIGURE_SUM,
	ZY_FIGURE_PERCENT,
	ZY_FIGURE_FIRST,
	ZY_FIGURE_LAST,
	ZY_FIGURE_LIST,
	ZY_FIGURE_SERIES, /* a list with 和 before the last */
	ZY_FIGURE_MIN,
	ZY_FIGURE_MAX,
	ZY_FIGURE_DAYS, /* days between two dates of the row */
};

enum {
	ZY_FIGURE_KEYS = 4 /* pairs after `by`, at most */
};

/*
 * One piece of a template: a figure, or the text between figures.  Texts are in
 * the arena of the parser.
 */
struct zy_figure {
	enum zy_figure_op op;
	const char *text;  /* text, column, name of an option or a stream */
	const char *set;   /* operations COUNT to MAX: the set they use */
	const char *whole; /* PERCENT: the set that is 100% */
	/* PERCENT: NULL, or the columns whose sums are compared instead of the
	   numbers of rows: part of `set`, all of `whole` */
	const char *part, *all;
	const char *format; /* after ':', or NULL */
	const char *empty;  /* after '|': text in place of an empty value */
	/* After `by`: a row of the set matches if each column `theirs` of it
	   equals the column `mine` of the present row. */
	struct {
		const char *theirs, *mine;
	} keys[ZY_FIGURE_KEYS];
	size_t nkeys;
	struct zy_figure *next; /* the next piece of the template */
};

/* The options that figures can name. */
enum zy_figure_option {
	ZY_OPTION_TITLE,
	ZY_OPTION_ISSUER,
	ZY_OPTION_NUMBER,
	ZY_OPTION_DATE,
	ZY_OPTION_BASIS,
	ZY_OPTION_TO,
	ZY_OPTION_COPY,
	ZY_OPTION_CONTACT,
	ZY_OPTION_FROM,
	ZY_OPTION_UNTIL,
	ZY_OPTION_SUBJECT,
	ZY_OPTION_BY,
	ZY_OPTIONS_GIVEN, /* number of those above, from the command line */
	ZY_OPTION_CAMPAIGN = ZY_OPTIONS_GIVEN, /* title of the campaign */
	ZY_OPTION_STANDARD,		       /* title of the standard */
	ZY_OPTION_PUBLICITY, /* 5个工作日: how long names are public */
	ZY_OPTION_TODAY,
	ZY_OPTION_FIRST, /* first day of the period: --from, or of the month */
	ZY_OPTION_ROW,	 /* number of the present row, counted from 1 */
	ZY_OPTION_GROUP, /* the common value of the present group */
	ZY_OPTION_ORDER, /* --order, if it is given */
	ZY_OPTION_COUNT, /* the number of options */
};

/*
 * Returns the name that figures use for an option, such as "issuer"; never
 * freed.
 */
const char *zy_figure_option_name(enum zy_figure_option option);
/* Returns the option with that name, or ZY_OPTION_COUNT if no option has it. */
enum zy_figure_option zy_figure_option_find(struct zy_view name);

/*
 * Parses a figure: the text that stands between two braces.  Returns the
 * figure, in the arena a; or NULL, with *what set to a translated description
 * of the mistake, which is never freed.
 */
struct zy_figure *zy_figure_parse(
    struct zy_arena *a, struct zy_view text, const char **what);
/*
 * Parses a text with figures in braces; {{ and }} stand for braces themselves.
 * Returns 0 with *out set to the first piece, in the arena a, or to NULL if the
 * text is empty.  Returns -1 with *what set to a translated description of the
 * mistake, which is never freed, and *at to the number of the character where
 * it is.
 */
int zy_template_parse(struct zy_arena *a, struct zy_view text,
    struct zy_figure **out, const char **what, size_t *at);

ZY_END_C

#endif
