/* Any bytes as a heading, as a value and as a row of a dictionary.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "model/record.h"
#include "model/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Looks a heading up in every record: each meaning is a column of it, once. */
static void
try_heading(const struct zy_dictionary *w, struct zy_view text)
{
	struct zy_meaning all[ZY_MEANINGS];
	const struct zy_column *like;
	size_t i, k, m, n;

	for (i = 0; i < zy_nschemas; i++) {
		n = zy_dictionary_heading(w, zy_schemas[i], text, all);
		if (n > ZY_MEANINGS)
			abort();
		for (k = 0; k < n; k++)
			for (m = 0; m < k; m++)
				if (all[k].column == all[m].column)
					abort();
		if (zy_dictionary_guess_heading(w, zy_schemas[i], text, &like)
			    .n > 0 &&
		    !like)
			abort();
	}
}

/* What is understood is a choice, by whichever way it is asked. */
static void
try_value(const struct zy_dictionary *w, struct zy_view text)
{
	const struct zy_choice *answer = zy_dictionary_answer(w, text);

	if (answer && !answer->token)
		abort();
	(void)zy_choice_find(zy_kind_choices, text);
	(void)zy_choice_find(zy_sector_choices, text);
	(void)zy_dictionary_guess_value(w, zy_sector_choices, text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zy_view rest = {(const char *)data, size < 256 ? size : 256};
	struct zy_view column, theirs;
	struct zy_dictionary *own = zy_dictionary_new();
	struct zy_error e = ZY_ERROR_INIT;

	try_heading(zy_dictionary_builtin(), rest);
	try_value(zy_dictionary_builtin(), rest);
	if (zy_view_next(&rest, ',', &column) &&
	    zy_view_next(&rest, ',', &theirs)) {
		if (zy_dictionary_add(own, column, theirs, rest, true, &e) &&
		    e.kind == ZY_ERROR_NONE)
			abort();
		try_heading(own, theirs);
		try_value(own, theirs);
	}
	zy_dictionary_free(own);
	return 0;
}
