/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/privacy.h"
#include "draw.h"

/* The numbers that standards and libraries publish, and no others. */
static const char *const published[] = {"11010519491231002X",
    "440524188001010014", "34052419800101001X", "360426199101010071"};

static void
expect_mask(const char *in, const char *out)
{
	struct zy_buf b = ZY_BUF_INIT;
	bool masked = zy_privacy_mask(&b, zy_view(in));

	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, out);
	assert_int_equal(masked, strcmp(in, out) != 0);
	zy_buf_release(&b);
}

static void
expect_number(const char *in, const char *out)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_privacy_mask_number(&b, zy_view(in));
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, out);
	zy_buf_release(&b);
}

static void
expect_found(const char *in, const char *where)
{
	struct zy_view v = {NULL, 0};

	assert_int_equal(zy_privacy_find(zy_view(in), &v), where != NULL);
	if (where)
		assert_true(zy_view_is(v, where));
}

static void
test_published_numbers(void **state)
{
	char number[19], other[19];
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		assert_int_equal(zy_privacy_card(zy_view(published[i]), number),
		    ZY_CARD_VALID);
		assert_string_equal(number, published[i]);
		assert_int_equal(
		    zy_privacy_check_digit(published[i]), published[i][17]);
		expect_found(published[i], published[i]);
		/* Its last digit changed. */
		memcpy(other, published[i], 19);
		other[17] = other[17] == '5' ? '6' : '5';
		assert_int_equal(
		    zy_privacy_card(zy_view(other), number), ZY_CARD_CHECK);
		assert_string_equal(number, "");
		expect_found(other, other);
		assert_false(zy_privacy_find_checked(zy_view(other), NULL));
	}
	assert_int_equal(zy_privacy_birthday(published[0]).year, 1949);
	assert_int_equal(zy_privacy_birthday(published[0]).month, 12);
	assert_int_equal(zy_privacy_birthday(published[0]).day, 31);
}

static void
test_forms_of_a_number(void **state)
{
	static const char *const forms[] = {"11010519491231002x",
	    "11010519491231002×", "11010519491231002ⅹ", "110105 19491231 002X",
	    "110105-19491231-002X", "１１０１０５１９４９１２３１００２Ｘ",
	    "110105　1949 1231 002x",
	    ("1101051949\xE2\x80\x8B"
	     "1231002X"),
	    "110105–19491231—002X", "110105‐19491231−002X", "110105491231002",
	    "110105 491231 002"};
	char number[19];
	size_t i;

	(void)state;
	for (i = 0; i < 12; i++) {
		assert_int_equal(zy_privacy_card(zy_view(forms[i]), number),
		    i < 10 ? ZY_CARD_VALID : ZY_CARD_OLD);
		assert_string_equal(number, published[0]);
		expect_found(forms[i], forms[i]);
	}
}

static void
test_wrong_numbers(void **state)
{
	static const struct {
		const char *text;
		enum zy_card what;
	} wrong[] = {{"", ZY_CARD_EMPTY}, {"1.10105E+17", ZY_CARD_CUT},
	    {"110105194912310000", ZY_CARD_CUT},
	    {"1101051949123100", ZY_CARD_FORM},
	    {"1101051949123100211", ZY_CARD_FORM}, {"见附页", ZY_CARD_FORM},
	    {"1X0105194912310021", ZY_CARD_FORM},
	    {"991105194912310020", ZY_CARD_REGION},
	    {"110105194902290021", ZY_CARD_DATE},
	    {"110105491331002", ZY_CARD_DATE},
	    {"110105********002X", ZY_CARD_MASKED},
	    {"110105************", ZY_CARD_MASKED}};
	char number[19];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_int_equal(
		    zy_privacy_card(zy_view(wrong[i].text), number),
		    wrong[i].what);
		assert_string_equal(number, "");
	}
}

static void
test_numbers_in_a_text(void **state)
{
	(void)state;
	expect_found("承诺人张三(11010519491231002X)修路", published[0]);
	expect_found("ID11010519491231002X。", published[0]);
	/* What is typed for the X. */
	expect_found("证号11010519491231002×", "11010519491231002×");
	expect_found("证号11010519491231002Ⅹ", "11010519491231002Ⅹ");
	expect_found("证号11010519491231002х", "11010519491231002х");
	expect_found(
	    "13812345678 110105 19491231 002X", "110105 19491231 002X");
	expect_found(
	    "电话13812345678，证号110105491231002，", "110105491231002");
	/* Marks where its parts meet. */
	expect_found("证号110105.19491231.002X", "110105.19491231.002X");
	expect_found("110105·19491231·002-X", "110105·19491231·002-X");
	expect_found("110105_19491231_002X", "110105_19491231_002X");
	expect_found("110105/19491231/002X", "110105/19491231/002X");
	expect_found("证号：110105：19491231：002X", "110105：19491231：002X");
	/* The last of a number ends it, whatever follows. */
	expect_found("11010519491231002X13812345678", published[0]);
}

static void
test_near_misses(void **state)
{
	static const char *const misses[] = {
	    "1101052010123100210",		  /* 19 digits */
	    "11010519491231002",		  /* 17 digits */
	    "110105194913310021",		  /* no birthday */
	    "991105194912310020",		  /* no province */
	    "91110000600037341L",		  /* credit codes */
	    "91350100M000100Y43", "219921100200", /* a place */
	    "110105491331002",			  /* 15: no month */
	    "110105490229002",			  /* 15: no day */
	    "1101054912310021",			  /* 16 */
	    "11 0105491231002",			  /* 15 in odd parts */
	    "110105.491231.002",		  /* 15 in figures */
	    "11.0105.19491231.002X", "2110.01.02-2111.02.03",
	    "110105,19491231,002,1", "2010年6月1日至2011年7月1日",
	    "13812345678", "110105194,912,310,02X", "", "一二三"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(misses) / sizeof(misses[0]); i++)
		expect_found(misses[i], NULL);
}

/* Digits of other kinds, hidden, parted, and glued to more of them. */
static void
test_forms_that_hide(void **state)
{
	static const char *const cards[] = {
	    "一一〇一〇五一九四九一二三一〇〇二X", "11010519491231002*",
	    "11010519491231002＊", "【110105】19491231〔002X",
	    "1101.0519.4912.3100.2X", "1101,0519,4912,3100,2X",
	    "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X", "110105194912310021"};
	static const char *const mobiles[] = {"008613812345678",
	    "0086-138-1234-5678", "138.1234.5678", "138·1234·5678",
	    "138(1234)5678", "一三八一二三四五六七八", "壹叁捌壹贰叁肆伍陆柒捌",
	    "١٣٨١٢٣٤٥٦٧٨", "۱۳۸۱۲۳۴۵۶۷۸", "①③⑧①②③④⑤⑥⑦⑧", "¹³⁸¹²³⁴⁵⁶⁷⁸",
	    "₁₃₈₁₂₃₄₅₆₇₈",
	    "1\xE2\x80\x8B"
	    "3\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
	    "812345678",
	    "138一二三四5678", "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cards) / sizeof(cards[0]); i++)
		expect_found(cards[i], cards[i] + (i == 3 ? 3 : 0));
	for (i = 0; i < sizeof(mobiles) / sizeof(mobiles[0]); i++)
		expect_mask(
		    mobiles[i], i < 2 ? "0086138****5678" : "138****5678");
	expect_found("201011010519491231002X", published[0]);
	expect_found("911010519491231002X", published[0]);
	expect_mask("911010519491231002x9", "9110105************9");
	expect_mask("011010519491231002Ⅹ", "0110105************");
	expect_mask("13812345678"
		    "11010519491231002X",
	    "138****5678110105************");
	expect_mask("11010519491231002X"
		    "13812345678",
	    "110105************138****5678");
	expect_mask("1381234567813912345678", "138****5678139****5678");
	assert_true(
	    zy_privacy_find_mobile(zy_view("1381234567813912345678"), NULL));
	expect_mask("1381234567*", "138****567*");
	expect_mask("1.3.8.1.2.3.4.5.6.7.8", "138****5678");
	expect_mask(
	    "1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.X", "110105************");
	expect_mask("党支部一13812345678", "党支部一138****5678");
	expect_mask("手机13812345678一部", "手机138****5678一部");
	expect_mask("+86 429 1234567", "+86429****567");
	expect_mask("008642912345678", "00864291****678");
	expect_mask("1 3 8 1 2 3 4 5 6 7 8", "138****5678");
	expect_mask("1-3-8—1—2—3—4－5－6～7～8", "138****5678");
	expect_mask("138/1234/5678，138—1234—5678", "138****5678，138****5678");
	expect_mask("138|1234|5678 138\\1234\\5678 138：1234：5678",
	    "138****5678 138****5678 138****5678");
	expect_mask("(+86)13812345678", "(+86138****5678");
	expect_mask("+86 138.1234.5678", "+86138****5678");
	expect_mask("013812345678", "0138****5678");
	/* A wrong check digit, and glued to more digits. */
	expect_mask("1101051949123100211", "110105************1");
	expect_mask("20110105194912310021", "20110105************");
	expect_mask("x5119b02ff713812345678", "x5119b02ff713812345678");
	expect_mask("110105|19491231|002X", "110105************");
}

/* Numbers that are nobody's. */
static void
test_numbers_that_stay(void **state)
{
	static const char *const stay[] = {"青发〔2010〕19号",
	    "219921100200 2010-06-01", "911101050000123456",
	    "12219921MB1234567X", "13,812,345,678", "138.12345678",
	    "13812345.67", "20100601123456", "2010-06-01 12:30:45",
	    "第一、二、三、四、五、六、七、八、九、十", "二〇一〇年六月三十日",
	    "210100 20101231 0012", "90 85 70 91 88 76 55 43 21 10 11",
	    "6222021234567890123",
	    /* The code of an organisation, by its own check digit. */
	    "112100192010123104",
	    /* Place, date and a serial number; place, township and another. */
	    "211421201006010012", "21142120100601000123", "211421100601012",
	    "211421010222458",
	    /* The number of a business, by its check digit. */
	    "350802000324907",
	    /* Figures, longer lists, and marks from 1 to 5. */
	    "13812345678.00", "￥13812345678", "13812345678元", "0.13812345678",
	    "200、170、1000、1000", "170,1000,1000,3", "138+1234+5678",
	    "3,2,5,1,6,3,0,5,1,6,5,5,2,3", "1 3 1 4 2 1 3 3 4 3 5",
	    /* Hashes. */
	    "16674010711d68ef",
	    "5119b02ff7e004b74a70c2534a6bd1332e0c477b296b19636018492db6656cd1"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(stay) / sizeof(stay[0]); i++) {
		expect_mask(stay[i], stay[i]);
		expect_found(stay[i], NULL);
	}
}

static void
test_masks(void **state)
{
	(void)state;
	expect_mask("11010519491231002X", "110105************");
	expect_mask("110105 19491231 002×。", "110105************。");
	expect_mask("证号110105 19491231 002x。", "证号110105************。");
	/* Mistyped in one piece: still somebody's. */
	expect_mask("110105194912310021", "110105************");
	expect_mask("110105-19491231-0021", "110105************");
	expect_mask("110105 19491231 002 1", "110105************");
	expect_mask("（110105）19491231 0021", "（110105************");
	expect_mask("110105491231002", "110105*********");
	expect_mask("手机13812345678。", "手机138****5678。");
	expect_mask("138-1234-5678", "138****5678");
	expect_mask("+8613812345678", "+86138****5678");
	expect_mask("电话0429-1234567、", "电话0429****567、");
	expect_mask("（010）12345678", "（0101****678");
	/* No numbers of telephones. */
	expect_mask("12812345678", "12812345678");
	expect_mask("138123456789", "138123456789");
	expect_mask("1381234567", "1381234567");
	expect_mask("219921100200", "219921100200");
	expect_mask("91350100M000100Y43", "91350100M000100Y43");
	/* Ids of our own, whatever their digits. */
	expect_mask("w-b70ac13888880275", "w-b70ac13888880275");
	expect_mask("a-013812345678", "a-013812345678");
	expect_mask("xw-b70ac13888880275z", "xw-b70ac138****0275z");
	expect_mask("28.175, 2010-06-01", "28.175, 2010-06-01");
	expect_mask("\xFF\xFE 1", "\xFF\xFE 1");
	expect_mask("", "");
}

static void
test_cells_that_are_numbers(void **state)
{
	(void)state;
	expect_number("11010519491231002X", "110105************");
	expect_number("11010519491231002", "11010************");
	expect_number("1.10105E+17", "1.10105E+**");
	expect_number("1234567", "12*****");
	expect_number("13812345678", "138****5678");
}

static void
test_telephones(void **state)
{
	static const char *const good[] = {"13812345678", "138 1234 5678",
	    "+86-13812345678", "0429-1234567", "(0429)1234567", "04291234567",
	    "13812345678/0429-1234567", "13812345678、13912345678",
	    "１３８１２３４５６７８"};
	static const char *const bad[] = {"", "1381234567", "12812345678",
	    "138123456789", "无手机", "1.38E+10", "12345", "110105491231002"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(zy_privacy_is_phone(zy_view(good[i])));
	assert_true(zy_privacy_is_phone(zy_view("3234567")));
	assert_true(zy_privacy_is_phone(zy_view("82345678")));
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(zy_privacy_is_phone(zy_view(bad[i])));
}

/* Digits alone are looked at more shortly than with a blank behind them. */
static void
test_digits_alone(void **state)
{
	static const char *const begins[] = {"0086", "086", "86", "13", "12",
	    "010", "110105", "440524188001010", "2", "9"};
	struct zy_buf text = ZY_BUF_INIT, a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	size_t i, n, round;

	(void)state;
	for (round = 0; round < 200; round++)
		for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
			for (n = 9; n <= 20; n++) {
				zy_buf_reset(&text);
				zy_buf_reset(&a);
				zy_buf_reset(&b);
				zy_buf_puts(&text, begins[i]);
				while (text.n < n)
					zy_buf_putc(
					    &text, (char)('0' + draw(10)));
				zy_privacy_mask(&a, zy_buf_get(&text));
				zy_buf_putc(&a, ' ');
				zy_buf_putc(&text, ' ');
				zy_privacy_mask(&b, zy_buf_get(&text));
				assert_string_equal(a.p, b.p);
			}
	zy_buf_release(&text);
	zy_buf_release(&a);
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_published_numbers),
	    cmocka_unit_test(test_forms_of_a_number),
	    cmocka_unit_test(test_wrong_numbers),
	    cmocka_unit_test(test_numbers_in_a_text),
	    cmocka_unit_test(test_near_misses),
	    cmocka_unit_test(test_forms_that_hide),
	    cmocka_unit_test(test_numbers_that_stay),
	    cmocka_unit_test(test_masks),
	    cmocka_unit_test(test_digits_alone),
	    cmocka_unit_test(test_cells_that_are_numbers),
	    cmocka_unit_test(test_telephones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
