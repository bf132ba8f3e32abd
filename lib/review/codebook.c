/* SPDX-License-Identifier: MIT */
#include "review/codebook.h"

#include <stdlib.h>

#include "stream/column.h"
#include "stream/dictionary.h"

/* Is folded the folded form of word?  scratch is the caller's, for reuse. */
static bool
folds_to(struct zy_view word, struct zy_view folded, struct zy_buf *scratch)
{
	zy_buf_reset(scratch);
	zy_cell_fold(scratch, word);
	return zy_view_eq(zy_buf_get(scratch), folded);
}

/* Returns the word whose id or name folds as word does, or ZY_CODE_NONE. */
static size_t
find_alike(const struct zy_codebook *w, struct zy_view word)
{
	struct zy_buf folded = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	size_t i, found = ZY_CODE_NONE;

	zy_cell_fold(&folded, word);
	for (i = 0; i < w->n && found == ZY_CODE_NONE; i++)
		if (folds_to(w->ids[i], zy_buf_get(&folded), &scratch) ||
		    folds_to(w->names[i], zy_buf_get(&folded), &scratch))
			found = i;
	zy_buf_release(&folded);
	zy_buf_release(&scratch);
	return found;
}

/* Appends the folded word without what changes nothing in it: 群众代表 is 群众,
 * 比较满意 and 较为满意 are 较满意. */
static void
put_core(struct zy_buf *b, struct zy_view word)
{
	static const char *const behind[] = {
	    "代表", "类", "组", "群体", "层面", "方面", NULL};
	struct zy_view core;
	size_t i;

	zy_dictionary_fold(b, word);
	core = zy_buf_get(b);
	for (i = 0; behind[i]; i++)
		if (core.n > strlen(behind[i]) &&
		    zy_view_ends(core, zy_view(behind[i]))) {
			b->n -= strlen(behind[i]);
			break;
		}
	core = zy_buf_get(b);
	if (zy_view_starts(core, "比较")) {
		memmove(b->p, b->p + 3, b->n - 3);
		b->n -= 3;
	} else if (zy_view_starts(core, "较为")) {
		memmove(b->p + 3, b->p + 6, b->n - 6);
		b->n -= 3;
	}
}

/* Returns the only word of which core is the core, or ZY_CODE_NONE. */
static size_t
find_core(const struct zy_codebook *w, struct zy_view core)
{
	struct zy_buf one = ZY_BUF_INIT;
	size_t i, found = ZY_CODE_NONE;

	for (i = 0; i < w->n; i++) {
		zy_buf_reset(&one);
		put_core(&one, w->names[i]);
		if (!zy_view_eq(zy_buf_get(&one), core))
			continue;
		if (found != ZY_CODE_NONE) {
			found = ZY_CODE_NONE;
			break;
		}
		found = i;
	}
	zy_buf_release(&one);
	return found;
}

size_t
zy_codebook_find_folded(const struct zy_codebook *w, struct zy_view word)
{
	struct zy_buf core = ZY_BUF_INIT;
	size_t i, found;

	for (i = 0; i < w->n; i++)
		if (zy_view_eq(w->ids[i], word))
			return i;
	for (i = 0; i < w->n; i++)
		if (zy_view_eq(w->names[i], word))
			return i;
	found = find_alike(w, word);
	if (found == ZY_CODE_NONE && !w->open && word.n) {
		put_core(&core, word);
		found = find_core(w, zy_buf_get(&core));
		zy_buf_release(&core);
	}
	return found;
}

/* The first that has a text keeps it. */
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

/* All of them anew: an id goes before the names of all words. */
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
	zy_arena_release(&w->arena);
}
