/*
 * Reads and checks a kind file: its head, words, sets, needs and warnings.
 * kind-parts.c reads its parts, kind-text.c its texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-file.h"

#include <stdlib.h>

#include "report/kind-paths.h"
#include "report/kind-read.h"
#include "report/name-order.h"

/* Reads a list of texts that are no templates. */
static int
read_list(struct zy_kind_file *k, const struct zy_config *c, const char ***out,
    size_t *n, struct zy_error *e)
{
	struct zy_config one;
	size_t i;

	if (zy_config_length(c, n, e))
		return -1;
	*out = zy_kind_array(k, *n, sizeof(**out));
	for (i = 0; i < *n; i++) {
		one = zy_config_at(c, i);
		if (zy_config_text(&one, &(*out)[i], NULL, e))
			return -1;
	}
	return 0;
}

/* Reads an order of names: one of those that --order knows. */
static int
read_usual_order(
    const struct zy_config *c, const char *order, struct zy_error *e)
{
	struct zy_view rest = ZY_VIEW(ZY_NAME_ORDERS), one;

	while (zy_view_next(&rest, '|', &one))
		if (zy_view_is(one, order))
			return 0;
	return zy_config_error(
	    c, e, _("not an order of names '%s' (%s)"), order, ZY_NAME_ORDERS);
}

/* Reads by which columns a set is sorted, and notes whether it uses --order. */
static int
read_order(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_set *s, struct zy_error *e)
{
	size_t i, own = strlen("@order");
	struct zy_config one;

	if (read_list(k, c, &s->order, &s->norder, e))
		return -1;
	for (i = 0; i < s->norder; i++) {
		const char *path = s->order[i];

		one = zy_config_at(c, i);
		if (strncmp(path, "@order", own) != 0) {
			zy_kind_paths_add(k, &one, path + (path[0] == '-'));
			continue;
		}
		k->ordered = true;
		if (path[own] &&
		    read_usual_order(
			&one, path[own] == '|' ? path + own + 1 : path, e))
			return -1;
	}
	return 0;
}

/* Reads which of the distinct columns has several names. */
static int
read_each(const struct zy_config *c, struct zy_kind_set *s, struct zy_error *e)
{
	struct zy_config each = zy_config_get(c, "each");
	const char *name;
	size_t i;

	s->each = -1;
	if (!zy_config_has(&each))
		return 0;
	if (zy_config_text(&each, &name, NULL, e))
		return -1;
	for (i = 0; i < s->ndistinct; i++)
		if (strcmp(s->distinct[i].name, name) == 0)
			s->each = (int)i;
	return s->each >= 0
		   ? 0
		   : zy_config_error(&each, e,
			 _("no column of 'distinct' has the name '%s'"), name);
}

/*
 * Reads a set; named is false for the definition under "else", which has the
 * name of the set around it.  Returns 0, or -1 with e set.
 */
static int
read_set(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_set *s, bool named, struct zy_error *e)
{
	static const char *const keys[] = {"name", "of", "else", "add", "where",
	    "order", "distinct", "each", "note", NULL};
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
	    zy_kind_read_added(k, &distinct, &s->distinct, &s->ndistinct, e) ||
	    read_each(c, s, e))
		return -1;
	if (named && zy_kind_is_set(k, s->name))
		return zy_config_error(
		    &name, e, _("a set or a stream has this name already"));
	if (!zy_config_has(&instead))
		return 0;
	s->instead = zy_kind_array(k, 1, sizeof(*s));
	s->instead->name = s->name;
	instead.parent = &s->at;
	return read_set(k, &instead, s->instead, false, e);
}

/* Reads the sets, each of which may be made from those before it. */
static int
read_sets(struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	/* Kept, since messages about sets come later too. */
	struct zy_config *kept = zy_kind_array(k, 1, sizeof(*kept)), one;
	size_t n, i;

	*kept = *c;
	if (zy_config_length(c, &n, e))
		return -1;
	k->sets = zy_kind_array(k, n, sizeof(*k->sets));
	for (i = 0; i < n; i++) {
		one = zy_config_at(kept, i);
		if (read_set(k, &one, &k->sets[i], true, e))
			return -1;
		k->nsets++;
	}
	return 0;
}

/* Reads the conditions that the inputs must meet, with their errors. */
static int
read_needs(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"if", "unless", "else", NULL};
	struct zy_config one, text;
	size_t i;

	if (zy_config_length(c, &k->nneeds, e))
		return -1;
	k->needs = zy_kind_array(k, k->nneeds, sizeof(*k->needs));
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

/* Reads the warnings and the conditions under which they are printed. */
static int
read_warnings(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"if", "unless", "text", NULL};
	struct zy_config one, text;
	size_t i;

	if (zy_config_length(c, &k->nwarnings, e))
		return -1;
	k->warnings = zy_kind_array(k, k->nwarnings, sizeof(*k->warnings));
	for (i = 0; i < k->nwarnings; i++) {
		one = zy_config_at(c, i);
		text = zy_config_get(&one, "text");
		if (zy_config_known(&one, keys, e) ||
		    zy_kind_read_when(k, &one, &k->warnings[i].when, e) ||
		    zy_kind_read_text(k, &text, &k->warnings[i].text, e))
			return -1;
	}
	return 0;
}

/* Reads the lists of words for tokens, by the name of each list. */
static int
read_words(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config one;
	const char *key;
	json_t *value;
	size_t at = 0;

	if (!zy_config_has(c))
		return 0;
	if (!json_is_object(c->value))
		return zy_config_error(
		    c, e, _("must be an object of names and texts"));
	k->words =
	    zy_kind_array(k, json_object_size(c->value), sizeof(*k->words));
	json_object_foreach(c->value, key, value)
	{
		k->words[k->nwords++].name = key;
	}
	json_object_foreach(c->value, key, value)
	{
		struct zy_kind_words *w = &k->words[at++];

		one = zy_config_get(c, key);
		if (json_is_null(value))
			return zy_config_error(&one, e, _("is missing"));
		if (zy_kind_read_added(k, &one, &w->items, &w->n, e))
			return -1;
	}
	return 0;
}

/* Reads the mark of a draft and the condition under which it is shown. */
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

/*
 * Reads the members about the document's head: purpose, title, addressee,
 * issuer, look and draft mark.  Returns 0, or -1 with e set.
 */
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
	struct zy_config byline = zy_config_get(c, "byline");
	static const enum zy_look looks[] = {
	    ZY_LOOK_SHEET, ZY_LOOK_DECREE, ZY_LOOK_PAPER, ZY_LOOK_WALL};
	int i;

	if (zy_kind_read_text(k, &purpose, &k->purpose, e) ||
	    (zy_config_has(&title) &&
		zy_kind_read_pieces(k, &title, &k->title, e)) ||
	    zy_kind_read_text(k, &to, &k->to, e) ||
	    zy_kind_read_text(k, &issuer, &k->issuer, e) ||
	    read_draft(k, &draft, e) ||
	    zy_config_bool(&byline, &k->byline, true, e) ||
	    zy_config_choice(&look, "sheet|decree|paper|wall", &i, 2, e) ||
	    zy_config_text(&order, &k->order, "code", e) ||
	    read_usual_order(&order, k->order, e))
		return -1;
	k->look = looks[i];
	k->options |= k->to.given ? 1u << ZY_OPTION_TO : 0;
	return 0;
}

/*
 * Reads the streams that must be given, where a|b asks for one of the two, and
 * checks their names.
 */
static int
read_needed(
    struct zy_kind_file *k, const struct zy_config *c, struct zy_error *e)
{
	struct zy_view list, one;
	struct zy_config at;
	size_t i;

	if (read_list(k, c, &k->streams, &k->nstreams, e))
		return -1;
	for (i = 0; i < k->nstreams; i++) {
		list = zy_view(k->streams[i]);
		at = zy_config_at(c, i);
		while (zy_view_next(&list, '|', &one))
			if (!zy_kind_is_stream(one))
				return zy_config_error(&at, e,
				    _("no stream has the name '%.*s'"),
				    ZY_ARG(one));
	}
	return 0;
}

/*
 * Reads the whole kind file from k->root, in the order in which its members
 * refer to each other.  Returns 0, or -1 with e set.
 */
static int
read_kind(struct zy_kind_file *k, struct zy_error *e)
{
	static const char *const keys[] = {"kind", "purpose", "title", "to",
	    "issuer", "look", "byline", "order", "draft", "streams", "words",
	    "sets", "needs", "warnings", "parts", "csv", "note", NULL};
	const struct zy_config *c = &k->root;
	struct zy_config id = zy_config_get(c, "kind");
	struct zy_config needed = zy_config_get(c, "streams");
	struct zy_config words = zy_config_get(c, "words");
	struct zy_config sets = zy_config_get(c, "sets");
	struct zy_config needs = zy_config_get(c, "needs");
	struct zy_config warnings = zy_config_get(c, "warnings");
	struct zy_config parts = zy_config_get(c, "parts");
	struct zy_config csv = zy_config_get(c, "csv");

	if (zy_config_known(c, keys, e) || zy_config_id(&id, &k->id, e) ||
	    read_needed(k, &needed, e) || read_words(k, &words, e) ||
	    read_sets(k, &sets, e) || read_head(k, e) ||
	    read_needs(k, &needs, e) || read_warnings(k, &warnings, e) ||
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
