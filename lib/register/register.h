/*
 * Registers: files that programs only append to, and that never lose a line.
 *
 * Opening a register locks the file exclusively (flock, with a check that the
 * path still names the locked file), examines every line and repairs the end.
 * What an interrupted write left at the end (part of a line, zeros, or a batch
 * without its last lines) is moved to the file NAME.torn-N and never deleted; a
 * complete batch that lacks only its last LF gets the LF back.  A register with
 * a line of a wrong form or number, or whose last batch does not match its
 * name, is refused and not changed.  The hashes of earlier batches are checked
 * by programs that read registers (register/verify.h): an append looks at every
 * line but hashes few.
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

#include "base/attr.h"
#include "register/heads.h"
#include "register/line.h"
#include "register/wanted.h"
#include "stream/column.h"
#include "stream/table.h"

ZY_BEGIN_C

enum {
	ZY_BY_MAX = 128, /* longest name in `by`, in bytes */
	ZY_AT_MAX = 32,	 /* size of a buffer for a time in `at` */
};

/* An open and locked register; opaque. */
struct zy_register;

/*
 * Returns whether path is a regular file that begins like a register of any
 * version, intact or damaged; false also where it cannot be read.  Programs
 * must never overwrite a register.
 */
bool zy_register_is(const char *path);
/*
 * Refuses to read a register of an unknown version as a plain stream of JSON
 * lines.  line is the first line of the file path.  Returns -1 with a
 * ZY_ERROR_IO when it is a line of a register of a later version than this
 * program knows, else 0.
 */
int zy_register_check_version(
    struct zy_view line, const char *path, struct zy_error *e);

/* How a register is opened. */
struct zy_register_options {
	int64_t lock_seconds; /* how long to wait for the lock */
	bool dry;	      /* change nothing: no repair, no append */
	bool network;	      /* allow a network file system */
	/*
	 * Also move aside a batch that has zeros although its last line is
	 * there, and bytes that were not written by an append.
	 */
	bool repair;
	/*
	 * The keys of the lines that the batch needs; NULL: all lines.  Opening
	 * adds the ids of the lines that it finds.  Borrowed until the close.
	 */
	struct zy_wanted *wanted;
	/*
	 * What a heads file says of the register, or NULL; borrowed.  A
	 * register that has lost lines known there is refused before anything
	 * is changed, unless anew is set, or repair moves just these lines
	 * aside.
	 */
	const struct zy_known *known;
	bool anew;
};

/*
 * Opens and locks the register path.  Returns 0 with it in *out, which the
 * caller closes with zy_register_close; or -1 with a ZY_ERROR_IO and *out
 * unchanged.  A file that does not exist is created, readable for its owner,
 * and for its group if the directory is; it is removed at the close if nothing
 * was committed.
 */
int zy_register_open(struct zy_register **out, const char *path,
    const struct zy_register_options *o, struct zy_error *e);
/*
 * Unlocks the register and frees r, which may be NULL.  Records that were added
 * and not committed are discarded.
 */
void zy_register_close(struct zy_register *r);

/*
 * Returns the number of bytes of an interrupted write that opening found at the
 * end of the register, 0 for none.  Sets *aside to the name of the file to
 * which they were moved, borrowed from r, or to NULL when the register was
 * opened dry.
 */
uint64_t zy_register_torn(const struct zy_register *r, const char **aside);
/*
 * Returns whether the bytes counted by zy_register_torn were not written by an
 * append; false where there are none.
 */
bool zy_register_is_stray(const struct zy_register *r);
/*
 * Returns whether the last line of a batch is among the bytes counted by
 * zy_register_torn, so that a program may have reported the batch as recorded.
 */
bool zy_register_was_confirmed(const struct zy_register *r);
/*
 * Returns whether the register lacks lines that options.known has.  Opening
 * succeeds in that case only with `anew` or `repair`.
 */
bool zy_register_has_lost(const struct zy_register *r);
/*
 * Returns the hash of the last line, or zeros when there is none.  Borrowed
 * from r.
 */
const char *zy_register_head(const struct zy_register *r);
/*
 * Returns whether opening found the last line complete but without its LF, as
 * some editors leave it.  The line counts; unless the register was opened dry,
 * opening has added the LF.
 */
bool zy_register_unended(const struct zy_register *r);
/* What a repair would do to a register. */
struct zy_repair {
	bool able; /* it would change the register; else the rest is unset */
	bool confirmed; /* as zy_register_was_confirmed */
	bool unended;	/* as zy_register_unended */
	uint64_t lines; /* number of lines that it would leave */
};
/*
 * Finds out what opening the register path with options.repair, known and anew
 * would do, and fills *out.  fd is open on the register and locked; it is only
 * read, and stays open.
 */
void zy_register_try_repair(int fd, const char *path,
    const struct zy_known *known, bool anew, struct zy_repair *out);
/* Returns the number of lines, without records that wait for a commit. */
uint64_t zy_register_lines(const struct zy_register *r);
/*
 * Returns the number, counted from 1, of the line whose entry has this id; 0
 * when there is none among the wanted lines.  A record that waits for a commit
 * has the number that its line will get.
 */
uint64_t zy_register_find(const struct zy_register *r, struct zy_view id);
/* Returns the number of wanted lines that opening found. */
size_t zy_register_found(const struct zy_register *r);
/*
 * Returns the line number of the i-th wanted line that opening found; they are
 * in the order of the register.
 */
uint64_t zy_register_found_line(const struct zy_register *r, size_t i);
/*
 * Reads the text of line seq, without its LF, into out, replacing what out has.
 * The line must be one of the wanted lines that opening found.  Returns 0, or
 * -1 with a ZY_ERROR_IO and out undefined.
 */
int zy_register_read(const struct zy_register *r, uint64_t seq,
    struct zy_buf *out, struct zy_error *e);

/*
 * Returns whether a record of n cells is short enough for a line.  Call it
 * before zy_register_add, which needs such records.
 */
bool zy_register_fits(
    const struct zy_column *columns, const struct zy_view *cells, size_t n);
/*
 * Adds a record to the batch that the next commit appends.  record is the name
 * of its kind; the cells of row belong to columns, the first of which is `id`
 * and must not be empty.  All records of a batch are of one kind.  record,
 * columns and row are borrowed until the commit, or until r is closed.  Cells
 * of numeric columns are written as JSON numbers, all others as strings.
 */
void zy_register_add(struct zy_register *r, const char *record,
    const struct zy_column *columns, const struct zy_table_row *row);

/* The result of a commit. */
struct zy_receipt {
	uint64_t first, last; /* line numbers; first is 0 for an empty batch */
	char head[ZY_HASH_HEX]; /* SHA-256 of the last line */
	char at[ZY_AT_MAX];	/* the time of the lines */
	bool behind; /* at is that of an earlier line: the clock is behind */
};

/*
 * Appends the batch and fills the receipt.  at is the time
 * ("2010-06-01T02:03:04Z"), by is the name of the person who enters the
 * records: at most ZY_BY_MAX bytes of UTF-8 without control characters.  If the
 * register has lines with a later time, the batch gets that time.  Returns 0
 * when the batch is on the disk, or -1 with a ZY_ERROR_IO.  The message begins
 * with "NOT recorded" when the write failed, and with "not confirmed" when the
 * disk did not confirm it; what was written is taken back, and the message says
 * so when that is not possible.  A register that was opened dry only fills the
 * receipt.
 */
int zy_register_commit(struct zy_register *r, const char *at, const char *by,
    struct zy_receipt *receipt, struct zy_error *e);

ZY_END_C

#endif
