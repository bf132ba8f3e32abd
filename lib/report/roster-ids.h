/*
 * The ids of organisations and members in the rosters, by which references are
 * followed: implements zy_streams_refer of streams.h.  Private to streams.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_ROSTER_IDS_H
#define ZY_REPORT_ROSTER_IDS_H

#include "base/attr.h"
#include "report/streams.h"

ZY_BEGIN_C

/*
 * Builds s->ids and s->rows, which zy_streams_refer uses, from the rosters of
 * s; call it when the rosters are complete.  zy_streams_release frees both.
 */
void zy_roster_ids_index(struct zy_streams *s);

ZY_END_C

#endif
