/*
 * Searching subjects by name, with remembered results: implements
 * subject-names.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/subject-names.h"

#include <stdlib.h>

enum {
	REMEMBERED_MOST = 16384, /* names; then it begins anew */
};

/* What a name was found to mean. */
struct zy_subject_found {
	struct zy_view id; /* of a roster; empty: none */
	enum zy_fault fault;
	const char *what; /* why there is none */
};

void
zy_subjects_init(struct zy_subjects *s)
{
	*s = (struct zy_subjects){.keys = zy_intern_new()};
	pthread_mutex_init(&s->lock, NULL);
}

/* Forgets the results of searches. */
static void
forget(struct zy_subjects *s)
{
	zy_intern_free(s->keys);
	zy_arena_release(&s->arena);
	s->keys = zy_intern_new();
}

void
zy_subjects_release(struct zy_subjects *s)
{
	zy_people_release(&s->people);
	zy_intern_free(s->keys);
	free(s->found);
	zy_arena_release(&s->arena);
	zy_buf_release(&s->key);
	pthread_mutex_destroy(&s->lock);
}

void
zy_subjects_add(struct zy_subjects *s, struct zy_reader *r, enum zy_named kind)
{
	struct zy_people *p = &s->people;

	if (kind == ZY_NAMED_ORG) {
		p->has_orgs = true;
		zy_table_add(&p->orgs.table, r);
	} else {
		p->has_members = true;
		zy_table_add(&p->members, r);
	}
}

void
zy_subjects_take_homes(struct zy_subjects *s, struct zy_table *t)
{
	s->people.has_orgs = true;
	s->people.orgs.table = *t;
	s->kinds = ZY_NAMED_MEMBER;
	*t = (struct zy_table){0};
}

/*
 * Builds the indexes, once.  If the roster of organisations has faults, names
 * are looked for only among the members.
 */
static void
build(struct zy_subjects *s)
{
	struct zy_error ignored = ZY_ERROR_INIT;

	if (s->built)
		return;
	s->built = true;
	if (zy_people_build(&s->people, &s->unusable)) {
		s->people.has_orgs = false;
		(void)zy_people_build(&s->people, &ignored);
	}
}

/* Returns the copy of an id that the rosters own, or an empty view. */
static struct zy_view
own_id(const struct zy_people *p, struct zy_view id)
{
	uint32_t k = zy_people_find_member(p, id);

	if (k != ZY_INTERN_NONE)
		return zy_table_cell(
		    p->members.rows[k], zy_table_find(&p->members, "id"));
	k = zy_orgs_find(&p->orgs.orgs, id);
	return k == ZY_INTERN_NONE ? (struct zy_view){NULL, 0}
				   : zy_org_roster_id(&p->orgs, k);
}

/* Searches the rosters; the caller holds the lock. */
static int
search(struct zy_subjects *s, struct zy_view cell,
    const struct zy_name_hints *hints, struct zy_view *id,
    struct zy_name_miss *m)
{
	struct zy_people *p = &s->people;
	enum zy_named kinds;

	build(s);
	kinds = (p->has_orgs ? ZY_NAMED_ORG : 0) |
		(p->has_members ? ZY_NAMED_MEMBER : 0);
	if (s->kinds)
		kinds &= s->kinds;
	if (!p->has_orgs && !p->has_members)
		zy_name_miss_begin(
		    m, ZY_FAULT_UNKNOWN_ORG, _("not on the roster"));
	else if (zy_people_search(p, cell, hints, kinds, _("not on the roster"),
		     id, m) == 0) {
		*id = own_id(p, *id);
		return 0;
	}
	if (m->fault != ZY_FAULT_AMBIGUOUS)
		m->fault = ZY_FAULT_UNKNOWN_ORG;
	if (s->unusable.kind)
		zy_buf_printf(&m->what,
		    _("; names of organisations are not known (%s:%llu: %s):"),
		    s->unusable.source, (unsigned long long)s->unusable.line,
		    s->unusable.message);
	return -1;
}

/* Sets b to the key of a cell and its hints; h may be NULL. */
static void
put_key(struct zy_buf *b, struct zy_view cell, const struct zy_name_hints *h)
{
	static const struct zy_name_hints none = {.code = {NULL, 0}};
	const struct zy_name_hints *x = h ? h : &none;
	const struct zy_view all[] = {
	    cell, x->township, x->parent, x->branch, x->code};
	size_t i;

	zy_buf_reset(b);
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		zy_buf_view(b, all[i]);
		zy_buf_putc(b, '\0');
	}
}

/*
 * Searches for a name that was not searched for before, and stores the result
 * as number k.
 */
static void
remember(struct zy_subjects *s, uint32_t k, struct zy_view cell,
    const struct zy_name_hints *hints)
{
	struct zy_name_miss m = {0};
	struct zy_subject_found x = {.what = NULL};

	if (search(s, cell, hints, &x.id, &m)) {
		x.id = (struct zy_view){NULL, 0};
		x.fault = m.fault;
		x.what = zy_arena_strndup(&s->arena, m.what.p, m.what.n);
	}
	zy_name_miss_release(&m);
	s->found = zy_grow(s->found, &s->cap, k + 1, sizeof(*s->found));
	s->found[k] = x;
}

int
zy_subjects_search(struct zy_subjects *s, struct zy_view cell,
    const struct zy_name_hints *hints, struct zy_view *id,
    struct zy_name_miss *m)
{
	const struct zy_subject_found *x;
	struct zy_view key;
	uint32_t k, n;
	int rc = 0;

	pthread_mutex_lock(&s->lock);
	put_key(&s->key, cell, hints);
	key = zy_buf_get(&s->key);
	if (zy_intern_count(s->keys) == REMEMBERED_MOST &&
	    zy_intern_find(s->keys, key) == ZY_INTERN_NONE)
		forget(s);
	n = zy_intern_count(s->keys);
	k = zy_intern_put(s->keys, key);
	if (k == n)
		remember(s, k, cell, hints);
	x = &s->found[k];
	*id = x->id;
	if (x->what) {
		zy_name_miss_begin(m, x->fault, x->what);
		rc = -1;
	}
	pthread_mutex_unlock(&s->lock);
	return rc;
}

bool
zy_subjects_is(struct zy_subjects *s, struct zy_view id, struct zy_view cell)
{
	const struct zy_people *p = &s->people;
	struct zy_name_miss m = {0};
	struct zy_view found, name = {NULL, 0};
	uint32_t k;
	bool is;

	if (zy_view_eq(id, cell))
		return true;
	pthread_mutex_lock(&s->lock);
	build(s);
	k = zy_people_find_member(p, id);
	if (k != ZY_INTERN_NONE)
		name = zy_people_name(p, k);
	else if (p->has_orgs &&
		 (k = zy_orgs_find(&p->orgs.orgs, id)) != ZY_INTERN_NONE)
		name = zy_org_roster_name(&p->orgs, k);
	is = name.n && zy_view_eq(name, cell) &&
	     search(s, cell, NULL, &found, &m) == 0 && zy_view_eq(found, id);
	pthread_mutex_unlock(&s->lock);
	zy_name_miss_release(&m);
	return is;
}

void
zy_subjects_fork(struct zy_subjects *s)
{
	s->nearest_members = s->people.nearest;
	s->nearest_orgs = s->people.orgs.nearest;
}

bool
zy_subjects_agrees(const struct zy_subjects *s)
{
	const struct zy_people *p = &s->people;

	return (s->nearest_members >= ZY_NEAREST_MOST ||
		   p->nearest <= ZY_NEAREST_MOST) &&
	       (s->nearest_orgs >= ZY_NEAREST_MOST ||
		   p->orgs.nearest <= ZY_NEAREST_MOST);
}

void
zy_subjects_undo(struct zy_subjects *s)
{
	forget(s);
	s->people.nearest = s->nearest_members;
	s->people.orgs.nearest = s->nearest_orgs;
}

void
zy_subject_input_release(struct zy_subject_input *in)
{
	zy_buf_release(&in->key);
	zy_buf_release(&in->last);
}

int
zy_subject_input_find(struct zy_subject_input *in, const struct zy_reader *r,
    int subject, struct zy_view *id, struct zy_error *e)
{
	struct zy_view cell = zy_reader_cell(r, (size_t)subject);
	struct zy_name_miss m = {0};
	struct zy_name_hints hints;

	if (!in->subjects)
		return zy_reader_fault(r, subject, ZY_FAULT_UNKNOWN_ORG,
		    _("not on the roster"), e);
	if (in->bound != zy_reader_columns(r)) {
		zy_name_columns_of_reader(&in->columns, r, subject);
		in->bound = zy_reader_columns(r);
	}
	hints = zy_name_columns_read(&in->columns, r);
	put_key(&in->key, cell, &hints);
	if (!zy_view_eq(zy_buf_get(&in->key), zy_buf_get(&in->last))) {
		zy_buf_reset(&in->last);
		if (zy_subjects_search(
			in->subjects, cell, &hints, &in->last_id, &m)) {
			zy_reader_fault(r, subject, m.fault, m.what.p, e);
			zy_name_miss_release(&m);
			return -1;
		}
		zy_buf_view(&in->last, zy_buf_get(&in->key));
	}
	*id = in->last_id;
	return 0;
}
