/* Choices that schemas of several files have.  Part of record.h.
 * SPDX-License-Identifier: MIT */
#include "model/record.h"
#include "model/words.h"

const struct zy_choice zy_yesno_choices[] = {
    {"yes", "是", NULL, NULL},
    {"no", "否", NULL, NULL},
    {NULL, "yesno", NULL, zy_dictionary_builtin},
};
