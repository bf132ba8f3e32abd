/* SPDX-License-Identifier: MIT */
#include "model/org.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/threads.h"
#include "model/code.h"
#include "model/org-name.h"
#include "model/record.h"

static const char *const levels[] = {"county", "township", "village", ""};

enum {
	UNKNOWN_LEVEL = 3,
	AHEAD = 16,	/* records whose keys are asked for before their turn */
	MANY = 1 << 15, /* records that are worth threads */
};

/* The tags of a record's keys, which need a look at the record itself. */
struct tags {
	uint32_t id, name;
};

/* All records, cut into parts for threads. */
struct spread {
	struct zy_orgs *o;
	void (*look)(struct zy_orgs *o, void *context, size_t from, size_t to);
	void *context;
	int n;
};

/* Examines one part of the records, as one of the threads. */
static void
look_at_part(void *context, int i)
{
	const struct spread *s = context;
	size_t n = s->o->n;

	s->look(s->o, s->context, n * (size_t)i / (size_t)s->n,
	    n * ((size_t)i + 1) / (size_t)s->n);
}

void
zy_orgs_parallel(struct zy_orgs *o,
    void (*look)(struct zy_orgs *o, void *context, size_t from, size_t to),
    void *context)
{
	struct spread s = {o, look, context, 1};

	if (o->threads > 1 && o->n >= MANY)
		s.n = o->threads;
	zy_threads_run(s.n, look_at_part, &s);
}

bool
zy_orgs_is_excluded(const struct zy_orgs *o, size_t i)
{
	return o->items[i].finding >= ZY_ORG_REFUSED;
}

/* Appends a refusal to those of an organisation, unless its column has one. */
static void
append_refusal(
    struct zy_orgs *o, struct zy_org_message *first, struct zy_org_message more)
{
	if (more.fault == ZY_FAULT_FOLLOWS)
		return; /* it has a fault of its own */
	for (; first->column != more.column; first = first->next) {
		if (first->next)
			continue;
		first->next = zy_arena_alloc(&o->arena, sizeof(more));
		*first->next = more;
		return;
	}
}

/* Adds a finding of kind f to i; what must live as long as o. */
static void
put_finding(struct zy_orgs *o, size_t i, enum zy_org_finding f,
    enum zy_fault fault, int column, const char *what)
{
	struct zy_org_message found = {
	    .fault = fault, .column = column, .what = what};
	struct zy_org *x = &o->items[i];

	if (x->finding == ZY_ORG_REFUSED && f == ZY_ORG_REFUSED) {
		append_refusal(o, &o->messages[x->message], found);
		return;
	}
	if (x->finding == ZY_ORG_FINE)
		x->message = (uint32_t)o->nmessages++;
	x->finding = (uint8_t)f;
	o->messages = zy_grow(
	    o->messages, &o->messages_cap, o->nmessages, sizeof(*o->messages));
	o->messages[x->message] = found;
}

void
zy_orgs_fault(struct zy_orgs *o, size_t i, enum zy_org_finding f,
    enum zy_fault fault, int column, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	if (o->items[i].finding >= f + (f == ZY_ORG_REFUSED))
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	put_finding(o, i, f, fault, column,
	    zy_arena_strndup(&o->arena, text, strlen(text)));
}

const struct zy_error *
zy_orgs_errors(const struct zy_orgs *o, size_t i, struct zy_error_list *l)
{
	const struct zy_org_message *why;
	struct zy_error *e;

	l->n = 0;
	for (why = zy_orgs_finding(o, i); why; why = why->next) {
		e = zy_error_list_room(l);
		if (why->flaw)
			zy_table_flaw_error(o->table, why->flaw, e);
		else
			zy_table_fault(o->table, o->table->rows[i], why->column,
			    why->fault, why->what, e);
		zy_error_list_keep(l, -1);
	}
	return zy_error_list_link(l);
}

const struct zy_org_message *
zy_orgs_finding(const struct zy_orgs *o, size_t i)
{
	return &o->messages[o->items[i].message];
}

/* Returns the number of a level, given by its token. */
static uint8_t
level_of(struct zy_view token)
{
	uint8_t level = 0;

	if (token.n == 0)
		return UNKNOWN_LEVEL;
	while (level < UNKNOWN_LEVEL && !zy_view_is(token, levels[level]))
		level++;
	return level;
}

struct zy_view
zy_orgs_level(const struct zy_orgs *o, size_t i)
{
	return zy_view(levels[o->items[i].level]);
}

void
zy_orgs_init(struct zy_orgs *o, struct zy_table *t)
{
	*o = (struct zy_orgs){.table = t, .n = t->nrows, .incoming = t->nrows};
	o->id = zy_table_find(t, "id");
	o->name = zy_table_find(t, "name");
	o->level = zy_table_find(t, "level");
	o->system = zy_table_find(t, "system");
	o->parent = zy_table_find(t, "parent");
	o->township = zy_table_find(t, "township");
	o->secretary = zy_table_find(t, "secretary");
	o->kind = zy_table_find(t, "kind");
	o->sector = zy_table_find(t, "sector");
	o->ntwins = zy_table_twins(t, "parent", o->twins, ZY_ORG_TWINS);
	o->items = zy_calloc(o->n, sizeof(*o->items));
	zy_mem_at_random(o->items, o->n * sizeof(*o->items));
	zy_row_index_init(&o->ids, t, o->id);
	zy_row_index_init(&o->names, t, o->name);
	o->townships = (struct zy_org_index){.keys = zy_intern_new()};
}

void
zy_orgs_free_keys(struct zy_orgs *o)
{
	zy_row_index_release(&o->ids);
	zy_row_index_release(&o->names);
}

void
zy_orgs_release(struct zy_orgs *o)
{
	zy_orgs_free_keys(o);
	zy_org_index_release(&o->townships);
	zy_org_index_release(&o->forms);
	zy_org_index_release(&o->committees);
	zy_org_index_release(&o->places);
	free(o->same);
	free(o->items);
	free(o->messages);
	zy_arena_release(&o->arena);
	*o = (struct zy_orgs){0};
}

uint32_t
zy_orgs_find(const struct zy_orgs *o, struct zy_view id)
{
	return zy_row_index_find(&o->ids, id);
}

/* Sets a key's entry: organisation i, or ambiguous if it has one. */
static void
put_key(struct zy_org_index *index, struct zy_view key, size_t i)
{
	uint32_t *at = zy_org_index_slot(index, key, NULL);

	*at = *at == ZY_INTERN_NONE ? (uint32_t)i : ZY_ORG_AMBIGUOUS;
}

/*
 * Builds the indexes of the forms of names, without records that are repeats or
 * for which another stands.
 */
static void
index_forms(struct zy_orgs *o)
{
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_view end;
	size_t i;

	o->forms = (struct zy_org_index){.keys = zy_intern_new()};
	o->committees = (struct zy_org_index){.keys = zy_intern_new()};
	for (i = 0; i < o->n; i++) {
		if (o->items[i].finding == ZY_ORG_REPEAT ||
		    (o->same && o->same[i] != ZY_INTERN_NONE))
			continue;
		zy_buf_reset(&key);
		zy_org_name_form(&key, zy_orgs_cell(o, i, o->name));
		if (key.n == 0)
			continue;
		put_key(&o->forms, zy_buf_get(&key), i);
		end = zy_org_name_committee(zy_buf_get(&key));
		if (end.n)
			put_key(&o->committees, end, i);
	}
	zy_buf_release(&key);
}

bool
zy_orgs_is_in(const struct zy_orgs *o, uint32_t i, uint32_t up)
{
	int depth = 0;

	for (; i < o->n && depth < ZY_ORG_DEEPEST; depth++) {
		if (i == up)
			return true;
		i = o->items[i].parent;
	}
	return false;
}

uint32_t
zy_orgs_find_form(
    struct zy_orgs *o, struct zy_view name, struct zy_view township)
{
	struct zy_buf key = ZY_BUF_INIT, own = ZY_BUF_INIT;
	struct zy_view end;
	uint32_t found;

	if (!o->forms.keys)
		index_forms(o);
	zy_org_name_form(&key, name);
	found = zy_org_index_find(&o->forms, zy_buf_get(&key));
	end = zy_org_name_committee(zy_buf_get(&key));
	if (found == ZY_INTERN_NONE && end.n == key.n) {
		found = zy_org_index_find(&o->committees, zy_buf_get(&key));
		zy_org_name_stem(&own, township);
		zy_buf_puts(&own, "党委");
		if (found == ZY_ORG_AMBIGUOUS && township.n)
			found = zy_org_index_find(&o->forms, zy_buf_get(&own));
	}
	zy_buf_release(&key);
	zy_buf_release(&own);
	return found;
}

/* Returns whether two records differ in nothing but the source. */
static bool
same_record(const struct zy_orgs *o, size_t a, size_t b)
{
	int c, source = zy_table_find(o->table, "source");

	for (c = 0; c < (int)o->table->ncolumns; c++)
		if (c != source &&
		    !zy_view_eq(zy_cell_unmarked(zy_orgs_cell(o, a, c)),
			zy_cell_unmarked(zy_orgs_cell(o, b, c))))
			return false;
	return true;
}

/* Makes records without ids repeats that equal an earlier one. */
static void
check_repeats(struct zy_orgs *o)
{
	struct zy_org_index seen = {.keys = zy_intern_new()};
	int c, source = zy_table_find(o->table, "source");
	struct zy_buf key = ZY_BUF_INIT;
	const struct zy_table_row *row;
	struct zy_view v;
	uint32_t *at;
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (zy_orgs_is_excluded(o, i) || zy_orgs_cell(o, i, o->id).n)
			continue;
		zy_buf_reset(&key);
		for (c = 0; c < (int)o->table->ncolumns; c++) {
			v = zy_orgs_cell(o, i, c == source ? -1 : c);
			v = zy_cell_unmarked(v);
			zy_buf_put(&key, (const char *)&v.n, sizeof(v.n));
			zy_buf_view(&key, v);
		}
		at = zy_org_index_slot(&seen, zy_buf_get(&key), NULL);
		if (*at == ZY_INTERN_NONE) {
			*at = (uint32_t)i;
			continue;
		}
		row = o->table->rows[*at];
		zy_orgs_fault(o, i, ZY_ORG_REPEAT, ZY_FAULT_REPEAT, o->name,
		    _("the same record as %s:%llu, not doubled:"),
		    o->table->files[row->file], (unsigned long long)row->line);
		zy_orgs_repeats(o, i, *at);
	}
	zy_buf_release(&key);
	zy_org_index_release(&seen);
}

/* Adds the id of i; a second one makes i a repeat, or refuses it. */
static void
take_id(struct zy_orgs *o, size_t i, uint32_t tag, bool assigned)
{
	uint32_t first = zy_row_index_add(&o->ids, (uint32_t)i, tag);
	const struct zy_table_row *row;
	unsigned long long line;
	const char *file;

	if (first == ZY_INTERN_NONE)
		return;
	row = o->table->rows[first];
	file = o->table->files[row->file];
	line = row->line;
	if (same_record(o, first, i))
		zy_orgs_fault(o, i, ZY_ORG_REPEAT, ZY_FAULT_REPEAT,
		    assigned ? o->name : o->id,
		    _("the same record as %s:%llu, not doubled:"), file, line);
	else if (assigned)
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_ALIKE, o->name,
		    _("same name under the same parent as %s:%llu, and no "
		      "code to tell them apart:"),
		    file, line);
	else
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_TAKEN, o->id,
		    _("code is already taken by another record, %s:%llu:"),
		    file, line);
	zy_orgs_repeats(o, i, first);
}

/* Adds i to the front of the list of its name. */
static void
list_name(struct zy_orgs *o, size_t i, uint32_t tag)
{
	struct zy_org *x = &o->items[i];

	x->same_name = zy_row_index_replace(&o->names, (uint32_t)i, tag);
	x->name = (uint32_t)i;
	if (x->same_name != ZY_INTERN_NONE) {
		x->name = o->items[x->same_name].name;
		o->items[x->name].flags |= ZY_ORG_SHARED;
	}
}

/* Lists, of several with one name, those of one township. */
static void
list_townships(struct zy_orgs *o)
{
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_view township;
	uint32_t *first;
	size_t i;

	for (i = o->n; i-- > 0;) {
		struct zy_org *x = &o->items[i];

		if (x->name == ZY_INTERN_NONE ||
		    !(o->items[x->name].flags & ZY_ORG_SHARED))
			continue;
		township = zy_orgs_cell(o, i, o->township);
		if (township.n == 0)
			continue;
		zy_buf_reset(&key);
		zy_buf_put(&key, (const char *)&x->name, sizeof(x->name));
		zy_buf_view(&key, township);
		first =
		    zy_org_index_slot(&o->townships, zy_buf_get(&key), NULL);
		x->same_township = *first;
		*first = (uint32_t)i;
	}
	zy_buf_release(&key);
}

void
zy_orgs_register_id(struct zy_orgs *o, size_t i)
{
	take_id(o, i, zy_row_index_tag(zy_orgs_cell(o, i, o->id)), true);
}

/* Initialises the organisations from..to - 1 from their records. */
static void
look_at_some(struct zy_orgs *o, void *context, size_t from, size_t to)
{
	struct tags *tags = context;
	struct zy_view id, name;
	size_t i;

	for (i = from; i < to; i++) {
		struct zy_org *x = &o->items[i];

		id = zy_orgs_cell(o, i, o->id);
		name = zy_orgs_cell(o, i, o->name);
		x->parent = ZY_ORG_ROOT;
		x->name = x->same_name = x->same_township = ZY_INTERN_NONE;
		x->town = ZY_INTERN_NONE;
		tags[i].id = zy_row_index_tag(id);
		tags[i].name = zy_row_index_tag(name);
		x->level = level_of(zy_orgs_cell(o, i, o->level));
		x->flags = id.n == 12 || id.n == 18 ? ZY_ORG_CODED : 0;
		if (id.n == 0)
			x->flags |= ZY_ORG_NO_ID;
		if (name.n == 0)
			x->flags |= ZY_ORG_NO_NAME;
		if (zy_orgs_cell(o, i, o->secretary).n == 0)
			x->flags |= ZY_ORG_NO_SECRETARY;
		if (zy_orgs_cell(o, i, o->kind).n == 0)
			x->flags |= ZY_ORG_NO_KIND;
		if (zy_orgs_cell(o, i, o->sector).n == 0)
			x->flags |= ZY_ORG_NO_SECTOR;
	}
}

/* Refuses the rows whose cells could not be read. */
static void
take_flaws(struct zy_orgs *o)
{
	const struct zy_table_flaw *x;
	struct zy_org_message *m;
	size_t i;

	for (i = 0; i < o->table->nflaws; i++) {
		x = &o->table->flaws[i];
		put_finding(
		    o, x->row, ZY_ORG_REFUSED, x->fault, x->column, x->what);
		m = &o->messages[o->items[x->row].message];
		while (m->next)
			m = m->next;
		m->flaw = x;
	}
}

void
zy_orgs_check_names(struct zy_orgs *o, bool need_id)
{
	struct tags *t = zy_reallocarray(NULL, o->n, sizeof(*t));
	size_t i;

	zy_orgs_parallel(o, look_at_some, t);
	take_flaws(o);
	for (i = 0; i < o->n; i++) {
		if (i + AHEAD < o->n)
			zy_row_index_prefetch(&o->ids, t[i + AHEAD].id);
		if (zy_orgs_is_excluded(o, i) &&
		    !(o->items[i].flags & (ZY_ORG_NO_NAME | ZY_ORG_NO_ID)))
			continue; /* below */
		if (o->items[i].flags & ZY_ORG_NO_NAME)
			zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_MISSING,
			    o->name, _("the organisation has no name"));
		else if (!(o->items[i].flags & ZY_ORG_NO_ID))
			take_id(o, i, t[i].id, false);
		else if (need_id)
			zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_MISSING,
			    o->id,
			    _("the organisation has no code (see "
			      "--assign-ids)"));
	}
	/* A flawed record has a code only where no other has it. */
	for (i = 0; i < o->table->nflaws; i++) {
		size_t row = o->table->flaws[i].row;

		if (!(o->items[row].flags & (ZY_ORG_NO_NAME | ZY_ORG_NO_ID)))
			zy_row_index_add(&o->ids, (uint32_t)row, t[row].id);
	}
	if (!need_id)
		check_repeats(o);
	/* Backwards, so that each list of one name is in table order. */
	for (i = o->n; i-- > 0;) {
		if (i >= AHEAD)
			zy_row_index_prefetch(&o->names, t[i - AHEAD].name);
		if (!zy_orgs_is_excluded(o, i))
			list_name(o, i, t[i].name);
	}
	/* What is refused bears a name only where nobody else does. */
	for (i = o->n; i-- > 0;)
		if (o->items[i].finding == ZY_ORG_REFUSED &&
		    zy_row_index_find(&o->names, zy_orgs_cell(o, i, o->name)) ==
			ZY_INTERN_NONE)
			list_name(o, i, t[i].name);
	free(t);
	list_townships(o);
}

void
zy_orgs_check_codes(struct zy_orgs *o)
{
	const struct zy_column *level =
	    zy_schema_find(&zy_org_schema, ZY_VIEW("level"));
	struct zy_view id, shown;
	const char *says;
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct zy_org *x = &o->items[i];

		if (!(x->flags & ZY_ORG_CODED))
			continue;
		id = zy_orgs_cell(o, i, o->id);
		if (zy_code_is_credit(id) && !zy_code_credit_valid(id))
			zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_RULE,
			    o->id,
			    _("check character of the unified social credit "
			      "code is wrong"));
		says = zy_code_level(zy_code_place(id));
		if (!says)
			continue;
		if (x->level == UNKNOWN_LEVEL)
			x->level = level_of(zy_view(says));
		if (x->level == level_of(zy_view(says)))
			continue;
		shown = zy_column_shown(level, zy_view(says));
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_RULE, o->level,
		    _("code %.*s is one of level %.*s, not"), ZY_ARG(id),
		    ZY_ARG(shown));
	}
}

void
zy_orgs_check_secretaries(struct zy_orgs *o, const bool *has)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (o->items[i].flags & ZY_ORG_NO_SECRETARY &&
		    !zy_orgs_is_excluded(o, i) &&
		    has[o->table->rows[i]->file] &&
		    zy_table_has_cell(o->table->rows[i], o->secretary))
			zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_MISSING,
			    o->secretary, _("nobody is named for %.*s"),
			    ZY_ARG(zy_orgs_cell(o, i, o->name)));
}

void
zy_orgs_check_closed(struct zy_orgs *o)
{
	int closed = zy_table_find(o->table, "closed");
	struct zy_view day;
	size_t i;

	for (i = 0; closed >= 0 && i < o->n; i++) {
		if (o->items[i].parent >= o->n ||
		    zy_orgs_cell(o, i, closed).n || zy_orgs_is_excluded(o, i))
			continue;
		day = zy_orgs_cell(o, o->items[i].parent, closed);
		if (day.n)
			zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_PARENT,
			    o->parent,
			    _("its superior was closed on %.*s; who is above "
			      "it now? not"),
			    ZY_ARG(day));
	}
}
