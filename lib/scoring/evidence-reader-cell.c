/*
 * Cells of records as the evidence reader needs them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"

#include "model/record.h"

struct zy_view
zy_evidence_reader_clean(
    struct zy_evidence_reader *in, const struct zy_reader *r, int c)
{
	static const struct zy_column word = {.type = ZY_TEXT};
	struct zy_view v = zy_evidence_reader_cell(r, c);
	struct zy_error ignored;

	zy_error_clear(&ignored);
	if (v.n && zy_cell_clean(&word, v, &in->scratch, &v, &ignored))
		return zy_evidence_reader_cell(r, c);
	return v;
}

/* Where the record says it is from, else where it stands. */
const char *
zy_evidence_reader_origin(
    struct zy_evidence_reader *in, const struct zy_reader *r, struct zy_view id)
{
	struct zy_view source = zy_evidence_reader_cell(r, in->source);

	if (!zy_evidence_wants_origin(in->evidence, id))
		return NULL;
	zy_buf_reset(&in->origin);
	if (source.n)
		zy_buf_view(&in->origin, source);
	else
		zy_buf_printf(&in->origin, "%s:%llu", zy_reader_name(r),
		    (unsigned long long)zy_reader_line(r));
	return in->origin.p;
}

const char *
zy_evidence_reader_full_origin(
    struct zy_evidence_reader *in, const struct zy_reader *r, struct zy_view id)
{
	const int columns[] = {in->date, in->ref, in->note};
	size_t i;

	if (!zy_evidence_reader_origin(in, r, id))
		return NULL;
	for (i = 0; i < 3; i++) {
		zy_buf_putc(&in->origin, ZY_ORIGIN_MARK);
		zy_buf_view(
		    &in->origin, zy_evidence_reader_cell(r, columns[i]));
	}
	zy_buf_putc(&in->origin, '\0');
	return in->origin.p;
}

/*
 * Returns the answer that a cell means by the county's own words, else the
 * cell.
 */
static struct zy_view
own_answer(const struct zy_reader *r, struct zy_view cell)
{
	const struct zy_choice *own = zy_dictionary_value(
	    zy_reader_words(r), zy_yesno_choices, "yesno", cell, true);

	return own ? zy_view(own->token) : cell;
}

int
zy_evidence_reader_value(struct zy_evidence_reader *in,
    const struct zy_reader *r, int c, enum zy_type type, struct zy_decimal *out,
    struct zy_error *e)
{
	const struct zy_column column = {.type = type,
	    .choices = type == ZY_YESNO ? zy_yesno_choices : NULL};
	struct zy_view v = zy_evidence_reader_cell(r, c);
	struct zy_error why;

	if (v.n == 0)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	if (type != ZY_YESNO && zy_decimal_parse(out, v) == ZY_NUMBER_OK &&
	    (type != ZY_INTEGER || out->places == 0))
		return 0;
	zy_error_clear(&why);
	if (type == ZY_YESNO)
		v = own_answer(r, v);
	if (zy_cell_clean(&column, v, &in->scratch, &v, &why)) {
		if (type == ZY_YESNO)
			return zy_reader_fault(
			    r, c, ZY_FAULT_YESNO, _("not yes or no"), e);
		if (e->kind == ZY_ERROR_NONE) {
			*e = why;
			zy_reader_place_error(r, (size_t)c, e);
		}
		return -1;
	}
	/* 有 is yes, and so 无 is no answer but no. */
	if (v.n == 0 && type == ZY_YESNO &&
	    zy_view_is(zy_evidence_reader_clean(in, r, c), "无"))
		v = ZY_VIEW("no");
	if (v.n == 0)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	if (type == ZY_YESNO)
		*out = (struct zy_decimal){zy_view_is(v, "yes"), 0};
	else
		zy_decimal_parse(out, v);
	return 0;
}

bool
zy_evidence_reader_is_blank(
    struct zy_evidence_reader *in, const struct zy_reader *r, uint32_t node)
{
	static const struct zy_column code = {.type = ZY_CODE};
	const struct zy_standard *s = in->evidence->standard;
	struct zy_view v = zy_evidence_reader_cell(r, in->value);
	struct zy_error ignored;

	zy_error_clear(&ignored);
	if (v.n == 0)
		return true;
	if (zy_cell_clean(&code, v, &in->scratch, &v, &ignored) || v.n)
		return false;
	return node == ZY_INTERN_NONE || !zy_standard_is_yesno(s, node) ||
	       !zy_view_is(zy_evidence_reader_clean(in, r, in->value), "无");
}

/* Returns the text in brackets at the end of a heading, or an empty view. */
static struct zy_view
in_brackets(struct zy_view v)
{
	static const char *const open[] = {"（", "(", NULL};
	static const char *const close[] = {"）", ")", NULL};
	struct zy_view t = {v.p, 0};
	size_t i, at, n;

	for (i = 0; close[i]; i++) {
		n = strlen(close[i]);
		if (v.n <= n || memcmp(v.p + v.n - n, close[i], n) != 0)
			continue;
		for (at = v.n - n; at-- > 0;)
			if (memcmp(v.p + at, open[i], n) == 0)
				return (struct zy_view){
				    v.p + at + n, v.n - at - 2 * n};
	}
	return t;
}

uint32_t
zy_evidence_reader_find_node(
    const struct zy_standard *s, struct zy_view heading)
{
	uint32_t node = zy_standard_node(s, heading), found = ZY_INTERN_NONE, i;
	struct zy_buf wanted = ZY_BUF_INIT, name = ZY_BUF_INIT;
	size_t n = 0;

	if (node == ZY_INTERN_NONE)
		node = zy_standard_node(s, in_brackets(heading));
	if (node != ZY_INTERN_NONE && s->nodes[node].what != ZY_ABOUT_SCORE)
		return node;
	zy_dictionary_fold(&wanted, heading);
	for (i = 0; i < s->nnodes && wanted.n; i++) {
		zy_buf_reset(&name);
		zy_dictionary_fold(&name, zy_view(zy_standard_node_name(s, i)));
		if (!zy_view_eq(zy_buf_get(&wanted), zy_buf_get(&name)))
			continue;
		found = i;
		if (++n > 1)
			break;
	}
	zy_buf_release(&wanted);
	zy_buf_release(&name);
	return n == 1 ? found : ZY_INTERN_NONE;
}

int
zy_evidence_reader_find_either(
    const struct zy_reader *r, const char *a, const char *b)
{
	int c = zy_reader_find(r, a);

	return c >= 0 ? c : zy_reader_find(r, b);
}

int
zy_evidence_reader_unusable(const struct zy_reader *r, enum zy_error_kind kind,
    const char *what, struct zy_error *e)
{
	zy_error_set(e, kind, "%s", what);
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

int
zy_evidence_reader_no_choice(const struct zy_reader *r, int column,
    const char *what, const struct zy_choice *choices, struct zy_error *e)
{
	struct zy_buf list = ZY_BUF_INIT;

	zy_reader_fault(r, column, ZY_FAULT_UNKNOWN_NAME, what, e);
	zy_choice_list(&list, choices);
	if (list.n)
		zy_error_help(e, list.p);
	zy_buf_release(&list);
	e->choices = choices;
	return -1;
}
