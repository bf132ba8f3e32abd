/*
 * Sessions by subject and voter group, and contradictions among their figures.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/session.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

/* The key of a session in s->keys. */
struct key {
	uint32_t subject, group;
};

size_t
zy_session_clashes(const struct zy_session *s, struct zy_session_clash *out)
{
	const int64_t figures[] = {[ZY_SESSION_ENTITLED] = s->entitled,
	    [ZY_SESSION_PRESENT] = s->present,
	    [ZY_SESSION_ISSUED] = s->issued,
	    [ZY_SESSION_RETURNED] = s->returned};
	static const enum zy_session_figure pairs[][2] = {
	    {ZY_SESSION_RETURNED, ZY_SESSION_ISSUED},
	    {ZY_SESSION_PRESENT, ZY_SESSION_ENTITLED},
	    {ZY_SESSION_RETURNED, ZY_SESSION_ENTITLED}};
	size_t i, n = 0;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct zy_session_clash x = {.figure = pairs[i][0],
		    .bound = pairs[i][1],
		    .high = figures[pairs[i][0]],
		    .low = figures[pairs[i][1]]};

		if (x.low < 0 || x.high <= x.low)
			continue;
		snprintf(x.what, sizeof(x.what),
		    x.bound == ZY_SESSION_ISSUED
			? _("more than the %lld ballots issued:")
			: _("more than the %lld people entitled:"),
		    (long long)x.low);
		out[n++] = x;
	}
	return n;
}

void
zy_sessions_init(struct zy_sessions *s)
{
	*s = (struct zy_sessions){.subjects = zy_intern_new(),
	    .keys = zy_intern_new(),
	    .texts = zy_intern_new()};
}

void
zy_sessions_release(struct zy_sessions *s)
{
	zy_intern_free(s->subjects);
	zy_intern_free(s->keys);
	zy_intern_free(s->texts);
	free(s->items);
	*s = (struct zy_sessions){0};
}

uint32_t
zy_sessions_put_text(struct zy_sessions *s, struct zy_view text)
{
	return text.n ? zy_intern_put(s->texts, text) + 1 : 0;
}

struct zy_view
zy_sessions_text(const struct zy_sessions *s, uint32_t number)
{
	return number ? zy_intern_get(s->texts, number - 1)
		      : (struct zy_view){"", 0};
}

/*
 * Returns the session of a subject and group, and sets *had to true; adds one
 * if there is none, and sets *had to false: its figures are then to be filled.
 */
static struct zy_session *
place_of(struct zy_sessions *s, struct zy_view subject, size_t group, bool *had)
{
	const struct key key = {
	    zy_intern_put(s->subjects, subject), (uint32_t)group};
	uint32_t k = zy_intern_put(
	    s->keys, (struct zy_view){(const char *)&key, sizeof(key)});

	*had = k < s->n;
	if (*had)
		return &s->items[k];
	s->items = zy_grow(s->items, &s->cap, s->n + 1, sizeof(*s->items));
	return &s->items[s->n++];
}

bool
zy_sessions_put(struct zy_sessions *s, struct zy_view subject, size_t group,
    const struct zy_session *x)
{
	bool had;
	struct zy_session *to = place_of(s, subject, group, &had);

	s->dated = s->dated || x->date;
	s->organised = s->organised || x->organiser;
	if (had && x->void_)
		return true;
	if (had && !to->void_)
		return false;
	*to = *x;
	return true;
}

void
zy_sessions_set(struct zy_sessions *s, struct zy_view subject, size_t group,
    const struct zy_session *x)
{
	bool had;

	*place_of(s, subject, group, &had) = *x;
	s->dated = s->dated || x->date;
	s->organised = s->organised || x->organiser;
}

uint32_t
zy_sessions_find(const struct zy_sessions *s, struct zy_view subject)
{
	return s->n ? zy_intern_find(s->subjects, subject) : ZY_INTERN_NONE;
}

const struct zy_session *
zy_sessions_get(const struct zy_sessions *s, uint32_t subject, size_t group)
{
	const struct key key = {subject, (uint32_t)group};
	uint32_t k = zy_intern_find(
	    s->keys, (struct zy_view){(const char *)&key, sizeof(key)});

	return k == ZY_INTERN_NONE ? NULL : &s->items[k];
}
