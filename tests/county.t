#!/bin/sh
# The example county from end to end, twice: the results are there, and every
# byte of them is the same when the input files come in another order.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2016,SC2046 # scripts of their own; lists of names
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
top=$PWD
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1277942400
export PATH="$B/bin:$PATH"
n=0

# is NAME COMMAND...
is() {
	what=$1 n=$((n + 1))
	shift
	if "$@" >"$tmp/log" 2>&1; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		head -n 20 "$tmp/log" | sed 's/^/# /' >&2
	fi
}

# more NUMBER FILE: has more lines than that.
more() { [ "$(wc -l <"$2")" -gt "$1" ]; }

# refused PROGRAM ARGUMENTS...: may have refused records, no worse.
refused() {
	"$@" 2>"$tmp/messages"
	[ $? -le 1 ]
}

out=$tmp/out
is 'the campaign runs' sh examples/county/campaign.sh "$B/bin" "$out"
cd "$out" || exit 1
is 'about 650 organisations' more 600 orgs.csv
is 'thousands of pledges' more 5000 register/pledges.jsonl
is 'a score for each' more 600 scores.csv
is 'about 60,000 ballots' sh -c \
    '[ $(cat data/ballots/* | wc -l) -gt 50000 ]'
for f in index tally ranking honours; do
	is "$f.html is whole" sh -c "tail -n 1 $f.html | grep -q '</html>'"
	is "$f.html needs no script and no net" sh -c \
	    "! grep -qE '<script|<link|(src|href)=.?https?:' $f.html"
done
is 'every link of the dashboard is there' sh -c '
    grep -oE "href=\"[^#\"]*" index.html | cut -c 7- | sort -u |
    perl -pe "s/%(..)/chr hex \$1/ge" | while read -r f; do [ -e "$f" ] || echo "$f"; done | tee /dev/stderr |
    grep . && exit 1; exit 0'
for f in rejects/党组织.csv rejects/承诺.csv rejects/评议票.csv; do
	is "$f has records and their reasons" sh -c \
	    "[ \$(wc -l <'$f') -gt 1 ] && head -n 1 '$f' | grep -q reason"
done
is 'every refused record names its file and line' sh -c \
    'tail -qn +2 rejects/*.csv | grep -vE "data/[^,]*:[0-9]+" | grep . &&
    exit 1; exit 0'

standard=$top/examples/standards/five-good.json
for order in 'sort -r' 'shuf --random-source=orgs.csv'; do
	turn() { printf '%s\n' "$@" | $order; }
	is "org-import: $order" refused org-import --fill-down township \
	    -o again.csv $(turn data/submissions/*)
	is 'the same bytes' cmp orgs-first.csv again.csv
	rm -f again.jsonl
	is "pledge-add: $order" refused pledge-add --register again.jsonl \
	    --orgs orgs.csv --members data/members.csv --by 县委组织部 \
	    -o again.csv $(turn data/pledges/*)
	is 'the same bytes' cmp pledges.csv again.csv
	is "review-tally: $order" refused review-tally --standard "$standard" \
	    --orgs orgs.csv --sessions data/sessions.csv -o again.csv \
	    $(turn data/ballots/*)
	is 'the same bytes' cmp tally.csv again.csv
	is "score: $order" refused score --standard "$standard" \
	    --orgs orgs.csv -o again.csv $(turn tally.csv data/evidence/*)
	is 'the same bytes' cmp scores.csv again.csv
	is "report: $order" refused report --lang zh --date 2012-06-20 \
	    --kind dashboard -f html --standard "$standard" -o again.html \
	    $(turn orgs.csv register/pledges.jsonl tally.csv scores.csv \
	    ranking.csv rejects/*)
	[ -e first.html ] || mv again.html first.html
done
is 'the same bytes' cmp first.html again.html
cp register/pledges.jsonl again.jsonl
is 'pledges entered again' refused pledge-add --register again.jsonl \
    --orgs orgs.csv --members data/members.csv -o again.csv data/pledges/*
is 'are not doubled' cmp register/pledges.jsonl again.jsonl
is 'the rows of a roster in another order' sh -c "
    { head -n 1 scores.csv; tail -n +2 scores.csv |
    shuf --random-source=orgs.csv; } >again.csv
    rank -q --within sector --quota data/quota.csv --reserve 2 again.csv |
    cmp ranking.csv -"
echo "1..$n"
