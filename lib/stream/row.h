/*
 * Classifying the rows of a table by their words.
 *
 * Tables that townships send contain rows that are no records: titles, column
 * numbers, samples, headings of parts, sums, notes, blank rows.  This module
 * recognises them by the words that forms use, never by statistics: a name
 * that merely begins with such a word (合计村党支部, 注水村支部,
 * 例家沟村党支部) is a record.  Header rows are recognised by stream/header.h,
 * and titles above a later table by stream/sheet.h, which reads the rows before
 * and after.
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
	ZY_ROW_LABEL, /* 标签: 党支部：甲村, of the records below it */
	ZY_ROW_NOTE,  /* 说明: 注：, 填表人：, a date alone */
	ZY_ROW_BLANK, /* 空行 */
	ZY_ROW_KINDS  /* how many kinds there are */
};

/*
 * Returns the name of a kind for messages, in English and in the plural
 * ("sums"), a constant; the caller translates it.
 */
const char *zy_row_kind_name(enum zy_row_kind kind);

/*
 * What kind of values a column has, as far as the classification of rows needs
 * it.
 */
enum zy_row_column {
	ZY_ROW_UNKNOWN, /* any: the column is not declared */
	ZY_ROW_DROPPED, /* running numbers (序号), not part of records */
	ZY_ROW_CODE,	/* codes, numbers, dates, choices */
	ZY_ROW_TEXT,	/* declared text */
	ZY_ROW_PERSON,	/* a person's name */
};

/* What the classification of a row needs to know of the table around it. */
struct zy_row_frame {
	const enum zy_row_column *columns; /* `width` elements */
	size_t width;
	size_t primary;	  /* the column that names a record; width: none */
	bool below;	  /* the row above is a header row */
	bool filled_down; /* an empty cell means the cell above it */
	/* The next row that may be a record of two cells or more, or NULL;
	 * needed where zy_row_needs_next says so. */
	const struct zy_view *next;
	size_t nnext;
	struct zy_buf *scratch; /* for any use by the classification */
};

/*
 * Returns the kind of a row of n cells.  It is never ZY_ROW_HEADER or
 * ZY_ROW_LABEL; it is ZY_ROW_TITLE only for a row whose words call it one
 * (续表, 附表2).
 */
enum zy_row_kind zy_row_classify(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f);

/*
 * Returns whether a row whose only filled cell is `cell`, in column `at`, is a
 * title if a header row follows it.  It is not if the cell looks like a name,
 * since that may be the only cell of a record.
 */
bool zy_row_may_be_title(
    struct zy_view cell, size_t at, const struct zy_row_frame *f);
/*
 * Returns whether zy_row_classify needs to know the next row (f->next) to
 * classify a row of n cells.
 */
bool zy_row_needs_next(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f);

/*
 * Returns whether a cell begins with the number of a part's heading: 二、 (一)
 * 第三类.
 */
bool zy_row_is_numbered(struct zy_view cell);
/*
 * Returns the heading of a part, folded by zy_cell_fold, without its number and
 * its count: 甲村党支部 of 二、甲村党支部(12人).  It is part of the text.
 */
struct zy_view zy_row_part_name(struct zy_view folded);

/*
 * How deep the parts of a table are, by the ways in which their headings are
 * numbered, the ways of enum in row-parts.c: a way that is first used inside a
 * part is one deeper.  All bytes zero: no part yet.
 */
struct zy_row_parts {
	unsigned depth[4]; /* of each way; 0: not used in the present part */
	unsigned last[4];  /* the last number of each way, or 0 */
};
/*
 * Enters the part that begins with a heading, numbered or not.  Returns its
 * depth, 1 for the outermost; what was said in headings of that depth or
 * deeper no longer holds.
 */
unsigned zy_row_enter_part(struct zy_row_parts *p, struct zy_view heading);

enum {
	ZY_ROW_FILTER = 65536 /* bits of a filter: one a code point */
};

/*
 * Sets of the first characters of the words that zy_row_classify looks for.  A
 * character that is not in the set begins no such word.
 */
struct zy_row_filter {
	/* words that do not occur in the first cells of records */
	uint64_t kinds[ZY_ROW_FILTER / 64];
	/* words of notes and parts, which matter only in rows of few cells and
	 * before a colon */
	uint64_t notes[ZY_ROW_FILTER / 64];
};

/*
 * Returns the filters of the words of zy_row_classify.  They are computed once
 * for the process and never freed.
 */
const struct zy_row_filter *zy_row_filter(void);

/*
 * Returns the number of the bit of a filter that stands for the three bytes at
 * p, one character.
 */
static inline unsigned
zy_row_filter_bit(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (u[0] & 15u) << 12 | (u[1] & 63u) << 6 | (u[2] & 63u);
}

/*
 * Returns whether the character in the three bytes at p may be in a filter;
 * false is certain.
 */
static inline bool
zy_row_filter_has(const uint64_t *filter, const char *p)
{
	unsigned bit = zy_row_filter_bit(p);

	return filter[bit / 64] >> bit % 64 & 1;
}

/*
 * Returns true where a cell that begins with a character beyond ASCII certainly
 * makes its row neither a sum nor a sample; false where that is not certain.
 * Only the first and the last characters are examined.
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
 * Returns true where a row of n cells is certainly no note and no heading of a
 * part, although its cell v begins with such a word: at least four cells are
 * filled, and v contains no colon.  Returns false where that is not certain.
 */
bool zy_row_is_wide(const struct zy_view *cells, size_t n, struct zy_view v);

/*
 * Returns whether an English word of sums and samples begins with these two
 * lower case letters: total, subtotal, sum, average, grand total, example, e.g.
 */
static inline bool
zy_row_begins_word(int first, int second)
{
	switch (first) {
	case 't':
		return second == 'o';
	case 's':
		return second == 'u';
	case 'a':
		return second == 'v';
	case 'g':
		return second == 'r';
	default:
		return first == 'e' &&
		       (second == 'x' || second == 'g' || second == '.');
	}
}

/*
 * Returns true where cell v of a row of n cells certainly contains none of the
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
		return (p[0] | 32u) - 'a' <= 25 &&
		       (v.n < 2 || !zy_row_begins_word(p[0] | 32, p[1] | 32));
	}
	return zy_row_is_name(filter, v) &&
	       (!zy_row_filter_has(filter->notes, v.p) ||
		   zy_row_is_wide(cells, n, v));
}

/*
 * Returns whether the name of a row begins with a digit, as 12个, a sum, and 2,
 * the number of a column.
 */
static inline bool
zy_row_is_counted_name(
    const struct zy_row_frame *f, const struct zy_view *cells)
{
	return f->primary < f->width && cells[f->primary].n &&
	       (unsigned)cells[f->primary].p[0] - '0' <= 9 &&
	       f->columns[f->primary] == ZY_ROW_TEXT;
}

/*
 * Returns true where a cell cannot be a heading: it is ASCII, ends with a
 * digit, and begins with a digit or ends with three digits.
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

/* Returns whether a cell has an ASCII digit. */
static inline bool
zy_row_has_digit(struct zy_view v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] - (unsigned)'0' <= 9)
			return true;
	return false;
}

/* Returns whether a cell contains more than blanks. */
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
 * Returns the number of cells that contain more than blanks, and sets *first to
 * the index of the first of them; *first is unchanged when there are none.
 */
size_t zy_row_filled(const struct zy_view *cells, size_t n, size_t *first);

ZY_END_C

#endif
