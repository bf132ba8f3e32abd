/* Reading a standard.  SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/date.h"
#include "model/record.h"
#include "standard/private.h"

enum {
	MAX_PLACES = 10,
	MAX_NODES = 60000,
	MAX_POINTS = 1000000000, /* a grade's, in its smallest unit */
};

int
zy_later(const struct zy_config *c, const char *const *keys, struct zy_error *e)
{
	for (; *keys; keys++) {
		struct zy_config at = zy_config_get(c, *keys);

		if (zy_config_has(&at) && json_array_size(at.value) == 0 &&
		    json_is_array(at.value))
			continue; /* an empty list asks for nothing */
		if (zy_config_has(&at))
			return zy_config_error(
			    c, e, _("key '%s' is not supported yet"), *keys);
	}
	return 0;
}

int
zy_not_negative(const struct zy_config *c, struct zy_rational *out,
    const char *fallback, struct zy_error *e)
{
	if (zy_config_number(c, out, fallback, e))
		return -1;
	if (zy_rational_sign(out) < 0)
		return zy_config_error(c, e, _("must not be negative"));
	return 0;
}

int
zy_id_read(const struct zy_config *c, const char **id, struct zy_error *e)
{
	const char *p, *end;
	uint32_t code;
	int len;

	if (zy_config_text(c, id, NULL, e))
		return -1;
	if (**id == '\0')
		return zy_config_error(c, e, _("must not be empty"));
	end = *id + strlen(*id);
	for (p = *id; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0 || zy_text_is_blank(code) ||
		    zy_text_is_unsafe(code))
			return zy_config_error(c, e,
			    _("blanks and invisible characters have no "
			      "place in an id"));
	}
	return 0;
}

int
zy_node_add(struct zy_standard *s, const struct zy_config *at, const char *id,
    int what, size_t index, struct zy_error *e)
{
	if (s->nnodes >= MAX_NODES)
		return zy_config_error(at, e, _("too many items"));
	if (zy_intern_put(s->node_ids, zy_view(id)) != s->nnodes)
		return zy_config_error(at, e, _("id '%s' stands twice"), id);
	s->nodes =
	    zy_grow(s->nodes, &s->nodes_cap, s->nnodes + 1, sizeof(*s->nodes));
	s->nodes[s->nnodes].what = (unsigned)what;
	s->nodes[s->nnodes++].index = index;
	return 0;
}

static int
read_sectors(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	const struct zy_choice *choice;
	const char *text;
	size_t i;

	if (zy_config_length(c, &s->nsectors, e))
		return -1;
	s->sectors = zy_calloc(s->nsectors, sizeof(*s->sectors));
	for (i = 0; i < s->nsectors; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (zy_config_text(&at, &text, NULL, e))
			return -1;
		choice = zy_choice_find(zy_sector_choices, zy_view(text));
		if (!choice)
			return zy_config_error(
			    &at, e, _("unknown sector '%s'"), text);
		s->sectors[i] = choice->token;
	}
	return 0;
}

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

static int
read_valid(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"from", "to", NULL};
	struct zy_config from = zy_config_get(c, "from");
	struct zy_config to = zy_config_get(c, "to");
	struct zy_date a, b;

	s->from = s->to = "";
	if (!zy_config_has(c))
		return 0;
	if (zy_config_known(c, keys, e) || read_date(&from, &s->from, &a, e) ||
	    read_date(&to, &s->to, &b, e))
		return -1;
	if (*s->from && *s->to && zy_date_cmp(a, b) > 0)
		return zy_config_error(c, e, _("ends before it begins"));
	return 0;
}

static int
read_texts(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config note = zy_config_get(c, "note");
	struct zy_config award = zy_config_get(c, "award");
	struct zy_config subject = zy_config_get(c, "subject");
	static const char *const subjects[] = {"org", "member", ""};
	const struct {
		const char *key;
		const char **to;
	} texts[] = {{"version", &s->version}, {"title", &s->title},
	    {"owner", &s->owner}, {"basis", &s->basis}};
	const char *ignored;
	size_t i;
	int n;

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
	    zy_config_choice(&subject, "org|member", &n, 2, e))
		return -1;
	s->subject = subjects[n];
	return 0;
}

static int
read_marks(struct zy_marks *m, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "full", "start", "floor", "cap", "places", "rounding", NULL};
	struct zy_config full = zy_config_get(c, "full");
	struct zy_config start = zy_config_get(c, "start");
	struct zy_config floor = zy_config_get(c, "floor");
	struct zy_config cap = zy_config_get(c, "cap");
	struct zy_config places = zy_config_get(c, "places");
	struct zy_config rounding = zy_config_get(c, "rounding");
	int64_t n;
	int mode;

	if ((zy_config_has(c) && zy_config_known(c, keys, e)) ||
	    zy_not_negative(&full, &m->full, "100", e) ||
	    zy_config_number(&start, &m->start, "0", e) ||
	    zy_config_number(&floor, &m->floor, "0", e) ||
	    zy_config_number(&cap, &m->cap, "0", e) ||
	    zy_config_integer(&places, &n, 0, MAX_PLACES, 2, e) ||
	    zy_config_choice(&rounding, "half-up|half-even", &mode, 0, e))
		return -1;
	m->has_cap = zy_config_has(&cap);
	m->places = (int)n;
	m->rounding = mode == 0 ? ZY_HALF_UP : ZY_HALF_EVEN;
	if (m->has_cap && zy_rational_cmp(&m->floor, &m->cap) > 0)
		return zy_config_error(&cap, e, _("is below floor"));
	return 0;
}

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

/* Its id becomes a column of the score stream. */
static int
read_head_id(const struct zy_standard *s, const struct zy_head *head,
    const struct zy_config *at, struct zy_error *e)
{
	const struct zy_head *h;

	if (zy_schema_find(&zy_any_schema, zy_view(head->id)))
		return zy_config_error(
		    at, e, _("'%s' is the name of a column already"), head->id);
	for (h = s->heads; h < head; h++)
		if (strcmp(h->id, head->id) == 0)
			return zy_config_error(
			    at, e, _("id '%s' stands twice"), head->id);
	return 0;
}

static int
read_head(struct zy_standard *s, struct zy_head *head,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "name", "max", "min", "items", NULL};
	static const char *const later[] = {"min", NULL};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config max = zy_config_get(c, "max");
	struct zy_config items = zy_config_get(c, "items");
	size_t i;

	if (zy_config_known(c, keys, e) || zy_later(c, later, e) ||
	    zy_id_read(&id, &head->id, e) || read_head_id(s, head, &id, e) ||
	    zy_config_text(&name, &head->name, head->id, e) ||
	    zy_not_negative(&max, &head->max, "0", e) ||
	    zy_items_read(s, &items, ZY_IN_HEAD, &head->first, &head->n, e))
		return -1;
	head->has_max = zy_config_has(&max);
	for (i = head->first; i < head->first + head->n; i++)
		zy_rational_add(&head->full, &head->full, &s->items[i].max);
	return 0;
}

static int
read_heads(struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i, n;

	if (zy_config_length(c, &n, e))
		return -1;
	s->heads = zy_calloc(n, sizeof(*s->heads));
	for (i = 0; i < n; i++) {
		zy_rational_init(&s->heads[i].max);
		zy_rational_init(&s->heads[i].full);
	}
	s->nheads = n;
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_head(s, &s->heads[i], &at, e))
			return -1;
	}
	return 0;
}

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
	    zy_not_negative(&cap, &x->cap, "0", e))
		return -1;
	return zy_items_read(s, &items, place, &x->first, &x->n, e);
}

static int
read_root(struct zy_standard *s, struct zy_error *e)
{
	static const char *const keys[] = {"id", "version", "title", "owner",
	    "basis", "award", "subject", "sectors", "valid", "marks", "ballot",
	    "heads", "bonus", "penalty", "compose", "vetoes", "gates", "bands",
	    "ties", "note", NULL};
	static const char *const later[] = {"gates", "ties", NULL};
	const struct zy_config *c = &s->document;
	struct zy_config sectors = zy_config_get(c, "sectors");
	struct zy_config valid = zy_config_get(c, "valid");
	struct zy_config marks = zy_config_get(c, "marks");
	struct zy_config ballot = zy_config_get(c, "ballot");
	struct zy_config heads = zy_config_get(c, "heads");
	struct zy_config bonus = zy_config_get(c, "bonus");
	struct zy_config penalty = zy_config_get(c, "penalty");
	struct zy_config compose = zy_config_get(c, "compose");
	struct zy_config vetoes = zy_config_get(c, "vetoes");
	struct zy_config bands = zy_config_get(c, "bands");

	if (zy_config_known(c, keys, e) || zy_later(c, later, e) ||
	    read_texts(s, c, e) || read_sectors(s, &sectors, e) ||
	    read_valid(s, &valid, e) || read_marks(&s->marks, &marks, e) ||
	    read_ballot(s, &ballot, e) || read_heads(s, &heads, e) ||
	    read_extra(s, &s->bonus, &bonus, ZY_IN_BONUS, e) ||
	    read_extra(s, &s->penalty, &penalty, ZY_IN_PENALTY, e) ||
	    zy_compose_read(s, &compose, e) || zy_vetoes_read(s, &vetoes, e))
		return -1;
	return zy_bands_read(s, &bands, e);
}

static struct zy_standard *
standard_new(void)
{
	struct zy_standard *s = zy_calloc(1, sizeof(*s));

	zy_rational_init(&s->marks.full);
	zy_rational_init(&s->marks.start);
	zy_rational_init(&s->marks.floor);
	zy_rational_init(&s->marks.cap);
	zy_rational_init(&s->bonus.cap);
	zy_rational_init(&s->penalty.cap);
	s->node_ids = zy_intern_new();
	return s;
}

void
zy_standard_free(struct zy_standard *s)
{
	size_t i;

	if (!s)
		return;
	zy_rational_release(&s->marks.full);
	zy_rational_release(&s->marks.start);
	zy_rational_release(&s->marks.floor);
	zy_rational_release(&s->marks.cap);
	zy_rational_release(&s->bonus.cap);
	zy_rational_release(&s->penalty.cap);
	for (i = 0; i < s->nitems; i++)
		zy_item_release(&s->items[i]);
	for (i = 0; i < s->nheads; i++) {
		zy_rational_release(&s->heads[i].max);
		zy_rational_release(&s->heads[i].full);
	}
	for (i = 0; i < s->nsources; i++)
		zy_rational_release(&s->sources[i].weight);
	for (i = 0; i < s->nbands; i++)
		zy_rational_release(&s->bands[i].min);
	zy_ballot_rules_release(&s->ballot);
	zy_intern_free(s->node_ids);
	free(s->sectors);
	free(s->items);
	free(s->heads);
	free(s->sources);
	free(s->vetoes);
	free(s->bands);
	free(s->nodes);
	zy_config_release(&s->document);
	free(s);
}

/* Ends both ways of loading: rc is that of the document. */
static int
finish(
    struct zy_standard **out, struct zy_standard *s, int rc, struct zy_error *e)
{
	if (rc == 0)
		rc = read_root(s, e);
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

uint32_t
zy_standard_node(const struct zy_standard *s, struct zy_view id)
{
	return zy_intern_find(s->node_ids, id);
}

const struct zy_source_rule *
zy_standard_score(const struct zy_standard *s, struct zy_view id)
{
	size_t i;

	for (i = 0; i < s->nsources; i++)
		if (s->sources[i].from == ZY_FROM_SCORE &&
		    zy_view_is(id, s->sources[i].id))
			return &s->sources[i];
	return NULL;
}
