/*
 * The tree of organisations over a table of their records, and its checks.
 *
 * It has what the checks of an import need: ids, names, parents and levels.
 * Checks never print; they add findings to organisations. An organisation that
 * is refused, or that repeats an earlier record, is excluded from the tree; one
 * with a warning is not. The time of all checks is linear in the number of
 * organisations, even if many have the same name or all form one chain. No
 * result depends on the order of hash tables; "first" always means first in the
 * table. Rules: R58 (three levels), R62 (a secretary), codes of model/code.h.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_H
#define ZY_MODEL_ORG_H

#include "base/attr.h"
#include "model/row-index.h"

ZY_BEGIN_C

struct zy_org_former; /* model/org-former.h */

/* Values of parent in place of an index. */
#define ZY_ORG_ROOT UINT32_MAX		/* no parent */
#define ZY_ORG_OUTSIDE (UINT32_MAX - 1) /* one that is not in the table */

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
	uint32_t outside;	/* for ZY_ORG_OUTSIDE: index in base, or none */
	uint32_t name;		/* one index for all of the same name */
	uint32_t same_name;	/* next with this name, or ZY_INTERN_NONE */
	uint32_t same_township; /* next with this name and township */
	uint32_t town;		/* itself or above it, at township level */
	uint32_t message;	/* first finding, an index into messages */
	uint8_t level;		/* 0 county, 1 township, 2 village, 3 unknown */
	uint8_t state;		/* scratch for walks over the tree */
	uint8_t finding;	/* enum zy_org_finding */
	uint8_t flags;		/* enum zy_org_flag */
};

/* Flags of an organisation. */
enum zy_org_flag {
	/* Several have this name; set on the one whose index is name. */
	ZY_ORG_SHARED = 1,
	/* Facts about the record as it was read. */
	ZY_ORG_CODED = 2, /* its id may be a national code */
	ZY_ORG_NO_ID = 4,
	ZY_ORG_NO_NAME = 8,
	ZY_ORG_NO_SECRETARY = 16,
	ZY_ORG_NO_KIND = 32,
	ZY_ORG_NO_SECTOR = 64,
};

/* A finding on an organisation, owned by the zy_orgs. */
struct zy_org_message {
	enum zy_fault fault;
	int column;	  /* of the table; -1: the whole record */
	const char *what; /* translated, in the arena */
	/* The flaw of the table from which it was made, or NULL. */
	const struct zy_table_flaw *flaw;
	uint32_t of; /* of ZY_ORG_REPEAT: the row that it repeats */
	struct zy_org_message *next; /* for another column, or NULL */
};

/*
 * An index from texts (keys) to numbers.  Set keys to zy_intern_new() and all
 * else to zero to make an empty one; release it with zy_org_index_release.
 */
struct zy_org_index {
	struct zy_intern *keys;
	uint32_t *first; /* by number of the key */
	size_t cap;
};

/*
 * Returns a pointer to the number that the index keeps for a key, for reading
 * and writing.  A new key is added, with the number ZY_INTERN_NONE.  The
 * pointer is valid until the next call.  *number, unless number is NULL, is set
 * to the number of the key itself in x->keys.
 */
uint32_t *zy_org_index_slot(
    struct zy_org_index *x, struct zy_view key, uint32_t *number);
/*
 * Returns the number that the index keeps for a key, or ZY_INTERN_NONE where
 * the index, which may be all zero, does not have the key.
 */
uint32_t zy_org_index_find(const struct zy_org_index *x, struct zy_view key);
/* Frees what x owns; x may be all zero. */
void zy_org_index_release(struct zy_org_index *x);

/* The result of a search where several organisations have the name. */
#define ZY_ORG_AMBIGUOUS (UINT32_MAX - 1)

enum {
	ZY_ORG_TWINS = 4,    /* columns beside that of the parent, at most */
	ZY_ORG_DEEPEST = 64, /* more levels than this are a circle */
};

/*
 * The tree.  Callers may read the members.  Call zy_orgs_init, then the checks
 * in the order in which they are declared; release it with zy_orgs_release.
 */
struct zy_orgs {
	struct zy_table *table; /* borrowed */
	/* columns */
	int id, name, level, system, parent, township, secretary, kind, sector;
	/* Columns that are twins of parent (stream/reader.h). */
	int twins[ZY_ORG_TWINS];
	size_t ntwins;
	struct zy_org *items; /* one for each row */
	size_t n;
	struct zy_row_index ids, names; /* the first row with each */
	struct zy_org_index townships;	/* by name and township */
	/* By form and by committee (org-name.h); built when first needed. */
	struct zy_org_index forms, committees;
	/* Of zy_orgs_unite: by row, the one that stands for it, or
	 * ZY_INTERN_NONE (NULL: none is united); and by parent and form. */
	uint32_t *same;
	struct zy_org_index places;
	struct zy_org_message *messages;
	size_t nmessages, messages_cap;
	struct zy_arena arena;
	/* Of zy_org_bearers_explain: the last phrase, and how many there were.
	 */
	const char *explained;
	struct zy_view explained_name;
	unsigned nexplained;
	/* Of zy_org_bearers_settle: the last titles and name, what they mean
	 * (in titled_of; NULL: nothing), and how many were looked for. */
	struct zy_view titles, titled_name;
	const struct zy_orgs *titled_of;
	uint32_t titled;
	unsigned ntitled;
	size_t compared; /* names, by zy_orgs_explain_unknown */
	/* The caller may set these after zy_orgs_init; they are borrowed. */
	const char
	    *outside;	 /* id of an organisation above, accepted as parent */
	size_t incoming; /* rows before this one are from the input */
	struct zy_orgs *base;	    /* where missing parents are looked up */
	struct zy_org_former *kept; /* names of base, or NULL */
	const struct zy_org_former *former; /* former names here, or NULL */
	int threads;			    /* at most, for zy_orgs_parallel */
};

/*
 * The number of organisations that are not excluded, and how many of them lack
 * kind, level, sector or township.
 */
struct zy_org_gaps {
	size_t all, kind, level, sector, township;
};

/*
 * Prepares o for all rows of t, which is borrowed and must live as long as o.
 * Finds the columns by their names.
 */
void zy_orgs_init(struct zy_orgs *o, struct zy_table *t);
/* Frees what o owns, not the table, and sets o to zero. */
void zy_orgs_release(struct zy_orgs *o);

/*
 * Calls look for consecutive parts of all records, with the index of the first
 * record of the part and the index after the last.  With many records the calls
 * run in up to o->threads threads, so look may write only to the records of its
 * part.
 */
void zy_orgs_parallel(struct zy_orgs *o,
    void (*look)(struct zy_orgs *o, void *context, size_t from, size_t to),
    void *context);
/*
 * Returns the index of the first organisation with that id, or ZY_INTERN_NONE.
 */
uint32_t zy_orgs_find(const struct zy_orgs *o, struct zy_view id);
/*
 * Returns whether organisation i is `up` or below it in the tree, as far as
 * parents were found.
 */
bool zy_orgs_is_in(const struct zy_orgs *o, uint32_t i, uint32_t up);
/*
 * Returns the index of the only organisation whose name has the same form as
 * name (zy_org_name_form).  Where no name has, and name is that of a committee
 * without its place (县委), returns the only such committee; where there are
 * several such committees, the committee of township, a name or an empty view.
 * Returns ZY_INTERN_NONE where none is found, or ZY_ORG_AMBIGUOUS where several
 * are.
 */
uint32_t zy_orgs_find_form(
    struct zy_orgs *o, struct zy_view name, struct zy_view township);
/*
 * Returns the cell of organisation i in a column, borrowed from the table; an
 * empty view for column -1.
 */
static inline struct zy_view
zy_orgs_cell(const struct zy_orgs *o, size_t i, int column)
{
	return zy_table_cell(o->table->rows[i], column);
}
/*
 * Returns the id of the parent of i, borrowed, where that parent is not in the
 * table (ZY_ORG_OUTSIDE); else an empty view.
 */
struct zy_view zy_orgs_outside(const struct zy_orgs *o, size_t i);
/* Returns whether i is excluded from the tree: refused, or a repeat. */
bool zy_orgs_is_excluded(const struct zy_orgs *o, size_t i);
/*
 * Adds a finding to organisation i: f is its kind, fault its code, column the
 * column of the table (-1: the whole record), and then comes a formatted,
 * translated phrase, which is truncated at 511 bytes.  A graver finding
 * replaces a less grave one, and a less grave one is dropped; of several
 * warnings the first is kept, and of several refusals the first for each
 * column.
 */
void zy_orgs_fault(struct zy_orgs *o, size_t i, enum zy_org_finding f,
    enum zy_fault fault, int column, const char *fmt, ...) ZY_PRINTF(6, 7);

/*
 * Returns the first finding on organisation i, which must have one; its member
 * `next` leads to the others.  Borrowed from o until the next finding is added.
 */
const struct zy_org_message *zy_orgs_finding(const struct zy_orgs *o, size_t i);
/*
 * Records which row organisation i repeats, if its finding is ZY_ORG_REPEAT;
 * for zy_orgs_settle_repeats.
 */
static inline void
zy_orgs_repeats(struct zy_orgs *o, size_t i, size_t of)
{
	if (o->items[i].finding == ZY_ORG_REPEAT)
		o->messages[o->items[i].message].of = (uint32_t)of;
}

/*
 * Refuses each repeat of an organisation that is refused, with the findings of
 * that one: nobody has it then.  To be called after all other checks.
 */
void zy_orgs_settle_repeats(struct zy_orgs *o);
/*
 * Fills l with the errors that the findings on organisation i describe; i must
 * have a finding.  Returns the first, borrowed from l; the member `next` of
 * each leads to the next one.
 */
const struct zy_error *zy_orgs_errors(
    const struct zy_orgs *o, size_t i, struct zy_error_list *l);

/*
 * Checks that each organisation has a name, that ids are unique, and, with
 * need_id, that each has an id; adds findings.  Without need_id, zy_orgs_assign
 * makes the missing ids later.  This is the first of the checks, which are to
 * be called in the order in which they are declared.
 */
void zy_orgs_check_names(struct zy_orgs *o, bool need_id);
/*
 * Checks ids that are national codes, and that the level of an organisation is
 * that of its code; adds findings.  Fills in missing levels from codes.
 */
void zy_orgs_check_codes(struct zy_orgs *o);
/*
 * Finds the parent of each organisation, by the id or else the name in its
 * cell.  Of several organisations with the name it takes the one whose 12-digit
 * code is above the code of the child, or else the only one in the township of
 * the child; where neither decides, the child is refused.  One that once had
 * the name counts beside the one that has it (org-bearers.h).  无, —, / and
 * zeros mean that there is no parent.
 *
 * A second column that names the parent (zy_reader_column_twin) must name the
 * same organisation, or one above or below it; of these the lower one is the
 * parent.  Where the first cell is ambiguous the second decides, and where the
 * first names no organisation it decides with a warning.
 *
 * Where derive[f] is true, the records of file number f have no parent column,
 * and their parents are derived from the 12-digit codes.
 */
void zy_orgs_resolve(struct zy_orgs *o, const bool *derive);
/*
 * Refuses organisations whose parents form a circle, then organisations of a
 * wrong level (R58), then all organisations below a refused one.
 */
void zy_orgs_check_tree(struct zy_orgs *o);
/*
 * Makes an id from the id of the parent and the name for each organisation
 * without id (model/ident.h).  With o->kept, an organisation that the base has
 * keeps its id instead.  It is recognised below the same parent
 * (zy_org_former_known).  An organisation that was moved below another parent
 * is recognised by its name: if no other organisation in the county or the
 * township has this name, and it is missing at its old place, in a township
 * that has submitted its list.  Where others have the name, the organisation
 * counts as new, with a warning that names those that are missing.
 * zy_orgs_check_tree must have been called on the base.
 */
void zy_orgs_assign(struct zy_orgs *o);
/*
 * Adds the id that was made for organisation i to the index.  If another
 * organisation has that id, i becomes a repeat where both records are equal
 * except for the source, and is refused where they differ.
 */
void zy_orgs_register_id(struct zy_orgs *o, size_t i);
/*
 * Adds a warning to each organisation that has the name and the parent of an
 * earlier one.
 */
void zy_orgs_check_siblings(struct zy_orgs *o);
/*
 * Adds a warning to each organisation that is not closed although its parent
 * is.
 */
void zy_orgs_check_closed(struct zy_orgs *o);
/*
 * Warns of each organisation of the input whose name ends with a note that it
 * is closed (part `ended` of the dictionary: 乙村党支部（已撤销）), and that
 * has no day of its closing.
 */
void zy_orgs_check_notes(struct zy_orgs *o);
/*
 * Frees the indexes of ids and names.  Nothing can be looked up by them
 * afterwards.
 */
void zy_orgs_free_keys(struct zy_orgs *o);
/*
 * Adds a warning to each organisation without a secretary (R62) where has[f] is
 * true for file number f, from which its record comes, and the record's own
 * table has a column for secretaries.
 */
void zy_orgs_check_secretaries(struct zy_orgs *o, const bool *has);

/*
 * Returns how many organisations are not excluded, and how many of those lack
 * each of the columns of struct zy_org_gaps.  An organisation of the county
 * needs no township, and one above village level no sector.  To be called after
 * zy_orgs_check_tree.
 */
struct zy_org_gaps zy_orgs_gaps(const struct zy_orgs *o);

/*
 * Returns the place in the name of a committee, a part of that text: 金川镇 for
 * 中共金川镇委员会.  Returns the whole name where it is none of a committee.
 */
struct zy_view zy_orgs_place(struct zy_view name);

/*
 * Appends the township of organisation i (or another unit at township level) to
 * b: the cell of its record, else the cell of the township-level organisation
 * above it, else the name of that organisation without 中共 and 委员会.
 * Appends nothing for the county itself.  Call it after zy_orgs_check_tree.
 */
void zy_orgs_township(const struct zy_orgs *o, size_t i, struct zy_buf *b);
/*
 * Returns the level of organisation i, from its record or its id, as a value of
 * the column `level`, a constant; empty when the level is unknown.
 */
struct zy_view zy_orgs_level(const struct zy_orgs *o, size_t i);

ZY_END_C

#endif
