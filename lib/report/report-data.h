/*
 * Report data: the data from which reports in C are made.
 *
 * The streams of organisations, scores and rankings are kept as tables; tallies
 * are summed up, and also kept as tables on demand; members, pledges and
 * rejected records are counted while they are read.  Tables have the order of
 * the input, so a report must sort its rows.  A record that repeats an earlier
 * one is refused and counts once: organisations, members and pledges repeat by
 * their id; scores and rankings by subject and standard; tallies by subject,
 * question and voter group.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_REPORT_DATA_H
#define ZY_REPORT_REPORT_DATA_H

#include "base/attr.h"
#include "base/intern.h"
#include "base/rational.h"
#include "model/stream-kind.h"
#include "register/pledge.h"
#include "report/course.h"
#include "report/tally-sums.h"
#include "stream/table.h"

ZY_BEGIN_C

/* The numbers of pledges of one subject. */
struct zy_pledges {
	uint32_t made, published, kept;
	uint32_t due,
	    due_kept; /* due by the day of the figures; of these kept */
};

/* The state of a pledge after the records read so far. */
struct zy_pledge_state {
	uint32_t subject; /* its number in pledge_subjects */
	struct zy_pledge_standing stands;
	bool withdrawn, due;
	int published, kept; /* months, as zy_course_month numbers them */
};

/* The number of rejected records of one township because of one column. */
struct zy_reject_count {
	struct zy_view township, column; /* column may be empty */
	uint64_t n;
};

/*
 * The data.  Initialised by zy_report_data_init; reports may read all members.
 * The caller may set keep_tally and day before the first record.
 */
struct zy_report_data {
	uint64_t files[ZY_STREAM_KINDS]; /* number of inputs of each kind */

	struct zy_table orgs, tally, scores, ranking;
	struct zy_tally_sums sums; /* of the tally */
	bool keep_tally;	   /* keep the rows of the tally, too */
	struct zy_intern *org_ids; /* the number of an id is its row in orgs */
	struct zy_intern *score_keys, *ranking_keys;

	struct zy_intern *member_ids; /* numbers are indices of member_org */
	struct zy_view *member_org;
	struct zy_intern *left; /* members who had left by `day` */
	/* The day of the figures: organisations closed and members that left
	 * before it do not count; year 0: all count. */
	struct zy_date day;
	size_t member_cap;

	struct zy_intern *pledge_ids, *pledge_subjects;
	struct zy_pledges *pledges; /* by number in pledge_subjects */
	size_t pledge_cap;
	struct zy_pledge_state *pledge_states; /* by number in pledge_ids */
	size_t pledge_states_cap;

	struct zy_course course;

	struct zy_intern *reject_keys; /* "file\tcolumn" */
	uint64_t *rejects;	       /* by number in reject_keys */
	size_t reject_cap;
	uint64_t reject_total;
	uint64_t later;	 /* comments and activities in lines of registers */
	uint64_t unused; /* records that no report in C uses */
	uint64_t far;	 /* result of zy_course_finish */

	struct zy_intern *named; /* subjects with a name in any stream */
	struct zy_view *names;	 /* by number in named */
	size_t names_cap;

	struct zy_arena arena;
	struct zy_buf scratch;
};

/* Initialises data; the caller frees it with zy_report_data_release. */
void zy_report_data_init(struct zy_report_data *data);

/*
 * Completes the figures that depend on the whole input, after the last record.
 */
void zy_report_data_finish(struct zy_report_data *data);

/* Frees what data owns. */
void zy_report_data_release(struct zy_report_data *data);

/*
 * Returns the kind of the stream r, among the kinds that a report can read and
 * the two that it recognises but cannot read (ballots and evidence).
 */
enum zy_stream zy_report_data_kind(const struct zy_reader *r);
/*
 * Returns 0 if a report can read the stream r of that kind; or -1, with a
 * ZY_ERROR_IO for the stream that says why not.
 */
int zy_report_data_check(
    enum zy_stream kind, const struct zy_reader *r, struct zy_error *e);

/*
 * Adds the present record of r, a stream of that kind.  Returns 0; or -1, with
 * a ZY_ERROR_RECORD and data unchanged, if the record is refused.
 */
int zy_report_data_add(struct zy_report_data *data, enum zy_stream kind,
    struct zy_reader *r, struct zy_error *e);

/*
 * Counts a comment or an activity, depending on kind, in data->course; type and
 * state are those of an activity.
 */
void zy_report_data_event(struct zy_report_data *data, enum zy_stream kind,
    struct zy_view date, struct zy_view type, struct zy_view state);

/*
 * Returns the name of a subject in any of the streams, borrowed from data; an
 * empty view if none of them has it.
 */
struct zy_view zy_report_data_name(
    const struct zy_report_data *data, struct zy_view subject);

/*
 * Returns the number of the row of data->orgs to which a subject belongs: an
 * organisation's own row, or that of a member's organisation; -1 if there is
 * none.
 */
int64_t zy_report_data_org_row(
    const struct zy_report_data *data, struct zy_view subject);

/*
 * Returns a new array of *n numbers of rejected records, in byte order of
 * township and column.  A file whose name begins with the name of a township of
 * the roster counts for that township, any other for an empty one; without a
 * roster of townships the files' names are used as townships.  The caller frees
 * the array with free(); its views are borrowed from data.
 */
struct zy_reject_count *zy_report_data_rejects(
    const struct zy_report_data *data, size_t *n);

ZY_END_C

#endif
