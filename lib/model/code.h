/*
 * National codes: statistical codes of places, unified social credit codes.
 *
 * GB/T 2260 and GB/T 10114: a 12-digit statistical code is province 2, city
 * 2, county 2, township 3, village 3 digits; zeros behind the level.  GB
 * 32100: 18 characters, the last a check character modulo 31.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CODE_H
#define ZY_MODEL_CODE_H

#include "base/text.h"

enum zy_place {
	ZY_PLACE_NONE, /* no 12-digit code */
	ZY_PLACE_PROVINCE,
	ZY_PLACE_CITY,
	ZY_PLACE_COUNTY,
	ZY_PLACE_TOWNSHIP,
	ZY_PLACE_VILLAGE,
};

/* The level that a 12-digit statistical code says. */
enum zy_place zy_code_place(struct zy_view code);
/*
 * The code of the place above at level up (province to township) into out,
 * 12 characters and a NUL.
 */
void zy_code_above(struct zy_view code, enum zy_place up, char out[13]);
/* The token of the level column for a place, or NULL above the county. */
const char *zy_code_level(enum zy_place p);

/*
 * True for what is meant as a unified social credit code: 18 letters and
 * digits (not all digits), a region from the third on.  Letters that GB 32100
 * does not know (I O S V Z, lower case) make it wrong, not another thing.
 */
bool zy_code_is_credit(struct zy_view code);
/* True when its check character is right. */
bool zy_code_credit_valid(struct zy_view code);

#endif
