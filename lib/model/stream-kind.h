/*
 * Recognises which kind of stream an input is, by its columns.
 *
 * A stream does not say what it is; programs recognise it. A kind is a row of
 * one table (stream-kind.c): columns that must all be there, columns of which
 * at least one must be there, and columns that must not be there. An input may
 * fit several kinds, since any program may add columns (a ranking has all
 * columns of a score stream). So each program lists the kinds that it reads in
 * an order of its own, and the first that fits is chosen.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_STREAM_KIND_H
#define ZY_MODEL_STREAM_KIND_H

#include "base/attr.h"
#include "stream/reader.h"

ZY_BEGIN_C

/* The kinds of streams. */
enum zy_stream {
	ZY_STREAM_NONE, /* an empty input, without columns */
	ZY_STREAM_UNKNOWN,
	ZY_STREAM_ORGS,
	ZY_STREAM_MEMBERS,
	ZY_STREAM_PLEDGES, /* a stream or a register of pledges */
	ZY_STREAM_COMMENTS,
	ZY_STREAM_ACTIVITIES,
	ZY_STREAM_BALLOTS,
	ZY_STREAM_TALLY,
	ZY_STREAM_EVIDENCE,
	ZY_STREAM_SCORES,
	ZY_STREAM_RANKING,
	ZY_STREAM_DUTIES,
	ZY_STREAM_AWARDS, /* entries of a register of awards, as a stream */
	ZY_STREAM_SESSIONS,
	ZY_STREAM_QUOTA,
	ZY_STREAM_DRAW,
	ZY_STREAM_FINDINGS,
	ZY_STREAM_REJECTS,  /* records that another program refused */
	ZY_STREAM_REGISTER, /* the lines of any register, as written */
	ZY_STREAM_MIXED,    /* entries of several kinds (register/mixed.h) */
	ZY_STREAM_KINDS,    /* the number of kinds */
};

/*
 * Returns the name of a kind for messages, such as "orgs" or "tally"; a
 * constant.
 */
const char *zy_stream_name(enum zy_stream kind);

/*
 * Returns the first of the n kinds in kinds that the columns of r fit,
 * ZY_STREAM_UNKNOWN when none fits, or ZY_STREAM_NONE when r has no columns.
 */
enum zy_stream zy_stream_recognise(
    const struct zy_reader *r, const enum zy_stream *kinds, size_t n);

/*
 * Returns the schema of zy_schemas that fits the headings of r best: among
 * those whose key columns the headings all name, the one of which they name the
 * most columns.  Returns NULL when there is none.
 */
const struct zy_schema *zy_stream_nearest_schema(const struct zy_reader *r);
/*
 * Returns zy_stream_nearest_schema(r); but NULL where r has no columns or is a
 * mixed stream.  For the member `choose` of struct zy_cli, by which an input
 * that was opened for any records is opened again: Chinese headings mean
 * different columns in different schemas.
 */
const struct zy_schema *zy_stream_choose_best(const struct zy_reader *r);
/*
 * Returns zy_stream_nearest_schema(r); but NULL where r has no columns or they
 * fit a kind of stream.  For the member `choose` of struct zy_cli.
 */
const struct zy_schema *zy_stream_choose_unknown(const struct zy_reader *r);
/*
 * Returns &zy_evidence_schema where the columns of r fit no kind of stream and
 * zy_stream_nearest_schema(r) is that schema; else NULL.  For the member
 * `choose` of struct zy_cli, in programs that read evidence: 测评指标 is a
 * question of ballots in other schemas.
 */
const struct zy_schema *zy_stream_choose_evidence(const struct zy_reader *r);

/*
 * Returns whether one of the first four lines of a regular file has the word
 * "reason" and not "rank", so that it may be a file of rejected records, whose
 * other headers are those of any sheet.  Returns false for a pipe, which can be
 * read only once, and for a file that cannot be read.
 */
bool zy_stream_may_be_rejects(const char *path);

ZY_END_C

#endif
