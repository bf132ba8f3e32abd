/*
 * What the sessions of a review say: people and papers a subject and group.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SESSION_H
#define ZY_REVIEW_SESSION_H

#include "review/tally.h"

/* -1: not known. */
struct zy_session {
	int64_t entitled, present, issued, returned;
};

/* Sessions by subject and group. */
struct zy_sessions {
	struct zy_intern *subjects;
	struct zy_intern *keys; /* number of subject and group, as bytes */
	struct zy_session *items;
	size_t n, cap;
};

void zy_sessions_init(struct zy_sessions *s);
void zy_sessions_release(struct zy_sessions *s);
/* False when there is one for that subject and group already. */
bool zy_sessions_put(struct zy_sessions *s, struct zy_view subject,
    size_t group, const struct zy_session *x);
/* The number of a subject here; ZY_INTERN_NONE where it has no session. */
uint32_t zy_sessions_find(const struct zy_sessions *s, struct zy_view subject);
/* By such a number.  Borrowed, or NULL. */
const struct zy_session *zy_sessions_get(
    const struct zy_sessions *s, uint32_t subject, size_t group);

#endif
