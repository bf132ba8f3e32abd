#!/usr/bin/perl
# review-tally and rank against a second computation that shares nothing with
# them, on generated ballots and scores; and the same bytes whatever the shape
# of the work.  SPDX-License-Identifier: MIT
use strict;
use warnings;

my $B = $ENV{B} // 'build';
my $n = 0;
my $dir = `mktemp -d` =~ s/\n//r;
END { system('rm', '-rf', $dir) if $dir }
my @grades = qw(good fairly fair poor);
my %points = (good => 100, fairly => 80, fair => 60, poor => 30);

sub ok {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
	print STDERR map { "# $_\n" } @why unless $good;
}

sub slurp {
	open(my $f, '<', $_[0]) or die "$_[0]: $!";
	local $/;
	return scalar <$f>;
}

# Rows of a CSV without quotes as hashes.
sub table {
	my ($head, @rows) = map { [split(/,/, $_, -1)] } split(/\n/, $_[0]);
	return map { my %r; @r{@$head} = @$_; \%r } @rows;
}

# num / den to four places, half up, in whole numbers.
sub places {
	my ($num, $den) = @_;
	my $v = int((20000 * $num + $den) / (2 * $den));
	return sprintf('%d.%04d', int($v / 10000), $v % 10000);
}

# Marks of a file by what is written in it: [subject, question, group, grade].
sub marks {
	my ($shape, $text) = @_;
	my @marks;
	if ($shape eq 'w5') {
		for (split(/\n/, $text)) {
			push @marks, [map { my $k = $_;
			    $main::_line =~ /"$k":"([^"]*)"/; $1 }
			    qw(subject question voter_group grade)]
			    for local $main::_line = $_;
		}
		return @marks;
	}
	# A quoted comment is the last cell: it is taken out first.
	$text =~ s/"(?:[^"]|"")*"//g;
	for (split(/\n/, $text)) {
		my @c = split(/,/, $_, -1);
		next if $c[0] eq 'subject';
		if ($shape eq 'w1') {
			push @marks, [@c[0 .. 3]];
		} else {
			push @marks, [$c[0], "q$_", $c[1], $c[1 + $_]] for 1 .. 5;
		}
	}
	return @marks;
}

my $tally = "$B/bin/review-tally --standard tests/bench/standard.json";
for my $shape (qw(w1 w2 w5)) {
	my $file = "$dir/$shape" . ($shape eq 'w5' ? '.jsonl' : '.csv');
	system("$B/bench/generate $shape 60000 500 >$file");
	my (%count, @got, $wrong);
	$count{"$_->[0],$_->[1],$_->[2]"}{$_->[3]}++
	    for marks($shape, slurp($file));
	my $out = `$tally $file`;
	@got = table($out);
	ok($? == 0 && @got == keys %count, "$shape: as many rows",
	    scalar(@got), scalar(keys %count));
	my $last = '';
	for my $r (@got) {
		my $key = "$r->{subject},$r->{question},$r->{voter_group}";
		my $c = delete $count{$key} // {};
		my ($sum, $valid, $satisfied) = (0, 0, 0);
		for (@grades) {
			my $k = $c->{$_} // 0;
			$valid += $k;
			$sum += $k * $points{$_};
			$satisfied += $k if /good|fairly/;
			$wrong //= "$key: $_ $r->{$_}, not $k" if $r->{$_} != $k;
		}
		my ($mean, $share) = $valid ? (places($sum, $valid),
		    places($satisfied, $valid)) : ('', '');
		$wrong //= "$key: mean $r->{mean}, not $mean"
		    if $r->{mean} ne $mean;
		$wrong //= "$key: satisfaction $r->{satisfaction}, not $share"
		    if $r->{satisfaction} ne $share;
		$wrong //= "$key: valid $r->{valid}" if $r->{valid} != $valid;
		$wrong //= "$key: out of order" if $key lt $last && $r->{subject}
		    lt substr($last, 0, length $r->{subject});
		$last = $key;
	}
	ok(!$wrong, "$shape: every count, mean and share", $wrong // '');

	ok(`$tally -j1 $file` eq $out, "$shape: the same with one thread");
	ok(`$tally -j7 $file` eq $out, "$shape: the same with seven");
	ok(`cat $file | $tally` eq $out, "$shape: the same from a pipe");
	next if $shape eq 'w5';
	# The same ballots as two files, in both orders.
	my $text = slurp($file);
	my ($head, $rest) = $text =~ /\A(.*?\n)(.*)\z/s;
	my @rows = $rest =~ /((?:[^"\n]|"(?:[^"]|"")*")*\n)/g;
	for my $part (0, 1) {
		open(my $f, '>', "$dir/part$part.csv") or die;
		print $f $head, grep { $part == length($_) % 2 } @rows;
		close $f;
	}
	ok(`$tally $dir/part0.csv $dir/part1.csv` eq $out
	    && `$tally $dir/part1.csv $dir/part0.csv` eq $out,
	    "$shape: the same in two files, in any order");
}

# Places: 3000 scores of few values in 30 groups.
my $seed = 7;
my @scores;
for my $i (1 .. 3000) {
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	my $group = 'g' . (int($seed / 65536) % 30);
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	my $total = int($seed / 65536) % 60;
	push @scores, [sprintf('s%04d', $i), $group,
	    $i % 3 ? "$total.50" : "$total.5"];
}
open(my $f, '>', "$dir/scores.csv") or die;
print $f "subject,township,total\n", map { join(',', @$_) . "\n" } @scores;
close $f;
my %group;
push @{$group{$_->[1]}}, $_ for @scores;

for my $method (qw(competition dense ordinal average)) {
	my $wrong;
	my @got = table(scalar `$B/bin/rank --within township --method $method $dir/scores.csv`);
	my $last = '';
	for my $r (@got) {
		my @all = @{$group{$r->{township}}};
		my @above = grep { $_->[2] > $r->{total} } @all;
		my @equal = grep { $_->[2] == $r->{total} } @all;
		my %values = map { $_->[2] + 0 => 1 } @above;
		my $before = grep { $_->[0] lt $r->{subject} } @equal;
		my $want = $method eq 'competition' ? 1 + @above
		    : $method eq 'dense' ? 1 + keys %values
		    : $method eq 'ordinal' ? 1 + @above + $before
		    : 1 + @above + (@equal - 1) / 2;
		$wrong //= "$r->{subject}: rank $r->{rank}, not $want"
		    if $r->{rank} != $want;
		$wrong //= "$r->{subject}: tied $r->{tied}"
		    if $r->{tied} ne (@equal > 1 ? 'yes' : 'no');
		$wrong //= "$r->{subject}: of $r->{of}" if $r->{of} != @all;
		my $key = sprintf('%s %06.1f %s', $r->{township},
		    1 + @above, $r->{subject});
		$wrong //= "$r->{subject}: out of order" if $key lt $last;
		$last = $key;
	}
	ok(@got == 3000 && !$wrong, "rank --method $method", $wrong // '');
}

# Selection: nobody of those equal across the cut.
for my $top (10, 37, '25%') {
	my ($wrong, %tie);
	my @got = table(scalar `$B/bin/rank -q --within township --top $top $dir/scores.csv 2>$dir/err`);
	for my $r (@got) {
		my @all = @{$group{$r->{township}}};
		my $places = $top =~ /(.*)%/ ? int(@all * $1 / 100) : $top;
		my $above = grep { $_->[2] > $r->{total} } @all;
		my $equal = grep { $_->[2] == $r->{total} } @all;
		my $want = $above + $equal <= $places ? 'yes'
		    : $above >= $places ? 'no' : 'tie';
		$wrong //= "$r->{subject}: selected $r->{selected}, not $want"
		    if $r->{selected} ne $want;
	}
	ok(@got == 3000 && !$wrong, "rank --top $top", $wrong // '');
}
print "1..$n\n";
