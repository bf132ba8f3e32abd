/*
 * Writing a ZIP archive: implements zip-write.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/zip-write.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "stream/zip-library.h"

enum {
	PIECE = 64 * 1024, /* bytes that are copied at a time */
};

/*
 * Returns the time that libzip, which uses local time, stores as noon of
 * 1980-01-01, the first day that an archive can contain.
 */
static time_t
first_day(void)
{
	struct tm noon = {
	    .tm_year = 80, .tm_mday = 1, .tm_hour = 12, .tm_isdst = -1};

	return mktime(&noon);
}

/*
 * Returns a source with the content of a file, or NULL.  It has a descriptor of
 * its own, which is closed when the source is freed.
 */
static zip_source_t *
source_of(
    const struct zy_zip_library *l, zip_t *zip, const struct zy_zip_file *file)
{
	zip_source_t *source = NULL;
	FILE *f;
	int fd;

	if (!file->fd)
		return l->source_buffer(zip, file->bytes.p, file->bytes.n, 0);
	fd = lseek(*file->fd, 0, SEEK_SET) == 0 ? dup(*file->fd) : -1;
	f = fd >= 0 ? fdopen(fd, "rb") : NULL;
	if (f)
		source = l->source_filep(zip, f, 0, -1);
	if (f && !source)
		fclose(f);
	else if (!f && fd >= 0)
		close(fd);
	return source;
}

/* Adds the files to an archive.  Returns whether all were added. */
static bool
add_files(const struct zy_zip_library *l, zip_t *zip,
    const struct zy_zip_file *files, size_t n)
{
	const time_t day = first_day();
	size_t i;

	for (i = 0; i < n; i++) {
		zip_source_t *source = source_of(l, zip, &files[i]);
		zip_int64_t at;

		if (!source)
			return false;
		at = l->file_add(zip, files[i].name, source, ZIP_FL_ENC_UTF_8);
		if (at < 0) {
			l->source_free(source);
			return false;
		}
		if (l->file_set_mtime(zip, (zip_uint64_t)at, day, 0))
			return false;
	}
	return true;
}

/* Appends the bytes of a source to out.  Returns whether all were read. */
static bool
copy_source(
    const struct zy_zip_library *l, zip_source_t *source, struct zy_buf *out)
{
	const size_t before = out->n;
	char *piece;
	zip_int64_t got;

	if (l->source_open(source))
		return false;
	piece = zy_malloc(PIECE);
	while ((got = l->source_read(source, piece, PIECE)) > 0)
		zy_buf_put(out, piece, (size_t)got);
	free(piece);
	l->source_close(source);
	if (got < 0)
		out->n = before;
	return got == 0;
}

/*
 * Writes the archive into `source`, which is still owned by the caller.
 * Returns whether the archive is complete.
 */
static bool
fill_source(const struct zy_zip_library *l, zip_source_t *source,
    const struct zy_zip_file *files, size_t n, zip_error_t *why)
{
	zip_t *zip =
	    l->open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, why);

	if (!zip)
		return false;
	l->source_keep(source);
	if (add_files(l, zip, files, n) && l->close(zip) == 0)
		return true;
	l->discard(zip);
	return false;
}

int
zy_zip_write(const struct zy_zip_file *files, size_t n, struct zy_buf *out,
    struct zy_error *e)
{
	const struct zy_zip_library *l = zy_zip_library();
	zip_source_t *source;
	zip_error_t why;
	bool done = false;

	if (!l)
		return zy_error_set(e, ZY_ERROR_IO,
		    _("documents of a word processor are written through "
		      "libzip, which is not installed here"));
	l->error_init(&why);
	source = l->source_buffer_create(NULL, 0, 0, &why);
	if (source) {
		done = fill_source(l, source, files, n, &why) &&
		       copy_source(l, source, out);
		l->source_free(source);
	}
	l->error_fini(&why);
	return done ? 0
		    : zy_error_set(e, ZY_ERROR_IO,
			  _("the archive of the document could not be made: "
			    "memory is gone"));
}
