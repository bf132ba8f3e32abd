/*
 * The refusal of a word that a codebook does not have: implements
 * zy_codebook_fault of codebook.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "review/codebook.h"
#include "stream/dictionary.h"

enum {
	LISTED = 12, /* words that a message lists at most */
	NEAR = 50,   /* percent that make a word the nearest: 满以, 满意 */
};

/*
 * Returns the text by which a message names a word: its name in Chinese, or
 * where the cell is Chinese, else its id.
 */
static struct zy_view
label_of(const struct zy_codebook *w, size_t i, struct zy_view cell)
{
	return zy_error_in_chinese() ||
		       (cell.n && (unsigned char)cell.p[0] >= 0x80)
		   ? w->names[i]
		   : w->ids[i];
}

/*
 * Returns the word that is most like the cell; ZY_CODE_NONE if none is like it,
 * or two are equally.
 */
static size_t
nearest(const struct zy_codebook *w, struct zy_view cell)
{
	size_t i, id, name, best = NEAR - 1, found = ZY_CODE_NONE;

	for (i = 0; i < w->n; i++) {
		id = zy_dictionary_likeness(cell, w->ids[i]);
		name = zy_dictionary_likeness(cell, w->names[i]);
		if (id > name)
			name = id;
		if (name > best)
			found = i;
		else if (name == best)
			found = ZY_CODE_NONE;
		if (name > best)
			best = name;
	}
	return found;
}

/*
 * Appends to e the words of w and the one that is most like the cell.
 */
static void
add_words(const struct zy_codebook *w, struct zy_view cell, struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_view label;
	size_t i, found;
	char *one;

	for (i = 0; i < w->n && w->n <= LISTED; i++) {
		label = label_of(w, i, cell);
		if (i)
			zy_buf_puts(&text, zy_error_in_chinese() ? "、" : ", ");
		zy_buf_view(&text, label);
	}
	if (text.n)
		zy_error_help(e, text.p);
	found = cell.n ? nearest(w, cell) : ZY_CODE_NONE;
	zy_buf_reset(&text);
	if (found != ZY_CODE_NONE) {
		label = label_of(w, found, cell);
		one = zy_strndup(label.p, label.n);
		zy_buf_printf(&text, _("; is it '%s'?"), one);
		zy_error_append(e, text.p);
		free(one);
	}
	zy_buf_release(&text);
}

/* Fills e with the error that no column has the words of a codebook. */
static void
miss_column(
    const struct zy_codebook *w, const struct zy_reader *r, struct zy_error *e)
{
	struct zy_view label = zy_record_column_label(zy_view(w->list));
	struct zy_buf text = ZY_BUF_INIT;

	zy_buf_printf(
	    &text, _("no column '%.*s', which says one of"), ZY_ARG(label));
	zy_reader_fault(r, -1, ZY_FAULT_MISSING, text.p, e);
	zy_buf_release(&text);
}

int
zy_codebook_fault(const struct zy_codebook *w, const struct zy_reader *r,
    int column, enum zy_fault fault, const char *what, struct zy_error *e)
{
	struct zy_view cell = {NULL, 0};
	const char *known;
	size_t from;

	if (e->kind)
		return -1;
	if (column >= 0)
		cell = zy_text_trim(zy_reader_raw(r, (size_t)column));
	if (column < 0)
		miss_column(w, r, e);
	else if (cell.n == 0)
		zy_reader_fault(
		    r, column, ZY_FAULT_MISSING, _("is missing"), e);
	else
		zy_reader_fault(r, column, fault, what, e);
	e->list = cell.n ? w->list : NULL;
	known = zy_codebook_remembered(w, cell);
	from = strlen(e->message);
	if (known) {
		zy_error_append(e, known);
	} else {
		add_words(w, cell, e);
		zy_codebook_remember(w, cell, e->message + from);
	}
	return -1;
}
