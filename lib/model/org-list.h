/*
 * The checked organisations as a list: which, in which order, which cells.
 *
 * Sorted by id bytes; columns in canonical order, then the unknown ones, those
 * of the base first, as they came.  Parents are ids, levels and townships that
 * codes and the tree tell are filled in, every record says its source.  A
 * record of the base whose change was refused stays as it was.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_LIST_H
#define ZY_MODEL_ORG_LIST_H

#include "model/org-merge.h"

struct zy_org_entry {
	uint32_t row; /* organisation of the tree */
	uint32_t as;  /* the base's record as it is, or ZY_INTERN_NONE */
	bool same;    /* as the base has it, source too */
};

/* Transparent; all zero is empty. */
struct zy_org_list {
	const struct zy_orgs *orgs; /* borrowed, as the merge */
	const struct zy_org_merge *merge;
	struct zy_org_entry *items;
	size_t n;
	int *columns;	   /* of the table, in the order to be written */
	int *base_columns; /* the same of the base, -1: none */
	size_t ncolumns;
	int parent, source; /* columns of the table */
};

/* Behind the checks.  Adds columns to the table where they are missing. */
void zy_org_list_init(
    struct zy_org_list *l, struct zy_orgs *orgs, const struct zy_org_merge *m);
void zy_org_list_release(struct zy_org_list *l);
struct zy_view zy_org_list_id(
    const struct zy_org_list *l, const struct zy_org_entry *x);
/* The name of column c of the list. */
struct zy_view zy_org_list_name(const struct zy_org_list *l, size_t c);
/* Before the cells of item i: asks for the memory of some behind it. */
void zy_org_list_prefetch(const struct zy_org_list *l, size_t i);
/* A cell; borrowed until the next call with the same text. */
struct zy_view zy_org_list_cell(const struct zy_org_list *l,
    const struct zy_org_entry *x, size_t c, struct zy_buf *text);
/* What the base has there; old is its record. */
struct zy_view zy_org_list_old(
    const struct zy_org_list *l, const struct zy_table_row *old, size_t c);

#endif
