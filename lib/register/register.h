/*
 * Registers: files that programs only append to, and that never lose a line.
 *
 * Opening a register locks the file exclusively (flock, with a check that the
 * path still names the locked file), examines every line and repairs the end.
 * What an interrupted write left there (part of a line, zeros, or a batch
 * without its last lines) is moved to the file NAME.torn-N and never deleted; a
 * complete batch without its last LF gets the LF back.  A register that is
 * damaged anywhere else is refused and not changed.
 *
 * A batch is appended completely or not at all, with one fsync, and success is
 * reported only after that.  Signals that end programs are blocked meanwhile.
 * On a network file system, where locks and flushes cannot be relied on, a
 * register is refused unless the caller allows it.
 *
 * This module must not use standard output, the clock or the name of the user:
 * callers pass these in.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_REGISTER_H
#define ZY_REGISTER_REGISTER_H

#include "register/chain.h"
#include "stream/column.h"

enum {
	ZY_BY_MAX = 128, /* longest name in `by`, in bytes */
};

/* An open and locked register. */
struct zy_register;

/*
 * Returns whether path is a file that begins like a register of any version,
 * intact or damaged.  Programs must never overwrite such a file.
 */
bool zy_register_is(const char *path);
/*
 * Refuses to read a register of an unknown version as a plain stream of JSON
 * lines.  line is the first line of the file path.  Returns -1 with a
 * ZY_ERROR_IO when it is a line of a register of another version, else 0.
 */
int zy_register_check_version(
    struct zy_view line, const char *path, struct zy_error *e);

struct zy_register_options {
	int64_t lock_seconds; /* how long to wait for the lock */
	bool dry;	      /* change nothing: no repair, no append */
	bool existing;	      /* as dry, and the file must exist */
	bool network;	      /* allow a network file system */
	bool repair; /* also move a batch with zeros and its end aside */
};

/*
 * Opens and locks the register path and puts it into *out, which the caller
 * closes with zy_register_close.  A file that does not exist is created (mode
 * 0640) by the first commit.  Returns 0, or -1 with a ZY_ERROR_IO and *out
 * unchanged.
 */
int zy_register_open(struct zy_register **out, const char *path,
    const struct zy_register_options *o, struct zy_error *e);
/*
 * Unlocks the register and frees r, which may be NULL.  Records that were added
 * and not committed are discarded.
 */
void zy_register_close(struct zy_register *r);

/*
 * Returns how many bytes of an interrupted write opening found at the end of
 * the register, 0 for none.  *aside is the name of the file to which they were
 * moved, borrowed from r; it is NULL when the register was opened dry.
 */
uint64_t zy_register_torn(const struct zy_register *r, const char **aside);
/*
 * Returns whether opening found the last line complete but without its LF, as
 * some editors leave it.  The line counts; unless the register was opened dry,
 * opening has put the LF back.
 */
bool zy_register_unended(const struct zy_register *r);
/* Returns the number of lines; records that wait for a commit do not count. */
uint64_t zy_register_lines(const struct zy_register *r);
/*
 * Returns the number of the line with this id, counted from 1, or 0 when there
 * is none.  Records that were added and not committed yet count too.
 */
uint64_t zy_register_find(const struct zy_register *r, struct zy_view id);
/*
 * Returns the lines of the register, as zy_fold_walk takes them; they are those
 * that opening found.
 */
struct zy_chain zy_register_chain(const struct zy_register *r);
/*
 * Reads the text of line seq, without its LF, into out.  The line must have
 * been there when the register was opened.  Returns 0, or -1 with a ZY_ERROR_IO
 * and out undefined.
 */
int zy_register_read(const struct zy_register *r, uint64_t seq,
    struct zy_buf *out, struct zy_error *e);

/*
 * Returns whether a record of n cells is short enough for a line.  Callers must
 * ask before zy_register_add.
 */
bool zy_register_fits(
    const struct zy_column *columns, const struct zy_view *cells, size_t n);
/*
 * Adds a record to the batch that the next commit appends.  record is the name
 * of its kind; its n cells belong to columns, the first of which is `id` and
 * must not be empty.  The cells are copied.  Cells of numeric columns are
 * written as JSON numbers, all others as strings.
 */
void zy_register_add(struct zy_register *r, const char *record,
    const struct zy_column *columns, const struct zy_view *cells, size_t n);

/* What a commit has appended. */
struct zy_receipt {
	uint64_t first, last; /* line numbers; first is 0 for an empty batch */
	char head[ZY_HASH_HEX]; /* SHA-256 of the last line */
};

/*
 * Appends the batch and fills the receipt.  at is the time
 * ("2010-06-01T02:03:04Z"), by the name of the person who enters the records:
 * at most ZY_BY_MAX bytes of UTF-8 without control characters.  Returns 0 when
 * the batch is on the disk, or -1 with a ZY_ERROR_IO.  The message begins with
 * "NOT recorded" when the register is as it was, and with "not confirmed" when
 * the disk did not confirm the write.  A register that was opened dry only
 * fills the receipt.
 */
int zy_register_commit(struct zy_register *r, const char *at, const char *by,
    struct zy_receipt *receipt, struct zy_error *e);

#endif
