/*
 * Different names of the same Party organisation.
 *
 * A township writes 石桥镇党委 for 中共石桥镇委员会 and 东河村支部 for
 * 东河村党支部.  Both names of a pair have the same form here.  Where no
 * organisation has a name exactly as written, it is looked up by this form.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_NAME_H
#define ZY_MODEL_ORG_NAME_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends the form of a name to b: without regard to width, case and blanks,
 * without 中共 or 中国共产党 at the beginning, and with the kind of
 * organisation at the end in its short form (委员会 and 党委 become 党委;
 * 支部委员会, 支部 and 党支部 become 支部).
 */
void zy_org_name_form(struct zy_buf *b, struct zy_view name);
/*
 * Returns whether two names have the same form (zy_org_name_form); false where
 * the form is empty.
 */
bool zy_org_name_same(struct zy_view a, struct zy_view b);
/*
 * Returns whether two names of places or of their committees have the same
 * stem, which is not empty: 石桥镇 and 中共石桥镇委员会.
 */
bool zy_org_name_same_place(struct zy_view a, struct zy_view b);
/* Returns whether one of two texts, not empty, is the beginning of the other.
 */
static inline bool
zy_org_name_begins_alike(struct zy_view a, struct zy_view b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return n && memcmp(a.p, b.p, n) == 0;
}
/*
 * Appends to b the form of a name without the kind of organisation at its end,
 * for the comparison of places: of 中共石桥镇委员会, 石桥镇党委 and 石桥镇 it
 * is 石桥镇.
 */
void zy_org_name_stem(struct zy_buf *b, struct zy_view name);
/*
 * Returns the end of a form that says of what kind of place the committee is,
 * without the place's name: 县党委 for 青禾县党委, and for the form of 县委.
 * The view is borrowed from form, and empty where the form is not that of such
 * a committee.
 */
struct zy_view zy_org_name_committee(struct zy_view form);
/*
 * Returns whether a text is the name of a Party organisation, judged by its
 * end: it ends with a kind of organisation (党委, 支部) or is only such a word.
 */
bool zy_org_name_is_one(struct zy_view text);
/*
 * Returns whether a form of a name is only a kind of organisation: 党委, 支部.
 */
bool zy_org_name_is_kind(struct zy_view form);
/*
 * Removes the place whose organisation is called `above` (石桥镇 of 石桥镇党委)
 * from the beginning of the view *form.  Returns true; or false, with *form
 * unchanged, where the form does not begin with the place or only a kind of
 * organisation would be left.
 */
bool zy_org_name_cut_place(struct zy_view *form, struct zy_view above);
/*
 * Removes the first name from *list, the cell of the column `former`
 * (石桥乡党委、石桥公社党委), and stores it in *name, without blanks at its
 * ends, borrowed from the list.  Returns true; or false, with *name
 * unspecified, when no name is left.
 */
bool zy_org_name_next(struct zy_view *list, struct zy_view *name);

ZY_END_C

#endif
