/* A reader in parts, for threads; its records again.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/mem.h"
#include "stream/reader-state.h"

enum {
	MAX_PARTS = 64,
	SHORTEST = 32, /* bytes of a record, to those who expect many */
};

/* A reader like r over another source, with the same columns. */
static struct zy_reader *
part_of(const struct zy_reader *r, struct zy_source *take)
{
	struct zy_reader *p = zy_reader_new(take, &r->options);
	size_t i;

	p->header = r->header; /* r lives at least as long */
	p->delim = r->delim;
	p->header_line = r->header_line;
	memcpy(p->shape, r->shape, sizeof(p->shape));
	if (r->csv)
		p->csv = zy_csv_new(p->source, p->delim);
	else
		p->json = zy_json_new(p->source, false);
	for (i = 0; i < r->n; i++) {
		zy_reader_add_column(p, &r->columns[i].h, r->columns[i].cell);
		if (r->columns[i].want)
			zy_reader_want(p, i);
	}
	p->wants_all = r->wants_all;
	if (r->json)
		zy_reader_copy_keys(p, r);
	return p;
}

struct zy_view
zy_reader_text(const struct zy_reader *r)
{
	return r->csv ? zy_source_since_mark(r->source) : zy_json_text(r->json);
}

struct zy_reader *
zy_reader_again(const struct zy_reader *r, struct zy_view text, uint64_t line)
{
	const struct zy_source_options o = {
	    .encoding = "UTF-8", .caps = *zy_source_caps(r->source)};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *again;
	struct zy_source *s;

	/* What was read once is text. */
	if (zy_source_open_memory(
		&s, zy_source_name(r->source), text.p, text.n, &o, &e))
		return NULL;
	zy_source_number(s, line);
	again = part_of(r, s);
	(void)zy_reader_next(again, &e);
	return again;
}

bool
zy_reader_is_csv(const struct zy_reader *r)
{
	return r->csv != NULL;
}

int
zy_reader_digest(
    const struct zy_reader *r, char out[ZY_DIGEST_HEX], struct zy_error *e)
{
	return zy_source_digest(r->source, out, e);
}

uint64_t
zy_reader_expected(const struct zy_reader *r)
{
	uint64_t n, taken, total = zy_source_total(r->source, &taken);

	if (taken == 0)
		return 0;
	n = (uint64_t)((zy_uint128)total * r->records / taken);
	return n < total / SHORTEST ? n : total / SHORTEST;
}

int
zy_reader_split(struct zy_reader *r, struct zy_reader **parts, int n)
{
	struct zy_source *sources[MAX_PARTS];
	int i;

	parts[0] = r;
	if (r->array || r->records || r->nfills || n < 2)
		return 1;
	zy_source_unmark(r->source); /* of the header, which is read */
	n = zy_source_split(
	    r->source, sources, n < MAX_PARTS ? n : MAX_PARTS, r->csv != NULL);
	r->unsplit = r->n;
	for (i = 1; i < n; i++)
		parts[i] = part_of(r, sources[i]);
	return n;
}

/* Would one reader have refused columns as too many? */
static bool
overflows(struct zy_reader **parts, int n)
{
	size_t columns = parts[0]->n;
	int i;

	for (i = 1; i < n; i++)
		columns += parts[i]->n - parts[0]->unsplit;
	return columns > zy_source_caps(parts[0]->source)->columns;
}

bool
zy_reader_rejoin(struct zy_reader **parts, int n, bool good)
{
	struct zy_reader *r = parts[0];
	int i;

	good = good && (r->csv || !overflows(parts, n));
	for (i = 0; i < n && r->csv; i++)
		good = good && !zy_csv_torn(parts[i]->csv);
	for (i = 1; i < n; i++) {
		r->records += parts[i]->records;
		r->skipped += parts[i]->skipped;
		zy_reader_free(parts[i]);
	}
	if (good)
		return true;
	zy_source_rejoin(r->source);
	r->records = r->skipped = 0;
	if (r->csv) {
		zy_csv_free(r->csv);
		r->csv = zy_csv_new(r->source, r->delim);
		return false;
	}
	for (size_t k = 0; k < r->n; k++)
		r->columns[k].seen = 0;
	return false;
}
