/*
 * Report data: what a report is made of.
 *
 * The streams of organisations, scores and rankings are kept as tables; those
 * of tallies are summed up and only kept where that is asked; members, pledges
 * and rejected records are counted while they are read.  Tables keep the order
 * of the input, so that a report sorts what it shows.  A record that repeats an
 * earlier one is refused and counts once: organisations, members and pledges
 * repeat by their id; scores and rankings by subject and standard; tallies by
 * subject, question and voter group.
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

/* Numbers of the pledges of one subject. */
struct zy_pledges {
	uint32_t made, published, kept;
	uint32_t due, due_kept; /* on the day of the figures */
};

/* A pledge as it stands after the records that were read so far. */
struct zy_pledge_state {
	uint32_t subject; /* its number in pledge_subjects */
	struct zy_pledge_standing stands;
	bool withdrawn, due;
	int published, kept; /* months, by zy_course_month */
};

/* Number of the rejected records of one township, about one column. */
struct zy_reject_count {
	struct zy_view township, column; /* column may be empty */
	uint64_t n;
};

/* Initialised with zy_report_data_init; the reports read it freely. */
struct zy_report_data {
	uint64_t files[ZY_STREAM_KINDS]; /* number of inputs of each kind */

	struct zy_table orgs, tally, scores, ranking;
	struct zy_tally_sums sums; /* of the tally */
	bool keep_tally; /* set first: the rows of the tally are kept, too */
	struct zy_intern *org_ids; /* the number of an id is its row in orgs */
	struct zy_intern *score_keys, *ranking_keys;

	struct zy_intern *member_ids; /* numbers are indices of member_org */
	struct zy_view *member_org;
	struct zy_intern *left; /* members who had left on day */
	/* The day of the figures, set by the caller: who was closed or had left
	 * before it counts in none; year 0: all count. */
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
	uint64_t unused; /* records of which no report here has figures */
	uint64_t far;	 /* events too far from the others, by ..._finish */

	struct zy_intern *named; /* subjects that have a name */
	struct zy_view *names;	 /* by number in named */
	size_t names_cap;

	struct zy_arena arena;
	struct zy_buf scratch;
};

/* Initialises data; the caller releases it with zy_report_data_release. */
void zy_report_data_init(struct zy_report_data *data);

/* Settles what only the whole input says, after the last record. */
void zy_report_data_finish(struct zy_report_data *data);

/* Frees what data holds. */
void zy_report_data_release(struct zy_report_data *data);

/*
 * Returns the kind of the stream r, among the kinds that a report can read and
 * two that it cannot (ballots and evidence).
 */
enum zy_stream zy_report_data_kind(const struct zy_reader *r);
/*
 * Returns 0 if a report can read the stream r of that kind, else -1 with a
 * ZY_ERROR_IO at the stream that says why not.
 */
int zy_report_data_check(
    enum zy_stream kind, const struct zy_reader *r, struct zy_error *e);

/*
 * Adds the present record of r, a stream of that kind.  Returns 0, or -1 with a
 * ZY_ERROR_RECORD when the record is refused; data is then unchanged.
 */
int zy_report_data_add(struct zy_report_data *data, enum zy_stream kind,
    struct zy_reader *r, struct zy_error *e);

/*
 * Counts a comment or an activity, as kind says, in the course of the campaign;
 * type and state are those of an activity.
 */
void zy_report_data_event(struct zy_report_data *data, enum zy_stream kind,
    struct zy_view date, struct zy_view type, struct zy_view state);

/*
 * Returns the name of a subject from any of the streams, or an empty view when
 * none has it.  The text lives as long as data.
 */
struct zy_view zy_report_data_name(
    const struct zy_report_data *data, struct zy_view subject);

/*
 * Returns the row of data->orgs that a subject belongs to: an organisation's
 * own row, or that of a member's organisation.  Returns -1 when there is none.
 */
int64_t zy_report_data_org_row(
    const struct zy_report_data *data, struct zy_view subject);

/*
 * Returns the numbers of rejected records, *n of them, ordered by the bytes of
 * township and column.  A file whose name begins with a township of the
 * organisations counts for that township, any other for none, which is an empty
 * township; without a roster of townships the names of files stand for them.
 * The caller frees the array; its views live as long as data.
 */
struct zy_reject_count *zy_report_data_rejects(
    const struct zy_report_data *data, size_t *n);

ZY_END_C

#endif
