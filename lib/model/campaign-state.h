/*
 * Reading a campaign file: what the files that implement it share.  Private to
 * this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CAMPAIGN_STATE_H
#define ZY_MODEL_CAMPAIGN_STATE_H

#include "model/campaign.h"

/* Returns n + 1 elements of size bytes, set to zero, in the arena of c. */
void *zy_campaign_array(struct zy_campaign *c, size_t n, size_t size);
/*
 * Reads an array of objects with the members "id", name and "aliases" as a list
 * of choices in the arena of c: *n of them, and an empty one at the end. called
 * is the key of the name; a name under another key than "name" may be absent
 * and is then the id.  more lists further keys that an object may have, ended
 * by NULL, or is NULL.  Returns 0, or -1 with e set and *out undefined.
 */
int zy_campaign_read_choices(struct zy_campaign *c,
    const struct zy_config *list, const char *called, const char *const *more,
    struct zy_choice **out, size_t *n, struct zy_error *e);
/*
 * Reads an array of texts as a list of choices, each of which is its own name,
 * into *out.  Returns 0, or -1 with e set.
 */
int zy_campaign_read_texts(struct zy_campaign *c, const struct zy_config *list,
    struct zy_choice **out, struct zy_error *e);
/*
 * Reads a date; with whole it must have a day.  An absent one has year 0.
 * Returns 0, or -1 with e set.
 */
int zy_campaign_read_date(const struct zy_config *c, bool whole,
    struct zy_date *out, struct zy_error *e);
/*
 * Reads an array of names and calls take for each, which returns -1 for a name
 * that it does not know: then the error is "UNKNOWN 'NAME'".  Returns 0, or -1
 * with e set.
 */
int zy_campaign_read_names(const struct zy_config *list,
    int (*take)(void *context, struct zy_view name), void *context,
    const char *unknown, struct zy_error *e);
/*
 * Reads an array of names of types of activity, and sets the element of flags
 * for each.  Returns 0, or -1 with e set.
 */
int zy_campaign_read_types(const struct zy_campaign *c,
    const struct zy_config *list, unsigned char *flags, struct zy_error *e);

/* Reads "groups".  Returns 0, or -1 with e set. */
int zy_campaign_read_groups(struct zy_campaign *c, struct zy_error *e);
/*
 * Reads "activities", after "lists", to which they refer.  Returns 0, or -1
 * with e set.
 */
int zy_campaign_read_activities(struct zy_campaign *c, struct zy_error *e);
/* Reads "holidays" and "workdays".  Returns 0, or -1 with e set. */
int zy_campaign_read_calendar(struct zy_campaign *c, struct zy_error *e);

#endif
