/*
 * Ids that distinguish members, and possible duplicates: implements
 * member-alike.h, and zy_members_find_duplicates of member.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/member-alike.h"

#include <stdlib.h>

#include "model/ident.h"
#include "model/key-index.h"

enum {
	LOOK_BACK = 16 /* so many records of one key are compared */
};

/* Returns the name of the file of record i. */
static const char *
file_of(const struct zy_members *m, size_t i)
{
	return m->table->files[m->table->rows[i]->file];
}

/* Returns the line of record i. */
static unsigned long long
line_of(const struct zy_members *m, size_t i)
{
	return (unsigned long long)m->table->rows[i]->line;
}

/* Appends v to a key, after its length. */
static void
put_key(struct zy_buf *key, struct zy_view v)
{
	zy_buf_put(key, (const char *)&v.n, sizeof(v.n));
	zy_buf_view(key, v);
}

/* Appends organisation and name of a member to key. */
static void
name_key(const void *context, size_t i, struct zy_buf *key)
{
	const struct zy_members *m = context;

	put_key(key, zy_members_cell(m, i, m->org));
	put_key(key, zy_members_cell(m, i, m->name));
}

/* Appends organisation, name and date of joining of a member to key. */
static void
date_key(const void *context, size_t i, struct zy_buf *key)
{
	const struct zy_members *m = context;

	name_key(m, i, key);
	put_key(key, zy_members_cell(m, i, m->joined));
}

/* Returns whether record i is accepted and has no id. */
static bool
needs_id(const struct zy_members *m, size_t i)
{
	return !m->findings.out[i] && zy_members_cell(m, i, m->id).n == 0;
}

/* First and second record of each key among those that need ids. */
struct pairs {
	struct zy_key_index first;
	uint32_t *second; /* by the row of the first */
};

/*
 * Finds the first and the second of the records without id that share each key.
 */
static void
find_pairs(struct zy_members *m, struct pairs *p, zy_key_of *key_of)
{
	size_t i, n = m->table->nrows;
	uint32_t *first;

	zy_key_index_init(&p->first, n, key_of, m);
	p->second = zy_reallocarray(NULL, n + 1, sizeof(*p->second));
	for (i = 0; i < n; i++) {
		p->second[i] = ZY_INTERN_NONE;
		if (!needs_id(m, i))
			continue;
		first = zy_key_index_slot(&p->first, i);
		if (*first == ZY_INTERN_NONE)
			*first = (uint32_t)i;
		else if (p->second[*first] == ZY_INTERN_NONE)
			p->second[*first] = (uint32_t)i;
	}
}

/* Returns another record with the key of record i, or ZY_INTERN_NONE. */
static uint32_t
other_of(struct pairs *p, size_t i)
{
	uint32_t first = *zy_key_index_slot(&p->first, i);

	return first != i ? first : p->second[first];
}

/* Frees what p owns. */
static void
release_pairs(struct pairs *p)
{
	zy_key_index_release(&p->first);
	free(p->second);
}

/*
 * Returns whether an id is that of a member of the base and was not given by
 * the matching.
 */
static bool
is_taken(const struct zy_members *m, const char *id)
{
	return m->o.base &&
	       zy_merge_row(m->o.base, zy_view(id)) != ZY_INTERN_NONE;
}

/* Makes an id for record i, or refuses it where no id distinguishes it. */
static void
assign_one(
    struct zy_members *m, size_t i, struct pairs *names, struct pairs *dates)
{
	struct zy_view parts[3] = {zy_members_cell(m, i, m->org),
	    zy_members_cell(m, i, m->name), zy_members_cell(m, i, m->joined)};
	uint32_t other = other_of(names, i);
	uint32_t same = other_of(dates, i);
	char id[ZY_IDENT_MAX];

	if (other != ZY_INTERN_NONE &&
	    (same != ZY_INTERN_NONE || parts[2].n == 0)) {
		if (same == ZY_INTERN_NONE)
			same = other;
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_ALIKE, m->name,
		    _("same name in the same organisation as %s:%llu, and "
		      "neither code nor date of joining to tell them apart:"),
		    file_of(m, same), line_of(m, same));
		return;
	}
	zy_ident_make(id, "zm", parts, other == ZY_INTERN_NONE ? 2 : 3);
	if (is_taken(m, id) && other == ZY_INTERN_NONE && parts[2].n)
		zy_ident_make(id, "zm", parts, 3);
	if (is_taken(m, id)) {
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_TAKEN, m->name,
		    _("the base has given the code %s, which is made of this "
		      "branch and name, to another: write a code for"),
		    id);
		return;
	}
	zy_table_set(m->table, i, (size_t)m->id, zy_view(id));
}

void
zy_members_assign(struct zy_members *m)
{
	size_t i, n = m->table->nrows;
	struct pairs names, dates;

	find_pairs(m, &names, name_key);
	find_pairs(m, &dates, date_key);
	for (i = 0; i < n; i++)
		if (needs_id(m, i))
			assign_one(m, i, &names, &dates);
	release_pairs(&names);
	release_pairs(&dates);
}

enum alike {
	SAME_CARD,
	SAME_NAME, /* and organisation */
	SAME_DATE, /* and name, in another organisation */
	KINDS
};

/* The members whose keys of a kind are compared. */
struct compared {
	const struct zy_members *m;
	enum alike kind;
};

/* Appends what two members must share to key. */
static void
alike_key(const void *context, size_t i, struct zy_buf *key)
{
	const struct compared *x = context;
	const struct zy_members *m = x->m;

	if (x->kind == SAME_CARD) {
		zy_buf_puts(key, m->cards[i]);
	} else if (x->kind == SAME_NAME) {
		name_key(m, i, key);
	} else {
		put_key(key, zy_members_cell(m, i, m->name));
		put_key(key, zy_members_cell(m, i, m->joined));
	}
}

/* Returns whether a member has what its key of a kind is made of. */
static bool
has_key(const struct zy_members *m, size_t i, enum alike kind)
{
	if (m->findings.out[i])
		return false;
	if (kind == SAME_CARD)
		return m->cards[i][0] != '\0';
	return kind == SAME_NAME ||
	       zy_members_cell(m, i, m->joined).n == strlen("2010-06-01");
}

/* Returns whether the base has the id of record i. */
static bool
is_known(const struct zy_members *m, size_t i)
{
	return m->o.base && zy_merge_row(m->o.base,
				zy_members_cell(m, i, m->id)) != ZY_INTERN_NONE;
}

/* Returns whether two records that agree in this way may be one person. */
static bool
may_be_one(const struct zy_members *m, size_t i, size_t j, enum alike kind)
{
	/* What the base has was looked at when it came. */
	if (is_known(m, i) && is_known(m, j))
		return false;
	if (kind == SAME_CARD)
		return true;
	/* Two cards have been compared already. */
	if (m->cards[i][0] && m->cards[j][0])
		return false;
	return kind == SAME_NAME || m->in[i] != m->in[j];
}

/* Warns that record i may be the same person as record j. */
static void
warn(struct zy_members *m, size_t i, size_t j, enum alike kind)
{
	const char *file = file_of(m, j);
	unsigned long long line = line_of(m, j);
	bool named = zy_view_eq(
	    zy_members_cell(m, i, m->name), zy_members_cell(m, j, m->name));

	if (kind == SAME_CARD && named)
		zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_ALIKE, m->name,
		    _("the same identity card as %s:%llu, perhaps one person "
		      "twice:"),
		    file, line);
	else if (kind == SAME_CARD)
		zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_ALIKE, m->name,
		    _("the same identity card as %s:%llu, under another "
		      "name:"),
		    file, line);
	else if (kind == SAME_NAME)
		zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_ALIKE, m->name,
		    _("the same name in the same organisation as %s:%llu, "
		      "perhaps one person twice:"),
		    file, line);
	else
		zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_ALIKE, m->name,
		    _("the same name and day of joining as %s:%llu, perhaps "
		      "one person in two organisations:"),
		    file, line);
}

/* Warns of the members that share the key of a kind with an earlier one. */
static void
find_alike(struct zy_members *m, enum alike kind, uint32_t *before)
{
	const struct compared x = {m, kind};
	struct zy_key_index last;
	uint32_t *at, j;
	int looked;
	size_t i;

	zy_key_index_init(&last, m->table->nrows, alike_key, &x);
	for (i = 0; i < m->table->nrows; i++) {
		if (!has_key(m, i, kind))
			continue;
		at = zy_key_index_slot(&last, i);
		before[i] = *at;
		*at = (uint32_t)i;
		for (j = before[i], looked = 0;
		     j != ZY_INTERN_NONE && looked < LOOK_BACK &&
		     !may_be_one(m, i, j, kind);
		     looked++)
			j = before[j];
		if (j != ZY_INTERN_NONE && looked < LOOK_BACK)
			warn(m, i, j, kind);
	}
	zy_key_index_release(&last);
}

void
zy_members_find_duplicates(struct zy_members *m)
{
	uint32_t *before =
	    zy_reallocarray(NULL, m->table->nrows + 1, sizeof(*before));
	int kind;

	for (kind = SAME_CARD; kind < KINDS; kind++)
		find_alike(m, (enum alike)kind, before);
	free(before);
}
