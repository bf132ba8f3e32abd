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

struct zy_chain
zy_register_chain(const struct zy_register *r)
{
	return (struct zy_chain){.fd = r->fd,
	    .size = r->size,
	    .lines = r->lines,
	    .end = r->size,
	    .unended = r->unended};
}

int
zy_register_read(const struct zy_register *r, uint64_t seq, struct zy_buf *out,
    struct zy_error *e)
{
	/* The next line may have been cut off: its start is known still. */
	uint64_t from = r->starts[seq - 1],
		 to = seq < r->known ? r->starts[seq] : r->whole;

	zy_buf_reset(out);
	if (zy_file_read(
		r->fd, zy_buf_room(out, to - from), to - from - 1, from))
		return zy_file_error(r->path, _("cannot be read"), e);
	out->n = (size_t)(to - from - 1);
	return 0;
}
