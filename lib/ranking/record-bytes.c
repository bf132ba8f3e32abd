/*
 * Records as bytes for the external sort.  Part of ranking-state.h.
 *
 * The key of a record consists of
 *
 *	the cells of its group with '/' between them, NUL; behind it, where
 *several columns make a group, the group's key for a ranked record a byte 0,
 *its value and its tie keys; else a byte 1 the cell of the subject, NUL; every
 *other cell in turn, each with a NUL
 *
 * Cells contain no NUL.  Empty cells at the end of a record are left out, so
 * that columns which come later change no key.  The rest of a record holds the
 * lengths of these parts and the record's origin.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/varint.h"
#include "ranking/ranking-state.h"

/* Appends a cell and a NUL that ends it. */
static void
put_cell(struct zy_buf *b, struct zy_view cell)
{
	zy_buf_view(b, cell);
	zy_buf_putc(b, '\0');
}

/* Appends the cells of a group's key with '/' between them. */
static void
put_group(struct zy_buf *b, struct zy_view key)
{
	size_t i = b->n;

	zy_buf_view(b, key);
	for (; i < b->n; i++)
		if (b->p[i] == '\0')
			b->p[i] = '/';
}

/* Appends a number in as few bytes as it needs. */
static void
put_number(struct zy_buf *b, uint64_t n)
{
	char *to = zy_buf_room(b, ZY_VARINT_MAX);

	b->n += (size_t)(zy_varint_put(to, n) - to);
}

void
zy_record_bytes_encode(struct zy_ranking *c, struct zy_view group,
    const struct zy_view *cells, size_t n, const struct zy_decimal *value,
    struct zy_row_origin origin, struct zy_buf *key, struct zy_buf *rest)
{
	int subject = c->keys.subject;
	size_t i;

	zy_buf_reset(key);
	zy_buf_reset(rest);
	put_group(key, group);
	zy_buf_putc(key, '\0');
	if (c->nwithin > 1)
		zy_buf_view(key, group);
	put_number(rest, group.n);
	zy_buf_putc(key, value == NULL);
	if (value)
		zy_tie_key_encode_number(key, *value, c->ascending);
	for (i = 0; value && i < c->keys.n; i++)
		zy_tie_key_encode(key, &c->keys.keys[i],
		    zy_ranking_cell(cells, n, c->keys.keys[i].column));
	put_number(rest, key->n);
	put_number(rest, (uint64_t)(subject + 1));
	put_number(rest, origin.file);
	put_number(rest, origin.line);
	put_cell(key, zy_ranking_cell(cells, n, subject));
	while (n > 0 && cells[n - 1].n == 0)
		n--;
	for (i = 0; i < n; i++)
		if ((int)i != subject)
			put_cell(key, cells[i]);
}

void
zy_record_bytes_decode(const struct zy_ranking *c, struct zy_view key,
    struct zy_view rest, struct zy_record_bytes *x)
{
	const char *p = rest.p;
	size_t name = (size_t)zy_varint_get(&p), at = name + 1;
	size_t equal = (size_t)zy_varint_get(&p);

	x->group = (struct zy_view){key.p, name};
	if (c->nwithin > 1) {
		x->group.p += at;
		at += name;
	}
	x->ranked = key.p[at++] == 0;
	x->value = (struct zy_view){
	    key.p, at + (x->ranked ? (size_t)ZY_TIE_KEY_NUMBER : 0)};
	x->equal = (struct zy_view){key.p, equal};
	x->subject = (int)zy_varint_get(&p) - 1;
	x->origin.file = (uint32_t)zy_varint_get(&p);
	x->origin.line = zy_varint_get(&p);
	x->cells = key.p + equal;
	x->end = key.p + key.n;
}

void
zy_record_bytes_cells(
    const struct zy_record_bytes *x, struct zy_view *cells, size_t n)
{
	const char *p = x->cells;
	size_t i;

	for (i = 0; i < n; i++)
		cells[i] = (struct zy_view){NULL, 0};
	if (x->subject >= 0)
		cells[x->subject] = zy_view(p);
	p += strlen(p) + 1;
	for (i = 0; i < n && p < x->end; i++) {
		if ((int)i == x->subject)
			continue;
		cells[i] = zy_view(p);
		p += cells[i].n + 1;
	}
}
