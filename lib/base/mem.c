/*
 * Allocation, growing arrays and arenas: implements mem.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	CACHE_LINE = 64,
	BLOCK = 256 * 1024, /* bytes of a block of an arena */
	MUCH = 8 << 20,	    /* an arena of this size gets blocks of this size */
};

static const size_t LARGE_PAGE = 2 << 20;

struct zy_arena_block {
	struct zy_arena_block *next;
	max_align_t data[];
};

static void (*before_exit)(void);

void
zy_mem_before_exit(void (*function)(void))
{
	before_exit = function;
}

void
zy_mem_gone(void)
{
	static const char text[] = "zhengyou: out of memory\n";
	ssize_t n = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)n; /* nobody is left to tell */
	if (before_exit)
		before_exit();
	_exit(3);
}

void *
zy_malloc(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (!p)
		zy_mem_gone();
	return p;
}

void *
zy_calloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		zy_mem_gone();
	return p;
}

void *
zy_realloc(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (!q)
		zy_mem_gone();
	return q;
}

void *
zy_reallocarray(void *p, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		zy_mem_gone();
	return zy_realloc(p, bytes);
}

void *
zy_aligned_array(size_t n, size_t size)
{
	void *p = NULL;
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes) ||
	    posix_memalign(&p, CACHE_LINE, bytes ? bytes : 1))
		zy_mem_gone();
	return p;
}

void
zy_mem_at_random(void *p, size_t n)
{
	uintptr_t from = ((uintptr_t)p + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
	uintptr_t to = ((uintptr_t)p + n) & ~(LARGE_PAGE - 1);

	/* It is advice: nothing depends on whether it is taken. */
	if (to > from)
		(void)madvise((void *)from, to - from, MADV_HUGEPAGE);
}

char *
zy_strndup(const char *s, size_t n)
{
	char *p = zy_malloc(n + 1);

	if (n)
		memcpy(p, s, n); /* s may be NULL then */
	p[n] = '\0';
	return p;
}

char *
zy_strdup(const char *s)
{
	return zy_strndup(s, strlen(s));
}

void *
zy_grow(void *p, size_t *cap, size_t need, size_t size)
{
	size_t n = *cap ? *cap : 16;

	if (need <= *cap)
		return p;
	while (n < need) {
		if (n > SIZE_MAX / 2)
			zy_mem_gone();
		n *= 2;
	}
	*cap = n;
	return zy_reallocarray(p, n, size);
}

/* Returns a block of MUCH bytes that begins at a large page. */
static struct zy_arena_block *
block_large(void)
{
	void *p = NULL;

	if (posix_memalign(&p, LARGE_PAGE, MUCH))
		zy_mem_gone();
	zy_mem_at_random(p, MUCH);
	return p;
}

/* Gives the arena a new block with room for n bytes. */
static void
arena_more(struct zy_arena *a, size_t n)
{
	bool large = n > BLOCK / 4;
	size_t room = large ? n : BLOCK;
	struct zy_arena_block *b;

	if (room > SIZE_MAX - sizeof(*b))
		zy_mem_gone();
	if (!large && a->total >= MUCH) {
		/* Large pages, so that it is not the kernel that takes the
		 * time: half a thousand times fewer of them are asked for. */
		b = block_large();
		room = MUCH - sizeof(*b);
	} else {
		b = zy_malloc(sizeof(*b) + room);
	}
	a->total += sizeof(*b) + room;
	if (large && a->head) {
		/* A large piece is put after the current block, which stays
		 * the current one. */
		b->next = a->head->next;
		a->head->next = b;
		return;
	}
	b->next = a->head;
	a->head = b;
	a->at = (char *)b->data;
	a->end = a->at + room;
}

/* Allocates n bytes in a separate block, since they would waste the rest of
 * the current one. */
static char *
arena_large(struct zy_arena *a, size_t n)
{
	arena_more(a, n);
	if (a->at == (char *)a->head->data && a->end == a->at + n) {
		a->at = a->end;
		return (char *)a->head->data;
	}
	return (char *)a->head->next->data;
}

char *
zy_arena_text(struct zy_arena *a, size_t n)
{
	char *p;

	if (n > BLOCK / 4)
		return arena_large(a, n);
	if (!a->at || (size_t)(a->end - a->at) < n)
		arena_more(a, n);
	p = a->at;
	a->at += n;
	return p;
}

/* Returns n bytes of the arena, aligned to `align` bytes. */
static void *
alloc_aligned(struct zy_arena *a, size_t n, size_t align)
{
	size_t skip;

	if (a->at) {
		skip = (align - (uintptr_t)a->at % align) % align;
		if (skip <= (size_t)(a->end - a->at))
			a->at += skip;
		else
			a->at = a->end;
	}
	return zy_arena_text(a, n);
}

void *
zy_arena_alloc(struct zy_arena *a, size_t n)
{
	return alloc_aligned(a, n, _Alignof(max_align_t));
}

void *
zy_arena_words(struct zy_arena *a, size_t n)
{
	return alloc_aligned(a, n, sizeof(uint64_t));
}

char *
zy_arena_strndup(struct zy_arena *a, const char *s, size_t n)
{
	char *p = zy_arena_text(a, n + 1);

	if (n)
		memcpy(p, s, n); /* s may be NULL then */
	p[n] = '\0';
	return p;
}

bool
zy_arena_give_back(struct zy_arena *a, const void *p, size_t n)
{
	if (!a->at || (const char *)p + n != a->at)
		return false;
	a->at -= n;
	return true;
}

void
zy_arena_join(struct zy_arena *a, struct zy_arena *other)
{
	struct zy_arena_block *last = other->head;

	if (!last)
		return;
	while (last->next)
		last = last->next;
	last->next = a->head;
	a->head = other->head;
	a->at = other->at;
	a->end = other->end;
	a->total += other->total;
	*other = (struct zy_arena){0};
}

void
zy_arena_release(struct zy_arena *a)
{
	struct zy_arena_block *b, *next;

	for (b = a->head; b; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct zy_arena){0};
}
