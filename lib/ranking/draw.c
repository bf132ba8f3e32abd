/*
 * The three methods of drawing, with numbers of 256 bits for their hashes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/draw.h"

#include <nettle/md5.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/digest.h"

/* A hash as a number: 256 bits, the highest word first. */
struct number {
	uint32_t words[8];
};

/* Returns the value of a hexadecimal digit in lower case. */
static uint32_t
hex_value(char c)
{
	return (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* Reads hexadecimal digits, eight for each of n words. */
static void
read_hex(struct number *x, const char *hex, size_t n)
{
	size_t i;

	memset(x, 0, sizeof(*x));
	for (i = 0; i < 8 * n; i++)
		x->words[8 - n + i / 8] =
		    x->words[8 - n + i / 8] << 4 | hex_value(hex[i]);
}

/* Divides x by a number below 2^32 and returns the remainder. */
static uint32_t
divide(struct number *x, uint32_t by)
{
	uint64_t rest = 0;
	size_t i;

	for (i = 0; i < 8; i++) {
		rest = rest << 32 | x->words[i];
		x->words[i] = (uint32_t)(rest / by);
		rest %= by;
	}
	return (uint32_t)rest;
}

/* Returns whether a number of 256 bits is 0. */
static bool
is_zero(const struct number *x)
{
	size_t i;

	for (i = 0; i < 8; i++)
		if (x->words[i])
			return false;
	return true;
}

/* Appends the digits of SHA-256 of a text, last digit first, at least 64. */
static void
put_digits(struct zy_buf *b, struct zy_view text)
{
	char hex[ZY_DIGEST_HEX];
	struct number x;
	uint32_t chunk;
	int i, n;

	zy_digest_of(text, hex);
	read_hex(&x, hex, 8);
	for (n = 0; n < 64 || !is_zero(&x);) {
		chunk = divide(&x, 1000000000);
		for (i = 0; i < 9; i++, n++) {
			if (n >= 64 && chunk == 0 && is_zero(&x))
				return;
			zy_buf_putc(b, (char)('0' + chunk % 10));
			chunk /= 10;
		}
	}
}

void
zy_draw_ticket(struct zy_buf *ticket, struct zy_view seed, struct zy_view id)
{
	struct zy_buf text = ZY_BUF_INIT;
	char hex[ZY_DIGEST_HEX];

	zy_digest_of(seed, hex);
	zy_buf_puts(&text, hex);
	zy_buf_view(&text, id);
	zy_buf_puts(ticket, "0.");
	put_digits(ticket, zy_buf_get(&text));
	zy_buf_release(&text);
}

void
zy_draw_next_ticket(struct zy_buf *next, struct zy_view ticket)
{
	size_t nines = 2, from = next->n;
	struct zy_buf text = ZY_BUF_INIT;
	uint64_t i = 0;

	while (nines < ticket.n && ticket.p[nines] == '9')
		nines++;
	do {
		zy_buf_reset(&text);
		zy_buf_printf(&text, "%.*s:%llu", ZY_ARG(ticket),
		    (unsigned long long)++i);
		next->n = from;
		zy_buf_put(next, ticket.p, nines);
		put_digits(next, zy_buf_get(&text));
	} while (zy_view_cmp((struct zy_view){next->p + from, next->n - from},
		     ticket) <= 0);
	zy_buf_release(&text);
}

/* A ticket that waits to be drawn. */
struct waiting {
	struct zy_view ticket;
	uint32_t index;
};

/* Orders by ticket; equal tickets, which chance never makes, by index. */
static int
compare_waiting(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;
	int c = zy_view_cmp(x->ticket, y->ticket);

	return c ? c : (x->index > y->index) - (x->index < y->index);
}

/* Moves the first of n tickets of a heap down to its place. */
static void
sift(struct waiting *heap, size_t n)
{
	struct waiting x = heap[0];
	size_t at = 0, child;

	while ((child = 2 * at + 1) < n) {
		if (child + 1 < n &&
		    compare_waiting(&heap[child + 1], &heap[child]) < 0)
			child++;
		if (compare_waiting(&x, &heap[child]) <= 0)
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = x;
}

/* Returns a copy of the text of b in the arena. */
static struct zy_view
keep(struct zy_arena *arena, const struct zy_buf *b)
{
	return (struct zy_view){zy_arena_strndup(arena, b->p, b->n), b->n};
}

/*
 * Draws by ZY_DRAW_TICKET.  With replacement the smallest ticket is at the top
 * of a heap; a subject that was drawn sinks with its next ticket.
 */
static void
take_tickets(const struct zy_draw *d, const struct zy_view *ids, size_t n,
    size_t take, struct zy_drawn *out, struct zy_arena *arena)
{
	struct waiting *heap = zy_reallocarray(NULL, n + 1, sizeof(*heap));
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		zy_buf_reset(&b);
		zy_draw_ticket(&b, d->seed, ids[i]);
		heap[i] = (struct waiting){keep(arena, &b), (uint32_t)i};
	}
	/* Sorted tickets are a heap. */
	qsort(heap, n, sizeof(*heap), compare_waiting);
	for (i = 0; i < take; i++) {
		struct waiting *x = d->replacement ? heap : &heap[i];

		out[i] = (struct zy_drawn){x->index, x->ticket.p};
		if (!d->replacement)
			continue;
		zy_buf_reset(&b);
		zy_draw_next_ticket(&b, x->ticket);
		x->ticket = keep(arena, &b);
		sift(heap, n);
	}
	zy_buf_release(&b);
	free(heap);
}

/* Compares whole numbers, texts without leading zeros, for qsort. */
static int
compare_numbers(const void *a, const void *b)
{
	const struct zy_view *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return zy_view_cmp(*x, *y);
}

/* Returns whether a character separates the numbers of a source of the seed. */
static bool
is_separator(char c)
{
	return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\n' ||
	       c == '\r';
}

/*
 * Splits a source into whole numbers without leading zeros.  Returns their
 * count, or 0 where the source is anything else.
 */
static size_t
split_numbers(struct zy_view source, struct zy_view *numbers)
{
	const char *p = source.p, *end = p + source.n, *from;
	size_t n = 0;

	while (p < end) {
		if (is_separator(*p)) {
			p++;
			continue;
		}
		for (from = p; p < end && *p >= '0' && *p <= '9'; p++)
			continue;
		if (p == from || (p < end && !is_separator(*p)))
			return 0;
		while (from + 1 < p && *from == '0')
			from++;
		numbers[n++] = (struct zy_view){from, (size_t)(p - from)};
	}
	return n;
}

/* Returns whether a character is an ASCII digit. */
static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Appends the letters and digits of a source that is no list of numbers. */
static void
put_text(struct zy_buf *key, struct zy_view source)
{
	uint32_t code;
	size_t i;
	int n;

	for (i = 0; i < source.n; i += (size_t)n) {
		n = zy_text_decode(source.p + i, source.p + source.n, &code);
		if (n == 0)
			n = 1;
		else if (n == 1 && source.p[i] >= 'a' && source.p[i] <= 'z')
			zy_buf_putc(key, (char)(source.p[i] - 'a' + 'A'));
		else if (zy_text_is_word(code))
			zy_buf_put(key, source.p + i, (size_t)n);
	}
}

/*
 * Appends one source of the seed to the key of RFC 3797, in the form that
 * zy_draw_key describes.  Returns 0, or -1 with e set where the source is empty
 * or has a decimal fraction.
 */
static int
put_source(struct zy_buf *key, struct zy_view source, struct zy_error *e)
{
	struct zy_view trimmed = zy_text_trim(source), *numbers;
	size_t i, n, from = key->n;

	numbers = zy_reallocarray(NULL, source.n + 1, sizeof(*numbers));
	n = split_numbers(trimmed, numbers);
	qsort(numbers, n, sizeof(*numbers), compare_numbers);
	for (i = 0; i < n; i++) {
		zy_buf_view(key, numbers[i]);
		zy_buf_putc(key, '.');
	}
	free(numbers);
	for (i = 1; n == 0 && i + 1 < trimmed.n; i++)
		if (trimmed.p[i] == '.' && is_digit(trimmed.p[i - 1]) &&
		    is_digit(trimmed.p[i + 1]) &&
		    trimmed.p[trimmed.n - 1] != '.')
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("a source of the seed holds a decimal fraction "
			      "'%.*s'"),
			    ZY_ARG(trimmed));
	if (n == 0 && trimmed.n && trimmed.p[trimmed.n - 1] == '.')
		zy_buf_view(key, trimmed);
	else if (n == 0)
		put_text(key, trimmed);
	if (key->n == from)
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("a source of the seed is empty '%.*s'"), ZY_ARG(source));
	zy_buf_putc(key, '/');
	return 0;
}

int
zy_draw_key(struct zy_buf *key, struct zy_view seed, struct zy_view stratum,
    struct zy_error *e)
{
	struct zy_view all = seed, source;

	/* A '/' at the end ends the last source. */
	if (all.n && all.p[all.n - 1] == '/')
		all.n--;
	if (all.n == 0)
		return zy_error_set(e, ZY_ERROR_CONFIG, _("the seed is empty"));
	while (zy_view_next(&all, '/', &source))
		if (put_source(key, source, e))
			return -1;
	if (stratum.n) {
		zy_buf_view(key, stratum);
		zy_buf_putc(key, '/');
	}
	return 0;
}

/* Writes MD5 of the counter, the key and the counter again. */
static void
rfc_hash(const struct zy_buf *key, uint32_t counter, char hex[33])
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t two[2] = {(uint8_t)(counter >> 8), (uint8_t)counter};
	uint8_t sum[MD5_DIGEST_SIZE];
	struct md5_ctx md5;
	size_t i;

	md5_init(&md5);
	md5_update(&md5, sizeof(two), two);
	md5_update(&md5, key->n, (const uint8_t *)key->p);
	md5_update(&md5, sizeof(two), two);
	md5_digest(&md5, sizeof(sum), sum);
	for (i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[32] = '\0';
}

/*
 * Draws by RFC 3797: the hash of number i of the key, modulo the number of
 * subjects that are left, is the position of the subject drawn next.  Returns
 * 0, or -1 with e set.
 */
static int
take_rfc3797(const struct zy_draw *d, size_t n, size_t take,
    struct zy_drawn *out, struct zy_arena *arena, struct zy_error *e)
{
	uint32_t *left = zy_reallocarray(NULL, n + 1, sizeof(*left)), i, at;
	struct zy_buf key = ZY_BUF_INIT;
	struct number x;
	char hex[33];
	int rc = zy_draw_key(&key, d->seed, d->stratum, e);

	if (rc == 0 && take > ZY_DRAW_RFC3797_MAX)
		rc = zy_error_set(e, ZY_ERROR_CONFIG,
		    _("RFC 3797 draws at most %d"), ZY_DRAW_RFC3797_MAX);
	for (i = 0; i < n; i++)
		left[i] = i;
	for (i = 0; rc == 0 && i < take; i++) {
		rfc_hash(&key, i, hex);
		read_hex(&x, hex, 4);
		at = divide(&x, (uint32_t)n - i);
		out[i] = (struct zy_drawn){
		    left[at], zy_arena_strndup(arena, hex, 32)};
		memmove(
		    left + at, left + at + 1, (n - i - at - 1) * sizeof(*left));
	}
	zy_buf_release(&key);
	free(left);
	return rc;
}

/*
 * Draws by ZY_DRAW_SAMPLER.  Without replacement a counter that gives a subject
 * drawn before is skipped.
 */
static void
take_sampler(const struct zy_draw *d, size_t n, size_t take,
    struct zy_drawn *out, struct zy_arena *arena)
{
	bool *had = zy_calloc(n + 1, sizeof(*had));
	struct zy_buf text = ZY_BUF_INIT;
	char hex[ZY_DIGEST_HEX];
	struct number x;
	uint64_t counter;
	size_t done = 0;
	uint32_t at;

	for (counter = 1; done < take; counter++) {
		zy_buf_reset(&text);
		zy_buf_printf(&text, "%.*s,", ZY_ARG(d->seed));
		if (d->stratum.n)
			zy_buf_printf(&text, "%.*s,", ZY_ARG(d->stratum));
		zy_buf_printf(&text, "%llu", (unsigned long long)counter);
		zy_digest_of(zy_buf_get(&text), hex);
		read_hex(&x, hex, 8);
		at = divide(&x, (uint32_t)n);
		if (had[at] && !d->replacement)
			continue;
		had[at] = true;
		out[done++] = (struct zy_drawn){
		    at, zy_arena_strndup(arena, hex, ZY_DIGEST_HEX - 1)};
	}
	zy_buf_release(&text);
	free(had);
}

int
zy_draw_take(const struct zy_draw *d, const struct zy_view *ids, size_t n,
    size_t take, struct zy_drawn *out, struct zy_arena *arena,
    struct zy_error *e)
{
	switch (d->method) {
	case ZY_DRAW_TICKET:
		take_tickets(d, ids, n, take, out, arena);
		return 0;
	case ZY_DRAW_RFC3797:
		return take_rfc3797(d, n, take, out, arena, e);
	case ZY_DRAW_SAMPLER:
		take_sampler(d, n, take, out, arena);
		return 0;
	}
	return 0;
}
