/*
 * org-import: township submissions in, one checked org stream out.
 *
 *	org-import --rejects back.csv village.csv town.csv > orgs.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/cli.h"
#include "model/org.h"
#include "model/record.h"

struct opts {
	const char *township, *parent, *base, *changes;
	struct zy_list fill_down;
	bool assign_ids;
};

/* What is read, and what is known of each file (by the table's numbers). */
struct intake {
	struct zy_table table;
	struct zy_table base;
	bool *derive;	     /* no parent column: parents from codes */
	bool *has_secretary; /* an empty secretary is a finding */
	size_t cap;
	size_t incoming;       /* rows of the inputs; base rows follow */
	struct zy_intern *ids; /* of the base */
	uint32_t *base_row;    /* by row of table: its base row */
};

static int
need_column(struct zy_table *t, const char *name)
{
	return (int)zy_table_column(
	    t, zy_view(name), zy_schema_find(&zy_org_schema, zy_view(name)));
}

/* --township, --parent and --fill-down complete what a record leaves out. */
static void
complete(struct intake *in, size_t row, size_t first, const struct opts *o)
{
	struct zy_table *t = &in->table;
	size_t i, c;
	struct zy_view above;

	for (i = 0; i < o->fill_down.n && row > first; i++) {
		c = (size_t)need_column(t, o->fill_down.items[i]);
		above = zy_table_cell(t->rows[row - 1], (int)c);
		if (above.n && zy_table_cell(t->rows[row], (int)c).n == 0)
			zy_table_set(t, row, c, above);
	}
	if (o->township) {
		c = (size_t)need_column(t, "township");
		if (zy_table_cell(t->rows[row], (int)c).n == 0)
			zy_table_set(t, row, c, zy_view(o->township));
	}
	if (o->parent) {
		c = (size_t)need_column(t, "parent");
		if (zy_table_cell(t->rows[row], (int)c).n == 0 &&
		    !zy_view_is(
			zy_table_cell(t->rows[row], zy_table_find(t, "id")),
			o->parent))
			zy_table_set(t, row, c, zy_view(o->parent));
	}
}

static void
know_file(struct intake *in, size_t files, bool derive, bool secretary)
{
	if (files > in->cap) {
		size_t cap = files * 2;

		in->derive =
		    zy_reallocarray(in->derive, cap, sizeof(*in->derive));
		in->has_secretary = zy_reallocarray(
		    in->has_secretary, cap, sizeof(*in->has_secretary));
		in->cap = cap;
	}
	in->derive[files - 1] = derive;
	in->has_secretary[files - 1] = secretary;
}

static void
read_input(struct zy_cli *cli, struct intake *in, const char *path,
    const struct opts *o)
{
	struct zy_reader *r = zy_cli_open(cli, path, &zy_org_schema);
	size_t first = in->table.nrows, files = in->table.nfiles;

	if (!r)
		return;
	while (zy_cli_next(cli, r) == 1) {
		zy_table_add(&in->table, r);
		complete(in, in->table.nrows - 1, first, o);
	}
	if (in->table.nfiles > files)
		know_file(in, in->table.nfiles,
		    zy_reader_find(r, "parent") < 0 && !o->parent,
		    zy_reader_find(r, "secretary") >= 0);
	zy_cli_close(cli, r);
}

/* Lays a base record under the incoming one of the same id. */
static void
underlay(struct intake *in, size_t row, uint32_t base)
{
	const struct zy_table_row *old = in->base.rows[base];
	const struct zy_reject *came = in->table.rows[row]->reject;
	size_t i, k, c;

	for (i = 0; i < in->base.ncolumns; i++) {
		/* Where a record came from is not what it says. */
		if (zy_view_is(in->base.columns[i].name, "source"))
			continue;
		c = zy_table_column(&in->table, in->base.columns[i].name,
		    in->base.columns[i].decl);
		for (k = 0; came && k < came->n; k++)
			if (came->header->table_column[k] == (int)c)
				break;
		if (came && k < came->n)
			continue; /* the input has this column: its word */
		if (zy_table_cell(in->table.rows[row], (int)c).n == 0)
			zy_table_set(
			    &in->table, row, c, zy_table_cell(old, (int)i));
	}
}

/* Adds the base's records that no input brings again. */
static void
append_base(struct intake *in, const bool *superseded, const char *path)
{
	struct zy_table *t = &in->table;
	struct zy_view *cells;
	size_t i, k, n;

	t->files =
	    zy_grow(t->files, &t->fcap, t->nfiles + 1, sizeof(*t->files));
	t->files[t->nfiles++] = path;
	know_file(in, t->nfiles, false, false);
	for (i = 0; i < in->base.ncolumns; i++)
		zy_table_column(
		    t, in->base.columns[i].name, in->base.columns[i].decl);
	n = t->ncolumns;
	cells = zy_calloc(n, sizeof(*cells));
	for (i = 0; i < in->base.nrows; i++) {
		struct zy_table_row *row;

		if (superseded[i])
			continue;
		memset(cells, 0, n * sizeof(*cells));
		for (k = 0; k < in->base.ncolumns; k++)
			cells[zy_table_column(t, in->base.columns[k].name,
			    NULL)] = zy_table_cell(in->base.rows[i], (int)k);
		row = zy_table_add_cells(t, cells, n);
		row->file = (uint32_t)t->nfiles - 1;
		row->line = in->base.rows[i]->line;
	}
	free(cells);
}

static int
read_base(struct zy_cli *cli, struct intake *in, const struct opts *o)
{
	struct zy_reader *r = zy_cli_open(cli, o->base, &zy_org_schema);
	bool *superseded;
	size_t i;
	uint32_t k;
	int id;

	if (!r)
		return -1;
	while (zy_cli_next(cli, r) == 1)
		zy_table_add(&in->base, r);
	zy_cli_close(cli, r);
	id = zy_table_find(&in->base, "id");
	for (i = 0; i < in->base.nrows; i++)
		zy_intern_put(in->ids, zy_table_cell(in->base.rows[i], id));
	if (zy_intern_count(in->ids) != in->base.nrows) {
		struct zy_error e = ZY_ERROR_INIT;

		zy_error_set(&e, ZY_ERROR_IO,
		    _("the base has a code twice: is it an output of "
		      "org-import?"));
		zy_error_at(&e, o->base, 0, 0);
		zy_cli_fail(cli, &e);
		return -1;
	}
	superseded = zy_calloc(in->base.nrows, sizeof(*superseded));
	id = zy_table_find(&in->table, "id");
	for (i = 0; i < in->incoming; i++) {
		k = zy_intern_find(
		    in->ids, zy_table_cell(in->table.rows[i], id));
		if (k == ZY_INTERN_NONE)
			continue;
		superseded[k] = true;
		underlay(in, i, k);
	}
	append_base(in, superseded, o->base);
	free(superseded);
	return 0;
}

static void
check(struct intake *in, struct zy_orgs *orgs, const struct opts *o)
{
	zy_orgs_init(orgs, &in->table);
	orgs->outside = o->parent;
	zy_orgs_check_names(orgs, !o->assign_ids);
	zy_orgs_check_codes(orgs);
	zy_orgs_resolve(orgs, in->derive);
	if (o->assign_ids)
		zy_orgs_assign(orgs);
	zy_orgs_check_tree(orgs);
	zy_orgs_check_siblings(orgs);
	if (orgs->secretary >= 0)
		zy_orgs_check_secretaries(orgs, in->has_secretary);
}

/* Tells every finding in the order of the records. */
static int
tell(struct zy_cli *cli, struct intake *in, const struct zy_orgs *orgs)
{
	struct zy_error e = ZY_ERROR_INIT;
	size_t i;

	for (i = 0; i < orgs->n; i++) {
		const struct zy_org *x = &orgs->items[i];

		if (x->finding == ZY_ORG_FINE)
			continue;
		zy_error_clear(&e);
		zy_cli_blame_row(
		    &in->table, in->table.rows[i], x->column, x->what, &e);
		if (x->finding == ZY_ORG_WARNED)
			zy_cli_warn(cli, &e);
		else if (x->finding == ZY_ORG_REPEAT)
			zy_cli_note(cli, "%s:%llu: %s", e.source,
			    (unsigned long long)e.line, e.message);
		else if (i >= in->incoming)
			zy_cli_warn(cli, &e); /* the base keeps its record */
		else if (zy_cli_refuse_row(
			     cli, &in->table, in->table.rows[i], &e))
			return -1;
	}
	return 0;
}

/* One org of the output: a row, or a base row whose change was refused. */
struct out {
	struct zy_view id;
	uint32_t row;
	bool from_base;
	bool unchanged; /* against the base, whose source stays */
};

static int
by_id(const void *a, const void *b)
{
	return zy_view_cmp(
	    ((const struct out *)a)->id, ((const struct out *)b)->id);
}

struct output {
	int base_source; /* column of the base */
	struct out *rows;
	size_t n;
	int *columns; /* of the table, in the order written */
	size_t ncolumns;
	struct zy_buf text;
};

/* Canonical columns that somebody has, then the unknown ones as they came. */
static void
choose_columns(struct output *out, struct intake *in)
{
	static const char *const always[] = {"id", "name", "parent", "source"};
	const struct zy_schema *s = &zy_org_schema;
	struct zy_table *t = &in->table;
	size_t i;

	for (i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		need_column(t, always[i]);
	out->columns =
	    zy_reallocarray(NULL, t->ncolumns + 1, sizeof(*out->columns));
	for (i = 0; i < s->n; i++) {
		int c = zy_table_find(t, s->columns[i].name);

		if (c >= 0)
			out->columns[out->ncolumns++] = c;
	}
	for (i = 0; i < t->ncolumns; i++)
		if (!zy_schema_find(s, t->columns[i].name) &&
		    !zy_view_is(t->columns[i].name, "reason") &&
		    !zy_view_is(t->columns[i].name, "退回原因"))
			out->columns[out->ncolumns++] = (int)i;
}

/* The cell of column c as written: parents by id, levels, the source. */
static struct zy_view
final_cell(struct output *out, const struct intake *in,
    const struct zy_orgs *orgs, const struct out *x, int c)
{
	static const char *const levels[] = {"county", "township", "village"};
	const struct zy_table *t = &in->table;
	const struct zy_org *org = &orgs->items[x->row];
	struct zy_view name = t->columns[c].name, v;

	if (x->from_base) {
		char *text = zy_strndup(name.p, name.n);
		int b = zy_table_find(&in->base, text);

		free(text);
		return zy_table_cell(in->base.rows[x->row], b);
	}
	v = zy_table_cell(t->rows[x->row], c);
	if (zy_view_is(name, "parent") && org->parent < orgs->n)
		return zy_table_cell(t->rows[org->parent], orgs->id);
	if (zy_view_is(name, "level") && v.n == 0 && org->level < 3)
		return zy_view(levels[org->level]);
	if (zy_view_is(name, "township") && v.n == 0) {
		zy_buf_reset(&out->text);
		zy_orgs_township(orgs, x->row, &out->text);
		return zy_buf_get(&out->text);
	}
	if (zy_view_is(name, "source") && v.n == 0 && x->unchanged)
		return zy_table_cell(
		    in->base.rows[zy_intern_find(in->ids, x->id)],
		    out->base_source);
	if (zy_view_is(name, "source") && v.n == 0) {
		const struct zy_table_row *row = t->rows[x->row];

		zy_buf_reset(&out->text);
		zy_buf_printf(&out->text, "%s:%llu", t->files[row->file],
		    (unsigned long long)row->line);
		return zy_buf_get(&out->text);
	}
	return v;
}

static void
collect(struct output *out, struct intake *in, struct zy_orgs *orgs)
{
	uint32_t k;
	size_t i;

	/* Levels that codes or inputs tell bring these two columns. */
	for (i = 0; i < orgs->n; i++)
		if (orgs->items[i].level < 3)
			break;
	if (i < orgs->n) {
		orgs->level = need_column(&in->table, "level");
		orgs->township = need_column(&in->table, "township");
	}
	out->rows = zy_reallocarray(NULL, orgs->n + 1, sizeof(*out->rows));
	for (i = 0; i < orgs->n; i++) {
		struct out x = {
		    .id = zy_table_cell(in->table.rows[i], orgs->id),
		    .row = (uint32_t)i};

		if (orgs->items[i].finding >= ZY_ORG_REFUSED) {
			/* What the base has is not lost by a bad change. */
			k = zy_intern_find(in->ids, x.id);
			if (k == ZY_INTERN_NONE || x.id.n == 0 ||
			    orgs->items[i].finding == ZY_ORG_REPEAT ||
			    zy_orgs_find(orgs, x.id) != i)
				continue;
			x.row = k;
			x.from_base = true;
		}
		out->rows[out->n++] = x;
	}
	qsort(out->rows, out->n, sizeof(*out->rows), by_id);
}

static void
write_orgs(struct zy_cli *cli, struct output *out, struct intake *in,
    const struct zy_orgs *orgs)
{
	struct zy_writer *w = zy_cli_writer(cli);
	size_t i, k;

	if (!w)
		return;
	for (k = 0; k < out->ncolumns; k++) {
		const struct zy_table_column *c =
		    &in->table.columns[out->columns[k]];

		zy_writer_column(w, c->name,
		    c->decl ? c->decl
			    : zy_schema_find(&zy_org_schema, c->name));
	}
	for (i = 0; i < out->n && !zy_writer_closed(w); i++) {
		for (k = 0; k < out->ncolumns; k++)
			zy_writer_cell(w, final_cell(out, in, orgs,
					      &out->rows[i], out->columns[k]));
		zy_writer_end(w);
	}
	zy_cli_finish_writer(cli, w);
}

/* Where changes go: a CSV file, or a line each on standard error. */
struct changes {
	struct zy_cli *cli;
	struct zy_writer *w;
	uint64_t added, changed, gone;
};

static void
change(struct changes *ch, const char *what, struct zy_view id,
    struct zy_view column, struct zy_view old, struct zy_view now)
{
	if (ch->w) {
		zy_writer_cell(ch->w, zy_view(what));
		zy_writer_cell(ch->w, id);
		zy_writer_cell(ch->w, column);
		zy_writer_cell(ch->w, old);
		zy_writer_cell(ch->w, now);
		zy_writer_end(ch->w);
	} else if (column.n) {
		zy_cli_note(ch->cli, "%s %.*s: %.*s '%.*s' -> '%.*s'", what,
		    ZY_ARG(id), ZY_ARG(column), ZY_ARG(old), ZY_ARG(now));
	} else {
		zy_cli_note(ch->cli, "%s %.*s: '%.*s'", what, ZY_ARG(id),
		    ZY_ARG(old.n ? old : now));
	}
}

static void
compare(struct changes *ch, struct output *out, struct intake *in,
    const struct zy_orgs *orgs, struct out *x)
{
	uint32_t k = zy_intern_find(in->ids, x->id);
	struct zy_view name, now, old;
	uint64_t before = ch->changed;
	size_t i;

	if (k == ZY_INTERN_NONE) {
		ch->added++;
		change(ch, "added", x->id, (struct zy_view){NULL, 0},
		    (struct zy_view){NULL, 0},
		    zy_table_cell(in->table.rows[x->row], orgs->name));
		return;
	}
	for (i = 0; i < out->ncolumns; i++) {
		char *text;

		name = in->table.columns[out->columns[i]].name;
		if (zy_view_is(name, "source"))
			continue;
		text = zy_strndup(name.p, name.n);
		old = zy_table_cell(
		    in->base.rows[k], zy_table_find(&in->base, text));
		free(text);
		now = final_cell(out, in, orgs, x, out->columns[i]);
		if (!zy_view_eq(old, now)) {
			ch->changed = before + 1;
			change(ch, "changed", x->id, name, old, now);
		}
	}
	x->unchanged = ch->changed == before;
}

/*
 * Base records of a township that reported as a whole (its own committee is
 * in the input) and which it names no more.
 */
static void
report_gone(struct changes *ch, struct intake *in, const struct zy_orgs *orgs)
{
	struct zy_intern *reported = zy_intern_new();
	struct zy_view none = {NULL, 0};
	struct zy_buf t = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < in->table.nrows; i++) {
		zy_buf_reset(&t);
		zy_orgs_township(orgs, i, &t);
		if (i < in->incoming && orgs->items[i].level == 1)
			zy_intern_put(reported, zy_buf_get(&t));
		if (i < in->incoming || t.n == 0 ||
		    zy_intern_find(reported, zy_buf_get(&t)) == ZY_INTERN_NONE)
			continue;
		ch->gone++;
		change(ch, "gone", zy_table_cell(in->table.rows[i], orgs->id),
		    none, zy_table_cell(in->table.rows[i], orgs->name), none);
	}
	zy_buf_release(&t);
	zy_intern_free(reported);
}

static void
tell_changes(struct zy_cli *cli, struct output *out, struct intake *in,
    const struct zy_orgs *orgs, const struct opts *o)
{
	static const char *const names[] = {
	    "change", "id", "column", "old", "new"};
	const struct zy_writer_options wo = {
	    .format = ZY_FORMAT_CSV, .excel = cli->excel};
	struct changes ch = {.cli = cli};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *sink;
	size_t i;

	if (o->changes) {
		if (zy_sink_open(&sink, o->changes, &e)) {
			zy_cli_fail(cli, &e);
			return;
		}
		ch.w = zy_writer_new(sink, &wo);
		for (i = 0; i < 5; i++)
			zy_writer_column(ch.w, zy_view(names[i]), NULL);
	}
	for (i = 0; i < out->n; i++)
		if (!out->rows[i].from_base && out->rows[i].row < in->incoming)
			compare(&ch, out, in, orgs, &out->rows[i]);
	report_gone(&ch, in, orgs);
	out->base_source = zy_table_find(&in->base, "source");
	zy_cli_say(cli, _("%llu added, %llu changed, %llu gone"),
	    (unsigned long long)ch.added, (unsigned long long)ch.changed,
	    (unsigned long long)ch.gone);
	if (ch.w)
		zy_cli_finish_writer(cli, ch.w);
}

static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct intake in = {.table = {.keep_raw = true}};
	struct zy_orgs orgs = {0};
	struct output out = {0};
	const char *const *paths = zy_cli_sorted_inputs(cli);
	size_t i;

	in.ids = zy_intern_new();
	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		read_input(cli, &in, paths[i], o);
	in.incoming = in.table.nrows;
	if (zy_cli_failed(cli) || (o->base && read_base(cli, &in, o)))
		goto out;
	check(&in, &orgs, o);
	if (tell(cli, &in, &orgs))
		goto out;
	collect(&out, &in, &orgs);
	choose_columns(&out, &in);
	if (o->base)
		tell_changes(cli, &out, &in, &orgs, o);
	write_orgs(cli, &out, &in, &orgs);
out:
	zy_orgs_release(&orgs);
	zy_buf_release(&out.text);
	free(out.rows);
	free(out.columns);
	zy_intern_free(in.ids);
	zy_table_release(&in.base);
	zy_table_release(&in.table);
	free(in.derive);
	free(in.has_secretary);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_org_schema};
	struct opts o = {0};
	const struct zy_option options[] = {
	    {0, "township", "NAME", ZY_OPT_STRING, &o.township, NULL, 0, 0,
		N_("township of records that name none")},
	    {0, "parent", "ID", ZY_OPT_STRING, &o.parent, NULL, 0, 0,
		N_("parent of records that name none; taken as known")},
	    {0, "fill-down", "COLUMN", ZY_OPT_LIST, &o.fill_down, NULL, 0, 0,
		N_("an empty cell means the one above (merged cells)")},
	    {0, "base", "ORGS", ZY_OPT_STRING, &o.base, NULL, 0, 0,
		N_("merge into an earlier output, and tell what changed")},
	    {0, "changes", "FILE", ZY_OPT_STRING, &o.changes, NULL, 0, 0,
		N_("write the changes against the base there, as CSV")},
	    {0, "assign-ids", NULL, ZY_OPT_FLAG, &o.assign_ids, NULL, 0, 0,
		N_("make codes from parent and name where there are none")},
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "org-import",
	    .purpose = N_("Read township submissions, check them, and "
			  "write one stream of organisations."),
	    .synopsis = "[OPTION]... [FILE]...",
	    .examples = "  org-import --rejects back.csv submissions/*.csv "
			">orgs.csv\n"
			"  org-import --base orgs.csv late.csv -o orgs.csv\n",
	    .schemas = schemas,
	    .nschemas = 1,
	};

	if (zy_cli_start(&cli, argc, argv, options) == 0)
		run(&cli, &o);
	free(o.fill_down.items);
	return zy_cli_finish(&cli);
}
