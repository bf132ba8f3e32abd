#!/bin/bash
# The example county's review as an array job and a dependent merge, on a Slurm
# of one machine that the test starts and ends: the bytes of one run; a task
# that fails keeps the merge from running, and the same command goes on.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC1091,SC2154,SC2317 # county.sh, its names; called by soon
. tests/scale/county.sh
needs sbatch:slurm-wlm slurmctld:slurm-wlm slurmd:slurm-wlm munged:munge \
    unshare:util-linux setpriv:util-linux pgrep:procps ip:iproute2
in_namespaces "$@"
gate=$tmp/gate
county 12

# In /run, which is this test's alone.
lab=/run/lab
mkdir -p "$lab/state" "$lab/spool"
start_munge() {
	head -c 128 /dev/urandom >"$lab/munge.key"
	chmod 600 "$lab/munge.key"
	munged --force --key-file "$lab/munge.key" --socket "$lab/munge.socket" \
	    --pid-file "$lab/munged.pid" --log-file "$lab/munged.log" \
	    --seed-file "$lab/munge.seed" >err 2>&1 &&
	    munge -S "$lab/munge.socket" -n >/dev/null 2>>err
}

start_slurm() {
	hostname scale
	ip addr add 10.77.0.1/32 dev lo
	printf '%s\n' '127.0.0.1 localhost' '10.77.0.1 scale' >"$lab/hosts"
	mount --bind "$lab/hosts" /etc/hosts
	cat >"$lab/slurm.conf" <<-END
		ClusterName=scale
		SlurmctldHost=scale
		SlurmctldPort=6817
		SlurmdPort=6818
		SlurmUser=root
		SlurmdUser=root
		AuthType=auth/munge
		AuthInfo=socket=$lab/munge.socket
		CredType=cred/munge
		ProctrackType=proctrack/linuxproc
		TaskPlugin=task/none
		JobAcctGatherType=jobacct_gather/none
		SwitchType=switch/none
		MpiDefault=none
		SchedulerType=sched/builtin
		SchedulerParameters=sched_interval=1,sched_min_interval=1
		SelectType=select/cons_res
		SelectTypeParameters=CR_Core
		MaxArraySize=9
		ReturnToService=2
		SlurmctldPidFile=$lab/slurmctld.pid
		SlurmdPidFile=$lab/slurmd.pid
		SlurmctldLogFile=$lab/slurmctld.log
		SlurmdLogFile=$lab/slurmd.log
		StateSaveLocation=$lab/state
		SlurmdSpoolDir=$lab/spool
		NodeName=scale CPUs=2 State=UNKNOWN
		PartitionName=all Nodes=scale Default=YES MaxTime=INFINITE State=UP
	END
	export SLURM_CONF=$lab/slurm.conf
	slurmctld >>err 2>&1 && slurmd >>err 2>&1 && soon 60 idle
}
idle() { sinfo -h -o %t 2>>err | grep -qx idle; }

start_munge
ok $? 'munge'
start_slurm
ok $? 'a Slurm of one machine'

# slurm ARGUMENT...: status in $status, what it says in out and err.
slurm() {
	PATH=$gate/bin:$PATH timeout 120 "$scale/slurm" -w w "$@" >out 2>err
	status=$?
}
# state JOB: as Slurm has it; and one line of what it knows.
state() { scontrol show job "$1" | grep -o "${2:-JobState=[A-Z]*}" | head -n 1; }
ended() { [ -z "$(squeue -h -j "$(cat w/run/slurm)" 2>>err)" ]; }
stamps() { find w/parts -name '*.part' -printf '%p %i %T@\n' | sort; }

gate "$gate"
: >"$gate/open"
slurm --wait "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w && grep -q w/messages.txt err
ok $? 'the bytes and messages of one run, and its status'
find w/slurm -name '*_*.out' | wc -l | grep -qx 8
ok $? 'an array job of as many tasks as the site allows, fewer than files'
stamps >before
slurm --wait "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w && stamps | cmp -s before -
ok $? 'the same once more: nothing is counted again'

# The merge waits; meanwhile the folder is taken.
rm -rf w
gate "$gate"
slurm -j 2 "${options[@]}" ballots/*
[ $status = 0 ] && grep -q 'squeue --jobs=' out
ok $? 'submitted'
IFS=, read -r array merge <w/run/slurm
soon 60 waiting "$gate" scale
[ "$(state "$merge")" = JobState=PENDING ] &&
    [ "$(state "$merge" "Dependency=afterok:${array}_.*")" ] && [ ! -e w/tally.csv ]
ok $? 'half-way the merge waits for the array job'
[ "$(state "$array" 'ArrayTaskThrottle=2')" ]
ok $? 'two tasks at once'
slurm "${options[@]}" ballots/*
[ $status = 3 ] && grep -q "jobs $array,$merge are still at work" err
ok $? 'a second run is refused'
: >"$gate/open"
soon 100 ended
like_one_run w && [ "$(state "$merge")" = JobState=COMPLETED ]
ok $? 'then it merges'

# A task is killed half-way, and a file cannot be counted: no merge.
rm -rf w
gate "$gate"
slurm "${options[@]}" ballots/*
IFS=, read -r array merge <w/run/slurm
soon 60 waiting "$gate" scale
task=$(squeue -h -j "$array" -t RUNNING -o %i | head -n 1)
scancel "$task"
: >"$gate/open"
soon 100 ended
[ "$(state "$merge")" = JobState=CANCELLED ] && [ ! -e w/tally.csv ] &&
    [ "$(partials w)" -lt "$files" ] && [ ! -e "w/slurm/$merge.out" ]
ok $? "a task is killed ($task): no merge"
had=$(partials w)
stamps >before
slurm --wait "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w
ok $? 'the same command goes on'
[ "$had" -gt 0 ] && [ "$(stamps | comm -12 before - | wc -l)" = "$had" ]
ok $? "what was counted is not counted again ($had of $files)"
printf 'PK\003\004 no ballots' >ballots/表.csv
slurm --wait "${options[@]}" ballots/*
[ $status = 3 ] && grep -q '表.csv: not counted: review-tally: ' err &&
    [ ! -e w/tally.csv ] && [ "$(partials w)" = "$files" ]
ok $? 'a file that is none: named, nothing is merged'
IFS=, read -r array merge <w/run/slurm
[ "$(state "$array")" = JobState=FAILED ] &&
    [ "$(state "$merge")" = JobState=CANCELLED ]
ok $? 'its task has failed, the merge never ran'
rm ballots/表.csv
slurm --wait "${options[@]}" ballots/*
[ $status = 1 ] && like_one_run w
ok $? 'without it the same command goes on'

odd_names
slurm --wait -S "$standard" 'odd names'/*
review-tally -S "$standard" 'odd names'/* | cmp - w/tally.csv &&
    [ $status = 0 ] && [ ! -s w/messages.txt ] && grep -q ',11,11,' w/tally.csv
ok $? 'odd names of files'
for program in scontrol sbatch; do
	printf '#!/bin/sh\nexit 1\n' >"$gate/bin/$program"
	chmod +x "$gate/bin/$program"
	slurm -S "$standard" ballots/*
	[ $status = 3 ] && [ ! -s out ]
	ok $? "$program fails: so does the script"
	rm "$gate/bin/$program"
done
over
