/*
 * Declarations shared by the files of the evidence reader, evidence-reader*.c.
 * Private to this floor.
 *
 * Each function that stores a record returns 0, or -1 with e set if the record
 * is refused; of a refused record nothing is stored.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_READER_STATE_H
#define ZY_SCORING_EVIDENCE_READER_STATE_H

#include "scoring/evidence-reader.h"

/* Returns the record's cell in column c; an empty view if c is below 0. */
static inline struct zy_view
zy_evidence_reader_cell(const struct zy_reader *r, int c)
{
	return c >= 0 ? zy_reader_cells(r)[c] : (struct zy_view){NULL, 0};
}
/* Makes r clean the cells of column c; does nothing if c is below 0. */
static inline void
zy_evidence_reader_want(struct zy_reader *r, int c)
{
	if (c >= 0)
		zy_reader_want(r, (size_t)c);
}
/*
 * Returns the number of the column of r with the name a, else of the one with
 * the name b, else -1.
 */
int zy_evidence_reader_find_either(
    const struct zy_reader *r, const char *a, const char *b);
/*
 * Fills e with an error of that kind, which says that the input r cannot be
 * used; `what`, a translated text, is the reason.  Always returns -1.
 */
int zy_evidence_reader_unusable(const struct zy_reader *r,
    enum zy_error_kind kind, const char *what, struct zy_error *e);
/*
 * Finds the columns of a roster.  Returns 0, or -1 with e set if one is
 * missing.
 */
int zy_evidence_reader_bind_roster(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/*
 * Stores a subject of the roster.  Returns 0, or -1 with e set if it is
 * refused.
 */
int zy_evidence_reader_take_roster(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/*
 * Returns the cell of column c cleaned as text, for a column that r does not
 * clean.  Borrowed until in->scratch changes.
 */
struct zy_view zy_evidence_reader_clean(
    struct zy_evidence_reader *in, const struct zy_reader *r, int c);
/*
 * Returns the origin of a record about subject id: its column source, else file
 * and line.  NULL if the store does not keep origins of that subject.  Borrowed
 * until the next call.
 */
const char *zy_evidence_reader_origin(struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_view id);
/*
 * Returns the origin of a record of evidence, as zy_evidence_reader_origin
 * does, followed by its date, reference and note, with ZY_ORIGIN_MARK before
 * each.
 */
const char *zy_evidence_reader_full_origin(struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_view id);

/*
 * Reads the cell of column c as a value of the given type: a number, or yes (1)
 * or no (0).  Returns 0 with *out set; or -1, with e set and *out unspecified,
 * if the cell is empty or wrong.
 */
int zy_evidence_reader_value(struct zy_evidence_reader *in,
    const struct zy_reader *r, int c, enum zy_type type, struct zy_decimal *out,
    struct zy_error *e);

/*
 * Reads the value of a record of evidence about the node that rule describes,
 * as its kind of item, condition or source asks, and checks it.  *group is the
 * group of the rater as the record names it, and becomes the id of that group
 * where the item has groups of raters.  Returns 0 with *d set, or -1 with e set
 * and *d unspecified.
 */
int zy_evidence_reader_node_value(struct zy_evidence_reader *in,
    const struct zy_reader *r, const struct zy_node_rule *rule,
    struct zy_decimal *d, struct zy_view *group, struct zy_error *e);
/*
 * Checks that a record of evidence about the node that rule describes names one
 * of the item's groups of raters, if it has such groups, and sets *group, the
 * group as the record names it, to the id of that group.  Returns 0, or -1 with
 * e set.
 */
int zy_evidence_reader_check_group(struct zy_evidence_reader *in,
    const struct zy_reader *r, const struct zy_node_rule *rule,
    struct zy_view *group, struct zy_error *e);
/*
 * Checks that a record of evidence about the node that rule describes names its
 * event where events count once.  Returns 0, or -1 with e set.
 */
int zy_evidence_reader_check_event(struct zy_evidence_reader *in,
    const struct zy_reader *r, const struct zy_node_rule *rule,
    struct zy_error *e);
/*
 * Checks that the date of a record of evidence is not in the future, and within
 * the days when the standard is in force.  Returns 0, or -1 with e set.
 */
int zy_evidence_reader_check_date(const struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_error *e);
/*
 * Checks that the rater of the record, or in->judge, may mark the subject.
 * Returns 0, or -1 with e set.
 */
int zy_evidence_reader_check_rater(const struct zy_evidence_reader *in,
    const struct zy_reader *r, uint32_t subject, struct zy_error *e);
/*
 * Sets *node to the item that a record of evidence names.  Returns 0, or -1
 * with e set and *node unspecified if the standard has no such item.
 */
int zy_evidence_reader_check_item(struct zy_evidence_reader *in,
    const struct zy_reader *r, uint32_t *node, struct zy_error *e);
/*
 * Sets *subject to the record's subject.  Returns 1; 0 if it is not scored; -1,
 * with e set, if the record is refused.
 */
int zy_evidence_reader_subject(struct zy_evidence_reader *in,
    const struct zy_reader *r, uint32_t *subject, struct zy_error *e);
/*
 * Adds to e, the first fault of a record of evidence, those of its other cells.
 * subject is its subject, or ZY_INTERN_NONE if that is not known.
 */
void zy_evidence_reader_find_others(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, struct zy_error *e);
/*
 * Sets *node to the node that a mark in a sheet of judges' marks is about; the
 * mark is in column in->wide[i].  Returns 0, or -1 with e set and *node
 * unspecified if judges do not mark that node.
 */
int zy_evidence_reader_judged(const struct zy_evidence_reader *in,
    const struct zy_reader *r, size_t i, uint32_t *node, struct zy_error *e);

/* Stores a row of a tally.  Returns 0, or -1 with e set if it is refused. */
int zy_evidence_reader_tally(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
/* Stores a row of evidence.  Returns 0, or -1 with e set if it is refused. */
int zy_evidence_reader_evidence(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, struct zy_error *e);
/*
 * Fills e with a fault of the current record: the cell of that column is none
 * of the choices, which the message lists; `what` is the translated message.
 * The choices are borrowed by e.  Returns -1.
 */
int zy_evidence_reader_no_choice(const struct zy_reader *r, int column,
    const char *what, const struct zy_choice *choices, struct zy_error *e);
/*
 * Returns the node that a heading or cell means: by id, by name, or by an id in
 * brackets at its end; ZY_INTERN_NONE if it means no node.
 */
uint32_t zy_evidence_reader_find_node(
    const struct zy_standard *s, struct zy_view heading);
/*
 * Finds the columns of a sheet of judges' marks.  Their headings are 评委1,
 * 评委甲 and the like, or ids or names of in->raters; the name of an item may
 * precede them.  Returns the number of these columns.
 */
size_t zy_evidence_reader_bind_judges(
    struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Checks the columns found by zy_evidence_reader_bind_judges: no judge has two
 * for one item, and the item of each is known, by a column of nodes, by the
 * heading, or because judges mark only one item.  Returns 0, or -1 with e set.
 */
int zy_evidence_reader_check_judges(const struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_error *e);
/*
 * Returns the column that names the subjects as on ballots (单位, 党支部,
 * 测评对象), else a column of names or organisations, else -1.
 */
int zy_evidence_reader_find_subject(
    const struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Returns the only column before the first judge's whose heading has no
 * meaning, which must then name the subjects; -1 if no column or several
 * columns are like this.
 */
int zy_evidence_reader_guess_subject(
    const struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Stores all marks of a row of a sheet of judges' marks.  Returns 0, or -1 with
 * e set if it is refused.
 */
int zy_evidence_reader_judges(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, struct zy_error *e);
/*
 * Frees what was allocated for the columns of a wide scoresheet or a sheet of
 * judges' marks.
 */
void zy_evidence_reader_release_wide(struct zy_evidence_reader *in);
/*
 * Finds the columns of a wide scoresheet: their headings are ids or names of
 * nodes, or end in an id in brackets.  Returns whether there are any.
 */
bool zy_evidence_reader_bind_wide(
    struct zy_evidence_reader *in, const struct zy_reader *r);
/*
 * Stores all values of a row of a wide scoresheet.  Returns 0, or -1 with e set
 * if it is refused.
 */
int zy_evidence_reader_wide(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
/*
 * Returns whether the value of a form's row about that node was not filled in:
 * the cell is empty, a dash, or 无 where a number is asked for.
 */
bool zy_evidence_reader_is_blank(
    struct zy_evidence_reader *in, const struct zy_reader *r, uint32_t node);
/*
 * Checks the cell in column in->value of the current record of r as a value of
 * that subject and node, and stores the value if store is true.  Returns 0, or
 * -1 with e set if the value is refused.
 */
int zy_evidence_reader_node(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, uint32_t node, bool store, struct zy_error *e);
/*
 * Stores a record of a score stream: the total of a subject under another
 * standard.  Returns 0, or -1 with e set if the record is refused.
 */
int zy_evidence_reader_score(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
/*
 * Finds the columns that the items need of records of one kind, `from`, and
 * stores them in in->records.  If schema is NULL, all records of r are of this
 * kind and in->subject is their column of subjects; else r is a mixed stream,
 * and those of this kind have the columns of schema.  Returns 0, or -1 with e
 * set if a column is missing.
 */
int zy_evidence_reader_bind_records(struct zy_evidence_reader *in,
    struct zy_reader *r, enum zy_from from, const struct zy_schema *schema,
    struct zy_error *e);
/*
 * Stores a record of a pledge, comment or activity; `from` says which.  Returns
 * 0, or -1 with e set if it is refused.
 */
int zy_evidence_reader_record(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, enum zy_from from,
    struct zy_error *e);

#endif
