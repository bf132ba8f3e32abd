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
 *	guess(sector) {any}局             agency   proposed only, never taken
 *
 * A composed row consists of literal text and of the names of parts: {belong}
 * one of its words, {type?} one or none, {up*} any number; {any} is any text.
 * It must fit the whole heading or value.  `ours` of a heading is a column; it
 * may be followed by yes=TOKEN and no=TOKEN, which say what the answers yes and
 * no under that heading mean as a value of the column.  `ours` `-` means that
 * the words are known to mean nothing here.
 *
 * Texts are compared without blanks, case, width, quotes and stars.  A text in
 * brackets is first read as part of the word, 书记（负责人）, then left out,
 * 党员数（人）, unless it has a word of the part `apart`, 党员数（女）.
 *
 * A dictionary does not change while it is used: any number of threads may
 * look words up.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_DICTIONARY_H
#define ZY_STREAM_DICTIONARY_H

#include "stream/column.h"

struct zy_dictionary; /* opaque */

/* An empty dictionary; zy_dictionary_free frees it. */
struct zy_dictionary *zy_dictionary_new(void);
void zy_dictionary_free(struct zy_dictionary *w);

/*
 * Adds one row.  An own row, a county's, goes before those that are not.  The
 * texts are copied.  A row whose `ours` is empty is skipped, unless it is a
 * part.  0, or -1 with a ZY_ERROR_CONFIG without place: a part that is not
 * known, or a brace that is not closed.
 */
int zy_dictionary_add(struct zy_dictionary *w, struct zy_view column,
    struct zy_view theirs, struct zy_view ours, bool own, struct zy_error *e);
/*
 * Adds the lines of a CSV text without quotes: a header line, then one row a
 * line; what begins with # is a comment.  0, or -1 as above with the line.
 */
int zy_dictionary_add_lines(
    struct zy_dictionary *w, const char *const *lines, struct zy_error *e);

/* One thing that a heading may mean. */
struct zy_meaning {
	const struct zy_column *column;
	int strength;		/* enum zy_match */
	bool composed;		/* no list has it: its parts were understood */
	struct zy_view yes, no; /* what answers mean, or empty; borrowed from
				   the dictionary */
};
enum {
	ZY_MEANINGS = 8 /* of one heading, at most */
};
/*
 * All columns of the schema that a heading may name, the likeliest first, into
 * out, which has room for ZY_MEANINGS.  Returns how many; 0: not known.  w may
 * be NULL: then only canonical and Chinese names are known.
 */
size_t zy_dictionary_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading, struct zy_meaning *out);

/*
 * The next heading that a list has for a column of the schema, from row *at
 * on, which is 0 at first and moves on.  False: no more.
 */
bool zy_dictionary_listed(const struct zy_dictionary *w,
    const struct zy_schema *s, const struct zy_column *c, size_t *at,
    struct zy_view *theirs);

/*
 * The choice that a cell names by a word of the list `name`, by lists or by
 * composition, or NULL.  Tokens and Chinese names are not looked at, but for a
 * county's own rows, which go before them: own says that only those count.
 */
const struct zy_choice *zy_dictionary_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, const char *name, struct zy_view cell,
    bool own);

/*
 * What a cell answers: a choice of zy_answers by its names or by the words of
 * the list `yesno`, or NULL.  w may be NULL.
 */
const struct zy_choice *zy_dictionary_answer(
    const struct zy_dictionary *w, struct zy_view cell);

/*
 * The nearest known heading of the schema to one that is not known, for
 * messages: its column goes to *column, the known heading is returned; an
 * empty view where nothing is near.  Valid as long as w.
 */
struct zy_view zy_dictionary_guess_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading,
    const struct zy_column **column);
/* The nearest choice to a value that is not known, or NULL. */
const struct zy_choice *zy_dictionary_guess_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, struct zy_view cell);

/*
 * Appends the form in which words are compared: zy_cell_fold, and without
 * quotes, stars, colons, brackets' signs and what separates words.
 */
void zy_dictionary_fold(struct zy_buf *b, struct zy_view text);

#endif
