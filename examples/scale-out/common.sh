#!/bin/bash
# What cores, hosts and slurm have in common; they read it in.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2034,SC2206 # used there; lists of words
me=$(basename "$0")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 3
standard='' orgs='' members='' work='' jobs='' wait='' format=csv
hosts=() words=() memory=() counting=() merging=() files=()

die() { # STATUS MESSAGE
	echo "$me: $2" >&2
	exit "$1"
}

needs() { # PROGRAM...
	local p
	for p in review-tally "$@"; do
		command -v "$p" >/dev/null || die 3 "there is no $p here"
	done
}

# The command line.  $1 and $2 are the script's own options, short and long.
arguments() {
	local args own=$1 own_long=$2
	shift 2
	args=$(getopt -n "$me" -o "w:S:f:j:h$own" -l "work:,standard:,orgs:
	    members:,map:,encoding:,input:,lang:,sessions:,min-cell:,percent:
	    max-memory:,format:,excel,help$own_long" -- "$@") || exit 2
	eval "set -- $args"
	while [ "$1" != -- ]; do
		case $1 in
		-w | --work) work=$2 ;;
		-S | --standard) standard=$2 ;;
		-f | --format) format=$2 ;;
		-j) jobs=$2 ;;
		--orgs) orgs=$2 ;;
		--members) members=$2 ;;
		--map | --encoding | --input | --lang) words+=("$1" "$2") ;;
		--max-memory) memory=("$1" "$2") ;;
		--sessions | --min-cell | --percent) merging+=("$1" "$2") ;;
		-H | --host) hosts+=(${2//,/ }) ;;
		--excel | --wait | -h | --help)
			case $1 in
			--excel) merging+=(--excel) ;;
			--wait) wait=yes ;;
			*) sed -n '2,/SPDX/s/^# \{0,1\}//p' "$0" && exit ;;
			esac
			shift
			continue
			;;
		esac
		shift 2
	done
	shift
	[ "$standard" ] || die 2 '-S STANDARD is needed'
	[ "$work" ] || die 2 '-w WORK is needed'
	[ $# -gt 0 ] || die 2 'no files of ballots'
	files=("$@")
	counting=(-S "$standard" ${orgs:+--orgs "$orgs"}
	    ${members:+--members "$members"} "${words[@]}" "${memory[@]}")
	merging+=("${counting[@]}" -f "$format")
}

# The last line of a partial tells the lines before it, and their hash.
whole() {
	local sum
	sum=$(head -n -1 "$1" | sha256sum)
	printf '{"lines":%d,"sha256":"%s"}\n' $(($(wc -l <"$1") - 1)) \
	    "${sum%% *}" | cmp -s - <(tail -n 1 "$1")
}

# All that a job leaves is there, and its partial is whole.
counted() { # FILE
	local result=$work/parts/$1
	[ -e "$result.part" ] && [ -e "$result.rejects.csv" ] &&
	    tail -n 1 "$result.messages" 2>/dev/null | grep -qx 'status [01]' &&
	    whole "$result.part"
}

# The files that are still to be counted, into WORK/run/todo.
left() {
	local f
	for f in "${files[@]}"; do
		counted "$f" || printf '%s\n' "$f"
	done >"$run/todo" || exit 3
	[ -s "$run/todo" ]
}

try() { # OPTION...: what the options come to, and the end where it is bad
	local status
	review-tally "$@" 2>"$run/said"
	status=$?
	[ "$status" -le 1 ] || { cat "$run/said" >&2; exit "$status"; }
}

# One run at a time has WORK; what a killed run has left at work has it, too.
take() {
	mkdir -p "$work/parts" "$work/run" && work=$(cd "$work" && pwd) || exit 3
	run=$work/run
	exec 9>"$run/lock" || exit 3
	flock -n 9 || die 3 "$work: a run is at work here, or a part of one"
}

# What stays of an earlier run are partials of the same ballots, counted with
# the same standard, rosters and options.
prepare() {
	local f names=()
	for f in "${files[@]}"; do
		f=${f#./}
		case $f in
		-* | /* | .. | ../* | */.. | */../* | *$'\n'*)
			die 2 "$f: files of ballots must be below this folder" ;;
		esac
		[[ -f $f && -r $f ]] || die 3 "$f: no file that can be read"
		names+=("$f")
	done
	printf '%s\n' "${names[@]}" | LC_ALL=C sort >"$run/inputs" || exit 3
	f=$(uniq -d <"$run/inputs" | head -n 1)
	[ ! "$f" ] || die 2 "$f: given twice"
	mapfile -t files <"$run/inputs"

	# Nothing is counted and merged, to see what the options come to.
	try "${counting[@]}" --partial -o "$run/none.part" </dev/null
	try "${merging[@]}" --merge -o "$run/none.tally" "$run/none.part"
	rm -rf "$work"/tally.* "$work"/{messages.txt,rejects} "$run/status"
	{
		head -n 1 "$run/none.part"
		[ ! "$orgs" ] || echo "orgs $(sha256sum <"$orgs")"
		[ ! "$members" ] || echo "members $(sha256sum <"$members")"
		printf '%s\n' "${words[@]}"
	} >"$run/options.new" || exit 3
	if ! cmp -s "$run/options" "$run/options.new"; then
		rm -rf "$work/parts"
		mkdir "$work/parts" && mv "$run/options.new" "$run/options" ||
		    exit 3
	fi
	for f in "${files[@]}"; do
		[ ! -e "$work/parts/$f.part" ] || same_input "$f" ||
		    rm "$work/parts/$f.part" || exit 3
	done
}

# The partial is of the ballots that are there now.
same_input() { # FILE
	local sum
	sum=$(sha256sum <"$1")
	sed -n 2p "$work/parts/$1.part" |
	    grep -qaF "\"sha256\":\"${sum%% *}\",\"records\":"
}

# GNU parallel, a job for each file in WORK/run/todo.  Where a signal ends the
# run, it ends them, too.
under_parallel() {
	parallel --version 2>&1 | grep -q '^GNU parallel' ||
	    die 3 'the parallel here is not GNU parallel'
	PARALLEL_HOME=$run/parallel parallel --plain --will-cite --quote \
	    --joblog "$run/jobs" "$@" :::: "$run/todo" &
	child=$!
	trap 'stop 129' HUP
	trap 'stop 130' INT
	trap 'stop 143' TERM
	wait "$child"
	trap - HUP INT TERM
	[ -s "$work/jobs.log" ] || head -n 1 "$run/jobs" >"$work/jobs.log"
	tail -n +2 "$run/jobs" >>"$work/jobs.log"
}

stop() { # STATUS
	trap '' HUP INT TERM
	kill -TERM "$child"
	wait "$child"
	exit "$1"
}

# The end of a run where something is left.
uncounted() {
	local f said
	head -n 10 "$run/todo" | while read -r f; do
		said=$(tail -n 2 "$work/parts/$f.messages" 2>/dev/null |
		    grep -v '^status ')
		echo "$me: $f: not counted${said:+: $said}" >&2
	done
	die 3 "not counted: $(wc -l <"$run/todo") of ${#files[@]} files; nothing\
 is merged; the same command goes on from here"
}

finish() {
	! left || uncounted
	"$here/merge" "$work" "${merging[@]}" || exit
	exit "$(cat "$run/status")"
}
