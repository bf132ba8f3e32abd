/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/render.h"
#include "stream/workbook-state.h"

static const struct zy_render_options options = {.format = "docx"};

/* Renders a document and appends word/document.xml to text. */
static void
render(const struct zy_doc *d, struct zy_buf *text)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT, again = ZY_BUF_INIT;
	struct zy_archive_part *part;
	struct zy_archive *a;
	char piece[512];
	int64_t n;

	assert_int_equal(zy_render(d, &options, &b, &e), 0);
	assert_int_equal(zy_render(d, &options, &again, &e), 0);
	assert_true(zy_view_eq(zy_buf_get(&b), zy_buf_get(&again)));
	assert_int_equal(zy_archive_open(&a, b.p, b.n, &e), 0);
	assert_int_equal(zy_archive_find(a, "[Content_Types].xml"), 0);
	part = zy_archive_part(a, zy_archive_find(a, "word/document.xml"), &e);
	assert_non_null(part);
	while ((n = zy_archive_read(part, piece, sizeof(piece), &e)) > 0)
		zy_buf_put(text, piece, (size_t)n);
	assert_int_equal(n, 0);
	zy_buf_putc(text, '\0');
	zy_archive_close(part);
	zy_archive_free(a);
	zy_buf_release(&b);
	zy_buf_release(&again);
}

static void
nothing(void *context, const char *name, const char **attributes)
{
	(void)context;
	(void)name;
	(void)attributes;
}

/* Returns whether all parts of a document are well-formed. */
static bool
well_formed(const struct zy_doc *d)
{
	static const char *const parts[] = {"[Content_Types].xml",
	    "_rels/.rels", "word/_rels/document.xml.rels", "word/settings.xml",
	    "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml",
	    "word/header1.xml", "word/styles.xml", "word/document.xml"};
	const struct zy_xml_calls calls = {.start = nothing};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_archive *a;
	struct zy_xml *x;
	bool all = true;
	size_t i;

	assert_int_equal(zy_render(d, &options, &b, &e), 0);
	assert_int_equal(zy_archive_open(&a, b.p, b.n, &e), 0);
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		int64_t at = zy_archive_find(a, parts[i]);

		all = all && at >= 0 &&
		      zy_xml_all(a, at, &calls, NULL, &x, &e) == 0;
	}
	zy_archive_free(a);
	zy_buf_release(&b);
	return all;
}

/* A paper with everything that a document can have. */
static void
build(struct zy_doc *d, enum zy_look look)
{
	static const struct zy_doc_box boxes[] = {{"姓名", NULL, 1, 1, true},
	    {"", NULL, 2, 1, false}, {"意见", NULL, 1, 4, true},
	    {"同意", "（盖章）", 2, 4, false}};
	struct zy_doc_table *t;
	size_t i;

	zy_doc_init(d, true, look);
	d->title = "关于表彰优秀共产党员的决定";
	d->issuer = "中共青禾县委";
	d->number = "青委发〔2012〕19号";
	d->date = "2012年6月28日";
	d->draft = "草案";
	d->copy = "县人大";
	d->printed = "2012年6月28日";
	zy_doc_heading(d, 1, "总体情况");
	zy_doc_paragraph(d, ZY_ROLE_LEAD, "<&]]>\x01\xEF\xBF\xBE");
	zy_doc_list(d, ZY_ROLE_ATTACHED);
	zy_doc_item(d, "名单", NULL, NULL);
	zy_doc_signature(d);
	zy_doc_annex(d, "附件1", "名单");
	t = zy_doc_table(d, "表1");
	zy_doc_column(t, "乡镇", NULL, NULL, ZY_ALIGN_LEFT);
	t->columns[0].join = true;
	for (i = 0; i < 30; i++)
		zy_doc_column(
		    t, "票数", i < 2 ? "好" : NULL, NULL, ZY_ALIGN_RIGHT);
	for (i = 0; i < 3; i++) {
		zy_doc_row(t, i == 2 ? ZY_ROLE_SUM : ZY_ROLE_PLAIN);
		zy_doc_cell(t, ZY_VIEW("城关镇"));
	}
	zy_doc_page(d, NULL);
	zy_doc_form(d, 3);
	for (i = 0; i < 4; i++)
		zy_doc_box(d, &boxes[i]);
	zy_doc_cut(d, NULL);
	zy_doc_sides(d, "左", "右");
	zy_doc_list(d, ZY_ROLE_NAMES);
	for (i = 0; i < 5; i++)
		zy_doc_item(d, "张三", i ? NULL : "书记", NULL);
	zy_doc_imprint(d);
}

static void
test_every_node_is_well_formed(void **state)
{
	struct zy_doc d;
	int look;

	(void)state;
	for (look = ZY_LOOK_SHEET; look <= ZY_LOOK_WALL; look++) {
		build(&d, (enum zy_look)look);
		assert_true(well_formed(&d));
		zy_doc_release(&d);
	}
}

static void
test_an_empty_document_is_one(void **state)
{
	struct zy_doc d;

	(void)state;
	zy_doc_init(&d, false, ZY_LOOK_PAPER);
	zy_doc_list(&d, ZY_ROLE_NAMES);
	zy_doc_table(&d, NULL);
	assert_true(well_formed(&d));
	zy_doc_release(&d);
}

static void
expect(const struct zy_buf *text, const char *part)
{
	if (!strstr(text->p, part))
		fail_msg("there is no %s", part);
}

static void
test_what_a_page_needs_is_there(void **state)
{
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_doc d;

	(void)state;
	build(&d, ZY_LOOK_DECREE);
	render(&d, &text);
	/* No markup comes from data, and nothing that XML cannot hold. */
	expect(&text, "&lt;&amp;]]&gt;\\x01\uFFFD</w:t>");
	/* 156 by 225 mm upright; the wide table lies on its side. */
	expect(&text,
	    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" "
	    "w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\"");
	expect(&text, "w:orient=\"landscape\"");
	expect(&text, "<w:tblHeader/>");
	expect(&text, "<w:gridSpan w:val=\"2\"/>");
	/* Two cells of a township become one, the total does not. */
	expect(&text,
	    "<w:vMerge w:val=\"restart\"/><w:vAlign w:val=\"center\"/>"
	    "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>");
	/* The date ends four characters from the right. */
	expect(&text, "<w:ind w:right=\"1280\"/></w:pPr><w:r><w:t "
		      "xml:space=\"preserve\">2012年6月28日");
	zy_buf_release(&text);
	zy_doc_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_node_is_well_formed),
	    cmocka_unit_test(test_an_empty_document_is_one),
	    cmocka_unit_test(test_what_a_page_needs_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
