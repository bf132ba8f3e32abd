/*
 * Any bytes as a standard: refused with a message, or checked, printed, and
 * evaluated with figures for all that it asks for.  What is beyond reach (a
 * value outside its bounds, a page that is empty) aborts.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "document/render.h"
#include "model/record.h"
#include "report/kind-explanation.h"
#include "report/kind-standard.h"
#include "standard/check.h"
#include "explain/explain.h"
#include "scoring/evidence-reader.h"
#include "scoring/score-rows.h"
#include "scoring/shares.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
render(const struct zy_doc *d, const char *format, bool excel, struct zy_buf *b)
{
	const struct zy_render_options o = {.format = format, .excel = excel};
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_render(d, &o, b, &e))
		abort();
}

static const char *const values[] = {"1", "yes", "0", "2.5", "95%", "no", "n/a",
    "-1", "3/4", "0.1", "99999999999999999", "是"};

enum {
	SUBJECTS = 4,
	VALUES = sizeof(values) / sizeof(values[0]),
	MOST = 200, /* nodes with figures */
};

static void
found(void *context, const struct zy_error *e)
{
	if (!*e->message ||
	    (e->kind != ZY_ERROR_RECORD && e->kind != ZY_ERROR_CONFIG))
		abort();
	++*(size_t *)context;
}

static void
put_quoted(struct zy_buf *b, struct zy_view v)
{
	size_t i;

	zy_buf_putc(b, '"');
	for (i = 0; i < v.n; i++) {
		if (v.p[i] == '"')
			zy_buf_putc(b, '"');
		zy_buf_putc(b, v.p[i]);
	}
	zy_buf_putc(b, '"');
}

/* A stream of figures; what the standard does not take is refused. */
static void
take(struct zy_evidence_reader *in, const struct zy_buf *text, bool roster)
{
	const struct zy_source_options source = {.encoding = "UTF-8"};
	const struct zy_reader_options o = {
	    .schema = roster ? &zy_org_schema : &zy_any_schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_reader *r;
	int rc;

	if (zy_source_open_memory(&s, "f", text->p, text->n, &source, &e) ||
	    zy_reader_open_source(&r, s, &o, &e))
		return;
	if (zy_evidence_reader_bind(in, r, roster, &e) == 0) {
		while ((rc = zy_reader_next(r, &e)) != 0) {
			if (rc < 0 && e.kind != ZY_ERROR_RECORD)
				break;
			if (rc > 0 && zy_evidence_reader_take(in, r, &e) &&
			    (!*e.message || e.kind != ZY_ERROR_RECORD))
				abort();
			zy_error_clear(&e);
		}
	}
	zy_reader_free(r);
}

static void
take_roster(struct zy_evidence_reader *in)
{
	const struct zy_standard *s = in->evidence->standard;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, k;

	zy_buf_puts(&b, "id,name,kind,level,sector,ethnic,system,parent,"
			"township,org,role,status");
	for (i = 0; i < s->ncolumns; i++) {
		zy_buf_putc(&b, ',');
		put_quoted(&b, zy_view(s->columns[i].id));
	}
	for (k = 0; k < SUBJECTS; k++) {
		zy_buf_printf(&b,
		    "\ns%zu,n,branch,village,%s,no,none,,t%zu,o,"
		    "member,full",
		    k, k % 2 ? "rural" : "agency", k % 2);
		for (i = 0; i < s->ncolumns; i++) {
			zy_buf_putc(&b, ',');
			put_quoted(&b,
			    zy_view(s->columns[i]
					.values[k % s->columns[i].nvalues]));
		}
	}
	take(in, &b, true);
	in->evidence->closed = true;
	zy_buf_release(&b);
}

static void
take_evidence(struct zy_evidence_reader *in)
{
	const struct zy_standard *s = in->evidence->standard;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, k, n = s->nnodes < MOST ? s->nnodes : MOST;

	zy_buf_puts(
	    &b, "subject,node,value,event,level,rater,rater_group,date");
	for (i = 0; i < n * VALUES; i++) {
		const struct zy_node_rule *rule = &s->nodes[i / VALUES];
		const struct zy_item *item = &s->items[rule->index];

		k = i % VALUES;
		zy_buf_printf(&b, "\ns%zu,", (k + i / VALUES) % SUBJECTS);
		put_quoted(
		    &b, zy_intern_get(s->node_ids, (uint32_t)(i / VALUES)));
		zy_buf_printf(&b, ",%s,e%zu,", values[k], k % 3);
		if (rule->what == ZY_ABOUT_ITEM &&
		    item->kind == ZY_ITEM_COUNT && item->nrows)
			put_quoted(&b, zy_view(item->rows[k % item->nrows].id));
		zy_buf_printf(&b, ",r%zu,", k);
		if (rule->what == ZY_ABOUT_ITEM && item->ngroups)
			put_quoted(
			    &b, zy_view(item->groups[k % item->ngroups].id));
		zy_buf_puts(&b, ",2010-06");
	}
	take(in, &b, false);
	zy_buf_release(&b);
}

static void
take_tally(struct zy_evidence_reader *in)
{
	const struct zy_ballot_rules *r = &in->evidence->standard->ballot;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, k, q = r->nquestions ? r->nquestions : 2,
		     g = r->ngroups ? r->ngroups : 2;

	zy_buf_puts(
	    &b, "subject,question,voter_group,entitled,present,returned");
	for (i = 0; i < r->ngrades; i++) {
		zy_buf_putc(&b, ',');
		put_quoted(&b, zy_view(r->grades[i].id));
	}
	zy_buf_puts(&b, ",state");
	for (k = 0; k < q * g * 2 && k < MOST; k++) {
		zy_buf_printf(&b, "\ns%zu,", k % SUBJECTS);
		put_quoted(
		    &b, zy_view(r->nquestions ? r->questions[k % q].id : "q"));
		zy_buf_putc(&b, ',');
		put_quoted(
		    &b, zy_view(r->ngroups ? r->groups[k / q % g].id : "g"));
		zy_buf_puts(&b, ",9000,8000,7000");
		for (i = 0; i < r->ngrades; i++)
			zy_buf_printf(&b, ",%zu", (i * 7 + k) % 11);
		zy_buf_puts(&b, k % 5 ? ",ok" : ",void: no valid ballot");
	}
	take(in, &b, false);
	zy_buf_release(&b);
}

/* Totals under every standard that is asked for, and records. */
static void
take_others(struct zy_evidence_reader *in)
{
	static const char *const records[] = {
	    "id,subject,text,status\np1,s0,t,kept\np2,s1,t,failed",
	    "id,subject,achievements,form\nc1,s0,a,meeting\nc2,s2,b,letter",
	    "id,org,title,type\na1,s0,t,meeting\na2,s3,t,visit",
	};
	const struct zy_standard *s = in->evidence->standard;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view name;
	size_t i;

	zy_buf_puts(&b, "subject,total,standard");
	for (i = 0; i < s->nnodes && i < MOST; i++) {
		name = zy_intern_get(s->node_ids, (uint32_t)i);
		if (s->nodes[i].what != ZY_ABOUT_SCORE || name.n <= 6)
			continue;
		zy_buf_printf(
		    &b, "\ns%zu,%s,", i % SUBJECTS, values[i % 4 ? 0 : 3]);
		put_quoted(&b, (struct zy_view){name.p + 6, name.n - 6});
	}
	take(in, &b, false);
	for (i = 0; i < 3; i++) {
		zy_buf_reset(&b);
		zy_buf_puts(&b, records[i]);
		take(in, &b, false);
	}
	zy_buf_release(&b);
}

static void
check_value(const struct zy_item *item, const struct zy_item_score *score)
{
	if (item->has_max && zy_rational_cmp(&score->value, &item->max) > 0)
		abort();
	if (!score->missing && !score->outside &&
	    zy_rational_cmp(&score->value, &item->floor) < 0 &&
	    !(item->has_max && zy_rational_cmp(&item->floor, &item->max) > 0))
		abort();
}

/* Appends the page of a subject. */
static void
explain(struct zy_buf *b, struct zy_evaluation *x, uint32_t subject, bool zh)
{
	json_t *page = zy_explain(x, subject, zh);
	struct zy_doc d;

	zy_doc_init(&d, zh, ZY_LOOK_DENSE);
	zy_kind_explanation(&d, page, true);
	render(&d, "text", false, b);
	zy_doc_release(&d);
	json_decref(page);
}

static void
evaluate(const struct zy_evidence *f, uint32_t subject)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	struct zy_evaluation x;
	size_t i;

	zy_evaluation_init(&x, f);
	explain(&a, &x, subject, true);
	if (x.band > f->standard->nbands)
		abort();
	for (i = 0; i < f->standard->nitems; i++)
		check_value(&f->standard->items[i], &x.items[i]);
	zy_buf_reset(&a);
	explain(&a, &x, subject, false);
	explain(&b, &x, subject, false);
	if (a.n == 0 || !zy_view_eq(zy_buf_get(&a), zy_buf_get(&b)))
		abort();
	zy_evaluation_release(&x);
	zy_buf_release(&a);
	zy_buf_release(&b);
}

static void
score(const struct zy_standard *s)
{
	struct zy_evidence f;
	struct zy_evidence_reader in = {.evidence = &f};
	struct zy_shares *shares;
	uint32_t *order;
	size_t n, i;

	zy_evidence_init(&f, s);
	f.explain_all = true;
	take_roster(&in);
	take_evidence(&in);
	if (s->has_ballot)
		take_tally(&in);
	take_others(&in);
	order = zy_score_rows_order(&f, &n);
	f.shares = shares = zy_shares_new(&f, order, n);
	for (i = 0; i < n; i++)
		evaluate(&f, order[i]);
	free(order);
	zy_shares_free(shares);
	zy_evidence_reader_release(&in);
	zy_evidence_release(&f);
}

static void
print(const struct zy_standard *s, bool zh)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc d;

	zy_kind_standard(&d, s, zh);
	render(&d, "text", false, &b);
	render(&d, "html", false, &b);
	if (b.n == 0)
		abort();
	zy_doc_release(&d);
	zy_buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct zy_view text = {(const char *)data, size};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;
	size_t told = 0;

	if (zy_standard_parse(&s, "s.json", text, &e)) {
		if (e.kind != ZY_ERROR_CONFIG || !*e.message)
			abort();
		return 0;
	}
	if (zy_standard_check(s, found, &told) != told)
		abort();
	print(s, true);
	print(s, false);
	score(s);
	zy_standard_free(s);
	return 0;
}
