/*
 * Binds the conditions and columns of questions to the views, and finds out
 * which questions cannot be asked because data is missing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record.h"
#include "progress/state.h"

/*
 * Returns whether a column may be missing in the data, so that the question is
 * not asked; any other must be in the view.
 */
static bool
may_lack(enum zy_progress_kind kind, struct zy_view name)
{
	return kind <= ZY_PROGRESS_DUTY || zy_view_starts(name, "org.");
}

/*
 * Parses a condition of question q on records of a kind and binds it to the
 * columns of their view. text may be NULL: then *out is unchanged.  Returns 0,
 * or -1 with e set where the condition is wrong or names a column that such
 * records never have.
 */
static int
bind_condition(struct zy_progress *p, const struct zy_query *q,
    enum zy_progress_kind kind, const char *text, struct zy_date today,
    struct zy_condition **out, struct zy_error *e)
{
	struct zy_view_kind *k = &p->views.kinds[kind];
	size_t i;

	if (!text)
		return 0;
	if (zy_condition_parse(out, zy_view(text), today, e) ||
	    zy_condition_bind_schema(*out, &k->schema, e))
		return -1;
	for (i = 0; i < zy_condition_comparisons(*out); i++) {
		bool found;
		uint64_t unknown;
		struct zy_view name =
		    zy_condition_column(*out, i, &found, &unknown);

		if (!found && !may_lack(kind, name))
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("question '%s': records of kind '%s' have no "
			      "column '%.*s'"),
			    q->id, zy_progress_kind_name(kind), ZY_ARG(name));
	}
	return 0;
}

/* Sets *out to the number of a column, -1 for name NULL. */
static int
bind_column(struct zy_progress *p, const struct zy_query *q,
    enum zy_progress_kind kind, const char *name, int *out, struct zy_error *e)
{
	*out = name ? zy_view_find(&p->views.kinds[kind], name) : -1;
	if (name && *out < 0 && !may_lack(kind, zy_view(name)))
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("question '%s': records of kind '%s' have no column "
		      "'%.*s'"),
		    q->id, zy_progress_kind_name(kind), ZY_ARG(zy_view(name)));
	return 0;
}

/*
 * Fills c for one kind of answers to question q: its condition and the numbers
 * of its columns.  Returns 0, or -1 with e set.
 */
static int
bind_clause(struct zy_progress *p, const struct zy_query *q,
    const struct zy_query_answer *a, struct zy_clause *c, struct zy_date today,
    struct zy_error *e)
{
	size_t i;

	*c = (struct zy_clause){
	    .answer = a, .date = p->views.kinds[a->record].date};
	if (bind_condition(p, q, a->record, a->where, today, &c->where, e) ||
	    bind_column(p, q, a->record, q->each, &c->each, e))
		return -1;
	if (c->each >= 0 &&
	    !p->views.kinds[a->record].schema.columns[c->each].choices)
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("question '%s': '%s' is no column of choices"), q->id,
		    q->each);
	for (i = 0; i < a->by.n; i++)
		if (bind_column(
			p, q, a->record, a->by.columns[i], &c->by[i], e))
			return -1;
	return 0;
}

/*
 * Finds the columns and parses the conditions of one question, for the asked
 * and for each kind of answers.  Returns 0, or -1 with e set.
 */
static int
bind_question(struct zy_progress *p, struct zy_progress_asked *a,
    struct zy_date today, struct zy_error *e)
{
	const struct zy_query *q = a->question;
	enum zy_progress_kind kind = q->asked;
	size_t i;

	if (bind_condition(p, q, kind, q->where, today, &a->where, e) ||
	    bind_condition(p, q, kind, q->must, today, &a->must, e) ||
	    bind_column(p, q, kind, q->part, &a->part, e) ||
	    bind_column(p, q, kind, q->whole, &a->whole, e) ||
	    bind_column(p, q, kind, q->column, &a->column, e) ||
	    bind_column(p, q, kind, q->on, &a->on, e))
		return -1;
	for (i = 0; i < q->of.n; i++)
		if (bind_column(p, q, kind, q->of.columns[i], &a->of[i], e))
			return -1;
	for (i = 0; i < q->nanswers; i++)
		if (bind_clause(p, q, &q->answers[i], &a->clauses[i], today, e))
			return -1;
	return 0;
}

int
zy_progress_bind(
    struct zy_progress *p, struct zy_date today, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < p->questions->n; i++) {
		p->asked[i].question = &p->questions->items[i];
		if (bind_question(p, &p->asked[i], today, e))
			return -1;
	}
	return 0;
}

/* Kinds of data, for reasons. */
static const char *const labels[ZY_PROGRESS_KINDS] = {N_("organisations"),
    N_("rosters of members"), N_("duties"), N_("pledges"), N_("comments"),
    N_("activities"), N_("awards"), N_("tallies"), N_("rankings"), N_("draws"),
    N_("guidance groups"), N_("sectors"), N_("lists")};

/*
 * Returns the name of a column of the schema in the language of messages; of a
 * column of the organisation, org.kind, the name of the column without "org.".
 */
static struct zy_view
label_of(const struct zy_schema *s, struct zy_view column)
{
	struct zy_view own = column;
	const struct zy_column *c;

	if (zy_view_starts(own, "org."))
		own = (struct zy_view){own.p + 4, own.n - 4};
	c = zy_schema_find(s, own);
	if (!c)
		c = zy_schema_find(&zy_org_schema, own);
	own = c ? zy_column_label(c) : zy_record_column_label(own);
	return zy_error_in_chinese() ? own : column;
}

/*
 * Returns the reason that no records of a kind were given, or that these lack a
 * column.  In p's arena.
 */
static const char *
lacks(struct zy_progress *p, enum zy_progress_kind kind, struct zy_view column)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *text;

	if (column.n)
		zy_buf_printf(&b, _("%s: no column '%.*s'"), _(labels[kind]),
		    ZY_ARG(label_of(&p->views.kinds[kind].schema, column)));
	else
		zy_buf_printf(&b, _("no %s were given"), _(labels[kind]));
	text = zy_arena_strndup(&p->arena, b.p, b.n);
	zy_buf_release(&b);
	return text;
}

/*
 * Returns why records of a kind do not have the column with that name, or NULL
 * where they have it.  Texts that are no name (in a condition: of a constant)
 * have no reason.
 */
static const char *
check_column(
    struct zy_progress *p, enum zy_progress_kind kind, struct zy_view name)
{
	const struct zy_view_kind *k = &p->views.kinds[kind];
	const struct zy_column *one;
	int strength;

	if (name.n == 0)
		return NULL;
	one = zy_schema_match(&k->schema, name, &strength);
	if (!one || !k->present[one - k->schema.columns])
		return lacks(p, kind, name);
	return NULL;
}

/*
 * Returns the first reason why a condition cannot be tested, because a column
 * was not given; NULL where it can.
 */
static const char *
check_condition(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_condition *c)
{
	const char *why = NULL;
	uint64_t unknown;
	bool found;
	size_t i;

	for (i = 0; c && !why && i < zy_condition_comparisons(c); i++)
		why = check_column(
		    p, kind, zy_condition_column(c, i, &found, &unknown));
	return why;
}

/*
 * Returns the first reason why the columns of a key were not all given, or
 * NULL.
 */
static const char *
check_key(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_query_key *key)
{
	const char *why = NULL;
	size_t i;

	for (i = 0; !why && i < key->n; i++)
		why = check_column(p, kind, zy_view(key->columns[i]));
	return why;
}

/*
 * Returns why the answers of one clause cannot be counted: records or columns
 * that it needs were not given.  Returns NULL where they can.  Dates are needed
 * only where the question depends on the day of the answer.
 */
static const char *
check_clause(
    struct zy_progress *p, const struct zy_query *q, const struct zy_clause *c)
{
	enum zy_progress_kind kind = c->answer->record;
	const struct zy_view_kind *k = &p->views.kinds[kind];
	bool dated = q->after || q->due == ZY_DUE_MONTHS ||
		     q->due == ZY_DUE_PHASE || q->late;
	const char *why;

	if (!k->given)
		return lacks(p, kind, zy_view(NULL));
	why = check_condition(p, kind, c->where);
	if (!why)
		why = check_key(p, kind, &c->answer->by);
	if (!why && q->each)
		why = check_column(p, kind, zy_view(q->each));
	if (!why && dated)
		why = c->date < 0
			  ? lacks(p, kind, ZY_VIEW("date"))
			  : check_column(p, kind,
				zy_view(k->schema.columns[c->date].name));
	return why;
}

/* Returns why a question cannot be asked, or NULL where it can. */
static const char *
why_not(struct zy_progress *p, const struct zy_progress_asked *a)
{
	const struct zy_query *q = a->question;
	const char *const columns[] = {q->part, q->whole, q->column, q->on};
	const char *why = NULL;
	size_t i;

	if (!p->views.kinds[q->asked].given)
		return lacks(p, q->asked, zy_view(NULL));
	why = check_condition(p, q->asked, a->where);
	if (!why)
		why = check_condition(p, q->asked, a->must);
	for (i = 0; !why && i < sizeof(columns) / sizeof(*columns); i++)
		if (columns[i])
			why = check_column(p, q->asked, zy_view(columns[i]));
	if (!why && q->nanswers)
		why = check_key(p, q->asked, &q->of);
	for (i = 0; !why && i < q->nanswers; i++)
		why = check_clause(p, q, &a->clauses[i]);
	return why;
}

void
zy_progress_check(struct zy_progress *p)
{
	size_t i;

	for (i = 0; i < p->questions->n; i++)
		if (p->asked[i].selected)
			p->asked[i].why_not = why_not(p, &p->asked[i]);
}
