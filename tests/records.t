#!/bin/sh
# The page of streams names the columns that the programs know, all of them.
# SPDX-License-Identifier: MIT
B=${B:-build}
page=man/man5/zhengyou-streams.5
set --
for f in cmd/*.c; do
	set -- "$@" "$B/bin/$(basename "$f" .c)"
done
echo 1..1
if sh tests/tools/records $page "$@" | cmp -s - $page; then
	echo "ok 1 - $page is what 'make pages' writes"
else
	echo "not ok 1 - $page is what 'make pages' writes"
	sh tests/tools/records $page "$@" | diff -u $page - | head -n 20 |
	    sed 's/^/# /'
fi
