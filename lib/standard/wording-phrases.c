/*
 * The phrases of 评分办法, as data.
 *
 * Of phrases that fit a text the longest is taken, and of equal ones the first
 * of the list.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-state.h"

const struct zy_wording_list zy_wording_words[] = {
    {"unit", "次|项|人次|项次|件次|人|个|件|篇|条|起|例|天|名|户|处|份|种|家|"
	     "场|期|门|课|分钟|小时|月|季度|季|年|期次|个月|万元|元|亩|户次|宗|"
	     "册|本|块|台|类|点|档|级|位|年度|岁|公里|平方米"},
    {"take", "扣减|扣除|扣|减"},
    {"give", "奖励|加|奖|记|计|得|增加|另加"},
    {"lack", "缺少|少开|少|缺|漏|欠"},
    {"point", "%|个百分点|百分点|个点"},
    {"all", "不得分|得0分|计0分|记0分|为0分|该项不得分|本项不得分|此项不得分|"
	    "不计分|全扣|扣全分|该项计0分|该项为0分|扣完该项分|此项计0分|"
	    "扣除全部分值|该项得0分|不予得分|本项得0分|此项内容不得分"},
    {"atmost",
	"最高不超过|最多不超过|累计不超过|合计不超过|总分不超过|最高|最多|"
	"封顶|不超过|至多|上限|上限为|累计最高|累计最多|合计最高|限|"
	"以|最多只|总计不超过"},
    {"level", "国家级|中央级|省部级|部省级|省级|市级|地市级|地级|厅级|区级|"
	      "县级|县区级|区县级|县处级|乡镇级|乡级|镇级|村级|校级|国家|中央|"
	      "全国|省委|市委|县委|省|市|区|县|乡镇|乡|镇|厅局级|部级|州级|州"},
    {"grade",
	"优秀|良好|较好|一般|较差|合格|不合格|基本合格|称职|基本称职|"
	"不称职|优|良|中|差|好|满意|基本满意|不满意|达标|不达标|上升|持平|"
	"下降|完成|基本完成|未完成"},
    {NULL, NULL},
};

const struct zy_phrase zy_phrases[] = {
    /* vetoes */
    {ZY_SAYS_VETO, "~(实行|)一票否决(制|)", true},
    {ZY_SAYS_NO_AWARD,
	"~(取消|不得参加|不得参与)(当年|年度|本年度|)(评先|评优|评先评优|"
	"评优评先|评比|"
	"先进)(资格|评选|)",
	false},
    {ZY_SAYS_ZERO, "~(总分|年度得分|考核得分|全年得分)(为|记|计)(0|零)分",
	false},
    {ZY_SAYS_FAIL, "~(定为|评为|确定为|直接定为)(不合格|不达标|不称职)(等次|)",
	false},
    {ZY_SAYS_BAR_TOP,
	"~不(得|能)(评为|评定为|确定为|评)(优秀|好|第一等|一类|一等)(等次|)",
	false},
    {ZY_SAYS_BAND_DOWN, "~(降|下降|降低)(一|1)(个|)(等次|等|档|格次)", false},
    /* limits */
    {ZY_SAYS_MOST,
	"(但|,|)(累计|合计|)<atmost>(加|奖|扣|得|可加|可扣|)#a分(封顶|为限|)",
	false},
    {ZY_SAYS_MOST, "#a分封顶", false},
    {ZY_SAYS_USED_UP,
	"(,|)(直至|直到|)(扣完|减完|扣满|扣光)(该项分|本项分|该项分值|本项分值|"
	"此项分值|"
	"此项分|所有分值|)(为止|)",
	false},
    {ZY_SAYS_USED_UP, "(,|)(扣完|减完|扣满)#a分(为止|)", false},
    {ZY_SAYS_BELOW_NONE, "(可|)(倒扣|扣至负分|可为负分|负分)(分|)", true},
    /* bounds */
    {ZY_SAYS_BELOW,
	"~(低于|不足|未达到|未达|达不到|不到|没有达到|小于)%a(以上|)(的|)",
	false},
    {ZY_SAYS_BELOW, "~(应达到|应达|要达到|须达到|需达到|达|达到)%a(以上|)",
	true},
    {ZY_SAYS_ABOVE, "~(高于|超过|大于|超出)%a(以上|)(的|)", false},
    {ZY_SAYS_REACH,
	"~(不低于|不少于|不小于)%a(以上|)(的|)(,|)"
	"(得满分|得#b分|计满分|记满分|计#b分|记#b分|不扣分)",
	false},
    {ZY_SAYS_WITHIN,
	"~(不超过|不高于|未超过|控制在|低于|小于|不大于|不足)%a(以内|之内|以下|"
	"内|)(的|)(,|)(得满分|得#b分|计满分|记满分|计#b分|不扣分)",
	false},
    {ZY_SAYS_WITHIN,
	"~%a(以内|之内|以下|及以下)(的|)(,|)"
	"(得满分|得#b分|计满分|记满分|计#b分|记#b分|不扣分)",
	false},
    {ZY_SAYS_AMONG,
	"~(前|列前|居前)(%a|#a名|#a位)(以内|之内|内|)(的|)(,|)(得#b分|计#b分|"
	"记#b分)",
	false},
    {ZY_SAYS_REACH,
	"~(达到|达|不低于|为|完成|高于|超过|大于|)%a(以上|及以上|)(的|)(,|)"
	"(得满分|得#b分|计满分|记满分|计#b分|记#b分|不扣分)",
	false},
    {ZY_SAYS_REACH,
	"~%a(以上|及以上|)(,|至|到|-|~|—|)(不满|不足|低于|不到|未达到|)%c("
	"以下|"
	"不含|)(的|)(,|)(得#b分|计#b分|记#b分)",
	false},
    {ZY_SAYS_BELOW, "~%a以下(的|)", false},
    {ZY_SAYS_UNIT_TAKE,
	"~(每低于|每低|每下降|每降低|每少|每减少|每差|每相差|每降|每欠)%b"
	"(的|)<take>#a分",
	false},
    {ZY_SAYS_UNIT_TAKE,
	"~(每高于|每高|每超过|每超出|每超|每上升|每增加)%b(的|)<take>#a分",
	false},
    {ZY_SAYS_UNIT_GIVE,
	"(,|)(每超过|每超出|每超额|每超|每高于|每高|每增加|每增长)%b(的|)<give>"
	"#a分",
	false},
    {ZY_SAYS_REQUIRED,
	"~(不少于|至少)(报送|上报|召开|开展|组织|走访|撰写|参加|举办|完成)"
	"#a<unit>",
	false},
    {ZY_SAYS_REQUIRED,
	"~(不少于|至少|应达到|不低于|要求|必须达到|少于|不足|低于)#a<unit>("
	"以上|)"
	"(的|)",
	false},
    /* steps: with the number written before the unit */
    {ZY_SAYS_STEP_ALL, "~#a<unit>(及以上|以上|或以上|及其以上|)(的|)(,|)<all>",
	false},
    {ZY_SAYS_STEP, "~#a<unit>(及以上|以上|)(的|)<take>#b分", false},
    /* taken for each */
    {ZY_SAYS_EACH_TAKE, "(对|)每~<take>#a分", false},
    {ZY_SAYS_EACH_TAKE, "~每~<take>#a分", false},
    {ZY_SAYS_TAKE_SOME, "~(酌情|酌|)<take>#a(分|)(-|至|到|~|—|–)#b分", false},
    /* taken: 缺一项制度扣2分 is for each of them */
    {ZY_SAYS_EACH_TAKE,
	"~(缺少|缺|少|漏报|漏|未完成|不合格|不达标)(一|1)<unit>~<take>#a分",
	false},
    {ZY_SAYS_EACH_TAKE, "~(一|1)<unit>~<take>#a分", true},
    {ZY_SAYS_TAKE, "~<take>#a分", false},
    {ZY_SAYS_TAKE_ALL, "~(的|)(,|)<all>", false},
    /* given */
    {ZY_SAYS_LEVEL,
	"(获|获得|受到|被|)<level>(及以上|以上|)~(每<unit>|)(的|)<give>#a分",
	false},
    {ZY_SAYS_LEVEL, "(获|获得|受到|被|)<level>(及以上|以上|)#a分", false},
    {ZY_SAYS_EACH_GIVE, "(对|)每~<give>#a分", false},
    {ZY_SAYS_EACH_GIVE, "~每~<give>#a分", false},
    {ZY_SAYS_GIVE, "~(加|奖|奖励|另加)#a分", false},
    /* named answers */
    {ZY_SAYS_OPTION, "(为|评为|)<grade>(的|)(得|计|记|)#a分", false},
    {ZY_SAYS_OPTION, "~(为|是)<grade>(的|)(得|计|记)#a分", false},
    {ZY_SAYS_NOTHING, "(共|)(分|分为)#a(档|个档次|个等次|等|级)", false},
    /* an examiner */
    {ZY_SAYS_JUDGED,
	"~(酌情|视情|视情况|酌情况|视情节|根据情况)(打分|评分|给分|计分|赋分|"
	"得分|"
	"扣分|加分|扣|加|记分)",
	false},
    {ZY_SAYS_JUDGED, "~(打分|评分|评定|赋分|评价|综合评定|考评组评定)", true},
    {ZY_SAYS_SHARE,
	"~(按|按照)(完成|达标|实际|)(情况|)(的|)比例(折算|)(得分|计分|给分|"
	"记分|赋分|扣分|计算得分)",
	false},
    {ZY_SAYS_ONCE,
	"~(就高不重复计分|就高不重复加分|就高不重复|就高不就低|不重复计分|"
	"不重复加分|"
	"不累计加分|不累计计分|不累计|不重复计算|取最高分|按最高分计|"
	"按最高分计分|"
	"按最高级别计分|按最高级别计|按最高计分)",
	true},
    {ZY_SAYS_TRIMMED,
	"去掉(一个|1个|)最高分(和|、|,|)(去掉|)(一个|1个|)最低分(后|,|)(的|)("
	"取|计算|求|)"
	"平均(分|值|数|)",
	false},
    {ZY_SAYS_MEAN, "(取|计|以|按)(各|)(评委|考评人|评分人|)(的|)平均(分|值)",
	false},
    {ZY_SAYS_SCALE, "(按|)百分制(打分|评分)(,|)(后|再|)(折算|按比例折算)",
	false},
    /* where it does not apply */
    {ZY_SAYS_NA_FULL, "(没有|无)~(的|)(,|)(计|得|记|按)满分", false},
    {ZY_SAYS_NA_POINTS, "(没有|无)~任务(的|)~(计|得|记)#a分", false},
    {ZY_SAYS_NA_RESCALE,
	"(没有|无|不涉及)~(的|)(不计入|不计|不考核)(,|)(按|)"
	"(比例|)折算",
	false},
    /* understood, and without effect */
    {ZY_SAYS_NOTHING, "(满分|共|本项|该项|总分|计)#a分", false},
    {ZY_SAYS_NOTHING,
	"(符合|达到|达标|完成|完成全部)(要求|标准|任务|目标|目标任务|年度任务|"
	")(的|)(,|)(得满分|得#a分|计满分)",
	false},
    {ZY_SAYS_NOTHING, "(未完成|未完成的|未达标的)", false},
    {ZY_SAYS_NOTHING, "(其中|分别|的|否则)", false},
};

const size_t zy_nphrases = sizeof(zy_phrases) / sizeof(zy_phrases[0]);
