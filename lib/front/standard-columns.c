/*
 * Finds the columns of a standard in a county's table, whose headings are
 * manifold.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/standard-columns.h"

/* What a heading may be besides what the dictionary says, the best first. */
static const struct {
	const char *heading, *column;
} others[] = {
    {"考核标准", "rule"},
    {"评价标准", "rule"},
    {"考评标准", "rule"},
    {"工作标准", "rule"},
    {"标准", "rule"},
    {"考核要求", "rule"},
    {"目标要求", "rule"},
    {"具体要求", "rule"},
    {"工作要求", "rule"},
    {"考核目标", "rule"},
    {"目标任务", "rule"},
    {"要求", "rule"},
    {"指标名称", "head"},
    {"指标", "head"},
    {"考核指标", "head"},
    {"评价指标", "head"},
    {"考评指标", "head"},
    {"考核事项", "head"},
    {"评分项目", "head"},
    {"项目内容", "head"},
    {"考核内容", "head"},
    {"考核目标", "head"},
};

static size_t
column(const char *name)
{
	const struct zy_column *c =
	    zy_schema_find(&zy_standard_schema, zy_view(name));

	return (size_t)(c - zy_standard_schema.columns);
}

/* Returns whether a heading is one of the names of levels. */
static bool
is_level(struct zy_view heading)
{
	return zy_view_is(heading, "二级指标") ||
	       zy_view_is(heading, "三级指标");
}

/* Returns whether a heading may be that of rules. */
static bool
may_be_rule(struct zy_view heading)
{
	size_t k;

	for (k = 0; k < sizeof(others) / sizeof(others[0]); k++)
		if (zy_view_is(heading, others[k].heading) &&
		    strcmp(others[k].column, "rule") == 0)
			return true;
	return false;
}

/*
 * Gives column i of the reader, whose heading the dictionary does not know, a
 * place: a second level of names, or a column of the standard that no other
 * heading has taken.
 */
static void
bind_left_over(
    struct zy_standard_columns *c, const struct zy_reader *r, size_t i)
{
	struct zy_view heading = zy_text_trim(zy_reader_column_header(r, i));
	size_t name = column("name"), k, at;

	/* The lower of two levels is what is examined. */
	if (is_level(heading) && c->at[name] >= 0) {
		bool lower = zy_view_is(heading, "三级指标");

		c->above = lower ? c->at[name] : (int)i;
		if (lower)
			c->at[name] = (int)i;
		return;
	}
	for (k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
		at = column(others[k].column);
		if (!zy_view_is(heading, others[k].heading) || c->at[at] >= 0)
			continue;
		c->at[at] = (int)i;
		return;
	}
	/* 内容, 标准, 扣分标准: the second says what is examined. */
	if (may_be_rule(heading) && c->at[column("head")] < 0 &&
	    c->at[name] >= 0 && c->at[name] < (int)i) {
		c->at[column("head")] = c->at[name];
		c->at[name] = (int)i;
	}
}

/*
 * Swaps the columns of head and name where both headings may mean either
 * (项目, 考核项目) and the head would stand to the right of what it contains.
 */
static void
order_names(struct zy_standard_columns *c, const struct zy_reader *r)
{
	int *head = &c->at[column("head")], *name = &c->at[column("name")];
	int left = *name;

	if (left < 0 || *head < left ||
	    !zy_view_has(zy_reader_column_header(r, (size_t)left), "项目") ||
	    !zy_view_has(zy_reader_column_header(r, (size_t)*head), "项目"))
		return;
	*name = *head;
	*head = left;
}

/*
 * Makes the column of names that of rules, and that of heads the one of names,
 * where no column has rules and the heading behind the points may mean them:
 * 考核项目, 分值, 考核标准.
 */
static void
find_rules(struct zy_standard_columns *c, const struct zy_reader *r)
{
	int *head = &c->at[column("head")], *name = &c->at[column("name")];
	int *rule = &c->at[column("rule")], max = c->at[column("max")];

	if (*rule >= 0 || *head < 0 || *head > max || *name < max ||
	    !may_be_rule(
		zy_text_trim(zy_reader_column_header(r, (size_t)*name))))
		return;
	*rule = *name;
	*name = *head;
	*head = -1;
}

void
zy_standard_columns_bind(
    struct zy_standard_columns *c, const struct zy_reader *r)
{
	size_t i, n = zy_standard_schema.n;

	if (c->n && c->n == zy_reader_columns(r))
		return;
	c->n = zy_reader_columns(r);
	c->above = -1;
	for (i = 0; i < n; i++)
		c->at[i] =
		    zy_reader_find(r, zy_standard_schema.columns[i].name);
	order_names(c, r);
	find_rules(c, r);
	for (i = 0; i < c->n; i++)
		if (!zy_reader_column(r, i))
			bind_left_over(c, r, i);
}

bool
zy_standard_columns_used(const void *columns, int i)
{
	const struct zy_standard_columns *c = columns;
	size_t k;

	for (k = 0; k < zy_standard_schema.n; k++)
		if (c->at[k] == i)
			return true;
	return c->above == i;
}
