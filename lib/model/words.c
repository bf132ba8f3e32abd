/*
 * The built-in dictionary: implements words.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/words.h"

#include <pthread.h>

/* Made of words.csv when it is built: its lines, and NULL. */
extern const char *const zy_words_text[];

static struct zy_dictionary *builtin;
static pthread_once_t once = PTHREAD_ONCE_INIT;

struct zy_dictionary *
zy_dictionary_copy_builtin(void)
{
	struct zy_dictionary *w = zy_dictionary_new();
	struct zy_error e = ZY_ERROR_INIT;

	/* A test reads all rows: here none can be wrong. */
	(void)zy_dictionary_add_lines(w, zy_words_text, &e);
	return w;
}

/* Makes the built-in dictionary, once for the process. */
static void
make(void)
{
	builtin = zy_dictionary_copy_builtin();
}

const struct zy_dictionary *
zy_dictionary_builtin(void)
{
	pthread_once(&once, make);
	return builtin;
}
