/*
 * Dividing a source at ends of records, for threads: implements zy_source_split
 * and zy_source_rejoin of source.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stream/source-state.h"

enum {
	SPLIT_MIN = 4 << 20, /* bytes of a part; fewer do not need a thread */
};

/* An offset in the input, and the numbers of quotes and lines before it. */
struct place {
	uint64_t at, quotes, lines;
};

/*
 * Moves the place p to the offset `to`, counting quotes and lines on the way.
 * Returns 0, or -1 with e set.
 */
static int
walk(struct zy_source *s, struct place *p, uint64_t to, struct zy_error *e)
{
	struct zy_source copy = *s;
	char *chunk = zy_malloc(ZY_SOURCE_CHUNK);
	bool cr = false;
	ssize_t got;

	copy.in.at = p->at;
	copy.in.end = to;
	while ((got = zy_source_fetch(&copy, chunk, ZY_SOURCE_CHUNK, e)) > 0)
		zy_survey_count(chunk, (size_t)got, &p->quotes, &p->lines, &cr);
	p->at = to;
	free(chunk);
	return got < 0 ? -1 : 0;
}

/*
 * Moves the place p to the first byte after an LF outside quotes.  quoted: p is
 * inside quotes; quotes: quotes count at all.  Returns 0, or -1 where there is
 * no such LF.
 */
static int
find_end(struct zy_source *s, struct place *p, bool quoted, bool quotes,
    struct zy_error *e)
{
	struct zy_source copy = *s;
	char *chunk = zy_malloc(ZY_SOURCE_CHUNK);
	bool found = false, cr = false;
	ssize_t got = 0, i;

	copy.in.at = p->at;
	while (!found &&
	       (got = zy_source_fetch(&copy, chunk, ZY_SOURCE_CHUNK, e)) > 0) {
		for (i = 0; i < got && !found; i++) {
			quoted ^= quotes && chunk[i] == '"';
			found = chunk[i] == '\n' && !quoted;
		}
		zy_survey_count(chunk, (size_t)i, &p->quotes, &p->lines, &cr);
		p->at += (uint64_t)i;
	}
	free(chunk);
	return found ? 0 : -1;
}

/*
 * Sets *at to the offset in the input of the line that is handed out next.
 * Returns 0, or -1.
 */
static int
find_start(struct zy_source *s, uint64_t *at, struct zy_error *e)
{
	struct zy_source copy = *s;
	uint64_t lines = 0;
	char *chunk;
	ssize_t got = 0, i = 0;
	bool cr = false;

	*at = s->in.at - s->bytes.n - (s->text.n - s->cur);
	if (s->cd == (iconv_t)-1)
		return 0;
	/* Converted text has lengths of its own: counts lines instead. */
	chunk = zy_malloc(ZY_SOURCE_CHUNK);
	copy.in.at = *at = s->in.from;
	while (lines < s->line &&
	       (got = zy_source_fetch(&copy, chunk, ZY_SOURCE_CHUNK, e)) > 0) {
		for (i = 0; i < got && lines < s->line; i++) {
			if (cr && chunk[i] != '\n' && ++lines == s->line)
				break;
			cr = chunk[i] == '\r';
			lines += chunk[i] == '\n';
		}
		*at += (uint64_t)i;
	}
	free(chunk);
	return lines == s->line ? 0 : -1;
}

/* Moves s to the offset `at` of the input and drops everything read ahead. */
static void
stand_at(struct zy_source *s, uint64_t at)
{
	s->text.n = s->cur;
	s->no_lf = 0;
	s->bytes.n = 0;
	s->ended = false;
	s->in.at = at;
	s->taken = at - s->in.from;
	s->late = (struct zy_error)ZY_ERROR_INIT;
	if (s->cd != (iconv_t)-1)
		iconv(s->cd, NULL, NULL, NULL, NULL);
}

/*
 * Divides s at an offset.  Returns a source of the rest, or NULL where that is
 * not possible.
 */
static struct zy_source *
cut_off(struct zy_source *s, const struct place *p)
{
	struct zy_source *rest = zy_source_new(s->name, &s->caps);

	rest->encoding = s->encoding;
	rest->marked = s->marked;
	if (s->cd != (iconv_t)-1)
		rest->cd = iconv_open("UTF-8", s->encoding);
	if (s->gb)
		rest->gb = zy_gb18030_new();
	rest->in = s->in;
	if (s->in.fd >= 0)
		rest->in.fd = fcntl(s->in.fd, F_DUPFD_CLOEXEC, 3);
	if ((s->cd != (iconv_t)-1 && rest->cd == (iconv_t)-1) ||
	    (s->in.fd >= 0 && rest->in.fd < 0)) {
		zy_source_free(rest);
		return NULL;
	}
	stand_at(rest, p->at);
	rest->decided = true;
	rest->check = s->check;
	rest->line = p->lines;
	s->in.end = p->at;
	s->cut = true;
	return rest;
}

/* Returns whether s can be divided at all. */
static bool
is_splittable(const struct zy_source *s)
{
	return s->in.seekable && s->decided && s->mark == SIZE_MAX &&
	       s->hold == SIZE_MAX && !s->cut &&
	       (strcmp(s->encoding, "UTF-8") == 0 ||
		   strcmp(s->encoding, "GB18030") == 0);
}

/*
 * Cuts s into up to n parts of about equal size, with the help of the survey.
 * Returns how many parts there are.
 */
static int
cut_all(struct zy_source *s, struct zy_source **parts, int n, bool quotes,
    const struct place *start)
{
	const struct zy_survey *v = &s->survey;
	uint64_t step = (s->in.end - start->at) / (uint64_t)n;
	struct place sum = {.at = s->in.from}, cut;
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t last = start->at;
	bool quoted;
	int made = 1;
	size_t i;

	for (i = 0; i < v->n && made < n; i++) {
		sum.at = v->pieces[i].at;
		if (sum.at > last &&
		    sum.at >= start->at + step * (uint64_t)made) {
			cut = sum;
			quoted = (sum.quotes - start->quotes) % 2 != 0;
			if (find_end(parts[made - 1], &cut, quoted && quotes,
				quotes, &e) ||
			    cut.at >= parts[made - 1]->in.end)
				break;
			parts[made] = cut_off(parts[made - 1], &cut);
			if (!parts[made])
				break;
			made++;
			last = cut.at;
		}
		sum.quotes += v->pieces[i].quotes;
		sum.lines += v->pieces[i].lines;
	}
	return made;
}

int
zy_source_split(
    struct zy_source *s, struct zy_source **parts, int n, bool quotes)
{
	struct place start = {.at = s->in.from};
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t size = zy_source_size(s), at;

	parts[0] = s;
	if (s->rows || !is_splittable(s) || n < 2 || find_start(s, &at, &e) ||
	    size <= at || walk(s, &start, at, &e) || start.lines != s->line)
		return 1;
	if ((size - at) / SPLIT_MIN < (uint64_t)n)
		n = (int)((size - at) / SPLIT_MIN);
	if (n < 2)
		return 1;
	if (s->survey.n == 0 &&
	    zy_source_survey(s, s->in.from, ZY_SURVEY_COUNTS, &s->survey, &e))
		return 1;
	/* What is read ahead is read again by the part it belongs to. */
	stand_at(s, at);
	s->whole_end = s->in.end;
	s->split_at = at;
	s->split_line = s->line;
	s->in.end = size;
	n = cut_all(s, parts, n, quotes, &start);
	zy_survey_release(&s->survey);
	return n;
}

bool
zy_source_cut(const struct zy_source *s)
{
	return s->cut;
}

void
zy_source_rejoin(struct zy_source *s)
{
	s->cut = false;
	s->in.end = s->whole_end;
	s->mark = s->hold = SIZE_MAX;
	s->cur = 0;
	s->line = s->split_line;
	stand_at(s, s->split_at);
}
