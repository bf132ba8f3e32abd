/*
 * Cells and charts that both forms of the page of a review use.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/tally-page.h"

#include "report/standing.h"

enum {
	FULL = 1000000 /* a bar's length */
};

void
zy_tally_note(struct zy_doc *d, struct zy_view denominator, const char *own)
{
	static const struct {
		const char *token, *zh, *en;
	} wholes[] = {{"valid", "有效票", "valid marks"},
	    {"returned", "收回票", "ballots returned"},
	    {"present", "实到人数", "those present"},
	    {"entitled", "应到人数", "those entitled"}};
	const char *whole;
	size_t i;

	for (i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++) {
		if (!zy_view_is(denominator, wholes[i].token) &&
		    (denominator.n || i))
			continue;
		whole = zy_doc_word(d, wholes[i].zh, wholes[i].en);
		zy_doc_paragraph(d, ZY_ROLE_NOTE,
		    own ? zy_doc_printf(d,
			      d->zh ? "评议结果所载的得票率以计分的有效票为分母"
				      "，%s；其余得票率和满意率以%s为分母，"
				      "分别四舍五入。"
				    : "the shares that the tally brings are "
				      "taken of the marks that count, %s; "
				      "other shares and satisfaction are taken "
				      "of %s, each is rounded by itself.",
			      own, whole)
			: zy_doc_printf(d,
			      d->zh
				  ? "得票率、满意率以%s为分母；各项百分数分别"
				    "四舍五入，合计可能不等于100%%。"
				  : "shares and satisfaction are taken of %s; "
				    "each is rounded by itself.",
			      whole));
		return;
	}
}

void
zy_tally_count(struct zy_doc_table *t, int64_t n)
{
	if (n < 0)
		zy_doc_cell(t, ZY_VIEW("—"));
	else
		zy_doc_cellf(t, "%lld", (long long)n);
}

void
zy_tally_share(struct zy_doc_table *t, int64_t part, int64_t whole)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_percent_put(
	    &b, part < 0 ? 0 : part, part < 0 || whole < 0 ? 0 : whole, 2);
	zy_doc_cell(t, zy_buf_get(&b));
	zy_buf_release(&b);
}

struct zy_chart *
zy_tally_chart(struct zy_doc *d, const char *const *names, size_t n)
{
	struct zy_chart *c = zy_doc_figure(d, ZY_CHART_STACKED,
	    zy_doc_word(d, "各项评议结果（各类评议人合计）",
		"Grades by question, all voter groups"));
	size_t k;

	c->full = FULL;
	for (k = 0; k < n; k++)
		zy_chart_series(c, names[k]);
	return c;
}

void
zy_tally_bar(struct zy_doc *d, struct zy_chart *c, const char *question,
    const int64_t *votes, size_t n)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_chart_bar *bar;
	int64_t all = 0;
	size_t k;

	for (k = 0; k < n; k++)
		all += votes[k] > 0 ? votes[k] : 0;
	if (all == 0)
		return;
	bar = zy_chart_add(c, question,
	    zy_doc_printf(d, d->zh ? "%lld票" : "%lld", (long long)all), 0);
	for (k = 0; k < n && k < ZY_CHART_SERIES; k++) {
		int64_t some = votes[k] > 0 ? votes[k] : 0;

		zy_buf_reset(&b);
		zy_percent_put(&b, some, all, 1);
		zy_buf_putc(&b, '\0');
		/* parts of a million, so that every bar is full */
		zy_chart_part(
		    c, bar, k, (int64_t)((zy_int128)some * FULL / all), b.p);
	}
	zy_buf_release(&b);
}
