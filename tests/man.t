#!/usr/bin/perl
# The manual: every page is clean to mandoc, every option of a program's --help
# stands in its page or in zhengyou(7) and the other way round, and what
# EXAMPLES shows really runs.  SPDX-License-Identifier: MIT
#
# In EXAMPLES, each literal display (.Bd -literal ... .Ed, or .Dl lines) is a
# shell script.  The scripts of a page run one after another in a fresh copy of
# examples/, programs on PATH.  They must succeed; where the text before says
# "status N", that status is right too.
use strict;
use warnings;
use Cwd qw(abs_path);

my $B = abs_path($ENV{B} // 'build');
my $n = 0;
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{TZ} = 'UTC';
$ENV{SOURCE_DATE_EPOCH} = 1277942400;

sub ok {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
	print STDERR map { "# $_\n" } map { split /\n/ } @why unless $good;
}

sub slurp {
	open(my $f, '<', $_[0]) or return '';
	local $/;
	return scalar <$f>;
}

# Long and short options that a page declares with .It.
sub page_options {
	my ($page) = @_;
	my %got;
	for (grep { /^\.It Fl/ } split(/\n/, slurp($page))) {
		$got{"--$1"} = 1 while /Fl (?:Fl |-|\\-)([a-z][a-z-]*)/g;
		$got{"-$1"} = 1 while /Fl ([A-Za-z])(?: |$)/g;
	}
	return %got;
}

sub help_options {
	my ($program) = @_;
	my %got;
	for (split(/\n/, `$B/bin/$program --help`)) {
		next unless /^\s+(?:(-[A-Za-z]),? +)?(--[a-z][a-z-]*)/;
		$got{$2} = 1;
		$got{$1} = 1 if $1;
	}
	return %got;
}

# The text of mdoc source as a shell gets it.
sub plain {
	my ($line) = @_;
	$line =~ s/^\\&//;
	$line =~ s/\\\(aq/'/g;
	$line =~ s/\\\(dq/"/g;
	$line =~ s/\\\(ha/^/g;
	$line =~ s/\\\(ti/~/g;
	$line =~ s/\\-/-/g;
	$line =~ s/\\&//g;
	$line =~ s/\\e/\\/g;
	return $line;
}

# Scripts of EXAMPLES: [[status allowed], text]...
sub scripts {
	my ($page) = @_;
	my ($inside, $display, $before, $text, @scripts) = (0, 0, '', '');
	for (split(/\n/, slurp($page))) {
		if (/^\.Sh (.*)/) {
			$inside = $1 =~ /EXAMPLES|示例/;
		} elsif (!$inside) {
			next;
		} elsif (/^\.Bd.*-literal/) {
			($display, $text) = (1, '');
		} elsif (/^\.Ed/) {
			push @scripts, [$before, $text];
			($display, $before) = (0, '');
		} elsif ($display) {
			$text .= plain($_) . "\n" unless /^\.\\"/;
		} elsif (/^\.Dl (.*)/) {
			push @scripts, [$before, plain($1) . "\n"];
			$before = '';
		} else {
			$before .= "$_\n";
		}
	}
	return @scripts;
}

my @programs = map { m,cmd/(.*)\.c, } sort glob('cmd/*.c');
my @pages = sort glob('man/man?/*.? man/zh_CN/man?/*.?');
my %common = page_options('man/man7/zhengyou.7');

for my $page (@pages) {
	my $lint = `mandoc -Tlint -W warning $page 2>&1`;
	ok($lint eq '', "$page is clean", $lint);
}

for my $program (@programs) {
	my $page = "man/man1/$program.1";
	ok(-e $page, "$program has a page") or next;
	next unless -e $page;
	my %help = help_options($program);
	my %page = page_options($page);
	ok(scalar(%help), "$program --help lists options");
	my @missing = grep { !$page{$_} && !$common{$_} } sort keys %help;
	ok(!@missing, "$page has every option of $program --help", @missing);
	my @more = grep { !$help{$_} } sort keys %page;
	ok(!@more, "$program --help has every option of $page", @more);
}
if (@programs && -e 'man/man7/zhengyou.7') {
	my %help = help_options($programs[0]);
	my @more = grep { !$help{$_} } sort keys %common;
	ok(!@more, 'the common options of zhengyou(7) are options', @more);
}

for my $page (@pages) {
	my @scripts = scripts($page) or next;
	my $dir = `mktemp -d` =~ s/\n//r;
	system("cp -r examples $dir/ && mkdir -p $dir/build && "
	    . "ln -s $B/bin $dir/build/bin");
	my $i = 0;
	for (@scripts) {
		my ($before, $text) = @$_;
		$text =~ s/^\$ //mg;
		$i++;
		open(my $f, '>', "$dir/.script") or die;
		print $f $text;
		close $f;
		system("cd $dir && PATH=$B/bin:$B/examples:\$PATH timeout 60 "
		    . "sh -e .script >.out 2>.err </dev/null");
		my $status = $? >> 8 || $? & 127;
		my %right = (0 => 1);
		$right{$1} = 1 while $before =~ /status (?:is )?([0-9])/g;
		ok($right{$status}, "$page: example $i runs",
		    "status $status of:", $text, slurp("$dir/.err"));
	}
	system('rm', '-rf', $dir);
}
print "1..$n\n";
