/*
 * The choice that is most like a value which is no choice of its column, for
 * messages: implements functions of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/state.h"
#include "model/record.h"
#include "stream/dictionary.h"

enum {
	REMEMBERED = 4096, /* values whose nearest choice is kept */
};

/* A cache of the nearest choices of values that were refused. */
struct zy_cli_guesses {
	struct zy_intern *texts;	/* field, NUL, value */
	const struct zy_choice **found; /* by their numbers; NULL: none */
	size_t cap;
	struct zy_buf key;
};

const char *
zy_cli_list_name(const struct zy_choice *choices)
{
	while (choices && choices->token)
		choices++;
	return choices ? choices->zh : NULL;
}

/*
 * Returns the choices of the column called field in the records that the
 * program reads, or NULL.
 */
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
	if (e->choices)
		return e->choices;
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

/* Returns an empty cache. */
static struct zy_cli_guesses *
guesses_new(void)
{
	struct zy_cli_guesses *g = zy_calloc(1, sizeof(*g));

	g->texts = zy_intern_new();
	return g;
}

void
zy_cli_guesses_free(struct zy_cli *cli)
{
	struct zy_cli_guesses *g = cli->state->guesses;

	cli->state->guesses = NULL;
	if (!g)
		return;
	zy_intern_free(g->texts);
	free(g->found);
	zy_buf_release(&g->key);
	free(g);
}

/* Returns the choice that is most like the value that e refuses, or NULL. */
static const struct zy_choice *
guess(struct zy_cli *cli, const struct zy_error *e)
{
	struct zy_cli_guesses *g = cli->state->guesses;
	const struct zy_choice *choices;
	struct zy_view value;
	uint32_t number, n;

	choices = zy_cli_refused_by(cli, e, &value);
	if (!choices)
		return NULL;
	if (g && zy_intern_count(g->texts) >= REMEMBERED)
		zy_cli_guesses_free(cli);
	if (!cli->state->guesses)
		cli->state->guesses = guesses_new();
	g = cli->state->guesses;
	zy_buf_reset(&g->key);
	zy_buf_put(&g->key, e->field, strlen(e->field) + 1);
	zy_buf_view(&g->key, value);
	n = zy_intern_count(g->texts);
	number = zy_intern_put(g->texts, zy_buf_get(&g->key));
	if (number == n) {
		g->found = zy_grow(
		    g->found, &g->cap, n + 1, sizeof(const struct zy_choice *));
		g->found[n] = zy_cli_nearest(choices, value);
	}
	return g->found[number];
}

void
zy_cli_put_message(
    struct zy_cli *cli, const struct zy_error *e, struct zy_buf *out)
{
	const struct zy_choice *c = guess(cli, e);

	zy_buf_puts(out, e->message);
	if (c)
		zy_buf_printf(out, _("; is it '%s'?"),
		    zy_error_in_chinese() ? c->zh : c->token);
}
