/*
 * What the files share that read a standard from its JSON document.  Private to
 * this floor.
 *
 * Every function that reads takes the place c in the document and returns 0, or
 * -1 with a ZY_ERROR_CONFIG that names c; what it has filled in by then is
 * unspecified, and released with the standard.  All memory belongs to the
 * standard, zy_standard_free releases it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_READ_STATE_H
#define ZY_STANDARD_READ_STATE_H

#include "base/privacy.h"
#include "standard/standard.h"

/*
 * read-value.c: values that every part of a standard is made of
 */

/* Returns an array of n zeroed elements of that size, in the standard's arena.
 */
void *zy_standard_array(struct zy_standard *s, size_t n, size_t size);
/* Initialises r to 0, lets zy_standard_free release it, and returns it. */
struct zy_rational *zy_number_init(
    struct zy_standard *s, struct zy_rational *r);
/* Returns a new rational, 0, in the standard's arena. */
struct zy_rational *zy_number_new(struct zy_standard *s);
/*
 * Initialises out and reads a number into it that must not be below 0.  Where
 * c is absent it is fallback, as text; an error where fallback is NULL.
 */
int zy_number_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e);
/*
 * Initialises out and reads a number into it that must be above 0.  Where c is
 * absent it is fallback, as text; an error where fallback is NULL.
 */
int zy_positive_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e);
/*
 * Reads an id: a text that is not empty and has no blank, line break or
 * semicolon.  *id is the document's.
 */
int zy_id_read(const struct zy_config *c, const char **id, struct zy_error *e);
/*
 * Adds a node: an id that rows of evidence may name.  It stands for element
 * index of the list that what says, and for its row number row.  An id that is
 * a node already is an error at the place at.
 */
int zy_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *id, enum zy_about what, size_t index, size_t row,
    struct zy_error *e);
/*
 * Finds the node called name, "score:ID", or adds it, and sets *node to its
 * number.  Items and sources that name the same total share one node.
 */
int zy_score_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *name, uint32_t *node, struct zy_error *e);
/* Refuses c unless the ballot has a grade that counts as satisfied. */
int zy_satisfaction_check(
    const struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Refuses the list of weights at c unless their sum is 1. */
int zy_weights_check(const struct zy_config *c, const struct zy_rational *sum,
    struct zy_error *e);
/*
 * Reads a list of questions of the ballot into *out and its length into *n.
 * Both are left alone where c is absent.
 */
int zy_questions_read(struct zy_standard *s, const struct zy_config *c,
    const char ***out, size_t *n, struct zy_error *e);

/*
 * read-columns.c: columns of rosters and of records, and conditions on them
 */

/* Reads the columns that the standard adds to rosters. */
int zy_columns_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Refuses an id that a stream has as the name of a column already. */
int zy_column_id_check(
    const struct zy_config *c, const char *id, struct zy_error *e);
/* Finds the roster's column w->column and fills in the rest of w but values. */
int zy_column_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_where *w, struct zy_error *e);
/* Reads conditions on columns of a roster; out has none where c is absent. */
int zy_only_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_conditions *out, struct zy_error *e);
/*
 * Reads conditions on columns of a register's records: pledges, comments or
 * activities, as from says.  out has none where c is absent.
 */
int zy_where_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_from from, struct zy_conditions *out, struct zy_error *e);
/* Sets out to the condition that a pledge was kept. */
void zy_where_kept(struct zy_standard *s, struct zy_conditions *out);
/* Reads who is exempt from the standard. */
int zy_exempt_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/*
 * read-item.c
 */

/*
 * Reads the list of items at c and adds them to s->items: number *first and
 * the *n - 1 after it.  Items never move, so s->items must have room for all.
 */
int zy_items_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_place_of place, size_t *first, size_t *n, struct zy_error *e);

/*
 * read-outcome.c: what a standard makes of its points
 */

/* Reads the sources of a composed total. */
int zy_compose_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Reads what happens below the head's minimum; c is the head's object. */
int zy_minimum_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_head *head, struct zy_error *e);
/* Reads the vetoes; heads must have been read. */
int zy_vetoes_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Reads the gates; heads, items, bands and vetoes must have been read. */
int zy_gates_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Reads the bands, but for what they require. */
int zy_bands_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Reads what the bands at c require; heads and items must have been read. */
int zy_requirements_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Reads how forced shares are applied; bands must have been read. */
int zy_shares_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Reads the columns that decide between equal totals. */
int zy_ties_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/*
 * Finds the fields that cover part of a scope only (partial-scope.c), once the
 * standard has been read: fills in s->partial and the fields' partial.
 */
void zy_partial_scope_mark(struct zy_standard *s);

#endif
