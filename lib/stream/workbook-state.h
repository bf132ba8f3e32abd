/*
 * What the files of workbooks share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WORKBOOK_STATE_H
#define ZY_STREAM_WORKBOOK_STATE_H

#include "base/mem.h"
#include "stream/workbook.h"

/*
 * workbook-archive.c: the ZIP archive and its parts.
 */
struct zy_archive;
struct zy_archive_part; /* a part that is being read */

/* Opens the archive in n bytes at p, which must outlive it.  0, with *out to
 * be freed by zy_archive_free; or -1 with an error without a place. */
int zy_archive_open(
    struct zy_archive **out, const char *p, size_t n, struct zy_error *e);
void zy_archive_free(struct zy_archive *a);
/* Returns the number of the part of that name, without regard to case and to
 * the kind of slash; -1: there is none. */
int64_t zy_archive_find(const struct zy_archive *a, const char *name);
/* Opens a part, which the caller closes with zy_archive_close; NULL with an
 * error. */
struct zy_archive_part *zy_archive_part(
    struct zy_archive *a, int64_t index, struct zy_error *e);
/* Reads up to n bytes: their number, 0 at the end, -1 with an error where the
 * part is broken or beyond the limits. */
int64_t zy_archive_read(
    struct zy_archive_part *p, char *to, size_t n, struct zy_error *e);
void zy_archive_close(struct zy_archive_part *p);

/*
 * workbook-xml.c: a part as XML.  Names come without their prefix.
 */
struct zy_xml;
struct zy_xml_calls {
	/* attributes: name, value, name, value, ..., NULL */
	void (*start)(void *context, const char *name, const char **attributes);
	void (*end)(void *context, const char *name);	   /* or NULL */
	void (*text)(void *context, const char *p, int n); /* or NULL */
};
/* Opens a part to be parsed; the caller frees it with zy_xml_free.  NULL with
 * an error. */
struct zy_xml *zy_xml_open(struct zy_archive *a, int64_t index,
    const struct zy_xml_calls *calls, void *context, struct zy_error *e);
/* Parses some more: 1, 0 at the end, -1 with an error. */
int zy_xml_more(struct zy_xml *x, struct zy_error *e);
/* Makes zy_xml_more fail with an error, which a call has found; the first one
 * counts. */
void zy_xml_stop(struct zy_xml *x, const struct zy_error *e);
void zy_xml_free(struct zy_xml *x);
/* Parses a whole part.  The calls get *x through context where they need it:
 * it is set before the first one.  0, or -1 with an error. */
int zy_xml_all(struct zy_archive *a, int64_t index,
    const struct zy_xml_calls *calls, void *context, struct zy_xml **x,
    struct zy_error *e);
/* Returns the value of an attribute by its name without prefix, or NULL. */
const char *zy_xml_attribute(const char **attributes, const char *name);
/* Returns the name behind its prefix. */
const char *zy_xml_local(const char *name);

/*
 * workbook-text.c: the texts that cells share.
 */
struct zy_shared_texts {
	struct zy_buf text;
	size_t *ends; /* of each text in it */
	size_t n, cap;
};
/* Reads them; release when used, also on failure.  0, or -1 with an error. */
int zy_shared_texts_read(struct zy_shared_texts *t, struct zy_archive *a,
    int64_t index, struct zy_error *e);
void zy_shared_texts_release(struct zy_shared_texts *t);
/* Returns text i of them; one without bytes at NULL: there is no such text. */
struct zy_view zy_shared_text(const struct zy_shared_texts *t, uint64_t i);
/* Appends the n bytes at p, _x000D_ and its like resolved. */
void zy_workbook_put_text(struct zy_buf *b, const char *p, size_t n);

/*
 * workbook-value.c: numbers and dates as they are stored.
 */
enum zy_number_shows {
	ZY_SHOWS_NUMBER = 0,
	ZY_SHOWS_YEAR = 1,
	ZY_SHOWS_MONTH = 2,
	ZY_SHOWS_DAY = 4,
	ZY_SHOWS_TIME = 8,
	ZY_SHOWS_SECONDS = 16,
	ZY_SHOWS_HOURS = 32, /* more than a day has: [h]:mm */
	/* A number of a workbook of ours (xlsx.c), whose text has as many
	 * decimals as the lower bits say. */
	ZY_SHOWS_PLACES = 64,
};
/* Returns what a number format shows, of enum zy_number_shows. */
unsigned zy_workbook_format(const char *code);
/* Returns what a built-in number format shows. */
unsigned zy_workbook_builtin(uint64_t id);
/*
 * Appends a stored number as plain digits, as a spreadsheet shows it: to
 * fifteen significant digits.  A whole number of more digits becomes a power
 * of ten, 1.30102199001011E+17, since the rest is not known.  What is no number
 * is appended as it is.
 */
void zy_workbook_put_number(struct zy_buf *b, struct zy_view stored);
/* Appends it with zeros at its end up to that many decimals. */
void zy_workbook_put_places(
    struct zy_buf *b, struct zy_view stored, unsigned places);
/*
 * Appends a stored number as a date or time, by what its format shows.  Returns
 * false, with nothing appended, where it is none.
 */
bool zy_workbook_put_date(
    struct zy_buf *b, struct zy_view stored, unsigned shows, bool from_1904);
/* Appends the date of a cell of type d, without a midnight behind it. */
void zy_workbook_put_iso(struct zy_buf *b, struct zy_view stored);

/*
 * workbook-styles.c: what the styles of cells show.
 */
struct zy_styles {
	unsigned char *shows; /* by the number of the style */
	size_t n, cap;
};
/* Reads them; release when used, also on failure.  0, or -1 with an error. */
int zy_styles_read(struct zy_styles *s, struct zy_archive *a, int64_t index,
    struct zy_error *e);
void zy_styles_release(struct zy_styles *s);

/*
 * workbook-merged.c: merged blocks that reach over several rows.
 */
struct zy_merged {
	struct zy_merged_block {
		uint32_t row, column, last_row; /* from 1, from 0, from 1 */
	} * blocks;				/* by row and column */
	size_t n, cap, next;
	struct zy_merged_fill {
		uint32_t column, until;
		struct zy_buf text;
	} * fills;
	size_t nfills, fills_cap;
	uint64_t filled; /* cells so far */
};
/* Reads the blocks of a sheet; release when used, also on failure. */
int zy_merged_read(struct zy_merged *m, struct zy_archive *a, int64_t index,
    struct zy_error *e);
void zy_merged_release(struct zy_merged *m);
/* Reads "B7": its column from 0 and row from 1; a part that is missing is
 * UINT32_MAX.  Returns what stands behind it, or NULL where it is none. */
const char *zy_cell_reference(const char *p, uint32_t *column, uint32_t *row);

/*
 * workbook-sheet.c: the rows of a sheet.
 */
struct zy_book_sheet;
/* What a sheet is read with; all of it must outlive the sheet. */
struct zy_book_context {
	struct zy_archive *archive;
	const struct zy_shared_texts *texts;
	const struct zy_styles *styles;
	bool from_1904;
};
/* Opens the sheet of a part; freed with zy_book_sheet_free.  NULL with an
 * error. */
struct zy_book_sheet *zy_book_sheet_open(
    const struct zy_book_context *c, int64_t index, struct zy_error *e);
/* As zy_workbook_more. */
int zy_book_sheet_more(
    struct zy_book_sheet *s, struct zy_buf *out, struct zy_error *e);
uint64_t zy_book_sheet_unknown(
    const struct zy_book_sheet *s, uint64_t *row, uint64_t *column);
void zy_book_sheet_free(struct zy_book_sheet *s);

/* workbook-archive.c: fills e as an error about a whole file.  Always -1. */
int zy_workbook_fail(struct zy_error *e, const char *fmt, ...) ZY_PRINTF(2, 3);

#endif
