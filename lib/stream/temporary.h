/*
 * Temporary files: without names, so that nothing stays behind however the
 * process ends; for this user only.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_TEMPORARY_H
#define ZY_STREAM_TEMPORARY_H

#include "base/error.h"

/* A new file in the folder, open to read and write; -1 with a ZY_ERROR_IO. */
int zy_temporary_open(const char *folder, struct zy_error *e);
/* Something else that failed there, by its errno.  Always -1. */
int zy_temporary_failed(const char *folder, int code, struct zy_error *e);

#endif
