/*
 * Lists of rows in bounded memory: implements spill.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/temporary.h"

enum {
	BLOCK = 64 * 1024,
};

void
zy_spill_init(struct zy_spill *s, const char *folder)
{
	*s = (struct zy_spill){.folder = folder, .fd = -1};
}

void
zy_spill_release(struct zy_spill *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

void
zy_spill_list_release(struct zy_spill_list *l)
{
	zy_buf_release(&l->rows);
	free(l->blocks);
	*l = (struct zy_spill_list){.nblocks = 0};
}

/*
 * Writes (out) or reads n bytes at an offset of the temporary file.  Returns 0,
 * or -1 with s->error set.
 */
static int
transfer(struct zy_spill *s, bool out, char *p, size_t n, uint64_t at)
{
	ssize_t done;

	while (n) {
		done = out ? pwrite(s->fd, p, n, (off_t)at)
			   : pread(s->fd, p, n, (off_t)at);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return zy_temporary_failed(
			    s->folder, done < 0 ? errno : EIO, &s->error);
		p += done;
		n -= (size_t)done;
		at += (uint64_t)done;
	}
	return 0;
}

/* Writes the list's buffer to the temporary file and empties it. */
static void
flush(struct zy_spill *s, struct zy_spill_list *l)
{
	size_t n = l->rows.n;

	if (s->error.kind == ZY_ERROR_NONE && s->fd < 0)
		s->fd = zy_temporary_open(s->folder, &s->error);
	if (s->error.kind == ZY_ERROR_NONE &&
	    transfer(s, true, l->rows.p, n, s->end) == 0) {
		l->blocks = zy_grow(
		    l->blocks, &l->cap, l->nblocks + 1, sizeof(*l->blocks));
		l->blocks[l->nblocks++] =
		    (struct zy_spill_block){s->end, (uint32_t)n};
		s->end += n;
	}
	zy_buf_reset(&l->rows);
}

/* Appends a length as four bytes. */
static void
put_length(struct zy_buf *b, uint32_t n)
{
	zy_buf_put(b, (const char *)&n, sizeof(n));
}

void
zy_spill_begin(struct zy_spill *s, struct zy_spill_list *l, uint32_t n)
{
	if (l->rows.n >= BLOCK)
		flush(s, l);
	put_length(&l->rows, n);
}

void
zy_spill_cell(struct zy_spill_list *l, uint32_t column, struct zy_view cell)
{
	put_length(&l->rows, column);
	put_length(&l->rows, (uint32_t)cell.n);
	zy_buf_view(&l->rows, cell);
}

/* Reads a length at *p and advances *p past it. */
static uint32_t
take_length(const char **p)
{
	uint32_t n;

	memcpy(&n, *p, sizeof(n));
	*p += sizeof(n);
	return n;
}

/* Calls row for each row of one block. */
static void
each_row(struct zy_view rows,
    void (*row)(void *context, struct zy_spill_cell *cells, uint32_t n),
    void *context)
{
	const char *p = rows.p, *end = p + rows.n;
	struct zy_spill_cell *cells = NULL;
	size_t cap = 0;
	uint32_t i, n;

	while (p < end) {
		n = take_length(&p);
		cells = zy_grow(cells, &cap, n + 1, sizeof(*cells));
		for (i = 0; i < n; i++) {
			cells[i].column = take_length(&p);
			cells[i].text.n = take_length(&p);
			cells[i].text.p = p;
			p += cells[i].text.n;
		}
		row(context, cells, n);
	}
	free(cells);
}

int
zy_spill_read(struct zy_spill *s, const struct zy_spill_list *l,
    void (*row)(void *context, struct zy_spill_cell *cells, uint32_t n),
    void *context, struct zy_error *e)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < l->nblocks && s->error.kind == ZY_ERROR_NONE; i++) {
		(void)zy_buf_room(&b, l->blocks[i].n);
		if (transfer(s, false, b.p, l->blocks[i].n, l->blocks[i].at) ==
		    0)
			each_row((struct zy_view){b.p, l->blocks[i].n}, row,
			    context);
	}
	zy_buf_release(&b);
	if (s->error.kind != ZY_ERROR_NONE) {
		*e = s->error;
		return -1;
	}
	if (l->rows.n)
		each_row(zy_buf_get(&l->rows), row, context);
	return 0;
}
