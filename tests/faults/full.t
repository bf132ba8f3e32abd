#!/bin/sh
# The disk is full at every byte of a batch: nothing is recorded, the register
# is as it was, and that is said; with room again the same command works.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1277942400
chain=$PWD/tests/faults/chain
tmp=$(mktemp -d) || exit 2
trap 'umount "$tmp/disk" 2>/dev/null; rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
printf 'subject,text\na,first\nb,second\n' >two.csv
printf 'subject,text\nc,third\nd,fourth\n' >more.csv
add() { "$@" pledge-add --register r --by x more.csv >out 2>err; }
pledge-add --register r --by x two.csv >/dev/null && cp r whole || exit 2
from=$(wc -c <whole)
add env || exit 2
to=$(wc -c <r)

# untouched WHERE: status 3, no receipt, the message, the register as it was.
untouched() {
	[ "$1" = 3 ] && [ ! -s out ] && grep -q 'NOT recorded' err &&
	    cmp -s "$2" whole
}

if command -v prlimit >/dev/null; then
	bad=0 at=$from
	while [ "$at" -lt "$to" ]; do
		cp whole r
		add prlimit --fsize="$at"
		untouched $? r || { bad=1; echo "# at byte $at"; cat err; }
		at=$((at + 1))
	done
	add prlimit --fsize="$to" && perl "$chain" r whole >/dev/null || bad=1
	[ $bad = 0 ] || printf 'not '
	echo "ok 1 - no room beyond each of $((to - from)) bytes (RLIMIT_FSIZE)"
	cp /dev/null new && rm new
	prlimit --fsize=10 pledge-add --register new two.csv >out 2>err
	[ $? = 3 ] && [ ! -e new ] || printf 'not '
	echo 'ok 2 - a register that could not be begun leaves no file'
else
	echo 'ok 1 # SKIP no prlimit'
	echo 'ok 2 # SKIP no prlimit'
fi

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
	echo 'ok 3 - a full disk (tmpfs)'
	rm disk/filler
	awk 'NR <= 101' large.csv >some.csv
	pledge-add --register disk/r some.csv >out 2>err &&
	    perl "$chain" disk/r whole >lines && [ "$(cat lines)" = 102 ] ||
	    printf 'not '
	echo 'ok 4 - and with room again the batch is there'
	cp whole disk/r
	dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null
	printf '{"v":1,"seq":3' >>disk/r
	cp disk/r torn
	truncate -s 0 disk/filler
	dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null
	pledge-add --register disk/r two.csv >out 2>err
	[ $? = 3 ] && cmp -s disk/r torn && [ ! -e disk/r.torn-1 ] ||
	    printf 'not '
	echo 'ok 5 - no room to keep a torn end: it stays where it is'
	umount disk
else
	for i in 3 4 5; do echo "ok $i # SKIP tmpfs needs root"; done
fi
echo 1..5
