#!/bin/sh
# No room for temporary files, at every size up to what they take: status 3, the
# folder is named, nothing comes out and nothing is left; with room again the
# same command writes what it writes without --max-memory.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8
standard=$PWD/tests/bench/standard.json
command -v prlimit >/dev/null || { echo '1..0 # SKIP no prlimit'; exit; }
tmp=$(mktemp -d) || exit 2
trap 'umount "$tmp/tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
mkdir tmp
export TMPDIR="$tmp/tmp"

awk 'BEGIN {
	print "subject,question,voter_group,grade"
	for (i = 0; i < 200000; i++)
		printf "%011d,q%d,masses,good\n", i * 7919 % 50000, 1 + i % 5
}' >ballots.csv
awk 'BEGIN {
	print "subject,name,group,total"
	for (i = 0; i < 100000; i++)
		printf "%012d,第%d支部,%d,%d\n", i, i, i % 700,
		    i * 7919 % 10007
}' >scores.csv

n=0
verdict() {
	n=$((n + 1))
	[ "$1" = 0 ] || printf 'not '
	echo "ok $n - $2"
}

# run COMMAND...: out and err, with the status; through pipes, which no limit on
# files concerns.
run() {
	{ { "$@"; echo $? >status; } 2>&3 | cat >out; } 3>&1 | cat >err
	return "$(cat status)"
}

# refused COMMAND...: status 3; told of the folder; nothing written or left.
refused() {
	run "$@"
	[ $? = 3 ] && [ ! -s out ] && grep -q "^[a-z-]*: $TMPDIR: temporary" err &&
	    [ -z "$(ls -A tmp 2>/dev/null)" ] && return
	echo "# $*: status $(cat status), $(wc -c <out) bytes, $(cat err)"
	return 1
}

# works COMMAND...: the output is whole, and nothing is left.
works() {
	run "$@" && cmp -s out whole && [ -z "$(ls -A tmp)" ]
}

# faults NAME COMMAND...
faults() {
	name=$1
	shift
	"$@" >whole || exit 2
	for jobs in 1 2; do
		bad=0
		for room in 0 1 4095 32768 100001 1000000; do
			refused prlimit --fsize=$room "$@" --max-memory 2M -j $jobs ||
			    bad=1
		done
		verdict $bad "$name: no room at several sizes, $jobs threads"
	done
	works "$@" --max-memory 2M
	verdict $? "$name: with room the same command works"
	# The control: with memory enough no file is needed.
	works prlimit --fsize=0 "$@" --max-memory 512M
	verdict $? "$name: nothing is written where memory suffices"
	rmdir tmp
	refused "$@" --max-memory 2M
	verdict $? "$name: the folder is not there"
	mkdir tmp
	if mount -t tmpfs -o size=1M zhengyou-temporary tmp 2>/dev/null; then
		refused "$@" --max-memory 2M
		verdict $? "$name: a full disk"
		mount -o remount,size=64M tmp
		works "$@" --max-memory 2M
		verdict $? "$name: and with room again"
		umount tmp
	else
		n=$((n + 2))
		echo "ok $((n - 1)) # SKIP tmpfs needs root"
		echo "ok $n # SKIP tmpfs needs root"
	fi
}

faults review-tally review-tally -S "$standard" ballots.csv
faults 'rank within groups' rank --within group --top 3 scores.csv
faults rank rank scores.csv
echo "1..$n"
