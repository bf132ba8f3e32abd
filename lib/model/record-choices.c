/* Choices that schemas of several files have.  Part of record.h.
 * SPDX-License-Identifier: MIT */
#include "model/record-state.h"

const struct zy_choice zy_yesno_choices[] = {
    CHOICE("yes", "是"),
    CHOICE("no", "否"),
    CHOICES_END("yesno"),
};

const struct zy_choice zy_kind_choices[] = {
    CHOICE("committee", "党委"),
    CHOICE("party-group", "党组"),
    CHOICE("work-committee", "工委"),
    CHOICE("general-branch", "党总支"),
    CHOICE("branch", "党支部"),
    CHOICES_END("kind"),
};
