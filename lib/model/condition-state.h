/*
 * What the files of conditions share: a condition as nodes of a tree, whose
 * leaves are comparisons.  Nothing outside of them looks into it.
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
	BY_EMPTINESS, /* the value is the empty one */
};

struct comparison {
	struct zy_view column, value; /* as written; in the arena */
	enum operator op;
	/* Set by binding. */
	int at; /* number of the column; -1: the reader lacks it */
	const struct zy_column *decl; /* or NULL */
	enum measure measure;
	struct zy_view text; /* the value as cells of the column have it */
	struct zy_decimal number;
	struct zy_date date;
	bool is_date; /* date holds a whole or partial date */
	bool found;   /* some reader has had the column */
	bool unclear; /* not decided for the present record */
	uint64_t unknown;
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
