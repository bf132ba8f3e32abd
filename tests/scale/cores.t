#!/bin/bash
# The example county's review on this machine's cores: the bytes of one run,
# however often it is stopped, and nothing that is not whole.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC1091,SC2154 # county.sh and its names
. tests/scale/county.sh
needs parallel:parallel getopt:util-linux flock:util-linux pkill:procps
[ "$1" = inside ] || exec timeout --foreground -k 5 600 "$0" inside
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
export TMPDIR=$tmp/tmp
gate=$tmp/gate
mkdir "$tmp/县 county" "$TMPDIR" && cd "$tmp/县 county" || exit 2
county 27

# cores ARGUMENT...: status in $status, what it says in err.
cores() {
	timeout 120 "$scale/cores" -w w "$@" 2>err
	status=$?
}

cores "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w
ok $? 'the bytes and messages of one run, and its status'
grep -q 'w/messages.txt' err
ok $? 'it says where to look'
cat w/rejects/ballots/*.csv w/rejects/merge.csv | grep -o 'ballots/[^:]*:[0-9]*' |
    sort -u >got
grep -o 'ballots/[^:]*:[0-9]*' want.err | sort -u | diff - got >>err
ok $? 'each refused ballot is among the rejects'
find w/rejects -type f ! -exec sh -c '[ "$(wc -l <"$1")" -gt 1 ]' - {} \; \
    -print | cmp - /dev/null
ok $? 'no rejects without a ballot'
[ "$(wc -l <w/jobs.log)" = $(($(wc -l <w/run/inputs) + 1)) ]
ok $? 'the log has each job'

# Begun again: only what came, changed or was damaged is counted.
stamps() { find w/parts -name '*.part' -printf '%p %i %T@\n' | sort; }
stamps >before
cores "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w && stamps | cmp -s before -
ok $? 'the same once more: nothing is counted again'
set -- w/parts/ballots/*.part
head -c -1 "$1" >x && cp x "$1"
sed 's/"ballot":"P/"ballot":"Q/' "$2" >x && cp x "$2"
: >"$3"
head -c 10000 /dev/zero >"$4"
rm "$5"
: >"${6%.part}.messages"
rm "${7%.part}.rejects.csv"
cores "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w
ok $? 'partials cut, changed, emptied, zeroed, lost: they are counted again'
stamps | diff before - | grep -c '^>' | grep -qx 7
ok $? 'and no others'
f=$(head -n 1 w/run/inputs)
head -n -1 "$f" >x && mv "$f" keep && mv x "$f"
stamps >before
cores "${options[@]}" ballots/*
review-tally "${options[@]}" ballots/* 2>/dev/null | cmp - w/tally.csv &&
    [ "$(stamps | diff before - | grep -c '^>')" = 1 ]
ok $? 'a file of ballots has changed: it is counted, alone'
mv keep "$f"
head -n 300 orgs.csv >fewer.csv
stamps >before
cores -S "$standard" --orgs fewer.csv ballots/*
review-tally -S "$standard" --orgs fewer.csv ballots/* 2>/dev/null |
    cmp - w/tally.csv && [ "$(stamps | comm -12 before - | wc -l)" = 0 ]
ok $? 'another roster: all is counted anew'
set -- ballots/*
cores "${options[@]}" "$2" "$1"
review-tally "${options[@]}" "$1" "$2" 2>/dev/null | cmp - w/tally.csv
ok $? 'fewer files, in another order'
cores "${options[@]}" -f jsonl --percent last --lang zh ballots/*
review-tally "${options[@]}" -f jsonl --percent last --lang zh ballots/* \
    2>want.zh | cmp - w/tally.jsonl && sort want.zh >want.sorted &&
    sort w/messages.txt | cmp - want.sorted && [ ! -e w/tally.csv ]
ok $? 'options of the output, and Chinese'

# Killed half-way: the script alone, and all that it has begun.
half() { waiting "$gate" "$(uname -n)" && [ "$(partials w)" -ge 10 ]; }
begin() {
	rm -rf w "$gate"
	gate "$gate"
	PATH=$gate/bin:$PATH setsid "$scale/cores" -j 2 -w w "${options[@]}" \
	    ballots/* >/dev/null 2>err &
	pid=$!
	soon 60 half
}
for what in script all; do
	begin
	{
		if [ $what = script ]; then
			kill -9 $pid
		else
			while pkill -9 -s $pid; do sleep 0.1; done
		fi
		wait $pid
	} 2>/dev/null
	had=$(partials w)
	[ "$had" -ge 10 ] && [ "$had" -le 13 ] && [ ! -e w/tally.csv ]
	ok $? "killed half-way ($what)"
	if [ $what = script ]; then
		cores "${options[@]}" ballots/*
		[ $status = 3 ] && grep -q 'at work' err
		ok $? 'what is left at work has the folder'
		: >"$gate/open"
	fi
	soon 60 flock -n w/run/lock true
	had=$(partials w)
	stamps >before
	cores "${options[@]}" ballots/*
	[ $status = 1 ] && like_one_run w
	ok $? 'the same command goes on'
	[ "$(stamps | comm -12 before - | wc -l)" = "$had" ]
	ok $? "what was counted is not counted again ($had of 27)"
done
begin
kill -TERM $pid
wait $pid
[ $? = 143 ] && flock -n w/run/lock true && [ ! -e w/tally.csv ]
ok $? 'told to end, it ends with its jobs'
cores "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w
ok $? 'and goes on'
: >"$gate/open"

# What cannot be counted is no part of a tally.
printf 'PK\003\004 no ballots' >ballots/表.csv
cores "${options[@]}" ballots/*
[ $status = 3 ] && grep -q '表.csv: not counted: review-tally: ' err &&
    [ ! -e w/tally.csv ] && [ "$(partials w)" = 27 ]
ok $? 'a file that is none: named, nothing is merged'
rm ballots/表.csv
cp "$1" ballots/copy.csv
cores "${options[@]}" ballots/*
[ $status = 3 ] && grep -q 'the same input' err && [ ! -e w/tally.csv ]
ok $? 'a file sent twice under two names: told, nothing is merged'
rm ballots/copy.csv
cores "${options[@]}" ballots/*
part=w/parts/ballots/县委.csv.part
sed 's/"ballot":"P/"ballot":"Q/' $part >x && cp x $part
rm w/tally.csv
"$scale/merge" "$PWD/w" "${options[@]}" 2>err
[ $? = 3 ] && grep -q "$part" err && [ ! -e w/tally.csv ]
ok $? 'the merge alone refuses a damaged partial'
rm $part
"$scale/merge" "$PWD/w" "${options[@]}" 2>err
[ $? = 3 ] && [ ! -e w/tally.csv ]
ok $? 'and a missing one'
for bad in "2:-S nix ballots/县委.csv" "2:-S $standard" \
    "2:-S $standard ../county/ballots/县委.csv" "3:-S $standard nix" \
    "2:-S $standard --strict ballots/县委.csv" \
    "2:-S $standard ballots/县委.csv ./ballots/县委.csv" \
    "3:-S $standard --sessions nix ballots/县委.csv" \
    "2:-S $standard -f nix ballots/县委.csv"; do
	# shellcheck disable=SC2086 # words
	cores ${bad#*:}
	[ $status = "${bad%%:*}" ] && [ -s err ]
	ok $? "refused: ${bad#*:}"
done

# Any name that a file can have.
odd_names
cores -S "$standard" 'odd names'/*
review-tally -S "$standard" 'odd names'/* | cmp - w/tally.csv &&
    [ $status = 0 ] && [ ! -s w/messages.txt ] && grep -q ',11,11,' w/tally.csv
ok $? 'odd names of files'
rmdir "$TMPDIR" && [ "$(ls "$tmp")" = "$(printf 'gate\n县 county')" ]
ok $? 'nothing is left behind'
echo "1..$n"
