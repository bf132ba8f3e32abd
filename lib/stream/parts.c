/*
 * Dividing a reader into parts for threads, and reading a record again:
 * implements zy_reader_split, zy_reader_rejoin and zy_reader_again of reader.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/mem.h"
#include "stream/reader-state.h"

enum {
	MAX_PARTS = 64,
	SHORTEST = 32, /* bytes of a record that zy_reader_expected assumes */
};

/*
 * Returns a reader with the columns of r over another source, which it owns; it
 * cannot read rows of CSV yet.
 */
static struct zy_reader *
like(const struct zy_reader *r, struct zy_source *take)
{
	struct zy_reader *p = zy_reader_new(take, &r->options);
	size_t i;

	p->delim = r->delim;
	p->width = r->width;
	memcpy(p->shape, r->shape, sizeof(p->shape));
	for (i = 0; i < r->n; i++) {
		zy_reader_add_column(p, &r->columns[i].h, r->columns[i].cell);
		p->columns[i].given = r->columns[i].given;
		if (r->columns[i].want)
			zy_reader_want(p, i);
	}
	p->wants_all = r->wants_all;
	p->straight = r->straight;
	zy_reader_pair_twins(p);
	if (r->json) {
		p->json = zy_json_new(p->source, false);
		zy_reader_copy_keys(p, r);
	}
	return p;
}

/* Returns a reader like r over a part of its input, which it owns. */
static struct zy_reader *
part_of(const struct zy_reader *r, struct zy_source *take)
{
	struct zy_reader *p = like(r, take);

	if (r->sheet) {
		p->sheet = zy_sheet_part(r->sheet, p->source);
		p->csv = zy_sheet_csv(p->sheet);
	}
	return p;
}

struct zy_view
zy_reader_text(const struct zy_reader *r)
{
	return r->csv ? zy_source_since_mark(r->source) : zy_json_text(r->json);
}

struct zy_reader *
zy_reader_again(struct zy_reader *r, struct zy_view text, uint64_t line)
{
	const struct zy_source_options o = {.encoding = "UTF-8",
	    .caps = *zy_source_caps(r->source),
	    .rows = zy_source_has_rows(r->source)};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *again;
	struct zy_source *s;

	/* What was read once is text. */
	if (zy_source_open_memory(
		&s, zy_source_name(r->source), text.p, text.n, &o, &e))
		return NULL;
	zy_source_number(s, line);
	pthread_mutex_lock(&r->lock);
	again = like(r, s);
	if (r->csv) {
		zy_reader_lay_out(again, zy_reader_layout_at(r, line));
		again->csv = zy_csv_new(s, r->delim);
		zy_csv_set_rows(again->csv, again->width, true);
	}
	pthread_mutex_unlock(&r->lock);
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
	if (r->array || r->records || r->nfills || n < 2 ||
	    (r->sheet && !zy_sheet_split(r->sheet)))
		return 1;
	zy_source_unmark(r->source); /* of the header, which is read */
	n = zy_source_split(
	    r->source, sources, n < MAX_PARTS ? n : MAX_PARTS, r->csv != NULL);
	r->unsplit = r->n;
	for (i = 1; i < n; i++)
		parts[i] = part_of(r, sources[i]);
	return n;
}

/*
 * Returns whether one reader would have refused columns because there are too
 * many.
 */
static bool
overflows(struct zy_reader **parts, int n)
{
	size_t columns = parts[0]->n;
	int i;

	for (i = 1; i < n; i++)
		columns += parts[i]->n - parts[0]->unsplit;
	return columns > zy_source_caps(parts[0]->source)->columns;
}

/*
 * Adds the counts of the cells of twins that a part has made to those of r.
 * Columns that the part has added itself may have other numbers in r.
 */
static void
add_counts(struct zy_reader *r, const struct zy_reader *part)
{
	const struct zy_reader_column *c = part->columns;
	size_t i;
	int k;

	for (i = 0; i < part->n; i++, c++) {
		if (c->lent == 0 && c->odd == 0)
			continue;
		k = i < r->unsplit ? (int)i : zy_reader_find(r, c->h.name.p);
		if (k < 0)
			continue;
		r->columns[k].lent += c->lent;
		r->columns[k].odd += c->odd;
	}
}

bool
zy_reader_rejoin(struct zy_reader **parts, int n, bool good)
{
	struct zy_reader *r = parts[0];
	int i;

	good = good && (r->csv || !overflows(parts, n));
	for (i = 0; i < n && r->sheet; i++)
		good = good && !zy_sheet_torn(parts[i]->sheet);
	for (i = 0; i < n && r->json; i++)
		good = good && !zy_json_torn(parts[i]->json);
	for (i = 1; i < n; i++) {
		r->records += parts[i]->records;
		add_counts(r, parts[i]);
		if (r->sheet)
			zy_sheet_join(r->sheet, parts[i]->sheet);
		zy_reader_free(parts[i]);
	}
	if (good)
		return true;
	zy_source_rejoin(r->source);
	r->records = 0;
	for (size_t k = 0; k < r->n; k++)
		r->columns[k].lent = r->columns[k].odd = 0;
	if (r->sheet) {
		zy_sheet_rejoin(r->sheet);
		r->csv = zy_sheet_csv(r->sheet);
		return false;
	}
	for (size_t k = 0; k < r->n; k++)
		r->columns[k].seen = 0;
	return false;
}
