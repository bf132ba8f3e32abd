/* SPDX-License-Identifier: MIT */
#include "model/org-name.h"

#include "stream/column.h"

/* Ends of names that mean one kind of organisation; longer ones first. */
static const struct {
	const char *end, *form;
} kinds[] = {
    {"党总支部委员会", "总支"},
    {"党支部委员会", "支部"},
    {"总支部委员会", "总支"},
    {"支部委员会", "支部"},
    {"工作委员会", "工委"},
    {"党的委员会", "党委"},
    {"村民委员会", NULL}, /* of villagers, not of the Party */
    {"居民委员会", NULL},
    {"管理委员会", NULL},
    {"党总支部", "总支"},
    {"党委员会", "党委"},
    {"总支部", "总支"},
    {"党工委", "工委"},
    {"党支部", "支部"},
    {"党总支", "总支"},
    {"党委会", "党委"},
    {"委员会", "党委"},
};

static bool
ends_with(struct zy_view v, const char *end)
{
	size_t n = strlen(end);

	return v.n > n && memcmp(v.p + v.n - n, end, n) == 0;
}

void
zy_org_name_form(struct zy_buf *b, struct zy_view name)
{
	static const char *const party[] = {"中国共产党", "中共"};
	struct zy_buf folded = ZY_BUF_INIT;
	struct zy_view v;
	size_t i;

	zy_cell_fold(&folded, name);
	v = zy_buf_get(&folded);
	for (i = 0; i < 2; i++) {
		if (zy_view_starts(v, party[i])) {
			v.p += strlen(party[i]);
			v.n -= strlen(party[i]);
			break;
		}
	}
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (ends_with(v, kinds[i].end))
			break;
	if (i < sizeof(kinds) / sizeof(kinds[0]) && kinds[i].form) {
		zy_buf_put(b, v.p, v.n - strlen(kinds[i].end));
		zy_buf_puts(b, kinds[i].form);
	} else {
		zy_buf_view(b, v);
	}
	zy_buf_release(&folded);
}
