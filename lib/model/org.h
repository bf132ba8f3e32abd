/*
 * The organisation tree over a table of org records.
 *
 * Holds what the checks of an import need: ids, names, resolved parents,
 * levels.  A check never prints: it leaves a blame on the organisation, which
 * is then out of the tree (refused), or a warning, which keeps it.  All checks
 * are linear in the number of organisations and do not depend on the order of
 * hash tables; "first" always means first in the table.
 * Rules: R58 (three levels), R62 (a secretary), domain codes of model/code.h.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_H
#define ZY_MODEL_ORG_H

#include "base/intern.h"
#include "stream/table.h"

#define ZY_ORG_ROOT UINT32_MAX		/* parent: none */
#define ZY_ORG_OUTSIDE (UINT32_MAX - 1) /* parent: known, not in the table */

enum zy_org_finding {
	ZY_ORG_FINE,
	ZY_ORG_WARNED,
	ZY_ORG_REFUSED,
	ZY_ORG_REPEAT
};

struct zy_org {
	uint32_t parent;    /* index, or one of the two above */
	uint32_t same_name; /* next of this name, or ZY_INTERN_NONE */
	uint8_t level;	    /* 0 county, 1 township, 2 village, 3 unknown */
	uint8_t place;	    /* enum zy_place of its id */
	uint8_t state;	    /* scratch of the cycle check */
	enum zy_org_finding finding;
	int column;	  /* what the finding is about, -1 the record */
	const char *what; /* phrase, in the arena */
};

/* Transparent; begin with zy_orgs_init, then add, then check. */
struct zy_orgs {
	struct zy_table *table; /* borrowed */
	int id, name, level, system, parent, township, secretary;
	struct zy_org *items; /* one a row */
	size_t n;
	struct zy_intern *ids; /* to index */
	uint32_t *by_id;
	size_t by_id_cap;
	struct zy_intern *names; /* to the first index of that name */
	uint32_t *by_name;
	size_t by_name_cap;
	const char *outside; /* an id taken as known, or NULL */
	struct zy_arena arena;
};

/* Over all rows of the table, whose columns are looked up by name. */
void zy_orgs_init(struct zy_orgs *o, struct zy_table *t);
void zy_orgs_release(struct zy_orgs *o);

/* The index of an id, or ZY_INTERN_NONE. */
uint32_t zy_orgs_find(const struct zy_orgs *o, struct zy_view id);

/*
 * The checks, in this order.  need_id: an organisation without an id is
 * refused (else zy_orgs_assign follows the parents).
 */
void zy_orgs_check_names(struct zy_orgs *o, bool need_id);
void zy_orgs_check_codes(struct zy_orgs *o);
/*
 * Resolves parents by id, else by name.  derive[file]: records of that file
 * have no parent column, their parents come from 12-digit codes.
 */
void zy_orgs_resolve(struct zy_orgs *o, const bool *derive);
/* Refuses circles, then all below a refused parent, then wrong levels. */
void zy_orgs_check_tree(struct zy_orgs *o);
/* Gives ids made of parent and name (SHA-256) to those without. */
void zy_orgs_assign(struct zy_orgs *o);
/*
 * Appends the township or county unit that i belongs to: what its record
 * says, else what the township-level organisation at or above it says, else
 * that one's name without 中共 and 委员会.  Nothing for the county.
 */
void zy_orgs_township(const struct zy_orgs *o, size_t i, struct zy_buf *b);
/* Same name under one parent: a warning where ids differ. */
void zy_orgs_check_siblings(struct zy_orgs *o);
/* has[file]: that file has a secretary column; an empty cell warns (R62). */
void zy_orgs_check_secretaries(struct zy_orgs *o, const bool *has);

#endif
