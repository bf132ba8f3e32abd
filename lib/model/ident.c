/*
 * Making ids by SHA-256: implements ident.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/ident.h"

#include <nettle/sha2.h>

void
zy_ident_make(char out[ZY_IDENT_MAX], const char *prefix,
    const struct zy_view *parts, size_t n)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	size_t i, at = strlen(prefix);
	struct sha256_ctx sha;

	sha256_init(&sha);
	for (i = 0; i < n; i++) {
		if (i)
			sha256_update(&sha, 1, (const uint8_t *)"\n");
		sha256_update(&sha, parts[i].n, (const uint8_t *)parts[i].p);
	}
	sha256_digest(&sha, sizeof(digest), digest);
	memcpy(out, prefix, at);
	out[at++] = '-';
	for (i = 0; i < 6; i++) {
		out[at++] = hex[digest[i] >> 4];
		out[at++] = hex[digest[i] & 15];
	}
	out[at] = '\0';
}
