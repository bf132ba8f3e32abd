/*
 * Subjects by name: which organisation or member of the rosters the subject of
 * a record means, where it is the id of none (model/people.h).
 *
 * A program that counts or scores millions of records keeps the ids of its
 * rosters itself and asks here only for what is none of them.  What a name,
 * with the township, superior, branch and code beside it, was found to mean is
 * remembered: it is searched for once, however many records have it.
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
 * The rosters and what was searched for in them.  Several threads may search at
 * once, each through a struct zy_subject_input of its own.
 */
struct zy_subjects {
	/* private */
	struct zy_people people;
	enum zy_named kinds;		/* what may be a subject; 0: both */
	pthread_mutex_t lock;		/* over all but the tables of people */
	bool built;			/* people has its indexes */
	struct zy_error unusable;	/* why there are none, or empty */
	struct zy_intern *keys;		/* names and what stood beside them */
	struct zy_subject_found *found; /* by number of the key */
	size_t cap;
	struct zy_arena arena; /* texts of found */
	struct zy_buf key;     /* scratch */
	/* How often the nearest was looked for, at zy_subjects_fork. */
	unsigned nearest_members, nearest_orgs;
};

/* Makes s empty rosters.  Release it with zy_subjects_release. */
void zy_subjects_init(struct zy_subjects *s);
/* Frees what s holds. */
void zy_subjects_release(struct zy_subjects *s);
/*
 * Adds the reader's current record to the roster of organisations or of
 * members, as kind says, before anything is searched for.
 */
void zy_subjects_add(
    struct zy_subjects *s, struct zy_reader *r, enum zy_named kind);
/*
 * Takes t, which is empty afterwards, as the roster of the organisations of the
 * members, before anything is searched for.  Its organisations tell members
 * apart and are no subjects themselves.
 */
void zy_subjects_take_homes(struct zy_subjects *s, struct zy_table *t);
/*
 * Sets *id to the id of the organisation or member that a cell means, with the
 * help of hints, which may be NULL.  Returns 0, with *id borrowed from s until
 * the release; or -1 with *id empty and the reason in *m.
 */
int zy_subjects_search(struct zy_subjects *s, struct zy_view cell,
    const struct zy_name_hints *hints, struct zy_view *id,
    struct zy_name_miss *m);
/*
 * Returns whether a cell is the id of a subject, or its name where nobody else
 * on the rosters bears it.
 */
bool zy_subjects_is(
    struct zy_subjects *s, struct zy_view id, struct zy_view cell);

/*
 * Prepares for several threads that search, each in its part of one input, and
 * whose findings may be discarded.
 */
void zy_subjects_fork(struct zy_subjects *s);
/*
 * Returns whether the threads have found what one thread would have found. They
 * have not where more names are unknown than the nearest is looked for
 * (ZY_NEAREST_MOST): then the order decides which.
 */
bool zy_subjects_agrees(const struct zy_subjects *s);
/*
 * Forgets what was found since zy_subjects_fork, once the threads have ended.
 */
void zy_subjects_undo(struct zy_subjects *s);

/* The subjects of one input; all zero but for subjects, which is borrowed. */
struct zy_subject_input {
	struct zy_subjects *subjects; /* NULL: no name is known */

	/* private */
	struct zy_name_columns columns;
	size_t bound; /* columns of the reader at that time */
	struct zy_buf key, last;
	struct zy_view last_id; /* what last was found to mean */
};

/* Frees what the input holds. */
void zy_subject_input_release(struct zy_subject_input *in);
/*
 * Sets *id to the id of the organisation or member that the reader's current
 * record means by its cell in the column subject and the columns beside it.
 * Returns 0, with *id borrowed from the rosters; or -1 with e filled, which
 * names the candidates or the nearest.
 */
int zy_subject_input_find(struct zy_subject_input *in,
    const struct zy_reader *r, int subject, struct zy_view *id,
    struct zy_error *e);

ZY_END_C

#endif
