/*
 * The state of a reader, shared by reader.c, reader-open.c, reader-record.c,
 * reader-clean.c, fill.c, members.c, parts.c, twin-pairs.c and twins.c.
 * Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_READER_STATE_H
#define ZY_STREAM_READER_STATE_H

#include <pthread.h>

#include "base/intern.h"
#include "stream/json.h"
#include "stream/sheet.h"

enum {
	/* the index of the cell of a column that the current table lacks */
	ZY_READER_NO_CELL = INT32_MAX
};

/* A column of a reader. */
struct zy_reader_column {
	struct zy_header_column h;
	size_t cell; /* its index in a row, or ZY_READER_NO_CELL */
	/* The value that a label above the current table gives it, or the
	 * heading of a part its empty cells, and the line of that; else empty.
	 */
	struct zy_view given;
	struct zy_view given_by; /* the label, title or heading of a part */
	uint64_t given_at;
	bool want;	    /* its cells are cleaned */
	bool forgiven;	    /* a cell that cannot be cleaned is no fault */
	uint64_t lent;	    /* see zy_reader_column_lent */
	uint64_t odd;	    /* see zy_reader_column_odd */
	struct zy_buf text; /* the cleaned cell of the current record */
	/* of choices, where few cells recur: the last cell as it was written,
	 * and what it was cleaned to */
	struct zy_buf choice;
	struct zy_view chosen;
	struct zy_buf unknown;	  /* the last cell that is no choice */
	struct zy_error *refusal; /* the error about it, without a place */
	uint64_t seen; /* of JSON: number of the last record that has it */
	size_t at;     /* of JSON: offset of its value in the object */
};

/*
 * Returns whether a column, in a table that another program of this package
 * wrote in Chinese, has Chinese words in place of tokens: they are translated
 * whether the program wants the column or passes it on.
 */
static inline bool
zy_reader_has_words(const struct zy_reader_column *c)
{
	const struct zy_column *own = c->h.own;

	return own && (own->choices || own->type == ZY_YESNO ||
			  own->flags & ZY_PHRASE);
}

/*
 * Where a column is in the rows of a table, and how its cells are read there:
 * the members cell, given, h.months, h.own, h.yes and h.no of struct
 * zy_reader_column.
 */
struct zy_reader_place {
	uint32_t cell;
	struct zy_view given; /* borrowed from the reader's texts */
	unsigned months;
	const struct zy_column *own;
	struct zy_view yes, no; /* borrowed from the dictionary */
};

/* Where all columns are in the rows of a table. */
struct zy_reader_layout {
	size_t width, n;		/* cells of a row; columns */
	struct zy_reader_place *places; /* n elements in the reader's arena */
};

/* A column whose cells are cleaned. */
struct zy_reader_wanted {
	uint32_t column;
	bool plain; /* a cell that is plain (zy_cell_is_plain) stays as it is */
	bool id;    /* unless it may be a damaged id (zy_cell_is_odd_id) */
};

/* A known column and a twin of it, both in the rows of the current table. */
struct zy_reader_pair {
	uint32_t known, twin;
};

struct zy_reader {
	uint64_t serial;
	struct zy_source *source;
	struct zy_reader_options options;
	struct zy_sheet *sheet; /* of CSV; NULL for JSON and for a reader of one
				   record (zy_reader_again) */
	struct zy_csv *csv;	/* of CSV: the rows; owned by sheet if there is
				   one */
	struct zy_json *json;	/* of JSON, else NULL */
	size_t width;		/* cells of a row of the current table */
	char shape[16];
	char delim;

	/*
	 * Where the columns are, table by table, for records that are read
	 * again (zy_reader_again) while another thread reads the next ones;
	 * both threads hold the lock when they use this.
	 */
	struct zy_reader_layout *layouts;
	size_t nlayouts, layouts_cap;
	struct zy_reader_table {
		uint64_t line; /* the first line below the header */
		size_t layout; /* index into layouts */
	} * tables;
	size_t ntables, tables_cap;
	pthread_mutex_t lock;
	struct zy_intern *texts; /* headings of later tables */

	struct zy_reader_column *columns;
	size_t n, cap;
	/* The cells of the current record: as written, either the row of the
	 * CSV itself or own_raw; cleaned, either raw or own_cells. */
	const struct zy_view *raw;
	const struct zy_view *cells;
	const struct zy_view *row; /* of CSV: the whole row, 序号 included */
	size_t row_cells;
	struct zy_view *own_raw, *own_cells;
	size_t raw_cap, cells_cap;
	bool straight;		/* column i is cell i of a row, for all i */
	struct zy_intern *keys; /* of JSON: the keys of members */
	int *key_column;	/* by key: its column, or -1 */
	size_t key_cap;
	bool wants_all;			 /* clean also columns that are added */
	struct zy_reader_wanted *wanted; /* in the order of the columns */
	size_t nwanted, wanted_cap;
	struct zy_reader_pair *pairs; /* most alike headings first */
	size_t npairs, pairs_cap;
	bool array;	/* the input is a JSON array */
	size_t unsplit; /* number of columns before zy_reader_split */
	struct zy_reader_fill *fills;
	size_t nfills;

	struct zy_error *more; /* further faults of the current record */
	size_t nmore, more_cap;
	struct zy_error *remarks; /* about the current record */
	size_t nremarks, remarks_cap;

	uint64_t records;
	struct zy_arena arena;
};

/*
 * Returns a reader without columns, which owns the source from now on.  The
 * caller frees it with zy_reader_free.  In reader-record.c.
 */
struct zy_reader *zy_reader_new(
    struct zy_source *take, const struct zy_reader_options *o);
/*
 * Adds a column as h describes it; its texts are copied.  cell is its index in
 * a row.  In reader-record.c.
 */
void zy_reader_add_column(
    struct zy_reader *r, const struct zy_header_column *h, size_t cell);
/*
 * Matches the columns of the sheet's current header to those of r: known
 * columns keep their numbers, new columns are added.  Returns 0; or -1 with a
 * ZY_ERROR_RECORD when a later table has so many new columns that there are
 * more than the limit allows: those beyond the limit are not read.  In
 * reader-record.c.
 */
int zy_reader_bind(struct zy_reader *r, struct zy_error *e);
/*
 * Returns the layout of the table in which the line is, borrowed from r until
 * another table begins.  In reader-record.c.
 */
const struct zy_reader_layout *zy_reader_layout_at(
    const struct zy_reader *r, uint64_t line);
/*
 * Sets the members cell, given, h.months, h.yes and h.no of all columns of r,
 * and r->width, to what the layout x says.  In reader-record.c.
 */
void zy_reader_lay_out(struct zy_reader *r, const struct zy_reader_layout *x);
/*
 * Makes the text of a broken record the first raw cell of the current record,
 * with the others empty, for the file of rejects.  text is borrowed: it must be
 * valid until the next record is read.  In reader-record.c.
 */
void zy_reader_take_broken(struct zy_reader *r, struct zy_view text);

/*
 * Replaces cell c of the current record by v, which must be valid until the
 * next record is read; the other cells are kept.  In reader-clean.c.
 */
void zy_reader_set_cell(struct zy_reader *r, size_t c, struct zy_view v);
/*
 * Returns what the cell of column i means as an answer to its heading, which
 * asks a question (dictionary.h): a token of the column; "-" where the answer
 * means no value; "!" where it excludes the record; or an empty view where the
 * heading asks no question or the cell is neither yes nor no.  Borrowed from
 * the dictionary.  In reader-clean.c.
 */
struct zy_view zy_reader_answer(const struct zy_reader *r, size_t i);
/*
 * Returns a cleared error, for the caller to fill, that becomes another fault
 * of the current record after its first; borrowed until the next call.  In
 * reader-clean.c.
 */
struct zy_error *zy_reader_further_fault(struct zy_reader *r);

/*
 * Fills r->pairs with all pairs of a known column and a twin of it in the
 * current table.  In twin-pairs.c.
 */
void zy_reader_pair_twins(struct zy_reader *r);
/*
 * Fills the empty cells of known columns in the current record from the cells
 * of their twins, and compares the cells that are not empty.  Returns 0; or -1
 * where two contradict each other and the record is bad: e is then set or, if
 * it was set before, further faults have been added.  In twins.c.
 */
int zy_reader_join_twins(struct zy_reader *r, struct zy_error *e);

/*
 * Records that a record could not be read, so that filling down does not know
 * the cells above the next record.  In fill.c.
 */
void zy_reader_fill_lose(struct zy_reader *r);
/*
 * Records that another table begins, so that there are no cells above its first
 * record.  In fill.c.
 */
void zy_reader_fill_begin(struct zy_reader *r);
/*
 * Lets cells that are a sign for the cell above (zy_text_is_ditto) get that
 * cell's text, in the columns of the current table that have such cells, from
 * the next record on.  In fill.c.
 */
void zy_reader_fill_dittos(struct zy_reader *r);
/*
 * Fills the empty raw cells of the current record down from above, in the
 * columns of zy_reader_fill_down, and the signs for the cell above in these and
 * those of zy_reader_fill_dittos.  Returns 0, or -1 with e set when the
 * cell above is unknown.  In fill.c.
 */
int zy_reader_fill_next(struct zy_reader *r, struct zy_error *e);
/* Frees the cells and columns that are kept for filling down.  In fill.c. */
void zy_reader_fill_release(struct zy_reader *r);

/*
 * Opens JSON, an array or lines, and adds a column for each key of the first
 * records.  Returns 0, or -1 with e set.  In members.c.
 */
int zy_reader_open_json(struct zy_reader *r, bool array, struct zy_error *e);
/*
 * Makes `to`, which has the columns of `from`, find them by the same JSON keys.
 * In members.c.
 */
void zy_reader_copy_keys(struct zy_reader *to, const struct zy_reader *from);
/*
 * Reads the next JSON object and makes its values the raw cells of the current
 * record.  Returns 1, 0 at the end, or -1 with e set.  In members.c.
 */
int zy_reader_take_object(struct zy_reader *r, struct zy_error *e);
/*
 * Puts ZY_CELL_LITERAL at the beginning of those cells of the current object
 * that are literals of JSON and belong to columns without a declaration.  In
 * members.c.
 */
void zy_reader_mark_literals(struct zy_reader *r);
/*
 * Checks that the current object has all key columns.  Returns 1, or -1 with e
 * set.  In members.c.
 */
int zy_reader_check_members(struct zy_reader *r, struct zy_error *e);

#endif
