#!/bin/sh
# The page of streams names the columns that the programs know, all of them.
# SPDX-License-Identifier: MIT
B=${B:-build}
set --
for f in cmd/*.c; do
	set -- "$@" "$B/bin/$(basename "$f" .c)"
done
echo 1..2
n=0
for page in man/man5/zhengyou-streams.5 man/zh_CN/man5/zhengyou-streams.5; do
	n=$((n + 1))
	case $page in */zh_CN/*) RECORDS_LANG=zh ;; *) RECORDS_LANG=en ;; esac
	export RECORDS_LANG
	if sh tests/tools/records $page "$@" | cmp -s - $page; then
		echo "ok $n - $page is what 'make pages' writes"
	else
		echo "not ok $n - $page is what 'make pages' writes"
		sh tests/tools/records $page "$@" | diff -u $page - |
		    head -n 20 | sed 's/^/# /'
	fi
done
