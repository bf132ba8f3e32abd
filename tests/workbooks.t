#!/bin/sh
# Streams as workbooks and back: what a program writes as a workbook, in both
# languages, is read again as the same records, also after LibreOffice, where it
# is installed, has opened and saved it; and more rows than a workbook can hold.
# SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1277942400 HOME="$tmp"
export PATH="$B/bin:$PATH"
unset LANGUAGE ZHENGYOU_LANG
cd "$tmp" || exit 2
n=0

cat >orgs.in <<CSV
id,name,kind,level,sector,ethnic,parent,township,secretary,members,established,note
c1,青禾县委,committee,county,agency,no,,,王建国,12,1950-01-01,=1+1
219921101201000123,城关镇党委,committee,township,rural,yes,c1,城关镇,李明,1234567,2010-06,"两行
文字"
007,东村党支部,branch,village,rural,,219921101201000123,城关镇,张伟,,1998-07,@sum
CSV
cat >members.in <<CSV
id,name,org,status,joined,note
0001,张伟,007,full,1999-07-01,12E3
m2,李明,c1,probationary,2010-05,"  '=x "
CSV
cat >duties.in <<CSV
duty,person,person_org,org,appointer,from
instructor,李明,c1,219921101201000123,c1,2010-06-01
first-responsible,张伟,007,007,,2010-06-01
CSV
cat >pledges.in <<CSV
subject,text,due,kind
007,修好村口的路灯_x0041_,2010-12-31,deed
219921101201000123,每月下村走访两次 <&>,2010-12-31,plan
CSV
cat >comments.in <<CSV
subject,commenter,date,achievements,problems,direction
007,李明,2010-06-10,承诺兑现及时,学习不够经常,每月集中学习
219921101201000123,王建国,2010-06-12,制度健全,走访不够,每季度走访一遍
CSV
cat >activities.in <<CSV
type,org,date,person,title,number
mobilisation,219921101201000123,2010-05-20,李明,,
plan,007,2010-06-10,,实施方案,
CSV
cat >scores.in <<CSV
subject,name,leadership,base,total,band,version
007,东村党支部,20.00,95.40,95.40,good,1
219921101201000123,城关镇党委,9.95,88,88.00,fair,2
CSV

# write NAME PROGRAM...: the stream NAME, and it as a workbook in both languages.
write() {
	name=$1
	shift
	rm -f new.jsonl
	"$@" -q "$name.in" -o "$name.csv" 2>err
	for lang in en zh; do
		rm -f new.jsonl
		"$@" -q --lang $lang "$name.in" -o "$name-$lang.xlsx" 2>>err
	done
}

# again NAME PROGRAM...: the workbooks through the program that wrote them.
again() {
	name=$1
	shift
	for lang in en zh; do
		compare "$name-$lang.xlsx" "$lang" "$@"
		[ ! "$office" ] || compare "saved/$name-$lang.xlsx" \
		    "$lang, saved by LibreOffice" "$@"
	done
}

# each FUNCTION: for all streams.  A register is a fresh one each time.
each() {
	"$1" orgs org-import
	"$1" members member-import --orgs orgs.csv
	"$1" duties duty-import --orgs orgs.csv --members members.csv
	"$1" pledges pledge-add --register new.jsonl --by x --orgs orgs.csv
	"$1" comments comment-add --register new.jsonl --by x --orgs orgs.csv
	"$1" activities activity-add --register new.jsonl --by x --orgs orgs.csv
	"$1" scores rank --by total
}

# compare FILE WORDS PROGRAM...
compare() {
	file=$1 words=$2
	shift 2
	n=$((n + 1))
	rm -f new.jsonl
	"$@" -q --lang en "$file" 2>>err |
	    sed "s#$file![^:,]*:[0-9]*#SOURCE#" >got
	sed "s#$name.in:[0-9]*#SOURCE#" "$name.csv" >want
	# A source that the stream had stays.
	sed -i 's#[a-z]*\.in:[0-9]*#SOURCE#' got
	if cmp -s got want && [ "$(wc -l <got)" -gt 2 ]; then
		echo "ok $n - $name: $words"
	else
		echo "not ok $n - $name: $words"
		{ diff want got; head -n 3 err; } | sed 's/^/# /' >&2
	fi
}

office=$(command -v soffice)
[ "$office" ] || echo '# soffice is not installed: nothing is saved by LibreOffice'
each write
[ ! "$office" ] || soffice --headless --convert-to \
    'xlsx:Calc MS Excel 2007 XML' --outdir saved ./*.xlsx >/dev/null 2>&1
each again

# A sheet has 1048576 rows: more are an error with its place, and leave no file.
n=$((n + 1))
{
	echo subject,total
	yes a,1 | head -n 1048576
} | rank --by total -o rows.xlsx 2>err
if [ $? = 3 ] && [ ! -e rows.xlsx ] &&
    grep -q '^rank: rows.xlsx:1048577:1: a sheet of a workbook ends' err; then
	echo "ok $n - more rows than a sheet has"
else
	echo "not ok $n - more rows than a sheet has"
	sed 's/^/# /' err >&2
fi
echo "1..$n"
