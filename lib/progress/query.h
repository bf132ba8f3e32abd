/*
 * Coverage questions (督查问题): who has not done what, as data.
 *
 * A question is an entry of "questions" in a campaign file.  It says who is
 * asked (every organisation, every member, every dispute), which records answer
 * it, how many are needed, and by when.  Records and subjects are selected by
 * conditions (model/condition.h).  The built-in file has a question for every
 * requirement of the founding document whose fulfilment can be missing.  The
 * questions of a county's file change these: an entry with the id of a built-in
 * question replaces the members that it has, an entry with another id adds a
 * question, and "off" switches a question off.  zhengyou-campaign(5) describes
 * the members.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_QUERY_H
#define ZY_PROGRESS_QUERY_H

#include "base/attr.h"
#include "model/campaign.h"

ZY_BEGIN_C

/* Kinds of subjects that are asked, and of records that answer. */
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

/* How the day is determined by which a question must be answered. */
enum zy_due_kind {
	ZY_DUE_OPEN,	 /* no day: a missing answer is reported, never late */
	ZY_DUE_DATE,	 /* on a day */
	ZY_DUE_DEADLINE, /* n days before the deadline of awards */
	ZY_DUE_COLUMN,	 /* n days after the date in a column */
	ZY_DUE_MONTHS,	 /* again within n months of the last answer */
	ZY_DUE_PHASE,	 /* once in each phase, by its end */
};

enum {
	ZY_QUERY_KEY_MAX = 4,
	ZY_QUERY_ANSWERS_MAX = 4,
};

/* A key: columns whose cells together name a record's subject. */
struct zy_query_key {
	const char *columns[ZY_QUERY_KEY_MAX];
	size_t n;
};

/* A kind of records that answer a question. */
struct zy_query_answer {
	enum zy_progress_kind record;
	const char *where; /* condition on the record, or NULL */
	struct zy_query_key by;
	/* Records of organisations above the one that is asked count too. */
	bool up;
};

/* A question; its texts are borrowed from the campaign or the questions. */
struct zy_query {
	const char *id;
	const char *rules;   /* the rules that it follows from, as text */
	const char *zh, *en; /* the sentence about one who has not answered */
	const char *open;    /* why no date is set, or NULL */
	enum zy_progress_kind asked;
	const char *list;  /* name of the list, of ZY_PROGRESS_LIST */
	const char *where; /* condition on who is asked, or NULL: all */
	const char *must;  /* condition that the asked must meet, or NULL */
	struct zy_query_key of; /* names the asked; equals answers[].by */
	struct zy_query_answer answers[ZY_QUERY_ANSWERS_MAX];
	size_t nanswers;
	int64_t need;	  /* least number of answers */
	int64_t most;	  /* largest number of answers; 0: no limit */
	const char *each; /* column of which answers must have every choice */
	bool after; /* the last answer must not be before the asked record */
	/* Columns of which part/whole must be at least `least` per cent, or
	 * NULL. */
	const char *part, *whole;
	int64_t least;
	enum zy_due_kind due;
	struct zy_date date; /* of ZY_DUE_DATE */
	const char *column;  /* of ZY_DUE_COLUMN: has the date */
	int64_t n;	     /* number of days or months in enum zy_due_kind */
	/* The column with the day of the answer, to know whether it was late;
	   NULL: the day of the first answering record. */
	const char *on;
	bool late; /* late answers are reported too */
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
 * Reads the questions of the campaign c into q, merged with the built-in ones.
 * q borrows from c, which must live as long.  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG in e and q empty.  The caller releases q with
 * zy_queries_release.
 */
int zy_queries_read(
    struct zy_queries *q, const struct zy_campaign *c, struct zy_error *e);
/* Frees what q owns and sets it to zero. */
void zy_queries_release(struct zy_queries *q);

/*
 * Returns the question with that id, borrowed from q; NULL where q has none.
 */
const struct zy_query *zy_queries_find(
    const struct zy_queries *q, struct zy_view id);
/* Returns the name of a kind in campaign files: "org", "list", ... */
const char *zy_progress_kind_name(enum zy_progress_kind kind);
/*
 * Appends to b who is asked by a question: the kind, with the list or the
 * condition.
 */
void zy_query_asked(const struct zy_query *q, struct zy_buf *b);
/*
 * Appends to b which records answer a question: kinds of records and
 * conditions.
 */
void zy_query_answered(const struct zy_query *q, struct zy_buf *b);
/*
 * Appends to b by when a question must be answered: a date, "180 days before
 * the deadline", "every 6 months"; nothing for ZY_DUE_OPEN.
 */
void zy_query_due(const struct zy_query *q, struct zy_buf *b);

ZY_END_C

#endif
