/*
 * What the files of a reader share.  Private.
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
	ZY_READER_NO_CELL =
	    INT32_MAX /* the table in force has no such column */
};

/* A column of a reader. */
struct zy_reader_column {
	struct zy_header_column h;
	size_t cell;	    /* where it stands in a row, or none */
	bool want;	    /* cleaned */
	bool forgiven;	    /* what cannot be cleaned is no fault */
	struct zy_buf text; /* its cleaned cell */
	/* of choices, whose cells are few: one as it came, and cleaned */
	struct zy_buf choice;
	struct zy_view chosen;
	struct zy_buf unknown;	  /* another, which is none of the choices */
	struct zy_error *refusal; /* what is wrong with it, without a place */
	uint64_t seen;		  /* last record that has it, for JSON */
	size_t at;		  /* where its value stands, for JSON */
};

/* Where a column stands in the rows of a table, and how it is read there. */
struct zy_reader_place {
	uint32_t cell;
	unsigned months;	/* of struct zy_header_column, as yes and no */
	struct zy_view yes, no; /* borrowed from the dictionary */
};

/* The columns of a table. */
struct zy_reader_layout {
	size_t width, n;
	struct zy_reader_place *places; /* n of them, in the reader's arena */
};

/* A column that is cleaned. */
struct zy_reader_wanted {
	uint32_t column;
	bool plain; /* plain text needs no more than a look */
	bool id;    /* but for an id that looks cut */
};

struct zy_reader {
	uint64_t serial;
	struct zy_source *source;
	struct zy_reader_options options;
	struct zy_sheet *sheet; /* of CSV, else NULL */
	struct zy_csv *csv;	/* its rows */
	struct zy_json *json;	/* else */
	size_t width;		/* cells of a row of the table in force */
	char shape[16];
	char delim;

	/*
	 * Which column stands where, table by table: for records that are read
	 * again (zy_reader_again) while another thread reads on, who both hold
	 * the lock.
	 */
	struct zy_reader_layout *layouts;
	size_t nlayouts, layouts_cap;
	struct zy_reader_table {
		uint64_t line; /* the first below its header */
		size_t layout;
	} * tables;
	size_t ntables, tables_cap;
	pthread_mutex_t lock;
	struct zy_intern *texts; /* headings of later tables */

	struct zy_reader_column *columns;
	size_t n, cap;
	/* Of the current record: the row of the CSV itself where it can be. */
	const struct zy_view *raw;
	const struct zy_view *cells; /* raw while nothing was cleaned */
	struct zy_view *own_raw, *own_cells;
	size_t raw_cap, cells_cap;
	bool straight;		/* column i is cell i of a row */
	struct zy_intern *keys; /* JSON member names to columns */
	int *key_column;
	size_t key_cap;
	bool wants_all;			 /* new JSON columns are cleaned too */
	struct zy_reader_wanted *wanted; /* in the order of the columns */
	size_t nwanted, wanted_cap;
	bool array;	/* of JSON */
	size_t unsplit; /* columns there were before a split */
	struct zy_reader_fill *fills;
	size_t nfills;

	struct zy_error *more; /* faults of the current record but the first */
	size_t nmore, more_cap;
	struct zy_error *remarks; /* of a good record */
	size_t nremarks, remarks_cap;

	uint64_t records;
	struct zy_arena arena;
};

/*
 * Returns a reader without columns, which takes the source over.  In
 * reader-record.c, as the next five functions.
 */
struct zy_reader *zy_reader_new(
    struct zy_source *take, const struct zy_reader_options *o);
/* Adds a column; cell is its index in a row. */
void zy_reader_add_column(
    struct zy_reader *r, const struct zy_header_column *h, size_t cell);
/*
 * Binds the columns of the header in force: known columns keep their numbers,
 * new ones are added.  Returns 0, or -1 with a ZY_ERROR_RECORD when there are
 * too many; those that are too many get no column.
 */
int zy_reader_bind(struct zy_reader *r, struct zy_error *e);
/* Returns the layout of the table in which the line stands. */
const struct zy_reader_layout *zy_reader_layout_at(
    const struct zy_reader *r, uint64_t line);
/* Makes the columns stand in rows as the layout says. */
void zy_reader_lay_out(struct zy_reader *r, const struct zy_reader_layout *x);
/* Makes the text of a broken record the current raw record, for rejects. */
void zy_reader_take_broken(struct zy_reader *r, struct zy_view text);

/*
 * Notes that a record could not be read, so that the cells above the next
 * record are unknown.  In fill.c, as the next three functions.
 */
void zy_reader_fill_lose(struct zy_reader *r);
/* Notes that another table begins: no cells stand above its first record. */
void zy_reader_fill_begin(struct zy_reader *r);
/*
 * Fills the empty raw cells of the current record from above.  Returns 0, or -1
 * with e set when the cell above is unknown.
 */
int zy_reader_fill_next(struct zy_reader *r, struct zy_error *e);
/* Frees what is kept for filling. */
void zy_reader_fill_release(struct zy_reader *r);

/*
 * Opens JSON, an array or lines, and makes columns of the keys of the first
 * records.  Returns 0, or -1 with e set.  In members.c, as the next four
 * functions.
 */
int zy_reader_open_json(struct zy_reader *r, bool array, struct zy_error *e);
/* Gives the columns of `to` the keys that they have in `from`. */
void zy_reader_copy_keys(struct zy_reader *to, const struct zy_reader *from);
/*
 * Reads the next object into raw cells.  Returns 1, 0 at the end, or -1 with e
 * set.
 */
int zy_reader_take_object(struct zy_reader *r, struct zy_error *e);
/* Marks the cells of the current object that are literals (ZY_CELL_LITERAL). */
void zy_reader_mark_literals(struct zy_reader *r);
/*
 * Checks that the current object has all key columns.  Returns 1, or -1 with e
 * set.
 */
int zy_reader_check_members(struct zy_reader *r, struct zy_error *e);

#endif
