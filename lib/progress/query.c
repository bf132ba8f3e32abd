/*
 * Reads the coverage questions of campaign files and lays those of a county
 * over the built-in ones.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/query.h"

#include <stdlib.h>
#include <string.h>

#include "model/campaign-state.h"

static const char kind_names[] =
    "org|member|duty|pledge|comment|activity|award|tally|ranking|draw|group|"
    "field|list";

static const char *const kinds[ZY_PROGRESS_KINDS] = {"org", "member", "duty",
    "pledge", "comment", "activity", "award", "tally", "ranking", "draw",
    "group", "field", "list"};

/* The columns by which records belong to a subject, where nothing is said. */
static const char *const default_keys[ZY_PROGRESS_KINDS] = {"id", "id", "org",
    "subject", "subject", "org", "subject", "subject", "subject", "subject",
    "id", "sector", "id"};

const char *
zy_progress_kind_name(enum zy_progress_kind kind)
{
	return kinds[kind];
}

void
zy_queries_release(struct zy_queries *q)
{
	free(q->items);
	zy_campaign_free(q->builtin);
	json_decref(q->merged);
	*q = (struct zy_queries){.items = NULL};
}

const struct zy_query *
zy_queries_find(const struct zy_queries *q, struct zy_view id)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (zy_view_is(id, q->items[i].id))
			return &q->items[i];
	return NULL;
}

/* Reads a text that may be absent: *out is NULL then. */
static int
read_text(const struct zy_config *at, const char *key, const char **out,
    struct zy_error *e)
{
	struct zy_config value = zy_config_get(at, key);

	*out = NULL;
	return zy_config_has(&value) ? zy_config_text(&value, out, NULL, e) : 0;
}

/*
 * Reads an array of names of columns into a key; where it is absent, the key
 * has the given column.  Returns 0, or -1 with e set.
 */
static int
read_key(const struct zy_config *at, const char *key, const char *fallback,
    struct zy_query_key *out, struct zy_error *e)
{
	struct zy_config list = zy_config_get(at, key);
	size_t i;

	*out = (struct zy_query_key){{fallback}, 1};
	if (!zy_config_has(&list))
		return 0;
	if (zy_config_length(&list, &out->n, e))
		return -1;
	if (out->n == 0 || out->n > ZY_QUERY_KEY_MAX)
		return zy_config_error(&list, e,
		    _("must name one to %d columns"), ZY_QUERY_KEY_MAX);
	for (i = 0; i < out->n; i++) {
		struct zy_config column = zy_config_at(&list, i);

		if (zy_config_text(&column, &out->columns[i], NULL, e))
			return -1;
	}
	return 0;
}

/*
 * Reads one element of "answers" of question q, at the place `at`, into a.
 * Returns 0, or -1 with e set.
 */
static int
read_answer(const struct zy_config *at, const struct zy_query *q,
    struct zy_query_answer *a, struct zy_error *e)
{
	static const char *const keys[] = {"record", "where", "by", "up", NULL};
	struct zy_config record = zy_config_get(at, "record");
	struct zy_config up = zy_config_get(at, "up");
	int kind;

	if (zy_config_known(at, keys, e) ||
	    zy_config_choice(&record, kind_names, &kind, -1, e) ||
	    read_text(at, "where", &a->where, e) ||
	    read_key(at, "by", default_keys[kind], &a->by, e) ||
	    zy_config_bool(&up, &a->up, false, e))
		return -1;
	a->record = (enum zy_progress_kind)kind;
	if (kind >= ZY_PROGRESS_GROUP)
		return zy_config_error(
		    &record, e, _("no kind of record: it can only be asked"));
	if (a->by.n != q->of.n)
		return zy_config_error(
		    at, e, _("'by' and 'of' must name as many columns"));
	return 0;
}

/* Reads the list "answers" of question q.  Returns 0, or -1 with e set. */
static int
read_answers(const struct zy_config *at, struct zy_query *q, struct zy_error *e)
{
	struct zy_config list = zy_config_get(at, "answers");
	size_t i;

	if (zy_config_length(&list, &q->nanswers, e))
		return -1;
	if (q->nanswers > ZY_QUERY_ANSWERS_MAX)
		return zy_config_error(
		    &list, e, _("more than %d answers"), ZY_QUERY_ANSWERS_MAX);
	for (i = 0; i < q->nanswers; i++) {
		struct zy_config one = zy_config_at(&list, i);

		if (read_answer(&one, q, &q->answers[i], e))
			return -1;
	}
	return 0;
}

/*
 * Sets q->due by the key of the object "due".  Returns false unless there is
 * exactly one such key.
 */
static bool
choose_due(const struct zy_config *due, struct zy_query *q)
{
	static const struct {
		const char *key;
		enum zy_due_kind kind;
	} forms[] = {
	    {"date", ZY_DUE_DATE},
	    {"column", ZY_DUE_COLUMN},
	    {"months", ZY_DUE_MONTHS},
	    {"interval", ZY_DUE_MONTHS},
	    {"phase", ZY_DUE_PHASE},
	    {"before_deadline", ZY_DUE_DEADLINE},
	};
	struct zy_config days = zy_config_get(due, "days");
	size_t i, n = 0;

	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		struct zy_config form = zy_config_get(due, forms[i].key);

		if (!zy_config_has(&form))
			continue;
		q->due = forms[i].kind;
		n++;
	}
	return n == 1 && (!zy_config_has(&days) || q->due == ZY_DUE_COLUMN);
}

/*
 * Reads the number of months or days of the object "due".  A question becomes
 * open where the campaign does not say the number.  Returns 0, or -1 with e
 * set.
 */
static int
read_number(const struct zy_config *due, const struct zy_campaign *c,
    struct zy_query *q, struct zy_error *e)
{
	struct zy_config deadline = zy_config_get(due, "before_deadline");
	struct zy_config days = zy_config_get(due, "days");
	struct zy_config months = zy_config_get(due, "months");
	struct zy_config interval = zy_config_get(due, "interval");
	int which;

	if (zy_config_has(&interval)) {
		if (zy_config_choice(&interval, "comment_months|review_months",
			&which, -1, e))
			return -1;
		q->n = which ? c->review_months : c->comment_months;
	} else if (q->due == ZY_DUE_MONTHS) {
		return zy_config_integer(&months, &q->n, 1, 120, 0, e);
	} else if (zy_config_integer(
		       zy_config_has(&deadline) ? &deadline : &days, &q->n, 0,
		       3650, 0, e)) {
		return -1;
	}
	if ((q->due == ZY_DUE_MONTHS && q->n == 0) ||
	    (q->due == ZY_DUE_DEADLINE && c->award.deadline.year == 0))
		q->due = ZY_DUE_OPEN;
	return 0;
}

/* Reads "due": {"date": DAY} and its other forms. */
static int
read_due(const struct zy_config *at, const struct zy_campaign *c,
    struct zy_query *q, struct zy_error *e)
{
	static const char *const keys[] = {"date", "before_deadline", "column",
	    "days", "months", "interval", "phase", NULL};
	struct zy_config due = zy_config_get(at, "due");
	struct zy_config date = zy_config_get(&due, "date");
	struct zy_config phase = zy_config_get(&due, "phase");
	bool once;

	if (!zy_config_has(&due))
		return 0;
	if (zy_config_known(&due, keys, e) ||
	    read_text(&due, "column", &q->column, e) ||
	    zy_campaign_read_date(&date, true, &q->date, e) ||
	    zy_config_bool(&phase, &once, true, e))
		return -1;
	if (!choose_due(&due, q) || !once)
		return zy_config_error(&due, e,
		    _("must have one of date, before_deadline, column (with "
		      "days), months, interval, phase (true)"));
	return read_number(&due, c, q, e);
}

/* Reads "share": {"part": COLUMN, "whole": COLUMN, "least": PER CENT}. */
static int
read_share(const struct zy_config *at, struct zy_query *q, struct zy_error *e)
{
	static const char *const keys[] = {"part", "whole", "least", NULL};
	struct zy_config share = zy_config_get(at, "share");
	struct zy_config part = zy_config_get(&share, "part");
	struct zy_config whole = zy_config_get(&share, "whole");
	struct zy_config least = zy_config_get(&share, "least");

	if (!zy_config_has(&share))
		return 0;
	return zy_config_known(&share, keys, e) ||
		       zy_config_text(&part, &q->part, NULL, e) ||
		       zy_config_text(&whole, &q->whole, NULL, e) ||
		       zy_config_integer(&least, &q->least, 0, 100, 100, e)
		   ? -1
		   : 0;
}

/*
 * Checks that a question names a list if and only if it asks a list, and that
 * the campaign has this list.  Returns 0, or -1 with e set.
 */
static int
check_list(const struct zy_config *at, const struct zy_campaign *c,
    const struct zy_query *q, struct zy_error *e)
{
	struct zy_config list = zy_config_get(at, "list");

	if ((q->asked == ZY_PROGRESS_LIST) != zy_config_has(&list))
		return zy_config_error(
		    at, e, _("'list' belongs to what is asked of a list"));
	if (q->list && zy_campaign_list(c, q->list)->token == NULL)
		return zy_config_error(
		    &list, e, _("no such list: '%s'"), q->list);
	return 0;
}

/*
 * Checks that a question has something that can answer it, and no keys that
 * exclude each other.  Returns 0, or -1 with e set.
 */
static int
check(const struct zy_config *at, const struct zy_query *q, struct zy_error *e)
{
	if (!q->must && !q->part && !q->nanswers && !q->late)
		return zy_config_error(at, e,
		    _("nothing answers it: 'answers', 'must' or 'share' is "
		      "missing"));
	if (q->due == ZY_DUE_PHASE && (q->need > 1 || q->nanswers == 0))
		return zy_config_error(
		    at, e, _("'phase' asks for one answer in each phase"));
	if (q->due == ZY_DUE_MONTHS && (q->need > 1 || q->nanswers == 0))
		return zy_config_error(
		    at, e, _("'months' asks for one answer within them"));
	if (q->each && q->nanswers == 0)
		return zy_config_error(
		    at, e, _("'each' needs 'answers', whose column it names"));
	return 0;
}

/*
 * Reads the question at the place `at` into q, which need not be initialised.
 * Returns 0, or -1 with e set.
 */
static int
read_question(const struct zy_config *at, const struct zy_campaign *c,
    struct zy_query *q, struct zy_error *e)
{
	static const char *const keys[] = {"id", "rules", "zh", "en", "open",
	    "asked", "list", "where", "must", "of", "answers", "need", "most",
	    "each", "after", "share", "due", "on", "late", "off", NULL};
	struct zy_config id = zy_config_get(at, "id");
	struct zy_config rules = zy_config_get(at, "rules");
	struct zy_config zh = zy_config_get(at, "zh");
	struct zy_config asked = zy_config_get(at, "asked");
	struct zy_config need = zy_config_get(at, "need");
	struct zy_config most = zy_config_get(at, "most");
	struct zy_config after = zy_config_get(at, "after");
	struct zy_config late = zy_config_get(at, "late");
	int kind;

	*q = (struct zy_query){.need = 1};
	if (zy_config_known(at, keys, e) || zy_config_id(&id, &q->id, e) ||
	    zy_config_text(&rules, &q->rules, "", e) ||
	    zy_config_text(&zh, &q->zh, NULL, e) ||
	    read_text(at, "en", &q->en, e) ||
	    read_text(at, "open", &q->open, e) ||
	    zy_config_choice(&asked, kind_names, &kind, -1, e) ||
	    read_text(at, "list", &q->list, e) ||
	    read_text(at, "where", &q->where, e) ||
	    read_text(at, "must", &q->must, e) ||
	    read_text(at, "each", &q->each, e) ||
	    read_text(at, "on", &q->on, e) ||
	    read_key(at, "of", default_keys[kind], &q->of, e) ||
	    read_answers(at, q, e) ||
	    zy_config_integer(&need, &q->need, 1, 1000, 1, e) ||
	    zy_config_integer(&most, &q->most, 0, 1000, 0, e) ||
	    zy_config_bool(&after, &q->after, false, e) ||
	    zy_config_bool(&late, &q->late, false, e) || read_share(at, q, e) ||
	    read_due(at, c, q, e))
		return -1;
	q->asked = (enum zy_progress_kind)kind;
	if (!q->en)
		q->en = q->zh;
	return check_list(at, c, q, e) || check(at, q, e) ? -1 : 0;
}

/* Returns whether a condition has that word, not as a part of a longer one. */
static bool
has_word(const char *text, const char *word)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz-_";
	size_t n = strlen(word);
	const char *p;

	for (p = text; p && (p = strstr(p, word)) != NULL; p += n)
		if ((p == text || !strchr(letters, p[-1])) &&
		    (p[n] == '\0' || !strchr(letters, p[n])))
			return true;
	return false;
}

/*
 * Returns whether a built-in question makes no sense in a campaign: its list or
 * a type of activity that it names is not there.
 */
static bool
is_foreign(const struct zy_config *at, const struct zy_campaign *builtin,
    const struct zy_campaign *c)
{
	struct zy_config list = zy_config_get(at, "list");
	const char *name = json_string_value(list.value);
	char *text;
	bool foreign = name && zy_campaign_list(c, name)->token == NULL;
	size_t i;

	text = json_dumps(at->value, JSON_COMPACT);
	for (i = 0; text && !foreign && i < builtin->ntypes; i++) {
		const char *id = builtin->types[i].id;
		struct zy_buf b = ZY_BUF_INIT;

		if (zy_campaign_type_find(c, zy_view(id)) >= 0)
			continue;
		zy_buf_printf(&b, "type=%s", id);
		foreign = has_word(text, b.p) ||
			  (strstr(text, "type in (") && has_word(text, id));
		zy_buf_release(&b);
	}
	free(text);
	return foreign;
}

/* Adds a question unless it is switched off. */
static int
add(struct zy_queries *q, const struct zy_config *at,
    const struct zy_campaign *c, struct zy_error *e)
{
	struct zy_config off = zy_config_get(at, "off");
	struct zy_query one;
	bool is_off;

	if (zy_config_bool(&off, &is_off, false, e) ||
	    (!is_off && read_question(at, c, &one, e)))
		return -1;
	if (is_off)
		return 0;
	if (zy_queries_find(q, zy_view(one.id)))
		return zy_config_error(at, e, _("'%s' is there twice"), one.id);
	q->items = zy_grow(q->items, &q->cap, q->n + 1, sizeof(*q->items));
	q->items[q->n++] = one;
	return 0;
}

/* Returns the index of the entry of a list with that id, or n. */
static size_t
find_entry(const struct zy_config *list, size_t n, const char *id)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(list, i);
		struct zy_config other = zy_config_get(&at, "id");
		const char *text = json_string_value(other.value);

		if (text && strcmp(text, id) == 0)
			break;
	}
	return i;
}

/* Adds a built-in question, with what the county's entry changes, if any. */
static int
add_builtin(struct zy_queries *q, const struct zy_config *at,
    const struct zy_config *own, size_t nown, const struct zy_campaign *c,
    struct zy_error *e)
{
	struct zy_config id = zy_config_get(at, "id");
	struct zy_config change = *at;
	const char *name;
	size_t i;

	if (zy_config_id(&id, &name, e))
		return -1;
	i = find_entry(own, nown, name);
	if (i == nown && is_foreign(at, q->builtin, c))
		return 0;
	if (i < nown) {
		change = zy_config_at(own, i);
		json_t *both = json_copy(at->value);

		json_object_update(both, change.value);
		json_array_append_new(q->merged, both);
		change.value = both;
	}
	return add(q, &change, c, e);
}

/* Adds all questions.  own is the county's list, base the built-in one. */
static int
add_all(struct zy_queries *q, const struct zy_campaign *c,
    const struct zy_config *own, const struct zy_config *base,
    struct zy_error *e)
{
	size_t i, n, nbase;

	if (zy_config_length(own, &n, e) || zy_config_length(base, &nbase, e))
		return -1;
	for (i = 0; i < nbase; i++) {
		struct zy_config at = zy_config_at(base, i);

		if (add_builtin(q, &at, own, n, c, e))
			return -1;
	}
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(own, i);
		struct zy_config id = zy_config_get(&at, "id");
		const char *name;

		if (zy_config_id(&id, &name, e))
			return -1;
		if (find_entry(own, n, name) < i)
			return zy_config_error(
			    &id, e, _("'%s' is there twice"), name);
		if (find_entry(base, nbase, name) == nbase && add(q, &at, c, e))
			return -1;
	}
	return 0;
}

int
zy_queries_read(
    struct zy_queries *q, const struct zy_campaign *c, struct zy_error *e)
{
	struct zy_config own = zy_config_get(&c->root, "questions"), base;

	*q = (struct zy_queries){.merged = json_array()};
	q->builtin = zy_campaign_load(NULL, e);
	if (q->builtin) {
		base = zy_config_get(&q->builtin->root, "questions");
		if (add_all(q, c, &own, &base, e) == 0)
			return 0;
	}
	zy_queries_release(q);
	return -1;
}

void
zy_query_asked(const struct zy_query *q, struct zy_buf *b)
{
	zy_buf_puts(b, kinds[q->asked]);
	if (q->list)
		zy_buf_printf(b, " %s", q->list);
	if (q->where)
		zy_buf_printf(b, ": %s", q->where);
}

void
zy_query_answered(const struct zy_query *q, struct zy_buf *b)
{
	size_t i;

	if (q->must)
		zy_buf_puts(b, q->must);
	if (q->part)
		zy_buf_printf(
		    b, "%s%s/%s", b->n ? "; " : "", q->part, q->whole);
	for (i = 0; i < q->nanswers; i++) {
		zy_buf_printf(
		    b, "%s%s", b->n ? "; " : "", kinds[q->answers[i].record]);
		if (q->answers[i].where)
			zy_buf_printf(b, ": %s", q->answers[i].where);
	}
}

void
zy_query_due(const struct zy_query *q, struct zy_buf *b)
{
	long long n = (long long)q->n;

	switch (q->due) {
	case ZY_DUE_DATE:
		zy_date_format(b, q->date);
		break;
	case ZY_DUE_DEADLINE:
		zy_buf_printf(b, _("%lld days before the deadline"), n);
		break;
	case ZY_DUE_COLUMN:
		zy_buf_puts(b, q->column);
		if (n)
			zy_buf_printf(b, _(" and %lld days"), n);
		break;
	case ZY_DUE_MONTHS:
		zy_buf_printf(b, _("every %lld months"), n);
		break;
	case ZY_DUE_PHASE:
		zy_buf_puts(b, _("in each phase"));
		break;
	case ZY_DUE_OPEN:
		break;
	}
}
