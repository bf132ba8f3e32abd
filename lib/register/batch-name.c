/*
 * Checking the name of a batch: implements batch-name.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/batch-name.h"

#include <stdlib.h>

#include "base/mem.h"
#include "register/line.h"
#include "register/lines.h"

/*
 * Appends what all lines of a batch have in common, each text with a NUL byte
 * after it.
 */
static void
put_common(struct zy_buf *b, const struct zy_line *l)
{
	zy_buf_view(b, l->at);
	zy_buf_putc(b, '\0');
	zy_buf_view(b, l->by);
	zy_buf_putc(b, '\0');
	zy_buf_view(b, l->clock);
}

int
zy_batch_is_named(int fd, uint64_t from, uint64_t end, bool unended)
{
	char *scratch = zy_malloc(ZY_LINE_MAX), name[ZY_BATCH_MAX];
	struct zy_buf first = ZY_BUF_INIT, last = ZY_BUF_INIT;
	struct zy_digest digest;
	struct zy_view text;
	struct zy_lines s;
	struct zy_line l;
	int rc = 1;

	zy_lines_init(&s, fd, from, end);
	s.unended = unended;
	while (rc == 1 && s.at < end && (rc = zy_lines_next(&s, &text)) == 1) {
		if (first.n && s.at < end) {
			zy_digest_put(&digest, zy_line_body(text));
			continue;
		}
		if (!zy_line_parse(&l, text, scratch)) {
			rc = 0;
			break;
		}
		if (first.n == 0) {
			zy_line_batch_begin(&digest, &l);
			put_common(&first, &l);
		}
		zy_digest_put(&digest, zy_line_body(text));
		if (s.at < end)
			continue;
		zy_line_batch_name(&digest, name);
		put_common(&last, &l);
		rc = zy_view_is(l.batch, name) &&
		     zy_view_eq(zy_buf_get(&first), zy_buf_get(&last));
	}
	zy_lines_release(&s);
	zy_buf_release(&first);
	zy_buf_release(&last);
	free(scratch);
	return rc;
}
