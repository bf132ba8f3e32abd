/* SPDX-License-Identifier: MIT */
#include "model/org-former.h"

#include "model/org-name.h"

/* What a text of the index says of an organisation. */
enum {
	FORMER = 'f', /* it once had the name */
	IS = 'i',     /* it has the name, below that parent */
	WAS = 'w',    /* it once had the name, below that parent */
};

static void
put_key(struct zy_buf *b, char what, struct zy_view parent, struct zy_view name)
{
	zy_buf_reset(b);
	zy_buf_putc(b, what);
	zy_buf_view(b, parent);
	zy_buf_putc(b, '\n');
	zy_cell_fold(b, name);
}

/* Adds an organisation by a text; a second one makes it ambiguous. */
static void
add(struct zy_org_former *f, const struct zy_buf *key, uint32_t org)
{
	uint32_t *slot = zy_org_index_slot(&f->rows, zy_buf_get(key), NULL);

	*slot = *slot == ZY_INTERN_NONE || *slot == org
		    ? org
		    : (uint32_t)ZY_ORG_AMBIGUOUS;
}

void
zy_org_former_init(struct zy_org_former *f, const struct zy_orgs *o, bool ids)
{
	int former = zy_table_find(o->table, "former");
	struct zy_view parent, formers, name;
	struct zy_buf key = ZY_BUF_INIT;
	size_t i;

	*f = (struct zy_org_former){
	    .orgs = o, .rows = {.keys = zy_intern_new()}};
	for (i = 0; (ids || former >= 0) && i < o->n; i++) {
		parent = zy_orgs_cell(o, i, o->parent);
		put_key(&key, IS, parent, zy_orgs_cell(o, i, o->name));
		if (ids)
			add(f, &key, (uint32_t)i);
		formers = zy_orgs_cell(o, i, former);
		while (zy_org_name_next(&formers, &name)) {
			put_key(&key, WAS, parent, name);
			if (ids)
				add(f, &key, (uint32_t)i);
			put_key(&key, FORMER, ZY_VIEW(""), name);
			add(f, &key, (uint32_t)i);
		}
	}
	zy_buf_release(&key);
}

void
zy_org_former_release(struct zy_org_former *f)
{
	zy_org_index_release(&f->rows);
	*f = (struct zy_org_former){0};
}

static uint32_t
find(const struct zy_org_former *f, char what, struct zy_view parent,
    struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	put_key(&key, what, parent, name);
	k = zy_intern_find(f->rows.keys, zy_buf_get(&key));
	zy_buf_release(&key);
	return k == ZY_INTERN_NONE ? k : f->rows.first[k];
}

uint32_t
zy_org_former_find(const struct zy_org_former *f, struct zy_view name)
{
	return find(f, FORMER, ZY_VIEW(""), name);
}

uint32_t
zy_org_former_find_below(
    const struct zy_org_former *f, struct zy_view parent, struct zy_view name)
{
	return find(f, WAS, parent, name);
}

struct zy_view
zy_org_former_id(const struct zy_org_former *f, struct zy_view parent,
    struct zy_view name, struct zy_view formers)
{
	const struct zy_orgs *o = f->orgs;
	uint32_t k = find(f, IS, parent, name);
	struct zy_view one;

	while (k >= o->n && zy_org_name_next(&formers, &one))
		k = find(f, IS, parent, one);
	if (k >= o->n)
		k = find(f, WAS, parent, name);
	return k < o->n ? zy_orgs_cell(o, k, o->id) : (struct zy_view){NULL, 0};
}

/* Returns whether two names are one, without blanks, width and case. */
static bool
is_same(struct zy_view x, struct zy_view y)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	bool same;

	zy_cell_fold(&a, x);
	zy_cell_fold(&b, y);
	same = zy_view_eq(zy_buf_get(&a), zy_buf_get(&b));
	zy_buf_release(&a);
	zy_buf_release(&b);
	return same;
}

bool
zy_org_former_has(struct zy_view formers, struct zy_view name)
{
	struct zy_view one;

	while (zy_org_name_next(&formers, &one))
		if (is_same(one, name))
			return true;
	return false;
}

void
zy_org_former_add(struct zy_buf *b, struct zy_view formers)
{
	struct zy_view one;

	while (zy_org_name_next(&formers, &one)) {
		if (zy_org_former_has(zy_buf_get(b), one))
			continue;
		zy_buf_puts(b, b->n ? "、" : "");
		zy_buf_view(b, one);
	}
}
