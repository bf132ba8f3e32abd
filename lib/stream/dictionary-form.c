/*
 * The forms in which words are compared: implements zy_dictionary_fold of
 * dictionary.h, and functions declared in dictionary-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/dictionary-state.h"

/*
 * Returns 1 for an opening bracket of any kind, -1 for a closing one, else 0.
 */
static int
bracket(uint32_t code)
{
	switch (code) {
	case '(':
	case '[':
	case '{':
	case 0x3010: /* 【 */
	case 0x3014: /* 〔 */
	case 0x3016: /* 〖 */
	case 0xFE59: /* small ( */
		return 1;
	case ')':
	case ']':
	case '}':
	case 0x3011:
	case 0x3015:
	case 0x3017:
	case 0xFE5A:
		return -1;
	default:
		return 0;
	}
}

/*
 * Returns whether the character does not count in comparing words: quotes,
 * stars, colons, separators, 的.
 */
static bool
is_mute(uint32_t code)
{
	static const uint32_t others[] = {0x201C, 0x201D, 0x2018, 0x2019,
	    0x300A, 0x300B, 0x300C, 0x300D, 0x300E, 0x300F, 0x3001, 0x3002,
	    0xFF0C, 0xB7, 0x30FB, 0x2022, 0x2014, 0x2013, 0x203B, 0x2605,
	    0x2606, 0xFEFF, 0x200B, 0};
	size_t i;

	if (code < 0x80)
		return code && strchr("*:?\"',/\\._-|;!#~", (int)code) != NULL;
	if (zy_text_is_hanzi(code))
		return code == 0x7684; /* 的, a particle between words */
	for (i = 0; others[i]; i++)
		if (code == others[i])
			return true;
	return false;
}

/* Returns whether the character is one of 一二三四五六七八九十. */
static bool
is_chinese_digit(uint32_t code)
{
	switch (code) {
	case 0x4E00:
	case 0x4E8C:
	case 0x4E09:
	case 0x56DB:
	case 0x4E94:
	case 0x516D:
	case 0x4E03:
	case 0x516B:
	case 0x4E5D:
	case 0x5341:
		return true;
	default:
		return false;
	}
}

bool
zy_dictionary_begins_otherwise(const char *name, struct zy_view folded)
{
	uint32_t code, first;

	if (*name >= 'a' && *name <= 'z') /* which folding leaves as it is */
		return folded.n && folded.p[0] != *name;
	return zy_text_decode(name, name + strlen(name), &code) == 3 &&
	       zy_text_is_hanzi(code) && !is_mute(code) &&
	       !is_chinese_digit(code) &&
	       zy_text_decode(folded.p, folded.p + folded.n, &first) &&
	       code != first;
}

/*
 * Returns the address after the number of a heading at p ("1.", "3、", "一、"),
 * or p where there is none.
 */
static const char *
behind_number(const char *p, const char *end)
{
	const char *at = p;
	uint32_t code;
	int len;

	for (; at < end; at += len) {
		len = zy_text_decode(at, end, &code);
		if (len == 1 && *at >= '0' && *at <= '9')
			continue;
		if (len == 3 && is_chinese_digit(code))
			continue;
		break;
	}
	if (at == p || at >= end)
		return p;
	len = zy_text_decode(at, end, &code);
	if (len && (code == 0x3001 || code == '.') && at + len < end)
		return at + len;
	return p;
}

/*
 * Writes a folded text to out without the characters that do not count and
 * without the signs of brackets; with bare true also without the content of
 * brackets.  out has room for folded.n bytes and may be folded.p.  Returns the
 * number of bytes written.
 */
static size_t
write_form(char *out, struct zy_view folded, bool bare)
{
	const char *end = folded.p + folded.n;
	const char *p = behind_number(folded.p, end);
	size_t n = 0;
	uint32_t code;
	int len, depth = 0, kind, i;

	for (; p < end; p += len) {
		if (zy_text_is_common_hanzi(p, end) &&
		    memcmp(p, "的", 3) != 0) {
			len = 3;
		} else if ((len = zy_text_decode(p, end, &code)) == 0) {
			len = 1; /* no character: the byte counts as it is */
		} else {
			kind = bracket(code);
			if (kind > 0 || (kind < 0 && depth > 0))
				depth += kind;
			if (kind || is_mute(code))
				continue;
		}
		if (bare && depth > 0)
			continue;
		for (i = 0; i < len; i++)
			out[n++] = p[i];
	}
	return n;
}

/* Appends a form of a folded text (write_form). */
static void
put_form(struct zy_buf *b, struct zy_view folded, bool bare)
{
	char *to = zy_buf_room(b, folded.n);

	b->n += write_form(to, folded, bare);
}

void
zy_dictionary_fold(struct zy_buf *b, struct zy_view text)
{
	const size_t before = b->n;
	struct zy_view folded;
	size_t n;

	zy_cell_fold(b, text);
	folded = (struct zy_view){b->p + before, b->n - before};
	n = write_form(b->p + before, folded, false);
	/* Signs alone are a word: —, /. */
	if (n)
		b->n = before + n;
	zy_buf_room(b, 0)[0] = '\0';
}

/* Returns whether a folded text has a word of the part `apart` in brackets. */
static bool
is_apart(const struct zy_dictionary *w, struct zy_view folded)
{
	uint32_t class = w ? zy_dictionary_class(w, ZY_VIEW("apart")) : 0, k;
	const char *p = folded.p, *end = p + folded.n, *at;
	uint32_t code, word, m;
	int len, depth = 0, kind;
	size_t n, chars;

	for (; class && p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0) {
			len = 1;
			continue;
		}
		kind = bracket(code);
		depth += kind > 0 || depth > 0 ? kind : 0;
		if (depth == 0)
			continue;
		for (at = p, chars = 0; at < end && chars < ZY_DICTIONARY_PART;
		     chars++) {
			n = (size_t)zy_text_decode(at, end, &code);
			at += n ? n : 1;
			word = zy_intern_find(
			    w->words, (struct zy_view){p, (size_t)(at - p)});
			if (word == ZY_INTERN_NONE)
				continue;
			for (m = w->member[word]; m; m = w->members[k].next) {
				k = m - 1;
				if (w->members[k].class == class)
					return true;
			}
		}
	}
	return false;
}

void
zy_dictionary_forms(const struct zy_dictionary *w,
    struct zy_dictionary_forms *f, struct zy_view text)
{
	struct zy_view folded;

	zy_buf_reset(&f->work);
	zy_buf_reset(&f->whole);
	zy_buf_reset(&f->bare);
	zy_cell_fold(&f->work, text);
	folded = zy_buf_get(&f->work);
	put_form(&f->whole, folded, false);
	if (f->whole.n == 0)
		zy_buf_view(&f->whole, folded);
	if (!is_apart(w, folded))
		put_form(&f->bare, folded, true);
	if (zy_view_eq(zy_buf_get(&f->bare), zy_buf_get(&f->whole)))
		zy_buf_reset(&f->bare);
}

void
zy_dictionary_forms_release(struct zy_dictionary_forms *f)
{
	zy_buf_release(&f->whole);
	zy_buf_release(&f->bare);
	zy_buf_release(&f->work);
}

bool
zy_dictionary_trim(const struct zy_dictionary *w, struct zy_view part, bool end,
    struct zy_view *folded)
{
	uint32_t class = zy_dictionary_class(w, part), word, m;
	size_t n = class && folded->n ? folded->n - 1 : 0;

	/* A part is no longer than that, in characters of up to four bytes. */
	if (n > 4 * ZY_DICTIONARY_PART)
		n = 4 * ZY_DICTIONARY_PART;
	for (; n > 0; n--) {
		word = zy_intern_find(w->words,
		    (struct zy_view){folded->p + (end ? folded->n - n : 0), n});
		m = word == ZY_INTERN_NONE ? 0 : w->member[word];
		while (m && w->members[m - 1].class != class)
			m = w->members[m - 1].next;
		if (!m)
			continue;
		folded->p += end ? 0 : n;
		folded->n -= n;
		return true;
	}
	return false;
}
