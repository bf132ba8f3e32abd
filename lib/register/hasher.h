/*
 * The hashes of many lines, made by a thread of their own while somebody else
 * reads the lines.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_HASHER_H
#define ZY_REGISTER_HASHER_H

#include <stddef.h>

#include "register/line.h"

struct zy_hasher; /* opaque */

/* Begins with the first of n lines, each with its LF behind it; borrowed. */
struct zy_hasher *zy_hasher_new(const struct zy_view *lines, size_t n);
/* The hash of line i: waits until it is made. */
const char *zy_hasher_get(struct zy_hasher *h, size_t i);
/* Stops the thread, also half-way. */
void zy_hasher_free(struct zy_hasher *h);

#endif
