/*
 * What the kinds in C share: the head of a document, its number, parts of the
 * subjects.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind.h"

#include <stdlib.h>

#include "report/standing.h"

static int
by_bytes(const void *a, const void *b)
{
	return zy_view_cmp(
	    *(const struct zy_view *)a, *(const struct zy_view *)b);
}

bool
zy_subject_part_has(const struct zy_subject_part *part, struct zy_view subject)
{
	return bsearch(&subject, part->subjects, part->n,
		   sizeof(*part->subjects), by_bytes) != NULL;
}

/* Appends the name of a part in brackets, to follow a title. */
static void
put_part(struct zy_buf *b, const struct zy_subject_part *part, bool zh)
{
	zy_buf_puts(b, zh ? "（" : " (");
	if (part->name.n)
		zy_label_put(b, part->name, zh);
	else
		zy_buf_puts(b, zh ? "未注明" : "not given");
	zy_buf_puts(b, zh ? "）" : ")");
}

void
zy_kind_head(struct zy_doc *d, enum zy_look look,
    const struct zy_kind_options *o, const char *title)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_doc_init(d, o->zh, look);
	zy_buf_puts(&b, o->title ? o->title : title);
	if (o->part)
		put_part(&b, o->part, o->zh);
	d->title = zy_doc_text(d, zy_buf_get(&b));
	if (o->issuer)
		d->issuer = zy_doc_text(d, zy_view(o->issuer));
	if (o->basis)
		d->basis = zy_doc_text(d, zy_view(o->basis));
	if (o->number) {
		zy_buf_reset(&b);
		zy_kind_number(&b, zy_view(o->number));
		d->number = zy_doc_text(d, zy_buf_get(&b));
	}
	if (o->dated) {
		zy_buf_reset(&b);
		if (o->zh)
			zy_date_format_zh(&b, o->date, o->han);
		else
			zy_date_format(&b, o->date);
		d->date = zy_doc_text(d, zy_buf_get(&b));
	}
	zy_buf_release(&b);
}

/* Removes one of the marks "a|b|c" from the beginning of a text. */
static bool
skip(struct zy_view *v, const char *marks)
{
	struct zy_view all = zy_view(marks), one;

	while (zy_view_next(&all, '|', &one)) {
		if (v->n >= one.n && memcmp(v->p, one.p, one.n) == 0) {
			v->p += one.n;
			v->n -= one.n;
			return true;
		}
	}
	return false;
}

/* Takes the digits off the beginning of v, and returns them. */
static struct zy_view
take_digits(struct zy_view *v)
{
	struct zy_view d = {v->p, 0};

	while (d.n < v->n && v->p[d.n] >= '0' && v->p[d.n] <= '9')
		d.n++;
	v->p += d.n;
	v->n -= d.n;
	return d;
}

static void
skip_blanks(struct zy_view *v)
{
	while (skip(v, " |\xE3\x80\x80"))
		;
}

/* Reads the year in brackets and the number after it at the beginning of v. */
static bool
year_and_number(struct zy_view v, struct zy_view *year, struct zy_view *number)
{
	if (!skip(&v, "〔|[|［|（|(|【|„"))
		return false;
	*year = take_digits(&v);
	if (year->n != 4 || !skip(&v, "〕|]|］|）|)|】|‟"))
		return false;
	skip_blanks(&v);
	if (skip(&v, "第"))
		skip_blanks(&v);
	*number = take_digits(&v);
	while (number->n > 1 && *number->p == '0') {
		number->p++;
		number->n--;
	}
	skip_blanks(&v);
	skip(&v, "号");
	return number->n > 0 && zy_text_trim(v).n == 0;
}

void
zy_kind_number(struct zy_buf *b, struct zy_view number)
{
	struct zy_view year, n, before;
	size_t i;

	number = zy_text_trim(number);
	for (i = 0; i < number.n; i++) {
		struct zy_view rest = {number.p + i, number.n - i};

		if (!year_and_number(rest, &year, &n))
			continue;
		before = zy_text_trim((struct zy_view){number.p, i});
		zy_buf_view(b, before);
		zy_buf_printf(b, "〔%.*s〕%.*s号", ZY_ARG(year), ZY_ARG(n));
		return;
	}
	zy_buf_view(b, number);
}
