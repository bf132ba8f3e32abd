#!/usr/bin/perl
# Output, messages, rejects and status do not depend on the number of threads,
# nor on whether a file or a pipe is read, nor on the memory that there is: over
# inputs large enough to be split, sound and broken.
# SPDX-License-Identifier: MIT
use strict;
use warnings;

my $B = $ENV{B} // 'build';
my $bin = $ENV{BIN} // "$B/bin";
my $top = $0 =~ s{/?[^/]*$}{}r || '.';
my $dir = `mktemp -d` =~ s/\n//r;
END { system('rm', '-rf', $dir) if $dir }
mkdir "$dir/tmp";
$ENV{TMPDIR} = "$dir/tmp";
my $n = 0;
my $seed = 20100601;

sub ok {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
	print STDERR map { "# $_\n" } @why unless $good;
}

sub draw {
	$seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
	return ($seed >> 8) % $_[0];
}

sub slurp {
	open(my $f, '<:raw', $_[0]) or return '';
	local $/;
	return scalar(<$f>) // '';
}

# run JOBS PIPE COMMAND...: all that a run leaves, as one text.
sub run {
	my ($jobs, $pipe, @command) = @_;
	my ($program, @options) = @command;
	unlink "$dir/rejects";
	my $call = "$bin/$program -v -j $jobs --rejects $dir/rejects @options";
	my $status = system($pipe
	    ? "cat $dir/in | $call >$dir/out 2>$dir/err"
	    : "$call $dir/in >$dir/out 2>$dir/err");
	my $text = join "\0", $status, slurp("$dir/err"),
	    slurp("$dir/rejects"), slurp("$dir/out");
	# A partial ends with the hash of what names its input.
	$text =~ s/("lines":\d+),"sha256":"\w+"/$1/;
	return $text =~ s/<stdin>/$dir\/in/gr;
}

# compare NAME INPUT MORE COMMAND...: with 1, 2 and 7 threads, by name and by
# pipe, and more options, against one thread without those.
sub compare {
	my ($name, $input, $more, @command) = @_;
	open(my $f, '>:raw', "$dir/in") or die;
	print $f $input;
	close $f;
	my $one = run(1, 0, @command);
	for my $jobs (1, 2, 7) {
		for my $pipe (0, 1) {
			next if $jobs == 1 && !$pipe && !@$more;
			my $other = run($jobs, $pipe, @command, @$more);
			my @a = split /\0/, $one;
			my @b = split /\0/, $other;
			my ($at) = grep { ($a[$_] // '') ne ($b[$_] // '') } 0..3;
			ok($one eq $other, "$name, $jobs threads" .
			    ($pipe ? ', pipe' : ''), defined $at
			    ? (substr($a[$at], -200), substr($b[$at], -200)) : ());
		}
	}
}

sub same {
	my ($name, $input, @command) = @_;
	compare($name, $input, [], @command);
}

# The same with less memory than it takes.
sub little {
	my ($size, $name, $input, @command) = @_;
	compare("$name, ${size}iB", $input, ['--max-memory', $size], @command);
	my @left = glob("$dir/tmp/* $dir/tmp/.??*");
	ok(!@left, "$name: nothing is left in TMPDIR", @left);
}

my @groups = ('leaders', 'members', 'masses');
my @grades = ('good', 'fairly', 'fair', 'poor');

# Lines of ballots; some have comments of several lines, some are bad.
sub ballots {
	my @lines = ('subject,question,voter_group,grade,comment');
	for my $i (1 .. $_[0]) {
		my $x = draw(40);
		my $grade = $i % 9973 ? $grades[draw(4)] : '不知道';
		push @lines, sprintf('21992%07d,q%d,%s,%s,%s', draw(2000),
		    1 + draw(5), $groups[draw(3)], $grade,
		    $x == 0 ? "\"第一行\n\"\"好\"\", 第二行\"" :
		    $x < 20 ? '工作扎实，群众满意，承诺的事都办了，还要继续努力'
			: '');
	}
	return @lines;
}

sub objects {
	return map { sprintf('{"subject":"21992%07d","question":"q%d",' .
	    '"voter_group":"%s","grade":"%s","comment":"%s"}', draw(2000),
	    1 + draw(5), $groups[draw(3)],
	    $_ % 9973 ? $grades[draw(4)] : '不知道',
	    draw(9) ? '' : '说到\"做到\"\n承诺的事都办了') } 1 .. $_[0];
}

sub text { return join("\n", @_) . "\n" }

# A text of UTF-8 as GB18030.
sub gb {
	open(my $f, '>:raw', "$dir/utf8") or die;
	print $f $_[0];
	close $f;
	return scalar `iconv -f UTF-8 -t GB18030 $dir/utf8`;
}

my @tally = ('review-tally', '-S', "$top/bench/standard.json");
my @lines = ballots(90000);
my $plain = text(@lines);

same('ballots', $plain, @tally);
same('a byte order mark', "\xEF\xBB\xBF$plain", @tally);
same('GB18030', gb($plain), @tally);
same('CR LF', $plain =~ s/\n/\r\n/gr, @tally);
same('--strict', $plain, @tally, '--strict');
{
	my @broken = @lines;
	$broken[5] .= 'x"y'; # the count of quotes is odd from here on
	$broken[45000] = '219920000001,q1,masses,good,"never closed';
	$broken[100] .= "\rx";
	same('stray quotes', text(@broken), @tally);
}
{
	my $bad = gb($plain);
	substr($bad, length($bad) * 2 / 3, 2) = "\xFF\xFF";
	same('bytes of no character', $bad, @tally);
}
my @objects = objects(45000);
same('JSON Lines', text(@objects), @tally);
little('1M', 'ballots', $plain, @tally);
little('1M', 'JSON Lines', text(@objects), @tally);
{
	# Numbers, one in fifty of which came before.
	my $n = 0;
	my @numbered = map { $n++ ? $n - 1 - ($n % 50 ? 0 : draw($n)) . ",$_" :
	    "ballot,$_" } @lines;
	open(my $f, '>', "$dir/refuse.json") or die;
	print $f slurp("$top/bench/standard.json") =~
	    s/"duplicates": "accept"/"duplicates": "refuse"/r;
	close $f;
	my @refuse = ('review-tally', '-S', "$dir/refuse.json");
	same('second ballots', text(@numbered), @refuse);
	little('1M', 'second ballots', text(@numbered), @refuse);
	little('1M', 'second ballots, in a partial', text(@numbered), @refuse,
	    '--partial');
}
{
	my @broken = @objects;
	$broken[15000] = '{"subject":';
	$broken[30000] =~ s/\}$/,"new":"x"}/;
	same('JSON Lines, broken, a new column', gb(text(@broken)), @tally);
}
{
	my $i = 0;
	my @scores = ('subject,name,township,total', map { sprintf(
	    '%010d,第%d支部,乡镇%d,%s', $i++, $i, draw(400),
	    $i % 9973 ? draw(10000) / 100 : '未评') } 1 .. 120000);
	my @rank = ('rank', '--within', 'township', '--top', '10%');
	same('rank', text(@scores), @rank, '--compare');
	little('2M', 'rank', text(@scores), @rank, '--compare');
	little('2M', 'rank, one group', text(@scores), 'rank', '--ties', 'name',
	    '--top', '9', '--reserve', '9');
}
{
	# Organisations as a spreadsheet has them, some of them bad.
	my @kinds = ('党支部', '党总支', '支部', ' branch', '小组');
	my @dates = ('1950年6月', '1958.10.1', '1972年7月21日', '2001-07-01',
	    '20100601', '二〇一〇年六月一日', '28277', '', '—', '2010.2.30');
	my @names = ('张伟', '张　伟', '阿卜杜·买买提', '𠮷田', '无', '');
	my @orgs = ('代码,党组织名称,组织类别,层级,所属领域,上级党组织,' .
	    '书记,党员数,成立时间,备注');
	push @orgs, "C1,青禾县委,党委,县,机关,,王建国,0,1950年6月,";
	for my $i (1 .. 65000) {
		my $town = int($i / 400) * 400 + 1;
		my $id = $i % 9973 ? 'V' . $i : 'V' . ($i - draw(5000));
		push @orgs, $i == $town
		    ? "T$i,第$i镇党委,党委,乡镇,农村,C1,张建国,528,1958.10.1,"
		    : sprintf('%s,%s,%s,村,%s,%s,%s,%s,%s,%s', $id,
			$i % 7919 ? "第${town}镇第${i}村党支部" : '',
			$kinds[$i % 6007 ? draw(4) : 4], draw(3) ? '农村' :
			'社区', draw(50) ? "T$town" : "第$town镇党委",
			$names[draw(6)], $i % 8009 ? draw(90) : '十几',
			$dates[$i % 5003 ? draw(9) : 9],
			draw(40) ? '' : "\"第一行\r\n\"\"好\"\", 第二行\"");
	}
	my $orgs = join("\r\n", @orgs) . "\r\n";
	same('organisations', gb($orgs), 'org-import');
	same('organisations, UTF-8', $orgs, 'org-import', '--assign-ids');
	same('organisations, --strict', gb($orgs), 'org-import', '--strict');
}
{
	# Marks, some by the secretary of the unit, who must not give them.
	my $note = '实地查看' x 20;
	my (@units, @marks) = 'id,name,type,secretary';
	for my $i (0 .. 399) {
		push @units, "U$i,第$i村党支部,branch,书记$i";
		push @marks, map { "U$i,work,60,书记$_,$note" } 0 .. 99;
	}
	open(my $f, '>', "$dir/units.csv") or die;
	print $f text(@units);
	close $f;
	open($f, '>', "$dir/recusal.json") or die;
	print $f '{"id":"r","recusal":"refuse","subject":"org","heads":[{' .
	    '"id":"h","max":100,"items":[{"id":"work","kind":"judged",' .
	    '"max":100}]}]}';
	close $f;
	my @score = ('score', '-S', "$dir/recusal.json", '--orgs',
	    "$dir/units.csv");
	same('recusal', text('subject,node,value,rater,note', @marks), @score);
	ok(slurp("$dir/rejects") =~ tr/\n// == 101,
	    'marks on the own unit are refused');
}
print "1..$n\n";
