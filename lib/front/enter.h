/*
 * Entering records in a register: what every program that does it shares.
 *
 * The inputs are read into a table first.  Under the lock the register is
 * folded, and every record is held against the program's rules as things
 * stand at that moment; what breaks one is refused, the rest is appended as
 * one batch.  A record that is there already is recognised by its id and
 * left alone.  One record may come from options instead of files; an entry
 * that should not have been made is withdrawn by a line of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_H
#define ZY_FRONT_ENTER_H

#include "front/append.h"
#include "register/rules.h"

struct zy_enter {
	struct zy_append append; /* its cli, options; batch by zy_enter_init */
	const struct zy_entry_kind *kind;
	/*
	 * prepare puts cleaned cells in the form by which the record is known
	 * (may be NULL), check holds a record that is new to the rules.  -1:
	 * well; else the column that is wrong, with *what, translated, kept
	 * until release; or, of prepare, ZY_ENTER_NOTHING.  Under the lock.
	 */
	int (*prepare)(
	    struct zy_enter *n, struct zy_view *cells, const char **what);
	int (*check)(
	    struct zy_enter *n, struct zy_view *cells, const char **what);
	/* Records of a lower order are entered first; NULL: as they come. */
	int (*order)(struct zy_enter *n, const struct zy_view *cells);
	int orders;
	bool blind; /* the rules never look at the register: no folding */
	const char *cells[ZY_ENTRY_COLUMNS_MAX]; /* one record from options */
	const char *withdraw, *reason;
	const char *orgs, *members, *duties; /* rosters, or NULL */
	void *context;

	struct zy_rules rules; /* set by zy_enter_init, zy_enter_rosters */
	struct zy_people people;
	struct zy_table table; /* the records as they came */
	struct zy_fold fold;   /* the register, and what was entered since */
	const struct zy_table_row *row; /* at hand, in check */
	bool single;
	uint64_t unchanged; /* records that say nothing new */
};

/* A record that says nothing new: neither entered nor refused. */
#define ZY_ENTER_NOTHING (-2)

/*
 * Rows of an option table; n is a struct zy_enter.  The options of a record
 * are those of the schema's columns behind the id; --reason is a row of the
 * program's own.
 */
#define ZY_ENTER_OPTIONS(n, schema)                                            \
	ZY_APPEND_OPTIONS((n).append),                                         \
	    ZY_STRING(0, "withdraw", &(n).withdraw, N_("ID"),                  \
		N_("an entry that should not have been made, with --reason")), \
	    ZY_COLUMNS(schema, 1, (n).cells)

#define ZY_ENTER_ORGS(n)                            \
	ZY_STRING(0, "orgs", &(n).orgs, N_("FILE"), \
	    N_("the organisations, from org-import"))
#define ZY_ENTER_MEMBERS(n)                               \
	ZY_STRING(0, "members", &(n).members, N_("FILE"), \
	    N_("the members, from member-import"))
#define ZY_ENTER_DUTIES(n)                              \
	ZY_STRING(0, "duties", &(n).duties, N_("FILE"), \
	    N_("the duties, from duty-import: who heads what, and when"))

/* Chooses the kind, after the options are parsed; noun is translated. */
void zy_enter_init(
    struct zy_enter *n, const struct zy_entry_kind *kind, const char *noun);
/* 0, or -1: told: no --register, options that exclude each other. */
int zy_enter_start(struct zy_enter *n);
/* Reads the rosters that are given, and the campaign file.  0, or -1: told. */
int zy_enter_rosters(struct zy_enter *n);
/*
 * Entries of that kind, from a register or a stream, into the fold.  0, or
 * -1: told.
 */
int zy_enter_read(struct zy_cli *cli, const char *path,
    const struct zy_entry_kind *kind, struct zy_fold *fold);
/* Reads, checks, enters, writes what was new. */
void zy_enter_run(struct zy_enter *n);
void zy_enter_release(struct zy_enter *n);

/* Where the record at hand came from, "file:line". */
struct zy_view zy_enter_place(struct zy_enter *n);
/* A notice about the record at hand. */
void zy_enter_note(struct zy_enter *n, int column, const char *text);

#endif
