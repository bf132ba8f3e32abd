/*
 * The on-disk hash set: one page is read for each search.  The file grows by
 * doubling; since the top bits of a key are its page, a page then becomes two
 * neighbouring ones, and the file can be rewritten from beginning to end.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/disk-set.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/mem.h"
#include "stream/temporary.h"

enum {
	KEYS = 256, /* room of a page */
	MOST = 176, /* average keys of a page at which the file doubles */
	FEW = 88,   /* average keys of a page in a new file, at most */
};

struct page {
	struct zy_seen_key keys[KEYS];
};

struct zy_disk_set {
	const char *folder;
	int fd;
	int bits; /* there are 2^bits pages */
	size_t n;
	struct zy_error failed; /* the first failure; kind 0: none */
	struct page page;	/* the page read or filled last */
	uint64_t at; /* in zy_disk_set_new: number of the page being filled */
};

/* Returns the number of the key's page: its top bits. */
static uint64_t
page_of(const struct zy_disk_set *p, struct zy_seen_key key)
{
	return p->bits ? key.a >> (64 - p->bits) : 0;
}

/*
 * Reads or writes exactly n bytes at offset `at` of fd.  Returns 0; or -1 with
 * p->failed set.  Does nothing after an earlier failure.
 */
static int
move(struct zy_disk_set *p, int fd, void *bytes, size_t n, uint64_t at,
    bool write)
{
	char *b = bytes;
	ssize_t done;

	while (n && !p->failed.kind) {
		done = write ? pwrite(fd, b, n, (off_t)at)
			     : pread(fd, b, n, (off_t)at);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			zy_temporary_failed(
			    p->folder, done ? errno : ENOSPC, &p->failed);
			break;
		}
		b += done;
		n -= (size_t)done;
		at += (uint64_t)done;
	}
	return p->failed.kind ? -1 : 0;
}

/*
 * Reads page number `at` of the set into p->page.  Returns 0, or -1 with the
 * error kept in p.
 */
static int
read_page(struct zy_disk_set *p, uint64_t at)
{
	return move(
	    p, p->fd, &p->page, sizeof(p->page), at * sizeof(p->page), false);
}

/*
 * Writes a page as number `at` of the file fd.  Returns 0, or -1 with the error
 * kept in p.
 */
static int
write_page(struct zy_disk_set *p, int fd, struct page *page, uint64_t at)
{
	return move(p, fd, page, sizeof(*page), at * sizeof(*page), true);
}

/*
 * Searches the page in memory.  Returns the index of the key; that of the first
 * free slot if the page does not have the key; KEYS if the page does not have
 * it and is full.
 */
static size_t
search(const struct zy_disk_set *p, struct zy_seen_key key)
{
	size_t i;

	for (i = 0; i < KEYS && p->page.keys[i].b; i++)
		if (p->page.keys[i].a == key.a && p->page.keys[i].b == key.b)
			break;
	return i;
}

/*
 * Rewrites the file with twice as many pages: each page is split into two
 * adjacent ones.  Returns 0; or -1 with p->failed set.
 */
static int
split_pages(struct zy_disk_set *p)
{
	struct page *two = zy_malloc(2 * sizeof(*two));
	uint64_t i, n = (uint64_t)1 << p->bits;
	size_t used[2], k, half;
	int fd = zy_temporary_open(p->folder, &p->failed);

	for (i = 0; fd >= 0 && i < n && read_page(p, i) == 0; i++) {
		memset(two, 0, 2 * sizeof(*two));
		used[0] = used[1] = 0;
		for (k = 0; k < KEYS && p->page.keys[k].b; k++) {
			half = p->page.keys[k].a >> (63 - p->bits) & 1;
			two[half].keys[used[half]++] = p->page.keys[k];
		}
		write_page(p, fd, &two[0], 2 * i);
		write_page(p, fd, &two[1], 2 * i + 1);
	}
	free(two);
	if (fd < 0)
		return -1;
	close(p->fd);
	p->fd = fd;
	p->bits++;
	return p->failed.kind ? -1 : 0;
}

/*
 * Writes the page in memory as page p->at, then empty pages, until p->at is
 * `to`.  Sets *used, the number of keys on the page in memory, to 0 if a page
 * was written.
 */
static void
write_up_to(struct zy_disk_set *p, uint64_t to, size_t *used)
{
	for (; p->at < to; p->at++) {
		write_page(p, p->fd, &p->page, p->at);
		memset(&p->page, 0, sizeof(p->page));
		*used = 0;
	}
}

struct zy_disk_set *
zy_disk_set_new(const char *folder, const struct zy_seen_key *slots, size_t n)
{
	struct zy_disk_set *p = zy_calloc(1, sizeof(*p));
	size_t i, used = 0, nlater = 0, cap = 0, *later = NULL, some = 0;
	uint64_t to;

	p->folder = folder;
	p->fd = zy_temporary_open(folder, &p->failed);
	for (i = 0; i < n; i++)
		some += slots[i].b != 0;
	while (some >> p->bits > FEW)
		p->bits++;
	for (i = 0; i < n && !p->failed.kind; i++) {
		if (slots[i].b == 0)
			continue;
		to = page_of(p, slots[i]);
		/* A collision displaced the key, or the page is full: it is
		   added at the end. */
		if (to < p->at || to > i * ((uint64_t)1 << p->bits) / n ||
		    (to == p->at && used == KEYS)) {
			later =
			    zy_grow(later, &cap, nlater + 1, sizeof(*later));
			later[nlater++] = i;
			continue;
		}
		write_up_to(p, to, &used);
		p->page.keys[used++] = slots[i];
		p->n++;
	}
	write_up_to(p, (uint64_t)1 << p->bits, &used);
	for (i = 0; i < nlater; i++)
		zy_disk_set_add(p, slots[later[i]]);
	free(later);
	return p;
}

void
zy_disk_set_free(struct zy_disk_set *p)
{
	if (!p)
		return;
	if (p->fd >= 0)
		close(p->fd);
	free(p);
}

bool
zy_disk_set_has(struct zy_disk_set *p, struct zy_seen_key key)
{
	size_t i;

	if (p->failed.kind || read_page(p, page_of(p, key)))
		return false;
	i = search(p, key);
	return i < KEYS && p->page.keys[i].b;
}

bool
zy_disk_set_add(struct zy_disk_set *p, struct zy_seen_key key)
{
	uint64_t at;
	size_t i;

	if (p->failed.kind || zy_disk_set_has(p, key))
		return false;
	while ((i = search(p, key)) == KEYS || p->n >> p->bits >= MOST)
		if (split_pages(p) || read_page(p, page_of(p, key)))
			return false;
	p->page.keys[i] = key;
	p->n++;
	at = page_of(p, key) * sizeof(p->page) + i * sizeof(key);
	return move(p, p->fd, &p->page.keys[i], sizeof(key), at, true) == 0;
}

const struct zy_error *
zy_disk_set_error(const struct zy_disk_set *p)
{
	return p->failed.kind ? &p->failed : NULL;
}
