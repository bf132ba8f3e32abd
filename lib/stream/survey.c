/*
 * Examining all bytes of a regular file or memory, by several threads:
 * implements zy_source_survey of source-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/threads.h"
#include "stream/source-state.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
	PIECE = 1 << 20,     /* bytes of a piece, at least */
	RANGE_MIN = 4 << 20, /* bytes of a range; fewer need no thread */
	MAX_THREADS = 64,
};

/* The bytes that one thread examines, and what it finds. */
struct range {
	struct zy_source s; /* a copy, which reads this range */
	uint64_t to;	    /* end of the range */
	enum zy_survey_for what;
	struct zy_survey out;
	struct zy_encoding_mix mix;
	struct zy_error e;
	int rc;
	atomic_bool *stop;
};

#ifdef __SSE2__
/*
 * Adds the numbers of quotes and LF in 16 * steps bytes to *quotes and *lines.
 * Returns whether there is a CR.
 */
static bool
count_steps(const char *p, size_t steps, uint64_t *quotes, uint64_t *lines)
{
	const __m128i zero = _mm_setzero_si128(), quote = _mm_set1_epi8('"');
	const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
	__m128i q, l, r = zero, v;
	size_t i, some;

	for (; steps; steps -= some) {
		/* A byte of the sums holds 255 at most. */
		some = steps < 255 ? steps : 255;
		q = l = zero;
		for (i = 0; i < some; i++, p += 16) {
			v = _mm_loadu_si128((const __m128i *)p);
			q = _mm_sub_epi8(q, _mm_cmpeq_epi8(v, quote));
			l = _mm_sub_epi8(l, _mm_cmpeq_epi8(v, lf));
			r = _mm_or_si128(r, _mm_cmpeq_epi8(v, cr));
		}
		q = _mm_sad_epu8(q, zero);
		l = _mm_sad_epu8(l, zero);
		*quotes += (uint64_t)(_mm_extract_epi16(q, 0) +
				      _mm_extract_epi16(q, 4));
		*lines += (uint64_t)(_mm_extract_epi16(l, 0) +
				     _mm_extract_epi16(l, 4));
	}
	return _mm_movemask_epi8(r) != 0;
}
#endif

/*
 * Returns the number of CR that end a line by themselves; a CR at the end of
 * the text is not counted.
 */
static uint64_t
count_cr(const char *p, const char *end)
{
	uint64_t n = 0;

	while ((p = memchr(p, '\r', (size_t)(end - p))) != NULL) {
		if (++p == end)
			break;
		n += *p != '\n';
	}
	return n;
}

void
zy_survey_count(
    const char *p, size_t n, uint64_t *quotes, uint64_t *lines, bool *cr)
{
	bool some = true;
	size_t i = 0;

	if (n == 0)
		return;
	*lines += *cr && p[0] != '\n';
#ifdef __SSE2__
	some = count_steps(p, n / 16, quotes, lines);
	i = n / 16 * 16;
#endif
	for (; i < n; i++) {
		*quotes += p[i] == '"';
		*lines += p[i] == '\n';
		some = some || p[i] == '\r';
	}
	if (some)
		*lines += count_cr(p, p + n);
	*cr = p[n - 1] == '\r';
}

/* Appends a piece that begins at that offset to v. */
static void
begin_piece(struct zy_survey *v, uint64_t at)
{
	v->pieces = zy_grow(v->pieces, &v->cap, v->n + 1, sizeof(*v->pieces));
	v->pieces[v->n++] = (struct zy_survey_piece){.at = at};
}

/*
 * Examines the encoding of the complete lines in b, or with ended true of all
 * of b, and removes them.
 */
static void
look_at_lines(struct range *r, struct zy_buf *b, bool ended)
{
	const char *lf = ended ? b->p + b->n - 1 : memrchr(b->p, '\n', b->n);
	size_t n = lf ? (size_t)(lf - b->p) + 1 : b->n;
	bool utf8;

	/* A line that has no end yet may look like anything. */
	if (!lf || zy_encoding_mixed(&r->mix, b->p, n, &utf8) != SIZE_MAX)
		r->out.mixed = true;
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

/* Examines one range of the input, as one of the threads. */
static void
survey_range(void *ranges, int i)
{
	struct range *r = (struct range *)ranges + i;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_survey_piece *piece;
	bool cr = false;
	ssize_t got = 0;
	char *chunk;

	r->s.in.end = r->to;
	begin_piece(&r->out, r->s.in.at);
	while (!atomic_load_explicit(r->stop, memory_order_relaxed)) {
		piece = &r->out.pieces[r->out.n - 1];
		chunk = zy_buf_room(&b, ZY_SOURCE_CHUNK);
		got = zy_source_fetch(&r->s, chunk, ZY_SOURCE_CHUNK, &r->e);
		if (got <= 0)
			break;
		zy_survey_count(
		    chunk, (size_t)got, &piece->quotes, &piece->lines, &cr);
		if (r->what == ZY_SURVEY_ENCODING)
			zy_encoding_look(&r->out.look, chunk, (size_t)got);
		if (r->out.look.bad)
			atomic_store(r->stop, true);
		if (r->what == ZY_SURVEY_MIXED) {
			b.n += (size_t)got;
			look_at_lines(r, &b, false);
		}
		if (r->s.in.at - piece->at >= PIECE)
			begin_piece(&r->out, r->s.in.at);
	}
	if (b.n && got == 0)
		look_at_lines(r, &b, true);
	r->rc = got < 0 ? -1 : 0;
	zy_buf_release(&b);
}

/*
 * Returns the offset of the first line that begins after `at`; 0 where none
 * begins in the next chunk.
 */
static uint64_t
behind_line(const struct zy_source *s, uint64_t at)
{
	struct zy_source copy = *s;
	struct zy_error e = ZY_ERROR_INIT;
	char *chunk = zy_malloc(ZY_SOURCE_CHUNK), *lf = NULL;
	ssize_t got;

	copy.in.at = at;
	got = zy_source_fetch(&copy, chunk, ZY_SOURCE_CHUNK, &e);
	if (got > 0)
		lf = memchr(chunk, '\n', (size_t)got);
	at = lf ? at + (uint64_t)(lf - chunk) + 1 : 0;
	free(chunk);
	return at;
}

/* Appends the results for the next range, v, to `all`. */
static void
append(struct zy_survey *all, const struct zy_survey *v)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		begin_piece(all, 0);
		all->pieces[all->n - 1] = v->pieces[i];
	}
	all->look.beyond = all->look.beyond || v->look.beyond;
	all->look.large = all->look.large || v->look.large;
	all->look.latin = all->look.latin || v->look.latin;
	all->look.bad = all->look.bad || v->look.bad;
	all->look.nul = all->look.nul || v->look.nul;
	all->mixed = all->mixed || v->mixed;
	/* All ranges but the last end with a line. */
	all->look.ncut = v->look.ncut;
}

/*
 * Divides the input from the offset `from` on into ranges at ends of lines.
 * Returns their number.
 */
static int
cut_ranges(
    const struct zy_source *s, uint64_t from, struct range *ranges, int threads)
{
	uint64_t size = zy_source_size(s), step, at;
	int n = 0;

	threads = threads < MAX_THREADS ? threads : MAX_THREADS;
	ranges[n].s = *s;
	ranges[n].s.in.at = from;
	ranges[n++].to = s->in.end;
	if (size < from || (size - from) / RANGE_MIN < 2)
		return n;
	if ((size - from) / RANGE_MIN < (uint64_t)threads)
		threads = (int)((size - from) / RANGE_MIN);
	step = (size - from) / (uint64_t)threads;
	while (n < threads) {
		at = behind_line(s, from + step * (uint64_t)n);
		if (at <= ranges[n - 1].s.in.at || at >= size)
			break;
		ranges[n - 1].to = at;
		ranges[n].s = *s;
		ranges[n].s.in.at = at;
		ranges[n++].to = s->in.end;
	}
	return n;
}

int
zy_source_survey(struct zy_source *s, uint64_t from, enum zy_survey_for what,
    struct zy_survey *out, struct zy_error *e)
{
	struct range *ranges =
	    zy_calloc((size_t)s->threads + 1, sizeof(*ranges));
	int n = cut_ranges(s, from, ranges, s->threads), i, rc = 0;
	struct zy_encoding_mix mix = {{false, false}};
	atomic_bool stop = false;

	for (i = 0; i < n; i++) {
		ranges[i].what = what;
		ranges[i].stop = &stop;
	}
	zy_threads_run(n, survey_range, ranges);
	*out = (struct zy_survey){.n = 0};
	for (i = 0; i < n; i++) {
		append(out, &ranges[i].out);
		mix.seen[0] = mix.seen[0] || ranges[i].mix.seen[0];
		mix.seen[1] = mix.seen[1] || ranges[i].mix.seen[1];
		free(ranges[i].out.pieces);
		if (ranges[i].rc < 0 && rc == 0) {
			*e = ranges[i].e;
			rc = -1;
		}
	}
	out->mixed = out->mixed || (mix.seen[0] && mix.seen[1]);
	free(ranges);
	return rc;
}

void
zy_survey_release(struct zy_survey *v)
{
	free(v->pieces);
	*v = (struct zy_survey){.n = 0};
}
