/*
 * The audit's rules on files and devices: part of review/audit.h.
 *
 * Sources of papers (a town and a village) differ by factors.  So the spread
 * among them is that of the logarithms of their numbers of papers.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	SPREAD = 700000, /* assumed of ten more sources' logarithms, see
			    zy_moments_apart */
};

/* One of several sources of papers, that is, files or devices. */
struct source {
	uint64_t papers;	/* that it brought */
	uint64_t all;		/* papers that all sources brought */
	struct zy_chance share; /* its expected share in all papers */
	int64_t log;		/* logarithm of its papers, or of the ratio
				   of its papers to the expected number */
	const struct zy_moments *logs; /* moments of log over all sources */
	const char *name;
	uint64_t others; /* number of the other sources */
};

/*
 * Adds the finding x, completed here, if a source has too many papers.  Its
 * chance is the larger of the binomial one, for a multiple of the expected
 * share, and that by the spread among the sources.
 */
static void
look(struct zy_audit_findings *f, struct zy_audit_finding *x,
    const struct source *s)
{
	struct zy_chance share =
	    zy_chance_scale(s->share, zy_audit_allowance(s->logs->n), 1);
	struct zy_buf b = ZY_BUF_INIT;

	if (zy_chance_cmp(zy_chance_ratio(s->papers, s->all), share) <= 0)
		return;
	x->chance = zy_tail_binomial(s->papers, s->all, share);
	if (!zy_audit_is_rare(x->chance))
		return;
	x->chance =
	    zy_chance_max(x->chance, zy_moments_apart(s->logs, s->log, SPREAD));
	zy_buf_printf(&b,
	    f->zh ? "%s 交来 %llu 张，共 %llu 张；其他 %llu 个平均 "
		  : "%s brought %llu of %llu papers; the other %llu on "
		    "average ",
	    s->name, (unsigned long long)s->papers, (unsigned long long)s->all,
	    (unsigned long long)s->others);
	zy_chance_format(&b, zy_chance_ratio(s->all - s->papers, s->others));
	zy_buf_puts(&b, f->zh ? " 张" : "");
	x->size = s->papers;
	x->of = s->all;
	x->detail = zy_buf_get(&b);
	zy_audit_find(f, x);
	zy_buf_release(&b);
}

/* Compares the files with each other, over all subjects. */
static void
look_at_files(const struct zy_audit_papers *p, struct zy_audit_findings *f)
{
	struct zy_moments logs = {0};
	struct source s = {.logs = &logs};
	const struct zy_audit_input *in;
	size_t i;

	for (i = 0; i < p->ninputs; i++) {
		in = &p->inputs[i];
		s.all += in->papers;
		if (in->papers)
			zy_moments_put(&logs, zy_moments_log(in->papers));
	}
	if (logs.n <= ZY_AUDIT_OTHERS)
		return;
	zy_audit_look(f, ZY_AUDIT_FILE, logs.n);
	s.share = zy_chance_ratio(1, logs.n);
	s.others = logs.n - 1;
	for (i = 0; i < p->ninputs; i++) {
		struct zy_audit_finding x = {.rule = ZY_AUDIT_FILE};

		in = &p->inputs[i];
		if (in->papers == 0)
			continue;
		x.source = zy_view(in->name);
		s.papers = in->papers;
		s.log = zy_moments_log(in->papers);
		s.name = in->name;
		look(f, &x, &s);
	}
}

/* Compares pointers to strata by subject, group and input, for qsort. */
static int
by_subject(const void *a, const void *b)
{
	const struct zy_stratum *x = *(const struct zy_stratum *const *)a;
	const struct zy_stratum *y = *(const struct zy_stratum *const *)b;

	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->input < y->input ? -1 : x->input > y->input;
}

/* The strata of one subject and group, in several files. */
struct shared {
	struct zy_stratum **strata;
	size_t n;
	uint64_t papers; /* sum over the strata */
	uint64_t files;	 /* all papers of their files */
};

/* Returns the papers of a stratum's file that are not of the stratum. */
static uint64_t
other_papers(const struct zy_audit_papers *p, const struct zy_stratum *s)
{
	return p->inputs[s->input].papers - s->papers;
}

/*
 * Returns the logarithm of the odds ratio of a stratum: the papers of its file
 * for this subject and group to those for others, over the same for the other
 * files of h.
 */
static int64_t
log_of(const struct zy_audit_papers *p, const struct shared *h,
    const struct zy_stratum *s)
{
	uint64_t others = other_papers(p, s);

	return zy_moments_log(s->papers) +
	       zy_moments_log(h->files - h->papers - others + 1) -
	       zy_moments_log(h->papers - s->papers + 1) -
	       zy_moments_log(others + 1);
}

/* Returns the sums over the n strata of one subject and group. */
static struct shared
add_up(const struct zy_audit_papers *p, struct zy_stratum **strata, size_t n)
{
	struct shared h = {strata, n, 0, 0};
	size_t i;

	for (i = 0; i < n; i++) {
		h.papers += strata[i]->papers;
		h.files += p->inputs[strata[i]->input].papers;
	}
	return h;
}

/* Subtracts the sums of other, a part of m, from m. */
static void
take_away(struct zy_moments *m, const struct zy_moments *other)
{
	m->n -= other->n;
	m->sum -= other->sum;
	m->squares -= other->squares;
}

/*
 * Compares each file's papers for one subject and group with those of the other
 * files and of the other subjects.  all has the moments of the logarithms of
 * all strata; files those of each file's strata.
 */
static void
look_at_shared(const struct zy_audit_papers *p, struct zy_audit_findings *f,
    const struct shared *h, const struct zy_moments *all,
    const struct zy_moments *files)
{
	struct zy_moments here = {0}, logs;
	struct source s = {.logs = &logs, .all = h->papers, .others = h->n - 1};
	size_t i;

	for (i = 0; i < h->n; i++)
		zy_moments_put(&here, log_of(p, h, h->strata[i]));

	zy_audit_look(f, ZY_AUDIT_FILE, h->n);
	for (i = 0; i < h->n; i++) {
		const struct zy_stratum *x = h->strata[i];
		struct zy_audit_finding found = {.rule = ZY_AUDIT_FILE,
		    .subject = zy_intern_get(p->subjects, x->subject),
		    .group = p->tally->groups.ids[x->group],
		    .source = zy_view(p->inputs[x->input].name)};

		s.papers = x->papers;
		s.share = zy_chance_ratio(
		    other_papers(p, x) + 1, h->files - h->papers + h->n);
		s.log = log_of(p, h, x);
		logs = *all;
		take_away(&logs, &here);
		take_away(&logs, &files[x->input]);
		/* Subtracted twice above; it belongs to logs once more. */
		zy_moments_put(&logs, s.log);
		zy_moments_put(&logs, s.log);
		s.name = p->inputs[x->input].name;
		look(f, &found, &s);
	}
}

/* Compares the files within each subject and group that several files have. */
static void
look_at_subjects(const struct zy_audit_papers *p, struct zy_audit_findings *f)
{
	struct zy_stratum **list = zy_calloc(p->n + 1, sizeof(*list));
	struct zy_moments all = {0},
			  *files = zy_calloc(p->ninputs + 1, sizeof(*files));
	size_t i, k, from, n = 0;
	struct shared h;
	int64_t log;
	int round;

	/* Strata of single marks would count the same papers again. */
	for (i = 0; i < p->n; i++)
		if (p->strata[i].question == ZY_WHOLE_PAPERS)
			list[n++] = &p->strata[i];
	qsort(list, n, sizeof(*list), by_subject);
	for (round = 0; round < 2; round++) {
		for (from = 0; from < n; from = i) {
			for (i = from;
			     i < n && list[i]->subject == list[from]->subject &&
			     list[i]->group == list[from]->group;
			     i++)
				;
			h = add_up(p, list + from, i - from);
			if (h.n <= ZY_AUDIT_OTHERS || h.files == h.papers)
				continue;
			for (k = 0; round == 0 && k < h.n; k++) {
				log = log_of(p, &h, h.strata[k]);
				zy_moments_put(&all, log);
				zy_moments_put(&files[h.strata[k]->input], log);
			}
			if (round)
				look_at_shared(p, f, &h, &all, files);
		}
	}
	free(list);
	free(files);
}

/* Compares the devices with each other, over all subjects. */
static void
look_at_devices(const struct zy_audit_papers *p, struct zy_audit_findings *f)
{
	const struct zy_devices *d = &p->devices;
	uint32_t i, n = zy_intern_count(d->names);
	struct zy_moments logs = d->forgotten;
	struct source s = {.logs = &logs, .all = d->papers};
	struct zy_audit_finding x = {.rule = ZY_AUDIT_DEVICE};
	struct zy_buf name = ZY_BUF_INIT;

	for (i = 0; i < n; i++) {
		s.all += d->items[i].papers;
		zy_moments_put(&logs, zy_moments_log(d->items[i].papers));
	}
	if (logs.n <= ZY_AUDIT_OTHERS)
		return;
	zy_audit_look(f, ZY_AUDIT_DEVICE, logs.n);
	s.share = zy_chance_ratio(1, logs.n);
	s.others = logs.n - 1;
	for (i = 0; i < n; i++) {
		zy_buf_reset(&name);
		zy_buf_view(&name, zy_intern_get(d->names, i));
		s.papers = d->items[i].papers;
		s.log = zy_moments_log(s.papers);
		s.name = name.p;
		x.subject =
		    d->items[i].subject == ZY_INTERN_NONE
			? (struct zy_view){NULL, 0}
			: zy_intern_get(p->subjects, d->items[i].subject);
		look(f, &x, &s);
	}
	zy_buf_release(&name);
}

void
zy_audit_sources_find(
    const struct zy_audit_papers *p, struct zy_audit_findings *f)
{
	look_at_files(p, f);
	look_at_subjects(p, f);
	look_at_devices(p, f);
}
