/*
 * Writing a ZIP archive in memory, through libzip.
 *
 * The same files give the same bytes: every file of the archive has the date
 * 1980-01-01 and no owner, whatever the clock and the time zone say.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ZIP_WRITE_H
#define ZY_STREAM_ZIP_WRITE_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * A file for an archive; its name is a path with slashes.  All members are
 * borrowed.
 */
struct zy_zip_file {
	const char *name;
	struct zy_view bytes;
	const int *fd; /* NULL, or an open file with the content */
};

/*
 * Appends to out a compressed archive of n files in their order.  The files are
 * borrowed until the function returns.  Returns 0; or -1 with a ZY_ERROR_IO and
 * nothing appended, where libzip is not installed or has no memory, or a file
 * could not be read.
 */
int zy_zip_write(const struct zy_zip_file *files, size_t n, struct zy_buf *out,
    struct zy_error *e);

ZY_END_C

#endif
