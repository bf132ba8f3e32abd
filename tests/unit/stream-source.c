/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "stream/source.h"

static const struct zy_source_options plain = {0};

/* All lines of some bytes, joined by '|' without their ends. */
static void
expect(const char *bytes, size_t n, const char *encoding, const char *lines)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf all = ZY_BUF_INIT;
	struct zy_source *s;
	struct zy_view line;
	int rc;

	assert_int_equal(
	    zy_source_open_memory(&s, "t", bytes, n, &plain, &e), 0);
	while ((rc = zy_source_line(s, &line, &e)) == 1) {
		while (line.n && strchr("\r\n", line.p[line.n - 1]))
			line.n--;
		zy_buf_view(&all, line);
		zy_buf_putc(&all, '|');
	}
	zy_buf_putc(&all, '.');
	if (rc < 0)
		fail_msg("%s:%d: %s", e.source, (int)e.line, e.message);
	assert_string_equal(all.p, lines);
	assert_string_equal(zy_source_encoding(s), encoding);
	zy_buf_release(&all);
	zy_source_free(s);
}

/* The message and line of a failure, at opening or reading. */
static void
expect_error(const char *bytes, size_t n, uint64_t at, const char *part)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s = NULL;
	struct zy_view line;
	int rc = zy_source_open_memory(&s, "t", bytes, n, &plain, &e);

	while (rc == 0 && (rc = zy_source_line(s, &line, &e)) == 1)
		rc = 0;
	assert_int_equal(rc, -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_int_equal(e.line, at);
	if (!strstr(e.message, part))
		fail_msg("'%s' lacks '%s'", e.message, part);
	zy_source_free(s);
}

#define BYTES(s) s, sizeof(s) - 1

static void
test_lines(void **state)
{
	(void)state;
	expect(BYTES(""), "ASCII", ".");
	expect(BYTES("a\nb\n"), "UTF-8", "a|b|.");
	expect(BYTES("a\r\nb"), "UTF-8", "a|b|.");
	expect(BYTES("a\rb\r"), "UTF-8", "a|b|.");
	expect(BYTES("a\n\nb\n"), "UTF-8", "a||b|.");
	expect(BYTES("\xEF\xBB\xBF\xE5\xBC\xA0\n"), "UTF-8", "张|.");
}

static void
test_encodings(void **state)
{
	(void)state;
	expect(BYTES("\xD5\xC5\xC8\xFD\n"), "GB18030", "张三|.");
	/* 毛 and 是 alone are valid UTF-8: the guard takes hanzi. */
	expect(BYTES("\xC3\xAB\n"), "GB18030", "毛|.");
	expect(BYTES("\xCA\xC7\n"), "GB18030", "是|.");
	expect(BYTES("\xFF\xFE\x20\x5F\n\0"), "UTF-16LE", "张|.");
	expect(BYTES("\xFE\xFF\x5F\x20\0\n"), "UTF-16BE", "张|.");
	/* The moves of 2022, by two and by four bytes. */
	expect(BYTES("\xA6\xD9\xD5\xC5\n"), "GB18030", "︐张|.");
	expect(BYTES("\xD5\xC5\x82\x35\x90\x37\n"), "GB18030", "张龴|.");
	expect(BYTES("\xFE\x9F\xD5\xC5\n"), "GB18030", "䶮张|.");
	expect(BYTES("\x81\x30\x81\x30\xD5\xC5\n"), "GB18030", "\xC2\x80张|.");
}

static void
test_refusals(void **state)
{
	(void)state;
	expect_error(BYTES("a\n\xFF\xFF\n"), 2, "neither UTF-8 nor GB18030");
	expect_error(BYTES("a\nb\0c\n"), 2, "NUL");
	expect_error(BYTES("PK\3\4rest"), 0, "workbook");
	expect_error(BYTES("\x1F\x8B\x08"), 0, "gzip -dc");
	expect_error(BYTES("\x28\xB5\x2F\xFD"), 0, "zstd -dc");
	expect_error(
	    BYTES("张三李四王五赵六\n\xD5\xC5\xC8\xFD\n"), 2, "not UTF-8");
	expect_error(BYTES("\xD5\xC5\xC8\xFD\n张三李四王五赵六\n"), 2,
	    "this line is UTF-8");
}

static void
test_line_cap(void **state)
{
	static char big[(1 << 20) + 100];

	(void)state;
	memset(big, 'x', sizeof(big));
	expect_error(big, sizeof(big), 1, "--cap line");
}

static void
test_hold(void **state)
{
	const char *text = "one\ntwo\nthree\n";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_view line;

	(void)state;
	zy_source_open_memory(&s, "t", text, strlen(text), &plain, &e);
	zy_source_hold(s);
	assert_int_equal(zy_source_line(s, &line, &e), 1);
	assert_int_equal(zy_source_line(s, &line, &e), 1);
	zy_source_return(s);
	assert_int_equal(zy_source_line(s, &line, &e), 1);
	assert_memory_equal(line.p, "one\n", 4);
	assert_int_equal(zy_source_at(s), 1);
	zy_source_free(s);
}

/* A kept source begins again after lines were held and returned to. */
static void
test_keep(void **state)
{
	const char *text = "one\ntwo\nthree\n";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_view line;

	(void)state;
	zy_source_open_memory(&s, "t", text, strlen(text), &plain, &e);
	zy_source_keep(s, true);
	assert_int_equal(zy_source_line(s, &line, &e), 1);
	zy_source_hold(s);
	while (zy_source_line(s, &line, &e) == 1)
		;
	zy_source_return(s);
	zy_source_restart(s);
	zy_source_keep(s, false);
	assert_int_equal(zy_source_line(s, &line, &e), 1);
	assert_memory_equal(line.p, "one\n", 4);
	assert_int_equal(zy_source_at(s), 1);
	zy_source_free(s);
}

/* Splitting at records gives the same lines, none inside quotes. */
static void
test_split(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s, *parts[4];
	struct zy_buf b = ZY_BUF_INIT, whole = ZY_BUF_INIT;
	struct zy_view line;
	int i, n, rows = 0;

	(void)state;
	while (b.n < (size_t)20 << 20)
		zy_buf_printf(&b, "%d,\"quoted\nline, more\",end\n", rows++);
	zy_source_open_memory(&s, "t", b.p, b.n, &plain, &e);
	n = zy_source_split(s, parts, 4, true);
	assert_int_equal(n, 4);
	for (i = 0; i < n; i++) {
		uint64_t lines = 1;
		const char *p;

		for (p = b.p; p < b.p + whole.n; p++)
			lines += *p == '\n';
		assert_int_equal(zy_source_line(parts[i], &line, &e), 1);
		assert_int_equal(zy_source_at(parts[i]), lines);
		assert_true(line.p[0] >= '0' && line.p[0] <= '9');
		do {
			zy_buf_view(&whole, line);
		} while (zy_source_line(parts[i], &line, &e) == 1);
		zy_source_free(parts[i]);
	}
	assert_int_equal(whole.n, b.n);
	assert_memory_equal(whole.p, b.p, b.n);
	zy_buf_release(&b);
	zy_buf_release(&whole);
}

/* A file that is cut while it is read is told of, and not taken as whole. */
static void
test_cut(void **state)
{
	char path[] = "/tmp/zhengyou-source-XXXXXX";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_view line;
	int fd = mkstemp(path), i, rc;

	(void)state;
	assert_true(fd >= 0);
	for (i = 0; i < 100000; i++)
		assert_int_equal(write(fd, "a,b,c,d,e,f\n", 12), 12);
	assert_int_equal(zy_source_open(&s, path, &plain, &e), 0);
	assert_int_equal(zy_source_line(s, &line, &e), 1);
	assert_int_equal(ftruncate(fd, 900000), 0);
	while ((rc = zy_source_line(s, &line, &e)) == 1)
		;
	assert_int_equal(rc, -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_non_null(strstr(e.message, "cut while it was read"));
	zy_source_free(s);
	close(fd);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_encodings),
	    cmocka_unit_test(test_refusals),
	    cmocka_unit_test(test_line_cap),
	    cmocka_unit_test(test_hold),
	    cmocka_unit_test(test_keep),
	    cmocka_unit_test(test_split),
	    cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
