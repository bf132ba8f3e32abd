/*
 * A sheet on its way into a file: rows counted, then one encoding for all.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COUNTY_SHEET_H
#define COUNTY_SHEET_H

#include <stdio.h>

struct sheet {
	char path[128], *text;
	size_t size;
	FILE *f;
	int line; /* of the row written last */
};

void sheet_open(struct sheet *s, const char *folder, const char *name);
/* A row of n cells without commas or quotes. */
void sheet_row(struct sheet *s, int n, ...);
/* A row of n cells of an array. */
void sheet_cells(struct sheet *s, int n, const char *const cells[]);
/* A row that is no record, of one of the kinds of words.h. */
void sheet_extra(struct sheet *s, int kind, int turn, int width);
/* The file, in the encoding of its office. */
void sheet_close(struct sheet *s, const char *encoding);

#endif
