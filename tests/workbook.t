#!/bin/sh
# The command that the message names for a file of another kind makes a workbook
# that is read, from files that LibreOffice wrote; and what it makes of our
# workbooks is the same records.  SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
PATH=$B/bin:$PATH
export PATH LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1277942400
command -v soffice >/dev/null ||
	{ echo "1..0 # SKIP LibreOffice is not installed"; exit 0; }
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
HOME=$tmp
export HOME
n=0

# check NAME: whether the file got holds what the file want does.
check() {
	n=$((n + 1))
	if cmp -s want got; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		diff want got | head -20 | sed 's/^/# /'
		sed 's/^/# /' message
	fi
}

printf '%s\n' '代码,党组织名称,党员数,成立时间' '001,甲村党支部,12,2010-06-01' \
    '002,乙村党支部,7,2009年3月2日' >t.csv
org-import t.csv | sed 's/t.csv/FILE/' >want

# A text would become a number: all columns are told to be text.
convert() {
	soffice --headless --infilter='CSV:44,34,76,1,1/2/2/2/3/1/4/2' \
	    --convert-to "$1" --outdir . t.csv >log 2>&1
}

convert xlsx
org-import t.xlsx 2>message | sed 's/t.xlsx![^:]*/FILE/' >got
check 'a workbook of LibreOffice'

for kind in xls ods fods html xml; do
	case $kind in
	xml) convert 'xml:MS Excel 2003 XML' && mv t.xml web.xls ;;
	html)
		printf '%s%s%s' '<html><meta charset="utf-8"><table>' \
		    "$(sed 's,^,<tr><td x:str style="mso-number-format:\\@">,
		    s/,/<td>/g' t.csv)" '</table></html>' >web.html ;;
	*) convert $kind && mv t.$kind web.$kind ;;
	esac
	file=$(ls web.*)
	rm -rf converted t.xlsx
	org-import "$file" 2>message
	command=$(sed -n 's/.*run: \(soffice .*\)/\1/p' message)
	sh -c "$command" >log 2>&1
	org-import converted/web.xlsx 2>>message |
	    sed 's,converted/web.xlsx![^:]*,FILE,' >got
	# Of a page codes lose their zeros, as the message says.
	[ $kind = html ] && sed -i 's/^1,/001,/; s/^2,/002,/' got
	check "the command for $kind"
	rm -f web.*
done

# Ours through LibreOffice and back.
printf '%s\n' 'name,score,note' '甲,95.40,"a
b"' '乙,7,012' '丙,-0.5,2010-06-01' >s.csv
rank --by score -f xlsx -o ours.xlsx s.csv
rank --by score ours.xlsx 2>message >want
soffice --headless --convert-to xlsx --outdir DIR ours.xlsx >log 2>&1
rank --by score DIR/ours.xlsx 2>>message >got
check 'our workbook, saved by LibreOffice'
echo "1..$n"
