/*
 * Findings of a check, and their places in the document.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdarg.h>
#include <stdio.h>

#include "standard/check-state.h"

void
zy_check_start(struct zy_check_path *p, const struct zy_check *c)
{
	p->at[0] = c->s->document;
	p->n = 1;
}

void
zy_check_key(struct zy_check_path *p, const char *key)
{
	p->at[p->n] = zy_config_get(&p->at[p->n - 1], key);
	p->n++;
}

void
zy_check_index(struct zy_check_path *p, size_t i)
{
	p->at[p->n] = zy_config_at(&p->at[p->n - 1], i);
	p->n++;
}

static void report(struct zy_check *c, const struct zy_check_path *p,
    enum zy_error_kind kind, const char *fmt, va_list ap) ZY_PRINTF(4, 0);

/*
 * Passes a finding of that kind about the place p to c->found, and counts it.
 */
static void
report(struct zy_check *c, const struct zy_check_path *p,
    enum zy_error_kind kind, const char *fmt, va_list ap)
{
	struct zy_error e = ZY_ERROR_INIT;
	char text[400];

	vsnprintf(text, sizeof(text), fmt, ap);
	zy_config_error(&p->at[p->n - 1], &e, "%s", text);
	e.kind = kind;
	c->found(c->context, &e);
	c->n++;
}

void
zy_check_warn(
    struct zy_check *c, const struct zy_check_path *p, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(c, p, ZY_ERROR_RECORD, fmt, ap);
	va_end(ap);
}

void
zy_check_error(
    struct zy_check *c, const struct zy_check_path *p, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(c, p, ZY_ERROR_CONFIG, fmt, ap);
	va_end(ap);
}

void
zy_check_print(struct zy_check *c, const struct zy_rational *a,
    const struct zy_rational *b)
{
	zy_buf_reset(&c->a);
	zy_buf_reset(&c->b);
	zy_rational_print(&c->a, a);
	zy_rational_print(&c->b, b);
}
