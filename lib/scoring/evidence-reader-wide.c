/*
 * Wide scoresheets: a row for each subject, a column for each item.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/evidence-reader-state.h"

/* Frees the names of judges. */
static void
free_judges(struct zy_evidence_reader *in)
{
	size_t i;

	for (i = 0; in->judges && i < in->nwide; i++)
		free(in->judges[i]);
	free(in->judges);
	in->judges = NULL;
}

void
zy_evidence_reader_release_wide(struct zy_evidence_reader *in)
{
	free_judges(in);
	free(in->wide);
	free(in->wide_nodes);
	in->wide = NULL;
	in->wide_nodes = NULL;
	in->nwide = 0;
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
	bool store, filled = false;
	size_t i;
	int pass;

	/* A row counts as a whole or not at all. */
	for (pass = 0; pass < 2; pass++) {
		store = pass == 1;
		for (i = 0; i < in->nwide; i++) {
			in->value = in->wide[i];
			if (zy_evidence_reader_is_blank(
				in, r, in->wide_nodes[i]))
				continue;
			filled = true;
			if (zy_evidence_reader_node(
				in, r, subject, in->wide_nodes[i], store, e))
				return -1;
		}
	}
	in->blank += !filled;
	return 0;
}
