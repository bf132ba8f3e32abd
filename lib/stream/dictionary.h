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

#include "base/attr.h"
#include "stream/column.h"

ZY_BEGIN_C

struct zy_dictionary; /* opaque */

/* Returns an empty dictionary.  The caller frees it with zy_dictionary_free. */
struct zy_dictionary *zy_dictionary_new(void);
/* Frees the dictionary; NULL is allowed. */
void zy_dictionary_free(struct zy_dictionary *w);

/*
 * Adds one row; its texts are copied.  own: the row is a county's own and takes
 * precedence over rows that are not.  A row with an empty `ours` is skipped,
 * unless it is a part.  Returns 0; or -1 with a ZY_ERROR_CONFIG without a
 * place, for an unknown part or a brace that is not closed.
 */
int zy_dictionary_add(struct zy_dictionary *w, struct zy_view column,
    struct zy_view theirs, struct zy_view ours, bool own, struct zy_error *e);
/*
 * Adds the rows of a CSV text without quotes, given as lines up to NULL: a
 * header line, then one row a line; a line that begins with # is a comment.
 * Returns 0, or -1 with a ZY_ERROR_CONFIG that has the line.
 */
int zy_dictionary_add_lines(
    struct zy_dictionary *w, const char *const *lines, struct zy_error *e);

/* One column that a heading may name. */
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
 * Finds the columns of the schema that a heading may name, the likeliest first,
 * and stores them in out, which has room for ZY_MEANINGS.  Returns how many
 * there are; 0 for an unknown heading.  With w NULL only canonical and Chinese
 * names are known.
 */
size_t zy_dictionary_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading, struct zy_meaning *out);

/*
 * Finds the next heading that the dictionary lists for a column of the schema,
 * from row *at on; *at is 0 before the first call.  Returns true and sets
 * *theirs and *at; returns false when there are no more.
 */
bool zy_dictionary_listed(const struct zy_dictionary *w,
    const struct zy_schema *s, const struct zy_column *c, size_t *at,
    struct zy_view *theirs);

/*
 * Returns the choice that a cell names by a row of the list `name`, listed or
 * composed, or NULL.  With own true only a county's own rows count, which take
 * precedence over tokens and Chinese names; the caller compares those itself.
 */
const struct zy_choice *zy_dictionary_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, const char *name, struct zy_view cell,
    bool own);

/*
 * Returns the choice of zy_answers that a cell means, by its names or by the
 * list `yesno`, or NULL.  w may be NULL.
 */
const struct zy_choice *zy_dictionary_answer(
    const struct zy_dictionary *w, struct zy_view cell);

/*
 * Finds the known heading of the schema that is nearest to an unknown one, for
 * messages.  Returns it, valid as long as w, and sets *column; returns an empty
 * view, with *column unspecified, when none is near.
 */
struct zy_view zy_dictionary_guess_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading,
    const struct zy_column **column);
/*
 * Returns how alike two texts are, in percent of what they have in common, by
 * their first characters.
 */
size_t zy_dictionary_likeness(struct zy_view a, struct zy_view b);
/* Returns the choice that is nearest to an unknown value, or NULL. */
const struct zy_choice *zy_dictionary_guess_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, struct zy_view cell);

/*
 * Returns whether a text is a word of a part of that name.  It is none
 * where w is NULL.
 */
bool zy_dictionary_is_part(
    const struct zy_dictionary *w, struct zy_view part, struct zy_view text);

/*
 * Appends the form in which words are compared to b: zy_cell_fold, without
 * quotes, stars, colons, brackets (their content stays) and separators of
 * words.
 */
void zy_dictionary_fold(struct zy_buf *b, struct zy_view text);

ZY_END_C

#endif
