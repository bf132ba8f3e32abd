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
	open(my $out, '>:raw', 'x') or die;
	print $out $bytes;
	close $out;
	my $said = `register-read --verify --head $head x 2>&1`;
	my $status = $? >> 8;
	return ($status, [$said =~ /^register-read: x:(\d+): /mg], $said);
}

my ($status, $named, $said) = verify($all);
ok($status ? [$said] : [], 'the register itself is whole');

my @bad;
my $at = 0;
for my $i (0 .. $#lines) {
	for my $k (0 .. length($lines[$i]) - 2) {
		my $byte = substr($all, $at + $k, 1);
		my $new = $byte eq '0' ? '1' : '0';
		my $copy = $all;
		substr($copy, $at + $k, 1) = $new;
		($status, $named, $said) = verify($copy);
		push @$named, map { $_ + 1 } @$named if $said =~ /the one behind/;
		push @bad, 'byte ' . ($at + $k) . ": $status, line @$named"
		    unless $status == 1 && grep { $_ == $i + 1 } @$named;
	}
	$at += length $lines[$i];
}
ok(\@bad, 'each byte changed is found, at its line');

@bad = ();
for my $cut (1 .. length($all) - 1) {
	my $copy = substr($all, 0, $cut);
	my $line = 1 + ($copy =~ tr/\n//);
	($status, $named) = verify($copy);
	# At the end of a line the line before it may be the one that is named.
	push @bad, "cut at $cut: $status, line @$named"
	    unless $status == 1 && grep { $_ == $line || $_ == $line - 1 } @$named;
}
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
