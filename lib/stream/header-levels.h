/*
 * Headers that are merged over several rows: what the texts of the rows above a
 * column, from the uppermost level down, say together.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_HEADER_LEVELS_H
#define ZY_STREAM_HEADER_LEVELS_H

#include "base/attr.h"
#include "base/mem.h"
#include "stream/header.h"

ZY_BEGIN_C

enum {
	ZY_HEADER_LEVELS = 3 /* rows over which a header may be merged */
};

/* Returns whether a text means all of the parts beside it: 合计, 总数. */
bool zy_header_is_whole(struct zy_view text);
/*
 * Returns the column that the texts of n levels name joined.  Texts of the
 * column are borrowed from texts or stand in the arena.
 */
struct zy_header_column zy_header_name_joined(const struct zy_view *texts,
    size_t n, struct zy_arena *arena, const struct zy_reader_options *o);
/*
 * Returns the column under n levels.  "党员" over "人数" is tried joined first;
 * "党员数" over "总数" is 党员数; what no level makes known bears the text of
 * the lowest.  Its levels are all of them joined.  Texts of the column are
 * borrowed from texts or stand in the arena.
 */
struct zy_header_column zy_header_name_levels(const struct zy_view *texts,
    size_t n, struct zy_arena *arena, const struct zy_reader_options *o);

ZY_END_C

#endif
