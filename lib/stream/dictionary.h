/*
 * A dictionary of words: what headings and values mean.
 *
 * The dictionary is data, rows of three cells: column, theirs, ours.  This
 * floor holds and applies it and knows no particular column or word.
 *
 *	heading(org)  隶属党委            parent   a heading of one record
 *	heading       党员数              members  a heading of any record
 *	sector        行政村              rural    a value of a list of choices
 *	part(belong)  所属                         a part of headings and values
 *	heading(org)  {belong}{field}{type?}  sector   a composed heading
 *	guess(sector) {any}局             agency   proposed in a message only
 *
 * A composed row consists of literal text and of the names of parts: {belong}
 * one of its words, {type?} one or none, {up*} any number; {any} is any text.
 * It must fit the whole heading or value.  `ours` of a heading is a column; it
 * may be followed by yes=TOKEN and no=TOKEN, which say what the answers yes and
 * no under that heading mean as a value of the column: a token, - for nothing,
 * or ! where the record does not belong here (是否党员: no), or, of a date,
 * where its day must be known (是否撤销: yes).  `-` in place of a column or
 * token means that the heading or value is known, and means none of the columns
 * or choices.
 *
 * Texts are compared without blanks, case, width, quotes and stars.  A text in
 * brackets is first read as part of the word, 书记（负责人）, then left out,
 * 党员数（人）, unless it has a word of the part `apart`, 党员数（女）.
 *
 * Looking words up does not change a dictionary: any number of threads may do
 * so at the same time, once all rows have been added.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_DICTIONARY_H
#define ZY_STREAM_DICTIONARY_H

#include "base/attr.h"
#include "stream/column.h"

ZY_BEGIN_C

struct zy_dictionary; /* opaque */

/* Returns an empty dictionary.  The caller frees it with zy_dictionary_free. */
struct zy_dictionary *zy_dictionary_new(void);
/* Frees the dictionary; w may be NULL. */
void zy_dictionary_free(struct zy_dictionary *w);

/*
 * Adds one row; its texts are copied.  own: the row belongs to a county's own
 * dictionary and takes precedence over rows that do not.  A row with an empty
 * `theirs` is skipped, and so is one with an empty `ours` unless it is a part.
 * Returns 0; or -1 with a ZY_ERROR_CONFIG without a place, and the row not
 * added, where it names an unknown part or a brace is not closed.
 */
int zy_dictionary_add(struct zy_dictionary *w, struct zy_view column,
    struct zy_view theirs, struct zy_view ours, bool own, struct zy_error *e);
/*
 * Adds the rows of a CSV text without quotes.  lines is an array of lines that
 * ends with NULL: first a header line, then one row a line; empty lines and
 * lines that begin with # are skipped.  A cell that a line lacks is empty.
 * Returns 0; or -1 with a ZY_ERROR_CONFIG that has the line; the rows before it
 * have been added.
 */
int zy_dictionary_add_lines(
    struct zy_dictionary *w, const char *const *lines, struct zy_error *e);

/* One column that a heading may mean. */
struct zy_meaning {
	const struct zy_column *column;
	int strength;		/* enum zy_match */
	bool composed;		/* found by a composed row, in no list */
	bool enumerated;	/* the heading is a list of its choices, and
				   means it only where values fit */
	struct zy_view yes, no; /* tokens that the answers yes and no mean, or
				   empty; borrowed from the dictionary */
};
enum {
	ZY_MEANINGS = 8 /* of one heading, at most */
};
/*
 * Finds the columns of the schema that a heading may mean, the likeliest first,
 * and stores them in out, which has ZY_MEANINGS elements.  Returns how many
 * there are; 0 for an unknown heading.  With w NULL only canonical and Chinese
 * names are recognised.
 */
size_t zy_dictionary_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading, struct zy_meaning *out);

/*
 * Returns whether the dictionary says of a heading that it means nothing in the
 * schema, whatever it resembles.  w may be NULL.
 */
bool zy_dictionary_denies(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading);

/*
 * Finds the next row heading(...) without composition that gives a heading for
 * column c of the schema.  *at is the number of the row at which to begin, 0 at
 * the first call.  Returns true with *theirs set to the heading, borrowed from
 * w, and *at set for the next call; returns false, with both unspecified, when
 * there are no more such rows or w is NULL.
 */
bool zy_dictionary_listed(const struct zy_dictionary *w,
    const struct zy_schema *s, const struct zy_column *c, size_t *at,
    struct zy_view *theirs);

/*
 * Returns the element of choices that the dictionary says a cell means, by a
 * listed or a composed row of the list called name; NULL where no row fits the
 * cell, the row's token is no element of choices or the cell is empty.  With
 * own true only the rows of a county's own dictionary are used, else only the
 * others.  Tokens and Chinese names of choices are not compared here: the
 * caller does that after the county's own rows and before the others.  w may be
 * NULL.
 */
const struct zy_choice *zy_dictionary_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, const char *name, struct zy_view cell,
    bool own);

/*
 * Looks a cell up in the rows of a county's own dictionary for the list of
 * choices called name.  Returns true and sets *ours to the token of the row
 * that fits, borrowed from w; or false, with *ours unchanged, where none fits
 * or w is NULL.
 */
bool zy_dictionary_own(const struct zy_dictionary *w, const char *name,
    struct zy_view cell, struct zy_view *ours);

/*
 * Returns the element of zy_answers that a cell means, by its token, its
 * Chinese name or the list `yesno` of the dictionary; NULL where it means
 * neither yes nor no.  w may be NULL.
 */
const struct zy_choice *zy_dictionary_answer(
    const struct zy_dictionary *w, struct zy_view cell);

/*
 * Returns how alike two texts are, in percent: twice the length of their
 * longest common subsequence over the sum of their lengths.  Only the first 24
 * characters of each count.
 */
size_t zy_dictionary_likeness(struct zy_view a, struct zy_view b);
/*
 * Finds the known heading of the schema that is most like an unknown heading,
 * for messages.  Returns the known heading, borrowed from w and s, and sets
 * *column to the column that it names; returns an empty view and sets *column
 * to NULL when no known heading is at least 67 % alike, or the heading means
 * nothing (zy_dictionary_denies).  w may be NULL.
 */
struct zy_view zy_dictionary_guess_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading,
    const struct zy_column **column);
/*
 * Returns the element of choices that is most like an unknown cell, for
 * messages, by the rows guess(...) or by likeness; NULL when no such row fits
 * and no choice is at least 67 % alike.  w may be NULL.
 */
const struct zy_choice *zy_dictionary_guess_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, struct zy_view cell);

/*
 * Returns whether text is one of the words of the part called `part`; false
 * where there is no such part or w is NULL.
 */
bool zy_dictionary_is_part(
    const struct zy_dictionary *w, struct zy_view part, struct zy_view text);
/*
 * Returns whether a heading is read as the key column `key` where no heading of
 * the same header names that column: it is one of the words of the part called
 * "else-" and the name of the column.
 */
bool zy_dictionary_falls_back(const struct zy_dictionary *w,
    const struct zy_column *key, struct zy_view heading);

/*
 * Appends text to b in the form in which words are compared: as by
 * zy_cell_fold, without the number of a heading (一、) and without quotes,
 * stars, colons, separators, 的 and the signs (but not the content) of
 * brackets.  A text of such signs alone stays as it is.
 */
void zy_dictionary_fold(struct zy_buf *b, struct zy_view text);

ZY_END_C

#endif
