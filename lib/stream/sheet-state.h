/*
 * The state of a sheet, shared by sheet.c and sheet-parts.c.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SHEET_STATE_H
#define ZY_STREAM_SHEET_STATE_H

#include "stream/sheet.h"

/* A reader of the rows of a table (sheet.h). */
struct zy_sheet {
	struct zy_source *source;
	struct zy_csv *csv;
	char delim;
	const struct zy_reader_options *options;
	struct zy_header header;
	struct zy_arena arena; /* the header's texts */
	uint64_t header_line;

	size_t top, at_top; /* rows up to the end of the first header: how
			       many there are, how many were read */
	bool table_above;   /* those above the header are another table's */

	struct zy_row_frame frame;
	struct zy_buf scratch;
	struct zy_buf title; /* see zy_sheet_title */
	struct zy_buf heads; /* see zy_sheet_above */
	struct zy_buf later; /* the title for the next header, if any */
	struct zy_buf notes; /* see zy_sheet_notes */
	const struct zy_row_filter *filter;
	size_t looks[3]; /* columns whose cells tell the kind of most rows */
	bool quick;	 /* rows can be recognised as records by the cells in
			    those columns and in `witness` */
	bool headed;	 /* the headings allow that; no labels are waiting */
	size_t witness;	 /* a column that had data in a recent row */

	/* Labels in rows since the last record, for the next header, and their
	 * texts. */
	struct zy_header_labels labels;
	struct zy_arena label_texts;
	struct zy_row_parts parts;

	uint64_t *unheaded;   /* cache: hashes of cells that are no headings */
	uint64_t blank_lines; /* blank lines counted in left_out */
	struct zy_left_out left_out[ZY_ROW_KINDS];
	/* left_out and frame.below at zy_sheet_split */
	struct zy_left_out above[ZY_ROW_KINDS];
	bool below_above;
	bool part, torn; /* a part of a divided input; see zy_sheet_torn */
};

/*
 * Makes a copy of h the current header, and prepares the classification of the
 * rows below it.  In sheet.c.
 */
void zy_sheet_keep_header(struct zy_sheet *s, const struct zy_header *h);
/* Forgets the labels that wait for a header.  In sheet.c. */
void zy_sheet_drop_labels(struct zy_sheet *s);

#endif
