/* Choices that schemas of several files have.  Part of record.h.
 * SPDX-License-Identifier: MIT */
#include "model/record-state.h"

const struct zy_choice zy_yesno_choices[] = {
    CHOICE("yes", "是"),
    CHOICE("no", "否"),
    CHOICES_END("yesno"),
};
