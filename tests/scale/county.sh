#!/bin/bash
# What the tests of scale-out begin with; they read it in.  The example
# county's ballots, the tally and the messages of one run over all of them, and
# what the output of such a test is made of.  SPDX-License-Identifier: MIT
# shellcheck disable=SC2016,SC2034 # names of files; used there
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
top=$PWD scale=$PWD/examples/scale-out
export B PATH="$B/bin:$PATH:/usr/sbin:/sbin" LC_ALL=C.UTF-8
standard=$top/examples/standards/five-good.json
options=(-S "$standard" --orgs orgs.csv --sessions sessions.csv)
n=0 err=err

skip() {
	echo "1..0 # SKIP $1"
	exit 0
}

needs() { # PROGRAM:PACKAGE...
	local p
	for p; do
		command -v "${p%:*}" >/dev/null ||
		    skip "no ${p%:*} here: apt-get install ${p#*:}"
	done
}

ok() { # STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		[ ! -s "$err" ] || tail -n 20 "$err" | sed 's/^/# /' >&2
	fi
}

# soon SECONDS COMMAND...: it holds before that time is over.
soon() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.05
	done
}

# The county, in this folder, with the ballots of so many files.
county() { # FILES
	files=$1
	"$B/examples/generate" . >/dev/null &&
	    find ballots -type f | sort | tail -n +$((files + 1)) | xargs rm -f
	org-import --fill-down township -q -o first.csv submissions/*.csv \
		2>/dev/null
	org-import --base first.csv -q -o orgs.csv corrections/*.csv 2>/dev/null
	review-tally "${options[@]}" -o want.csv ballots/* 2>want.err
	if [ $? != 1 ] || [ ! -s want.csv ] || [ ! -s want.err ]; then
		echo 'Bail out! no county'
		exit 2
	fi
	sort -o want.err want.err
}

# One run's bytes, and all that it said.
like_one_run() { # WORK
	cmp want.csv "$1/tally.csv" >>err 2>&1 &&
	    sort "$1/messages.txt" | diff want.err - >>err 2>&1
}

partials() { # WORK: how many are there
	find "$1/parts" -name '*.part' | wc -l
}

# A review-tally that lets half of the county's files pass and has the others
# wait until the gate is open: what is at work half-way is known, on whatever
# machine.  GATE/waiting/HOST.PID names the file that waits.  GATE/bad.HOST
# damages what it writes, GATE/fails.HOST is a disk that is full.
gate() { # GATE
	rm -rf "$1"
	mkdir -p "$1/bin" "$1/waiting"
	cat >"$1/bin/review-tally" <<-END
		#!/bin/bash
		gate=$1 host=\$(uname -n)
		if [ "\$1" = --version ] && [ -e "\$gate/older.\$host" ]; then
			echo 'review-tally (zhengyou) 0.0.9'
			exit
		fi
		case " \$* " in
		*' --partial '*' -- '*)
			echo >>"\$gate/started"
			if [ "\$(wc -l <"\$gate/started")" -gt $((files / 2)) ]; then
				echo "\${!#}" >"\$gate/waiting/\$host.\$\$"
				until [ -e "\$gate/open" ] || [ ! -d "\$gate" ]; do
					sleep 0.05
				done
			fi
			[ ! -e "\$gate/fails.\$host" ] || exit 3
			if [ -e "\$gate/bad.\$host" ]; then
				"$B/bin/review-tally" "\$@"
				status=\$?
				sed -i '20s/line/lime/' "\${!#}.part"
				exit \$status
			fi
			;;
		esac
		exec "$B/bin/review-tally" "\$@"
	END
	chmod +x "$1/bin/review-tally"
}

waiting() { # GATE HOST
	ls "$1/waiting/$2".* >/dev/null 2>&1
}

# A ballot in a file of each name that is awkward somewhere on the way.
odd_names() {
	local name i=0 names=('青禾镇 (一).csv' "it's.csv" '"q".csv' '{}.csv' '*.csv' \
	    '$x;&.csv' 'back\slash.csv' '-S' ' #.csv ' '{.}%' '~')
	mkdir 'odd names'
	for name in "${names[@]}"; do
		i=$((i + 1))
		printf '%s\n' ballot,subject,voter_group,question,grade \
		    "$i,s,mass,tasks,satisfied" >"odd names/$name"
	done
}

# The rest of the test in namespaces of its own (network, processes, mounts,
# name), with an empty /run, for ten minutes at most: whatever it starts ends
# with it.  It ends by calling over.  Then it is seen what is left on the
# machine.  There this folder is "$tmp/县 county".
in_namespaces() {
	local child
	if [ "$1" = inside ]; then
		tmp=$2
		mount -t tmpfs -o mode=755 scale /run && mkdir /run/netns &&
		    ip link set lo up && cd "$tmp/县 county" || exit 2
		export TMPDIR=$tmp/tmp
		return
	fi
	[ "$(id -u)" = 0 ] || skip 'namespaces need root'
	unshare --net --mount --uts --pid --fork --mount-proc \
	    mount -t tmpfs none /run 2>/dev/null || skip 'no namespaces here'
	tmp=$(mktemp -d) || exit 2
	trap 'rm -rf "$tmp"' EXIT
	mkdir "$tmp/县 county" "$tmp/tmp"
	things >"$tmp/before"
	ZY_SCALE=$tmp setpriv --pdeathsig TERM timeout -k 1 600 \
	    unshare --net --mount --uts --pid --fork --kill-child --mount-proc \
	    "$0" inside "$tmp" &
	child=$!
	trap 'kill $child; wait $child; exit 1' HUP INT TERM
	wait $child
	err=$tmp/left n=$(cat "$tmp/n" 2>/dev/null)
	[ "$n" ]
	ok $? 'all of it has run'
	things | diff "$tmp/before" - >"$tmp/left" 2>&1
	grep -slz "^ZY_SCALE=$tmp\$" /proc/[0-9]*/environ >>"$tmp/left"
	find "$tmp/tmp" -mindepth 1 >>"$tmp/left"
	[ ! -s "$tmp/left" ]
	ok $? 'the machine is as it was'
	echo "1..$n"
	exit
}

over() {
	echo "$n" >"$tmp/n"
	exit
}

# What such a test could leave on a machine.
things() {
	ip -o link | grep -o ': to-h[0-9]*'
	ip netns list | grep -o '^h[0-9]'
	ls -d /run/lab /run/sshd /run/munge ~/.ssh /root/.zhengyou* 2>/dev/null
}
