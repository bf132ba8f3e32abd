/*
 * Writes the list of organisations in blocks, which several threads prepare.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/org-write.h"

#include "model/record.h"

enum {
	BLOCK = 1024, /* organisations that a thread writes at a time */
};

/*
 * Writes the organisations from `from` to before `to`; a callback that each
 * thread calls for its part of the list.
 */
static void
write_block(
    void *context, int thread, struct zy_writer *w, size_t from, size_t to)
{
	const struct zy_org_list *l = context;
	struct zy_buf text = ZY_BUF_INIT;
	size_t i, k;

	(void)thread;
	for (i = from; i < to && !zy_writer_closed(w); i++) {
		zy_org_list_prefetch(l, i);
		for (k = 0; k < l->ncolumns; k++)
			zy_writer_cell(
			    w, zy_org_list_cell(l, &l->items[i], k, &text));
		zy_writer_end(w);
	}
	zy_buf_release(&text);
}

void
zy_org_write(struct zy_cli *cli, struct zy_org_list *l)
{
	const struct zy_spread how = {.put = write_block,
	    .context = l,
	    .n = l->n,
	    .block = BLOCK,
	    .threads = (int)cli->threads};
	struct zy_writer *w = zy_cli_writer(cli);
	size_t k;

	if (!w)
		return;
	for (k = 0; k < l->ncolumns; k++)
		zy_writer_column(w, zy_org_list_name(l, k),
		    zy_schema_find(&zy_org_schema, zy_org_list_name(l, k)));
	zy_writer_spread(w, &how);
	zy_cli_finish_writer(cli, w);
}
