/*
 * rows [-i SHAPE] [-e ENCODING] [FILE]: what the reader makes of a file, as
 * JSON Lines: for tests of the readers alone, without any program's columns.
 * A bad record is reported and left out; the status is the worst error's kind.
 *
 * SPDX-License-Identifier: MIT
 */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "stream/reader.h"
#include "stream/writer.h"

static int
tell(struct zy_error *e, int status)
{
	fprintf(stderr, "rows: %s:%llu:%llu: %s\n", e->source,
	    (unsigned long long)e->line, (unsigned long long)e->column,
	    e->message);
	if ((int)e->kind > status)
		status = (int)e->kind;
	zy_error_clear(e);
	return status;
}

static void
put_text(struct zy_buf *b, struct zy_view v)
{
	size_t i;

	zy_buf_putc(b, '"');
	for (i = 0; i < v.n; i++) {
		if (v.p[i] == '"' || v.p[i] == '\\')
			zy_buf_printf(b, "\\%c", v.p[i]);
		else if ((unsigned char)v.p[i] < 0x20)
			zy_buf_printf(b, "\\u%04x", v.p[i]);
		else
			zy_buf_putc(b, v.p[i]);
	}
	zy_buf_putc(b, '"');
}

int
main(int argc, char **argv)
{
	static const char *const shapes[] = {"", "csv", "tsv", "json", "jsonl"};
	struct zy_reader_options o = {.shape = ZY_SHAPE_AUTO};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	const char *path = "-";
	struct zy_reader *r;
	int i, rc, status = 0;
	size_t c;

	setlocale(LC_CTYPE, "C.UTF-8");
	while ((rc = getopt(argc, argv, "i:e:")) != -1) {
		if (rc == 'e')
			o.source.encoding = optarg;
		for (i = 0; rc == 'i' && i < 5; i++)
			if (strcmp(optarg, shapes[i]) == 0)
				o.shape = (enum zy_shape)i;
	}
	if (optind < argc)
		path = argv[optind];
	if (zy_reader_open(&r, path, &o, &e))
		return tell(&e, status);
	while ((rc = zy_reader_next(r, &e)) != 0) {
		if (rc < 0) {
			status = tell(&e, status);
			continue;
		}
		zy_buf_putc(&b, '{');
		for (c = 0; c < zy_reader_columns(r); c++) {
			if (c > 0)
				zy_buf_putc(&b, ',');
			put_text(&b, zy_reader_column_name(r, c));
			zy_buf_putc(&b, ':');
			put_text(&b, zy_reader_cell(r, c));
		}
		zy_buf_puts(&b, "}\n");
		fwrite(b.p, 1, b.n, stdout);
		zy_buf_reset(&b);
	}
	zy_buf_release(&b);
	zy_reader_free(r);
	return fflush(stdout) ? 3 : status;
}
