/*
 * What a row of a table is, by its words alone.
 *
 * Tables that townships send hold rows that are no records: titles, column
 * numbers, samples, headings of parts, sums, notes, blank rows.  This module
 * recognises them by the words that forms use, never by statistics: a name
 * that merely begins with such a word (合计村党支部, 注水村支部,
 * 例家沟村党支部) is a record.  Header rows are recognised by stream/header.h,
 * and titles above a later table by stream/sheet.h, which sees the rows around
 * one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ROW_H
#define ZY_STREAM_ROW_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* The kinds of rows. */
enum zy_row_kind {
	ZY_ROW_RECORD,	/* 记录: everything that is none of the others */
	ZY_ROW_HEADER,	/* 表头 */
	ZY_ROW_TITLE,	/* 标题 */
	ZY_ROW_NUMBERS, /* 栏次: 甲 乙 1 2 3, 1 2 3 4, (1) (2) */
	ZY_ROW_SAMPLE,	/* 示例 */
	ZY_ROW_PART,	/* 分段标题: 一、乡镇 */
	ZY_ROW_SUM,	/* 合计 */
	ZY_ROW_NOTE,	/* 说明: 注：, 填表人：, a date alone */
	ZY_ROW_BLANK,	/* 空行 */
	ZY_ROW_KINDS	/* how many kinds there are */
};

/*
 * Returns the name of a kind for messages, in English and in the plural
 * ("sums").  It is not translated.
 */
const char *zy_row_kind_name(enum zy_row_kind kind);

/* What a column contributes to the kind of a row. */
enum zy_row_column {
	ZY_ROW_UNKNOWN, /* a column that nothing declares */
	ZY_ROW_DROPPED, /* 序号, which no record keeps */
	ZY_ROW_CODE,	/* codes, numbers, dates, choices */
	ZY_ROW_TEXT,	/* declared text */
	ZY_ROW_PERSON,	/* a person's name */
};

/* The table in which a row stands. */
struct zy_row_frame {
	const enum zy_row_column *columns; /* width of them */
	size_t width;
	size_t primary;	  /* the column that names a record; width: none */
	bool below;	  /* the row above is a header row */
	bool filled_down; /* empty cells mean those above them */
	/* the next row of two cells or more, or NULL */
	const struct zy_view *next;
	size_t nnext;
	struct zy_buf *scratch;
};

/*
 * Returns the kind of a row of n cells.  It is never ZY_ROW_HEADER, and
 * ZY_ROW_TITLE only for words that say so (续表, 附表2).
 */
enum zy_row_kind zy_row_classify(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f);

/*
 * Returns whether the only cell of a row, in column at, is a title in case a
 * header row stands below it.  It is not where the cell is a name, which a
 * record may have as its only cell.
 */
bool zy_row_may_be_title(
    struct zy_view cell, size_t at, const struct zy_row_frame *f);
/*
 * Returns whether zy_row_classify needs to know the next row (f->next) for a
 * row of n cells.
 */
bool zy_row_needs_next(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f);

/* Returns whether a cell begins as the heading of a part does: 二、 (一)
 * 第三类. */
bool zy_row_is_numbered(struct zy_view cell);

enum {
	ZY_ROW_FILTER = 1024 /* bits */
};

/* Characters with which words begin that zy_row_classify looks for. */
struct zy_row_filter {
	/* words that a record's row has nowhere in its first cells */
	uint64_t kinds[ZY_ROW_FILTER / 64];
	/* words of notes and parts, which matter in rows of few cells and
	 * in front of a colon */
	uint64_t notes[ZY_ROW_FILTER / 64];
};

/*
 * Returns the characters with which the words of zy_row_classify begin.  They
 * are gathered once for the process and are static.
 */
const struct zy_row_filter *zy_row_filter(void);

/* Returns the bit of a filter that stands for the three bytes at p. */
static inline unsigned
zy_row_filter_bit(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (u[0] * 59u + u[1] * 7u + u[2] * 131u) % ZY_ROW_FILTER;
}

/* Returns whether a filter has the character in the three bytes at p. */
static inline bool
zy_row_filter_has(const uint64_t *filter, const char *p)
{
	unsigned bit = zy_row_filter_bit(p);

	return filter[bit / 64] >> bit % 64 & 1;
}

/*
 * Returns whether a cell that begins with a character beyond ASCII certainly
 * makes its row neither a sum nor a sample.  Looks at both ends only.
 */
static inline bool
zy_row_is_name(const struct zy_row_filter *filter, struct zy_view v)
{
	const unsigned char *p = (const unsigned char *)v.p;
	const unsigned char *last = p + v.n - 1;

	if (v.n < 3 || p[0] == 0xEF || *last <= ' ' || strchr("):]*", *last) ||
	    zy_row_filter_has(filter->kinds, v.p))
		return false;
	last -= 2; /* 计 ） ： */
	return memcmp(last, "\xE8\xAE\xA1", 3) != 0 &&
	       memcmp(last, "\xE3\x80\x80", 3) != 0 &&
	       memcmp(last, "\xEF\xBC\x89", 3) != 0 &&
	       memcmp(last, "\xEF\xBC\x9A", 3) != 0;
}

/*
 * Returns whether a row of n cells is certainly no note and no heading of a
 * part, although its cell v begins like one: four cells hold something, and v
 * holds no colon.
 */
bool zy_row_is_wide(const struct zy_view *cells, size_t n, struct zy_view v);

/*
 * Returns whether cell v of a row of n cells certainly contains none of the
 * words that zy_row_classify looks for in the first cells of a row.
 */
static inline bool
zy_row_is_plain(const struct zy_row_filter *filter, const struct zy_view *cells,
    size_t n, struct zy_view v)
{
	const unsigned char *p = (const unsigned char *)v.p;

	if (v.n == 0)
		return false;
	if (p[0] < 0x80) {
		if ((unsigned)p[0] - '0' <= 9)
			return true;
		if ((p[0] | 32u) - 'a' > 25)
			return false;
		/* total, sum, average, subtotal, grand total, example */
		return v.n < 2 || (p[1] | 32u) - 'a' > 25 ||
		       !strchr("tsage", p[0] | 32);
	}
	return zy_row_is_name(filter, v) &&
	       (!zy_row_filter_has(filter->notes, v.p) ||
		   zy_row_is_wide(cells, n, v));
}

/*
 * Returns whether a cell cannot be a heading: it is ASCII and begins with a
 * digit or ends with three digits.
 */
static inline bool
zy_row_is_data(struct zy_view v)
{
	const unsigned char *p = (const unsigned char *)v.p;
	size_t n = v.n;

	if (n == 0 || p[0] >= 0x80 || (unsigned)p[n - 1] - '0' > 9)
		return false;
	return (unsigned)p[0] - '0' <= 9 ||
	       (n >= 3 && (unsigned)p[n - 2] - '0' <= 9 &&
		   (unsigned)p[n - 3] - '0' <= 9);
}

/* Returns whether a cell holds more than blanks. */
static inline bool
zy_row_is_filled(struct zy_view v)
{
	const unsigned char *p = (const unsigned char *)v.p;

	if (v.n == 0)
		return false;
	/* ASCII that is seen, or a hanzi, as nearly always */
	return (p[0] > ' ' && p[0] < 0x7F) || (p[0] >= 0xE4 && p[0] <= 0xE9) ||
	       zy_text_trim(v).n > 0;
}

/*
 * Returns the number of cells that are not blank and sets *first to the index
 * of the first of them.
 */
size_t zy_row_filled(const struct zy_view *cells, size_t n, size_t *first);

ZY_END_C

#endif
