/*
 * Temporary files.  They have no name, so that nothing is left in the folder
 * however the process ends, and only their owner can read them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_TEMPORARY_H
#define ZY_STREAM_TEMPORARY_H

#include "base/attr.h"
#include "base/error.h"

ZY_BEGIN_C

/*
 * Creates a temporary file in folder, not NULL.  Returns its descriptor, open
 * to read and write, which the caller closes; or -1 with a ZY_ERROR_IO.
 */
int zy_temporary_open(const char *folder, struct zy_error *e);
/*
 * Fills e with a ZY_ERROR_IO that says that temporary files in folder have
 * failed, where code is the value of errno.  Returns -1 always.
 */
int zy_temporary_failed(const char *folder, int code, struct zy_error *e);

ZY_END_C

#endif
