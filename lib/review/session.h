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

/* A session for one subject and voter group. */
struct zy_session {
	int64_t entitled, present, issued, returned; /* -1: not known */
	/* zy_sessions_text gives the texts of these; 0: not known. */
	uint32_t date, organiser;
	bool void_; /* refused for its figures: another one replaces it */
};

/* A session of which nothing is known. */
#define ZY_SESSION_UNKNOWN ((struct zy_session){-1, -1, -1, -1, 0, 0, false})

/* The figures of a session, in the order of their columns. */
enum zy_session_figure {
	ZY_SESSION_ENTITLED, /* 应到 */
	ZY_SESSION_PRESENT,  /* 实到 */
	ZY_SESSION_ISSUED,   /* 发出票数 */
	ZY_SESSION_RETURNED, /* 收回票数 */
};

/* Two figures of a session that contradict each other. */
struct zy_session_clash {
	enum zy_session_figure figure; /* the higher */
	enum zy_session_figure bound;  /* the lower, which it cannot exceed */
	int64_t high, low;
	char what[200]; /* translated: more than the 30 issued */
};
enum {
	ZY_SESSION_CLASHES = 3 /* at most */
};

/*
 * Finds the figures of a session that contradict each other: more ballots
 * returned than issued, more people present than entitled, more ballots
 * returned than people entitled.  Fills out, which has room for
 * ZY_SESSION_CLASHES, and returns how many there are.
 */
size_t zy_session_clashes(
    const struct zy_session *s, struct zy_session_clash *out);

/*
 * A collection of sessions, at most one for each subject and voter group.  Owns
 * what its pointers point to.
 */
struct zy_sessions {
	struct zy_intern *subjects; /* numbers the subjects */
	struct zy_intern *keys;	    /* numbers the pairs of subject and group */
	struct zy_session *items;   /* of each pair, by its number */
	size_t n, cap;
	struct zy_intern *texts; /* dates and organisers */
	bool dated, organised;	 /* a session has a date, an organiser */
};

/* Makes s an empty collection; free it with zy_sessions_release. */
void zy_sessions_init(struct zy_sessions *s);
/* Frees what s owns and sets s to all zero. */
void zy_sessions_release(struct zy_sessions *s);
/*
 * Returns the number by which a session refers to a text (its date or
 * organiser); copies the text if s does not have it.  Returns 0 for an empty
 * text.
 */
uint32_t zy_sessions_put_text(struct zy_sessions *s, struct zy_view text);
/*
 * Returns the text with that number, borrowed from s; an empty view for 0.
 */
struct zy_view zy_sessions_text(const struct zy_sessions *s, uint32_t number);
/*
 * Adds a copy of x as the session of a subject and a voter group; group is the
 * group's number in the tally.  Returns true; or false, with nothing added, if
 * they have a session already.  Void sessions are an exception: x replaces a
 * void session, and a void x is dropped where there is another session; both
 * return true.
 */
bool zy_sessions_put(struct zy_sessions *s, struct zy_view subject,
    size_t group, const struct zy_session *x);
/*
 * Makes a copy of x the session of a subject and a voter group, replacing the
 * one that they may have.
 */
void zy_sessions_set(struct zy_sessions *s, struct zy_view subject,
    size_t group, const struct zy_session *x);
/*
 * Returns the number in s of a subject, or ZY_INTERN_NONE if s has no session
 * of that subject.
 */
uint32_t zy_sessions_find(const struct zy_sessions *s, struct zy_view subject);
/*
 * Returns the session of a subject, given by its number from zy_sessions_find,
 * and a voter group; NULL if they have none.  Borrowed until the next
 * zy_sessions_put or zy_sessions_set.
 */
const struct zy_session *zy_sessions_get(
    const struct zy_sessions *s, uint32_t subject, size_t group);

ZY_END_C

#endif
