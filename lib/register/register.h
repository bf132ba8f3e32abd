/*
 * Registers: files that are only ever appended to, and never lose a line.
 *
 * Opening takes an exclusive lock on the file itself (flock, with a check
 * that the path still names it), looks at every line and mends what a crash
 * left at the end: a torn line, zeros, or a batch without its last lines are
 * moved to NAME.torn-N, never deleted; a whole batch without its last LF gets
 * it.  A register that is damaged anywhere
 * else is refused and not touched.  A batch is appended whole or not at
 * all, with one fsync; only after that does anybody hear that it is there.
 * Signals that end programs are held back meanwhile.  On a network file
 * system locks and flushes are not what they say: refused unless asked for.
 * Must not depend on: standard output, the clock, the user (all given).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_REGISTER_H
#define ZY_REGISTER_REGISTER_H

#include "register/line.h"
#include "stream/column.h"

enum {
	ZY_BY_MAX = 128, /* bytes of a name in `by` */
};

struct zy_register; /* opaque: open and locked */

/*
 * True for a file that begins like a register, of whatever version, whole or
 * not: never to be replaced.
 */
bool zy_register_is(const char *path);
/*
 * A register of another version is not to be read as a stream either: -1 with a
 * ZY_ERROR_IO where the first line of path is of one; 0 for everything else.
 */
int zy_register_check_version(
    struct zy_view line, const char *path, struct zy_error *e);

struct zy_register_options {
	int64_t lock_seconds; /* how long to wait for the lock */
	bool dry;	      /* look only: mend, create, append nothing */
	bool existing;	      /* read only, and not there is an error */
	bool network;	      /* also on a network file system */
};

/*
 * Opens and locks path; a file that is not there is created (mode 0640)
 * by the first commit.  0, or -1 with a ZY_ERROR_IO.
 */
int zy_register_open(struct zy_register **out, const char *path,
    const struct zy_register_options *o, struct zy_error *e);
/* Unlocks and frees; what was added and not committed is forgotten. */
void zy_register_close(struct zy_register *r);

/*
 * What opening has moved aside: bytes (0: nothing), and to which file (NULL
 * when opened dry).
 */
uint64_t zy_register_torn(const struct zy_register *r, const char **aside);
/*
 * True when the last line is whole but for its LF, which an editor takes away:
 * it is read all the same, and opening has put the LF back unless dry.
 */
bool zy_register_unended(const struct zy_register *r);
/* Lines in the register. */
uint64_t zy_register_lines(const struct zy_register *r);
/* The line that has this id, from 1; 0: none.  Added ones count too. */
uint64_t zy_register_find(const struct zy_register *r, struct zy_view id);
/*
 * Reads the text of line seq (that was there when it was opened), without its
 * LF.  0, or -1 with a ZY_ERROR_IO.
 */
int zy_register_read(const struct zy_register *r, uint64_t seq,
    struct zy_buf *out, struct zy_error *e);

/* True when a record fits a line: to be asked before anything is added. */
bool zy_register_fits(
    const struct zy_column *columns, const struct zy_view *cells, size_t n);
/*
 * Adds a record to the batch: n cells for columns, the first of which is `id`
 * and not empty.  Numbers are written as numbers, all else as text.
 */
void zy_register_add(struct zy_register *r, const char *record,
    const struct zy_column *columns, const struct zy_view *cells, size_t n);

struct zy_receipt {
	uint64_t first, last;	/* lines; first 0: there was nothing to add */
	char head[ZY_HASH_HEX]; /* SHA-256 of the last line */
};

/*
 * Appends the batch.  at is a time ("2010-06-01T02:03:04Z"), by a name of at
 * most ZY_BY_MAX bytes in UTF-8 without control characters.  0
 * when it is on the disk; -1 with a ZY_ERROR_IO whose message begins with NOT
 * recorded (the register is as it was) or not confirmed (the disk failed to
 * say).  Opened dry: fills the receipt, writes nothing.
 */
int zy_register_commit(struct zy_register *r, const char *at, const char *by,
    struct zy_receipt *receipt, struct zy_error *e);

#endif
