/*
 * What the files of a contest share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_CONTEST_STATE_H
#define ZY_RANKING_CONTEST_STATE_H

#include "ranking/contest.h"
#include "ranking/scale.h"

/* The subject of a row's cells, or its id; empty: it has neither. */
struct zy_view zy_contest_subject(
    const struct zy_contest *c, const struct zy_view *cells);
/* Which of the vetoes "a;b" leaves the subject out; NULL: none. */
const char *zy_contest_barred(
    const struct zy_contest *c, struct zy_view vetoes);

/* A row about to be written, and who is like it, where it is ranked. */
struct zy_contest_row {
	const struct zy_view *cells; /* by column of the table */
	bool ranked;
	uint64_t at;		 /* position among the ranked */
	struct zy_equals equals; /* in value and keys */
	uint64_t from, to;	 /* positions of the same value */
};

/* What writes rows; each thread has one. */
struct zy_contest_hand {
	const struct zy_contest *c;
	const int *columns; /* of the table, that are carried */
	size_t ncolumns;
	struct zy_view *cells; /* for a row */
	struct zy_scale scale; /* of the group, where they are compared */
	/* the group at hand */
	struct zy_buf name;
	struct zy_cut cut;
	bool selecting, in_quota;
	enum zy_selected selected; /* the equals at hand */
	struct zy_buf percentile, z, number;
	struct zy_buf tied;	/* the value and the names of a tie */
	struct zy_buf findings; /* texts, each with its NUL */
	uint64_t none;
};

/* contest-row.c */
int *zy_contest_declare(
    const struct zy_contest *c, struct zy_writer *w, size_t *n);
void zy_contest_hand_init(struct zy_contest_hand *h, const struct zy_contest *c,
    const int *columns, size_t n);
void zy_contest_hand_release(struct zy_contest_hand *h);
/* How many places a group has; UINT64_MAX: the quota does not know it. */
uint64_t zy_contest_places(
    const struct zy_contest *c, struct zy_view key, uint64_t ranked);
/* A group, its rows in order (ranked ones first), and what is found. */
void zy_contest_open_group(struct zy_contest_hand *h, struct zy_view key,
    uint64_t ranked, uint64_t places);
void zy_contest_put_row(struct zy_contest_hand *h, struct zy_writer *w,
    const struct zy_contest_row *row);
void zy_contest_close_group(struct zy_contest_hand *h);
/* Tells findings, texts with their NULs. */
void zy_contest_tell(const struct zy_contest *c, struct zy_view name,
    struct zy_view findings, const struct zy_contest_report *report);

/* contest-runs.c: empty runs for the records of c. */
struct zy_runs *zy_contest_runs(const struct zy_contest *c, size_t memory);
/* contest-roll.c, contest-runs.c: both halves of zy_contest_write. */
void zy_contest_write_roll(struct zy_contest *c, struct zy_writer *w,
    int threads, struct zy_contest_report *report);
int zy_contest_write_runs(struct zy_contest *c, struct zy_writer *w,
    struct zy_contest_report *report, struct zy_error *e);

/*
 * contest-key.c: the record in c->row of a group (c->key is its), as key and
 * value for the sorted runs, and back.
 */
void zy_contest_make_key(struct zy_contest *c, struct zy_view group,
    const struct zy_view *cells, size_t n, const struct zy_decimal *value,
    struct zy_roll_place place, struct zy_buf *key, struct zy_buf *rest);

/* A record of the runs, taken apart; views of both. */
struct zy_contest_record {
	struct zy_view group; /* its key */
	struct zy_view value; /* group, ranked or not, value */
	struct zy_view equal; /* and keys */
	bool ranked;
	struct zy_roll_place place;
	const char *cells, *end; /* each with its NUL, the subject's first */
	int subject;		 /* its column, or -1 */
};
void zy_contest_take_apart(const struct zy_contest *c, struct zy_view key,
    struct zy_view rest, struct zy_contest_record *x);
void zy_contest_record_cells(
    const struct zy_contest_record *x, struct zy_view *cells, size_t n);

#endif
