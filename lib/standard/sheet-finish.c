/*
 * Ends a table: rules in words become keys, and ids are made.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/sheet-state.h"
#include "standard/wording.h"

/* Tells what became of the words of a rule, unless the officer has agreed. */
static void
tell(struct zy_standard_sheet *t, json_t *o, const struct zy_wording *w)
{
	const struct zy_layout_key *key =
	    zy_layout_find(ZY_SECTION_ITEM, "kind");
	const char *what = w->veto ? zy_standard_sheet_word(ZY_SECTION_VETO)
				   : zy_choice_label(key->choices,
					 zy_standard_sheet_text(o, "kind"),
					 zy_error_in_chinese() ? "zh" : "en");

	if (json_object_get(o, ZY_STANDARD_SHEET_CONFIRMED))
		return;
	if (w->unread.n || w->guessed.n)
		json_object_set_new(o, ZY_LAYOUT_GUESSED, json_true());
	if (w->unread.n)
		zy_standard_sheet_tell(t, zy_standard_sheet_line(o),
		    zy_standard_sheet_rule_place(o), false,
		    _("rule not understood, item taken as '%s': '%s'"), what,
		    w->unread.p);
	else if (w->guessed.n)
		zy_standard_sheet_tell(t, zy_standard_sheet_line(o),
		    zy_standard_sheet_rule_place(o), true,
		    _("rule guessed as '%s': '%s'"), what,
		    *zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WORDS)
			? zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WORDS)
			: w->guessed.p);
}

/* Moves an item that is a veto to the list of vetoes. */
static void
make_veto(struct zy_standard_sheet *t, const json_t *item)
{
	static const char *const keys[] = {
	    "id", "name", "effect", ZY_LAYOUT_GUESSED, NULL};
	json_t *o = zy_standard_sheet_open(
	    t, ZY_SECTION_VETO, zy_standard_sheet_line(item));
	size_t i;

	for (i = 0; keys[i]; i++)
		if (json_object_get(item, keys[i]))
			json_object_set(
			    o, keys[i], json_object_get(item, keys[i]));
}

/* Makes vetoes of those that the rule of an item has beside its points. */
static void
make_vetoes(struct zy_standard_sheet *t, const json_t *item)
{
	json_t *list = json_object_get(item, ZY_WORDING_VETOES), *o;
	size_t i;

	json_array_foreach(list, i, o)
	{
		json_object_set(
		    o, ZY_LAYOUT_LINE, json_object_get(item, ZY_LAYOUT_LINE));
		json_object_set(o, ZY_LAYOUT_GUESSED,
		    json_object_get(item, ZY_LAYOUT_GUESSED));
		make_veto(t, o);
	}
}

/*
 * Returns the items of the bonus or the penalty, if an item of a head belongs
 * there because it has no points of its own (加减分 as a heading means both);
 * NULL if it stays.
 */
static json_t *
belongs(struct zy_standard_sheet *t, const json_t *head, const json_t *item)
{
	const char *kind = zy_standard_sheet_text(item, "kind");
	bool gives = strcmp(kind, "count") == 0;
	bool takes =
	    strcmp(kind, "deduct") == 0 || strcmp(kind, "checklist") == 0;
	const char *key = gives ? "bonus" : "penalty";
	json_t *place = json_object_get(t->root, key);

	if ((!gives && !takes) || json_object_get(head, "max") ||
	    json_object_get(item, "max") ||
	    *zy_standard_sheet_text(item, ZY_STANDARD_SHEET_MAX))
		return NULL;
	if (!place) {
		place = json_object();
		json_object_set_new(t->root, key, place);
	}
	if (!json_object_get(place, "items"))
		json_object_set_new(place, "items", json_array());
	return json_object_get(place, "items");
}

/* Moves item i of a head to bonus or penalty, where it belongs there. */
static bool
move_away(struct zy_standard_sheet *t, json_t *head, json_t *items, size_t i)
{
	json_t *o = json_array_get(items, i);
	json_t *to = belongs(t, head, o);

	if (!to)
		return false;
	if (!json_object_get(o, ZY_STANDARD_SHEET_CONFIRMED)) {
		json_object_set_new(o, ZY_LAYOUT_GUESSED, json_true());
		zy_standard_sheet_tell(t, zy_standard_sheet_line(o),
		    zy_standard_sheet_rule_place(o), true,
		    _("an item without points, taken as one of bonus or "
		      "penalty: '%s'"),
		    zy_standard_sheet_text(o, "name"));
	}
	json_array_append(to, o);
	json_array_remove(items, i);
	return true;
}

/*
 * Makes bands of those that the rule of an item has instead of points.  Returns
 * whether there are any; then the row is no item.
 */
static bool
make_bands(struct zy_standard_sheet *t, const json_t *item)
{
	json_t *list = json_object_get(item, ZY_WORDING_BANDS), *o, *band;
	size_t i;

	json_array_foreach(list, i, o)
	{
		band = zy_standard_sheet_open(
		    t, ZY_SECTION_BAND, zy_standard_sheet_line(item));
		json_object_update(band, o);
	}
	return json_array_size(list) > 0;
}

void
zy_standard_sheet_note(
    struct zy_standard_sheet *t, struct zy_view note, uint64_t line)
{
	struct zy_wording w = {.veto = false};
	json_t *item = json_object();

	t->places = NULL;
	json_object_set_new(
	    item, ZY_LAYOUT_LINE, json_integer((json_int_t)line));
	zy_wording_read(&w, item, ZY_WORDING_HEAD, note);
	if (!json_object_get(t->root, "bands") && make_bands(t, item))
		zy_standard_sheet_tell(t, line, 0, true,
		    _("bands taken from a note: '%.*s'"),
		    ZY_ARG(zy_text_trim(note)));
	zy_wording_release(&w);
	json_decref(item);
}

/*
 * Reads the rules in words of the items of a place, and moves those that turn
 * out to be vetoes, bands or items of another place.
 */
static void
read_rules(
    struct zy_standard_sheet *t, json_t *place, enum zy_wording_place where)
{
	json_t *items = json_object_get(place, "items"), *o;
	size_t i = 0;

	while (i < json_array_size(items)) {
		struct zy_wording w = {.veto = false};

		o = json_array_get(items, i++);
		if (!json_object_get(o, ZY_STANDARD_SHEET_WORDS) ||
		    json_object_get(o, "kind"))
			continue;
		zy_wording_read(&w, o, where,
		    zy_view(
			zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WORDS)));
		/* What the name says beside a rule is no rule. */
		if (!json_object_get(o, "rule")) {
			zy_buf_reset(&w.unread);
			zy_buf_puts(&w.guessed, w.guessed.n ? "" : "judged");
		}
		tell(t, o, &w);
		make_vetoes(t, o);
		if (make_bands(t, o)) {
			json_array_remove(items, --i);
		} else if (w.veto) {
			make_veto(t, o);
			json_array_remove(items, --i);
		} else if (where == ZY_WORDING_HEAD &&
			   move_away(t, place, items, i - 1)) {
			i--;
		}
		zy_wording_release(&w);
	}
}

/*
 * Appends the rule of a veto to its name, where the rule says what must happen.
 */
static void
name_veto(json_t *o, struct zy_wording *w)
{
	const char *rule = zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WORDS);
	const char *name = zy_standard_sheet_text(o, "name");
	struct zy_buf b = ZY_BUF_INIT;

	if ((w->about.n || w->unread.n) && *rule &&
	    strcmp(rule, zy_standard_sheet_text(o, ZY_STANDARD_SHEET_NAME)) !=
		0) {
		zy_buf_printf(&b, "%s：%s", name, rule);
		json_object_set_new(o, "name", json_stringn(b.p, b.n));
		zy_buf_release(&b);
	}
	zy_buf_reset(&w->unread);
}

/*
 * Sets the effects of the vetoes below a heading 一票否决, from the words of
 * their rows.
 */
static void
read_effects(struct zy_standard_sheet *t)
{
	json_t *vetoes = json_object_get(t->root, "vetoes"), *o;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	json_array_foreach(vetoes, i, o)
	{
		struct zy_wording w = {.veto = false};
		json_t *item, *effect;

		if (json_object_get(o, "effect"))
			continue;
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%s；一票否决",
		    zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WORDS));
		item = json_object();
		zy_wording_read(&w, item, ZY_WORDING_HEAD, zy_buf_get(&b));
		effect = json_object_get(item, "effect");
		json_object_set_new(o, "effect",
		    effect ? json_incref(effect) : json_string("no-award"));
		w.veto = true;
		name_veto(o, &w);
		tell(t, o, &w);
		json_decref(item);
		zy_wording_release(&w);
	}
	zy_buf_release(&b);
}

/*
 * Replaces effects on bands by no-award where the table has no bands; that is a
 * guess.
 */
static void
settle_effects(struct zy_standard_sheet *t)
{
	json_t *vetoes = json_object_get(t->root, "vetoes"), *o;
	const char *effect;
	size_t i;

	if (json_array_size(json_object_get(t->root, "bands")) > 0)
		return;
	json_array_foreach(vetoes, i, o)
	{
		effect = zy_standard_sheet_text(o, "effect");
		if (strcmp(effect, "bar-top") != 0 &&
		    strcmp(effect, "band-down") != 0)
			continue;
		json_object_set_new(o, "effect", json_string("no-award"));
		if (json_object_get(o, ZY_STANDARD_SHEET_CONFIRMED))
			continue;
		json_object_set_new(o, ZY_LAYOUT_GUESSED, json_true());
		zy_standard_sheet_tell(t, zy_standard_sheet_line(o),
		    zy_standard_sheet_rule_place(o), true,
		    _("the table has no bands, so the veto bars from the "
		      "award: '%s'"),
		    zy_standard_sheet_text(o, "name"));
	}
}

/* Adds the ids of a section and of all sections in it to the set. */
static void
collect(json_t *set, const json_t *o)
{
	const char *key;
	const json_t *v, *one;
	size_t i;

	if (json_object_get(o, "id"))
		json_object_set_new(
		    set, zy_standard_sheet_text(o, "id"), json_true());
	json_object_foreach((json_t *)(uintptr_t)o, key, v)
	{
		if (json_is_object(v))
			collect(set, v);
		json_array_foreach((json_t *)(uintptr_t)v, i, one)
		{
			if (json_is_object(one))
				collect(set, one);
		}
	}
}

/*
 * Gives ids to the sections of a list that have none: h1, h1-2, ..., different
 * from all others.
 */
static void
number(json_t *set, json_t *list, const char *prefix)
{
	static const char *const rows[] = {
	    "conditions", "parts", "levels", "options", "rater_groups", NULL};
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, k, n = 0;
	json_t *o;

	json_array_foreach(list, i, o)
	{
		n++;
		while (!json_object_get(o, "id")) {
			zy_buf_reset(&b);
			zy_buf_printf(&b, "%s%zu", prefix, n);
			if (json_object_get(set, b.p)) {
				n++;
				continue;
			}
			json_object_set_new(o, "id", json_string(b.p));
			json_object_set_new(set, b.p, json_true());
		}
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%s-", zy_standard_sheet_text(o, "id"));
		if (json_object_get(o, "items"))
			number(set, json_object_get(o, "items"), b.p);
		for (k = 0; rows[k]; k++)
			if (json_object_get(o, rows[k]))
				number(set, json_object_get(o, rows[k]), b.p);
	}
	zy_buf_release(&b);
}

/*
 * Gives the standard its title, if the table has one, and an id: the name of
 * the file, if it can be one.
 */
static void
name_standard(struct zy_standard_sheet *t)
{
	struct zy_view v = zy_standard_sheet_base(t);
	size_t i;

	if (t->title.n && !json_object_get(t->root, "title"))
		json_object_set_new(
		    t->root, "title", json_stringn(t->title.p, t->title.n));
	if (json_object_get(t->root, "id"))
		return;
	for (i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] <= ' ' || v.p[i] == ';')
			break;
	json_object_set_new(t->root, "id",
	    i == v.n && v.n && *v.p != '<' ? json_stringn(v.p, v.n)
					   : json_string("standard"));
}

/* Removes heads all of whose items have been moved elsewhere. */
static void
drop_empty_heads(json_t *heads)
{
	size_t i = json_array_size(heads);

	while (i-- > 0) {
		const json_t *items =
		    json_object_get(json_array_get(heads, i), "items");

		if (items && json_array_size(items) == 0)
			json_array_remove(heads, i);
	}
}

void
zy_standard_sheet_finish(struct zy_standard_sheet *t, struct zy_buf *out,
    uint64_t **lines, size_t *n)
{
	static const struct {
		const char *list, *prefix;
	} named[] = {{"columns", "c"}, {"exempt", "x"}, {"vetoes", "v"},
	    {"bands", "b"}, {"heads", "h"}};
	json_t *heads = json_object_get(t->root, "heads"), *o;
	json_t *bonus, *penalty;
	json_t *set = json_object();
	size_t i;

	json_array_foreach(heads, i, o)
	{
		read_rules(t, o, ZY_WORDING_HEAD);
	}
	bonus = json_object_get(t->root, "bonus");
	penalty = json_object_get(t->root, "penalty");
	read_rules(t, bonus, ZY_WORDING_BONUS);
	read_rules(t, penalty, ZY_WORDING_PENALTY);
	drop_empty_heads(heads);
	zy_standard_sheet_weigh(t);
	read_effects(t);
	settle_effects(t);
	name_standard(t);
	collect(set, t->root);
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		number(set, json_object_get(t->root, named[i].list),
		    named[i].prefix);
	number(set, json_object_get(bonus, "items"), "bonus-");
	number(set, json_object_get(penalty, "items"), "penalty-");
	json_decref(set);
	zy_standard_canonical(out, t->root, lines, n);
}
