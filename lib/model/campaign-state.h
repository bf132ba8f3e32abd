/*
 * What the files that read a campaign file share.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CAMPAIGN_STATE_H
#define ZY_MODEL_CAMPAIGN_STATE_H

#include "model/campaign.h"

/*
 * Returns an array of n + 1 elements of size bytes, all zero, in the arena of
 * c.  The element more is for a last one that ends a list.
 */
void *zy_campaign_array(struct zy_campaign *c, size_t n, size_t size);
/*
 * Reads an array of objects with the members "id", a name and "aliases" as a
 * list of choices in the arena of c: *n of them, and one without token at the
 * end.  `called` is the key of the name; under the key "name" the name is
 * required, under another key it is the id where it is absent.  `more` lists
 * further keys that an object may have, ended by NULL, or is NULL.  Returns 0,
 * or -1 with e set, *out and *n undefined.
 */
int zy_campaign_read_choices(struct zy_campaign *c,
    const struct zy_config *list, const char *called, const char *const *more,
    struct zy_choice **out, size_t *n, struct zy_error *e);
/*
 * Reads an array of texts as a list of choices, each with the text as token and
 * as name, into *out, in the arena of c.  Returns 0, or -1 with e set and *out
 * undefined.
 */
int zy_campaign_read_texts(struct zy_campaign *c, const struct zy_config *list,
    struct zy_choice **out, struct zy_error *e);
/*
 * Reads a date into *out; an absent one gets the year 0.  With whole, a date
 * without a day is an error.  Returns 0, or -1 with e set.
 */
int zy_campaign_read_date(const struct zy_config *c, bool whole,
    struct zy_date *out, struct zy_error *e);
/*
 * Reads an array of names and calls take for each, with context.  take returns
 * 0; or -1 for a name that it does not know: then e is set to "UNKNOWN 'NAME'",
 * where UNKNOWN is the translated text `unknown`, and the names after it are
 * not read.  Returns 0, also where list is missing, or -1 with e set.
 */
int zy_campaign_read_names(const struct zy_config *list,
    int (*take)(void *context, struct zy_view name), void *context,
    const char *unknown, struct zy_error *e);
/*
 * Reads an array of ids or names of types of activity, and sets flags[i] to 1
 * for each type i that it names.  Returns 0, or -1 with e set and flags
 * undefined.
 */
int zy_campaign_read_types(const struct zy_campaign *c,
    const struct zy_config *list, unsigned char *flags, struct zy_error *e);

/*
 * Reads the member "groups" of the campaign file into c.  Returns 0, or -1 with
 * e set.
 */
int zy_campaign_read_groups(struct zy_campaign *c, struct zy_error *e);
/*
 * Reads the member "activities" of the campaign file into c.  To be called
 * after "lists" were read, to which activities refer.  Returns 0, or -1 with e
 * set.
 */
int zy_campaign_read_activities(struct zy_campaign *c, struct zy_error *e);
/*
 * Reads the members "holidays" and "workdays" of the campaign file into c,
 * sorted.  Returns 0, or -1 with e set.
 */
int zy_campaign_read_calendar(struct zy_campaign *c, struct zy_error *e);

#endif
