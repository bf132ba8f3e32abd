/*
 * Loading libzip at run time: implements zip-library.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/zip-library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>

static struct zy_zip_library functions;
static bool loaded;

/* Fills all members of `functions`, and sets `loaded` where all were found. */
static void
load(void)
{
	static const char *const names[] = {"libzip.so.5", "libzip.so.4"};
	void *library = NULL;
	bool all = true;
	size_t i;

	for (i = 0; i < 2 && !library; i++)
		library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return;
#define FIND(name)                                                  \
	*(void **)(&functions.name) = dlsym(library, "zip_" #name); \
	all = all && functions.name;
	ZY_ZIP_FUNCTIONS(FIND)
#undef FIND
	loaded = all;
}

const struct zy_zip_library *
zy_zip_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
	return loaded ? &functions : NULL;
}
