#!/usr/bin/perl
# A disk with k bytes left, for every k from 0 to 4096 (in the last block of the
# register, or beside it): what does not fit is not recorded, and that is said;
# the register is as it was to the byte; with room again the same command
# appends exactly what it should.  What that is is made here, from
# zhengyou-register(5) alone.
# SPDX-License-Identifier: MIT
#
# DISK_STEP more than 1 tries each so many.  Needs root, for tmpfs and ext4 on a
# loop device.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use File::Temp qw(tempdir);

my $B = $ENV{B} // 'build';
$B = "$ENV{PWD}/$B" unless $B =~ m{^/};
my $add = "$B/bin/pledge-add";
my $step = $ENV{DISK_STEP} // 1;
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{SOURCE_DATE_EPOCH} = 1341100800;
$ENV{PATH} .= ':/sbin:/usr/sbin';
my $tmp = tempdir(CLEANUP => 1);
chdir $tmp or die;
mkdir 'disk';
END { system('umount disk 2>/dev/null') if $tmp && -d "$tmp/disk" }
my $n = 0;

sub ok {
	my ($good, $what) = @_;
	$n++;
	print $good ? '' : 'not ', "ok $n - $what\n";
}

sub put {
	my ($name, $bytes) = @_;
	open(my $f, '>:raw', $name) or return 0;
	my $good = print $f $bytes;
	return close($f) && $good;
}

sub get {
	my ($name) = @_;
	open(my $f, '<:raw', $name) or return '';
	local $/;
	return <$f> // '';
}

# A batch of pledges of "s", behind these bytes.
sub batch {
	my ($before, @texts) = @_;
	my $seq = ($before =~ tr/\n//);
	my ($last) = $before =~ /([^\n]*\n)\z/;
	my $prev = $last ? sha256_hex($last) : '0' x 64;
	my ($at, $by, $line) = ('2010-07-01T00:00:00Z', 'x', 1);
	my @rests = map {
		my $id = 'p-' . substr(sha256_hex("s\0\0$_\0\0\0"), 0, 16);
		$line++;
		qq("record":"pledge","id":"$id","subject":"s","origin":"",)
		    . qq("goal":"","kind":"","text":"$_","made":"","due":"","owner":"",)
		    . qq("channel":"","published":"","status":"made","done":"",)
		    . qq("evidence":"","feedback":"","source":"in.csv:$line"}\n)
	} @texts;
	my $name = 'b-' . substr(
	    sha256_hex(join('', map { "$_\n" } $prev, $at, $by) . join('', @rests)),
	    0, 16);
	my ($k, $all, $of) = (0, '', scalar @rests);
	for (@rests) {
		$k++;
		$seq++;
		my $l = qq({"v":2,"seq":$seq,"at":"$at","by":"$by","prev":"$prev",)
		    . qq("batch":"$name","k":$k,"n":$of,$_);
		$prev = sha256_hex($l);
		$all .= $l;
	}
	return $all;
}

# A register of one line that leaves k bytes of its last block.
sub leaving {
	my ($k, $block) = @_;
	my $length = length batch('', '');
	return batch('', 'x' x (1 + (-$k - $length - 1) % $block));
}

# pledge-add in.csv: status, output, messages.
sub run {
	my $status = system("$add --register disk/r --by x in.csv >out 2>err");
	return ($status >> 8, get('out'), get('err'));
}

# Fills the disk to the last block; keeps so many blocks free.
sub fill {
	my ($block, $keep) = @_;
	open(my $f, '>:raw', 'disk/filler') or die;
	my ($zeros, $size) = ("\0" x $block, 0);
	$size += $block while syswrite($f, $zeros) // 0;
	$f->sync;
	truncate($f, $size - $keep * $block) if $keep;
	close $f;
}

# All k on the disk that is mounted.
sub try_all {
	my ($kind, $block, $by) = @_;
	my (@bad, $tried);
	for (my $k = 0; $k <= 4096; $k += $by) {
		unlink 'disk/filler', glob('disk/r*');
		my $room = $k % $block;
		my $was = leaving($room, $block);
		my $more = batch($was, 'one', 'two');
		put('disk/r', $was) or die "$kind: no room for the register";
		system('sync', '-f', 'disk') if $kind ne 'tmpfs';
		fill($block, int($k / $block));
		my ($status, $out, $err) = run();
		my $fits = length($more) <= $k;
		my $good = $fits
		    ? $status == 0 && get('disk/r') eq $was . $more
		    : $status == 3 && $out eq '' && $err =~ /NOT recorded/
		    && get('disk/r') eq $was;
		unlink 'disk/filler';
		($status, $out, $err) = run();
		$good &&= $status == 0 && get('disk/r') eq $was . $more;
		push @bad, "$k: status $status, $err" unless $good;
		$tried++;
	}
	ok(!@bad, "$kind: $tried times with 0 to 4096 bytes left");
	print map { "# $_\n" } @bad[0 .. ($#bad < 5 ? $#bad : 5)];
}

put('in.csv', "subject,text\ns,one\ns,two\n");
put('disk/r', leaving(0, 4096));
my ($status) = run();
ok($status == 0 && get('disk/r') eq
    leaving(0, 4096) . batch(leaving(0, 4096), 'one', 'two'),
    'registers are as the manual says');
unlink glob('disk/*');
if (system('mount -t tmpfs -o size=64k zhengyou-disk disk 2>/dev/null') == 0) {
	try_all('tmpfs', 4096, $step);
	# The control: what appends without care is found out.
	unlink glob('disk/*');
	my $was = leaving(50, 4096);
	put('disk/r', $was);
	fill(4096, 0);
	system('cat in.csv in.csv in.csv >>disk/r 2>/dev/null');
	ok(get('disk/r') ne $was, 'a careless append would be found out');
	system('umount disk');
} else {
	ok(1, "tmpfs # SKIP needs root") for 1 .. 2;
}
if (system('command -v mkfs.ext4 >/dev/null && truncate -s 8M image && '
    . 'mkfs.ext4 -q -F -m 0 -b 1024 image 2>/dev/null && '
    . 'mount -o loop image disk 2>/dev/null') == 0) {
	try_all('ext4', 1024, $step * 61);
	system('umount disk');
} else {
	ok(1, 'ext4 # SKIP needs root and e2fsprogs');
}
print "1..$n\n";
