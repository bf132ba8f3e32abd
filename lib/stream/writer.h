/*
 * A writer: records out in every format, onto a checked sink.
 *
 * Sink: standard output, or FILE written beside the target, synced and
 * renamed on finish: a reader sees the old file or the new one, never half.
 * Formats: CSV (RFC 4180, LF), TSV, JSON (array), JSON Lines, an aligned
 * table, Markdown, a workbook.  Declared numbers are JSON numbers, all else
 * strings.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WRITER_H
#define ZY_STREAM_WRITER_H

#include "stream/column.h"

/* A sink: bytes to a descriptor or a file replaced as a whole. */
struct zy_sink; /* opaque */

/* path NULL or "-": standard output.  0 or -1. */
int zy_sink_open(struct zy_sink **out, const char *path, struct zy_error *e);
/* Errors are kept and told by zy_sink_finish. */
void zy_sink_put(struct zy_sink *s, const char *p, size_t n);
/*
 * Flushes, syncs and renames (file) or flushes and checks (standard output).
 * 0, or -1 with the first error; a closed pipe is no error (zy_sink_closed
 * says so).  Frees s either way.
 */
int zy_sink_finish(struct zy_sink *s, struct zy_error *e);
/* Takes everything back: a file that is not finished leaves no trace. */
void zy_sink_abandon(struct zy_sink *s);
/* Returns the file's name, or NULL for standard output.  Borrowed from s. */
const char *zy_sink_path(const struct zy_sink *s);
/* True when nobody reads any more or a write has failed: stop working. */
bool zy_sink_closed(const struct zy_sink *s);
/* Removes unfinished files; async-signal-safe, for the signal handler. */
void zy_sink_cleanup(void);

enum zy_format {
	ZY_FORMAT_CSV,
	ZY_FORMAT_TSV,
	ZY_FORMAT_JSON,
	ZY_FORMAT_JSONL,
	ZY_FORMAT_TABLE,
	ZY_FORMAT_MARKDOWN,
	ZY_FORMAT_XLSX,
};

struct zy_writer; /* opaque */

struct zy_writer_options {
	enum zy_format format;
	bool excel; /* CSV: BOM, CR LF, formulas made harmless */
	/* What people read, a table, Markdown, a workbook or CSV with excel:
	 * "zh" shows Chinese headings and choices; NULL or "en" what streams
	 * carry. */
	const char *lang;
	/* xlsx: folder of temporary files, borrowed; NULL: /tmp */
	const char *temporary;
	const char *sheet; /* xlsx: its name, borrowed; NULL: the usual one */
};

/* Takes the sink over. */
struct zy_writer *zy_writer_new(
    struct zy_sink *take, const struct zy_writer_options *o);
/* Declares the next column; decl may be NULL (text).  Before any cell. */
void zy_writer_column(
    struct zy_writer *w, struct zy_view name, const struct zy_column *decl);
/* The cells of a record, in order; exactly as many as columns. */
void zy_writer_cell(struct zy_writer *w, struct zy_view cell);
/* A cell that is a count: a whole number, or empty where n < 0 (unknown). */
void zy_writer_count(struct zy_writer *w, int64_t n);
void zy_writer_end(struct zy_writer *w);
bool zy_writer_closed(const struct zy_writer *w);

/*
 * A part of w: takes records as w does, keeps them as text and writes nothing.
 * One thread may fill a part while others fill theirs; nobody may use w for
 * cells or columns meanwhile.  NULL for formats that are laid out at the end,
 * and for workbooks.
 */
struct zy_writer *zy_writer_part(const struct zy_writer *w);
/* Moves the records of a part behind those of w; the part is empty then. */
void zy_writer_join(struct zy_writer *w, struct zy_writer *part);
void zy_writer_part_free(struct zy_writer *part);

/*
 * Writes n items in their order, made by up to threads threads.  put writes
 * the items from up to to onto out; thread is 0 up to threads - 1, for what
 * each thread has of its own.  Items are handed out by blocks of that many.
 * The bytes do not depend on threads or block; stops early when w is closed.
 * wrote (may be NULL) is called for each block in order, one at a time, by the
 * thread that made it, when its items go to w.
 */
struct zy_spread {
	void (*put)(void *context, int thread, struct zy_writer *out,
	    size_t from, size_t to);
	void (*wrote)(void *context, size_t from, size_t to);
	void *context;
	size_t n, block;
	int threads;
};
void zy_writer_spread(struct zy_writer *w, const struct zy_spread *s);
/* Ends the document and finishes the sink; frees w.  0 or -1. */
int zy_writer_finish(struct zy_writer *w, struct zy_error *e);
void zy_writer_abandon(struct zy_writer *w);

/* Appends v as a JSON string with its quotes. */
void zy_json_string(struct zy_buf *b, struct zy_view v);
/* Appends v as a CSV field for delim, quoted only where needed. */
void zy_csv_field(struct zy_buf *b, struct zy_view v, char delim, bool excel);

/* True for digits that spreadsheets cut: long ones, and those behind a 0. */
bool zy_csv_needs_tab(struct zy_view v);
/* True for what spreadsheets make a number or date of: 12E3, 1-2, 3/4. */
bool zy_csv_is_mistaken(struct zy_view v);
/* Returns a cell of an undeclared column without the one guard, ' or a tab,
 * that a writer puts before it with excel. */
struct zy_view zy_csv_unguarded(struct zy_view v);

#endif
