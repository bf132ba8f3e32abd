/*
 * What the files of the evidence reader share.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_READER_STATE_H
#define ZY_SCORING_EVIDENCE_READER_STATE_H

#include "scoring/evidence-reader.h"

/* Returns the record's cell in column c; empty where c is below 0. */
static inline struct zy_view
zy_evidence_reader_cell(const struct zy_reader *r, int c)
{
	return c >= 0 ? zy_reader_cells(r)[c] : (struct zy_view){NULL, 0};
}
/* Turns the cleaning of column c on, where c is not below 0. */
static inline void
zy_evidence_reader_want(struct zy_reader *r, int c)
{
	if (c >= 0)
		zy_reader_want(r, (size_t)c);
}
/* Returns the column named a, else that named b, else -1. */
int zy_evidence_reader_find_either(
    const struct zy_reader *r, const char *a, const char *b);
/* Sets e to what is wrong with the input r.  Returns -1 always. */
int zy_evidence_reader_unusable(const struct zy_reader *r,
    enum zy_error_kind kind, const char *what, struct zy_error *e);
/* Binds the columns of a roster.  Returns 0, or -1 with e set. */
int zy_evidence_reader_bind_roster(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/* Stores a subject of the roster.  Returns 0, or -1 where it is refused. */
int zy_evidence_reader_take_roster(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/*
 * Returns the cell of column c cleaned as text, for columns that the reader
 * leaves as they are.  It is valid until in->scratch changes.
 */
struct zy_view zy_evidence_reader_clean(
    struct zy_evidence_reader *in, const struct zy_reader *r, int c);
/*
 * Returns where the record of subject id came from: its column source, else
 * file and line.  NULL where origins of that subject are not kept.  It is valid
 * until the next call.
 */
const char *zy_evidence_reader_origin(struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_view id);
/*
 * Returns the origin of a record of evidence as zy_evidence_reader_origin does,
 * followed by its date, reference and note, with ZY_ORIGIN_MARK before each.
 */
const char *zy_evidence_reader_full_origin(struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_view id);

/*
 * Reads the cell of column c as a value of that type: a number, or yes (1) or
 * no (0).  Returns 0; or -1, with *out unspecified, where it is missing or
 * wrong.
 */
int zy_evidence_reader_value(struct zy_evidence_reader *in,
    const struct zy_reader *r, int c, enum zy_type type, struct zy_decimal *out,
    struct zy_error *e);

/* Stores a row of a tally.  Returns 0, or -1 where it is refused. */
int zy_evidence_reader_tally(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
/* Stores a row of evidence.  Returns 0, or -1 where it is refused. */
int zy_evidence_reader_evidence(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, struct zy_error *e);
/*
 * Returns the node that a heading or cell means, by id, by name, or by an id in
 * brackets at its end; ZY_INTERN_NONE where there is none.
 */
uint32_t zy_evidence_reader_find_node(
    const struct zy_standard *s, struct zy_view heading);
/*
 * Finds the columns of a sheet of judges' marks: their headings are 评委1,
 * 评委甲 and the like, or ids or names of in->raters, perhaps behind the name
 * of an item.  Returns how many there are.
 */
size_t zy_evidence_reader_bind_judges(
    struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Checks the columns of marks that were bound: no judge has two, and it is
 * known which item each is about, by a column node, by the heading, or since
 * judges mark one item only.  Returns 0, or -1 with the error.
 */
int zy_evidence_reader_check_judges(const struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_error *e);
/*
 * Returns the column that names the subjects: of a standard for members the
 * names of persons (姓名); else as ballots call them (单位, 党支部, 测评对象);
 * else a column of names or organisations, else -1.
 */
int zy_evidence_reader_find_subject(
    const struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Returns the only column before the first judge's that has no meaning, which
 * then names the subjects; -1 where there is none, or more.
 */
int zy_evidence_reader_guess_subject(
    const struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Stores the marks of a row of such a sheet, or none of them: returns 0, or -1
 * where one is refused.
 */
int zy_evidence_reader_judges(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, struct zy_error *e);
/* Frees what was bound of a wide scoresheet or a sheet of judges. */
void zy_evidence_reader_release_wide(struct zy_evidence_reader *in);
/*
 * Finds the columns of a wide scoresheet: their headings are ids or names of
 * nodes, or end in an id in brackets.  Returns whether there are any.
 */
bool zy_evidence_reader_bind_wide(
    struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Stores the values of a row of a wide scoresheet, or none of them: returns 0,
 * or -1 where one is refused.
 */
int zy_evidence_reader_wide(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
/*
 * Returns whether the value of a row of a form about that node is not filled
 * in: empty, a dash, or 无 where a number is asked for.
 */
bool zy_evidence_reader_is_blank(
    struct zy_evidence_reader *in, const struct zy_reader *r, uint32_t node);
/*
 * Checks the value of a node in column in->value, and stores it where store is
 * true.  Returns 0, or -1 where it is refused.
 */
int zy_evidence_reader_node(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, uint32_t node, bool store, struct zy_error *e);
/* Stores a total under another standard.  Returns 0, or -1: it is refused. */
int zy_evidence_reader_score(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
/*
 * Binds the columns that the items ask of records of one kind, and puts them
 * into in->records: of all records of r, whose subjects stand in in->subject;
 * or, where schema is not NULL, of those of a mixed stream that have the
 * columns of the schema.  Returns 0; or -1 with e set where there is no such
 * column.
 */
int zy_evidence_reader_bind_records(struct zy_evidence_reader *in,
    struct zy_reader *r, enum zy_from from, const struct zy_schema *schema,
    struct zy_error *e);
/*
 * Stores a record of a pledge, comment or activity, as `from` says.  Returns 0,
 * or -1: it is refused.
 */
int zy_evidence_reader_record(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, enum zy_from from,
    struct zy_error *e);

#endif
