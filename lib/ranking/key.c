/* SPDX-License-Identifier: MIT */
#include "ranking/key.h"

#include <stdlib.h>

char *
zy_key_name(const struct zy_schema *s, struct zy_view text)
{
	const struct zy_column *c = zy_schema_find(s, text);
	int strength;

	if (!c)
		c = zy_schema_match(s, text, &strength);
	return c ? zy_strdup(c->name) : zy_strndup(text.p, text.n);
}

int
zy_keys_parse(struct zy_keys *k, const char *list, const struct zy_schema *s,
    struct zy_error *e)
{
	struct zy_view all = zy_view(list), one;
	struct zy_key *key;

	while (zy_view_next(&all, ',', &one)) {
		int direction = 0;

		if (one.n > 4 && memcmp(one.p + one.n - 4, ":asc", 4) == 0) {
			direction = 1;
			one.n -= 4;
		} else if (one.n > 5 &&
			   memcmp(one.p + one.n - 5, ":desc", 5) == 0) {
			direction = -1;
			one.n -= 5;
		}
		if (one.n == 0)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("--ties: a column name is empty '%s'"), list);
		k->keys = zy_grow(k->keys, &k->cap, k->n + 1, sizeof(*k->keys));
		key = &k->keys[k->n++];
		*key = (struct zy_key){.direction = direction, .column = -1};
		key->name = zy_key_name(s, one);
	}
	return 0;
}

void
zy_keys_release(struct zy_keys *k)
{
	size_t i;

	for (i = 0; i < k->n; i++) {
		free((char *)(uintptr_t)k->keys[i].name);
		free(k->keys[i].values);
	}
	free(k->keys);
	*k = (struct zy_keys){0};
}

static bool
may_be_number(const struct zy_column *decl)
{
	return !decl || decl->type == ZY_TEXT || decl->type == ZY_INTEGER ||
	       decl->type == ZY_DECIMAL || decl->type == ZY_RATIO;
}

/* Parses a column; it is none of numbers when one cell is not. */
static void
parse_numbers(struct zy_key *key, const struct zy_table *t)
{
	struct zy_view cell;
	size_t i;

	key->values = zy_reallocarray(NULL, t->nrows, sizeof(*key->values));
	for (i = 0; i < t->nrows; i++) {
		cell = zy_table_cell(t->rows[i], key->column);
		key->values[i].places = -1;
		if (cell.n == 0 ||
		    zy_decimal_parse(&key->values[i], cell) == ZY_NUMBER_OK)
			continue;
		free(key->values);
		key->values = NULL;
		return;
	}
	key->number = true;
}

int
zy_keys_prepare(struct zy_keys *k, const struct zy_table *t, struct zy_error *e)
{
	struct zy_key *key;
	size_t i;

	k->table = t;
	k->subject = zy_table_find(t, "subject");
	if (k->subject < 0)
		k->subject = zy_table_find(t, "id");
	if (k->subject < 0)
		k->subject = zy_table_find(t, "name");
	for (i = 0; t->nrows && i < k->n; i++) {
		key = &k->keys[i];
		key->column = zy_table_find(t, key->name);
		if (key->column < 0)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("--ties: no column '%s' in the input"),
			    key->name);
		if (may_be_number(t->columns[key->column].decl))
			parse_numbers(key, t);
	}
	return 0;
}

static int
compare_key(
    const struct zy_keys *k, const struct zy_key *key, uint32_t a, uint32_t b)
{
	struct zy_view x, y;
	int c;

	if (key->number) {
		const struct zy_decimal *p = &key->values[a];
		const struct zy_decimal *q = &key->values[b];

		if (p->places < 0 || q->places < 0)
			return (p->places < 0) - (q->places < 0);
		c = zy_decimal_cmp(*p, *q);
		return key->direction > 0 ? c : -c;
	}
	x = zy_table_cell(k->table->rows[a], key->column);
	y = zy_table_cell(k->table->rows[b], key->column);
	if (x.n == 0 || y.n == 0)
		return (x.n == 0) - (y.n == 0);
	c = zy_view_cmp(x, y);
	return key->direction < 0 ? -c : c;
}

int
zy_keys_tie(const void *context, uint32_t a, uint32_t b)
{
	const struct zy_keys *k = context;
	size_t i;
	int c;

	for (i = 0; i < k->n; i++) {
		c = compare_key(k, &k->keys[i], a, b);
		if (c)
			return c;
	}
	return 0;
}

int
zy_keys_order(const void *context, uint32_t a, uint32_t b)
{
	const struct zy_keys *k = context;
	const struct zy_table_row *x = k->table->rows[a];
	const struct zy_table_row *y = k->table->rows[b];
	int i, c;

	c = zy_view_cmp(
	    zy_table_cell(x, k->subject), zy_table_cell(y, k->subject));
	for (i = 0; c == 0 && i < (int)k->table->ncolumns; i++)
		c = zy_view_cmp(zy_table_cell(x, i), zy_table_cell(y, i));
	return c;
}
