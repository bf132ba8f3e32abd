/*
 * Builds a document from a kind file: options, sets, needs and warnings first,
 * then part by part.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/build.h"

#include <stdlib.h>

#include "report/build-state.h"
#include "report/kind-paths.h"
#include "report/kind.h"
#include "report/sets.h"

static void build_parts(
    struct zy_building *b, const struct zy_kind_part *parts, size_t n);

/* Returns the value of the pieces, owned by the document. */
static const char *
pieces_text(struct zy_building *b, const struct zy_kind_pieces *p)
{
	struct zy_buf out = ZY_BUF_INIT;
	const char *copy;

	zy_kind_pieces_put(&b->scope, &out, p);
	copy = zy_doc_text(b->d, zy_buf_get(&out));
	zy_buf_release(&out);
	return copy;
}

/* Adds a list with an item for each row of the part's set. */
static void
build_names(struct zy_building *b, const struct zy_kind_part *p)
{
	struct zy_report_scope *s = &b->scope, kept = b->scope;
	const struct zy_rows *set = zy_report_set(s, p->set);
	size_t i;

	if (!set)
		return;
	zy_doc_list(b->d, ZY_ROLE_NAMES);
	for (i = 0; i < set->n; i++) {
		s->rows = set;
		s->row = set->rows[i];
		s->number = i + 1;
		zy_doc_item(b->d, pieces_text(b, &p->text), NULL, NULL);
	}
	s->rows = kept.rows;
	s->row = kept.row;
	s->number = kept.number;
}

/* Builds the parts for the rows of one group. */
static void
build_group(struct zy_building *b, const struct zy_kind_part *p,
    const struct zy_rows *set, const uint32_t *rows, size_t n, size_t number)
{
	struct zy_report_scope *s = &b->scope, kept = b->scope;
	struct zy_rows group = *set;

	group.rows = zy_calloc(n + 1, sizeof(*rows));
	memcpy(group.rows, rows, n * sizeof(*rows));
	group.n = n;
	group.indexes = NULL;
	group.borrowed = false;
	group.own = (struct zy_table){.columns = NULL};
	s->group = &group;
	s->rows = set;
	s->row = rows[0];
	s->number = number;
	s->by = zy_building_by(b, p);
	s->by = *s->by ? s->by : NULL;
	build_parts(b, p->parts, p->nparts);
	s->rows = kept.rows;
	s->row = kept.row;
	s->number = kept.number;
	s->group = kept.group;
	s->by = kept.by;
	zy_rows_release(&group);
}

/* Builds the parts once for each group, or for each row. */
static void
build_each(struct zy_building *b, const struct zy_kind_part *p)
{
	struct zy_rows *set = zy_report_set(&b->scope, p->set);
	struct zy_streams *streams = b->scope.streams;
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_intern *seen;
	const char *by = zy_building_by(b, p);
	const uint32_t *rows;
	size_t i, n, number = 0;
	uint32_t known;

	if (!set)
		return;
	seen = zy_intern_new();
	b->by_used |= by != p->by && set->n;
	for (i = 0; i < set->n; i++) {
		if (!*by) {
			build_group(b, p, set, &set->rows[i], 1, i + 1);
			continue;
		}
		zy_buf_reset(&key);
		zy_rows_key(streams, set, set->rows[i], &by, 1, &key);
		known = zy_intern_count(seen);
		if (zy_intern_put(seen, zy_buf_get(&key)) != known)
			continue;
		n = zy_rows_find(streams, set, &by, 1, zy_buf_get(&key), &rows);
		build_group(b, p, set, rows, n, ++number);
	}
	zy_buf_release(&key);
	zy_intern_free(seen);
}

/* Begins a page with a title, and a mark such as 附件1 above it. */
static void
build_page(struct zy_building *b, const struct zy_kind_part *p)
{
	const char *title = pieces_text(b, &p->text);
	const char *mark = zy_building_text(b, &p->more);
	const char *given = b->scope.options[ZY_OPTION_TITLE];

	if (given && !b->titled && *title && !*mark)
		title = zy_doc_text(b->d, zy_view(given));
	/* The first page of a document without a title gives it one. */
	if (!b->d->title && !b->d->first && *title)
		b->d->title = title;
	else
		zy_doc_annex(b->d, *mark ? mark : NULL, *title ? title : NULL);
}

/* Adds a form with the boxes of the part, their texts evaluated. */
static void
build_form(struct zy_building *b, const struct zy_kind_part *p)
{
	size_t i;

	zy_doc_form(b->d, p->width);
	for (i = 0; i < p->nboxes; i++) {
		const struct zy_kind_box *box = &p->boxes[i];
		const char *foot = zy_building_text(b, &box->foot);
		const struct zy_doc_box made = {
		    .text = zy_building_text(b, &box->text),
		    .foot = *foot ? foot : NULL,
		    .span = box->span,
		    .lines = box->lines,
		    .label = box->label,
		};

		zy_doc_box(b->d, &made);
	}
}

/* Adds the list of attachments whose conditions hold; nothing if none does. */
static void
build_attached(struct zy_building *b, const struct zy_kind_part *p)
{
	struct zy_buf *text = &b->scratch;
	bool any = false;
	size_t i;

	for (i = 0; i < p->text.n; i++) {
		if (!zy_kind_when_holds(&b->scope, &p->text.items[i].when))
			continue;
		if (!any)
			zy_doc_list(b->d, ZY_ROLE_ATTACHED);
		any = true;
		zy_buf_reset(text);
		zy_kind_text_put(&b->scope, text, &p->text.items[i].text);
		zy_buf_putc(text, '\0');
		zy_doc_item(b->d, text->p, NULL, NULL);
	}
}

static void
build_signature(struct zy_building *b, const struct zy_kind_part *p)
{
	const char *who = pieces_text(b, &p->text);
	const char *date = zy_building_text(b, &p->more);

	zy_doc_signed(b->d, *who ? who : NULL, *date ? date : NULL);
}

/* Sets the texts of the imprint 版记 and adds it. */
static void
build_imprint(struct zy_building *b)
{
	const char *copy = b->scope.options[ZY_OPTION_COPY];

	if (copy)
		b->d->copy = zy_doc_text(b->d, zy_view(copy));
	b->d->printer = b->d->issuer;
	b->d->printed = b->d->date;
	zy_doc_imprint(b->d);
}

/*
 * Adds what one part describes to the document, by the part's kind.  The caller
 * has checked the part's condition.
 */
static void
build_part(struct zy_building *b, const struct zy_kind_part *p)
{
	const char *text;

	switch (p->kind) {
	case ZY_PART_PARAGRAPH:
		text = pieces_text(b, &p->text);
		if (*text)
			zy_doc_paragraph(b->d, p->role, text);
		break;
	case ZY_PART_HEADING:
		text = pieces_text(b, &p->text);
		if (*text)
			zy_doc_heading(b->d, p->level, text);
		break;
	case ZY_PART_NAMES:
		build_names(b, p);
		break;
	case ZY_PART_TABLE:
		zy_build_table(b, p);
		break;
	case ZY_PART_MATRIX:
		zy_build_matrix(b, p);
		break;
	case ZY_PART_EACH:
		build_each(b, p);
		break;
	case ZY_PART_PAGE:
		build_page(b, p);
		break;
	case ZY_PART_SIDES:
		zy_doc_sides(b->d, pieces_text(b, &p->text),
		    zy_building_text(b, &p->more));
		break;
	case ZY_PART_FORM:
		build_form(b, p);
		break;
	case ZY_PART_CUT:
		text = pieces_text(b, &p->text);
		zy_doc_cut(b->d, *text ? text : NULL);
		break;
	case ZY_PART_ATTACHED:
		build_attached(b, p);
		break;
	case ZY_PART_SIGNATURE:
		build_signature(b, p);
		break;
	case ZY_PART_IMPRINT:
		build_imprint(b);
		break;
	case ZY_PART_KINDS:
		break;
	}
}

static void
build_parts(struct zy_building *b, const struct zy_kind_part *parts, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (zy_kind_when_holds(&b->scope, &parts[i].when))
			build_part(b, &parts[i]);
}

/*
 * Returns the first table among the shown parts, which becomes the CSV form, or
 * NULL.
 */
static const struct zy_kind_part *
first_table(struct zy_building *b, const struct zy_kind_part *parts, size_t n)
{
	const struct zy_kind_part *found = NULL;
	size_t i;

	for (i = 0; i < n && !found; i++) {
		if (parts[i].kind == ZY_PART_EACH)
			found = first_table(b, parts[i].parts, parts[i].nparts);
		else if ((parts[i].kind == ZY_PART_TABLE ||
			     parts[i].kind == ZY_PART_MATRIX) &&
			 zy_kind_when_holds(&b->scope, &parts[i].when))
			found = &parts[i];
	}
	return found;
}

/* Sets the head of the document: title, issuer, number, date, 主送. */
static void
build_head(struct zy_building *b, const struct zy_kind_file *k)
{
	struct zy_report_scope *s = &b->scope;
	struct zy_doc *d = b->d;
	const char *const *o = s->options;
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_date date;
	const char *to;

	if (o[ZY_OPTION_CONTACT])
		d->contact = zy_arena_strndup(&d->arena, o[ZY_OPTION_CONTACT],
		    strlen(o[ZY_OPTION_CONTACT]));
	if (o[ZY_OPTION_ISSUER])
		d->issuer = zy_doc_text(d, zy_view(o[ZY_OPTION_ISSUER]));
	else if (k->issuer.given)
		d->issuer = zy_building_text(b, &k->issuer);
	if (o[ZY_OPTION_NUMBER])
		d->number = zy_doc_text(d, zy_view(o[ZY_OPTION_NUMBER]));
	if (o[ZY_OPTION_DATE] &&
	    zy_date_parse(&date, zy_view(o[ZY_OPTION_DATE]))) {
		if (s->zh)
			zy_date_format_zh(&text, date, s->han);
		else
			zy_date_format(&text, date);
		d->date = zy_doc_text(d, zy_buf_get(&text));
	}
	if (!k->byline && k->look == ZY_LOOK_SHEET)
		d->issuer = d->date = NULL;
	d->title = pieces_text(b, &k->title);
	b->titled = *d->title != '\0';
	if (b->titled && o[ZY_OPTION_TITLE])
		d->title = zy_doc_text(d, zy_view(o[ZY_OPTION_TITLE]));
	else if (!b->titled)
		d->title = NULL;
	if (k->draft.given && zy_kind_when_holds(s, &k->draft_when))
		d->draft = zy_building_text(b, &k->draft);
	to = o[ZY_OPTION_TO] ? o[ZY_OPTION_TO] : zy_building_text(b, &k->to);
	if (k->to.given && *to) {
		zy_buf_reset(&text);
		zy_buf_puts(&text, to);
		if (!zy_view_ends(zy_view(to), ZY_VIEW("：")))
			zy_buf_puts(&text, s->zh ? "：" : ":");
		zy_doc_paragraph(d, ZY_ROLE_ADDRESS, text.p);
	}
	zy_buf_release(&text);
}

/*
 * Checks that the streams that the kind needs are among the inputs.  Returns 0,
 * or -1 with e set.
 */
static int
check_streams(const struct zy_kind_file *k, const struct zy_streams *s,
    struct zy_error *e)
{
	enum zy_source_stream stream;
	struct zy_view list, one;
	bool found;
	size_t i;

	for (i = 0; i < k->nstreams; i++) {
		list = zy_view(k->streams[i]);
		found = false;
		while (zy_view_next(&list, '|', &one)) {
			stream = zy_streams_find(one);
			found |= stream < ZY_INPUT_STREAMS && s->given[stream];
		}
		if (!found)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("the kind '%s' needs a stream or register of "
			      "'%s'"),
			    k->id, k->streams[i]);
	}
	return 0;
}

/*
 * Checks that what the kind needs of the records is there.  Returns 0, or -1
 * with e set.
 */
static int
check_needs(
    struct zy_building *b, const struct zy_kind_file *k, struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < k->nneeds && rc == 0; i++) {
		if (zy_kind_when_holds(&b->scope, &k->needs[i].when))
			continue;
		zy_kind_text_put(&b->scope, &text, &k->needs[i].text);
		rc = zy_error_set(
		    e, ZY_ERROR_RECORD, "%s", text.p ? text.p : "");
	}
	zy_buf_release(&text);
	return rc;
}

/* Passes on the warnings of the kind that apply to these records. */
static void
warn(struct zy_building *b, const struct zy_kind_file *k,
    const struct zy_build_options *o)
{
	struct zy_buf text = ZY_BUF_INIT;
	size_t i;

	for (i = 0; o->warn && i < k->nwarnings; i++) {
		if (!zy_kind_when_holds(&b->scope, &k->warnings[i].when))
			continue;
		zy_buf_reset(&text);
		zy_kind_text_put(&b->scope, &text, &k->warnings[i].text);
		zy_buf_putc(&text, '\0');
		o->warn(o->context, text.p);
	}
	zy_buf_release(&text);
}

/* Returns the length of a publicity in words: 5个工作日. */
static const char *
publicity(struct zy_building *b)
{
	const struct zy_campaign_award *a = &b->scope.streams->campaign->award;
	struct zy_buf *text = &b->scratch;

	zy_buf_reset(text);
	if (b->scope.zh)
		zy_buf_printf(text, "%lld%s", (long long)a->days,
		    a->working ? "个工作日" : "天");
	else
		zy_buf_printf(text, "%lld %s", (long long)a->days,
		    a->working ? "working days" : "days");
	return zy_arena_strndup(&b->arena, text->p, text->n);
}

/*
 * Returns the first day of the period: that of --from, or the first of the
 * month.
 */
static const char *
first_day(struct zy_building *b, const struct zy_build_options *o)
{
	struct zy_date d;

	if (o->given[ZY_OPTION_FROM] || !o->today ||
	    !zy_date_parse(&d, zy_view(o->today)))
		return o->given[ZY_OPTION_FROM];
	d.day = 1;
	zy_buf_reset(&b->scratch);
	zy_date_format(&b->scratch, d);
	return zy_arena_strndup(&b->arena, b->scratch.p, b->scratch.n);
}

/*
 * Sets the options that figures can name: those that were given, and those that
 * come from the campaign, the standard and the present day.
 */
static void
set_options(struct zy_building *b, const struct zy_build_options *o)
{
	const char **options = b->scope.options;
	const struct zy_names *names = b->scope.streams->names;
	int i;

	for (i = 0; i < ZY_OPTIONS_GIVEN; i++)
		options[i] = o->given[i];
	options[ZY_OPTION_CAMPAIGN] = b->scope.streams->campaign->title;
	if (names->n[ZY_NAMED_STANDARD])
		options[ZY_OPTION_STANDARD] =
		    names->items[ZY_NAMED_STANDARD][0].name;
	options[ZY_OPTION_PUBLICITY] = publicity(b);
	options[ZY_OPTION_TODAY] = o->today;
	options[ZY_OPTION_FIRST] = first_day(b, o);
	options[ZY_OPTION_ORDER] = o->order;
	/* A document number in its one form, whatever brackets it has. */
	if (options[ZY_OPTION_NUMBER]) {
		zy_buf_reset(&b->scratch);
		zy_kind_number(&b->scratch, zy_view(options[ZY_OPTION_NUMBER]));
		options[ZY_OPTION_NUMBER] = zy_arena_strndup(
		    &b->arena, b->scratch.p ? b->scratch.p : "", b->scratch.n);
	}
}

int
zy_build_check(const struct zy_kind_file *k, const struct zy_build_options *o,
    struct zy_error *e)
{
	const unsigned any = 1u << ZY_OPTION_TITLE | 1u << ZY_OPTION_ISSUER |
			     1u << ZY_OPTION_NUMBER | 1u << ZY_OPTION_DATE |
			     1u << ZY_OPTION_UNTIL;
	const char *unused = o->order && !k->ordered ? "order" : NULL;
	int i;

	for (i = 0; i < ZY_OPTIONS_GIVEN && !unused; i++)
		if (o->given[i] && !((k->options | any) & 1u << i))
			unused =
			    zy_figure_option_name((enum zy_figure_option)i);
	if (!unused)
		return 0;
	return zy_error_set(e, ZY_ERROR_CONFIG,
	    _("--%s is not for the kind '%s'"), unused, k->id);
}

int
zy_build_document(struct zy_doc *d, const struct zy_kind_file *k,
    struct zy_streams *streams, const struct zy_build_options *o,
    struct zy_error *e)
{
	struct zy_building b = {.d = d, .programs = o->programs};
	struct zy_report_scope *s = &b.scope;
	int rc;

	zy_doc_init(d, o->zh, k->look);
	*s = (struct zy_report_scope){
	    .streams = streams, .kind = k, .zh = o->zh, .han = o->han};
	set_options(&b, o);
	s->sets = zy_calloc(k->nsets + 1, sizeof(*s->sets));
	zy_sets_inputs(s);
	rc = check_streams(k, streams, e) ||
		     zy_kind_paths_check(k, streams, e) ||
		     zy_sets_make(s, o->order, &b.arena, e)
		 ? -1
		 : 0;
	if (rc == 0) {
		warn(&b, k, o);
		rc = check_needs(&b, k, e);
	}
	if (rc == 0) {
		b.flat_part =
		    k->csv ? NULL : first_table(&b, k->parts, k->nparts);
		build_head(&b, k);
		build_parts(&b, k->parts, k->nparts);
		if (k->csv)
			zy_build_flat(&b, k->csv);
		if (o->given[ZY_OPTION_BY] && b.by_used && !b.by_known)
			rc = zy_error_set(e, ZY_ERROR_CONFIG,
			    _("--by: no record has a column '%s'"),
			    o->given[ZY_OPTION_BY]);
	}
	if (rc)
		zy_doc_release(d);
	zy_sets_release(s);
	free(s->sets);
	zy_arena_release(&b.arena);
	zy_buf_release(&b.scratch);
	return rc;
}
