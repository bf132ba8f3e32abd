/* SPDX-License-Identifier: MIT */
#include "report/kind-file.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "report/kind-read.h"

static const char *const streams[] = {"orgs", "members", "duties", "pledges",
    "comments", "activities", "awards", "sessions", "tally", "evidence",
    "scores", "ranking", "quota", "draw", "findings", "questions", "grades",
    "groups", NULL};

const char *const *
zy_kind_file_streams(void)
{
	return streams;
}

static void *
array(struct zy_kind_file *k, size_t n, size_t size)
{
	size_t bytes = (n + 1) * size;

	return memset(zy_arena_alloc(&k->arena, bytes), 0, bytes);
}

static bool
is_stream(const char *name)
{
	const char *const *s;

	for (s = streams; *s; s++)
		if (strcmp(*s, name) == 0)
			return true;
	return false;
}

static bool
is_set(const struct zy_kind_file *k, const char *name)
{
	size_t i;

	for (i = 0; i < k->nsets; i++)
		if (strcmp(k->sets[i].name, name) == 0)
			return true;
	return strcmp(name, "group") == 0 || is_stream(name);
}

/* Checks the names in a figure, and notes the option that it uses. */
static int
check_figure(struct zy_kind_file *k, const struct zy_config *c,
    const struct zy_figure *f, struct zy_error *e)
{
	if (f->op == ZY_FIGURE_OPTION)
		k->options |= 1u << zy_figure_option_find(zy_view(f->text));
	if (f->op == ZY_FIGURE_GIVEN && !is_stream(f->text))
		return zy_config_error(
		    c, e, _("no stream has the name '%s'"), f->text);
	if (f->set && !is_set(k, f->set))
		return zy_config_error(
		    c, e, _("no set has the name '%s'"), f->set);
	if (f->op == ZY_FIGURE_PERCENT && !is_set(k, f->whole))
		return zy_config_error(
		    c, e, _("no set has the name '%s'"), f->whole);
	return 0;
}

static int
read_template(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_figure **out, struct zy_error *e)
{
	const struct zy_figure *f;
	const char *text, *what = "";
	size_t at = 0;

	if (zy_config_text(c, &text, NULL, e))
		return -1;
	if (zy_template_parse(&k->arena, zy_view(text), out, &what, &at))
		return zy_config_error(
		    c, e, _("character %zu of the text: %s"), at, what);
	for (f = *out; f; f = f->next)
		if (check_figure(k, c, f, e))
			return -1;
	return 0;
}

int
zy_kind_read_text(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_text *out, struct zy_error *e)
{
	static const char *const keys[] = {"zh", "en", NULL};
	struct zy_config zh, en;

	*out = (struct zy_kind_text){.given = zy_config_has(c)};
	if (!out->given)
		return 0;
	if (!json_is_object(c->value)) {
		if (read_template(k, c, &out->zh, e))
			return -1;
		out->en = out->zh;
		return 0;
	}
	if (zy_config_known(c, keys, e))
		return -1;
	zh = zy_config_get(c, "zh");
	en = zy_config_get(c, "en");
	if (read_template(k, &zh, &out->zh, e))
		return -1;
	out->en = out->zh;
	return zy_config_has(&en) ? read_template(k, &en, &out->en, e) : 0;
}

/* Reads a test: FIGURE, or FIGURE "more than" NUMBER. */
static int
read_test(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_test *out, struct zy_error *e)
{
	static const char more[] = " more than ";
	const char *text, *what = "", *tail;
	struct zy_view figure;

	if (zy_config_text(c, &text, NULL, e))
		return -1;
	figure = zy_view(text);
	tail = strstr(text, more);
	if (tail) {
		figure.n = (size_t)(tail - text);
		if (!zy_integer_parse(&out->above, zy_view(tail + strlen(more)),
			0, 1000000000))
			return zy_config_error(
			    c, e, _("a whole number must follow 'more than'"));
	}
	out->figure = zy_figure_parse(&k->arena, figure, &what);
	if (!out->figure)
		return zy_config_error(c, e, "%s", what);
	return check_figure(k, c, out->figure, e);
}

/* Reads one test or a list of them. */
static int
read_tests(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_test *out, size_t *n, struct zy_error *e)
{
	struct zy_config one;
	size_t i;

	*n = 0;
	if (!zy_config_has(c))
		return 0;
	*n = json_is_array(c->value) ? json_array_size(c->value) : 1;
	if (*n > ZY_KIND_TESTS)
		return zy_config_error(
		    c, e, _("at most %d conditions"), ZY_KIND_TESTS);
	for (i = 0; i < *n; i++) {
		one = json_is_array(c->value) ? zy_config_at(c, i) : *c;
		if (read_test(k, &one, &out[i], e))
			return -1;
	}
	return 0;
}

int
zy_kind_read_when(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_when *out, struct zy_error *e)
{
	struct zy_config yes = zy_config_get(c, "if");
	struct zy_config no = zy_config_get(c, "unless");

	return read_tests(k, &yes, out->yes, &out->nyes, e) ||
		       read_tests(k, &no, out->no, &out->nno, e)
		   ? -1
		   : 0;
}

static int
read_piece(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_piece *out, struct zy_error *e)
{
	static const char *const keys[] = {"text", "if", "unless", NULL};
	struct zy_config text = zy_config_get(c, "text");

	if (!json_is_object(c->value) || !zy_config_has(&text))
		return zy_kind_read_text(k, c, &out->text, e);
	if (zy_config_known(c, keys, e) ||
	    zy_kind_read_when(k, c, &out->when, e))
		return -1;
	return zy_kind_read_text(k, &text, &out->text, e);
}

int
zy_kind_read_pieces(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_pieces *out, struct zy_error *e)
{
	struct zy_config one;
	size_t i;

	if (!zy_config_has(c))
		return 0;
	out->n = json_is_array(c->value) ? json_array_size(c->value) : 1;
	out->items = array(k, out->n, sizeof(*out->items));
	for (i = 0; i < out->n; i++) {
		one = json_is_array(c->value) ? zy_config_at(c, i) : *c;
		if (read_piece(k, &one, &out->items[i], e))
			return -1;
	}
	return 0;
}

int
zy_kind_read_set_name(struct zy_kind_file *k, const struct zy_config *c,
    const char **out, struct zy_error *e)
{
	if (zy_config_text(c, out, NULL, e))
		return -1;
	return is_set(k, *out)
		   ? 0
		   : zy_config_error(c, e, _("no set has the name '%s'"), *out);
}

int
zy_kind_read_added(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_added **out, size_t *n, struct zy_error *e)
{
	struct zy_config one;
	const char *key;
	json_t *value;
	size_t i = 0;

	*n = 0;
	if (!zy_config_has(c))
		return 0;
	if (!json_is_object(c->value))
		return zy_config_error(
		    c, e, _("must be an object of names and texts"));
	*n = json_object_size(c->value);
	*out = array(k, *n, sizeof(**out));
	json_object_foreach(c->value, key, value)
	{
		one = zy_config_get(c, key);
		(*out)[i].name = key;
		if (zy_kind_read_text(k, &one, &(*out)[i++].text, e))
			return -1;
	}
	return 0;
}

/* Reads a list of texts that are no templates. */
static int
read_list(struct zy_kind_file *k, const struct zy_config *c, const char ***out,
    size_t *n, struct zy_error *e)
{
	struct zy_config one;
	size_t i;

	if (zy_config_length(c, n, e))
		return -1;
	*out = array(k, *n, sizeof(**out));
	for (i = 0; i < *n; i++) {
		one = zy_config_at(c, i);
		if (zy_config_text(&one, &(*out)[i], NULL, e))
			return -1;
	}
	return 0;
}

static int
read_order(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_set *s, struct zy_error *e)
{
	size_t i;

	if (read_list(k, c, &s->order, &s->norder, e))
		return -1;
	for (i = 0; i < s->norder; i++)
		k->ordered |= strcmp(s->order[i], "@order") == 0;
	return 0;
}

static int
read_set(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_set *s, bool named, struct zy_error *e)
{
	static const char *const keys[] = {"name", "of", "else", "add", "where",
	    "order", "distinct", "note", NULL};
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config of = zy_config_get(c, "of");
	struct zy_config instead = zy_config_get(c, "else");
	struct zy_config add = zy_config_get(c, "add");
	struct zy_config where = zy_config_get(c, "where");
	struct zy_config order = zy_config_get(c, "order");
	struct zy_config distinct = zy_config_get(c, "distinct");

	s->at = *c;
	if (zy_config_known(c, keys, e) ||
	    (named && zy_config_id(&name, &s->name, e)) ||
	    zy_kind_read_set_name(k, &of, &s->of, e) ||
	    zy_kind_read_added(k, &add, &s->added, &s->nadded, e) ||
	    zy_kind_read_pieces(k, &where, &s->where, e) ||
	    read_order(k, &order, s, e) ||
	    zy_kind_read_added(k, &distinct, &s->distinct, &s->ndistinct, e))
		return -1;
	if (named && is_set(k, s->name))
		return zy_config_error(
		    &name, e, _("a set or a stream has this name already"));
	if (!zy_config_has(&instead))
		return 0;
	s->instead = array(k, 1, sizeof(*s));
	s->instead->name = s->name;
	instead.parent = &s->at;
	return read_set(k, &instead, s->instead, false, e);
}

static int
read_sets(struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	/* Kept, since messages about sets come later too. */
	struct zy_config *kept = array(k, 1, sizeof(*kept)), one;
	size_t n, i;

	*kept = *c;
	if (zy_config_length(c, &n, e))
		return -1;
	k->sets = array(k, n, sizeof(*k->sets));
	for (i = 0; i < n; i++) {
		one = zy_config_at(kept, i);
		if (read_set(k, &one, &k->sets[i], true, e))
			return -1;
		k->nsets++;
	}
	return 0;
}

static int
read_needs(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"if", "unless", "else", NULL};
	struct zy_config one, text;
	size_t i;

	if (zy_config_length(c, &k->nneeds, e))
		return -1;
	k->needs = array(k, k->nneeds, sizeof(*k->needs));
	for (i = 0; i < k->nneeds; i++) {
		one = zy_config_at(c, i);
		text = zy_config_get(&one, "else");
		if (zy_config_known(&one, keys, e) ||
		    zy_kind_read_when(k, &one, &k->needs[i].when, e) ||
		    zy_kind_read_text(k, &text, &k->needs[i].text, e))
			return -1;
	}
	return 0;
}

static int
read_words(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config one;
	const char *key;
	json_t *value;

	if (!zy_config_has(c))
		return 0;
	if (!json_is_object(c->value))
		return zy_config_error(
		    c, e, _("must be an object of names and texts"));
	k->words = array(k, json_object_size(c->value), sizeof(*k->words));
	json_object_foreach(c->value, key, value)
	{
		struct zy_kind_words *w = &k->words[k->nwords++];

		one = zy_config_get(c, key);
		w->name = key;
		if (zy_kind_read_added(k, &one, &w->items, &w->n, e))
			return -1;
	}
	return 0;
}

static int
read_draft(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"text", "if", "unless", NULL};
	struct zy_config text = zy_config_get(c, "text");

	if (!zy_config_has(c))
		return 0;
	if (zy_config_known(c, keys, e) ||
	    zy_kind_read_when(k, c, &k->draft_when, e))
		return -1;
	return zy_kind_read_text(k, &text, &k->draft, e);
}

/* Reads the head of the document. */
static int
read_head(struct zy_kind_file *k, struct zy_error *e)
{
	const struct zy_config *c = &k->root;
	struct zy_config purpose = zy_config_get(c, "purpose");
	struct zy_config title = zy_config_get(c, "title");
	struct zy_config to = zy_config_get(c, "to");
	struct zy_config issuer = zy_config_get(c, "issuer");
	struct zy_config look = zy_config_get(c, "look");
	struct zy_config order = zy_config_get(c, "order");
	struct zy_config draft = zy_config_get(c, "draft");
	static const enum zy_look looks[] = {
	    ZY_LOOK_SHEET, ZY_LOOK_DECREE, ZY_LOOK_PAPER, ZY_LOOK_WALL};
	int i;

	if (zy_kind_read_text(k, &purpose, &k->purpose, e) ||
	    zy_kind_read_text(k, &title, &k->title, e) ||
	    zy_kind_read_text(k, &to, &k->to, e) ||
	    zy_kind_read_text(k, &issuer, &k->issuer, e) ||
	    read_draft(k, &draft, e) ||
	    zy_config_choice(&look, "sheet|decree|paper|wall", &i, 2, e) ||
	    zy_config_text(&order, &k->order, "code", e))
		return -1;
	k->look = looks[i];
	k->options |= k->to.given ? 1u << ZY_OPTION_TO : 0;
	return 0;
}

static int
read_kind(struct zy_kind_file *k, struct zy_error *e)
{
	static const char *const keys[] = {"kind", "purpose", "title", "to",
	    "issuer", "look", "order", "draft", "streams", "words", "sets",
	    "needs", "parts", "csv", "note", NULL};
	const struct zy_config *c = &k->root;
	struct zy_config id = zy_config_get(c, "kind");
	struct zy_config needed = zy_config_get(c, "streams");
	struct zy_config words = zy_config_get(c, "words");
	struct zy_config sets = zy_config_get(c, "sets");
	struct zy_config needs = zy_config_get(c, "needs");
	struct zy_config parts = zy_config_get(c, "parts");
	struct zy_config csv = zy_config_get(c, "csv");

	if (zy_config_known(c, keys, e) || zy_config_id(&id, &k->id, e) ||
	    read_list(k, &needed, &k->streams, &k->nstreams, e) ||
	    read_words(k, &words, e) || read_sets(k, &sets, e) ||
	    read_head(k, e) || read_needs(k, &needs, e) ||
	    zy_kind_read_parts(k, &parts, &k->parts, &k->nparts, e))
		return -1;
	return zy_kind_read_csv(k, &csv, &k->csv, e);
}

static struct zy_kind_file *
read_or_free(struct zy_kind_file *k, int rc, struct zy_error *e)
{
	if (rc == 0 && read_kind(k, e) == 0)
		return k;
	zy_kind_file_free(k);
	return NULL;
}

struct zy_kind_file *
zy_kind_file_load(const char *path, struct zy_error *e)
{
	struct zy_kind_file *k = zy_calloc(1, sizeof(*k));

	return read_or_free(k, zy_config_load(&k->root, path, e), e);
}

struct zy_kind_file *
zy_kind_file_parse(const char *name, struct zy_view text, struct zy_error *e)
{
	struct zy_kind_file *k = zy_calloc(1, sizeof(*k));

	return read_or_free(k, zy_config_parse(&k->root, name, text, e), e);
}

void
zy_kind_file_free(struct zy_kind_file *k)
{
	if (!k)
		return;
	zy_config_release(&k->root);
	zy_arena_release(&k->arena);
	free(k);
}
