/*
 * Titles: where a long title is broken into lines.
 *
 * GB/T 9704 demands that titles are broken by sense, never inside a word.  A
 * title consists of phrases; a line ends only between two of them.  Phrases are
 * found by punctuation (、 ） 》) and by a few words that begin one (关于,
 * 创先争优, 和), not by a dictionary.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_TITLE_H
#define ZY_DOCUMENT_TITLE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

enum {
	ZY_TITLE_LINES = 8 /* lines of a title, at most */
};

/*
 * Takes the first phrase off a text: sets *phrase to it and *rest to what
 * follows; both are views of the text.  Returns true; or false, with both
 * unchanged, if *rest is empty.
 */
bool zy_title_phrase(struct zy_view *rest, struct zy_view *phrase);

/*
 * Breaks a title into lines of at most `room` display columns: as few lines as
 * possible, of lengths as equal as the phrases allow.  A phrase longer than
 * room is broken inside.  Sets lines to views of the title, without blanks at
 * their ends, and returns their number, at most ZY_TITLE_LINES; if that is not
 * enough, the last line has all the rest.
 */
size_t zy_title_lines(
    struct zy_view title, size_t room, struct zy_view lines[ZY_TITLE_LINES]);

/*
 * Returns where the label of a box of a form (主要事迹) is best broken into two
 * lines: the number of bytes before its last two hanzi.  Returns 0 if it is not
 * to be broken, because it has at most three hanzi or other characters.
 */
size_t zy_title_label(struct zy_view label);

ZY_END_C

#endif
