#!/bin/sh
# Every example standard as a table, CSV and workbook, in both languages, and
# back: the same canonical form.  SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
for standard in examples/standards/*.json; do
	name=${standard##*/}
	name=${name%.json}
	[ "$name" = standard.schema ] && continue
	standard-check -q -f json "$standard" >"$dir/wanted" 2>/dev/null
	standard-check -q -f json "$dir/wanted" >"$dir/again" 2>/dev/null
	n=$((n + 1))
	if [ -s "$dir/wanted" ] && cmp -s "$dir/wanted" "$dir/again"; then
		echo "ok $n - $name: the canonical form is its own"
	else
		echo "not ok $n - $name: the canonical form is its own"
	fi
	for way in csv-zh csv-en xlsx-zh excel-zh; do
		lang=${way#*-}
		kind=${way%-*}
		table=$dir/$name.$kind
		excel=
		[ "$kind" = excel ] && table=$dir/$name.csv && excel=--excel
		standard-check -q $excel --lang "$lang" -o "$table" \
			"$standard" 2>/dev/null
		standard-check -q --from-table "$table" >"$dir/got" \
			2>"$dir/err"
		n=$((n + 1))
		if cmp "$dir/wanted" "$dir/got" >&2; then
			echo "ok $n - $name: $way"
		else
			echo "not ok $n - $name: $way"
			sed 's/^/# /' "$dir/err" >&2
		fi
	done
done
echo "1..$n"
