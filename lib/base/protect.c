/*
 * Permissions of new files: implements protect.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/protect.h"

#include <libgen.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

int
zy_protect(int fd, const char *path, const struct stat *old)
{
	char *copy = zy_strdup(path);
	struct stat folder, st;
	mode_t mode = S_IRUSR | S_IWUSR, group = S_IRGRP | S_IWGRP;

	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		mode |= S_IXUSR;
		group |= S_IXGRP | S_ISGID;
	}
	if (stat(dirname(copy), &folder) == 0 &&
	    (st.st_gid == folder.st_gid ||
		fchown(fd, (uid_t)-1, folder.st_gid) == 0))
		mode |= folder.st_mode & group;
	if (old)
		mode &= old->st_mode | S_IRWXU;
	free(copy);
	return fchmod(fd, mode);
}
