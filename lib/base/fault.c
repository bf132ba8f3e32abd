/*
 * The codes of faults and their explanations: implements zy_fault_code and
 * zy_fault_meaning of error.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/error.h"

static const struct {
	const char *code, *meaning;
} table[ZY_FAULTS] = {
    [ZY_FAULT_OTHER] = {"other", N_("is wrong")},
    [ZY_FAULT_FILE] = {"file",
	N_("the file is missing or not understood as a whole")},
    [ZY_FAULT_ROW] = {"row", N_("the row is not like the header")},
    [ZY_FAULT_JSON] = {"json", N_("the JSON is no record")},
    [ZY_FAULT_LIMIT] = {"limit", N_("exceeds a limit (--cap)")},
    [ZY_FAULT_LOST_ABOVE] = {"lost-above",
	N_("empty, and what stands above was refused")},
    [ZY_FAULT_UNREAD] = {"unread", N_("a part of the file that is not read")},
    [ZY_FAULT_MISSING] = {"missing", N_("is missing")},
    [ZY_FAULT_CHOICE] = {"choice", N_("unknown choice")},
    [ZY_FAULT_NUMBER] = {"number", N_("not a number")},
    [ZY_FAULT_WHOLE] = {"whole", N_("not a whole number")},
    [ZY_FAULT_DATE] = {"date", N_("not a date")},
    [ZY_FAULT_YESNO] = {"yes-no", N_("not yes or no")},
    [ZY_FAULT_CHARACTER] = {"character", N_("a character that cannot be kept")},
    [ZY_FAULT_CUT] = {"cut", N_("damaged by a spreadsheet")},
    [ZY_FAULT_CARD] = {"card", N_("not a number of an identity card")},
    [ZY_FAULT_PHONE] = {"phone", N_("not a number of a telephone")},
    [ZY_FAULT_PRIVATE] = {"private",
	N_("a number of an identity card or telephone")},
    [ZY_FAULT_RANGE] = {"range", N_("out of the range")},
    [ZY_FAULT_IN_PART] = {"in-part", N_("was read, but not all of it")},
    [ZY_FAULT_CONTRADICTS] = {"contradicts",
	N_("another cell of the record says otherwise")},
    [ZY_FAULT_UNKNOWN_ORG] = {"unknown-org", N_("no such organisation")},
    [ZY_FAULT_UNKNOWN_MEMBER] = {"unknown-member", N_("no such member")},
    [ZY_FAULT_UNKNOWN_NAME] = {"unknown-name",
	N_("a name that the standard or campaign does not have")},
    [ZY_FAULT_AMBIGUOUS] = {"ambiguous",
	N_("a name that several bear, or a date with two readings")},
    [ZY_FAULT_PARENT] = {"parent",
	N_("an organisation that cannot be the superior")},
    [ZY_FAULT_TAKEN] = {"taken", N_("the code is already taken")},
    [ZY_FAULT_REPEAT] = {"repeat", N_("the same record, not doubled")},
    [ZY_FAULT_SECOND] = {"second", N_("a second record of one thing")},
    [ZY_FAULT_ALIKE] = {"alike", N_("perhaps the same twice")},
    [ZY_FAULT_FOLLOWS] = {"follows",
	N_("left out with another record that was refused")},
    [ZY_FAULT_CHANGED] = {"changed", N_("not as it was recorded before")},
    [ZY_FAULT_FIGURES] = {"figures", N_("figures that contradict each other")},
    [ZY_FAULT_RULE] = {"rule", N_("a rule is not kept")},
    [ZY_FAULT_UNSURE] = {"unsure", N_("a rule could not be looked at")},
    [ZY_FAULT_REGISTER] = {"register", N_("the register is damaged")},
};

const char *
zy_fault_code(enum zy_fault fault)
{
	return table[fault < ZY_FAULTS ? fault : ZY_FAULT_OTHER].code;
}

const char *
zy_fault_meaning(enum zy_fault fault)
{
	return _(table[fault < ZY_FAULTS ? fault : ZY_FAULT_OTHER].meaning);
}
