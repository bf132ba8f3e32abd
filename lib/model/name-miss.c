/*
 * The reasons why a name was not found, with candidates: implements
 * name-miss.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/name-miss.h"

#include "base/intern.h"
#include "stream/dictionary.h"

enum {
	LIKELY = 10, /* percent that a likely one has in advance */
};

void
zy_name_miss_release(struct zy_name_miss *m)
{
	zy_buf_release(&m->what);
	*m = (struct zy_name_miss){0};
}

struct zy_buf *
zy_name_miss_begin(
    struct zy_name_miss *m, enum zy_fault fault, const char *what)
{
	m->fault = fault;
	zy_buf_reset(&m->what);
	zy_buf_puts(&m->what, what);
	return &m->what;
}

void
zy_name_put_candidates(struct zy_buf *b, const struct zy_named_ones *all,
    const uint32_t *list, size_t n)
{
	size_t i;

	for (i = 0; i < n && i < ZY_CANDIDATES_MOST; i++) {
		zy_buf_puts(b, i ? ", " : "");
		all->describe(all->context, list[i], b);
	}
	if (n > i)
		zy_buf_printf(b, _(" and %zu more"), n - i);
}

void
zy_name_miss_put_near(struct zy_name_miss *m, const struct zy_named_ones *all,
    uint32_t near, bool elsewhere)
{
	struct zy_buf b = ZY_BUF_INIT;

	all->describe(all->context, near, &b);
	zy_buf_printf(&m->what,
	    elsewhere
		? _(" where the row or its title says; %.*s is elsewhere:")
		: _("; the nearest is %.*s:"),
	    ZY_ARG(zy_buf_get(&b)));
	zy_buf_release(&b);
}

uint32_t
zy_name_nearest(const struct zy_named_ones *all, struct zy_view cell,
    size_t least, unsigned *times)
{
	uint32_t i, found = ZY_INTERN_NONE;
	size_t most = least - 1, score;

	if ((*times)++ >= ZY_NEAREST_MOST)
		return found;
	for (i = 0; i < all->n; i++) {
		score =
		    zy_dictionary_likeness(all->name(all->context, i), cell);
		if (score >= least && all->likely && score + LIKELY > most &&
		    all->likely(all->context, i))
			score += LIKELY;
		if (score > most) {
			most = score;
			found = i;
		}
	}
	return found;
}
