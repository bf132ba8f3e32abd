/*
 * Findings: what checks have found wrong or doubtful in the rows of a table.
 *
 * (The findings of progress-check and of audits are records instead:
 * progress/progress.h, model/audit.h.)  Checks never print; they add findings
 * to rows.  A row that is refused, or that repeats an earlier row, is out: it
 * is not passed on.  A refused row keeps one refusal for each column, so that
 * everything that is wrong with it is reported at once.  A row that only has
 * warnings is passed on.  The phrases of findings are translated.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_FINDING_H
#define ZY_MODEL_FINDING_H

#include "base/attr.h"
#include "stream/table.h"

ZY_BEGIN_C

/* The kinds of findings, the graver ones later. */
enum zy_finding_kind {
	ZY_FINDING_WARNED,
	ZY_FINDING_REPEAT,
	ZY_FINDING_REFUSED,
};

/* A finding on a row, owned by the zy_findings. */
struct zy_finding {
	enum zy_finding_kind kind;
	enum zy_fault fault;
	int column;	  /* of the table; -1: the whole record */
	const char *what; /* the phrase, in the arena */
	/* The flaw of the table from which it was made, or NULL. */
	const struct zy_table_flaw *flaw;
	size_t of;		 /* of a repeat: the row that it repeats */
	struct zy_finding *next; /* on the same row, or NULL */
};

enum {
	ZY_FINDINGS_SAID = 16
};

/*
 * The findings on the rows of a table.  Callers may read the members.  Release
 * it with zy_findings_release.
 */
struct zy_findings {
	struct zy_finding **first; /* by row: list of its findings, or NULL */
	bool *out;		   /* by row: refused, or a repeat */
	size_t n;		   /* rows */
	struct zy_arena arena;
	/* Cache of the last phrases, by their length. */
	const char *said[ZY_FINDINGS_SAID];
};

/* Prepares f for a table of nrows rows, none of which has a finding. */
void zy_findings_init(struct zy_findings *f, size_t nrows);
/*
 * Enlarges f to nrows rows, no fewer than it has; the new rows have no finding.
 */
void zy_findings_grow(struct zy_findings *f, size_t nrows);
/*
 * Refuses each row of t that has flaws (zy_table_flaws), with one finding for
 * each flaw.  To be called before other findings are added; t must live as long
 * as f.
 */
void zy_findings_take_flaws(struct zy_findings *f, const struct zy_table *t);
/*
 * Fills e with the error that finding x on row i of t describes, with its
 * place.  Returns -1 always.
 */
int zy_finding_error(const struct zy_table *t, size_t i,
    const struct zy_finding *x, struct zy_error *e);
/* Frees all findings and sets f to zero. */
void zy_findings_release(struct zy_findings *f);
/*
 * Adds a finding to a row: its kind, its code fault, the column (-1: the whole
 * record) and a formatted, translated phrase, which is truncated at 639 bytes.
 * A refusal or repeat replaces the warnings of the row.  Nothing is added to a
 * repeat, and to a refused row only a refusal for a column that has none.
 */
void zy_findings_fault(struct zy_findings *f, size_t row,
    enum zy_finding_kind kind, enum zy_fault fault, int column, const char *fmt,
    ...) ZY_PRINTF(6, 7);

/* Returns whether the row has a finding of kind ZY_FINDING_REPEAT. */
bool zy_findings_is_repeat(const struct zy_findings *f, size_t row);
/*
 * Adds a finding of kind ZY_FINDING_REPEAT to each row that equals an earlier
 * row in all cells except the source.  Rows that are out are ignored.  The
 * message names the earlier row and quotes the cell in column `column`.
 */
void zy_findings_find_repeats(
    struct zy_findings *f, const struct zy_table *t, int column);
/*
 * Refuses each repeat (zy_findings_find_repeats) of a row that is refused, with
 * the findings of that row: nobody has it then.  To be called when all rows
 * were checked.
 */
void zy_findings_settle_repeats(struct zy_findings *f);
/*
 * Refuses each row whose cell in column `id` equals that of an earlier row.
 * Empty cells, and rows that are out, are ignored.
 */
void zy_findings_check_ids(
    struct zy_findings *f, const struct zy_table *t, int id);

ZY_END_C

#endif
