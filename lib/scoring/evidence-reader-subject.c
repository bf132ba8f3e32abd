/*
 * The subject of a record.  Part of scoring/evidence-reader.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"

int
zy_evidence_reader_subject(struct zy_evidence_reader *in,
    const struct zy_reader *r, uint32_t *subject, struct zy_error *e)
{
	struct zy_evidence *f = in->evidence;
	struct zy_view id = zy_evidence_reader_cell(r, in->subject);

	if (id.n == 0)
		return zy_reader_fault(
		    r, in->subject, ZY_FAULT_MISSING, _("is missing"), e);
	/* A tally names its subject fifteen times in a row. */
	if (!in->last.p || !zy_view_eq(id, in->last)) {
		*subject = f->closed ? zy_intern_find(f->subjects, id)
				     : zy_evidence_add_subject(f, id);
		if (*subject == ZY_INTERN_NONE) {
			if (in->others &&
			    zy_intern_find(in->others, id) != ZY_INTERN_NONE) {
				in->of_others++;
				return 0;
			}
			if (zy_subject_input_find(
				&in->names, r, in->subject, &id, e))
				return -1;
			*subject = zy_intern_find(f->subjects, id);
		}
		in->last = zy_intern_get(f->subjects, *subject);
		in->last_number = *subject;
	}
	*subject = in->last_number;
	if (f->outside[*subject])
		in->outside++;
	return !f->outside[*subject];
}
