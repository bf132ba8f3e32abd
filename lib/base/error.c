/*
 * The error value and lists of errors: implements error.h, except the names of
 * faults (fault.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/privacy.h"

enum {
	MOST_VALUE = 400, /* bytes of a value that a message shows */
};

/*
 * Writes a text to the message at *at, cut off where the message is full, and
 * moves *at to its end.
 */
static void
put(struct zy_error *e, size_t *at, struct zy_view v)
{
	size_t room = sizeof(e->message) - 1 - *at;

	if (v.n > room)
		v.n = room;
	if (v.n)
		memcpy(e->message + *at, v.p, v.n);
	*at += v.n;
	e->message[*at] = '\0';
}

/* Does what put does, with private numbers masked. */
static void
append(struct zy_error *e, size_t *at, struct zy_view v)
{
	struct zy_buf masked = ZY_BUF_INIT;

	if (zy_privacy_may_hold(v)) {
		/* Masked before it is cut: half a number would pass. */
		zy_privacy_mask(&masked, v);
		v = zy_buf_get(&masked);
	}
	put(e, at, v);
	zy_buf_release(&masked);
}

/*
 * Removes an incomplete character from the end of a message of n bytes, which
 * may have been cut off.
 */
static void
end_on_character(struct zy_error *e, size_t n)
{
	if (n + 1 == sizeof(e->message))
		zy_text_cut(e->message, sizeof(e->message));
}

int
zy_error_set(struct zy_error *e, enum zy_error_kind kind, const char *fmt, ...)
{
	char text[4 * sizeof(e->message)];
	size_t at = 0;
	va_list ap;
	int n;

	if (e->kind != ZY_ERROR_NONE)
		return -1;
	e->kind = kind;
	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	append(e, &at, zy_view(n < 0 ? "" : text));
	end_on_character(e, at);
	return -1;
}

/*
 * Writes " 'VALUE'" to the message at *at, masked, printable, and cut off where
 * it is long.
 */
static void
append_value(struct zy_error *e, size_t *at, struct zy_view value)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t n;

	zy_privacy_visible(&b, value);
	n = b.n > MOST_VALUE ? MOST_VALUE : b.n;
	while (n < b.n && ((unsigned char)b.p[n] & 0xC0) == 0x80)
		n--;
	put(e, at, ZY_VIEW(" '"));
	e->value_at = (uint16_t)*at;
	put(e, at, (struct zy_view){b.p, n});
	if (n < b.n)
		put(e, at, ZY_VIEW("..."));
	e->value_n = (uint16_t)(*at - e->value_at);
	put(e, at, ZY_VIEW("'"));
	zy_buf_release(&b);
}

int
zy_error_fault(struct zy_error *e, enum zy_fault fault, const char *what,
    struct zy_view value)
{
	size_t at = 0;

	if (e->kind != ZY_ERROR_NONE)
		return -1;
	e->kind = ZY_ERROR_RECORD;
	e->fault = fault;
	append(e, &at, zy_view(what));
	value = zy_text_trim(value);
	if (value.n)
		append_value(e, &at, value);
	end_on_character(e, at);
	return -1;
}

void
zy_error_heading(struct zy_error *e, const char *field, struct zy_view heading)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t n = strlen(e->message), most = sizeof(e->message) - 1;

	zy_privacy_visible(&b, heading);
	if (b.n > most / 4) {
		b.p[most / 4] = '\0';
		zy_text_cut(b.p, most / 4 + 1);
		b.n = strlen(b.p);
	}
	e->heading_n = (uint16_t)b.n;
	zy_buf_puts(&b, ": ");
	if (n > most - b.n)
		n = most - b.n;
	memmove(e->message + b.n, e->message, n);
	memcpy(e->message, b.p, b.n);
	e->message[b.n + n] = '\0';
	end_on_character(e, b.n + n);
	if (e->value_n)
		e->value_at = (uint16_t)(e->value_at + b.n);
	if (e->value_at + e->value_n > most)
		e->value_n = 0;
	n = field ? strnlen(field, sizeof(e->field) - 1) : 0;
	memcpy(e->field, field ? field : "", n);
	e->field[n] = '\0';
	zy_buf_release(&b);
}

void
zy_error_append(struct zy_error *e, const char *text)
{
	size_t at = strlen(e->message);

	if (at + strlen(text) < sizeof(e->message))
		append(e, &at, zy_view(text));
}

void
zy_error_help(struct zy_error *e, const char *help)
{
	bool chinese = zy_error_in_chinese();
	struct zy_buf b = ZY_BUF_INIT;

	zy_buf_puts(&b, chinese ? "（" : " (");
	zy_buf_puts(&b, help);
	zy_buf_puts(&b, chinese ? "）" : ")");
	zy_error_append(e, b.p);
	zy_buf_release(&b);
}

int
zy_error_at(
    struct zy_error *e, const char *source, uint64_t line, uint64_t column)
{
	size_t n = strlen(source), room = sizeof(e->source) - 1;

	if (e->source[0] != '\0')
		return -1;
	if (n <= room) {
		memcpy(e->source, source, n + 1);
	} else {
		const char *tail = source + n - (room - 3);

		while (((unsigned char)*tail & 0xC0) == 0x80)
			tail++;
		snprintf(e->source, sizeof(e->source), "...%s", tail);
	}
	e->line = line;
	e->column = column;
	return -1;
}

void
zy_error_clear(struct zy_error *e)
{
	e->kind = ZY_ERROR_NONE;
	e->fault = ZY_FAULT_OTHER;
	e->heading_n = e->value_at = e->value_n = 0;
	e->field[0] = '\0';
	e->list = NULL;
	e->choices = NULL;
	e->next = NULL;
	e->line = 0;
	e->column = 0;
	e->source[0] = '\0';
	e->message[0] = '\0';
}

struct zy_error *
zy_error_list_room(struct zy_error_list *l)
{
	l->items = zy_grow(l->items, &l->cap, l->n + 1, sizeof(*l->items));
	zy_error_clear(&l->items[l->n]);
	return &l->items[l->n];
}

void
zy_error_list_keep(struct zy_error_list *l, int rc)
{
	const char *field = l->items[l->n].field;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (field[0] && strcmp(l->items[i].field, field) == 0)
			return;
	l->n += rc != 0;
}

struct zy_error *
zy_error_list_link(struct zy_error_list *l)
{
	size_t i;

	for (i = 0; i + 1 < l->n; i++)
		l->items[i].next = &l->items[i + 1];
	return l->n ? &l->items[0] : NULL;
}

/* Returns whether two errors have the same place and the same message. */
static bool
is_same(const struct zy_error *x, const struct zy_error *y)
{
	return x->line == y->line && x->column == y->column &&
	       strcmp(x->message, y->message) == 0;
}

void
zy_error_list_join(struct zy_error_list *l, struct zy_error *e)
{
	const struct zy_error *first = zy_error_list_link(l);
	size_t i;

	for (i = 0; i < l->n && !is_same(&l->items[i], e); i++)
		;
	if (i < l->n)
		*e = *first;
	else
		e->next = first;
}

bool
zy_error_list_take(struct zy_error_list *l, const struct zy_error *e)
{
	const struct zy_error *x;

	l->n = 0;
	for (x = e; x; x = x->next)
		if (!x->field[0] || !x->heading_n)
			return false;
	for (x = e; x; x = x->next) {
		*zy_error_list_room(l) = *x;
		l->n++;
	}
	return true;
}

void
zy_error_list_release(struct zy_error_list *l)
{
	free(l->items);
	*l = (struct zy_error_list){0};
}

const struct zy_error *
zy_error_keep(struct zy_arena *a, const struct zy_error *e)
{
	const struct zy_error *first = NULL, **at = &first;
	struct zy_error *copy;

	for (; e; e = e->next) {
		copy = zy_arena_alloc(a, sizeof(*copy));
		*copy = *e;
		copy->next = NULL;
		*at = copy;
		at = &copy->next;
	}
	return first;
}

bool
zy_error_in_chinese(void)
{
	/* TRANSLATORS: the language of this catalogue, as --lang says it */
	return strcmp(_("en"), "zh") == 0;
}
