/*
 * Checking the parts of a register in several threads: implements fast-check.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/fast-check.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/threads.h"
#include "register/lines.h"

enum {
	LITTLE = 1024 * 1024, /* bytes that are not worth a thread */
};

/* A part of the register: the lines that begin in it. */
struct part {
	const struct zy_fast_check *p;
	uint64_t from, to;
	int rc, code; /* as zy_fast_check_run; errno */
	uint64_t lines;
	struct zy_sought sought[ZY_SOUGHT_N];
	struct zy_line first, last; /* only numbers of them, no texts */
	char first_prev[ZY_HASH_HEX], hash[ZY_HASH_HEX];
	/* the line at hand */
	char *scratch;
	struct zy_json_member *m;
	size_t nm, cap;
};

void
zy_sought_count(struct zy_sought *sought, const char *hash, uint64_t line)
{
	int i;

	for (i = 0; i < ZY_SOUGHT_N; i++) {
		const char *digits = sought[i].digits;

		if (!digits || strncmp(hash, digits, strlen(digits)) != 0)
			continue;
		sought[i].count++;
		sought[i].line = line;
	}
}

/* Returns whether a line is searched for by its hash. */
static bool
seeks(const struct zy_fast_check *p)
{
	return p->sought[0].digits || p->sought[1].digits;
}

/* Adds a line to a part.  Returns whether it follows the line before it. */
static bool
take(struct part *x, struct zy_view text, uint64_t at)
{
	const struct zy_fast_check *p = x->p;
	struct zy_line l;

	if (text.n == 0 || text.p[text.n - 1] != '}' ||
	    zy_text_valid(text.p, text.n) < text.n ||
	    !zy_line_read(&l, text, x->scratch, &x->m, &x->nm, &x->cap))
		return false;
	if (x->lines == 0) {
		x->first = l;
		memcpy(x->first_prev, l.prev.p, ZY_HASH_HEX - 1);
	} else if (p->chain &&
		   (l.seq != x->last.seq + 1 || !zy_view_is(l.prev, x->hash) ||
		       !zy_line_follows(&l, &x->last))) {
		return false;
	}
	x->last = l;
	x->lines++;
	if (p->chain || seeks(p) || at + text.n + 1 == p->size)
		zy_line_hash((struct zy_view){text.p, text.n + 1}, x->hash);
	zy_sought_count(x->sought, x->hash, x->lines);
	return true;
}

/*
 * Checks the lines that begin in one part of the file, as one of the threads.
 */
static void
work(void *parts, int i)
{
	struct part *x = (struct part *)parts + i;
	struct zy_view line;
	struct zy_lines s;

	x->rc = 1;
	x->scratch = zy_malloc(ZY_LINE_MAX);
	/* The line that begins before a part, and ends in it, is not its. */
	zy_lines_init(
	    &s, x->p->fd, x->from ? x->from - 1 : x->from, x->p->size);
	if (x->from)
		x->rc = zy_lines_next(&s, &line);
	while (x->rc == 1 && s.at < x->to) {
		uint64_t at = s.at;

		x->rc = zy_lines_next(&s, &line);
		if (x->rc == 1 && !take(x, line, at))
			x->rc = 0;
	}
	x->code = errno;
	zy_lines_release(&s);
	free(x->scratch);
	free(x->m);
}

/* Adds the results of a part for the lines that are sought. */
static void
join_sought(struct zy_fast_check *p, const struct part *x)
{
	int i;

	for (i = 0; i < ZY_SOUGHT_N; i++) {
		p->sought[i].count += x->sought[i].count;
		if (x->sought[i].count)
			p->sought[i].line = p->lines + x->sought[i].line;
	}
}

/*
 * Returns 1 if the parts fit together and end with a whole batch, else 0 or -1
 * as zy_fast_check_run.
 */
static int
join(struct zy_fast_check *p, const struct part *parts, int n)
{
	const struct zy_line none = {0}, *before = &none;
	int i;

	zy_line_zero_hash(p->hash);
	for (i = 0; i < n; i++) {
		const struct part *x = &parts[i];

		if (x->rc != 1) {
			errno = x->code;
			return x->rc;
		}
		if (x->lines == 0)
			continue;
		if (p->chain &&
		    (x->first.seq != p->lines + 1 ||
			memcmp(x->first_prev, p->hash, ZY_HASH_HEX - 1) != 0 ||
			!zy_line_follows(&x->first, before)))
			return 0;
		join_sought(p, x);
		p->lines += x->lines;
		memcpy(p->hash, x->hash, ZY_HASH_HEX);
		before = &x->last;
	}
	return before->k == before->n;
}

int
zy_fast_check_run(struct zy_fast_check *p)
{
	uint64_t most = p->size / LITTLE + 1;
	int n = p->threads < 1 ? 1 : p->threads, i, rc;
	struct part *parts;

	if ((uint64_t)n > most)
		n = (int)most;
	parts = zy_calloc((size_t)n, sizeof(*parts));
	for (i = 0; i < n; i++) {
		parts[i].p = p;
		memcpy(parts[i].sought, p->sought, sizeof(p->sought));
		parts[i].from = p->size / (uint64_t)n * (uint64_t)i;
		parts[i].to = i + 1 < n
				  ? p->size / (uint64_t)n * (uint64_t)(i + 1)
				  : p->size;
	}
	zy_threads_run(n, work, parts);
	rc = join(p, parts, n);
	free(parts);
	return rc;
}
