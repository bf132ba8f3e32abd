/*
 * Naming the columns of a header that is merged over several rows: implements
 * header-levels.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/header-levels.h"

#include <string.h>

/* Returns a column with that heading, named if the heading is known. */
static struct zy_header_column
name_text(struct zy_view text, const struct zy_reader_options *o)
{
	struct zy_header_column c = {.text = text};

	zy_header_name(&c, o);
	return c;
}

/*
 * Returns whether the text of level i adds nothing: it is empty, or the next
 * text below begins with it (党组织 over 党组织全称).
 */
static bool
adds_nothing(const struct zy_view *texts, size_t i, size_t n)
{
	struct zy_view text = texts[i];

	while (text.n && ++i < n)
		if (texts[i].n)
			return texts[i].n > text.n &&
			       memcmp(texts[i].p, text.p, text.n) == 0;
	return text.n == 0;
}

/*
 * Returns the texts of the levels `from` to n - 1 joined, except those that add
 * nothing and the level `without` (SIZE_MAX: none is left out).
 */
static struct zy_view
join(const struct zy_view *texts, size_t from, size_t n, size_t without,
    struct zy_arena *arena)
{
	struct zy_view out = {NULL, 0};
	char *to;
	size_t i, bytes = 0, parts = 0;

	for (i = from; i < n; i++) {
		if (i == without || adds_nothing(texts, i, n))
			continue;
		bytes += texts[i].n;
		parts++;
		out = texts[i];
	}
	if (parts < 2)
		return out;
	out = (struct zy_view){to = zy_arena_text(arena, bytes), bytes};
	for (i = from; i < n; i++) {
		if (i == without || adds_nothing(texts, i, n))
			continue;
		memcpy(to, texts[i].p, texts[i].n);
		to += texts[i].n;
	}
	return out;
}

bool
zy_header_is_whole(struct zy_view text)
{
	return zy_header_is_one(text, "总数|合计|总计|小计|人数|总人数|数量");
}

/*
 * Does what zy_header_name_levels does, but leaves `levels` of the column
 * empty.
 */
static struct zy_header_column
name_by_levels(const struct zy_view *texts, size_t n, struct zy_arena *arena,
    const struct zy_reader_options *o)
{
	struct zy_header_column c;
	struct zy_view text, last = {NULL, 0};
	size_t i;

	for (i = 0; i < n; i++) {
		text = join(texts, i, n, SIZE_MAX, arena);
		c = name_text(text, o);
		if (c.strength)
			return c;
		if (i == 0 && n == ZY_HEADER_LEVELS) {
			c = name_text(join(texts, 0, n, 1, arena), o);
			if (c.strength)
				return c;
		}
		last = texts[i].n ? texts[i] : last;
	}
	/* What all of its parts are together bears the name above them. */
	for (i = 0; i + 1 < n && zy_header_is_whole(last); i++) {
		c = name_text(join(texts, i, n - 1, SIZE_MAX, arena), o);
		if (c.strength)
			return c;
	}
	return name_text(last, o);
}

struct zy_header_column
zy_header_name_joined(const struct zy_view *texts, size_t n,
    struct zy_arena *arena, const struct zy_reader_options *o)
{
	return name_text(join(texts, 0, n, SIZE_MAX, arena), o);
}

/* Returns whether a heading asks: of what? (其中：女, 人数) */
static bool
says_part(struct zy_view text, const struct zy_reader_options *o)
{
	return zy_header_is_share(text, o) || zy_header_is_whole(text);
}

/*
 * Returns the number of the lowest level that is not empty and is no heading of
 * a part itself, so that it says of what the levels below it are parts:
 * 党员（人） above 其中：女.
 */
static size_t
whose(const struct zy_view *texts, size_t n, const struct zy_reader_options *o)
{
	size_t i = n;

	while (i > 0 && (texts[i - 1].n == 0 || says_part(texts[i - 1], o)))
		i--;
	return i ? i - 1 : 0;
}

struct zy_header_column
zy_header_name_levels(const struct zy_view *texts, size_t n,
    struct zy_arena *arena, const struct zy_reader_options *o)
{
	struct zy_header_column c = name_by_levels(texts, n, arena, o);

	c.levels = join(texts, 0, n, SIZE_MAX, arena);
	c.whose = join(texts, whose(texts, n, o), n, SIZE_MAX, arena);
	if (!c.strength && says_part(c.text, o))
		c.name = c.whose;
	return c;
}
