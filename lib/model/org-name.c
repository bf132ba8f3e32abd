/*
 * The forms of names of organisations: implements org-name.h.
 *
 * SPDX-License-Identifier: MIT
 */
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

enum {
	NKINDS = sizeof(kinds) / sizeof(kinds[0])
};

/*
 * What the committee of a place is called without the name of the place, and
 * the end of the form of its name.
 */
static const struct {
	const char *end, *form;
} committees[] = {
    {"县委", "县党委"},
    {"市委", "市党委"},
    {"区委", "区党委"},
    {"旗委", "旗党委"},
    {"镇委", "镇党委"},
    {"乡委", "乡党委"},
};

enum {
	NCOMMITTEES = sizeof(committees) / sizeof(committees[0])
};

/* Kinds of organisations in their short forms. */
static const char *const shorts[] = {"党委", "党组", "工委", "总支", "支部"};

/* Returns whether v ends with a text and has something before it. */
static bool
ends_with(struct zy_view v, const char *end)
{
	size_t n = strlen(end);

	return v.n > n && memcmp(v.p + v.n - n, end, n) == 0;
}

/*
 * Removes the text `end` from the end of v, if v ends with it.  Returns whether
 * it did.
 */
static bool
cut_end(struct zy_view *v, const char *end)
{
	if (!ends_with(*v, end))
		return false;
	v->n -= strlen(end);
	return true;
}

/* Appends a name, 县委 at its end as 县党委. */
static void
put_committee(struct zy_buf *b, struct zy_view v)
{
	size_t i = v.n && (unsigned char)v.p[v.n - 1] < 0x80 ? NCOMMITTEES : 0;

	for (; i < NCOMMITTEES; i++) {
		if (zy_view_is(v, committees[i].end) ||
		    ends_with(v, committees[i].end)) {
			zy_buf_put(b, v.p, v.n - strlen(committees[i].end));
			zy_buf_puts(b, committees[i].form);
			return;
		}
	}
	zy_buf_view(b, v);
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
	/* A code, or what else does not end in a hanzi, ends in no kind. */
	i = v.n && (unsigned char)v.p[v.n - 1] < 0x80 ? NKINDS : 0;
	for (; i < NKINDS; i++)
		if (ends_with(v, kinds[i].end))
			break;
	if (i < NKINDS && kinds[i].form) {
		zy_buf_put(b, v.p, v.n - strlen(kinds[i].end));
		zy_buf_puts(b, kinds[i].form);
	} else {
		put_committee(b, v);
	}
	zy_buf_release(&folded);
}

bool
zy_org_name_same(struct zy_view a, struct zy_view b)
{
	struct zy_buf x = ZY_BUF_INIT, y = ZY_BUF_INIT;
	bool same;

	zy_org_name_form(&x, a);
	zy_org_name_form(&y, b);
	same = x.n && zy_view_eq(zy_buf_get(&x), zy_buf_get(&y));
	zy_buf_release(&x);
	zy_buf_release(&y);
	return same;
}

struct zy_view
zy_org_name_committee(struct zy_view form)
{
	size_t i, n;

	for (i = 0; i < NCOMMITTEES; i++) {
		n = strlen(committees[i].form);
		if (zy_view_is(form, committees[i].form) ||
		    ends_with(form, committees[i].form))
			return (struct zy_view){form.p + form.n - n, n};
	}
	return (struct zy_view){NULL, 0};
}

void
zy_org_name_stem(struct zy_buf *b, struct zy_view name)
{
	struct zy_buf form = ZY_BUF_INIT;
	struct zy_view v;
	size_t i;

	zy_org_name_form(&form, name);
	v = zy_buf_get(&form);
	for (i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		if (cut_end(&v, shorts[i]))
			break;
	zy_buf_view(b, v);
	zy_buf_release(&form);
}

bool
zy_org_name_same_place(struct zy_view a, struct zy_view b)
{
	struct zy_buf x = ZY_BUF_INIT, y = ZY_BUF_INIT;
	bool same;

	zy_org_name_stem(&x, a);
	zy_org_name_stem(&y, b);
	same = x.n && zy_view_eq(zy_buf_get(&x), zy_buf_get(&y));
	zy_buf_release(&x);
	zy_buf_release(&y);
	return same;
}

bool
zy_org_name_is_kind(struct zy_view form)
{
	size_t i;

	for (i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		if (zy_view_is(form, shorts[i]))
			return true;
	return false;
}

bool
zy_org_name_cut_place(struct zy_view *form, struct zy_view above)
{
	struct zy_buf stem = ZY_BUF_INIT;
	struct zy_view rest;
	bool cut;

	zy_org_name_stem(&stem, above);
	cut = stem.n && stem.n < form->n && zy_view_starts(*form, stem.p);
	if (cut) {
		rest = (struct zy_view){form->p + stem.n, form->n - stem.n};
		cut = !zy_org_name_is_kind(rest);
	}
	if (cut)
		*form = rest;
	zy_buf_release(&stem);
	return cut;
}

bool
zy_org_name_is_one(struct zy_view text)
{
	struct zy_buf form = ZY_BUF_INIT;
	struct zy_view v;
	bool is = false;
	size_t i;

	zy_org_name_form(&form, text);
	v = zy_buf_get(&form);
	is = zy_org_name_is_kind(v);
	for (i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		is = is || ends_with(v, shorts[i]);
	zy_buf_release(&form);
	return is;
}

bool
zy_org_name_next(struct zy_view *list, struct zy_view *name)
{
	return zy_text_next_name(list, "/|\n", name);
}
