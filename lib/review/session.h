/*
 * The sessions of a review (评议会): how many voters were entitled and present,
 * how many ballots were issued and returned, for each subject and voter group.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SESSION_H
#define ZY_REVIEW_SESSION_H

#include "base/attr.h"
#include "review/tally.h"

ZY_BEGIN_C

/* Figures of one session; -1 where a figure is not known. */
struct zy_session {
	int64_t entitled, present, issued, returned;
};

/* A collection of sessions. */
struct zy_sessions {
	struct zy_intern *subjects; /* numbers the subjects */
	struct zy_intern *keys;	    /* subject's number and group, as bytes */
	struct zy_session *items;   /* by number of the key */
	size_t n, cap;
};

/* Makes s an empty collection; free it with zy_sessions_release. */
void zy_sessions_init(struct zy_sessions *s);
/* Frees what the collection holds. */
void zy_sessions_release(struct zy_sessions *s);
/*
 * Adds the session x of a subject and a voter group, by its number in the
 * tally.  Returns false, and adds nothing, where they have a session already.
 */
bool zy_sessions_put(struct zy_sessions *s, struct zy_view subject,
    size_t group, const struct zy_session *x);
/*
 * Puts the session x of a subject and a voter group in place of the one that
 * they have, or adds it.
 */
void zy_sessions_set(struct zy_sessions *s, struct zy_view subject,
    size_t group, const struct zy_session *x);
/*
 * Returns the subject's number in this collection; ZY_INTERN_NONE where no
 * session is of that subject.
 */
uint32_t zy_sessions_find(const struct zy_sessions *s, struct zy_view subject);
/*
 * Returns the session of a subject, by the number that zy_sessions_find gave,
 * and of a voter group; NULL where they have none.  Borrowed until the next
 * zy_sessions_put.
 */
const struct zy_session *zy_sessions_get(
    const struct zy_sessions *s, uint32_t subject, size_t group);

ZY_END_C

#endif
