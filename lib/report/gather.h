/*
 * What a report is made of: the streams, told apart by their columns.
 *
 * Orgs, scores, rankings and tallies are kept as tables; members, pledges
 * and rejects are counted on the way.  Nothing is lost by the order of the
 * inputs: whoever shows something sorts it first.  A record that is there
 * already (same id; same subject under the same standard; same subject,
 * question and voter group) is refused, so that nothing counts twice.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_GATHER_H
#define ZY_REPORT_GATHER_H

#include "base/intern.h"
#include "base/rational.h"
#include "stream/table.h"

enum zy_stream {
	ZY_STREAM_NONE, /* an empty input: no columns */
	ZY_STREAM_UNKNOWN,
	ZY_STREAM_ORGS,
	ZY_STREAM_MEMBERS,
	ZY_STREAM_PLEDGES, /* a pledge stream or register */
	ZY_STREAM_TALLY,
	ZY_STREAM_SCORES,
	ZY_STREAM_RANKING,
	ZY_STREAM_REJECTS,
	ZY_STREAM_BALLOTS,  /* known, but nothing to report of */
	ZY_STREAM_EVIDENCE, /* the same */
	ZY_STREAM_KINDS,
};

/* "orgs", "tally": for messages. */
const char *zy_stream_name(enum zy_stream s);
/*
 * What the reader's columns say: ranking (rank, selected); tally (question,
 * voter_group, valid); ballots (ballot); score (total and standard, no
 * rank); rejects (reason, no rank and no stage); pledges (subject, text);
 * evidence (subject, node); members (name, org); orgs (name and one of
 * parent, sector, level, township).
 */
enum zy_stream zy_stream_tell(const struct zy_reader *r);

/* Counts of one subject's pledges. */
struct zy_pledges {
	uint32_t made, published, kept;
};

/* A pledge as it stands so far. */
struct zy_pledge_state {
	uint32_t subject; /* number of pledge_subjects */
	bool published, kept, withdrawn;
};

/* Rejected records: of one township, about one column. */
struct zy_reject_count {
	struct zy_view township, column; /* column may be empty */
	uint64_t n;
};

/* Begin with zy_gather_init. */
struct zy_gather {
	uint64_t files[ZY_STREAM_KINDS]; /* inputs of each kind */

	struct zy_table orgs, tally, scores, ranking;
	struct zy_intern *org_ids; /* number = row of orgs */
	struct zy_intern *tally_keys, *score_keys, *ranking_keys;

	struct zy_intern *member_ids; /* number = index of member_org */
	struct zy_view *member_org;
	size_t member_cap;

	struct zy_intern *pledge_ids, *pledge_subjects;
	struct zy_pledges *pledges; /* by number of pledge_subjects */
	size_t pledge_cap;
	struct zy_pledge_state *pledge_states; /* by number of pledge_ids */
	size_t pledge_states_cap;

	struct zy_intern *reject_keys; /* "township\tcolumn" */
	uint64_t *rejects;	       /* by its number */
	size_t reject_cap;
	uint64_t reject_total;

	struct zy_intern *named; /* subjects with a name */
	struct zy_view *names;	 /* by its number */
	size_t names_cap;

	struct zy_arena arena;
	struct zy_buf scratch;
};

void zy_gather_init(struct zy_gather *g);
void zy_gather_release(struct zy_gather *g);
/*
 * Takes the reader's current record of a stream.  0, or -1 with a
 * ZY_ERROR_RECORD: refused, go on.
 */
int zy_gather_take(struct zy_gather *g, enum zy_stream s, struct zy_reader *r,
    struct zy_error *e);

/* Name of a subject, from any stream; empty when unknown. */
struct zy_view zy_gather_name(
    const struct zy_gather *g, struct zy_view subject);
/* The row of orgs that a subject (organisation or member) is of, or -1. */
int64_t zy_gather_org(const struct zy_gather *g, struct zy_view subject);
/*
 * Rejects by township and column, in an array that the caller frees; ordered
 * by the bytes of both.  Townships are those of orgs where a file is named
 * after one.
 */
struct zy_reject_count *zy_gather_rejects(const struct zy_gather *g, size_t *n);

#endif
