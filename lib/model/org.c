/* SPDX-License-Identifier: MIT */
#include "model/org.h"

#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/code.h"

enum {
	UNKNOWN_LEVEL = 3
};

static struct zy_view
cell(const struct zy_orgs *o, size_t i, int column)
{
	return zy_table_cell(o->table->rows[i], column);
}

static void find(struct zy_orgs *o, size_t i, enum zy_org_finding f, int column,
    const char *fmt, ...) ZY_PRINTF(5, 6);

/* Leaves a finding; a refusal replaces a warning, the first one stays. */
static void
find(struct zy_orgs *o, size_t i, enum zy_org_finding f, int column,
    const char *fmt, ...)
{
	struct zy_org *x = &o->items[i];
	char text[512];
	va_list ap;

	if (x->finding >= f)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	x->finding = f;
	x->column = column;
	x->what = zy_arena_strndup(&o->arena, text, strlen(text));
}

static bool
is_out(const struct zy_orgs *o, size_t i)
{
	return o->items[i].finding >= ZY_ORG_REFUSED;
}

static uint8_t
level_of(struct zy_view token)
{
	if (zy_view_is(token, "county"))
		return 0;
	if (zy_view_is(token, "township"))
		return 1;
	return zy_view_is(token, "village") ? 2 : UNKNOWN_LEVEL;
}

void
zy_orgs_init(struct zy_orgs *o, struct zy_table *t)
{
	size_t i;

	*o = (struct zy_orgs){.table = t, .n = t->nrows};
	o->id = zy_table_find(t, "id");
	o->name = zy_table_find(t, "name");
	o->level = zy_table_find(t, "level");
	o->system = zy_table_find(t, "system");
	o->parent = zy_table_find(t, "parent");
	o->township = zy_table_find(t, "township");
	o->secretary = zy_table_find(t, "secretary");
	o->items = zy_calloc(o->n, sizeof(*o->items));
	o->ids = zy_intern_new();
	o->names = zy_intern_new();
	for (i = 0; i < o->n; i++) {
		o->items[i].parent = ZY_ORG_ROOT;
		o->items[i].same_name = ZY_INTERN_NONE;
		o->items[i].level = level_of(cell(o, i, o->level));
		o->items[i].place = (uint8_t)zy_code_place(cell(o, i, o->id));
	}
}

void
zy_orgs_release(struct zy_orgs *o)
{
	zy_intern_free(o->ids);
	zy_intern_free(o->names);
	free(o->items);
	free(o->by_id);
	free(o->by_name);
	zy_arena_release(&o->arena);
	*o = (struct zy_orgs){0};
}

/* The slot of an interned key in a growing array. */
static uint32_t *
slot(uint32_t **array, size_t *cap, uint32_t key)
{
	size_t from = *cap;

	if (key >= *cap) {
		*array = zy_grow(*array, cap, (size_t)key + 1, sizeof(**array));
		for (; from < *cap; from++)
			(*array)[from] = ZY_INTERN_NONE;
	}
	return &(*array)[key];
}

uint32_t
zy_orgs_find(const struct zy_orgs *o, struct zy_view id)
{
	uint32_t k = zy_intern_find(o->ids, id);

	return k == ZY_INTERN_NONE ? k : o->by_id[k];
}

/* Are two records the same but for where they came from? */
static bool
same_record(const struct zy_orgs *o, size_t a, size_t b)
{
	int c, source = zy_table_find(o->table, "source");

	for (c = 0; c < (int)o->table->ncolumns; c++)
		if (c != source && !zy_view_eq(cell(o, a, c), cell(o, b, c)))
			return false;
	return true;
}

/* Registers an id; a second one is a repeat or refused. */
static void
take_id(struct zy_orgs *o, size_t i, struct zy_view id, bool assigned)
{
	const struct zy_table_row *row;
	uint32_t *at =
	    slot(&o->by_id, &o->by_id_cap, zy_intern_put(o->ids, id));

	if (*at == ZY_INTERN_NONE) {
		*at = (uint32_t)i;
		return;
	}
	row = o->table->rows[*at];
	if (same_record(o, *at, i))
		find(o, i, ZY_ORG_REPEAT, o->id,
		    _("the same record as %s:%llu, not doubled:"),
		    o->table->files[row->file], (unsigned long long)row->line);
	else if (assigned)
		find(o, i, ZY_ORG_REFUSED, o->name,
		    _("same name under the same parent as %s:%llu, and no "
		      "code to tell them apart:"),
		    o->table->files[row->file], (unsigned long long)row->line);
	else
		find(o, i, ZY_ORG_REFUSED, o->id,
		    _("code is already taken by another record, %s:%llu:"),
		    o->table->files[row->file], (unsigned long long)row->line);
}

void
zy_orgs_check_names(struct zy_orgs *o, bool need_id)
{
	struct zy_view id;
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (cell(o, i, o->name).n == 0) {
			find(o, i, ZY_ORG_REFUSED, -1,
			    _("name: the organisation has no name"));
			continue;
		}
		id = cell(o, i, o->id);
		if (id.n)
			take_id(o, i, id, false);
		else if (need_id)
			find(o, i, ZY_ORG_REFUSED, -1,
			    _("id: the organisation has no code (see "
			      "--assign-ids)"));
	}
	/* Backwards, so that each list of one name is in table order. */
	for (i = o->n; i-- > 0;) {
		uint32_t *first;

		if (is_out(o, i))
			continue;
		first = slot(&o->by_name, &o->by_name_cap,
		    zy_intern_put(o->names, cell(o, i, o->name)));
		o->items[i].same_name = *first;
		*first = (uint32_t)i;
	}
}

void
zy_orgs_check_codes(struct zy_orgs *o)
{
	const char *says;
	struct zy_view id;
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct zy_org *x = &o->items[i];

		id = cell(o, i, o->id);
		if (zy_code_is_credit(id) && !zy_code_credit_valid(id))
			find(o, i, ZY_ORG_REFUSED, o->id,
			    _("check character of the unified social credit "
			      "code is wrong"));
		says = zy_code_level((enum zy_place)x->place);
		if (!says)
			continue;
		if (x->level == UNKNOWN_LEVEL)
			x->level = level_of(zy_view(says));
		else if (x->level != level_of(zy_view(says)))
			find(o, i, ZY_ORG_REFUSED, o->level,
			    _("code %.*s is one of level %s, not"), ZY_ARG(id),
			    says);
	}
}

/* Is code of place up a prefix of the child's code? */
static bool
is_above(const struct zy_orgs *o, uint32_t up, size_t i)
{
	struct zy_view code = cell(o, up, o->id);
	enum zy_place place = (enum zy_place)o->items[up].place;
	char above[13];

	if (place == ZY_PLACE_NONE || o->items[i].place <= place)
		return false;
	zy_code_above(cell(o, i, o->id), place, above);
	return zy_view_is(code, above);
}

/*
 * Of several of one name: the one whose code is above the child's, else the
 * only one of the child's township.
 */
static uint32_t
choose(const struct zy_orgs *o, uint32_t first, size_t i)
{
	struct zy_view township = cell(o, i, o->township);
	uint32_t c, only = ZY_INTERN_NONE, near = ZY_INTERN_NONE;
	size_t all = 0, same = 0;

	for (c = first; c != ZY_INTERN_NONE; c = o->items[c].same_name) {
		if (c == i || is_out(o, c))
			continue;
		if (is_above(o, c, i))
			return c;
		all++;
		only = c;
		if (township.n &&
		    (zy_view_eq(cell(o, c, o->township), township) ||
			zy_view_eq(cell(o, c, o->name), township))) {
			same++;
			near = c;
		}
	}
	if (all == 1)
		return only;
	return same == 1 ? near : ZY_INTERN_NONE;
}

static void
resolve_one(struct zy_orgs *o, size_t i)
{
	struct zy_view p = cell(o, i, o->parent);
	uint32_t k, found;

	found = zy_orgs_find(o, p);
	if (found == ZY_INTERN_NONE && o->outside &&
	    zy_view_is(p, o->outside)) {
		o->items[i].parent = ZY_ORG_OUTSIDE;
		return;
	}
	if (found == ZY_INTERN_NONE) {
		k = zy_intern_find(o->names, p);
		if (k == ZY_INTERN_NONE || o->by_name[k] == ZY_INTERN_NONE) {
			find(o, i, ZY_ORG_REFUSED, o->parent,
			    _("no such organisation"));
			return;
		}
		found = choose(o, o->by_name[k], i);
		if (found == ZY_INTERN_NONE) {
			find(o, i, ZY_ORG_REFUSED, o->parent,
			    _("several organisations (or only itself) bear "
			      "the name"));
			return;
		}
	}
	if (found == i) {
		find(o, i, ZY_ORG_REFUSED, o->parent,
		    _("the organisation is its own parent"));
		return;
	}
	o->items[i].parent = found;
	if (o->items[i].place > ZY_PLACE_NONE &&
	    o->items[found].place > ZY_PLACE_NONE && !is_above(o, found, i))
		find(o, i, ZY_ORG_REFUSED, o->parent,
		    _("code %.*s does not belong under"),
		    ZY_ARG(cell(o, i, o->id)));
}

/* Digits of a code of places down to its level; 0: it is none. */
static size_t
effective(struct zy_view code)
{
	static const size_t levels[] = {2, 4, 6, 9, 12};
	size_t i, last = 0;

	for (i = 0; i < code.n; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return 0;
		last = code.p[i] != '0' ? i + 1 : last;
	}
	for (i = 0; i < 5 && levels[i] < last; i++)
		;
	return code.n <= 12 && i < 5 && levels[i] <= code.n ? levels[i] : 0;
}

/*
 * The nearest place above that is there: a shorter code as it is (110101), or
 * filled up with zeros to 6 digits (GB/T 2260) or to 12.
 */
static void
derive_one(struct zy_orgs *o, size_t i)
{
	static const size_t levels[] = {9, 6, 4, 2}, lengths[] = {0, 6, 12};
	struct zy_view code = cell(o, i, o->id);
	size_t n = effective(code), k, z;
	char above[13];
	uint32_t found;

	for (k = 0; k < 4; k++) {
		for (z = 0; levels[k] < n && z < 3; z++) {
			if (lengths[z] && lengths[z] < levels[k])
				continue;
			memset(above, '0', sizeof(above));
			memcpy(above, code.p, levels[k]);
			above[lengths[z] ? lengths[z] : levels[k]] = '\0';
			found = zy_orgs_find(o, zy_view(above));
			if (found == ZY_INTERN_NONE || found == i)
				continue;
			o->items[i].parent = found;
			return;
		}
	}
}

void
zy_orgs_resolve(struct zy_orgs *o, const bool *derive)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		const struct zy_table_row *row = o->table->rows[i];

		if (is_out(o, i))
			continue;
		if (cell(o, i, o->parent).n)
			resolve_one(o, i);
		else if (derive[row->file])
			derive_one(o, i);
		if (o->items[i].parent == ZY_ORG_ROOT && !is_out(o, i) &&
		    (o->items[i].level == 1 || o->items[i].level == 2))
			find(o, i, ZY_ORG_REFUSED, -1,
			    _("parent: the organisation has no parent (see "
			      "--parent)"));
	}
}

/* Colours 1 on the walk, 2 done; a walk that meets itself is a circle. */
static void
check_circles(struct zy_orgs *o)
{
	size_t i;
	uint32_t at;

	for (i = 0; i < o->n; i++) {
		for (at = (uint32_t)i; at < o->n && !o->items[at].state;
		     at = o->items[at].parent)
			o->items[at].state = 1;
		if (at < o->n && o->items[at].state == 1) {
			while (o->items[at].state == 1) {
				o->items[at].state = 2;
				find(o, at, ZY_ORG_REFUSED, o->parent,
				    _("parents go round in a circle at"));
				at = o->items[at].parent;
			}
		}
		for (at = (uint32_t)i; at < o->n && o->items[at].state == 1;
		     at = o->items[at].parent)
			o->items[at].state = 2;
	}
}

/* Does the walk up meet a refused organisation?  Memo in state: 3 no, 4 yes. */
static void
check_below_refused(struct zy_orgs *o)
{
	uint8_t verdict;
	uint32_t at;
	size_t i;

	for (i = 0; i < o->n; i++) {
		for (at = (uint32_t)i;
		     at < o->n && o->items[at].state < 3 && !is_out(o, at);
		     at = o->items[at].parent)
			;
		verdict =
		    at < o->n && (is_out(o, at) || o->items[at].state == 4) ? 4
									    : 3;
		for (at = (uint32_t)i;
		     at < o->n && o->items[at].state < 3 && !is_out(o, at);
		     at = o->items[at].parent)
			o->items[at].state = verdict;
	}
	for (i = 0; i < o->n; i++)
		if (o->items[i].state == 4)
			find(o, i, ZY_ORG_REFUSED, o->parent,
			    _("an organisation above it was refused:"));
}

void
zy_orgs_check_tree(struct zy_orgs *o)
{
	const struct zy_org *x, *up;
	struct zy_view system;
	size_t i;

	check_circles(o);
	for (i = 0; i < o->n; i++) {
		x = &o->items[i];
		if (is_out(o, i) || x->parent >= o->n)
			continue;
		up = &o->items[x->parent];
		if (x->level == UNKNOWN_LEVEL || up->level == UNKNOWN_LEVEL)
			continue;
		system = cell(o, i, o->system);
		if (x->level < up->level)
			find(o, i, ZY_ORG_REFUSED, o->parent,
			    _("a parent of a lower level:"));
		else if (x->level == 2 && up->level == 0 &&
			 (system.n == 0 || zy_view_is(system, "none")))
			find(o, i, ZY_ORG_REFUSED, o->parent,
			    _("a village-level organisation directly under "
			      "the county:"));
	}
	check_below_refused(o);
}

static void
assign_one(struct zy_orgs *o, size_t i)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct zy_view parent = {NULL, 0}, name = cell(o, i, o->name);
	struct sha256_ctx sha;
	char id[16] = "zy-";
	int k;

	if (o->items[i].parent < o->n)
		parent = cell(o, o->items[i].parent, o->id);
	else if (o->items[i].parent == ZY_ORG_OUTSIDE)
		parent = zy_view(o->outside);
	sha256_init(&sha);
	sha256_update(&sha, parent.n, (const uint8_t *)parent.p);
	sha256_update(&sha, 1, (const uint8_t *)"\n");
	sha256_update(&sha, name.n, (const uint8_t *)name.p);
	sha256_digest(&sha, sizeof(digest), digest);
	for (k = 0; k < 6; k++) {
		id[3 + 2 * k] = hex[digest[k] >> 4];
		id[4 + 2 * k] = hex[digest[k] & 15];
	}
	id[15] = '\0';
	zy_table_set(o->table, i, (size_t)o->id, zy_view(id));
	take_id(o, i, zy_view(id), true);
}

void
zy_orgs_assign(struct zy_orgs *o)
{
	uint32_t *chain = zy_malloc((o->n + 1) * sizeof(*chain));
	size_t i, depth;
	uint32_t at;

	if (o->id < 0)
		o->id = (int)zy_table_column(o->table, ZY_VIEW("id"), NULL);
	for (i = 0; i < o->n; i++) {
		if (is_out(o, i))
			continue;
		/* A child's id needs its parent's: from the top down. */
		for (depth = 0, at = (uint32_t)i;
		     at < o->n && cell(o, at, o->id).n == 0 && !is_out(o, at);
		     at = o->items[at].parent)
			chain[depth++] = at;
		while (depth > 0)
			assign_one(o, chain[--depth]);
	}
	free(chain);
}

/* 中共金川镇委员会 is the committee of 金川镇. */
static struct zy_view
place_of(struct zy_view name)
{
	static const char *const ends[] = {
	    "工作委员会", "委员会", "党工委", "党委", "党组", NULL};
	size_t i, n;

	if (zy_view_starts(name, "中共") && name.n > strlen("中共")) {
		name.p += strlen("中共");
		name.n -= strlen("中共");
	}
	for (i = 0; ends[i]; i++) {
		n = strlen(ends[i]);
		if (name.n > n && memcmp(name.p + name.n - n, ends[i], n) == 0)
			return (struct zy_view){name.p, name.n - n};
	}
	return name;
}

void
zy_orgs_township(const struct zy_orgs *o, size_t i, struct zy_buf *b)
{
	struct zy_view own = cell(o, i, o->township);
	uint32_t at = (uint32_t)i;

	if (own.n) {
		zy_buf_view(b, own);
		return;
	}
	while (at < o->n && o->items[at].level != 1)
		at = o->items[at].parent;
	if (at >= o->n)
		return;
	own = cell(o, at, o->township);
	zy_buf_view(b, own.n ? own : place_of(cell(o, at, o->name)));
}

void
zy_orgs_check_siblings(struct zy_orgs *o)
{
	struct zy_intern *seen = zy_intern_new();
	uint32_t *first = NULL, *at;
	struct zy_buf key = ZY_BUF_INIT;
	size_t cap = 0, i;

	for (i = 0; i < o->n; i++) {
		const struct zy_table_row *row;

		if (is_out(o, i))
			continue;
		zy_buf_reset(&key);
		zy_buf_put(&key, (const char *)&o->items[i].parent,
		    sizeof(o->items[i].parent));
		zy_buf_view(&key, cell(o, i, o->name));
		at = slot(&first, &cap, zy_intern_put(seen, zy_buf_get(&key)));
		if (*at == ZY_INTERN_NONE) {
			*at = (uint32_t)i;
			continue;
		}
		row = o->table->rows[*at];
		find(o, i, ZY_ORG_WARNED, o->name,
		    _("same name under the same parent as %s:%llu:"),
		    o->table->files[row->file], (unsigned long long)row->line);
	}
	zy_buf_release(&key);
	zy_intern_free(seen);
	free(first);
}

void
zy_orgs_check_secretaries(struct zy_orgs *o, const bool *has)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (!is_out(o, i) && has[o->table->rows[i]->file] &&
		    cell(o, i, o->secretary).n == 0)
			find(o, i, ZY_ORG_WARNED, o->name,
			    _("no secretary is named for"));
}
