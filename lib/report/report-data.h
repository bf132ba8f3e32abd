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

/* What is kept of a member. */
struct zy_report_member {
	struct zy_view org;    /* the id of the branch */
	struct zy_date joined; /* year 0: nobody says when */
};

/*
 * The data.  Initialised by zy_report_data_init; reports may read all members.
 * The caller may set keep_tally and day before the first record.
 */
struct zy_report_data {
	uint64_t files[ZY_STREAM_KINDS]; /* number of inputs of each kind */

	struct zy_table orgs, tally, scores, ranking;
	struct zy_tally_sums sums; /* of the tally */
	bool keep_tally;	   /* the rows of the tally are kept in tally */
	struct zy_intern *org_ids; /* the number of an id is its row in orgs */
	struct zy_intern *score_keys, *ranking_keys;

	struct zy_intern *member_ids; /* numbers are indices of members */
	struct zy_report_member *members;
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
	uint64_t later;	 /* comments and activities in lines of registers, which
			    the caller counts once their follow-ups are known */
	uint64_t unused; /* records that no report in C uses */
	uint64_t far;	 /* result of zy_course_finish */

	struct zy_intern *named; /* subjects with a name in any stream */
	struct zy_view *names;	 /* by number in named */
	size_t names_cap;

	struct zy_arena arena;
	struct zy_buf scratch;
};

/*
 * Makes data, which need not be initialised, empty.  The caller frees it with
 * zy_report_data_release.
 */
void zy_report_data_init(struct zy_report_data *data);

/*
 * Completes the figures that depend on the whole input: call it once, after the
 * last record and before a report is built.
 */
void zy_report_data_finish(struct zy_report_data *data);

/* Frees everything that data owns. */
void zy_report_data_release(struct zy_report_data *data);

/*
 * Recognises the kind of the stream r by its columns.  Returns one of the kinds
 * that a report can read, or ZY_STREAM_BALLOTS or ZY_STREAM_EVIDENCE, which it
 * cannot read, or ZY_STREAM_UNKNOWN.
 */
enum zy_stream zy_report_data_kind(const struct zy_reader *r);
/*
 * Checks that a report can read the stream r, whose kind zy_report_data_kind
 * has returned.  Returns 0; or -1 with a ZY_ERROR_IO in e that names the stream
 * and says why not.
 */
int zy_report_data_check(
    enum zy_stream kind, const struct zy_reader *r, struct zy_error *e);

/*
 * Adds the present record of the stream r, whose kind zy_report_data_kind has
 * returned.  Returns 0; or -1, with a ZY_ERROR_RECORD in e and data unchanged,
 * if the record repeats an earlier one or has no key.
 */
int zy_report_data_add(struct zy_report_data *data, enum zy_stream kind,
    struct zy_reader *r, struct zy_error *e);

/*
 * Counts a comment (kind is ZY_STREAM_COMMENTS) or an activity
 * (ZY_STREAM_ACTIVITIES) in data->course, in the month of date.  type and
 * state, that of the follow-up, are used for an activity only.
 */
void zy_report_data_event(struct zy_report_data *data, enum zy_stream kind,
    struct zy_view date, struct zy_view type, struct zy_view state);

/*
 * Returns the name that any of the streams gives to the subject with this id,
 * borrowed from data; an empty view if none of them names it.
 */
struct zy_view zy_report_data_name(
    const struct zy_report_data *data, struct zy_view subject);

/*
 * Returns the number of the row of data->orgs for the subject with this id: the
 * row of an organisation itself, for a member that of the member's
 * organisation.  Returns -1 if no roster has the subject or that organisation.
 */
int64_t zy_report_data_org_row(
    const struct zy_report_data *data, struct zy_view subject);
/*
 * Returns when the member with this id joined the party; a date with the year 0
 * if the roster does not say, or has no such member.
 */
struct zy_date zy_report_data_joined(
    const struct zy_report_data *data, struct zy_view member);

/*
 * Counts the rejected records by township and column.  A file whose name begins
 * with the name of a township of the roster belongs to that township, any other
 * one to none; without a roster of townships the files' names are used as
 * townships.  Returns a new array of *n counts, in byte order of township and
 * column, which the caller frees with free(); its views are borrowed from data.
 */
struct zy_reject_count *zy_report_data_rejects(
    const struct zy_report_data *data, size_t *n);

ZY_END_C

#endif
