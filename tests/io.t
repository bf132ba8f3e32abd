#!/bin/sh
# What the world does to a program: full disks, closed pipes, odd files, kills.
# For every program of cmd/: one that is not in the table below fails.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2016,SC2086,SC2012,SC2015,SC2034 # tests are evaluated; words
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
programs=$(cd cmd && ls -- *.c | sed 's/\.c$//')
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1341100800
export PATH="$B/bin:$PATH"
unset LANGUAGE NO_COLOR
cp tests/bench/standard.json "$tmp/"
cp examples/standards/five-lead.json "$tmp/table.json"
cd "$tmp" || exit 2
n=0

# args PROGRAM: its options in $o, an input that gives output in $in; $wrong is
# the status for an input that cannot be read, $none that for an empty one.
args() {
	# shellcheck disable=SC2034 # the tests are evaluated
	wrong=3 none=0 named=
	case $1 in
	org-import) o='' in=orgs.csv ;;
	member-import) o='--orgs orgs.csv' in=roster.csv ;;
	duty-import) o='--orgs orgs.csv --members members.csv' in=duties.csv ;;
	pledge-add) o='-q --register new/reg.jsonl --orgs orgs.csv' in=pledges.csv ;;
	pledge-mark) o='--register new/base.jsonl' in=marks.csv ;;
	comment-add) o='-q --register new/reg.jsonl --orgs orgs.csv' in=comments.csv ;;
	activity-add) o='-q --register new/reg.jsonl --orgs orgs.csv' in=activities.csv ;;
	award-add)
		o='-q --register new/reg.jsonl --orgs orgs.csv --activities activities.csv'
		in=awards.csv
		;;
	register-read)
		# shellcheck disable=SC2034 # the tests are evaluated
		o='' in=base.jsonl named=1
		;;
	record-select) o='total>1' in=scores.csv ;;
	progress-check)
		# One that all have done: what is not asked is told.
		o='-q --orgs orgs.csv --question mobilisation --where id=t1'
		in=activities.csv none=1
		;;
	review-tally) o='--standard standard.json' in=ballots.csv ;;
	standard-check)
		# shellcheck disable=SC2034 # the tests are evaluated
		o='' in=table.json wrong=2 none=2
		;;
	score) o='--standard standard.json --orgs orgs.csv' in=tally.csv ;;
	rank) o='' in=scores.csv ;;
	inspect-draw)
		o='--seed 1 -n 1 --seed-source x --pool-at 2010-01-01 --seed-at 2010-01-02'
		in=orgs.csv
		;;
	report) o='--kind ranking' in=ranking.csv ;;
	*) return 1 ;;
	esac
}

cat >orgs.csv <<CSV
id,name,kind,level,sector,parent,secretary
c1,青禾县委,committee,county,agency,,王建国
t1,城关镇党委,committee,township,rural,c1,李明
v1,东村党支部,branch,village,rural,t1,张伟
CSV
cat >roster.csv <<CSV
id,name,org,status,joined
m1,张伟,v1,full,1999-07-01
m2,李明,c1,probationary,2010-05-04
CSV
cp roster.csv members.csv
cat >duties.csv <<CSV
duty,person,person_org,org,appointer,from
instructor,李明,c1,t1,c1,2010-06-01
first-responsible,张伟,v1,v1,,2010-06-01
CSV
cat >pledges.csv <<CSV
subject,text,due
v1,修好村口的路灯,2010-12-31
t1,每月下村走访两次,2010-12-31
CSV
pledge-add --register base.jsonl --by x --subject v1 --text 修路 \
    --channel 公开栏 --published 2010-06-01 >base.csv || exit 2
cat >marks.csv <<CSV
pledge,status,date
$(sed -n '2s/,.*//p' base.csv),kept,2010-12-20
CSV
cat >comments.csv <<CSV
subject,commenter,date,achievements,problems,direction
v1,李明,2010-09-10,承诺兑现及时,学习不够经常,每月集中学习
t1,王建国,2010-09-12,制度健全,走访不够,每季度走访一遍
CSV
cat >activities.csv <<CSV
type,org,date,person,title
mobilisation,t1,2010-05-20,李明,
plan,v1,2010-06-10,,实施方案
CSV
cat >awards.csv <<CSV
subject,award,stage,date,by
v1,five-good,declared,2012-05-02,t1
v1,five-good,assessed,2012-05-07,考核组
CSV
{
	echo 'subject,question,voter_group,grade'
	for g in good good fairly fair poor; do
		echo "v1,q1,masses,$g"
	done
} >ballots.csv
cat >tally.csv <<CSV
subject,question,voter_group,valid,invalid,abstain,good,fairly,fair,poor,state
v1,q1,masses,5,0,0,2,1,1,1,ok
CSV
cat >scores.csv <<CSV
subject,name,total
v1,东村党支部,91.5
t1,城关镇党委,88
CSV
cat >ranking.csv <<CSV
subject,name,total,group,rank,tied,of,selected,reason
v1,东村党支部,91.5,,1,no,2,yes,
t1,城关镇党委,88,,2,no,2,no,
CSV
: >empty
printf '\357\273\277' >bom
printf '\n\n\r\n' >blank
printf 'a,b\n1,\000\n' >nul
printf '\377\376\377\377\001' >junk
printf 'PK\003\004xxxxxxxxxxxxxxxx' >book.xlsx
printf '\037\213\010\000xxxxxxxxxxxx' >packed.gz
{ yes a, | head -n 5000 | tr -d '\n'; echo; } >wide
mkdir folder

# result COND NAME: one test; what the last run said goes with a failure.
result() {
	n=$((n + 1))
	if eval "$1"; then
		echo "ok $n - $p: $2"
	else
		echo "not ok $n - $p: $2"
		{ echo "$1 with status $status"; head -c 600 err; } |
		    sed 's/^/# /' >&2
	fi
}

# A folder for registers, one of them with a pledge.
fresh() {
	rm -rf new && mkdir new && cp base.jsonl new/
}

# run ARGUMENTS...: a fresh register, output into out, messages into err.
run() {
	fresh
	timeout 20 "$p" $o "$@" >out 2>err </dev/null
	status=$?
}

# piped SIGPIPE: output into a pipe that nobody reads any more.
piped() {
	fresh
	{
		# shellcheck disable=SC2064
		trap "$1" PIPE
		sleep 0.05
		timeout 20 "$p" $o $in 2>err
		echo $? >status
	} | :
	while [ ! -s status ]; do sleep 0.02; done
	status=$(cat status)
	rm status
}

# halfway SIGNAL: killed while it waits for the rest of its input.
halfway() {
	rm -rf target fifo && mkdir target && fresh
	echo old >target/file
	mkfifo fifo
	"$p" $o -o target/file <fifo >out 2>err &
	pid=$!
	exec 9>fifo
	head -c 60 "$in" >&9
	sleep 0.1
	kill "-$1" $pid
	wait $pid 2>/dev/null
	status=$?
	exec 9>&-
}

# spoilt WRAPPER...: the program under it, where target/file was there before;
# then the old file is there, or the new one whole, which alone is a success.
spoilt() {
	rm -rf target prov && mkdir target prov && echo old >target/file
	fresh
	timeout 60 "$@" "$p" $o -o target/file "$in" >out 2>err </dev/null
	status=$?
	if [ $status -le 1 ]; then
		cmp -s target/file right
	else
		[ "$(cat target/file)" = old ] || cmp -s target/file right
	fi || return
	# Who is not killed takes away what it began; a provenance is whole.
	[ $status -gt 3 ] ||
	    [ "$(ls -A target)$(ls -A prov 2>&1)" = filep.json ] ||
	    [ "$(ls -A target)$(ls -A prov 2>&1)" = file ] || return
	[ ! -e prov/p.json ] || [ "$(tail -n 1 prov/p.json)" = '}' ]
}

# Failing calls, short writes, signals, no memory, on the way to the output:
# tests/faults/outputs.t.
faults() {
	count=0
	o="$o --provenance prov/p.json"
	for call in openat write fsync fchmod rename close; do
		bad=
		for fault in error=EIO error=ENOSPC error=EINTR error=EDQUOT \
		    signal=KILL; do
			when=0
			while :; do
				when=$((when + 1))
				spoilt strace -f -qq -o tr -e trace=$call \
				    -e inject=$call:$fault:when=$when || {
					bad=1
					echo "# $p: $call:$fault:when=$when"
				}
				[ "$(grep -c "$call(" tr)" -ge $when ] || break
				count=$((count + 1))
				# What the loader opens and closes is enough once.
				case $call$fault in
				openat*EIO | close*EIO | openat*KILL) ;;
				openat* | close*) [ $when -lt 4 ] || break ;;
				esac
			done
		done
		result '[ ! "$bad" ]' "-o is whole or not there when $call fails"
	done
	result '[ $count -gt 40 ]' "$count calls failed"
	pre=LD_PRELOAD=$B/faults/preload.so
	# The C library itself dies where it looks up a user without memory.
	case $o in *--register*) o="$o --by x" ;; esac
	run "$in"
	cp out right
	spoilt env "$pre" SHORT=7 && [ $status = 0 ]
	result "[ $? = 0 ]" 'a few bytes at once'
	spoilt env "$pre" STORM=1000 && [ $status = 0 ]
	result "[ $? = 0 ]" 'interrupted a thousand times a second'
	spoilt env "$pre" ALLOCATIONS="$tmp/count"
	count=$(cat "$tmp/count") bad=
	for on in 0 1; do
		at=1
		while [ $at -le "$count" ]; do
			spoilt env "$pre" FAIL_AT=$at FAIL_ON=$on &&
			    [ $status -le 3 ] || {
				bad=1
				echo "# $p: allocation $at, on $on: status $status"
			}
			at=$((at + 1 + count / 40))
		done
	done
	result '[ ! "$bad" ]' "-o is whole or not there without memory"
}

for p in $programs; do
	if ! args "$p"; then
		status=- && : >err
		result false 'stands in the table of tests/io.t'
		continue
	fi
	run "$in"
	if [ "$IO_FAULTS" ]; then
		cp out right
		faults
		continue
	fi
	result '[ $status = 0 ] && [ -s out ] && [ ! -s err ]' 'runs'
	cp out right
	fresh
	"$p" $o <"$in" >out 2>err
	status=$?
	if [ "$named" ]; then
		result '[ $status = 2 ] && [ ! -s out ] && [ -s err ]' \
		    'reads no standard input, and says so'
	else
		result '[ $status = 0 ] && sed "s/<stdin>/$in/" out |
		    cmp -s - right' 'reads standard input as it reads a file'
	fi
	run -
	result '[ $status = 0 ] || [ -s err ]' 'takes - for standard input'
	rm -rf target prov && mkdir target prov
	run --provenance prov/p.json -o target/file "$in"
	mv target/file out && mkdir -p elsewhere
	result '[ $status = 0 ] && [ ! -s err ] && cmp -s out right' \
	    'says what a result was made from'
	(cd elsewhere && timeout 20 "$p" -q --rederive ../prov/p.json -o again) \
	    2>err
	status=$?
	result '[ $status = 0 ] && [ ! -s err ] && cmp -s elsewhere/again right' \
	    'makes it again in another folder'
	echo >>"$in"
	(cd elsewhere && timeout 20 "$p" --rederive ../prov/p.json) 2>err
	status=$?
	result '[ $status = 3 ] || { [ "$named" ] && [ $status -lt 2 ]; }' \
	    'misses an input that was changed'
	sed -i '$d' "$in"

	fresh
	"$p" $o "$in" >/dev/full 2>err
	status=$?
	result '[ $status = 3 ] && grep -q "^$p: .*stdout" err' 'says that the disk is full'
	fresh
	"$p" $o "$in" >&- 2>err
	status=$?
	result '[ $status = 3 ] && grep -q "^$p: " err' 'says that its output is closed'
	fresh
	"$p" $o "$in" 2>&- >out
	status=$?
	result '[ $status = 0 ] && cmp -s out right' 'does without standard error'
	"$p" --help >/dev/full 2>err
	status=$?
	result '[ $status = 3 ] && [ -s err ]' 'says so for --help too'
	piped '-'
	result '[ ! -s err ] && { [ $status = 141 ] || [ $status = 0 ]; }' \
	    'ends quietly at a closed pipe'
	piped ''
	result '[ ! -s err ] && [ $status -lt 4 ]' \
	    'ends quietly where SIGPIPE is ignored'

	fresh
	"$p" $o -f xlsx "$in" 2>err | cat >out
	result 'head -c 2 out | grep -q PK && [ ! -s err ]' \
	    'writes a workbook into a pipe'
	fresh
	TMPDIR=/nowhere "$p" $o -f xlsx "$in" >out 2>err
	status=$?
	result '[ $status = 3 ] && [ ! -s out ] && grep -q TMPDIR err &&
	    { [ ! -e new/reg.jsonl ] || [ ! -s new/reg.jsonl ]; }' \
	    'needs room for the parts of a workbook, before it enters anything'
	fresh
	"$p" $o -f xlsx "$in" >/dev/full 2>err
	status=$?
	result '[ $status = 3 ] && grep -q "^$p: .*stdout" err' \
	    'says that the disk is full for a workbook, too'
	if [ "$p" = report ]; then
		fresh
		"$p" $o -f docx "$in" >/dev/full 2>err
		status=$?
		result '[ $status = 3 ] && grep -q "^$p: .*stdout" err' \
		    'says that the disk is full for a docx, too'
	fi
	o="$o -f xlsx" && piped '-'
	result '[ ! -s err ] && { [ $status = 141 ] || [ $status = 0 ]; }' \
	    'ends quietly at a closed pipe with a workbook'
	if [ ! "$named" ]; then
		mkdir rooms && TMPDIR=$PWD/rooms && export TMPDIR
		halfway TERM
		result '[ "$(cat target/file)" = old ] && [ ! "$(ls -A rooms)" ]' \
		    'leaves nothing of a workbook when terminated'
		unset TMPDIR && rmdir rooms
	fi
	args "$p"

	run --help
	result '[ $status = 0 ] && [ ! -s err ] && grep -q "^usage: $p" out' '--help'
	run --version
	result '[ $status = 0 ] && [ ! -s err ] && grep -q zhengyou out' '--version'
	run --no-such-option
	result '[ $status = 2 ] && [ ! -s out ] && grep -q "try .*--help" err' \
	    'refuses an unknown option'
	run -f nonsense "$in"
	result '[ $status = 2 ] && [ ! -s out ] && [ -s err ]' 'refuses an unknown format'

	run empty
	result '[ $status = $none ] &&
	    { [ -s err ] || [ "$named" ] || [ "${o#-q}" != "$o" ]; }' \
	    'tells that a file is empty'
	for f in bom blank; do
		run $f
		result '[ $status -le 1 ] || [ $status = $none ] || [ "$named" ]' \
		    "reads a file of only $f"
	done
	for f in missing folder nul junk book.xlsx packed.gz wide; do
		run $f
		result '[ $status = $wrong ] && [ ! -s out ] && grep -q "^$p: $f" err' \
		    "says what is wrong with the input $f"
	done
	{
		head -n 1 "$in"
		printf '"'
		yes 'a line of a text that goes on and on and does not end' |
		    head -c 1200000
	} >quote
	run quote
	result '[ $status != 0 ] && [ $status -le 3 ] && grep -q "quote:[12]:" err' \
	    'says where a quote was opened that never ends'
	if [ "$(id -u)" != 0 ]; then
		cp "$in" secret && chmod 000 secret
		run secret
		result '[ $status = $wrong ] && grep -q "^$p: secret" err' \
		    'says that it may not read'
		rm -f secret
	fi

	rm -rf target && mkdir target
	run -o target/file "$in"
	result '[ $status = 0 ] && [ ! -s out ] && cmp -s target/file right' \
	    '-o writes the same'
	result '[ "$(ls target)" = file ]' '-o leaves nothing else behind'
	echo old >target/file
	ln -s file target/link
	run -o target/link "$in"
	result '[ $status = 3 ] && [ -s err ] && [ "$(cat target/file)" = old ]' \
	    '-o onto a symbolic link is refused'
	run -o target "$in"
	result '[ $status = 3 ] && [ -s err ]' '-o onto a folder is refused'
	run -o no/such/folder "$in"
	result '[ $status = 3 ] && [ -s err ]' '-o into no folder is refused'
	run -o target/file missing
	result '[ $status = $wrong ] && [ "$(cat target/file)" = old ]' \
	    '-o keeps the old file when the input is missing'
	cp "$in" target/same
	run -o target/same target/same
	if [ "$named" ]; then
		result '[ $status = 3 ] && cmp -s "$in" target/same' \
		    '-o onto a register is refused'
		continue
	fi
	result '[ $status = 0 ] && sed "s,target/same,$in," target/same |
	    cmp -s - right' '-o onto its own input'
	halfway KILL
	result '[ "$(cat target/file)" = old ]' 'killed half-way leaves the old file'
	halfway TERM
	result '[ $status = 143 ] && [ "$(ls target)" = file ] &&
	    [ "$(cat target/file)" = old ]' 'ended half-way leaves no trace'
done
echo "1..$n"
