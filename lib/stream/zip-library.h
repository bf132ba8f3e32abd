/*
 * The functions of libzip that are used here.  Private to lib/stream.
 *
 * The library is not linked, but loaded when the first archive is read or
 * written: it depends on libcrypto, which would double the time that every
 * program takes to start (HACKING.md).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ZIP_LIBRARY_H
#define ZY_STREAM_ZIP_LIBRARY_H

#include <zip.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * Calls the macro `each` for every function that is used, by its name without
 * zip_, one a line.
 */
/* clang-format off */
#define ZY_ZIP_FUNCTIONS(each) \
	each(error_init) \
	each(error_code_zip) \
	each(error_fini) \
	each(source_buffer_create) \
	each(source_free) \
	each(source_keep) \
	each(source_open) \
	each(source_read) \
	each(source_close) \
	each(source_buffer) \
	each(source_filep) \
	each(open_from_source) \
	each(close) \
	each(discard) \
	each(file_add) \
	each(file_set_mtime) \
	each(get_num_entries) \
	each(get_name) \
	each(stat_index) \
	each(fopen_index) \
	each(fread) \
	each(fclose) \
	each(get_error) \
	each(file_get_error)
/* clang-format on */

/* The functions of the library, by their names without zip_. */
struct zy_zip_library {
#define ZY_ZIP_MEMBER(name) __typeof__(zip_##name) *name;
	ZY_ZIP_FUNCTIONS(ZY_ZIP_MEMBER)
#undef ZY_ZIP_MEMBER
};

/*
 * Loads the library at the first call; threads may call it at the same time.
 * Returns it, for the life of the process, or NULL where it is not installed.
 */
const struct zy_zip_library *zy_zip_library(void);

ZY_END_C

#endif
