/*
 * A workbook, its parts and its sheets: implements workbook.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/workbook.h"

#include <stdlib.h>

#include "stream/workbook-state.h"

enum {
	SHEETS = 10000, /* of a workbook, at most */
	NAMED = 20,	/* sheets that a message names */
};

struct sheet {
	char *name, *id;
	bool hidden;
	int64_t part; /* -1: not there, or no sheet of cells */
};

struct zy_workbook {
	struct zy_buf bytes;
	struct zy_archive *archive;
	struct sheet *sheets;
	size_t n, cap;
	/* of the part of the workbook: its folder with its slash, its name */
	char *folder, *file;
	int64_t part, texts_part, styles_part;
	struct zy_shared_texts texts;
	struct zy_styles styles;
	struct zy_book_context context;
	struct zy_book_sheet *reading;
};

/*
 * Returns whether the type of a relation ends with a word; its beginning
 * differs between the transitional and the strict format.
 */
static bool
is_type(const char *type, const char *word)
{
	const char *slash = type ? strrchr(type, '/') : NULL;

	return slash && strcmp(slash + 1, word) == 0;
}

/*
 * Returns the index of the part to which a relation points, or -1.  target is
 * relative to folder, or begins with a slash.
 */
static int64_t
follow(const struct zy_workbook *w, const char *folder, const char *target)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view all, piece;
	int64_t part;

	if (*target != '/' && *target != '\\')
		zy_buf_puts(&b, folder);
	zy_buf_puts(&b, target);
	for (size_t i = 0; i < b.n; i++)
		b.p[i] = b.p[i] == '\\' ? '/' : b.p[i];
	all = (struct zy_view){b.p, b.n};
	struct zy_buf path = ZY_BUF_INIT;

	zy_buf_room(&path, 1)[0] = '\0';
	while (zy_view_next(&all, '/', &piece)) {
		if (piece.n == 0 || zy_view_is(piece, "."))
			continue;
		if (zy_view_is(piece, "..")) {
			while (path.n > 0 && path.p[--path.n] != '/')
				;
			path.p[path.n] = '\0';
			continue;
		}
		if (path.n)
			zy_buf_putc(&path, '/');
		zy_buf_view(&path, piece);
	}
	part = zy_archive_find(w->archive, path.p);
	zy_buf_release(&path);
	zy_buf_release(&b);
	return part;
}

/* Finds the workbook's own part in _rels/.rels. */
static void
on_root_relation(void *context, const char *name, const char **attributes)
{
	struct zy_workbook *w = context;
	const char *target = zy_xml_attribute(attributes, "Target");
	const char *slash;

	if (strcmp(name, "Relationship") != 0 || !target || w->folder ||
	    !is_type(zy_xml_attribute(attributes, "Type"), "officeDocument"))
		return;
	w->part = follow(w, "", target);
	target += *target == '/';
	slash = strrchr(target, '/');
	slash = slash ? slash + 1 : target;
	w->folder = zy_strndup(target, (size_t)(slash - target));
	w->file = zy_strdup(slash);
}

/* Returns whether an attribute, which may be NULL, is true in XML. */
static bool
is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* Reads the workbook's own part: its sheets and its date system. */
static void
on_workbook(void *context, const char *name, const char **attributes)
{
	struct zy_workbook *w = context;
	const char *text = zy_xml_attribute(attributes, "name");
	const char *id = NULL, *state = zy_xml_attribute(attributes, "state");
	const char **a;

	if (strcmp(name, "workbookPr") == 0)
		w->context.from_1904 =
		    is_true(zy_xml_attribute(attributes, "date1904"));
	if (strcmp(name, "sheet") != 0 || !text || w->n >= SHEETS)
		return;
	for (a = attributes; a[0]; a += 2)
		if (strcmp(zy_xml_local(a[0]), "id") == 0)
			id = a[1];
	w->sheets = zy_grow(w->sheets, &w->cap, w->n + 1, sizeof(*w->sheets));
	w->sheets[w->n++] =
	    (struct sheet){zy_strdup(text), zy_strdup(id ? id : ""),
		state && strcmp(state, "visible") != 0, -1};
}

/*
 * Reads the relations of the workbook's part, which tell where the other parts
 * are.
 */
static void
on_relation(void *context, const char *name, const char **attributes)
{
	struct zy_workbook *w = context;
	const char *target = zy_xml_attribute(attributes, "Target");
	const char *type = zy_xml_attribute(attributes, "Type");
	const char *id = zy_xml_attribute(attributes, "Id");
	size_t i;

	if (strcmp(name, "Relationship") != 0 || !target || !type || !id)
		return;
	if (is_type(type, "sharedStrings"))
		w->texts_part = follow(w, w->folder, target);
	else if (is_type(type, "styles"))
		w->styles_part = follow(w, w->folder, target);
	else if (is_type(type, "worksheet"))
		for (i = 0; i < w->n; i++)
			if (strcmp(w->sheets[i].id, id) == 0)
				w->sheets[i].part =
				    follow(w, w->folder, target);
}

/* Removes sheets without cells, such as charts. */
static void
drop_others(struct zy_workbook *w)
{
	size_t i, n = 0;

	for (i = 0; i < w->n; i++) {
		if (w->sheets[i].part >= 0) {
			w->sheets[n++] = w->sheets[i];
			continue;
		}
		free(w->sheets[i].name);
		free(w->sheets[i].id);
	}
	w->n = n;
}

/*
 * Parses a part with a function for the beginnings of elements only.  Returns
 * 0, also where part is -1; or -1 with e set.
 */
static int
parse(struct zy_workbook *w, int64_t part,
    void (*start)(void *context, const char *name, const char **attributes),
    struct zy_error *e)
{
	const struct zy_xml_calls calls = {start, NULL, NULL};
	struct zy_xml *x;

	return part < 0 ? 0 : zy_xml_all(w->archive, part, &calls, w, &x, e);
}

/*
 * Returns the index of the part with the relations of the workbook's part, or
 * -1.
 */
static int64_t
relations_of(const struct zy_workbook *w)
{
	struct zy_buf b = ZY_BUF_INIT;
	int64_t part;

	zy_buf_printf(&b, "_rels/%s.rels", w->file);
	part = follow(w, w->folder, b.p);
	zy_buf_release(&b);
	return part;
}

/*
 * Fills e with the refusal of an archive that is no workbook, and sets *other
 * where LibreOffice can convert it.  Returns -1.
 */
static int
refuse_other(const struct zy_workbook *w,
    const struct zy_workbook_other **other, struct zy_error *e)
{
	static const struct {
		const char *part;
		struct zy_workbook_other kind; /* without a filter: none */
	} table[] = {
	    {"xl/workbook.bin",
		{N_("a binary workbook (.xlsb)"), "Calc MS Excel 2007 Binary"}},
	    {"word/document.xml",
		{N_("a Word document (.docx): copy its table into a "
		    "spreadsheet and save that as .xlsx"),
		    NULL}},
	    {"ppt/presentation.xml", {N_("a presentation (.pptx)"), NULL}},
	    {"content.xml", {N_("an OpenDocument file (.ods)"), "calc8"}},
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (zy_archive_find(w->archive, table[i].part) < 0)
			continue;
		if (table[i].kind.filter)
			*other = &table[i].kind;
		return zy_workbook_fail(
		    e, _("the input is %s"), _(table[i].kind.what));
	}
	return zy_workbook_fail(
	    e, _("the input is %s"), _("a ZIP archive and no workbook"));
}

/*
 * Finds the sheets, and reads the shared texts and styles.  Returns 0, or -1
 * with e set.
 */
static int
find_parts(struct zy_workbook *w, const struct zy_workbook_other **other,
    struct zy_error *e)
{
	w->part = w->texts_part = w->styles_part = -1;
	if (parse(w, zy_archive_find(w->archive, "_rels/.rels"),
		on_root_relation, e))
		return -1;
	if (w->part < 0) {
		free(w->folder);
		free(w->file);
		w->folder = zy_strdup("xl/");
		w->file = zy_strdup("workbook.xml");
		w->part = zy_archive_find(w->archive, "xl/workbook.xml");
	}
	if (w->part < 0 ||
	    zy_archive_find(w->archive, "xl/workbook.bin") >= 0 ||
	    zy_archive_find(w->archive, "word/document.xml") >= 0 ||
	    zy_archive_find(w->archive, "ppt/presentation.xml") >= 0)
		return refuse_other(w, other, e);
	if (parse(w, w->part, on_workbook, e) ||
	    parse(w, relations_of(w), on_relation, e))
		return -1;
	drop_others(w);
	if (w->n == 0)
		return zy_workbook_fail(
		    e, _("the workbook has no sheet of cells"));
	if (w->texts_part >= 0 &&
	    zy_shared_texts_read(&w->texts, w->archive, w->texts_part, e))
		return -1;
	if (w->styles_part >= 0 &&
	    zy_styles_read(&w->styles, w->archive, w->styles_part, e))
		return -1;
	return 0;
}

int
zy_workbook_open(struct zy_workbook **out, struct zy_buf *take,
    const struct zy_workbook_other **other, struct zy_error *e)
{
	struct zy_workbook *w = zy_calloc(1, sizeof(*w));

	*other = NULL;
	w->bytes = *take;
	*take = (struct zy_buf)ZY_BUF_INIT;
	if (zy_archive_open(&w->archive, w->bytes.p, w->bytes.n, e) ||
	    find_parts(w, other, e)) {
		zy_workbook_free(w);
		return -1;
	}
	w->context.archive = w->archive;
	w->context.texts = &w->texts;
	w->context.styles = &w->styles;
	*out = w;
	return 0;
}

void
zy_workbook_free(struct zy_workbook *w)
{
	size_t i;

	if (!w)
		return;
	zy_book_sheet_free(w->reading);
	for (i = 0; i < w->n; i++) {
		free(w->sheets[i].name);
		free(w->sheets[i].id);
	}
	free(w->sheets);
	free(w->folder);
	free(w->file);
	zy_shared_texts_release(&w->texts);
	zy_styles_release(&w->styles);
	zy_archive_free(w->archive);
	zy_buf_release(&w->bytes);
	free(w);
}

size_t
zy_workbook_sheets(const struct zy_workbook *w)
{
	return w->n;
}

const char *
zy_workbook_sheet(const struct zy_workbook *w, size_t i, bool *hidden)
{
	*hidden = w->sheets[i].hidden;
	return w->sheets[i].name;
}

/* Appends the quoted names of the first sheets, 'a', 'b', for a message. */
static void
put_names(const struct zy_workbook *w, struct zy_buf *b)
{
	size_t i;

	for (i = 0; i < w->n && i < NAMED; i++)
		zy_buf_printf(b, "%s'%s'", i ? ", " : "", w->sheets[i].name);
	if (i < w->n)
		zy_buf_puts(b, ", ...");
}

/*
 * Returns the number of the sheet called name or, where name is NULL, of the
 * first that is not hidden; w->n where there is none.
 */
static size_t
find_sheet(const struct zy_workbook *w, const char *name)
{
	struct zy_view text = zy_text_trim(zy_view(name));
	size_t i;

	for (i = 0; i < w->n; i++)
		if (name ? strcmp(w->sheets[i].name, name) == 0
			 : !w->sheets[i].hidden)
			return i;
	for (i = 0; name && i < w->n; i++)
		if (zy_view_eq(zy_text_trim(zy_view(w->sheets[i].name)), text))
			return i;
	return w->n;
}

int
zy_workbook_choose(
    struct zy_workbook *w, const char *name, size_t *out, struct zy_error *e)
{
	struct zy_buf names = ZY_BUF_INIT;

	*out = find_sheet(w, name);
	if (*out == w->n) {
		put_names(w, &names);
		zy_error_set(e, ZY_ERROR_IO,
		    name ? _("the workbook has no sheet '%s'; it has %s")
			 : _("%sall sheets of the workbook are hidden: name "
			     "the one to read as FILE!SHEET; it has %s"),
		    name ? name : "", names.p);
		zy_buf_release(&names);
		e->fault = ZY_FAULT_FILE;
		return -1;
	}
	zy_book_sheet_free(w->reading);
	w->reading = zy_book_sheet_open(&w->context, w->sheets[*out].part, e);
	return w->reading ? 0 : -1;
}

int
zy_workbook_more(struct zy_workbook *w, struct zy_buf *out, struct zy_error *e)
{
	return zy_book_sheet_more(w->reading, out, e);
}

uint64_t
zy_workbook_unknown(
    const struct zy_workbook *w, uint64_t *row, uint64_t *column)
{
	return zy_book_sheet_unknown(w->reading, row, column);
}
