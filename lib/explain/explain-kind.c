/*
 * The table of how items of each kind are explained.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/kind-state.h"

const struct zy_explain_kind *const zy_explain_kinds[ZY_ITEM_KINDS] = {
    [ZY_ITEM_JUDGED] = &zy_explain_judged,
    [ZY_ITEM_FIXED] = &zy_explain_fixed,
    [ZY_ITEM_DEDUCT] = &zy_explain_deduct,
    [ZY_ITEM_REVIEW] = &zy_explain_review,
    [ZY_ITEM_CHECKLIST] = &zy_explain_checklist,
    [ZY_ITEM_STEPS] = &zy_explain_steps,
    [ZY_ITEM_RATE] = &zy_explain_rate,
    [ZY_ITEM_TARGET] = &zy_explain_target,
    [ZY_ITEM_SPLIT] = &zy_explain_split,
    [ZY_ITEM_COUNT] = &zy_explain_count,
    [ZY_ITEM_CHOICE] = &zy_explain_choice,
};
