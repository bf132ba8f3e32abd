/*
 * What offices call columns and choices, and rows of theirs that are no
 * records: the wording of published forms.
 *
 * Nothing here asks for chance: a township has its own words, and about one
 * row in five other ones.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COUNTY_WORDS_H
#define COUNTY_WORDS_H

/* The heading that an office, by its number, has for a column ("org.name"). */
const char *heading(const char *column, int office);

/*
 * The word for a choice in a column of this heading, in the n-th row of an
 * office's file: the office's own, in one row in five another.  A choice
 * without other words is returned as it is; under 是否… it is 是 or 否.
 */
const char *word(const char *column, const char *head, const char *choice,
    int office, int n);

/*
 * A past date in forms that people write, in one row in five; otherwise usual.
 * The text stands until the next call.
 */
const char *past_date(const char *usual, int year, int month, int day, int n);

/* Rows that are no records. */
enum extra {
	EXTRA_NUMBERS, /* 甲 乙 1 2 */
	EXTRA_SAMPLE,  /* 例 */
	EXTRA_PART,    /* 一、… */
	EXTRA_SUM,     /* 小计 */
	EXTRA_NOTE,    /* 注：… */
	EXTRA_BLANK,
	EXTRAS
};

/* Fills in width cells of such a row; turn chooses among ways to write it. */
void extra_cells(enum extra what, int turn, int width, const char *cells[]);

#endif
