/*
 * Chinese translations of the fixed English phrases in streams.
 *
 * The data in streams are in one language for all: states and reasons are
 * English phrases with figures in them.  Reports and explanations show them in
 * the language of the report.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_PHRASE_H
#define ZY_MODEL_PHRASE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends a phrase to b, in Chinese when zh is true and the phrase is known,
 * else unchanged.
 */
void zy_phrase_put(struct zy_buf *b, struct zy_view phrase, bool zh);

ZY_END_C

#endif
