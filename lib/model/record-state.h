/*
 * What the files that define schemas share: macros for a choice, the end of a
 * list of choices, a schema, and the column source at the end of every record.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_RECORD_STATE_H
#define ZY_MODEL_RECORD_STATE_H

#include "model/record.h"
#include "model/words.h"

#define CHOICE(token, zh)             \
	{                             \
		token, zh, NULL, NULL \
	}
/* Ends a list, with the list's name in the dictionary. */
#define CHOICES_END(list)                               \
	{                                               \
		NULL, list, NULL, zy_dictionary_builtin \
	}
#define SOURCE                                                \
	{                                                     \
		"source", "来源", ZY_TEXT, 0, NULL,           \
		    N_("file:line that the record came from") \
	}
/* A schema; above: its member of that name. */
#define SCHEMA_BESIDE(name, zh, columns, above)                            \
	{                                                                  \
		name, zh, columns, sizeof(columns) / sizeof((columns)[0]), \
		    zy_dictionary_builtin, false, above                    \
	}
#define SCHEMA(name, zh, columns) SCHEMA_BESIDE(name, zh, columns, NULL)

#endif
