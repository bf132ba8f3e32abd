/*
 * What a heading means: implements zy_dictionary_heading and
 * zy_dictionary_listed of dictionary.h and zy_schema_match of column.h.
 *
 * In this order: the county's own words, the names of columns, listed words,
 * composed rows, and all of these again for the heading without words that add
 * nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/dictionary-state.h"

/* Returns whether the entry is a heading of records of the schema. */
static bool
is_heading_of(const struct zy_dictionary_entry *one, const struct zy_schema *s)
{
	/* Of hundreds of entries nearly all differ in the first byte. */
	return one->heading &&
	       (one->scope.n == 0 || (one->scope.p[0] == s->name[0] &&
					 zy_view_is(one->scope, s->name)));
}

/*
 * Appends what an entry, which is number `row`, means to the n meanings in out,
 * unless its column is among them.  Returns the new number of meanings.
 */
static size_t
put_meaning(struct zy_meaning *out, size_t n,
    const struct zy_dictionary_entry *one, size_t row,
    const struct zy_schema *s, bool composed)
{
	const struct zy_column *c = zy_schema_find(s, one->ours);
	size_t i;

	if (!c || n == ZY_MEANINGS)
		return n;
	for (i = 0; i < n; i++)
		if (out[i].column == c)
			return n;
	out[n] = (struct zy_meaning){.column = c,
	    .strength = one->own
			    ? ZY_MATCH_MAP
			    : (composed ? ZY_MATCH_COMPOSED : ZY_MATCH_ALIAS) -
				  (int)row,
	    .composed = composed && !one->own,
	    .yes = one->yes,
	    .no = one->no};
	return n + 1;
}

/*
 * Appends what the listed words mean for a heading to the n meanings in out.
 * Returns the new number of meanings.  Sets *known where a listed word fits,
 * also if it means no column.
 */
static size_t
listed_heading(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view folded, struct zy_meaning *out, size_t n, bool own,
    bool *known)
{
	uint32_t text = zy_intern_find(w->texts, folded), k;

	k = text == ZY_INTERN_NONE ? 0 : w->first[text];
	for (; k; k = w->entries[k - 1].next) {
		const struct zy_dictionary_entry *one = &w->entries[k - 1];

		if (one->own != own || !is_heading_of(one, s))
			continue;
		*known |= zy_view_is(one->ours, "-");
		n = put_meaning(out, n, one, k - 1, s, false);
	}
	*known |= n > 0;
	return n;
}

/*
 * Stores what the first fitting composed rows mean for a heading in out.
 * Returns the number of meanings.  Sets *known where a row fits, also if it
 * means no column.
 */
static size_t
composed_heading(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view folded, struct zy_meaning *out, bool own, bool *known)
{
	struct zy_dictionary_lattice l;
	size_t i, n = 0;

	if ((own && !w->own_composed) ||
	    !zy_dictionary_lattice_init(&l, w, folded))
		return 0;
	for (i = 0; i < w->ncomposed && !*known; i++) {
		const struct zy_dictionary_entry *one =
		    &w->entries[w->composed[i]];

		if (one->own != own || !is_heading_of(one, s) ||
		    !zy_dictionary_fits(&l, one))
			continue;
		if (n == 0 && zy_view_is(one->ours, "-"))
			*known = true;
		n = put_meaning(out, n, one, w->composed[i], s, true);
	}
	zy_dictionary_lattice_release(&l);
	*known |= n > 0;
	return n;
}

/*
 * Returns the column whose Chinese name is equal to a folded heading, or NULL.
 */
static const struct zy_column *
by_chinese(const struct zy_schema *s, struct zy_view folded)
{
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_column *found = NULL;
	size_t i;

	for (i = 0; i < s->n && !found; i++) {
		if (zy_dictionary_begins_otherwise(s->columns[i].zh, folded))
			continue;
		zy_buf_reset(&b);
		zy_dictionary_fold(&b, zy_view(s->columns[i].zh));
		if (zy_view_eq(zy_buf_get(&b), folded))
			found = &s->columns[i];
	}
	zy_buf_release(&b);
	return found;
}

/*
 * Stores what one form of a heading means in out, by the county's own words,
 * then the names of columns, then listed words.  Returns the number of
 * meanings.
 */
static size_t
heading_form(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view folded, struct zy_meaning *out, bool *known)
{
	size_t n = 0;

	if (folded.n == 0)
		return 0;
	if (w)
		n = listed_heading(w, s, folded, out, 0, true, known);
	if (*known)
		return n;
	out->column = by_chinese(s, folded);
	if (out->column) {
		*out = (struct zy_meaning){
		    .column = out->column, .strength = ZY_MATCH_CHINESE};
		n = 1;
		*known = true;
	}
	return w ? listed_heading(w, s, folded, out, n, false, known) : n;
}

/*
 * Stores what a heading means in out, by both of its forms: by words, then by
 * composed rows.  Returns the number of meanings.
 */
static size_t
heading_forms(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view whole, struct zy_view bare, struct zy_meaning *out,
    bool *known)
{
	size_t n = heading_form(w, s, whole, out, known), i;

	if (!*known)
		n = heading_form(w, s, bare, out, known);
	for (i = 0; w && i < 4 && !*known; i++)
		n = composed_heading(
		    w, s, i & 1 ? bare : whole, out, i < 2, known);
	return n;
}

/*
 * Stores what a heading means without a word of the part `before` at its
 * beginning, or `behind` at its end.  Such a meaning counts as composed.
 * Returns the number of meanings.
 */
static size_t
trimmed_heading(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view folded, struct zy_meaning *out, bool before, bool behind,
    bool *known)
{
	size_t n, i;

	if (before && !zy_dictionary_trim(w, ZY_VIEW("before"), false, &folded))
		return 0;
	if (behind && !zy_dictionary_trim(w, ZY_VIEW("behind"), true, &folded))
		return 0;
	n = heading_forms(w, s, folded, (struct zy_view){NULL, 0}, out, known);
	for (i = 0; i < n; i++) {
		out[i].composed = true;
		if (out[i].strength > ZY_MATCH_COMPOSED)
			out[i].strength = ZY_MATCH_COMPOSED;
	}
	return n;
}

/*
 * Cuts the first of several choices off a heading: 党委/总支/支部等.  Returns
 * it without blanks and 等; it is empty where two separators meet.
 */
static struct zy_view
next_choice(struct zy_view *rest)
{
	static const char *const between[] = {"/", "／", "、", "|", "，", ","};
	struct zy_view one = *rest;
	size_t i, k, n;

	for (i = 0; i < rest->n; i++)
		for (k = 0; k < sizeof(between) / sizeof(*between); k++) {
			n = strlen(between[k]);
			if (rest->n - i < n ||
			    memcmp(rest->p + i, between[k], n) != 0)
				continue;
			one.n = i;
			rest->p += i + n;
			rest->n -= i + n;
			return zy_text_trim(one);
		}
	*rest = (struct zy_view){NULL, 0};
	if (zy_view_ends(one, ZY_VIEW("等")))
		one.n -= strlen("等");
	return zy_text_trim(one);
}

/* Returns whether a word names one of the choices. */
static bool
is_choice(const struct zy_dictionary *w, const struct zy_choice *choices,
    struct zy_view word)
{
	const struct zy_choice *one = choices;

	for (; one->token; one++)
		if (zy_view_is(word, one->zh))
			return true;
	return zy_dictionary_value(w, choices, one->zh, word, false) != NULL;
}

/*
 * Stores the columns of which a heading that no row fits names two choices or
 * more, and nothing else, in out: 农村/社区/机关等.  Returns their number.
 */
static size_t
enumerated_heading(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view heading, struct zy_meaning *out)
{
	enum {
		LONGEST = 90
	}; /* bytes */
	struct zy_view rest = heading;
	size_t c, n = 0, pieces;

	/* Most headings are of one piece. */
	if (heading.n > LONGEST || next_choice(&rest).n == heading.n)
		return 0;
	for (c = 0; c < s->n && n < ZY_MEANINGS; c++) {
		rest = heading;
		for (pieces = 0; s->columns[c].choices && rest.n; pieces++)
			if (!is_choice(
				w, s->columns[c].choices, next_choice(&rest)))
				break;
		if (pieces > 1 && rest.n == 0)
			out[n++] = (struct zy_meaning){.column = &s->columns[c],
			    .strength = 1,
			    .composed = true,
			    .enumerated = true};
	}
	return n;
}

/*
 * Stores what a heading means in out, and sets *known to whether any row fits
 * it, one of meaning nothing too.  Returns the number of meanings.
 */
static size_t
meanings_of(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view heading, struct zy_meaning *out, bool *known)
{
	struct zy_dictionary_forms f = {ZY_BUF_INIT, ZY_BUF_INIT, ZY_BUF_INIT};
	const struct zy_column *c;
	struct zy_view whole, bare;
	size_t n = 0, i;

	*known = false;
	if (heading.n == 0)
		return 0;
	zy_cell_fold(&f.whole, heading);
	c = zy_schema_find(s, zy_buf_get(&f.whole));
	if (c) {
		*out =
		    (struct zy_meaning){.column = c, .strength = ZY_MATCH_NAME};
		zy_dictionary_forms_release(&f);
		return 1;
	}
	zy_dictionary_forms(w, &f, heading);
	whole = zy_buf_get(&f.whole);
	bare = zy_buf_get(&f.bare);
	n = heading_forms(w, s, whole, bare, out, known);
	for (i = 1; w && i < 4 && !*known; i++)
		n = trimmed_heading(
		    w, s, bare.n ? bare : whole, out, i & 1, i & 2, known);
	zy_dictionary_forms_release(&f);
	return w && !*known ? enumerated_heading(w, s, heading, out) : n;
}

size_t
zy_dictionary_heading(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view heading, struct zy_meaning *out)
{
	bool known;

	return meanings_of(w, s, heading, out, &known);
}

bool
zy_dictionary_denies(const struct zy_dictionary *w, const struct zy_schema *s,
    struct zy_view heading)
{
	struct zy_meaning ignored[ZY_MEANINGS];
	bool known;

	return meanings_of(w, s, heading, ignored, &known) == 0 && known;
}

bool
zy_dictionary_listed(const struct zy_dictionary *w, const struct zy_schema *s,
    const struct zy_column *c, size_t *at, struct zy_view *theirs)
{
	while (w && *at < w->n) {
		const struct zy_dictionary_entry *one = &w->entries[(*at)++];

		if (one->tokens || !is_heading_of(one, s) ||
		    !zy_view_is(one->ours, c->name))
			continue;
		*theirs = one->theirs;
		return true;
	}
	return false;
}

const struct zy_column *
zy_schema_match(const struct zy_schema *s, struct zy_view header, int *strength)
{
	struct zy_meaning all[ZY_MEANINGS];
	size_t n =
	    zy_dictionary_heading(s->words ? s->words() : NULL, s, header, all);

	*strength = n ? all[0].strength : 0;
	return n ? all[0].column : NULL;
}
