/*
 * Objections that hold up awards (R55): which subjects an activity that is not
 * settled speaks against.  Private to the stream of awards.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_AWARD_HELD_H
#define ZY_REPORT_AWARD_HELD_H

#include "base/attr.h"
#include "report/streams.h"

ZY_BEGIN_C

/* The subjects that are held up, by key. */
struct zy_award_held {
	/* Ids of subjects; or an organisation, NUL, the name of a person. */
	struct zy_intern *keys;
	struct zy_view *by; /* by number of the key: type and date */
	size_t cap;
};

/*
 * Fills h, which need not be initialised, from the activities of s whose type
 * the campaign file names in "holds" and that nothing has settled by the day
 * s->today.  Its texts are stored in the arena of s; zy_award_held_release
 * frees h.
 */
void zy_award_held_init(struct zy_award_held *h, struct zy_streams *s);
/* Frees what h owns. */
void zy_award_held_release(struct zy_award_held *h);
/*
 * Returns what holds up an award of the subject, as 公示异议 2012-05-09; an
 * empty view if nothing does.
 */
struct zy_view zy_award_held_find(const struct zy_award_held *h,
    struct zy_streams *s, struct zy_view subject);

ZY_END_C

#endif
