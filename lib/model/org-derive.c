/*
 * Superiors by statistical codes: implements zy_orgs_derive_parent of
 * org-assign.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "model/org-assign.h"

/*
 * Returns the number of digits of a statistical code down to its level; 0 where
 * it is not such a code.
 */
static size_t
effective(struct zy_view code)
{
	static const size_t levels[] = {2, 4, 6, 9, 12};
	size_t i, last = 0;

	for (i = 0; i < code.n; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return 0;
		last = code.p[i] != '0' ? i + 1 : last;
	}
	for (i = 0; i < 5 && levels[i] < last; i++)
		;
	return code.n <= 12 && i < 5 && levels[i] <= code.n ? levels[i] : 0;
}

void
zy_orgs_derive_parent(struct zy_orgs *o, size_t i)
{
	static const size_t levels[] = {9, 6, 4, 2}, lengths[] = {0, 6, 12};
	struct zy_view code = zy_orgs_cell(o, i, o->id);
	size_t n = effective(code), k, z;
	char above[13];
	uint32_t found;

	for (k = 0; k < 4; k++) {
		for (z = 0; levels[k] < n && z < 3; z++) {
			if (lengths[z] && lengths[z] < levels[k])
				continue;
			memset(above, '0', sizeof(above));
			memcpy(above, code.p, levels[k]);
			above[lengths[z] ? lengths[z] : levels[k]] = '\0';
			found = zy_orgs_find(o, zy_view(above));
			if (found == ZY_INTERN_NONE || found == i)
				continue;
			o->items[i].parent = found;
			return;
		}
	}
}
