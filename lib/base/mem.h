/*
 * Memory: the one place that may end the process, when no memory is left.
 *
 * Every allocation of the library and the programs goes through these
 * functions, so that callers need not test for NULL.  When memory is exhausted,
 * one line is written to standard error and the process ends with status 3.
 *
 * An arena is a growing area of memory that is released as a whole.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_MEM_H
#define ZY_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * Returns n bytes of new memory, not initialised, and never NULL, also
 * for n 0.  The caller frees it with free().
 */
void *zy_malloc(size_t n);
/*
 * Returns new memory for n elements of size bytes, all zero, never NULL.  The
 * caller frees it with free().
 */
void *zy_calloc(size_t n, size_t size);
/*
 * Changes the size of the memory p, which may be NULL, to n bytes; what it
 * contained is kept, as far as it fits, and added bytes are not initialised.
 * Returns the new address, never NULL, also for n 0; the caller frees it with
 * free().
 */
void *zy_realloc(void *p, size_t n);
/*
 * Changes the size of the memory p, which may be NULL, to n elements of size
 * bytes; a product that overflows counts as no memory left.  Returns the new
 * address; the caller frees it with free().
 */
void *zy_reallocarray(void *p, size_t n, size_t size);
/*
 * Returns new memory for n elements of size bytes that begins at a cache line;
 * a product that overflows counts as no memory left.  The caller frees it with
 * free().
 */
void *zy_aligned_array(size_t n, size_t size);
/*
 * Asks the kernel to use large pages for the n bytes at p; does nothing if they
 * contain no whole large page.  To be called directly after the allocation of a
 * table that is accessed at random, since such a table is slow with small
 * pages.  Nothing depends on whether the kernel complies.
 */
void zy_mem_at_random(void *p, size_t n);
/* Returns a copy of s, not NULL, which the caller frees with free(). */
char *zy_strdup(const char *s);
/*
 * Returns a NUL-terminated copy of the n bytes at s, which may be NULL when n
 * is 0; all n bytes must exist, since a NUL byte among them does not end the
 * copy.  The caller frees it with free().
 */
char *zy_strndup(const char *s, size_t n);
/*
 * Reports on standard error that no memory is left, calls the function that
 * zy_mem_before_exit has set, and ends the process with status 3.
 */
ZY_NORETURN void zy_mem_gone(void);
/*
 * Sets the function that zy_mem_gone calls before it ends the process, for
 * instance to remove unfinished files; it replaces one that was set before, and
 * NULL sets none.  The function must not allocate memory.
 */
void zy_mem_before_exit(void (*function)(void));

/*
 * Makes sure that the array p of *cap elements, each of size bytes, has room
 * for need elements.  If it has not, it is enlarged to at least twice its size
 * (from 0 to at least 16 elements) and *cap is set; the new elements are not
 * initialised.  p may be NULL, with *cap 0.  Returns the array, which may have
 * moved; the caller frees it with free().
 */
void *zy_grow(void *p, size_t *cap, size_t need, size_t size);

/*
 * An arena: memory that is allocated piece by piece and released as a whole.
 * All bytes zero is an empty arena; zy_arena_release frees its memory.
 */
struct zy_arena {
	struct zy_arena_block *head;
	char *at, *end;
	size_t total; /* bytes allocated from the system */
};

/*
 * Returns n bytes, not initialised and never NULL, aligned for any type, valid
 * until the arena is released.
 */
void *zy_arena_alloc(struct zy_arena *a, size_t n);
/*
 * Returns n bytes, not initialised, aligned for pointers and 64-bit numbers,
 * valid until the arena is released.
 */
void *zy_arena_words(struct zy_arena *a, size_t n);
/*
 * Returns n bytes without alignment, not initialised, for text, valid until the
 * arena is released.
 */
char *zy_arena_text(struct zy_arena *a, size_t n);
/*
 * Returns a NUL-terminated copy of the n bytes at s, which may be NULL when n
 * is 0, valid until the arena is released.
 */
char *zy_arena_strndup(struct zy_arena *a, const char *s, size_t n);
/*
 * Returns the n bytes at p to the arena, for the next allocation, if they are
 * the bytes that it has allocated last.  Returns true; or false, with nothing
 * changed, where they are not.
 */
bool zy_arena_give_back(struct zy_arena *a, const void *p, size_t n);
/*
 * Moves all memory of other to a, where it keeps its addresses, so that what
 * was allocated from either is valid until a is released; other is empty
 * afterwards.
 */
void zy_arena_join(struct zy_arena *a, struct zy_arena *other);
/*
 * Frees all memory of the arena, which is empty afterwards and can be used
 * again.
 */
void zy_arena_release(struct zy_arena *a);

ZY_END_C

#endif
