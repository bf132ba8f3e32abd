/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "report/standing.h"

/* Who is commended, and how one speaks of them. */
struct words {
	const char *whom, *whom_en; /* 先进基层党组织 */
	const char *measure;	    /* 个, 名 */
	const char *noun;	    /* 单位, 同志: behind the measure */
	const char *call;	    /* the closing paragraph */
};

static const struct words orgs = {"先进基层党组织",
    "advanced grass-roots party organisations", "个", "单位",
    "希望受到表彰的先进基层党组织珍惜荣誉，再接再厉，在推动科学发展、促进"
    "社会和谐、服务人民群众、加强基层组织中发挥表率作用。各级党组织和广大"
    "党员要以先进为榜样，扎实工作，争创一流业绩。"};
static const struct words members = {"优秀共产党员",
    "outstanding party members", "名", "同志",
    "希望受到表彰的优秀共产党员珍惜荣誉，再接再厉，在各项工作中发挥先锋模范"
    "作用。广大党员要以先进为榜样，立足岗位，扎实工作，争创一流业绩。"};
static const struct words workers = {"优秀党务工作者",
    "outstanding party-affairs workers", "名", "同志",
    "希望受到表彰的优秀党务工作者珍惜荣誉，再接再厉，在加强基层组织中发挥"
    "示范作用。广大党务工作者要以先进为榜样，扎实工作，争创一流业绩。"};

struct honours {
	struct zy_doc *doc;
	const struct zy_kind_options *o;
	struct zy_standings s;
	const struct words *words;
	const char *by; /* column that groups, or NULL: one list */
	struct zy_intern *once, *twice; /* names met; met again */
	struct zy_buf scratch;
};

static const char *
word(const struct honours *h, const char *zh, const char *en)
{
	return zy_doc_word(h->doc, zh, en);
}

/*
 * Returns whether a row of a ranking or a score is about a person: it has a
 * role or belongs to an organisation, or a roster of members has its subject.
 */
static bool
is_person(const struct zy_report_data *data, const struct zy_table_row *row)
{
	const struct zy_table *t = &data->ranking;
	struct zy_view subject =
	    zy_table_cell(row, zy_table_find(t, "subject"));

	return zy_table_cell(row, zy_table_find(t, "role")).n > 0 ||
	       zy_table_cell(row, zy_table_find(t, "org")).n > 0 ||
	       zy_intern_find(data->member_ids, subject) != ZY_INTERN_NONE;
}

/*
 * Whom the award is for: the standard says it by its award or by its subject,
 * else the streams do.
 */
static const struct words *
choose_words(const struct zy_report_data *data, const struct zy_kind_options *o)
{
	const struct zy_names *names = o->names;
	size_t i;

	if (names->n[ZY_NAMED_AWARD]) {
		const char *award = names->items[ZY_NAMED_AWARD][0].id;

		return strcmp(award, "five-lead") == 0	   ? &members
		       : strcmp(award, "five-strong") == 0 ? &workers
							   : &orgs;
	}
	if (names->n[ZY_NAMED_SUBJECT] &&
	    strcmp(names->items[ZY_NAMED_SUBJECT][0].id, "member") == 0)
		return &members;
	for (i = 0; i < data->ranking.nrows; i++)
		if (is_person(data, data->ranking.rows[i]))
			return &members;
	return &orgs;
}

static struct zy_view
key_of(const struct honours *h, const struct zy_standing *x)
{
	return h->by ? zy_standing_cell(&h->s, x, h->by)
		     : (struct zy_view){NULL, 0};
}

static int
by_list(const void *a, const void *b, void *context)
{
	const struct zy_standing *x = a, *y = b;
	const struct honours *h = context;
	int c = zy_label_cmp(key_of(h, x), key_of(h, y));

	if (c)
		return c;
	if (x->ranked != y->ranked)
		return x->ranked ? -1 : 1;
	c = x->ranked ? zy_decimal_cmp(x->rank, y->rank) : 0;
	return c ? c : zy_view_cmp(x->subject, y->subject);
}

static const char *
choose_column(const struct honours *h)
{
	static const char *const columns[] = {"group", "sector", "township"};
	size_t i;

	if (h->o->by)
		return h->o->by;
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		if (zy_standings_have(&h->s, columns[i]))
			return columns[i];
	}
	return NULL;
}

static void
opening(struct honours *h, size_t n)
{
	const char *basis = h->doc->basis;
	struct zy_buf *b = &h->scratch;

	zy_buf_reset(b);
	if (!h->o->zh) {
		if (basis)
			zy_buf_printf(b, "On the basis of %s and", basis);
		else
			zy_buf_puts(b, "On the basis of");
		zy_buf_printf(b,
		    " the overall assessment, the following %zu %s are "
		    "commended.",
		    n, h->words->whom_en);
	} else {
		if (basis)
			zy_buf_printf(b, "%s%s，",
			    zy_view_starts(zy_view(basis), "根据") ||
				    zy_view_starts(zy_view(basis), "按照") ||
				    zy_view_starts(zy_view(basis), "依据")
				? ""
				: "根据",
			    basis);
		zy_buf_printf(b,
		    "按照综合考评结果，决定对下列%zu%s%s予以表彰：", n,
		    h->words->measure, h->words->whom);
	}
	zy_buf_putc(b, '\0');
	zy_doc_paragraph(h->doc, ZY_ROLE_LEAD, b->p);
}

static void
group_heading(struct honours *h, struct zy_view key, size_t n)
{
	struct zy_buf *b = &h->scratch;

	zy_buf_reset(b);
	if (key.n)
		zy_label_put(b, key, h->o->zh);
	else
		zy_buf_puts(b, word(h, "其他", "Other"));
	zy_buf_printf(b, h->o->zh ? "（%zu%s）" : " (%zu%s)", n,
	    h->o->zh ? h->words->measure : "");
	zy_buf_putc(b, '\0');
	zy_doc_heading(h->doc, 1, b->p);
}

static void
know_titles(struct honours *h)
{
	uint32_t n, k;
	size_t i;

	h->once = zy_intern_new();
	h->twice = zy_intern_new();
	for (i = 0; i < h->s.n; i++) {
		n = zy_intern_count(h->once);
		k = zy_intern_put(h->once, h->s.items[i].name);
		if (k != n)
			zy_intern_put(h->twice, h->s.items[i].name);
	}
}

/* Adds the township where two subjects have one name. */
static const char *
note_of(struct honours *h, const struct zy_standing *x)
{
	struct zy_view township = zy_standing_cell(&h->s, x, "township");

	if (township.n == 0 || x->name.n == 0 ||
	    zy_intern_find(h->twice, x->name) == ZY_INTERN_NONE)
		return NULL;
	return zy_doc_text(h->doc, township);
}

static void
name_item(struct honours *h, const struct zy_standing *x)
{
	const char *note = note_of(h, x);
	const char *name;

	/* An id is nobody's name; without one there is nothing to print. */
	name = x->name.n ? zy_doc_text(h->doc, x->name)
			 : word(h, "（名称缺失，请提供党组织名册）",
			       "(name missing: give the roster)");
	if (note)
		name = zy_doc_printf(
		    h->doc, h->o->zh ? "%s（%s）" : "%s (%s)", name, note);
	zy_doc_item(h->doc, name, NULL, NULL);
}

/* The flat list for CSV. */
static void
flat(struct honours *h)
{
	struct zy_doc_table *t = zy_doc_flat(h->doc);
	size_t i;

	zy_doc_column(t, word(h, "类别", "Group"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column_wide(t, word(h, "名称", "Name"));
	zy_doc_column(
	    t, word(h, "乡镇", "Township"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column(t, word(h, "结果", "Result"), NULL, NULL, ZY_ALIGN_LEFT);
	for (i = 0; i < h->s.n; i++) {
		const struct zy_standing *x = &h->s.items[i];

		if (x->selected != ZY_SELECTED_YES &&
		    x->selected != ZY_SELECTED_TIE)
			continue;
		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_buf_reset(&h->scratch);
		zy_label_put(&h->scratch, key_of(h, x), h->o->zh);
		zy_doc_cell(t, zy_buf_get(&h->scratch));
		zy_doc_cell(t, x->name);
		zy_doc_cell(t, zy_standing_cell(&h->s, x, "township"));
		zy_doc_cell(t, zy_view(x->selected == ZY_SELECTED_YES
					   ? word(h, "表彰", "commended")
					   : word(h, "并列待定", "undecided")));
	}
}

/* All of one result, group after group. */
static void
lists(struct honours *h, enum zy_selected which, bool headings)
{
	size_t i, j, n;

	for (i = 0; i < h->s.n; i = j) {
		struct zy_view key = key_of(h, &h->s.items[i]);

		for (n = 0, j = i;
		     j < h->s.n && zy_view_eq(key, key_of(h, &h->s.items[j]));
		     j++)
			n += h->s.items[j].selected == which;
		if (n == 0)
			continue;
		if (headings && h->by)
			group_heading(h, key, n);
		zy_doc_list(h->doc, ZY_ROLE_NAMES);
		for (; i < j; i++) {
			if (h->s.items[i].selected == which)
				name_item(h, &h->s.items[i]);
		}
	}
}

static void
undecided(struct honours *h, size_t n)
{
	zy_doc_open(h->doc, ZY_ROLE_SECTION);
	zy_doc_heading(h->doc, 2,
	    word(h, "附：并列待定名单", "Annex: tied and undecided"));
	zy_doc_paragraph(h->doc, ZY_ROLE_WARN,
	    zy_doc_printf(h->doc,
		h->o->zh
		    ? "下列%zu%s%s得分相同且跨越名额界限，尚未确定，不在本次"
		      "表彰之列：可重新投票、增加名额或抽签决定后再行公布。"
		    : "The following %zu%s%s are equal across the cut and not "
		      "decided; they are not commended here. Vote again, add "
		      "places, or draw lots.",
		n, h->o->zh ? h->words->measure : "",
		h->o->zh ? h->words->noun : ""));
	lists(h, ZY_SELECTED_TIE, false);
	zy_doc_close(h->doc);
}

void
zy_kind_honours(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o)
{
	struct honours h = {.doc = d, .o = o};
	const char *title;
	char *made = NULL;
	struct zy_buf b = ZY_BUF_INIT;

	h.words = choose_words(data, o);
	if (o->zh)
		zy_buf_printf(&b, "%s关于表彰%s的决定",
		    o->issuer ? o->issuer : "", h.words->whom);
	else
		zy_buf_printf(&b, "Decision to commend %s", h.words->whom_en);
	title = made = zy_buf_detach(&b);
	zy_kind_head(d, ZY_LOOK_DECREE, o, title);
	free(made);
	zy_standings_init(&h.s, data, &data->ranking);
	h.by = choose_column(&h);
	qsort_r(h.s.items, h.s.n, sizeof(*h.s.items), by_list, &h);
	know_titles(&h);
	if (h.s.selected[ZY_SELECTED_YES]) {
		opening(&h, h.s.selected[ZY_SELECTED_YES]);
		lists(&h, ZY_SELECTED_YES, true);
		if (o->zh)
			zy_doc_paragraph(d, ZY_ROLE_LEAD, h.words->call);
	} else {
		zy_doc_paragraph(d, ZY_ROLE_LEAD,
		    word(&h, "没有入选对象。", "Nobody is selected."));
	}
	zy_doc_signature(d);
	if (h.s.selected[ZY_SELECTED_TIE])
		undecided(&h, h.s.selected[ZY_SELECTED_TIE]);
	flat(&h);
	zy_intern_free(h.once);
	zy_intern_free(h.twice);
	zy_standings_release(&h.s);
	zy_buf_release(&h.scratch);
}
