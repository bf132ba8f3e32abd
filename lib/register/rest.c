/*
 * Looking through bytes that are no lines: implements rest.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/rest.h"

#include <string.h>

#include "register/line.h"
#include "register/lines.h"
#include "register/skim.h"

/* Returns whether a text has NUL bytes only. */
static bool
is_zeros(struct zy_view v)
{
	return v.n == 0 || (v.p[0] == 0 && !memcmp(v.p, v.p + 1, v.n - 1));
}

/* Notes what is in a line, or in bytes without LF. */
static void
look_at(struct zy_rest *rest, struct zy_view text, bool ended)
{
	static const char key[] = "\"batch\":\"b-";
	struct zy_skim s;

	rest->parts |= text.n && memmem(text.p, text.n, key, sizeof(key) - 1);
	rest->zeros &= !ended && is_zeros(text);
	if (ended)
		rest->lines |=
		    zy_line_skim(&s, text) || s.version > ZY_LINE_VERSION;
	else
		rest->lines |= text.n && zy_tail_line(text) > 0;
}

int
zy_rest_look(int fd, uint64_t from, uint64_t end, struct zy_rest *rest)
{
	struct zy_view text;
	struct zy_lines s;
	int rc;

	*rest = (struct zy_rest){.zeros = true};
	zy_lines_init(&s, fd, from, end);
	do {
		rc = zy_lines_next(&s, &text);
		if (rc == 0)
			text = zy_lines_left(&s);
		if (rc >= 0)
			look_at(rest, text, rc == 1);
		if (rc == 0)
			zy_lines_skip(&s);
	} while (rc == 1 || (rc == 0 && s.at < s.end));
	zy_lines_release(&s);
	return rc;
}
