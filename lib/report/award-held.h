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

/*
 * The subjects whose awards are held up, and by which activity.
 * zy_award_held_init fills it in, zy_award_held_release frees it.
 */
struct zy_award_held {
	/* Subjects: an id, or an organisation, NUL, the name of a person. */
	struct zy_intern *keys;
	struct zy_view *by; /* by number of the subject: type and date */
	size_t cap;
};

/*
 * Sets h, which need not be initialised, to the subjects that the activities of
 * s hold up: activities of a type that the campaign file names in "holds", and
 * whose follow-up is not done by the day s->today.  Texts of h are owned by s,
 * which must outlive it.  The caller frees h with zy_award_held_release.
 */
void zy_award_held_init(struct zy_award_held *h, struct zy_streams *s);
/* Frees what h owns; its texts belong to the streams. */
void zy_award_held_release(struct zy_award_held *h);
/*
 * Returns what holds up an award of the subject with this id: type and date of
 * an activity, as 公示异议 2012-05-09, owned by s; an empty view if nothing
 * does.  Activities may name the subject by its id, or by organisation and
 * name.
 */
struct zy_view zy_award_held_find(const struct zy_award_held *h,
    struct zy_streams *s, struct zy_view subject);

ZY_END_C

#endif
