#!/bin/sh
# The example county end to end: what comes back is what is wrong, and nothing
# depends on the order or the form of the files.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
standard=$PWD/examples/standards/five-good.json
campaign=$PWD/examples/county/campaign.sh
PATH=$B/bin:$PATH LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
export PATH LC_ALL SOURCE_DATE_EPOCH
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
n=0
ok() { # ok STATUS NAME
	n=$((n + 1))
	[ "$1" = 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"
}

# Each program under a wrapper that keeps the provenance of each run.
mkdir "$tmp/bin" "$tmp/prov"
for p in "$B"/bin/*; do
	cat >"$tmp/bin/${p##*/}" <<-SH
		#!/bin/sh
		n=\$(find '$tmp/prov' -name '*.json' | wc -l)
		exec '$p' --provenance "$tmp/prov/\$n-${p##*/}.json" "\$@"
	SH
	chmod +x "$tmp/bin/${p##*/}"
done
GENERATE=$B/examples/generate \
	sh "$campaign" "$tmp/bin" "$tmp/out" --small >"$tmp/log" 2>&1
ok $? "the campaign runs"

# Everything is made again, in another folder; the registers have grown.  What
# cannot be is told: an input from a pipe that nobody kept, a list that a later
# run has replaced, an option whose number was masked.
mkdir "$tmp/elsewhere" && cd "$tmp/elsewhere" || exit 2
equal=0 count=0
for f in "$tmp"/prov/*.json; do
	p=${f##*/*[0-9]-}
	"${p%.json}" -q --rederive "$f" 2>>"$tmp/differ" && equal=$((equal + 1))
	count=$((count + 1))
done
told='standard input: no file with its recorded content|awarded.csv.*is not what'
told="$told|--contact: was masked"
[ "$count" -gt 40 ] && [ -z "$(ls -A)" ] && ! grep -vE "$told|^try " "$tmp/differ"
ok $? "every result of the campaign is made again, and equal"
[ "$(grep -cE "$told" "$tmp/differ")" = $((count - equal)) ] &&
    grep -q awarded.csv "$tmp/differ"
ok $? "but what was piped, replaced or masked, which is told"
cd "$tmp/out" || exit 2
for f in index honours ranking tally; do
	grep -q '</html>' $f.html
	ok $? "$f.html is whole"
done

# Every row that is wrong on purpose, and no other, is refused.
tail -n +2 data/facts.csv | grep '^submissions' | cut -d, -f1,2 |
    sed 's/^/data\//' | sort >facts
grep -o 'data/submissions/[^:,"]*:[0-9:]* [^ :]*: ' rejects/党组织.csv |
    sed 's/:\([0-9]*\).*/,\1/' | sort -u >refused
diff facts refused >&2
ok $? "org-import refuses exactly the rows that are wrong"
[ "$(wc -l <orgs.csv)" -eq $(($(sed -n 's/ organ.*//p' "$tmp/log") + 1)) ]
ok $? "with the corrections every organisation is there"

# The same of members and duties; with the corrections everybody is there.
for what in rosters:党员.csv duties:职责.csv comments:点评/* \
    activities:活动/* awards:申报.csv; do
	tail -n +2 data/facts.csv | grep "^${what%:*}" | cut -d, -f1,2 |
	    sed 's/^/data\//' | sort >facts
	# shellcheck disable=SC2086 # the files of a folder
	grep -ho "data/${what%:*}/[^:,\"]*:[0-9:]* [^ :]*: " rejects/${what#*:} |
	    sed 's/:\([0-9]*\).*/,\1/' | sort -u >refused
	[ -s facts ] && diff facts refused >&2
	ok $? "exactly the rows of ${what%:*} that are wrong are refused"
done
[ "$(wc -l <members.csv)" -eq $(($(sed -n 's/.*ations, \([0-9]*\) .*/\1/p' "$tmp/log") + 1)) ]
ok $? "with the corrections every member is there"
! grep -q '19491231\|18800101\|19800101\|19910101\|491231' members.csv \
	duties.csv messages.txt index.html
ok $? "no number of a card has come through"

# Any order of files, all at once and one by one: the same bytes.
back=$(printf '%s\n' data/submissions/*.csv | sort -r | tr '\n' ' ')
# shellcheck disable=SC2086 # the names have no blanks
org-import --fill-down township $back 2>/dev/null | cmp -s - orgs-first.csv
ok $? "org-import: the files turned round"
mkdir one
for f in data/submissions/*.csv; do
	org-import --fill-down township data/submissions/县委.csv "$f" \
		>"one/$(basename "$f")" 2>/dev/null
done
org-import one/*.csv 2>/dev/null | cmp -s - orgs-first.csv
ok $? "org-import: one by one"
back=$(printf '%s\n' data/rosters/*.csv | sort -r | tr '\n' ' ')
# shellcheck disable=SC2086
member-import --orgs orgs.csv --fill-down org $back 2>/dev/null |
    cmp -s - members-first.csv
ok $? "member-import: the files turned round"
back=$(printf '%s\n' data/duties/*.csv | sort -r | tr '\n' ' ')
# shellcheck disable=SC2086
duty-import --orgs orgs.csv --members members.csv $back 2>/dev/null |
    cmp -s - duties.csv
ok $? "duty-import: the files turned round"
back=$(printf '%s\n' data/ballots/*.csv | sort -r | tr '\n' ' ')
# shellcheck disable=SC2086
review-tally -S "$standard" --orgs orgs.csv --sessions data/sessions.csv \
	$back 2>/dev/null | cmp -s - tally.csv
ok $? "review-tally: the files turned round"
for form in long jsonl; do
	"$B/examples/generate" --small --ballots $form $form >/dev/null
	review-tally -S "$standard" --orgs orgs.csv \
		--sessions data/sessions.csv $form/ballots/* \
		>$form.csv 2>/dev/null
	# A paper with one bad mark is refused whole in wide form, and loses
	# that mark alone in long form: such subjects are left out.
	grep "unknown grade" rejects/评议票.csv | cut -d, -f1 | sort -u >bad
	grep -vFf bad tally.csv >a
	grep -vFf bad $form.csv >b
	cmp -s a b
	ok $? "review-tally: $form ballots give what wide ones give"
done
score -S "$standard" --orgs orgs.csv data/evidence/日常检查.csv tally.csv \
	data/evidence/考核组评分.csv data/evidence/年度考核.csv 2>/dev/null |
    cmp -s - scores.csv
ok $? "score: the streams in another order"
{ head -n 1 scores.csv; tail -n +2 scores.csv | sort -r; } >turned.csv
rank --within sector --quota data/quota.csv --eligible data/eligible.csv \
	--reserve 2 turned.csv \
	2>/dev/null | cmp -s - ranking.csv
ok $? "rank: the records in another order"
echo "1..$n"
