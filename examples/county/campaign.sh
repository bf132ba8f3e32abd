#!/bin/sh
# The whole campaign of the example county, from messy submissions to the
# honours list: campaign.sh BIN OUT [GENERATE-OPTION]...
# BIN has the programs (and BIN/../examples/generate, or the environment's
# GENERATE names it); OUT gets everything.
# SPDX-License-Identifier: MIT
set -eu

bin=$(cd "$1" && pwd) out=$2
shift 2
PATH=$bin:$PATH
standard=$(cd "$(dirname "$0")/.." && pwd)/standards/five-good.json
generate=${GENERATE:-$bin/../examples/generate}
mkdir -p "$out"
cd "$out"
rm -rf data marks rejects register steps.txt
mkdir -p rejects register

# Runs a step and notes its time.  Status 1 says that some records were
# refused, which is expected here: they are in rejects/, with the reason.
step() {
	what=$1
	shift
	begin=$(date +%s%2N)
	status=0
	"$@" 2>>"$messages" || status=$?
	took=$(($(date +%s%2N) - begin))
	if [ "$status" -gt 1 ]; then
		tail -n 5 "$messages" >&2
		echo "campaign: $what failed with status $status" >&2
		exit "$status"
	fi
	printf '%5d.%02d s  %s\n' $((took / 100)) $((took % 100)) "$what" |
		tee -a steps.txt
}

messages=messages.txt
: >messages.txt
step "make the county's files" "$generate" "$@" data

# 1. Rosters.  Townships send their tables; what is wrong goes back, and
#    comes again put right.
step "org-import: submissions" org-import --fill-down township \
	--rejects rejects/党组织.csv -o orgs-first.csv data/submissions/*.csv
step "org-import: corrections" org-import --base orgs-first.csv \
	--changes changes.csv -o orgs.csv data/corrections/*.csv

step "member-import: rosters" member-import --orgs orgs.csv \
	--fill-down org --rejects rejects/党员.csv -o members-first.csv \
	data/rosters/*.csv
step "member-import: corrections" member-import --orgs orgs.csv \
	-o members.csv members-first.csv data/roster-corrections/*.csv
step "duty-import: lists" duty-import --orgs orgs.csv --members members.csv \
	--rejects rejects/职责.csv -o duties.csv data/duties/*.csv

# 2. The registers grow as files come in: each township's is a batch, on the
#    day when its time of the campaign has ended.  What is refused goes back in
#    rejects/WHAT/.

# arrive DAY PROGRAM OPTION... FILE...: the files one by one, those of FILES.
arrive() {
	worst=0 day=$1 back=rejects/$2
	shift 2
	mkdir -p "$back"
	for file in $incoming; do
		SOURCE_DATE_EPOCH=$(date -u -d "$day" +%s) "$@" --by 县委组织部 \
			--rejects "$back/${file##*/}" "$file" >/dev/null ||
			worst=$(($? > worst ? $? : worst))
		[ "$worst" -le 1 ] || return "$worst"
	done
	return "$worst"
}

pledges() {
	incoming=$(echo data/pledges/*.csv)
	arrive "$1" 承诺 pledge-add --register register/pledges.jsonl \
		--orgs orgs.csv --members members.csv
}
comments() {
	incoming=$(echo data/comments/"$2"*.csv)
	arrive "$1" 点评 comment-add --register register/comments.jsonl \
		--orgs orgs.csv --members members.csv --duties duties.csv
}
activities() {
	incoming=$(echo data/activities/"$2"*.csv)
	arrive "$1" 活动 activity-add --register register/activities.jsonl \
		--orgs orgs.csv --duties duties.csv
}
# What became of pledges: by a rule here, instead of people.  What was made is
# published; what is due is kept, but for one pledge in sixteen, which fails.
mark() {
	day=$1 where=$2
	shift 2
	record-select "$where" register/pledges.jsonl |
		SOURCE_DATE_EPOCH=$(date -u -d "$day" +%s) pledge-mark \
			--register register/pledges.jsonl --by 县委组织部 \
			--from - --date "$day" -o marks.csv "$@"
}
marks() {
	due="status=published and published<=$1 and (due= or due<=$1)"
	mark "$1" 'status=made and id~1' --status published --channel 公开栏
	mark "$1" "$due and id~0 and not id~b7" --status kept --evidence 验收单
	mark "$1" "$due and id~b7" --status failed --reason 资金未到位 \
		--evidence 说明会记录
}
step "activity-add: first half of 2010" activities 2010-06-30 2010上半年
step "pledge-add: pledges" pledges 2010-12-31
step "activity-add: second half of 2010" activities 2010-12-31 2010下半年
step "comment-add: 2010" comments 2010-12-31 2010年
step "pledge-mark: the ledger of 2010" marks 2010-12-31
step "activity-add: 2011" activities 2011-12-31 2011年
step "comment-add: 2011" comments 2011-12-31 2011年
step "pledge-mark: the ledger of 2011" marks 2011-12-31
step "register-read: as of the end of 2010" register-read \
	--as-of 2010-12-31 -o pledged-2010.csv register/pledges.jsonl
step "register-read: pledges" register-read -o pledged.csv \
	register/pledges.jsonl

# All of it once more, since somebody always sends a file twice.
sha256sum register/*.jsonl >sums
messages='messages-again.txt'
step "pledge-add: sent again" pledges 2012-01-10
step "comment-add: sent again" comments 2012-01-10 20
step "activity-add: sent again" activities 2012-01-10 20
messages=messages.txt
if sha256sum --quiet -c sums >&2; then
	echo "            (nothing has changed: $(cat register/*.jsonl | wc -l) lines" \
		"in $(grep -ho '"batch":"[^"]*"' register/*.jsonl | sort -u | wc -l) batches)"
else
	echo "campaign: files sent twice have changed a register" >&2
	exit 1
fi

# 3. The mass review.
step "review-tally: ballots" review-tally --standard "$standard" --orgs orgs.csv \
	--sessions data/sessions.csv --rejects rejects/评议票.csv \
	-o tally.csv data/ballots/*

# 4. Scores, places, lists.
step "score: the standard applied" score --standard "$standard" --orgs orgs.csv \
	--rejects rejects/考核.csv -o scores.csv tally.csv data/evidence/*.csv
step "rank: places and quota" rank --within sector --quota data/quota.csv \
	--eligible data/eligible.csv --reserve 2 -o ranking.csv scores.csv

# The way of the award: all are declared; who was selected goes on.
step "award-add: declarations" env SOURCE_DATE_EPOCH="$(date -u -d 2012-05-06 +%s)" \
	award-add --register register/awards.jsonl \
	--orgs orgs.csv --activities register/activities.jsonl \
	--by 县委组织部 --rejects rejects/申报.csv -o declared.csv \
	data/awards/申报.csv
# decide STAGE DATE WHO OPTION...: a stage for all whom the ranking selects.
decide() {
	SOURCE_DATE_EPOCH=$(date -u -d "$2" +%s) award-add --register register/awards.jsonl -q --orgs orgs.csv \
		--activities register/activities.jsonl --scores scores.csv \
		--by 县委组织部 --rejects rejects/表彰.csv -o awarded.csv \
		--from ranking.csv --award 五个好 --stage "$1" --date "$2" \
		--decided-by "$3"
}
step "award-add: assessed" decide 考评 2012-05-07 县委考核组
step "award-add: publicised" decide 公示 2012-05-10 县委组织部
step "report: publicity" report --lang zh --kind publicity -f html \
	--issuer 中共青禾县委组织部 --contact 0436-0000000 --date 2012-05-10 \
	-o publicity.html register/awards.jsonl orgs.csv
step "award-add: approved" decide 审定 2012-05-17 县委常委会
step "award-add: commended" decide 表彰 2012-06-20 县委
step "register-read: all are whole" register-read --verify register/*.jsonl

# 5. Supervision: who has not, and how far the townships are.
inputs="register/pledges.jsonl register/comments.jsonl
	register/activities.jsonl register/awards.jsonl data/sessions.csv"
step "inspect-draw: whom to check" inspect-draw -q -n 5% --by sector \
	--seed "福彩双色球2012070期 05 11 16 22 27 30 09" -o draw.csv orgs.csv
progress() {
	# shellcheck disable=SC2086 # several files
	progress-check -q --orgs orgs.csv --members members.csv \
		--duties duties.csv --as-of 2012-07-01 "$@" $inputs ranking.csv
}
step "progress-check: who has not" progress -o missing.csv
step "progress-check: townships" progress --table --by township -o progress.csv

# 6. Documents for people.
title="青禾县创先争优活动"
report() {
	command report --lang zh --issuer 中共青禾县委组织部 --date 2012-06-20 "$@"
}
step "report: review" report --kind tally -f html --standard "$standard" \
	--title "${title}群众评议结果汇总表" -o tally.html tally.csv orgs.csv
step "report: ranking" report --kind ranking -f html --standard "$standard" \
	--title "${title}综合得分排名表" -o ranking.html ranking.csv
step "report: honours" report --kind honours -f html \
	--issuer 中共青禾县委 --number "青发〔2012〕8号" \
	--basis "《关于在全县深入开展创先争优活动的实施意见》（青发〔2010〕19号）" \
	--to "各乡镇党委，县委各部委，县直各党组（党委）" \
	-o honours.html register/awards.jsonl register/activities.jsonl orgs.csv
# paper NAME INPUT...: a document of the kind NAME.
paper() {
	kind=$1
	shift
	step "report: $kind" report --kind "$kind" -f html -o "$kind.html" \
		orgs.csv "$@"
}
paper roster
paper pledge-ledger members.csv register/pledges.jsonl
paper pledge-board --subject 219921100000 members.csv register/pledges.jsonl
paper pledge-letter --subject 219921100000 register/pledges.jsonl
paper comments --subject 219921100000 register/comments.jsonl
paper duties members.csv duties.csv
paper liaison duties.csv register/activities.jsonl
paper filing register/activities.jsonl
paper circular --until 2010-12-31 missing.csv register/activities.jsonl
step "report: rectification" command report --lang zh --kind rectification \
	--issuer 中共青禾县委组织部 -f html --until 2010-12-31 \
	-o rectification.html orgs.csv register/activities.jsonl
paper monthly --until 2010-09-30 members.csv register/pledges.jsonl \
	register/comments.jsonl register/activities.jsonl
paper activities members.csv register/activities.jsonl
paper goals members.csv register/pledges.jsonl register/activities.jsonl
paper carriers register/activities.jsonl
paper approval ranking.csv
step "report: ballot" report --kind ballot -f html --standard "$standard" \
	-o ballot.html orgs.csv
paper draw draw.csv
step "report: dashboard" report --kind dashboard -f html --standard "$standard" \
	--title "${title}总览" -o index.html \
	--link 表彰决定=honours.html --link 公示=publicity.html \
	--link 党组织花名册=roster.html --link 承诺台账=pledge-ledger.html \
	--link 公开栏=pledge-board.html --link 公开承诺书=pledge-letter.html \
	--link 领导点评=comments.html --link 指导员花名册=duties.html \
	--link 联系点=liaison.html --link 备案一览表=filing.html \
	--link 通报=circular.html --link 限期整改=rectification.html \
	--link 月报=monthly.html --link 推荐审批表=approval.html \
	--link 活动台账=activities.html --link 四项目标=goals.html \
	--link 活动载体=carriers.html \
	--link 测评票=ballot.html --link 抽查名单=draw.html \
	--link 综合得分排名表=ranking.html \
	--link 评议结果汇总表=tally.html --link 党组织名册=orgs.csv \
	--link 得分表=scores.csv --link 排名表=ranking.csv \
	--link 评议结果=tally.csv --link 承诺登记簿=register/pledges.jsonl \
	--link 点评登记簿=register/comments.jsonl \
	--link 活动登记簿=register/activities.jsonl \
	--link 表彰登记簿=register/awards.jsonl \
	--link 退回的点评=rejects/点评/ --link 退回的活动=rejects/活动/ \
	--link 退回的申报=rejects/申报.csv \
	--link 名册变动=changes.csv --link 退回的党组织表=rejects/党组织.csv \
	--link 党员名册=members.csv --link 职责名册=duties.csv \
	--link 退回的党员名册=rejects/党员.csv --link 退回的职责名单=rejects/职责.csv \
	--link 退回的承诺表=rejects/承诺/ \
	--link 退回的评议票=rejects/评议票.csv \
	--link 退回的考核记录=rejects/考核.csv \
	orgs.csv pledged.csv register/comments.jsonl \
	register/activities.jsonl missing.csv tally.csv scores.csv ranking.csv \
	rejects/党组织.csv rejects/承诺/*.csv rejects/评议票.csv rejects/考核.csv \
	members.csv

echo
echo "Refused records, with the reason: $out/rejects/"
echo "Every message: $out/messages.txt"
echo "Open the dashboard, which links the rest: $out/index.html"
