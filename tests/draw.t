#!/usr/bin/perl
# A draw is repeated from its record alone, by a script that shares no code with
# inspect-draw: the pool's hash, every ticket, and who comes in which place.  A
# record that was changed in one cell is found.  SPDX-License-Identifier: MIT
use strict;
use warnings;
use Digest::MD5 qw(md5_hex);
use Digest::SHA qw(sha256_hex);
use File::Temp qw(tempdir);
use Math::BigInt;

my $B = $ENV{B} // 'build';
my $dir = tempdir(CLEANUP => 1);
my $n = 0;
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{SOURCE_DATE_EPOCH} = 1277942400;

sub ok {
	my ($good, $name) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
}

# The records of a file of plain cells, each a hash by column.
sub records {
	my ($path) = @_;
	open(my $f, '<', $path) or die "$path: $!";
	chomp(my ($head, @rows) = <$f>);
	my @names = split(/,/, $head);
	return map {
		my %r;
		@r{@names} = split(/,/, $_, -1);
		\%r;
	} @rows;
}

# R. L. Rivest's ticket: the digits of SHA-256(SHA-256(seed) id), last first.
sub ticket {
	my ($seed, $id) = @_;
	my $digits = Math::BigInt->from_hex(sha256_hex(sha256_hex($seed) . $id));
	my $text = reverse("$digits");
	$text .= '0' x (64 - length($text)) if length($text) < 64;
	return "0.$text";
}

sub by_tickets {
	my ($seed, @ids) = @_;
	my %t = map { $_ => ticket($seed, $_) } @ids;
	return map { [$_, $t{$_}] } sort { $t{$a} cmp $t{$b} } @ids;
}

# RFC 3797, section 5: MD5 of index, key, index, modulo those who are left.
sub by_rfc3797 {
	my ($seed, @ids) = @_;
	my $key = join('', map {
		join('', map { "$_." } sort { $a <=> $b } split(/ /, $_)) . '/'
	} split(m{/}, $seed));
	my (@left, @out) = sort { $a <=> $b } @ids;
	for my $i (0 .. $#ids) {
		my $index = pack('n', $i);
		my $hex = md5_hex($index . $key . $index);
		my $at = Math::BigInt->from_hex($hex)->bmod(scalar @left);
		push @out, [splice(@left, $at, 1), $hex];
	}
	return @out;
}

# Whether a record is what its seed gives, in each of its groups.
sub repeats {
	my ($path, $draw, $hashed) = @_;
	my @rows = records($path);
	my %groups;
	push @{$groups{$_->{group}}}, $_ for @rows;
	my $pool = join('', map { "$_\n" } $hashed->(map { $_->{subject} } @rows));
	return 0 if !@rows || sha256_hex($pool) ne $rows[0]{pool_sha256};
	for my $group (values %groups) {
		my @in = sort { $a->{order} <=> $b->{order} }
		    grep { $_->{order} ne '' } @$group;
		my @out = $draw->($rows[0]{seed}, map { $_->{subject} } @$group);
		for my $i (0 .. $#in) {
			return 0 if $in[$i]{subject} ne $out[$i][0] ||
			    $in[$i]{ticket} ne $out[$i][1];
		}
	}
	return 1;
}

sub draw {
	my ($name, $pool, @args) = @_;
	open(my $f, '>', "$dir/pool.csv") or die;
	print $f $pool;
	close($f);
	system("$B/bin/inspect-draw", '-q', @args, '--all', '-o',
	    "$dir/$name.csv", "$dir/pool.csv") == 0 or die "inspect-draw: $?";
	return "$dir/$name.csv";
}

my $rows = join('', map { sprintf("%03d,%s\n", $_, $_ % 3 ? 'rural' : 'soe') }
	reverse 1 .. 40);
my $bytes = sub { sort @_ };
my $record = draw('ticket', "id,sector\n$rows", '--seed', '2012-06-20: 05 11 23',
	'-n', 12);
ok(repeats($record, \&by_tickets, $bytes), 'tickets');
$record = draw('strata', "id,sector\n$rows", '--seed', '77', '--each', 4,
	'--by', 'sector');
ok(repeats($record, \&by_tickets, $bytes), 'tickets, by sector');
my $seed = '9319/2 5 8 10 12/9 18 26 34 41 45';
$record = draw('rfc3797', join("\n", 'id', 1 .. 25) . "\n", '--method',
	'rfc3797', '--seed', $seed, '-n', 10);
ok(repeats($record, \&by_rfc3797, sub { sort { $a <=> $b } @_ }), 'RFC 3797');

# The control: one digit of one ticket, and two who change places.
open(my $f, '<', "$dir/ticket.csv") or die;
local $/;
my $text = <$f>;
for my $change (sub { s/(0\.\d)(\d)/$1 . ($2 + 1) % 10/e },
	sub { s/,,1,/,,x,/; s/,,2,/,,1,/; s/,,x,/,,2,/ }) {
	local $_ = $text;
	$change->();
	open(my $g, '>', "$dir/changed.csv") or die;
	print $g $_;
	close($g);
	local $/ = "\n";
	ok($_ ne $text && !repeats("$dir/changed.csv", \&by_tickets, $bytes),
	    'a changed record does not repeat');
}
print "1..$n\n";
