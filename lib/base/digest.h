/*
 * SHA-256 over bytes as they come, as sha256sum prints it (FIPS 180-4).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_DIGEST_H
#define ZY_BASE_DIGEST_H

#include <nettle/sha2.h>

#include "base/text.h"

enum {
	ZY_DIGEST_HEX = 65, /* lower-case hex digits, and a NUL */
};

/* A value; nothing to release. */
struct zy_digest {
	struct sha256_ctx ctx;
};

void zy_digest_init(struct zy_digest *d);
void zy_digest_put(struct zy_digest *d, struct zy_view bytes);
/* The digest of all that was put; d is as after zy_digest_init. */
void zy_digest_hex(struct zy_digest *d, char out[ZY_DIGEST_HEX]);
/* The digest of some bytes at once. */
void zy_digest_of(struct zy_view bytes, char out[ZY_DIGEST_HEX]);

#endif
