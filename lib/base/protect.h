/*
 * Who may read what is not for everybody: registers, rejects, lists of errors,
 * provenance files.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PROTECT_H
#define ZY_BASE_PROTECT_H

#include <sys/stat.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * Sets who may read and write the new file or folder that is open as fd: its
 * owner; its group as the folder of path lets that group, where both are of one
 * group; nobody else.  old is NULL, or describes the file that the new one
 * replaces, whose group and others get no more than they had.
 * Returns 0, or -1 with errno set.
 */
int zy_protect(int fd, const char *path, const struct stat *old);

ZY_END_C

#endif
