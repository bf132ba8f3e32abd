/*
 * Coverage questions (督查问题): who has not done what, as data.
 *
 * A question is an entry of "questions" in a campaign file.  It says who is
 * asked (every organisation, every member, every dispute), which records
 * answer it, how many are needed, and by when.  Which records and subjects are
 * meant is said in the language of conditions (model/condition.h).  The
 * built-in file has a question for every requirement of the founding document
 * that can be lacking.  The questions of a county's file are laid over them: an
 * entry with the id of a built-in question changes the members that it has, an
 * entry with another id is a question of the county's own, and "off" switches
 * one off.  zhengyou-campaign(5) describes the members.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_QUERY_H
#define ZY_PROGRESS_QUERY_H

#include "base/attr.h"
#include "model/campaign.h"

ZY_BEGIN_C

/* Who is asked, or what kind of record answers. */
enum zy_progress_kind {
	/* of rosters */
	ZY_PROGRESS_ORG,
	ZY_PROGRESS_MEMBER,
	ZY_PROGRESS_DUTY,
	/* of streams and registers */
	ZY_PROGRESS_PLEDGE,
	ZY_PROGRESS_COMMENT,
	ZY_PROGRESS_ACTIVITY,
	ZY_PROGRESS_AWARD,
	ZY_PROGRESS_TALLY,
	ZY_PROGRESS_RANKING,
	ZY_PROGRESS_DRAW,
	/* of the campaign file and the roster of organisations */
	ZY_PROGRESS_GROUP, /* guidance groups */
	ZY_PROGRESS_FIELD, /* each sector and system that occur together */
	ZY_PROGRESS_LIST,  /* the values of a list of the campaign file */
	ZY_PROGRESS_KINDS,
};

/* How it is known by when a question must be answered. */
enum zy_due_kind {
	ZY_DUE_OPEN,	 /* no date is set: a lack is told, but is never late */
	ZY_DUE_DATE,	 /* on a day */
	ZY_DUE_DEADLINE, /* so many days before the deadline of awards */
	ZY_DUE_COLUMN,	 /* so many days after the date in a column */
	ZY_DUE_MONTHS,	 /* again and again, within so many months */
	ZY_DUE_PHASE,	 /* once in each phase, by its end */
};

enum {
	ZY_QUERY_KEY_MAX = 4,
	ZY_QUERY_ANSWERS_MAX = 4,
};

/* Columns whose cells together say which subject a record belongs to. */
struct zy_query_key {
	const char *columns[ZY_QUERY_KEY_MAX];
	size_t n;
};

/* Records that answer a question. */
struct zy_query_answer {
	enum zy_progress_kind record;
	const char *where; /* condition on the record, or NULL */
	struct zy_query_key by;
	bool up; /* an organisation above the asked one may have it, too */
};

/* A question; its texts are borrowed from the campaign or the questions. */
struct zy_query {
	const char *id, *rules;
	const char *zh, *en; /* what is said of who has not */
	const char *open;    /* why no date is set, or NULL */
	enum zy_progress_kind asked;
	const char *list;  /* of ZY_PROGRESS_LIST: its name */
	const char *where; /* condition on the asked, or NULL: all */
	const char *must;  /* condition that the asked must meet, or NULL */
	struct zy_query_key of; /* of the asked, for the keys of answers */
	struct zy_query_answer answers[ZY_QUERY_ANSWERS_MAX];
	size_t nanswers;
	int64_t need, most; /* answers; most 0: no limit */
	const char *each;   /* answers must have every choice of this column */
	bool after; /* answers must not be older than the asked record */
	/* Two columns whose quotient must not be below least, or NULL. */
	const char *part, *whole;
	int64_t least; /* per cent */
	enum zy_due_kind due;
	struct zy_date date;
	const char *column;
	int64_t n; /* days or months */
	/* The column with the day on which it was done, for answers that came
	   late; NULL: the answer's own date. */
	const char *on;
	bool late; /* an answer that came late is told, too */
};

/* All questions that are not switched off, in the order of the files. */
struct zy_queries {
	struct zy_query *items;
	size_t n, cap;
	/* Private. */
	struct zy_campaign *builtin; /* or NULL */
	json_t *merged;		     /* array of objects that were laid over */
};

/*
 * Reads the questions of a campaign, laid over the built-in ones.  Returns 0,
 * or -1 with a ZY_ERROR_CONFIG in e and q empty.  q borrows from c; the caller
 * releases it with zy_queries_release.
 */
int zy_queries_read(
    struct zy_queries *q, const struct zy_campaign *c, struct zy_error *e);
/* Frees what q holds, and sets q to zero. */
void zy_queries_release(struct zy_queries *q);

/* Returns the question with that id, or NULL. */
const struct zy_query *zy_queries_find(
    const struct zy_queries *q, struct zy_view id);
/* Returns the name of a kind in campaign files: "org", "list", ... */
const char *zy_progress_kind_name(enum zy_progress_kind kind);
/*
 * Appends to b who is asked by a question: the kind, and the list or condition
 * that says which.
 */
void zy_query_asked(const struct zy_query *q, struct zy_buf *b);
/* Appends to b what answers a question: kinds of records and conditions. */
void zy_query_answered(const struct zy_query *q, struct zy_buf *b);
/*
 * Appends to b by when a question must be answered: a date, "180 days before
 * the deadline", "every 6 months"; nothing where it is open.
 */
void zy_query_due(const struct zy_query *q, struct zy_buf *b);

ZY_END_C

#endif
