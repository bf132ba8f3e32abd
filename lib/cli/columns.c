/*
 * --columns: prints the known columns as a stream.  Implements
 * zy_cli_print_columns of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"

/*
 * Appends the Chinese name of a column and all headings that the dictionary
 * lists for it.
 */
static void
put_names(
    struct zy_buf *b, const struct zy_schema *s, const struct zy_column *c)
{
	const struct zy_dictionary *w = s->words ? s->words() : NULL;
	struct zy_view theirs;
	size_t i;

	zy_buf_puts(b, c->zh);
	for (i = 0; zy_dictionary_listed(w, s, c, &i, &theirs);) {
		zy_buf_putc(b, ' ');
		zy_buf_view(b, theirs);
	}
}

/* Writes the record of one column. */
static void
print_column(struct zy_writer *w, const struct zy_schema *s,
    const struct zy_column *c, bool zh)
{
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_choice *k;

	zy_writer_cell(w, zy_view(s->name));
	zy_writer_cell(w, zy_view(c->name));
	zy_writer_cell(w, zy_view(zy_type_name(c->type)));
	zy_writer_cell(w, zy_view(zh ? _(c->help) : c->help));
	put_names(&b, s, c);
	zy_writer_cell(w, zy_buf_get(&b));
	zy_buf_reset(&b);
	for (k = c->choices; k && k->token; k++)
		zy_buf_printf(
		    &b, "%s%s=%s", k == c->choices ? "" : " ", k->token, k->zh);
	zy_writer_cell(w, zy_buf_get(&b));
	zy_writer_end(w);
	zy_buf_release(&b);
}

void
zy_cli_print_columns(struct zy_cli *cli)
{
	static const char *const names[] = {
	    "record", "column", "type", "meaning", "chinese", "choices"};
	struct zy_writer *w;
	size_t i, k;

	w = zy_cli_writer(cli);
	if (!w)
		return;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		zy_writer_column(w, zy_view(names[i]), NULL);
	for (i = 0; i < cli->nschemas; i++)
		for (k = 0; k < cli->schemas[i]->n; k++)
			print_column(w, cli->schemas[i],
			    &cli->schemas[i]->columns[k],
			    zy_lang_is_chinese(cli->lang));
	zy_cli_finish_writer(cli, w);
}
