/*
 * The tree of organisations over a table of their records.
 *
 * Holds what the checks of an import need: ids, names, parents and levels.
 * Checks never print; they leave findings on organisations.  A
 * refused organisation is excluded from the tree, one with a warning is not.
 * The time of all checks is linear in the number of organisations, however many
 * have the same name or form one chain.  No result depends on the order of hash
 * tables; "first" always means first in the table.
 * Rules: R58 (three levels), R62 (a secretary), codes of model/code.h.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_H
#define ZY_MODEL_ORG_H

#include "base/attr.h"
#include "model/row-index.h"

ZY_BEGIN_C

struct zy_org_former; /* model/org-former.h */

/* Values of parent: none; an organisation that is not in the table. */
#define ZY_ORG_ROOT UINT32_MAX
#define ZY_ORG_OUTSIDE (UINT32_MAX - 1)

/* Kinds of findings, the graver ones last. */
enum zy_org_finding {
	ZY_ORG_FINE, /* no finding */
	ZY_ORG_WARNED,
	ZY_ORG_REFUSED,
	ZY_ORG_REPEAT /* the same record as an earlier one */
};

/* An organisation; its index is the row of its record. */
struct zy_org {
	uint32_t parent;	/* index, ZY_ORG_ROOT or ZY_ORG_OUTSIDE */
	uint32_t outside;	/* for ZY_ORG_OUTSIDE: its index in base */
	uint32_t name;		/* index of one organisation of this name */
	uint32_t same_name;	/* next of this name, or ZY_INTERN_NONE */
	uint32_t same_township; /* next of this name and township */
	uint32_t town;		/* itself or the one above at township level */
	uint32_t message;	/* what the finding says: zy_orgs_finding */
	uint8_t level;		/* 0 county, 1 township, 2 village, 3 unknown */
	uint8_t state;		/* scratch for walks over the tree */
	uint8_t finding;	/* enum zy_org_finding */
	uint8_t flags;		/* enum zy_org_flag */
};

enum zy_org_flag {
	/* Several have its name; set on the organisation in member name. */
	ZY_ORG_SHARED = 1,
	/* Facts about the record as it was read. */
	ZY_ORG_CODED = 2, /* its id may be a national code */
	ZY_ORG_NO_ID = 4,
	ZY_ORG_NO_NAME = 8,
	ZY_ORG_NO_SECRETARY = 16,
	ZY_ORG_NO_KIND = 32,
	ZY_ORG_NO_SECTOR = 64,
};

/* A finding on an organisation. */
struct zy_org_message {
	enum zy_fault fault;
	int column;	  /* of the table; -1: the whole record */
	const char *what; /* translated, in the arena */
	const struct zy_table_flaw *flaw; /* that it was made from, or NULL */
	struct zy_org_message *next;	  /* finding for another column */
};

/* An index from keys to row numbers.  keys must be set by the caller. */
struct zy_org_index {
	struct zy_intern *keys;
	uint32_t *first; /* by number of the key */
	size_t cap;
};

/*
 * Returns the place in the index where the row number of a key is kept, for
 * reading and writing; it is ZY_INTERN_NONE for a new key.  The place is valid
 * until the next call.  *number is the number of the key; number may be NULL.
 */
uint32_t *zy_org_index_slot(
    struct zy_org_index *x, struct zy_view key, uint32_t *number);
/* Frees the index. */
void zy_org_index_release(struct zy_org_index *x);

/* Several organisations have the name. */
#define ZY_ORG_AMBIGUOUS (UINT32_MAX - 1)

/*
 * The tree.  Members may be read.  Call zy_orgs_init, then the checks in the
 * order below; release it with zy_orgs_release.
 */
struct zy_orgs {
	struct zy_table *table; /* borrowed */
	/* columns */
	int id, name, level, system, parent, township, secretary, kind, sector;
	struct zy_org *items; /* one for each row */
	size_t n;
	struct zy_row_index ids, names; /* the first row with each */
	struct zy_org_index townships;
	/* Of names (org-name.h), once asked for. */
	struct zy_org_index forms, committees;
	struct zy_org_message *messages;
	size_t nmessages, messages_cap;
	struct zy_arena arena;
	/* The caller may set these after zy_orgs_init. */
	const char
	    *outside;	 /* id of an organisation above, accepted as parent */
	size_t incoming; /* rows before this one are from the input */
	struct zy_orgs *base; /* where parents are looked up next */
	/* Names of the base that keep their ids, and former names of this table
	 * by which parents are found; or NULL. */
	const struct zy_org_former *kept, *former;
	int threads;
};

/*
 * Prepares o for all rows of t, which must live as long as o.  Finds the
 * columns by their names.
 */
void zy_orgs_init(struct zy_orgs *o, struct zy_table *t);
/* Frees what o owns, not the table, and sets o to zero. */
void zy_orgs_release(struct zy_orgs *o);

/*
 * Calls look for consecutive parts of all records, each with the first index
 * and the index behind the last.  With many records it uses o->threads threads:
 * look may only write to the records of its part.
 */
void zy_orgs_parallel(struct zy_orgs *o,
    void (*look)(struct zy_orgs *o, void *context, size_t from, size_t to),
    void *context);
/* Returns the index of the organisation with an id, or ZY_INTERN_NONE. */
uint32_t zy_orgs_find(const struct zy_orgs *o, struct zy_view id);
/*
 * Returns the index of the one organisation whose name has the form of name
 * (org-name.h), or, where none has it and name is the committee of a place
 * without the place's name, of the one such committee: in the township, if that
 * is not empty.  Returns ZY_INTERN_NONE where there is none, or
 * ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_orgs_find_form(
    struct zy_orgs *o, struct zy_view name, struct zy_view township);
/* Returns a cell of organisation i, borrowed from the table. */
static inline struct zy_view
zy_orgs_cell(const struct zy_orgs *o, size_t i, int column)
{
	return zy_table_cell(o->table->rows[i], column);
}
/* Returns the id of the parent of i when it is ZY_ORG_OUTSIDE, else nothing. */
struct zy_view zy_orgs_outside(const struct zy_orgs *o, size_t i);
/* Returns whether i is excluded from the tree: refused, or a repeat. */
bool zy_orgs_is_excluded(const struct zy_orgs *o, size_t i);
/*
 * Leaves a finding on i: its code, the column (-1: the whole record) and a
 * formatted phrase.  A graver finding replaces the one that i has; of others
 * the first is kept, but refusals for several columns are all kept.
 */
void zy_orgs_fault(struct zy_orgs *o, size_t i, enum zy_org_finding f,
    enum zy_fault fault, int column, const char *fmt, ...) ZY_PRINTF(6, 7);

/*
 * Returns the first finding on i, which must have one; the others follow in
 * next. It is borrowed until the next finding.
 */
const struct zy_org_message *zy_orgs_finding(const struct zy_orgs *o, size_t i);
/*
 * Fills e with the first finding on row i, to which those that follow are
 * linked (e->next); they are in the arena.
 */
void zy_orgs_errors(const struct zy_orgs *o, size_t i, struct zy_error *e,
    struct zy_arena *more);

/*
 * The checks.  Call them in this order.
 *
 * Checks that each organisation has a name, that ids are unique, and, with
 * need_id, that each has one.  Without need_id, zy_orgs_assign makes the
 * missing ids later.
 */
void zy_orgs_check_names(struct zy_orgs *o, bool need_id);
/*
 * Checks national codes, and that the level of an organisation is the level of
 * its code.  Fills in missing levels from codes.
 */
void zy_orgs_check_codes(struct zy_orgs *o);
/*
 * Finds the parents, by id or else by name.  Of several organisations with the
 * name it takes the one whose 12-digit code is above the code of the child, or
 * else the only one in the township of the child.  无, —, / and zeros mean
 * there is no parent.  With derive[file] true, the records of that file have no
 * parent column, and their parents follow from the 12-digit codes.
 */
void zy_orgs_resolve(struct zy_orgs *o, const bool *derive);
/*
 * Refuses circles of parents, then wrong levels (R58), then all organisations
 * below a refused one.
 */
void zy_orgs_check_tree(struct zy_orgs *o);
/*
 * Makes an id from the id of the parent and the name for each organisation
 * without id; see model/ident.h.  With o->kept, organisations of the base keep
 * theirs: below the same superior (zy_org_former_id), or, where the name is the
 * only one in the county or the township, below another: when the old place is
 * in a township that has submitted its list, and lacks it.  Where the name is
 * not the only one the organisation is new, with a warning that names those
 * that are missing.  The base must have gone through zy_orgs_check_tree.
 */
void zy_orgs_assign(struct zy_orgs *o);
/* Adds the id that was made for i to the index; refuses i when it is taken. */
void zy_orgs_register_id(struct zy_orgs *o, size_t i);
/* Warns of organisations with the name and parent of an earlier one. */
void zy_orgs_check_siblings(struct zy_orgs *o);
/*
 * Warns of organisations below one that was closed, which are not closed.
 */
void zy_orgs_check_closed(struct zy_orgs *o);
/* Frees the indexes of ids and names, when no look-up follows. */
void zy_orgs_free_keys(struct zy_orgs *o);
/*
 * Warns of organisations without a secretary (R62), in files with a column for
 * it: those with has[file] true.
 */
void zy_orgs_check_secretaries(struct zy_orgs *o, const bool *has);

/* Organisations that are not refused, and how many lack what rules need. */
struct zy_org_gaps {
	size_t all, kind, level, sector, township;
};
/*
 * Counts them.  The county's own organisations need no township, and above the
 * village level none needs a sector.  Call it after zy_orgs_check_tree.
 */
struct zy_org_gaps zy_orgs_gaps(const struct zy_orgs *o);
/*
 * Appends the township, or unit at township level, of organisation i to b: the
 * value in its record, else the value of the township-level organisation above
 * it, else the name of that one without 中共 and 委员会.  Appends nothing
 * for the county itself.  Call it after zy_orgs_check_tree.
 */
void zy_orgs_township(const struct zy_orgs *o, size_t i, struct zy_buf *b);
/*
 * Returns the level of i as a value of the column `level`, from its record or
 * its code; it is empty when the level is unknown.
 */
struct zy_view zy_orgs_level(const struct zy_orgs *o, size_t i);

ZY_END_C

#endif
