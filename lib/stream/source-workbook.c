/*
 * A source over a sheet of a workbook: implements functions of source.h and
 * source-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/trace.h"
#include "stream/source-state.h"

const char *
zy_source_sheet(const char *path)
{
	const char *at;
	struct stat st;
	char *file;
	bool found;

	if (strchr(path, '!') == NULL || stat(zy_trace_path(path), &st) == 0)
		return NULL;
	if (path[0] == '-' && path[1] == '!')
		return path + 2;
	for (at = strchr(path, '!'); at; at = strchr(at + 1, '!')) {
		file = zy_strndup(path, (size_t)(at - path));
		found =
		    stat(zy_trace_path(file), &st) == 0 && !S_ISDIR(st.st_mode);
		free(file);
		if (found)
			return at + 1;
	}
	return NULL;
}

/*
 * Reads all bytes of the input into s->bytes.  Returns 0, or -1 with e set
 * where there are more than a workbook may have.
 */
static int
read_all(struct zy_source *s, struct zy_error *e)
{
	int rc = 1;

	while (rc == 1 && s->bytes.n <= ZY_WORKBOOK_PACKED)
		rc = zy_source_fetch_more(s, e);
	if (rc < 0)
		return -1;
	if (s->bytes.n <= ZY_WORKBOOK_PACKED)
		return 0;
	zy_error_set(e, ZY_ERROR_IO, _("the workbook is larger than %d bytes"),
	    (int)ZY_WORKBOOK_PACKED);
	e->fault = ZY_FAULT_FILE;
	return zy_error_at(e, s->name, 0, 0);
}

size_t
zy_source_put_sheets(
    const struct zy_workbook *w, size_t but, bool hidden, struct zy_buf *b)
{
	size_t i, n = 0;
	const char *name;
	bool is_hidden;

	for (i = 0; i < zy_workbook_sheets(w); i++) {
		name = zy_workbook_sheet(w, i, &is_hidden);
		if (i == but || is_hidden != hidden)
			continue;
		zy_buf_printf(b, "%s'%s'", n++ ? ", " : "", name);
	}
	return n;
}

/*
 * Adds notices about the sheets that are not read, when the user has named
 * none.
 */
static void
note_others(struct zy_source *s, size_t chosen)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (zy_source_put_sheets(s->book, chosen, false, &b))
		zy_buf_printf(&s->notes,
		    _("other sheets are not read: %s (FILE!SHEET names one, "
		      "FILE!* all)\n"),
		    b.p);
	zy_buf_reset(&b);
	if (zy_source_put_sheets(s->book, chosen, true, &b))
		zy_buf_printf(&s->notes,
		    _("hidden sheets are not read: %s (FILE!SHEET names "
		      "one)\n"),
		    b.p);
	zy_buf_release(&b);
}

int
zy_source_open_workbook(struct zy_source *s, struct zy_error *e)
{
	struct zy_buf name = ZY_BUF_INIT;
	const struct zy_workbook_other *other;
	bool hidden;
	size_t i;

	if (read_all(s, e))
		return -1;
	if (zy_workbook_open(&s->book, &s->bytes, &other, e)) {
		if (!other)
			return zy_error_at(e, s->name, 0, 0);
		zy_error_clear(e);
		return zy_source_refuse_convertible(
		    s, _(other->what), other->filter, e);
	}
	if (zy_workbook_choose(s->book, s->sheet, &i, e))
		return zy_error_at(e, s->name, 0, 0);
	if (!s->sheet)
		note_others(s, i);
	s->file = strlen(s->name);
	zy_buf_puts(&name, s->name);
	zy_buf_putc(&name, '!');
	zy_text_visible(&name, zy_view(zy_workbook_sheet(s->book, i, &hidden)));
	free(s->name);
	s->name = zy_buf_detach(&name);
	s->encoding = "UTF-8";
	s->decided = s->rows = true;
	return 0;
}

int
zy_source_more_rows(struct zy_source *s, struct zy_error *e)
{
	size_t had = s->text.n;
	uint64_t n, row, column;
	int rc;

	do
		rc = zy_workbook_more(s->book, &s->text, e);
	while (rc == 1 && s->text.n == had);
	if (rc < 0) {
		zy_error_at(e, s->name, e->line, 0);
		s->late = *e;
		if (s->text.n == had)
			return -1;
		zy_error_clear(e); /* the good rows first */
		return 1;
	}
	if (s->text.n > had)
		return 1;
	n = s->noted ? 0 : zy_workbook_unknown(s->book, &row, &column);
	s->noted = true;
	if (n)
		zy_buf_printf(&s->notes,
		    _("formulas without a stored value: %llu, the first in row "
		      "%llu, column %llu: open the file in a spreadsheet and "
		      "save it\n"),
		    (unsigned long long)n, (unsigned long long)row,
		    (unsigned long long)column);
	return 0;
}

bool
zy_source_has_rows(const struct zy_source *s)
{
	return s->rows;
}

bool
zy_source_is_workbook(const struct zy_source *s, size_t *file)
{
	*file = s->file;
	return s->book != NULL;
}

bool
zy_source_note(struct zy_source *s, struct zy_buf *out)
{
	const char *end =
	    s->notes.n ? memchr(s->notes.p, '\n', s->notes.n) : NULL;
	size_t n;

	if (!end)
		return false;
	n = (size_t)(end - s->notes.p);
	zy_buf_reset(out);
	zy_buf_put(out, s->notes.p, n);
	s->notes.n -= n + 1;
	memmove(s->notes.p, end + 1, s->notes.n);
	return true;
}
