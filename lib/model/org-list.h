/*
 * The list of organisations that an import writes.
 *
 * Records are sorted by the bytes of their ids.  Columns come in canonical
 * order; unknown columns follow, those of the base first.  Parents are given by
 * id; levels and townships are filled in from codes and the tree; every record
 * has a source.  When a change to a record of the base was refused, the record
 * stays as it is in the base.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_LIST_H
#define ZY_MODEL_ORG_LIST_H

#include "base/attr.h"
#include "model/merge.h"
#include "model/org.h"

ZY_BEGIN_C

/* One organisation of the list. */
struct zy_org_entry {
	uint32_t row; /* index of the organisation in the tree */
	uint32_t as;  /* row of the base to write instead, or ZY_INTERN_NONE */
	bool same;    /* has no changes, so keeps the source of the base */
};

/*
 * The list.  Callers may read the members.  With all bytes zero it is empty.
 * Release it with zy_org_list_release.
 */
struct zy_org_list {
	const struct zy_orgs *orgs;   /* borrowed */
	const struct zy_merge *merge; /* borrowed */
	struct zy_org_entry *items;
	size_t n;
	int *columns;	   /* columns of the table, in order of output */
	int *base_columns; /* the same columns in the base; -1: none */
	size_t ncolumns;
	int parent, source; /* columns of the table */
};

/*
 * Builds the list from orgs, whose checks must be finished, and the merge m.
 * Both are borrowed and must live as long as l.  Adds columns that the output
 * needs to the table of orgs.
 */
void zy_org_list_init(
    struct zy_org_list *l, struct zy_orgs *orgs, const struct zy_merge *m);
/* Frees what l owns, not the organisations. */
void zy_org_list_release(struct zy_org_list *l);
/*
 * Returns the id of an organisation of the list, borrowed from the table of
 * organisations.
 */
struct zy_view zy_org_list_id(
    const struct zy_org_list *l, const struct zy_org_entry *x);
/* Returns the name of column c of the list, borrowed from the table. */
struct zy_view zy_org_list_name(const struct zy_org_list *l, size_t c);
/*
 * Prefetches into the processor's caches the memory of the items after item i,
 * so that reading the cells of the list in order is faster.
 */
void zy_org_list_prefetch(const struct zy_org_list *l, size_t i);
/*
 * Returns the cell in column c of organisation x of the list.  A value that is
 * in no record, such as a derived level, is written to text, whose content is
 * replaced; the view is valid until text or the table is changed.
 */
struct zy_view zy_org_list_cell(const struct zy_org_list *l,
    const struct zy_org_entry *x, size_t c, struct zy_buf *text);
/*
 * Returns the cell of old, a record of the base, in column c of the list,
 * borrowed from old; it is empty where the base has no such column.
 */
struct zy_view zy_org_list_base_cell(
    const struct zy_org_list *l, const struct zy_table_row *old, size_t c);

ZY_END_C

#endif
