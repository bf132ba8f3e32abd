/*
 * Lists of choices "a|b|c", as tables of options have them: implements
 * zy_cli_is_choice of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"

bool
zy_cli_is_choice(const char *list, const char *word)
{
	struct zy_view all = zy_view(list), one;

	while (zy_view_next(&all, '|', &one))
		if (zy_view_is(one, word))
			return true;
	return false;
}
