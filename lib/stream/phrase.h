/*
 * Chinese translations of the fixed English phrases in streams.
 *
 * The data in streams are in one language for all: states and reasons are
 * English phrases with figures in them.  Reports, explanations and what is
 * written with Chinese headings show them in Chinese, and reading turns that
 * back into the English phrase.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_PHRASE_H
#define ZY_STREAM_PHRASE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends a fixed English phrase to b: its Chinese translation when zh is true
 * and the phrase is known, else the phrase unchanged.
 */
void zy_phrase_put(struct zy_buf *b, struct zy_view phrase, bool zh);
/*
 * Appends to b the English phrase of which text is the Chinese translation.
 * Returns true; or false, with nothing appended, where text is no such
 * translation.
 */
bool zy_phrase_read(struct zy_buf *b, struct zy_view text);

ZY_END_C

#endif
