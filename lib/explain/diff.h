/*
 * What changed between two runs of score, for whom and why.
 *
 * The earlier run is either its explanations (score --explain -f jsonl), which
 * have every figure, or its score stream, which has totals, heads and bands
 * only.  Both runs are taken apart into named values; what differs is told,
 * the outcome first, then heads, items, rules, and at last the figures that
 * came, went or changed, with their sources.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_DIFF_H
#define ZY_EXPLAIN_DIFF_H

#include "scoring/evaluate.h"
#include "stream/reader.h"

struct zy_diff; /* opaque: the earlier run */

/* One difference; old or new is empty where there was, or is, nothing. */
struct zy_difference {
	struct zy_view subject, name;
	const char *what; /* "total", "head leadership", "figure study e1" */
	const char *old, *new;
	const char *source; /* of the figure, or "" */
};

/* Returns 0, or -1 when nothing more need be told. */
typedef int zy_diff_told(void *context, const struct zy_difference *d);

/*
 * Loads explanations (a JSON array or JSON Lines) from path.  1 loaded, *out
 * freed with zy_diff_free; 0: path holds something else; -1.
 */
int zy_diff_load(struct zy_diff **out, const char *path, struct zy_error *e);
/* An earlier score stream: empty, then each record.  -1: no column subject. */
struct zy_diff *zy_diff_new(void);
int zy_diff_add(struct zy_diff *d, const struct zy_reader *r,
    const struct zy_standard *s, struct zy_error *e);
void zy_diff_free(struct zy_diff *d);
/* True when every figure is known. */
bool zy_diff_explains(const struct zy_diff *d);

/*
 * Tells what differs for the n subjects of order, by id, and for those that
 * only the earlier run has.
 */
void zy_diff_tell(struct zy_diff *d, struct zy_evaluation *x,
    const uint32_t *order, size_t n, zy_diff_told *told, void *context);

#endif
