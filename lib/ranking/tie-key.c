/*
 * Parses tie keys, and compares or encodes the cells of their columns.
 *
 * SPDX-License-Identifier: MIT
 */
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

/* Returns whether a heading says that its column has dates. */
static bool
is_date_heading(struct zy_view name)
{
	static const char *const endings[] = {
	    "时间", "日期", "年月", "_date", "date", "_time"};
	size_t i, n;

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		n = strlen(endings[i]);
		if (name.n >= n &&
		    memcmp(name.p + name.n - n, endings[i], n) == 0)
			return true;
	}
	return false;
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
		*key = (struct zy_tie_key){.direction = direction,
		    .column = -1,
		    .kind = ZY_VALUE_NUMBER};
		key->name = zy_tie_key_column(s, one);
		key->counts.dated = is_date_heading(zy_view(key->name));
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
	size_t i;

	copy.keys = zy_reallocarray(NULL, k->n, sizeof(*copy.keys));
	if (k->n)
		memcpy(copy.keys, k->keys, k->n * sizeof(*copy.keys));
	for (i = 0; i < k->n; i++) {
		copy.keys[i].counts =
		    (struct zy_value_counts){.dated = k->keys[i].counts.dated};
		if (!copy.keys[i].typed)
			copy.keys[i].kind = ZY_VALUE_NUMBER;
	}
	return copy;
}

void
zy_tie_keys_unshare(struct zy_tie_keys *k)
{
	free(k->keys);
	*k = (struct zy_tie_keys){0};
}

/*
 * Makes the key one of dates or text if the schema declares its column so;
 * columns of numbers are left to their cells.
 */
static void
take_type(struct zy_tie_key *key, const struct zy_column *decl)
{
	bool dates = decl && decl->type == ZY_DATE;

	if (zy_value_column(decl) && !dates)
		return;
	key->kind = dates ? ZY_VALUE_DATE : ZY_VALUE_TEXT;
	key->typed = true;
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
		if (k->keys[i].column >= 0)
			take_type(
			    &k->keys[i], t->columns[k->keys[i].column].decl);
	}
	return changed;
}

bool
zy_tie_key_observe(
    struct zy_tie_key *key, struct zy_view cell, struct zy_row_origin origin)
{
	enum zy_value_kind before = key->kind;

	/* Of a declared column of dates, too, odd cells are counted. */
	if (!key->typed)
		key->kind = zy_value_counts_add(&key->counts, cell, origin);
	else if (key->kind == ZY_VALUE_DATE)
		zy_value_counts_add(&key->counts, cell, origin);
	return key->kind != before;
}

bool
zy_tie_key_join(struct zy_tie_key *key, const struct zy_tie_key *part)
{
	enum zy_value_kind before = key->kind;
	bool any = false;
	int i;

	for (i = 0; i < ZY_VALUE_KINDS; i++)
		any = any || key->counts.n[i];
	zy_value_counts_join(&key->counts, &part->counts);
	if (part->typed) {
		key->typed = true;
		key->kind = part->kind;
	} else if (!key->typed) {
		key->kind = zy_value_counts_kind(&key->counts);
	}
	return key->kind != part->kind || (any && key->kind != before);
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

static const struct zy_column number = {"value", "", ZY_RATIO, 0, NULL, ""};

int
zy_rank_value(struct zy_view cell, struct zy_buf *scratch, struct zy_decimal *d)
{
	struct zy_error why;
	enum zy_number rc;

	if (cell.n == 0)
		return 0;
	rc = zy_decimal_parse(d, cell);
	if (ZY_LIKELY(rc == ZY_NUMBER_OK))
		return 1;
	if (zy_cell_is_literal(cell))
		return zy_rank_value(zy_cell_unmarked(cell), scratch, d);
	zy_error_clear(&why);
	if (zy_cell_clean(&number, cell, scratch, &cell, &why) == 0) {
		if (cell.n == 0)
			return 0;
		rc = zy_decimal_parse(d, cell);
	}
	return rc == ZY_NUMBER_OK ? 1 : (int)rc;
}

void
zy_rank_fault(struct zy_view cell, struct zy_buf *scratch, struct zy_error *e)
{
	struct zy_view ignored;

	if (zy_cell_clean(&number, cell, scratch, &ignored, e) == 0)
		zy_error_fault(e, ZY_FAULT_NUMBER,
		    _("number of more than 18 digits"), cell);
}

bool
zy_tie_key_value(
    const struct zy_tie_key *key, struct zy_view cell, struct zy_decimal *d)
{
	return zy_value_in(key->kind, cell, d);
}

bool
zy_tie_key_ascending(const struct zy_tie_key *key)
{
	return key->direction > 0 ||
	       (key->direction == 0 &&
		   (key->kind == ZY_VALUE_DATE || key->kind == ZY_VALUE_TEXT));
}

int
zy_tie_key_cmp(const struct zy_tie_key *key, struct zy_view a, struct zy_view b)
{
	bool has_x = a.n > 0, has_y = b.n > 0;
	struct zy_decimal x, y;
	int c;

	if (key->kind != ZY_VALUE_TEXT) {
		has_x = zy_tie_key_value(key, a, &x);
		has_y = zy_tie_key_value(key, b, &y);
	}
	if (!has_x || !has_y)
		return has_y - has_x;
	c = key->kind == ZY_VALUE_TEXT ? zy_view_cmp(a, b)
				       : zy_decimal_cmp(x, y);
	return zy_tie_key_ascending(key) ? c : -c;
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
	size_t from = b->n;
	bool has = cell.n > 0;

	if (key->kind != ZY_VALUE_TEXT)
		has = zy_tie_key_value(key, cell, &d);
	zy_buf_putc(b, !has);
	if (!has)
		return;
	if (key->kind != ZY_VALUE_TEXT) {
		zy_tie_key_encode_number(b, d, zy_tie_key_ascending(key));
		return;
	}
	zy_buf_view(b, cell);
	zy_buf_putc(b, '\0');
	if (!zy_tie_key_ascending(key))
		invert(b, from + 1);
}
