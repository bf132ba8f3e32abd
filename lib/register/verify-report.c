/*
 * Reports a finding of a verification.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdarg.h>

#include "register/verify-state.h"

void
zy_verify_report(
    struct zy_verify *v, const char *level, uint64_t line, const char *fmt, ...)
{
	struct zy_buf b = ZY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	v->r->findings++;
	v->o->found(v->o->context, level, line, b.p);
	zy_buf_release(&b);
}
