#!/bin/sh
# The disk is full at every byte of a batch (of the programs behind the first:
# at every seventh): nothing is recorded, the register is as it was, and that is
# said; with room again the same command works.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC1091,SC2086,SC2154 # the table, words, its names
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD chain=$PWD/tests/faults/chain
tmp=$(mktemp -d) || exit 2
trap 'umount "$tmp/disk" 2>/dev/null; rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
. "$top/tests/faults/programs"

# untouched WHERE: status 3, no receipt, the message, the register as it was.
untouched() {
	[ "$1" = 3 ] && [ ! -s out ] && grep -q 'NOT recorded' err &&
	    cmp -s "$2" whole
}

n=0
for program in $programs; do
	setup $program || exit 2
	n=$((n + 1))
	if ! command -v prlimit >/dev/null; then
		echo "ok $n # SKIP no prlimit"
		continue
	fi
	cp whole r
	$p --register r $options more.csv >out 2>err || exit 2
	bad=0 at=$(wc -c <whole) to=$(wc -c <r) tries=0
	while [ "$at" -lt "$to" ]; do
		cp whole r
		prlimit --fsize="$at" $p --register r $options more.csv >out 2>err
		untouched $? r || { bad=1; echo "# at byte $at"; cat err; }
		tries=$((tries + 1))
		at=$((at + (n == 1 ? 1 : 7)))
	done
	prlimit --fsize="$to" $p --register r $options more.csv >out 2>err &&
	    perl "$chain" r whole >/dev/null || bad=1
	[ $bad = 0 ] || printf 'not '
	echo "ok $n - $p: no room at each of $tries bytes (RLIMIT_FSIZE)"
done
setup pledge-add || exit 2
n=$((n + 1))
if command -v prlimit >/dev/null; then
	prlimit --fsize=10 pledge-add --register new two.csv >out 2>err
	[ $? = 3 ] && [ ! -e new ] || printf 'not '
	echo "ok $n - a register that could not be begun leaves no file"
else
	echo "ok $n # SKIP no prlimit"
fi

# The control: what appends without care leaves a torn line, and is found out.
n=$((n + 1))
cp whole r
if command -v prlimit >/dev/null; then
	prlimit --fsize=$(($(wc -c <whole) + 10)) sh -c 'cat whole >>r' 2>/dev/null
	echo 'NOT recorded' >err && : >out
	untouched 3 r && printf 'not '
fi
echo "ok $n - a careless append would be found out"

mkdir disk
if mount -t tmpfs -o size=128k zhengyou-full disk 2>/dev/null; then
	awk 'BEGIN { print "subject,text"
		for (i = 0; i < 400; i++) print "s" i ",pledge " i }' >large.csv
	bad=0
	for room in 0 4096 8192 40960; do
		rm -f disk/*
		cp whole disk/r
		dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null
		truncate -s -$room disk/filler
		pledge-add --register disk/r large.csv >out 2>err
		untouched $? disk/r || { bad=1; echo "# room $room"; cat err; }
	done
	[ $bad = 0 ] || printf 'not '
	echo "ok $((n + 1)) - a full disk (tmpfs)"
	rm disk/filler
	awk 'NR <= 101' large.csv >some.csv
	pledge-add --register disk/r some.csv >out 2>err &&
	    perl "$chain" disk/r whole >lines && [ "$(cat lines)" = 102 ] ||
	    printf 'not '
	echo "ok $((n + 2)) - and with room again the batch is there"
	cp whole disk/r
	dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null
	printf '{"v":2,"seq":3' >>disk/r
	cp disk/r torn
	truncate -s 0 disk/filler
	dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null
	pledge-add --register disk/r two.csv >out 2>err
	[ $? = 3 ] && cmp -s disk/r torn && [ ! -e disk/r.torn-1 ] ||
	    printf 'not '
	echo "ok $((n + 3)) - no room to keep a torn end: it stays where it is"
	umount disk
else
	for i in 1 2 3; do echo "ok $((n + i)) # SKIP tmpfs needs root"; done
fi
echo "1..$((n + 3))"
