/*
 * Sheets of judges' marks: a row for each subject, a column for each judge.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record.h"
#include "scoring/evidence-reader-state.h"

/* What judges are called, the longer words first. */
static const char *const words[] = {"专家评委", "评审专家", "评审员", "评委",
    "评审", "专家", "考官", "裁判员", "裁判", "评分人", "评分员", "打分人",
    "打分员", "考评员", "考核员", "评议员", "评判员", "judge", "Judge", "rater",
    "Rater", NULL};
/* What stands between the word and what tells one judge from another. */
static const char *const fillers[] = {"打分", "评分", "得分", "给分", "分数",
    "第", "号", "位", "名", "-", "_", ".", "、", "#", "№", NULL};
/* What a column of a sheet says of all judges together. */
static const char *const wholes[] = {"平均", "均分", "最高", "最低", "总分",
    "合计", "得分", "最后", "最终", "去掉", "名次", "备注", "签名", NULL};
/* What counts judges, beside ASCII digits and single letters. */
static const char counters[] = "一二三四五六七八九十〇零甲乙丙丁戊己庚辛壬癸";

/* Removes a word at the beginning of *v.  Returns whether it was there. */
static bool
cut_front(struct zy_view *v, const char *word)
{
	size_t n = strlen(word);

	if (v->n < n || memcmp(v->p, word, n) != 0)
		return false;
	v->p += n;
	v->n -= n;
	return true;
}

/* Removes a word at the end of *v.  Returns whether it was there. */
static bool
cut_back(struct zy_view *v, const char *word)
{
	size_t n = strlen(word);

	if (v->n < n || memcmp(v->p + v->n - n, word, n) != 0)
		return false;
	v->n -= n;
	return true;
}

/* Removes fillers from both ends of a text. */
static void
cut_fillers(struct zy_view *v)
{
	size_t i = 0;

	while (fillers[i])
		i = cut_front(v, fillers[i]) || cut_back(v, fillers[i]) ? 0
									: i + 1;
}

/* Returns whether a text is a number, in any script, or a single letter. */
static bool
is_counter(struct zy_view v)
{
	const char *end = v.p + v.n, *p = v.p;
	char text[5];
	uint32_t code;
	int n;

	if (v.n == 0)
		return false;
	if (v.n == 1 && ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z')))
		return true;
	for (; p < end; p += n) {
		n = zy_text_decode(p, end, &code);
		if (n <= 0)
			return false;
		if (code >= '0' && code <= '9')
			continue;
		memcpy(text, p, (size_t)n);
		text[n] = '\0';
		if (code < 0x80 || !strstr(counters, text))
			return false;
	}
	return true;
}

/*
 * Returns whether a text contains one of the words of a list that ends in NULL.
 */
static bool
has_any(struct zy_view v, const char *const *list)
{
	size_t i;

	for (i = 0; list[i]; i++)
		if (zy_view_has(v, list[i]))
			return true;
	return false;
}

/*
 * Returns whether a folded heading names one of several judges: 评委1, 评委甲,
 * 3号评委, 评委打分2; or any text, if it is below a heading that the judges
 * share (named).
 */
static bool
is_judge(struct zy_view v, bool named)
{
	struct zy_view rest;
	size_t i;

	for (i = 0; words[i]; i++) {
		rest = v;
		if (!cut_front(&rest, words[i]) && !cut_back(&rest, words[i]))
			continue;
		cut_fillers(&rest);
		return is_counter(rest) ||
		       (named && rest.n && !has_any(rest, wholes));
	}
	return false;
}

/* Returns whether a heading is a word for judges with a name in brackets. */
static bool
is_in_brackets(struct zy_view v)
{
	static const char bracket[] = "（";
	struct zy_buf folded = ZY_BUF_INIT;
	const char *wide =
	    v.n ? memmem(v.p, v.n, bracket, strlen(bracket)) : NULL;
	const char *at = v.n ? memchr(v.p, '(', v.n) : NULL;
	struct zy_view word;
	bool found = false;
	size_t i;

	if (!at || (wide && wide < at))
		at = wide;
	if (at && at > v.p) {
		word = zy_text_trim((struct zy_view){v.p, (size_t)(at - v.p)});
		zy_dictionary_fold(&folded, word);
		found = is_judge(zy_buf_get(&folded), false);
		for (i = 0; words[i]; i++)
			found |= zy_view_is(word, words[i]);
	}
	zy_buf_release(&folded);
	return found;
}

/* Returns whether a heading is the id or the name of a rater. */
static bool
is_rater(const struct zy_evidence_reader *in, struct zy_view heading)
{
	return in->raters &&
	       zy_intern_find(in->raters, heading) != ZY_INTERN_NONE;
}

/*
 * Removes the name of an item from the beginning of a heading.  Returns the
 * item.
 */
static uint32_t
cut_item(const struct zy_standard *s, struct zy_view *heading)
{
	struct zy_buf folded = ZY_BUF_INIT;
	uint32_t i, found = ZY_INTERN_NONE;

	for (i = 0; i < s->nnodes && found == ZY_INTERN_NONE; i++) {
		zy_buf_reset(&folded);
		zy_dictionary_fold(
		    &folded, zy_view(zy_standard_node_name(s, i)));
		if (folded.n && folded.n < heading->n &&
		    cut_front(heading, folded.p))
			found = i;
	}
	zy_buf_release(&folded);
	return found;
}

/* Returns whether several raters may mark the node. */
static bool
is_marked(const struct zy_standard *s, uint32_t node)
{
	const struct zy_node_rule *rule = &s->nodes[node];

	return rule->what == ZY_ABOUT_SOURCE ||
	       (rule->what == ZY_ABOUT_ITEM &&
		   s->items[rule->index].from == ZY_FROM_EVIDENCE &&
		   s->items[rule->index].kind == ZY_ITEM_JUDGED);
}

/* Returns the only item that judges mark, or ZY_INTERN_NONE. */
static uint32_t
only_item(const struct zy_standard *s)
{
	uint32_t i, found = ZY_INTERN_NONE;

	for (i = 0; i < s->nnodes; i++) {
		if (s->nodes[i].what != ZY_ABOUT_ITEM || !is_marked(s, i))
			continue;
		if (found != ZY_INTERN_NONE)
			return ZY_INTERN_NONE;
		found = i;
	}
	return found;
}

/* Stores column c if it has the marks of a judge. */
static void
bind_column(struct zy_evidence_reader *in, const struct zy_reader *r, size_t c)
{
	struct zy_view head = zy_text_trim(zy_reader_column_header(r, c));
	struct zy_view all = zy_text_trim(zy_reader_column_levels(r, c)), rest;
	const struct zy_column *known = zy_reader_column(r, c);
	struct zy_buf folded = ZY_BUF_INIT;
	uint32_t node = ZY_INTERN_NONE;
	bool judge = is_rater(in, head) || is_in_brackets(head);

	if ((int)c == in->subject ||
	    (known && strcmp(known->name, "rater") != 0 && !judge))
		return;
	zy_dictionary_fold(&folded, all);
	rest = zy_buf_get(&folded);
	if (!judge)
		judge = is_judge(rest, all.n > head.n);
	if (!judge) {
		node = cut_item(in->evidence->standard, &rest);
		judge =
		    node != ZY_INTERN_NONE && is_judge(rest, all.n > head.n);
	}
	zy_buf_release(&folded);
	if (!judge)
		return;
	in->wide[in->nwide] = (int)c;
	in->wide_nodes[in->nwide] = node;
	in->judges[in->nwide++] = zy_strndup(all.p, all.n);
}

size_t
zy_evidence_reader_bind_judges(
    struct zy_evidence_reader *in, const struct zy_reader *r)
{
	size_t n = zy_reader_columns(r), c;

	zy_evidence_reader_release_wide(in);
	in->wide = zy_calloc(n + 1, sizeof(*in->wide));
	in->wide_nodes = zy_calloc(n + 1, sizeof(*in->wide_nodes));
	in->judges = zy_calloc(n + 1, sizeof(*in->judges));
	for (c = 0; c < n; c++)
		bind_column(in, r, c);
	in->only_node = only_item(in->evidence->standard);
	return in->nwide;
}

/* Returns the name of a judge who has two columns, or NULL. */
static const char *
same_judge(const struct zy_evidence_reader *in)
{
	size_t i, k;

	for (i = 1; i < in->nwide; i++)
		for (k = 0; k < i; k++)
			if (in->wide_nodes[i] == in->wide_nodes[k] &&
			    strcmp(in->judges[i], in->judges[k]) == 0)
				return in->judges[i];
	return NULL;
}

/*
 * Returns whether the item of each column of marks is known: by a column of
 * nodes, by the heading, or because judges mark only one item.
 */
static bool
knows_item(const struct zy_evidence_reader *in)
{
	size_t i;

	for (i = 0;
	     in->node < 0 && in->only_node == ZY_INTERN_NONE && i < in->nwide;
	     i++)
		if (in->wide_nodes[i] == ZY_INTERN_NONE)
			return false;
	return true;
}

/*
 * Returns the first column whose heading means that column of a record, or -1.
 */
static int
find_heading(
    const struct zy_reader *r, const struct zy_schema *schema, const char *name)
{
	const struct zy_column *column;
	int strength;
	size_t c;

	for (c = 0; c < zy_reader_columns(r); c++) {
		column = zy_schema_match(
		    schema, zy_reader_column_header(r, c), &strength);
		if (column && strcmp(column->name, name) == 0)
			return (int)c;
	}
	return -1;
}

int
zy_evidence_reader_find_subject(
    const struct zy_evidence_reader *in, const struct zy_reader *r)
{
	int c = -1;

	if (strcmp(in->evidence->standard->subject, "member") == 0)
		c = find_heading(r, &zy_member_schema, "name");
	if (c < 0)
		c = find_heading(r, &zy_ballot_schema, "subject");
	if (c < 0)
		c = zy_reader_find(r, "name");
	return c >= 0 ? c : zy_reader_find(r, "org");
}

int
zy_evidence_reader_guess_subject(
    const struct zy_evidence_reader *in, const struct zy_reader *r)
{
	int c, found = -1;

	for (c = 0; in->nwide && c < in->wide[0]; c++) {
		if (zy_reader_column(r, (size_t)c))
			continue;
		if (found >= 0)
			return -1;
		found = c;
	}
	return found;
}

int
zy_evidence_reader_check_judges(const struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_error *e)
{
	const char *twice = same_judge(in);

	if (twice)
		zy_error_set(e, ZY_ERROR_IO,
		    _("two columns of marks of the judge '%s'"), twice);
	else if (!knows_item(in))
		zy_error_set(e, ZY_ERROR_CONFIG,
		    _("marks of judges, and the standard has not one judged "
		      "item: name the item in a column 'node' (指标)"));
	else
		return 0;
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

/* Returns the item of the row, or ZY_INTERN_NONE. */
static uint32_t
item_of_row(const struct zy_evidence_reader *in, const struct zy_reader *r)
{
	return in->node < 0
		   ? in->only_node
		   : zy_evidence_reader_find_node(in->evidence->standard,
			 zy_evidence_reader_cell(r, in->node));
}

int
zy_evidence_reader_judged(const struct zy_evidence_reader *in,
    const struct zy_reader *r, size_t i, uint32_t *node, struct zy_error *e)
{
	*node = in->wide_nodes[i] != ZY_INTERN_NONE ? in->wide_nodes[i]
						    : item_of_row(in, r);
	if (*node != ZY_INTERN_NONE && is_marked(in->evidence->standard, *node))
		return 0;
	return zy_reader_fault(r, in->node, ZY_FAULT_UNKNOWN_NAME,
	    _("no item that judges mark:"), e);
}

int
zy_evidence_reader_judges(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e)
{
	uint32_t node;
	size_t i;
	int pass, rc = 0;

	/* A row counts as a whole or not at all. */
	for (pass = 0; pass < 2 && rc == 0; pass++) {
		for (i = 0; i < in->nwide && rc == 0; i++) {
			in->value = in->wide[i];
			rc = zy_evidence_reader_judged(in, r, i, &node, e);
			if (rc)
				continue;
			if (zy_evidence_reader_is_blank(in, r, node)) {
				in->unmarked += (uint64_t)pass;
				continue;
			}
			in->judge = zy_view(in->judges[i]);
			rc = zy_evidence_reader_node(
			    in, r, subject, node, pass == 1, e);
		}
	}
	in->judge = (struct zy_view){NULL, 0};
	return rc;
}
