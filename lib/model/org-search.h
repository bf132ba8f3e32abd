/*
 * Organisation search: which organisation of a roster a cell means.
 *
 * A cell means an organisation by its code, or else by its name.  These are
 * tried in this order, and the first that fits counts: the name exactly as
 * written; without regard to width, case and blanks; by the form of the name
 * (model/org-name.h); without the names of the places and superiors at its
 * beginning; a former name; the cell with a township or superior before it or
 * taken from it (石桥镇东河村党支部), by its present or a former name.  Where a
 * name fits several organisations, or once was that of another elsewhere, the
 * other cells of the row (struct zy_name_hints) decide, and then the title of
 * the table, if it has the township of only one.  Where they do not
 * decide, the search fails and names the candidates; where a name fits none, it
 * names the nearest.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_SEARCH_H
#define ZY_MODEL_ORG_SEARCH_H

#include "base/attr.h"
#include "model/name-miss.h"
#include "model/org-roster.h"

ZY_BEGIN_C

/*
 * The cells of a row that help to find its organisation or member, beside the
 * name.  A cell that the row lacks is empty.
 */
struct zy_name_hints {
	struct zy_view township, parent;
	struct zy_view branch; /* the organisation of a member */
	struct zy_view code;   /* the code, where the name is another cell */
	/* The titles above the table, which decide where nothing else does:
	 * 石桥镇党员名册. */
	struct zy_view above;
};

/*
 * Returns the number of the organisation that a cell means, with the help of
 * hints, which may be NULL.  Returns ZY_INTERN_NONE where no organisation fits
 * the name and the hints, or ZY_ORG_AMBIGUOUS where several fit; then, unless m
 * is NULL, *m gets the reason, for which `unknown` is the translated phrase
 * about a name that fits none.
 */
uint32_t zy_org_roster_search(struct zy_org_roster *r, struct zy_view cell,
    const struct zy_name_hints *hints, const char *unknown,
    struct zy_name_miss *m);
/*
 * Returns the number of the organisation that a cell means, searched for
 * without hints; ZY_INTERN_NONE when none fits, or ZY_ORG_AMBIGUOUS when
 * several do.
 */
uint32_t zy_org_roster_find(struct zy_org_roster *r, struct zy_view cell);
/*
 * Returns whether an organisation is in the township and below the superior
 * that hints give: 1 where it is (the superior may be the organisation itself),
 * 0 where the township or the superior is another one, or -1 where hints give
 * neither or the roster does not know them.
 */
int zy_org_roster_agrees(
    struct zy_org_roster *r, uint32_t org, const struct zy_name_hints *hints);
/*
 * Appends `before` and the township of an organisation, or the name of the
 * organisation above it, to b; nothing where it has neither.
 */
void zy_org_roster_put_place(const struct zy_org_roster *r, uint32_t org,
    const char *before, struct zy_buf *b);
/*
 * Appends a description of an organisation for a message to b: its code, its
 * name, and in brackets its township or, where it has none, the organisation
 * above it.
 */
void zy_org_roster_describe(
    const struct zy_org_roster *r, uint32_t org, struct zy_buf *b);
/*
 * Moves to the beginning of a list of n organisations those whose township, or
 * else nearest superior, a text names (石桥镇党员名册).  Returns how many they
 * are, or n where there are none.
 */
size_t zy_org_roster_titled(const struct zy_org_roster *r, uint32_t *list,
    size_t n, struct zy_view text);
/*
 * Returns the number of the only organisation of township level whose place a
 * text, the titles of a table, contains; ZY_INTERN_NONE where there is none, or
 * ZY_ORG_AMBIGUOUS where there are several.  r keeps the last answer.
 */
uint32_t zy_org_roster_titled_town(
    struct zy_org_roster *r, struct zy_view text);
/*
 * Returns whether an organisation is in another township than that of
 * organisation number `town`, although neither its name contains the place of
 * `town` nor the cell, which means the organisation, that of its own township;
 * false where its township is not known or `town` is no number of r.
 */
bool zy_org_roster_is_elsewhere(const struct zy_org_roster *r, uint32_t org,
    uint32_t town, struct zy_view cell);
/*
 * Appends a description of a member's organisation to b: its name and where it
 * is.  cell is the id or name of the organisation; where the roster does not
 * have it, the cell itself is appended.
 */
void zy_org_roster_describe_home(
    struct zy_org_roster *r, struct zy_view cell, struct zy_buf *b);

ZY_END_C

#endif
