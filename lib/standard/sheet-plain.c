/*
 * Tables of counties: rows that do not say what they are, rules in words, and
 * ids that nobody has given.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "standard/sheet-state.h"
#include "standard/wording.h"

/*
 * Returns the text without a number at its beginning: 一、 (一) 1. 1、 第一部分
 */
static struct zy_view
without_number(struct zy_view v)
{
	static const char *const signs[] = {"一", "二", "三", "四", "五", "六",
	    "七", "八", "九", "十", "(", "（", "第", NULL};
	static const char *const ends[] = {
	    "、", ".", "．", ")", "）", "部分", NULL};
	struct zy_view t = v;
	size_t i, n = 0;

	for (;;) {
		for (i = 0; signs[i] && !zy_view_starts(t, signs[i]); i++)
			;
		if (signs[i])
			n = strlen(signs[i]);
		else if (t.n && *t.p >= '0' && *t.p <= '9')
			n = 1;
		else
			break;
		t = (struct zy_view){t.p + n, t.n - n};
	}
	if (t.p == v.p)
		return v;
	for (i = 0; ends[i] && !zy_view_starts(t, ends[i]); i++)
		;
	if (!ends[i])
		return v;
	n = strlen(ends[i]);
	t = zy_text_trim((struct zy_view){t.p + n, t.n - n});
	/* 1.5 万元 is no first item. */
	return t.n == 0 || (*ends[i] == '.' && *t.p >= '0' && *t.p <= '9') ? v
									   : t;
}

/*
 * Removes a weight from the end of a name: 组织领导（占20%）.  Returns whether
 * there is one; if so, sets weight to it, with its percent sign.
 */
static bool
cut_weight(struct zy_view *name, struct zy_view *weight)
{
	static const char *const ends[] = {"%）", "%)", "％）", "％)", NULL};
	static const char *const begins[] = {"（占", "(占", "（权重", "(权重",
	    "（占比", "(占比", "（", "(", NULL};
	struct zy_view v = *name;
	size_t i, n, k, digits;

	for (i = 0; ends[i]; i++) {
		n = strlen(ends[i]);
		if (v.n > n && memcmp(v.p + v.n - n, ends[i], n) == 0)
			break;
	}
	if (!ends[i])
		return false;
	v.n -= n;
	for (digits = 0;
	     digits < v.n && strchr("0123456789.", v.p[v.n - digits - 1]);)
		digits++;
	v.n -= digits;
	for (i = 0; digits && begins[i]; i++) {
		k = strlen(begins[i]);
		if (v.n <= k || memcmp(v.p + v.n - k, begins[i], k) != 0)
			continue;
		*weight = (struct zy_view){v.p + v.n, digits + 1};
		*name = zy_text_trim((struct zy_view){v.p, v.n - k});
		return true;
	}
	return false;
}

/*
 * Cuts points at the end off a name: 组织领导（20分）, 组织领导（20） or
 * 组织领导20分.  Returns true with the number in points.
 */
static bool
cut_points(struct zy_view *name, struct zy_view *points, bool heading)
{
	static const char *const open[] = {"（", "(", NULL};
	static const char *const close[] = {"）", ")", NULL};
	struct zy_view v = *name;
	size_t i, n, at = 0;
	bool bracket, said;

	for (i = 0; close[i]; i++) {
		n = strlen(close[i]);
		if (v.n > n && memcmp(v.p + v.n - n, close[i], n) == 0)
			v.n -= n;
	}
	bracket = v.n < name->n;
	said = v.n > 3 && memcmp(v.p + v.n - 3, "分", 3) == 0;
	if (!bracket && !said)
		return false;
	v.n -= said ? 3 : 0;
	for (n = v.n; n && strchr("0123456789.", v.p[n - 1]);)
		n--;
	*points = (struct zy_view){v.p + n, v.n - n};
	for (i = 0; open[i]; i++) {
		size_t k = strlen(open[i]);

		if (n > k && memcmp(v.p + n - k, open[i], k) == 0)
			at = n - k;
	}
	/* 至少得20分 and 第20分 are no names with points. */
	if (!bracket && heading && n > 3 && (signed char)v.p[n - 1] < 0 &&
	    !zy_view_ends((struct zy_view){v.p, n}, zy_view("得")))
		at = n;
	if (points->n == 0 || at == 0)
		return false;
	*name = zy_text_trim((struct zy_view){v.p, at});
	return true;
}

/* Returns a new JSON string. */
static json_t *
new_text(struct zy_view v)
{
	return json_stringn(v.n ? v.p : "", v.n);
}

/* Returns the head with that name or id, or NULL. */
static json_t *
find_head(struct zy_standard_sheet *t, struct zy_view name)
{
	json_t *heads = json_object_get(t->root, "heads"), *o;
	size_t i;

	json_array_foreach(heads, i, o)
	{
		if (zy_view_is(name, zy_standard_sheet_text(o, "name")) ||
		    zy_view_is(name, zy_standard_sheet_text(o, "id")))
			return o;
	}
	return NULL;
}

/* Returns whether the present head, bonus or penalty has that name. */
static bool
is_here(const struct zy_standard_sheet *t, struct zy_view name)
{
	return t->place && t->place != t->now[ZY_SECTION_BONUS] &&
	       t->place != t->now[ZY_SECTION_PENALTY] &&
	       (zy_view_is(name, zy_standard_sheet_text(t->place, "name")) ||
		   zy_view_is(name, zy_standard_sheet_text(t->place, "id")));
}

void
zy_standard_sheet_go_to(
    struct zy_standard_sheet *t, struct zy_view name, uint64_t line)
{
	struct zy_view points = {NULL, 0}, bare = name;
	struct zy_view weight = {NULL, 0};
	bool weighs = cut_weight(&bare, &weight);
	bool given = cut_points(&bare, &points, true);
	const struct zy_choice *word;
	enum zy_section section;
	json_t *o;

	if (name.n == 0 || is_here(t, name))
		return;
	bare = without_number(bare);
	if (is_here(t, bare))
		return;
	word = zy_choice_find(zy_section_choices, bare);
	section = word ? (enum zy_section)(word - zy_section_choices)
		       : ZY_SECTION_HEAD;
	t->vetoes = section == ZY_SECTION_VETO;
	t->now[ZY_SECTION_ITEM] = NULL;
	if (t->vetoes)
		return;
	if (section == ZY_SECTION_BONUS || section == ZY_SECTION_PENALTY) {
		o = zy_standard_sheet_open(t, section, line);
		t->place = o;
		if (given)
			json_object_set_new(o, "cap", new_text(points));
		return;
	}
	o = find_head(t, bare);
	o = o ? o : find_head(t, name);
	if (!o) {
		o = zy_standard_sheet_open(t, ZY_SECTION_HEAD, line);
		json_object_set_new(o, "name", new_text(bare));
		if (given)
			json_object_set_new(o, "max", new_text(points));
		if (weighs) {
			zy_buf_reset(&t->text);
			zy_buf_view(
			    &t->text, (struct zy_view){weight.p, weight.n - 1});
			zy_buf_putc(&t->text, '%');
			json_object_set_new(
			    o, "weight", new_text(zy_buf_get(&t->text)));
		}
	}
	t->place = o;
}

void
zy_standard_sheet_note_rule(struct zy_standard_sheet *t, json_t *o,
    const struct zy_view *cells, uint64_t line)
{
	struct zy_view confirm = zy_standard_sheet_cell(cells, "confirm");
	struct zy_view rule = zy_standard_sheet_cell(cells, "rule");
	const struct zy_choice *answer =
	    confirm.n ? zy_choice_find(zy_answers, confirm) : NULL;
	bool agreed = (answer && strcmp(answer->token, "yes") == 0) ||
		      zy_view_is(confirm, "已确认") || zy_view_is(confirm, "√");
	uint64_t place;
	bool open =
	    !json_object_get(o, "kind") && !json_object_get(o, "effect");

	/* Many tables say the rule together with what is examined. */
	place = zy_standard_sheet_place(t, rule.n ? "rule" : "name");
	json_object_set_new(
	    o, ZY_STANDARD_SHEET_PLACE, json_integer((json_int_t)place));
	if (rule.n == 0)
		rule = zy_standard_sheet_cell(cells, "name");

	if (agreed)
		json_object_set_new(
		    o, ZY_STANDARD_SHEET_CONFIRMED, json_true());
	if (open) {
		json_object_set_new(o, ZY_STANDARD_SHEET_WORDS, new_text(rule));
	} else if (confirm.n && !agreed) {
		json_object_set_new(o, ZY_LAYOUT_GUESSED, json_true());
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, "confirm"), true,
		    _("guessed, and not confirmed: '%.*s'"), ZY_ARG(confirm));
	}
}

/* Appends the rule of a row that continues the item above. */
static void
go_on(json_t *item, struct zy_view rule)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *words =
	    zy_standard_sheet_text(item, ZY_STANDARD_SHEET_WORDS);

	zy_buf_printf(&b, "%s%s", words, *words ? "；" : "");
	zy_buf_view(&b, rule);
	json_object_set_new(
	    item, ZY_STANDARD_SHEET_WORDS, new_text(zy_buf_get(&b)));
	json_object_set_new(item, "rule", new_text(zy_buf_get(&b)));
	zy_buf_release(&b);
}

/* Returns whether a row continues the rule of the item above. */
static bool
goes_on(const struct zy_standard_sheet *t, struct zy_view name,
    struct zy_view max, struct zy_view rule)
{
	const json_t *item = t->now[ZY_SECTION_ITEM];

	if (!item || rule.n == 0 ||
	    !json_object_get(item, ZY_STANDARD_SHEET_WORDS))
		return false;
	if (name.n == 0)
		return max.n == 0;
	/* A block of merged cells says the same in each of its rows. */
	return zy_view_is(name,
		   zy_standard_sheet_text(item, ZY_STANDARD_SHEET_NAME)) &&
	       (max.n == 0 || zy_view_is(max, zy_standard_sheet_text(item,
						  ZY_STANDARD_SHEET_MAX)));
}

/*
 * Returns whether a cell of 数据来源 names a source of figures as standards
 * know them, and not, as in most tables, the office that has the papers.
 */
static bool
is_source(struct zy_view cell)
{
	static const char *const sources[] = {
	    "evidence", "tally", "pledges", "comments", "activities", NULL};
	size_t i;

	for (i = 0; sources[i]; i++)
		if (zy_view_is(cell, sources[i]))
			return true;
	return zy_view_starts(cell, "score:");
}

/*
 * Returns the highest number of a cell of points that says ranges
 * (26—30分为好，21—25分为较好), which is part of the cell; an empty view for
 * any other cell.
 */
static struct zy_view
most_of(struct zy_view cell)
{
	static const char digits[] = "0123456789";
	struct zy_view most = {NULL, 0}, one;
	size_t i, n, points = 0;

	for (i = 0; i < cell.n; i += n ? n : 1) {
		for (n = 0; i + n < cell.n && strchr(digits, cell.p[i + n]);)
			n++;
		one = (struct zy_view){cell.p + i, n};
		if (n == 0 ||
		    !zy_view_starts(
			(struct zy_view){one.p + n, cell.n - i - n}, "分"))
			continue;
		points++;
		if (n > most.n || (n == most.n && memcmp(one.p, most.p, n) > 0))
			most = one;
	}
	return points > 1 ? most : (struct zy_view){NULL, 0};
}

/* Appends what a cell says to a rule, with a stop between. */
static void
add_rule(struct zy_buf *rule, struct zy_view cell)
{
	cell = zy_text_trim(cell);
	zy_buf_puts(rule, rule->n && cell.n ? "；" : "");
	zy_buf_view(rule, cell);
}

/* Puts the cells of an item into it, but for 权重, which is kept for the end;
 * where it is all that says points, it says these. */
static void
take_cells(struct zy_standard_sheet *t, json_t *o, const struct zy_view *cells,
    uint64_t line)
{
	struct zy_view *own = zy_calloc(zy_standard_schema.n, sizeof(*own));
	struct zy_view weight = zy_standard_sheet_cell(cells, "weight");
	struct zy_view most = most_of(zy_standard_sheet_cell(cells, "max"));
	struct zy_view note = zy_standard_sheet_cell(cells, "note");
	struct zy_buf rule = ZY_BUF_INIT;
	const struct zy_column *columns = zy_standard_schema.columns;
	struct zy_view office = {NULL, 0};
	size_t i;

	memcpy(own, cells, zy_standard_schema.n * sizeof(*own));
	if (most.n)
		add_rule(&rule, zy_standard_sheet_cell(cells, "max"));
	add_rule(&rule, zy_standard_sheet_cell(cells, "rule"));
	if (zy_wording_is_rule(note))
		add_rule(&rule, note);
	else
		note.n = 0;
	for (i = 0; i < zy_standard_schema.n; i++) {
		/* 农经站 is where to look. */
		if (strcmp(columns[i].name, "from") == 0 && own[i].n &&
		    !is_source(own[i])) {
			office = own[i];
			own[i].n = 0;
		}
		if (strcmp(columns[i].name, "evidence") == 0 && own[i].n == 0)
			own[i] = office;
		if (strcmp(columns[i].name, "weight") == 0)
			own[i].n = 0;
		if (strcmp(columns[i].name, "rule") == 0)
			own[i] = zy_buf_get(&rule);
		if (strcmp(columns[i].name, "note") == 0 && note.n)
			own[i].n = 0;
		if (strcmp(columns[i].name, "max") == 0 && most.n)
			own[i] = most;
		/* Penalties of -5 are 5 points. */
		if (strcmp(columns[i].name, "max") == 0 && own[i].n > 1 &&
		    own[i].p[0] == '-' && t->place &&
		    t->place == t->now[ZY_SECTION_PENALTY])
			own[i] = (struct zy_view){own[i].p + 1, own[i].n - 1};
		if (strcmp(columns[i].name, "max") == 0 && own[i].n == 0 &&
		    weight.n) {
			own[i] = weight;
			weight.n = 0;
		}
	}
	zy_standard_sheet_take(t, ZY_SECTION_ITEM, o, own, line);
	if (weight.n)
		json_object_set_new(
		    o, ZY_STANDARD_SHEET_WEIGHT, new_text(weight));
	if (most.n)
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, "max"), true,
		    _("the points are taken to be %.*s: '%.*s'"), ZY_ARG(most),
		    ZY_ARG(zy_standard_sheet_cell(cells, "max")));
	zy_buf_release(&rule);
	free(own);
}

/*
 * Adds a row of a county's table as an item, or as a veto below a heading of
 * vetoes.  Points may stand in their own column or at the end of the name.
 */
static void
take_item(
    struct zy_standard_sheet *t, const struct zy_view *cells, uint64_t line)
{
	struct zy_view name = zy_standard_sheet_cell(cells, "name"), points,
		       bare = name, max;
	struct zy_view note = zy_standard_sheet_cell(cells, "note");
	json_t *o;

	/* 加分,,10 has no name but that of what it stands below. */
	if (name.n == 0)
		bare = name = zy_standard_sheet_cell(cells, "head");
	if (!t->place && !t->vetoes) {
		o = zy_standard_sheet_open(t, ZY_SECTION_HEAD, line);
		json_object_set_new(
		    o, "name", new_text(zy_standard_sheet_name(t)));
	}
	o = zy_standard_sheet_open(
	    t, t->vetoes ? ZY_SECTION_VETO : ZY_SECTION_ITEM, line);
	if (t->vetoes) {
		json_object_set_new(o, "name", new_text(without_number(name)));
		json_object_set_new(o, ZY_STANDARD_SHEET_NAME, new_text(name));
		zy_standard_sheet_note_rule(t, o, cells, line);
		return;
	}
	take_cells(t, o, cells, line);
	max = zy_view(zy_standard_sheet_text(o, "max"));
	if (max.n && max.p[max.n - 1] == '%') {
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, "max"), false,
		    _("points written as a percentage, taken as points: '%s'"),
		    zy_standard_sheet_text(o, "max"));
		max.n--;
		json_object_set_new(o, "max", new_text(max));
	}
	json_object_set_new(o, ZY_STANDARD_SHEET_NAME, new_text(name));
	json_object_set_new(o, ZY_STANDARD_SHEET_MAX,
	    new_text(zy_standard_sheet_cell(cells, "max")));
	if (!json_object_get(o, "max") && cut_points(&bare, &points, false))
		json_object_set_new(o, "max", new_text(points));
	json_object_set_new(o, "name", new_text(without_number(bare)));
	zy_standard_sheet_note_rule(t, o, cells, line);
	if (zy_wording_is_rule(note) &&
	    json_object_get(o, ZY_STANDARD_SHEET_WORDS)) {
		zy_buf_reset(&t->text);
		add_rule(&t->text, zy_view(zy_standard_sheet_text(
				       o, ZY_STANDARD_SHEET_WORDS)));
		add_rule(&t->text, note);
		json_object_set_new(
		    o, ZY_STANDARD_SHEET_WORDS, new_text(zy_buf_get(&t->text)));
	}
}

void
zy_standard_sheet_plain_row(
    struct zy_standard_sheet *t, const struct zy_view *cells, uint64_t line)
{
	struct zy_view head = zy_standard_sheet_cell(cells, "head");
	struct zy_view name = zy_standard_sheet_cell(cells, "name");
	struct zy_view max = zy_standard_sheet_cell(cells, "max");
	struct zy_view rule = zy_standard_sheet_cell(cells, "rule");
	struct zy_view bare = name, points;

	if (head.n)
		zy_standard_sheet_go_to(t, head, line);
	if (goes_on(t, name, max, rule)) {
		go_on(t->now[ZY_SECTION_ITEM], rule);
		return;
	}
	/* 一、组织领导（20分） alone in its row, or 组织领导（20分） where
	 * points have a column. */
	if (name.n && !head.n && !max.n && !rule.n &&
	    (without_number(name).p != name.p ||
		(zy_standard_sheet_place(t, "max") &&
		    zy_standard_sheet_place(t, "rule") &&
		    cut_points(&bare, &points, false)))) {
		zy_standard_sheet_go_to(t, name, line);
		return;
	}
	if (name.n || rule.n || (max.n && head.n))
		take_item(t, cells, line);
	else if (max.n)
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, "max"), false,
		    _("a row of points alone is left out: '%.*s'"),
		    ZY_ARG(max));
}
