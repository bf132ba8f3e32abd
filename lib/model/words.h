/*
 * The built-in dictionary: which words of township sheets mean our columns and
 * choices.
 *
 * It is data, words.csv beside this file, compiled in.  stream/dictionary.h
 * says what its rows mean; zhengyou-words(5) explains them to people who write
 * their own rows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_WORDS_H
#define ZY_MODEL_WORDS_H

#include "base/attr.h"
#include "stream/dictionary.h"

ZY_BEGIN_C

/*
 * Returns the built-in dictionary, which is read at the first call and is valid
 * until the process ends.  Several threads may call it at once.
 */
const struct zy_dictionary *zy_dictionary_builtin(void);

/*
 * Returns a new dictionary with the built-in rows, to which the caller may add
 * rows.  The caller frees it with zy_dictionary_free.
 */
struct zy_dictionary *zy_dictionary_copy_builtin(void);

ZY_END_C

#endif
