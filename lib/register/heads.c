/*
 * Reading, comparing and replacing heads files: implements heads.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/protect.h"
#include "register/heads.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "register/file.h"
#include "stream/writer.h"

enum {
	LARGEST = 64 * 1024 * 1024, /* no file of heads is so large */
	WAIT = 10, /* seconds for whoever writes a file's first line */
};

/* A line of a heads file; views into its text. */
struct entry {
	struct zy_view path, head, at;
	uint64_t lines;
};

/* A heads file in memory. */
struct heads {
	char *text, *scratch;
	struct entry *entries;
	size_t n, cap;
};

/* Frees what h owns. */
static void
heads_release(struct heads *h)
{
	free(h->text);
	free(h->scratch);
	free(h->entries);
}

void
zy_known_release(struct zy_known *k)
{
	free(k->file);
	free(k->path);
	*k = (struct zy_known){.lines = 0};
}

/*
 * Returns the absolute name of a file, which need not exist; the caller frees
 * it.
 */
static char *
absolute(const char *path)
{
	char *whole = realpath(path, NULL), *folder, *copy, *copy2;
	struct zy_buf b = ZY_BUF_INIT;

	if (whole)
		return whole;
	copy = zy_strdup(path);
	copy2 = zy_strdup(path);
	folder = realpath(dirname(copy), NULL);
	zy_buf_printf(&b, "%s/%s",
	    folder ? (strcmp(folder, "/") == 0 ? "" : folder) : dirname(copy),
	    basename(copy2));
	free(folder);
	free(copy);
	free(copy2);
	return zy_buf_detach(&b);
}

/* Reads the text of an open heads file.  Returns 0, or -1 with errno set. */
static int
read_text(struct heads *h, int fd, size_t *n)
{
	struct stat st;

	if (fstat(fd, &st))
		return -1;
	if (!S_ISREG(st.st_mode) || st.st_size > LARGEST) {
		errno = EINVAL;
		return -1;
	}
	*n = (size_t)st.st_size;
	h->text = zy_malloc(*n + 1);
	h->scratch = zy_malloc(*n + 1);
	return zy_file_read(fd, h->text, *n, 0);
}

/* Reads one line; scratch has room for its texts. */
static bool
read_entry(struct entry *x, struct zy_view line, char *scratch)
{
	static const char *const keys[] = {"register", "lines", "head", "at"};
	struct zy_json_member *m = NULL;
	size_t n = 0, cap = 0, i;
	int64_t lines = 0;
	bool good = zy_json_scan(line, scratch, &m, &n, &cap) == NULL && n == 4;

	for (i = 0; good && i < 4; i++)
		good = zy_view_is(m[i].key, keys[i]) && m[i].string == (i != 1);
	good =
	    good && zy_integer_parse(&lines, m[1].value, 1, INT64_MAX / 16) &&
	    m[2].value.n == ZY_HASH_HEX - 1 && m[3].value.n < ZY_KNOWN_AT_MAX;
	if (good)
		*x = (struct entry){
		    m[0].value, m[2].value, m[3].value, (uint64_t)lines};
	free(m);
	return good;
}

/* Reads an open heads file. */
static int
read_heads(struct heads *h, int fd, const char *file, struct zy_error *e)
{
	struct zy_view all, line;
	char *scratch;
	size_t n;

	if (read_text(h, fd, &n))
		return zy_file_error(file, _("cannot be read"), e);
	all = (struct zy_view){h->text, n};
	scratch = h->scratch;
	while (all.n && zy_view_next(&all, '\n', &line)) {
		if (line.n == 0 && all.n == 0)
			break;
		h->entries =
		    zy_grow(h->entries, &h->cap, h->n + 1, sizeof(*h->entries));
		if (!read_entry(&h->entries[h->n], line, scratch)) {
			zy_error_set(e, ZY_ERROR_IO,
			    _("no file of heads of registers, or changed by "
			      "hand"));
			return zy_error_at(e, file, h->n + 1, 0);
		}
		scratch += line.n;
		h->n++;
	}
	return 0;
}

/* Returns the part of a path after its last slash. */
static struct zy_view
name_of(struct zy_view path)
{
	const char *slash = memrchr(path.p, '/', path.n);
	size_t skip = slash ? (size_t)(slash + 1 - path.p) : 0;

	return (struct zy_view){path.p + skip, path.n - skip};
}

/* Returns whether a file with that name exists. */
static bool
is_there(struct zy_view path)
{
	char *name = zy_malloc(path.n + 1);
	struct stat st;
	bool there;

	memcpy(name, path.p, path.n);
	name[path.n] = '\0';
	there = stat(name, &st) == 0;
	free(name);
	return there;
}

/*
 * Finds the entry of a register with this absolute name: the entry of that
 * name, else the only one with the same base name whose register no longer
 * exists.
 */
static struct entry *
find_entry(struct heads *h, const char *path)
{
	struct entry *moved = NULL;
	size_t i, n = 0;

	for (i = 0; i < h->n; i++)
		if (zy_view_is(h->entries[i].path, path))
			return &h->entries[i];
	for (i = 0; i < h->n; i++)
		if (zy_view_eq(
			name_of(h->entries[i].path), name_of(zy_view(path))) &&
		    !is_there(h->entries[i].path)) {
			moved = &h->entries[i];
			n++;
		}
	return n == 1 ? moved : NULL;
}

/*
 * Decides about a heads file that was empty when it was read: waits for whoever
 * is writing its first line, and reads it again into h.  Returns 0; or -1 with
 * e set where it is still empty.
 */
static int
read_again(struct heads *h, const char *file, struct zy_error *e)
{
	bool created;
	int fd, rc;

	heads_release(h);
	*h = (struct heads){.n = 0};
	if (zy_file_open(&fd, &created, file, WAIT, true, e))
		return -1;
	if (fd < 0)
		return 0; /* it was removed */
	rc = read_heads(h, fd, file, e);
	close(fd);
	if (rc || h->n)
		return rc;
	zy_error_set(e, ZY_ERROR_IO,
	    _("is empty: what was known of registers is lost; go back to a "
	      "copy, or remove it once they are seen to be whole"));
	return zy_error_at(e, file, 0, 0);
}

/* Returns whether the folder of a file is there; else errno is set. */
static bool
has_folder(const char *file)
{
	char *folder = zy_strdup(file), *slash = strrchr(folder, '/');
	bool is;

	if (slash)
		slash[slash == folder] = '\0';
	is = access(slash ? folder : ".", F_OK) == 0;
	free(folder);
	return is;
}

int
zy_heads_find(
    struct zy_known *k, const char *file, const char *path, struct zy_error *e)
{
	struct heads h = {.n = 0};
	const struct entry *x;
	char *own = absolute(file);
	bool same;
	int fd, rc;

	*k = (struct zy_known){.file = zy_strdup(file), .path = absolute(path)};
	zy_line_zero_hash(k->head);
	same = strcmp(own, k->path) == 0;
	free(own);
	if (same) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("is the register itself: name another file for what is "
		      "known of it"));
		return zy_error_at(e, file, 0, 0);
	}
	do
		fd = open(file,
		    O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
	while (fd < 0 && errno == EINTR);
	if (fd < 0 && errno == ELOOP) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("is a symbolic link: name the file itself"));
		return zy_error_at(e, file, 0, 0);
	}
	/* A new file; a folder that is not there is mistyped, or not mounted.
	 */
	if (fd < 0 && errno == ENOENT && has_folder(file))
		return 0;
	if (fd < 0)
		return zy_file_error(file, _("cannot be opened"), e);
	rc = read_heads(&h, fd, file, e);
	close(fd);
	if (rc == 0 && h.n == 0)
		rc = read_again(&h, file, e);
	x = rc ? NULL : find_entry(&h, k->path);
	if (x) {
		k->lines = x->lines;
		memcpy(k->head, x->head.p, ZY_HASH_HEX - 1);
		memcpy(k->at, x->at.p, x->at.n);
		k->at[x->at.n] = '\0';
	}
	heads_release(&h);
	return rc;
}

int
zy_known_check(const struct zy_known *k, const char *path, bool exists,
    uint64_t lines, const char *hash, struct zy_error *e)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (k->lines == 0 ||
	    (exists && lines >= k->lines && strcmp(hash, k->head) == 0))
		return 0;
	if (!exists)
		zy_buf_puts(&b, _("is missing"));
	else if (lines == 0)
		zy_buf_puts(&b, _("is empty, or no line of it can be read"));
	else if (lines < k->lines)
		zy_buf_printf(&b, _("has lost lines, %llu can be read"),
		    (unsigned long long)lines);
	else
		zy_buf_puts(&b, _("is another one than before: rolled back and "
				  "written on, or made anew"));
	zy_error_set(e, ZY_ERROR_IO,
	    _("%s; %llu lines of it are known since %s, with the head %.16s, "
	      "kept in '%s'; go back to a copy that has them, or begin anew "
	      "with --new"),
	    b.p, (unsigned long long)k->lines, k->at, k->head, k->file);
	zy_buf_release(&b);
	return zy_error_at(e, path, 0, 0);
}

/* Appends the line of a heads file for x. */
static void
put_entry(struct zy_buf *b, const struct entry *x)
{
	zy_buf_puts(b, "{\"register\":");
	zy_json_string(b, x->path);
	zy_buf_printf(
	    b, ",\"lines\":%llu,\"head\":", (unsigned long long)x->lines);
	zy_json_string(b, x->head);
	zy_buf_puts(b, ",\"at\":");
	zy_json_string(b, x->at);
	zy_buf_puts(b, "}\n");
}

/*
 * Replaces the heads file by a new file with this text.  Returns 0, or -1 with
 * e set.
 */
static int
replace(const char *file, struct zy_view text, struct zy_error *e)
{
	struct zy_buf name = ZY_BUF_INIT;
	int fd, rc = -1;

	zy_buf_printf(&name, "%s.new", file);
	do
		fd = open(name.p,
		    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
		    0600);
	while (fd < 0 && errno == EINTR);
	if (fd >= 0) {
		zy_protect(fd, file, NULL);
		rc = zy_file_write(fd, text.p, text.n) || zy_file_sync(fd);
		rc = close(fd) || rc;
		if (rc || rename(name.p, file)) {
			rc = errno;
			unlink(name.p);
			errno = rc;
			rc = -1;
		} else {
			rc = zy_file_sync_directory(file);
		}
	}
	zy_buf_release(&name);
	return rc ? zy_file_error(file, _("the head cannot be kept"), e) : 0;
}

int
zy_heads_put(const struct zy_known *k, uint64_t lines, const char *head,
    const char *at, int64_t seconds, struct zy_error *e)
{
	struct entry now = {
	    zy_view(k->path), zy_view(head), zy_view(at), lines};
	struct zy_buf text = ZY_BUF_INIT;
	struct heads h = {.n = 0};
	const struct entry *x;
	bool created;
	size_t i;
	int fd, rc;

	if (zy_file_open(&fd, &created, k->file, seconds, false, e))
		return -1;
	rc = read_heads(&h, fd, k->file, e);
	x = rc ? NULL : find_entry(&h, k->path);
	for (i = 0; rc == 0 && i < h.n; i++)
		put_entry(&text, x == &h.entries[i] ? &now : &h.entries[i]);
	if (rc == 0 && !x)
		put_entry(&text, &now);
	if (rc == 0)
		rc = replace(k->file, zy_buf_get(&text), e);
	if (rc && created)
		unlink(k->file);
	close(fd);
	heads_release(&h);
	zy_buf_release(&text);
	return rc;
}
