/*
 * The list of eligible subjects: entries are found by their text or, for
 * names, by the normal form of the name and the township beside it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/eligible.h"

#include <stdlib.h>

#include "model/org-name.h"
#include "model/record.h"

enum {
	NAMED_MOST = 5, /* entries that a message names */
	WHO_MOST = 200, /* bytes of the subjects that one names */
};

void
zy_eligible_release(struct zy_eligible *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->entries[i].who) {
			zy_buf_release(l->entries[i].who);
			free(l->entries[i].who);
		}
	if (l->texts)
		pthread_mutex_destroy(&l->lock);
	zy_intern_free(l->texts);
	zy_intern_free(l->forms);
	free(l->entries);
	free(l->first_text);
	free(l->first_form);
	zy_arena_release(&l->arena);
	*l = (struct zy_eligible){0};
}

struct zy_schema
zy_eligible_schema(const struct zy_schema *base, struct zy_arena *arena)
{
	static const struct zy_column more = {"eligible", "是否符合条件",
	    ZY_YESNO, 0, zy_yesno_choices, N_("may be ranked")};
	struct zy_column *all =
	    zy_arena_alloc(arena, (base->n + 1) * sizeof(*all));

	memcpy(all, base->columns, base->n * sizeof(*all));
	all[base->n] = more;
	return (struct zy_schema){
	    "any", "资格", all, base->n + 1, base->words, false, NULL};
}

/* Initialises the indexes and the lock of an empty list, once. */
static void
begin(struct zy_eligible *l)
{
	if (l->texts)
		return;
	l->texts = zy_intern_new();
	l->forms = zy_intern_new();
	pthread_mutex_init(&l->lock, NULL);
}

/* Returns a copy of a text in the arena of the list. */
static struct zy_view
copy(struct zy_eligible *l, struct zy_view v)
{
	return (struct zy_view){
	    zy_arena_strndup(&l->arena, v.n ? v.p : "", v.n), v.n};
}

/* Puts entry k before those of a key; returns the first of them until now. */
static uint32_t
link_entry(struct zy_intern *keys, struct zy_view key, uint32_t k,
    uint32_t **first, size_t *cap)
{
	uint32_t n = zy_intern_count(keys), i = zy_intern_put(keys, key), old;

	*first = zy_grow(*first, cap, i + 1, sizeof(**first));
	old = i < n ? (*first)[i] : (uint32_t)ZY_INTERN_NONE;
	(*first)[i] = k;
	return old;
}

/*
 * Appends an entry to the list and links it to the entries with its text and
 * with the normal form of its name.
 */
static void
put(struct zy_eligible *l, struct zy_view subject, struct zy_view township,
    bool yes, struct zy_view reason)
{
	struct zy_eligible_entry *x;
	struct zy_buf form = ZY_BUF_INIT;
	uint32_t k = (uint32_t)l->n;

	begin(l);
	l->entries =
	    zy_grow(l->entries, &l->cap, l->n + 1, sizeof(*l->entries));
	x = &l->entries[l->n++];
	*x = (struct zy_eligible_entry){.subject = copy(l, subject),
	    .reason = copy(l, reason),
	    .yes = yes,
	    .next_form = ZY_INTERN_NONE};
	zy_org_name_stem(&form, township);
	x->township = copy(l, zy_buf_get(&form));
	x->next_text =
	    link_entry(l->texts, subject, k, &l->first_text, &l->text_cap);
	zy_buf_reset(&form);
	zy_org_name_form(&form, subject);
	if (form.n)
		x->next_form = link_entry(l->forms, zy_buf_get(&form), k,
		    &l->first_form, &l->form_cap);
	zy_buf_release(&form);
}

/* Returns whether two townships are one, as far as both are known. */
static bool
may_be_one(struct zy_view a, struct zy_view b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return n == 0 || memcmp(a.p, b.p, n) == 0;
}

/* Returns the entry with that text and township, or NULL. */
static struct zy_eligible_entry *
find_text(
    const struct zy_eligible *l, struct zy_view text, struct zy_view township)
{
	uint32_t k = l->texts ? zy_intern_find(l->texts, text)
			      : (uint32_t)ZY_INTERN_NONE;

	if (k == ZY_INTERN_NONE)
		return NULL;
	for (k = l->first_text[k]; k != ZY_INTERN_NONE;
	     k = l->entries[k].next_text)
		if (may_be_one(l->entries[k].township, township))
			return &l->entries[k];
	return NULL;
}

/* Returns the entry whose form is that of a name in a township, or NULL. */
static struct zy_eligible_entry *
find_form(const struct zy_eligible *l, const struct zy_buf *form,
    struct zy_view township)
{
	uint32_t k = zy_intern_find(l->forms, zy_buf_get(form));

	if (k == ZY_INTERN_NONE)
		return NULL;
	for (k = l->first_form[k]; k != ZY_INTERN_NONE;
	     k = l->entries[k].next_form)
		if (may_be_one(l->entries[k].township, township))
			return &l->entries[k];
	return NULL;
}

/* Returns the entry that means a subject by its name, or NULL. */
static struct zy_eligible_entry *
find_name(
    const struct zy_eligible *l, const struct zy_eligible_subject *subject)
{
	struct zy_buf form = ZY_BUF_INIT, stem = ZY_BUF_INIT;
	struct zy_eligible_entry *x = NULL;

	if (!l->texts || subject->name.n == 0)
		return NULL;
	zy_org_name_stem(&stem, subject->township);
	zy_org_name_form(&form, subject->name);
	if (form.n)
		x = find_form(l, &form, zy_buf_get(&stem));
	if (!x && form.n && stem.n) {
		/* 白马镇新民村党支部 */
		zy_buf_reset(&form);
		zy_buf_view(&form, subject->township);
		zy_buf_view(&form, subject->name);
		zy_buf_reset(&stem);
		zy_org_name_form(&stem, zy_buf_get(&form));
		x = find_form(l, &stem, (struct zy_view){NULL, 0});
	}
	zy_buf_release(&form);
	zy_buf_release(&stem);
	return x;
}

/* Appends a subject to those whom an entry fits by its name. */
static void
add_who(struct zy_eligible_entry *x, const struct zy_eligible_subject *subject)
{
	struct zy_buf *b;

	if (!x->who)
		x->who = zy_calloc(1, sizeof(*x->who));
	b = x->who;
	if (b->n > WHO_MOST)
		return;
	zy_buf_printf(b, "%s%.*s %.*s", b->n ? ", " : "", ZY_ARG(subject->id),
	    ZY_ARG(subject->name));
	if (subject->township.n)
		zy_buf_printf(b, " (%.*s)", ZY_ARG(subject->township));
}

/* Returns the entry that means a subject, by its id or name, or NULL. */
static struct zy_eligible_entry *
find(const struct zy_eligible *l, const struct zy_eligible_subject *subject)
{
	struct zy_buf stem = ZY_BUF_INIT;
	struct zy_eligible_entry *x;

	if (subject->township.n)
		zy_org_name_stem(&stem, subject->township);
	x = find_text(l, subject->id, zy_buf_get(&stem));
	zy_buf_release(&stem);
	return x ? x : find_name(l, subject);
}

void
zy_eligible_put(struct zy_eligible *l, struct zy_view subject, bool yes,
    struct zy_view reason)
{
	struct zy_eligible_entry *x =
	    find_text(l, subject, (struct zy_view){NULL, 0});

	if (!x) {
		put(l, subject, (struct zy_view){NULL, 0}, yes, reason);
		return;
	}
	x->yes = yes;
	x->reason = copy(l, reason);
}

/*
 * Reads the present record of r as an entry of the list; subject, eligible and
 * reason are its columns, -1 where missing.  A repeated entry is dropped.
 * Returns 0, or -1 with e set where the record is wrong or contradicts an
 * earlier one.
 */
static int
take_row(struct zy_eligible *l, struct zy_reader *r, int subject, int eligible,
    int reason, struct zy_error *e)
{
	struct zy_view cell = zy_reader_cell(r, (size_t)subject), why = {0}, id;
	struct zy_name_miss miss = {0};
	const struct zy_eligible_entry *known;
	struct zy_name_columns beside;
	struct zy_name_hints hints;
	struct zy_buf stem = ZY_BUF_INIT;
	bool yes = true;

	if (cell.n == 0)
		return zy_reader_fault(
		    r, subject, ZY_FAULT_MISSING, _("is missing"), e);
	if (eligible < 0 && !l->only)
		return zy_reader_fault(r, -1, ZY_FAULT_MISSING,
		    _("the list does not say who is eligible: it has no column "
		      "'eligible' (合格); with --eligible-only everybody on it "
		      "is"),
		    e);
	if (eligible >= 0) {
		struct zy_view answer = zy_reader_cell(r, (size_t)eligible);

		if (answer.n == 0)
			return zy_reader_fault(r, eligible, ZY_FAULT_YESNO,
			    _("neither yes nor no"), e);
		yes = zy_view_is(answer, "yes");
	}
	if (reason >= 0 && !yes)
		why = zy_reader_cell(r, (size_t)reason);
	zy_name_columns_of_reader(&beside, r, subject);
	hints = zy_name_columns_read(&beside, r);
	if (l->rosters &&
	    zy_subjects_search(l->rosters, cell, &hints, &id, &miss) == 0) {
		cell = id;
		hints.township.n = 0;
	}
	zy_name_miss_release(&miss);
	zy_org_name_stem(&stem, hints.township);
	known = find_text(l, cell, zy_buf_get(&stem));
	zy_buf_release(&stem);
	if (known && known->yes != yes)
		return zy_reader_fault(r, subject, ZY_FAULT_SECOND,
		    _("listed as eligible and as not"), e);
	if (!known)
		put(l, cell, hints.township, yes, why);
	return 0;
}

int
zy_eligible_read(struct zy_eligible *l, struct zy_reader *r, struct zy_error *e)
{
	int subject = zy_reader_find(r, "subject"), eligible, reason, rc;

	begin(l);
	if (zy_reader_columns(r) == 0)
		return 0; /* empty: nobody is eligible */
	if (subject < 0)
		subject = zy_reader_find(r, "id");
	if (subject < 0)
		subject = zy_reader_find(r, "name");
	if (subject < 0) {
		zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%.*s'"),
		    ZY_ARG(zy_record_column_label(ZY_VIEW("subject"))));
		return zy_error_at(e, zy_reader_name(r), 0, 0);
	}
	zy_reader_want_none(r);
	zy_reader_want(r, (size_t)subject);
	do {
		/* JSON may bring a column with any record. */
		eligible = zy_reader_find(r, "eligible");
		reason = zy_reader_find(r, "reason");
		if (eligible >= 0)
			zy_reader_want(r, (size_t)eligible);
		rc = zy_reader_next(r, e);
		if (rc == 1 && take_row(l, r, subject, eligible, reason, e))
			rc = -1;
	} while (rc == 1);
	if (rc < 0 && e->kind == ZY_ERROR_RECORD)
		e->kind = ZY_ERROR_CONFIG;
	return rc;
}

bool
zy_eligible_note(
    struct zy_eligible *l, const struct zy_eligible_subject *subject)
{
	struct zy_eligible_entry *x = find(l, subject);
	bool by_text;

	if (!x)
		return false;
	by_text = zy_view_eq(x->subject, subject->id);
	pthread_mutex_lock(&l->lock);
	if (x->fits.n == 0 || !zy_view_eq(x->fits, subject->id)) {
		x->several = x->several || x->fits.n > 0;
		if (x->fits.n == 0)
			x->fits = by_text ? x->subject : copy(l, subject->id);
		if (!by_text)
			add_who(x, subject);
	}
	pthread_mutex_unlock(&l->lock);
	return x->yes;
}

bool
zy_eligible_is(const struct zy_eligible *l,
    const struct zy_eligible_subject *subject, struct zy_view *reason)
{
	const struct zy_eligible_entry *x = find(l, subject);

	if (!x) {
		*reason = ZY_VIEW("not listed as eligible");
		return false;
	}
	*reason = x->reason.n ? x->reason : ZY_VIEW("not eligible");
	return x->yes;
}

bool
zy_eligible_lists(
    const struct zy_eligible *l, const struct zy_eligible_subject *subject)
{
	return find(l, subject) != NULL;
}

int
zy_eligible_check(const struct zy_eligible *l, size_t *unfit,
    struct zy_buf *names, struct zy_error *e)
{
	const struct zy_eligible_entry *x;
	size_t i;

	*unfit = 0;
	for (i = 0; i < l->n; i++) {
		x = &l->entries[i];
		if (x->several) {
			zy_error_set(e, ZY_ERROR_CONFIG,
			    _("the list names '%.*s', which several subjects "
			      "may be (%.*s): write the code, or the township "
			      "beside it"),
			    ZY_ARG(x->subject),
			    ZY_ARG(x->who ? zy_buf_get(x->who) : x->fits));
			return -1;
		}
		if (x->fits.n)
			continue;
		if (*unfit < NAMED_MOST)
			zy_buf_printf(names, "%s'%.*s'", *unfit ? ", " : "",
			    ZY_ARG(x->subject));
		else if (*unfit == NAMED_MOST)
			zy_buf_puts(names, ", ...");
		++*unfit;
	}
	if (*unfit == 0 || *unfit < l->n)
		return 0;
	zy_error_set(e, ZY_ERROR_CONFIG,
	    _("no entry of the list is a subject of the ranking: %.*s"),
	    ZY_ARG(zy_buf_get(names)));
	return -1;
}
