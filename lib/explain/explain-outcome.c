/* Explaining steps 8 to 11.  SPDX-License-Identifier: MIT */
#include "explain/page-state.h"
#include "scoring/shares.h"

#define WORD(zh, en) zy_page_word(p, zh, en)

static void
put(struct zy_page *p, const char *text)
{
	zy_buf_puts(p->b, text);
}

static void
put_name(struct zy_page *p, const char *name)
{
	zy_privacy_visible(p->b, zy_view(name));
}

void
zy_page_effect(struct zy_page *p, const struct zy_standard *s,
    const struct zy_consequence *c)
{
	static const char *const words[][2] = {
	    [ZY_EFFECT_ZERO] = {"总分为 0", "the total is 0"},
	    [ZY_EFFECT_FAIL] = {"定为不合格", "failed"},
	    [ZY_EFFECT_LOWEST] = {"定为末等", "the last band"},
	    [ZY_EFFECT_BAR_TOP] = {"不得评为第一等", "not the first band"},
	    [ZY_EFFECT_CAP_BAND] = {"等次不得高于 ", "no band above "},
	    [ZY_EFFECT_BAND_DOWN] = {"降一等", "one band down"},
	    [ZY_EFFECT_NO_AWARD] = {"取消评先资格", "no award"},
	    [ZY_EFFECT_BAR] = {"不得评为 ", "none of "},
	    [ZY_EFFECT_REDO] = {"须补课", "to be done again"},
	};
	size_t i, n = 0, band = c->band;

	put(p, words[c->effect][!p->zh]);
	if (c->effect == ZY_EFFECT_FAIL && s->nbands) {
		band = band == ZY_NO_BAND ? zy_standard_bottom(s) : band;
		put(p, WORD("：", ": "));
	}
	if ((c->effect == ZY_EFFECT_FAIL || c->effect == ZY_EFFECT_CAP_BAND) &&
	    s->nbands)
		put_name(p, band < s->nbands ? s->bands[band].name
					     : WORD("不入等次", "no band"));
	for (i = 0; i < s->nbands; i++) {
		if (!(c->bands >> i & 1))
			continue;
		put(p, n++ ? WORD("、", ", ") : "");
		put_name(p, s->bands[i].name);
	}
}

static void
put_vetoes(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	size_t i;

	zy_page_step(p, "8", "一票否决", "vetoes");
	if (s->nvetoes == 0)
		zy_page_none(p);
	for (i = 0; i < s->nvetoes; i++) {
		put(p, "    ");
		zy_page_name(p, s->vetoes[i].name, s->vetoes[i].id);
		if (p->x->vetoes[i]) {
			put(p, WORD("：触发，", ": yes, "));
			zy_page_effect(p, s, &s->vetoes[i].then);
			put(p, "\n");
		} else {
			put(p, WORD("：未触发\n", ": no\n"));
		}
		zy_page_facts(p, s->vetoes[i].node, NULL);
	}
}

static void
put_compared(struct zy_page *p, const struct zy_rational *v,
    const struct zy_rational *bound, bool percent)
{
	zy_page_share(p, v, percent);
	put(p, zy_rational_cmp(v, bound) < 0 ? " < " : " >= ");
	zy_page_share(p, bound, percent);
}

void
zy_page_field(struct zy_page *p, const struct zy_standard *s,
    const struct zy_field_rule *f)
{
	static const char *const words[][2] = {
	    [ZY_FIELD_TOTAL] = {"总分", "total"},
	    [ZY_FIELD_BASE] = {"基本分", "base"},
	    [ZY_FIELD_BONUS] = {"加分", "bonus"},
	    [ZY_FIELD_PENALTY] = {"扣分", "penalty"},
	    [ZY_FIELD_SATISFACTION] = {"群众满意率", "satisfaction"},
	};

	if (f->field == ZY_FIELD_HEAD)
		zy_page_name(p, s->heads[f->index].name, f->name);
	else if (f->field == ZY_FIELD_ITEM)
		zy_page_name(p, s->items[f->index].name, f->name);
	else
		put(p, words[f->field][!p->zh]);
	if (f->apart)
		put(p,
		    WORD("（连同计在别处的）", " with what counts elsewhere"));
}

static void
put_taken(struct zy_page *p, bool taken, const struct zy_consequence *then)
{
	put(p, taken ? WORD("，", ", ") : WORD("，通过", ", passed"));
	if (taken)
		zy_page_effect(p, p->x->standard, then);
	put(p, "\n");
}

static void
put_minimum(struct zy_page *p, size_t i)
{
	const struct zy_standard *s = p->x->standard;
	const struct zy_head *head = &s->heads[i];
	struct zy_rational v;

	zy_rational_init(&v);
	zy_outcome_field(p->x, &head->asked, NULL, &v);
	put(p, "    ");
	zy_page_field(p, s, &head->asked);
	put(p, WORD("，应达标：", ", a minimum: "));
	put_compared(p, &v, &head->min, false);
	put_taken(p, p->x->heads[i].low, &head->below);
	zy_page_apart(p, &head->asked);
	zy_rational_release(&v);
}

static void
put_gate(struct zy_page *p, const struct zy_gate *g,
    const struct zy_gate_score *score)
{
	bool votes = g->field.field == ZY_FIELD_SATISFACTION;

	put(p, "    ");
	if (strcmp(g->name, g->field.name) == 0 || g->field.apart)
		zy_page_field(p, p->x->standard, &g->field);
	else
		zy_page_name(p, g->name, g->id);
	put(p, WORD("：", ": "));
	if (score->known)
		put_compared(p, &score->value, &g->below, votes);
	else
		put(p, g->pass ? WORD("无数据，按规定视为达到",
				     "no figure, which passes")
			       : WORD("无数据，按规定视为未达到",
				     "no figure, which is below"));
	put_taken(p, score->shut, &g->then);
	zy_page_apart(p, &g->field);
	if (votes)
		zy_page_rate(p, g->questions, g->nquestions);
}

static void
put_gates(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	size_t i, n = 0;

	zy_page_step(p, "9", "门槛", "gates");
	for (i = 0; i < s->nheads; i++) {
		if (!s->heads[i].has_min)
			continue;
		n++;
		put_minimum(p, i);
	}
	for (i = 0; i < s->ngates; i++, n++)
		put_gate(p, &s->gates[i], &p->x->gates[i]);
	if (n == 0)
		zy_page_none(p);
}

static void
put_band_name(struct zy_page *p, size_t band)
{
	const struct zy_standard *s = p->x->standard;

	if (band < s->nbands)
		zy_page_name(p, s->bands[band].name, s->bands[band].id);
	else
		put(p, WORD("不入等次", "below every band"));
}

/* "一类，另须班子 > 0：12.5，符合" */
static void
put_requirement(struct zy_page *p, size_t band, const struct zy_requirement *r)
{
	bool votes = r->field.field == ZY_FIELD_SATISFACTION;
	struct zy_rational v;

	zy_rational_init(&v);
	put(p, "    ");
	put_band_name(p, band);
	put(p, WORD("，另须 ", ", further asks "));
	zy_page_field(p, p->x->standard, &r->field);
	put(p, r->above_zero ? " > 0" : " >= ");
	if (!r->above_zero)
		zy_page_share(p, &r->min, votes);
	put(p, WORD("：", ": "));
	if (zy_outcome_field(p->x, &r->field, NULL, &v))
		zy_page_share(p, &v, votes);
	else
		put(p, WORD("无数据", "no figure"));
	put(p, zy_outcome_meets(p->x, r) ? WORD("，符合\n", ", met\n")
					 : WORD("，不符合\n", ", not met\n"));
	zy_page_apart(p, &r->field);
	if (votes)
		zy_page_rate(p, NULL, 0);
	zy_rational_release(&v);
}

static void
put_requirements(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	const struct zy_rational *total =
	    s->marks.bands_rounded ? &p->x->total : &p->x->exact;
	size_t i, k;

	for (i = 0; i < s->nbands; i++) {
		/* What the total alone bars needs no other reason. */
		if (zy_rational_cmp(total, &s->bands[i].min) < 0)
			continue;
		for (k = 0; k < s->bands[i].nrequire; k++)
			put_requirement(p, i, &s->bands[i].require[k]);
	}
}

static void
put_bands(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	const struct zy_evaluation *x = p->x;

	zy_page_step(p, "10", "等次", "band");
	if (s->nbands == 0) {
		zy_page_none(p);
		return;
	}
	put(p, s->marks.bands_rounded
		   ? WORD("  按修约后的总分 ", "  by the rounded total ")
		   : WORD("  按修约前的总分 ", "  by the exact total "));
	if (s->marks.bands_rounded)
		zy_rational_format(
		    p->b, &x->total, s->marks.places, s->marks.rounding);
	else
		zy_page_value(p, &x->exact);
	if (x->earned < s->nbands) {
		put(p, " >= ");
		zy_page_value(p, &s->bands[x->earned].min);
	}
	put(p, WORD("：", ": "));
	put_band_name(p, x->earned);
	put(p, "\n");
	put_requirements(p);
	if (x->ruled != x->earned) {
		put(p, WORD("  经否决、门槛和附加条件：",
			   "  after vetoes, gates and requirements: "));
		put_band_name(p, x->ruled);
		put(p, "\n");
	}
}

static void
put_shares(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	const struct zy_shares *shares = p->x->figures->shares;
	const char *group;
	size_t i, n;

	zy_page_step(p, "11", "比例控制", "forced shares");
	if (!s->has_shares || !shares) {
		zy_page_none(p);
		return;
	}
	n = zy_shares_group(shares, p->x->subject, &group);
	put(p, WORD("  范围：", "  of "));
	put_name(p, *group ? group : WORD("全部对象", "all subjects"));
	zy_buf_printf(p->b, p->zh ? "，共 %zu 个\n" : ", %zu in all\n", n);
	for (i = 0; i < s->nbands; i++) {
		const struct zy_band *b = &s->bands[i];

		if (!b->has_max_share && !b->has_min_share)
			continue;
		put(p, "    ");
		put_band_name(p, i);
		if (b->has_max_share)
			zy_buf_printf(p->b,
			    p->zh ? "：至多 %zu 个" : ": at most %zu",
			    zy_shares_limit(s, &b->max_share, n));
		if (b->has_min_share)
			zy_buf_printf(p->b,
			    p->zh ? "：连同以下至少 %zu 个"
				  : ": with those below it at least %zu",
			    zy_shares_limit(s, &b->min_share, n));
		put(p, "\n");
	}
	put(p, WORD("  结果：", "  result: "));
	put_band_name(p, p->x->ruled);
	if (p->x->band != p->x->ruled) {
		put(p, WORD(" 调整为 ", " becomes "));
		put_band_name(p, p->x->band);
	}
	put(p, "\n");
}

void
zy_page_outcome(struct zy_page *p)
{
	put_vetoes(p);
	put_gates(p);
	put_bands(p);
	put_shares(p);
}
