#!/bin/sh
# A register as a crash, or a hand, may leave it: cut at every byte of its last
# batch, zeros at its end, lines changed, removed, swapped.  FAULT_SHARE=N cuts
# at every Nth byte.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2016 # tests are evaluated
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1341100800
top=$PWD chain=$PWD/tests/faults/chain
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
n=0
printf 'subject,text\na,first\nb,second\n' >two.csv
printf 'subject,text\nc,third\nd,fourth\n' >more.csv
printf 'subject,text\ne,fifth\n' >last.csv
add() { pledge-add --register r --by x "$@" >out 2>err; }
cp /dev/null empty
cp empty r && add two.csv && cp r whole && add more.csv && cp r full || exit 2
from=$(wc -c <whole) to=$(wc -c <full)

result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

# mended BYTES: what r holds behind the whole lines is moved aside as it is.
mended() {
	cp r was && rm -f r.torn-1 && add -q last.csv
	[ $? = 1 ] || { echo "# $1 bytes: status"; return 1; }
	grep -q "$1 bytes at its end were no whole batch" err &&
	    tail -c "$1" was | cmp - r.torn-1 &&
	    perl "$chain" r whole >lines && [ "$(cat lines)" = 3 ] && return
	echo "# $1 bytes:"
	sed 's/^/# /' err
	return 1
}

# The control: an end that nobody mends is found out.
add() { return 1; }
bad=0
head -c $((to - 9)) full >r
mended $((to - 9 - from)) >/dev/null 2>&1 && bad=1
add() { pledge-add --register r --by x "$@" >out 2>err; }
result $bad 'an end that stays torn would be seen'

bad=0 at=$((from + 1))
while [ $at -lt $((to - 1)) ]; do
	head -c $at full >r
	mended $((at - from)) || bad=1
	at=$((at + ${FAULT_SHARE:-1}))
done
result $bad "cut at the $((to - from - 2)) bytes of a batch of two lines"

# Without its last LF the batch is whole: an editor has taken it, and what may
# have been confirmed is not moved aside.
bad=0
rm -f r.torn-*
head -c $((to - 1)) full >r
cp r was
register-read --verify r >out 2>err && bad=1
grep -q 'whole but for the end' err || bad=1
register-read full >right.csv
register-read r >out 2>err && bad=1
cmp -s out right.csv && cmp -s r was || bad=1
pledge-add -n --register r --by x more.csv >out 2>err
[ "$(wc -l <out)" = 1 ] && grep -q 'not doubled: 2 of 2' err && cmp -s r was || bad=1
register-read --repair r >out 2>err && cmp -s r full || bad=1
cp was r
add -q last.csv
[ $? = 1 ] && grep -q 'is back' err && [ "$(perl "$chain" r full)" = 5 ] || bad=1
[ ! -e r.torn-1 ] || bad=1
result $bad 'the last line end put back'

bad=0
for zeros in 1 511 512 4096 70000; do
	cp whole r
	head -c $zeros /dev/zero >>r
	mended $zeros || bad=1
	{ head -c $((from + 100)) full; head -c $zeros /dev/zero; } >r
	mended $((zeros + 100)) || bad=1
done
result $bad 'zeros that a file system left at the end'

# Blocks of a batch that had not come to the disk are zeros, in its middle too.
# With its end in place the batch may have been confirmed: only --repair moves it.
bad=0
awk 'BEGIN { print "subject,text"
	for (i = 0; i < 90; i++) print "s" i ",pledge " i }' >large.csv
cp whole r && add large.csv && cp r big || exit 2
size=$(wc -c <big)
for at in $from $((from + 1)) $((from + 500)) 8192 12288 $((size - 4600)); do
	for zeros in 1 4096 $((size - at)); do
		cp big r
		dd if=/dev/zero of=r bs=1 seek="$at" count="$zeros" \
		    conv=notrunc 2>/dev/null
		if [ "$zeros" = $((size - at)) ]; then
			mended $((size - from)) || bad=1
			continue
		fi
		cp r was && rm -f r.torn-1
		add -q last.csv
		[ $? = 3 ] && cmp -s r was && grep -q 'may have been' err || bad=1
		register-read --repair r >out 2>err && cmp -s r whole &&
		    [ "$(wc -c <r.torn-1)" = $((size - from)) ] || bad=1
	done
done
result $bad 'zeros in the middle of a batch'

# Whoever opens such a register reads what was confirmed, and is told the rest.
bad=0
register-read whole >right.csv
for end in 12 300 420; do
	for zeros in 0 700; do
		{ head -c $((from + end)) full; head -c $zeros /dev/zero; } >r
		cp r was
		register-read r >out 2>err
		[ $? = 1 ] && cmp -s out right.csv && grep -q 'no whole batch' err || bad=1
		register-read --history r >out 2>err
		[ $? = 1 ] && [ "$(wc -l <out)" = 3 ] || bad=1
		register-read --verify r >out 2>err
		[ $? = 1 ] && [ -s err ] || bad=1
		report --kind dashboard -f csv r >out 2>err
		[ $? -ge 1 ] && [ -s err ] || bad=1
		score -S "$top/examples/standards/five-good.json" r >out 2>err
		[ $? = 1 ] && grep -q 'no whole batch' err || bad=1
		cmp -s r was || bad=1
		register-read --repair r >out 2>err && cmp -s r whole || bad=1
		rm -f r.torn-*
	done
done
result $bad 'other programs on a torn register'

bad=0
cp whole r && printf '{"v":2,' >>r && add -q last.csv
printf '{"v":2,' >>r && add -q more.csv
[ -s r.torn-1 ] && [ -s r.torn-2 ] && perl "$chain" r whole >/dev/null || bad=1
result $bad 'a second torn end does not replace the first'

# refused WHAT: the register in r is left alone, with status 3 and a message.
refused() {
	cp r was
	rm -f r.torn-*
	add last.csv
	status=$?
	if [ $status = 3 ] && cmp -s r was && [ ! -e r.torn-1 ] &&
	    grep -q '^pledge-add: r' err && [ ! -s out ]; then
		result 0 "$1"
	else
		result 1 "$1"
		echo "# status $status"
		sed 's/^/# /' err
	fi
}

sed 2d full >r && refused 'a line was removed'
sed '2{h;d};3G' full >r && refused 'two lines were swapped'
sed '2p' full >r && refused 'a line was doubled'
sed '4s/fourth/forth/;3s/third/thrid/' full >r && refused 'a line was changed'
sed '4s/fourth/forth/' full >r && refused 'the last line was changed'
sed '3s/third/thrid/' full >r && refused 'the last batch was changed'
sed '4s/fourth/forth/' full | head -c -1 >r && refused 'the last line was changed, its end is gone'
sed '3s/"by":"x"/"by":"y"/' full >r && refused 'the last batch has another author'
sed '4s/"n":2/"n":3/' full >r && refused 'the last line says that more were there'
cp full r && printf '\0' | dd of=r bs=1 seek=100 conv=notrunc 2>/dev/null &&
    refused 'zeros in a batch that others followed'
sed '3s/^/ /' full >r && refused 'a line was indented'
sed '2s/.*//' full >r && refused 'a line was emptied'
sed 's/$/\r/' full >r && refused 'saved by an editor with CR LF'
{ printf '\357\273\277'; cat full; } >r && refused 'saved with a byte order mark'
{ cat full; echo; } >r && refused 'an empty line at the end'
{ cat full; echo garbage; } >r && refused 'another line at the end'
{ cat full; printf garbage; } >r && refused 'other text at the end'
printf 'subject,text\na,b\n' >r && refused 'a table is no register'
printf 'notes without an end' >r && refused 'a text is no register'
sed 's/"v":2/"v":3/' full >r && refused 'a later version'
head -c 200000 /dev/zero | tr '\0' x >r && refused 'a line without end'
cp full r2 && rm -f r && ln -s r2 r
add last.csv
[ $? = 3 ] && cmp -s full r2
result $? 'a symbolic link'
rm -f r && mkfifo r
timeout 5 pledge-add --register r last.csv >/dev/null 2>err
[ $? = 3 ] && grep -q 'no regular file' err
result $? 'a pipe'
echo "1..$n"
