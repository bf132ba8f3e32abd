/*
 * --rejects: writes refused records with the reason to one file or, where it is
 * a folder, to one file for each input.  Implements parts of cli.h and state.h.
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/protect.h"
#include "base/trace.h"
#include "cli/spill.h"
#include "cli/state.h"
#include "model/record.h"

/* A file to be written. */
struct reject_file {
	struct zy_view source;		/* the name of the input */
	char *path;			/* in the folder */
	char *sheet;			/* of a workbook: its name, else NULL */
	struct zy_intern *keys;		/* columns, by canonical name or text */
	struct zy_view *names;		/* columns, as first spelled */
	const struct zy_column **decls; /* what each is, or NULL */
	size_t nnames, cap, decls_cap;
	bool own_reason; /* some record has a column `reason` */
	struct zy_spill_list rows;
};

struct zy_cli_rejects {
	bool folder;
	struct zy_sink *sink; /* of the one file */
	struct zy_spill spill;
	struct reject_file **files;
	size_t nfiles, cap, last; /* last: the one used last */
	struct zy_buf key;	  /* scratch */
	struct zy_arena arena;
	bool own_reason; /* a schema of the inputs has a column `reason` */
};

static struct reject_file *
add_file(struct zy_cli_rejects *x, struct zy_view source, char *path)
{
	struct reject_file *f = zy_arena_alloc(&x->arena, sizeof(*f));

	*f = (struct reject_file){.path = path, .keys = zy_intern_new()};
	f->source.p = zy_arena_strndup(&x->arena, source.p, source.n);
	f->source.n = source.n;
	x->files = zy_grow(
	    x->files, &x->cap, x->nfiles + 1, sizeof(struct reject_file *));
	x->files[x->nfiles] = f;
	x->last = x->nfiles++;
	return f;
}

static bool
is_file(const char *p, size_t n)
{
	char *path = zy_strndup(p, n);
	struct stat st;
	bool found = stat(path, &st) == 0 && !S_ISDIR(st.st_mode);

	free(path);
	return found;
}

/*
 * Splits the name FILE!SHEET of a workbook's input: *source becomes FILE and
 * *sheet SHEET.  Returns false, with nothing changed, for any other name.
 */
static bool
split_sheet(
    const struct zy_cli *cli, struct zy_view *source, struct zy_view *sheet)
{
	const char *given = cli->state->input_name;
	struct zy_view file = *source;
	size_t i;

	if (is_file(source->p, source->n))
		return false;
	for (i = 0; i < source->n; i++) {
		file.n = i;
		if (source->p[i] != '!' ||
		    !(zy_view_is(file, "<stdin>") ||
			(given && zy_view_is(file, given)) ||
			is_file(file.p, i)))
			continue;
		*sheet = (struct zy_view){source->p + i + 1, source->n - i - 1};
		*source = file;
		return true;
	}
	return false;
}

/* Returns whether another input's rejects, or any file of the run, has a path.
 */
static bool
is_taken(const struct zy_cli *cli, const char *path)
{
	const struct zy_cli_rejects *x = cli->state->reject;
	size_t k;

	for (k = 0; k < x->nfiles; k++)
		if (strcmp(x->files[k]->path, path) == 0)
			return true;
	return zy_cli_is_used(cli, path);
}

/*
 * Returns the path in the folder of --rejects, with the suffix `end`, of the
 * rejects of an input, in the arena: it has the name of the input without that
 * suffix; with -2 and so on if that is taken.
 */
static char *
path_in(const struct zy_cli *cli, struct zy_view source, struct zy_view end)
{
	const char *folder = cli->state->rejects;
	struct zy_view base = source;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;
	char *path;

	for (i = 0; i < source.n; i++)
		if (source.p[i] == '/')
			base = (struct zy_view){
			    source.p + i + 1, source.n - i - 1};
	if (zy_view_is(source, "<stdin>"))
		base = ZY_VIEW("stdin");
	if (base.n > end.n &&
	    zy_view_eq((struct zy_view){base.p + base.n - end.n, end.n}, end))
		base.n -= end.n;
	for (i = 1; i == 1 || is_taken(cli, b.p); i++) {
		zy_buf_reset(&b);
		zy_buf_puts(&b, folder);
		if (b.n && b.p[b.n - 1] != '/')
			zy_buf_putc(&b, '/');
		zy_buf_view(&b, base);
		if (i > 1)
			zy_buf_printf(&b, "-%zu", i);
		zy_buf_view(&b, end);
	}
	path = zy_arena_strndup(&cli->state->reject->arena, b.p, b.n);
	zy_buf_release(&b);
	return path;
}

/* Returns the file for the records of an input; adds it if it is new. */
static struct reject_file *
file_of(struct zy_cli *cli, struct zy_view source)
{
	struct zy_cli_rejects *x = cli->state->reject;
	struct zy_view file = source, sheet = {NULL, 0};
	struct reject_file *f;
	bool book;
	size_t i;

	if (!x->folder)
		return x->files[0];
	if (x->nfiles && zy_view_eq(x->files[x->last]->source, source))
		return x->files[x->last];
	for (i = 0; i < x->nfiles; i++)
		if (zy_view_eq(x->files[i]->source, source)) {
			x->last = i;
			return x->files[i];
		}
	book = split_sheet(cli, &file, &sheet);
	f = add_file(x, source,
	    path_in(cli, file, book ? ZY_VIEW(".xlsx") : ZY_VIEW(".csv")));
	if (book)
		f->sheet = zy_arena_strndup(&x->arena, sheet.p, sheet.n);
	return f;
}

/* Returns whether path is a folder, or ends with a slash. */
static bool
names_folder(const char *path)
{
	size_t n = strlen(path);
	struct stat st;

	return (n && path[n - 1] == '/') ||
	       (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/*
 * Creates the folder of --rejects, readable as zy_protect says, unless it
 * exists.  Returns 0, or -1 with errno set.
 */
static int
make_folder(const char *path)
{
	int fd, rc;

	if (zy_trace_catches())
		return 0;
	if (mkdir(path, 0700))
		return errno == EEXIST ? 0 : -1;
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	rc = zy_protect(fd, path, NULL);
	close(fd);
	return rc;
}

int
zy_cli_rejects_open(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_cli_rejects *x;

	if (!s->rejects)
		return 0;
	if (zy_cli_guard(cli, s->rejects))
		return -1;
	x = s->reject = zy_calloc(1, sizeof(*x));
	zy_spill_init(&x->spill, zy_cli_temporary(cli));
	x->folder = names_folder(s->rejects);
	if (!x->folder)
		add_file(x, ZY_VIEW(""), NULL);
	if (x->folder && make_folder(s->rejects)) {
		zy_error_set(&e, ZY_ERROR_IO, "%s", strerror(errno));
		zy_error_at(&e, s->rejects, 0, 0);
	}
	if (!e.kind &&
	    (x->folder || !zy_sink_open_private(&x->sink, s->rejects, &e)))
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

static bool
is_reason(struct zy_view header, const struct zy_column *decl)
{
	return zy_view_is(header, "退回原因") ||
	       (!decl && zy_view_is(header, "reason"));
}

/*
 * Returns the number of the file's column for column i of an input, or none
 * (ZY_INTERN_NONE) for the reasons of earlier rejects.  Different headings of
 * a known column share one, under the first heading.
 */
static uint32_t
column_of(struct zy_cli_rejects *x, struct reject_file *f, size_t i,
    struct zy_view header, const struct zy_column *decl)
{
	struct zy_buf *key = &x->key;
	uint32_t k;

	if (is_reason(header, decl))
		return ZY_INTERN_NONE;
	if (zy_view_is(header, "reason"))
		f->own_reason = true;
	/* Most records have their columns where the first one had them. */
	if (decl && i < f->nnames && f->decls[i] == decl)
		return (uint32_t)i;
	zy_buf_reset(key);
	zy_buf_putc(key, decl ? 'k' : 't');
	zy_buf_view(key, decl ? zy_view(decl->name) : header);
	k = zy_intern_put(f->keys, zy_buf_get(key));
	f->names = zy_grow(f->names, &f->cap, k + 1, sizeof(*f->names));
	f->decls = zy_grow(
	    f->decls, &f->decls_cap, k + 1, sizeof(const struct zy_column *));
	if (k == f->nnames) {
		f->names[k].p = zy_arena_strndup(&x->arena, header.p, header.n);
		f->names[k].n = header.n;
		f->decls[k] = decl;
		f->nnames++;
	}
	return k;
}

void
zy_cli_rejects_header(
    struct zy_cli *cli, struct zy_reader *r, const struct zy_schema *schema)
{
	struct zy_cli_rejects *x = cli->state->reject;
	size_t i;

	/* What comes again must not be read as the record's own reason. */
	if (x && schema && schema != &zy_any_schema)
		x->own_reason =
		    x->own_reason || zy_schema_find(schema, ZY_VIEW("reason"));

	/* In a folder, an input without rejects has no file. */
	if (!x || x->folder)
		return;
	for (i = 0; i < zy_reader_columns(r); i++)
		column_of(x, x->files[0], i, zy_reader_column_header(r, i),
		    zy_reader_column(r, i));
}

/* Adds the last cell of a row, the reason: the place and all faults. */
static void
put_reason(struct zy_cli *cli, struct reject_file *f, const struct zy_error *e)
{
	struct zy_buf *b = &cli->state->reject->key;
	const uint64_t at[] = {e->line, e->column};
	size_t i;

	zy_buf_reset(b);
	zy_privacy_mask(b, zy_view(e->source));
	for (i = 0; e->source[0] && i < 2 && at[i]; i++) {
		zy_buf_puts(b, i ? "" : ":");
		zy_integer_format(b, (int64_t)at[i]);
		zy_buf_putc(b, ':');
	}
	zy_buf_puts(b, e->source[0] ? " " : "");
	for (; e; e = e->next) {
		zy_cli_put_message(cli, e, b);
		if (e->next)
			zy_buf_puts(b, zy_error_in_chinese() ? "；" : "; ");
	}
	zy_spill_cell(&f->rows, ZY_INTERN_NONE, zy_buf_get(b));
}

/* Counts and reports a refusal.  Returns whether the record is to be kept. */
static bool
refuse(struct zy_cli *cli, const struct zy_error *e)
{
	cli->refused++;
	zy_cli_raise(cli, ZY_ERROR_RECORD);
	zy_cli_report_all(cli, ZY_CLI_REFUSED, e);
	zy_cli_unknown_value(cli, e);
	if (cli->strict)
		cli->state->stopped = true;
	return cli->state->reject && !cli->strict;
}

/* Puts the reader's current record into the file of rejects. */
static void
keep_record(struct zy_cli *cli, struct zy_reader *r, const struct zy_error *e)
{
	struct zy_cli_rejects *x = cli->state->reject;
	struct reject_file *f = file_of(cli, zy_view(zy_reader_name(r)));
	size_t i, n = zy_reader_columns(r);

	zy_spill_begin(&x->spill, &f->rows, (uint32_t)n + 1);
	for (i = 0; i < n; i++)
		zy_spill_cell(&f->rows,
		    column_of(x, f, i, zy_reader_column_header(r, i),
			zy_reader_column(r, i)),
		    zy_reader_raw(r, i));
	put_reason(cli, f, e);
}

int
zy_cli_refuse(struct zy_cli *cli, struct zy_reader *r, const struct zy_error *e)
{
	if (!refuse(cli, e))
		return cli->strict ? -1 : 0;
	keep_record(cli, r, e);
	return 0;
}

int
zy_cli_refuse_row(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_table_row *kept, const struct zy_error *e)
{
	struct zy_cli_rejects *x = cli->state->reject;
	const struct zy_reject *raw = kept->reject;
	struct reject_file *f;
	size_t i;

	if (!refuse(cli, e) || !raw)
		return cli->strict ? -1 : 0;
	f = file_of(cli, zy_view(t->files[kept->file]));
	zy_spill_begin(&x->spill, &f->rows, (uint32_t)raw->header->n + 1);
	for (i = 0; i < raw->header->n; i++)
		zy_spill_cell(&f->rows,
		    column_of(x, f, i, raw->header->headers[i],
			t->columns[raw->header->table_column[i]].decl),
		    zy_reject_cell(raw, i));
	put_reason(cli, f, e);
	return 0;
}

int
zy_cli_refuse_cells(struct zy_cli *cli, const struct zy_column *columns,
    const struct zy_view *cells, size_t n, const struct zy_error *e)
{
	struct zy_cli_rejects *x = cli->state->reject;
	struct reject_file *f;
	size_t i;

	if (!refuse(cli, e))
		return cli->strict ? -1 : 0;
	f = file_of(cli, zy_view(e->source));
	zy_spill_begin(&x->spill, &f->rows, (uint32_t)n + 1);
	for (i = 0; i < n; i++)
		zy_spill_cell(&f->rows,
		    column_of(x, f, i, zy_view(columns[i].name), &columns[i]),
		    cells[i]);
	put_reason(cli, f, e);
	return 0;
}

void
zy_cli_refuse_file(struct zy_cli *cli, const char *path,
    const struct zy_reader_options *how, const struct zy_error *e)
{
	struct zy_reader_options o = *how;
	struct zy_error inner = ZY_ERROR_INIT;
	struct zy_reader *r;
	int rc;

	zy_cli_raise(cli, ZY_ERROR_RECORD);
	zy_cli_report_all(cli, ZY_CLI_REFUSED, e);
	if (cli->strict)
		cli->state->stopped = true;
	if (!cli->state->reject || cli->strict || strcmp(path, "-") == 0)
		return;
	/* Its rows as they are, under whatever its first row says. */
	o.schema = NULL;
	o.nmaps = 0;
	if (zy_reader_open(&r, path, &o, &inner))
		return;
	while ((rc = zy_reader_next(r, &inner)) == 1 ||
	       (rc < 0 && inner.kind == ZY_ERROR_RECORD)) {
		keep_record(cli, r, e);
		zy_error_clear(&inner);
	}
	zy_reader_free(r);
}

/* A file that is being written. */
struct writing {
	struct zy_writer *w;
	struct zy_view *cells; /* by column; the reason is the last */
	size_t n;
};

static void
write_row(void *context, struct zy_spill_cell *cells, uint32_t n)
{
	struct writing *x = context;
	uint32_t i;

	memset(x->cells, 0, (x->n + 1) * sizeof(*x->cells));
	for (i = 0; i < n; i++)
		if (i + 1 == n)
			x->cells[x->n] = cells[i].text;
		else if (cells[i].column < x->n)
			x->cells[cells[i].column] = cells[i].text;
	for (i = 0; i <= x->n; i++)
		zy_writer_cell(x->w, x->cells[i]);
	zy_writer_end(x->w);
}

static void
write_file(struct zy_cli *cli, struct reject_file *f, struct zy_sink *sink)
{
	struct zy_writer_options o =
	    zy_cli_beside(cli, f->path ? f->path : cli->state->rejects);
	struct zy_error e = ZY_ERROR_INIT;
	struct writing x = {.n = f->nnames};
	bool chinese = f->own_reason || cli->state->reject->own_reason ||
		       zy_error_in_chinese();
	size_t i;

	o.sheet = f->sheet;
	o.lang = chinese ? "zh" : "en";
	x.w = zy_writer_new(sink, &o);
	x.cells = zy_reallocarray(NULL, x.n + 1, sizeof(*x.cells));
	for (i = 0; i < x.n; i++)
		zy_writer_column(x.w, f->names[i], NULL);
	/* A record with a column of reasons keeps it in addition to ours. */
	zy_writer_column(
	    x.w, chinese ? ZY_VIEW("退回原因") : ZY_VIEW("reason"), NULL);
	if (zy_spill_read(
		&cli->state->reject->spill, &f->rows, write_row, &x, &e))
		zy_writer_abandon(x.w);
	else
		zy_writer_finish(x.w, &e);
	if (e.kind)
		zy_cli_fail(cli, &e);
	free(x.cells);
}

/* Returns whether --rejects wrote the file: its last column is a reason. */
static bool
is_ours(const char *path)
{
	struct zy_reader *r;
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_reader_options o = {
	    .source = {.untraced = true}, .shape = ZY_SHAPE_CSV};
	struct zy_view last = {NULL, 0};
	bool ours;
	size_t n;

	if (zy_reader_open(&r, path, &o, &e))
		return false;
	n = zy_reader_columns(r);
	if (n)
		last = zy_reader_column_header(r, n - 1);
	ours = is_reason(last, NULL);
	zy_reader_free(r);
	return ours;
}

/* Removes the files of an earlier run from the folder; prints their number. */
static void
remove_old(struct zy_cli *cli)
{
	const char *folder = cli->state->rejects;
	struct zy_buf path = ZY_BUF_INIT;
	const char *ending;
	DIR *dir = zy_trace_catches() ? NULL : opendir(folder);
	struct dirent *d;
	struct stat st;
	size_t n = 0;

	while (dir && (d = readdir(dir)) != NULL) {
		ending = strrchr(d->d_name, '.');
		if (!ending || (strcmp(ending, ".csv") != 0 &&
				   strcmp(ending, ".xlsx") != 0))
			continue;
		zy_buf_reset(&path);
		zy_buf_puts(&path, folder);
		if (path.p[path.n - 1] != '/')
			zy_buf_putc(&path, '/');
		zy_buf_puts(&path, d->d_name);
		if (lstat(path.p, &st) == 0 && S_ISREG(st.st_mode) &&
		    !is_taken(cli, path.p) && is_ours(path.p) &&
		    unlink(path.p) == 0)
			n++;
	}
	if (dir)
		closedir(dir);
	zy_buf_release(&path);
	if (n)
		zy_cli_note(cli, _("%s: %zu files of an earlier run removed"),
		    folder, n);
}

static void
write_folder(struct zy_cli *cli)
{
	struct zy_cli_rejects *x = cli->state->reject;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *sink;
	size_t i;

	remove_old(cli);
	for (i = 0; i < x->nfiles; i++) {
		zy_error_clear(&e);
		if (zy_cli_guard(cli, x->files[i]->path))
			continue;
		if (zy_sink_open_private(&sink, x->files[i]->path, &e))
			zy_cli_fail(cli, &e);
		else
			write_file(cli, x->files[i], sink);
	}
}

void
zy_cli_rejects_finish(struct zy_cli *cli)
{
	struct zy_cli_rejects *x = cli->state->reject;
	bool good;
	size_t i;

	if (!x)
		return;
	good = !zy_cli_failed(cli) &&
	       (x->folder || !zy_cli_guard(cli, cli->state->rejects));
	if (!good)
		zy_sink_abandon(x->sink);
	else if (x->folder)
		write_folder(cli);
	else
		write_file(cli, x->files[0], x->sink);
	cli->state->reject = NULL;
	for (i = 0; i < x->nfiles; i++) {
		zy_intern_free(x->files[i]->keys);
		free(x->files[i]->names);
		free(x->files[i]->decls);
		zy_spill_list_release(&x->files[i]->rows);
	}
	free(x->files);
	zy_buf_release(&x->key);
	zy_spill_release(&x->spill);
	zy_arena_release(&x->arena);
	free(x);
}
