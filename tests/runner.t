#!/bin/sh
# The runner must be able to fail: cases made here that are right, and wrong
# in each way.  Judged without the runner's own eyes.
# SPDX-License-Identifier: MIT
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
export CASES="$tmp/cases" TMPDIR="$tmp/kept"
mkdir -p "$CASES/all" "$TMPDIR"
n=0

# make NAME CMD OUT ERR STATUS: a case; '-' leaves the file out.
make() {
	mkdir -p "$CASES/all/$1"
	printf '%s\n' "$2" >"$CASES/all/$1/cmd"
	[ "$3" = - ] || printf '%s\n' "$3" >"$CASES/all/$1/out"
	[ "$4" = - ] || printf '%s\n' "$4" >"$CASES/all/$1/err"
	[ "$5" = - ] || printf '%s\n' "$5" >"$CASES/all/$1/status"
}

# is WHAT COMMAND...: one test.
is() {
	what=$1 n=$((n + 1))
	shift
	if "$@" >"$tmp/log" 2>&1; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		sed 's/^/# /' "$tmp/log" >&2
	fi
}

# fails CASE WORD: the runner says not ok, exits 1, shows WORD, and keeps and
# names the folder.
fails() {
	sh tests/run "all/$1" >"$tmp/out" 2>"$tmp/err" && return 1
	grep -q "^not ok 1 - all/$1\$" "$tmp/out" &&
	    grep -q '^1\.\.1$' "$tmp/out" && ! grep -q '^ok' "$tmp/out" &&
	    grep -q -- "$2" "$tmp/err" &&
	    [ -d "$(sed -n "s,^# all/$1: kept in ,,p" "$tmp/err")/case" ]
}

make good 'echo a; echo b >&2; exit 3' a b 3
make silent 'true' - - -
make out 'echo a' b - -
make out-more 'echo a; echo b' a - -
make out-none 'true' a - -
make out-newline 'printf a' a - -
make err 'echo a >&2' - b -
make err-unexpected 'echo a; echo b >&2' a - -
make err-none 'true' - b -
make status 'exit 1' - - -
make status-none 'exit 0' - - 1
make missing 'no-such-program' - - -
make killed 'kill -9 $$' - - -
make input 'cat given; rm given; echo x >new' here - -
echo here >"$CASES/all/input/given"
make hang 'sleep 60' - - -

is 'a right case passes' sh tests/run all/good
is 'a silent case passes' sh tests/run all/silent
is 'wrong output fails' fails out '^# -b$'
is 'more output fails' fails out-more '^# +b$'
is 'no output fails' fails out-none '^# -a$'
is 'a missing newline fails' fails out-newline 'No newline'
is 'wrong messages fail' fails err '^# +a$'
is 'unexpected messages fail' fails err-unexpected '^# +b$'
is 'missing messages fail' fails err-none '^# -b$'
is 'a wrong status fails' fails status 'status 0, got 1$'
is 'success where a status is expected fails' fails status-none 'status 1, got 0$'
is 'a missing program fails' fails missing 'not found'
is 'a killed command fails' fails killed 'got 137$'
export CASE_SECONDS=1
is 'a command that hangs fails' fails hang 'got 124$'
is 'a case runs in a copy' sh tests/run all/input
is 'and leaves the folder alone' test -e "$CASES/all/input/given" -a \
    ! -e "$CASES/all/input/new"
is 'a name that is no case fails' sh -c '! sh tests/run nothing'
is 'one bad case among good ones fails' sh -c '! sh tests/run all'
rm -rf "$CASES/all/hang"
is 'blessing lists what it wrote' sh -c "
    sh tests/run --bless all >$tmp/out 2>&1 &&
    grep -q '^# wrote .*all/out/out' $tmp/out &&
    grep -q '^# removed .*all/err-none/err' $tmp/out &&
    grep -q '^# removed .*all/status-none/status' $tmp/out &&
    ! grep -q all/good/ $tmp/out"
is 'and then all pass' sh tests/run all
echo "1..$n"
