/*
 * SHA-256 through nettle: implements digest.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/digest.h"

void
zy_digest_init(struct zy_digest *d)
{
	sha256_init(&d->ctx);
}

void
zy_digest_put(struct zy_digest *d, struct zy_view bytes)
{
	sha256_update(&d->ctx, bytes.n, (const uint8_t *)bytes.p);
}

void
zy_digest_hex(struct zy_digest *d, char out[ZY_DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t sum[SHA256_DIGEST_SIZE];
	size_t i;

	sha256_digest(&d->ctx, sizeof(sum), sum);
	for (i = 0; i < sizeof(sum); i++) {
		out[2 * i] = digits[sum[i] >> 4];
		out[2 * i + 1] = digits[sum[i] & 15];
	}
	out[2 * i] = '\0';
}

void
zy_digest_of(struct zy_view bytes, char out[ZY_DIGEST_HEX])
{
	struct zy_digest d;

	zy_digest_init(&d);
	zy_digest_put(&d, bytes);
	zy_digest_hex(&d, out);
}
