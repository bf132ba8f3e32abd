/*
 * What the files share that read a standard.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_READ_STATE_H
#define ZY_STANDARD_READ_STATE_H

#include "base/privacy.h"
#include "scoring/evaluate.h"
#include "scoring/evidence-reader.h"

/* read.c: room for n zeroed things that lives as long as the standard. */
void *zy_standard_array(struct zy_standard *s, size_t n, size_t size);
/* A rational at r, or of its own, that the standard releases; zero. */
struct zy_rational *zy_number_init(
    struct zy_standard *s, struct zy_rational *r);
struct zy_rational *zy_number_new(struct zy_standard *s);
/* A number that is 0 or more (above 0); fallback as for zy_config_number. */
int zy_number_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e);
int zy_positive_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e);
/* An id: not empty, no blanks or line breaks. */
int zy_id_read(const struct zy_config *c, const char **id, struct zy_error *e);
/* Registers an id that evidence can name; at is the id's place. */
int zy_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *id, enum zy_about what, size_t index, size_t row,
    struct zy_error *e);
/* The node of "score:ID", made where it is new. */
int zy_score_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *name, uint32_t *node, struct zy_error *e);
/* Refuses c unless the ballot can tell how many are satisfied. */
int zy_satisfaction_check(
    const struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/* partial-scope.c: finds the fields that see a part of a scope only. */
void zy_apart_mark(struct zy_standard *s);

/*
 * read-item.c: the list at c as items of s; *first and *n say which.  There
 * must be room for them: items never move.
 */
int zy_items_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_place_of place, size_t *first, size_t *n, struct zy_error *e);

/* read-kind.c: what the item's kind has of its own. */
int zy_kind_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e);
/* Ids of questions; absent: none. */
int zy_questions_read(struct zy_standard *s, const struct zy_config *c,
    const char ***out, size_t *n, struct zy_error *e);

/* read-outcome.c */
int zy_weights_check(const struct zy_config *c, const struct zy_rational *sum,
    struct zy_error *e);
int zy_compose_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_minimum_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_head *head, struct zy_error *e);
int zy_vetoes_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_gates_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_bands_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* The bands' require, once there are heads and items. */
int zy_requirements_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_shares_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_ties_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/* read-where.c: columns of its own before all that names them */
int zy_columns_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
/* Refuses an id that a stream could take for a column that it has anyway. */
int zy_column_id_check(
    const struct zy_config *c, const char *id, struct zy_error *e);
/* Where the column of w is; c is its place. */
int zy_column_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_where *w, struct zy_error *e);
/* Conditions on columns of a roster, of records of registers. */
int zy_only_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_conditions *out, struct zy_error *e);
int zy_where_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_from from, struct zy_conditions *out, struct zy_error *e);
/* Of pledges: those that were kept. */
void zy_where_kept(struct zy_standard *s, struct zy_conditions *out);
int zy_exempt_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

#endif
