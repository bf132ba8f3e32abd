#!/usr/bin/perl
# JSON through the reader: what must be read, with its value, what must be
# refused, after the manner of JSONTestSuite; each as a line and in an array.
# SPDX-License-Identifier: MIT
use strict;
use warnings;

my $B = $ENV{B} // 'build';
my $n = 0;
my $dir = `mktemp -d` =~ s/\n//r;
END { system('rm', '-rf', $dir) if $dir }

sub ok {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok $n - $name\n" : "not ok $n - $name\n";
	print STDERR map { "# $_\n" } @why unless $good;
}

# What rows makes of a text: output, messages, status.
sub rows {
	my ($text, @options) = @_;
	open(my $f, '>:raw', "$dir/in") or die;
	print $f $text;
	close $f;
	my $out = `$B/tools/rows @options $dir/in 2>$dir/err`;
	my $status = $? >> 8 || $? & 127;
	open($f, '<:raw', "$dir/err") or die;
	local $/;
	return ($out, scalar(<$f>), $status);
}

# Values of a member: [name, JSON, what is read].
my @yes = (
	['string', '"a"', 'a'],
	['empty string', '""', ''],
	['blank in string', '" "', ' '],
	['quote', '"\\""', '\\"'],
	['backslash', '"\\\\"', '\\\\'],
	['slash', '"\\/"', '/'],
	['slash plain', '"/"', '/'],
	['escapes', '"x\\b\\f\\n\\r\\tx"', 'x\\u0008\\u000c\\u000a\\u000d\\u0009x'],
	['u escape', '"\\u0061\\u30af\\u30EA"', "a\xe3\x82\xaf\xe3\x83\xaa"],
	['surrogate pair', '"\\uD801\\udc37"', "\xf0\x90\x90\xb7"],
	['surrogate pair lower', '"\\ud83d\\ude39"', "\xf0\x9f\x98\xb9"],
	['escaped backslash u', '"\\\\u0061"', '\\\\u0061'],
	['noncharacter', '"\\uFFFF"', "\xef\xbf\xbf"],
	['del', "\"x\x7fx\"", "x\x7fx"],
	['hanzi', "\"\xe4\xba\x89\xe4\xbc\x98\"", "\xe4\xba\x89\xe4\xbc\x98"],
	['four bytes', "\"\xf0\xa0\xae\xb7\"", "\xf0\xa0\xae\xb7"],
	['comment in string', '"a/*b*/c//d"', 'a/*b*/c//d'],
	['integer', '20', '20'],
	['zero', '0', '0'],
	['minus zero', '-0', '-0'],
	['negative', '-123', '-123'],
	['places kept', '1.10', '1.10'],
	['28.175 kept', '28.175', '28.175'],
	['exponent', '1E22', '1E22'],
	['exponent plus', '1e+2', '1e+2'],
	['exponent minus', '1.5e-2', '1.5e-2'],
	['zero exponent', '0e1', '0e1'],
	['large exponent kept', '1e999', '1e999'],
	['18 digits kept', '219921199003074514', '219921199003074514'],
	['40 digits kept', '1' x 40, '1' x 40],
	['many places kept', '0.' . '3' x 60, '0.' . '3' x 60],
	['true', 'true', 'true'],
	['false', 'false', 'false'],
	['null is empty', 'null', ''],
	['blanks around', "\t 1 ", '1'],
);
my @no = (
	['nothing', ''],
	['bare word', 'abc'],
	['truth', 'truth'],
	['True', 'True'],
	['incomplete true', 'tru'],
	['incomplete null', 'nul'],
	['NaN', 'NaN'],
	['-NaN', '-NaN'],
	['Infinity', 'Infinity'],
	['-Infinity', '-Infinity'],
	['plus', '+1'],
	['leading zero', '01'],
	['minus leading zero', '-01'],
	['leading dot', '.5'],
	['minus dot', '-.5'],
	['trailing dot', '5.'],
	['dot exponent', '0.e1'],
	['exponent without digits', '1e'],
	['exponent plus without digits', '1e+'],
	['two exponents', '1e2e3'],
	['minus alone', '-'],
	['two minus', '--1'],
	['blank after minus', '- 1'],
	['hexadecimal', '0x10'],
	['underscore', '1_000'],
	['separator', '1 000'],
	['full-width digit', "\xef\xbc\x91"],
	['letter after number', '1a'],
	['two numbers', '1 2'],
	['single quotes', "'a'"],
	['unclosed string', '"a'],
	['unclosed escape', '"\\'],
	['bad escape', '"\\x00"'],
	['escaped emoji', "\"\\\xf0\x9f\x8c\x80\""],
	['short u escape', '"\\u00A"'],
	['bad u escape', '"\\uqqqq"'],
	['capital U', '"\\UA66D"'],
	['lone high surrogate', '"\\uD800"'],
	['high and text', '"\\uD800abc"'],
	['lone low surrogate', '"\\uDC00"'],
	['two high surrogates', '"\\uD800\\uD800"'],
	['high and no low', '"\\uD800\\u0061"'],
	['escaped NUL', '"a\\u0000b"'],
	['tab in string', "\"a\tb\""],
	['control in string', "\"a\x01b\""],
	['escape character', "\"a\x1bb\""],
	['nested array', '[1]'],
	['nested empty array', '[]'],
	['nested object', '{"x":1}'],
	['unclosed array', '['],
	['deep array', '[' x 1000 . ']' x 1000],
	['deep and open', '[' x 100000],
	['deep objects', '{"a":' x 5000 . '1' . '}' x 5000],
	['comment', '1/* one */'],
	['line comment', '1//'],
	['no-break space', "\xc2\xa01"],
	['form feed', "\x0c1"],
);
# Whole lines that are no record.
my @no_line = (
	['number', '1'],
	['string', '"a"'],
	['null', 'null'],
	['array', '[1]'],
	['open object', '{'],
	['open after key', '{"a"'],
	['open after colon', '{"a":'],
	['open after value', '{"a":1'],
	['no colon', '{"a" 1}'],
	['two colons', '{"a"::1}'],
	['comma for colon', '{"a",1}'],
	['no comma', '{"a":1 "b":2}'],
	['trailing comma', '{"a":1,}'],
	['two commas', '{"a":1,,"b":2}'],
	['comma first', '{,"a":1}'],
	['bare key', '{a:1}'],
	['number key', '{1:1}'],
	['null key', '{null:1}'],
	['single quoted key', "{'a':1}"],
	['bad escape in key', '{"\\q":1}'],
	['NUL in key', '{"\\u0000":1}'],
	['same key', '{"a":1,"a":2}'],
	['same key escaped', '{"a":1,"\\u0061":1}'],
	['text behind', '{"a":1}x'],
	['brace behind', '{"a":1}}'],
	['bracket for brace', '{"a":1]'],
	['semicolon', '{"a":1;"b":2}'],
);

sub refused {
	my ($name, $line) = @_;
	my ($out, $err, $status) = rows("{\"a\":\"1\"}\n$line\n{\"a\":\"3\"}\n",
	    '-i', 'jsonl');
	ok($status == 1 && $out eq "{\"a\":\"1\"}\n{\"a\":\"3\"}\n"
	    && $err =~ /^rows: \Q$dir\E\/in:2:\d+: [^\n]+\n\z/,
	    "refused: $name", "status $status", $out, $err);
}

for (@yes) {
	my ($name, $json, $value) = @$_;
	my $want = "{\"k\":\"$value\",\"b\":\"x\"}\n";
	my ($out, $err, $status) = rows("{\"k\":$json,\"b\":\"x\"}\n");
	ok($out eq $want && $status == 0 && $err eq '',
	    "read: $name", "status $status", $out, $err);
	($out, $err, $status) = rows("[\n {\"k\":$json,\n\"b\":\"x\"}]\n");
	ok($out eq $want && $status == 0 && $err eq '',
	    "read in an array: $name", "status $status", $out, $err);
}
refused($_->[0], "{\"k\":$_->[1]}") for @no;
refused("line of $_->[0]", $_->[1]) for @no_line;

# Several objects on a line, with or without a comma, as tools glue them.
for (['two objects', '{"a":"1"}{"a":"2"}'],
    ['a blank between', '{"a":"1"} {"a":"2"}'],
    ['a comma between', '{"a":"1"},{"a":"2"}'],
    ['a comma at the end', "{\"a\":\"1\"},\n{\"a\":\"2\"}"]) {
	my ($name, $text) = @$_;
	my ($out, $err, $status) = rows("$text\n", '-i', 'jsonl');
	ok($out eq "{\"a\":\"1\"}\n{\"a\":\"2\"}\n" && $status == 0 &&
	    $err eq '', "on one line: $name", "status $status", $out, $err);
}

# Bytes that are text in neither UTF-8 nor GB18030 break the input off.
for (['NUL', "\0"], ['lone byte', "\xff"], ['overlong', "\x89\xc0\xaf"],
    ['surrogate', "\xed\xa0\x80"], ['cut', "\xe4\xba\x89\xe4\xba"],
    ['above', "\xf7\xbf\xbf\xbf\xff"]) {
	my ($name, $bytes) = @$_;
	my ($out, $err, $status) = rows("{\"a\":\"$bytes\"}\n");
	ok($status == 3 && $out eq '' && $err =~ /in:1:\d+: /,
	    "not text: $name", "status $status", $out, $err);
}

# Arrays: what stands around the records.
for (['empty array', '[]', ''], ['blanks', " \n[ ]\n", ''],
    ['two', '[{"a":"1"},{"a":"2"}]', "{\"a\":\"1\"}\n{\"a\":\"2\"}\n"],
    ['byte order mark', "\xef\xbb\xbf[{\"a\":\"1\"}]", "{\"a\":\"1\"}\n"]) {
	my ($name, $text, $want) = @$_;
	my ($out, $err, $status) = rows($text);
	ok($out eq $want && $status == 0, "array: $name", $out, $err);
}
for (['open', '[{"a":"1"}'], ['open after comma', '[{"a":"1"},'],
    ['trailing comma', '[{"a":"1"},]'], ['no comma', '[{"a":"1"} {"a":"2"}]'],
    ['comma first', '[,{"a":"1"}]'], ['text behind', '[{"a":"1"}]x'],
    ['second array', '[{"a":"1"}][{"a":"2"}]'], ['closed twice', '[]]'],
    ['number in it', '[1]'], ['deep', '[' x 100000]) {
	my ($name, $text) = @$_;
	my ($out, $err, $status) = rows($text);
	ok($status =~ /^[13]$/ && $err =~ /in:\d+:\d+: /, "array refused: $name",
	    "status $status", $out, $err);
}
print "1..$n\n";
