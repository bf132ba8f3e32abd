/*
 * Reading the sessions of a review, with the numbers of ballots issued and
 * returned: implements zy_review_sessions of review.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/decimal.h"
#include "front/review.h"
#include "model/record.h"

/* The columns of sessions; the figures in the order of zy_session_clash. */
enum {
	SESSION_SUBJECT,
	SESSION_GROUP,
	SESSION_ENTITLED,
	SESSION_PRESENT,
	SESSION_ISSUED,
	SESSION_RETURNED,
	SESSION_DATE,
	SESSION_ORGANISER,
	SESSION_COLUMNS,
};

static const char *const session_names[SESSION_COLUMNS] = {"subject",
    "voter_group", "entitled", "present", "issued", "returned", "date",
    "organiser"};

/* What sessions are read with. */
struct session_reading {
	struct zy_review *v;
	struct zy_subject_input in;
	struct zy_error_list faults; /* of the current record */
	int c[SESSION_COLUMNS];	     /* columns of the reader, or -1 */
};

/*
 * Returns the number of people in a cell; -1 where there is no such column or
 * the cell has no number.
 */
static int64_t
people(struct zy_reader *r, int column)
{
	int64_t n;

	if (column < 0 || !zy_integer_parse(&n,
			      zy_reader_cell(r, (size_t)column), 0, INT64_MAX))
		return -1;
	return n;
}

/*
 * Returns the number of a text of the session in that column; 0: there is none.
 */
static uint32_t
session_text(struct zy_review *v, struct zy_reader *r, int column)
{
	return column < 0 ? 0
			  : zy_sessions_put_text(&v->sessions,
				zy_reader_cell(r, (size_t)column));
}

/*
 * Finds the subject of a session and checks its day.  Returns 0 with *subject
 * set; or -1 with e set, where the session is refused.
 */
static int
session_subject(struct session_reading *x, struct zy_reader *r,
    struct zy_view *subject, struct zy_error *e)
{
	struct zy_review *v = x->v;
	const int *c = x->c;

	*subject = zy_reader_cell(r, (size_t)c[SESSION_SUBJECT]);
	if (subject->n == 0)
		return zy_reader_fault(r, c[SESSION_SUBJECT], ZY_FAULT_MISSING,
		    _("the session names nobody"), e);
	if (v->known && zy_intern_find(v->known, *subject) == ZY_INTERN_NONE &&
	    zy_subject_input_find(&x->in, r, c[SESSION_SUBJECT], subject, e))
		return -1;
	return zy_review_check_day(v, r, c[SESSION_SUBJECT], *subject,
	    c[SESSION_DATE] < 0 ? (struct zy_view){NULL, 0}
				: zy_reader_cell(r, (size_t)c[SESSION_DATE]),
	    e);
}

/*
 * Sets *group to the voter group of a session.  Returns 0; or -1 with e set,
 * where the standard has no such group.
 */
static int
session_group(struct zy_review *v, const struct zy_reader *r, int c,
    size_t *group, struct zy_error *e)
{
	*group = c >= 0 ? zy_codebook_put(
			      &v->tally.groups, zy_reader_cell(r, (size_t)c))
			: zy_codebook_unsaid(&v->tally.groups);
	return *group != ZY_CODE_NONE ? 0
				      : zy_codebook_fault(&v->tally.groups, r,
					    c, ZY_FAULT_UNKNOWN_NAME,
					    _("unknown group of voters"), e);
}

/*
 * Adds to the list what is wrong with the figures of a session: those below 0,
 * and those that contradict each other.
 */
static void
find_figures(
    struct session_reading *x, struct zy_reader *r, const struct zy_session *s)
{
	struct zy_error_list *l = &x->faults;
	struct zy_session_clash clash[ZY_SESSION_CLASHES];
	struct zy_view cell;
	size_t k, n;
	int i;

	for (i = SESSION_ENTITLED; i <= SESSION_RETURNED; i++) {
		if (x->c[i] < 0)
			continue;
		cell = zy_reader_cell(r, (size_t)x->c[i]);
		if (cell.n && cell.p[0] == '-')
			zy_error_list_keep(
			    l, zy_reader_fault(r, x->c[i], ZY_FAULT_RANGE,
				   _("must not be negative"),
				   zy_error_list_room(l)));
	}
	n = zy_session_clashes(s, clash);
	for (k = 0; k < n; k++)
		zy_error_list_keep(l,
		    zy_reader_fault(r, x->c[SESSION_ENTITLED + clash[k].figure],
			ZY_FAULT_FIGURES, clash[k].what,
			zy_error_list_room(l)));
}

/*
 * Adds to the list all that is wrong with the current record, and fills *s,
 * *subject and *group from it.
 */
static void
find_session_faults(struct session_reading *x, struct zy_reader *r,
    struct zy_session *s, struct zy_view *subject, size_t *group)
{
	struct zy_error_list *l = &x->faults;
	const int *c = x->c;

	*s = (struct zy_session){people(r, c[SESSION_ENTITLED]),
	    people(r, c[SESSION_PRESENT]), people(r, c[SESSION_ISSUED]),
	    people(r, c[SESSION_RETURNED]), 0, 0, false};
	zy_error_list_keep(
	    l, session_subject(x, r, subject, zy_error_list_room(l)));
	zy_error_list_keep(l, session_group(x->v, r, c[SESSION_GROUP], group,
				  zy_error_list_room(l)));
	find_figures(x, r, s);
}

/*
 * Finds all faults of a session that is refused and links them behind e, the
 * first; a callback of zy_cli_read_all_faults.
 */
static void
find_faults(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct session_reading *x = context;
	struct zy_session s;
	struct zy_view subject;
	size_t group;

	if (!zy_error_list_take(&x->faults, e))
		return;
	find_session_faults(x, r, &s, &subject, &group);
	*e = *zy_error_list_link(&x->faults);
}

/* Returns whether all faults of the list are figures that cannot be. */
static bool
only_clash(const struct zy_error_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->items[i].fault != ZY_FAULT_FIGURES)
			return false;
	return l->n > 0;
}

/*
 * Stores a session.  Returns 0; or -1 with e set, and nothing stored.  Of one
 * whose figures contradict each other the figures are kept, so that its results
 * are void unless another record says better.
 */
static int
take_session(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct session_reading *x = context;
	struct zy_error_list *l = &x->faults;
	struct zy_sessions *all = &x->v->sessions;
	struct zy_session s;
	struct zy_view subject;
	size_t group;

	l->n = 0;
	find_session_faults(x, r, &s, &subject, &group);
	s.void_ = only_clash(l);
	if (l->n == 0 || s.void_) {
		s.date = session_text(x->v, r, x->c[SESSION_DATE]);
		s.organiser = session_text(x->v, r, x->c[SESSION_ORGANISER]);
		if (!zy_sessions_put(all, subject, group, &s))
			zy_error_list_keep(
			    l, zy_reader_fault(r, x->c[SESSION_SUBJECT],
				   ZY_FAULT_SECOND,
				   _("second session of this group for"),
				   zy_error_list_room(l)));
	}
	if (l->n == 0)
		return 0;
	*e = *zy_error_list_link(l);
	return -1;
}

int
zy_review_sessions(struct zy_review *v, const char *path)
{
	struct zy_reader *r = zy_cli_open(v->cli, path, &zy_session_schema);
	struct session_reading x = {.v = v, .in = {.subjects = &v->subjects}};
	int i;

	if (!r)
		return -1;
	for (i = 0; i < SESSION_COLUMNS; i++)
		x.c[i] = zy_reader_find(r, session_names[i]);
	zy_cli_note_unread(
	    v->cli, r, v->known ? zy_name_columns_helps : NULL, r);
	if (x.c[SESSION_SUBJECT] >= 0)
		zy_cli_read_all_faults(
		    v->cli, r, take_session, find_faults, &x);
	zy_subject_input_release(&x.in);
	zy_error_list_release(&x.faults);
	zy_cli_close(v->cli, r);
	return zy_cli_failed(v->cli) ? -1 : 0;
}
