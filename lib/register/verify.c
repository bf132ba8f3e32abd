/* SPDX-License-Identifier: MIT */
#include "register/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intern.h"
#include "base/mem.h"
#include "register/file.h"
#include "register/fold.h"
#include "register/hasher.h"

enum {
	MOST_FINDINGS = 50, /* of ids and times: then it is enough */
};

struct verify {
	const struct zy_verify_options *o;
	struct zy_verify_result *r;
	char *text;
	size_t size;
	struct zy_view *lines; /* whole ones, without LF */
	size_t n, cap;
	size_t tail; /* bytes behind the last LF */
	/* the line at hand */
	char *scratch;
	struct zy_json_member *m;
	size_t nm, mcap;
};

static void tell(struct verify *v, const char *level, uint64_t line,
    const char *fmt, ...) ZY_PRINTF(4, 5);

static void
tell(struct verify *v, const char *level, uint64_t line, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	v->r->findings++;
	v->o->found(v->o->context, level, line, text);
}

static int
load(struct verify *v, const char *path, struct zy_error *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc = -1;
	struct stat st;

	if (fd < 0 || fstat(fd, &st)) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(errno));
		zy_error_at(e, path, 0, 0);
	} else if (!S_ISREG(st.st_mode)) {
		zy_error_set(e, ZY_ERROR_IO, _("is no regular file"));
		zy_error_at(e, path, 0, 0);
	} else {
		v->size = (size_t)st.st_size;
		v->text = zy_malloc(v->size + 1);
		rc = zy_file_read(fd, v->text, v->size, 0);
		if (rc)
			zy_file_error(path, _("cannot be read"), e);
	}
	if (fd >= 0)
		close(fd);
	return rc;
}

static void
split(struct verify *v)
{
	const char *p = v->text, *end = p + v->size, *lf;

	while (p < end && (lf = memchr(p, '\n', (size_t)(end - p)))) {
		v->lines =
		    zy_grow(v->lines, &v->cap, v->n + 1, sizeof(*v->lines));
		v->lines[v->n++] = (struct zy_view){p, (size_t)(lf - p)};
		p = lf + 1;
	}
	v->tail = (size_t)(end - p);
}

/* What saved the file, by the marks it leaves; false: none of these. */
static bool
told_as_saved(struct verify *v)
{
	const struct zy_view all = {v->text, v->size};
	size_t i, valid;

	if (zy_view_starts(all, "\xEF\xBB\xBF")) {
		tell(v, "basic", 1,
		    _("begins with a byte order mark: it was saved by a "
		      "spreadsheet program or an editor; go back to a copy"));
		return true;
	}
	if (v->size >= 2 && (memcmp(v->text, "\xFF\xFE", 2) == 0 ||
				memcmp(v->text, "\xFE\xFF", 2) == 0)) {
		tell(v, "basic", 1,
		    _("was saved as UTF-16 by an editor; go back to a copy"));
		return true;
	}
	if (zy_view_starts(all, "PK\003\004")) {
		tell(v, "basic", 1,
		    _("was saved as a workbook by a spreadsheet program; go "
		      "back to a copy"));
		return true;
	}
	valid = zy_text_valid(v->text, v->size);
	for (i = 0; i < v->n; i++) {
		const struct zy_view l = v->lines[i];

		if (l.n && l.p[l.n - 1] == '\r') {
			tell(v, "basic", i + 1,
			    _("ends with CR LF: it was saved on Windows by an "
			      "editor or a spreadsheet program; go back to a "
			      "copy"));
			return true;
		}
		if (valid < v->size && l.p + l.n > v->text + valid) {
			tell(v, "basic", i + 1,
			    _("is not UTF-8: it was saved again in another "
			      "encoding, GBK most likely; go back to a copy"));
			return true;
		}
	}
	return false;
}

/* How a line reads: 0 well, else told. */
static int
check_form(struct verify *v, size_t i, struct zy_line *l)
{
	uint64_t version, seq;
	struct zy_view id;

	if (zy_line_read(l, v->lines[i], v->scratch, &v->m, &v->nm, &v->mcap))
		return 0;
	if (zy_line_glance(v->lines[i], &version, &seq, &id) &&
	    version > ZY_LINE_VERSION)
		tell(v, "basic", i + 1,
		    _("version %llu of the register is not known to this "
		      "program"),
		    (unsigned long long)version);
	else
		tell(v, "basic", i + 1,
		    _("is no line of a register, or was changed by hand"));
	return -1;
}

static uint64_t
seq_of(const struct verify *v, size_t i)
{
	uint64_t version, seq = 0;
	struct zy_view id;

	if (i >= v->n || !zy_line_glance(v->lines[i], &version, &seq, &id))
		return 0;
	return seq;
}

/* A number that is not the line's place: what happened? */
static void
tell_number(struct verify *v, size_t i, uint64_t seq)
{
	uint64_t line = i + 1;

	if (i && seq == line - 1 && zy_view_eq(v->lines[i], v->lines[i - 1]))
		tell(v, "chain", line,
		    _("this line stands twice: it is the one before again"));
	else if (seq == line + 1 && seq_of(v, i + 1) == line)
		tell(
		    v, "chain", line, _("this line and the next were swapped"));
	else if (seq > line && seq - line == 1)
		tell(v, "chain", line,
		    _("line %llu was removed, before this one"),
		    (unsigned long long)line);
	else if (seq > line)
		tell(v, "chain", line,
		    _("lines %llu to %llu were removed, before this one"),
		    (unsigned long long)line, (unsigned long long)seq - 1);
	else
		tell(v, "chain", line,
		    _("has the number %llu: it was inserted or moved here"),
		    (unsigned long long)seq);
}

/* Line i does not follow line i - 1: which of them was changed? */
static void
tell_break(struct verify *v, size_t i, const char *hash)
{
	char *scratch = zy_malloc(ZY_LINE_MAX);
	struct zy_line next;
	bool known =
	    i + 1 < v->n && zy_line_parse(&next, v->lines[i + 1], scratch);

	if (i == 0)
		tell(v, "chain", 1,
		    _("does not begin a chain: lines before it are gone, or "
		      "it was changed"));
	else if (known && zy_view_is(next.prev, hash))
		tell(v, "chain", i,
		    _("this line was changed after it was written"));
	else if (known)
		tell(v, "chain", i + 1,
		    _("this line was changed after it was written"));
	else
		tell(v, "chain", i,
		    _("this line, or the one behind it, was changed after it "
		      "was written"));
	free(scratch);
}

/* Form, numbers, hashes, batches; stops at the first break.  -1: told. */
static int
check_lines(struct verify *v, struct zy_hasher *hasher, struct zy_line *last)
{
	bool chain = v->o->levels & ZY_VERIFY_CHAIN;
	struct zy_line l = {0};
	const char *hash;
	size_t i;

	for (i = 0; i < v->n; i++) {
		if (v->lines[i].n >= ZY_LINE_MAX) {
			tell(v, "basic", i + 1, _("the line is too long"));
			return -1;
		}
		if (check_form(v, i, &l))
			return -1;
		if (chain && l.seq != i + 1) {
			tell_number(v, i, l.seq);
			return -1;
		}
		hash = zy_hasher_get(hasher, i);
		if (chain && !zy_view_is(l.prev, v->r->head)) {
			tell_break(v, i, hash);
			return -1;
		}
		memcpy(v->r->head, hash, ZY_HASH_HEX);
		v->r->lines++;
		if (v->o->head && strcmp(v->o->head, hash) == 0)
			v->r->head_line = v->r->lines;
	}
	*last = l;
	return 0;
}

/* The lines of a register end with a whole batch. */
static void
check_batch(struct verify *v, const struct zy_line *l)
{
	if (v->n && v->tail == 0 && l->k < l->n)
		tell(v, "basic", v->n,
		    _("the batch has %llu lines, of which %llu are there: cut, "
		      "or a crash; --repair moves them aside"),
		    (unsigned long long)l->n, (unsigned long long)l->k);
}

static bool
id_is(const struct zy_line *l, const struct zy_entry_kind *k,
    const struct zy_json_member *m, size_t n)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	char id[ZY_ENTRY_ID_MAX];

	zy_fold_cells(k->schema, m, n, cells);
	zy_entry_id(k, cells, id);
	return zy_view_is(l->id, id);
}

/* An id is made of its record's content, and stands once; a mark is of
 * something that is there. */
static uint64_t
check_ids(struct verify *v, size_t i, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_intern *ids)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	uint32_t known = zy_intern_count(ids);
	struct zy_view of = {NULL, 0};
	uint64_t before = v->r->findings;

	if (k && !id_is(l, k, m, n))
		tell(v, "ids", i + 1,
		    _("its id does not belong to its content: this line was "
		      "changed"));
	if (k == &zy_entry_mark)
		of = zy_fold_member(m, n, "pledge");
	else if (k == &zy_entry_withdrawal)
		of = zy_fold_member(m, n, "ref");
	if (of.n && zy_intern_find(ids, of) == ZY_INTERN_NONE)
		tell(v, "ids", i + 1, _("is about '%.*s', which is not there"),
		    ZY_ARG(of));
	if (zy_intern_put(ids, l->id) != known)
		tell(v, "ids", i + 1, _("its id stands above already"));
	return v->r->findings - before;
}

/* The column that a key of a line stands for, or NULL. */
static const struct zy_column *
column_of(const struct zy_schema *s, struct zy_view key)
{
	size_t c;

	for (c = 0; c < s->n; c++)
		if (zy_view_is(key, zy_line_key(s->columns[c].name)))
			return &s->columns[c];
	return NULL;
}

static bool
is_head(struct zy_view key)
{
	static const char *const head[] = {
	    "v", "seq", "at", "by", "prev", "batch", "k", "n", "record"};
	size_t i;

	for (i = 0; i < sizeof(head) / sizeof(head[0]); i++)
		if (zy_view_is(key, head[i]))
			return true;
	return false;
}

/* The record is known, has its columns, and each cell its right form. */
static uint64_t
check_schema(struct verify *v, size_t i, const struct zy_line *l,
    const struct zy_json_member *m, size_t n)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	uint64_t before = v->r->findings;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_column *c;
	struct zy_view clean;
	size_t j, columns = 0;

	if (!k) {
		tell(v, "schema", i + 1,
		    _("a record '%.*s', which this program does not know"),
		    ZY_ARG(l->record));
		return 1;
	}
	for (j = 0; j < n; j++) {
		c = column_of(k->schema, m[j].key);
		columns += c != NULL;
		if (!c && !is_head(m[j].key))
			tell(v, "schema", i + 1,
			    _("has '%.*s', which no '%s' has"),
			    ZY_ARG(m[j].key), k->schema->name);
		zy_buf_reset(&b);
		if (c && (zy_cell_clean(c, m[j].value, &b, &clean, &e) ||
			     !zy_view_eq(clean, m[j].value)))
			tell(v, "schema", i + 1,
			    _("%s: '%.*s' is not in its right form"), c->name,
			    ZY_ARG(m[j].value));
	}
	if (columns < k->schema->n)
		tell(v, "schema", i + 1, _("lacks columns that a '%s' has"),
		    k->schema->name);
	zy_buf_release(&b);
	return v->r->findings - before;
}

/* Was it entered before the line above it? */
static uint64_t
check_time(
    struct verify *v, size_t i, const struct zy_line *l, struct zy_buf *at)
{
	bool back = at->n && zy_view_cmp(l->at, zy_buf_get(at)) < 0;

	if (back)
		tell(v, "time", i + 1,
		    _("was entered before the line above: a clock went back"));
	zy_buf_reset(at);
	zy_buf_view(at, l->at);
	return back;
}

static void
check_contents(struct verify *v)
{
	struct zy_intern *ids = zy_intern_new();
	struct zy_buf at = ZY_BUF_INIT;
	unsigned levels = v->o->levels;
	uint64_t told = 0;
	struct zy_line l;
	size_t i;

	for (i = 0; i < v->r->lines && told < MOST_FINDINGS; i++) {
		zy_line_read(
		    &l, v->lines[i], v->scratch, &v->m, &v->nm, &v->mcap);
		if (levels & ZY_VERIFY_IDS)
			told += check_ids(v, i, &l, v->m, v->nm, ids);
		if (levels & ZY_VERIFY_SCHEMA)
			told += check_schema(v, i, &l, v->m, v->nm);
		if (levels & ZY_VERIFY_TIME)
			told += check_time(v, i, &l, &at);
	}
	zy_intern_free(ids);
	zy_buf_release(&at);
}

static void
check_tail(struct verify *v)
{
	const char *p = v->text + v->size - v->tail;
	struct zy_line l;
	char *scratch;

	if (v->tail == 0)
		return;
	scratch = zy_malloc(v->tail + 1);
	if (zy_line_parse(&l, (struct zy_view){p, v->tail}, scratch))
		tell(v, "basic", v->n + 1,
		    _("is whole but for the end of the line: an editor has "
		      "taken it; go back to a copy"));
	else
		tell(v, "basic", v->n + 1,
		    _("was never finished: cut, or a crash; --repair moves it "
		      "aside"));
	free(scratch);
}

int
zy_register_verify(const char *path, const struct zy_verify_options *o,
    struct zy_verify_result *r, struct zy_error *e)
{
	struct verify v = {.o = o, .r = r};
	struct zy_line last = {0};
	struct zy_hasher *hasher;

	*r = (struct zy_verify_result){0};
	memset(r->head, '0', ZY_HASH_HEX - 1);
	if (load(&v, path, e)) {
		free(v.text);
		return -1;
	}
	split(&v);
	v.scratch = zy_malloc(ZY_LINE_MAX + 1);
	hasher = zy_hasher_new(v.lines, v.n);
	if (!told_as_saved(&v) && check_lines(&v, hasher, &last) == 0) {
		check_tail(&v);
		check_batch(&v, &last);
	}
	if (o->levels & (ZY_VERIFY_IDS | ZY_VERIFY_SCHEMA | ZY_VERIFY_TIME))
		check_contents(&v);
	if ((o->levels & ZY_VERIFY_HEAD) && o->head && r->findings == 0 &&
	    r->head_line == 0)
		tell(&v, "head", r->lines,
		    _("the line that was written down as the last is not "
		      "there: lines were taken off the end, or all is new"));
	zy_hasher_free(hasher);
	free(v.scratch);
	free(v.m);
	free(v.lines);
	free(v.text);
	return 0;
}
