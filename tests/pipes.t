#!/bin/sh
# Each program into each that can make sense of what it writes, in CSV and in
# JSON Lines: the same rows come out, with the same status.  tests/pipes/pairs
# lists the pairs; the table in zhengyou(7) names the same ones.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
sh "$top/tests/progress/county" base || exit 3
SOURCE_DATE_EPOCH=1272672000 sh "$top/tests/progress/registers" base \
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
# run FORMAT FIRST SECOND: rows to FORMAT.out without the places of records,
# which differ, messages to FORMAT.err, the second's status to FORMAT.status.
run() {
	rm -rf "$1"
	cp -r base "$1"
	(
		cd "$1" || exit 3
		# The pairs are commands.
		eval "$2 -q -f $1" 2>../first.err | eval "$3 -q" 2>../second.err
		echo $? >../"$1".status
	) | sed 's/<stdin>:[0-9]*/-/g; s/\("seq\|at\)":[^,]*/\1/g' >"$1".out
	cat second.err >"$1".err
}

while IFS='	' read -r first second; do
	case $first in '#'* | '') continue ;; esac
	# A condition has signs that the shell knows.
	second=$(printf '%s\n' "$second" |
	    sed "s/^record-select \([^ ]*\)/record-select '\1'/")
	first=$(printf '%s\n' "$first" |
	    sed "s/^record-select \([^ ]*\)/record-select '\1'/")
	run csv "$first" "$second"
	run jsonl "$first" "$second"
	n=$((n + 1))
	if [ -s csv.out ] && cmp -s csv.out jsonl.out &&
	    cmp -s csv.status jsonl.status &&
	    [ "$(cat csv.status)" -le 1 ]; then
		echo "ok $n - $first | $second"
	else
		echo "not ok $n - $first | $second"
		{
			cat csv.status jsonl.status
			diff csv.out jsonl.out
			cat csv.err jsonl.err first.err
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
