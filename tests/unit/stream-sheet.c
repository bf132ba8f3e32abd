/* Random sheets: every planted record comes out, whole; nothing else does; all
 * rows are accounted for.
 * SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw.h"
#include "stream/reader.h"
#include "stream/sheet.h"

static const struct zy_choice kinds[] = {
    {"committee", "党委", NULL, NULL},
    {"branch", "支部", NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const struct zy_column columns[] = {
    {"id", "代码", ZY_CODE, ZY_ID, NULL, "id"},
    {"name", "名称", ZY_TEXT, ZY_KEY, NULL, "name"},
    {"kind", "类别", ZY_CHOICE, 0, kinds, "kind"},
    {"members", "党员人数", ZY_INTEGER, 0, NULL, "members"},
    {"secretary", "书记", ZY_TEXT, ZY_PERSON, NULL, "secretary"},
};
static const struct zy_schema schema = {
    "t", "试", columns, 5, NULL, false, NULL};

enum {
	COLUMNS = 5,
	MOST = 400 /* records of a sheet */
};

static const char *const headings[COLUMNS][4] = {
    {"代码", "代 码", "代码（必填）", "id"},
    {"名称", "名　称", "名称*", "name"},
    {"类别", "类 别", "类别(必填)", "kind"},
    {"党员人数", "党员 人数", "党员人数（人）", "members"},
    {"书记", "书　记", "书记（姓名）", "secretary"},
};
/* Names that begin or end like rows that are no records, among plain ones. */
static const char *const names[] = {"东村党支部", "西村党支部", "合计村党支部",
    "注水村支部", "平均村", "例家沟村党支部", "共和村党支部", "共一村党支部",
    "总计沟支部", "小计屯党支部", "说明村支部", "备注庄支部", "一心村党支部",
    "十里铺党支部", "第一小学党支部", "全福村党支部", "汇总桥村支部",
    "示例村党支部", "制表厂支部", "审核局机关党支部", "单位大院支部",
    "甲村党支部", "本溪街支部", "人民医院党支部", "三村支部", "日月村",
    "附件厂支部", "累计坡支部", "二七厂党支部", "电话局支部"};
static const char *const persons[] = {
    "张三", "李四", "王五", "合欢", "共工", "单一", "负二", "计然", "平安"};

static const char *const titles[] = {"东风镇基层党组织基本情况统计表", "附件1",
    "2010年党组织花名册", "红星镇党组织名册（续）", "东风镇", "附件二：",
    "县直机关党组织一览表"};
static const char *const notes[] = {"注：本表一式两份", "说明：名称写全称",
    "备注：", "（本表一式两份）", "填表人：赵六", "审核人：钱七",
    "联系电话：0838-1234567", "2010年5月20日", "2010-5-20",
    "填报单位（盖章）：东风镇党委", "制表日期：2010年6月", "第1页 共2页",
    "本表由各党委填写。", "二〇一〇年六月一日", "1．表中数字截至上月底。",
    "    年   月   日"};
static const char *const part_titles[] = {
    "一、乡镇", "（二）县直机关", "三、农村", "第一部分 社区", "四.学校"};
static const char *const sums[] = {"合计", "小计", "总计", "全镇合计",
    "本页小计", "汇总", "共12人", "共2个党支部", "（合计）", "总数", "平均",
    "Total", "合　计", "东风镇小计", "合计：12个单位", "共计3个党组织"};
static const char *const examples[] = {
    "例", "示例", "样例", "填写示例", "例：", "（例）", "例如"};

#define PICK(list) list[draw(sizeof(list) / sizeof(list[0]))]

/* What was planted. */
struct planted {
	char cell[COLUMNS][64]; /* as the reader gives it; "" where missing */
};

static struct {
	struct zy_buf text;
	uint64_t rows;
	struct planted records[MOST];
	size_t n;
	unsigned serial;
	/* the table in force */
	size_t at[COLUMNS]; /* where it stands; SIZE_MAX: nowhere */
	size_t width;
	bool numbered; /* the first column is 序号 */
	size_t record; /* of this table */
} made;

static void
put_row(const char *const *cells, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		zy_buf_printf(&made.text, "%s%s", i ? "," : "", cells[i]);
	zy_buf_putc(&made.text, '\n');
	made.rows++;
}

/* A row of so many cells in which one is filled. */
static void
put_single(const char *text, size_t at)
{
	const char *cells[COLUMNS + 2] = {"", "", "", "", "", "", ""};

	cells[at] = text;
	put_row(cells, made.width);
}

/* Chooses the columns of a table: the name always, others by chance. */
static void
choose_columns(void)
{
	size_t order[COLUMNS] = {0, 1, 2, 3, 4}, i, k, t;

	for (i = COLUMNS - 1; i > 0; i--) {
		k = draw(i + 1);
		t = order[i];
		order[i] = order[k];
		order[k] = t;
	}
	made.numbered = draw(2);
	made.width = made.numbered;
	for (i = 0; i < COLUMNS; i++)
		made.at[order[i]] = order[i] == 1 || order[i] == 3 || draw(4)
					? made.width++
					: SIZE_MAX;
	made.record = 0;
}

static void
put_header(bool merged)
{
	const char *upper[COLUMNS + 2], *lower[COLUMNS + 2];
	size_t i, spelt = draw(4);

	for (i = 0; i < COLUMNS + 2; i++)
		upper[i] = lower[i] = "";
	if (made.numbered)
		upper[0] = "序号";
	for (i = 0; i < COLUMNS; i++)
		if (made.at[i] != SIZE_MAX)
			upper[made.at[i]] = headings[i][spelt];
	if (merged && made.at[3] != SIZE_MAX) {
		upper[made.at[3]] = "党员";
		lower[made.at[3]] = "人数";
	}
	put_row(upper, made.width);
	if (merged && made.at[3] != SIZE_MAX)
		put_row(lower, made.width);
}

static void
put_record(void)
{
	struct planted *p = &made.records[made.n++];
	const char *cells[COLUMNS + 2] = {"", "", "", "", "", "", ""};
	char number[16];
	size_t i;

	memset(p, 0, sizeof(*p));
	snprintf(number, sizeof(number), "%zu", ++made.record);
	snprintf(p->cell[0], 64, "%s%04u", draw(2) ? "D" : "", ++made.serial);
	snprintf(p->cell[1], 64, "%s", PICK(names));
	snprintf(p->cell[2], 64, "%s", draw(2) ? "branch" : "committee");
	snprintf(p->cell[3], 64, "%u", (unsigned)draw(90) + 1);
	snprintf(p->cell[4], 64, "%s", draw(5) ? PICK(persons) : "");
	if (made.numbered)
		cells[0] = number;
	for (i = 0; i < COLUMNS; i++) {
		if (made.at[i] == SIZE_MAX)
			p->cell[i][0] = '\0';
		else
			cells[made.at[i]] = p->cell[i];
	}
	if (made.at[2] != SIZE_MAX)
		cells[made.at[2]] =
		    strcmp(p->cell[2], "branch") == 0 ? "支部" : "党委";
	put_row(cells, made.width);
}

static void
put_sum(void)
{
	const char *cells[COLUMNS + 2] = {"", "", "", "", "", "", ""};
	const char *word = PICK(sums);
	size_t at = draw(2) ? 0 : made.at[1];

	if (made.numbered && at != 0 && draw(2))
		cells[0] = "99";
	cells[at] = word;
	if (made.at[3] != SIZE_MAX && made.at[3] != at)
		cells[made.at[3]] = "12";
	put_row(cells, made.width);
}

static void
put_numbers(void)
{
	static const char *const plain[] = {"1", "2", "3", "4", "5", "6"};
	static const char *const round[] = {
	    "(1)", "(2)", "(3)", "(4)", "(5)", "(6)"};
	static const char *const stems[] = {"甲", "乙", "1", "2", "3", "4"};
	const size_t how = draw(3);

	put_row(how == 0		     ? plain
		: how == 1 && made.width > 2 ? round
					     : stems,
	    made.width);
}

static void
put_sample(void)
{
	const char *cells[COLUMNS + 2] = {"", "", "", "", "", "", ""};

	cells[made.numbered ? 0 : made.at[1]] = PICK(examples);
	if (made.numbered)
		cells[made.at[1]] = "某某村党支部";
	if (made.at[3] != SIZE_MAX)
		cells[made.at[3]] = "15";
	put_row(cells, made.width);
}

static void
put_table(void)
{
	size_t n = draw(8) + 1, i;
	bool merged;

	choose_columns();
	merged = draw(4) == 0;
	for (i = draw(3); i > 0; i--)
		put_single(PICK(titles), 0);
	if (draw(4) == 0)
		put_single(PICK(notes), 0);
	put_header(merged);
	if (draw(3) == 0 && made.width > 2)
		put_numbers();
	if (draw(5) == 0)
		put_sample();
	for (i = 0; i < n; i++) {
		if (draw(6) == 0 && made.width > 2)
			put_single(PICK(part_titles), 0);
		put_record();
		if (draw(8) == 0)
			put_single("", 0);
		if (draw(10) == 0)
			put_header(merged);
		if (draw(8) == 0)
			put_sum();
		if (draw(12) == 0) {
			zy_buf_putc(&made.text, '\n');
			made.rows++;
		}
	}
	if (draw(2))
		put_sum();
	for (i = draw(4); i > 0; i--)
		put_single(PICK(notes), draw(2) ? 0 : made.at[1]);
}

static void
check_record(const struct zy_reader *r, const struct planted *p)
{
	size_t i;

	for (i = 0; i < COLUMNS; i++) {
		int c = zy_reader_find(r, columns[i].name);
		struct zy_view got = c < 0 ? (struct zy_view){NULL, 0}
					   : zy_reader_cell(r, (size_t)c);

		if (!zy_view_is(got, p->cell[i]))
			fail_msg("line %llu, %s: '%.*s', not '%s', in\n%s",
			    (unsigned long long)zy_reader_line(r),
			    columns[i].name, ZY_ARG(got), p->cell[i],
			    made.text.p);
	}
}

static void
check_sheet(void)
{
	const struct zy_reader_options o = {.schema = &schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader_facts f;
	struct zy_source *s;
	struct zy_reader *r;
	uint64_t rows;
	size_t n = 0;
	int kind, rc;

	assert_int_equal(zy_source_open_memory(&s, "sheet", made.text.p,
			     made.text.n, &o.source, &e),
	    0);
	assert_int_equal(zy_reader_open_source(&r, s, &o, &e), 0);
	while ((rc = zy_reader_next(r, &e)) == 1) {
		if (n == made.n)
			fail_msg("line %llu is no record, in\n%s",
			    (unsigned long long)zy_reader_line(r), made.text.p);
		check_record(r, &made.records[n++]);
	}
	if (rc < 0)
		fail_msg("line %llu: %s, in\n%s", (unsigned long long)e.line,
		    e.message, made.text.p);
	zy_reader_facts(r, &f);
	rows = f.records;
	for (kind = 1; kind < ZY_ROW_KINDS; kind++)
		rows += f.left_out[kind].rows;
	if (n != made.n || rows != made.rows || f.left_out[ZY_ROW_RECORD].rows)
		fail_msg("%zu records of %zu, %llu rows of %llu, in\n%s", n,
		    made.n, (unsigned long long)rows,
		    (unsigned long long)made.rows, made.text.p);
	zy_reader_free(r);
}

static void
test_random_sheets(void **state)
{
	int i, k;

	(void)state;
	for (i = 0; i < 1000; i++) {
		zy_buf_reset(&made.text);
		made.rows = made.n = 0;
		made.serial = 0;
		for (k = (int)draw(4) + 1; k > 0; k--)
			put_table();
		check_sheet();
	}
	zy_buf_release(&made.text);
}

/* How deep each part is after those before it. */
static void
test_parts(void **state)
{
	static const struct {
		const char *heading;
		unsigned depth;
	} steps[] = {
	    {"一、甲村党支部", 1},
	    {"（一）正式党员", 2},
	    {"（二）预备党员", 2},
	    {"二、乙村党支部", 1},
	    {"（一）正式党员", 2},
	    {"党支部：丙村党支部", 3},
	    {"党支部：丁村党支部", 3},
	    {"三、戊村党支部", 1},
	    /* Goes on counting in another form. */
	    {"（四）己村党支部", 1},
	    {"第五部分 庚村党支部", 1},
	    {"十一、辛村党支部", 1},
	    {"第一类 农村", 2},
	};
	struct zy_row_parts parts = {{0}, {0}};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		assert_int_equal(
		    zy_row_enter_part(&parts, zy_view(steps[i].heading)),
		    steps[i].depth);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random_sheets),
	    cmocka_unit_test(test_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
