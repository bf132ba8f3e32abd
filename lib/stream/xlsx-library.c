/*
 * Loading libxlsxwriter at run time: implements zy_xlsx_library of
 * xlsx-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <dlfcn.h>

#include "stream/xlsx-state.h"

#define NAME "libxlsxwriter.so." LXW_SOVERSION

/*
 * Stores the address of a function in the pointer at `to`.  Returns whether
 * there is such a function.
 */
static bool
look_up(void *library, const char *name, void *to, size_t size)
{
	void *symbol = dlsym(library, name);

	memcpy(to, &symbol, size);
	return symbol != NULL;
}

/* Fills all members of l.  Returns whether all functions were found. */
static bool
look_all_up(void *library, struct zy_xlsx_library *l)
{
	bool all = true;

#define LOOK_UP(name) \
	all = all && look_up(library, #name, &l->name, sizeof(l->name));
	ZY_XLSX_FUNCTIONS(LOOK_UP)
	LOOK_UP(unzOpen)
	LOOK_UP(unzClose)
	LOOK_UP(unzGoToNextFile)
	LOOK_UP(unzOpenCurrentFile)
	LOOK_UP(unzReadCurrentFile)
	LOOK_UP(unzCloseCurrentFile)
#undef LOOK_UP
	return all;
}

const struct zy_xlsx_library *
zy_xlsx_library(struct zy_error *e)
{
	static struct zy_xlsx_library functions;
	static bool loaded;
	void *library;

	if (loaded)
		return &functions;
	library = dlopen(NAME, RTLD_NOW | RTLD_LOCAL);
	if (library)
		loaded = look_all_up(library, &functions);
	if (loaded)
		return &functions;
	zy_error_set(e, ZY_ERROR_IO,
	    _("workbooks need the library %s, which cannot be loaded: install "
	      "libxlsxwriter, or choose another format"),
	    NAME);
	return NULL;
}
