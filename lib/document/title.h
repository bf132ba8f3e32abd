/*
 * Titles: where a long title is broken into lines.
 *
 * GB/T 9704 wants a title broken by its sense, never inside a word.  A title
 * consists of phrases that stay whole; a line ends only between two of them.
 * Phrases are found by marks (、 ） 》) and by a few words that begin one
 * (关于, 创先争优, 和), not by a dictionary.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_TITLE_H
#define ZY_DOCUMENT_TITLE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

enum {
	ZY_TITLE_LINES = 8 /* most lines of a title */
};

/* Takes the next phrase off the front of *rest.  Returns false at the end. */
bool zy_title_phrase(struct zy_view *rest, struct zy_view *phrase);

/*
 * Breaks a title into lines of at most room display columns, as few as
 * possible, and their lengths as equal as the phrases allow.  A phrase longer
 * than the room is broken within.  Returns the number of lines, at most
 * ZY_TITLE_LINES, of which the last then holds the rest; they are views into
 * the title.
 */
size_t zy_title_lines(
    struct zy_view title, size_t room, struct zy_view lines[ZY_TITLE_LINES]);

ZY_END_C

#endif
