/*
 * Refusing inputs that are neither text nor a workbook: the kinds of files that
 * offices send, each with the way to convert it.  Implements functions declared
 * in source-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <strings.h>

#include "base/shell.h"
#include "stream/source-state.h"

enum {
	LOOK = 64 << 20, /* bytes of an old document that are searched */
};

/*
 * Fills e with the refusal of an input of the kind `what`; how, a way to
 * convert it, may be NULL or empty.  Returns -1 always.
 */
static int
refuse(const struct zy_source *s, const char *what, const struct zy_buf *how,
    struct zy_error *e)
{
	if (how && how->n)
		zy_error_set(
		    e, ZY_ERROR_IO, _("the input is %s: %s"), what, how->p);
	else
		zy_error_set(e, ZY_ERROR_IO, _("the input is %s"), what);
	e->fault = ZY_FAULT_FILE;
	return zy_error_at(e, s->name, 0, 0);
}

int
zy_source_refuse_convertible(const struct zy_source *s, const char *what,
    const char *filter, struct zy_error *e)
{
	struct zy_buf file = ZY_BUF_INIT, how = ZY_BUF_INIT;

	zy_shell_put_file(&file, zy_view(s->name));
	/* Without the filter LibreOffice goes by the ending of the name. */
	if (s->in.fd > 0)
		zy_buf_printf(&how,
		    _("save it as .xlsx, or run: soffice --headless "
		      "--infilter='%s' --convert-to xlsx --outdir converted "
		      "%s"),
		    filter, file.p);
	else
		zy_buf_puts(&how, _("save it as .xlsx"));
	refuse(s, what, &how, e);
	zy_buf_release(&file);
	zy_buf_release(&how);
	return -1;
}

/* Refuses a compressed file, which the command decompresses.  Returns -1. */
static int
refuse_packed(const struct zy_source *s, const char *what, const char *command,
    const char *suffix, struct zy_error *e)
{
	struct zy_buf file = ZY_BUF_INIT, how = ZY_BUF_INIT;
	struct zy_view name = zy_view(s->name);
	size_t n = strlen(suffix);

	zy_shell_put_file(&file, zy_view(s->name));
	if (s->in.fd <= 0)
		zy_buf_printf(
		    &how, _("decompress it with '%s -dc' before"), command);
	else if (name.n > n && strcasecmp(name.p + name.n - n, suffix) == 0)
		zy_buf_printf(&how, _("run: %s -dk %s"), command, file.p);
	else
		zy_buf_printf(
		    &how, _("run: %s -dc <%s >unpacked"), command, file.p);
	refuse(s, what, &how, e);
	zy_buf_release(&file);
	zy_buf_release(&how);
	return -1;
}

/*
 * Returns whether the bytes contain the name in UTF-16, as old documents store
 * names.
 */
static bool
has_name(const struct zy_buf *bytes, const char *name)
{
	char wide[64];
	size_t i, n = strlen(name);

	for (i = 0; i < n; i++) {
		wide[2 * i] = name[i];
		wide[2 * i + 1] = '\0';
	}
	return memmem(bytes->p, bytes->n, wide, 2 * n) != NULL;
}

/*
 * Refuses an OLE2 document, whose kind is known by the names of its streams.
 * Returns -1.
 */
static int
refuse_old(struct zy_source *s, struct zy_error *e)
{
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_buf how = ZY_BUF_INIT;

	while (s->bytes.n < LOOK && zy_source_fetch_more(s, &ignored) == 1)
		;
	if (has_name(&s->bytes, "EncryptedPackage")) {
		zy_buf_puts(&how, _("open it and save it without a password"));
		refuse(s, _("an encrypted workbook"), &how, e);
	} else if (has_name(&s->bytes, "WordDocument")) {
		zy_buf_puts(&how,
		    _("copy its table into a spreadsheet and save that as "
		      ".xlsx"));
		refuse(s, _("a Word document (.doc)"), &how, e);
	} else if (has_name(&s->bytes, "PowerPoint Document")) {
		refuse(s, _("a presentation (.ppt)"), NULL, e);
	} else {
		zy_source_refuse_convertible(
		    s, _("an old workbook (.xls, .et)"), "MS Excel 97", e);
	}
	zy_buf_release(&how);
	return -1;
}

/* Returns whether the text begins with another, without regard to case. */
static bool
begins(struct zy_view text, const char *with)
{
	size_t n = strlen(with);

	return text.n >= n && strncasecmp(text.p, with, n) == 0;
}

/*
 * Refuses HTML and XML, which often has the name of a workbook or a table.
 * Returns 0 where the input is neither, or -1 with e set.
 */
static int
refuse_markup(struct zy_source *s, struct zy_error *e)
{
	static const char *const tags[] = {"<html", "<!doctype html", "<table",
	    "<head", "<meta", "<style", "<body", "<div"};
	struct zy_view text = {s->bytes.p, s->bytes.n};
	size_t i;

	if (text.n > 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0)
		text = (struct zy_view){text.p + 3, text.n - 3};
	while (text.n && strchr(" \t\r\n", *text.p) && *text.p)
		text = (struct zy_view){text.p + 1, text.n - 1};
	if (text.n == 0 || *text.p != '<')
		return 0;
	if (begins(text, "<?xml")) {
		text.n = text.n < 4096 ? text.n : 4096;
		if (zy_view_has(
			text, "urn:schemas-microsoft-com:office:spreadsheet"))
			return zy_source_refuse_convertible(s,
			    _("an XML workbook of 2003"), "MS Excel 2003 XML",
			    e);
		if (zy_view_has(
			text, "oasis:names:tc:opendocument:xmlns:office"))
			return zy_source_refuse_convertible(s,
			    _("an OpenDocument file (.ods)"),
			    "OpenDocument Spreadsheet Flat XML", e);
		if (!zy_view_has(text, "<html"))
			return refuse(s, _("XML, and no table"), NULL, e);
		return zy_source_refuse_convertible(s,
		    _("an HTML page, of whose codes LibreOffice and Excel take "
		      "the "
		      "leading zeros"),
		    "HTML (StarCalc)", e);
	}
	for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (begins(text, tags[i]))
			return zy_source_refuse_convertible(s,
			    _("an HTML page, of whose codes LibreOffice and "
			      "Excel take the "
			      "leading zeros"),
			    "HTML (StarCalc)", e);
	return 0;
}

int
zy_source_refuse_magic(struct zy_source *s, bool markup, struct zy_error *e)
{
	static const struct {
		const char *magic;
		size_t n;
		const char *what, *command, *suffix;
	} table[] = {
	    {"\x1F\x8B", 2, N_("compressed by gzip"), "gzip", ".gz"},
	    {"\x28\xB5\x2F\xFD", 4, N_("compressed by zstd"), "zstd", ".zst"},
	    {"\xFD"
	     "7zXZ",
		5, N_("compressed by xz"), "xz", ".xz"},
	    {"BZh", 3, N_("compressed by bzip2"), "bzip2", ".bz2"},
	    {"PK\3\4", 4, N_("a workbook (.xlsx) or another ZIP archive"), "",
		""},
	    {"PK\5\6", 4, N_("an empty ZIP archive"), "", ""},
	    {"%PDF", 4, N_("a PDF: ask for the spreadsheet it was made of"), "",
		""},
	    {"Rar!", 4, N_("a RAR archive: unpack it first"), "", ""},
	    {"7z\xBC\xAF", 4, N_("a 7z archive: unpack it first"), "", ""},
	    {"{\\rtf", 5, N_("an RTF document"), "", ""},
	    {"MIME-Version:", 13, N_("a web page in one file (.mht)"), "", ""},
	};
	const struct zy_buf *b = &s->bytes;
	size_t i;

	if (b->n >= 4 && memcmp(b->p, "\xD0\xCF\x11\xE0", 4) == 0)
		return refuse_old(s, e);
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (b->n < table[i].n ||
		    memcmp(b->p, table[i].magic, table[i].n) != 0)
			continue;
		return *table[i].command
			   ? refuse_packed(s, _(table[i].what),
				 table[i].command, table[i].suffix, e)
			   : refuse(s, _(table[i].what), NULL, e);
	}
	return markup ? 0 : refuse_markup(s, e);
}
