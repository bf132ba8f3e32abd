/*
 * The pass over the lines of a register that is to be read: implements chain.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/chain.h"

#include <stdlib.h>

#include "base/mem.h"
#include "register/batch-name.h"
#include "register/file.h"
#include "register/lines.h"
#include "register/skim.h"

/* The state of the pass over the lines. */
struct pass {
	struct zy_chain *c;
	struct zy_skim last; /* numbers of the line before; no texts */
	char hash[ZY_HASH_HEX], before[ZY_HASH_HEX];
	uint64_t lines;	      /* lines chained so far */
	uint64_t at;	      /* offset after them */
	uint64_t line_at;     /* offset of the last of them */
	uint64_t whole_lines; /* lines in whole batches, and their end */
	uint64_t whole_at;
	uint64_t first_at; /* offset of the last whole batch */
	uint64_t batch_at; /* offset of the present batch */
	char whole_hash[ZY_HASH_HEX];
	bool back; /* the last line was taken back */
};

/* Records that the chain breaks at the line, and why.  Returns 1 always. */
static int
break_at(struct pass *p, uint64_t line, const char *what)
{
	p->c->bad = line;
	p->c->what = what;
	return 1;
}

/*
 * Breaks the chain before the last line, which may be the one that was changed.
 * Returns 1.
 */
static int
break_before(struct pass *p)
{
	if (p->lines) {
		p->lines--;
		p->at = p->line_at;
		memcpy(p->hash, p->before, ZY_HASH_HEX);
		p->back = true;
	}
	return break_at(p, p->lines + 1,
	    _("the chain breaks here: this line was changed, or one behind it "
	      "removed or inserted"));
}

/*
 * Adds one line to the pass.  Returns 0; 1 where the chain breaks; 2 where the
 * line has zeros.
 */
static int
take(struct pass *p, struct zy_view text)
{
	const struct zy_view whole = {text.p, text.n + 1};
	struct zy_skim s;
	bool formed = zy_line_skim(&s, text);

	if (s.version > ZY_LINE_VERSION) {
		p->c->later = true;
		return break_at(p, p->lines + 1,
		    _("a later version of the format, which this program does "
		      "not know"));
	}
	if (text.n && memchr(text.p, '\0', text.n))
		return 2;
	if (!formed || s.version < 1)
		return break_at(p, p->lines + 1,
		    _("no line of a register, or changed by hand"));
	/* No name of a batch covers the line before, if none ends with it. */
	if (s.seq != p->lines + 1 && p->last.k < p->last.n)
		return break_before(p);
	if (s.seq != p->lines + 1)
		return break_at(p, p->lines + 1,
		    _("the line has another number: one was removed or "
		      "inserted"));
	if (!zy_view_is(s.prev, p->hash))
		return break_before(p);
	if (p->last.k == p->last.n ? s.k != 1
				   : s.k != p->last.k + 1 || s.n != p->last.n)
		return break_at(p, p->lines + 1,
		    _("its place in its batch does not follow from the line "
		      "before: it was changed"));
	memcpy(p->before, p->hash, ZY_HASH_HEX);
	zy_line_hash(whole, p->hash);
	p->line_at = p->at;
	if (s.k == 1)
		p->batch_at = p->at;
	p->at += whole.n;
	p->lines++;
	if (p->lines == p->c->known)
		memcpy(p->c->known_head, p->hash, ZY_HASH_HEX);
	p->last = s;
	if (s.k == s.n) {
		p->whole_lines = p->lines;
		p->whole_at = p->at;
		p->first_at = p->batch_at;
		memcpy(p->whole_hash, p->hash, ZY_HASH_HEX);
	}
	return 0;
}

/*
 * Reads on after a line with zeros, which a power cut leaves of a batch that
 * was not confirmed.  Where the last line of a batch follows, it is a break.
 * Returns as zy_lines_next does.
 */
static int
take_zeros(struct pass *p, struct zy_lines *s)
{
	struct zy_view line;
	struct zy_skim k;
	int rc;

	while ((rc = zy_lines_next(s, &line)) == 1)
		if (!p->c->what && zy_line_skim(&k, line) && k.k == k.n)
			break_at(p, p->lines + 1,
			    _("zeros stand in this line: a power cut, or a bad "
			      "disk"));
	return rc;
}

/*
 * Compares the name of the last whole batch with its content.  Returns 0; 1,
 * with a break, where they differ; or -1.
 */
static int
check_name(struct pass *p)
{
	int named = zy_batch_is_named(
	    p->c->fd, p->first_at, p->whole_at, p->c->unended);

	if (named)
		return named < 0 ? -1 : 0;
	p->lines = p->whole_lines - 1;
	p->at = p->line_at;
	memcpy(p->hash, p->before, ZY_HASH_HEX);
	return break_at(p, p->whole_lines,
	    _("this line was changed after it was written, by the name of its "
	      "batch"));
}

/*
 * Adds the bytes after the last LF to the pass if they are the last line of a
 * batch without its LF.  Returns 0 or -1.
 */
static int
take_unended(struct pass *p)
{
	struct zy_chain *c = p->c;
	uint64_t left = c->size - p->at;
	char *tail;
	struct zy_skim k;
	size_t n;
	int rc;

	if (left == 0 || left >= ZY_LINE_MAX)
		return 0;
	tail = zy_malloc((size_t)left + 1);
	rc = zy_file_read(c->fd, tail, (size_t)left, p->at);
	n = rc ? 0 : zy_tail_line((struct zy_view){tail, (size_t)left});
	if (n && zy_line_skim(&k, (struct zy_view){tail, n}) &&
	    k.seq == p->lines + 1) {
		tail[n] = '\n';
		c->unended = take(p, (struct zy_view){tail, n}) == 0;
	}
	free(tail);
	return rc;
}

/* Fills the results: how far the register may be read. */
static void
put_result(struct pass *p)
{
	struct zy_chain *c = p->c;

	if (!c->what) {
		p->lines = p->whole_lines;
		p->at = p->whole_at;
		memcpy(p->hash, p->whole_hash, ZY_HASH_HEX);
		c->torn = c->size + c->unended - p->at;
	}
	c->lines = p->lines;
	c->end = p->at;
	memcpy(c->head, p->hash, ZY_HASH_HEX);
	if (c->known > c->lines)
		zy_line_zero_hash(c->known_head);
	if (c->unverified && c->what && !c->later) {
		c->lines = UINT64_MAX;
		c->end = c->size;
	}
}

/* Sets c->stray by the first bytes of the torn end.  Returns 0 or -1. */
static int
look_at_torn(struct zy_chain *c)
{
	char tail[64];
	size_t n = c->torn < sizeof(tail) ? (size_t)c->torn : sizeof(tail);

	if (zy_file_read(c->fd, tail, n, c->size - c->torn))
		return -1;
	c->stray =
	    n && !zy_tail_is_begun((struct zy_view){tail, n}, c->lines + 1);
	return 0;
}

int
zy_chain_check(struct zy_chain *c)
{
	struct pass p = {.c = c};
	struct zy_view line;
	struct zy_lines s;
	int rc = 0, broken = 0;

	zy_line_zero_hash(p.hash);
	zy_line_zero_hash(p.whole_hash);
	zy_line_zero_hash(c->known_head);
	zy_lines_init(&s, c->fd, 0, c->size);
	while (!broken && (rc = zy_lines_next(&s, &line)) == 1)
		broken = take(&p, line);
	if (broken == 2)
		rc = take_zeros(&p, &s);
	rc = rc < 0 ? rc : 0;
	/* A line too long for a register is none, torn or not. */
	if (rc == 0 && !broken && zy_lines_left(&s).n >= ZY_LINE_MAX &&
	    memchr(zy_lines_left(&s).p, '\0', ZY_LINE_MAX) == NULL)
		broken = break_at(&p, p.lines + 1, _("the line is too long"));
	zy_lines_release(&s);
	if (rc == 0 && !broken)
		rc = take_unended(&p);
	if (rc >= 0 && !p.back && p.lines && p.lines == p.whole_lines)
		rc = check_name(&p);
	put_result(&p);
	return rc < 0 ? -1 : look_at_torn(c);
}
