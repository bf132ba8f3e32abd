/*
 * Declarations shared by the files that read a standard from its JSON document,
 * read*.c.  Private to this floor.
 *
 * Every function that reads gets the place c in the document and returns 0, or
 * -1 with a ZY_ERROR_CONFIG that names c.  After -1 its results are
 * unspecified.  All memory belongs to the standard and is freed by
 * zy_standard_free; texts are borrowed from the document.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_READ_STATE_H
#define ZY_STANDARD_READ_STATE_H

#include "base/privacy.h"
#include "standard/standard.h"

/* read-value.c: the values of which every part of a standard consists */

/*
 * Returns a zeroed array of n elements of `size` bytes in the standard's arena.
 */
void *zy_standard_array(struct zy_standard *s, size_t n, size_t size);
/*
 * Initialises r to 0 and registers it for release by zy_standard_free.  Returns
 * r.
 */
struct zy_rational *zy_number_init(
    struct zy_standard *s, struct zy_rational *r);
/*
 * Returns a new rational, 0, in the standard's arena, initialised as by
 * zy_number_init.
 */
struct zy_rational *zy_number_new(struct zy_standard *s);
/*
 * Initialises out and reads a number, at least 0, into it.  If c is absent,
 * fallback (a number as text) is used; with fallback NULL that is an error.
 * Returns 0, or -1 with e set.
 */
int zy_number_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e);
/*
 * Initialises out and reads a number above 0 into it.  If c is absent, fallback
 * (a number as text) is used; with fallback NULL that is an error.  Returns 0,
 * or -1 with e set.
 */
int zy_positive_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e);
/*
 * Reads an id into *id: a text that is not empty and has no blank, line break
 * or semicolon.  Returns 0, or -1 with e set.
 */
int zy_id_read(const struct zy_config *c, const char **id, struct zy_error *e);
/*
 * Adds a node: an id that rows of evidence may name.  It is about element
 * `index` of the list that `what` indicates, and about row number `row` of that
 * element.  It is an error, reported at the place `at`, if the id is a node
 * already or there are too many nodes.  Returns 0, or -1 with e set.
 */
int zy_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *id, enum zy_about what, size_t index, size_t row,
    struct zy_error *e);
/*
 * Sets *node to the number of the node with this name, "score:ID", which is
 * added if it is new.  Items and sources that use the total of one standard
 * share its node.  Returns 0, or -1 with e set.
 */
int zy_score_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *name, uint32_t *node, struct zy_error *e);
/*
 * Reads the questions of an item of which votes are counted, none for an item
 * without.  Returns 0, or -1 with e set.  In read-rate.c.
 */
int zy_item_questions_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e);
/*
 * Reads the threshold of a ratio and what missing it costs from the object c
 * into an item of kind rate.  Returns 0, or -1 with e set.  In read-rate.c.
 */
int zy_rate_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e);
/*
 * Checks that the standard has a ballot with a grade that counts as satisfied;
 * if not, the error names c.  Returns 0, or -1 with e set.
 */
int zy_satisfaction_check(
    const struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads 'figure' and 'ranges' of the judged item at c (read-ranges.c): within
 * which marks are allowed, by a figure of the subject.  Returns 0, also if it
 * has neither, or -1 with e set.
 */
int zy_ranges_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e);
/*
 * Finds the item or the satisfaction rate that the figure of each judged item
 * names, when all items have been read.  Returns 0, or -1 with e set.
 */
int zy_figures_find(struct zy_standard *s, struct zy_error *e);
/*
 * Checks that sum, the sum of the list of weights at c, is 1.  Returns 0, or -1
 * with e set.
 */
int zy_weights_check(const struct zy_config *c, const struct zy_rational *sum,
    struct zy_error *e);
/*
 * Reads a list of questions of the ballot into a new array *out and its length
 * into *n.  Both are unchanged if c is absent.  Returns 0, or -1 with e set.
 */
int zy_questions_read(struct zy_standard *s, const struct zy_config *c,
    const char ***out, size_t *n, struct zy_error *e);

/* read-columns.c: columns of rosters and of records; conditions on them */

/*
 * Reads the list of columns that the standard adds to rosters into s->columns.
 * Returns 0, or -1 with e set.
 */
int zy_columns_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Checks that an id is not the name of a column of the score stream; if it is,
 * the error names c.  Returns 0, or -1 with e set.
 */
int zy_column_id_check(
    const struct zy_config *c, const char *id, struct zy_error *e);
/*
 * Finds the roster's column with the name w->column and fills the other members
 * of w, except values and n.  Returns 0, or -1 with e set.
 */
int zy_column_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_where *w, struct zy_error *e);
/*
 * Reads conditions on columns of a roster; *out has none if c is absent.
 * Returns 0, or -1 with e set.
 */
int zy_only_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_conditions *out, struct zy_error *e);
/*
 * Reads conditions on columns of a register's records: pledges, comments or
 * activities, as `from` says.  *out has none if c is absent.  Returns 0, or -1
 * with e set.
 */
int zy_where_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_from from, struct zy_conditions *out, struct zy_error *e);
/* Sets *out to the single condition that a pledge was kept. */
void zy_where_kept(struct zy_standard *s, struct zy_conditions *out);
/*
 * Reads the list of exemptions from the standard into s->exempt.  Returns 0, or
 * -1 with e set.
 */
int zy_exempt_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/* read-item.c: items */

/*
 * Reads the list of items at c and appends them to s->items; place says what
 * the items belong to: a head, bonus or penalty.  Sets *first to the
 * number of the first one and *n to how many there are.  s->items must have
 * room for all, since items must not move in memory.  Returns 0, or -1 with e
 * set.
 */
int zy_items_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_place_of place, size_t *first, size_t *n, struct zy_error *e);

/* read-outcome.c: composition, vetoes, gates, bands, shares, ties */

/*
 * Reads the sources of a composed total into s->sources, and their number into
 * s->nsources, which is 0 if c is absent.  Returns 0, or -1 with e set.
 */
int zy_compose_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads the effect of missing a head's minimum into *head; c is the head's
 * object.  Returns 0, or -1 with e set.
 */
int zy_minimum_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_head *head, struct zy_error *e);
/*
 * Reads the vetoes into s->vetoes; heads and bands must have been read.
 * Returns 0, or -1 with e set.
 */
int zy_vetoes_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads the gates into s->gates; heads, items, bands and vetoes must have been
 * read.  Returns 0, or -1 with e set.
 */
int zy_gates_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads the bands into s->bands, without their requirements, and their number
 * into s->nbands, which is 0 if c is absent.  Returns 0, or -1 with e set.
 */
int zy_bands_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads the requirements of the bands at c; heads and items must have been
 * read.  Returns 0, or -1 with e set.
 */
int zy_requirements_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads how forced shares are applied into s->shares; bands must have been
 * read.  Returns 0, or -1 with e set.
 */
int zy_shares_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/*
 * Reads the columns that decide between equal totals into s->ties.  Returns 0,
 * or -1 with e set.
 */
int zy_ties_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/*
 * Finds the fields that cover only some items of a scope, after the whole
 * standard has been read (partial-scope.c): fills s->partial and the member
 * `partial` of these fields.
 */
void zy_partial_scope_mark(struct zy_standard *s);

#endif
