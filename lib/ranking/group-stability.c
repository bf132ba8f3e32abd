/*
 * The stability of one group: from sorted rows to rows that are drawn again.
 * Part of ranking-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/random.h"
#include "ranking/ranking-state.h"

enum {
	NAMED = 8,	 /* most subjects that a finding names */
	MOST_PLACES = 7, /* of a chance, after the decimal point */
};

void
zy_group_stability_release(struct zy_group_stability *g)
{
	free(g->rows);
	free(g->results);
	free(g->unknown);
	zy_buf_release(&g->names);
	zy_buf_release(&g->scratch);
	*g = (struct zy_group_stability){0};
}

/* Makes the arrays of g large enough for n rows; their contents are lost. */
static void
reserve(struct zy_group_stability *g, size_t n)
{
	if (n <= g->cap)
		return;
	g->cap = n;
	free(g->rows);
	free(g->results);
	free(g->unknown);
	g->rows = zy_reallocarray(NULL, n, sizeof(*g->rows));
	g->results = zy_reallocarray(NULL, n, sizeof(*g->results));
	g->unknown = zy_reallocarray(NULL, n, sizeof(*g->unknown));
}

/* ---- Bands ---- */

/* Sets *d to a number of a standard; false where it has too many digits. */
static bool
to_decimal(const struct zy_rational *r, struct zy_buf *b, struct zy_decimal *d)
{
	enum {
		PLACES = 9
	};

	zy_buf_reset(b);
	zy_rational_format(b, r, PLACES, ZY_HALF_UP);
	if (zy_decimal_parse(d, zy_buf_get(b)) != ZY_NUMBER_OK)
		return false;
	while (d->places > 0 && d->coef % 10 == 0) {
		d->coef /= 10;
		d->places--;
	}
	return zy_rational_cmp_decimal(r, *d) == 0;
}

/*
 * Lowers a bound by half a unit of the last digit if bands compare rounded
 * totals: what is rounded up to the bound is enough.
 */
static void
allow_rounding(const struct zy_marks *m, struct zy_decimal *d)
{
	int64_t half = 5;
	int i;

	if (!m->bands_rounded)
		return;
	for (; d->places < m->places + 1; d->places++)
		d->coef *= 10;
	for (i = m->places + 1; i < d->places; i++)
		half *= 10;
	d->coef -= half;
}

/*
 * Returns the number of the band with that id or name, or s->nbands where the
 * standard has none.
 */
static size_t
find_band(const struct zy_standard *s, struct zy_view id)
{
	size_t b = 0;

	while (b < s->nbands && !zy_view_is(id, s->bands[b].id) &&
	       !zy_view_is(id, s->bands[b].name))
		b++;
	return b;
}

/*
 * Sets the bounds between which the row keeps the band in cell.  If vetoes or
 * gates have given it a lower band than its value earns, it has no upper bound:
 * only a lower value changes the band.  Returns false where the standard has no
 * such band.
 */
static bool
set_band(struct zy_group_stability *g, const struct zy_standard *s,
    struct zy_view cell, struct zy_stability_row *row)
{
	size_t band = find_band(s, cell), earned = 0;

	if (cell.n && band == s->nbands)
		return false;
	while (earned < s->nbands &&
	       zy_rational_cmp_decimal(&s->bands[earned].min, row->value) > 0)
		earned++;
	row->has_least = band < s->nbands;
	row->has_below = band > 0 && band == earned;
	if (row->has_least &&
	    !to_decimal(&s->bands[band].min, &g->scratch, &row->least))
		return false;
	if (row->has_below &&
	    !to_decimal(&s->bands[band - 1].min, &g->scratch, &row->below))
		return false;
	allow_rounding(&s->marks, &row->least);
	allow_rounding(&s->marks, &row->below);
	return true;
}

/* ---- Rows ---- */

/*
 * Returns the key of a row's random numbers: of its subject, or of its position
 * where it has none.
 */
static uint64_t
key_of(const struct zy_ranking *c, struct zy_group_stability *g,
    const char *row, size_t at)
{
	struct zy_view subject = zy_row_cell(row, c->subject_cell);

	if (subject.n == 0)
		subject = zy_row_cell(row, c->id_cell);
	if (subject.n == 0) {
		zy_buf_reset(&g->scratch);
		zy_buf_printf(&g->scratch, "#%zu", at + 1);
		subject = zy_buf_get(&g->scratch);
	}
	return zy_random_key(zy_view(c->stability.seed), subject);
}

/* Returns whether the row's error is known; sets it. */
static bool
take_error(const struct zy_ranking *c, struct zy_group_stability *g,
    const char *row, struct zy_decimal *error)
{
	if (c->error_cell < 0)
		return true; /* no column of errors: all is certain */
	if (zy_rank_value(
		zy_row_cell(row, c->error_cell), &g->scratch, error) == 1 &&
	    error->coef >= 0)
		return true;
	*error = (struct zy_decimal){0};
	return false;
}

/*
 * Counts a row whose error or band is unknown, and appends the subjects of the
 * first few such rows to g->names.
 */
static void
name_unknown(struct zy_group_stability *g, const struct zy_ranking *c,
    const char *row, size_t at)
{
	struct zy_view id = zy_row_cell(row, c->subject_cell);

	if (id.n == 0)
		id = zy_row_cell(row, c->id_cell);
	if (g->nunknown++ >= NAMED)
		return;
	zy_buf_puts(&g->names, g->nunknown > 1 ? ", " : "");
	if (id.n)
		zy_buf_printf(&g->names, "'%.*s'", ZY_ARG(id));
	else
		zy_buf_printf(&g->names, "#%zu", at + 1);
}

/*
 * Sets row i of the draws from row i of the sorted group: value, standard error
 * and, with bands, the bounds of its band.
 */
static void
take_row(struct zy_group_stability *g, const struct zy_ranking *c,
    const struct zy_sort *s, size_t i)
{
	const char *row = s->items[i].row;
	struct zy_stability_row *to = &g->rows[i];
	bool known;

	*to = (struct zy_stability_row){.key = key_of(c, g, row, i)};
	(void)zy_rank_value(
	    zy_row_cell(row, c->by_cell), &g->scratch, &to->value);
	to->ties = s->same[i] & ZY_SORT_SAME_KEYS;
	known = take_error(c, g, row, &to->error);
	if (c->stability.bands)
		known = set_band(g, c->stability.bands,
			    zy_row_cell(row, c->band_cell), to) &&
			known;
	g->unknown[i] = !known;
	if (!known)
		name_unknown(g, c, row, i);
}

void
zy_group_stability_draw(struct zy_group_stability *g,
    const struct zy_ranking *c, const struct zy_sort *s, size_t n,
    uint64_t places, int threads)
{
	const struct zy_stability_options o = {.draws = c->stability.draws,
	    .threads = threads,
	    .method = c->method,
	    .ascending = c->ascending,
	    .bands = c->stability.bands != NULL,
	    .places = places};
	size_t i;

	g->draws = c->stability.draws;
	g->bands = o.bands;
	g->nunknown = 0;
	zy_buf_reset(&g->names);
	reserve(g, n);
	for (i = 0; i < n; i++)
		take_row(g, c, s, i);
	g->failed = zy_stability_draw(g->rows, n, &o, g->results) != 0;
}

/* ---- What is written ---- */

bool
zy_group_stability_chance(
    const struct zy_group_stability *g, size_t at, struct zy_buf *b)
{
	uint32_t selected = g->results[at].selected;
	int places = 0;
	uint64_t one;

	if (g->failed || g->unknown[at])
		return false;
	/* Enough places to tell one draw less than all from all. */
	for (one = 1; one < g->draws && places < MOST_PLACES; one *= 10)
		places++;
	if (selected == 0 || selected == g->draws)
		places = 0;
	zy_quotient_format(b, selected, g->draws, places, ZY_HALF_UP);
	return true;
}

/* Appends a place, given doubled: 5 is written as 2.5. */
static void
put_place(struct zy_buf *b, uint64_t doubled)
{
	zy_buf_printf(b, "%llu%s", (unsigned long long)doubled / 2,
	    doubled % 2 ? ".5" : "");
}

bool
zy_group_stability_places(
    const struct zy_group_stability *g, size_t at, struct zy_buf *b)
{
	if (g->failed || g->unknown[at])
		return false;
	put_place(b, g->results[at].low);
	zy_buf_putc(b, '-');
	put_place(b, g->results[at].high);
	return true;
}

bool
zy_group_stability_finding(const struct zy_group_stability *g, struct zy_buf *b)
{
	if (g->failed) {
		zy_buf_puts(
		    b, _("values and errors have too many digits in common to "
			 "be drawn again: no chance, no places"));
		return true;
	}
	if (g->nunknown == 0)
		return false;
	zy_buf_printf(b,
	    g->bands ? _("error or band is unknown of %llu, so that their "
			 "chance and places are, too; their values stay as "
			 "they are in all draws: %s")
		     : _("the error is unknown of %llu, so that their chance "
			 "and places are, too; their values stay as they are "
			 "in all draws: %s"),
	    (unsigned long long)g->nunknown, g->names.p);
	if (g->nunknown > NAMED)
		zy_buf_printf(b, _(" and %llu more"),
		    (unsigned long long)g->nunknown - NAMED);
	return true;
}
