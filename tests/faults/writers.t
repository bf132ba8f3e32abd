#!/usr/bin/perl
# Many writers at once, and writers killed at any moment: what was confirmed is
# in the register, once, and the chain is whole.
# SPDX-License-Identifier: MIT
#
# WRITERS, ADDS of BATCH pledges each, and KILLS say how much; killing ends after
# KILL_SECONDS all the same.
use strict;
use warnings;
use File::Temp qw(tempdir);
use POSIX qw(_exit WNOHANG);
use Time::HiRes qw(time sleep);

my $B = $ENV{B} // 'build';
$B = "$ENV{PWD}/$B" unless $B =~ m{^/};
my $top = $ENV{PWD};
my $add = "$B/bin/pledge-add";
my $writers = $ENV{WRITERS} // 64;
my $adds = $ENV{ADDS} // 20;
my $batch = $ENV{BATCH} // 50;
my $kills = $ENV{KILLS} // 5000;
my $seconds = $ENV{KILL_SECONDS} // 120;
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{SOURCE_DATE_EPOCH} = 1277942400;
my $tmp = tempdir(CLEANUP => 1);
chdir $tmp or die;
my $n = 0;

sub ok {
	my ($good, $what) = @_;
	$n++;
	print $good ? '' : 'not ', "ok $n - $what\n";
}

# One run with a pledge of its own; kills it after $after seconds.  Returns
# the ids that it confirmed.
sub run {
	my ($register, $text, $after, $file) = @_;
	pipe(my $r, my $w) or die;
	my $pid = fork // die;
	if ($pid == 0) {
		close $r;
		open(STDOUT, '>&', $w) or _exit(9);
		open(STDERR, '>>', 'err') or _exit(9);
		{
			exec $add, '--register', $register, '--by', 'x',
			    '-q', '--lock-timeout', 120,
			    $file ? $file : ('--subject', 's', '--text', $text);
		}
		_exit(9);
	}
	close $w;
	if (defined $after) {
		sleep $after;
		kill 'KILL', $pid;
	}
	my $out = do { local $/; <$r> } // '';
	waitpid($pid, 0);
	return ($out =~ /^(p-[0-9a-f]{16}),.*\n/mg, $? & 127);
}

# Children that each do the work and write what was confirmed to a file.
sub all {
	my ($count, $work) = @_;
	my @pids;
	for my $i (1 .. $count) {
		my $pid = fork // die;
		if ($pid == 0) {
			open(my $f, '>', "acks.$i") or _exit(9);
			$work->($i, $f);
			close $f;
			_exit(0);
		}
		push @pids, $pid;
	}
	waitpid($_, 0) for @pids;
	my (@ids, $killed);
	for my $i (1 .. $count) {
		open(my $f, '<', "acks.$i") or die;
		while (<$f>) {
			chomp;
			if ($_ eq 'killed') { $killed++ } else { push @ids, $_ }
		}
	}
	return (\@ids, $killed // 0);
}

sub chain {
	my ($register, $ids) = @_;
	open(my $list, '>', 'ids') or die;
	print $list map { "$_\n" } @$ids;
	close $list;
	open(my $p, '-|', 'perl', "$top/tests/faults/chain", $register, '-',
	    '@ids') or die;
	my $lines = <$p> // 0;
	close $p or return -1;
	return $lines + 0;
}

my ($ids) = all($writers, sub {
	my ($i, $f) = @_;
	for my $k (1 .. $adds) {
		open(my $csv, '>', "in.$i") or _exit(9);
		print $csv "subject,text\n",
		    map { "s,writer $i batch $k pledge $_\n" } 1 .. $batch;
		close $csv;
		my @got = run('together', '', undef, "in.$i");
		pop @got;
		print $f "$_\n" for @got;
	}
});
my $all = $writers * $adds * $batch;
ok(@$ids == $all, "$writers writers confirmed $all pledges");
ok(chain('together', $ids) == $all, 'all are there, once');

# All send the same: one of them enters it.
($ids) = all($writers, sub {
	my ($i, $f) = @_;
	my @got = run('same', 'the same pledge');
	pop @got;
	print $f "$_\n" for @got;
});
ok(@$ids == 1 && chain('same', $ids) == 1, 'the same pledge is entered once');

my $until = time + $seconds;
my $killed;
($ids, $killed) = all(8, sub {
	my ($i, $f) = @_;
	srand($i);
	my $mine = 0;
	for (my $k = 1; time < $until && $mine < $kills / 8; $k++) {
		my @got = run('killed', "writer $i pledge $k",
		    $k % 2 ? rand 0.012 : undef);
		my $signal = pop @got;
		print $f "$_\n" for @got;
		$mine++, print $f "killed\n" if $signal == 9;
	}
});
run('killed', 'the last one');
my $lines = chain('killed', $ids);
ok($lines >= @$ids && @$ids > 0, 'nothing confirmed is lost to kill -9');
printf "# %d confirmed, %d killed, %d lines, %d torn ends\n", scalar @$ids,
    $killed, $lines, scalar(() = glob 'killed.torn-*');
ok($killed > ($kills < 20 ? 0 : 20), 'writers were killed');
open(STDERR, '>', '/dev/null');
ok(chain('killed', ['p-0123456789abcdef']) == -1, 'a lost one would be seen');
print "1..$n\n";
