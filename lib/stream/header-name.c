/*
 * Single columns of a header, their names and kinds: implements the functions
 * of header.h that do not look at other rows.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/header.h"

const struct zy_dictionary *
zy_header_words(const struct zy_reader_options *o)
{
	if (o->words || !o->schema || !o->schema->words)
		return o->words;
	return o->schema->words();
}

void
zy_header_mean(struct zy_header_column *c, const struct zy_meaning *meaning)
{
	c->decl = meaning->column;
	c->strength = meaning->strength;
	c->composed = meaning->composed;
	c->yes = meaning->yes;
	c->no = meaning->no;
	c->name = zy_view(c->decl->name);
}

/*
 * Gives a key column that no heading of h names to the first heading that falls
 * back to it (zy_dictionary_falls_back): 单位 is who comments, but where
 * nothing else says on whom, it is that.
 */
static void
claim_key(struct zy_header *h, const struct zy_column *key,
    const struct zy_reader_options *o)
{
	struct zy_meaning meaning = {
	    .column = key, .strength = 1, .composed = true};
	struct zy_header_column *c;
	size_t i;

	for (i = 0; i < h->width; i++)
		if (h->columns[i].decl == key)
			return;
	for (i = 0; i < h->width; i++) {
		c = &h->columns[i];
		if (c->strength >= ZY_MATCH_NAME ||
		    (c->decl && (c->decl->flags & ZY_KEY)) ||
		    !zy_dictionary_falls_back(zy_header_words(o), key, c->text))
			continue;
		zy_header_mean(c, &meaning);
		c->only = true;
		return;
	}
}

void
zy_header_claim_keys(struct zy_header *h, const struct zy_reader_options *o)
{
	size_t k;

	for (k = 0; o->schema && k < o->schema->n; k++)
		if (o->schema->columns[k].flags & ZY_KEY)
			claim_key(h, &o->schema->columns[k], o);
}

void
zy_header_letters(char out[8], size_t i)
{
	char text[8], *p = text + sizeof(text) - 1;

	*p = '\0';
	do {
		*--p = (char)('A' + i % 26);
		i = i / 26;
	} while (i-- > 0 && p > text);
	memcpy(out, p, (size_t)(text + sizeof(text) - p));
}

/* Gives a column the likeliest meaning of its heading, if it has any. */
static void
take_meaning(struct zy_header_column *c, const struct zy_reader_options *o)
{
	struct zy_meaning all[ZY_MEANINGS];

	if (zy_dictionary_heading(zy_header_words(o), o->schema, c->text, all))
		zy_header_mean(c, &all[0]);
}

void
zy_header_name(struct zy_header_column *c, const struct zy_reader_options *o)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	size_t i;

	c->decl = NULL;
	c->strength = 0;
	c->composed = false;
	c->yes = c->no = (struct zy_view){NULL, 0};
	c->name = c->text;
	zy_cell_fold(&a, c->text);
	for (i = 0; i < o->nmaps; i++) {
		zy_buf_reset(&b);
		zy_cell_fold(&b, zy_view(o->maps[i].theirs));
		if (!zy_view_eq(zy_buf_get(&a), zy_buf_get(&b)))
			continue;
		c->name = zy_view(o->maps[i].ours);
		c->strength = ZY_MATCH_MAP;
		if (o->schema)
			c->decl = zy_schema_find(o->schema, c->name);
		break;
	}
	if (!c->strength && o->schema && c->text.n)
		take_meaning(c, o);
	if (c->decl)
		c->name = zy_view(c->decl->name);
	else if (c->strength != ZY_MATCH_MAP)
		c->strength = 0;
	zy_buf_release(&a);
	zy_buf_release(&b);
}

size_t
zy_header_primary(const struct zy_header *h)
{
	size_t i, kept = h->width;

	for (i = h->width; i-- > 0;)
		if (!h->columns[i].dropped)
			kept = i;
	for (i = 0; i < h->width; i++)
		if (h->columns[i].decl && (h->columns[i].decl->flags & ZY_KEY))
			return i;
	return kept;
}

void
zy_header_copy(
    struct zy_header *to, const struct zy_header *h, struct zy_arena *arena)
{
	struct zy_header_column *c;
	size_t i;

	*to = *h;
	to->running.p = zy_arena_strndup(arena, h->running.p, h->running.n);
	to->labels = zy_arena_words(
	    arena, h->nlabels * sizeof(*to->labels) + sizeof(uint64_t));
	for (i = 0; i < h->nlabels; i++) {
		struct zy_header_label *l = &to->labels[i];

		*l = h->labels[i];
		c = &l->column;
		c->text.p = zy_arena_strndup(arena, c->text.p, c->text.n);
		c->name = c->decl ? c->name : c->text;
		l->value.p = zy_arena_strndup(arena, l->value.p, l->value.n);
		l->text.p = zy_arena_strndup(arena, l->text.p, l->text.n);
	}
	to->columns = zy_arena_alloc(arena, h->width * sizeof(*c) + 1);
	for (i = 0; i < h->width; i++) {
		c = &to->columns[i];
		*c = h->columns[i];
		c->text.p = zy_arena_strndup(arena, c->text.p, c->text.n);
		c->name.p = zy_arena_strndup(arena, c->name.p, c->name.n);
		c->levels.p = zy_arena_strndup(arena, c->levels.p, c->levels.n);
		c->whose = (struct zy_view){NULL, 0}; /* in name, if needed */
	}
}

enum zy_row_column
zy_header_row_column(const struct zy_header_column *c)
{
	if (c->dropped)
		return ZY_ROW_DROPPED;
	if (!c->decl)
		return ZY_ROW_UNKNOWN;
	if (c->decl->flags & ZY_PERSON)
		return ZY_ROW_PERSON;
	return c->decl->type == ZY_TEXT ? ZY_ROW_TEXT : ZY_ROW_CODE;
}

bool
zy_header_is_one(struct zy_view text, const char *list)
{
	struct zy_view all = zy_view(list), one;
	struct zy_buf b = ZY_BUF_INIT;
	bool found = false;

	zy_cell_fold(&b, text);
	while (!found && zy_view_next(&all, '|', &one))
		found = zy_view_eq(one, zy_buf_get(&b));
	zy_buf_release(&b);
	return found;
}

bool
zy_header_is_share(struct zy_view text, const struct zy_reader_options *o)
{
	return zy_view_starts(text, "其中") ||
	       zy_dictionary_is_part(
		   zy_header_words(o), ZY_VIEW("apart"), text);
}

bool
zy_header_is_dropped(struct zy_view text)
{
	return zy_header_is_one(text, "序号|序|行号|顺序号|no|no.");
}

bool
zy_header_names(struct zy_view text, const struct zy_reader_options *o)
{
	struct zy_header_column c = {.text = text};

	zy_header_name(&c, o);
	return c.strength > 0 || zy_header_is_dropped(text);
}
