/* How a campaign file is read; only its own sources use this.
 * SPDX-License-Identifier: MIT */
#ifndef ZY_MODEL_CAMPAIGN_STATE_H
#define ZY_MODEL_CAMPAIGN_STATE_H

#include "model/campaign.h"

/* Elements, zeroed, in the arena; one more than n. */
void *zy_campaign_array(struct zy_campaign *c, size_t n, size_t size);
/*
 * An array of {"id", "name", "aliases"} as choices, closed; the name is the
 * member that is called so, and the id where there is none of another name.
 * more: further members that are allowed, NULL-ended, or NULL.
 */
int zy_campaign_read_choices(struct zy_campaign *c,
    const struct zy_config *list, const char *called, const char *const *more,
    struct zy_choice **out, size_t *n, struct zy_error *e);
/* An array of texts, as choices without names. */
int zy_campaign_read_texts(struct zy_campaign *c, const struct zy_config *list,
    struct zy_choice **out, struct zy_error *e);
/* A date, whole where whole is set; absent: year 0. */
int zy_campaign_read_date(const struct zy_config *c, bool whole,
    struct zy_date *out, struct zy_error *e);
/* Names of types into a flag each. */
int zy_campaign_read_types(const struct zy_campaign *c,
    const struct zy_config *list, unsigned char *flags, struct zy_error *e);

/* "groups". */
int zy_campaign_read_groups(struct zy_campaign *c, struct zy_error *e);
/* "activities"; lists are there already. */
int zy_campaign_read_activities(struct zy_campaign *c, struct zy_error *e);
/* "holidays" and "workdays". */
int zy_campaign_read_calendar(struct zy_campaign *c, struct zy_error *e);

#endif
