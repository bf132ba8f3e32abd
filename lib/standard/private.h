/*
 * What the files of this floor share that read standards and records.  Private
 * to it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_PRIVATE_H
#define ZY_STANDARD_PRIVATE_H

#include "standard/evaluate.h"
#include "standard/intake.h"

/* Where an item stands decides what it may be. */
enum zy_place_of {
	ZY_IN_HEAD,
	ZY_IN_BONUS,
	ZY_IN_PENALTY
};

/* read-item.c: the list at c as items of s; *first and *n say which. */
int zy_items_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_place_of place, size_t *first, size_t *n, struct zy_error *e);
void zy_item_release(struct zy_item *item);

/* read-outcome.c */
int zy_compose_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_vetoes_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);
int zy_bands_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e);

/* read.c: registers an id that evidence can name; at is the id's place. */
int zy_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *id, int what, size_t index, struct zy_error *e);
/* Refuses keys that the format has and this version has not. */
int zy_later(
    const struct zy_config *c, const char *const *keys, struct zy_error *e);
/* A number that is 0 or more; text as for zy_config_number. */
int zy_not_negative(const struct zy_config *c, struct zy_rational *out,
    const char *fallback, struct zy_error *e);
/* An id: not empty, no blanks or line breaks. */
int zy_id_read(const struct zy_config *c, const char **id, struct zy_error *e);

/* intake.c */
struct zy_view zy_intake_cell(const struct zy_reader *r, int c);
/* Where the record of subject id came from; NULL: nobody wants to know. */
const char *zy_intake_origin(
    struct zy_intake *in, const struct zy_reader *r, struct zy_view id);

/* take.c: the record, of the subject of that number.  0 or -1. */
int zy_take_tally(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e);
int zy_take_evidence(struct zy_intake *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e);
int zy_take_score(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e);

/* A page of an explanation. */
struct zy_page {
	struct zy_buf *b;
	struct zy_evaluation *x;
	bool zh;
	struct zy_rational tmp;
};

/* explain.c */
void zy_page_value(struct zy_page *p, const struct zy_rational *v);
/* Uses tmp. */
void zy_page_decimal(struct zy_page *p, struct zy_decimal d);
void zy_page_name(struct zy_page *p, const char *name, const char *id);
const char *zy_page_word(
    const struct zy_page *p, const char *zh, const char *en);

/* What is done where there are no figures, in words. */
const char *zy_page_missing(const struct zy_page *p, enum zy_missing m);

/* explain-item.c: the rule in words; the figures, a line each */
void zy_page_rule(struct zy_page *p, const struct zy_item *item, bool in_head);
void zy_page_figures(
    struct zy_page *p, const struct zy_item *item, bool in_head);
/* The facts of a node; item NULL: a veto's or a source's.  How many. */
size_t zy_page_facts(
    struct zy_page *p, uint32_t node, const struct zy_item *item);

#endif
