/*
 * Reads a standard: its texts, marks, ballot, heads, bonus and penalty.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/date.h"
#include "model/record.h"
#include "standard/read-state.h"

enum {
	MAX_PLACES = 10,
	MAX_POINTS = 1000000000, /* a grade's, in its smallest unit */
};

/*
 * Reads the sectors to which the standard applies.  Returns 0, or -1 with e
 * set.
 */
static int
read_sectors(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	const struct zy_choice *choice;
	const char *text;
	size_t i, k;

	if (zy_config_length(c, &s->nsectors, e))
		return -1;
	s->sectors = zy_standard_array(s, s->nsectors, sizeof(*s->sectors));
	for (i = 0; i < s->nsectors; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (zy_config_text(&at, &text, NULL, e))
			return -1;
		choice = zy_choice_find(zy_sector_choices, zy_view(text));
		if (!choice)
			return zy_config_error(
			    &at, e, _("unknown sector '%s'"), text);
		s->sectors[i] = choice->token;
		for (k = 0; k < i; k++)
			if (s->sectors[k] == choice->token)
				return zy_config_error(
				    &at, e, _("'%s' stands twice"), text);
	}
	return 0;
}

/*
 * Reads a date as text and as a date; both are empty if c is absent.  Returns
 * 0, or -1 with e set.
 */
static int
read_date(const struct zy_config *c, const char **text, struct zy_date *d,
    struct zy_error *e)
{
	if (zy_config_text(c, text, "", e))
		return -1;
	*d = (struct zy_date){0, 0, 0};
	if (**text && !zy_date_parse(d, zy_view(*text)))
		return zy_config_error(c, e, _("not a date '%s'"), *text);
	return 0;
}

/*
 * Reads the period in which the standard is in force.  Returns 0, or -1 with e
 * set.
 */
static int
read_valid(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"from", "to", NULL};
	struct zy_config from = zy_config_get(c, "from");
	struct zy_config to = zy_config_get(c, "to");
	struct zy_date a = {0, 0, 0}, b = {0, 0, 0};

	s->from = s->to = "";
	if (!zy_config_has(c))
		return 0;
	if (zy_config_known(c, keys, e) || read_date(&from, &s->from, &a, e) ||
	    read_date(&to, &s->to, &b, e))
		return -1;
	if (*s->from && *s->to && zy_date_cmp(a, b) > 0)
		return zy_config_error(c, e, _("ends before it begins"));
	s->first_day = a;
	s->last_day = b;
	return 0;
}

/*
 * Reads the texts of the standard itself (id, title, basis), its kind of
 * subjects, its award and its rule of recusal.  Returns 0, or -1 with e set.
 */
static int
read_texts(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config note = zy_config_get(c, "note");
	struct zy_config award = zy_config_get(c, "award");
	struct zy_config subject = zy_config_get(c, "subject");
	struct zy_config recusal = zy_config_get(c, "recusal");
	static const char *const subjects[] = {"org", "member", ""};
	const struct {
		const char *key;
		const char **to;
	} texts[] = {{"version", &s->version}, {"title", &s->title},
	    {"owner", &s->owner}, {"basis", &s->basis}};
	const char *ignored;
	size_t i;
	int n, rule;

	for (i = 0; i < 4; i++) {
		struct zy_config at = zy_config_get(c, texts[i].key);

		if (zy_config_text(&at, texts[i].to, "", e))
			return -1;
	}
	if (zy_id_read(&id, &s->id, e) ||
	    zy_config_text(&note, &ignored, "", e) ||
	    zy_config_choice(
		&award, "five-good|five-lead|five-strong", &n, 3, e) ||
	    zy_config_text(&award, &s->award, "", e) ||
	    zy_config_choice(&recusal, "flag|refuse", &rule, 2, e) ||
	    zy_config_choice(&subject, "org|member", &n, 2, e))
		return -1;
	s->recusal =
	    rule == 2 ? ZY_RECUSAL_ANY : (enum zy_recusal_rule)(rule + 1);
	s->subject = subjects[n];
	return 0;
}

/*
 * Reads the object "marks": the range of totals and their rounding.  Returns 0,
 * or -1 with e set.
 */
static int
read_marks(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"full", "start", "floor", "cap",
	    "places", "rounding", "bands_by", NULL};
	struct zy_marks *m = &s->marks;
	struct zy_config full = zy_config_get(c, "full");
	struct zy_config start = zy_config_get(c, "start");
	struct zy_config floor = zy_config_get(c, "floor");
	struct zy_config cap = zy_config_get(c, "cap");
	struct zy_config places = zy_config_get(c, "places");
	struct zy_config rounding = zy_config_get(c, "rounding");
	struct zy_config bands_by = zy_config_get(c, "bands_by");
	int64_t n;
	int mode, rounded;

	if ((zy_config_has(c) && zy_config_known(c, keys, e)) ||
	    zy_number_read(s, &full, &m->full, "100", e) ||
	    zy_config_number(&start, zy_number_init(s, &m->start), "0", e) ||
	    zy_config_number(&floor, zy_number_init(s, &m->floor), "0", e) ||
	    zy_config_number(&cap, zy_number_init(s, &m->cap), "0", e) ||
	    zy_config_integer(&places, &n, 0, MAX_PLACES, 2, e) ||
	    zy_config_choice(&rounding, "half-up|half-even", &mode, 0, e) ||
	    zy_config_choice(&bands_by, "exact|rounded", &rounded, 0, e))
		return -1;
	m->has_full = zy_config_has(&full);
	m->has_floor = zy_config_has(&floor);
	m->bands_rounded = rounded;
	m->has_cap = zy_config_has(&cap);
	m->places = (int)n;
	m->rounding = mode == 0 ? ZY_HALF_UP : ZY_HALF_EVEN;
	if (m->has_cap && zy_rational_cmp(&m->floor, &m->cap) > 0)
		return zy_config_error(&cap, e, _("is below floor"));
	return 0;
}

/*
 * Reads the rules of the ballot, if the standard has any.  Returns 0, or -1
 * with e set.
 */
static int
read_ballot(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config grades = zy_config_get(c, "grades");
	size_t i;

	if (!zy_config_has(c))
		return 0;
	s->has_ballot = true;
	if (zy_ballot_rules_read(&s->ballot, c, e))
		return -1;
	s->ballot.rounding = s->marks.rounding;
	for (i = 0; i < s->ballot.ngrades; i++) {
		struct zy_config at = zy_config_at(&grades, i);
		zy_int128 points = s->ballot.grades[i].points.coef;
		int places = s->ballot.grades[i].points.places;

		for (; places < 6; places++)
			points *= 10;
		if (points > (zy_int128)MAX_POINTS * 1000000 ||
		    points < -(zy_int128)MAX_POINTS * 1000000)
			return zy_config_error(
			    &at, e, _("has too many points"));
	}
	return 0;
}

/*
 * Checks that the head's id, which becomes a column of the score stream, is not
 * the name of another column or the id of an earlier head.
 */
static int
read_head_id(const struct zy_standard *s, const struct zy_head *head,
    const struct zy_config *at, struct zy_error *e)
{
	const struct zy_head *h;

	if (zy_column_id_check(at, head->id, e))
		return -1;
	if (zy_standard_column(s, head->id) >= 0)
		return zy_config_error(
		    at, e, _("'%s' is the name of a column already"), head->id);
	for (h = s->heads; h < head; h++)
		if (strcmp(h->id, head->id) == 0)
			return zy_config_error(
			    at, e, _("id '%s' stands twice"), head->id);
	return 0;
}

/*
 * Reads a head with its items and computes the most points of them together.
 * Returns 0, or -1 with e set.
 */
static int
read_head(struct zy_standard *s, struct zy_head *head,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "max", "cap", "min",
	    "weight", "effect", "band", "bands", "items", NULL};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config max = zy_config_get(c, "max");
	struct zy_config cap = zy_config_get(c, "cap");
	struct zy_config min = zy_config_get(c, "min");
	struct zy_config weight = zy_config_get(c, "weight");
	struct zy_config items = zy_config_get(c, "items");
	size_t i;

	head->capped = zy_config_has(&cap);
	if (head->capped && zy_config_has(&max))
		return zy_config_error(&cap, e, _("and max say the same"));
	if (head->capped)
		max = cap;
	zy_number_init(s, &head->full);
	if (zy_config_known(c, keys, e) || zy_id_read(&id, &head->id, e) ||
	    read_head_id(s, head, &id, e) ||
	    zy_config_text(&name, &head->name, head->id, e) ||
	    zy_number_read(s, &max, &head->max, "0", e) ||
	    zy_number_read(s, &weight, &head->weight, "1", e) ||
	    zy_config_number(&min, zy_number_init(s, &head->min), "0", e))
		return -1;
	head->has_max = zy_config_has(&max);
	head->has_min = zy_config_has(&min);
	head->has_weight = zy_config_has(&weight);
	if (zy_minimum_read(s, c, head, e) ||
	    zy_items_read(s, &items, ZY_IN_HEAD, &head->first, &head->n, e))
		return -1;
	for (i = head->first; i < head->first + head->n; i++)
		zy_rational_add(&head->full, &head->full, &s->items[i].reach);
	/* Items that stand for each other, each for its class of subjects,
	 * are together more than anybody can get. */
	if (head->has_max && zy_rational_cmp(&head->full, &head->max) > 0)
		zy_rational_set(&head->full, &head->max);
	return 0;
}

/*
 * Returns the number of all items in the document.  It is needed before they
 * are read, since items must not move in memory.
 */
static size_t
count_items(const struct zy_config *c)
{
	static const char *const extras[] = {"bonus", "penalty"};
	json_t *list = json_object_get(c->value, "heads"), *x;
	size_t n = 0, i;

	for (i = 0; i < json_array_size(list); i++) {
		x = json_array_get(list, i);
		n += json_array_size(json_object_get(x, "items"));
	}
	for (i = 0; i < 2; i++) {
		x = json_object_get(c->value, extras[i]);
		n += json_array_size(json_object_get(x, "items"));
	}
	return n;
}

/* Reads the list of heads.  Returns 0, or -1 with e set. */
static int
read_heads(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i;

	if (zy_config_length(c, &s->nheads, e))
		return -1;
	s->heads = zy_standard_array(s, s->nheads, sizeof(*s->heads));
	for (i = 0; i < s->nheads; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_head(s, &s->heads[i], &at, e))
			return -1;
	}
	return 0;
}

/*
 * Reads the bonus or the penalty, as `place` says; x is unchanged if c is
 * absent.  Returns 0, or -1 with e set.
 */
static int
read_extra(struct zy_standard *s, struct zy_extra *x, const struct zy_config *c,
    enum zy_place_of place, struct zy_error *e)
{
	static const char *const keys[] = {"cap", "items", NULL};
	struct zy_config cap = zy_config_get(c, "cap");
	struct zy_config items = zy_config_get(c, "items");

	if (!zy_config_has(c))
		return 0;
	x->has_cap = zy_config_has(&cap);
	if (zy_config_known(c, keys, e) ||
	    zy_number_read(s, &cap, &x->cap, "0", e))
		return -1;
	return zy_items_read(s, &items, place, &x->first, &x->n, e);
}

/*
 * Reads the whole document.  Bands are read before the rules that name them;
 * heads and items before the rules that refer to them.
 */
static int
read_root(struct zy_standard *s, struct zy_error *e)
{
	static const char *const keys[] = {"id", "version", "title", "owner",
	    "basis", "award", "subject", "sectors", "columns", "exempt",
	    "valid", "marks", "ballot", "heads", "bonus", "penalty", "compose",
	    "vetoes", "gates", "bands", "shares", "ties", "recusal", "note",
	    NULL};
	const struct zy_config *c = &s->document;
	struct zy_config sectors = zy_config_get(c, "sectors");
	struct zy_config columns = zy_config_get(c, "columns");
	struct zy_config exempt = zy_config_get(c, "exempt");
	struct zy_config valid = zy_config_get(c, "valid");
	struct zy_config marks = zy_config_get(c, "marks");
	struct zy_config ballot = zy_config_get(c, "ballot");
	struct zy_config heads = zy_config_get(c, "heads");
	struct zy_config bonus = zy_config_get(c, "bonus");
	struct zy_config penalty = zy_config_get(c, "penalty");
	struct zy_config compose = zy_config_get(c, "compose");
	struct zy_config vetoes = zy_config_get(c, "vetoes");
	struct zy_config gates = zy_config_get(c, "gates");
	struct zy_config bands = zy_config_get(c, "bands");
	struct zy_config shares = zy_config_get(c, "shares");
	struct zy_config ties = zy_config_get(c, "ties");

	s->items_cap = count_items(c);
	s->items = zy_standard_array(s, s->items_cap, sizeof(*s->items));
	return zy_config_known(c, keys, e) || read_texts(s, c, e) ||
		       read_sectors(s, &sectors, e) ||
		       zy_columns_read(s, &columns, e) ||
		       read_valid(s, &valid, e) || read_marks(s, &marks, e) ||
		       read_ballot(s, &ballot, e) ||
		       zy_bands_read(s, &bands, e) ||
		       read_heads(s, &heads, e) ||
		       read_extra(s, &s->bonus, &bonus, ZY_IN_BONUS, e) ||
		       read_extra(s, &s->penalty, &penalty, ZY_IN_PENALTY, e) ||
		       zy_compose_read(s, &compose, e) ||
		       zy_vetoes_read(s, &vetoes, e) ||
		       zy_exempt_read(s, &exempt, e) ||
		       zy_gates_read(s, &gates, e) ||
		       zy_requirements_read(s, &bands, e) ||
		       zy_shares_read(s, &shares, e) ||
		       zy_ties_read(s, &ties, e)
		   ? -1
		   : 0;
}

/* Returns a standard without contents, to be freed with zy_standard_free. */
static struct zy_standard *
standard_new(void)
{
	struct zy_standard *s = zy_calloc(1, sizeof(*s));

	s->node_ids = zy_intern_new();
	return s;
}

/* Returns the number of the head that has item i, or nheads if none has it. */
static size_t
head_of(const struct zy_standard *s, size_t i)
{
	size_t h = 0;

	while (h < s->nheads && i >= s->heads[h].first + s->heads[h].n)
		h++;
	return h;
}

/*
 * Refuses a scope whose items are in several heads if one of these has a
 * weight, since dedup.c compares points of items, not weighted ones.
 */
static int
check_weights(const struct zy_standard *s, struct zy_error *e)
{
	struct zy_config heads = zy_config_get(&s->document, "heads");
	size_t i, k, h;

	for (i = 0; i < s->nscopes; i++) {
		const struct zy_scope *scope = &s->scopes[i];
		size_t first = head_of(s, scope->items[0]);

		for (k = 1; k < scope->n; k++) {
			h = head_of(s, scope->items[k]);
			if (h == first)
				continue;
			if ((h < s->nheads && s->heads[h].has_weight) ||
			    (first < s->nheads && s->heads[first].has_weight))
				return zy_config_error(&heads, e,
				    _("a head with a weight, and events that "
				      "count once in it and elsewhere ('%s')"),
				    s->items[scope->items[k]].id);
		}
	}
	return 0;
}

/*
 * Completes loading; rc is the result of reading the document.  Returns 0 with
 * *out set; or -1, with everything freed.
 */
static int
finish(
    struct zy_standard **out, struct zy_standard *s, int rc, struct zy_error *e)
{
	if (rc == 0)
		rc = read_root(s, e);
	if (rc == 0)
		rc = zy_figures_find(s, e);
	if (rc == 0)
		rc = check_weights(s, e);
	if (rc == 0)
		zy_partial_scope_mark(s);
	if (rc) {
		zy_standard_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

int
zy_standard_load(struct zy_standard **out, const char *path, struct zy_error *e)
{
	struct zy_standard *s = standard_new();

	return finish(out, s, zy_config_load(&s->document, path, e), e);
}

int
zy_standard_parse(struct zy_standard **out, const char *name,
    struct zy_view text, struct zy_error *e)
{
	struct zy_standard *s = standard_new();

	return finish(out, s, zy_config_parse(&s->document, name, text, e), e);
}
