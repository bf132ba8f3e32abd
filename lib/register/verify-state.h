/*
 * State of a verification, shared by the files that implement it.  Private to
 * this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_VERIFY_STATE_H
#define ZY_REGISTER_VERIFY_STATE_H

#include "register/fast-check.h"
#include "register/register.h"
#include "register/verify.h"
#include "stream/json.h"

/* A verification in progress. */
struct zy_verify {
	const struct zy_verify_options *o;
	struct zy_verify_result *r; /* r->head: hash of the last line read */
	int fd;
	uint64_t size;
	struct zy_sought sought[ZY_SOUGHT_N]; /* --head; what is known */
	/* The whole file, read when the fast check has failed. */
	char *text;
	struct zy_view *lines; /* complete lines, without LF */
	size_t n, cap;
	size_t tail;	       /* number of bytes after the last LF */
	struct zy_repair mend; /* what --repair would do */
	/* The current line. */
	char *scratch;
	struct zy_json_member *m;
	size_t nm, mcap;
};

/*
 * Formats a finding, by fmt as printf does, and passes it to v->o->found.
 * level is the name of its level; line 0 is the whole file.
 */
void zy_verify_report(struct zy_verify *v, const char *level, uint64_t line,
    const char *fmt, ...) ZY_PRINTF(4, 5);

/*
 * Checks ids, schema and time of every line and reports findings.  Returns 0,
 * also with findings, or -1 with e set when the file cannot be read.  In
 * contents.c.
 */
int zy_contents_check(
    struct zy_verify *v, const char *path, struct zy_error *e);

/*
 * Reports a finding if the file shows that a spreadsheet program or an editor
 * has saved it.  Returns true; or false, with nothing reported, when it does
 * not show that.  In damage.c.
 */
bool zy_damage_report_saved(struct zy_verify *v);
/*
 * Reports a finding that says why line i, counted from 0, is not a line of a
 * register.  In damage.c.
 */
void zy_damage_report_line(struct zy_verify *v, size_t i);
/*
 * Reports a finding that says why line i, counted from 0 and parsed as l, does
 * not follow line i - 1.  In damage.c.
 */
void zy_damage_report_break(
    struct zy_verify *v, size_t i, const struct zy_line *l);
/*
 * Returns whether the name of the batch that ends with line n - 1, counted from
 * 0, matches the content of its lines.  Sets *odd to the first line of the
 * batch whose time, author or name differs from those of the batch's first
 * line, or to -1 where none does.  In damage.c.
 */
bool zy_damage_batch_matches(struct zy_verify *v, size_t n, ptrdiff_t *odd);

#endif
