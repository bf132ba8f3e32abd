/*
 * Memory: the one place that may end the process, when there is none left.
 *
 * Every allocation of the library and the programs goes through here, so
 * nothing above tests for NULL.  When memory is gone one line is written to
 * standard error and the process ends with status 3.
 * An arena is a growing heap of bytes that is released as a whole.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_MEM_H
#define ZY_BASE_MEM_H

#include <stddef.h>

#include "base/attr.h"

void *zy_malloc(size_t n);
void *zy_calloc(size_t n, size_t size);
void *zy_realloc(void *p, size_t n);
/* Room for n elements of size bytes; an overflow counts as memory gone. */
void *zy_reallocarray(void *p, size_t n, size_t size);
/* The same, at the beginning of a cache line. */
void *zy_aligned_array(size_t n, size_t size);
/*
 * Asks for large pages where the n bytes at p, which were just taken, are many:
 * a table that is touched at random spends its time looking up small ones.
 */
void zy_mem_at_random(void *p, size_t n);
/* A copy; the caller frees it with free(). */
char *zy_strdup(const char *s);
char *zy_strndup(const char *s, size_t n);
/* Says that memory is gone and ends the process with status 3. */
ZY_NORETURN void zy_mem_gone(void);
/* What is done then, at last: it may not allocate. */
void zy_mem_before_exit(void (*function)(void));

/*
 * Grows an array by doubling: makes sure that *p (of *cap elements of size
 * bytes) has room for need elements.
 */
void *zy_grow(void *p, size_t *cap, size_t need, size_t size);

/* All zero is an empty arena. */
struct zy_arena {
	struct zy_arena_block *head;
	char *at, *end;
	size_t total; /* bytes taken from the system */
};

/* n bytes aligned for any type; valid until the arena is released. */
void *zy_arena_alloc(struct zy_arena *a, size_t n);
/* n bytes aligned for pointers and numbers. */
void *zy_arena_words(struct zy_arena *a, size_t n);
/* n bytes without alignment, for text. */
char *zy_arena_text(struct zy_arena *a, size_t n);
/* A NUL-terminated copy of n bytes. */
char *zy_arena_strndup(struct zy_arena *a, const char *s, size_t n);
/* Moves all that other holds to a; what was had of it stays where it is. */
void zy_arena_join(struct zy_arena *a, struct zy_arena *other);
/* Takes all memory back; the arena is empty and usable again. */
void zy_arena_release(struct zy_arena *a);

#endif
