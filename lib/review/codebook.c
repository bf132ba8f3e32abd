/*
 * Codebooks: a hash table of short words for the exact look-up of every mark,
 * and an index of all spellings for the cells that it does not find.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/codebook.h"

#include <stdlib.h>

#include "base/intern.h"
#include "stream/column.h"
#include "stream/dictionary.h"

enum {
	MEMO_MOST =
	    2048,	/* results that are remembered before all are dropped */
	MEMO_TEXT = 64, /* bytes of a word whose result is remembered */
};

/* The kinds of spellings: the first byte of a spelling's key. */
enum spelling {
	EXACT = 'e',  /* an id or a name */
	FOLDED = 'f', /* an id or a name, folded */
	CORE = 'c',   /* the core of a name */
};

/* The spellings of the words.  They are added at the first search. */
struct zy_codebook_index {
	struct zy_intern *texts; /* an enum spelling, then the text */
	size_t *words;		 /* by number of the text */
	bool *is_name;		 /* an EXACT text is a name, and no id */
	size_t cap, names_cap;
	size_t indexed; /* number of the codebook's words that are in texts */
	/* Texts that were searched recently, and the results. */
	struct zy_intern *memo;
	size_t *verdicts;
	struct zy_intern *refused; /* cells for which help is kept */
	char **help;		   /* MEMO_MOST texts, by number of the cell */
	struct zy_buf key;	   /* of the spelling at hand */
};

/*
 * Appends the core of a word: the folded word without an ending such as 代表 or
 * 组, with 比较 and 较为 shortened to 较.  群众代表 gives 群众; 比较满意 gives
 * 较满意.
 */
static void
put_core(struct zy_buf *b, struct zy_view word)
{
	static const char *const behind[] = {
	    "代表", "类", "组", "群体", "层面", "方面", NULL};
	size_t i, from = b->n;
	struct zy_view core;

	zy_dictionary_fold(b, word);
	core = (struct zy_view){b->p + from, b->n - from};
	for (i = 0; behind[i]; i++)
		if (core.n > strlen(behind[i]) &&
		    zy_view_ends(core, zy_view(behind[i]))) {
			core.n -= strlen(behind[i]);
			break;
		}
	if (zy_view_starts(core, "比较")) {
		core.n -= 3;
		memmove(b->p + from, b->p + from + 3, core.n);
	} else if (zy_view_starts(core, "较为")) {
		core.n -= 3;
		memmove(b->p + from + 3, b->p + from + 6, core.n - 3);
	}
	b->n = from + core.n;
}

/*
 * Sets x->key to the beginning of the key of a spelling.  Returns x->key, to
 * which the caller appends the text.
 */
static struct zy_buf *
begin_key(struct zy_codebook_index *x, enum spelling kind)
{
	zy_buf_reset(&x->key);
	zy_buf_putc(&x->key, (char)kind);
	return &x->key;
}

/* Returns the word that has the spelling x->key, or ZY_CODE_NONE. */
static size_t
spelling_find(const struct zy_codebook_index *x)
{
	uint32_t k = zy_intern_find(x->texts, zy_buf_get(&x->key));

	return k == ZY_INTERN_NONE ? ZY_CODE_NONE : x->words[k];
}

/*
 * Assigns the spelling x->key to a word, unless another word has it.  An id
 * takes a spelling from a name; a core that several words have is assigned to
 * none.
 */
static void
spelling_put(struct zy_codebook_index *x, size_t word, bool is_name)
{
	uint32_t n = zy_intern_count(x->texts);
	uint32_t k = zy_intern_put(x->texts, zy_buf_get(&x->key));

	x->words = zy_grow(x->words, &x->cap, k + 1, sizeof(*x->words));
	x->is_name =
	    zy_grow(x->is_name, &x->names_cap, k + 1, sizeof(*x->is_name));
	if (k == n || (x->key.p[0] == EXACT && x->is_name[k] && !is_name)) {
		x->words[k] = word;
		x->is_name[k] = is_name;
	} else if (x->key.p[0] == CORE) {
		x->words[k] = ZY_CODE_NONE;
	}
}

/* Adds the spellings of the words that are not indexed yet. */
static void
index_words(const struct zy_codebook *w, struct zy_codebook_index *x)
{
	size_t i;

	for (i = x->indexed; i < w->n; i++) {
		zy_buf_view(begin_key(x, EXACT), w->ids[i]);
		spelling_put(x, i, false);
		zy_buf_view(begin_key(x, EXACT), w->names[i]);
		spelling_put(x, i, true);
		zy_cell_fold(begin_key(x, FOLDED), w->ids[i]);
		spelling_put(x, i, false);
		zy_cell_fold(begin_key(x, FOLDED), w->names[i]);
		spelling_put(x, i, true);
		if (w->open)
			continue;
		put_core(begin_key(x, CORE), w->names[i]);
		spelling_put(x, i, true);
	}
	x->indexed = w->n;
}

/* Drops the texts that were kept for cells. */
static void
forget_refused(struct zy_codebook_index *x)
{
	uint32_t i;

	for (i = 0; x->refused && i < zy_intern_count(x->refused); i++)
		free(x->help[i]);
	zy_intern_free(x->refused);
	x->refused = NULL;
}

/* Frees the index of all spellings; x may be NULL. */
static void
index_free(struct zy_codebook_index *x)
{
	if (!x)
		return;
	forget_refused(x);
	free(x->help);
	zy_intern_free(x->texts);
	zy_intern_free(x->memo);
	free(x->words);
	free(x->is_name);
	free(x->verdicts);
	zy_buf_release(&x->key);
	free(x);
}

/* Returns the word that has `word` as one of its spellings, or ZY_CODE_NONE. */
static size_t
find_spelling(const struct zy_codebook *w, struct zy_codebook_index *x,
    struct zy_view word)
{
	size_t found;

	zy_buf_view(begin_key(x, EXACT), word);
	found = spelling_find(x);
	if (found != ZY_CODE_NONE)
		return found;
	zy_cell_fold(begin_key(x, FOLDED), word);
	found = spelling_find(x);
	if (found != ZY_CODE_NONE || w->open || word.n == 0)
		return found;
	put_core(begin_key(x, CORE), word);
	return spelling_find(x);
}

size_t
zy_codebook_find_folded(const struct zy_codebook *w, struct zy_view word)
{
	struct zy_codebook_index *x = w->index;
	size_t found;
	uint32_t k;

	if (!x)
		return ZY_CODE_NONE; /* there are no words */
	if (!x->texts)
		x->texts = zy_intern_new();
	index_words(w, x);
	/* An unknown word of an open codebook is known the next time. */
	if (w->open || word.n > MEMO_TEXT)
		return find_spelling(w, x, word);
	if (!x->memo || zy_intern_count(x->memo) == MEMO_MOST) {
		zy_intern_free(x->memo);
		x->memo = zy_intern_new();
		x->verdicts = zy_reallocarray(
		    x->verdicts, MEMO_MOST, sizeof(*x->verdicts));
	}
	k = zy_intern_find(x->memo, word);
	if (k != ZY_INTERN_NONE)
		return x->verdicts[k];
	found = find_spelling(w, x, word);
	x->verdicts[zy_intern_put(x->memo, word)] = found;
	return found;
}

const char *
zy_codebook_remembered(const struct zy_codebook *w, struct zy_view cell)
{
	const struct zy_codebook_index *x = w->index;
	uint32_t k =
	    x && x->refused ? zy_intern_find(x->refused, cell) : ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? NULL : x->help[k];
}

void
zy_codebook_remember(
    const struct zy_codebook *w, struct zy_view cell, const char *text)
{
	struct zy_codebook_index *x = w->index;

	if (!x || cell.n > MEMO_TEXT || zy_codebook_remembered(w, cell))
		return;
	if (x->refused && zy_intern_count(x->refused) == MEMO_MOST)
		forget_refused(x);
	if (!x->refused)
		x->refused = zy_intern_new();
	if (!x->help)
		x->help = zy_reallocarray(NULL, MEMO_MOST, sizeof(*x->help));
	x->help[zy_intern_put(x->refused, cell)] =
	    zy_strndup(text, strlen(text));
}

/* Drops the remembered results, which a new word may change. */
static void
forget(struct zy_codebook_index *x)
{
	forget_refused(x);
	zy_intern_free(x->memo);
	x->memo = NULL;
}

/*
 * Adds a short text to the hash table; does nothing if it is there already, for
 * whatever word.
 */
static void
slots_put(struct zy_codebook *w, struct zy_view text, size_t word)
{
	struct zy_packed x = zy_pack(text);
	size_t at;

	if (x.n == 0 || zy_codebook_find_exact(w, text) != ZY_CODE_NONE)
		return;
	at = zy_packed_slot(x, w->bits);
	while (w->slots[at].text.n)
		at = (at + 1) & (((size_t)1 << w->bits) - 1);
	w->slots[at] = (struct zy_codebook_slot){x, word};
}

/*
 * Builds the hash table again, large enough for all words.  All ids are added
 * before all names, so that an id is found before an equal name.
 */
static void
slots_fill(struct zy_codebook *w)
{
	size_t i;

	for (w->bits = 5; w->n * 8 > (size_t)1 << w->bits; w->bits++)
		;
	free(w->slots);
	w->slots = zy_calloc((size_t)1 << w->bits, sizeof(*w->slots));
	for (i = 0; i < w->n; i++)
		slots_put(w, w->ids[i], i);
	for (i = 0; i < w->n; i++)
		slots_put(w, w->names[i], i);
}

void
zy_codebook_add(struct zy_codebook *w, struct zy_view id, struct zy_view name)
{
	size_t cap = w->cap;

	w->ids = zy_grow(w->ids, &cap, w->n + 1, sizeof(*w->ids));
	w->names = zy_grow(w->names, &w->cap, w->n + 1, sizeof(*w->names));
	w->ids[w->n] = id;
	w->names[w->n++] = name;
	if (!w->index)
		w->index = zy_calloc(1, sizeof(*w->index));
	forget(w->index);
	if (w->open && w->n * 8 <= (w->slots ? (size_t)1 << w->bits : 0))
		slots_put(w, id, w->n - 1); /* which is its name, too */
	else
		slots_fill(w);
}

size_t
zy_codebook_put(struct zy_codebook *w, struct zy_view word)
{
	size_t i = zy_codebook_find(w, word);

	if (i != ZY_CODE_NONE || !w->open)
		return i;
	word.p = zy_arena_strndup(&w->arena, word.p, word.n);
	zy_codebook_add(w, word, word);
	return w->n - 1;
}

/* Compares two words, given by number, in byte order. */
static int
by_word(const void *a, const void *b, void *arg)
{
	const struct zy_codebook *w = arg;

	return zy_view_cmp(
	    w->ids[*(const size_t *)a], w->ids[*(const size_t *)b]);
}

size_t *
zy_codebook_order(const struct zy_codebook *w)
{
	size_t *order = zy_reallocarray(NULL, w->n + 1, sizeof(*order));
	size_t i;

	for (i = 0; i < w->n; i++)
		order[i] = i;
	if (w->open)
		qsort_r(
		    order, w->n, sizeof(*order), by_word, (void *)(uintptr_t)w);
	return order;
}

void
zy_codebook_release(struct zy_codebook *w)
{
	free(w->ids);
	free(w->slots);
	free(w->names);
	index_free(w->index);
	zy_arena_release(&w->arena);
}

bool
zy_codebook_finds_several(const struct zy_codebook *grades, struct zy_view cell)
{
	static const char *const separators[] = {
	    "/", ",", ";", "|", " ", "+", "、", "，", "；", "／", "　", NULL};
	const char *p = cell.p, *end = p + cell.n, *from = p;
	size_t i, n, known = 0;

	for (; p <= end; p++) {
		for (n = 0, i = 0; separators[i] && n == 0 && p < end; i++)
			if (*p == *separators[i] &&
			    zy_view_starts(
				(struct zy_view){p, (size_t)(end - p)},
				separators[i]))
				n = strlen(separators[i]);
		if (n == 0 && p < end)
			continue;
		if (p > from) {
			if ((size_t)(p - from) == cell.n)
				return false;
			if (zy_codebook_find(grades,
				(struct zy_view){from, (size_t)(p - from)}) ==
			    ZY_CODE_NONE)
				return false;
			known++;
		}
		from = p + (n ? n : 1);
		p = from - 1;
	}
	return known > 1;
}
