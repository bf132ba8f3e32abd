#!/usr/bin/perl
# review-tally --audit: each kind of planted fraud is found where it is, and of
# 200 clean counties at most 10 raise an alarm.  SEEDS=N for more counties.
# SPDX-License-Identifier: MIT
use strict;
use warnings;
use File::Temp 'tempdir';
use Test::More;

my $bin = ($ENV{B} || 'build') . '/bin';
my $dir = tempdir(CLEANUP => 1);
my @grades = qw(very rather basic not);
my @groups = qw(leader member mass);

open my $out, '>', "$dir/standard.json" or die;
print $out <<'END';
{"id": "audit", "version": "1", "title": "t", "subject": "org",
 "marks": {"full": 100, "start": 0, "places": 2},
 "ballot": {"grades": [
   {"id": "very", "name": "满意", "points": 100},
   {"id": "rather", "name": "比较满意", "points": 80},
   {"id": "basic", "name": "基本满意", "points": 60},
   {"id": "not", "name": "不满意", "points": 0}],
  "denominator": "valid", "satisfied": ["very", "rather"],
  "duplicates": "accept",
  "questions": [
   {"id": "q1", "name": "一"}, {"id": "q2", "name": "二"},
   {"id": "q3", "name": "三"}, {"id": "q4", "name": "四"},
   {"id": "q5", "name": "五"}],
  "groups": [
   {"id": "leader", "name": "班子成员", "weight": "0.3"},
   {"id": "member", "name": "党员", "weight": "0.3"},
   {"id": "mass", "name": "群众", "weight": "0.4"}]},
 "heads": [{"id": "h", "name": "评议", "max": 100, "items": [
   {"id": "i", "name": "评议", "kind": "review", "max": 100}]}]}
END
close $out;

# A number of mean 0 and variance 1, nearly normal.
sub normal { my $x = -6; $x += rand for 1 .. 12; return $x }

# A county without anything odd: papers of subjects s1, s2, ... by group, as
# lists of five grades (0 is the best), and how many were entitled.  Subjects
# are of different quality, groups of different mildness, questions of different
# difficulty, and voters of different temper, which all answers of one share.
sub county {
	my ($seed) = @_;
	srand $seed;
	my $n = 8 + int rand 17;
	my (%papers, %entitled);
	my %mild = map { $_ => 0.4 * normal() } @groups;
	my @hard = map { 0.3 * normal() } 1 .. 5;
	my $same = 0.4 + rand;
	my $level = 0.3 + rand;
	for my $s (map { sprintf 's%02d', $_ } 1 .. $n) {
		my $good = $level + 0.5 * normal();
		for my $g (@groups) {
			my $people = $g eq 'leader' ? 5 + int rand 6
			    : 25 + int rand 30;
			my $take = 0.2 * normal() + $mild{$g} + $good;
			my $comes = 0.8 + 0.2 * rand;
			my @list;
			for (1 .. $people) {
				next if rand > $comes;
				my $temper = $same * normal() + $take;
				push @list, [map {
					my $x = $temper + $hard[$_] + 0.7 * normal();
					$x > 0.5 ? 0 : $x > -0.5 ? 1 : $x > -1.3 ? 2 : 3
				} 0 .. 4];
			}
			$papers{$s}{$g} = \@list;
			$entitled{$s}{$g} = $people;
		}
	}
	return (\%papers, \%entitled);
}

# Writes a county as wide papers in $files files, with sessions; returns its
# findings, as "rule subject group".
sub audit {
	my ($papers, $entitled, $files, $device) = @_;
	my @names = map { "$dir/town$_.csv" } 1 .. $files;
	my (@out, $id, $k);
	for (@names) {
		open my $f, '>', $_ or die;
		print $f "ballot,subject,voter_group,q1,q2,q3,q4,q5",
		    $device ? ",device\n" : "\n";
		push @out, $f;
	}
	open my $sessions, '>', "$dir/sessions.csv" or die;
	print $sessions "subject,voter_group,entitled,returned\n";
	for my $s (sort keys %$papers) {
		my $f = $out[$k++ % $files];
		for my $g (@groups) {
			my @list = @{$papers->{$s}{$g}};
			for (@list) {
				print $f join(',', ++$id, $s, $g, @grades[@$_[0 .. 4]],
				    $device ? $device->($s) : ()), "\n";
			}
			print $sessions join(',', $s, $g, $entitled->{$s}{$g},
			    scalar @list), "\n";
		}
	}
	close $_ for @out, $sessions;
	my @found = `$bin/review-tally -q --audit -S $dir/standard.json --sessions $dir/sessions.csv @names -f tsv 2>$dir/err`;
	die "review-tally failed: " . `cat $dir/err` if $? >> 8 > 1;
	shift @found;
	diag @found if $ENV{SHOW};
	return map { my @c = split /\t/; $c[0] . ($c[1] && " $c[1]") . ($c[3] && " $c[3]") } @found;
}

my $seeds = $ENV{SEEDS} || 200;
my $alarms = 0;
for my $seed (1 .. $seeds) {
	my ($papers, $entitled) = county($seed);
	my @found = audit($papers, $entitled, 1 + $seed % 4);
	$alarms++ if @found;
	diag "county $seed: @found" if @found;
}
cmp_ok $alarms, '<=', $seeds / 20, "of $seeds clean counties few raise an alarm";

# What a supervisor should see: a change of a clean county, and the finding.
sub shuffled { my @x = @_; for my $i (reverse 1 .. $#x) { my $k = int rand $i + 1; @x[$i, $k] = @x[$k, $i] } return @x }
my %fraud = (
	'run s03 mass' => sub {
		splice @{$_[0]{s03}{mass}}, 5, 0, map { [0, 1, 0, 0, 2] } 1 .. 15;
		$_[1]{s03}{mass} += 15;
	},
	'alike s03 mass' => sub {
		$_ = [0, 1, 0, 0, 2] for @{$_[0]{s03}{mass}};
	},
	'order s04 mass' => sub {
		my $l = $_[0]{s04}{mass};
		@$l = sort { eval join('+', @$a) . '<=>' . join('+', @$b) } @$l;
	},
	'uniform s05 member' => sub {
		for (@{$_[0]{s05}{member}}) { $_ = [(int rand 3) x 5] if rand > 0.1 }
	},
	'group s06 mass' => sub {
		my ($sum, $n) = (0, 0);
		for my $paper (@{$_[0]{s06}{member}}) { $sum += $_, $n++ for @$paper }
		my $odd = $sum > 1.5 * $n ? 0 : 3;
		$_ = [map { rand > 0.15 ? $odd : $_ } @$_] for @{$_[0]{s06}{mass}};
	},
	'repeat s02' => sub {
		for my $g (@groups) {
			@{$_[0]{s07}{$g}} = shuffled(@{$_[0]{s02}{$g}});
			$_[1]{s07}{$g} = $_[1]{s02}{$g};
		}
	},
	'turnout' => sub {
		for my $s (keys %{$_[0]}) { $_[1]{$s}{$_} = @{$_[0]{$s}{$_}} for @groups }
	},
	'digits' => sub {
		for my $s (keys %{$_[0]}) {
			for my $l (map { $_[0]{$s}{$_} } qw(member mass)) {
				for my $q (0 .. 4) {
					my @n = (0) x 4;
					$n[$_->[$q]]++ for @$l;
					my ($top) = sort { $n[$b] <=> $n[$a] } 0 .. 3;
					for (@$l) {
						next if $n[$top] % 5 == 0 || $_->[$q] != $top;
						$_->[$q] = ($top + 1) % 4;
						$n[$top]--;
					}
				}
			}
		}
	},
	'device s03' => sub { },
	'excess s08 leader' => sub { $_[1]{s08}{leader} = @{$_[0]{s08}{leader}} - 1 },
);
for my $what (sort keys %fraud) {
	for my $seed (1001, 1002, 1004) {
		my ($papers, $entitled) = county($seed);
		$fraud{$what}->($papers, $entitled);
		my $device = $what =~ /device/ && sub {
			$_[0] eq 's03' && rand > 0.2 ? 'x' : 1 + int rand 400
		};
		my @found = audit($papers, $entitled, 3, $device);
		ok scalar(grep { index($_, $what) == 0 } @found), "$what of county $seed"
		    or diag "@found";
		my @other = grep { index($_, (split / /, $what)[0]) != 0 } @found;
		diag "$what of county $seed also: @other" if @other;
	}
}

# A file that brought many papers of one subject, which all towns review.
for my $seed (1 .. 2) {
	srand $seed;
	my @names;
	for my $t (1 .. 8) {
		push @names, "$dir/town$t.csv";
		open my $f, '>', $names[-1] or die;
		print $f "subject,voter_group,q1,q2,q3,q4,q5\n";
		for my $s (qw(a b c d)) {
			my $n = 10 + int rand 30;
			$n = 250 if $t == 3 && $s eq 'c';
			print $f join(',', $s, 'mass', map { $grades[int rand 4] } 1 .. 5), "\n" for 1 .. $n;
		}
		close $f;
	}
	my @found = `$bin/review-tally -q --audit -S $dir/standard.json @names -f tsv 2>/dev/null`;
	ok scalar(grep { /^file\tc\t.*town3\.csv/ } @found), "a file of county $seed" or diag @found;
}

done_testing;
