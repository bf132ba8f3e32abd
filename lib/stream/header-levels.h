/*
 * Headers that are merged over several rows (levels): which column the texts
 * above a cell, from the uppermost row down, name together.
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

/*
 * Returns whether a heading only means the total of the columns beside it:
 * 合计, 总数.
 */
bool zy_header_is_whole(struct zy_view text);
/*
 * Joins the texts of n levels and returns the column that the joined text
 * names.  Its strength is 0 where the joined text names no known column; its
 * text is then the joined text.  The column's texts are borrowed from texts or
 * are in the arena.
 */
struct zy_header_column zy_header_name_joined(const struct zy_view *texts,
    size_t n, struct zy_arena *arena, const struct zy_reader_options *o);
/*
 * Returns the column below n levels, known by the first of these texts that
 * names one: all levels joined ("党员" over "人数" is 党员人数); the levels
 * without the uppermost ones; where the lowest level means the total, the
 * levels above it ("党员数" over "总数" is 党员数).  An unknown column has the
 * text of its lowest level.  The column's texts are borrowed from texts or are
 * in the arena.
 */
struct zy_header_column zy_header_name_levels(const struct zy_view *texts,
    size_t n, struct zy_arena *arena, const struct zy_reader_options *o);

ZY_END_C

#endif
