/*
 * The dashboard: its cards and the order of its sections.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "report/dashboard.h"
#include "document/histogram.h"

static void
card(struct zy_dashboard *b, const char *title, const char *value,
    const char *unit, const char *note)
{
	zy_doc_card(b->doc, title, value, b->o->zh ? unit : NULL, note);
	zy_dashboard_csv_row(b, zy_dashboard_word(b, "总体", "totals"), title,
	    zy_dashboard_word(b, "数值", "value"), value);
	if (note)
		zy_dashboard_csv_row(b, zy_dashboard_word(b, "总体", "totals"),
		    title, zy_dashboard_word(b, "说明", "note"), note);
}

/*
 * Returns the note of the card about participation: how many organisations have
 * pledged.
 */
static const char *
taking_part(struct zy_dashboard *b)
{
	const struct zy_part *all = &b->c.all;

	if (all->members_joined == 0)
		return zy_doc_printf(b->doc,
		    b->o->zh ? "%llu个党组织已公开承诺"
			     : "%llu organisations have pledged",
		    (unsigned long long)all->joined);
	return zy_doc_printf(b->doc,
	    b->o->zh ? "%llu个党组织、%llu名党员已承诺"
		     : "%llu organisations, %llu members have pledged",
	    (unsigned long long)all->joined,
	    (unsigned long long)all->members_joined);
}

/*
 * Adds the cards about organisations, members and pledges, as far as there are
 * data.
 */
static void
participation_cards(struct zy_dashboard *b)
{
	const struct zy_part *all = &b->c.all;
	const char *said;

	if (b->data->files[ZY_STREAM_ORGS]) {
		card(b, zy_dashboard_word(b, "党组织", "Organisations"),
		    zy_dashboard_number(b, all->orgs), "个", NULL);
		card(b, zy_dashboard_word(b, "党员", "Members"),
		    zy_dashboard_number(b, all->members), "名", NULL);
	}
	if (b->data->files[ZY_STREAM_MEMBERS] &&
	    !b->data->files[ZY_STREAM_ORGS])
		card(b, zy_dashboard_word(b, "党员", "Members"),
		    zy_dashboard_number(
			b, zy_intern_count(b->data->member_ids) -
			       zy_intern_count(b->data->left)),
		    "名", NULL);
	if (!b->data->files[ZY_STREAM_PLEDGES])
		return;
	if (all->orgs)
		card(b, zy_dashboard_word(b, "党组织参与率", "Taking part"),
		    zy_dashboard_percent(b, all->joined, all->orgs), NULL,
		    taking_part(b));
	said = zy_doc_printf(b->doc, b->o->zh ? "已公布%s" : "%s published",
	    zy_dashboard_percent(b, all->published, all->pledges));
	if (all->due)
		said = zy_doc_printf(b->doc,
		    b->o->zh ? "%s，应兑现%llu项，已兑现%llu项（%s）"
			     : "%s, %llu due, %llu of them kept (%s)",
		    said, (unsigned long long)all->due,
		    (unsigned long long)all->kept,
		    zy_dashboard_percent(b, all->kept, all->due));
	else if (b->c.kept)
		said = zy_doc_printf(b->doc,
		    b->o->zh ? "%s，已兑现%llu项" : "%s, %llu kept", said,
		    (unsigned long long)b->c.kept);
	card(b, zy_dashboard_word(b, "公开承诺", "Pledges"),
	    zy_dashboard_number(b, all->pledges), "项", said);
}

/* Adds the row of cards at the top of the dashboard. */
static void
cards(struct zy_dashboard *b)
{
	const char *rate;

	zy_doc_cards(b->doc);
	participation_cards(b);
	if (b->c.reviewed) {
		rate = b->c.issued
			   ? zy_dashboard_percent(b, b->c.returned, b->c.issued)
			   : NULL;
		card(b, zy_dashboard_word(b, "群众评议票", "Ballots"),
		    zy_dashboard_number(b, b->c.ballots), "张",
		    rate ? zy_doc_printf(b->doc,
			       b->o->zh ? "评议对象%llu个，收回率%s"
					: "%llu reviewed, %s returned",
			       (unsigned long long)b->c.reviewed, rate)
			 : zy_doc_printf(b->doc,
			       b->o->zh ? "评议对象%llu个" : "%llu reviewed",
			       (unsigned long long)b->c.reviewed));
	}
	if (b->ntotals) {
		zy_buf_reset(&b->scratch);
		zy_histogram_mean(&b->scratch, b->totals, b->ntotals);
		card(b, zy_dashboard_word(b, "平均得分", "Mean score"),
		    zy_dashboard_keep(b), "分",
		    zy_doc_printf(b->doc, b->o->zh ? "%zu个单位" : "%zu units",
			b->ntotals));
	}
	if (b->ranked)
		card(b, zy_dashboard_word(b, "拟表彰", "Selected"),
		    zy_dashboard_number(b, b->s.selected[ZY_SELECTED_YES]),
		    "个",
		    b->s.selected[ZY_SELECTED_TIE]
			? zy_doc_printf(b->doc,
			      b->o->zh ? "另有%zu个并列待定"
				       : "%zu tied, undecided",
			      b->s.selected[ZY_SELECTED_TIE])
			: NULL);
	if (b->data->files[ZY_STREAM_REJECTS])
		card(b, zy_dashboard_word(b, "退回记录", "Sent back"),
		    zy_dashboard_number(b, b->data->reject_total), "条",
		    zy_dashboard_word(
			b, "须由报送单位更正后重报", "to be corrected"));
}

/* Adds the list of files to which the dashboard links. */
static void
links(struct zy_dashboard *b)
{
	size_t i;

	if (b->o->nlinks == 0)
		return;
	zy_doc_list(b->doc, ZY_ROLE_LINKS);
	for (i = 0; i < b->o->nlinks; i++)
		zy_doc_item(
		    b->doc, b->o->links[i].title, NULL, b->o->links[i].file);
}

static int
by_value(const void *a, const void *b)
{
	return zy_decimal_cmp(
	    *(const struct zy_decimal *)a, *(const struct zy_decimal *)b);
}

/*
 * Collects the totals of the subjects without a veto, sorted, and counts the
 * vetoed ones.
 */
static void
collect_totals(struct zy_dashboard *b)
{
	size_t i;

	b->totals = zy_calloc(b->s.n + 1, sizeof(*b->totals));
	for (i = 0; i < b->s.n; i++) {
		const struct zy_standing *x = &b->s.items[i];

		/* A veto's nought says nothing of how scores are spread. */
		b->vetoed += x->scored && x->veto.n;
		if (x->scored && !x->veto.n)
			b->totals[b->ntotals++] = x->total;
	}
	qsort(b->totals, b->ntotals, sizeof(*b->totals), by_value);
}

void
zy_kind_dashboard(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o)
{
	struct zy_dashboard b = {.doc = d, .data = data, .o = o};

	zy_kind_head(d, ZY_LOOK_BOARD, o,
	    o->zh ? "创先争优活动情况总览" : "The campaign at a glance");
	b.flat = zy_doc_flat(d);
	zy_doc_column_wide(b.flat, zy_dashboard_word(&b, "部分", "section"));
	zy_doc_column_wide(b.flat, zy_dashboard_word(&b, "项目", "item"));
	zy_doc_column_wide(b.flat, zy_dashboard_word(&b, "指标", "measure"));
	zy_doc_column_wide(b.flat, zy_dashboard_word(&b, "数值", "value"));
	b.ranked = data->ranking.nrows > 0;
	zy_overview_init(&b.c, data);
	zy_standings_init(
	    &b.s, data, b.ranked ? &data->ranking : &data->scores);
	collect_totals(&b);
	cards(&b);
	links(&b);
	zy_dashboard_participation(&b);
	zy_dashboard_course(&b);
	zy_dashboard_scores(&b);
	zy_dashboard_honours(&b);
	zy_dashboard_bottom(&b);
	zy_dashboard_rejects(&b);
	if (b.flat->nrows == 0)
		zy_doc_paragraph(d, ZY_ROLE_PLAIN,
		    zy_dashboard_word(&b, "没有数据。", "There are no data."));
	zy_standings_release(&b.s);
	zy_overview_release(&b.c);
	free(b.totals);
	zy_buf_release(&b.scratch);
}
