/*
 * File permissions of data that is not public: registers, rejects, lists of
 * errors, provenance files.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PROTECT_H
#define ZY_BASE_PROTECT_H

#include <sys/stat.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * Sets the permissions of a new file or folder that is open as fd and will have
 * the name path.  Its owner may read and write.  Its group gets the permissions
 * that the folder of path gives its group, if both have the same group.  Others
 * get none.  If the new file replaces another one, which old describes, group
 * and others get no more permissions than they had; old may be NULL.  Returns
 * 0, or -1 with errno set.
 */
int zy_protect(int fd, const char *path, const struct stat *old);

ZY_END_C

#endif
