/*
 * Finds the phrases of a rule.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-state.h"

#include "stream/column.h"

enum {
	WHAT_MAX = 90,	   /* bytes of a text that a phrase is about */
	PATTERN_MAX = 640, /* bytes of a pattern, with what a word stands for */
};

static const char *const numerals[] = {"零", "一", "二", "三", "四", "五", "六",
    "七", "八", "九", "十", "两", "半", NULL};

/* Returns the value of a numeral that t begins with, or -1. */
static int
numeral_at(struct zy_view t)
{
	int i;

	for (i = 0; numerals[i]; i++)
		if (zy_view_starts(t, numerals[i]))
			return i;
	return -1;
}

/* Returns the text without its first n bytes. */
static struct zy_view
behind(struct zy_view t, size_t n)
{
	return (struct zy_view){t.p + n, t.n - n};
}

/* Returns whether t begins with the n bytes of a word. */
static bool
begins(struct zy_view t, const char *word, size_t n)
{
	size_t i;

	if (n > t.n)
		return false;
	for (i = 0; i < n; i++)
		if (t.p[i] != word[i])
			return false;
	return true;
}

/*
 * Returns the length of the number at the beginning of t, which is written to
 * out; 0 if there is none.
 */
static size_t
number_at(struct zy_view t, char out[24])
{
	size_t n = 0;
	int d, value = 0;

	while (n < t.n && n < 12 && t.p[n] >= '0' && t.p[n] <= '9')
		n++;
	if (n && n + 1 < t.n && t.p[n] == '.' && t.p[n + 1] >= '0' &&
	    t.p[n + 1] <= '9')
		for (n++; n < t.n && n < 20 && t.p[n] >= '0' && t.p[n] <= '9';)
			n++;
	if (n) {
		snprintf(out, 24, "%.*s", (int)n, t.p);
		return n;
	}
	for (; n + 3 <= t.n && n < 9; n += 3) {
		d = numeral_at(behind(t, n));
		if (d < 0)
			break;
		if (d == 12) {
			snprintf(out, 24, "0.5");
			return n ? 0 : 3;
		}
		d = d == 11 ? 2 : d;
		value = d == 10 ? (value ? value : 1) * 10 : value + d;
	}
	if (n)
		snprintf(out, 24, "%d", value);
	return n;
}

/*
 * Returns the length of a character at the beginning of t that ends a phrase,
 * or 0.
 */
static size_t
stop_at(struct zy_view t)
{
	static const char *const stops[] = {
	    ";", "。", ",", "、", "(", ")", ":", "\n", "!", "·", "/", NULL};
	size_t i;

	for (i = 0; stops[i]; i++)
		if (zy_view_starts(t, stops[i]))
			return strlen(stops[i]);
	return 0;
}

/*
 * Returns how many bytes the first character of a text has; 1 if it is empty or
 * not valid.
 */
static size_t
char_at(struct zy_view t)
{
	uint32_t code;
	int n = t.n ? zy_text_decode(t.p, t.p + t.n, &code) : 0;

	return n > 0 ? (size_t)n : 1;
}

/*
 * Returns the list of words that patterns call by a name of n bytes, "" if
 * there is none.
 */
static const char *
words_of(const char *name, size_t n)
{
	size_t i;

	for (i = 0; zy_wording_words[i].name; i++)
		if (strncmp(zy_wording_words[i].name, name, n) == 0 &&
		    zy_wording_words[i].name[n] == '\0')
			return zy_wording_words[i].words;
	return "";
}

enum {
	NO_FIT = -1
};

static long fits(const char *p, struct zy_view t, struct zy_said *said);

/*
 * Tries the n bytes of a word that is a pattern of its own, followed by the
 * rest p of the pattern.  Returns the length that fits, or NO_FIT.
 */
static long
fits_part(const char *word, size_t n, const char *p, struct zy_view t,
    struct zy_said *said)
{
	char part[PATTERN_MAX];

	snprintf(part, sizeof(part), "%.*s%s", (int)n, word, p);
	return fits(part, t, said);
}

/*
 * Tries each of the words "a|b|" up to end, followed by the rest p of the
 * pattern.  level: the word is what the phrase is about.  Returns the length of
 * the longest text that fits, or NO_FIT.
 */
static long
fits_words(const char *words, const char *end, const char *p, struct zy_view t,
    bool level, struct zy_said *said)
{
	struct zy_said best = *said;
	long longest = NO_FIT;

	for (;;) {
		const char *stop = words;
		struct zy_said one = *said;
		size_t n;
		bool plain = true;
		long rest = NO_FIT;

		for (; stop < end && *stop != '|'; stop++)
			plain = plain && *stop != '#' && *stop != '<' &&
				*stop != '%';
		n = (size_t)(stop - words);
		if (level)
			one.what = (struct zy_view){t.p, n};
		if (!plain) {
			rest = fits_part(words, n, p, t, &one);
			n = 0;
		} else if (begins(t, words, n)) {
			rest = fits(p, behind(t, n), &one);
		}
		if (rest != NO_FIT && rest + (long)n > longest) {
			longest = rest + (long)n;
			best = one;
		}
		if (stop == end)
			break;
		words = stop + 1;
	}
	*said = best;
	return longest;
}

/*
 * Returns whether t begins with a number that is a count: 2, 两次, 三人, 1分.
 */
static bool
counts_at(struct zy_view t)
{
	const char *unit = words_of("unit", 4), *end;
	char number[24];
	size_t n = number_at(t, number), k;

	if (n == 0)
		return false;
	/* Points end what a phrase is about. */
	if (n < t.n && zy_view_starts(behind(t, n), "分"))
		return true;
	if (strcmp(number, "1") == 0)
		return false;
	if (*t.p >= '0' && *t.p <= '9')
		return true;
	t = behind(t, n);
	for (; *unit; unit = *end ? end + 1 : end) {
		end = strchr(unit, '|');
		end = end ? end : unit + strlen(unit);
		k = (size_t)(end - unit);
		if (begins(t, unit, k))
			return true;
	}
	return false;
}

/*
 * Tries a text of any length, as short as possible, followed by the rest p of
 * the pattern; where there is no rest, all of the clause.  Returns the length
 * that fits, or NO_FIT.
 */
static long
fits_any(const char *p, struct zy_view t, struct zy_said *said)
{
	size_t n = 0;
	long rest;

	if (*p == '\0') {
		while (n < t.n && !stop_at(behind(t, n)))
			n += char_at(behind(t, n));
		return (long)n;
	}
	for (;;) {
		struct zy_said one = *said;
		struct zy_view left = behind(t, n);

		if (n && !one.what.n)
			one.what = (struct zy_view){t.p, n};
		rest = fits(p, left, &one);
		if (rest != NO_FIT) {
			*said = one;
			return rest + (long)n;
		}
		if (n >= t.n || n > WHAT_MAX || stop_at(left))
			return NO_FIT;
		/* 每缺2次 is not each. */
		if (counts_at(left))
			return NO_FIT;
		n += char_at(left);
	}
}

/*
 * Tries a number or percentage for a or b, followed by the rest of the pattern.
 * Returns the length that fits, or NO_FIT.
 */
static long
fits_number(const char *p, struct zy_view t, struct zy_said *said)
{
	char *to = p[1] == 'a' ? said->a : p[1] == 'b' ? said->b : said->c;
	size_t n = number_at(t, to), k;
	const char *point = words_of("point", 5), *end;
	long rest;

	if (n == 0)
		return NO_FIT;
	if (*p == '%') {
		t = behind(t, n);
		for (k = 0; *point; point = *end ? end + 1 : end) {
			end = strchr(point, '|');
			end = end ? end : point + strlen(point);
			k = (size_t)(end - point);
			if (begins(t, point, k))
				break;
			k = 0;
		}
		if (k == 0)
			return NO_FIT;
		snprintf(to + strlen(to), 24 - strlen(to), "%%");
		rest = fits(p + 2, behind(t, k), said);
		return rest == NO_FIT ? NO_FIT : rest + (long)(n + k);
	}
	rest = fits(p + 2, behind(t, n), said);
	return rest == NO_FIT ? NO_FIT : rest + (long)n;
}

/*
 * Returns how many bytes at the beginning of t the pattern p fits, or NO_FIT.
 */
static long
fits(const char *p, struct zy_view t, struct zy_said *said)
{
	const char *end, *words;
	size_t n;
	long rest;

	if (*p == '\0')
		return 0;
	if (*p == '~')
		return fits_any(p + 1, t, said);
	if ((*p == '#' || *p == '%') && p[1] >= 'a' && p[1] <= 'c')
		return fits_number(p, t, said);
	if (*p == '<') {
		end = strchr(p, '>');
		words = words_of(p + 1, (size_t)(end - p - 1));
		return fits_words(words, words + strlen(words), end + 1, t,
		    zy_view_starts(zy_view(p), "<level>") ||
			zy_view_starts(zy_view(p), "<grade>"),
		    said);
	}
	if (*p == '(') {
		end = strchr(p, ')');
		return fits_words(p + 1, end, end + 1, t, false, said);
	}
	n = char_at(zy_view(p));
	if (!begins(t, p, n))
		return NO_FIT;
	rest = fits(p + n, behind(t, n), said);
	return rest == NO_FIT ? NO_FIT : rest + (long)n;
}

/*
 * Finds the phrase that fits the longest beginning of t.  Returns its length,
 * or 0 if none fits.
 */
static size_t
phrase_at(struct zy_view t, struct zy_said *said)
{
	size_t i, longest = 0;

	for (i = 0; i < zy_nphrases; i++) {
		struct zy_said one = {.phrase = &zy_phrases[i]};
		long n = fits(zy_phrases[i].pattern, t, &one);

		if (n <= 0 || (size_t)n <= longest)
			continue;
		longest = (size_t)n;
		one.text = (struct zy_view){t.p, longest};
		*said = one;
	}
	return longest;
}

size_t
zy_wording_phrases(struct zy_view text, struct zy_said said[ZY_SAID_MAX],
    struct zy_buf *unread)
{
	size_t n = 0, k;

	while (text.n && n < ZY_SAID_MAX) {
		k = stop_at(text);
		if (k == 0) {
			k = phrase_at(text, &said[n]);
			n += k > 0;
		}
		if (k == 0) {
			const char *from = text.p;

			while (text.n && !stop_at(text))
				text = behind(text, char_at(text));
			zy_buf_puts(unread, unread->n ? "；" : "");
			zy_buf_put(unread, from, (size_t)(text.p - from));
		} else {
			text = behind(text, k);
		}
	}
	return n;
}

void
zy_wording_release(struct zy_wording *w)
{
	zy_buf_release(&w->unread);
	zy_buf_release(&w->guessed);
	zy_buf_release(&w->about);
}

/* Returns whether one of the phrases has the meaning. */
static bool
any_says(const struct zy_said *said, size_t n, enum zy_saying says)
{
	while (n > 0)
		if (said[--n].phrase->says == says)
			return true;
	return false;
}

/*
 * Returns whether a rule of n phrases states a bound.  The one of
 * 低于80%不得分, beside points for each unit or in proportion, is not that from
 * which units are counted.
 */
static bool
has_bound(const struct zy_said *said, size_t n)
{
	bool second = (any_says(said, n, ZY_SAYS_UNIT_TAKE) ||
			  any_says(said, n, ZY_SAYS_SHARE) ||
			  any_says(said, n, ZY_SAYS_TIMES)) &&
		      any_says(said, n, ZY_SAYS_TAKE_ALL);
	size_t i;

	for (i = 0; i < n; i++)
		if (said[i].phrase->says >= ZY_SAYS_REQUIRED &&
		    said[i].phrase->says <= ZY_SAYS_AMONG &&
		    !(second && (said[i].phrase->says == ZY_SAYS_BELOW ||
				    said[i].phrase->says == ZY_SAYS_ABOVE)))
			return true;
	return false;
}

/* Puts the bounds that an item's name says, 走访不少于4次, before the phrases
 * of its rule where that says none. */
static size_t
add_bounds(struct zy_said *said, size_t n, struct zy_view name)
{
	struct zy_said more[ZY_SAID_MAX];
	struct zy_buf unread = ZY_BUF_INIT;
	size_t k = zy_wording_phrases(name, more, &unread), i, bounds = 0;

	for (i = 0; i < k && !has_bound(said, n); i++)
		if (more[i].phrase->says >= ZY_SAYS_REQUIRED &&
		    more[i].phrase->says <= ZY_SAYS_ABOVE)
			more[bounds++] = more[i];
	bounds = bounds < ZY_SAID_MAX - n ? bounds : ZY_SAID_MAX - n;
	memmove(said + bounds, said, n * sizeof(*said));
	memcpy(said, more, bounds * sizeof(*said));
	zy_buf_release(&unread);
	return bounds + n;
}

bool
zy_wording_is_rule(struct zy_view text)
{
	struct zy_said said[ZY_SAID_MAX];
	struct zy_buf b = ZY_BUF_INIT, unread = ZY_BUF_INIT;
	bool is;

	zy_cell_fold(&b, text);
	zy_wording_write_out(&b);
	is = zy_wording_phrases(zy_buf_get(&b), said, &unread) > 0 &&
	     unread.n == 0;
	zy_buf_release(&b);
	zy_buf_release(&unread);
	return is;
}

void
zy_wording_read(struct zy_wording *w, json_t *item, enum zy_wording_place place,
    struct zy_view text)
{
	struct zy_said said[ZY_SAID_MAX];
	struct zy_buf b = ZY_BUF_INIT, name = ZY_BUF_INIT;
	size_t n;

	zy_cell_fold(&b, text);
	zy_wording_write_out(&b);
	n = zy_wording_phrases(zy_buf_get(&b), said, &w->unread);
	zy_cell_fold(
	    &name, zy_view(json_string_value(json_object_get(item, "name"))));
	zy_wording_write_signs(&name);
	n = add_bounds(said, n, zy_buf_get(&name));
	zy_wording_settle(w, item, place, said, n);
	zy_buf_release(&name);
	zy_buf_release(&b);
}
