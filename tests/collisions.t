#!/usr/bin/perl
# Characters whose GBK bytes are valid UTF-8 by chance: each of the 682 of
# level 1 is read right where it stands alone in a file, and all of them
# together; and real UTF-8 is not taken for GBK.  SPDX-License-Identifier: MIT
use strict;
use warnings;
use Encode qw(decode encode);

my $B = $ENV{B} // 'build';
my $dir = `mktemp -d` =~ s/\n//r;
END { system('rm', '-rf', $dir) if $dir }
my $n = 0;

sub ok {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
	print STDERR map { "# $_\n" } @why unless $good;
}

sub rows {
	my ($bytes, @options) = @_;
	open(my $f, '>:raw', "$dir/in.csv") or die;
	print $f $bytes;
	close $f;
	my $out = `$B/tools/rows @options $dir/in.csv 2>&1`;
	return decode('UTF-8', $out);
}

# GB 2312 level 1: rows 16 to 55, the last of them with 89 characters.
my @chance;
my $level1 = 0;
for my $row (16 .. 55) {
	for my $cell (1 .. ($row == 55 ? 89 : 94)) {
		my $gbk = pack('CC', 0xa0 + $row, 0xa0 + $cell);
		$level1++;
		my $copy = $gbk;
		push @chance, $gbk if eval {
			decode('UTF-8', $copy, Encode::FB_CROAK); 1 };
	}
}
ok($level1 == 3755, 'level 1 has 3755 characters', $level1);
ok(@chance == 682, '682 of them are valid UTF-8', scalar @chance);

my @wrong;
for my $gbk (@chance) {
	my $hanzi = decode('GBK', $gbk);
	my $got = rows("id,x\n1,$gbk\n");
	push @wrong, sprintf('%s: %s', unpack('H4', $gbk), encode('UTF-8', $got))
	    if $got ne "{\"id\":\"1\",\"x\":\"$hanzi\"}\n";
}
ok(!@wrong, 'each alone in a file is a hanzi', @wrong);

my $all = join('', map { "1,$_\n" } @chance);
my $want = join('',
    map { '{"id":"1","x":"' . decode('GBK', $_) . "\"}\n" } @chance);
ok(rows("id,x\n$all") eq $want, 'all of them in one file');

# One character from U+0800 on shows that a file is UTF-8.
for ("caf\x{e9} \x{4e89}", "\x{3b1}\x{3b2}\x{2026}") {
	ok(rows("x\n" . encode('UTF-8', $_) . "\n") eq "{\"x\":\"$_\"}\n",
	    'UTF-8 stays UTF-8: ' . encode('UTF-8', $_));
}
ok(rows("x\n\xc3\xa9\n", '-e', 'UTF-8') eq "{\"x\":\"\x{e9}\"}\n",
    'a named encoding is believed');
print "1..$n\n";
