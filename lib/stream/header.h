/*
 * Finding the header of a table: the rows that name its columns.
 *
 * Township sheets have title rows and 填报单位 lines above the header, headers
 * merged over two or three rows, and a 序号 column; another header may follow
 * further down.  Given some rows, these functions find the header among them or
 * decide whether the first of them begins a header.  Which names columns may
 * have, they know only from the schema and the options.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_HEADER_H
#define ZY_STREAM_HEADER_H

#include "base/attr.h"
#include "base/mem.h"
#include "stream/reader.h"
#include "stream/row.h"

ZY_BEGIN_C

enum {
	ZY_HEADER_LOOK = 32 /* rows that are examined together, at most */
};

/* A row that was read ahead.  Its cells are borrowed. */
struct zy_header_row {
	const struct zy_view *cells;
	size_t n;
	uint64_t line;
	bool merged; /* in a workbook: a cell belongs to a merged block that
			begins in a row above */
};

/* A column under a header. */
struct zy_header_column {
	struct zy_view text;   /* its heading; of a header merged over several
				  rows, the part that named the column */
	struct zy_view name;   /* canonical, or text for an unknown column */
	struct zy_view levels; /* the texts of all rows, joined */
	struct zy_view whose;  /* its heading, after the heading above that says
				  of what it is a part (党员数 above 其中：女) */
	const struct zy_column *decl; /* of a known column, else NULL */
	int strength;		      /* enum zy_match; 0: unknown */
	bool dropped;		      /* 序号: records do not have it */
	/* The known column that the heading of this unknown column means, but
	 * that another heading names more strongly (twins.c); else NULL. */
	const struct zy_column *twin;
	bool composed;		/* named by a composed row (dictionary.h) */
	bool only;		/* the only heading that can mean a key column,
				   though it means another column more often */
	struct zy_view yes, no; /* tokens of answers (dictionary.h), or empty */
	/* Of a header that a program of ours wrote in Chinese: the column of
	 * the record that the heading names, whose Chinese words are read as
	 * its tokens; else NULL. */
	const struct zy_column *own;
	unsigned months; /* of dates: bits of enum zy_month_style that occur
			    in the first records */
	bool ditto;	 /* a cell of the first records is the sign for what
			    stands above it (zy_text_is_ditto) */
};

/* A label above a header and its value, for all records below the header. */
struct zy_header_label {
	/* The column that it means.  Unknown, if only another schema declares
	 * `of`.  Its text is a heading under which a file of rejects with this
	 * column is understood: the label, or the column's Chinese name. */
	struct zy_header_column column;
	const struct zy_column *of; /* the declaration of the column */
	struct zy_view value;
	struct zy_view text; /* the label or title as it is written */
	uint64_t line;
	bool weak; /* means a key column that nothing else names */
	/* 0 above a header; of the heading of a part, which fills empty cells,
	 * too: its depth, from 1 (zy_row_enter_part) */
	unsigned depth;
};

/*
 * Returns whether a label or title above a table may give a column of that
 * declaration.
 */
static inline bool
zy_header_may_be_above(
    const struct zy_column *c, const struct zy_reader_options *o)
{
	return (c->flags & ZY_ABOVE) || (o->marks && c->flags & ZY_ABOVE_MARKS);
}

/*
 * Labels of rows above a header.  All bytes zero means none.  The caller frees
 * items; texts are in the arena given to zy_header_labels_add.
 */
struct zy_header_labels {
	struct zy_header_label *items;
	size_t n, cap;
};

/* A header: the rows that name the columns of a table. */
struct zy_header {
	size_t first, rows; /* index of its first row, number of its rows */
	size_t width;	    /* columns, without empty ones at the end */
	size_t known, keys; /* number of known columns, of key columns */
	/* The heading of a column that was dropped because it holds running
	 * numbers and no codes (编号 over 1, 2, 3); empty: none. */
	struct zy_view running;
	struct zy_header_column *columns; /* `width` elements in the arena */
	/* Labels above it that give columns which it lacks, in the arena. */
	struct zy_header_label *labels;
	size_t nlabels;
};

/*
 * Finds the header among the first n rows of an input: the first rows that name
 * all key columns, at least two known columns, and contain no data; or, when
 * there are none, the rows that name most columns.  A row with a word that is a
 * value of the column in which it is found is no header.  Returns 0, with
 * h->width 0 where n is 0; or -1 with e of fault ZY_FAULT_FILE and h
 * unspecified, when a key column is not named, the header says too little
 * (zy_header_check), or two columns match one known column equally well.  The
 * texts of h are borrowed from the rows or are in the arena.
 */
int zy_header_find(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o, const char *source,
    struct zy_arena *arena, struct zy_error *e);

/*
 * Finds the column that the heading c->text names, by --map, the dictionary and
 * the schema, and sets name, decl, strength, composed, yes and no of c.
 */
void zy_header_name(
    struct zy_header_column *c, const struct zy_reader_options *o);

/*
 * Recognises a header that another program of this package has written in
 * Chinese: its headings are the Chinese names of the columns of one of
 * o->records, among them all its key columns.  Gives such columns of h the
 * canonical names and sets their member `own`; columns that o->schema lacks
 * remain unknown columns under that name.  Changes nothing if the header is no
 * such one.
 */
void zy_header_own(struct zy_header *h, const struct zy_reader_options *o);
/*
 * Decides what the headings with several meanings (类别) mean, by the cells
 * below them: each becomes the column in which most of its cells are values and
 * that no other heading names.  A column of codes with a bare heading (编号)
 * over running numbers is dropped.  Also sets `months` of the columns of dates.
 * rows are the first n rows below the header; rows that are no records, and
 * rows below another header, are ignored.  Must be called before columns with
 * equal names are refused.
 */
void zy_header_settle(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o);
/*
 * Gives column c that meaning: sets its name, decl, strength, composed, yes and
 * no.  Texts are borrowed from the meaning.
 */
void zy_header_mean(
    struct zy_header_column *c, const struct zy_meaning *meaning);
/*
 * Returns the dictionary by which an input with these options is read,
 * borrowed: that of the options, else the schema's; NULL where there is
 * neither.
 */
const struct zy_dictionary *zy_header_words(const struct zy_reader_options *o);

/*
 * Adds to l the labels with a value, of a column with ZY_ABOVE, that the first
 * of n rows has: 单位：城关镇党委 in one cell, or label and value side by side.
 * A label whose value cannot be read, or is a unit (单位：人), is not added.
 * depth is 0 for a row above a header, and for a part of a table the depth of
 * the part (zy_row_enter_part).
 */
void zy_header_labels_add(struct zy_header_labels *l,
    const struct zy_header_row *rows, size_t n, unsigned depth,
    const struct zy_reader_options *o, struct zy_arena *arena);
/*
 * Adds to l the labels that a row is whose only cell is a title, or the heading
 * of a part (part is true), that names whose records stand below it.  Texts are
 * copied into the arena.
 */
void zy_header_titles_add(struct zy_header_labels *l,
    const struct zy_header_row *row, bool part,
    const struct zy_reader_options *o, struct zy_arena *arena);
/*
 * Returns whether the first of n rows consists of labels, whatever they mean,
 * and their values, so that it is no header.
 */
bool zy_header_is_labels(const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o);
/*
 * Returns whether a row of n cells that may be a record consists of labels and
 * their values with colons between them, as zy_header_is_labels does.
 */
bool zy_header_has_labels(
    const struct zy_view *cells, size_t n, const struct zy_reader_options *o);
/* Returns whether two headers have the same headings and labels. */
bool zy_header_is_same(const struct zy_header *a, const struct zy_header *b);
/*
 * Makes those of n labels the labels of h whose columns no heading of h means;
 * of two for one column, the later.  The array is in the arena; texts are
 * shared.
 */
void zy_header_take_labels(struct zy_header *h,
    const struct zy_header_label *labels, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena);
/*
 * Adds n labels to those of h as zy_header_take_labels takes them.  Returns
 * whether h has any of them afterwards.
 */
bool zy_header_add_labels(struct zy_header *h,
    const struct zy_header_label *labels, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena);
/*
 * Takes from h the labels that are headings of parts of that depth or deeper,
 * since another part of that depth begins.  The others are copied to the arena.
 * Returns whether there was one.
 */
bool zy_header_drop_labels(
    struct zy_header *h, unsigned depth, struct zy_arena *arena);

/*
 * Returns whether a row of n cells and of that kind is nevertheless a record,
 * by the label in its first column (struct zy_schema, labelled).  s may be
 * NULL.
 */
bool zy_header_marks_record(const struct zy_header *h,
    const struct zy_schema *s, const struct zy_view *cells, size_t n,
    enum zy_row_kind kind);
/*
 * Returns whether a text means a column with ZY_ABOVE of another kind of
 * records (struct zy_schema, above), and none of the schema itself.
 */
bool zy_header_means_beside(
    struct zy_view text, const struct zy_reader_options *o);
/*
 * Sets the labels of h to those in the rows above it, of n rows, and in the
 * heading of a part in the row below it.
 */
void zy_header_find_labels(struct zy_header *h,
    const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena);

/*
 * Returns how many key columns the schema has, which every header must name; 0
 * where s is NULL.
 */
size_t zy_header_keys_of(const struct zy_schema *s);
/*
 * Completes e, which has its kind and message: sets the fault to ZY_FAULT_FILE
 * and the place to the last row of the header.  Returns -1 always.
 */
int zy_header_fail(const struct zy_header *h, const struct zy_header_row *rows,
    const char *source, struct zy_error *e);
/*
 * Checks that the header names all key columns, and that it is not recognised
 * by one vague heading alone (单位 in a price list).  Returns 0, or -1 with e
 * set.
 */
int zy_header_check(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o, const char *source, struct zy_error *e);
/*
 * Decides whether another header begins with the first of n rows that are below
 * the header `now`.  One does when its texts are those of `now`; or when it
 * names all key columns, or at least as many known columns as `now` less one,
 * and has no cell that looks like data.  Returns true with *h set to the new
 * header, its texts borrowed from the rows or in the arena; returns false with
 * *h unspecified.
 */
bool zy_header_again(struct zy_header *h, const struct zy_header *now,
    const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena);

/*
 * Returns whether a text, read as a heading with these options, names a known
 * column or a column that is dropped (序号).
 */
bool zy_header_names(struct zy_view text, const struct zy_reader_options *o);

/*
 * Returns the index of the column that names a record: the first key column;
 * without one, the first column that is not dropped; without one, h->width.
 */
size_t zy_header_primary(const struct zy_header *h);
/*
 * Returns whether a text is the heading of a column of running numbers (序号),
 * which records do not have.
 */
bool zy_header_is_dropped(struct zy_view text);
/*
 * Returns whether a text, once folded by zy_cell_fold, is one of the words of
 * the list, given as "a|b|c".
 */
bool zy_header_is_one(struct zy_view text, const char *list);
/*
 * Returns whether a text is the heading of a column that counts a part of what
 * the column beside or above it counts: 其中：女, or a word of the part `apart`
 * of the dictionary (女).
 */
bool zy_header_is_share(struct zy_view text, const struct zy_reader_options *o);
/*
 * Returns the kind of a row near a header, of whose columns nothing is known:
 * ZY_ROW_NUMBERS for the numbers of columns ((1) (2) (3), 甲 乙 丙 丁),
 * ZY_ROW_NOTE for 填报单位：, and so on.
 */
enum zy_row_kind zy_header_row_kind(const struct zy_header_row *row);
/* Returns what kind of column c is for the classification of rows (row.h). */
enum zy_row_column zy_header_row_column(const struct zy_header_column *c);
/*
 * Sets *to to a copy of h whose columns and texts are in the arena; the members
 * `whose` of its columns are empty.
 */
void zy_header_copy(
    struct zy_header *to, const struct zy_header *h, struct zy_arena *arena);

/*
 * Gives each key column that no heading of h names to the first heading that
 * falls back to it (zy_dictionary_falls_back).
 */
void zy_header_claim_keys(
    struct zy_header *h, const struct zy_reader_options *o);

/*
 * Writes the letters by which a spreadsheet calls column i (0 to 16383) to out,
 * NUL-terminated: "A" to "XFD".
 */
void zy_header_letters(char out[8], size_t i);

ZY_END_C

#endif
