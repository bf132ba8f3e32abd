/*
 * Counting messages by kind, so that a thousand similar messages do not fill
 * the screen: implements zy_cli_kinds_count and zy_cli_kinds_finish of state.h.
 *
 * A kind is a column and a fault.  The first few messages of each kind are
 * printed; of the others only the number and the values are kept, for one final
 * line for each kind.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/state.h"

enum {
	FEW = 5,	  /* messages of a kind that are printed */
	SCREEN = 40,	  /* messages after which only one of a kind is */
	VALUES = 8,	  /* values that a final line names */
	DISTINCT = 10000, /* values that are kept in all */
};

/* A kind of messages. */
struct kind {
	struct zy_view label; /* "heading: what it means", for the final line */
	uint64_t count, shown; /* messages; those of them that were printed */
	uint64_t uncounted;    /* messages whose values are not kept */
	bool warning;
};

/* A value of a kind. */
struct value {
	uint32_t kind;
	uint64_t count;
};

struct zy_cli_kinds {
	struct zy_intern *keys;
	struct kind *kinds; /* by the numbers of their keys */
	size_t cap;
	struct zy_intern *texts; /* number of a kind, value */
	struct value *values;	 /* by the numbers of their texts */
	size_t values_cap;
	uint64_t shown; /* of all kinds */
	struct zy_buf key;
	struct zy_arena arena;
};

/*
 * Appends a message without the texts in quotes and, unless `digits` is true,
 * without digits: what messages of one kind without a code have in common.
 */
static void
put_outline(struct zy_buf *b, const char *p, bool digits)
{
	bool quoted = false;

	for (; *p; p++) {
		if (*p == '\'') {
			quoted = !quoted;
			if (quoted)
				zy_buf_puts(b, "'...'");
		} else if (!quoted && (digits || *p < '0' || *p > '9')) {
			zy_buf_putc(b, *p);
		}
	}
}

/*
 * Returns whether the kind of an error is its outline, because code and column
 * do not describe it: it has no code, or a code of many rules, or is about a
 * record as a whole.  Faults that follow from other refusals are one kind.
 */
static bool
goes_by_outline(const struct zy_error *e)
{
	return e->fault == ZY_FAULT_OTHER || e->fault == ZY_FAULT_RULE ||
	       (e->heading_n == 0 && e->fault != ZY_FAULT_FOLLOWS);
}

/*
 * Sets *key to a text that identifies the kind of an error: severity, code and
 * column.
 */
static void
put_key(struct zy_buf *key, enum zy_cli_weight weight, const struct zy_error *e)
{
	zy_buf_reset(key);
	zy_buf_putc(key, (char)('0' + weight));
	if (goes_by_outline(e)) {
		put_outline(key, e->message, false);
		return;
	}
	zy_buf_putc(key, (char)(' ' + e->fault));
	if (e->field[0])
		zy_buf_puts(key, e->field);
	else
		zy_buf_put(key, e->message, e->heading_n);
}

/* Returns the text with which the final line of a kind begins, in the arena. */
static struct zy_view
label_of(struct zy_cli_kinds *k, const struct zy_error *e)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view label;

	if (goes_by_outline(e)) {
		put_outline(&b, e->message, true);
	} else {
		zy_buf_put(&b, e->message, e->heading_n);
		zy_buf_puts(&b, e->heading_n ? ": " : "");
		zy_buf_puts(&b, zy_fault_meaning(e->fault));
	}
	label.n = b.n;
	label.p = zy_arena_strndup(&k->arena, b.p ? b.p : "", b.n);
	zy_buf_release(&b);
	return label;
}

/* Returns the number of the kind of a message; a new kind is added. */
static uint32_t
kind_of(
    struct zy_cli_kinds *k, enum zy_cli_weight weight, const struct zy_error *e)
{
	uint32_t number, n = zy_intern_count(k->keys);

	put_key(&k->key, weight, e);
	number = zy_intern_put(k->keys, zy_buf_get(&k->key));
	if (number < n)
		return number;
	k->kinds = zy_grow(k->kinds, &k->cap, n + 1, sizeof(*k->kinds));
	k->kinds[number] = (struct kind){
	    .label = label_of(k, e), .warning = weight == ZY_CLI_WARNING};
	return number;
}

/* Counts the value in a message of that kind. */
static void
count_value(struct zy_cli_kinds *k, uint32_t kind, const struct zy_error *e)
{
	uint32_t number, n = zy_intern_count(k->texts);

	zy_buf_reset(&k->key);
	zy_buf_put(&k->key, (const char *)&kind, sizeof(kind));
	zy_buf_put(&k->key, e->message + e->value_at, e->value_n);
	number = n < DISTINCT ? zy_intern_put(k->texts, zy_buf_get(&k->key))
			      : zy_intern_find(k->texts, zy_buf_get(&k->key));
	if (number == ZY_INTERN_NONE) {
		k->kinds[kind].uncounted++;
		return;
	}
	if (number == n) {
		k->values = zy_grow(
		    k->values, &k->values_cap, n + 1, sizeof(*k->values));
		k->values[number] = (struct value){.kind = kind};
	}
	k->values[number].count++;
}

bool
zy_cli_kinds_count(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e)
{
	struct zy_cli_kinds *k = cli->state->kinds;
	uint64_t few;
	uint32_t number;

	if (cli->verbose)
		return true;
	if (!k) {
		k = cli->state->kinds = zy_calloc(1, sizeof(*k));
		k->keys = zy_intern_new();
		k->texts = zy_intern_new();
	}
	number = kind_of(k, weight, e);
	k->kinds[number].count++;
	if (e->value_n)
		count_value(k, number, e);
	few = e->fault == ZY_FAULT_FOLLOWS ? 0 : k->shown < SCREEN ? FEW : 1;
	if (k->kinds[number].shown >= few)
		return false;
	k->kinds[number].shown++;
	k->shown++;
	return true;
}

/*
 * Compares two values for sorting: the more frequent first, then the earlier.
 */
static int
by_count(const void *a, const void *b, void *context)
{
	const struct value *values = context;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	if (values[x].count != values[y].count)
		return values[x].count > values[y].count ? -1 : 1;
	return x < y ? -1 : x > y;
}

/*
 * Appends the most frequent values of a kind with their counts: ": '火星' 9998,
 * '月球' 2".
 */
static void
put_values(struct zy_buf *b, struct zy_cli_kinds *k, uint32_t kind)
{
	uint32_t i, n = 0, all = zy_intern_count(k->texts);
	uint32_t *order = zy_reallocarray(NULL, all + 1, sizeof(*order));
	struct zy_view v;

	for (i = 0; i < all; i++)
		if (k->values[i].kind == kind)
			order[n++] = i;
	qsort_r(order, n, sizeof(*order), by_count, k->values);
	for (i = 0; i < n && i < VALUES; i++) {
		v = zy_intern_get(k->texts, order[i]);
		zy_buf_printf(b, "%s '%.*s' %llu", i ? "," : ":",
		    (int)(v.n - sizeof(kind)), v.p + sizeof(kind),
		    (unsigned long long)k->values[order[i]].count);
	}
	if (n > VALUES || k->kinds[kind].uncounted)
		zy_buf_puts(b, _(", and others"));
	free(order);
}

/* Prints the final line about a kind of message. */
static void
close_kind(struct zy_cli *cli, struct zy_cli_kinds *k, uint32_t number)
{
	const struct kind *x = &k->kinds[number];
	struct zy_buf b = ZY_BUF_INIT;

	if (x->warning)
		zy_buf_puts(&b, _("warning: "));
	zy_buf_view(&b, x->label);
	zy_buf_puts(&b, ": ");
	if (x->shown)
		zy_buf_printf(&b, _("%llu in all, the first %llu above"),
		    (unsigned long long)x->count, (unsigned long long)x->shown);
	else
		zy_buf_printf(
		    &b, _("%llu in all"), (unsigned long long)x->count);
	put_values(&b, k, number);
	zy_cli_print_text(cli, zy_buf_get(&b));
	zy_buf_release(&b);
}

void
zy_cli_kinds_finish(struct zy_cli *cli)
{
	struct zy_cli_kinds *k = cli->state->kinds;
	bool any = false;
	uint32_t i;

	if (!k)
		return;
	for (i = 0; i < zy_intern_count(k->keys); i++) {
		if (k->kinds[i].count == k->kinds[i].shown)
			continue;
		close_kind(cli, k, i);
		any = true;
	}
	if (any && !cli->state->errors)
		zy_cli_print_text(
		    cli, zy_view(_("-v tells all of these, --errors FILE "
				   "lists them")));
	cli->state->kinds = NULL;
	zy_intern_free(k->keys);
	zy_intern_free(k->texts);
	free(k->kinds);
	free(k->values);
	zy_buf_release(&k->key);
	zy_arena_release(&k->arena);
	free(k);
}
