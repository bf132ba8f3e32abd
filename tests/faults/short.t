#!/bin/sh
# Reads and writes move a few bytes at once: registers and outputs are the same
# to the byte.  On a file system that is a network's nothing is written unless
# asked for.  SPDX-License-Identifier: MIT
# shellcheck disable=SC1091,SC2086,SC2154,SC2181 # the table, words, its names
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
preload=$B/faults/preload.so
n=0
. "$top/tests/faults/programs"

result() { # STATUS NAME
	n=$((n + 1))
	[ "$1" = 0 ] || printf 'not '
	echo "ok $n - $2"
}

for program in ${FAULT_PROGRAMS:-$programs}; do
	setup $program || exit 2
	cp whole right && cp whole r
	$p --register right $options -q -o right.csv more.csv || exit 2
	LD_PRELOAD=$preload SHORT=7 $p --register r $options -q -o out.csv more.csv
	cmp r right && cmp out.csv right.csv
	result $? "$p: a few bytes at once"
	LD_PRELOAD=$preload SHORT=7 register-read -o out.csv r &&
	    register-read r | cmp - out.csv
	result $? "register-read: a few bytes at once, from $p"
	for kind in 0x6969 0xFF534D42 0x65735546; do
		cp whole r
		LD_PRELOAD=$preload FAKE_FS=$kind $p --register r $options \
		    more.csv >out 2>err
		[ $? = 3 ] && [ ! -s out ] && cmp -s r whole &&
		    grep -q 'network file system' err
		result $? "$p: refuses file system $kind"
	done
	rm -f fresh
	LD_PRELOAD=$preload FAKE_FS=0x6969 $p --register fresh $options \
	    more.csv >out 2>err
	[ $? = 3 ] && [ ! -e fresh ]
	result $? "$p: begins no register there"
	LD_PRELOAD=$preload FAKE_FS=0x6969 $p --allow-network-fs --register r \
	    $options -q more.csv >out && cmp -s r right
	result $? "$p: writes there when asked to"
done
# The control: SHORT does something.
printf x%.0s 1 2 3 4 5 6 7 8 9 >nine
LD_PRELOAD=$preload SHORT=7 strace -qq -o tr -e trace=write rank --by id \
    -o out.csv orgs.csv 2>/dev/null
[ "$(grep -c '^write' tr)" -gt 5 ] || ! command -v strace >/dev/null
result $? 'the writes are short'
echo "1..$n"
