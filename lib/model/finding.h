/*
 * What a check has found in the records of a table, record by record.
 *
 * A check never prints: it leaves findings.  A refused record is out; its
 * refusals for several columns are all told.  A repeat is out without being
 * wrong; warnings keep the record, each is told.  Phrases are finished and
 * translated.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_FINDING_H
#define ZY_MODEL_FINDING_H

#include "stream/table.h"

enum zy_finding_kind {
	ZY_FINDING_WARNED,
	ZY_FINDING_REPEAT,
	ZY_FINDING_REFUSED,
};

struct zy_finding {
	enum zy_finding_kind kind;
	enum zy_fault fault;
	int column;	  /* of the table, what it is about; -1 the record */
	const char *what; /* in the arena */
	struct zy_finding *next;
};

/* Transparent; begin with zy_findings_init. */
struct zy_findings {
	struct zy_finding **first; /* of each row, in the order of the checks */
	bool *out;		   /* refused, or a repeat */
	size_t n;
	struct zy_arena arena;
};

void zy_findings_init(struct zy_findings *f, size_t nrows);
void zy_findings_release(struct zy_findings *f);
/*
 * Leaves a finding about a record: its code, the column, and what is wrong,
 * a translated phrase.  Behind a refusal only a refusal for another column is
 * kept: all that is wrong is found in one round, once.
 */
void zy_findings_fault(struct zy_findings *f, size_t row,
    enum zy_finding_kind kind, enum zy_fault fault, int column, const char *fmt,
    ...) ZY_PRINTF(6, 7);
/* zy_findings_fault with the code "other", for callers that have none yet. */
#define zy_findings_add(f, row, kind, ...) \
	zy_findings_fault(f, row, kind, ZY_FAULT_OTHER, __VA_ARGS__)

/*
 * Two findings that every roster has; "first" means first in the table.
 * Records that are the same in all cells but the source are repeats; column
 * is what the message quotes.
 */
void zy_findings_repeats(
    struct zy_findings *f, const struct zy_table *t, int column);
/* A record whose id a record before it has is refused; empty ids are none. */
void zy_findings_take_ids(
    struct zy_findings *f, const struct zy_table *t, int id);

#endif
