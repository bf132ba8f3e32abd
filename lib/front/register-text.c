/*
 * Writes the present state of registers as JSON lines in memory, which a reader
 * then reads like a stream.  An entry stands on the line that it has in its
 * register; all other lines are empty.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/register-text.h"

#include <stdlib.h>

#include "front/registers.h"
#include "model/record.h"

void
zy_register_texts_release(struct zy_register_texts *t)
{
	zy_extract_release(&t->extract);
	free(t->paths);
	free(t->ends);
	zy_buf_release(&t->text);
}

void
zy_register_texts_add(struct zy_register_texts *t, const char *path)
{
	t->paths = zy_grow(t->paths, &t->cap, t->n + 1, sizeof(*t->paths));
	t->ends = zy_grow(t->ends, &t->ends_cap, t->n + 1, sizeof(*t->ends));
	t->paths[t->n] = path;
	t->ends[t->n++] = 0;
}

int
zy_register_texts_read(struct zy_register_texts *t, const char *as_of)
{
	size_t i;

	if (t->n && zy_registers_set_day(t->cli, &t->extract, as_of))
		return -1;
	for (i = 0; i < t->n; i++) {
		if (zy_registers_extract(
			t->cli, t->paths[i], ZY_CLI_LOCK_SECONDS, &t->extract))
			return -1;
		t->ends[i] = t->extract.fold.n;
	}
	zy_extract_follow(&t->extract);
	zy_registers_note_orphans(t->cli, &t->extract);
	return 0;
}

/*
 * Appends a member of a JSON object, and before it the brace or comma that it
 * needs; nothing for an empty value.
 */
static void
put_member(struct zy_buf *b, const char *name, struct zy_view value)
{
	if (value.n == 0)
		return;
	zy_buf_putc(b, b->n && b->p[b->n - 1] != '\n' ? ',' : '{');
	zy_json_string(b, zy_view(name));
	zy_buf_putc(b, ':');
	zy_json_string(b, value);
}

/* Appends an entry, without the end of its line. */
static void
put_entry(struct zy_register_texts *t, const struct zy_folded *r,
    struct zy_buf *scratch)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX], extras[ZY_MIXED_EXTRAS];
	size_t c;

	zy_extract_cells(&t->extract, r, cells);
	zy_extract_extras(&t->extract, r, scratch, extras);
	put_member(&t->text, "record", zy_view(r->schema->name));
	put_member(&t->text, "entered", extras[ZY_MIXED_ENTERED]);
	for (c = 0; c < r->schema->n; c++)
		put_member(&t->text, r->schema->columns[c].name, cells[c]);
	zy_buf_putc(&t->text, '}');
}

struct zy_reader *
zy_register_texts_open(struct zy_register_texts *t, size_t i)
{
	struct zy_buf scratch = ZY_BUF_INIT;
	size_t k = i ? t->ends[i - 1] : 0;
	uint64_t line = 1;

	zy_buf_reset(&t->text);
	for (; k < t->ends[i]; k++) {
		const struct zy_folded *r = &t->extract.fold.records[k];

		if (r->withdrawn)
			continue;
		for (; line < r->line; line++)
			zy_buf_putc(&t->text, '\n');
		put_entry(t, r, &scratch);
	}
	zy_buf_release(&scratch);
	return zy_cli_open_text(
	    t->cli, t->paths[i], zy_buf_get(&t->text), &zy_any_schema);
}
