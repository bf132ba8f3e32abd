/* SPDX-License-Identifier: MIT */
#include "explain/diff.h"

#include <stdlib.h>

#include "explain/diff-state.h"
#include "explain/explain.h"
#include "stream/source.h"

enum {
	MAX_FILE = 1 << 30,
	MAX_OPEN = 4096, /* bytes that tell a page from a score stream */
};

struct zy_diff {
	struct zy_intern *subjects;
	json_t **pages; /* by subject; NULL for rows */
	size_t pages_cap;
	struct zy_diff_entries *rows; /* by subject */
	size_t rows_cap;
	bool *seen;
	json_t *document; /* what pages borrow from */
	bool explains;
};

static void
entries_release(struct zy_diff_entries *e)
{
	free(e->list);
	zy_arena_release(&e->arena);
	*e = (struct zy_diff_entries){0};
}

static int
compare_entries(const void *a, const void *b)
{
	const struct zy_diff_entry *x = a, *y = b;
	int c = strcmp(x->what, y->what);

	if (c == 0)
		c = strcmp(x->value, y->value);
	return c ? c : strcmp(x->source, y->source);
}

static void
add_points(struct zy_diff_entries *e, const struct zy_evaluation *x,
    const struct zy_rational *v, const char *what, const char *id)
{
	const struct zy_marks *m = &x->standard->marks;
	struct zy_buf b = ZY_BUF_INIT;

	zy_rational_format(&b, v, m->places, m->rounding);
	zy_diff_put(e, b.p, "", "%s%s", what, id);
	zy_buf_release(&b);
}

/* What a score stream has, as it prints it. */
static void
take_row(struct zy_diff_entries *e, const struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	size_t i;

	add_points(e, x, &x->exact, "1total", "");
	zy_diff_put(
	    e, x->band < s->nbands ? s->bands[x->band].id : "", "", "2band");
	for (i = 0; i < s->nheads; i++)
		add_points(e, x, &x->heads[i].value, "5head ", s->heads[i].id);
	add_points(e, x, &x->base, "5base", "");
	add_points(e, x, &x->bonus, "5bonus", "");
	add_points(e, x, &x->penalty, "5penalty", "");
}

static uint32_t
subject_of(struct zy_diff *d, struct zy_view id)
{
	uint32_t n = zy_intern_put(d->subjects, id);
	size_t before = d->rows_cap;

	d->rows =
	    zy_grow(d->rows, &d->rows_cap, (size_t)n + 1, sizeof(*d->rows));
	if (d->rows_cap != before)
		memset(d->rows + before, 0,
		    (d->rows_cap - before) * sizeof(*d->rows));
	before = d->pages_cap;
	d->pages =
	    zy_grow(d->pages, &d->pages_cap, (size_t)n + 1, sizeof(json_t *));
	for (; before < d->pages_cap; before++)
		d->pages[before] = NULL;
	return n;
}

struct zy_diff *
zy_diff_new(void)
{
	struct zy_diff *d = zy_calloc(1, sizeof(*d));

	d->subjects = zy_intern_new();
	return d;
}

void
zy_diff_free(struct zy_diff *d)
{
	size_t i;

	if (!d)
		return;
	for (i = 0; i < d->rows_cap; i++)
		entries_release(&d->rows[i]);
	json_decref(d->document);
	zy_intern_free(d->subjects);
	free(d->rows);
	free(d->pages);
	free(d->seen);
	free(d);
}

bool
zy_diff_explains(const struct zy_diff *d)
{
	return d->explains;
}

/* The pages of the document, each of a subject of its own. */
static int
take_pages(struct zy_diff *d, const char *path, struct zy_error *e)
{
	json_t *page;
	uint32_t subject;
	size_t i;

	for (i = 0; i < json_array_size(d->document); i++) {
		page = json_array_get(d->document, i);
		if (*zy_diff_member(page, "subject") == '\0' ||
		    !json_is_array(json_object_get(page, "steps"))) {
			zy_error_set(e, ZY_ERROR_IO,
			    _("not an explanation: page %zu has no subject or "
			      "no steps"),
			    i + 1);
			return zy_error_at(e, path, 0, 0);
		}
		subject =
		    subject_of(d, zy_view(zy_diff_member(page, "subject")));
		if (d->pages[subject]) {
			zy_error_set(e, ZY_ERROR_IO,
			    _("two explanations of subject '%s'"),
			    zy_diff_member(page, "subject"));
			return zy_error_at(e, path, 0, 0);
		}
		d->pages[subject] = page;
	}
	return 1;
}

/* All values of the text, one behind the other or in an array. */
static int
parse_pages(struct zy_diff *d, const char *path, struct zy_view text,
    struct zy_error *e)
{
	const size_t flags = JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES;
	json_error_t why;
	json_t *v;

	d->document = json_array();
	while (text.n) {
		v = json_loadb(text.p, text.n, flags, &why);
		if (!v) {
			zy_error_set(e, ZY_ERROR_IO, "JSON: %s", why.text);
			return zy_error_at(e, path, 0, 0);
		}
		if (json_is_array(v)) {
			json_array_extend(d->document, v);
			json_decref(v);
		} else {
			json_array_append_new(d->document, v);
		}
		text.p += why.position;
		text.n -= (size_t)why.position;
		while (text.n && strchr(" \t\r\n", *text.p)) {
			text.p++;
			text.n--;
		}
	}
	return take_pages(d, path, e);
}

int
zy_diff_load(struct zy_diff **out, const char *path, struct zy_error *e)
{
	const struct zy_source_options o = {
	    .caps = {.line = MAX_FILE, .field = MAX_FILE}};
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_source *source;
	struct zy_view line, head;
	int rc;

	if (zy_source_open(&source, path, &o, e))
		return -1;
	while ((rc = zy_source_line(source, &line, e)) == 1)
		zy_buf_view(&b, line);
	zy_source_free(source);
	head = zy_buf_get(&b);
	head.n = head.n < MAX_OPEN ? head.n : MAX_OPEN;
	if (rc == 0 && head.n && strchr("{[", *head.p) &&
	    zy_view_has(head, "\"steps\"")) {
		*out = zy_diff_new();
		(*out)->explains = true;
		rc = parse_pages(*out, path, zy_buf_get(&b), e);
		if (rc < 0)
			zy_diff_free(*out);
	}
	zy_buf_release(&b);
	return rc;
}

int
zy_diff_add(struct zy_diff *d, const struct zy_reader *r,
    const struct zy_standard *s, struct zy_error *e)
{
	static const struct {
		const char *column, *what;
	} known[] = {{"total", "1total"}, {"band", "2band"}, {"base", "5base"},
	    {"bonus", "5bonus"}, {"penalty", "5penalty"}};
	int c = zy_reader_find(r, "subject");
	struct zy_diff_entries *row;
	struct zy_buf b = ZY_BUF_INIT;
	uint32_t subject;
	size_t i;

	if (c < 0 || zy_reader_cell(r, (size_t)c).n == 0)
		return zy_reader_fault(r, c, ZY_FAULT_UNKNOWN_ORG,
		    _("no subject in the earlier run"), e);
	subject = subject_of(d, zy_reader_cell(r, (size_t)c));
	row = &d->rows[subject];
	entries_release(row);
	for (i = 0; i < 5 + s->nheads; i++) {
		c = zy_reader_find(
		    r, i < 5 ? known[i].column : s->heads[i - 5].id);
		if (c < 0)
			continue;
		zy_buf_reset(&b);
		zy_buf_view(&b, zy_reader_cell(r, (size_t)c));
		zy_diff_put(row, b.n ? b.p : "", "", "%s%s",
		    i < 5 ? known[i].what : "5head ",
		    i < 5 ? "" : s->heads[i - 5].id);
	}
	zy_buf_release(&b);
	return 0;
}

struct telling {
	zy_diff_told *told;
	void *context;
	struct zy_difference d;
	bool stop;
};

static void
tell(struct telling *t, const struct zy_diff_entry *old,
    const struct zy_diff_entry *new)
{
	t->d.what = (old ? old : new)->what + 1;
	t->d.old = old ? old->value : "";
	t->d.new = new ? new->value : "";
	t->d.source = new &&*new->source ? new->source : old ? old->source : "";
	if (!t->stop)
		t->stop = t->told(t->context, &t->d) != 0;
}

/* The end of the entries of one name. */
static size_t
run_end(const struct zy_diff_entries *e, size_t i, const char *what)
{
	while (i < e->n && strcmp(e->list[i].what, what) == 0)
		i++;
	return i;
}

/* Of two runs of one name, what is equal is passed over, the rest paired. */
static void
compare_run(struct telling *t, struct zy_diff_entry *a, size_t na,
    struct zy_diff_entry *b, size_t nb)
{
	size_t i, k;

	for (i = 0; i < na; i++) {
		for (k = 0; k < nb; k++) {
			if (!b[k].what || strcmp(a[i].value, b[k].value) != 0)
				continue;
			a[i].what = b[k].what = NULL;
			break;
		}
	}
	for (i = 0, k = 0; i < na || k < nb;) {
		while (i < na && !a[i].what)
			i++;
		while (k < nb && !b[k].what)
			k++;
		if (i < na || k < nb)
			tell(t, i < na ? &a[i] : NULL, k < nb ? &b[k] : NULL);
		i += i < na;
		k += k < nb;
	}
}

static void
compare_all(
    struct telling *t, struct zy_diff_entries *old, struct zy_diff_entries *new)
{
	size_t i = 0, k = 0, ie, ke;
	const char *what;

	if (old->n)
		qsort(old->list, old->n, sizeof(*old->list), compare_entries);
	if (new->n)
		qsort(new->list, new->n, sizeof(*new->list), compare_entries);
	while (i < old->n || k < new->n) {
		if (i == old->n)
			what = new->list[k].what;
		else if (k == new->n ||
			 strcmp(old->list[i].what, new->list[k].what) <= 0)
			what = old->list[i].what;
		else
			what = new->list[k].what;
		ie = run_end(old, i, what);
		ke = run_end(new, k, what);
		compare_run(t, old->list + i, ie - i, new->list + k, ke - k);
		i = ie;
		k = ke;
	}
}

/* Rules are told where they changed, not where a subject came or went. */
static void
drop_rules(struct zy_diff_entries *e)
{
	size_t i, n = 0;

	for (i = 0; i < e->n; i++)
		if (*e->list[i].what != '8')
			e->list[n++] = e->list[i];
	e->n = n;
}

/* One subject in both runs, or in one. */
static void
compare_subject(struct zy_diff *d, struct telling *t, uint32_t then,
    struct zy_evaluation *x, uint32_t now)
{
	struct zy_diff_entries old = {0}, new = {0};
	json_t *page;

	if (then != ZY_INTERN_NONE && d->explains)
		zy_diff_take(&old, d->pages[then]);
	if (now != ZY_INTERN_NONE && d->explains) {
		page = zy_explain(x, now, false);
		zy_diff_take(&new, page);
		json_decref(page);
	} else if (now != ZY_INTERN_NONE) {
		zy_evaluate(x, now);
		take_row(&new, x);
	}
	if (then == ZY_INTERN_NONE || now == ZY_INTERN_NONE) {
		drop_rules(&old);
		drop_rules(&new);
	}
	if (then != ZY_INTERN_NONE && !d->explains)
		compare_all(t, &d->rows[then], &new);
	else
		compare_all(t, &old, &new);
	entries_release(&old);
	entries_release(&new);
}

void
zy_diff_tell(struct zy_diff *d, struct zy_evaluation *x, const uint32_t *order,
    size_t n, zy_diff_told *told, void *context)
{
	struct telling t = {.told = told, .context = context};
	uint32_t all = zy_intern_count(d->subjects), then;
	size_t i;

	d->seen = zy_calloc((size_t)all + 1, sizeof(*d->seen));
	for (i = 0; i < n && !t.stop; i++) {
		t.d.subject = zy_intern_get(x->figures->subjects, order[i]);
		t.d.name = zy_figures_roster(x->figures, order[i], 0);
		then = zy_intern_find(d->subjects, t.d.subject);
		if (then != ZY_INTERN_NONE)
			d->seen[then] = true;
		compare_subject(d, &t, then, x, order[i]);
	}
	for (then = 0; then < all && !t.stop; then++) {
		if (d->seen[then])
			continue;
		t.d.subject = zy_intern_get(d->subjects, then);
		t.d.name = ZY_VIEW("");
		compare_subject(d, &t, then, x, ZY_INTERN_NONE);
	}
}
