/*
 * What the files of a reader share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_READER_STATE_H
#define ZY_STREAM_READER_STATE_H

#include "base/intern.h"
#include "stream/csv.h"
#include "stream/header.h"
#include "stream/json.h"

struct zy_reader_column {
	struct zy_header_column h;
	size_t cell;	    /* where it stands in a CSV row */
	bool want;	    /* cleaned */
	struct zy_buf text; /* its cleaned cell */
	/* of choices, whose cells are few: one as it came, and cleaned */
	struct zy_buf choice;
	struct zy_view chosen;
	uint64_t seen; /* last record that has it, for JSON */
	size_t at;     /* where its value stands, for JSON */
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
	struct zy_csv *csv;
	struct zy_json *json;
	struct zy_header header;
	char shape[16];
	uint64_t header_line;
	char delim;

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

	uint64_t records, skipped;
	struct zy_arena arena;
};

/* reader.c: takes the source over. */
struct zy_reader *zy_reader_new(
    struct zy_source *take, const struct zy_reader_options *o);
/* Adds a column behind; cell is where it stands in a CSV row. */
void zy_reader_add_column(
    struct zy_reader *r, const struct zy_header_column *h, size_t cell);
/* Puts the text of a broken record where rejects will find it. */
void zy_reader_take_broken(struct zy_reader *r, struct zy_view text);

/* fill.c: a record was refused unread, so what it says is not known. */
void zy_reader_fill_lose(struct zy_reader *r);
/* Fills raw cells; -1 where it is not known what an empty one means. */
int zy_reader_fill_next(struct zy_reader *r, struct zy_error *e);
void zy_reader_fill_release(struct zy_reader *r);

/* members.c: JSON.  Looks at the first record, whose keys are columns. */
int zy_reader_open_json(struct zy_reader *r, bool array, struct zy_error *e);
/* Gives the columns of from, which to has, the same keys. */
void zy_reader_copy_keys(struct zy_reader *to, const struct zy_reader *from);
/* The next object into raw cells: 1, 0, -1. */
int zy_reader_take_object(struct zy_reader *r, struct zy_error *e);
/* The key columns that every record must have: 1 or -1. */
int zy_reader_check_members(struct zy_reader *r, struct zy_error *e);

#endif
