/*
 * Findings: what checks have found in the records of a table.
 *
 * Checks never print; they add findings to the rows.  A row that is refused, or
 * that repeats another row, is out: it is not passed on.  A refused row keeps
 * one refusal for each column, so that everything that is wrong with it is
 * reported at once.  A row with warnings is passed on.  All phrases are
 * translated.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_FINDING_H
#define ZY_MODEL_FINDING_H

#include "base/attr.h"
#include "stream/table.h"

ZY_BEGIN_C

enum zy_finding_kind {
	ZY_FINDING_WARNED,
	ZY_FINDING_REPEAT,
	ZY_FINDING_REFUSED,
};

struct zy_finding {
	enum zy_finding_kind kind;
	enum zy_fault fault;
	int column;	  /* of the table; -1: the whole record */
	const char *what; /* in the arena */
	const struct zy_table_flaw *flaw; /* that it was made from, or NULL */
	struct zy_finding *next;
};

enum {
	ZY_FINDINGS_SAID = 16
};

/* Members may be read.  Release it with zy_findings_release. */
struct zy_findings {
	struct zy_finding **first; /* by row: its findings, in a list */
	bool *out;		   /* by row: refused, or a repeat */
	size_t n;
	struct zy_arena arena;
	/* Phrases that were said last, each by its length. */
	const char *said[ZY_FINDINGS_SAID];
};

/* Prepares f for a table of nrows rows without findings. */
void zy_findings_init(struct zy_findings *f, size_t nrows);
/* Makes f one for more rows, nrows in all. */
void zy_findings_grow(struct zy_findings *f, size_t nrows);
/* Refuses the rows of t that have flaws, for each of them.  Call it first. */
void zy_findings_take_flaws(struct zy_findings *f, const struct zy_table *t);
/* Fills e with a finding on row i of t.  Returns -1 always. */
int zy_finding_error(const struct zy_table *t, size_t i,
    const struct zy_finding *x, struct zy_error *e);
/* Frees all findings and sets f to zero. */
void zy_findings_release(struct zy_findings *f);
/*
 * Adds a finding to a row: its code, the column (-1: the whole record) and a
 * formatted, translated phrase.  A refusal or repeat replaces the warnings of
 * the row.  On a refused row, only refusals for other columns are added.
 */
void zy_findings_fault(struct zy_findings *f, size_t row,
    enum zy_finding_kind kind, enum zy_fault fault, int column, const char *fmt,
    ...) ZY_PRINTF(6, 7);

/* Returns whether the row repeats another one. */
bool zy_findings_is_repeat(const struct zy_findings *f, size_t row);
/*
 * Adds a finding to each row that equals an earlier row in all cells but the
 * source: it is a repeat.  The message quotes the cell in column.
 */
void zy_findings_find_repeats(
    struct zy_findings *f, const struct zy_table *t, int column);
/*
 * Refuses each row whose cell in the column id is the id of an earlier row.
 * Empty cells are not ids.
 */
void zy_findings_check_ids(
    struct zy_findings *f, const struct zy_table *t, int id);

ZY_END_C

#endif
