/*
 * The kind files that are compiled into the library.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/builtin.h"

/*
 * Made by the Makefile: the name of each kind, the lines of its text, NULL;
 * and NULL at the end.
 */
extern const char *const zy_builtin_kinds[];

bool
zy_builtin_kind(struct zy_buf *b, const char *name)
{
	const char *const *line = zy_builtin_kinds;

	for (; *line; line++) {
		bool found = strcmp(*line, name) == 0;

		for (line++; *line; line++)
			if (found)
				zy_buf_puts(b, *line);
		if (found)
			return true;
	}
	return false;
}

const char *
zy_builtin_kind_name(size_t i)
{
	const char *const *line = zy_builtin_kinds;

	for (; *line; line++) {
		if (i-- == 0)
			return *line;
		while (*line)
			line++;
	}
	return NULL;
}
