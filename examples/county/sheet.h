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
/* The file, in the encoding of its office. */
void sheet_close(struct sheet *s, const char *encoding);

#endif
