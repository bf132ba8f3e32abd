/*
 * Compares two runs of score: reads the earlier one and writes the differences.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/diff.h"

#include <stdlib.h>

#include "explain/diff-state.h"
#include "explain/explain-state.h"
#include "explain/explain.h"
#include "stream/config.h"
#include "stream/source.h"

enum {
	MAX_FILE = 1 << 30,
	MAX_OPEN = 4096, /* bytes that tell explanations from a score stream */
};

struct zy_diff {
	struct zy_intern *subjects;
	json_t **pages; /* by subject: what the earlier run said */
	size_t cap;
	bool explains; /* explanations, not rows of a score stream */
};

/*
 * Returns the place for the explanation of a subject, which is added if it is
 * new.
 */
static json_t **
page_of(struct zy_diff *d, struct zy_view id)
{
	uint32_t n = zy_intern_put(d->subjects, id);
	size_t before = d->cap;

	d->pages = zy_grow(d->pages, &d->cap, (size_t)n + 1, sizeof(json_t *));
	for (; before < d->cap; before++)
		d->pages[before] = NULL;
	return &d->pages[n];
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
	for (i = 0; i < d->cap; i++)
		json_decref(d->pages[i]);
	zy_intern_free(d->subjects);
	free(d->pages);
	free(d);
}

bool
zy_diff_explains(const struct zy_diff *d)
{
	return d->explains;
}

/* Stores explanation number n of a file.  Takes over the reference to it. */
static int
keep_page(struct zy_diff *d, json_t *page, size_t n, struct zy_error *e)
{
	const char *subject = zy_diff_member(page, "subject");
	json_t **at;
	int rc = 0;

	if (*subject == '\0' ||
	    !json_is_array(json_object_get(page, "steps"))) {
		rc = zy_error_set(e, ZY_ERROR_IO,
		    _("not an explanation: page %zu has no subject or no "
		      "steps"),
		    n);
		goto out;
	}
	at = page_of(d, zy_view(subject));
	if (*at)
		rc = zy_error_set(e, ZY_ERROR_IO,
		    _("two explanations of subject '%s'"), subject);
	else
		*at = json_incref(page);
out:
	json_decref(page);
	return rc;
}

/* Sets e to what jansson says is wrong with a text.  Returns -1. */
static int
json_fault(const json_error_t *why, struct zy_error *e)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_config_put_json_error(&b, why);
	zy_error_set(e, ZY_ERROR_IO, _("JSON: %s"), b.p);
	zy_buf_release(&b);
	return -1;
}

/* Stores all explanations in a text, in sequence or in arrays. */
static int
parse_pages(struct zy_diff *d, struct zy_view text, struct zy_error *e)
{
	const size_t flags = JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES;
	size_t n = 0, i;
	json_error_t why;
	json_t *v, *page;
	int rc = 0;

	while (text.n && rc == 0) {
		v = json_loadb(text.p, text.n, flags, &why);
		if (!v)
			return json_fault(&why, e);
		if (!json_is_array(v)) {
			rc = keep_page(d, v, ++n, e);
		} else {
			for (i = 0; i < json_array_size(v) && rc == 0; i++) {
				page = json_incref(json_array_get(v, i));
				rc = keep_page(d, page, ++n, e);
			}
			json_decref(v);
		}
		text.p += why.position;
		text.n -= (size_t)why.position;
		while (text.n && strchr(" \t\r\n", *text.p)) {
			text.p++;
			text.n--;
		}
	}
	return rc;
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
		rc = 1;
		if (parse_pages(*out, zy_buf_get(&b), e)) {
			rc = zy_error_at(e, path, 0, 0);
			zy_diff_free(*out);
		}
	}
	zy_buf_release(&b);
	return rc;
}

/*
 * Returns a new explanation with only the parts that a score stream has.  Sets
 * *heads to its array of heads and sums[0..2] to its steps base, bonus and
 * penalties, for the caller to fill.
 */
static json_t *
row_new(json_t **heads, json_t **sums)
{
	static const char *const names[] = {"base", "bonus", "penalties"};
	json_t *page = json_object(), *steps = json_array(), *step;
	int i;

	*heads = json_array();
	step = zy_explain_step(3, "heads");
	json_object_set_new(step, "heads", *heads);
	json_array_append_new(steps, step);
	for (i = 0; i < 3; i++) {
		sums[i] = zy_explain_step(4 + i, names[i]);
		json_array_append_new(steps, sums[i]);
	}
	json_object_set_new(page, "steps", steps);
	return page;
}

/* Appends a head with its value, which is consumed, to a list of heads. */
static void
add_head(json_t *heads, const char *id, json_t *value)
{
	json_t *head = json_object();

	json_object_set_new(head, "head", json_string(id));
	json_object_set_new(head, "value", value);
	json_array_append_new(heads, head);
}

/* Returns the cell of a column as a new JSON string, "" if there is none. */
static json_t *
cell_json(const struct zy_reader *r, const char *column)
{
	int c = zy_reader_find(r, column);

	return zy_explain_view(
	    c < 0 ? ZY_VIEW("") : zy_reader_cell(r, (size_t)c));
}

int
zy_diff_add(struct zy_diff *d, const struct zy_reader *r,
    const struct zy_standard *s, struct zy_error *e)
{
	static const char *const columns[] = {"base", "bonus", "penalty"};
	int c = zy_reader_find(r, "subject");
	json_t *page, *heads, *sums[3], **at;
	size_t i;

	if (c < 0 || zy_reader_cell(r, (size_t)c).n == 0)
		return zy_reader_fault(r, c, ZY_FAULT_MISSING,
		    _("no subject in the earlier run"), e);
	page = row_new(&heads, sums);
	json_object_set_new(page, "total", cell_json(r, "total"));
	json_object_set_new(page, "band", cell_json(r, "band"));
	for (i = 0; i < 3; i++)
		json_object_set_new(sums[i], "value", cell_json(r, columns[i]));
	for (i = 0; i < s->nheads; i++)
		add_head(heads, s->heads[i].id, cell_json(r, s->heads[i].id));
	at = page_of(d, zy_reader_cell(r, (size_t)c));
	json_decref(*at);
	*at = page;
	return 0;
}

/*
 * Returns an explanation, as from row_new, of the subject that x has evaluated.
 */
static json_t *
row_of(const struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	json_t *heads, *sums[3], *page = row_new(&heads, sums);
	size_t i;

	json_object_set_new(page, "total", zy_explain_rounded(s, &x->exact));
	json_object_set_new(page, "band",
	    json_string(x->band < s->nbands ? s->bands[x->band].id : ""));
	json_object_set_new(sums[0], "value", zy_explain_rounded(s, &x->base));
	json_object_set_new(sums[1], "value", zy_explain_rounded(s, &x->bonus));
	json_object_set_new(
	    sums[2], "value", zy_explain_rounded(s, &x->penalty));
	for (i = 0; i < s->nheads; i++)
		add_head(heads, s->heads[i].id,
		    zy_explain_rounded(s, &x->heads[i].value));
	return page;
}

/* Where differences are written, and the present subject. */
struct output {
	struct zy_writer *w;
	struct zy_view subject, name;
};

/*
 * Writes one difference; before is NULL for a new value, now for a missing one.
 */
static void
write_difference(struct output *t, const struct zy_diff_value *before,
    const struct zy_diff_value *now)
{
	const char *const cells[] = {(before ? before : now)->name + 1,
	    before ? before->value : "", now ? now->value : "",
	    now && *now->source ? now->source
	    : before		? before->source
				: ""};
	size_t i;

	zy_writer_cell(t->w, t->subject);
	zy_writer_cell(t->w, t->name);
	for (i = 0; i < 4; i++)
		zy_writer_cell(t->w, zy_view(cells[i]));
	zy_writer_end(t->w);
}

/* Returns the index after the values from i on that have the same name. */
static size_t
run_end(const struct zy_diff_values *v, size_t i, const char *name)
{
	while (i < v->n && strcmp(v->list[i].name, name) == 0)
		i++;
	return i;
}

/*
 * Compares the values of one name in both runs: removes equal ones and pairs
 * the others.
 */
static void
compare_run(struct output *t, struct zy_diff_value *a, size_t na,
    struct zy_diff_value *b, size_t nb)
{
	size_t i, k;

	for (i = 0; i < na; i++) {
		for (k = 0; k < nb; k++) {
			if (!b[k].name || strcmp(a[i].value, b[k].value) != 0)
				continue;
			a[i].name = b[k].name = NULL;
			break;
		}
	}
	for (i = 0, k = 0; i < na || k < nb;) {
		while (i < na && !a[i].name)
			i++;
		while (k < nb && !b[k].name)
			k++;
		if (i < na || k < nb)
			write_difference(
			    t, i < na ? &a[i] : NULL, k < nb ? &b[k] : NULL);
		i += i < na;
		k += k < nb;
	}
}

/*
 * Compares all values of a subject in both runs.  Rules are reported if they
 * changed, not if the subject is only in one run.
 */
static void
compare_subject(struct output *t, const json_t *before, const json_t *now)
{
	struct zy_diff_values a = {0}, b = {0};
	size_t i = 0, k = 0, ie, ke;
	const char *name;

	if (before)
		zy_diff_values(&a, before);
	if (now)
		zy_diff_values(&b, now);
	while (i < a.n || k < b.n) {
		if (i == a.n ||
		    (k < b.n && strcmp(a.list[i].name, b.list[k].name) > 0))
			name = b.list[k].name;
		else
			name = a.list[i].name;
		ie = run_end(&a, i, name);
		ke = run_end(&b, k, name);
		if (*name != '8' || (before && now))
			compare_run(t, a.n ? a.list + i : NULL, ie - i,
			    b.n ? b.list + k : NULL, ke - k);
		i = ie;
		k = ke;
	}
	zy_diff_values_release(&a);
	zy_diff_values_release(&b);
}

void
zy_diff_write(struct zy_diff *d, struct zy_evaluation *x, const uint32_t *order,
    size_t n, struct zy_writer *out)
{
	static const struct zy_column columns[] = {
	    {.name = "subject", .zh = "对象代码"},
	    {.name = "name", .zh = "名称"}, {.name = "what", .zh = "变动项"},
	    {.name = "old", .zh = "原值"}, {.name = "new", .zh = "新值"},
	    {.name = "source", .zh = "来源"}};
	struct output t = {.w = out};
	uint32_t all = zy_intern_count(d->subjects), then;
	bool *seen = zy_calloc((size_t)all + 1, sizeof(*seen));
	json_t *now;
	size_t i;

	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		zy_writer_column(out, zy_view(columns[i].name), &columns[i]);
	for (i = 0; i < n && !zy_writer_closed(out); i++) {
		t.subject = zy_intern_get(x->evidence->subjects, order[i]);
		t.name = zy_evidence_roster(x->evidence, order[i], 0);
		then = zy_intern_find(d->subjects, t.subject);
		if (then != ZY_INTERN_NONE)
			seen[then] = true;
		if (d->explains) {
			now = zy_explain(x, order[i], false);
		} else {
			zy_evaluate(x, order[i]);
			now = row_of(x);
		}
		compare_subject(
		    &t, then != ZY_INTERN_NONE ? d->pages[then] : NULL, now);
		json_decref(now);
	}
	for (then = 0; then < all && !zy_writer_closed(out); then++) {
		if (seen[then])
			continue;
		t.subject = zy_intern_get(d->subjects, then);
		t.name = ZY_VIEW("");
		compare_subject(&t, d->pages[then], NULL);
	}
	free(seen);
}
