#!/usr/bin/perl
# A register with every byte changed, every line removed, doubled, swapped with
# the next, and cut at every byte: register-read --verify finds each, and
# names the right line (or says that it may be the one behind).  SPDX-License-Identifier: MIT
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use File::Temp qw(tempdir);

my $B = $ENV{B} // 'build';
$B = "$ENV{PWD}/$B" unless $B =~ m{^/};
$ENV{PATH} = "$B/bin:$ENV{PATH}";
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{SOURCE_DATE_EPOCH} = 1341100800;
my $tmp = tempdir(CLEANUP => 1);
chdir $tmp or die;
my $n = 0;

sub ok {
	my ($bad, $what) = @_;
	$n++;
	print @$bad ? 'not ' : '', "ok $n - $what\n";
	print map { "# $_\n" } @$bad[0 .. ($#$bad < 9 ? $#$bad : 9)];
}

# Two batches: two pledges, then one and its mark.
open(my $csv, '>', 'in.csv') or die;
print $csv "subject,text,channel,published\na,修路,会,2010-06-01\n",
    "b,植树,会,2010-06-02\n";
close $csv;
system('pledge-add --register r --by x -q in.csv >ids') == 0 or die;
my ($id) = `sed -n 2p ids` =~ /^(p-\w+)/;
system("pledge-add --register r --by x -q --subject c --text t >/dev/null && "
    . "pledge-mark --register r --by x -q $id kept --date 2010-12-01 "
    . '>/dev/null') == 0 or die;
open(my $f, '<:raw', 'r') or die;
my $all = do { local $/; <$f> };
my @lines = $all =~ /([^\n]*\n)/g;
my $head = sha256_hex($lines[-1]);

# What --verify says of these bytes: status, and lines it names.
sub verify {
	my ($bytes) = @_;
	write_file('x', $bytes);
	my $said = `register-read --verify --head $head x 2>&1`;
	my $status = $? >> 8;
	return ($status, [$said =~ /^register-read: x:(\d+): /mg], $said);
}

# The same of many registers in one run, whose damage shows without their head:
# calls what it is given for each with the name of the damage, the lines that
# may be named, and what is said of it.
sub verify_all {
	my ($judge, @damaged) = @_;
	while (my @some = splice @damaged, 0, 200) {
		write_file("x$_", $some[$_][2]) for 0 .. $#some;
		my $said = `register-read -v --verify @{[map { "x$_" } 0 .. $#some]} 2>&1`;
		my $status = $? >> 8;
		for my $i (0 .. $#some) {
			my $own = join '', $said =~ /^register-read: x$i:.*\n/mg;
			my $named = [$own =~ /^register-read: x$i:(\d+): /mg];
			$judge->($some[$i][0], $some[$i][1], $status, $named, $own);
		}
	}
}

sub write_file {
	my ($name, $bytes) = @_;
	open(my $out, '>:raw', $name) or die;
	print $out $bytes;
	close $out;
}

my ($status, $named, $said) = verify($all);
ok($status ? [$said] : [], 'the register itself is whole');

my @bad;
my $judge = sub {
	my ($name, $lines, $status, $named, $said) = @_;
	push @$named, map { $_ + 1 } @$named if $said =~ /the one behind/;
	push @bad, "$name: $status, line @$named" unless $status == 1 &&
	    grep { my $line = $_; grep { $_ == $line } @$lines } @$named;
};
my $at = 0;
my @damaged;
for my $i (0 .. $#lines) {
	for my $k (0 .. length($lines[$i]) - 2) {
		my $copy = $all;
		substr($copy, $at + $k, 1) =~ tr/0/1/ or
		    substr($copy, $at + $k, 1) = '0';
		if ($i == $#lines) {
			# Nothing behind the last line shows that it changed.
			$judge->('byte ' . ($at + $k), [$i + 1], verify($copy));
		} else {
			push @damaged, ['byte ' . ($at + $k), [$i + 1], $copy];
		}
	}
	$at += length $lines[$i];
}
verify_all($judge, @damaged);
ok(\@bad, 'each byte changed is found, at its line');

@bad = ();
@damaged = ();
for my $cut (1 .. length($all) - 1) {
	my $copy = substr($all, 0, $cut);
	my $line = 1 + ($copy =~ tr/\n//);
	if ($copy =~ /\n\z/) {
		# The line before it may be the one that is named.
		$judge->("cut at $cut", [$line - 1, $line], verify($copy));
	} else {
		push @damaged, ["cut at $cut", [$line], $copy];
	}
}
verify_all($judge, @damaged);
ok(\@bad, 'each cut is found');

@bad = ();
for my $i (0 .. $#lines) {
	my @l = @lines;
	splice @l, $i, 1;
	($status, $named, $said) = verify(join '', @l);
	my $last = $i == $#lines;
	push @bad, "without line $i: $said"
	    unless $status == 1 && (grep { $_ == ($last ? $i : $i + 1) } @$named)
	    && $said =~ ($last ? qr/taken off/ : qr/line @{[$i + 1]} was removed/);
}
ok(\@bad, 'each line removed is found and told as removed');

@bad = ();
for my $i (0 .. $#lines) {
	my @l = @lines;
	splice @l, $i, 0, $lines[$i];
	($status, $named, $said) = verify(join '', @l);
	push @bad, "line $i twice: $said"
	    unless $status == 1 && "@$named" =~ /\b@{[$i + 2]}\b/
	    && $said =~ /stands twice/;
}
ok(\@bad, 'each line doubled is found and told as doubled');

@bad = ();
for my $i (0 .. $#lines - 1) {
	my @l = @lines;
	@l[$i, $i + 1] = @l[$i + 1, $i];
	($status, $named, $said) = verify(join '', @l);
	push @bad, "line $i swapped: $said"
	    unless $status == 1 && "@$named" =~ /\b@{[$i + 1]}\b/
	    && $said =~ /swapped/;
}
ok(\@bad, 'each pair swapped is found and told as swapped');
print "1..$n\n";
