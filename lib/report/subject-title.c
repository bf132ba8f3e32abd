/*
 * What a document calls a subject.  Names are counted first, since only equal
 * names need an addition.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/subject-title.h"

struct zy_view
zy_streams_column(const struct zy_table *t, uint32_t row, const char *name)
{
	return zy_table_cell(t->rows[row], zy_table_find(t, name));
}

struct zy_view
zy_streams_keep(struct zy_streams *s, const struct zy_buf *b)
{
	return (struct zy_view){
	    zy_arena_strndup(&s->arena, b->p ? b->p : "", b->n), b->n};
}

void
zy_subject_count(struct zy_intern *texts, uint32_t *times, struct zy_view v)
{
	if (v.n)
		times[zy_intern_put(texts, v)]++;
}

bool
zy_subject_twice(
    const struct zy_intern *texts, const uint32_t *times, struct zy_view v)
{
	uint32_t k = zy_intern_find(texts, v);

	return k != ZY_INTERN_NONE && times[k] > 1;
}

/*
 * Returns the key by which members are counted: the first n of name, branch and
 * post, in the scratch buffer of s.
 */
static struct zy_view
person_key(struct zy_streams *s, uint32_t row, size_t n)
{
	const struct zy_table *t = &s->tables[ZY_INPUT_MEMBERS];
	static const char *const columns[] = {"name", "org", "post"};
	size_t c;

	zy_buf_reset(&s->scratch);
	for (c = 0; c < n; c++) {
		zy_buf_view(&s->scratch, zy_streams_column(t, row, columns[c]));
		zy_buf_putc(&s->scratch, '\0');
	}
	return zy_buf_get(&s->scratch);
}

void
zy_subject_titles_count(struct zy_streams *s)
{
	const struct zy_table *orgs = &s->tables[ZY_INPUT_ORGS];
	const struct zy_table *members = &s->tables[ZY_INPUT_MEMBERS];
	uint32_t i;

	s->org_names = zy_intern_new();
	s->org_times = zy_calloc(orgs->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < orgs->nrows; i++)
		zy_subject_count(s->org_names, s->org_times,
		    zy_streams_column(orgs, i, "name"));
	s->persons = zy_intern_new();
	s->person_times = zy_calloc(2 * members->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < members->nrows; i++) {
		zy_subject_count(
		    s->persons, s->person_times, person_key(s, i, 2));
		zy_subject_count(
		    s->persons, s->person_times, person_key(s, i, 3));
	}
}

void
zy_subject_unit(struct zy_streams *s, struct zy_buf *b,
    const struct zy_table *orgs, uint32_t row)
{
	struct zy_view name = zy_streams_column(orgs, row, "name");
	struct zy_view township = zy_streams_column(orgs, row, "township");

	if (township.n && zy_subject_twice(s->org_names, s->org_times, name) &&
	    !(name.n >= township.n &&
		memcmp(name.p, township.p, township.n) == 0))
		zy_buf_view(b, township);
	zy_buf_view(b, name);
}

/*
 * Appends the name of a member, with the month of joining if another member of
 * the branch has that name and post.
 */
static void
put_person(struct zy_streams *s, struct zy_buf *b, const struct zy_table *t,
    uint32_t row)
{
	struct zy_date d;

	zy_buf_view(b, zy_streams_column(t, row, "name"));
	if (!zy_subject_twice(
		s->persons, s->person_times, person_key(s, row, 3)) ||
	    !zy_date_parse(&d, zy_streams_column(t, row, "joined")))
		return;
	d.day = 0;
	zy_buf_puts(b, s->zh ? "（" : " (joined ");
	if (s->zh)
		zy_date_format_zh(b, d, false);
	else
		zy_date_format(b, d);
	zy_buf_puts(b, s->zh ? "入党）" : ")");
}

struct zy_view
zy_subject_person(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view name = zy_streams_column(t, row, "name");
	struct zy_view post = zy_streams_column(t, row, "post");
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_table *orgs;
	struct zy_view title;
	uint32_t org;

	orgs = zy_streams_refer(s, zy_streams_column(t, row, "org"), &org);
	if (orgs)
		zy_subject_unit(s, &b, orgs, org);
	if (post.n >= b.n && b.n && memcmp(post.p, b.p, b.n) == 0)
		zy_buf_reset(&b);
	if (post.n && !s->zh && b.n)
		zy_buf_putc(&b, ' ');
	zy_buf_view(&b, post);
	if (post.n == 0 && b.n && s->zh)
		zy_buf_puts(&b, "党员");
	if (b.n && !s->zh)
		zy_buf_putc(&b, ' ');
	put_person(s, &b, t, row);
	title = name.n ? zy_streams_keep(s, &b) : name;
	zy_buf_release(&b);
	return title;
}

struct zy_view
zy_subject_called(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view name = zy_streams_column(t, row, "name");
	struct zy_buf b = ZY_BUF_INIT;

	if (!zy_subject_twice(
		s->persons, s->person_times, person_key(s, row, 2)))
		return name;
	zy_buf_view(&b, zy_streams_column(t, row, "post"));
	if (b.n && !s->zh)
		zy_buf_putc(&b, ' ');
	put_person(s, &b, t, row);
	name = zy_streams_keep(s, &b);
	zy_buf_release(&b);
	return name;
}

struct zy_view
zy_subject_org(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view name = zy_streams_column(t, row, "name");
	struct zy_view township = zy_streams_column(t, row, "township");
	struct zy_buf b = ZY_BUF_INIT;

	if (township.n && zy_subject_twice(s->org_names, s->org_times, name)) {
		zy_buf_printf(&b, s->zh ? "%.*s（%.*s）" : "%.*s (%.*s)",
		    ZY_ARG(name), ZY_ARG(township));
		name = zy_streams_keep(s, &b);
		zy_buf_release(&b);
	}
	return name;
}
