/*
 * Verification of the levels ids, schema and time, line by line.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/intern.h"
#include "register/file.h"
#include "register/fold.h"
#include "register/lines.h"
#include "register/verify-state.h"

enum {
	MOST_FINDINGS = 50, /* then it is enough */
};

/* A batch as it goes by. */
struct batch {
	struct zy_digest digest;
	struct zy_buf first, own; /* what its lines have in common */
	bool odd;		  /* some line has not */
};

/*
 * Appends the time and the author of a line, which all lines of a batch share.
 */
static void
put_head(struct zy_buf *b, const struct zy_line *l)
{
	zy_buf_view(b, l->at);
	zy_buf_putc(b, '\0');
	zy_buf_view(b, l->by);
	zy_buf_putc(b, '\0');
	zy_buf_view(b, l->batch);
}

/* Returns whether the id of a line is that of its content. */
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

/*
 * Reports an id that does not match the content or occurred before, and a mark
 * or withdrawal of an entry that is not there.
 */
static void
check_ids(struct zy_verify *v, uint64_t i, const struct zy_line *l,
    struct zy_intern *ids)
{
	const struct zy_json_member *m = v->m;
	size_t n = v->nm;
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	uint32_t known = zy_intern_count(ids);
	struct zy_view of = {NULL, 0};

	if (k && !id_is(l, k, m, n))
		zy_verify_report(v, "ids", i + 1,
		    _("its id does not belong to its content: this line was "
		      "changed"));
	if (k == &zy_entry_mark)
		of = zy_fold_member(m, n, "pledge");
	else if (k == &zy_entry_withdrawal)
		of = zy_fold_member(m, n, "ref");
	if (of.n && zy_intern_find(ids, of) == ZY_INTERN_NONE)
		zy_verify_report(v, "ids", i + 1,
		    _("is about '%.*s', which is not there"), ZY_ARG(of));
	if (zy_intern_put(ids, l->id) != known)
		zy_verify_report(
		    v, "ids", i + 1, _("its id stands above already"));
}

/*
 * Reports a member of a line whose key is not that of the column expected
 * there.
 */
static void
report_key(struct zy_verify *v, uint64_t i, const struct zy_entry_kind *k,
    uint64_t version, struct zy_view key)
{
	const struct zy_schema *s = k->schema;
	size_t c;

	for (c = 0; c < s->n; c++)
		if (zy_view_is(key, zy_line_key(s->columns[c].name)) &&
		    zy_entry_has(k, c, version))
			break;
	zy_verify_report(v, "schema", i + 1,
	    c < s->n ? _("has '%.*s' twice, or not in its place, unlike a '%s'")
		     : _("has '%.*s', which no '%s' has"),
	    ZY_ARG(key), s->name);
}

/* Checks that a cell of a line has the form in which its column is kept. */
static void
check_form(struct zy_verify *v, uint64_t i, const struct zy_column *c,
    struct zy_view cell)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view clean;

	if (zy_cell_clean(c, cell, &b, &clean, &e) || !zy_view_eq(clean, cell))
		zy_verify_report(v, "schema", i + 1,
		    _("%s: '%.*s' is not in its right form"), c->name,
		    ZY_ARG(cell));
	zy_buf_release(&b);
}

/*
 * Checks that the record of a line is known, has the columns of its version in
 * their order, and each cell its right form.
 */
static void
check_schema(struct zy_verify *v, uint64_t i, const struct zy_line *l)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	const struct zy_json_member *m = v->m + l->head;
	size_t j, c = 0, n = v->nm - l->head;

	if (!k) {
		zy_verify_report(v, "schema", i + 1,
		    _("a record '%.*s', which this program does not know"),
		    ZY_ARG(l->record));
		return;
	}
	for (j = 0; j < n; j++, c++) {
		while (c < k->schema->n && !zy_entry_has(k, c, l->version))
			c++;
		if (c >= k->schema->n ||
		    !zy_view_is(
			m[j].key, zy_line_key(k->schema->columns[c].name))) {
			report_key(v, i, k, l->version, m[j].key);
			break;
		}
		check_form(v, i, &k->schema->columns[c], m[j].value);
	}
	while (c < k->schema->n && !zy_entry_has(k, c, l->version))
		c++;
	if (j == n && c < k->schema->n)
		zy_verify_report(v, "schema", i + 1,
		    _("lacks columns that a '%s' has"), k->schema->name);
}

/*
 * Counts a line that was entered at an earlier time than the line before it, by
 * its time or its clock.  That is no finding, since clocks go back, and earlier
 * versions read the clock before they had the lock.
 */
static void
check_time(
    struct zy_verify *v, uint64_t i, const struct zy_line *l, struct zy_buf *at)
{
	bool back =
	    l->clock.n > 0 || (at->n && zy_view_cmp(l->at, zy_buf_get(at)) < 0);

	if (back && !v->r->back++)
		v->r->back_line = i + 1;
	zy_buf_reset(at);
	zy_buf_view(at, l->at);
}

/*
 * Checks the name of the last batch, since a change there shows in no later
 * line, and that its lines have the same time, author and name.
 */
static void
check_name(struct zy_verify *v, uint64_t i, const struct zy_line *l,
    struct zy_view text, struct batch *b)
{
	char name[ZY_BATCH_MAX];

	if (l->k == 1) {
		zy_line_batch_begin(&b->digest, l);
		zy_buf_reset(&b->first);
		put_head(&b->first, l);
		b->odd = false;
	}
	zy_buf_reset(&b->own);
	put_head(&b->own, l);
	zy_digest_put(&b->digest, zy_line_body(text));
	b->odd |= !zy_view_eq(zy_buf_get(&b->own), zy_buf_get(&b->first));
	if (i + 1 < v->r->lines || l->k < l->n || v->r->findings)
		return;
	zy_line_batch_name(&b->digest, name);
	if (b->odd || !zy_view_is(l->batch, name))
		zy_verify_report(v, "ids", i + 1,
		    _("this line was changed after it was written, by the name "
		      "of its batch"));
}

int
zy_contents_check(struct zy_verify *v, const char *path, struct zy_error *e)
{
	struct zy_buf at = ZY_BUF_INIT;
	unsigned levels = v->o->levels;
	uint64_t i, before = v->r->findings;
	struct batch batch = {.odd = false};
	struct zy_intern *ids;
	struct zy_lines s;
	struct zy_view text;
	struct zy_line l;
	int rc = 1;

	if (!(levels & (ZY_VERIFY_IDS | ZY_VERIFY_SCHEMA | ZY_VERIFY_TIME)))
		return 0;
	ids = zy_intern_new();
	zy_lines_init(&s, v->fd, 0, v->size);
	for (i = 0;
	     i < v->r->lines && v->r->findings - before < MOST_FINDINGS &&
	     (rc = zy_lines_next(&s, &text)) == 1;
	     i++) {
		zy_line_read(&l, text, v->scratch, &v->m, &v->nm, &v->mcap);
		if (levels & ZY_VERIFY_IDS) {
			check_ids(v, i, &l, ids);
			check_name(v, i, &l, text, &batch);
		}
		if (levels & ZY_VERIFY_SCHEMA)
			check_schema(v, i, &l);
		if (levels & ZY_VERIFY_TIME)
			check_time(v, i, &l, &at);
	}
	if (rc < 0)
		zy_file_error(path, _("cannot be read"), e);
	zy_lines_release(&s);
	zy_intern_free(ids);
	zy_buf_release(&at);
	zy_buf_release(&batch.first);
	zy_buf_release(&batch.own);
	return rc < 0 ? -1 : 0;
}
