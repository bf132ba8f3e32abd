/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include "stream/gb18030.h"

static iconv_t cd;

/* What iconv alone makes of some bytes: ? is a byte that it refuses. */
static void
oracle(const char *p, size_t n, struct zy_buf *out)
{
	char *in = (char *)(uintptr_t)p, *to;
	size_t room;

	while (n > 0) {
		room = n * 2 + 16;
		to = zy_buf_room(out, room);
		if (iconv(cd, &in, &n, &to, &room) != (size_t)-1) {
			out->n = (size_t)(to - out->p);
			break;
		}
		out->n = (size_t)(to - out->p);
		zy_buf_putc(out, errno == EILSEQ ? '?' : '!');
		if (errno != EILSEQ)
			break;
		in++;
		n--;
	}
}

static void
ours(struct zy_gb18030 *g, const char *p, size_t n, struct zy_buf *out)
{
	int why;

	while (n > 0 && (why = zy_gb18030_put(g, cd, &p, &n, out)) != 0) {
		zy_buf_putc(out, why == EILSEQ ? '?' : '!');
		if (why != EILSEQ)
			break;
		p++;
		n--;
	}
}

static void
compare(struct zy_gb18030 *g, const char *p, size_t n)
{
	struct zy_buf right = ZY_BUF_INIT, got = ZY_BUF_INIT;

	oracle(p, n, &right);
	ours(g, p, n, &got);
	assert_int_equal(got.n, right.n);
	if (right.n)
		assert_memory_equal(got.p, right.p, right.n);
	zy_buf_release(&right);
	zy_buf_release(&got);
}

/* Every byte, every pair of bytes: alone, when new and when known. */
static void
test_two(void **state)
{
	struct zy_gb18030 *g = zy_gb18030_new();
	char pair[2];
	int a, b, again;

	(void)state;
	for (again = 0; again < 2; again++) {
		for (a = 0; a < 256; a++) {
			pair[0] = (char)a;
			compare(g, pair, 1);
			for (b = 0; b < 256; b++) {
				pair[1] = (char)b;
				compare(g, pair, 2);
			}
		}
	}
	zy_gb18030_free(g);
}

/* All codes of four bytes, one behind the other, cut at every byte. */
static void
test_four(void **state)
{
	struct zy_gb18030 *g = zy_gb18030_new();
	struct zy_buf b = ZY_BUF_INIT;
	int i, k;

	(void)state;
	for (i = 0; i < 126 * 10; i++) {
		zy_buf_reset(&b);
		for (k = 0; k < 126 * 10; k++) {
			zy_buf_putc(&b, (char)(0x81 + i / 10));
			zy_buf_putc(&b, (char)(0x30 + i % 10));
			zy_buf_putc(&b, (char)(0x81 + k / 10));
			zy_buf_putc(&b, (char)(0x30 + k % 10));
		}
		compare(g, b.p, b.n - (size_t)(i % 4));
	}
	zy_buf_release(&b);
	zy_gb18030_free(g);
}

/* Hanzi of both kinds and runs of ASCII of all lengths beside each other. */
static void
test_mixed(void **state)
{
	static const char four[] = "\x82\x35\x8F\x33", two[] = "\xBA\xBA";
	struct zy_gb18030 *g = zy_gb18030_new();
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, k;

	(void)state;
	for (i = 0; i < 70; i++) {
		for (k = 0; k < i; k++)
			zy_buf_putc(&b, (char)('0' + k));
		zy_buf_puts(&b, i % 3 ? two : four);
		zy_buf_puts(&b, i % 5 ? two : four);
	}
	for (i = 0; i < b.n; i++)
		compare(g, b.p + i, b.n - i);
	for (i = 0; i < b.n; i++)
		compare(g, b.p, i);
	zy_buf_release(&b);
	zy_gb18030_free(g);
}

static int
open_iconv(void **state)
{
	(void)state;
	cd = iconv_open("UTF-8", "GB18030");
	return cd == (iconv_t)-1;
}

static int
close_iconv(void **state)
{
	(void)state;
	return iconv_close(cd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_two),
	    cmocka_unit_test(test_four),
	    cmocka_unit_test(test_mixed),
	};

	return cmocka_run_group_tests(tests, open_iconv, close_iconv);
}
