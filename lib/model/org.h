/*
 * The organisation tree over a table of org records.
 *
 * Holds what the checks of an import need: ids, names, resolved parents,
 * levels.  A check never prints: it leaves a finding on the organisation,
 * which is then out of the tree (refused), or a warning, which keeps it.  All
 * checks are linear in the number of organisations, however many bear one
 * name or stand in one chain, and do not depend on the order of hash tables;
 * "first" always means first in the table.
 * Rules: R58 (three levels), R62 (a secretary), domain codes of model/code.h.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_H
#define ZY_MODEL_ORG_H

#include "model/row-index.h"

#define ZY_ORG_ROOT UINT32_MAX		/* parent: none */
#define ZY_ORG_OUTSIDE (UINT32_MAX - 1) /* parent: known, not in the table */

enum zy_org_finding {
	ZY_ORG_FINE,
	ZY_ORG_WARNED,
	ZY_ORG_REFUSED,
	ZY_ORG_REPEAT
};

struct zy_org {
	uint32_t parent;	/* index, or one of the two above */
	uint32_t outside;	/* for ZY_ORG_OUTSIDE: which; zy_orgs_outside */
	uint32_t name;		/* one of this name, the same for all of it */
	uint32_t same_name;	/* next of this name, or ZY_INTERN_NONE */
	uint32_t same_township; /* next of this name and township */
	uint32_t town;		/* township level at or above, or NONE */
	uint32_t blame;		/* what the finding says: zy_orgs_blamed */
	uint8_t level;		/* 0 county, 1 township, 2 village, 3 unknown */
	uint8_t state;		/* scratch of the walks */
	uint8_t finding;	/* enum zy_org_finding */
	uint8_t flags;		/* enum zy_org_flag */
};

enum zy_org_flag {
	ZY_ORG_SHARED = 1, /* it is a name, and that of several */
	/* what it came with */
	ZY_ORG_CODED = 2, /* an id that may be a national code */
	ZY_ORG_NO_ID = 4,
	ZY_ORG_NO_NAME = 8,
	ZY_ORG_NO_SECRETARY = 16,
};

/* What a finding says. */
struct zy_org_blame {
	enum zy_fault fault;
	int column;		   /* what it is about, -1 the record */
	const char *what;	   /* phrase, in the arena */
	struct zy_org_blame *next; /* of another column; in the arena */
};

/* Keys to the first organisation that has each. */
struct zy_org_index {
	struct zy_intern *keys;
	uint32_t *first;
	size_t cap;
};

/*
 * Where the first organisation of a key is kept, ZY_INTERN_NONE at first; the
 * key's number goes to *number where that is not NULL.
 */
uint32_t *zy_org_index_slot(
    struct zy_org_index *x, struct zy_view key, uint32_t *number);
void zy_org_index_release(struct zy_org_index *x);

/* Transparent; begin with zy_orgs_init, then check. */
struct zy_orgs {
	struct zy_table *table; /* borrowed */
	int id, name, level, system, parent, township, secretary;
	struct zy_org *items; /* one a row */
	size_t n;
	struct zy_row_index ids, names; /* the first of each */
	struct zy_org_index townships;
	struct zy_org_blame *blames;
	size_t nblames, blames_cap;
	struct zy_arena arena;
	/* may be set behind zy_orgs_init */
	const char *outside;	    /* an id taken as known, the parent of */
	size_t incoming;	    /* rows before this one that name none */
	const struct zy_orgs *base; /* parents that are not in the table */
	int threads;		    /* to look at many records with */
};

/* Over all rows of the table, whose columns are looked up by name. */
void zy_orgs_init(struct zy_orgs *o, struct zy_table *t);
void zy_orgs_release(struct zy_orgs *o);

/*
 * Calls look for parts of all records, by o->threads at once where they are
 * many: it may write to those of its part alone.
 */
void zy_orgs_spread(struct zy_orgs *o,
    void (*look)(struct zy_orgs *o, void *context, size_t from, size_t to),
    void *context);
/* The index of an id, or ZY_INTERN_NONE. */
uint32_t zy_orgs_find(const struct zy_orgs *o, struct zy_view id);
/* A cell of organisation i; borrowed from the table. */
static inline struct zy_view
zy_orgs_cell(const struct zy_orgs *o, size_t i, int column)
{
	return zy_table_cell(o->table->rows[i], column);
}
/* The parent's id where the parent is ZY_ORG_OUTSIDE; else empty. */
struct zy_view zy_orgs_outside(const struct zy_orgs *o, size_t i);
/* Is i out of the tree? */
bool zy_orgs_is_out(const struct zy_orgs *o, size_t i);
/*
 * Leaves a finding on i: its code, the column, and what is wrong.  A graver
 * one replaces it, else the first stays; refusals for several columns are all
 * kept, one a column.
 */
void zy_orgs_fault(struct zy_orgs *o, size_t i, enum zy_org_finding f,
    enum zy_fault fault, int column, const char *fmt, ...) ZY_PRINTF(6, 7);
/* zy_orgs_fault with the code "other", for callers that have none yet. */
#define zy_orgs_blame(o, i, f, ...) \
	zy_orgs_fault(o, i, f, ZY_FAULT_OTHER, __VA_ARGS__)

/* The first finding on i, which has one; the others are behind it. */
const struct zy_org_blame *zy_orgs_blamed(const struct zy_orgs *o, size_t i);

/*
 * The checks, in this order.  need_id: an organisation without an id is
 * refused (else zy_orgs_assign follows the tree).
 */
void zy_orgs_check_names(struct zy_orgs *o, bool need_id);
void zy_orgs_check_codes(struct zy_orgs *o);
/*
 * Resolves parents by id, else by name: of several, the one whose 12-digit
 * code is above the child's, else the only one of the child's township.  无,
 * —, / and zeros are no parent.  derive[file]: records of that file have no
 * parent column, their parents come from 12-digit codes.
 */
void zy_orgs_resolve(struct zy_orgs *o, const bool *derive);
/* Refuses circles, then wrong levels, then all below what is refused. */
void zy_orgs_check_tree(struct zy_orgs *o);
/* Gives ids made of parent and name (SHA-256) to those without. */
void zy_orgs_assign(struct zy_orgs *o);
/* Registers the id that i has been given; a taken one is refused. */
void zy_orgs_take_assigned(struct zy_orgs *o, size_t i);
/* Same name under one parent: a warning where ids differ. */
void zy_orgs_check_siblings(struct zy_orgs *o);
/* Gives back the memory of ids and names: none is looked up any more. */
void zy_orgs_forget_keys(struct zy_orgs *o);
/* has[file]: that file has a secretary column; an empty cell warns (R62). */
void zy_orgs_check_secretaries(struct zy_orgs *o, const bool *has);

/*
 * Appends the township or county unit that i belongs to: what its record
 * says, else what the township-level organisation at or above it says, else
 * that one's name without 中共 and 委员会.  Nothing for the county.  Behind
 * zy_orgs_check_tree.
 */
void zy_orgs_township(const struct zy_orgs *o, size_t i, struct zy_buf *b);
/* The token of i's level, from its record or its code; empty: unknown. */
struct zy_view zy_orgs_level(const struct zy_orgs *o, size_t i);

#endif
