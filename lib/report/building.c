/*
 * Values that build.c and build-table.c both need.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/build-state.h"
#include "report/kind.h"

const char *
zy_building_text(struct zy_building *b, const struct zy_kind_text *text)
{
	struct zy_buf out = ZY_BUF_INIT;
	const char *copy;

	zy_kind_text_put(&b->scope, &out, text);
	copy = zy_doc_text(b->d, zy_buf_get(&out));
	zy_buf_release(&out);
	return copy;
}

const char *
zy_building_by(struct zy_building *b, const struct zy_kind_part *p)
{
	const char *given = b->scope.options[ZY_OPTION_BY];

	if (strncmp(p->by, "@by", 3) != 0)
		return p->by;
	return given ? given : p->by[3] == '|' ? p->by + 4 : "";
}
