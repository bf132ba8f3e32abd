/* Splitting a source at ends of records, for threads.
 * SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "stream/source-state.h"

enum {
	SPLIT_MIN = 4 << 20, /* smaller parts are not worth a thread */
};

/* Walks [at, to) and tells the quotes and line ends there. */
static int
survey(struct zy_source *s, uint64_t at, uint64_t to, uint64_t *quotes,
    uint64_t *lines, struct zy_error *e)
{
	uint64_t end = s->in.end, keep = s->in.at;
	char *chunk = zy_malloc(ZY_SOURCE_CHUNK);
	ssize_t got, i;
	int rc = 0;

	s->in.at = at;
	s->in.end = to;
	*quotes = *lines = 0;
	while ((got = zy_source_fetch(s, chunk, ZY_SOURCE_CHUNK, e)) > 0) {
		for (i = 0; i < got; i++) {
			*quotes += chunk[i] == '"';
			*lines += chunk[i] == '\n';
		}
	}
	if (got < 0)
		rc = -1;
	s->in.at = keep;
	s->in.end = end;
	free(chunk);
	return rc;
}

/* From offset at on, the first end of a line outside quotes. */
static int
find_end(struct zy_source *s, uint64_t at, bool quoted, uint64_t *where,
    struct zy_error *e)
{
	uint64_t keep = s->in.at;
	char *chunk = zy_malloc(ZY_SOURCE_CHUNK);
	ssize_t got, i;

	*where = UINT64_MAX;
	s->in.at = at;
	while (*where == UINT64_MAX &&
	       (got = zy_source_fetch(s, chunk, ZY_SOURCE_CHUNK, e)) > 0) {
		for (i = 0; i < got; i++) {
			if (chunk[i] == '"')
				quoted = !quoted;
			if (chunk[i] == '\n' && !quoted) {
				*where = at + (uint64_t)i + 1;
				break;
			}
		}
		at += (uint64_t)got;
	}
	s->in.at = keep;
	free(chunk);
	return *where == UINT64_MAX ? -1 : 0;
}

/* Cuts s at offset where, and makes a source of the rest. */
static struct zy_source *
cut_off(struct zy_source *s, uint64_t where, uint64_t lines)
{
	struct zy_source *rest = zy_source_new(s->name, &s->caps);

	rest->in = s->in;
	if (s->in.fd >= 0)
		rest->in.fd = fcntl(s->in.fd, F_DUPFD_CLOEXEC, 3);
	rest->in.at = where;
	rest->encoding = s->encoding;
	rest->decided = true;
	rest->line = lines;
	s->in.end = where;
	return rest;
}

int
zy_source_split(struct zy_source *s, struct zy_source **parts, int n)
{
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t start, size, step, at, want, where, quotes, lines, line;
	struct stat st;
	int made = 1;
	bool quoted = false;

	parts[0] = s;
	if (!s->in.seekable || !s->decided || s->check ||
	    s->cd != (iconv_t)-1 || s->mark != SIZE_MAX || s->bytes.n > 0)
		return 1;
	if (s->in.memory)
		size = s->in.end;
	else if (fstat(s->in.fd, &st) == 0)
		size = (uint64_t)st.st_size;
	else
		return 1;
	start = s->in.at - (s->text.n - s->cur);
	if (size <= start || (size - start) / (uint64_t)n < SPLIT_MIN)
		return 1;
	s->in.end = size;
	step = (size - start) / (uint64_t)n;
	line = s->line;
	at = start;
	/* What is read ahead is read again by the part that it belongs to. */
	s->text.n = s->cur;
	s->ended = false;
	s->in.at = start;
	while (made < n) {
		struct zy_source *last = parts[made - 1];

		want = start + step * (uint64_t)made;
		if (want <= at)
			break;
		if (survey(last, at, want, &quotes, &lines, &e))
			break;
		quoted = quotes % 2 != 0;
		if (find_end(last, want, quoted, &where, &e) || where >= size)
			break;
		line += lines;
		if (survey(last, want, where, &quotes, &lines, &e))
			break;
		line += lines;
		parts[made++] = cut_off(last, where, line);
		at = where;
	}
	return made;
}
