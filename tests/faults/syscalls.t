#!/bin/sh
# Every system call of every program that appends fails once, in every way, at
# every place, on a register that is new, whole, or torn: what was confirmed is
# there, what was there is untouched, and the next run goes on as if nothing
# had been.  SPDX-License-Identifier: MIT
#
# FAULT_PROGRAMS, FAULT_CALLS and FAULTS choose.  The first program gets all of
# them, the others, which share its way to the disk, a part.  FAULT_SHARE=N takes
# every Nth of all places in their order, the same ones each time.
# shellcheck disable=SC1091,SC2086,SC2154,SC2181 # the table, words, its names
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD chain=$PWD/tests/faults/chain
command -v strace >/dev/null || { echo '1..0 # SKIP no strace'; exit; }
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
strace -o tr -e trace=fsync true 2>/dev/null || {
	echo '1..0 # SKIP strace may not trace here'
	exit
}
calls=${FAULT_CALLS:-openat flock newfstatat pread64 write fsync ftruncate close}
faults=${FAULTS:-error=ENOSPC error=EIO error=EDQUOT error=EINTR signal=KILL}

. "$top/tests/faults/programs"
share=${FAULT_SHARE:-1} places=0
n=0 cases=0

# A register without its last LF; a batch of two without its second line, and
# that one torn.
tear() {
	head -c -1 whole >unended
	cp whole torn
	$p --register torn $options -q more.csv >/dev/null || exit 2
	size=$(wc -c <torn)
	truncate -s $((size - 40)) torn
}

# run START CALL FAULT WHEN [INJECT]: 1 when the fault never came, 2 when it
# did harm.  INJECT is a second fault in the same run.
run() {
	rm -rf r r.torn-* heads heads.new
	head=- before=/dev/null
	[ ! -e $1 ] || cp $1 r
	[ ! -e $1 ] || head=$1 before=$1
	[ $1 != torn ] || head=whole
	# What is known of it is known from an earlier run.
	[ -z "$kept" ] || [ ! -e $1 ] ||
	    register-read -q --heads heads -o /dev/null r
	timeout 20 strace -qq -o tr -e trace=$2${5:+,${5%%:*}} \
	    -e inject=$2:$3:when=$4 ${5:+-e inject=$5} $p --register r $options $kept --lock-timeout 1 more.csv \
	    >out 2>err
	status=$?
	[ "$(grep -c "^$2(" tr)" -ge "$4" ] || return 1
	cases=$((cases + 1))
	ids=
	# Only a run that says so has confirmed; the rows are its receipt.
	[ $status -gt 1 ] || ids=$(sed -n 's/^\([a-z]-[0-9a-f]*\),.*/\1/p' out)
	# What was torn is there still, or beside.
	cat r r.torn-* 2>/dev/null >left
	tail -c 60 $before | head -c 50 >rest
	if [ -s rest ] && ! grep -qaF "$(cat rest)" left; then
		echo "the torn end is gone"
		return 2
	fi
	$p --register r $options $kept -q last.csv >/dev/null 2>err2
	[ $? -le 1 ] || { cat err2; return 2; }
	perl "$chain" r $head $ids >lines || return 2
	grep -q "\"id\":\"$last\"" r || { echo 'the next run failed'; return 2; }
	# Sent again, nothing is doubled and nothing is missing.
	$p --register r $options $kept -q more.csv >/dev/null 2>&1
	perl "$chain" r $head >lines || return 2
	want=$((base + 5))
	[ $1 = new ] && want=$((base + 3))
	[ "$(cat lines)" = $want ] || { cat lines; return 2; }
}

# counted START CALL: how often the program makes the call without a fault.
counted() {
	count=count.$p.$1${kept:+.kept}
	[ -e $count ] || {
		rm -rf r r.torn-* heads
		[ ! -e $1 ] || cp $1 r
		strace -qq -o $count $p --register r $options $kept more.csv \
		    >/dev/null 2>&1
	}
	grep -c "^$2(" $count
}

# every START CALL FAULT [INJECT]: the fault at the first call, the second...
every() {
	most=
	[ $share = 1 ] || most=$(counted "$1" "$2")
	when=0
	while :; do
		when=$((when + 1)) places=$((places + 1))
		[ -z "$most" ] || [ $when -le "$most" ] || break
		[ $((places % share)) = 0 ] || continue
		run "$1" "$2" "$3" "$when" "$4" >why 2>&1
		rc=$?
		[ $rc = 1 ] && break
		[ $rc = 0 ] || {
			bad=1
			echo "# $1 $2:$3:when=$when $4"
			sed 's/^/#   /' why err
		}
	done
}

# What is done to a program: starts, faults.
break_it() {
	for start in $1; do
		for call in $calls; do
			bad=
			n=$((n + 1))
			for fault in $2; do
				every $start $call $fault
			done
			[ "$bad" ] && printf 'not '
			echo "ok $n - $p: $call fails, $start register"
		done
	done
	# Taking back fails too; the disk fails for good; death while mending.
	for start in $1; do
		bad=
		n=$((n + 1))
		every $start write error=ENOSPC ftruncate:error=EIO
		every $start fsync error=EIO ftruncate:error=EIO
		every $start fsync error=EIO ftruncate:signal=KILL
		every $start write error=EIO fsync:error=EIO
		[ "$bad" ] && printf 'not '
		echo "ok $n - $p: two faults in one run, $start register"
	done
}

first=1 kept=
for program in ${FAULT_PROGRAMS:-$programs}; do
	setup $program || exit 2
	tear
	if [ $first ]; then
		break_it 'new whole torn' "$faults"
		break_it unended 'error=EIO signal=KILL'
	else
		break_it torn 'error=EIO signal=KILL'
	fi
	first=
done
# A heads file is never ahead of its register: no fault, and no death between
# the two, makes a register look lost.
setup pledge-add || exit 2
tear
kept='--heads heads'
for start in new whole torn; do
	bad=
	n=$((n + 1))
	for call in openat flock write fsync rename; do
		every $start $call signal=KILL
		every $start $call error=EIO
	done
	[ "$bad" ] && printf 'not '
	echo "ok $n - with a heads file, $start register"
done
kept=
# A signal that ends programs waits until the batch is on the disk; this may run
# in the background, where some of them are ignored.
setup pledge-add || exit 2
for signal in TERM INT HUP QUIT; do
	n=$((n + 1))
	cp whole r
	env --default-signal=$signal \
	    strace -qq -o tr -e trace=write,fsync -e inject=write:signal=$signal:when=1 \
	    pledge-add --register r $options more.csv >out 2>err
	[ $? -gt 128 ] && grep -q '^fsync(.*= 0' tr && [ ! -s out ] &&
	    [ "$(perl "$chain" r whole)" = 4 ] || printf 'not '
	echo "ok $n - SIG$signal while it writes"
done
# Who created the register but was not the first to lock it, and has nothing to
# add, leaves it where it is.
for late in two.csv nothing.csv; do
	n=$((n + 1))
	rm -f r
	head -n 1 two.csv >nothing.csv
	strace -qq -o tr -e trace=flock -e inject=flock:delay_enter=1500000:when=1 \
	    pledge-add --register r $options $late >late.out 2>&1 &
	while [ ! -e r ]; do sleep 0.05; done
	pledge-add --register r $options two.csv >out
	wait $!
	[ "$(perl "$chain" r)" = 2 ] || printf 'not '
	echo "ok $n - a register that somebody else has begun meanwhile stays ($late)"
done
# Who created the register may have died at once: its name is synced again.
setup pledge-add || exit 2
n=$((n + 1))
: >r
strace -qq -o tr -y -e trace=fsync pledge-add --register r more.csv >/dev/null &&
    grep -q "^fsync(.*<$PWD>" tr || printf 'not '
echo "ok $n - an empty register that was left gets its name on the disk"
n=$((n + 1))
[ $cases -ge $((300 / share)) ] || printf 'not '
echo "ok $n - $cases faults came"
# The control: on a disk that loses what it says is written there are receipts
# without records, which must be found out.
n=$((n + 1))
cp whole r
ids=$(LD_PRELOAD=$B/faults/preload.so LOSE=1 pledge-add --register r \
    $options -q more.csv | sed -n 's/^\([a-z]-[0-9a-f]*\),.*/\1/p')
[ "$ids" ] && ! perl "$chain" r whole $ids >/dev/null 2>&1 || printf 'not '
echo "ok $n - lost records would be seen"
echo "1..$n"
