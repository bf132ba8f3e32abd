/*
 * National codes: statistical codes of places (统计用区划代码) and unified
 * social credit codes (统一社会信用代码).
 *
 * A 12-digit statistical code (GB/T 2260, GB/T 10114) has 2 digits for the
 * province, 2 for the city, 2 for the county, 3 for the township and 3 for the
 * village; the digits below the level of the place are zeros.  A unified social
 * credit code (GB 32100) has 18 characters, the last of which is a check
 * character modulo 31.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CODE_H
#define ZY_MODEL_CODE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* Levels of places. */
enum zy_place {
	ZY_PLACE_NONE, /* not a code of 12 digits, or all zeros */
	ZY_PLACE_PROVINCE,
	ZY_PLACE_CITY,
	ZY_PLACE_COUNTY,
	ZY_PLACE_TOWNSHIP,
	ZY_PLACE_VILLAGE,
};

/*
 * Returns the level of the place with this statistical code, or ZY_PLACE_NONE.
 */
enum zy_place zy_code_place(struct zy_view code);
/*
 * Writes the code of the place at level up (ZY_PLACE_PROVINCE to
 * ZY_PLACE_TOWNSHIP) to which the place with this code belongs into out: 12
 * digits and a NUL.  The code must have 12 digits.
 */
void zy_code_above(struct zy_view code, enum zy_place up, char out[13]);
/*
 * Returns whether the place with this statistical code lies in the place with
 * the statistical code `up`; false where one of the two is no such code.
 */
bool zy_code_is_under(struct zy_view code, struct zy_view up);
/*
 * Returns the value of the column `level` for a place; NULL for levels above
 * the county and for ZY_PLACE_NONE.
 */
const char *zy_code_level(enum zy_place p);

/*
 * Returns whether code looks like a unified social credit code, valid or not:
 * 18 letters and digits, not all of them digits, with a region from the third
 * character on.  Letters that GB 32100 does not use (I, O, S, V, Z and lower
 * case) are allowed here, so that such a code is found to be invalid.
 */
bool zy_code_is_credit(struct zy_view code);
/* Returns whether a unified social credit code is valid. */
bool zy_code_credit_valid(struct zy_view code);

ZY_END_C

#endif
