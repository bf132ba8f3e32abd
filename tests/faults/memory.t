#!/bin/sh
# Memory runs out at every allocation of every program that appends, once and
# from then on: no crash, status 3, and the register is as it was or has the
# whole batch, which is only said when it is so.
# SPDX-License-Identifier: MIT
#
# Each allocation of a run with a small campaign file (FAIL_STEP more than 1
# takes steps), and some of one with the built-in file.
# shellcheck disable=SC1091,SC2086,SC2154,SC2181 # the table, words, its names
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD chain=$PWD/tests/faults/chain
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
preload=$B/faults/preload.so
n=0
. "$top/tests/faults/programs"

# starve ALLOCATION ON: one run that gets no memory there.
starve() {
	cp whole r
	LD_PRELOAD=$preload FAIL_AT=$1 FAIL_ON=$2 timeout 20 $p --register r \
	    $options -q more.csv >out 2>err
	status=$?
	# Some libraries do without: then all is as it should be.
	if [ $status -gt 3 ]; then
		echo "status $status"
		return 1
	fi
	ids=
	[ $status -gt 1 ] || ids=$(sed -n 's/^\([a-z]-[0-9a-f]*\),.*/\1/p' out)
	[ $status -le 1 ] || [ -s err ] || { echo 'nothing said'; return 1; }
	cmp -s r whole && [ -z "$ids" ] && return 0
	# Not as it was: then the whole batch, or an end that is mended.
	$p --register r $options -q last.csv >/dev/null 2>err2
	[ $? -le 1 ] || { cat err2; return 1; }
	perl "$chain" r whole $ids >/dev/null
}

# starve_all STEP: at the first allocation, and every STEP behind it.
starve_all() {
	cp whole r
	LD_PRELOAD=$preload ALLOCATIONS=$tmp/count $p --register r $options -q \
	    more.csv >out 2>err
	n=$((n + 1))
	[ $? = 0 ] && [ "$(cat count)" -gt 50 ] || printf 'not '
	echo "ok $n - $p: $(cat count) allocations, each $1th"
	for on in 0 1; do
		bad=
		at=1
		while [ $at -le "$(cat count)" ]; do
			starve $at $on >why 2>&1 || {
				bad=1
				echo "# $p: allocation $at, and on: $on"
				sed 's/^/#   /' why err
			}
			at=$((at + $1))
		done
		n=$((n + 1))
		[ "$bad" ] && printf 'not '
		echo "ok $n - $p: no memory $([ $on = 0 ] && echo once || echo 'from then on')"
	done
}

for program in ${FAULT_PROGRAMS:-$programs}; do
	setup $program || exit 2
	starve_all $((${FAIL_STEP:-1} * 83))
	options="$options --campaign small.json"
	starve_all "${FAIL_STEP:-1}"
done
# The control: what does not look at its memory dies.
n=$((n + 1))
cp whole r
LD_PRELOAD=$preload FAIL_AT=1 FAIL_ON=1 $p --register r $options -q more.csv \
    >out 2>err
[ $? -gt 0 ] && cmp -s r whole || printf 'not '
echo "ok $n - the failures come"
echo "1..$n"
