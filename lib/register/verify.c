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
#include "register/verify-state.h"

enum {
	MOST_FINDINGS = 50, /* of ids and times: then it is enough */
};

void
zy_verify_tell(
    struct zy_verify *v, const char *level, uint64_t line, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	v->r->findings++;
	v->o->found(v->o->context, level, line, text);
}

/* Under a shared lock: what somebody is just writing is not torn. */
static int
load(struct zy_verify *v, const char *path, struct zy_error *e)
{
	struct stat st;
	bool created;
	int fd, rc;

	if (zy_file_open(&fd, &created, path, v->o->lock_seconds, true, e))
		return -1;
	errno = ENOENT;
	if (fd < 0 || fstat(fd, &st))
		return zy_file_error(path, _("cannot be opened"), e);
	v->size = (size_t)st.st_size;
	v->text = zy_malloc(v->size + 1);
	rc = zy_file_read(fd, v->text, v->size, 0);
	if (rc)
		zy_file_error(path, _("cannot be read"), e);
	close(fd);
	return rc;
}

static void
split(struct zy_verify *v)
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

/* Line k of n of a batch comes behind line k - 1 of it, or a whole one. */
static bool
is_next(const struct zy_line *l, const struct zy_line *before)
{
	return before->k == before->n
		   ? l->k == 1
		   : l->k == before->k + 1 && l->n == before->n;
}

/* Form, numbers, hashes, batches; stops at the first break.  -1: told. */
static int
check_lines(struct zy_verify *v, struct zy_line *last)
{
	bool chain = v->o->levels & ZY_VERIFY_CHAIN;
	struct zy_line l = {0}, before = {0};
	const char *hash;
	size_t i;

	for (i = 0; i < v->n; i++) {
		if (!zy_line_read(
			&l, v->lines[i], v->scratch, &v->m, &v->nm, &v->mcap)) {
			zy_damage_form(v, i);
			return -1;
		}
		hash = zy_hasher_get(v->hasher, i);
		if (chain &&
		    (l.seq != i + 1 || !zy_view_is(l.prev, v->r->head))) {
			zy_damage_break(v, i, &l);
			return -1;
		}
		if (chain && !is_next(&l, &before)) {
			zy_verify_tell(v, "chain", i + 1,
			    _("its place in its batch does not follow from the "
			      "line before: it was changed"));
			return -1;
		}
		before.k = l.k;
		before.n = l.n;
		memcpy(v->r->head, hash, ZY_HASH_HEX);
		v->r->lines++;
		if (v->o->head && strcmp(v->o->head, hash) == 0)
			v->r->head_line = v->r->lines;
	}
	*last = before;
	return 0;
}

/*
 * The lines of a register end with a whole batch, which is named after what is
 * in it: no line behind shows that it was changed.
 */
static void
check_batch(struct zy_verify *v, const struct zy_line *last)
{
	bool chain = v->o->levels & ZY_VERIFY_CHAIN, is;
	ptrdiff_t odd;

	if (v->n == 0)
		return;
	is = zy_damage_batch_is(v, v->n, &odd) && odd < 0;
	if (chain && is == (last->k < last->n))
		zy_verify_tell(v, "chain", v->n,
		    _("this line was changed after it was written, by the name "
		      "of its batch"));
	else if (last->k < last->n && v->tail == 0)
		zy_verify_tell(v, "basic", v->n,
		    _("the batch has %llu lines, of which %llu are there: cut, "
		      "or a crash; --repair moves them aside"),
		    (unsigned long long)last->n, (unsigned long long)last->k);
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
check_ids(struct zy_verify *v, size_t i, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_intern *ids)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	uint32_t known = zy_intern_count(ids);
	struct zy_view of = {NULL, 0};
	uint64_t before = v->r->findings;

	if (k && !id_is(l, k, m, n))
		zy_verify_tell(v, "ids", i + 1,
		    _("its id does not belong to its content: this line was "
		      "changed"));
	if (k == &zy_entry_mark)
		of = zy_fold_member(m, n, "pledge");
	else if (k == &zy_entry_withdrawal)
		of = zy_fold_member(m, n, "ref");
	if (of.n && zy_intern_find(ids, of) == ZY_INTERN_NONE)
		zy_verify_tell(v, "ids", i + 1,
		    _("is about '%.*s', which is not there"), ZY_ARG(of));
	if (zy_intern_put(ids, l->id) != known)
		zy_verify_tell(
		    v, "ids", i + 1, _("its id stands above already"));
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
check_schema(struct zy_verify *v, size_t i, const struct zy_line *l,
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
		zy_verify_tell(v, "schema", i + 1,
		    _("a record '%.*s', which this program does not know"),
		    ZY_ARG(l->record));
		return 1;
	}
	for (j = 0; j < n; j++) {
		c = column_of(k->schema, m[j].key);
		columns += c != NULL;
		if (!c && !is_head(m[j].key))
			zy_verify_tell(v, "schema", i + 1,
			    _("has '%.*s', which no '%s' has"),
			    ZY_ARG(m[j].key), k->schema->name);
		zy_buf_reset(&b);
		if (c && (zy_cell_clean(c, m[j].value, &b, &clean, &e) ||
			     !zy_view_eq(clean, m[j].value)))
			zy_verify_tell(v, "schema", i + 1,
			    _("%s: '%.*s' is not in its right form"), c->name,
			    ZY_ARG(m[j].value));
	}
	if (columns < k->schema->n)
		zy_verify_tell(v, "schema", i + 1,
		    _("lacks columns that a '%s' has"), k->schema->name);
	zy_buf_release(&b);
	return v->r->findings - before;
}

/* Was it entered before the line above it? */
static uint64_t
check_time(
    struct zy_verify *v, size_t i, const struct zy_line *l, struct zy_buf *at)
{
	bool back = at->n && zy_view_cmp(l->at, zy_buf_get(at)) < 0;

	if (back)
		zy_verify_tell(v, "time", i + 1,
		    _("was entered before the line above: a clock went back"));
	zy_buf_reset(at);
	zy_buf_view(at, l->at);
	return back;
}

static void
check_contents(struct zy_verify *v)
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
check_tail(struct zy_verify *v)
{
	const char *p = v->text + v->size - v->tail;
	struct zy_line l;
	char *scratch;

	if (v->tail == 0)
		return;
	scratch = zy_malloc(v->tail + 1);
	if (zy_line_parse(&l, (struct zy_view){p, v->tail}, scratch))
		zy_verify_tell(v, "basic", v->n + 1,
		    _("is whole but for the end of the line: an editor has "
		      "taken it; go back to a copy"));
	else
		zy_verify_tell(v, "basic", v->n + 1,
		    _("was never finished: cut, or a crash; --repair moves it "
		      "aside"));
	free(scratch);
}

int
zy_register_verify(const char *path, const struct zy_verify_options *o,
    struct zy_verify_result *r, struct zy_error *e)
{
	struct zy_verify v = {.o = o, .r = r};
	struct zy_line last = {0};

	*r = (struct zy_verify_result){0};
	zy_line_no_hash(r->head);
	if (load(&v, path, e)) {
		free(v.text);
		return -1;
	}
	split(&v);
	v.scratch = zy_malloc(ZY_LINE_MAX + 1);
	v.hasher = zy_hasher_new(v.lines, v.n);
	if (!zy_damage_saved(&v) && check_lines(&v, &last) == 0) {
		check_tail(&v);
		check_batch(&v, &last);
	}
	if (o->levels & (ZY_VERIFY_IDS | ZY_VERIFY_SCHEMA | ZY_VERIFY_TIME))
		check_contents(&v);
	if ((o->levels & ZY_VERIFY_HEAD) && o->head && r->findings == 0 &&
	    r->head_line == 0)
		zy_verify_tell(&v, "head", r->lines,
		    _("the line that was written down as the last is not "
		      "there: lines were taken off the end, or all is new"));
	zy_hasher_free(v.hasher);
	free(v.scratch);
	free(v.m);
	free(v.lines);
	free(v.text);
	return 0;
}
