/*
 * The organisation that an unknown superior most likely is: implements
 * org-near.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-near.h"

#include "model/name-miss.h"
#include "model/org-name.h"

enum {
	NEAR = 60,	  /* percent in common with the nearest name */
	COMPARED = 300000 /* names that are compared in a run, at most */
};

/* A search for the name most like that of the superior of self. */
struct near {
	const struct zy_orgs *orgs; /* among these */
	size_t self;		    /* never itself; SIZE_MAX: not in orgs */
	struct zy_buf form;	    /* of the name that is compared */
};

/* Returns the form of a name, valid until the next call. */
static struct zy_view
form_of(void *search, uint32_t org)
{
	struct near *s = search;

	zy_buf_reset(&s->form);
	if (org != s->self)
		zy_org_name_form(
		    &s->form, zy_orgs_cell(s->orgs, org, s->orgs->name));
	return zy_buf_get(&s->form);
}

/* Appends the code and name of an organisation. */
static void
describe(void *search, uint32_t org, struct zy_buf *b)
{
	const struct near *s = search;
	struct zy_view id = zy_orgs_cell(s->orgs, org, s->orgs->id);

	zy_buf_view(b, id);
	zy_buf_puts(b, id.n ? " " : "");
	zy_buf_view(b, zy_orgs_cell(s->orgs, org, s->orgs->name));
}

/*
 * Adds to m the organisation of orgs nearest to a name, which is given by its
 * form.  Returns whether there is one.
 */
static bool
put_nearest(struct zy_orgs *o, const struct zy_orgs *orgs, size_t self,
    struct zy_view form, struct zy_name_miss *m)
{
	struct near s = {orgs, self, ZY_BUF_INIT};
	const struct zy_named_ones all = {
	    (uint32_t)orgs->n, &s, form_of, describe, NULL};
	uint32_t near = ZY_INTERN_NONE;
	unsigned times = 0;

	if (orgs->n <= COMPARED - o->compared) {
		o->compared += orgs->n;
		near = zy_name_nearest(&all, form, NEAR, &times);
	}
	if (near != ZY_INTERN_NONE)
		zy_name_miss_put_near(m, &all, near, false);
	zy_buf_release(&s.form);
	return near != ZY_INTERN_NONE;
}

const char *
zy_orgs_explain_unknown(struct zy_orgs *o, size_t i, struct zy_view cell)
{
	const char *phrase = _("no such organisation");
	struct zy_buf form = ZY_BUF_INIT;
	struct zy_name_miss m = {0};

	zy_org_name_form(&form, cell);
	(void)zy_name_miss_begin(&m, ZY_FAULT_UNKNOWN_ORG, phrase);
	if (put_nearest(o, o, i, zy_buf_get(&form), &m) ||
	    (o->base &&
		put_nearest(o, o->base, SIZE_MAX, zy_buf_get(&form), &m)))
		phrase = zy_arena_strndup(&o->arena, m.what.p, m.what.n);
	zy_name_miss_release(&m);
	zy_buf_release(&form);
	return phrase;
}
