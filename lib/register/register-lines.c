/*
 * Access to the lines of an open register: their number, ids and texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/file.h"
#include "register/state.h"

uint64_t
zy_register_lines(const struct zy_register *r)
{
	return r->lines;
}

uint64_t
zy_register_find(const struct zy_register *r, struct zy_view id)
{
	uint32_t k = zy_intern_find(r->ids, id);

	return k == ZY_INTERN_NONE ? 0 : r->line_of[k];
}

size_t
zy_register_found(const struct zy_register *r)
{
	return r->nfound;
}

uint64_t
zy_register_found_line(const struct zy_register *r, size_t i)
{
	return r->found[i].seq;
}

int
zy_register_read(const struct zy_register *r, uint64_t seq, struct zy_buf *out,
    struct zy_error *e)
{
	size_t from = 0, to = r->nfound, middle;
	const struct zy_found *f;

	while (from + 1 < to) {
		middle = from + (to - from) / 2;
		if (r->found[middle].seq <= seq)
			from = middle;
		else
			to = middle;
	}
	f = &r->found[from];
	zy_buf_reset(out);
	if (zy_file_read(r->fd, zy_buf_room(out, f->n + 1), f->n, f->at))
		return zy_file_error(r->path, _("cannot be read"), e);
	out->n = f->n;
	out->p[out->n] = '\0';
	return 0;
}
