/*
 * The rows of a dictionary, and what a value means: implements dictionary.h,
 * except headings, guesses, forms and composed rows (dictionary-*.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/dictionary.h"

#include <stdlib.h>

#include "stream/dictionary-state.h"

struct zy_dictionary *
zy_dictionary_new(void)
{
	struct zy_dictionary *w = zy_calloc(1, sizeof(*w));

	w->texts = zy_intern_new();
	w->words = zy_intern_new();
	w->classes = zy_intern_new();
	zy_intern_put(w->classes, ZY_VIEW("any")); /* is 0 */
	return w;
}

void
zy_dictionary_free(struct zy_dictionary *w)
{
	if (!w)
		return;
	zy_intern_free(w->texts);
	zy_intern_free(w->words);
	zy_intern_free(w->classes);
	free(w->entries);
	free(w->first);
	free(w->composed);
	free(w->member);
	free(w->members);
	zy_arena_release(&w->arena);
	free(w);
}

/* Returns a copy of v in the arena of w. */
static struct zy_view
keep(struct zy_dictionary *w, struct zy_view v)
{
	return (struct zy_view){zy_arena_strndup(&w->arena, v.p, v.n), v.n};
}

/*
 * Returns the inner part of "name(inner)", or an empty view, and sets *name to
 * the part before the bracket.
 */
static struct zy_view
inner_of(struct zy_view text, struct zy_view *name)
{
	const char *open = text.n ? memchr(text.p, '(', text.n) : NULL;

	*name = text;
	if (!open || text.p[text.n - 1] != ')')
		return (struct zy_view){NULL, 0};
	name->n = (size_t)(open - text.p);
	return (struct zy_view){open + 1, text.n - name->n - 2};
}

/* Returns the class whose only word is a literal text; adds it if it is new. */
static uint32_t
literal_class(struct zy_dictionary *w, struct zy_view text)
{
	struct zy_buf name = ZY_BUF_INIT, folded = ZY_BUF_INIT;
	uint32_t class, n = zy_intern_count(w->classes);

	zy_dictionary_fold(&folded, text);
	zy_buf_puts(&name, "=");
	zy_buf_view(&name, zy_buf_get(&folded));
	class = zy_intern_put(w->classes, zy_buf_get(&name));
	if (class == n)
		zy_dictionary_member(w, class, zy_buf_get(&folded));
	zy_buf_release(&name);
	zy_buf_release(&folded);
	return class;
}

/*
 * Fills t by the content of a brace, such as type?.  Returns 0, or -1 with e
 * set where there is no such part.
 */
static int
take_brace(struct zy_dictionary *w, struct zy_view name,
    struct zy_dictionary_token *t, struct zy_error *e)
{
	char last = name.n ? name.p[name.n - 1] : '\0';

	t->optional = last == '?' || last == '*';
	t->many = last == '+' || last == '*';
	if (t->optional || t->many)
		name.n--;
	t->class = zy_intern_find(w->classes, name);
	if (t->class != ZY_INTERN_NONE)
		return 0;
	zy_error_set(e, ZY_ERROR_CONFIG, _("'%.*s' is no part"), ZY_ARG(name));
	return -1;
}

/*
 * Splits the text of a composed row into the tokens of its entry.  Returns 0,
 * or -1 with e set.
 */
static int
take_tokens(struct zy_dictionary *w, struct zy_dictionary_entry *one,
    struct zy_view theirs, struct zy_error *e)
{
	struct zy_dictionary_token tokens[16];
	struct zy_view rest = theirs, piece;
	const char *brace;
	size_t n = 0;
	bool needed = false;

	while (rest.n && n < sizeof(tokens) / sizeof(tokens[0])) {
		piece = rest;
		brace = memchr(rest.p, *rest.p == '{' ? '}' : '{', rest.n);
		if (*rest.p == '{' && !brace)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("a brace is not closed '%.*s'"), ZY_ARG(theirs));
		if (brace)
			piece.n = (size_t)(brace - rest.p);
		rest.p += piece.n;
		rest.n -= piece.n;
		tokens[n] = (struct zy_dictionary_token){0};
		if (*piece.p != '{') {
			tokens[n++].class = literal_class(w, piece);
			continue;
		}
		piece.p++;
		piece.n--;
		rest.p++;
		rest.n--;
		if (take_brace(w, piece, &tokens[n++], e))
			return -1;
	}
	one->ntokens = n;
	one->tokens = zy_arena_words(&w->arena, n * sizeof(*tokens));
	memcpy(one->tokens, tokens, n * sizeof(*tokens));
	while (n-- > 0)
		needed |= tokens[n].class && !tokens[n].optional;
	w->wordless |= !needed;
	return 0;
}

/*
 * Appends entry k to the list of entries with that folded text, which are found
 * in the order of their rows.
 */
static void
link_entry(struct zy_dictionary *w, uint32_t k, struct zy_view folded)
{
	uint32_t text = zy_intern_put(w->texts, folded), *at;
	size_t from = w->first_cap;

	if (text >= w->first_cap) {
		w->first = zy_grow(
		    w->first, &w->first_cap, text + 1, sizeof(*w->first));
		memset(w->first + from, 0,
		    (w->first_cap - from) * sizeof(*w->first));
	}
	for (at = &w->first[text]; *at; at = &w->entries[*at - 1].next)
		;
	*at = k + 1;
}

/* Adds a word of the part called name.  Returns 0. */
static int
add_part(struct zy_dictionary *w, struct zy_view name, struct zy_view theirs)
{
	struct zy_buf folded = ZY_BUF_INIT;

	zy_dictionary_fold(&folded, theirs);
	zy_dictionary_member(
	    w, zy_intern_put(w->classes, name), zy_buf_get(&folded));
	zy_buf_release(&folded);
	return 0;
}

/*
 * Splits "status yes=full no=probationary" into the column and the tokens of
 * the answers.
 */
static void
take_ours(struct zy_dictionary_entry *one, struct zy_view ours)
{
	struct zy_view piece;

	zy_view_next(&ours, ' ', &one->ours);
	while (one->heading && zy_view_next(&ours, ' ', &piece)) {
		if (zy_view_starts(piece, "yes="))
			one->yes = (struct zy_view){piece.p + 4, piece.n - 4};
		else if (zy_view_starts(piece, "no="))
			one->no = (struct zy_view){piece.p + 3, piece.n - 3};
	}
}

int
zy_dictionary_add(struct zy_dictionary *w, struct zy_view column,
    struct zy_view theirs, struct zy_view ours, bool own, struct zy_error *e)
{
	struct zy_dictionary_entry one = {.own = own};
	struct zy_buf folded = ZY_BUF_INIT;
	struct zy_view name, inner = inner_of(column, &name);
	uint32_t k = (uint32_t)w->n;

	if (theirs.n == 0)
		return 0;
	if (zy_view_is(name, "part"))
		return add_part(w, inner, theirs);
	if (ours.n == 0)
		return 0;
	one.heading = zy_view_is(name, "heading");
	one.guess = zy_view_is(name, "guess");
	one.scope = keep(w, one.heading || one.guess ? inner : column);
	one.theirs = keep(w, theirs);
	take_ours(&one, keep(w, ours));
	if (memchr(theirs.p, '{', theirs.n) && take_tokens(w, &one, theirs, e))
		return -1;
	w->entries =
	    zy_grow(w->entries, &w->cap, w->n + 1, sizeof(*w->entries));
	w->entries[w->n++] = one;
	if (one.tokens) {
		w->composed = zy_grow(w->composed, &w->composed_cap,
		    w->ncomposed + 1, sizeof(*w->composed));
		w->composed[w->ncomposed++] = k;
		w->own_composed |= own;
		return 0;
	}
	zy_dictionary_fold(&folded, theirs);
	link_entry(w, k, zy_buf_get(&folded));
	zy_buf_release(&folded);
	return 0;
}

int
zy_dictionary_add_lines(
    struct zy_dictionary *w, const char *const *lines, struct zy_error *e)
{
	struct zy_view line, cell[3];
	uint64_t number;
	size_t i;

	for (number = 1; *lines; lines++, number++) {
		line = zy_view(*lines);
		if (line.n && line.p[line.n - 1] == '\n')
			line.n--;
		if (number == 1 || line.n == 0 || *line.p == '#')
			continue;
		for (i = 0; i < 3; i++)
			if (!zy_view_next(&line, ',', &cell[i]))
				cell[i] = (struct zy_view){NULL, 0};
		if (zy_dictionary_add(w, cell[0], cell[1], cell[2], false, e))
			return zy_error_at(e, "words.csv", number, 0);
	}
	return 0;
}

/* Returns whether the entry is a value of the list called name. */
static bool
is_value_of(const struct zy_dictionary_entry *one, const char *name)
{
	return !one->heading && !one->guess && zy_view_is(one->scope, name);
}

/* Returns the element of choices with that token, or NULL. */
static const struct zy_choice *
choice_of(const struct zy_choice *choices, struct zy_view token)
{
	for (; choices->token; choices++)
		if (zy_view_is(token, choices->token))
			return choices;
	return NULL;
}

/* Returns the entry of a list that is equal to a folded value, or NULL. */
static const struct zy_dictionary_entry *
listed_value(const struct zy_dictionary *w, const char *name,
    struct zy_view folded, bool own)
{
	uint32_t text = zy_intern_find(w->texts, folded), k;

	k = text == ZY_INTERN_NONE ? 0 : w->first[text];
	for (; k; k = w->entries[k - 1].next)
		if (w->entries[k - 1].own == own &&
		    is_value_of(&w->entries[k - 1], name))
			return &w->entries[k - 1];
	return NULL;
}

const struct zy_dictionary_entry *
zy_dictionary_composed(const struct zy_dictionary *w, const char *name,
    struct zy_view folded, bool own, bool guess)
{
	const struct zy_dictionary_entry *found = NULL;
	struct zy_dictionary_lattice l;
	size_t i;

	if ((own && !w->own_composed) ||
	    !zy_dictionary_lattice_init(&l, w, folded))
		return NULL;
	for (i = 0; i < w->ncomposed && !found; i++) {
		const struct zy_dictionary_entry *one =
		    &w->entries[w->composed[i]];

		if (one->own == own &&
		    (guess ? one->guess && zy_view_is(one->scope, name)
			   : is_value_of(one, name)) &&
		    zy_dictionary_fits(&l, one))
			found = one;
	}
	zy_dictionary_lattice_release(&l);
	return found;
}

/* Returns the row of a list that a cell fits, listed or composed, or NULL. */
static const struct zy_dictionary_entry *
find_value(const struct zy_dictionary *w, const char *name, struct zy_view cell,
    bool own)
{
	struct zy_dictionary_forms f = {ZY_BUF_INIT, ZY_BUF_INIT, ZY_BUF_INIT};
	const struct zy_dictionary_entry *one = NULL;
	struct zy_view form;
	int i;

	if (!w || cell.n == 0)
		return NULL;
	zy_dictionary_forms(w, &f, cell);
	for (i = 0; i < 4 && !one; i++) {
		form = zy_buf_get(i & 1 ? &f.bare : &f.whole);
		if (form.n)
			one = i < 2 ? listed_value(w, name, form, own)
				    : zy_dictionary_composed(
					  w, name, form, own, false);
	}
	zy_dictionary_forms_release(&f);
	return one;
}

const struct zy_choice *
zy_dictionary_value(const struct zy_dictionary *w,
    const struct zy_choice *choices, const char *name, struct zy_view cell,
    bool own)
{
	const struct zy_dictionary_entry *one = find_value(w, name, cell, own);

	return one ? choice_of(choices, one->ours) : NULL;
}

bool
zy_dictionary_own(const struct zy_dictionary *w, const char *name,
    struct zy_view cell, struct zy_view *ours)
{
	const struct zy_dictionary_entry *one = find_value(w, name, cell, true);

	if (one)
		*ours = one->ours;
	return one != NULL;
}

/* Returns whether zy_dictionary_fold makes text equal to folded; name is
 * scratch. */
static bool
folds_to(const char *text, struct zy_view folded, struct zy_buf *name)
{
	if (zy_dictionary_begins_otherwise(text, folded))
		return false;
	zy_buf_reset(name);
	zy_dictionary_fold(name, zy_view(text));
	return zy_view_eq(zy_buf_get(name), folded);
}

/*
 * Returns the choice whose token or Chinese name is equal to the cell once both
 * are folded, or NULL.
 */
static const struct zy_choice *
named_choice(const struct zy_choice *choices, struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT, name = ZY_BUF_INIT;
	const struct zy_choice *c;

	zy_dictionary_fold(&folded, cell);
	for (c = choices; c->token; c++)
		if (folds_to(c->token, zy_buf_get(&folded), &name) ||
		    folds_to(c->zh, zy_buf_get(&folded), &name))
			break;
	zy_buf_release(&folded);
	zy_buf_release(&name);
	return c->token ? c : NULL;
}

/* Returns the choice that has the cell among its aliases, or NULL. */
static const struct zy_choice *
spelt_choice(const struct zy_choice *choices, struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT, name = ZY_BUF_INIT;
	const struct zy_choice *c, *found = NULL;
	struct zy_view all, one;

	zy_dictionary_fold(&folded, cell);
	for (c = choices; c->token && !found; c++) {
		all = zy_view(c->aliases);
		while (c->aliases && !found && zy_view_next(&all, '|', &one)) {
			zy_buf_reset(&name);
			zy_dictionary_fold(&name, one);
			if (zy_view_eq(zy_buf_get(&name), zy_buf_get(&folded)))
				found = c;
		}
	}
	zy_buf_release(&folded);
	zy_buf_release(&name);
	return found;
}

const struct zy_choice *
zy_dictionary_answer(const struct zy_dictionary *w, struct zy_view cell)
{
	const struct zy_choice *c =
	    zy_dictionary_value(w, zy_answers, "yesno", cell, true);

	if (!c)
		c = zy_choice_find(zy_answers, cell);
	return c ? c : zy_dictionary_value(w, zy_answers, "yesno", cell, false);
}

/*
 * Does what zy_view_is does; faster for words most of which differ in their
 * first bytes.
 */
static inline bool
is_word(struct zy_view cell, const char *word)
{
	size_t i;

	for (i = 0; i < cell.n; i++)
		if (cell.p[i] != word[i])
			return false; /* its end too: a cell has no NUL */
	return word[i] == '\0';
}

const struct zy_choice *
zy_choice_find(const struct zy_choice *choices, struct zy_view cell)
{
	const struct zy_choice *c, *found;

	for (c = choices; c->token; c++)
		if (is_word(cell, c->token) || is_word(cell, c->zh))
			return c;
	/* c closes the list. */
	found = named_choice(choices, cell);
	if (!found)
		found = spelt_choice(choices, cell);
	if (!found && c->words)
		found = zy_dictionary_value(
		    c->words(), choices, c->zh, cell, false);
	return found;
}

bool
zy_dictionary_falls_back(const struct zy_dictionary *w,
    const struct zy_column *key, struct zy_view heading)
{
	struct zy_buf part = ZY_BUF_INIT;
	bool found;

	zy_buf_printf(&part, "else-%s", key->name);
	found = zy_dictionary_is_part(w, zy_buf_get(&part), heading);
	zy_buf_release(&part);
	return found;
}
