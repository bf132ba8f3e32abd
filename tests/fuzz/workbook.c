/*
 * Workbooks: any bytes give rows or an error.  The first byte tells what they
 * are: an archive as it is, which libzip mostly refuses; or the XML of a sheet
 * or of shared texts, which is put into an archive that is whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/reader.h"

/* Appends an entry that is not compressed to an archive; its place goes to the
 * list of all entries. */
static void
add_entry(struct zy_buf *zip, struct zy_buf *list, const char *name,
    struct zy_view text)
{
	uint32_t crc = 0xFFFFFFFF, at = (uint32_t)zip->n;
	unsigned char head[30] = {'P', 'K', 3, 4, 20};
	unsigned char entry[46] = {'P', 'K', 1, 2, 20, 0, 20};
	size_t i, n = strlen(name);
	int bit;

	for (i = 0; i < text.n; i++) {
		crc ^= (unsigned char)text.p[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	crc = ~crc;
	for (i = 0; i < 4; i++) {
		head[14 + i] = (unsigned char)(crc >> 8 * i);
		head[18 + i] = head[22 + i] = (unsigned char)(text.n >> 8 * i);
		entry[42 + i] = (unsigned char)(at >> 8 * i);
	}
	head[26] = (unsigned char)n;
	memcpy(entry + 10, head + 8, 22); /* the rest of it is alike */
	entry[8] = entry[10] = 0;
	memcpy(entry + 16, head + 14, 12);
	entry[28] = (unsigned char)n;
	entry[29] = 0;
	zy_buf_put(zip, (char *)head, sizeof(head));
	zy_buf_puts(zip, name);
	zy_buf_view(zip, text);
	zy_buf_put(list, (char *)entry, sizeof(entry));
	zy_buf_puts(list, name);
}

static void
finish(struct zy_buf *zip, const struct zy_buf *list, unsigned char entries)
{
	unsigned char end[22] = {'P', 'K', 5, 6};
	int i;

	end[8] = end[10] = entries;
	for (i = 0; i < 4; i++) {
		end[12 + i] = (unsigned char)(list->n >> 8 * i);
		end[16 + i] = (unsigned char)(zip->n >> 8 * i);
	}
	zy_buf_view(zip, zy_buf_get(list));
	zy_buf_put(zip, (char *)end, sizeof(end));
}

/* An archive with one sheet, which is the text, or whose texts are. */
static void
wrap(struct zy_buf *zip, struct zy_view text, bool shared)
{
	struct zy_buf list = ZY_BUF_INIT;

	add_entry(zip, &list, "xl/workbook.xml",
	    ZY_VIEW("<workbook><sheets><sheet name='a' id='s'/></sheets>"
		    "</workbook>"));
	add_entry(zip, &list, "xl/_rels/workbook.xml.rels",
	    ZY_VIEW("<R><Relationship Id='s' Type='/worksheet' Target='s'/>"
		    "<Relationship Id='t' Type='/sharedStrings' Target='t'/>"
		    "<Relationship Id='f' Type='/styles' Target='f'/></R>"));
	add_entry(zip, &list, "xl/f",
	    ZY_VIEW("<s><cellXfs><xf/><xf numFmtId='14'/></cellXfs></s>"));
	add_entry(zip, &list, "xl/t",
	    shared ? text : ZY_VIEW("<sst><si><t>name</t></si></sst>"));
	add_entry(zip, &list, "xl/s",
	    shared ? ZY_VIEW("<w><sheetData><row><c t='s'><v>0</v></c>"
			     "<c t='s'><v>1</v></c></row></sheetData></w>")
		   : text);
	finish(zip, &list, 5);
	zy_buf_release(&list);
}

static void
read_all(struct zy_view zip)
{
	const struct zy_reader_options o = {.source.workbooks = true};
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t line, column;
	struct zy_source *s;
	struct zy_reader *r;
	size_t i;
	int rc;

	if (zy_source_open_memory(&s, "f", zip.p, zip.n, &o.source, &e) ||
	    zy_reader_open_source(&r, s, &o, &e))
		return;
	while ((rc = zy_reader_next(r, &e)) != 0) {
		if (rc < 0 && e.kind != ZY_ERROR_RECORD)
			break;
		zy_error_clear(&e);
		for (i = 0; i < zy_reader_columns(r); i++) {
			zy_reader_place(r, i, &line, &column);
			if (zy_text_valid(zy_reader_raw(r, i).p,
				zy_reader_raw(r, i).n) != zy_reader_raw(r, i).n)
				abort();
		}
	}
	zy_reader_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct zy_view text = {(const char *)data, n};
	struct zy_buf zip = ZY_BUF_INIT;

	if (n && data[0] == 'P') {
		read_all(text);
		return 0;
	}
	/* "<sst" is texts, all else is a sheet. */
	wrap(&zip, text, n > 4 && memcmp(data, "<sst", 4) == 0);
	read_all(zy_buf_get(&zip));
	zy_buf_release(&zip);
	return 0;
}
