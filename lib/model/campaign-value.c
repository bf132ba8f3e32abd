/*
 * Values of a campaign file that several of its parts read: lists of choices,
 * texts, dates, types of activities.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "model/campaign-state.h"
#include "model/words.h"

enum {
	NAME_BYTES = 60, /* a longer name of an activity is not taken apart */
};

void *
zy_campaign_array(struct zy_campaign *c, size_t n, size_t size)
{
	void *p = zy_arena_alloc(&c->arena, (n + 1) * size);

	memset(p, 0, (n + 1) * size);
	return p;
}

/*
 * Reads an array of aliases into one text, "a|b".  Returns 0, or -1 with e set.
 */
static int
read_aliases(struct zy_campaign *c, const struct zy_config *list,
    const char **out, struct zy_error *e)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *text;
	size_t i, n;
	int rc = zy_config_length(list, &n, e);

	*out = NULL;
	for (i = 0; rc == 0 && i < n; i++) {
		struct zy_config at = zy_config_at(list, i);

		rc = zy_config_text(&at, &text, NULL, e);
		if (rc == 0)
			zy_buf_printf(&b, "%s%s", i ? "|" : "", text);
	}
	if (rc == 0 && b.n)
		*out = zy_arena_strndup(&c->arena, b.p, b.n);
	zy_buf_release(&b);
	return rc;
}

/*
 * Checks that an object has no other keys than "id", name, "aliases" and those
 * in more.  Returns 0, or -1 with e set.
 */
static int
known_members(const struct zy_config *c, const char *name,
    const char *const *more, struct zy_error *e)
{
	const char *keys[16] = {"id", name, "aliases"};
	size_t n = 3;

	while (more && *more)
		keys[n++] = *more++;
	return zy_config_known(c, keys, e);
}

/*
 * Checks that the id and the name of a choice name none of the choices before
 * it.  Returns 0, or -1 with e set.
 */
static int
check_name(const struct zy_config *at, const struct zy_choice *before,
    struct zy_choice *one, struct zy_error *e)
{
	const struct zy_choice *other;
	const char *names[] = {one->token, one->zh};
	size_t i;

	for (i = 0; i < 2; i++) {
		other = before->token
			    ? zy_choice_find(before, zy_view(names[i]))
			    : NULL;
		if (other)
			return zy_config_error(at, e,
			    _("'%s' is the name of '%s' already"), names[i],
			    other->token);
	}
	return 0;
}

int
zy_campaign_read_choices(struct zy_campaign *c, const struct zy_config *list,
    const char *called, const char *const *more, struct zy_choice **out,
    size_t *n, struct zy_error *e)
{
	bool must = strcmp(called, "name") == 0;
	struct zy_choice one;
	size_t i;

	if (zy_config_length(list, n, e))
		return -1;
	*out = zy_campaign_array(c, *n, sizeof(**out));
	for (i = 0; i < *n; i++) {
		struct zy_config at = zy_config_at(list, i);
		struct zy_config id = zy_config_get(&at, "id");
		struct zy_config name = zy_config_get(&at, called);
		struct zy_config aliases = zy_config_get(&at, "aliases");

		if (known_members(&at, called, more, e) ||
		    zy_config_text(&id, &one.token, NULL, e) ||
		    zy_config_text(
			&name, &one.zh, must ? NULL : one.token, e) ||
		    read_aliases(c, &aliases, &one.aliases, e) ||
		    check_name(&at, *out, &one, e))
			return -1;
		(*out)[i] = one;
	}
	return 0;
}

int
zy_campaign_read_texts(struct zy_campaign *c, const struct zy_config *list,
    struct zy_choice **out, struct zy_error *e)
{
	size_t i, n;

	if (zy_config_length(list, &n, e))
		return -1;
	*out = zy_campaign_array(c, n, sizeof(**out));
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(list, i);

		if (zy_config_text(&at, &(*out)[i].token, NULL, e))
			return -1;
		(*out)[i].zh = (*out)[i].token;
	}
	return 0;
}

int
zy_campaign_read_date(const struct zy_config *c, bool whole,
    struct zy_date *out, struct zy_error *e)
{
	const char *text;

	*out = (struct zy_date){0};
	if (zy_config_text(c, &text, "", e))
		return -1;
	if (*text == '\0')
		return 0;
	if (!zy_date_parse(out, zy_view(text)) || (whole && out->day == 0))
		return zy_config_error(c, e,
		    whole ? _("must be a day, 2010-06-30, not '%s'")
			  : _("must be a date, 2010-06, not '%s'"),
		    text);
	return 0;
}

int
zy_campaign_type_find(const struct zy_campaign *c, struct zy_view cell)
{
	const struct zy_choice *one =
	    c->ntypes ? zy_choice_find(c->type_choices, cell) : NULL;

	return one ? (int)(one - c->type_choices) : -1;
}

/*
 * Returns the offset of the first character of a text that begins after byte
 * `at`.
 */
static size_t
next_character(struct zy_view text, size_t at)
{
	for (at++; at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80;
	     at++)
		;
	return at;
}

/* Returns the offset of the character of a text that ends before byte `at`. */
static size_t
previous_character(struct zy_view text, size_t at)
{
	while (at > 0 && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
		;
	return at;
}

/* Returns whether a text is empty or a word of a part of the dictionary. */
static bool
adds_nothing(struct zy_view part, struct zy_view text)
{
	return text.n == 0 ||
	       zy_dictionary_is_part(zy_dictionary_builtin(), part, text);
}

const struct zy_choice *
zy_campaign_choice_read(const struct zy_choice *choices, struct zy_view cell)
{
	const struct zy_choice *found = zy_choice_find(choices, cell), *one;
	size_t from, to;

	/* Names of types are short: longer texts need not be taken apart. */
	if (found || cell.n > NAME_BYTES)
		return found;
	for (from = 0; from < cell.n; from = next_character(cell, from)) {
		if (!adds_nothing(
			ZY_VIEW("occasion"), (struct zy_view){cell.p, from}))
			continue;
		for (to = next_character(cell, from); to <= cell.n;
		     to = next_character(cell, to)) {
			if (!adds_nothing(ZY_VIEW("gathered"),
				(struct zy_view){cell.p + to, cell.n - to}))
				continue;
			one = zy_choice_find(choices,
			    (struct zy_view){cell.p + from, to - from});
			if (one && found && one != found)
				return NULL;
			found = one ? one : found;
		}
	}
	return found;
}

int
zy_campaign_type_read(const struct zy_campaign *c, struct zy_view cell)
{
	const struct zy_choice *one =
	    c->ntypes ? zy_campaign_choice_read(c->type_choices, cell) : NULL;

	return one ? (int)(one - c->type_choices) : -1;
}

int
zy_campaign_type_ending(const struct zy_campaign *c, struct zy_view name)
{
	const size_t least = strlen("党课");
	size_t from, to;
	int type = -1, other;

	if (name.n > NAME_BYTES)
		return -1;
	for (to = name.n; to >= least; to = previous_character(name, to))
		for (from = 0; from + least <= to;
		     from = next_character(name, from)) {
			other = zy_campaign_type_find(
			    c, (struct zy_view){name.p + from, to - from});
			if (other < 0)
				continue;
			if (to == name.n && type < 0)
				type = other;
			else if (other != type)
				return -1;
		}
	return type;
}

const char *
zy_campaign_question(const struct zy_campaign *c, struct zy_view id, bool zh)
{
	const json_t *all = json_object_get(c->root.value, "questions"), *one;
	const char *text;
	size_t i;

	json_array_foreach(all, i, one)
	{
		text = json_string_value(json_object_get(one, "id"));
		if (text && zy_view_is(id, text))
			return json_string_value(
			    json_object_get(one, zh ? "zh" : "en"));
	}
	return NULL;
}

int
zy_campaign_read_names(const struct zy_config *list,
    int (*take)(void *context, struct zy_view name), void *context,
    const char *unknown, struct zy_error *e)
{
	const char *text;
	size_t i, n;

	if (zy_config_length(list, &n, e))
		return -1;
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(list, i);

		if (zy_config_text(&at, &text, NULL, e))
			return -1;
		if (take(context, zy_view(text)))
			return zy_config_error(
			    &at, e, "%s '%s'", unknown, text);
	}
	return 0;
}

/* Where the types go that a list names. */
struct named_types {
	const struct zy_campaign *campaign;
	unsigned char *flags;
};

/*
 * Sets the flag of the type of activity called name.  Returns 0, or -1 where
 * there is none.
 */
static int
take_type(void *context, struct zy_view name)
{
	const struct named_types *t = context;
	int type = zy_campaign_type_find(t->campaign, name);

	if (type >= 0)
		t->flags[type] = 1;
	return type < 0 ? -1 : 0;
}

int
zy_campaign_read_types(const struct zy_campaign *c,
    const struct zy_config *list, unsigned char *flags, struct zy_error *e)
{
	struct named_types t = {c, flags};

	return zy_campaign_read_names(
	    list, take_type, &t, _("no such activity:"), e);
}
