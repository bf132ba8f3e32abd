/*
 * Reading a campaign file: implements campaign.h, except types of activity,
 * groups and days (campaign-*.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/campaign.h"

#include <stdlib.h>
#include <string.h>

#include "model/campaign-state.h"
#include "model/record.h"

/* The lines of campaign.json, made by the Makefile. */
extern const char *const zy_campaign_text[];

void
zy_campaign_default(struct zy_buf *b)
{
	size_t i;

	for (i = 0; zy_campaign_text[i]; i++)
		zy_buf_puts(b, zy_campaign_text[i]);
}

/*
 * Reads the county's own words.  Whether their meanings exist is checked where
 * they are used.  Returns 0, or -1 with e set.
 */
static int
read_words(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const keys[] = {"column", "theirs", "ours", NULL};
	struct zy_config list = zy_config_get(&c->root, "words");
	size_t i;

	if (zy_config_length(&list, &c->nwords, e))
		return -1;
	c->words = zy_campaign_array(c, c->nwords, sizeof(*c->words));
	for (i = 0; i < c->nwords; i++) {
		struct zy_config at = zy_config_at(&list, i);
		struct zy_config column = zy_config_get(&at, "column");
		struct zy_config theirs = zy_config_get(&at, "theirs");
		struct zy_config ours = zy_config_get(&at, "ours");

		if (zy_config_known(&at, keys, e) ||
		    zy_config_text(&column, &c->words[i].column, NULL, e) ||
		    zy_config_text(&theirs, &c->words[i].theirs, NULL, e) ||
		    zy_config_text(&ours, &c->words[i].ours, NULL, e))
			return -1;
	}
	return 0;
}

/*
 * Reads the phases of the campaign, and checks their order.  Returns 0, or -1
 * with e set.
 */
static int
read_phases(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "from", "to", NULL};
	struct zy_config list = zy_config_get(&c->root, "phases");
	struct zy_campaign_phase *p;
	size_t i;

	if (zy_config_length(&list, &c->nphases, e))
		return -1;
	if (c->nphases == 0)
		return zy_config_error(&list, e,
		    zy_config_has(&list) ? _("must not be empty")
					 : _("is missing"));
	c->phases = zy_campaign_array(c, c->nphases, sizeof(*c->phases));
	for (i = 0; i < c->nphases; i++) {
		struct zy_config at = zy_config_at(&list, i);
		struct zy_config id = zy_config_get(&at, "id");
		struct zy_config name = zy_config_get(&at, "name");
		struct zy_config from = zy_config_get(&at, "from");
		struct zy_config to = zy_config_get(&at, "to");

		p = &c->phases[i];
		if (zy_config_known(&at, keys, e) ||
		    zy_config_text(&id, &p->id, NULL, e) ||
		    zy_config_text(&name, &p->name, NULL, e) ||
		    zy_campaign_read_date(&from, false, &p->from, e) ||
		    zy_campaign_read_date(&to, false, &p->to, e))
			return -1;
		if (p->from.year == 0)
			return zy_config_error(&from, e, _("is missing"));
		if (p->to.year && zy_date_before(p->to, p->from))
			return zy_config_error(
			    &to, e, _("is before the phase begins"));
		if (i &&
		    (p[-1].to.year == 0 || !zy_date_before(p[-1].to, p->from)))
			return zy_config_error(&from, e,
			    _("the phase before has not ended by then"));
	}
	return 0;
}

/*
 * Checks that the member with that key is an array of texts or missing, and
 * that each text is one of choices, unless that is NULL.  Returns 0, or -1 with
 * e set.
 */
static int
check_texts(const struct zy_config *at, const char *key,
    const struct zy_choice *choices, struct zy_error *e)
{
	struct zy_config list = zy_config_get(at, key);
	const struct zy_choice *one;
	const char *text;
	size_t i, n;

	if (zy_config_length(&list, &n, e))
		return -1;
	for (i = 0; i < n; i++) {
		struct zy_config cell = zy_config_at(&list, i);

		if (zy_config_text(&cell, &text, NULL, e))
			return -1;
		one = choices ? zy_choice_find(choices, zy_view(text)) : NULL;
		if (choices && !one)
			return zy_config_error(
			    &cell, e, _("unknown choice '%s'"), text);
	}
	return 0;
}

/*
 * Checks the themes, carriers and practices of the sectors, and the overlay for
 * ethnic areas.  Returns 0, or -1 with e set.
 */
static int
check_sectors(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "themes", "carriers", "practices", NULL};
	struct zy_config list = zy_config_get(&c->root, "sectors");
	struct zy_config ethnic = zy_config_get(&c->root, "ethnic");
	const char *text;
	size_t i, n;

	if (zy_config_length(&list, &n, e))
		return -1;
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(&list, i);
		struct zy_config id = zy_config_get(&at, "id");

		if (zy_config_known(&at, keys, e) ||
		    zy_config_text(&id, &text, NULL, e) ||
		    check_texts(&at, "themes", NULL, e) ||
		    check_texts(&at, "carriers", NULL, e) ||
		    check_texts(&at, "practices", NULL, e))
			return -1;
		if (!zy_choice_find(zy_sector_choices, zy_view(text)))
			return zy_config_error(
			    &id, e, _("unknown choice '%s'"), text);
	}
	if (!zy_config_has(&ethnic))
		return 0;
	return zy_config_known(&ethnic, keys + 1, e) ||
		       check_texts(&ethnic, "themes", NULL, e) ||
		       check_texts(&ethnic, "carriers", NULL, e) ||
		       check_texts(&ethnic, "practices", NULL, e)
		   ? -1
		   : 0;
}

/* Lists by name, of choices. */
static int
read_lists(struct zy_campaign *c, struct zy_error *e)
{
	struct zy_config lists = zy_config_get(&c->root, "lists");
	const char *name;
	json_t *value;
	size_t n;

	if (!zy_config_has(&lists))
		return 0;
	if (!json_is_object(lists.value))
		return zy_config_error(&lists, e, _("must be an object"));
	c->lists = zy_campaign_array(
	    c, json_object_size(lists.value), sizeof(*c->lists));
	json_object_foreach(lists.value, name, value)
	{
		struct zy_config list = zy_config_get(&lists, name);

		c->lists[c->nlists].name = name;
		if (zy_campaign_read_choices(c, &list, "name", NULL,
			&c->lists[c->nlists].choices, &n, e))
			return -1;
		c->nlists++;
	}
	return 0;
}

const struct zy_choice *
zy_campaign_list(const struct zy_campaign *c, const char *name)
{
	static const struct zy_choice none[1] = {{NULL, NULL, NULL, NULL}};
	size_t i;

	for (i = 0; i < c->nlists; i++)
		if (strcmp(c->lists[i].name, name) == 0)
			return c->lists[i].choices;
	return none;
}

/* Reads the rules for awards.  Returns 0, or -1 with e set. */
static int
read_award(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const keys[] = {"days", "count", "deadline",
	    "approver", "turned_down", "work_committees", "bars", "holds",
	    NULL};
	struct zy_config award = zy_config_get(&c->root, "award");
	struct zy_config days = zy_config_get(&award, "days");
	struct zy_config count = zy_config_get(&award, "count");
	struct zy_config deadline = zy_config_get(&award, "deadline");
	struct zy_config approver = zy_config_get(&award, "approver");
	struct zy_config down = zy_config_get(&award, "turned_down");
	struct zy_config work = zy_config_get(&award, "work_committees");
	struct zy_config bars = zy_config_get(&award, "bars");
	struct zy_config holds = zy_config_get(&award, "holds");
	int unit;

	if (zy_config_has(&award) && zy_config_known(&award, keys, e))
		return -1;
	if (zy_config_integer(&days, &c->award.days, 0, 365, 0, e) ||
	    zy_config_choice(&count, "working|calendar", &unit, 0, e) ||
	    zy_campaign_read_date(&deadline, true, &c->award.deadline, e) ||
	    zy_config_text(&approver, &c->award.approver, "", e) ||
	    zy_campaign_read_texts(c, &down, &c->award.turned_down, e) ||
	    zy_campaign_read_texts(c, &work, &c->award.work_committees, e))
		return -1;
	c->award.working = unit == 0;
	return zy_campaign_read_types(c, &bars, c->award.bars, e) ||
		       zy_campaign_read_types(c, &holds, c->award.holds, e)
		   ? -1
		   : 0;
}

/*
 * Reads the intervals of comments and reviews (R41).  Returns 0, or -1 with e
 * set.
 */
static int
read_intervals(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "comment_months", "review_months", NULL};
	struct zy_config at = zy_config_get(&c->root, "intervals");
	struct zy_config comment = zy_config_get(&at, keys[0]);
	struct zy_config review = zy_config_get(&at, keys[1]);

	if (zy_config_has(&at) && zy_config_known(&at, keys, e))
		return -1;
	return zy_config_integer(&comment, &c->comment_months, 0, 120, 0, e) ||
		       zy_config_integer(
			   &review, &c->review_months, 0, 120, 0, e)
		   ? -1
		   : 0;
}

/* Reads the whole document into c.  Returns 0, or -1 with e set. */
static int
read_all(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "title", "basis", "lang",
	    "phases", "sectors", "ethnic", "groups", "activities", "lists",
	    "intervals", "award", "questions", "holidays", "workdays", "words",
	    NULL};
	struct zy_config id = zy_config_get(&c->root, "id");
	struct zy_config title = zy_config_get(&c->root, "title");
	struct zy_config basis = zy_config_get(&c->root, "basis");
	struct zy_config lang = zy_config_get(&c->root, "lang");
	int number;

	if (zy_config_known(&c->root, keys, e) ||
	    zy_config_text(&id, &c->id, NULL, e) ||
	    zy_config_text(&title, &c->title, NULL, e) ||
	    zy_config_text(&basis, &c->basis, "", e) ||
	    zy_config_choice(&lang, "zh|en", &number, 2, e))
		return -1;
	c->lang = number == 0 ? "zh" : number == 1 ? "en" : "";
	if (read_words(c, e) || read_phases(c, e) || check_sectors(c, e) ||
	    zy_campaign_read_groups(c, e) || read_lists(c, e) ||
	    zy_campaign_read_activities(c, e) || read_intervals(c, e) ||
	    read_award(c, e))
		return -1;
	return zy_campaign_read_calendar(c, e);
}

struct zy_campaign *
zy_campaign_load(const char *path, struct zy_error *e)
{
	struct zy_campaign *c = zy_calloc(1, sizeof(*c));
	struct zy_buf text = ZY_BUF_INIT;
	int rc;

	if (path) {
		rc = zy_config_load(&c->root, path, e);
	} else {
		zy_campaign_default(&text);
		rc = zy_config_parse(
		    &c->root, "campaign.json", zy_buf_get(&text), e);
		zy_buf_release(&text);
	}
	if (rc || read_all(c, e)) {
		zy_campaign_free(c);
		return NULL;
	}
	return c;
}

void
zy_campaign_free(struct zy_campaign *c)
{
	if (!c)
		return;
	zy_config_release(&c->root);
	zy_arena_release(&c->arena);
	free(c);
}
