/*
 * Translating fixed phrases with figures in them, both ways: implements
 * phrase.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/phrase.h"

enum {
	MOST = 4
};

/* % stands for what was filled in; the same ones in the same order. */
static const struct {
	const char *en, *zh;
} phrases[] = {
    /* review-tally: state */
    {"ok", "有效"},
    {"low-turnout: % of % is below %", "参评人数不足：收回%，应收%，低于%"},
    {"turnout-unknown: neither entitled nor issued is known",
	"参评率不明：应到人数和发出票数都没有填报"},
    {"void: returned % exceeds issued %", "作废：收回%张，多于发出%张"},
    {"void: present % exceeds entitled %", "作废：实到%人，多于应到%人"},
    {"void: returned % exceeds entitled %", "作废：收回%张，多于应到%人"},
    {"void: % ballots counted, % returned", "作废：实有%张，登记收回%张"},
    {"void: valid is not known", "作废：有效票数不明"},
    {"void: returned is not known", "作废：收回票数不明"},
    {"void: present is not known", "作废：实到人数不明"},
    {"void: entitled is not known", "作废：应到人数不明"},
    {"void: no valid ballot", "作废：没有有效票"},
    {"suppressed: fewer than % ballots", "不足%票，不公开"},
    {"no votes", "没有票"},
    /* rank: reason */
    {"no value", "没有得分"},
    {"not a number", "不是数字"},
    {"too many digits", "数字位数过多"},
    {"not comparable", "与其他值不是一类，无法比较"},
    {"not eligible", "不具备参评资格"},
    {"not listed as eligible", "不在参评名单"},
    {"equal across the cut", "得分相同，跨越名额界限"},
};

/*
 * Matches text with a pattern, and finds the texts in place of its marks.
 * Returns false where text does not fit.
 */
static bool
match(struct zy_view text, const char *pattern, struct zy_view got[MOST])
{
	size_t n = 0;

	for (; *pattern; pattern++) {
		if (*pattern != '%') {
			if (text.n == 0 || *text.p != *pattern)
				return false;
			text.p++;
			text.n--;
			continue;
		}
		if (n == MOST)
			return false;
		got[n] = (struct zy_view){text.p, 0};
		while (text.n && *text.p != pattern[1]) {
			text.p++;
			text.n--;
			got[n].n++;
		}
		if (got[n++].n == 0)
			return false;
	}
	return text.n == 0;
}

/*
 * Appends text, which fits the pattern `from`, to b in the words of the pattern
 * `to`, with the texts at the marks translated.  Returns false, with nothing
 * appended, where text does not fit `from`.
 */
static bool
translate(
    struct zy_buf *b, struct zy_view text, const char *from, const char *to)
{
	struct zy_view got[MOST];
	size_t n = 0;

	if (!match(text, from, got))
		return false;
	for (; *to; to++) {
		if (*to == '%')
			zy_buf_view(b, got[n++]);
		else
			zy_buf_putc(b, *to);
	}
	return true;
}

void
zy_phrase_put(struct zy_buf *b, struct zy_view phrase, bool zh)
{
	size_t i;

	for (i = 0; zh && i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (translate(b, phrase, phrases[i].en, phrases[i].zh))
			return;
	zy_buf_view(b, phrase);
}

bool
zy_phrase_read(struct zy_buf *b, struct zy_view text)
{
	size_t i;

	for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (translate(b, text, phrases[i].zh, phrases[i].en))
			return true;
	return false;
}
