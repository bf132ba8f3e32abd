/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/org.h"
#include "model/record.h"
#include "rounds.h"

/* An index over rows of "id,name,level,parent". */
static void
load(struct zy_table *t, struct zy_orgs *o, const char *csv)
{
	const struct zy_reader_options options = {.schema = &zy_org_schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_reader *r;

	*t = (struct zy_table){0};
	zy_source_open_memory(
	    &s, "t", csv, strlen(csv), &(struct zy_source_options){0}, &e);
	assert_int_equal(zy_reader_open_source(&r, s, &options, &e), 0);
	while (zy_reader_next(r, &e) == 1)
		zy_table_add(t, r);
	zy_reader_free(r);
	zy_orgs_init(o, t);
}

static void
check(struct zy_orgs *o)
{
	const bool derive[1] = {false};

	zy_orgs_check_names(o, true);
	zy_orgs_check_codes(o);
	zy_orgs_resolve(o, derive);
	zy_orgs_check_tree(o);
	zy_orgs_check_siblings(o);
}

static void
test_parents(void **state)
{
	struct zy_table t;
	struct zy_orgs o;

	(void)state;
	load(&t, &o,
	    "id,name,level,parent,township\n"
	    "c,County,county,,\n"
	    "t1,Same,township,c,T1\n"
	    "t2,Same,township,County,T2\n"
	    "v1,V,village,Same,T1\n"
	    "v2,V,village,Same,T2\n"
	    "v3,V3,village,Same,\n"
	    "v4,V4,village,nobody,\n");
	check(&o);
	assert_int_equal(o.items[1].parent, 0);
	assert_int_equal(o.items[2].parent, 0);
	assert_int_equal(o.items[3].parent, 1);
	assert_int_equal(o.items[4].parent, 2);
	assert_int_equal(o.items[5].finding, ZY_ORG_REFUSED);
	assert_int_equal(o.items[6].finding, ZY_ORG_REFUSED);
	/* Two of one name under the county: a warning on the second. */
	assert_int_equal(o.items[1].finding, ZY_ORG_FINE);
	assert_int_equal(o.items[2].finding, ZY_ORG_WARNED);
	zy_orgs_release(&o);
	zy_table_release(&t);
}

/* A deep chain and a circle: linear, and no recursion. */
static void
test_deep(void **state)
{
	const int n = test_rounds(200000);
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_table t;
	struct zy_orgs o;
	int i;

	(void)state;
	zy_buf_puts(&b, "id,name,parent\n");
	for (i = 0; i < n; i++)
		zy_buf_printf(&b, "%d,n%d,%d\n", i, i, (i + 1) % n);
	load(&t, &o, b.p);
	check(&o);
	for (i = 0; i < n; i++)
		assert_int_equal(o.items[i].finding, ZY_ORG_REFUSED);
	zy_orgs_release(&o);
	zy_table_release(&t);
	zy_buf_release(&b);
}

/* The township is found through a long chain, for each of it, in one pass. */
static void
test_deep_township(void **state)
{
	const int n = test_rounds(200000);
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_table t;
	struct zy_orgs o;
	int i;

	(void)state;
	zy_buf_puts(
	    &b, "id,name,level,parent\nc,C,county,\n0,town,township,c\n");
	for (i = 1; i < n; i++)
		zy_buf_printf(&b, "%d,n%d,,%d\n", i, i, i - 1);
	load(&t, &o, b.p);
	check(&o);
	for (i = 0; i < n; i++) {
		zy_buf_reset(&b);
		zy_orgs_township(&o, (size_t)i + 1, &b);
		assert_true(zy_view_is(zy_buf_get(&b), "town"));
	}
	zy_buf_reset(&b);
	zy_orgs_township(&o, 0, &b);
	assert_int_equal(b.n, 0);
	zy_orgs_release(&o);
	zy_table_release(&t);
	zy_buf_release(&b);
}

/* A hundred thousand of one name, each meant by one child: still linear. */
static void
test_one_name(void **state)
{
	const size_t n = (size_t)test_rounds(100000);
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_table t;
	struct zy_orgs o;
	size_t i;

	(void)state;
	zy_buf_puts(&b, "id,name,township,parent\n");
	for (i = 0; i < n; i++)
		zy_buf_printf(&b, "a%zu,Same,t%zu,\n", i, i);
	for (i = 0; i < n; i++)
		zy_buf_printf(&b, "b%zu,n%zu,t%zu,Same\n", i, i, i);
	load(&t, &o, b.p);
	check(&o);
	for (i = 0; i < n; i++)
		assert_int_equal(o.items[n + i].parent, i);
	zy_orgs_release(&o);
	zy_table_release(&t);
	zy_buf_release(&b);
}

/* A circle without ids gets none, nor does anything below it. */
static void
test_assign(void **state)
{
	const bool derive[1] = {false};
	struct zy_table t;
	struct zy_orgs o;

	(void)state;
	load(
	    &t, &o, "name,parent\na,b\nb,a\nc,a\nroot,\nx,root\nx,root\ny,x\n");
	zy_orgs_check_names(&o, false);
	zy_orgs_check_codes(&o);
	zy_orgs_resolve(&o, derive);
	zy_orgs_check_tree(&o);
	zy_orgs_assign(&o);
	assert_int_equal(o.items[0].finding, ZY_ORG_REFUSED);
	assert_int_equal(o.items[1].finding, ZY_ORG_REFUSED);
	assert_int_equal(o.items[2].finding, ZY_ORG_REFUSED);
	assert_int_equal(zy_orgs_cell(&o, 2, o.id).n, 0);
	assert_int_equal(o.items[3].finding, ZY_ORG_FINE);
	assert_int_equal(o.items[4].finding, ZY_ORG_FINE);
	assert_int_equal(o.items[5].finding, ZY_ORG_REPEAT);
	assert_int_equal(o.items[6].parent, 4);
	zy_orgs_release(&o);
	zy_table_release(&t);
}

static void
test_below_refused(void **state)
{
	struct zy_table t;
	struct zy_orgs o;

	(void)state;
	load(
	    &t, &o, "id,name,parent\nr,root,\na,A,gone\nb,B,a\nc,C,b\nd,D,r\n");
	check(&o);
	assert_int_equal(o.items[0].finding, ZY_ORG_FINE);
	assert_int_equal(o.items[1].finding, ZY_ORG_REFUSED);
	assert_int_equal(o.items[2].finding, ZY_ORG_REFUSED);
	assert_int_equal(o.items[3].finding, ZY_ORG_REFUSED);
	assert_int_equal(o.items[4].finding, ZY_ORG_FINE);
	zy_orgs_release(&o);
	zy_table_release(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parents),
	    cmocka_unit_test(test_deep),
	    cmocka_unit_test(test_deep_township),
	    cmocka_unit_test(test_one_name),
	    cmocka_unit_test(test_assign),
	    cmocka_unit_test(test_below_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
