/* SPDX-License-Identifier: MIT */
#include "model/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
zy_findings_init(struct zy_findings *f, size_t nrows)
{
	*f = (struct zy_findings){.n = nrows};
	f->first = zy_calloc(nrows, sizeof(struct zy_finding *));
	f->out = zy_calloc(nrows, sizeof(*f->out));
}

void
zy_findings_release(struct zy_findings *f)
{
	free(f->first);
	free(f->out);
	zy_arena_release(&f->arena);
	*f = (struct zy_findings){0};
}

void
zy_findings_add(struct zy_findings *f, size_t row, enum zy_finding_kind kind,
    int column, const char *fmt, ...)
{
	struct zy_finding **at = &f->first[row], *x;
	char text[640];
	va_list ap;

	if (f->out[row])
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	x = zy_arena_alloc(&f->arena, sizeof(*x));
	*x = (struct zy_finding){.kind = kind, .column = column};
	x->what = zy_arena_strndup(&f->arena, text, strlen(text));
	if (kind == ZY_FINDING_WARNED) {
		while (*at)
			at = &(*at)->next;
	} else {
		f->out[row] = true; /* nothing else of it counts */
	}
	*at = x;
}
