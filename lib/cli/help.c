/*
 * --help: prints the text made from the tables of options.  Implements
 * zy_cli_help of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "cli/state.h"

/* Appends the line of an option. */
static void
help_option(struct zy_buf *b, const struct zy_option *o)
{
	struct zy_buf left = ZY_BUF_INIT;
	size_t width;

	if (o->letter)
		zy_buf_printf(&left, "  -%c, --%s", o->letter, o->name);
	else
		zy_buf_printf(&left, "      --%s", o->name);
	if (o->arg)
		zy_buf_printf(
		    &left, zy_cli_may_omit(o) ? "[=%s]" : " %s", _(o->arg));
	zy_buf_view(b, zy_buf_get(&left));
	width = zy_text_width(zy_buf_get(&left));
	if (width > 29)
		zy_buf_printf(b, "\n%30s", "");
	else
		zy_buf_printf(b, "%*s", (int)(30 - width), "");
	zy_buf_puts(b, _(o->help));
	if (o->choices && o->kind != ZY_OPT_INTEGER)
		zy_buf_printf(b, " (%s)", o->choices);
	zy_buf_putc(b, '\n');
	zy_buf_release(&left);
}

void
zy_cli_help(const struct zy_cli *cli)
{
	const struct zy_option *o;
	struct zy_buf b = ZY_BUF_INIT;

	zy_buf_printf(&b, _("usage: %s %s\n"), cli->name, cli->synopsis);
	zy_buf_printf(&b, "%s\n", _(cli->purpose));
	if (cli->examples)
		zy_buf_printf(&b, _("\nexamples:\n%s"), cli->examples);
	if (cli->state->table[0].name)
		zy_buf_puts(&b, _("\noptions:\n"));
	for (o = cli->state->table; o->name; o++) {
		if (o->schema && (o == cli->state->table || !o[-1].schema))
			zy_buf_puts(&b, _("\none record from options:\n"));
		help_option(&b, o);
	}
	zy_buf_puts(&b, _("\ncommon options:\n"));
	for (o = cli->state->common; o->name; o++)
		help_option(&b, o);
	zy_buf_puts(&b, _("\nexit status: 0 all done, 1 records refused or "
			  "findings, 2 command line or\nconfiguration wrong, "
			  "3 input unreadable or output unwritten\n"));
	fwrite(b.p, 1, b.n, stdout);
	zy_buf_release(&b);
}
