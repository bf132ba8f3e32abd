#!/bin/sh
# Every question of progress-check on a small county: as it is, nothing is
# lacking; then one thing is taken away or spoiled, and exactly that question
# must tell it.  A row of the table below is QUESTION FILE SED-SCRIPT [SUBJECT
# [ALSO]]: what to do to a file of the county, whom the finding is about, and
# which questions tell the same lack as well.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
sh "$top/tests/progress/county" county || exit 3

n=0
ok() { # STATUS NAME
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' out err | head -40
	fi
}

# ask FOLDER [OPTION...]: all registers and streams of a county.
ask() {
	folder=$1
	shift
	progress-check -q --orgs "$folder/orgs.csv" \
	    --members "$folder/members.csv" --duties "$folder/duties.csv" \
	    --as-of 2012-07-15 "$@" "$folder"/*.jsonl "$folder"/tally.csv \
	    "$folder"/ranking.csv "$folder"/draw.csv >out 2>err
}

sh "$top/tests/progress/registers" county >out 2>err || exit 3
ask county && [ "$(wc -l <out)" -eq 1 ] && [ ! -s err ]
ok $? "nothing is lacking in a county where nothing is"

while IFS='	' read -r question file script subject also; do
	case $question in '#'* | '') continue ;; esac
	rm -rf planted
	cp -r county planted
	sed -i "$script" "planted/$file"
	if cmp -s "planted/$file" "county/$file"; then
		echo "nothing was planted in $file" >err
		ok 1 "$question"
		continue
	fi
	# Rosters may be corrected behind what was entered by them.
	case $file in
	orgs.csv | duties.csv | tally.csv | ranking.csv | draw.csv) ;;
	*)
		rm planted/*.jsonl
		sh "$top/tests/progress/registers" planted >out 2>err || {
			ok 1 "$question"
			continue
		}
		;;
	esac
	ask planted
	status=$?
	cut -d, -f1 out | sed 1d | sort -u >told
	# shellcheck disable=SC2086 # several questions
	printf '%s\n' $question $also | sort -u | cmp -s - told &&
	    [ $status -eq 1 ] &&
	    { [ -z "$subject" ] ||
		grep -q "^$question,[^,]*,$subject," out; }
	ok $? "$question: $file"
	# On the last day there is still time, the day after there is none.
	due=$(grep "^$question,[^,]*,$subject,.*,\(missing\|overdue\)," out |
	    grep -o ',20..-..-..,20..-..-..,' | head -n 1 | cut -d, -f3)
	[ -n "$due" ] || continue
	[ -z "$subject" ] && continue
	ask planted --as-of "$due" --question "$question"
	! grep -q "^$question,[^,]*,$subject,.*,$due," out
	ok $? "$question: on the last day"
	ask planted --as-of "$(date -u -d "$due 1 day" +%Y-%m-%d)" \
	    --question "$question"
	grep -q "^$question,[^,]*,$subject,.*,$due,1," out
	ok $? "$question: on the day after"
done <"$top/tests/progress/lacks"
echo "1..$n"
