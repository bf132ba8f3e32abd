/* Schemas of draws: the record of a draw, the list of inspectors.  Part of
 * record.h.  SPDX-License-Identifier: MIT */
#include "model/record-state.h"

static const struct zy_column draw_columns[] = {
    {"pool_sha256", "名单哈希", ZY_CODE, ZY_KEY, NULL,
	N_("SHA-256 of the pool: its ids, sorted, one a line")},
    {"method", "抽签方法", ZY_CODE, 0, NULL, N_("ticket, rfc3797 or sampler")},
    {"seed", "种子", ZY_TEXT, 0, NULL, N_("what the draw was made from")},
    {"seed_source", "种子来源", ZY_TEXT, 0, NULL,
	N_("where the seed comes from")},
    {"order", "抽中顺序", ZY_INTEGER, 0, NULL,
	N_("1 for the first drawn in the group; empty: not drawn")},
    {"subject", "对象", ZY_CODE, ZY_ID, NULL,
	N_("id of the organisation or member concerned")},
    {"name", "名称", ZY_TEXT, 0, NULL, N_("its name")},
    {"group", "组别", ZY_TEXT, 0, NULL, N_("group that it was drawn from")},
    {"ticket", "签号", ZY_CODE, 0, NULL, N_("number that it was drawn by")},
    {"inspectors", "检查人代码", ZY_TEXT, 0, NULL,
	N_("ids of the inspectors drawn for it, ';' between them")},
    {"inspector_names", "检查人", ZY_TEXT, 0, NULL, N_("their names")},
    {"of", "名单数", ZY_INTEGER, 0, NULL,
	N_("how many of the group could be drawn")},
    {"by", "分组依据", ZY_TEXT, 0, NULL, N_("columns that make the groups")},
    {"replacement", "放回", ZY_YESNO, 0, zy_yesno_choices,
	N_("who was drawn could be drawn again")},
    {"pool_at", "名单确定时间", ZY_CODE, 0, NULL,
	N_("when the pool was made public")},
    {"seed_at", "种子产生时间", ZY_CODE, 0, NULL,
	N_("when the seed could be known")},
    {"inspectors_sha256", "检查人名单哈希", ZY_CODE, 0, NULL,
	N_("SHA-256 of the list of inspectors, as of the pool")},
};

static const struct zy_column inspector_columns[] = {
    {"id", "代码", ZY_CODE, ZY_ID, NULL, N_("code of the inspector")},
    {"name", "姓名", ZY_TEXT, ZY_KEY | ZY_PERSON, NULL,
	N_("name of the inspector")},
    {"org", "单位", ZY_TEXT, ZY_ID, NULL,
	N_("organisation that the inspector belongs to")},
    {"township", "乡镇", ZY_TEXT, 0, NULL,
	N_("township of that organisation, where several have its name")},
    {"conflict", "回避单位", ZY_TEXT, 0, NULL,
	N_("organisations that the inspector must not inspect, ';' between "
	   "them; yes: none at all")},
};

const struct zy_schema zy_draw_schema = SCHEMA("draw", "抽签", draw_columns);
const struct zy_schema zy_inspector_schema =
    SCHEMA("inspector", "检查人", inspector_columns);
