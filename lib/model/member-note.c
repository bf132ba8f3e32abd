/*
 * Notes in brackets behind the names of members: implements
 * zy_members_take_note of member.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "model/member-alike.h"
#include "model/record.h"

/*
 * Returns the text in the brackets with which a name ends, and sets *bare to
 * the name before them; an empty view where it ends with none.
 */
static struct zy_view
note_of(struct zy_view name, struct zy_view *bare)
{
	static const char *const signs[][2] = {{"（", "）"}, {"(", ")"}};
	size_t i, k, open, close;

	for (i = 0; i < 2; i++) {
		open = strlen(signs[i][0]);
		close = strlen(signs[i][1]);
		if (!zy_view_ends(name, zy_view(signs[i][1])))
			continue;
		for (k = name.n - close; k-- > open;)
			if (memcmp(name.p + k, signs[i][0], open) == 0) {
				*bare =
				    zy_text_trim((struct zy_view){name.p, k});
				return zy_text_trim(
				    (struct zy_view){name.p + k + open,
					name.n - close - k - open});
			}
	}
	return (struct zy_view){NULL, 0};
}

void
zy_members_take_note(struct zy_members *m, size_t i)
{
	const struct zy_column *c =
	    zy_schema_find(&zy_member_schema, ZY_VIEW("status"));
	struct zy_view bare = {NULL, 0}, status, note;
	const struct zy_choice *says;

	note = note_of(zy_members_cell(m, i, m->name), &bare);
	says = m->status >= 0 && note.n && bare.n
		   ? zy_choice_find(c->choices, note)
		   : NULL;
	if (!says)
		return;
	status = zy_members_cell(m, i, m->status);
	if (status.n && !zy_view_is(status, says->token)) {
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_CONTRADICTS, m->status,
		    _("the name says '%.*s', which contradicts"), ZY_ARG(note));
		return;
	}
	if (status.n == 0)
		zy_table_set(
		    m->table, i, (size_t)m->status, zy_view(says->token));
	bare = (struct zy_view){NULL, 0};
	(void)note_of(zy_members_cell(m, i, m->name), &bare);
	zy_table_set(m->table, i, (size_t)m->name, bare);
}
