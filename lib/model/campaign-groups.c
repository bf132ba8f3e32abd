/*
 * Reads the guidance groups (指导小组, R66) of a campaign file, and finds
 * the groups of an organisation.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "model/campaign-state.h"
#include "model/record.h"

/* Where the choices go that a list names. */
struct named_choices {
	const struct zy_choice *choices;
	unsigned *bits;
};

/*
 * Sets the bit of the choice that name means.  Returns 0, or -1 where it means
 * none.
 */
static int
take_choice(void *context, struct zy_view name)
{
	const struct named_choices *n = context;
	const struct zy_choice *one = zy_choice_find(n->choices, name);

	if (one)
		*n->bits |= 1U << (one - n->choices);
	return one ? 0 : -1;
}

/*
 * Reads an array of names of choices into bits, one for each choice.  Returns
 * 0, or -1 with e set.
 */
static int
read_bits(const struct zy_config *list, const struct zy_choice *choices,
    unsigned *out, struct zy_error *e)
{
	struct named_choices n = {choices, out};

	*out = 0;
	return zy_campaign_read_names(
	    list, take_choice, &n, _("unknown choice"), e);
}

int
zy_campaign_read_groups(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const more[] = {"lead", "sectors", "systems", NULL};
	struct zy_config list = zy_config_get(&c->root, "groups");
	size_t i, n;

	if (zy_campaign_read_choices(
		c, &list, "scope", more, &c->group_choices, &n, e))
		return -1;
	if (n > ZY_CAMPAIGN_GROUPS_MAX)
		return zy_config_error(&list, e,
		    _("more than %d guidance groups"), ZY_CAMPAIGN_GROUPS_MAX);
	c->groups = zy_campaign_array(c, n, sizeof(*c->groups));
	c->ngroups = n;
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(&list, i);
		struct zy_config lead = zy_config_get(&at, "lead");
		struct zy_config sectors = zy_config_get(&at, "sectors");
		struct zy_config systems = zy_config_get(&at, "systems");

		if (zy_config_text(&lead, &c->groups[i].lead, NULL, e) ||
		    read_bits(&sectors, zy_sector_choices,
			&c->groups[i].sectors, e) ||
		    read_bits(
			&systems, zy_system_choices, &c->groups[i].systems, e))
			return -1;
	}
	return 0;
}

unsigned
zy_campaign_groups_named(const struct zy_campaign *c, struct zy_view name)
{
	const struct zy_choice *one =
	    c->ngroups ? zy_choice_find(c->group_choices, name) : NULL;
	const struct zy_choice *system =
	    zy_choice_find(zy_system_choices, name);
	const struct zy_choice *sector =
	    zy_choice_find(zy_sector_choices, name);
	unsigned systems = 0, sectors = 0;
	size_t i;

	if (one)
		return 1U << (one - c->group_choices);
	for (i = 0; i < c->ngroups; i++) {
		if (system &&
		    c->groups[i].systems >> (system - zy_system_choices) & 1)
			systems |= 1U << i;
		if (sector &&
		    c->groups[i].sectors >> (sector - zy_sector_choices) & 1)
			sectors |= 1U << i;
	}
	/* A sector that several groups share names none of them. */
	return systems ? systems : (sectors & (sectors - 1)) == 0 ? sectors : 0;
}

unsigned
zy_campaign_groups_for(
    const struct zy_campaign *c, struct zy_view sector, struct zy_view system)
{
	const struct zy_choice *x = zy_choice_find(zy_system_choices, system);
	const struct zy_choice *y = zy_choice_find(zy_sector_choices, sector);
	unsigned all = 0;
	size_t i;

	for (i = 0; i < c->ngroups; i++) {
		const struct zy_campaign_group *g = &c->groups[i];

		if ((x && g->systems >> (x - zy_system_choices) & 1) ||
		    (y && g->systems == 0 &&
			g->sectors >> (y - zy_sector_choices) & 1))
			all |= 1U << i;
	}
	return all;
}
