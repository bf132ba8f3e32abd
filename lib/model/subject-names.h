/*
 * Subjects by name: which organisation or member of the rosters the subject of
 * a record means, where it is not an id (model/people.h).
 *
 * A program that counts or scores millions of records looks up ids itself, and
 * calls this only for subjects that are not ids.  The result for a name, with
 * the township, superior, branch and code beside it, is remembered, so that a
 * name is searched for once, however many records have it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_SUBJECT_NAMES_H
#define ZY_MODEL_SUBJECT_NAMES_H

#include <pthread.h>

#include "base/attr.h"
#include "model/name-columns.h"
#include "model/people.h"

ZY_BEGIN_C

/*
 * The rosters and the results of searches in them.  Several threads may search
 * at once, each through its own struct zy_subject_input.
 */
struct zy_subjects {
	/* private */
	struct zy_people people;
	enum zy_named kinds;		/* what may be a subject; 0: both */
	pthread_mutex_t lock;		/* over all but the tables of people */
	bool built;			/* the indexes of people are built */
	struct zy_error unusable;	/* why the organisations have none */
	struct zy_intern *keys;		/* names with the cells beside them */
	struct zy_subject_found *found; /* by number of the key */
	size_t cap;
	struct zy_arena arena; /* texts of found */
	struct zy_buf key;     /* scratch */
	/* Calls of zy_name_nearest before zy_subjects_fork. */
	unsigned nearest_members, nearest_orgs;
};

/*
 * Initialises s with empty rosters.  The caller releases s with
 * zy_subjects_release.
 */
void zy_subjects_init(struct zy_subjects *s);
/* Frees what s owns. */
void zy_subjects_release(struct zy_subjects *s);
/*
 * Adds the reader's current record to the roster of organisations (kind
 * ZY_NAMED_ORG) or of members.  All records must be added before the first
 * search.
 */
void zy_subjects_add(
    struct zy_subjects *s, struct zy_reader *r, enum zy_named kind);
/*
 * Moves t, which is empty afterwards, into s as the roster of the organisations
 * of members.  To be called before the first search.  These organisations only
 * help to distinguish members; they cannot be found as subjects.
 */
void zy_subjects_take_homes(struct zy_subjects *s, struct zy_table *t);
/*
 * Sets *id to the id of the organisation or member that a cell means, with the
 * help of hints, which may be NULL.  Returns 0, with *id borrowed from s until
 * its release; or -1 with *id empty and the reason in *m, which the caller
 * releases with zy_name_miss_release.
 */
int zy_subjects_search(struct zy_subjects *s, struct zy_view cell,
    const struct zy_name_hints *hints, struct zy_view *id,
    struct zy_name_miss *m);
/*
 * Returns whether a cell names the subject with that id: it is the id itself,
 * or the subject's name and no other subject on the rosters has that name.
 */
bool zy_subjects_is(
    struct zy_subjects *s, struct zy_view id, struct zy_view cell);

/*
 * Prepares s for several threads that search at once, each in its part of one
 * input, and whose results may have to be discarded (zy_subjects_undo).
 */
void zy_subjects_fork(struct zy_subjects *s);
/*
 * Returns whether the messages about names that the threads did not find are
 * certainly those that one thread would have given.  They may differ where more
 * names are unknown than ZY_NEAREST_MOST: for which of these names the nearest
 * is searched for depends on the order of the searches.
 */
bool zy_subjects_agrees(const struct zy_subjects *s);
/*
 * Discards the results of searches since zy_subjects_fork.  To be called after
 * the threads have ended.
 */
void zy_subjects_undo(struct zy_subjects *s);

/*
 * The subjects of one input.  The caller sets all bytes to zero and then
 * subjects, which is borrowed.  Release it with zy_subject_input_release.
 */
struct zy_subject_input {
	struct zy_subjects *subjects; /* NULL: no name is known */

	/* private */
	struct zy_name_columns columns;
	size_t bound;		 /* number of columns when `columns` was set */
	struct zy_buf key, last; /* scratch; key of the last search */
	struct zy_view last_id;	 /* result of the last search */
};

/* Frees what in owns. */
void zy_subject_input_release(struct zy_subject_input *in);
/*
 * Sets *id to the id of the organisation or member that the reader's current
 * record means by its cell in the column subject and the cells beside it.
 * Returns 0, with *id borrowed from the rosters.  Returns -1 with *id unchanged
 * and e filled at that cell; the message names the candidates or the nearest
 * name.
 */
int zy_subject_input_find(struct zy_subject_input *in,
    const struct zy_reader *r, int subject, struct zy_view *id,
    struct zy_error *e);

ZY_END_C

#endif
