/*
 * System calls on the file of a register: open and lock, read, write, flush.
 *
 * Each function repeats a call that a signal interrupted, continues a short
 * read or write, and checks every result.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FILE_H
#define ZY_REGISTER_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/error.h"

ZY_BEGIN_C

/*
 * Fills e with a ZY_ERROR_IO at path whose message is "what: the text of
 * errno"; what is translated.  Returns -1 always.
 */
int zy_file_error(const char *path, const char *what, struct zy_error *e);
/*
 * Opens the file path and waits at most `seconds` for its lock.  With dry
 * false, creates the file when it does not exist (*created is then true) and
 * locks it for writing.  With dry true, locks it for reading and creates
 * nothing.  Returns 0 with the descriptor in *fd, which the caller closes (with
 * dry, -1 when there is no file); or -1 with e set and *fd undefined.
 */
int zy_file_open(int *fd, bool *created, const char *path, int64_t seconds,
    bool dry, struct zy_error *e);
/*
 * Writes n bytes to fd at its position, which is the end for files of
 * zy_file_open.  Returns 0, or -1 with errno set.
 */
int zy_file_write(int fd, const char *p, size_t n);
/*
 * Reads n bytes at offset at into p.  Returns 0, or -1 with errno set: EIO
 * when the file ends before that.
 */
int zy_file_read(int fd, char *p, size_t n, uint64_t at);
/*
 * Flushes fd to the disk.  Returns 0, or -1 with errno set.  After a failure it
 * is unknown what is on the disk, so the call must not be repeated.
 */
int zy_file_sync(int fd);
/* Truncates the file to size bytes.  Returns 0, or -1 with errno set. */
int zy_file_truncate(int fd, uint64_t size);
/*
 * Flushes the directory of the file path to the disk.  Returns 0, or -1 with
 * errno set.
 */
int zy_file_sync_directory(const char *path);

/*
 * Checks that fd, the file path, is on a local file system: on a network file
 * system locks and flushes cannot be relied on.  Returns 0, or -1 with e set
 * when it is on a network file system.
 */
int zy_file_refuse_network(int fd, const char *path, struct zy_error *e);

ZY_END_C

#endif
