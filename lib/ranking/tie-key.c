/* SPDX-License-Identifier: MIT */
#include "ranking/tie-key.h"

#include <stdlib.h>

char *
zy_tie_key_column(const struct zy_schema *s, struct zy_view text)
{
	const struct zy_column *c = zy_schema_find(s, text);
	int strength;

	if (!c)
		c = zy_schema_match(s, text, &strength);
	return c ? zy_strdup(c->name) : zy_strndup(text.p, text.n);
}

int
zy_tie_keys_parse(struct zy_tie_keys *k, const char *list,
    const struct zy_schema *s, struct zy_error *e)
{
	struct zy_view all = zy_view(list), one;
	struct zy_tie_key *key;

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
		*key = (struct zy_tie_key){
		    .direction = direction, .column = -1, .number = true};
		key->name = zy_tie_key_column(s, one);
	}
	return 0;
}

void
zy_tie_keys_release(struct zy_tie_keys *k)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		free((char *)(uintptr_t)k->keys[i].name);
	zy_tie_keys_unshare(k);
}

struct zy_tie_keys
zy_tie_keys_share(const struct zy_tie_keys *k)
{
	struct zy_tie_keys copy = *k;

	copy.keys = zy_reallocarray(NULL, k->n, sizeof(*copy.keys));
	if (k->n)
		memcpy(copy.keys, k->keys, k->n * sizeof(*copy.keys));
	return copy;
}

void
zy_tie_keys_unshare(struct zy_tie_keys *k)
{
	free(k->keys);
	*k = (struct zy_tie_keys){0};
}

static bool
may_be_number(const struct zy_column *decl)
{
	return !decl || decl->type == ZY_TEXT || decl->type == ZY_INTEGER ||
	       decl->type == ZY_DECIMAL || decl->type == ZY_RATIO;
}

bool
zy_tie_keys_bind(struct zy_tie_keys *k, const struct zy_table *t)
{
	int subject = zy_table_find(t, "subject");
	bool changed;
	size_t i;

	if (subject < 0)
		subject = zy_table_find(t, "id");
	if (subject < 0)
		subject = zy_table_find(t, "name");
	changed = subject != k->subject;
	k->subject = subject;
	for (i = 0; i < k->n; i++) {
		k->keys[i].column = zy_table_find(t, k->keys[i].name);
		/* The schema may declare a type that is no number. */
		if (k->keys[i].column >= 0 &&
		    !may_be_number(t->columns[k->keys[i].column].decl))
			k->keys[i].number = false;
	}
	return changed;
}

bool
zy_tie_key_observe(struct zy_tie_key *key, struct zy_view cell)
{
	struct zy_decimal d;

	if (cell.n == 0 || !key->number ||
	    zy_decimal_parse(&d, cell) == ZY_NUMBER_OK)
		return false;
	key->number = false;
	return true;
}

int
zy_tie_keys_check(const struct zy_tie_keys *k, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->keys[i].column < 0)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("--ties: no column '%s' in the input"),
			    k->keys[i].name);
	return 0;
}

int
zy_rank_value(struct zy_view cell, struct zy_buf *scratch, struct zy_decimal *d)
{
	static const struct zy_column number = {
	    "value", "", ZY_RATIO, 0, NULL, ""};
	struct zy_error why;
	enum zy_number rc;

	if (cell.n == 0)
		return 0;
	rc = zy_decimal_parse(d, cell);
	if (ZY_LIKELY(rc == ZY_NUMBER_OK))
		return 1;
	zy_error_clear(&why);
	if (zy_cell_clean(&number, cell, scratch, &cell, &why) == 0) {
		if (cell.n == 0)
			return 0;
		rc = zy_decimal_parse(d, cell);
	}
	return rc == ZY_NUMBER_OK ? 1 : (int)rc;
}

int
zy_tie_key_cmp(const struct zy_tie_key *key, struct zy_view a, struct zy_view b)
{
	struct zy_decimal x, y;
	int c;

	if (a.n == 0 || b.n == 0)
		return (a.n == 0) - (b.n == 0);
	if (!key->number) {
		c = zy_view_cmp(a, b);
		return key->direction < 0 ? -c : c;
	}
	(void)zy_decimal_parse(&x, a);
	(void)zy_decimal_parse(&y, b);
	c = zy_decimal_cmp(x, y);
	return key->direction > 0 ? c : -c;
}

/* Inverts all bytes from index `from` on, which reverses their order. */
static void
invert(struct zy_buf *b, size_t from)
{
	for (; from < b->n; from++)
		b->p[from] = (char)~b->p[from];
}

/*
 * An encoded number is one byte for its sign and the length of its whole part,
 * then its eighteen digits from the first that is not zero on, as an integer.
 * The bytes of a negative number are inverted.
 */
void
zy_tie_key_encode_number(struct zy_buf *b, struct zy_decimal d, bool ascending)
{
	enum {
		ZERO = 0x80,
		LEAST = -17,
		DIGITS = 18
	};
	uint64_t digits = d.coef < 0 ? 0 - (uint64_t)d.coef : (uint64_t)d.coef;
	int whole = DIGITS - d.places, i;
	size_t from = b->n;
	char *to = zy_buf_room(b, ZY_TIE_KEY_NUMBER);

	for (; digits && digits < UINT64_C(100000000000000000); whole--)
		digits *= 10;
	to[0] = (char)(digits ? ZERO + 1 + whole - LEAST : ZERO);
	for (i = 8; i > 0; i--, digits >>= 8)
		to[i] = (char)(digits & 0xFF);
	b->n += ZY_TIE_KEY_NUMBER;
	if (d.coef < 0)
		invert(b, from);
	if (!ascending)
		invert(b, from);
}

void
zy_tie_key_encode(
    struct zy_buf *b, const struct zy_tie_key *key, struct zy_view cell)
{
	struct zy_decimal d;
	size_t from;

	zy_buf_putc(b, cell.n == 0);
	from = b->n;
	if (cell.n == 0) {
		return;
	} else if (key->number) {
		(void)zy_decimal_parse(&d, cell);
		zy_tie_key_encode_number(b, d, key->direction > 0);
	} else {
		zy_buf_view(b, cell);
		zy_buf_putc(b, '\0');
		if (key->direction < 0)
			invert(b, from);
	}
}
