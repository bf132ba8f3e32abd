/*
 * GB18030: whatever the bytes and wherever they are cut, the text is that of
 * iconv alone, and so is the place of the first byte that is refused.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdlib.h>

#include "stream/gb18030.h"

static int
alone(iconv_t cd, const char **p, size_t *n, struct zy_buf *out)
{
	size_t room = *n * 2 + 16;
	char *in = (char *)(uintptr_t)*p, *to = zy_buf_room(out, room);
	size_t rc = iconv(cd, &in, n, &to, &room);

	*p = in;
	out->n = (size_t)(to - out->p);
	return rc == (size_t)-1 ? errno : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *p = (const char *)data + 1, *q = p;
	struct zy_buf right = ZY_BUF_INIT, got = ZY_BUF_INIT;
	struct zy_gb18030 *g;
	size_t left, piece;
	int why, rc;
	iconv_t cd;

	if (n < 2)
		return 0;
	cd = iconv_open("UTF-8", "GB18030");
	g = zy_gb18030_new();
	left = --n;
	why = alone(cd, &q, &left, &right);
	/* In two pieces, what the first leaves going with the second. */
	left = piece = data[0] < n ? data[0] : n;
	rc = zy_gb18030_put(g, cd, &p, &left, &got);
	left += n - piece;
	if (rc == 0 || (rc == EINVAL && left > 0 && piece < n))
		rc = zy_gb18030_put(g, cd, &p, &left, &got);
	if (rc != why || p != q ||
	    !zy_view_eq(zy_buf_get(&got), zy_buf_get(&right)))
		abort();
	iconv_close(cd);
	zy_gb18030_free(g);
	zy_buf_release(&right);
	zy_buf_release(&got);
	return 0;
}
