/*
 * Ids made of what a record says: the same again, whenever it is read again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_IDENT_H
#define ZY_MODEL_IDENT_H

#include "base/text.h"

enum {
	ZY_IDENT_MAX = 24
};

/*
 * PREFIX-, then 12 hex digits of the SHA-256 of the parts with a line feed
 * between them.  Never of a number of a card: those can be tried out.
 */
void zy_ident_make(char out[ZY_IDENT_MAX], const char *prefix,
    const struct zy_view *parts, size_t n);

#endif
