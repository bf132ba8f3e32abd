#!/usr/bin/perl
# Many writers at once, by the true clock, readers among them, and writers killed
# at any moment, with every program that appends: what was confirmed is in the
# register, once, in the order of time, and the chain is whole.
# SPDX-License-Identifier: MIT
#
# WRITERS, ADDS of BATCH pledges each, and KILLS say how much; killing that takes
# longer than KILL_SECONDS fails.
use strict;
use warnings;
use File::Temp qw(tempdir);
use POSIX qw(_exit WNOHANG);
use Time::HiRes qw(time sleep);

my $B = $ENV{B} // 'build';
$B = "$ENV{PWD}/$B" unless $B =~ m{^/};
my $top = $ENV{PWD};
my $writers = $ENV{WRITERS} // 64;
my $adds = $ENV{ADDS} // 20;
my $batch = $ENV{BATCH} // 50;
my $kills = $ENV{KILLS} // 5000;
my $seconds = $ENV{KILL_SECONDS} // 400;
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{SOURCE_DATE_EPOCH} = 1341100800;
my $tmp = tempdir(CLEANUP => 1);
chdir $tmp or die;
my $n = 0;

sub ok {
	my ($good, $what) = @_;
	$n++;
	print $good ? '' : 'not ', "ok $n - $what\n";
}

sub put {
	my ($name, @lines) = @_;
	open(my $f, '>', $name) or _exit(9);
	print $f map { "$_\n" } @lines;
	close $f;
}

# One run; kills it after $after seconds, or when $after says so.  Returns the ids that it confirmed,
# and the signal that ended it.
sub run {
	my ($after, $program, @arguments) = @_;
	pipe(my $r, my $w) or die;
	my $pid = fork // die;
	if ($pid == 0) {
		close $r;
		open(STDOUT, '>&', $w) or _exit(9);
		open(STDERR, '>>', 'err') or _exit(9);
		{
			exec "$B/bin/$program", '--by', 'x', '-q',
			    '--lock-timeout', 120, @arguments;
		}
		_exit(9);
	}
	close $w;
	if (ref $after) {
		1 until $after->() || waitpid($pid, WNOHANG);
		kill 'KILL', $pid;
	} elsif (defined $after) {
		sleep $after;
		kill 'KILL', $pid;
	}
	my $out = do { local $/; <$r> } // '';
	waitpid($pid, 0);
	return ($out =~ /^([a-z]-[0-9a-f]{16}),.*\n/mg, $? & 127);
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

# How many lines, all of them right and all ids there; -1: something is wrong.
sub chain {
	my ($register, $ids) = @_;
	put('ids', @$ids);
	open(my $p, '-|', 'perl', "$top/tests/faults/chain", $register, '-',
	    '@ids') or die;
	my $lines = <$p> // 0;
	close $p or return -1;
	return $lines + 0;
}

# Somebody who reads and verifies all the time, and finds nothing wrong.
sub reader {
	my ($register) = @_;
	my $pid = fork // die;
	return $pid if $pid;
	local $SIG{TERM} = sub { _exit(0) };
	my $looks = 0;
	while (1) {
		if (-s $register) {
			for ('--verify', '--record=pledge') {
				system("$B/bin/register-read $_ $register "
				    . '>/dev/null 2>>reader') and _exit(1);
			}
		}
		sleep 0.02;
	}
}

# The time is taken under the lock: nobody finds the clock behind.
delete $ENV{SOURCE_DATE_EPOCH};
my $looking = reader('together');
my ($ids) = all($writers, sub {
	my ($i, $f) = @_;
	for my $k (1 .. $adds) {
		put("in.$i", 'subject,text',
		    map { "s,writer $i batch $k pledge $_" } 1 .. $batch);
		my @got = run(undef, 'pledge-add', '--register', 'together',
		    "in.$i");
		pop @got;
		print $f "$_\n" for @got;
	}
});
kill 'TERM', $looking;
waitpid($looking, 0);
my $found = $?;
my $all = $writers * $adds * $batch;
ok(@$ids == $all, "$writers writers confirmed $all pledges");
ok(chain('together', $ids) == $all, 'all are there, once');
ok($found == 0, 'who verified meanwhile found nothing wrong');
ok(system('grep -q \'"clock":\' together') != 0 && -z 'err',
    'no line is older than the one before it, by the true clock');
$ENV{SOURCE_DATE_EPOCH} = 1341100800;

# All send the same: one of them enters it.
($ids) = all($writers, sub {
	my ($i, $f) = @_;
	my @got = run(undef, 'pledge-add', '--register', 'same', '--subject', 's',
	    '--text', 'the same pledge');
	pop @got;
	print $f "$_\n" for @got;
});
ok(@$ids == 1 && chain('same', $ids) == 1, 'the same pledge is entered once');

# Every program, each with registers of its own; what it is told differs by $_.
put('orgs.csv', 'id,name,kind,level,parent,secretary',
    'x,county,committee,county,,head', 'a,one,branch,township,x,');
my ($pledge) = run(undef, 'pledge-add', '--register', 'pledge-mark', '--subject',
    's', '--text', 't', '--channel', 'c', '--published', '2010-06-01');
my %programs = (
	'pledge-add' => sub { '--subject', 's', '--text', $_ },
	'pledge-mark' => sub { '--date', '2010-12-01', '--reason', $_, $pledge,
	    'kept' },
	'comment-add' => sub { qw(--orgs orgs.csv --subject a --commenter head
	    --date 2010-09-01 --achievements good --problems bad --direction),
	    $_ },
	'activity-add' => sub { qw(--type study --org a --date 2010-07-01
	    --title), $_ },
	'award-add' => sub { qw(--award five-lead --stage declared --date
	    2012-05-02 --decided-by x --subject), $_ =~ s/ /-/gr },
);
my @programs = sort keys %programs;
my $until = time + $seconds;
my $killed;
# Two at a time with each program, on one register.
($ids, $killed) = all(2 * @programs, sub {
	my ($i, $f) = @_;
	my $program = $programs[$i % @programs];
	srand($i);
	my $mine = 0;
	for (my $k = 1; time < $until && $mine < $kills / 2 / @programs; $k++) {
		local $_ = "writer $i entry $k";
		my @got = run($k % 2 ? rand 0.014 : undef, $program,
		    '--register', $program, $programs{$program}->());
		my $signal = pop @got;
		print $f "$program $_\n" for @got;
		$mine++, print $f "killed\n" if $signal == 9;
	}
});
for my $program (@programs) {
	my @mine = map { /^\Q$program\E (.*)/ ? $1 : () } @$ids;
	local $_ = 'the last one';
	run(undef, $program, '--register', $program, $programs{$program}->());
	my $lines = chain($program, \@mine);
	ok($lines > @mine && @mine > 0,
	    "$program: nothing confirmed is lost to kill -9");
	printf "# %d confirmed, %d lines\n", scalar @mine, $lines;
}
ok($killed >= $kills - 10, "$killed writers were killed");

# A batch of more than a megabyte is torn by a kill, and is there whole or not.
my ($torn, $bad) = (0, 0);
put('large.csv', 'subject,text',
    map { "s,pledge $_ " . 'x' x 400 } 1 .. 2000);
for my $k (1 .. ($kills < 500 ? 5 : 60)) {
	unlink 'large', glob('large.torn-*');
	run(undef, 'pledge-add', '--register', 'large', '--subject', 's',
	    '--text', 'before');
	my $size = -s 'large';
	# At the moment when the write has begun.
	my @got = run(sub { -s 'large' > $size }, 'pledge-add', '--register',
	    'large', 'large.csv');
	pop @got;
	run(undef, 'pledge-add', '--register', 'large', '--subject', 's',
	    '--text', 'behind');
	my $lines = chain('large', @got == 2000 ? \@got : []);
	$torn += () = glob('large.torn-*');
	$bad++ if $lines != 2 && $lines != 2002 || @got && $lines != 2002;
}
ok($bad == 0, 'a large batch is there whole or not at all');
print "# $torn torn ends\n";
ok($torn > 0, 'some were torn');

# Controls: a lost record would be seen, and so would writers without a lock.
open(STDERR, '>', '/dev/null');
ok(chain('pledge-add', ['p-0123456789abcdef']) == -1,
    'a lost one would be seen');
if (-e "$B/faults/preload.so") {
	local $ENV{LD_PRELOAD} = "$B/faults/preload.so";
	local $ENV{NO_LOCK} = 1;
	($ids) = all(8, sub {
		my ($i, $f) = @_;
		for my $k (1 .. 40) {
			my @got = run(undef, 'pledge-add', '--register',
			    'unlocked', '--subject', 's', '--text', "$i $k");
			pop @got;
			print $f "$_\n" for @got;
		}
	});
	delete $ENV{LD_PRELOAD};
	ok(chain('unlocked', $ids) != 320, 'without a lock they would not be');
} else {
	ok(1, 'without a lock # SKIP no preload.so: make check-faults builds it');
}
print "1..$n\n";
