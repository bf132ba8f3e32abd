/*
 * Cleaning the cells of the current record of a reader, and remarks about them:
 * implements functions of reader.h and reader-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/phrase.h"
#include "stream/reader-state.h"

void
zy_reader_set_cell(struct zy_reader *r, size_t c, struct zy_view v)
{
	size_t i;

	if (r->cells != r->own_cells)
		for (i = 0; i < r->n; i++)
			r->own_cells[i] = r->raw[i];
	r->cells = r->own_cells;
	r->own_cells[c] = v;
}

/* Returns the declaration by which the cells of a column are cleaned. */
static const struct zy_column *
decl_of(const struct zy_reader_column *c)
{
	return c->h.decl ? c->h.decl : c->h.twin;
}

struct zy_view
zy_reader_answer(const struct zy_reader *r, size_t i)
{
	const struct zy_header_column *h = &r->columns[i].h;
	const struct zy_choice *found = NULL;

	if (h->yes.n)
		found = zy_dictionary_answer(
		    zy_header_words(&r->options), zy_text_trim(r->raw[i]));
	if (!found)
		return (struct zy_view){NULL, 0};
	return found == zy_answers ? h->yes : h->no;
}

/*
 * Cleans a cell that is an answer to its heading (是 under 是否预备党员).
 * Returns 1 with *out set; 0 where it is none; or -1 with e set where the
 * answer excludes the record.
 */
static int
clean_answer(
    struct zy_reader *r, size_t i, struct zy_view *out, struct zy_error *e)
{
	struct zy_view token = zy_reader_answer(r, i);

	if (token.n == 0)
		return 0;
	*out = zy_view_is(token, "-") ? (struct zy_view){NULL, 0} : token;
	if (!zy_view_is(token, "!"))
		return 1;
	if (decl_of(&r->columns[i])->type == ZY_DATE)
		return zy_error_fault(e, ZY_FAULT_MISSING,
		    _("needs a day, in a column of its own:"),
		    zy_text_trim(r->raw[i]));
	return zy_error_fault(e, ZY_FAULT_RULE,
	    _("by this answer the record does not belong here:"),
	    zy_text_trim(r->raw[i]));
}

/*
 * Sets *out to the token that a cell of a column of choices means by a word of
 * the county's own.  Returns false where it means none.
 */
static bool
clean_by_words(struct zy_reader *r, size_t i, struct zy_view *out)
{
	const struct zy_choice *choices = decl_of(&r->columns[i])->choices;
	const struct zy_choice *end = choices, *found = NULL;

	while (end->token)
		end++;
	if (r->options.words && end->zh)
		found = zy_dictionary_value(
		    r->options.words, choices, end->zh, r->raw[i], true);
	if (found)
		*out = zy_view(found->token);
	return found != NULL;
}

void
zy_reader_remark(struct zy_reader *r, size_t i, struct zy_error *e)
{
	(void)zy_reader_place_error(r, i, e);
	r->remarks = zy_grow(
	    r->remarks, &r->remarks_cap, r->nremarks + 1, sizeof(*r->remarks));
	r->remarks[r->nremarks++] = *e;
	zy_error_clear(e);
}

const struct zy_error *
zy_reader_remarks(const struct zy_reader *r)
{
	size_t i;

	for (i = 1; i < r->nremarks; i++)
		r->remarks[i - 1].next = &r->remarks[i];
	return r->nremarks ? r->remarks : NULL;
}

const struct zy_dictionary *
zy_reader_words(const struct zy_reader *r)
{
	return r->options.words;
}

/*
 * Returns whether the cell was found before to be none of the column's choices.
 */
static bool
is_unknown(const struct zy_reader_column *c, struct zy_view cell)
{
	return c->unknown.n && zy_view_eq(zy_buf_get(&c->unknown), cell);
}

/*
 * Remembers a cell that is none of the choices, and the error about it: the
 * next rows often have the same cell, and comparing it with all words takes
 * long.
 */
static void
keep_unknown(
    struct zy_reader_column *c, struct zy_view cell, const struct zy_error *e)
{
	zy_buf_reset(&c->unknown);
	zy_buf_view(&c->unknown, cell);
	if (!c->refusal)
		c->refusal = zy_malloc(sizeof(*c->refusal));
	*c->refusal = *e;
}

/*
 * Sets *out to the token or the English phrase for the Chinese words in a cell
 * of a table that another program of this package has written.  Returns false
 * where the cell has no such words.
 */
static bool
clean_own(struct zy_reader_column *c, struct zy_view cell, struct zy_view *out)
{
	const struct zy_column *own = c->h.own;
	const struct zy_choice *x = own->choices;

	if (own->flags & ZY_PHRASE) {
		zy_buf_reset(&c->text);
		if (!zy_phrase_read(&c->text, cell))
			return false;
		*out = zy_buf_get(&c->text);
		return true;
	}
	for (x = x ? x : zy_answers; x->token; x++)
		if (zy_view_is(cell, x->zh))
			break;
	if (x->token)
		*out = zy_view(x->token);
	return x->token != NULL;
}

int
zy_reader_clean(
    struct zy_reader *r, size_t i, struct zy_view *out, struct zy_error *e)
{
	struct zy_reader_column *c = &r->columns[i];
	const struct zy_cell_context context = {r->options.today, c->h.months};
	const struct zy_column *decl = decl_of(c);
	bool choice = decl && decl->choices &&
		      (decl->type == ZY_CHOICE || decl->type == ZY_YESNO);
	int rc;

	if (zy_reader_has_words(c)) {
		*out = r->raw[i];
		if (clean_own(c, zy_text_trim(r->raw[i]), out) || !c->want)
			return 0;
	}
	if (choice && c->choice.n &&
	    zy_view_eq(zy_buf_get(&c->choice), r->raw[i])) {
		*out = c->chosen;
		return 0;
	}
	if (choice && is_unknown(c, r->raw[i])) {
		*e = *c->refusal;
		rc = -1;
	} else {
		zy_buf_reset(&c->text);
		rc = decl && c->h.yes.n ? clean_answer(r, i, out, e) : 0;
		if (rc > 0 || (rc == 0 && choice && clean_by_words(r, i, out)))
			rc = 0;
		else if (rc == 0)
			rc = zy_cell_clean_in(
			    &context, decl, r->raw[i], &c->text, out, e);
		if (rc < 0 && choice)
			keep_unknown(c, r->raw[i], e);
	}
	if (rc < 0 && c->forgiven) {
		*out = zy_text_trim(r->raw[i]);
		zy_error_clear(e);
		return 0;
	}
	if (rc < 0) {
		*out = r->raw[i];
		return zy_reader_place_error(r, i, e);
	}
	if (rc > 0)
		zy_reader_remark(r, i, e);
	if (choice) {
		/* A token, or nothing: no view of the cell itself. */
		c->chosen = out->n ? *out : (struct zy_view){NULL, 0};
		zy_buf_reset(&c->choice);
		zy_buf_view(&c->choice, r->raw[i]);
	}
	return 0;
}

int
zy_reader_clean_as(const struct zy_reader *r, size_t i,
    const struct zy_column *decl, struct zy_buf *b, struct zy_view *out,
    struct zy_error *e)
{
	const struct zy_cell_context context = {
	    r->options.today, r->columns[i].h.months};
	struct zy_error remark = ZY_ERROR_INIT;
	int rc = zy_cell_clean_in(&context, decl, r->raw[i], b, out, &remark);

	if (rc >= 0)
		return 0;
	*e = remark;
	return zy_reader_place_error(r, i, e);
}

struct zy_error *
zy_reader_further_fault(struct zy_reader *r)
{
	r->more =
	    zy_grow(r->more, &r->more_cap, r->nmore + 1, sizeof(*r->more));
	zy_error_clear(&r->more[r->nmore]);
	return &r->more[r->nmore++];
}
