/*
 * Writing and parsing lines of registers: implements line.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/line.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "register/skim.h"
#include "stream/writer.h"

void
zy_line_hash(struct zy_view bytes, char out[ZY_HASH_HEX])
{
	zy_digest_of(bytes, out);
}

void
zy_line_zero_hash(char out[ZY_HASH_HEX])
{
	memset(out, '0', ZY_HASH_HEX - 1);
	out[ZY_HASH_HEX - 1] = '\0';
}

bool
zy_line_follows(const struct zy_line *l, const struct zy_line *before)
{
	return before->k == before->n
		   ? l->k == 1
		   : l->k == before->k + 1 && l->n == before->n;
}

void
zy_line_batch_begin(struct zy_digest *d, const struct zy_line *first)
{
	const struct zy_view head[] = {
	    first->prev, first->at, first->by, first->clock};
	size_t i;

	zy_digest_init(d);
	for (i = 0; i < (first->clock.n ? 4 : 3); i++) {
		zy_digest_put(d, head[i]);
		zy_digest_put(d, ZY_VIEW("\n"));
	}
}

void
zy_line_batch_name(struct zy_digest *d, char out[ZY_BATCH_MAX])
{
	char hash[ZY_HASH_HEX];

	zy_digest_hex(d, hash);
	memcpy(out, "b-", 2);
	memcpy(out + 2, hash, ZY_BATCH_MAX - 3);
	out[ZY_BATCH_MAX - 1] = '\0';
}

/* Appends a member with a text. */
static void
put_text(struct zy_buf *b, const char *key, struct zy_view v)
{
	zy_buf_printf(b, ",\"%s\":", key);
	zy_json_string(b, v);
}

const char *
zy_line_key(const char *column)
{
	return strcmp(column, "by") == 0 ? "decided_by" : column;
}

void
zy_line_head(struct zy_buf *b, const struct zy_line *l)
{
	zy_buf_printf(b, "{\"v\":%d,\"seq\":%llu", ZY_LINE_VERSION,
	    (unsigned long long)l->seq);
	put_text(b, "at", l->at);
	put_text(b, "by", l->by);
	if (l->clock.n)
		put_text(b, "clock", l->clock);
	put_text(b, "prev", l->prev);
	put_text(b, "batch", l->batch);
	zy_buf_printf(b, ",\"k\":%llu,\"n\":%llu,", (unsigned long long)l->k,
	    (unsigned long long)l->n);
}

struct zy_view
zy_line_body(struct zy_view text)
{
	/* A quote inside a JSON string is escaped: this is a key. */
	static const char key[] = ",\"record\":\"";
	const char *p = memmem(text.p, text.n, key, sizeof(key) - 1);
	size_t skip = p ? (size_t)(p + 1 - text.p) : 0;

	return (struct zy_view){text.p + skip, text.n - skip + 1};
}

/* Reads a positive number from a member.  Returns whether it is one. */
static bool
take_number(uint64_t *out, const struct zy_json_member *m)
{
	int64_t v;

	if (m->string || !zy_integer_parse(&v, m->value, 1, INT64_MAX / 16))
		return false;
	*out = (uint64_t)v;
	return true;
}

/*
 * Reads the members of the head in their order into l, and the id, the first
 * member after it.  Returns whether all are there.
 */
static bool
take_members(struct zy_line *l, const struct zy_json_member *m, size_t n)
{
	const struct {
		const char *key;
		uint64_t *number;
		struct zy_view *text;
	} head[] = {
	    {"v", &l->version, NULL},
	    {"seq", &l->seq, NULL},
	    {"at", NULL, &l->at},
	    {"by", NULL, &l->by},
	    {"prev", NULL, &l->prev},
	    {"batch", NULL, &l->batch},
	    {"k", &l->k, NULL},
	    {"n", &l->n, NULL},
	    {"record", NULL, &l->record},
	    {"id", NULL, &l->id},
	};
	size_t i;

	l->head = ZY_LINE_HEAD;
	if (n > 4 && zy_view_is(m[4].key, "clock")) {
		if (!m[4].string || n < 5)
			return false;
		l->clock = m[4].value;
		l->head++;
	}
	if (n < l->head + 1)
		return false;
	for (i = 0; i < sizeof(head) / sizeof(head[0]); i++, m++) {
		if (i == 4 && l->head > ZY_LINE_HEAD)
			m++;
		if (!zy_view_is(m->key, head[i].key))
			return false;
		if (head[i].number && !take_number(head[i].number, m))
			return false;
		if (head[i].text && !m->string)
			return false;
		if (head[i].text)
			*head[i].text = m->value;
	}
	return l->version <= ZY_LINE_VERSION && l->k <= l->n &&
	       l->k <= l->seq && l->prev.n == ZY_HASH_HEX - 1;
}

bool
zy_line_read(struct zy_line *l, struct zy_view text, char *scratch,
    struct zy_json_member **members, size_t *n, size_t *cap)
{
	struct zy_skim skim;

	*l = (struct zy_line){0};
	*n = 0;
	/* JSON would allow blanks between the members. */
	return zy_line_skim(&skim, text) &&
	       zy_json_scan(text, scratch, members, n, cap) == NULL &&
	       take_members(l, *members, *n);
}

bool
zy_line_parse(struct zy_line *l, struct zy_view text, char *scratch)
{
	struct zy_json_member *members = NULL;
	size_t n, cap = 0;
	bool ok = zy_line_read(l, text, scratch, &members, &n, &cap);

	free(members);
	return ok;
}

/*
 * Removes prefix and the digits after it from the beginning of v, and reads
 * them.  Returns whether they are there.
 */
static bool
take_digits(struct zy_view *v, const char *prefix, uint64_t *out)
{
	size_t skip = strlen(prefix), n = 0;

	if (!zy_view_starts(*v, prefix))
		return false;
	v->p += skip;
	v->n -= skip;
	for (*out = 0; n < v->n && n < 18 && v->p[n] >= '0' && v->p[n] <= '9';
	     n++)
		*out = *out * 10 + (uint64_t)(v->p[n] - '0');
	v->p += n;
	v->n -= n;
	return n > 0;
}

bool
zy_line_read_start(struct zy_view *text, uint64_t *version, uint64_t *seq)
{
	return take_digits(text, "{\"v\":", version) &&
	       take_digits(text, ",\"seq\":", seq);
}

bool
zy_line_peek(
    struct zy_view text, uint64_t *version, uint64_t *seq, struct zy_view *id)
{
	/* A quote inside a JSON string is escaped: this is a key. */
	static const char key[] = "\"id\":\"";
	const char *p, *end;

	if (text.n == 0 || text.p[text.n - 1] != '}' ||
	    !zy_line_read_start(&text, version, seq))
		return false;
	*id = (struct zy_view){NULL, 0};
	p = memmem(text.p, text.n, key, sizeof(key) - 1);
	if (!p)
		return true;
	p += sizeof(key) - 1;
	end = memchr(p, '"', (size_t)(text.p + text.n - p));
	if (end)
		*id = (struct zy_view){p, (size_t)(end - p)};
	return end != NULL;
}
