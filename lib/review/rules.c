/*
 * Reads the "ballot" object of a standard and checks it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/rules.h"

#include <stdlib.h>

#include "base/mem.h"

static const char denominators[] = "valid|returned|present|entitled";

/*
 * Returns whether id is the name of a column of the tally stream, which no
 * grade may have.
 */
static bool
is_reserved(const char *id)
{
	static const char *const names[] = {"subject", "question",
	    "voter_group", "entitled", "present", "issued", "returned", "valid",
	    "invalid", "abstain", "mean", "satisfaction", "state",
	    "denominator", "source", "ballot", "grade", NULL};
	size_t i;

	for (i = 0; names[i]; i++)
		if (strcmp(names[i], id) == 0)
			return true;
	return false;
}

/* Reads one grade from the object c.  Returns 0, or -1 with e set. */
static int
read_grade(struct zy_grade *g, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "name", "points", "counts", NULL};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config points = zy_config_get(c, "points");
	struct zy_config counts = zy_config_get(c, "counts");

	if (zy_config_known(c, keys, e) || zy_config_id(&id, &g->id, e) ||
	    zy_config_text(&name, &g->name, g->id, e) ||
	    zy_config_bool(&counts, &g->counts, true, e) ||
	    zy_config_decimal(&points, &g->points, g->counts ? NULL : "0", e))
		return -1;
	if (is_reserved(g->id))
		return zy_config_error(
		    &id, e, _("'%s' is the name of a tally column"), g->id);
	/* So sums of points times counts fit in 127 bits. */
	if (g->points.places > 6 || g->points.coef > 1000000000 ||
	    g->points.coef < -1000000000)
		return zy_config_error(&points, e,
		    _("points must be small, with at most 6 places"));
	return 0;
}

/*
 * Reads the list of grades into r, with r->full, the highest points.  Returns
 * 0, or -1 with e set.
 */
static int
read_grades(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e)
{
	size_t i, k;

	if (zy_config_length(c, &r->ngrades, e))
		return -1;
	if (r->ngrades < 1 || r->ngrades > ZY_GRADES_MOST)
		return zy_config_error(c, e, _("must list 1 to 100 grades"));
	r->grades = zy_calloc(r->ngrades, sizeof(*r->grades));
	for (i = 0; i < r->ngrades; i++) {
		struct zy_config g = zy_config_at(c, i);

		if (read_grade(&r->grades[i], &g, e))
			return -1;
		for (k = 0; k < i; k++)
			if (zy_config_check_distinct(&g, r->grades[i].id,
				r->grades[i].name, r->grades[k].id,
				r->grades[k].name, e))
				return -1;
		if (r->grades[i].counts &&
		    zy_decimal_cmp(r->grades[i].points, r->full) > 0)
			r->full = r->grades[i].points;
	}
	return 0;
}

/*
 * Marks the grades in the list c as those that count as satisfied.  Returns 0,
 * or -1 with e set where one is unknown, does not count, or is named twice.
 */
static int
read_satisfied(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e)
{
	const char *id;
	size_t i, k, n;

	if (zy_config_length(c, &n, e))
		return -1;
	for (i = 0; i < n; i++) {
		struct zy_config one = zy_config_at(c, i);

		if (zy_config_text(&one, &id, NULL, e))
			return -1;
		for (k = 0; k < r->ngrades; k++)
			if (strcmp(r->grades[k].id, id) == 0)
				break;
		if (k == r->ngrades)
			return zy_config_error(&one, e, _("no grade '%s'"), id);
		if (!r->grades[k].counts)
			return zy_config_error(
			    &one, e, _("grade '%s' does not count"), id);
		if (r->grades[k].satisfied)
			return zy_config_error(
			    &one, e, _("'%s' stands twice"), id);
		r->grades[k].satisfied = true;
	}
	return 0;
}

/* Reads the list of questions into r.  Returns 0, or -1 with e set. */
static int
read_questions(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", NULL};
	size_t i, k;

	if (zy_config_length(c, &r->nquestions, e))
		return -1;
	r->questions = zy_calloc(r->nquestions, sizeof(*r->questions));
	for (i = 0; i < r->nquestions; i++) {
		struct zy_question *q = &r->questions[i];
		struct zy_config one = zy_config_at(c, i);
		struct zy_config id = zy_config_get(&one, "id");
		struct zy_config name = zy_config_get(&one, "name");

		if (zy_config_known(&one, keys, e) ||
		    zy_config_id(&id, &q->id, e) ||
		    zy_config_text(&name, &q->name, q->id, e))
			return -1;
		for (k = 0; k < i; k++)
			if (zy_config_check_distinct(&one, q->id, q->name,
				r->questions[k].id, r->questions[k].name, e))
				return -1;
	}
	return 0;
}

/*
 * Reads one voter group from the object c into g, whose rationals are
 * initialised.  Returns 0, or -1 with e set.
 */
static int
read_group(
    struct zy_voter_group *g, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "name", "weight", "min_turnout", NULL};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config weight = zy_config_get(c, "weight");
	struct zy_config turnout = zy_config_get(c, "min_turnout");
	struct zy_rational one;
	int rc = -1;

	zy_rational_init(&one);
	zy_rational_set_ratio(&one, 1, 1);
	if (zy_config_known(c, keys, e) || zy_config_id(&id, &g->id, e) ||
	    zy_config_text(&name, &g->name, g->id, e) ||
	    zy_config_number(&weight, &g->weight, NULL, e) ||
	    zy_config_number(&turnout, &g->min_turnout, "0", e))
		goto out;
	if (zy_rational_sign(&g->weight) < 0)
		zy_config_error(&weight, e, _("must not be negative"));
	else if (zy_rational_sign(&g->min_turnout) < 0 ||
		 zy_rational_cmp(&g->min_turnout, &one) > 0)
		zy_config_error(&turnout, e, _("must be a share, 0 to 1"));
	else
		rc = 0;
out:
	zy_rational_release(&one);
	return rc;
}

/*
 * Reads the groups and checks that their weights add up to exactly 1.  Returns
 * 0, or -1 with e set.
 */
static int
read_groups(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e)
{
	struct zy_rational sum, one;
	struct zy_buf text = ZY_BUF_INIT;
	size_t i, k, n;
	int rc = -1;

	if (zy_config_length(c, &n, e))
		return -1;
	r->groups = zy_calloc(n, sizeof(*r->groups));
	zy_rational_init(&sum);
	zy_rational_init(&one);
	zy_rational_set_ratio(&one, 1, 1);
	for (i = 0; i < n; i++) {
		struct zy_config g = zy_config_at(c, i);

		zy_rational_init(&r->groups[i].weight);
		zy_rational_init(&r->groups[i].min_turnout);
		r->ngroups = i + 1;
		if (read_group(&r->groups[i], &g, e))
			goto out;
		zy_rational_add(&sum, &sum, &r->groups[i].weight);
		for (k = 0; k < i; k++)
			if (zy_config_check_distinct(&g, r->groups[i].id,
				r->groups[i].name, r->groups[k].id,
				r->groups[k].name, e))
				goto out;
	}
	zy_rational_print(&text, &sum);
	if (n && zy_rational_cmp(&sum, &one) != 0)
		zy_config_error(
		    c, e, _("weights add up to %s, not to 1"), text.p);
	else
		rc = 0;
out:
	zy_buf_release(&text);
	zy_rational_release(&sum);
	zy_rational_release(&one);
	return rc;
}

int
zy_ballot_rules_read(
    struct zy_ballot_rules *r, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"grades", "denominator", "satisfied",
	    "duplicates", "questions", "groups", "uniform", NULL};
	struct zy_config grades = zy_config_get(c, "grades");
	struct zy_config satisfied = zy_config_get(c, "satisfied");
	struct zy_config questions = zy_config_get(c, "questions");
	struct zy_config groups = zy_config_get(c, "groups");
	struct zy_config denominator = zy_config_get(c, "denominator");
	struct zy_config duplicates = zy_config_get(c, "duplicates");
	struct zy_config uniform = zy_config_get(c, "uniform");
	int d, accept, u;

	if (zy_config_known(c, keys, e) || read_grades(r, &grades, e) ||
	    read_satisfied(r, &satisfied, e) ||
	    read_questions(r, &questions, e) || read_groups(r, &groups, e) ||
	    zy_config_choice(&denominator, denominators, &d, 0, e) ||
	    zy_config_choice(&duplicates, "refuse|accept", &accept, 0, e) ||
	    zy_config_choice(&uniform, "accept|flag|void", &u, 0, e))
		return -1;
	r->denominator = (enum zy_denominator)d;
	r->refuse_second = accept == 0;
	r->uniform = (enum zy_uniform)u;
	return 0;
}

void
zy_ballot_rules_order(const struct zy_ballot_rules *r, uint32_t *best)
{
	size_t i, k;
	int d;

	for (i = 0; i < r->ngrades; i++) {
		best[i] = r->grades[i].counts ? 0 : UINT32_MAX;
		for (k = 0; r->grades[i].counts && k < r->ngrades; k++) {
			d = zy_decimal_cmp(
			    r->grades[k].points, r->grades[i].points);
			best[i] +=
			    r->grades[k].counts && (d > 0 || (d == 0 && k < i));
		}
	}
}

void
zy_ballot_rules_release(struct zy_ballot_rules *r)
{
	size_t i;

	for (i = 0; i < r->ngroups; i++) {
		zy_rational_release(&r->groups[i].weight);
		zy_rational_release(&r->groups[i].min_turnout);
	}
	free(r->grades);
	free(r->questions);
	free(r->groups);
	*r = (struct zy_ballot_rules){0};
}

const char *
zy_denominator_name(enum zy_denominator d)
{
	static const char *const names[] = {
	    "valid", "returned", "present", "entitled"};

	return names[d];
}
