/*
 * Reading one input by several threads: implements zy_cli_read_parts of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/threads.h"
#include "cli/state.h"

enum {
	MAX_PARTS = 64,
	MANY = 4000, /* faults or remarks that a part keeps: a kilobyte each */
};

/* The part that one thread reads.  Its bad records and remarks are kept, and
 * reported when all threads have finished. */
struct part {
	struct zy_table bad;
	struct zy_error *errors; /* the first of each bad record */
	size_t nerrors, cap;
	size_t nfaults;			 /* of all bad records */
	const struct zy_error **remarks; /* one list for each good record */
	size_t nremarks, remarks_cap;
	uint64_t records;
	struct zy_error fatal;
};

struct reading {
	const struct zy_cli_parts *how;
	struct zy_reader *readers[MAX_PARTS];
	struct part *parts;
};

/* Keeps the remarks about the current record, which is good. */
static void
keep_remarks(struct part *p, struct zy_reader *r)
{
	p->remarks = zy_grow(p->remarks, &p->remarks_cap, p->nremarks + 1,
	    sizeof(const struct zy_error *));
	p->remarks[p->nremarks++] =
	    zy_error_keep(&p->bad.arena, zy_reader_remarks(r));
}

/*
 * Reads a part to its end, or until an error that must stop the work or more
 * than MANY faults or remarks: then p->fatal is set and the part is to be
 * read again by one thread.
 */
static void
read_part(void *context, int i)
{
	struct reading *x = context;
	struct zy_reader *r = x->readers[i];
	struct part *p = &x->parts[i];
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_error *f;
	bool taken;
	int rc;

	while ((rc = zy_reader_next(r, &e)) != 0) {
		if (rc < 0 && e.kind != ZY_ERROR_RECORD) {
			p->fatal = e;
			break;
		}
		p->records++;
		taken = rc == 1 && x->how->take(x->how->context, i, r, &e) == 0;
		if (ZY_UNLIKELY(rc == 1 && zy_reader_remarks(r)))
			keep_remarks(p, r);
		if (p->nremarks > MANY) {
			/* Of any kind: one thread reads all of it again. */
			p->fatal.kind = ZY_ERROR_RECORD;
			break;
		}
		if (!taken && rc < 0 && x->how->flawed)
			taken = x->how->flawed(x->how->context, i, r, &e);
		if (taken && rc < 0)
			zy_error_clear(&e);
		if (taken)
			continue;
		if (e.kind != ZY_ERROR_RECORD || p->nfaults >= MANY) {
			p->fatal = e;
			break;
		}
		zy_table_add(&p->bad, r);
		p->errors = zy_grow(
		    p->errors, &p->cap, p->nerrors + 1, sizeof(*p->errors));
		e.next = zy_error_keep(&p->bad.arena, e.next);
		p->errors[p->nerrors++] = e;
		for (f = &e; f; f = f->next)
			p->nfaults++;
		zy_error_clear(&e);
	}
	if (x->how->done)
		x->how->done(x->how->context, i);
}

/*
 * Reports the bad records and the remarks of a part in the order of the input.
 */
static void
replay(struct zy_cli *cli, const struct part *p)
{
	size_t i, k = 0;

	cli->records += p->records;
	for (i = 0; i < p->nerrors; i++) {
		for (; k < p->nremarks &&
		       p->remarks[k]->line < p->bad.rows[i]->line;
		     k++)
			zy_cli_report_remarks(cli, p->remarks[k]);
		zy_cli_refuse_row(cli, &p->bad, p->bad.rows[i], &p->errors[i]);
	}
	for (; k < p->nremarks; k++)
		zy_cli_report_remarks(cli, p->remarks[k]);
}

bool
zy_cli_read_parts(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_cli_parts *how)
{
	struct reading x = {.how = how};
	bool good = true;
	int i, n;

	n = zy_reader_split(r, x.readers,
	    cli->threads < MAX_PARTS ? (int)cli->threads : MAX_PARTS);
	if (n < 2)
		return false;
	x.parts = zy_calloc((size_t)n, sizeof(*x.parts));
	for (i = 0; i < n; i++) {
		x.parts[i].bad.keep_raw = true;
		how->begin(how->context, i, n, x.readers[i]);
	}
	zy_threads_run(n, read_part, &x);
	for (i = 0; i < n; i++)
		good = good && !x.parts[i].fatal.kind &&
		       !(x.parts[i].nerrors && cli->strict);
	good = good && how->fits(how->context, n);
	good = zy_reader_rejoin(x.readers, n, good);
	for (i = 0; i < n; i++) {
		if (good)
			replay(cli, &x.parts[i]);
		how->end(how->context, i, good);
		zy_table_release(&x.parts[i].bad);
		free(x.parts[i].errors);
		free(x.parts[i].remarks);
	}
	free(x.parts);
	return good;
}
