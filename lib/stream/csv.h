/*
 * Rows of CSV over a source, through libcsv.
 *
 * libcsv is fed one physical line at a time, strictly, without its trimming:
 * that gives line numbers for nothing.  A row without quotes, or with simple
 * ones around whole cells, needs no state machine and is split where it stands
 * (W1 spent 0.6 of 1.5 seconds in libcsv, and a tenth of the rest on the one
 * row in twenty that has quotes); zy_csv_oracle switches that off, so that
 * tests can hold the two against each other.  A row that breaks the rules costs
 * itself alone: reading goes on at the line behind the one it began on. Knows
 * nothing of headers and columns.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CSV_H
#define ZY_STREAM_CSV_H

#include "stream/source.h"

struct zy_csv; /* opaque */

enum {
	ZY_CSV_WIDE_COMMA = 0x1F /* as a delimiter: ， (U+FF0C) */
};
/* The bytes of that delimiter in UTF-8. */
#define ZY_CSV_WIDE_TEXT "\xEF\xBC\x8C"

/* The source stays the caller's. */
struct zy_csv *zy_csv_new(struct zy_source *s, char delim);
void zy_csv_free(struct zy_csv *c);
/* Everything through libcsv. */
void zy_csv_oracle(struct zy_csv *c);

/*
 * The next row that is not a blank line.  1, 0, or -1: of kind
 * ZY_ERROR_RECORD this row is broken (one cell holds its text) and the next
 * call goes on; otherwise the input is at its end.
 */
int zy_csv_next(struct zy_csv *c, struct zy_error *e);
/* Cells of the row, quotes resolved; borrowed until the next call. */
const struct zy_view *zy_csv_cells(const struct zy_csv *c, size_t *n);
/* Line on which the row begins. */
uint64_t zy_csv_line(const struct zy_csv *c);
/* Line and character column on which cell i begins. */
void zy_csv_place(
    const struct zy_csv *c, size_t i, uint64_t *line, uint64_t *column);
/* The character column of every cell at once, n of them. */
void zy_csv_places(const struct zy_csv *c, uint32_t *columns, size_t n);
/*
 * True when a quote was open where the source was cut: it was not cut at the
 * end of a record, so what was read is not what the whole would have given.
 */
bool zy_csv_torn(const struct zy_csv *c);
/* Blank lines that were passed over so far. */
uint64_t zy_csv_blanks(const struct zy_csv *c);

/*
 * The delimiter of a text's first lines: the one of , TAB ; | ， that most
 * lines agree on; a first line sep=X decides.  0: no line has any.
 */
char zy_csv_sniff(const struct zy_view *lines, size_t n);
/* The delimiter that a text names: one byte of ASCII, ， or "tab"; 0: none. */
char zy_csv_delimiter(const char *name);
/* How messages name a delimiter: ",", "TAB", "，"; out has room for 8 bytes. */
const char *zy_csv_delimiter_name(char delim, char out[8]);

#endif
