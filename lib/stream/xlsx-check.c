/*
 * Checking a finished workbook: implements zy_xlsx_is_whole of xlsx-state.h.
 *
 * libxlsxwriter collects each file of the archive in a temporary file and does
 * not check whether its writes succeed.  When the disk is full, the archive is
 * valid but a part of the XML is missing.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/xlsx-state.h"

enum {
	PIECE = 64 * 1024,
	NAME = 16, /* bytes of a tag that are looked at */
};

/* What has been read of the archive and of its current file. */
struct look {
	uint64_t at;	   /* bytes of the file read so far */
	uint64_t from, to; /* offsets of the rows' beginning and end */
	long depth;	   /* number of open elements */
	bool begun;	   /* an element has been opened */
	bool in_tag;
	char name[NAME]; /* of the tag, after its < */
	size_t n;	 /* bytes of the tag so far */
	char last;	 /* the byte before the current one */
};

/* Returns whether the tag being read is called name. */
static bool
is_tag(const struct look *k, const char *name)
{
	return k->n == strlen(name) && memcmp(k->name, name, k->n) == 0;
}

/* Handles the end of a tag, the byte at k->at. */
static void
end_tag(struct look *k)
{
	k->in_tag = false;
	k->begun = k->begun || k->depth;
	if (k->n && k->name[0] == '/')
		k->depth--;
	else if (k->n && k->name[0] != '?' && k->last != '/')
		k->depth++;
	if (is_tag(k, "sheetData"))
		k->from = k->at + 1;
	else if (is_tag(k, "/sheetData"))
		k->to = k->at - k->n - 1;
}

/* Reads n bytes of XML, in whose texts and attributes < and > are escaped. */
static void
see(struct look *k, const char *p, size_t n)
{
	const char *end = p + n, *next;

	for (; p < end; p++, k->at++) {
		if (!k->in_tag) {
			next = memchr(p, '<', (size_t)(end - p));
			next = next ? next : end - 1;
			k->at += (uint64_t)(next - p);
			p = next;
			k->in_tag = *p == '<';
			k->n = 0;
		} else if (*p == '>') {
			end_tag(k);
		} else {
			if (k->n < NAME)
				k->name[k->n] = *p;
			k->n++;
		}
		k->last = *p;
	}
}

/*
 * Reads the archive's current file.  Returns whether it is a complete XML
 * document.
 */
static bool
look_at_file(const struct zy_xlsx_library *l, void *archive, struct look *k)
{
	char *piece = zy_malloc(PIECE);
	int n = -1;

	k->at = 0;
	k->depth = 0;
	k->in_tag = k->begun = false;
	k->last = '\0';
	if (l->unzOpenCurrentFile(archive) == 0) {
		while ((n = l->unzReadCurrentFile(archive, piece, PIECE)) > 0)
			see(k, piece, (size_t)n);
		if (l->unzCloseCurrentFile(archive))
			n = -1;
	}
	free(piece);
	return n == 0 && k->begun && k->depth == 0 && !k->in_tag;
}

bool
zy_xlsx_is_whole(
    const struct zy_xlsx_library *l, const char *path, uint64_t rows)
{
	struct look k = {.at = 0};
	void *archive = l->unzOpen(path);
	bool whole;

	if (!archive)
		return false;
	do {
		whole = look_at_file(l, archive, &k);
	} while (whole && l->unzGoToNextFile(archive) == 0);
	l->unzClose(archive);
	return whole && k.to - k.from == rows;
}
