/*
 * Writes a document for each part of the subjects into a folder, under names
 * that every system accepts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/report-parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/privacy.h"
#include "document/render.h"
#include "front/report-document.h"
#include "report/subject-parts.h"
#include "report/standing.h"

enum {
	NAME = 120 /* most bytes of a name that comes from data */
};

/* The names of the files that this run writes. */
struct folder {
	struct zy_cli *cli;
	const char *path, *end;
	struct zy_intern *names;
	bool zh;
};

/*
 * Appends a value as a name that every system takes: without slashes and the
 * other characters that Windows refuses, no dot or blank at its ends, cut at a
 * character.  Private numbers are masked.
 */
static void
put_name(struct zy_buf *b, struct zy_view value, bool zh)
{
	struct zy_buf label = ZY_BUF_INIT, shown = ZY_BUF_INIT;
	size_t i, n;

	zy_label_put(&label, value, zh);
	zy_privacy_visible(&shown, zy_buf_get(&label));
	for (n = shown.n;
	     n > NAME || (n < shown.n && (shown.p[n] & 0xC0) == 0x80); n--)
		;
	for (i = 0; i < n; i++)
		if (strchr("/\\:*?\"<>|", shown.p[i]))
			shown.p[i] = '_';
	while (n && (shown.p[n - 1] == '.' || shown.p[n - 1] == ' '))
		n--;
	if (n && (shown.p[0] == '.' || shown.p[0] == '-'))
		zy_buf_putc(b, '_');
	if (n)
		zy_buf_put(b, shown.p, n);
	else
		zy_buf_puts(b, zh ? "未注明" : "not-given");
	zy_buf_release(&label);
	zy_buf_release(&shown);
}

/*
 * Appends the path of a part's file, with -2 and so on where the name was used
 * already.
 */
static void
put_path(struct folder *f, struct zy_buf *path, struct zy_view value)
{
	struct zy_buf name = ZY_BUF_INIT;
	size_t stem, i;
	uint32_t before;

	put_name(&name, value, f->zh);
	stem = name.n;
	for (i = 1;; i++) {
		name.n = stem;
		if (i > 1)
			zy_buf_printf(&name, "-%zu", i);
		zy_buf_puts(&name, f->end);
		before = zy_intern_count(f->names);
		if (zy_intern_put(f->names, zy_buf_get(&name)) == before)
			break;
	}
	zy_buf_puts(path, f->path);
	if (path->n && path->p[path->n - 1] != '/')
		zy_buf_putc(path, '/');
	zy_buf_view(path, zy_buf_get(&name));
	zy_buf_release(&name);
}

/* Makes the folder.  Returns 0, or -1 with a message printed. */
static int
make_folder(struct folder *f)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct stat st;

	if (mkdir(f->path, 0777) == 0 ||
	    (errno == EEXIST && stat(f->path, &st) == 0 && S_ISDIR(st.st_mode)))
		return 0;
	zy_error_set(
	    &e, ZY_ERROR_IO, "%s", strerror(errno == EEXIST ? ENOTDIR : errno));
	zy_error_at(&e, f->path, 0, 0);
	zy_cli_fail(f->cli, &e);
	return -1;
}

/*
 * Prints how many files with the ending are in the directory that this run did
 * not write.
 */
static void
tell_earlier(struct folder *f)
{
	DIR *d = opendir(f->path);
	size_t end = strlen(f->end), n, found = 0;
	struct dirent *x;

	while (d && (x = readdir(d))) {
		n = strlen(x->d_name);
		if (n > end && strcmp(x->d_name + n - end, f->end) == 0 &&
		    zy_intern_find(f->names, zy_view(x->d_name)) ==
			ZY_INTERN_NONE)
			found++;
	}
	if (d)
		closedir(d);
	if (found)
		zy_cli_note(f->cli,
		    ngettext("%s: %zu file is there that this run did not "
			     "write",
			"%s: %zu files are there that this run did not write",
			found),
		    f->path, found);
}

/* Writes the parts, up to the first that cannot be written. */
static void
write_parts(struct folder *f, const struct zy_kind *kind,
    const struct zy_report_data *data, const struct zy_kind_options *o,
    const struct zy_subject_parts *parts)
{
	struct zy_kind_options one = *o;
	struct zy_buf path = ZY_BUF_INIT;
	struct zy_doc d;
	size_t i;

	for (i = 0; i < parts->n && !zy_cli_failed(f->cli); i++) {
		one.part = &parts->items[i];
		zy_buf_reset(&path);
		put_path(f, &path, one.part->name);
		kind->build(&d, data, &one);
		f->cli->output = path.p;
		zy_report_write(f->cli, &d);
		f->cli->output = f->path;
		zy_doc_release(&d);
	}
	zy_buf_release(&path);
}

void
zy_report_parts(struct zy_cli *cli, const struct zy_kind *kind,
    const struct zy_report_data *data, const struct zy_kind_options *o)
{
	struct folder f = {.cli = cli,
	    .path = cli->output,
	    .end = zy_rendering_find(cli->format)->ending,
	    .zh = o->zh};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_subject_parts parts;

	if (zy_subject_parts_init(&parts, data, o->split, &e)) {
		zy_cli_usage(cli, "%s", e.message);
		return;
	}
	f.names = zy_intern_new();
	if (make_folder(&f) == 0)
		write_parts(&f, kind, data, o, &parts);
	if (!zy_cli_failed(cli))
		tell_earlier(&f);
	if (parts.unknown)
		zy_cli_note(cli,
		    ngettext("%zu subject is in no roster: it stands in the "
			     "file without a value",
			"%zu subjects are in no roster: they stand in the file "
			"without a value",
			parts.unknown),
		    parts.unknown);
	zy_intern_free(f.names);
	zy_subject_parts_release(&parts);
}
