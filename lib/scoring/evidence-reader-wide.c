/*
 * Wide scoresheets: a row for each subject, a column for each item.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/evidence-reader-state.h"

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

	if (node == ZY_INTERN_NONE)
		node = zy_standard_node(s, in_brackets(heading));
	if (node != ZY_INTERN_NONE && s->nodes[node].what != ZY_ABOUT_SCORE)
		return node;
	for (i = 0; i < s->nnodes; i++) {
		if (!zy_view_is(heading, zy_standard_node_name(s, i)))
			continue;
		if (found != ZY_INTERN_NONE)
			return ZY_INTERN_NONE; /* it has two meanings */
		found = i;
	}
	return found;
}

bool
zy_evidence_reader_bind_wide(
    struct zy_evidence_reader *in, const struct zy_reader *r)
{
	size_t n = zy_reader_columns(r), c;

	zy_evidence_reader_release_wide(in);
	in->wide = zy_calloc(n + 1, sizeof(*in->wide));
	in->wide_nodes = zy_calloc(n + 1, sizeof(*in->wide_nodes));
	for (c = 0; c < n; c++) {
		uint32_t node =
		    zy_evidence_reader_find_node(in->evidence->standard,
			zy_text_trim(zy_reader_column_header(r, c)));

		if (node == ZY_INTERN_NONE || (int)c == in->subject)
			continue;
		in->wide[in->nwide] = (int)c;
		in->wide_nodes[in->nwide++] = node;
	}
	return in->nwide > 0;
}

int
zy_evidence_reader_wide(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e)
{
	bool store;
	size_t i;
	int pass;

	/* A row counts as a whole or not at all. */
	for (pass = 0; pass < 2; pass++) {
		store = pass == 1;
		for (i = 0; i < in->nwide; i++) {
			in->value = in->wide[i];
			if (!zy_evidence_reader_is_blank(
				in, r, in->wide_nodes[i]) &&
			    zy_evidence_reader_node(
				in, r, subject, in->wide_nodes[i], store, e))
				return -1;
		}
	}
	return 0;
}
