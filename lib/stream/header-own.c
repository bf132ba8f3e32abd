/*
 * Headers that a program of ours wrote in Chinese: implements zy_header_own of
 * header.h.
 *
 * Such a header has the Chinese names of the columns of one record, and besides
 * them names of columns that other programs have added.  By themselves many of
 * these names mean another column, or none, to a program that reads any record
 * (佐证 is the evidence of a pledge and the reference of a mark).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/header.h"

enum {
	LEAST = 3, /* names of one record that tell a header of ours */
};

/* Returns whether a heading is the Chinese or the canonical name of c. */
static bool
is_named(const struct zy_column *c, struct zy_view text)
{
	return zy_view_is(text, c->zh) || zy_view_is(text, c->name);
}

/* Returns the column of s that a heading names exactly, or NULL. */
static const struct zy_column *
column_of(const struct zy_schema *s, struct zy_view text)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (is_named(&s->columns[i], text))
			return &s->columns[i];
	return NULL;
}

/*
 * Returns how many headings of h name columns of s, and sets *chinese to how
 * many of these are Chinese names; returns 0 where a key column is not named.
 */
static size_t
count_names(const struct zy_header *h, const struct zy_schema *s,
    const struct zy_reader_options *o, size_t *chinese)
{
	const struct zy_column *c;
	size_t i, keys = 0, found = 0;

	*chinese = 0;
	for (i = 0; i < h->width; i++) {
		c = column_of(s, h->columns[i].text);
		if (!c)
			continue;
		found++;
		keys += (c->flags & ZY_KEY) != 0;
		*chinese += !zy_view_is(h->columns[i].text, c->name);
	}
	if (keys < zy_header_keys_of(s))
		return 0;
	/* Of two records that fit equally well, the one that is read. */
	return 2 * found + (s == o->schema);
}

/*
 * Returns the schema of the records whose columns a Chinese header names, or
 * NULL where the header is none that a program of this package writes.
 */
static const struct zy_schema *
record_of(const struct zy_header *h, const struct zy_reader_options *o)
{
	const struct zy_schema *best = NULL;
	size_t i, found, most = 0, chinese, shown = 0;

	for (i = 0; i < o->nrecords; i++) {
		found = count_names(h, o->records[i], o, &chinese);
		if (found <= most)
			continue;
		most = found;
		shown = chinese;
		best = o->records[i];
	}
	return most >= 2 * LEAST && shown ? best : NULL;
}

/*
 * Returns the column that a heading names in all kinds of records that have
 * such a heading; NULL where there is none, or these columns have different
 * names.  Only columns called as `known` count, unless that is NULL.  Of
 * several columns with one name, returns one whose cells are tokens or phrases.
 */
static const struct zy_column *
only_column(const struct zy_reader_options *o, struct zy_view text,
    const struct zy_column *known)
{
	const struct zy_column *found = NULL, *c;
	size_t i;

	for (i = 0; i < o->nrecords; i++) {
		c = column_of(o->records[i], text);
		if (!c || (known && strcmp(c->name, known->name) != 0))
			continue;
		if (found && strcmp(found->name, c->name) != 0)
			return NULL;
		if (!found || (!found->choices && !(found->flags & ZY_PHRASE)))
			found = c;
	}
	return found;
}

/* Returns the number of the column before i that is c by its name, or i. */
static size_t
same_before(const struct zy_header *h, size_t i, const struct zy_column *c)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (h->columns[k].own &&
		    strcmp(h->columns[k].own->name, c->name) == 0)
			break;
	return k;
}

void
zy_header_own(struct zy_header *h, const struct zy_reader_options *o)
{
	const struct zy_schema *record = o->schema ? record_of(h, o) : NULL;
	const struct zy_column *c;
	struct zy_header_column *x;
	size_t i;

	for (i = 0; record && i < h->width; i++) {
		x = &h->columns[i];
		if (x->text.n == 0 || x->strength == ZY_MATCH_MAP)
			continue;
		c = column_of(record, x->text);
		if (!c)
			c = only_column(o, x->text,
			    x->strength >= ZY_MATCH_CHINESE ? x->decl : NULL);
		if (!c || same_before(h, i, c) < i)
			continue;
		x->own = c;
		x->name = zy_view(c->name);
		x->decl = zy_schema_find(o->schema, x->name);
		x->strength = ZY_MATCH_NAME;
		x->composed = false;
		x->yes = x->no = (struct zy_view){NULL, 0};
	}
}
