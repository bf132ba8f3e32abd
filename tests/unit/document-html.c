/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/render.h"

static const char hostile[] =
    "</td><script>alert(1)</script>\"'&amp;\x1b[2J\xE2\x80\xAE"
    "党委";

static void
render(const struct zy_doc *d, const char *format, bool excel, struct zy_buf *b)
{
	const struct zy_render_options o = {.format = format, .excel = excel};
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_render(d, &o, b, &e))
		abort();
}

static void
test_elements(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_html h;

	(void)state;
	zy_html_init(&h, &b);
	zy_html_open(&h, "p");
	zy_html_attr(&h, "title", "a\"<b>'&");
	zy_html_text(&h, "1 < 2 & 3");
	zy_html_leaf(&h, "b", "x", NULL);
	zy_html_open(&h, "br");
	zy_html_void(&h);
	zy_html_close(&h);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p,
	    "<p title=\"a&quot;&lt;b&gt;&#39;&amp;\">1 &lt; 2 &amp; 3"
	    "<b class=\"x\"></b><br></p>");
	assert_int_equal(h.depth, 0);
	zy_buf_release(&b);
}

static void
expect_href(const char *in, const char *out)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_html_href(&b, zy_view(in));
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, out);
	zy_buf_release(&b);
}

static void
test_href_is_a_file(void **state)
{
	(void)state;
	expect_href("a/b-1.csv", "a/b-1.csv");
	expect_href("得分.csv", "%E5%BE%97%E5%88%86.csv");
	expect_href("javascript:alert(1)", "javascript%3Aalert%281%29");
	expect_href("//host/x", "/host/x");
	expect_href("a?b#c%d e", "a%3Fb%23c%25d%20e");
	expect_href("", "");
}

/* A document with hostile text in every place that takes text. */
static void
fill(struct zy_doc *d)
{
	struct zy_doc_table *t;
	struct zy_chart *c;
	struct zy_view v = zy_view(hostile);
	const char *s = hostile;
	int kind;

	zy_doc_init(d, true, ZY_LOOK_BOARD);
	d->title = d->issuer = d->number = d->date = zy_doc_text(d, v);
	zy_doc_heading(d, 1, s);
	zy_doc_paragraph(d, ZY_ROLE_WARN, s);
	zy_doc_paragraph(d, ZY_ROLE_LEAD, s);
	zy_doc_cards(d);
	zy_doc_card(d, s, s, s, s);
	zy_doc_list(d, ZY_ROLE_LINKS);
	zy_doc_item(d, s, s, s);
	zy_doc_list(d, ZY_ROLE_NAMES);
	zy_doc_item(d, s, NULL, NULL);
	t = zy_doc_table(d, s);
	zy_doc_column_wide(t, s);
	zy_doc_column(t, s, s, s, ZY_ALIGN_RIGHT);
	zy_doc_row(t, ZY_ROLE_MARK);
	zy_doc_cell(t, v);
	zy_doc_cell(t, v);
	for (kind = ZY_CHART_BARS; kind <= ZY_CHART_HISTOGRAM; kind++) {
		c = zy_doc_figure(d, (enum zy_chart_kind)kind, s);
		if (kind == ZY_CHART_STACKED) {
			zy_chart_series(c, s);
			zy_chart_series(c, s);
		}
		zy_chart_part(c, zy_chart_add(c, s, s, 3), 0, 3, s);
	}
	zy_doc_signature(d);
	d->flat = t;
}

static void
test_nothing_hostile_gets_through(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc d;

	(void)state;
	fill(&d);
	render(&d, "html", false, &b);
	zy_buf_putc(&b, '\0');
	assert_null(strstr(b.p, "<script"));
	assert_null(strstr(b.p, "alert(1)</"));
	assert_null(strchr(b.p, '\x1b'));
	assert_null(strstr(b.p, "\xE2\x80\xAE"));
	assert_non_null(strstr(b.p, "&lt;script&gt;"));
	assert_non_null(strstr(b.p, "default-src &#39;none&#39;"));
	assert_non_null(strstr(b.p, "lang=\"zh-CN\""));
	zy_buf_reset(&b);
	render(&d, "text", false, &b);
	render(&d, "markdown", false, &b);
	render(&d, "csv", false, &b);
	zy_buf_putc(&b, '\0');
	assert_null(strchr(b.p, '\x1b'));
	assert_null(strstr(b.p, "\xE2\x80\xAE"));
	zy_buf_release(&b);
	zy_doc_release(&d);
}

static void
test_markdown_stays_text(void **state)
{
	struct zy_doc_table *t;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc d;

	(void)state;
	zy_doc_init(&d, false, ZY_LOOK_SHEET);
	d.title = "A | B";
	zy_doc_paragraph(&d, ZY_ROLE_PLAIN, "1. no list");
	zy_doc_paragraph(&d, ZY_ROLE_PLAIN, "- no *list*");
	t = zy_doc_table(&d, NULL);
	zy_doc_column_wide(t, "x");
	zy_doc_row(t, ZY_ROLE_PLAIN);
	zy_doc_cell(t, ZY_VIEW("a|b <i>"));
	render(&d, "markdown", false, &b);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p,
	    "# A \\| B\n\n1\\. no list\n\n\\- no \\*list\\*\n\n"
	    "| x |\n| --- |\n| a\\|b \\<i\\> |\n");
	zy_buf_release(&b);
	zy_doc_release(&d);
}

static void
test_csv_for_spreadsheets(void **state)
{
	struct zy_doc_table *t;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc d;

	(void)state;
	zy_doc_init(&d, false, ZY_LOOK_SHEET);
	render(&d, "csv", true, &b);
	assert_int_equal(b.n, 0); /* no flat table, nothing to write */
	t = zy_doc_flat(&d);
	zy_doc_column_wide(t, "x");
	zy_doc_row(t, ZY_ROLE_PLAIN);
	zy_doc_cell(t, ZY_VIEW("=cmd|'/c calc'!A0"));
	render(&d, "csv", true, &b);
	zy_buf_putc(&b, '\0');
	assert_memory_equal(b.p, "\xEF\xBB\xBFx\r\n", 6);
	assert_true(b.p[6] != '=' && strncmp(b.p + 6, "\"=", 2) != 0);
	zy_buf_release(&b);
	zy_doc_release(&d);
}

/* Renders d and compares all of it, or what follows the first of from. */
static void
expect_rendering(const struct zy_doc *d, const char *format, const char *from,
    const char *want)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *at;

	render(d, format, false, &b);
	zy_buf_putc(&b, '\0');
	at = from ? strstr(b.p, from) : b.p;
	assert_non_null(at);
	assert_string_equal(at, want);
	zy_buf_release(&b);
}

static void
test_outline(void **state)
{
	char wide[140];
	struct zy_doc d;

	(void)state;
	memset(wide, 'x', sizeof(wide) - 1);
	wide[sizeof(wide) - 1] = '\0';
	zy_doc_init(&d, true, ZY_LOOK_DENSE);
	d.title = "T";
	zy_doc_line(&d, 0, "甲：", "1 < 2");
	zy_doc_line(&d, 1, "b:", wide);
	zy_doc_page(&d, "U");
	zy_doc_line(&d, 2, "c", NULL);
	/* A line that is too long goes on below; pages part by form feeds. */
	expect_rendering(&d, "text", "T",
	    "T\n甲：1 < 2\n  b:\n      "
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxxx"
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	    "xxx"
	    "\n\f\nU\n    c\n");
	expect_rendering(&d, "markdown", "# U", "# U\n\n    - c\n");
	expect_rendering(&d, "html", "<h1 class",
	    "<h1 class=\"page\">U</h1>\n<p class=\"l2\">c</p>\n"
	    "</main></body></html>\n");
	zy_doc_release(&d);
}

static void
test_formats_are_found_by_name(void **state)
{
	struct zy_buf names = ZY_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ZY_RENDERINGS; i++) {
		zy_buf_puts(&names, i ? "|" : "");
		zy_buf_puts(&names, zy_renderings[i].name);
		assert_ptr_equal(zy_rendering_find(zy_renderings[i].name),
		    &zy_renderings[i]);
	}
	zy_buf_putc(&names, '\0');
	assert_string_equal(names.p, ZY_RENDERING_NAMES);
	assert_ptr_equal(zy_rendering_find(NULL), &zy_renderings[0]);
	assert_null(zy_rendering_find("pdf"));
	zy_buf_release(&names);
}

/* Every character of a label is drawn, however long it is. */
static void
test_labels_are_not_cut(void **state)
{
	static const char label[] =
	    "青禾县秋子沟满族蒙古族自治乡人力资源和社会保障服务中心联合党支部";
	struct zy_buf b = ZY_BUF_INIT, all = ZY_BUF_INIT;
	struct zy_html h;
	struct zy_chart *c;
	struct zy_doc d;
	const char *p;

	(void)state;
	zy_doc_init(&d, true, ZY_LOOK_BOARD);
	c = zy_doc_figure(&d, ZY_CHART_BARS, NULL);
	c->full = 100;
	zy_chart_add(c, label, "100.0%（1/1）", 100);
	zy_chart_add(c, "乙", "0", 0);
	zy_html_init(&h, &b);
	zy_chart_svg(c, &h);
	assert_int_equal(h.depth, 0);
	zy_buf_putc(&b, '\0');
	assert_null(strstr(b.p, "=\"-")); /* no negative length */
	for (p = b.p; (p = strstr(p, "class=\"label\"")) != NULL;) {
		const char *from = strchr(p, '>') + 1;

		p = strchr(from, '<');
		zy_buf_put(&all, from, (size_t)(p - from));
	}
	zy_buf_putc(&all, '\0');
	assert_non_null(strstr(all.p, label));
	assert_non_null(strstr(b.p, "100.0%（1/1）"));
	zy_buf_release(&b);
	zy_buf_release(&all);
	zy_doc_release(&d);
}

/* No values, a nought, one bar: nothing divides by nought. */
static void
test_empty_charts(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_html h;
	struct zy_chart *c;
	struct zy_doc d;
	int kind;

	(void)state;
	zy_doc_init(&d, true, ZY_LOOK_BOARD);
	for (kind = ZY_CHART_BARS; kind <= ZY_CHART_HISTOGRAM; kind++) {
		c = zy_doc_figure(&d, (enum zy_chart_kind)kind, NULL);
		zy_html_init(&h, &b);
		zy_chart_svg(c, &h);
		zy_chart_add(c, "", "", 0);
		zy_chart_add(c, "x", "y", INT64_MAX / 2);
		zy_chart_svg(c, &h);
		assert_int_equal(h.depth, 0);
	}
	zy_buf_release(&b);
	zy_doc_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_elements),
	    cmocka_unit_test(test_href_is_a_file),
	    cmocka_unit_test(test_nothing_hostile_gets_through),
	    cmocka_unit_test(test_markdown_stays_text),
	    cmocka_unit_test(test_csv_for_spreadsheets),
	    cmocka_unit_test(test_formats_are_found_by_name),
	    cmocka_unit_test(test_outline),
	    cmocka_unit_test(test_labels_are_not_cut),
	    cmocka_unit_test(test_empty_charts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
