/*
 * inspect-draw - a random check that anybody can draw again:
 *	inspect-draw --seed-file lottery.txt -n 5% --by township orgs.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/drawing.h"
#include "model/record.h"

struct opts {
	const char *seed, *seed_source, *seed_at, *pool_at, *pool_sha256;
	const char *method, *by, *verify;
	int64_t inspectors_each;
	bool replacement, announce, all;
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_drawing drawing;
	struct zy_draw_terms terms;
	struct zy_draw_record record;
	struct zy_table earlier; /* --verify */
};

/* Checks that the options agree.  Returns 0, or -1 with the fault printed. */
static int
check_options(struct job *j)
{
	const struct opts *o = j->o;
	const struct zy_drawing *d = &j->drawing;

	if (zy_drawing_read_numbers(&j->drawing))
		return -1;
	if (o->announce && (o->verify || o->seed || d->seed_file))
		zy_cli_usage(
		    j->cli, _("--announce stands before the seed is known"));
	else if (o->verify && (o->seed || d->seed_file || o->method))
		zy_cli_usage(j->cli,
		    _("--verify: the record has the seed and the method"));
	else if (o->seed && d->seed_file)
		zy_cli_usage(
		    j->cli, _("--seed and --seed-file exclude each other"));
	else if (!o->seed && !d->seed_file && !o->verify && !o->announce)
		zy_cli_usage(j->cli, _("--seed or --seed-file is needed"));
	else if (!d->number_text && !d->each_text && !d->quota && !o->verify &&
		 !o->announce)
		zy_cli_usage(
		    j->cli, _("how many? --number, --each or --quota"));
	else if (d->each_text && (d->number_text || d->quota))
		zy_cli_usage(j->cli, _("--each excludes --number and --quota"));
	else if ((d->each_text || d->quota) && !o->by)
		zy_cli_usage(j->cli, _("--each and --quota need --by"));
	else if (d->inspectors && !d->orgs)
		zy_cli_usage(j->cli, _("--inspectors needs --orgs"));
	else if (o->replacement && o->method &&
		 strcmp(o->method, "rfc3797") == 0)
		zy_cli_usage(
		    j->cli, _("RFC 3797 draws without replacement only"));
	else
		return 0;
	return -1;
}

/* Reads the record of an earlier draw, and its terms. */
static int
read_earlier(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view by;

	if (zy_cli_read_roster(
		j->cli, j->o->verify, &zy_draw_schema, &j->earlier))
		return -1;
	j->terms.each = 0;
	if (zy_draw_terms_read(&j->terms, &j->earlier, &e)) {
		zy_cli_fail(j->cli, &e);
		return -1;
	}
	by =
	    zy_table_cell(j->earlier.rows[0], zy_table_find(&j->earlier, "by"));
	if (!j->o->by && zy_drawing_set_by(&j->drawing, by))
		return -1;
	return 0;
}

/* Reads seed and terms from the options, or from the record. */
static int
read_terms(struct job *j)
{
	const struct opts *o = j->o;
	struct zy_draw_terms *t = &j->terms;

	t->each = (size_t)o->inspectors_each;
	if (o->by && zy_drawing_set_by(&j->drawing, zy_view(o->by)))
		return -1;
	if (o->verify)
		return read_earlier(j);
	if (o->announce)
		return 0;
	if (j->drawing.seed_file && zy_drawing_read_seed(&j->drawing))
		return -1;
	if (o->method)
		(void)zy_draw_method_find(zy_view(o->method), &t->method);
	t->replacement = o->replacement;
	t->all = o->all;
	t->seed = o->seed ? zy_view(o->seed) : zy_buf_get(&j->drawing.seed);
	t->seed_source = zy_view(o->seed_source);
	t->seed_at = zy_view(o->seed_at);
	t->pool_at = zy_view(o->pool_at);
	if (t->seed.n) {
		return zy_drawing_check_times(&j->drawing, t);
	}
	zy_cli_usage(j->cli, _("the seed is empty"));
	return -1;
}

/* Prints a finding as a warning. */
static void
warn(void *context, const struct zy_error *e)
{
	const struct job *j = context;

	zy_cli_warn(j->cli, e);
}

/* Compares the draw with the record and says what came of it. */
static void
verify(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t n;

	if (!j->terms.inspectors && j->terms.each) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the inspectors were not verified: give --inspectors "
		      "and --orgs"));
		zy_cli_warn(j->cli, &e);
	}
	n = zy_draw_record_compare(&j->record, &j->earlier, warn, j);
	if (n == 0)
		zy_cli_note(j->cli,
		    _("the record is what the draw gives: %llu rows"),
		    (unsigned long long)j->record.n);
}

/* Makes the draw, and writes its record or verifies an earlier one. */
static void
draw(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_writer *w;

	if (zy_draw_record_make(&j->record, &j->drawing.pool, &j->terms, &e)) {
		zy_cli_fail(j->cli, &e);
		return;
	}
	if (j->o->verify) {
		verify(j);
		return;
	}
	zy_drawing_tell_short(&j->drawing, &j->record);
	w = zy_cli_writer(j->cli);
	if (!w)
		return;
	zy_draw_record_write(&j->record, w);
	zy_cli_finish_writer(j->cli, w);
}

/* Returns whether the pool is the one that was announced. */
static bool
is_announced(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (!j->o->pool_sha256 ||
	    strcmp(j->o->pool_sha256, j->drawing.pool.sha256) == 0)
		return true;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("the pool is not the one that was announced, nothing is drawn: "
	      "its hash is %s"),
	    j->drawing.pool.sha256);
	zy_cli_warn(j->cli, &e);
	return false;
}

/*
 * Reads the terms, the pool and the inspectors, then draws or announces the
 * draw.
 */
static void
run(struct job *j)
{
	struct zy_drawing *d = &j->drawing;
	struct zy_buf by = ZY_BUF_INIT;
	size_t i;

	if (read_terms(j) || zy_drawing_read_pool(d) || !is_announced(j))
		return;
	if (j->o->announce) {
		zy_drawing_announce(d);
		return;
	}
	for (i = 0; i < d->nby; i++)
		zy_buf_printf(&by, "%s%s", i ? "," : "", d->by[i]);
	j->terms.by = zy_buf_get(&by);
	if (zy_drawing_read_inspectors(d) == 0) {
		j->terms.inspectors = d->inspectors ? &d->list : NULL;
		if (j->o->verify && !d->number_text && !d->each_text &&
		    !d->quota)
			zy_draw_places_read(&d->pool, &j->earlier);
		else
			(void)zy_drawing_set_places(d, j->terms.replacement);
		if (!zy_cli_failed(j->cli))
			draw(j);
	}
	zy_buf_release(&by);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_any_schema, &zy_draw_schema, &zy_inspector_schema};
	struct opts o = {.inspectors_each = 1};
	struct job j = {.o = &o};
	struct zy_drawing *d = &j.drawing;
	const struct zy_option table[] = {
	    ZY_STRING(0, "seed", &o.seed, N_("TEXT"),
		N_("what the draw is made from")),
	    ZY_STRING(0, "seed-file", &d->seed_file, N_("FILE"),
		N_("take the seed from FILE")),
	    ZY_STRING(0, "seed-source", &o.seed_source, N_("TEXT"),
		N_("where the seed comes from, as it was announced")),
	    ZY_STRING(0, "seed-at", &o.seed_at, N_("TIME"),
		N_("when the seed could be known")),
	    ZY_STRING(0, "pool-at", &o.pool_at, N_("TIME"),
		N_("when the pool was made public")),
	    ZY_STRING(0, "pool-sha256", &o.pool_sha256, N_("HASH"),
		N_("draw only from the pool that was announced by this hash")),
	    ZY_FLAG(0, "announce", &o.announce,
		N_("print the hash and the size of the pool; draw nothing")),
	    ZY_CHOICE(0, "method", &o.method, N_("METHOD"),
		"ticket|rfc3797|sampler", N_("how to draw (default: ticket)")),
	    ZY_FLAG(0, "replacement", &o.replacement,
		N_("who was drawn can be drawn again")),
	    ZY_STRING('n', "number", &d->number_text, N_("N|P%"),
		N_("draw N, or P percent, of the whole pool")),
	    ZY_STRING(0, "by", &o.by, N_("COLUMN,..."),
		N_("draw from each of the groups that these columns make")),
	    ZY_STRING(0, "each", &d->each_text, N_("N|P%"),
		N_("draw N, or P percent, of every group")),
	    ZY_STRING(0, "quota", &d->quota, N_("FILE"),
		N_("draw as many of each group as FILE says")),
	    ZY_STRING(0, "orgs", &d->orgs, N_("FILE"),
		N_("the organisations, from org-import")),
	    ZY_STRING(0, "inspectors", &d->inspectors, N_("FILE"),
		N_("draw inspectors from this list, too")),
	    ZY_INTEGER(0, "inspectors-each", &o.inspectors_each, N_("N"), 1,
		1000, N_("as many for each subject (default: 1)")),
	    ZY_FLAG(
		0, "all", &o.all, N_("write those who were not drawn, too")),
	    ZY_STRING(0, "verify", &o.verify, N_("RECORD"),
		N_("draw again, and compare with this record")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "inspect-draw",
	    .purpose = N_("Draw at random who is inspected, so that anybody "
			  "can draw again."),
	    .synopsis = "--seed TEXT -n N|P% [OPTION]... [FILE]...",
	    .examples = "  inspect-draw --announce orgs.csv\n"
			"  inspect-draw --seed-file lottery.txt --each 2 --by "
			"township \\\n      orgs.csv >drawn.csv\n"
			"  inspect-draw --verify drawn.csv orgs.csv\n",
	    .schemas = schemas,
	    .nschemas = sizeof(schemas) / sizeof(schemas[0]),
	};

	j.cli = d->cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table) == 0 &&
	    check_options(&j) == 0)
		run(&j);
	zy_draw_record_release(&j.record);
	zy_table_release(&j.earlier);
	zy_drawing_release(d);
	return zy_cli_finish(&cli);
}
