/* 综合得分排名表: the table of a ranking, or of scores without places.
 * SPDX-License-Identifier: MIT */
#include "model/record.h"
#include "report/ranking-title.h"
#include "stream/phrase.h"

enum shown {
	RANK,
	TITLE,
	TOWNSHIP,
	SECTOR,
	HEAD,
	CELL,
	BRANCH, /* the organisation of a person */
	VETO,
	TIED,
	SELECTED
};

/* A column of the document: what it shows, and the column of the table. */
struct shown_column {
	enum shown what;
	int c;
};

/* The document that is being built, and what decides about its columns. */
struct sheet {
	struct zy_doc *doc;
	const struct zy_report_data *data;
	const struct zy_kind_options *o;
	struct zy_standings *s;
	bool by_sector; /* the groups are the sectors */
	bool persons;	/* all rows are about persons, */
	bool mixed;	/* or some are */
	struct zy_ranking_titles titles;
	struct shown_column columns[512];
	size_t n;
	struct zy_buf scratch;
};

/*
 * Returns whether a row is about a person: it has a role or belongs to an
 * organisation, or a roster of members has its subject.
 */
static bool
is_person(const struct zy_report_data *data, const struct zy_standings *s,
    const struct zy_standing *x)
{
	return zy_standing_cell(s, x, "role").n > 0 ||
	       zy_standing_cell(s, x, "org").n > 0 ||
	       zy_intern_find(data->member_ids, x->subject) != ZY_INTERN_NONE;
}

/* Determines from the rows and the standard whether persons are ranked. */
static void
look_at_subjects(struct sheet *sheet)
{
	const struct zy_names *names = sheet->o->names;
	size_t i, persons = 0;

	for (i = 0; i < sheet->s->n; i++)
		persons +=
		    is_person(sheet->data, sheet->s, &sheet->s->items[i]);
	if (persons == 0 && names->n[ZY_NAMED_SUBJECT] &&
	    strcmp(names->items[ZY_NAMED_SUBJECT][0].id, "member") == 0)
		persons = sheet->s->n;
	sheet->persons = persons && persons == sheet->s->n;
	sheet->mixed = persons && !sheet->persons;
}

static const char *
word(const struct sheet *sheet, const char *zh, const char *en)
{
	return zy_doc_word(sheet->doc, zh, en);
}

static void
add(struct sheet *sheet, struct zy_doc_table *t, enum shown what, int c,
    const char *title, const char *group, enum zy_align align)
{
	if (sheet->n == sizeof(sheet->columns) / sizeof(sheet->columns[0]))
		return;
	sheet->columns[sheet->n++] = (struct shown_column){what, c};
	zy_doc_column(t, title, group, NULL, align);
	if (what == TITLE || what == TOWNSHIP)
		t->columns[t->ncolumns - 1].wide = what == TITLE;
}

/* Adds the columns of the heads of the score to the table t. */
static void
add_heads(struct sheet *sheet, struct zy_doc_table *t)
{
	size_t i;

	for (i = 0; i < sheet->s->nheads; i++) {
		int c = sheet->s->heads[i];

		zy_buf_reset(&sheet->scratch);
		zy_buf_view(
		    &sheet->scratch, zy_names_of(sheet->o->names, ZY_NAMED_HEAD,
					 sheet->s->table->columns[c].name));
		zy_buf_putc(&sheet->scratch, '\0');
		add(sheet, t, HEAD, c, sheet->scratch.p,
		    word(sheet, "各项得分", "Heads"), ZY_ALIGN_RIGHT);
	}
}

/* Adds columns of the sources of a composed total, with known weights. */
static void
add_sources(struct sheet *sheet, struct zy_doc_table *t)
{
	const struct zy_names *names = sheet->o->names;
	const struct zy_table *table = sheet->s->table;
	size_t c, i;

	for (c = 0; c < table->ncolumns; c++) {
		struct zy_view id = table->columns[c].name, name;

		if (!zy_view_starts(id, "source_"))
			continue;
		i = zy_names_place(names, ZY_NAMED_SOURCE, id);
		name = i < names->n[ZY_NAMED_SOURCE]
			   ? zy_view(names->items[ZY_NAMED_SOURCE][i].name)
			   : (struct zy_view){id.p + 7, id.n - 7};
		zy_buf_reset(&sheet->scratch);
		zy_buf_view(&sheet->scratch, name);
		if (i < names->n[ZY_NAMED_WEIGHT])
			zy_buf_printf(&sheet->scratch, "%s%s",
			    word(sheet, "×", " × "),
			    names->items[ZY_NAMED_WEIGHT][i].name);
		zy_buf_putc(&sheet->scratch, '\0');
		add(sheet, t, CELL, (int)c, sheet->scratch.p,
		    word(sheet, "综合计算", "Composed"), ZY_ALIGN_RIGHT);
	}
}

/* Adds a declared column of the table, if any row has a value in it. */
static void
add_cell(struct sheet *sheet, struct zy_doc_table *t, enum shown what,
    const char *column, const char *zh, const char *en, enum zy_align align)
{
	if (zy_standings_have(sheet->s, column))
		add(sheet, t, what, zy_table_find(sheet->s->table, column),
		    word(sheet, zh, en), NULL, align);
}

/* Adds the columns of the table t; flat is true for the CSV form. */
static void
columns(struct sheet *sheet, struct zy_doc_table *t, bool flat)
{
	sheet->n = 0;
	if (flat && sheet->s->grouped)
		add(sheet, t, CELL, zy_table_find(sheet->s->table, "group"),
		    word(sheet, "组别", "Group"), NULL, ZY_ALIGN_LEFT);
	add(sheet, t, RANK, -1, word(sheet, "名次", "Rank"), NULL,
	    ZY_ALIGN_CENTER);
	add(sheet, t, TITLE, -1,
	    sheet->persons ? word(sheet, "姓名", "Name")
	    : sheet->mixed ? word(sheet, "单位（姓名）", "Unit or name")
			   : word(sheet, "单位", "Unit"),
	    NULL, ZY_ALIGN_LEFT);
	if (sheet->persons || sheet->mixed)
		add(sheet, t, BRANCH, -1,
		    word(sheet, "所在党组织", "Organisation"), NULL,
		    ZY_ALIGN_LEFT);
	add_cell(sheet, t, TOWNSHIP, "township", "所属乡镇", "Township",
	    ZY_ALIGN_LEFT);
	if (!sheet->by_sector)
		add_cell(sheet, t, SECTOR, "sector", "领域", "Sector",
		    ZY_ALIGN_LEFT);
	add_heads(sheet, t);
	add_cell(sheet, t, CELL, "base", "基本分", "Base", ZY_ALIGN_RIGHT);
	add_cell(sheet, t, CELL, "bonus", "加分", "Bonus", ZY_ALIGN_RIGHT);
	add_cell(sheet, t, CELL, "penalty", "扣分", "Penalty", ZY_ALIGN_RIGHT);
	add_sources(sheet, t);
	add_cell(sheet, t, VETO, "veto", "一票否决", "Veto", ZY_ALIGN_LEFT);
	add_cell(sheet, t, CELL, "total", "总分", "Total", ZY_ALIGN_RIGHT);
	add_cell(sheet, t, CELL, "band", "等次", "Band", ZY_ALIGN_CENTER);
	add(sheet, t, TIED, -1, word(sheet, "并列", "Tied"), NULL,
	    ZY_ALIGN_CENTER);
	add_cell(sheet, t, SELECTED, "selected", "入选", "Selected",
	    ZY_ALIGN_CENTER);
	add_cell(sheet, t, CELL, "reason", "备注", "Note", ZY_ALIGN_LEFT);
}

/* Returns the word for what became of a row; never freed. */
static const char *
selected_word(const struct sheet *sheet, enum zy_selected s)
{
	switch (s) {
	case ZY_SELECTED_YES:
		return word(sheet, "入选", "yes");
	case ZY_SELECTED_NO:
		return word(sheet, "未入选", "no");
	case ZY_SELECTED_RESERVE:
		return word(sheet, "候补", "reserve");
	case ZY_SELECTED_TIE:
		return word(sheet, "并列待定", "tie");
	case ZY_SELECTED_NONE:
		break;
	}
	return "";
}

/*
 * Appends the names of vetoes or bands of a cell with ';' or ',' between ids.
 */
static void
put_names(struct sheet *sheet, enum zy_name_kind kind, struct zy_view cell)
{
	struct zy_view one;
	char sep = memchr(cell.p ? cell.p : "", ';', cell.n) ? ';' : ',';
	bool first = true;

	while (zy_view_next(&cell, sep, &one)) {
		if (!first)
			zy_buf_puts(&sheet->scratch, word(sheet, "、", ", "));
		first = false;
		zy_buf_view(&sheet->scratch,
		    zy_names_of(sheet->o->names, kind, zy_text_trim(one)));
	}
}

/* Appends the branch of a person; its township too where names are equal. */
static void
put_branch(struct sheet *sheet, const struct zy_standing *x)
{
	const struct zy_table *orgs = &sheet->data->orgs;
	struct zy_view id = zy_standing_cell(sheet->s, x, "org"), name;
	int64_t row = zy_report_data_org_row(sheet->data,
	    zy_intern_find(sheet->data->org_ids, id) == ZY_INTERN_NONE
		? x->subject
		: id);

	if (!is_person(sheet->data, sheet->s, x))
		return;
	name = zy_report_data_name(sheet->data, id);
	if (name.n == 0 && row >= 0)
		name =
		    zy_table_cell(orgs->rows[row], zy_table_find(orgs, "name"));
	zy_buf_view(&sheet->scratch, name);
	zy_ranking_titles_place(
	    &sheet->titles, &sheet->scratch, name, row, sheet->o->zh);
}

/* Appends a cell of a row to the scratch buffer in the words of people. */
static void
put_cell(struct sheet *sheet, const struct zy_standing *x,
    const struct shown_column *col)
{
	struct zy_view v = zy_table_cell(x->row, col->c), name = {0};
	struct zy_buf *b = &sheet->scratch;

	if (col->c >= 0)
		name = sheet->s->table->columns[col->c].name;
	switch (col->what) {
	case RANK:
		if (x->ranked)
			zy_decimal_format(b, x->rank);
		else
			zy_buf_puts(b, "—");
		break;
	case TITLE:
		zy_ranking_titles_put(&sheet->titles, b, x,
		    is_person(sheet->data, sheet->s, x), sheet->o->zh);
		break;
	case BRANCH:
		put_branch(sheet, x);
		break;
	case VETO:
		put_names(sheet, ZY_NAMED_VETO, v);
		break;
	case TIED:
		if (x->tied)
			zy_buf_puts(b, word(sheet, "是", "yes"));
		break;
	case SELECTED:
		zy_buf_puts(b, selected_word(sheet, x->selected));
		break;
	case TOWNSHIP:
	case HEAD:
		zy_buf_view(b, v);
		break;
	case SECTOR:
		zy_label_put(b, v, sheet->o->zh);
		break;
	case CELL:
		if (zy_view_is(name, "band"))
			put_names(sheet, ZY_NAMED_BAND, v);
		else if (zy_view_is(name, "group"))
			zy_label_put(b, v, sheet->o->zh);
		else if (zy_view_is(name, "reason"))
			zy_phrase_put(b, v, sheet->o->zh);
		else
			zy_buf_view(b, v);
		break;
	}
}

/* Adds a row to the table t; selected, tied, unranked rows look different. */
static void
put_row(
    struct sheet *sheet, struct zy_doc_table *t, const struct zy_standing *x)
{
	size_t i;

	zy_doc_row(t, x->selected == ZY_SELECTED_YES   ? ZY_ROLE_MARK
		      : x->selected == ZY_SELECTED_TIE ? ZY_ROLE_SUM
		      : x->ranked		       ? ZY_ROLE_PLAIN
						       : ZY_ROLE_MUTE);
	for (i = 0; i < sheet->n; i++) {
		zy_buf_reset(&sheet->scratch);
		put_cell(sheet, x, &sheet->columns[i]);
		zy_doc_cell(t, zy_buf_get(&sheet->scratch));
	}
}

/* Returns the noun and counter of what is ranked: 单位 个, 党员 名, 对象 个. */
static const char *
counted(const struct sheet *sheet)
{
	return sheet->persons ? word(sheet, "名党员", "members")
	       : sheet->mixed ? word(sheet, "个对象", "subjects")
			      : word(sheet, "个单位", "units");
}

/*
 * Adds a sentence with the numbers of rows, selected ones and reserves, and a
 * warning about ties across the cut.
 */
static void
summary(struct sheet *sheet)
{
	const struct zy_standings *s = sheet->s;
	const char *one = sheet->persons ? "名" : "个";
	struct zy_buf *b = &sheet->scratch;
	const size_t *n = s->selected;

	zy_buf_reset(b);
	if (sheet->o->zh) {
		zy_buf_printf(b, "%s%zu%s",
		    sheet->persons ? "参评党员"
		    : sheet->mixed ? "参评对象"
				   : "参评单位",
		    s->n, one);
		if (n[ZY_SELECTED_YES])
			zy_buf_printf(
			    b, "，入选%zu%s", n[ZY_SELECTED_YES], one);
		if (n[ZY_SELECTED_RESERVE])
			zy_buf_printf(
			    b, "，候补%zu%s", n[ZY_SELECTED_RESERVE], one);
		zy_buf_puts(b, "。");
	} else {
		zy_buf_printf(b, "%zu %s", s->n, counted(sheet));
		if (n[ZY_SELECTED_YES])
			zy_buf_printf(b, ", %zu selected", n[ZY_SELECTED_YES]);
		if (n[ZY_SELECTED_RESERVE])
			zy_buf_printf(
			    b, ", %zu in reserve", n[ZY_SELECTED_RESERVE]);
		zy_buf_putc(b, '.');
	}
	zy_buf_putc(b, '\0');
	zy_doc_paragraph(sheet->doc, ZY_ROLE_PLAIN, b->p);
	if (!n[ZY_SELECTED_TIE])
		return;
	zy_doc_paragraph(sheet->doc, ZY_ROLE_WARN,
	    zy_doc_printf(sheet->doc,
		sheet->o->zh
		    ? "%zu%s得分相同且跨越名额界限，尚未确定：可重新投票、"
		      "增加名额或抽签决定。"
		    : "%zu %s are equal across the cut and not decided: "
		      "vote again, add places, or draw lots.",
		n[ZY_SELECTED_TIE], counted(sheet)));
}

/* Sets a rational to a cell; 0 if it is empty. */
static void
number_of(struct zy_rational *r, const struct zy_standings *s,
    const struct zy_standing *x, const char *column)
{
	struct zy_decimal d = {0};

	if (zy_decimal_parse(&d, zy_standing_cell(s, x, column)) !=
	    ZY_NUMBER_OK)
		d = (struct zy_decimal){0};
	zy_rational_set_decimal(r, d);
}

/* Returns whether a total differs from the sum of the figures beside it. */
static bool
is_weighted(const struct zy_standings *s)
{
	struct zy_rational sum, part;
	bool found = false;
	size_t i;

	if (!zy_standings_have(s, "base"))
		return false;
	zy_rational_init(&sum);
	zy_rational_init(&part);
	for (i = 0; i < s->n && !found; i++) {
		const struct zy_standing *x = &s->items[i];

		if (!x->scored || x->veto.n)
			continue;
		number_of(&sum, s, x, "base");
		number_of(&part, s, x, "bonus");
		zy_rational_add(&sum, &sum, &part);
		number_of(&part, s, x, "penalty");
		zy_rational_sub(&sum, &sum, &part);
		zy_rational_set_decimal(&part, x->total);
		found = zy_rational_cmp(&sum, &part) != 0;
	}
	zy_rational_release(&sum);
	zy_rational_release(&part);
	return found;
}

/*
 * Appends how totals are computed: from sources by their weights, if the
 * standard composes them; else as the sum of the figures beside them, or not
 * only of these.
 */
static void
put_reason(struct sheet *sheet, struct zy_buf *b)
{
	const struct zy_names *names = sheet->o->names;
	size_t i, n = names->n[ZY_NAMED_SOURCE];

	if (n) {
		zy_buf_puts(b, word(sheet, "总分＝", " total = "));
		for (i = 0; i < n; i++)
			zy_buf_printf(b, "%s%s%s%s",
			    i ? word(sheet, "＋", " + ") : "",
			    names->items[ZY_NAMED_SOURCE][i].name,
			    word(sheet, "×", " × "),
			    names->items[ZY_NAMED_WEIGHT][i].name);
		zy_buf_puts(b,
		    word(sheet,
			"，缺少的来源按标准规定处理；本标准自身的得分＝基本分"
			"＋加分－扣分。",
			"; what is missing is handled as the standard says; "
			"its own points are base + bonus - penalty."));
	} else if (is_weighted(sheet->s)) {
		zy_buf_puts(b,
		    word(sheet,
			"总分按标准规定的比例和规则折算，不等于各项直接相加。",
			" Totals follow its weights and rules and are not "
			"plain sums."));
	} else if (zy_standings_have(sheet->s, "base")) {
		zy_buf_puts(b, word(sheet, "总分＝基本分＋加分－扣分。",
				   " total = base + bonus - penalty."));
	}
}

/* Returns whether all rows have the same standard. */
static bool
has_one_standard(const struct zy_standings *s)
{
	struct zy_view id;
	size_t i;

	id = zy_standing_cell(s, &s->items[0], "standard");
	for (i = 0; i < s->n; i++)
		if (!zy_view_eq(
			id, zy_standing_cell(s, &s->items[i], "standard")))
			return false;
	return id.n > 0;
}

/* Adds a note on the standard of the totals and how they are computed. */
static void
standard_note(struct sheet *sheet)
{
	const struct zy_standings *s = sheet->s;
	struct zy_buf *b = &sheet->scratch;
	struct zy_view id, version;

	zy_buf_reset(b);
	if (s->n && has_one_standard(s)) {
		id = zy_standing_cell(s, &s->items[0], "standard");
		version = zy_standing_cell(s, &s->items[0], "version");
		zy_buf_puts(b, word(sheet, "评分标准：", "standard "));
		zy_buf_view(
		    b, zy_names_of(sheet->o->names, ZY_NAMED_STANDARD, id));
		if (version.n)
			zy_buf_printf(b,
			    sheet->o->zh ? "（版本%.*s）" : ", version %.*s",
			    ZY_ARG(version));
		zy_buf_puts(b, word(sheet, "。", "."));
	}
	put_reason(sheet, b);
	if (b->n == 0)
		return;
	zy_buf_putc(b, '\0');
	zy_doc_paragraph(sheet->doc, ZY_ROLE_NOTE, b->p);
}

/* Adds a table for each group, headed by it, and one of all rows for CSV. */
static void
tables(struct sheet *sheet)
{
	const struct zy_standings *s = sheet->s;
	struct zy_doc_table *t = NULL;
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct zy_standing *x = &s->items[i];

		if (i == 0 || !zy_view_eq(x->group, s->items[i - 1].group)) {
			if (s->grouped) {
				zy_buf_reset(&sheet->scratch);
				zy_label_put(
				    &sheet->scratch, x->group, sheet->o->zh);
				zy_buf_putc(&sheet->scratch, '\0');
				zy_doc_heading(sheet->doc, 1, sheet->scratch.p);
			}
			t = zy_doc_table(sheet->doc, NULL);
			columns(sheet, t, false);
		}
		put_row(sheet, t, x);
	}
	t = zy_doc_flat(sheet->doc);
	columns(sheet, t, true);
	for (i = 0; i < s->n; i++)
		put_row(sheet, t, &s->items[i]);
}

/* Returns whether the groups are sectors: then they need no column. */
static bool
grouped_by_sector(const struct zy_standings *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (!zy_view_eq(s->items[i].group,
			zy_standing_cell(s, &s->items[i], "sector")))
			return false;
	}
	return s->grouped;
}

void
zy_kind_ranking(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o)
{
	struct zy_standings s;
	struct sheet sheet = {.doc = d, .data = data, .o = o, .s = &s};

	zy_kind_head(d, ZY_LOOK_SHEET, o,
	    o->zh ? "综合得分排名表" : "Ranking by total score");
	zy_standings_init(&s, data, &data->ranking);
	look_at_subjects(&sheet);
	zy_ranking_titles_init(&sheet.titles, data, &s);
	sheet.by_sector = grouped_by_sector(&s);
	summary(&sheet);
	tables(&sheet);
	standard_note(&sheet);
	zy_standings_release(&s);
	zy_ranking_titles_release(&sheet.titles);
	zy_buf_release(&sheet.scratch);
}
