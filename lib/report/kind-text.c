/*
 * Reads the texts of kind files, their conditions and their names of sets.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/decimal.h"
#include "report/kind-paths.h"
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

void *
zy_kind_array(struct zy_kind_file *k, size_t n, size_t size)
{
	size_t bytes = (n + 1) * size;

	return memset(zy_arena_alloc(&k->arena, bytes), 0, bytes);
}

bool
zy_kind_is_stream(struct zy_view name)
{
	const char *const *s;

	for (s = streams; *s; s++)
		if (zy_view_is(name, *s))
			return true;
	return false;
}

bool
zy_kind_is_set(const struct zy_kind_file *k, const char *name)
{
	size_t i;

	for (i = 0; i < k->nsets; i++)
		if (strcmp(k->sets[i].name, name) == 0)
			return true;
	return strcmp(name, "group") == 0 || zy_kind_is_stream(zy_view(name));
}

/* Returns whether a figure can have the format: a list of words is one. */
static bool
is_format(const struct zy_kind_file *k, const char *format)
{
	static const char *const formats[] = {
	    "long", "short", "month", "year", "day", "han", "raw", "few"};
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(format, formats[i]) == 0)
			return true;
	for (i = 0; i < k->nwords; i++)
		if (strcmp(format, k->words[i].name) == 0)
			return true;
	return false;
}

/*
 * Notes the columns that a figure names; where it has a text for nothing, its
 * own may be missing.
 */
static void
note_columns(struct zy_kind_file *k, const struct zy_config *c,
    const struct zy_figure *f)
{
	size_t i;

	if (f->op == ZY_FIGURE_TEXT || f->op == ZY_FIGURE_OPTION ||
	    f->op == ZY_FIGURE_GIVEN)
		return;
	if (f->op != ZY_FIGURE_COUNT && f->op != ZY_FIGURE_PERCENT && !f->empty)
		zy_kind_paths_add(k, c, f->text);
	if (f->op == ZY_FIGURE_DAYS)
		zy_kind_paths_add(k, c, f->whole);
	if (f->part) {
		zy_kind_paths_add(k, c, f->part);
		zy_kind_paths_add(k, c, f->all);
	}
	for (i = 0; i < f->nkeys; i++) {
		zy_kind_paths_add(k, c, f->keys[i].theirs);
		zy_kind_paths_add(k, c, f->keys[i].mine);
	}
}

/* Checks the names in a figure and notes which option it uses. */
static int
check_figure(struct zy_kind_file *k, const struct zy_config *c,
    const struct zy_figure *f, struct zy_error *e)
{
	if (f->op == ZY_FIGURE_OPTION)
		k->options |= 1u << zy_figure_option_find(zy_view(f->text));
	note_columns(k, c, f);
	if (f->op == ZY_FIGURE_GIVEN && !zy_kind_is_stream(zy_view(f->text)))
		return zy_config_error(
		    c, e, _("no stream has the name '%s'"), f->text);
	if (f->format && !is_format(k, f->format))
		return zy_config_error(c, e,
		    _("no list of words has the name '%s', nor is it one of "
		      "long, short, month, year, day, han, raw, few"),
		    f->format);
	if (f->set && !zy_kind_is_set(k, f->set))
		return zy_config_error(
		    c, e, _("no set has the name '%s'"), f->set);
	if (f->op == ZY_FIGURE_PERCENT && !zy_kind_is_set(k, f->whole))
		return zy_config_error(
		    c, e, _("no set has the name '%s'"), f->whole);
	return 0;
}

/*
 * Reads a text with figures, and checks every name in these.  Returns 0, or -1
 * with e set.
 */
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

/*
 * Reads a piece of a paragraph: a text, or an object with text and condition.
 */
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
	out->items = zy_kind_array(k, out->n, sizeof(*out->items));
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
	return zy_kind_is_set(k, *out)
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
	*out = zy_kind_array(k, *n, sizeof(**out));
	json_object_foreach(c->value, key, value)
	{
		one = zy_config_get(c, key);
		(*out)[i].name = key;
		if (json_is_null(value))
			return zy_config_error(&one, e, _("is missing"));
		if (zy_kind_read_text(k, &one, &(*out)[i++].text, e))
			return -1;
	}
	return 0;
}
