/*
 * The dashboard under construction: what its parts share.
 *
 * Private to kind-dashboard.c and board-*.c.  Every figure that a part shows
 * it also says to zy_board_fact, which is what CSV gets.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_BOARD_H
#define ZY_REPORT_BOARD_H

#include "report/overview.h"
#include "report/standing.h"

struct zy_board {
	struct zy_doc *doc;
	const struct zy_gather *g;
	const struct zy_kind_options *o;
	struct zy_overview c;
	struct zy_standings s; /* of the ranking, else of the scores */
	bool ranked;
	struct zy_decimal *totals; /* sorted, lowest first */
	size_t ntotals, vetoed;
	struct zy_doc_table *flat;
	struct zy_buf scratch;
};

static inline const char *
zy_board_word(const struct zy_board *b, const char *zh, const char *en)
{
	return zy_doc_word(b->doc, zh, en);
}

/* Texts of the document. */
/* The scratch buffer's text. */
const char *zy_board_keep(struct zy_board *b);
/* "70.1%" */
const char *zy_board_percent(struct zy_board *b, uint64_t part, uint64_t whole);
const char *zy_board_number(struct zy_board *b, uint64_t n);
/* A group's name for people; an empty one is said to be so. */
const char *zy_board_label(struct zy_board *b, struct zy_view key);
/* One row of what CSV shows: section, item, measure, value. */
void zy_board_fact(struct zy_board *b, const char *section, const char *item,
    const char *measure, const char *value);

/* The parts, each with its heading; nothing where there are no figures. */
void zy_board_participation(struct zy_board *b);
void zy_board_scores(struct zy_board *b);
void zy_board_honours(struct zy_board *b);
void zy_board_bottom(struct zy_board *b);
void zy_board_rejects(struct zy_board *b);

#endif
