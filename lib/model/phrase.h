/*
 * What streams say in fixed English phrases, in Chinese for people.
 *
 * Streams do not depend on the language: states and reasons are English
 * phrases with figures in them.  Reports and explanations show them in their
 * own language; a phrase that is not known is shown as it is.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_PHRASE_H
#define ZY_MODEL_PHRASE_H

#include "base/text.h"

/* Appends the phrase; zh false: as it is. */
void zy_phrase_put(struct zy_buf *b, struct zy_view phrase, bool zh);

#endif
