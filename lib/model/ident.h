/*
 * Ids made from the content of a record, so that reading it again gives the
 * same id.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_IDENT_H
#define ZY_MODEL_IDENT_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

enum {
	ZY_IDENT_MAX = 24
};

/*
 * Writes an id into out: the prefix, '-', and 12 hex digits of the SHA-256 of
 * the n parts with a line feed between them.  No part may contain the number of
 * an identity card: it could be recovered by hashing all possible numbers.
 */
void zy_ident_make(char out[ZY_IDENT_MAX], const char *prefix,
    const struct zy_view *parts, size_t n);

ZY_END_C

#endif
