#!/bin/bash
# The example county's review on two hosts over ssh: two network namespaces
# with an sshd each, joined to the test's own by a cable each.  A host dies, or
# falls silent, half-way; the script is killed; a host sends damaged partials:
# the bytes are those of one run, and nothing is left.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC1091,SC2086,SC2154 # county.sh, its names, words
. tests/scale/county.sh
needs parallel:parallel ssh:openssh-client ssh-keygen:openssh-client \
    sshd:openssh-server rsync:rsync ip:iproute2 unshare:util-linux \
    pgrep:procps pkill:procps setpriv:util-linux
in_namespaces "$@"
gate=$tmp/gate
county 8

# host N: a machine that shares nothing with this one but programs and gate.
host() {
	ip netns add "h$1" &&
	    ip link add "to-h$1" type veth peer name eth0 netns "h$1" &&
	    ip addr add "10.77.$1.1/30" dev "to-h$1" &&
	    ip link set "to-h$1" up &&
	    ip -n "h$1" addr add "10.77.$1.2/30" dev eth0 &&
	    ip -n "h$1" link set eth0 up && ip -n "h$1" link set lo up || return
	mac=$(ip netns exec "h$1" cat /sys/class/net/eth0/address)
	ip neigh replace "10.77.$1.2" lladdr "$mac" dev "to-h$1" nud permanent
	ssh-keygen -q -t ed25519 -N '' -f "$lab/host$1"
	echo "10.77.$1.2 $(cut -d ' ' -f 1,2 "$lab/host$1.pub")" >>"$lab/known"
	printf 'Host h%d\nHostName 10.77.%d.2\n' "$1" "$1" >>"$lab/config"
	cat >"$lab/sshd$1" <<-END
		ListenAddress 10.77.$1.2
		HostKey $lab/host$1
		AuthorizedKeysFile $lab/key.pub
		PidFile none
		UsePAM no
		PasswordAuthentication no
		PermitRootLogin prohibit-password
		SetEnv PATH=$gate/bin:$PATH
	END
	boot "$1"
}

boot() { # N
	ip netns exec "h$1" unshare --mount --uts --pid --fork --kill-child \
	    --mount-proc sh -c "hostname h$1 && mount -t tmpfs -o mode=700 h$1 /root &&
		mount -t tmpfs h$1 '$tmp/县 county' && mkdir -p /run/sshd &&
		printf 'root:*:::::::\\nsshd:*:::::::\\n' >/run/shadow$1 &&
		mount --bind /run/shadow$1 /etc/shadow &&
		exec $(command -v sshd) -D -e -f $lab/sshd$1" 2>"$lab/log$1" &
	host_pid[$1]=$!
	soon 20 ssh -F "$lab/config" "h$1" true 2>err
}

lab=/run/lab
host_pid=()
mkdir "$lab" && ssh-keygen -q -t ed25519 -N '' -f "$lab/key"
cat >"$lab/config" <<-END
	User root
	IdentityFile $lab/key
	IdentitiesOnly yes
	UserKnownHostsFile $lab/known
	GlobalKnownHostsFile /dev/null
	StrictHostKeyChecking yes
	UpdateHostKeys no
END
export SSH="ssh -F $lab/config"
gate "$gate"
: >"$gate/open"
host 1 && host 2
ok $? 'two hosts'
$SSH h1 'uname -n; ls -A' >got 2>&1
echo h1 | cmp - got
ok $? 'a host of its own, with an empty home'

# hosts ARGUMENT...: status in $status, what it says in err.
hosts() {
	timeout 120 "$scale/hosts" -w w "$@" 2>err
	status=$?
}

empty() { # HOST...: nothing lies or runs there
	local h
	for h; do
		[ -z "$($SSH "$h" 'ls -A; pgrep -x review-tally' 2>&1)" ] || return
	done
}

hosts -H 2/h1,2/h2 "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w
ok $? 'the bytes and messages of one run, and its status'
[ "$(cut -f 2 w/jobs.log | sort -u | grep -c '^h[12]$')" = 2 ]
ok $? 'both hosts have counted'
empty h1 h2
ok $? 'nothing stays there'

# Half-way a host loses its current: at that moment it has jobs.
half() { waiting "$gate" h1 && waiting "$gate" h2; }
begin() {
	rm -rf w
	gate "$gate"
	setsid timeout 200 "$scale/hosts" -w w -H 2/h1,2/h2 "${options[@]}" ballots/* \
	    2>err &
	pid=$!
	soon 60 half
}
# elsewhere: what waited at h1 when it was lost has been counted at h2.
elsewhere() {
	local f
	for f in "$gate"/waiting/h1.*; do
		grep -F "$(cat "$f")" w/jobs.log | cut -f 2,7 |
		    grep -qx "h2	0" || return
	done
	[ "$(wc -l <w/jobs.log)" = $((files + 1)) ]
}
begin
half && $SSH h1 pgrep -f gate/bin/review-tally >got && [ -s got ] &&
    [ "$(partials w)" -ge 2 ] && [ "$(partials w)" -le $((files / 2)) ]
ok $? 'half-way both hosts have jobs'
{ kill -9 "${host_pid[1]}" && wait "${host_pid[1]}"; } 2>/dev/null
! $SSH h1 true 2>got && ! pgrep -f "sshd.*$lab/sshd1" >>got
ok $? 'one is dead'
: >"$gate/open"
wait $pid
[ $? = 1 ] && like_one_run w
ok $? 'the other does all the work'
elsewhere
ok $? 'what the dead one had was counted there'
empty h2
ok $? 'nothing stays there'
rm -rf w
hosts -H 2/h1,2/h2 "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w && grep -q 'h1 is left out' err &&
    [ "$(wc -l <w/jobs.log)" = $((files + 1)) ]
ok $? 'a host that is dead from the beginning is left out'

# Half-way a host falls silent: its cable is pulled out.
boot 1
ok $? 'it is back'
begin
half && [ "$(partials w)" -le $((files / 2)) ]
ok $? 'half-way both hosts have jobs again'
ip -n h1 link set eth0 down
: >"$gate/open"
begun=$SECONDS
wait $pid
status=$? took=$((SECONDS - begun))
[ $status = 1 ] && like_one_run w
ok $? "the other does all the work ($took s)"
elsewhere
ok $? 'what the silent one had was counted there'
[ $took -ge 10 ] && [ $took -lt 100 ]
ok $? 'nobody has waited for it twice'
grep -q 'h1: .zhengyou.* may have stayed there' err
ok $? 'it is told what may have stayed there'
ip -n h1 link set eth0 up
soon 20 $SSH h1 true
rm -rf w
hosts -H 2/h1,2/h2 "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w && empty h1 h2
ok $? 'once it answers, the next run cleans up'

# The script is killed half-way: it alone, and all that it has begun here.
for what in script all; do
	begin
	{
		if [ $what = script ]; then
			kill -9 "$(pgrep -o -f "^/bin/bash $scale/hosts")"
			: >"$gate/open"
		else
			while pkill -9 -s $pid; do sleep 0.1; done
		fi
		wait $pid
	} 2>/dev/null
	[ ! -e w/tally.csv ]
	ok $? "killed half-way ($what)"
	: >"$gate/open"
	soon 60 flock -n w/run/lock true
	had=$(partials w)
	find w/parts -name '*.part' -printf '%p %i %T@\n' | sort >before
	hosts -H 2/h1,2/h2 "${options[@]}" ballots/*
	[ $status = 1 ] && like_one_run w
	ok $? 'the same command goes on'
	find w/parts -name '*.part' -printf '%p %i %T@\n' | sort |
	    comm -12 before - | wc -l | grep -qx "$had"
	ok $? "what was counted is not counted again ($had of $files)"
	empty h1 h2
	ok $? 'nothing stays there'
done

# Hosts that cannot.
for what in bad fails older; do
	rm -rf w
	gate "$gate"
	: >"$gate/open"
	: >"$gate/$what.h2"
	hosts -H 2/h1,2/h2 "${options[@]}" ballots/*
	[ $status = 1 ] && like_one_run w
	ok $? "h2 $what: the other does all the work"
	case $what in
	bad) grep -q 'h2 is left out: it sent a damaged partial' err ;;
	older) grep -q 'h2 is left out: .*0\.0\.9' err ;;
	fails) tail -n +2 w/jobs.log | cut -f 2,7 | sort -u | grep -qx 'h1	0' ;;
	esac
	ok $? 'that is seen'
done
rm -rf w
hosts -H h2 "${options[@]}" ballots/*
[ $status = 3 ] && [ ! -e w/tally.csv ] && grep -q 'h2 is left out' err
ok $? 'no host is left: nothing is merged'
hosts -H h1 -S "$standard" "$standard"
[ $status = 2 ] && [ -s err ]
ok $? 'refused: a file that is not below'

odd_names
hosts -H h1 -S "$standard" 'odd names'/*
review-tally -S "$standard" 'odd names'/* | cmp - w/tally.csv &&
    [ $status = 0 ] && [ ! -s w/messages.txt ] && grep -q ',11,11,' w/tally.csv
ok $? 'odd names of files'
empty h1 h2
ok $? 'nothing stays there'
over
