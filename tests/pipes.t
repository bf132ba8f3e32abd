#!/bin/sh
# Each program into each that can make sense of what it writes, in CSV, in JSON
# Lines and as a Chinese table for townships: the same rows come out, with the
# same status.  tests/pipes/pairs lists the pairs; the table in
# zhengyou(7) names the same ones.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
sh "$top/tests/progress/county" base || exit 3
sh "$top/tests/progress/registers" base \
    >/dev/null 2>&1 || exit 3
cp "$top"/tests/pipes/*.json "$top"/tests/pipes/*.csv base
(
	cd base || exit 3
	review-tally -q -S standard.json ballots.csv >counts.csv
	score -q -S standard.json --orgs orgs.csv counts.csv >totals.csv
	register-read -q pledges.jsonl >pledged.csv
	cp pledges.jsonl copy.jsonl
)

n=0
# with_file COMMAND: the command with the file of a Chinese table in place of
# standard input.
with_file() {
	case " $1 " in
	*' - '*) printf '%s\n' "$1 " | sed 's/ - / zh.csv /' ;;
	*) printf '%s zh.csv\n' "$1" ;;
	esac
}

# run FORM OPTIONS FIRST SECOND: rows to FORM.out without the places of records,
# which differ, messages to FORM.err, the second's status to FORM.status.  A
# Chinese table names questions, voters, grades and heads, for which streams have
# ids, and its sentences are Chinese.
run() {
	rm -rf "$1"
	cp -r base "$1"
	(
		cd "$1" || exit 3
		# The pairs are commands.
		if [ "$1" = zh ]; then
			eval "$3 -q $2 -o zh.csv" 2>../zh.first
			eval "$(with_file "$4") -q" 2>../zh.err
		else
			eval "$3 -q $2" 2>../"$1".first |
			    eval "$4 -q" 2>../"$1".err
		fi
		echo $? >../"$1".status
	) | sed 's/\(<stdin>\|zh\.csv\):[0-9]*/-/g
		s/\("seq\|at\)":[^,]*/\1/g' >"$1".out
	case $1$3 in
	zhprogress-check*) sed -i 's/党组织未按期接受领导点评/organisation without a comment in time/' \
	    zh.out ;;
	zhreview-tally*) sed -i 's/工作/q1/g; s/群众/mass/g; s/不满意/bad/
		s/^\(.*[^不]\|\)满意\([^率]\)/\1good\2/' zh.out ;;
	esac
}

while IFS='	' read -r first second; do
	case $first in '#'* | '') continue ;; esac
	# A condition has signs that the shell knows.
	second=$(printf '%s\n' "$second" |
	    sed "s/^record-select \([^ ]*\)/record-select '\1'/")
	first=$(printf '%s\n' "$first" |
	    sed "s/^record-select \([^ ]*\)/record-select '\1'/")
	run csv '-f csv' "$first" "$second" &
	run jsonl '-f jsonl' "$first" "$second" &
	run zh '--lang zh --excel' "$first" "$second" &
	wait
	n=$((n + 1))
	if [ -s csv.out ] && cmp -s csv.out jsonl.out && cmp -s csv.out zh.out &&
	    cmp -s csv.status jsonl.status && cmp -s csv.status zh.status &&
	    [ "$(cat csv.status)" -le 1 ]; then
		echo "ok $n - $first | $second"
	else
		echo "not ok $n - $first | $second"
		{
			cat csv.status jsonl.status zh.status
			diff csv.out jsonl.out
			diff csv.out zh.out
			cat csv.err jsonl.err zh.err ./*.first
		} | head -20 | sed 's/^/# /'
	fi
done <"$top/tests/pipes/pairs"
# The manual's table has the same pairs.
sed 1d "$top/tests/pipes/pairs" |
    sed 's/^\([^ ]*\)[^	]*	\([^ ]*\).*/\1 \2/' | sort -u >listed
for page in man/man7/zhengyou.7 man/zh_CN/man7/zhengyou.7; do
	sed -n '/^\.Bl -column "progress-check/,/^\.El/p' "$top/$page" |
	    awk '/^\.It/ { first = $3 } /^\.Xr/ { print first, $2 }' |
	    sort -u >shown
	n=$((n + 1))
	if diff listed shown >err; then
		echo "ok $n - $page has these pairs"
	else
		echo "not ok $n - $page has these pairs"
		sed 's/^/# /' err
	fi
done
echo "1..$n"
