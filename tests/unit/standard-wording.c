/* Rules in words as keys of items.  SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "standard/wording.h"

/* What is asked of one rule: keys of the item as JSON, whether anything was
 * guessed, and what was not understood. */
struct rule {
	enum zy_wording_place place;
	const char *max, *words, *item;
	bool guessed;
	const char *unread;
};

static const struct rule rules[] = {
    {ZY_WORDING_HEAD, "10", "每缺一次扣1分，扣完为止",
	"{\"kind\": \"deduct\", \"per\": \"1\"}", false, ""},
    {ZY_WORDING_HEAD, "10", "不低于90%，每降低1个百分点扣1分，低于80%的不得分",
	"{\"kind\": \"rate\", \"threshold\": \"90%\", \"per\": \"1\", "
	"\"unit\": \"1%\"}",
	false, ""},
    /* At 80% 5 points are left, and below it none. */
    {ZY_WORDING_HEAD, "10",
	"不低于90%，每降低1个百分点扣0.5分，低于80%的不得分",
	"{\"kind\": \"rate\", \"threshold\": \"90%\", \"per\": \"0.5\", "
	"\"none\": \"80%\", \"unit\": \"1%\"}",
	false, ""},
    {ZY_WORDING_HEAD, "10", "控制在5%以内得满分，每超1%扣2分",
	"{\"kind\": \"rate\", \"threshold\": \"5%\", \"bad\": \"above\", "
	"\"per\": \"2\", \"unit\": \"1%\"}",
	false, ""},
    {ZY_WORDING_HEAD, "8", "达到8%得8分，每高（低）1%加（扣）0.5分，最高10分",
	"{\"kind\": \"target\", \"target\": \"8%\", \"points\": \"8\", "
	"\"extra\": \"0.5\", \"less\": \"0.5\", \"unit\": \"1%\", "
	"\"cap\": \"10\"}",
	false, ""},
    {ZY_WORDING_HEAD, "10", "5件以上得10分，4件得8分，4件以下不得分",
	"{\"kind\": \"steps\", \"steps\": [{\"n\": \"4\", \"points\": \"8\"}, "
	"{\"n\": \"5\", \"points\": \"10\"}]}",
	false, ""},
    {ZY_WORDING_HEAD, "10", "前3名得10分，第4至10名得8分，其余得5分",
	"{\"kind\": \"steps\", \"steps\": [{\"n\": \"0\", \"points\": \"10\"}, "
	"{\"n\": \"3\", \"points\": \"8\", \"over\": true}, "
	"{\"n\": \"10\", \"points\": \"5\", \"over\": true}]}",
	true, ""},
    {ZY_WORDING_HEAD, "5", "缺1次扣1分，3次以上不得分",
	"{\"kind\": \"steps\", \"steps\": [{\"n\": \"0\", \"points\": \"5\"}, "
	"{\"n\": \"1\", \"points\": \"4\"}, {\"n\": \"2\", \"points\": \"3\"}, "
	"{\"n\": \"3\", \"points\": \"0\"}]}",
	true, ""},
    {ZY_WORDING_HEAD, "15", "完成得15分，未完成的，倒扣2分",
	"{\"kind\": \"checklist\", \"floor\": \"-2\", \"conditions\": "
	"[{\"name\": \"未完成\", \"deduct\": \"17\"}]}",
	true, ""},
    {ZY_WORDING_HEAD, "5", "有计划得3分，有总结得2分",
	"{\"kind\": \"checklist\", \"conditions\": [{\"name\": \"有计划\", "
	"\"deduct\": \"3\"}, {\"name\": \"有总结\", \"deduct\": \"2\"}]}",
	true, ""},
    {ZY_WORDING_HEAD, "5", "在县级推广得3分，在市级推广得5分",
	"{\"kind\": \"choice\", \"options\": [{\"name\": \"在县级推广\", "
	"\"points\": \"3\"}, {\"name\": \"在市级推广\", \"points\": \"5\"}]}",
	true, ""},
    {ZY_WORDING_HEAD, "10", "发生1起扣2分，进京非访一票否决",
	"{\"kind\": \"deduct\", \"per\": \"2\", \" vetoes\": [{\"name\": "
	"\"进京非访\", \"effect\": \"no-award\"}]}",
	true, ""},
    {ZY_WORDING_HEAD, "6", "A级6分，B级4分，C级不得分",
	"{\"kind\": \"choice\", \"options\": [{\"name\": \"A级\", \"points\": "
	"\"6\"}, {\"name\": \"B级\", \"points\": \"4\"}, {\"name\": \"C级\", "
	"\"points\": \"0\"}]}",
	false, ""},
    {ZY_WORDING_BONUS, NULL, "获省、市表彰的，每项分别加5分、3分",
	"{\"kind\": \"count\", \"levels\": [{\"name\": \"省\", \"points\": "
	"\"5\"}, {\"name\": \"市\", \"points\": \"3\"}]}",
	false, ""},
    /* As many levels as points, or nothing is shared out. */
    {ZY_WORDING_BONUS, NULL, "获省、市、县表彰的，分别加5分、3分",
	"{\"kind\": \"fixed\", \"max\": \"5\"}", false,
	"获省；市；县表彰的；3分"},
    {ZY_WORDING_BONUS, NULL, "获得市级以上表彰的，每项加2分，最高加6分",
	"{\"kind\": \"count\", \"per\": \"2\", \"cap\": \"6\"}", false, ""},
    {ZY_WORDING_PENALTY, NULL, "一般事故一次扣3分，较大事故一次扣5分",
	"{\"kind\": \"checklist\", \"conditions\": [{\"name\": "
	"\"一般事故一次扣3分\", \"deduct\": \"3\", \"each\": true}, {\"name\": "
	"\"较大事故一次扣5分\", \"deduct\": \"5\", \"each\": true}]}",
	false, ""},
};

static void
test_rules(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const struct rule *r = &rules[i];
		struct zy_wording w = {.veto = false};
		json_t *item = json_object();
		json_t *want = json_loads(r->item, 0, NULL);
		char *got;

		if (r->max) {
			json_object_set_new(item, "max", json_string(r->max));
			if (!json_object_get(want, "cap"))
				json_object_set_new(
				    want, "max", json_string(r->max));
		}
		zy_wording_read(&w, item, r->place, zy_view(r->words));
		got = json_dumps(item, JSON_SORT_KEYS);
		if (!json_equal(item, want))
			print_message("%s: %s\n", r->words, got);
		assert_true(json_equal(item, want));
		if ((w.guessed.n > 0) != r->guessed)
			print_message("%s: guessed '%s'\n", r->words,
			    w.guessed.n ? w.guessed.p : "");
		assert_int_equal(w.guessed.n > 0, r->guessed);
		assert_string_equal(w.unread.n ? w.unread.p : "", r->unread);
		free(got);
		zy_wording_release(&w);
		json_decref(item);
		json_decref(want);
	}
}

/* A veto is no item; what happened is kept for its name. */
static void
test_veto(void **state)
{
	struct zy_wording w = {.veto = false};
	json_t *item = json_object();

	(void)state;
	zy_wording_read(
	    &w, item, ZY_WORDING_HEAD, ZY_VIEW("弄虚作假的，取消评先资格"));
	assert_true(w.veto);
	assert_null(json_object_get(item, "kind"));
	assert_string_equal(
	    json_string_value(json_object_get(item, "effect")), "no-award");
	assert_string_equal(w.about.p, "弄虚作假的");
	zy_wording_release(&w);
	json_decref(item);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rules),
	    cmocka_unit_test(test_veto),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
