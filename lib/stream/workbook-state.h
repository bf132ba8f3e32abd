/*
 * The parts of reading a workbook, each in a file of its own: the archive, XML,
 * shared texts, styles, merged blocks, values, and the rows of a sheet.
 * Private to workbook*.c.
 *
 * Functions that take e return 0 or -1 (or NULL) with e set; the errors have no
 * name of a file.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WORKBOOK_STATE_H
#define ZY_STREAM_WORKBOOK_STATE_H

#include "base/mem.h"
#include "stream/workbook.h"

/* The ZIP archive and its parts: in workbook-archive.c. */
struct zy_archive;
struct zy_archive_part; /* a part that is being read */

/*
 * Opens the archive in n bytes at p, which must outlive it.  Returns 0 and sets
 * *out, which the caller frees with zy_archive_free; or -1 with e set.
 */
int zy_archive_open(
    struct zy_archive **out, const char *p, size_t n, struct zy_error *e);
/* Frees the archive; a may be NULL. */
void zy_archive_free(struct zy_archive *a);
/*
 * Returns the index of the part of that name in the archive, without regard to
 * case and to / or \ as separators; -1 where there is none.
 */
int64_t zy_archive_find(const struct zy_archive *a, const char *name);
/*
 * Opens the part with that index for reading.  Returns it, and the caller
 * closes it with zy_archive_close; or NULL with e set.
 */
struct zy_archive_part *zy_archive_part(
    struct zy_archive *a, int64_t index, struct zy_error *e);
/*
 * Reads up to n bytes of the part, unpacked, into `to`.  Returns their number,
 * 0 at the end, or -1 with e set where the part is broken or beyond the limits.
 */
int64_t zy_archive_read(
    struct zy_archive_part *p, char *to, size_t n, struct zy_error *e);
/* Closes the part and frees it; p may be NULL. */
void zy_archive_close(struct zy_archive_part *p);

/* The parser of a part that is XML: in workbook-xml.c. */
struct zy_xml;
/* The functions that the parser calls, with names without their prefix. */
struct zy_xml_calls {
	/* attributes: name, value, name, value, ..., NULL; their names have
	 * prefixes (zy_xml_attribute) */
	void (*start)(void *context, const char *name, const char **attributes);
	void (*end)(void *context, const char *name);	   /* or NULL */
	void (*text)(void *context, const char *p, int n); /* or NULL */
};
/*
 * Opens a part of the archive to be parsed.  calls and context, which the calls
 * get, must outlive the parser.  Returns it, and the caller frees it with
 * zy_xml_free; or NULL with e set.
 */
struct zy_xml *zy_xml_open(struct zy_archive *a, int64_t index,
    const struct zy_xml_calls *calls, void *context, struct zy_error *e);
/*
 * Parses the next chunk of the part.  Returns 1, 0 at the end, or -1 with e
 * set: the XML is broken, or a call has found an error (zy_xml_stop).
 */
int zy_xml_more(struct zy_xml *x, struct zy_error *e);
/*
 * Stops the parser because of an error that a call has found: no more calls are
 * made, and zy_xml_more returns -1 with a copy of e.  Does nothing if the
 * parser has been stopped before.
 */
void zy_xml_stop(struct zy_xml *x, const struct zy_error *e);
/* Frees the parser and closes its part; x may be NULL. */
void zy_xml_free(struct zy_xml *x);
/*
 * Parses a whole part.  *x is the parser while calls are made, so that a call
 * can reach it through context and use zy_xml_stop; afterwards it is NULL.
 * Returns 0, or -1 with e set.
 */
int zy_xml_all(struct zy_archive *a, int64_t index,
    const struct zy_xml_calls *calls, void *context, struct zy_xml **x,
    struct zy_error *e);
/*
 * Returns the value of the attribute called name (any namespace prefix is
 * ignored), borrowed from attributes, or NULL if there is none.
 */
const char *zy_xml_attribute(const char **attributes, const char *name);
/* Returns the name without its namespace prefix, borrowed from name. */
const char *zy_xml_local(const char *name);

/*
 * The texts that cells share: in workbook-text.c.  All bytes zero means no
 * texts.
 */
struct zy_shared_texts {
	struct zy_buf text; /* all texts, one after the other */
	size_t *ends;	    /* the offset at which each ends */
	size_t n, cap;
};
/*
 * Reads the shared texts from the part with that index into t, which is empty.
 * Returns 0, or -1 with e set.  The caller releases t with
 * zy_shared_texts_release, also on failure.
 */
int zy_shared_texts_read(struct zy_shared_texts *t, struct zy_archive *a,
    int64_t index, struct zy_error *e);
/* Frees what t holds. */
void zy_shared_texts_release(struct zy_shared_texts *t);
/*
 * Returns shared text number i, borrowed from t; a view whose p is NULL where
 * there is no such text.
 */
struct zy_view zy_shared_text(const struct zy_shared_texts *t, uint64_t i);
/*
 * Appends the n bytes at p to b, with the escapes of Office Open XML (_x000D_)
 * replaced by their characters.
 */
void zy_workbook_put_text(struct zy_buf *b, const char *p, size_t n);

/*
 * What a number format shows, as bits: numbers and dates as they are stored,
 * in workbook-value.c and workbook-format.c.
 */
enum zy_number_shows {
	ZY_SHOWS_NUMBER = 0,
	ZY_SHOWS_YEAR = 1,
	ZY_SHOWS_MONTH = 2,
	ZY_SHOWS_DAY = 4,
	ZY_SHOWS_TIME = 8,
	ZY_SHOWS_SECONDS = 16,
	ZY_SHOWS_HOURS = 32, /* more than a day has: [h]:mm */
	/* A number of a workbook that xlsx.c has written; the lower four bits
	 * are then the number of decimals of its text. */
	ZY_SHOWS_PLACES = 64,
	/* A whole number filled up with zeros (0000: a code); the lower six
	 * bits are then the number of its digits. */
	ZY_SHOWS_ZEROS = 128,
	ZY_SHOWS_PERCENT = 256, /* 0.95 as 95% */
};
/*
 * Returns what a number format shows (bits of enum zy_number_shows), given by
 * its code, such as yyyy-mm-dd.
 */
unsigned zy_workbook_format(const char *code);
/*
 * Returns what the built-in number format with that id shows (bits of enum
 * zy_number_shows).
 */
unsigned zy_workbook_builtin(uint64_t id);
/*
 * Appends a stored number as plain digits, as a spreadsheet shows it: rounded
 * to fifteen significant digits.  A number beyond 10^15 or below 10^-20 becomes
 * a power of ten, 1.30102199001011E+17, since its further digits are not known.
 * A text that is no number is appended unchanged.
 */
void zy_workbook_put_number(struct zy_buf *b, struct zy_view stored);
/*
 * Appends a stored number as zy_workbook_put_number does, with zeros at its end
 * until it has `places` decimals.
 */
void zy_workbook_put_places(
    struct zy_buf *b, struct zy_view stored, unsigned places);
/*
 * Appends a stored number as a percentage, as a spreadsheet shows it but with
 * all its decimals: 0.955 as 95.5%.  A text that is no number is appended
 * unchanged.
 */
void zy_workbook_put_percent(struct zy_buf *b, struct zy_view stored);
/*
 * Appends a stored number as zy_workbook_put_number does; a whole number gets
 * zeros at its beginning until it has `digits` digits.
 */
void zy_workbook_put_zeros(
    struct zy_buf *b, struct zy_view stored, unsigned digits);
/*
 * Appends a stored number as a date or time, according to what its format
 * shows; from_1904: days are counted from 1904.  Returns false, with nothing
 * appended, where the number is no date.
 */
bool zy_workbook_put_date(
    struct zy_buf *b, struct zy_view stored, unsigned shows, bool from_1904);
/*
 * Appends the value of a cell of type d, which is a date in ISO 8601, without
 * the time where that is midnight.
 */
void zy_workbook_put_iso(struct zy_buf *b, struct zy_view stored);

/*
 * What the styles of cells show: in workbook-styles.c.  All bytes zero means no
 * styles.
 */
struct zy_styles {
	uint16_t *shows; /* by style: bits of enum zy_number_shows */
	size_t n, cap;
};
/*
 * Reads the styles from the part with that index into s, which is empty.
 * Returns 0, or -1 with e set.  The caller releases s with zy_styles_release,
 * also on failure.
 */
int zy_styles_read(struct zy_styles *s, struct zy_archive *a, int64_t index,
    struct zy_error *e);
/* Frees what s holds. */
void zy_styles_release(struct zy_styles *s);

/*
 * The merged blocks of a sheet that extend over several rows: in
 * workbook-merged.c.  All bytes zero means no blocks.
 */
struct zy_merged {
	struct zy_merged_block {
		/* first row, from 1; column, from 0; last row, from 1 */
		uint32_t row, column, last_row;
	} * blocks;	     /* sorted by row, then column */
	size_t n, cap, next; /* next: index of the first block below the rows
				that were read */
	/* By column: the text to fill in, down to the row `until`. */
	struct zy_merged_fill {
		uint32_t column, until;
		struct zy_buf text;
	} * fills;
	size_t nfills, fills_cap;
	uint64_t filled; /* number of cells filled so far */
};
/*
 * Reads the merged blocks of the sheet in the part with that index into m,
 * which is empty.  Returns 0, or -1 with e set.  The caller releases m with
 * zy_merged_release, also on failure.
 */
int zy_merged_read(struct zy_merged *m, struct zy_archive *a, int64_t index,
    struct zy_error *e);
/* Frees what m holds. */
void zy_merged_release(struct zy_merged *m);
/*
 * Reads a reference to a cell, B7, at p: sets *column to its column, from 0,
 * and *row to its row, from 1; each to UINT32_MAX where the reference lacks it.
 * Returns the address after the reference; or NULL, with both unchanged, where
 * the column or row is beyond the limits.
 */
const char *zy_cell_reference(const char *p, uint32_t *column, uint32_t *row);

/* A sheet whose rows are being read: in workbook-sheet.c. */
struct zy_book_sheet;
/*
 * The parts of a workbook that its sheets need.  They and this struct must
 * outlive the sheets.
 */
struct zy_book_context {
	struct zy_archive *archive;
	const struct zy_shared_texts *texts;
	const struct zy_styles *styles;
	bool from_1904; /* days are counted from 1904 */
};
/*
 * Opens the sheet in the part with that index.  Returns it, and the caller
 * frees it with zy_book_sheet_free; or NULL with e set.
 */
struct zy_book_sheet *zy_book_sheet_open(
    const struct zy_book_context *c, int64_t index, struct zy_error *e);
/*
 * Appends more rows of the sheet to out, in the form of workbook.h.  Returns 1,
 * 0 at the end, or -1 with e set, without a column; rows before the error may
 * have been appended.
 */
int zy_book_sheet_more(
    struct zy_book_sheet *s, struct zy_buf *out, struct zy_error *e);
/*
 * Returns how many formulas without a stored value the sheet has had so far,
 * and sets *row and *column, from 1, to the place of the first; both are 0
 * where there is none.
 */
uint64_t zy_book_sheet_unknown(
    const struct zy_book_sheet *s, uint64_t *row, uint64_t *column);
/* Frees the sheet; s may be NULL. */
void zy_book_sheet_free(struct zy_book_sheet *s);

/*
 * Fills e with a ZY_ERROR_IO of fault ZY_FAULT_FILE, whose message fmt formats
 * as printf does.  Returns -1 always.  In workbook-archive.c.
 */
int zy_workbook_fail(struct zy_error *e, const char *fmt, ...) ZY_PRINTF(2, 3);

#endif
