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
	uint32_t as;  /* row of the base to write instead; ZY_INTERN_NONE */
	bool same;    /* without changes: keeps the source of the base */
};

/*
 * The list.  Members may be read; all bytes zero is an empty list.  Release it
 * with zy_org_list_release.
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
 * Builds the list from organisations whose checks are finished.  Adds columns
 * to their table that the output needs.
 */
void zy_org_list_init(
    struct zy_org_list *l, struct zy_orgs *orgs, const struct zy_merge *m);
/* Frees the list, not the organisations, and sets l to zero. */
void zy_org_list_release(struct zy_org_list *l);
/* Returns the id of an organisation of the list, borrowed from its table. */
struct zy_view zy_org_list_id(
    const struct zy_org_list *l, const struct zy_org_entry *x);
/* Returns the name of column c of the list. */
struct zy_view zy_org_list_name(const struct zy_org_list *l, size_t c);
/* Prefetches the memory of some items behind item i, whose cells come next. */
void zy_org_list_prefetch(const struct zy_org_list *l, size_t i);
/*
 * Returns the cell in column c of an organisation of the list.  text is room
 * for values that must be made; the result is valid until text is used again.
 */
struct zy_view zy_org_list_cell(const struct zy_org_list *l,
    const struct zy_org_entry *x, size_t c, struct zy_buf *text);
/* Returns the cell of old, a record of the base, in column c of the list. */
struct zy_view zy_org_list_base_cell(
    const struct zy_org_list *l, const struct zy_table_row *old, size_t c);

ZY_END_C

#endif
