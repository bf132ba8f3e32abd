/*
 * Decides whether a subject has answered a question, and makes the finding
 * where it has not.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/state.h"

/* Counts a subject in one row of the table. */
static void
count_in(
    struct zy_progress *p, uint32_t row, const struct zy_target *t, bool done)
{
	struct zy_progress_count *c =
	    &p->counts[(size_t)row * p->questions->n + t->question];

	c->due++;
	c->done += done;
}

/*
 * Counts a subject in the rows of its organisation.  In a table by leader, what
 * is asked about the liaison point of a leader counts in the row of that leader
 * alone.
 */
static void
count(struct zy_progress *p, const struct zy_target *t, bool done)
{
	uint32_t leader = ZY_INTERN_NONE;
	size_t i;

	if (!p->counts)
		return;
	if (t->org == ZY_INTERN_NONE) {
		count_in(p, p->nrows, t, done);
		return;
	}
	if (p->leaders &&
	    p->asked[t->question].question->asked == ZY_PROGRESS_DUTY)
		leader = zy_intern_find(p->leaders, t->name);
	for (i = p->row_at[t->org]; i < p->row_at[t->org + 1]; i++)
		if (leader == p->rows[i])
			break;
	if (i < p->row_at[t->org + 1]) {
		count_in(p, leader, t, done);
		return;
	}
	for (i = p->row_at[t->org]; i < p->row_at[t->org + 1]; i++)
		count_in(p, p->rows[i], t, done);
}

/*
 * Appends the choices of a column that no answer has:
 * 服务人民群众、加强基层组织.
 */
static void
list_choices(struct zy_progress *p, const struct zy_progress_asked *a,
    unsigned has, struct zy_buf *b)
{
	const struct zy_clause *c = &a->clauses[0];
	const struct zy_column *column =
	    &p->views.kinds[c->answer->record].schema.columns[c->each];
	size_t i, n = 0;

	zy_buf_puts(b, p->zh ? "：" : ": ");
	for (i = 0; column->choices && column->choices[i].token; i++)
		if (!(has >> i & 1))
			zy_buf_printf(b, "%s%s", n++ ? p->zh ? "、" : ", " : "",
			    p->zh ? column->choices[i].zh
				  : column->choices[i].token);
}

/*
 * Appends the detail of a finding: the sentence of the question, what more
 * there is to say, and a description of the asked record.
 */
static void
put_detail(struct zy_progress *p, const struct zy_target *t,
    struct zy_view more, struct zy_buf *b)
{
	const struct zy_query *q = p->asked[t->question].question;
	size_t n, begin;

	zy_buf_puts(b, p->zh ? q->zh : q->en);
	zy_buf_view(b, more);
	n = b->n;
	zy_buf_puts(b, p->zh ? "：" : ": ");
	begin = b->n;
	if (t->cells)
		zy_progress_describe(p, q->asked, t->cells, b);
	else
		zy_buf_view(b, t->detail);
	if (b->n == begin)
		b->n = n;
}

/*
 * Adds a finding, or only counts it where the table is made
 * (zy_progress_group). until is the day up to which it is late.
 */
static void
add(struct zy_progress *p, const struct zy_target *t, enum zy_lack lack,
    int64_t due, int64_t until, struct zy_view more)
{
	struct zy_progress_asked *a = &p->asked[t->question];
	struct zy_buf detail = ZY_BUF_INIT;
	struct zy_lacking x = {.question = a->question,
	    .lack = lack,
	    .org = t->org,
	    .subject = t->subject,
	    .name = t->name,
	    .source = t->source,
	    .since = t->since,
	    .due = due};

	a->nlacking++;
	if (p->counts)
		return;
	put_detail(p, t, more, &detail);
	x.detail = zy_buf_get(&detail);
	if (due != ZY_NO_DAY && until > due)
		x.days_late = until - due;
	zy_progress_put(p, &x);
	zy_buf_release(&detail);
}

/* Returns all choices of the column that `each` names, as bits. */
static unsigned
all_choices(const struct zy_progress *p, const struct zy_progress_asked *a)
{
	const struct zy_clause *c = &a->clauses[0];
	const struct zy_choice *one =
	    p->views.kinds[c->answer->record].schema.columns[c->each].choices;
	unsigned bits = 0, i;

	for (i = 0; one && one[i].token && i < 16; i++)
		bits |= 1U << i;
	return bits;
}

/*
 * Decides a question of each phase, for the phases that have begun and did not
 * end before the subject existed.
 */
static void
decide_phases(struct zy_progress *p, const struct zy_target *t, unsigned phases)
{
	const struct zy_campaign *c = p->views.campaign;
	const struct zy_view none = {"", 0};
	struct zy_target in = *t;
	int64_t end, begin;
	size_t i;

	for (i = 0; i < c->nphases && i < ZY_PROGRESS_PHASES_MAX; i++) {
		const struct zy_campaign_phase *f = &c->phases[i];

		begin = zy_date_first(f->from);
		end = f->to.year	       ? zy_date_last(f->to)
		      : c->award.deadline.year ? zy_date_last(c->award.deadline)
					       : ZY_NO_DAY;
		if (begin > p->as_of || (end != ZY_NO_DAY && t->since > end))
			continue;
		in.since = t->since > begin ? t->since : begin;
		if (phases >> i & 1) {
			count(p, t, true);
		} else if (end != ZY_NO_DAY && end < p->as_of) {
			count(p, t, false);
			add(p, &in, ZY_LACK_MISSING, end, p->as_of, none);
		}
	}
}

/*
 * Adds a finding where the answer came too late and the question wants to know.
 */
static void
decide_late(
    struct zy_progress *p, const struct zy_target *t, int64_t due, int64_t on)
{
	const struct zy_view none = {"", 0};

	if (p->asked[t->question].question->late && due != ZY_NO_DAY &&
	    on != ZY_NO_DAY && on > due)
		add(p, t, ZY_LACK_LATE, due, on, none);
}

/*
 * Counts a subject without an answer as lacking and adds the finding, unless
 * the answer is not due yet.
 */
static void
decide_missing(struct zy_progress *p, const struct zy_target *t, int64_t due,
    struct zy_view more)
{
	enum zy_lack lack = p->asked[t->question].question->due == ZY_DUE_COLUMN
				? ZY_LACK_OVERDUE
				: ZY_LACK_MISSING;

	if (due != ZY_NO_DAY && due >= p->as_of)
		return; /* there is time left */
	count(p, t, false);
	add(p, t, due == ZY_NO_DAY ? ZY_LACK_MISSING : lack, due, p->as_of,
	    more);
}

void
zy_progress_decide(struct zy_progress *p, const struct zy_target *t)
{
	struct zy_progress_asked *a = &p->asked[t->question];
	const struct zy_query *q = a->question;
	struct zy_answers m = {.count = 1, .first = INT32_MAX};
	struct zy_buf more = ZY_BUF_INIT;
	bool enough = !t->failed;
	int64_t due = t->due, on = t->on;

	if (q->nanswers)
		m = zy_clause_find(p, a, t);
	if (q->due == ZY_DUE_PHASE) {
		decide_phases(p, t, t->failed ? 0 : m.phases);
		return;
	}
	if (q->nanswers)
		enough = enough && m.count >= (uint64_t)q->need;
	if (q->due == ZY_DUE_MONTHS) {
		bool dated = m.last != INT32_MIN;
		int64_t last = dated ? p->start + m.last : t->since;

		due =
		    zy_due_add_months(last > t->since ? last : t->since, q->n);
		enough = enough && dated && due >= p->as_of;
	}
	if (q->after && t->own != ZY_NO_DAY)
		enough = enough && m.last != INT32_MIN &&
			 p->start + m.last >= t->own;
	if (q->each && m.each != all_choices(p, a)) {
		enough = false;
		list_choices(p, a, m.each, &more);
	}
	if (on == ZY_NO_DAY && m.first != INT32_MAX)
		on = p->start + m.first;
	if (enough && q->most && m.count > (uint64_t)q->most) {
		count(p, t, false);
		zy_buf_printf(&more, p->zh ? "（%u）" : " (%u)", m.count);
		add(p, t, ZY_LACK_EXCESS, ZY_NO_DAY, 0, zy_buf_get(&more));
	} else if (enough) {
		count(p, t, true);
		decide_late(p, t, due, on);
	} else {
		decide_missing(p, t, due, zy_buf_get(&more));
	}
	zy_buf_release(&more);
}

/* Stores a copy of t until all records were added. */
static void
postpone(struct zy_progress *p, const struct zy_target *t)
{
	struct zy_progress_asked *a = &p->asked[t->question];
	struct zy_view *texts[] = {NULL, NULL, NULL, NULL};
	struct zy_buf detail = ZY_BUF_INIT;
	struct zy_target *x;
	size_t i;

	a->targets =
	    zy_grow(a->targets, &a->cap, a->ntargets + 1, sizeof(*a->targets));
	x = &a->targets[a->ntargets++];
	*x = *t;
	x->cells = NULL;
	zy_progress_describe(p, a->question->asked, t->cells, &detail);
	x->detail = zy_buf_get(&detail);
	texts[0] = &x->subject;
	texts[1] = &x->name;
	texts[2] = &x->detail;
	texts[3] = &x->source;
	for (i = 0; i < 4 + a->question->of.n; i++) {
		struct zy_view *v = i < 4 ? texts[i] : &x->key[i - 4];

		v->p = zy_arena_strndup(&p->arena, v->n ? v->p : "", v->n);
	}
	zy_buf_release(&detail);
}

/* Returns whether a question about awards is one about who declares them. */
static bool
is_of_declarers(const struct zy_progress *p, const struct zy_progress_asked *a)
{
	const struct zy_view_kind *k = &p->views.kinds[ZY_PROGRESS_AWARD];

	return a->question->asked == ZY_PROGRESS_AWARD &&
	       a->question->of.n == 1 && a->of[0] == zy_view_find(k, "by");
}

/*
 * Returns whether a record says what one before it has said: a review has a row
 * for each question, and its session is one of them all; who declares several
 * for an award is asked once.
 */
static bool
is_repeated(struct zy_progress *p, const struct zy_target *t)
{
	const struct zy_progress_asked *a = &p->asked[t->question];
	const bool session = a->question->asked == ZY_PROGRESS_TALLY;
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t before;
	size_t i;
	bool repeated;

	if (!session && !is_of_declarers(p, a))
		return false;
	if (!p->told)
		p->told = zy_intern_new();
	before = zy_intern_count(p->told);
	zy_buf_printf(&key, "%u %lld %d ", t->question,
	    session ? (long long)t->own : 0, t->failed);
	zy_buf_view(&key, t->subject);
	for (i = 0; i < a->question->of.n; i++) {
		zy_buf_putc(&key, '\0');
		zy_buf_view(&key, t->key[i]);
	}
	repeated = zy_intern_put(p->told, zy_buf_get(&key)) < before;
	zy_buf_release(&key);
	return repeated;
}

void
zy_progress_take(struct zy_progress *p, const struct zy_target *t, bool last)
{
	if (is_repeated(p, t))
		return;
	if (last || p->asked[t->question].question->nanswers == 0)
		zy_progress_decide(p, t);
	else
		postpone(p, t);
}
