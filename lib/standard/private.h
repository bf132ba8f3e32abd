/*
 * What the files of this floor share that read standards and records.  Private
 * to it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_PRIVATE_H
#define ZY_STANDARD_PRIVATE_H

#include "base/privacy.h"
#include "standard/evaluate.h"
#include "standard/intake.h"

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

/* apart.c: finds the fields that see a part of a scope only. */
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

/* intake.c */
static inline struct zy_view
zy_intake_cell(const struct zy_reader *r, int c)
{
	return c >= 0 ? zy_reader_cells(r)[c] : (struct zy_view){NULL, 0};
}
/* One that the reader was not asked to clean; uses scratch. */
struct zy_view zy_intake_clean(
    struct zy_intake *in, const struct zy_reader *r, int c);
/* Where the record of subject id came from; NULL: nobody wants to know. */
const char *zy_intake_origin(
    struct zy_intake *in, const struct zy_reader *r, struct zy_view id);

/* take.c, take-item.c: the record, of the subject of that number.  0 or -1. */
int zy_take_tally(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e);
int zy_take_evidence(struct zy_intake *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
int zy_take_score(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e);
int zy_take_record(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e);

/* A page of an explanation. */
struct zy_page {
	struct zy_buf *b;
	const struct zy_standard *s;
	struct zy_evaluation *x; /* NULL where only rules are told */
	bool zh;
	struct zy_rational tmp, one;
};

/* explain.c */
void zy_page_value(struct zy_page *p, const struct zy_rational *v);
/* Uses tmp. */
void zy_page_decimal(struct zy_page *p, struct zy_decimal d);
void zy_page_name(struct zy_page *p, const char *name, const char *id);
/* A summand: "(-4)" where it is below 0, "1/3 (≈ 0.3333)". */
void zy_page_term(struct zy_page *p, const struct zy_rational *v);
const char *zy_page_word(
    const struct zy_page *p, const char *zh, const char *en);

/* What is done where there are no figures, in words. */
const char *zy_page_missing(const struct zy_page *p, enum zy_missing m);

/* A rate that gives max at the threshold and in proportion below (按比例). */
bool zy_page_proportional(const struct zy_item *item);
/* "95%", "2/3 ≈ 66.67%"; not percent: as zy_page_value. */
void zy_page_share(
    struct zy_page *p, const struct zy_rational *v, bool percent);

/* The line above a step; the line of one that the standard has not. */
void zy_page_step(
    struct zy_page *p, const char *n, const char *zh, const char *en);
void zy_page_none(struct zy_page *p);

/* explain-rule.c: the rule in words; " × 2" where there is a factor */
void zy_page_rule(struct zy_page *p, const struct zy_item *item);
void zy_page_factor(struct zy_page *p, const struct zy_item *item);

/* explain-item.c: what counts for a field that sees a part of a scope */
void zy_page_apart(struct zy_page *p, const struct zy_field_rule *f);

/* "sector rural/agency": what columns must say */
void zy_page_conditions(struct zy_page *p, const struct zy_conditions *c);

/* explain-review.c: questions, groups, votes of a review item */
void zy_page_review(struct zy_page *p, const struct zy_item *item);
/* the same for a satisfaction rate; n 0: all questions */
void zy_page_rate(struct zy_page *p, const char **questions, size_t n);

/* explain-outcome.c: steps 8 to 11; what an effect does, in words */
void zy_page_outcome(struct zy_page *p);
void zy_page_effect(struct zy_page *p, const struct zy_standard *s,
    const struct zy_consequence *c);

/* what a gate or requirement compares, by the name that people know */
void zy_page_field(struct zy_page *p, const struct zy_standard *s,
    const struct zy_field_rule *f);

/* explain-kind.c: "622.4 / 7 = ", the mean of several raters that v is */
void zy_page_mean(struct zy_page *p, const struct zy_item *item, uint32_t first,
    const struct zy_rational *v);
/* what the kind makes of the n figures from first on */
void zy_page_kind(
    struct zy_page *p, const struct zy_item *item, uint32_t first, size_t n);

/* explain-item.c: the figures, a line each */
void zy_page_figures(struct zy_page *p, const struct zy_item *item);
/*
 * The subject's facts of a node, *n of them, in an order that the input's
 * cannot change.  Free with free().
 */
uint32_t *zy_page_order(
    const struct zy_evaluation *x, uint32_t node, size_t *n);
/* The facts of a node; item NULL: a veto's or a source's.  How many. */
size_t zy_page_facts(
    struct zy_page *p, uint32_t node, const struct zy_item *item);

#endif
