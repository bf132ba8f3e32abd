/*
 * What stands nearest to a value that is no choice of its column.  Part of
 * state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"
#include "model/record.h"
#include "stream/dictionary.h"

const char *
zy_cli_list_name(const struct zy_choice *choices)
{
	while (choices && choices->token)
		choices++;
	return choices ? choices->zh : NULL;
}

/* Returns the choices of a column, by the records that the program reads. */
static const struct zy_choice *
choices_of(const struct zy_cli *cli, const char *field)
{
	const struct zy_column *c;
	size_t i;

	for (i = 0; i < cli->nschemas; i++) {
		c = zy_schema_find(cli->schemas[i], zy_view(field));
		if (c && zy_cli_list_name(c->choices))
			return c->choices;
	}
	return NULL;
}

const struct zy_choice *
zy_cli_refused_by(
    const struct zy_cli *cli, const struct zy_error *e, struct zy_view *value)
{
	*value = (struct zy_view){e->message + e->value_at, e->value_n};
	if (!value->n)
		return NULL;
	if (e->fault == ZY_FAULT_YESNO)
		return zy_yesno_choices;
	return e->fault == ZY_FAULT_CHOICE ? choices_of(cli, e->field) : NULL;
}

const struct zy_choice *
zy_cli_nearest(const struct zy_choice *choices, struct zy_view value)
{
	const struct zy_choice *end;

	for (end = choices; end->token; end++)
		;
	return zy_dictionary_guess_value(
	    end->words ? end->words() : NULL, choices, value);
}
