/*
 * A writer: writes records in every format to a sink that checks for errors.
 *
 * A sink is standard output, or a file.  A file is written under another name
 * in the folder of its target, synced, and renamed to the target at the end, so
 * that a reader sees the old file or the new one, never a part.  The formats
 * are CSV (RFC 4180, LF), TSV, JSON (one array), JSON Lines, an aligned table,
 * Markdown, and a workbook.  Numbers of columns that are declared as numbers
 * become JSON numbers, everything else strings.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WRITER_H
#define ZY_STREAM_WRITER_H

#include "base/attr.h"
#include "stream/column.h"

ZY_BEGIN_C

/* A sink: takes bytes for standard output or for a file. */
struct zy_sink; /* opaque */

/*
 * Opens the sink of the file path, which is copied, or of standard output where
 * path is NULL, "-" or "/dev/stdout".  A symbolic link to a file is refused.
 * Returns 0 and sets *out, which zy_sink_finish or zy_sink_abandon frees; or -1
 * with e set, *out unspecified and nothing to free.
 */
int zy_sink_open(struct zy_sink **out, const char *path, struct zy_error *e);
/*
 * Opens a sink as zy_sink_open does; a file will be readable only by those whom
 * zy_protect allows (base/protect.h).
 */
int zy_sink_open_private(
    struct zy_sink **out, const char *path, struct zy_error *e);
/*
 * Writes the n bytes at p to s.  After a failed write nothing more is written;
 * zy_sink_finish returns the error.
 */
void zy_sink_put(struct zy_sink *s, const char *p, size_t n);
/*
 * Writes what is buffered, syncs a file and renames it to its target, and frees
 * s, on failure too.  Returns 0, or -1 with the first error; the target is then
 * unchanged, unless only syncing the folder failed.  A pipe closed by its
 * reader is no error here: zy_sink_closed returns true then.
 */
int zy_sink_finish(struct zy_sink *s, struct zy_error *e);
/*
 * Frees s without finishing it: the unfinished file is removed and the target
 * is unchanged.  s may be NULL.
 */
void zy_sink_abandon(struct zy_sink *s);
/*
 * Returns the name of the target file, borrowed from s, or NULL for standard
 * output.
 */
const char *zy_sink_path(const struct zy_sink *s);
/*
 * Returns true when a write has failed, also because the reader of a pipe has
 * closed it, so that the caller can stop working.
 */
bool zy_sink_closed(const struct zy_sink *s);
/*
 * Removes the unfinished files of all sinks.  It is async-signal-safe, so that
 * a signal handler can call it.
 */
void zy_sink_cleanup(void);

/* The formats in which records are written. */
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

/* How records are written. */
struct zy_writer_options {
	enum zy_format format;
	bool excel; /* of CSV: with BOM, CR LF, formulas made harmless */
	/* For the formats that people read (a table, Markdown, a workbook, CSV
	 * with excel): "zh" for Chinese headings and choices, NULL or "en" for
	 * canonical names and tokens. */
	const char *lang;
	/* xlsx: folder of temporary files, borrowed; NULL: /tmp */
	const char *temporary;
	/* xlsx: name of the sheet, borrowed; NULL: the default of the library
	 */
	const char *sheet;
};

/*
 * Returns a new writer of records to a sink, in the format and with the options
 * of o, which is copied, but not the texts in it, which must outlive the
 * writer.  The writer owns the sink; zy_writer_finish or zy_writer_abandon
 * frees both.
 */
struct zy_writer *zy_writer_new(
    struct zy_sink *take, const struct zy_writer_options *o);
/*
 * Adds a column; name is copied, and decl is its declaration, which must
 * outlive w, or NULL for a column of text.  All columns must be added before
 * the first cell.
 */
void zy_writer_column(
    struct zy_writer *w, struct zy_view name, const struct zy_column *decl);
/*
 * Gives the column added last, which must exist, another Chinese heading than
 * that of its declaration; zh is copied.
 */
void zy_writer_label(struct zy_writer *w, struct zy_view zh);
/*
 * Returns whether headings, choices and phrases are written in Chinese: in
 * tables, Markdown, workbooks and with excel, where lang is "zh".
 */
bool zy_writer_is_chinese(const struct zy_writer *w);
/*
 * Makes the writer omit empty members from all JSON objects but the first, for
 * streams whose records fill few of many columns.  Other formats are unchanged.
 * Must be called before the first cell.
 */
void zy_writer_sparse(struct zy_writer *w);
/*
 * Writes the next cell of the record, which need not outlive the call.  In JSON
 * an empty cell is an empty string in a column of text, else null.  A record
 * must get as many cells as there are columns, then zy_writer_end.
 */
void zy_writer_cell(struct zy_writer *w, struct zy_view cell);
/*
 * Writes the next cell of the record, a count: n, or an empty cell where n < 0,
 * which means that the count is unknown.
 */
void zy_writer_count(struct zy_writer *w, int64_t n);
/*
 * Writes the next n cells of the record, each as zy_writer_count writes it.
 */
void zy_writer_counts(struct zy_writer *w, const int64_t *counts, size_t n);
/* Ends the record, which must have a cell for each column. */
void zy_writer_end(struct zy_writer *w);
/*
 * Returns whether writing has failed (zy_sink_closed), so that the caller can
 * stop working.
 */
bool zy_writer_closed(const struct zy_writer *w);

/*
 * Returns a writer with the columns and options of w that keeps its records in
 * memory, so that each of several threads can write records of its own;
 * meanwhile nobody may write to w.  zy_writer_join moves the records to w.  The
 * caller frees the part with zy_writer_part_free.  Returns NULL for formats
 * whose document is laid out as a whole at the end (a table, Markdown, a
 * workbook).
 */
struct zy_writer *zy_writer_part(const struct zy_writer *w);
/*
 * Writes the records of a part to w, after those that w has; the part is empty
 * afterwards.
 */
void zy_writer_join(struct zy_writer *w, struct zy_writer *part);
/* Frees a part and its records; part may be NULL. */
void zy_writer_part_free(struct zy_writer *part);

/* Items whose records are to be written by several threads. */
struct zy_spread {
	/* Writes the records of the items `from` to `to` - 1 to out; thread,
	 * from 0 to threads - 1, tells which thread calls it. */
	void (*put)(void *context, int thread, struct zy_writer *out,
	    size_t from, size_t to);
	/* Called for each block in order, by one thread at a time, once put
	 * has made its records, which may not be written yet; may be NULL. */
	void (*wrote)(void *context, size_t from, size_t to);
	void *context;
	size_t n, block; /* items in all; items that a thread takes at once */
	int threads;
};
/*
 * Writes the records of s->n items to w in the order of the items, by up to
 * s->threads threads, each of which takes blocks of s->block items.  The output
 * does not depend on threads and block.  Returns early when w is closed.
 */
void zy_writer_spread(struct zy_writer *w, const struct zy_spread *s);
/*
 * Sets lines of text, each with its LF, which are copied and replace those set
 * before, to be written below a table or Markdown after a blank line; other
 * formats ignore them.  To be called before zy_writer_finish.
 */
void zy_writer_foot(struct zy_writer *w, struct zy_view text);
/* Returns how many records were written to w. */
uint64_t zy_writer_records(const struct zy_writer *w);
/*
 * Ends the document, finishes the sink (zy_sink_finish) and frees both, on
 * failure too.  An output without records still has its header.  Returns 0, or
 * -1 with the first error in e.
 */
int zy_writer_finish(struct zy_writer *w, struct zy_error *e);
/*
 * Frees w and its sink without finishing them: a file is not written.  w may be
 * NULL.
 */
void zy_writer_abandon(struct zy_writer *w);

/*
 * Appends v, which is UTF-8, to b as a JSON string with its quotes; an empty v
 * as "".
 */
void zy_json_string(struct zy_buf *b, struct zy_view v);
/*
 * Appends v to b as a field of CSV with the delimiter delim, in quotes only
 * where they are needed.  With excel, a formula gets a ' at its beginning, so
 * that spreadsheets show it as text.
 */
void zy_csv_field(struct zy_buf *b, struct zy_view v, char delim, bool excel);

/*
 * Returns whether v consists of digits that a spreadsheet would change when it
 * reads them as a number: twelve digits or more, or several with a 0 at the
 * beginning.
 */
bool zy_csv_needs_tab(struct zy_view v);
/*
 * Returns whether a spreadsheet would turn the text v into a number or a date:
 * 12E3, 1-2, 3/4.
 */
bool zy_csv_is_mistaken(struct zy_view v);
/*
 * Returns the view of v without the ' or tab that a writer with the option
 * excel has put at its beginning; v unchanged where it has none.
 */
struct zy_view zy_csv_unguarded(struct zy_view v);

ZY_END_C

#endif
