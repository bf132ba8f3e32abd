/*
 * What the files of conditions share: a condition as the nodes of a tree, whose
 * leaves are comparisons.  Private to condition.c and condition-test.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CONDITION_STATE_H
#define ZY_MODEL_CONDITION_STATE_H

#include "base/decimal.h"
#include "model/condition.h"

enum operator{
	OP_EQUAL,
	OP_UNEQUAL,
	OP_LESS,
	OP_LESS_EQUAL,
	OP_MORE,
	OP_MORE_EQUAL,
	OP_CONTAINS,
};

/* How the cells of a comparison are compared with its value. */
enum measure {
	BY_TEXT,
	BY_NUMBER,
	BY_DATE,
	BY_EMPTINESS, /* the value is empty */
};

struct comparison {
	struct zy_view column, value; /* as written; in the arena */
	enum operator op;
	/* Set by binding. */
	int at; /* number of the column; -1: the reader lacks it */
	const struct zy_column *decl; /* or NULL */
	enum measure measure;
	struct zy_view text; /* the value in the canonical form of cells */
	struct zy_decimal number;
	struct zy_date date;
	bool found;	  /* a reader that was bound has the column */
	bool unclear;	  /* unknown for the record that is tested now */
	uint64_t unknown; /* records that were unknown because of it */
};

enum node_kind {
	NODE_COMPARISON, /* left is its number */
	NODE_NOT,	 /* left is a node */
	NODE_AND,	 /* left and right are nodes */
	NODE_OR,
};

struct node {
	enum node_kind kind;
	size_t left, right;
};

struct zy_condition {
	struct node *nodes;
	size_t nnodes, nodes_cap, root;
	struct comparison *comparisons;
	size_t n, cap;
	struct zy_date today;
	struct zy_arena arena;
	struct zy_buf scratch;
};

#endif
