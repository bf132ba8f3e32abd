/*
 * A writer: writes records in every format to a sink that checks for errors.
 *
 * A sink is standard output, or a file that is written beside its target,
 * synced, and renamed to it at the end: a reader sees the old file or the new
 * one, never half of one.  Formats: CSV (RFC 4180, LF), TSV, JSON (one array),
 * JSON Lines, an aligned table, Markdown, a workbook.  Declared numbers become
 * JSON numbers, everything else strings.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WRITER_H
#define ZY_STREAM_WRITER_H

#include "base/attr.h"
#include "stream/column.h"

ZY_BEGIN_C

/* A sink: bytes to a descriptor or a file replaced as a whole. */
struct zy_sink; /* opaque */

/*
 * Opens the sink of the file path; of standard output where path is NULL or
 * "-".  Returns 0 and sets *out, which zy_sink_finish or zy_sink_abandon frees;
 * or -1 with e set.
 */
int zy_sink_open(struct zy_sink **out, const char *path, struct zy_error *e);
/*
 * Opens the sink of a file that is not for everybody (base/protect.h), else as
 * zy_sink_open does.
 */
int zy_sink_open_private(
    struct zy_sink **out, const char *path, struct zy_error *e);
/* Writes the n bytes at p.  An error is kept and reported by zy_sink_finish. */
void zy_sink_put(struct zy_sink *s, const char *p, size_t n);
/*
 * Writes what is buffered; a file is synced and renamed to its target.  Frees
 * s.  Returns 0, or -1 with the first error.  A closed pipe is no error:
 * zy_sink_closed reports it.
 */
int zy_sink_finish(struct zy_sink *s, struct zy_error *e);
/*
 * Frees s without finishing it: the unfinished file is removed, its target is
 * unchanged.
 */
void zy_sink_abandon(struct zy_sink *s);
/* Returns the file's name, or NULL for standard output.  Borrowed from s. */
const char *zy_sink_path(const struct zy_sink *s);
/*
 * Returns whether nobody reads the output any more or a write has failed, so
 * that the caller can stop working.
 */
bool zy_sink_closed(const struct zy_sink *s);
/*
 * Removes the unfinished files of all sinks.  It is async-signal-safe, for a
 * signal handler.
 */
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
/*
 * Declares the next column; decl is its declaration, or NULL for a column of
 * text.  All columns are declared before the first cell.
 */
void zy_writer_column(
    struct zy_writer *w, struct zy_view name, const struct zy_column *decl);
/*
 * Leaves empty members out of all JSON objects but the first, for streams whose
 * records have few of many columns; called before the first cell.
 */
void zy_writer_sparse(struct zy_writer *w);
/*
 * Writes the next cell of the record; a record has as many cells as there are
 * columns.
 */
void zy_writer_cell(struct zy_writer *w, struct zy_view cell);
/*
 * Writes a cell that is a count: n, or an empty cell for an unknown count, n <
 * 0.
 */
void zy_writer_count(struct zy_writer *w, int64_t n);
/* Ends the record. */
void zy_writer_end(struct zy_writer *w);
/*
 * Returns whether the sink is closed (zy_sink_closed), so that the caller can
 * stop working.
 */
bool zy_writer_closed(const struct zy_writer *w);

/*
 * Returns a writer that takes records as w does and keeps them in memory.
 * Several threads may each fill a part; meanwhile nobody may write to w.
 * zy_writer_join moves its records to w; the caller frees it with
 * zy_writer_part_free.  Returns NULL for formats of which the whole document is
 * laid out at the end.
 */
struct zy_writer *zy_writer_part(const struct zy_writer *w);
/*
 * Writes the records of a part behind those of w; the part is empty afterwards.
 */
void zy_writer_join(struct zy_writer *w, struct zy_writer *part);
/* Frees a part and its records; NULL is allowed. */
void zy_writer_part_free(struct zy_writer *part);

/* How items are written by several threads. */
struct zy_spread {
	void (*put)(void *context, int thread, struct zy_writer *out,
	    size_t from, size_t to);
	void (*wrote)(void *context, size_t from, size_t to);
	void *context;
	size_t n, block;
	int threads;
};
/*
 * Writes s->n items to w in their order, by up to s->threads threads.  s->put
 * writes the items `from` to `to` - 1 to out; thread, from 0 to s->threads - 1,
 * tells which thread calls it.  Threads take blocks of s->block items.
 * s->wrote, which may be NULL, is called for each block in order, by one thread
 * at a time, when the block's records go to w.  The output does not depend on
 * threads and block.  Returns early when w is closed.
 */
void zy_writer_spread(struct zy_writer *w, const struct zy_spread *s);
/*
 * Ends the document, finishes the sink and frees w.  Returns 0, or -1 with the
 * first error.
 */
int zy_writer_finish(struct zy_writer *w, struct zy_error *e);
/*
 * Puts lines of text below a table, after a blank one; formats that programs
 * read have no such place, and leave the text out.
 */
void zy_writer_foot(struct zy_writer *w, struct zy_view text);
/* Returns how many records were written to w. */
uint64_t zy_writer_records(const struct zy_writer *w);
/* Frees w and its sink without finishing them. */
void zy_writer_abandon(struct zy_writer *w);

/* Appends v to b as a JSON string with its quotes. */
void zy_json_string(struct zy_buf *b, struct zy_view v);
/*
 * Appends v to b as a field of CSV with the delimiter delim, in quotes only
 * where they are needed; excel: in the form that spreadsheets show as text.
 */
void zy_csv_field(struct zy_buf *b, struct zy_view v, char delim, bool excel);

/*
 * Returns whether v consists of digits that a spreadsheet would damage: many of
 * them, or with a 0 in front.
 */
bool zy_csv_needs_tab(struct zy_view v);
/*
 * Returns whether a spreadsheet would make a number or a date of v: 12E3, 1-2,
 * 3/4.
 */
bool zy_csv_is_mistaken(struct zy_view v);
/*
 * Returns v without the ' or tab that a writer with excel puts in front of it.
 */
struct zy_view zy_csv_unguarded(struct zy_view v);

ZY_END_C

#endif
