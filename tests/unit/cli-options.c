/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/cli.h"
#include "cli/state.h"

static const struct zy_column columns[] = {
    {"id", "代码", ZY_CODE, ZY_KEY, NULL, "id"},
    {"members", "党员数", ZY_INTEGER, 0, NULL, "members"},
};
static const struct zy_schema schema = {
    "t", "试", columns, 2, NULL, false, NULL};
static const struct zy_schema *const schemas[] = {&schema};

static char folder[] = "/tmp/zy-cli-XXXXXX";

/* The options of a program that has one of each kind. */
static struct {
	bool flag;
	const char *text, *method;
	struct zy_list list;
	int64_t n;
} got;

static const struct zy_option options[] = {
    ZY_FLAG('n', "dry-run", &got.flag, "flag"),
    ZY_STRING('t', "text", &got.text, N_("TEXT"), "text"),
    ZY_LIST(0, "within", &got.list, N_("COLUMN"), "list"),
    ZY_INTEGER(0, "top", &got.n, N_("N"), 1, 10, "integer"),
    ZY_CHOICE(0, "method", &got.method, N_("M"), "dense|ordinal", "choice"),
    ZY_OPTIONS_END,
};

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

/* Standard error goes into a file while a test listens. */
static int saved = -1;

static void
listen(void)
{
	int fd = open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	saved = dup(STDERR_FILENO);
	dup2(fd, STDERR_FILENO);
	close(fd);
}

static char *
heard(void)
{
	dup2(saved, STDERR_FILENO);
	close(saved);
	return slurp("err");
}

/* Starts a program as "prog WORDS"; words are separated by blanks. */
static char line[512];
static char *words[32];

static int
start(struct zy_cli *cli, const char *text)
{
	int n = 0;
	char *p;

	free(got.list.items);
	memset(&got, 0, sizeof(got));
	snprintf(line, sizeof(line), "prog %s", text);
	for (p = strtok(line, " "); p; p = strtok(NULL, " "))
		words[n++] = p;
	words[n] = NULL;
	*cli = (struct zy_cli){.name = "prog",
	    .purpose = "test",
	    .synopsis = "",
	    .schemas = schemas,
	    .nschemas = 1};
	optind = 0;
	return zy_cli_start(cli, n, words, options);
}

/* A command line that is refused, with status 2 and this message. */
static void
refuse(const char *text, const char *message)
{
	struct zy_cli cli;
	char right[256];
	char *err;
	int rc;

	listen();
	rc = start(&cli, text);
	err = heard();
	snprintf(
	    right, sizeof(right), "prog: %s\ntry 'prog --help'\n", message);
	assert_string_equal(err, right);
	assert_int_equal(rc, 1);
	assert_int_equal(zy_cli_finish(&cli), 2);
	free(err);
}

static void
test_kinds(void **state)
{
	struct zy_cli cli;

	(void)state;
	assert_int_equal(start(&cli, "a -n --te=x b --within p --top 10 "
				     "--within q --method dense -t y -- -n"),
	    0);
	assert_true(got.flag);
	assert_string_equal(got.text, "y");
	assert_int_equal(got.list.n, 2);
	assert_string_equal(got.list.items[1], "q");
	assert_int_equal(got.n, 10);
	assert_string_equal(got.method, "dense");
	assert_int_equal(cli.ninputs, 3);
	assert_string_equal(cli.inputs[0], "a");
	assert_string_equal(cli.inputs[2], "-n");
	assert_int_equal(zy_cli_finish(&cli), 0);
}

static void
test_common(void **state)
{
	struct zy_cli cli;

	(void)state;
	listen(); /* -v closes with its counts */
	assert_int_equal(start(&cli, ""), 0);
	assert_int_equal(cli.ninputs, 1);
	assert_string_equal(cli.inputs[0], "-");
	assert_null(cli.format);
	assert_true(cli.threads >= 1 && cli.threads <= 64);
	zy_cli_finish(&cli);
	assert_int_equal(start(&cli, "-qvfjsonl -j 3 -o out --excel --strict "
				     "--map a=b=id --map 甲=x --cap line=2M "
				     "--cap depth=7 --cap field=64k"),
	    0);
	assert_true(cli.quiet && cli.verbose && cli.excel && cli.strict);
	assert_string_equal(cli.format, "jsonl");
	assert_string_equal(cli.output, "out");
	assert_int_equal(cli.threads, 3);
	/* The last = separates: their names may have one. */
	assert_string_equal(cli.state->map_items[0].theirs, "a=b");
	assert_string_equal(cli.state->map_items[0].ours, "id");
	assert_string_equal(cli.state->map_items[1].theirs, "甲");
	assert_int_equal(cli.state->source.caps.line, 2 << 20);
	assert_int_equal(cli.state->source.caps.field, 64 << 10);
	assert_int_equal(cli.state->source.caps.depth, 7);
	assert_int_equal(cli.state->source.caps.columns, 0);
	zy_cli_finish(&cli);
	free(heard());
}

static void
test_wrong_use(void **state)
{
	(void)state;
	refuse("--top 11", "--top: not a whole number 1 to 10 '11'");
	refuse("--top 1x", "--top: not a whole number 1 to 10 '1x'");
	refuse("--method best", "--method: not one of dense|ordinal 'best'");
	refuse("-Z", "unknown option '-Z'");
	refuse("--bananas", "unknown option '--bananas'");
	refuse("--text", "option '--text' needs a value");
	refuse("-t", "option '-t' needs a value");
	refuse("-f xml", "--format: not one of "
			 "csv|tsv|json|jsonl|table|markdown|xlsx 'xml'");
	refuse("-j 0", "--jobs: not a whole number 1 to 64 '0'");
	refuse("-j 65", "--jobs: not a whole number 1 to 64 '65'");
	refuse("--lang fr", "--lang: not one of zh|en 'fr'");
	refuse("--map x", "--map: not THEIRS=OURS 'x'");
	refuse("--map =x", "--map: not THEIRS=OURS '=x'");
	refuse("--map x=", "--map: not THEIRS=OURS 'x='");
	refuse("--cap lines=3", "--cap: not NAME=SIZE 'lines=3'");
	refuse("--cap line=0", "--cap: not NAME=SIZE 'line=0'");
	refuse("--cap line=M", "--cap: not NAME=SIZE 'line=M'");
	refuse("--cap line=3G", "--cap: not NAME=SIZE 'line=3G'");
	refuse("--rejects -", "--rejects: must be a file of its own '-'");
	refuse("-o f --rejects f", "--rejects: must be a file of its own 'f'");
	/* What is shown cannot reach the terminal as it came. */
	refuse("--map \x1b[2J", "--map: not THEIRS=OURS '\\x1b[2J'");
}

static void
test_language(void **state)
{
	static const struct {
		const char *all, *messages, *lang, *ours, *words;
		const char *said, *written; /* languages */
	} cases[] = {{NULL, NULL, NULL, NULL, "", "en", "en"},
	    {NULL, NULL, "zh_CN.UTF-8", NULL, "", "zh", "en"},
	    {NULL, "en_US.UTF-8", "zh_CN", NULL, "", "en", "en"},
	    {"zh_CN.GB18030", "C", "C", NULL, "", "zh", "en"},
	    {"", "", "zh_TW", "", "", "zh", "en"},
	    {NULL, NULL, "zh", NULL, "--lang en", "en", "en"},
	    {NULL, NULL, NULL, NULL, "--lang=zh", "zh", "zh"},
	    {NULL, NULL, NULL, NULL, "--la zh", "zh", "zh"},
	    {NULL, NULL, NULL, NULL, "--lang en --lang zh", "zh", "zh"},
	    {NULL, NULL, "C", "zh", "", "zh", "zh"},
	    {NULL, NULL, "zh_CN", "en", "", "en", "en"},
	    {NULL, NULL, "C", "zh", "--lang en", "en", "en"}};
	struct zy_cli cli;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unsetenv("LC_ALL");
		unsetenv("LC_MESSAGES");
		unsetenv("LANG");
		unsetenv("ZHENGYOU_LANG");
		if (cases[i].all)
			setenv("LC_ALL", cases[i].all, 1);
		if (cases[i].messages)
			setenv("LC_MESSAGES", cases[i].messages, 1);
		if (cases[i].lang)
			setenv("LANG", cases[i].lang, 1);
		if (cases[i].ours)
			setenv("ZHENGYOU_LANG", cases[i].ours, 1);
		assert_int_equal(start(&cli, cases[i].words), 0);
		assert_string_equal(cli.lang, cases[i].written);
		assert_string_equal(setlocale(LC_MESSAGES, NULL),
		    strcmp(cases[i].said, "zh") == 0 ? "C.UTF-8" : "C");
		zy_cli_finish(&cli);
	}
	unsetenv("ZHENGYOU_LANG");
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	unsetenv("LANG");
}

/* Reads files into out.csv as a program does; the status. */
static int
run(const char *text)
{
	struct zy_writer *w;
	struct zy_reader *r;
	struct zy_cli cli;
	size_t i;
	int rc;

	if (start(&cli, text))
		return zy_cli_finish(&cli);
	w = zy_cli_writer(&cli);
	assert_non_null(w);
	zy_writer_column(w, ZY_VIEW("id"), NULL);
	for (rc = 0, i = 0; i < cli.ninputs && rc >= 0; i++) {
		r = zy_cli_open(&cli, cli.inputs[i], &schema);
		if (!r)
			continue;
		while ((rc = zy_cli_next(&cli, r)) == 1) {
			zy_writer_cell(w,
			    zy_reader_cell(r, (size_t)zy_reader_find(r, "id")));
			zy_writer_end(w);
		}
		zy_cli_close(&cli, r);
	}
	zy_cli_finish_writer(&cli, w);
	return zy_cli_finish(&cli);
}

static void
expect(const char *words_, int status, const char *out, const char *rejects,
    const char *err)
{
	char *text;
	int rc;

	spill("out.csv", "old\n");
	spill("back.csv", "old\n");
	listen();
	rc = run(words_);
	text = heard();
	assert_string_equal(text, err);
	free(text);
	assert_int_equal(rc, status);
	text = slurp("out.csv");
	assert_string_equal(text, out);
	free(text);
	text = slurp("back.csv");
	assert_string_equal(text, rejects);
	free(text);
}

static void
test_rejects(void **state)
{
	(void)state;
	spill("a.csv", "代码,党员数,other\n1,３,x\n2,甲,\"y,y\"\n3\n");
	spill("b.jsonl", "{\"id\":\"4\",\"late\":\"z\"}\n"
			 "{\"id\":\"5\",\"members\":\"many\",\"new\":true}\n");
	expect("-o out.csv --rejects back.csv a.csv b.jsonl", 1, "id\n1\n4\n",
	    "代码,党员数,other,late,new,reason\n"
	    "2,甲,\"y,y\",,,a.csv:3:3: 党员数: not a number '甲'\n"
	    "3,,,,,\"a.csv:4: row has 1 cells, the header has 3\"\n"
	    "5,many,,,true,b.jsonl:2:21: members: not a number 'many'\n",
	    "prog: a.csv:3:3: 党员数: not a number '甲'\n"
	    "prog: a.csv:4: row has 1 cells, the header has 3\n"
	    "prog: b.jsonl:2:21: members: not a number 'many'\n");
	/* Nothing refused: the header alone, no old file left behind. */
	spill("a.csv", "代码,党员数\n1,3\n");
	expect("-o out.csv --rejects back.csv a.csv", 0, "id\n1\n",
	    "代码,党员数,reason\n", "");
}

/* What comes back with a reason has one reason when it goes again. */
static void
test_rejects_again(void **state)
{
	(void)state;
	spill("a.csv", "id,members,reason\n1,2,a.csv:2: was wrong\n2,x,old\n");
	expect("-o out.csv --rejects back.csv a.csv", 1, "id\n1\n",
	    "id,members,reason\n2,x,a.csv:3:3: members: not a number 'x'\n",
	    "prog: a.csv:3:3: members: not a number 'x'\n");
	spill("a.csv", "id,members,退回原因\n2,x,old\n");
	expect("-o out.csv --rejects back.csv --excel a.csv", 1,
	    "\xEF\xBB\xBFid\r\n",
	    "\xEF\xBB\xBFid,members,reason\r\n"
	    "2,x,a.csv:2:3: members: not a number 'x'\r\n",
	    "prog: a.csv:2:3: members: not a number 'x'\n");
}

static void
test_failures_keep_files(void **state)
{
	(void)state;
	spill("a.csv", "id,members\n1,2\n2,x\n3,4\n");
	expect("-o out.csv --rejects back.csv --strict a.csv", 1, "old\n",
	    "old\n", "prog: a.csv:3:3: members: not a number 'x'\n");
	/* A file that is not there stops no other; if no other is left, all. */
	expect("-o out.csv --rejects back.csv missing a.csv", 1, "id\n1\n3\n",
	    "id,members,reason\n"
	    "2,x,a.csv:3:3: members: not a number 'x'\n",
	    "prog: missing: No such file or directory\n"
	    "prog: a.csv:3:3: members: not a number 'x'\n");
	expect("-o out.csv --rejects back.csv missing", 3, "old\n", "old\n",
	    "prog: missing: No such file or directory\n");
	expect("-o out.csv --rejects no/such/folder a.csv", 3, "old\n", "old\n",
	    "prog: no/such/folder: No such file or directory\n");
}

static void
test_verbose(void **state)
{
	(void)state;
	spill("a.csv", "title,,\nid\tmembers\n1\t2\n合计\t2\n");
	expect("-v -o out.csv a.csv", 0, "id\n1\n", "old\n",
	    "prog: a.csv: UTF-8, CSV TAB, header on line 2, 1 records\n"
	    "prog: a.csv: rows left out as sums: 1 (line 4)\n"
	    "prog: a.csv: rows left out as notes: 1 (line 1)\n"
	    "prog: 1 records read, 0 refused, 0 warnings\n");
}

static int
make_folder(void **state)
{
	(void)state;
	unsetenv("LANGUAGE");
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	unsetenv("LANG");
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int
remove_folder(void **state)
{
	static const char *const names[] = {
	    "a.csv", "b.jsonl", "out.csv", "back.csv", "err"};
	size_t i;

	(void)state;
	free(got.list.items);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(names[i]);
	/* Anything else was left behind by mistake. */
	return chdir("/") || rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_common),
	    cmocka_unit_test(test_wrong_use),
	    cmocka_unit_test(test_rejects),
	    cmocka_unit_test(test_rejects_again),
	    cmocka_unit_test(test_failures_keep_files),
	    cmocka_unit_test(test_verbose),
	    cmocka_unit_test(test_language),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
