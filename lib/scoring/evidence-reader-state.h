/*
 * What the files share that read evidence.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_READER_STATE_H
#define ZY_SCORING_EVIDENCE_READER_STATE_H

#include "scoring/evidence-reader.h"

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

#endif
