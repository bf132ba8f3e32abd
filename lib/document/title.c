/*
 * Finds the phrases of a title, and breaks it into lines between them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/title.h"

/* A phrase ends after one of `ends` and begins with one of `begins`. */
static const char *const ends[] = {"、", "，", "）", "》", "”", "：", "】"};
static const char *const begins[] = {"关于", "创先争优", "先进基层党组织",
    "优秀共产党员", "优秀党务工作者", "领导小组", "和优秀", "和先进", "及",
    "暨", "（", "《", "“", "群众满意度", "情况的", "公开承诺", "限期整改",
    "随机抽查", "名额分配", "考核评分表"};

/*
 * Returns whether v starts with one of the n texts of the list, and sets *at to
 * the length of that text.
 */
static bool
starts_with_one(struct zy_view v, const char *const *list, size_t n, size_t *at)
{
	for (size_t i = 0; i < n; i++) {
		if (zy_view_starts(v, list[i])) {
			*at = strlen(list[i]);
			return true;
		}
	}
	return false;
}

/* Returns whether a phrase may begin at byte `at` of the text. */
static bool
begins_at(struct zy_view text, size_t at)
{
	struct zy_view v = {text.p + at, text.n - at};
	size_t n;

	if (starts_with_one(v, begins, sizeof(begins) / sizeof(*begins), &n)) {
		/* The phrase began with the 和 before. */
		return !(at >= strlen("和") &&
			 memcmp(v.p - strlen("和"), "和", strlen("和")) == 0);
	}
	return v.n && text.p[at - 1] == ' ';
}

bool
zy_title_phrase(struct zy_view *rest, struct zy_view *phrase)
{
	size_t at = 0, n;

	if (rest->n == 0)
		return false;
	while (at < rest->n) {
		struct zy_view v = {rest->p + at, rest->n - at};
		uint32_t code;
		int len = zy_text_decode(v.p, v.p + v.n, &code);

		if (at && begins_at(*rest, at))
			break;
		if (starts_with_one(
			v, ends, sizeof(ends) / sizeof(*ends), &n)) {
			at += n;
			/* Two marks stay together. */
			v = (struct zy_view){rest->p + at, rest->n - at};
			if (!starts_with_one(
				v, ends, sizeof(ends) / sizeof(*ends), &n))
				break;
			continue;
		}
		at += len > 0 ? (size_t)len : 1;
	}
	*phrase = (struct zy_view){rest->p, at};
	rest->p += at;
	rest->n -= at;
	return true;
}

/* Returns the length of the longest beginning of v that fits the room. */
static size_t
fitting(struct zy_view v, size_t room)
{
	size_t at = 0, used = 0;

	while (at < v.n) {
		uint32_t code;
		int len = zy_text_decode(v.p + at, v.p + v.n, &code);
		size_t n = len > 0 ? (size_t)len : 1;
		size_t wide = zy_text_width((struct zy_view){v.p + at, n});

		if (at && used + wide > room)
			break;
		used += wide;
		at += n;
	}
	return at;
}

/*
 * Fills lines of at most `room` columns with one phrase after another.  Returns
 * the number of lines.
 */
static size_t
fill(struct zy_view title, size_t room, struct zy_view *lines)
{
	struct zy_view rest = title, phrase;
	size_t n = 0, used = 0, w;

	while (zy_title_phrase(&rest, &phrase)) {
		w = zy_text_width(phrase);
		if (n && (used + w <= room || n == ZY_TITLE_LINES)) {
			lines[n - 1].n += phrase.n;
			used += w;
			continue;
		}
		while (w > room && n + 1 < ZY_TITLE_LINES) {
			size_t part = fitting(phrase, room);

			lines[n++] = (struct zy_view){phrase.p, part};
			phrase.p += part;
			phrase.n -= part;
			w = zy_text_width(phrase);
		}
		lines[n++] = phrase;
		used = w;
	}
	return n;
}

size_t
zy_title_lines(
    struct zy_view title, size_t room, struct zy_view lines[ZY_TITLE_LINES])
{
	struct zy_view tried[ZY_TITLE_LINES];
	size_t n = fill(title, room, lines), less;

	/* Narrower lines, as long as their number is the same. */
	for (less = room; n > 1 && less > 8; less -= 2) {
		if (fill(title, less, tried) != n)
			break;
		memcpy(lines, tried, sizeof(tried));
	}
	for (size_t i = 0; i < n; i++)
		lines[i] = zy_text_trim(lines[i]);
	return n;
}

size_t
zy_title_label(struct zy_view label)
{
	size_t at, hanzi = strlen("党");

	if (label.n <= 3 * hanzi || label.n % hanzi != 0)
		return 0;
	for (at = 0; at < label.n; at += hanzi)
		if ((unsigned char)label.p[at] < 0xe0)
			return 0;
	return label.n - 2 * hanzi;
}
