/*
 * The built-in dictionary: what township sheets call our columns and choices.
 *
 * It is data, words.csv beside this file, compiled in.  stream/dictionary.h
 * says what its rows mean; zhengyou-words(5) says it for those who write their
 * own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_WORDS_H
#define ZY_MODEL_WORDS_H

#include "stream/dictionary.h"

/*
 * The built-in dictionary, read at the first call, by whichever thread; the
 * same until the process ends.
 */
const struct zy_dictionary *zy_dictionary_builtin(void);

/* A dictionary of the caller's with the built-in rows; zy_dictionary_free it.
 */
struct zy_dictionary *zy_dictionary_copy_builtin(void);

#endif
