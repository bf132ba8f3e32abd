/*
 * Matching texts with composed rows: implements functions declared in
 * dictionary-state.h, and zy_dictionary_is_part of dictionary.h.
 *
 * A composed row is a regular expression over classes of words.  For one text,
 * all words of parts in it are looked up once (a lattice); then each row is
 * matched by computing sets of positions, which are bits of one number.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "stream/dictionary-state.h"

void
zy_dictionary_member(
    struct zy_dictionary *w, uint32_t class, struct zy_view folded)
{
	uint32_t word = zy_intern_put(w->words, folded);
	size_t from = w->member_cap;

	if (word >= w->member_cap) {
		w->member = zy_grow(
		    w->member, &w->member_cap, word + 1, sizeof(*w->member));
		memset(w->member + from, 0,
		    (w->member_cap - from) * sizeof(*w->member));
	}
	w->members = zy_grow(
	    w->members, &w->members_cap, w->nmembers + 1, sizeof(*w->members));
	w->members[w->nmembers++] =
	    (struct zy_dictionary_member){class, w->member[word]};
	w->member[word] = (uint32_t)w->nmembers;
}

/*
 * Fills starts with the addresses of the characters of a text and of its end.
 * Returns the number of characters; 0 where the text is empty or too long.
 */
static size_t
character_starts(struct zy_view v, const char **starts)
{
	const char *p = v.p, *end;
	uint32_t code;
	size_t n = 0;
	int len;

	if (v.n == 0)
		return 0;
	for (end = p + v.n; p < end; p += len) {
		if (n == ZY_DICTIONARY_LONGEST)
			return 0;
		starts[n++] = p;
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			len = 1;
	}
	starts[n] = end;
	return n;
}

/* Adds to the lattice of w that a word of the class begins at i and ends before
 * character k. */
static void
add_word(struct zy_dictionary_lattice *l, const struct zy_dictionary *w,
    uint32_t class, size_t i, size_t k)
{
	if (!l->rows)
		l->rows =
		    zy_calloc(zy_intern_count(w->classes), sizeof(*l->rows));
	if (!l->rows[class]) {
		l->end = zy_grow(
		    l->end, &l->cap, (l->nrows + 1) * l->n, sizeof(*l->end));
		memset(l->end + l->nrows * l->n, 0, l->n * sizeof(*l->end));
		l->rows[class] = (uint32_t)++l->nrows;
	}
	l->end[(l->rows[class] - 1) * l->n + i] |= UINT64_C(1) << k;
}

bool
zy_dictionary_lattice_init(struct zy_dictionary_lattice *l,
    const struct zy_dictionary *w, struct zy_view folded)
{
	const char *starts[ZY_DICTIONARY_LONGEST + 1];
	size_t i, k;
	uint32_t word, m;

	*l = (struct zy_dictionary_lattice){
	    .n = character_starts(folded, starts)};
	if (l->n == 0 || w->ncomposed == 0)
		return false;
	for (i = 0; i < l->n; i++) {
		for (k = i + 1; k <= l->n && k <= i + ZY_DICTIONARY_PART; k++) {
			word = zy_intern_find(
			    w->words, (struct zy_view){starts[i],
					  (size_t)(starts[k] - starts[i])});
			m = word == ZY_INTERN_NONE ? 0 : w->member[word];
			for (; m; m = w->members[m - 1].next)
				add_word(l, w, w->members[m - 1].class, i, k);
		}
	}
	return l->rows || w->wordless;
}

void
zy_dictionary_lattice_release(struct zy_dictionary_lattice *l)
{
	free(l->rows);
	free(l->end);
	*l = (struct zy_dictionary_lattice){0};
}

/*
 * Returns the set of positions after one word of the class that begins at a
 * position of the set `places`.
 */
static uint64_t
step(const struct zy_dictionary_lattice *l, uint32_t class, uint64_t places)
{
	const uint64_t *end;
	uint64_t behind = 0, first;
	int at;

	if (class == 0) { /* any text: from the first place on */
		first = places & (~places + 1);
		return (UINT64_C(2) << l->n) - first;
	}
	if (!l->rows || !l->rows[class])
		return 0;
	end = l->end + (l->rows[class] - 1) * l->n;
	places &= (UINT64_C(1) << l->n) - 1;
	for (; places; places &= places - 1) {
		at = __builtin_ctzll(places);
		behind |= end[at];
	}
	return behind;
}

bool
zy_dictionary_fits(const struct zy_dictionary_lattice *l,
    const struct zy_dictionary_entry *one)
{
	uint64_t places = 1, behind, more;
	size_t i;

	for (i = 0; i < one->ntokens && places; i++) {
		const struct zy_dictionary_token *t = &one->tokens[i];

		behind = step(l, t->class, places);
		for (more = behind; t->many && more;) {
			more = step(l, t->class, more) & ~behind;
			behind |= more;
		}
		places = t->optional ? places | behind : behind;
	}
	return places >> l->n & 1;
}

bool
zy_dictionary_is_part(
    const struct zy_dictionary *w, struct zy_view part, struct zy_view text)
{
	uint32_t class = w ? zy_dictionary_class(w, part) : 0, word, m;
	struct zy_buf folded = ZY_BUF_INIT;
	bool found = false;

	zy_dictionary_fold(&folded, text);
	word = class ? zy_intern_find(w->words, zy_buf_get(&folded))
		     : ZY_INTERN_NONE;
	m = word == ZY_INTERN_NONE ? 0 : w->member[word];
	for (; m && !found; m = w->members[m - 1].next)
		found = w->members[m - 1].class == class;
	zy_buf_release(&folded);
	return found;
}
