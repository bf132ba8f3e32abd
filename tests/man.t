#!/usr/bin/perl
# The manual: every page is clean to mandoc and goes through groff, every option
# of a program's --help stands in its page or in zhengyou(7) and the other way
# round, and what EXAMPLES shows really runs.  SPDX-License-Identifier: MIT
#
# In EXAMPLES, each literal display (.Bd -literal ... .Ed, or .Dl) is a shell
# script; so is each indented block of the pipelines of README, and in every
# section of a tutorial, where an unfilled display (.Bd -unfilled) behind it has
# lines that the script prints.  The scripts
# of a page run one after another in a fresh folder with a copy of examples/ and
# with the example county's files: submissions/ pledges/ ballots/ evidence/
# sessions.csv members.csv quota.csv standard.json.  Every program in them must
# end with 0, or with a status that the text before names ("status 1"), or with
# 1 where the script reads the county's messy files by the dozen.
use strict;
use warnings;
use Cwd qw(abs_path);

my $B = abs_path($ENV{B} // 'build');
my $n = 0;
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{TZ} = 'UTC';
$ENV{SOURCE_DATE_EPOCH} = 1341100800;

sub ok {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
	print STDERR map { "# $_\n" } grep { defined }
	    (map { split /\n/ } @why)[0 .. 19] unless $good;
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
	for (map { /^\.It Fl (.*)/ ? $1 : () } split(/\n/, slurp($page))) {
		for (map { s/^Fl //r } split(/ , /)) {
			$got{"-$1"} = 1 if /^(-[a-z][a-z-]*|[A-Za-z](?= |$))/;
		}
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
	my ($entered, $shown) = ('', 0);
	for (split(/\n/, slurp($page))) {
		if (/^\.Sh (.*)/) {
			$inside = $page =~ /tutorial/ || $1 =~ /EXAMPLES|示例/;
		} elsif (!$inside) {
			next;
		} elsif (/^\.Bd -unfilled/) {
			$shown = 1;
		} elsif (/^\.Ed/ && $shown) {
			$shown = 0;
		} elsif ($shown) {
			push @{$scripts[-1][2]}, plain($_);
		} elsif (/^\.Bd.*-literal/) {
			($display, $text) = (1, '');
		} elsif (/^\.Ed/) {
			push @scripts, [$before, "$entered$text", []];
			($display, $before) = (0, '');
			# A tutorial is typed into one shell.
			$entered .= join('', $text =~ /^(?:cd|export) .*\n/mg)
			    if $page =~ /tutorial/;
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
	# groff 1.22.4 never ends where Chinese stops stand among long words.
	my $zh = $page =~ /zh_CN/ ? '-mzh' : '';
	ok(system("timeout 20 groff -Kutf8 -mandoc $zh -Tutf8 $page " .
		'>/dev/null 2>&1') == 0, "$page can be shown");
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

# The codes of --errors: the page of each language lists those of the sources, in
# their order, and no others.
my ($table) = slurp('lib/base/fault.c') =~ /table\[.*?\{\n(.*?)^\};/ms;
my $codes = join("\n", ($table // '') =~ /=\s*\{"([a-z-]+)"/g);
ok($codes =~ /^other\n(?:.*\n)+register$/, 'the sources have codes of --errors');
for my $page ('man/man7/zhengyou.7', 'man/zh_CN/man7/zhengyou.7') {
	my ($list) = slurp($page) =~
	    /^\.Bl -tag -width unknown-member\n(.*?)^\.El/ms;
	my $listed = join("\n", ($list // '') =~ /^\.It Cm (.*)/mg);
	ok($codes eq $listed, "$page lists the codes of --errors",
	    "sources:\n$codes\npage:\n$listed");
}

# README's indented blocks of one section.
sub readme {
	my ($section) = slurp($_[0]) =~
	    /^## (?:Programs and pipelines|常用管道)\n(.*?)^## /ms;
	my @scripts;
	push @scripts, ["$1", $2 =~ s/^    //mgr]
	    while ($section // '') =~ /((?:^(?!    ).*\n)+)((?:^    .*\n)+)/mg;
	return @scripts;
}

# What the scripts find: programs that write down their status, and data.
my $made = `mktemp -d` =~ s/\n//r;
END { system('rm', '-rf', $made) if $made }
mkdir "$made/bin";
for (@programs) {
	open(my $f, '>', "$made/bin/$_") or die;
	print $f "#!/bin/sh\n$B/bin/$_ \"\$@\"\ns=\$?\n"
	    . "echo \$s >>\"\$STATUSES\"\nexit \$s\n";
	chmod 0755, "$made/bin/$_";
}
system("$B/examples/generate $made/data >/dev/null && "
    . "cp examples/standards/five-good.json $made/data/standard.json && "
    . "cp -r examples $made/data/");

for my $page (@pages, 'README.md', 'README.zh_CN.md') {
	my @scripts = $page =~ /README/ ? readme($page) : scripts($page);
	next unless @scripts;
	my $dir = "$made/run";
	system("rm -rf $dir && cp -r $made/data $dir");
	my $i = 0;
	for (@scripts) {
		my ($before, $text, $lines) = @$_;
		$text =~ s/^\$ //mg;
		$i++;
		open(my $f, '>', "$dir/.script") or die;
		print $f $text;
		close $f;
		system("cd $dir && rm -f .statuses && STATUSES=\$PWD/.statuses "
		    . "PATH=$made/bin:\$PATH timeout 60 sh .script "
		    . ">.out 2>.err </dev/null");
		my $last = $? >> 8 || $? & 127;
		my %right = (0 => 1);
		$right{$1} = 1
		    while $before =~ /(?:status(?: is)?|退出状态为)\s+([0-9])/g;
		$right{1} = 1 if $text =~ m,/\*,;
		my @bad = grep { !$right{$_} } $last,
		    split(/\n/, slurp("$dir/.statuses"));
		ok(!@bad, "$page: example $i runs", "status @bad of:", $text,
		    slurp("$dir/.err"));
		my $printed = slurp("$dir/.out") . slurp("$dir/.err");
		my @unsaid = grep { index($printed, $_) < 0 } @{$lines // []};
		ok(!@unsaid, "$page: example $i prints what is shown", @unsaid,
		    'but', $printed) if @{$lines // []};
	}
}
print "1..$n\n";
