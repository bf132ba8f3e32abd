/*
 * The ZIP archive of a workbook, read through libzip: implements functions of
 * workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/workbook-state.h"
#include "stream/zip-library.h"

enum {
	LARGE = 16 << 20, /* bytes of a part above which its ratio is checked */
};

struct zy_archive {
	const struct zy_zip_library *lib;
	zip_t *zip;
};

struct zy_archive_part {
	const struct zy_zip_library *lib;
	zip_file_t *file;
	uint64_t packed, read;
};

int
zy_workbook_fail(struct zy_error *e, const char *fmt, ...)
{
	struct zy_buf b = ZY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	zy_error_set(e, ZY_ERROR_IO, "%s", b.p);
	e->fault = ZY_FAULT_FILE;
	zy_buf_release(&b);
	return -1;
}

/*
 * Fills e with the error that libzip's code means for a workbook.  Returns -1.
 */
static int
fail(int code, struct zy_error *e)
{
	switch (code) {
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
	case ZIP_ER_ENCRNOTSUPP:
		return zy_workbook_fail(
		    e, _("the workbook is encrypted: save it without a "
			 "password"));
	case ZIP_ER_COMPNOTSUPP:
		return zy_workbook_fail(
		    e, _("the workbook is packed in a way that is not known: "
			 "save it once more"));
	default:
		return zy_workbook_fail(e,
		    _("the workbook is broken or cut short: fetch or save it "
		      "once more"));
	}
}

int
zy_archive_open(
    struct zy_archive **out, const char *p, size_t n, struct zy_error *e)
{
	const struct zy_zip_library *lib = zy_zip_library();
	zip_source_t *source;
	zip_error_t why;
	zip_t *zip = NULL;
	int rc = 0;

	if (!lib)
		return zy_error_set(e, ZY_ERROR_IO,
		    _("workbooks are read through libzip, which is not "
		      "installed here"));
	lib->error_init(&why);
	source = lib->source_buffer_create(p, n, 0, &why);
	if (source)
		zip = lib->open_from_source(source, ZIP_RDONLY, &why);
	if (!zip) {
		if (source)
			lib->source_free(source);
		rc = fail(lib->error_code_zip(&why), e);
	}
	lib->error_fini(&why);
	if (rc)
		return rc;
	*out = zy_malloc(sizeof(**out));
	(*out)->lib = lib;
	(*out)->zip = zip;
	return 0;
}

void
zy_archive_free(struct zy_archive *a)
{
	if (!a)
		return;
	a->lib->discard(a->zip);
	free(a);
}

/*
 * Returns whether a and b name one part: without regard to case and to / or \.
 */
static bool
is_name(const char *a, const char *b)
{
	char c, d;

	do {
		c = *a == '\\' ? '/' : *a;
		d = *b == '\\' ? '/' : *b;
		c = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
		d = d >= 'A' && d <= 'Z' ? (char)(d | 32) : d;
		if (c != d)
			return false;
		a++;
		b++;
	} while (c);
	return true;
}

int64_t
zy_archive_find(const struct zy_archive *a, const char *name)
{
	zip_int64_t i, n = a->lib->get_num_entries(a->zip, 0);
	const char *entry;

	for (i = 0; i < n; i++) {
		entry =
		    a->lib->get_name(a->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
		if (entry && is_name(entry, name))
			return i;
	}
	return -1;
}

struct zy_archive_part *
zy_archive_part(struct zy_archive *a, int64_t index, struct zy_error *e)
{
	struct zy_archive_part *p = zy_calloc(1, sizeof(*p));
	zip_stat_t st;

	p->lib = a->lib;
	if (a->lib->stat_index(a->zip, (zip_uint64_t)index, 0, &st) == 0 &&
	    st.valid & ZIP_STAT_COMP_SIZE)
		p->packed = st.comp_size;
	p->file = a->lib->fopen_index(a->zip, (zip_uint64_t)index, 0);
	if (p->file)
		return p;
	fail(a->lib->error_code_zip(a->lib->get_error(a->zip)), e);
	free(p);
	return NULL;
}

int64_t
zy_archive_read(
    struct zy_archive_part *p, char *to, size_t n, struct zy_error *e)
{
	zip_int64_t got = p->lib->fread(p->file, to, n);

	if (got < 0)
		return fail(
		    p->lib->error_code_zip(p->lib->file_get_error(p->file)), e);
	p->read += (uint64_t)got;
	if (p->read > ZY_WORKBOOK_PART ||
	    (p->read > LARGE && p->read / ZY_WORKBOOK_RATIO > p->packed))
		return zy_workbook_fail(
		    e, _("the workbook unpacks to far more than a sheet needs, "
			 "as an archive that is meant to do harm"));
	return got;
}

void
zy_archive_close(struct zy_archive_part *p)
{
	if (!p)
		return;
	p->lib->fclose(p->file);
	free(p);
}
