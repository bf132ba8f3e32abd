/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "stream/writer.h"

static const struct zy_choice sectors[] = {
    {"rural", "农村", NULL, NULL},
    {"soe", "国有企业", NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct zy_column columns[] = {
    {"id", "代码", ZY_CODE, 0, NULL, "id"},
    {"name", "名称", ZY_TEXT, 0, NULL, "name"},
    {"members", "党员数", ZY_INTEGER, 0, NULL, "members"},
    {"sector", "领域", ZY_CHOICE, 0, sectors, "sector"},
    {"tied", "并列", ZY_YESNO, 0, NULL, "tied"},
};

static char folder[] = "/tmp/zy-writer-XXXXXX";
static char path[64], other[64];

static char *
slurp(const char *name)
{
	struct zy_buf b = ZY_BUF_INIT;
	FILE *f = fopen(name, "r");
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		zy_buf_putc(&b, (char)c);
	fclose(f);
	zy_buf_puts(&b, "");
	return zy_buf_detach(&b);
}

static void
spill(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static struct zy_sink *
open_sink(const char *name)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *s;

	assert_int_equal(zy_sink_open(&s, name, &e), 0);
	return s;
}

/* The first n columns and one unknown; rows end with NULL. */
static void
expect(struct zy_writer_options o, size_t n, const char *unknown,
    const char *const *cells, const char *right)
{
	struct zy_writer *w = zy_writer_new(open_sink(path), &o);
	struct zy_error e = ZY_ERROR_INIT;
	size_t i, width = n + (unknown != NULL);
	char *got;

	for (i = 0; i < n; i++)
		zy_writer_column(w, zy_view(columns[i].name), &columns[i]);
	if (unknown)
		zy_writer_column(w, zy_view(unknown), NULL);
	for (i = 0; cells[i]; i++) {
		zy_writer_cell(w, zy_view(cells[i]));
		if (i % width == width - 1)
			zy_writer_end(w);
	}
	assert_int_equal(zy_writer_finish(w, &e), 0);
	got = slurp(path);
	assert_string_equal(got, right);
	free(got);
}

static void
test_csv(void **state)
{
	static const char *const cells[] = {"007", "a,b", "3", "say \"x\"", "1",
	    " led", "", "trailed ", "2", "l1\nl2", "-1", "cr\rx", "=1+1", "",
	    "", "tab\tin", NULL};
	static const char *const none[] = {NULL};
	static const char *const empty[] = {"", "", NULL};

	(void)state;
	expect((struct zy_writer_options){.format = ZY_FORMAT_CSV}, 3, "x",
	    cells,
	    "id,name,members,x\n"
	    "007,\"a,b\",3,\"say \"\"x\"\"\"\n"
	    "1,\" led\",,\"trailed \"\n"
	    "2,\"l1\nl2\",-1,\"cr\rx\"\n"
	    "=1+1,,,tab\tin\n");
	expect((struct zy_writer_options){.format = ZY_FORMAT_TSV}, 3, "x",
	    cells,
	    "id\tname\tmembers\tx\n"
	    "007\ta,b\t3\t\"say \"\"x\"\"\"\n"
	    "1\t\" led\"\t\t\"trailed \"\n"
	    "2\t\"l1\nl2\"\t-1\t\"cr\rx\"\n"
	    "=1+1\t\t\t\"tab\tin\"\n");
	expect((struct zy_writer_options){.format = ZY_FORMAT_CSV}, 2, NULL,
	    none, "id,name\n");
	/* An empty cell alone would be a blank line, which readers skip. */
	expect((struct zy_writer_options){.format = ZY_FORMAT_CSV}, 1, NULL,
	    empty, "id\n\"\"\n\"\"\n");
}

static void
test_excel(void **state)
{
	static const char *const cells[] = {"219921101201", "=cmd|x", "-5",
	    "@a", "00123", "+86-1", "3", "＝1", "A1", "-12.5", "-3", "\tx",
	    NULL};

	(void)state;
	expect(
	    (struct zy_writer_options){.format = ZY_FORMAT_CSV, .excel = true},
	    3, "x", cells,
	    "\xEF\xBB\xBFid,name,members,x\r\n"
	    "\"\t219921101201\",\"'=cmd|x\",-5,\"'@a\"\r\n"
	    "\"\t00123\",\"'+86-1\",3,\"'＝1\"\r\n"
	    "A1,-12.5,-3,\"'\tx\"\r\n");
}

static void
test_json(void **state)
{
	static const char *const cells[] = {"007", "a\"b\\c\n\x01\x7f", "12",
	    "rural", "yes", "1", "2", "", "", "", "", "", "", "", "no", "x", "",
	    "007", "", "", NULL};
	static const char *const none[] = {NULL};

	(void)state;
	expect((struct zy_writer_options){.format = ZY_FORMAT_JSONL}, 5, NULL,
	    cells,
	    "{\"id\":\"007\",\"name\":\"a\\\"b\\\\c\\n\\u0001\\u007f\","
	    "\"members\":12,\"sector\":\"rural\",\"tied\":\"yes\"}\n"
	    "{\"id\":\"1\",\"name\":\"2\",\"members\":null,\"sector\":null,"
	    "\"tied\":null}\n"
	    "{\"id\":null,\"name\":\"\",\"members\":null,\"sector\":null,"
	    "\"tied\":\"no\"}\n"
	    "{\"id\":\"x\",\"name\":\"\",\"members\":\"007\",\"sector\":null,"
	    "\"tied\":null}\n");
	expect((struct zy_writer_options){.format = ZY_FORMAT_JSON}, 2, NULL,
	    (const char *const[]){"1", "a", "2", "b", NULL},
	    "[\n{\"id\":\"1\",\"name\":\"a\"},\n"
	    "{\"id\":\"2\",\"name\":\"b\"}\n]\n");
	expect((struct zy_writer_options){.format = ZY_FORMAT_JSON}, 2, NULL,
	    none, "[]\n");
	expect((struct zy_writer_options){.format = ZY_FORMAT_JSONL}, 2, NULL,
	    none, "");
}

/* Only what is a number to JSON is written as one. */
static void
test_json_numbers(void **state)
{
	static const struct {
		const char *cell, *right;
	} cases[] = {{"0", "0"}, {"-0.50", "-0.50"}, {"-7", "-7"},
	    {"00", "\"00\""}, {"-01", "\"-01\""}, {"+1", "\"+1\""},
	    {".5", "\".5\""}, {"5.", "\"5.\""}, {"1e5", "\"1e5\""},
	    {"-", "\"-\""}, {"NaN", "\"NaN\""}};
	const char *cells[] = {"1", "2", NULL, NULL};
	char right[128];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cells[2] = cases[i].cell;
		snprintf(right, sizeof(right),
		    "{\"id\":\"1\",\"name\":\"2\",\"members\":%s}\n",
		    cases[i].right);
		expect((struct zy_writer_options){.format = ZY_FORMAT_JSONL}, 3,
		    NULL, cells, right);
	}
}

static void
test_table(void **state)
{
	static const char *const cells[] = {"1", "张三", "12", "rural", "yes",
	    "22", "x\x1b[31m", "5", "soe", "no", NULL};

	(void)state;
	expect(
	    (struct zy_writer_options){.format = ZY_FORMAT_TABLE, .lang = "en"},
	    5, NULL, cells,
	    "id   name       members  sector  tied\n"
	    "---  ---------  -------  ------  ----\n"
	    "1    张三            12  rural   yes\n"
	    "22   x\\x1b[31m        5  soe     no\n");
	expect(
	    (struct zy_writer_options){.format = ZY_FORMAT_TABLE, .lang = "zh"},
	    5, NULL, cells,
	    "代码  名称       党员数  领域      并列\n"
	    "----  ---------  ------  --------  ----\n"
	    "1     张三           12  农村      是\n"
	    "22    x\\x1b[31m       5  国有企业  否\n");
}

/* Neither cells nor headers reach a terminal, or markdown, as they are. */
static void
test_hostile_layout(void **state)
{
	static const char *const cells[] = {"1", "<b>|x", "2", "a\nb", NULL};
	static const char *const bidi[] = {"x\xE2\x80\xAEy", "", NULL};

	(void)state;
	expect((struct zy_writer_options){.format = ZY_FORMAT_MARKDOWN}, 1,
	    "a|\x1b", cells,
	    "| id  | a\\|\\\\x1b |\n"
	    "| --- | -------- |\n"
	    "| 1   | \\<b\\>\\|x |\n"
	    "| 2   | a\\\\x0ab  |\n");
	expect((struct zy_writer_options){.format = ZY_FORMAT_TABLE}, 1,
	    "h\x1b[2J", bidi,
	    "id        h\\x1b[2J\n"
	    "--------  --------\n"
	    "x\\u202ey\n");
}

static size_t
count_files(void)
{
	char command[128];
	size_t n = 0;
	FILE *f;
	int c;

	snprintf(command, sizeof(command), "ls -A %s", folder);
	f = popen(command, "r");
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		n += c == '\n';
	pclose(f);
	return n;
}

static void
test_sink_replaces(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *s;
	struct stat st;
	char *text;

	(void)state;
	spill(path, "old");
	assert_int_equal(chmod(path, 0640), 0);
	s = open_sink(path);
	zy_sink_put(s, "new", 3);
	text = slurp(path);
	assert_string_equal(text, "old");
	free(text);
	assert_false(zy_sink_closed(s));
	assert_int_equal(zy_sink_finish(s, &e), 0);
	text = slurp(path);
	assert_string_equal(text, "new");
	free(text);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(count_files(), 1);
}

static void
test_sink_abandons(void **state)
{
	struct zy_sink *s;
	char *text;

	(void)state;
	spill(path, "old");
	s = open_sink(path);
	zy_sink_put(s, "new", 3);
	zy_sink_abandon(s);
	zy_sink_abandon(NULL);
	text = slurp(path);
	assert_string_equal(text, "old");
	free(text);
	assert_int_equal(count_files(), 1);
	/* What the signal handler does. */
	s = open_sink(path);
	assert_int_equal(count_files(), 2);
	zy_sink_cleanup();
	assert_int_equal(count_files(), 1);
	zy_sink_abandon(s);
}

static void
test_sink_refuses(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *s;

	(void)state;
	spill(path, "old");
	assert_int_equal(symlink(path, other), 0);
	assert_int_equal(zy_sink_open(&s, other, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_string_equal(e.source, other);
	zy_error_clear(&e);
	unlink(other);
	assert_int_equal(symlink("/nonexistent", other), 0);
	assert_int_equal(zy_sink_open(&s, other, &e), -1);
	zy_error_clear(&e);
	unlink(other);
	assert_int_equal(zy_sink_open(&s, "/nonexistent/x", &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	zy_error_clear(&e);
	assert_int_equal(zy_sink_open(&s, folder, &e), -1);
	zy_error_clear(&e);
	assert_int_equal(count_files(), 1);
}

static void
test_sink_full(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	char block[4096] = {0};
	struct zy_sink *s;
	int i;

	(void)state;
	s = open_sink("/dev/full");
	for (i = 0; i < 64 && !zy_sink_closed(s); i++)
		zy_sink_put(s, block, sizeof(block));
	assert_true(i < 64);
	assert_int_equal(zy_sink_finish(s, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_string_equal(e.source, "/dev/full");
}

static int
make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/out", folder);
	snprintf(other, sizeof(other), "%s/link", folder);
	return 0;
}

static int
remove_folder(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_csv),
	    cmocka_unit_test(test_excel),
	    cmocka_unit_test(test_json),
	    cmocka_unit_test(test_json_numbers),
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_hostile_layout),
	    cmocka_unit_test(test_sink_replaces),
	    cmocka_unit_test(test_sink_abandons),
	    cmocka_unit_test(test_sink_refuses),
	    cmocka_unit_test(test_sink_full),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
