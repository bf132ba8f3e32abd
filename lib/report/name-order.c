/*
 * Orders names by ICU, which is loaded at run time, and corrects the sounds of
 * surnames.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/name-order.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucol.h>

#include "base/mem.h"

#define QUOTE_(x) #x
#define QUOTE(x) QUOTE_(x)
#define LIBRARY "libicui18n.so." QUOTE(U_ICU_VERSION_MAJOR_NUM)

/* A collation of ICU and the functions of the library that use it. */
struct zy_name_order {
	void *library;
	UCollator *collator;
	bool pinyin;
	__typeof__(ucol_close) *close;
	__typeof__(ucol_getSortKey) *sort_key;
};

/*
 * Surnames whose sound differs from the usual one of the hanzi, and a hanzi
 * that has no other sound than that of the surname.  Longer surnames stand
 * before those that they begin with.  Where families differ (覃 Qin or Tan, 盖
 * Ge or Gai, 解 Xie) the more frequent reading counts.
 */
static const struct {
	const char *surname, *alike;
} sounds[] = {
    {"尉迟", "玉"}, /* Yuchi */
    {"万俟", "莫"}, /* Moqi */
    {"澹台", "谈"}, /* Tantai */
    {"长孙", "掌"}, /* Zhangsun */
    {"单于", "蝉"}, /* Chanyu */
    {"令狐", "凌"}, /* Linghu */
    {"单", "善"},   /* Shan */
    {"曾", "增"},   /* Zeng */
    {"仇", "求"},   /* Qiu */
    {"区", "欧"},   /* Ou */
    {"解", "谢"},   /* Xie */
    {"朴", "嫖"},   /* Piao */
    {"查", "渣"},   /* Zha */
    {"华", "画"},   /* Hua */
    {"任", "仁"},   /* Ren */
    {"盖", "舸"},   /* Ge */
    {"葛", "舸"},   /* Ge */
    {"缪", "妙"},   /* Miao */
    {"覃", "秦"},   /* Qin */
    {"乐", "岳"},   /* Yue */
    {"员", "运"},   /* Yun */
    {"种", "崇"},   /* Chong */
    {"洗", "显"},   /* Xian */
    {"能", "耐"},   /* Nai */
    {"佴", "耐"},   /* Nai */
    {"召", "邵"},   /* Shao */
    {"少", "邵"},   /* Shao */
    {"折", "蛇"},   /* She */
    {"黑", "贺"},   /* He */
    {"秘", "毕"},   /* Bi */
    {"祭", "债"},   /* Zhai */
    {"翟", "宅"},   /* Zhai */
    {"繁", "婆"},   /* Po */
    {"过", "郭"},   /* Guo */
    {"都", "督"},   /* Du */
    {"郇", "寻"},   /* Xun */
    {"么", "妖"},   /* Yao */
    {"句", "勾"},   /* Gou */
    {"乜", "聂"},   /* Nie */
    {"卜", "补"},   /* Bu */
    {"薄", "博"},   /* Bo */
    {"相", "象"},   /* Xiang */
    {"撒", "萨"},   /* Sa */
    {"燕", "烟"},   /* Yan */
    {"粘", "年"},   /* Nian */
    {"干", "甘"},   /* Gan */
    {"占", "詹"},   /* Zhan */
    {"阚", "看"},   /* Kan */
    {"於", "淤"},   /* Yu */
};

/*
 * Hanzi with which names begin, by the number of their strokes and then stroke
 * by stroke (横竖撇点折), as lists 按姓氏笔画为序 have them.  ICU counts as
 * Taiwan does: 陈 8, 范 9, 郭 11, and within a number it goes by radicals.
 */
static const char *const strokes[] = {
    "", "", "丁卜刁乜",						    /* 2 */
    "于才万上么门卫习马",					    /* 3 */
    "丰王井亓韦云扎木区尤车水牛毛仁仇仉公丹凤勾卞文方计尹孔巴邓毋", /* 4 */
    "玉未甘艾古左石龙平卡卢旦叶申田由史央冉丘付代白仝令乐包冯兰宁司尼"
    "加边台", /* 5 */
    "匡邢吉扬巩朴权达成毕吐曲吕朱乔伍伏仲任华伊向全多邬庄刘齐衣次闫关"
    "米江池汤宇安祁许那阮孙阳牟买红纪", /* 6 */
    "麦玛贡花严芦苏杜巫李杨甫吾来连肖时吴岑邱何佟位佘余谷邸邹库冷应辛"
    "冶闵汪沙沈宋初迟张陆阿陈努邵", /* 7 */
    "武青拉苗苟苑范林松郁欧卓尚旺昌畅明易迪罗帕凯图和季竺岳依金周狐冼"
    "庞郑单泽宗官空郎房屈孟练", /* 8 */
    "封项赵郝荆胡柯查相柏柳郦哈钟郜段保皇侯须俞饶施养姜娄洪洛宫祖祝费"
    "胥姚贺骆", /* 9 */
    "秦敖袁都热耿聂莫晋桂桓格索栗贾夏原顾柴党晁晏恩钱倪徒徐殷奚翁凌高"
    "郭席栾唐益海涂容宰诸谈展陶姬桑",				/* 10 */
    "黄萧萨梅曹戚龚盛常曼崔银符麻康章商阎盖梁谌扈尉屠隋逯巢",	/* 11 */
    "塔揭彭斯葛董蒋韩辜植覃景喻程傅焦储奥舒鲁童普曾温滑游谢强", /* 12 */
    "鄢靳蓝蒯蒙楚赖甄雷訾虞路简詹鲍解廉雍满窦褚",		/* 13 */
    "慕蔡蔺蔚臧裴管僧鲜廖阚赛谭翟熊缪",				/* 14 */
    "樊稽黎德滕颜潘",						/* 15 */
    "燕薛薄融霍冀穆",						/* 16 */
    "璩戴鞠魏糜濮",						/* 17 */
    "瞿",							/* 18 */
    "", "酆",							/* 20 */
};

bool
zy_name_order_is(struct zy_view order)
{
	return zy_view_is(order, "strokes") || zy_view_is(order, "pinyin");
}

/* Opens the collation.  Returns whether ICU has everything that is needed. */
static bool
open_collation(struct zy_name_order *o)
{
	__typeof__(ucol_open) *open;
	UErrorCode code = U_ZERO_ERROR;

	/* It stays loaded, since what it keeps for itself is never freed. */
	o->library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (!o->library)
		return false;
	*(void **)&open = dlsym(o->library, QUOTE(ucol_open));
	*(void **)&o->close = dlsym(o->library, QUOTE(ucol_close));
	*(void **)&o->sort_key = dlsym(o->library, QUOTE(ucol_getSortKey));
	if (!open || !o->close || !o->sort_key)
		return false;
	o->collator =
	    open(o->pinyin ? "zh-u-co-pinyin" : "zh-u-co-stroke", &code);
	/* A warning says that the data of another language were taken. */
	return o->collator && code == U_ZERO_ERROR;
}

struct zy_name_order *
zy_name_order_open(struct zy_view order, struct zy_error *e)
{
	struct zy_name_order *o = zy_calloc(1, sizeof(*o));

	o->pinyin = zy_view_is(order, "pinyin");
	if (open_collation(o))
		return o;
	zy_error_set(e, ZY_ERROR_IO,
	    _("the order of names by %.*s needs the library %s, which cannot "
	      "be loaded: install ICU, or choose --order code"),
	    ZY_ARG(order), LIBRARY);
	zy_name_order_free(o);
	return NULL;
}

void
zy_name_order_free(struct zy_name_order *o)
{
	if (!o)
		return;
	if (o->collator)
		o->close(o->collator);
	if (o->library)
		dlclose(o->library);
	free(o);
}

/* Appends the key of a text, which is valid UTF-8, as ICU makes it. */
static void
put_key(const struct zy_name_order *o, struct zy_view v, struct zy_buf *key)
{
	UChar *text = zy_calloc(v.n + 1, sizeof(*text));
	const char *p = v.p, *end = v.p + v.n;
	int32_t n = 0, bytes;
	uint32_t code;
	uint8_t *made;
	int step;

	for (; p < end; p += step) {
		step = zy_text_decode(p, end, &code);
		if (step == 0)
			break;
		U16_APPEND_UNSAFE(text, n, code);
	}
	bytes = o->sort_key(o->collator, text, n, NULL, 0);
	made = zy_calloc((size_t)bytes + 1, 1);
	o->sort_key(o->collator, text, n, made, bytes);
	zy_buf_put(key, (const char *)made, (size_t)bytes);
	free(made);
	free(text);
}

/*
 * Appends what puts a name before those that ICU has with as many strokes, if
 * it begins with one of `strokes`: the mark at which that number begins in the
 * collation, and the place in the list.
 */
static void
put_strokes(
    const struct zy_name_order *o, struct zy_view name, struct zy_buf *key)
{
	const size_t hanzi = strlen("陈");
	char mark[8];
	const char *at;
	size_t n;

	for (n = 0; name.n >= hanzi && n < sizeof(strokes) / sizeof(*strokes);
	     n++) {
		for (at = strokes[n]; *at && memcmp(at, name.p, hanzi) != 0;
		     at += hanzi)
			;
		if (!*at)
			continue;
		/* U+FDD0, U+2800 + n. */
		snprintf(mark, sizeof(mark), "\xef\xb7\x90\xe2\xa0%c",
		    (char)(0x80 + n));
		put_key(o, zy_view(mark), key);
		zy_buf_putc(key, (char)((at - strokes[n]) / (ptrdiff_t)hanzi));
		return;
	}
}

void
zy_name_order_key(const struct zy_name_order *o, struct zy_view name,
    bool person, struct zy_buf *key)
{
	size_t i, n;

	if (name.n == 0)
		return;
	if (!o->pinyin)
		put_strokes(o, name, key);
	for (i = 0; person && o->pinyin && i < sizeof(sounds) / sizeof(*sounds);
	     i++) {
		n = strlen(sounds[i].surname);
		if (name.n < n || memcmp(name.p, sounds[i].surname, n) != 0)
			continue;
		/* Before all names that begin with that hanzi; among those that
		   the table moves there, by the whole name. */
		put_key(o, zy_view(sounds[i].alike), key);
		break;
	}
	put_key(o, name, key);
}
