/*
 * Collects papers for the audit: assembles the marks of long form to papers,
 * and adds each paper to the sums of its stratum and device.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/audit-papers.h"

#include <stdlib.h>

#include "base/mem.h"

/* The key of a stratum. */
struct key {
	uint32_t subject, group, question, input;
};

void
zy_audit_papers_init(struct zy_audit_papers *p, const struct zy_tally *t)
{
	*p = (struct zy_audit_papers){.tally = t,
	    .subjects = zy_intern_new(),
	    .keys = zy_intern_new(),
	    .devices.names = zy_intern_new()};
	zy_ballot_rules_order(t->rules, p->best);
}

void
zy_audit_papers_release(struct zy_audit_papers *p)
{
	size_t i;

	for (i = 0; i < p->ninputs; i++)
		free(p->inputs[i].name);
	free(p->inputs);
	free(p->strata);
	free(p->devices.items);
	free(p->marks);
	zy_intern_free(p->subjects);
	zy_intern_free(p->keys);
	zy_intern_free(p->devices.names);
	zy_buf_release(&p->subject);
	zy_buf_release(&p->ballot);
	zy_buf_release(&p->device);
	*p = (struct zy_audit_papers){.n = 0};
}

void
zy_audit_papers_begin(
    struct zy_audit_papers *p, const char *name, bool has_device)
{
	p->has_device = p->has_device || has_device;
	p->inputs = zy_grow(
	    p->inputs, &p->inputs_cap, p->ninputs + 1, sizeof(*p->inputs));
	p->inputs[p->ninputs++] =
	    (struct zy_audit_input){.name = zy_strdup(name)};
}

/*
 * Returns whether the code of a pattern is a number from which all of its marks
 * can be read, not a hash of them.
 */
static bool
code_tells(const struct zy_audit_papers *p)
{
	size_t q, n = p->tally->rules->nquestions;
	uint64_t codes = 1;

	for (q = 0; q < n; q++)
		if (__builtin_mul_overflow(codes, p->tally->nmarks, &codes))
			return false;
	return n > 0;
}

/*
 * Returns the code of the pattern of the collected paper: the number with its
 * marks as digits; a hash of the marks if such a number does not fit.
 */
static uint64_t
code_of(const struct zy_audit_papers *p)
{
	bool tells = code_tells(p);
	uint64_t code = tells ? 0 : UINT64_C(0xCBF29CE484222325);
	size_t q;

	for (q = p->nmarks; q-- > 0;) {
		if (tells)
			code = code * p->tally->nmarks + p->marks[q];
		else if (p->marks[q] != ZY_MARK_BLANK(p->tally))
			code = ((code ^ q) * UINT64_C(0x100000001B3) ^
				   p->marks[q]) *
			       UINT64_C(0x100000001B3);
	}
	return code;
}

void
zy_audit_papers_pattern(
    const struct zy_audit_papers *p, uint64_t code, bool zh, struct zy_buf *b)
{
	const struct zy_ballot_rules *r = p->tally->rules;
	size_t q, mark;

	if (!code_tells(p))
		return;
	for (q = 0; q < r->nquestions; q++, code /= p->tally->nmarks) {
		mark = (size_t)(code % p->tally->nmarks);
		zy_buf_puts(b, q ? "/" : "");
		zy_buf_puts(b, mark >= r->ngrades ? "-"
			       : zh		  ? r->grades[mark].name
						  : r->grades[mark].id);
	}
}

size_t
zy_audit_papers_grade(const struct zy_audit_papers *p, uint64_t code)
{
	size_t n = p->tally->nmarks, q, mark = (size_t)(code % n);

	if (!code_tells(p))
		return ZY_CODE_NONE;
	for (q = 0; q < p->tally->rules->nquestions; q++, code /= n)
		if (code % n != mark)
			return ZY_CODE_NONE;
	return mark;
}

/*
 * Returns the stratum of the collected paper, a new one if there is none;
 * single: the paper is a single mark.
 */
static struct zy_stratum *
stratum_of(struct zy_audit_papers *p, bool single)
{
	const struct key key = {
	    zy_intern_put(p->subjects, zy_buf_get(&p->subject)), p->group,
	    single ? (uint32_t)p->only : ZY_WHOLE_PAPERS,
	    (uint32_t)p->ninputs - 1};
	uint32_t k = zy_intern_put(
	    p->keys, (struct zy_view){(const char *)&key, sizeof(key)});

	if (k == p->n) {
		p->strata =
		    zy_grow(p->strata, &p->cap, p->n + 1, sizeof(*p->strata));
		p->strata[p->n++] = (struct zy_stratum){.subject = key.subject,
		    .group = key.group,
		    .question = key.question,
		    .input = key.input};
	}
	return &p->strata[k];
}

/*
 * Counts a paper with this pattern.  Returns the pattern, or NULL if it is not
 * among the ones kept.
 */
static struct zy_pattern *
count_pattern(struct zy_stratum *s, uint64_t code)
{
	struct zy_pattern *free_one = NULL, *x;

	for (x = s->patterns; x < s->patterns + ZY_PATTERNS; x++) {
		if (x->count && x->code == code) {
			x->count++;
			return x;
		}
		if (!x->count && !free_one)
			free_one = x;
	}
	if (free_one) {
		*free_one = (struct zy_pattern){.code = code, .count = 1};
		return free_one;
	}
	s->lost++;
	for (x = s->patterns; x < s->patterns + ZY_PATTERNS; x++)
		x->count--;
	return NULL;
}

/*
 * Adds the paper's level to the sums and counts on which side of each cut it
 * is, and the runs of consecutive papers on one side.
 */
static void
count_level(const struct zy_audit_papers *p, struct zy_stratum *s)
{
	bool first = s->cuts[0].above + s->cuts[0].below == 0;
	uint32_t n = 0, mark, bit;
	uint64_t sum = 0, level;
	size_t q, c;

	for (q = 0; q < p->nmarks; q++) {
		mark = p->marks[q];
		if (mark >= p->tally->rules->ngrades ||
		    p->best[mark] == UINT32_MAX)
			continue;
		n++;
		sum += p->best[mark];
	}
	if (n == 0)
		return;
	level = sum * ZY_LEVEL / n;
	s->graded++;
	s->level += level;
	s->squares += level * level;
	s->moment += s->graded * level;
	for (c = 0; c < ZY_CUTS; c++) {
		bit = sum * 2 <= c * n;
		s->cuts[c].above += bit;
		s->cuts[c].below += !bit;
		s->cuts[c].runs += first || (s->above >> c & 1) != bit;
		s->above = (s->above & ~(UINT32_C(1) << c)) | bit << c;
	}
}

/*
 * Counts the paper if it grades several questions, and if it does so with one
 * grade.
 */
static void
count_uniform(const struct zy_audit_papers *p, struct zy_stratum *s)
{
	uint32_t first = UINT32_MAX, n = 0;
	bool same = true;
	size_t q;

	if (p->uniform) {
		/* The rule "void" has already made its marks invalid. */
		s->full++;
		s->uniform++;
		return;
	}
	for (q = 0; q < p->nmarks; q++) {
		if (p->marks[q] >= p->tally->rules->ngrades)
			continue;
		first = n++ ? first : p->marks[q];
		same = same && p->marks[q] == first;
	}
	if (n > 1) {
		s->full++;
		s->uniform += same && n == p->nmarks;
	}
}

/*
 * Drops the devices with the fewest papers, at least half of all, and adds them
 * to d->forgotten.
 */
static void
forget_devices(struct zy_devices *d)
{
	struct zy_intern *names = zy_intern_new();
	uint32_t i, k, n = zy_intern_count(d->names);
	uint64_t least = 1, few;

	do {
		for (few = 0, i = 0; i < n; i++)
			few += d->items[i].papers <= least;
		least *= 2;
	} while (few < n / 2);
	least /= 2;
	for (i = 0; i < n; i++) {
		if (d->items[i].papers <= least) {
			zy_moments_put(
			    &d->forgotten, zy_moments_log(d->items[i].papers));
			d->papers += d->items[i].papers;
			continue;
		}
		k = zy_intern_put(names, zy_intern_get(d->names, i));
		d->items[k] = d->items[i];
	}
	zy_intern_free(d->names);
	d->names = names;
}

/* Counts a paper of a device; does nothing if the name is empty. */
static void
count_device(struct zy_devices *d, struct zy_view name, uint32_t subject)
{
	uint32_t k;

	if (name.n == 0)
		return;
	if (zy_intern_count(d->names) == ZY_DEVICES_MOST)
		forget_devices(d);
	k = zy_intern_count(d->names);
	if (k >= d->cap)
		d->items = zy_grow(d->items, &d->cap, k + 1, sizeof(*d->items));
	d->items[k] = (struct zy_device){.subject = subject};
	k = zy_intern_put(d->names, name);
	d->items[k].papers++;
	if (d->items[k].subject != subject)
		d->items[k].subject = ZY_INTERN_NONE;
}

/* Adds the collected paper, if there is one, to its stratum. */
static void
count_paper(struct zy_audit_papers *p)
{
	bool single = p->marked == 1 && p->nmarks > 1;
	struct zy_stratum *s;
	struct zy_pattern *x;
	uint64_t code;

	if (!p->begun)
		return;
	p->begun = false;
	p->split = p->split || single;
	s = stratum_of(p, single);
	code = single ? p->marks[p->only] : code_of(p);
	s->papers++;
	if (!single || p->only == 0) {
		/* Of single marks only those of the first question count as
		   papers. */
		p->inputs[s->input].papers++;
		count_device(&p->devices, zy_buf_get(&p->device), s->subject);
	}
	count_level(p, s);
	count_uniform(p, s);
	if (s->run && s->last == code) {
		s->run++;
	} else {
		s->run = 1;
		s->since = p->line;
		s->last = code;
	}
	x = count_pattern(s, code);
	if (x && s->run > x->longest) {
		x->longest = s->run;
		x->line = s->since;
	}
}

/* Begins collecting a paper with the subject, ballot and group of x. */
static void
begin_paper(struct zy_audit_papers *p, const struct zy_paper *x)
{
	size_t q, n = p->tally->questions.n;

	zy_buf_reset(&p->subject);
	zy_buf_view(&p->subject, x->subject);
	zy_buf_reset(&p->ballot);
	zy_buf_view(&p->ballot, x->ballot);
	zy_buf_reset(&p->device);
	zy_buf_view(&p->device, x->device);
	p->marks = zy_grow(p->marks, &p->marks_cap, n + 1, sizeof(*p->marks));
	for (q = 0; q < n; q++)
		p->marks[q] = (uint32_t)ZY_MARK_BLANK(p->tally);
	p->nmarks = n;
	p->marked = 0;
	p->group = x->n ? x->marks[0].group : 0;
	p->line = x->line;
	p->uniform = x->uniform;
	p->begun = true;
}

/* Returns whether the mark x belongs to the paper that is being collected. */
static bool
belongs(const struct zy_audit_papers *p, const struct zy_paper *x)
{
	uint32_t q = x->marks[0].question;

	return p->begun && x->ballot.n && x->marks[0].group == p->group &&
	       zy_view_eq(x->ballot, zy_buf_get(&p->ballot)) &&
	       zy_view_eq(x->subject, zy_buf_get(&p->subject)) &&
	       (q >= p->nmarks || p->marks[q] == ZY_MARK_BLANK(p->tally));
}

void
zy_audit_papers_add(struct zy_audit_papers *p, const struct zy_paper *x)
{
	size_t i, q;

	if (x->whole || !belongs(p, x)) {
		count_paper(p);
		begin_paper(p, x);
	}
	for (i = 0; i < x->n; i++) {
		q = x->marks[i].question;
		if (q >= p->nmarks) {
			p->marks = zy_grow(
			    p->marks, &p->marks_cap, q + 1, sizeof(*p->marks));
			for (; p->nmarks <= q; p->nmarks++)
				p->marks[p->nmarks] =
				    (uint32_t)ZY_MARK_BLANK(p->tally);
		}
		p->marks[q] = x->marks[i].mark;
		p->only = q;
		p->marked++;
	}
	if (x->whole)
		count_paper(p);
}

void
zy_audit_papers_end(struct zy_audit_papers *p)
{
	count_paper(p);
}
