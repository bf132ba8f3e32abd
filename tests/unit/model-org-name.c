/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/org-name.h"

static void
same(const char *a, const char *b, bool right)
{
	struct zy_buf x = ZY_BUF_INIT, y = ZY_BUF_INIT;

	zy_org_name_form(&x, zy_view(a));
	zy_org_name_form(&y, zy_view(b));
	if (zy_view_eq(zy_buf_get(&x), zy_buf_get(&y)) != right)
		fail_msg("'%s' is '%s', '%s' is '%s'", a, x.p, b, y.p);
	zy_buf_release(&x);
	zy_buf_release(&y);
}

static void
test_forms(void **state)
{
	(void)state;
	same("中共石桥镇委员会", "石桥镇党委", true);
	same("中国共产党石桥镇委员会", "石桥镇党委会", true);
	same("中共石桥镇东河村总支部委员会", "石桥镇东河村党总支", true);
	same("东河村支部", "东河村党支部委员会", true);
	same("城关街道党工委", "中共城关街道工作委员会", true);
	same("东河村支部", "东河村党总支", false);
	same("东河村村民委员会", "东河村村民党委", false);
	same("社区居民委员会", "社区居民党委", false);
	same("东河村支部", "西河村支部", false);
	same("县农业局党组", "县农业局党委", false);
	same("委员会", "党委", false);
	same("", "", true);
	same("县委", "县党委", true);
	same("县委", "青禾县委", false);
}

static void
committee(const char *name, const char *end)
{
	struct zy_buf form = ZY_BUF_INIT;

	zy_org_name_form(&form, zy_view(name));
	assert_true(zy_view_is(zy_org_name_committee(zy_buf_get(&form)), end));
	zy_buf_release(&form);
}

static void
test_committees(void **state)
{
	(void)state;
	committee("中共青禾县委员会", "县党委");
	committee("县委", "县党委");
	committee("石桥镇党委", "镇党委");
	committee("镇委", "镇党委");
	committee("县农业局党委", "");
	committee("党委", "");
	committee("东河村党支部", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms), cmocka_unit_test(test_committees)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
