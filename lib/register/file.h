/*
 * The register as a file: opening under a lock, whole writes, syncing.
 *
 * Plain system calls with what they need around them: EINTR is repeated,
 * short writes continue, everything is checked.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FILE_H
#define ZY_REGISTER_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Fills e from errno: "what: reason" at path.  Always -1. */
int zy_file_error(const char *path, const char *what, struct zy_error *e);
/*
 * Opens and locks path; *created tells that it was not there.  dry: nothing
 * is created (-1 descriptor in *fd, and 0, when there is no file), and the
 * lock is a shared one.  0 or -1.
 */
int zy_file_open(int *fd, bool *created, const char *path, int64_t seconds,
    bool dry, struct zy_error *e);
/* All n bytes; -1 with errno. */
int zy_file_write(int fd, const char *p, size_t n);
/* n bytes from offset at; -1 with errno (EIO where the file ends). */
int zy_file_read(int fd, char *p, size_t n, uint64_t at);
/* -1 with errno; EINTR is repeated, nothing else. */
int zy_file_sync(int fd);
int zy_file_truncate(int fd, uint64_t size);
/* Syncs the directory that path is in. */
int zy_file_sync_directory(const char *path);

/*
 * 0 where the file system is of this machine; -1 with an error where locks
 * and flushes go over a network.
 */
int zy_file_refuse_network(int fd, const char *path, struct zy_error *e);

#endif
