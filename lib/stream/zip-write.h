/*
 * Writing a ZIP archive in memory, through libzip.
 *
 * The same files give the same bytes: every file of the archive has the date
 * 1980-01-01, whatever the clock and the time zone say, and no owner.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ZIP_WRITE_H
#define ZY_STREAM_ZIP_WRITE_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

/* A file of an archive; its name is a path with slashes. */
struct zy_zip_file {
	const char *name;
	struct zy_view bytes;
};

/*
 * Appends to out an archive of n files in their order, compressed.  The files
 * stay borrowed until it returns.  Returns 0, or -1 with a ZY_ERROR_IO and
 * nothing appended, where libzip is not installed or finds no memory.
 */
int zy_zip_write(const struct zy_zip_file *files, size_t n, struct zy_buf *out,
    struct zy_error *e);

ZY_END_C

#endif
