/*
 * The known word that is most like an unknown one: implements the functions
 * zy_dictionary_guess_* and zy_dictionary_likeness of dictionary.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/dictionary-state.h"

enum {
	LONGEST = 24, /* only so many characters of a word are compared */
};

/*
 * Decodes the first LONGEST characters of a text into out.  Returns their
 * number.
 */
static size_t
decode(struct zy_view v, uint32_t *out)
{
	const char *p = v.n ? v.p : "", *end = p + v.n;
	size_t n = 0;
	int len;

	for (; p < end && n < LONGEST; p += len) {
		len = zy_text_decode(p, end, &out[n]);
		if (len == 0)
			len = 1;
		else
			n++;
	}
	return n;
}

/*
 * Returns how alike two texts are, in percent: twice the length of their
 * longest common subsequence over the sum of their lengths.
 */
static size_t
likeness(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	uint8_t above[LONGEST + 1] = {0}, row[LONGEST + 1] = {0};
	size_t i, k;

	for (i = 0; i < na; i++) {
		for (k = 0; k < nb; k++)
			row[k + 1] = a[i] == b[k] ? (uint8_t)(above[k] + 1)
				     : row[k] > above[k + 1] ? row[k]
							     : above[k + 1];
		memcpy(above, row, sizeof(row));
	}
	return na + nb ? above[nb] * 200U / (na + nb) : 0;
}

size_t
zy_dictionary_likeness(struct zy_view a, struct zy_view b)
{
	uint32_t x[LONGEST], y[LONGEST];
	size_t n = decode(a, x);

	return likeness(x, n, y, decode(b, y));
}

enum {
	NEAR = 67,	/* percent that make two texts alike */
	NEAR_CORE = 55, /* and what stands before an ending that both have */
};

/*
 * Returns whether two texts that end alike, in two characters or more, are not
 * alike before: 转正时间 and 转出时间 share little but 时间.
 */
static bool
differ_before(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	size_t n = 0;

	while (n < na && n < nb && a[na - 1 - n] == b[nb - 1 - n])
		n++;
	return n >= 2 && n < na && n < nb &&
	       likeness(a, na - n, b, nb - n) < NEAR_CORE;
}

/* A word for which the most similar one is sought. */
struct guess {
	uint32_t text[LONGEST];
	size_t n, best; /* its characters; likeness of the best one so far */
};

/*
 * Returns whether `one` is more like the word than all texts compared before.
 */
static bool
is_nearer(struct guess *g, struct zy_view one)
{
	uint32_t other[LONGEST];
	struct zy_buf b = ZY_BUF_INIT;
	size_t n, score;

	zy_dictionary_fold(&b, one);
	n = decode(zy_buf_get(&b), other);
	zy_buf_release(&b);
	score = likeness(g->text, g->n, other, n);
	if (score <= g->best || differ_before(g->text, g->n, other, n))
		return false;
	g->best = score;
	return true;
}

/*
 * Prepares g to search for the text most like `text`, whose form is appended to
 * whole.
 */
static void
begin(struct guess *g, const struct zy_dictionary *w, struct zy_view text,
    struct zy_buf *whole)
{
	struct zy_dictionary_forms f = {ZY_BUF_INIT, ZY_BUF_INIT, ZY_BUF_INIT};

	if (w)
		zy_dictionary_forms(w, &f, text);
	else
		zy_dictionary_fold(&f.whole, text);
	zy_buf_view(whole, zy_buf_get(&f.whole));
	zy_dictionary_forms_release(&f);
	g->n = decode(zy_buf_get(whole), g->text);
	g->best = NEAR - 1;
}

/* Returns whether a text ends with a word of that part of the dictionary. */
static bool
ends_with_part(
    const struct zy_dictionary *w, struct zy_view text, const char *part)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if (zy_dictionary_is_part(w, zy_view(part),
			(struct zy_view){text.p + i, text.n - i}))
			return true;
	return false;
}

/*
 * Returns the types, as bits 1 << enum zy_type, that a column can have whose
 * heading is that text: one that ends in 时间 holds dates, one in 人数 numbers.
 */
static unsigned
types_of(const struct zy_dictionary *w, struct zy_view heading)
{
	if (ends_with_part(w, heading, "time"))
		return 1U << ZY_DATE;
	if (ends_with_part(w, heading, "count"))
		return 1U << ZY_INTEGER | 1U << ZY_DECIMAL | 1U << ZY_RATIO;
	return ~0U;
}

struct zy_view
zy_dictionary_guess_heading(const struct zy_dictionary *w,
    const struct zy_schema *s, struct zy_view heading,
    const struct zy_column **column)
{
	struct zy_view found = {NULL, 0};
	struct zy_buf whole = ZY_BUF_INIT;
	struct guess g;
	unsigned types;
	size_t i;

	*column = NULL;
	if (zy_dictionary_denies(w, s, heading))
		return found;
	begin(&g, w, heading, &whole);
	types = types_of(w, zy_buf_get(&whole));
	zy_buf_release(&whole);
	for (i = 0; i < s->n && g.n > 1; i++) {
		if (!(types & 1U << s->columns[i].type))
			continue;
		if (is_nearer(&g, zy_view(s->columns[i].zh)) ||
		    is_nearer(&g, zy_view(s->columns[i].name))) {
			*column = &s->columns[i];
			found = zy_view(s->columns[i].zh);
		}
	}
	for (i = 0; w && i < w->n && g.n > 1; i++) {
		const struct zy_dictionary_entry *one = &w->entries[i];
		const struct zy_column *c;

		if (!one->heading || one->tokens ||
		    (one->scope.n && !zy_view_is(one->scope, s->name)))
			continue;
		c = zy_schema_find(s, one->ours);
		if (c && (types & 1U << c->type) &&
		    is_nearer(&g, one->theirs)) {
			*column = c;
			found = one->theirs;
		}
	}
	return found;
}

const struct zy_choice *
zy_dictionary_guess_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, struct zy_view cell)
{
	const struct zy_choice *c, *found = NULL;
	const struct zy_dictionary_entry *one = NULL;
	struct zy_buf whole = ZY_BUF_INIT;
	const char *list;
	struct guess g;
	size_t i;

	begin(&g, w, cell, &whole);
	for (c = choices; c->token; c++)
		if (is_nearer(&g, zy_view(c->zh)) ||
		    is_nearer(&g, zy_view(c->token)))
			found = c;
	list = c->zh;
	for (i = 0; w && list && i < w->n; i++) {
		if (w->entries[i].heading || w->entries[i].guess ||
		    w->entries[i].tokens ||
		    !zy_view_is(w->entries[i].scope, list) ||
		    !is_nearer(&g, w->entries[i].theirs))
			continue;
		one = &w->entries[i];
		found = NULL;
	}
	if (w && list && !one && !found)
		one = zy_dictionary_composed(
		    w, list, zy_buf_get(&whole), false, true);
	for (c = choices; one && c->token && !found; c++)
		if (zy_view_is(one->ours, c->token))
			found = c;
	zy_buf_release(&whole);
	return found;
}
