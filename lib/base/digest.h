/*
 * SHA-256 of bytes (FIPS 180-4), written as sha256sum writes it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_DIGEST_H
#define ZY_BASE_DIGEST_H

#include <nettle/sha2.h>

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

enum {
	ZY_DIGEST_HEX = 65, /* lower-case hex digits, and a NUL */
};

/*
 * A SHA-256 that is being computed.  A plain value: nothing is to be released.
 */
struct zy_digest {
	struct sha256_ctx ctx;
};

/* Prepares d for a new SHA-256, of no bytes yet. */
void zy_digest_init(struct zy_digest *d);
/* Adds bytes after those that were added before. */
void zy_digest_put(struct zy_digest *d, struct zy_view bytes);
/*
 * Writes the SHA-256 of all added bytes to out, NUL-terminated, and prepares d
 * for a new one as zy_digest_init does.
 */
void zy_digest_hex(struct zy_digest *d, char out[ZY_DIGEST_HEX]);
/* Writes the SHA-256 of bytes to out, NUL-terminated. */
void zy_digest_of(struct zy_view bytes, char out[ZY_DIGEST_HEX]);

ZY_END_C

#endif
