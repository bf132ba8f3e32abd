#!/bin/bash
# The library as one: what is installed is enough for a program in C and one in
# C++, and the shared library exports what the headers declare.
# SPDX-License-Identifier: MIT
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
n=0 failed=0
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT

# is WHAT GOT WANTED
is() {
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		failed=1
		echo "not ok $n - $1"
		printf '# got %s\n# not %s\n' "$2" "$3"
	fi
}

make -s install B="$B" PREFIX="$tmp/usr" >"$tmp/log" 2>&1 || cat "$tmp/log"
export PKG_CONFIG_PATH=$tmp/usr/lib/pkgconfig LD_LIBRARY_PATH=$tmp/usr/lib

cat >"$tmp/use.c" <<'END'
#include <model/code.h>
#include <stream/reader.h>
#include <stdio.h>

int
main(void)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_date date;

	if (!zy_date_parse(&date, zy_view("2010-07-01")))
		return 1;
	zy_error_set(&e, ZY_ERROR_RECORD, "the year %d", date.year);
	puts(e.message);
	return 0;
}
END
cp "$tmp/use.c" "$tmp/use.cc"
for compiler in 'gcc -std=c17 use.c' 'g++ -std=gnu++20 use.cc'; do
	if ! command -v "${compiler%% *}" >/dev/null; then
		n=$((n + 1))
		echo "ok $n # SKIP ${compiler%% *} is not installed"
		continue
	fi
	# shellcheck disable=SC2086,SC2046 # lists of words
	is "a program by $compiler" "$(cd "$tmp" && $compiler -o use \
	    $(pkg-config --cflags --libs zhengyou) 2>&1 && ./use)" \
	    'the year 2010'
done
cd "$tmp/usr/include/zhengyou" && find . -name '*.h' -printf '%P\n' | sort |
    sed 's/.*/#include <&>/' >"$tmp/all.cc"
cd "$OLDPWD" || exit 2
cp "$tmp/all.cc" "$tmp/all.c"
for compiler in 'gcc -std=c17 -D_GNU_SOURCE' 'g++ -std=gnu++20'; do
	command -v "${compiler%% *}" >/dev/null || continue
	# shellcheck disable=SC2086,SC2046 # lists of words
	is "all headers together by $compiler" "$($compiler -fsyntax-only \
	    $(pkg-config --cflags zhengyou) \
	    "$tmp/all.c$([ "${compiler%% *}" = gcc ] || echo c)" 2>&1 |
	    head -n 5)" ''
done
is 'a page of section 3 for each header' \
    "$(find "$tmp/usr/share/man/man3" -name '*.3' | wc -l)" \
    "$(find "$tmp/usr/include/zhengyou" -name '*.h' | wc -l)"
if command -v mandoc >/dev/null; then
	is 'the pages of headers have no mistake' "$(mandoc -Tlint -W warning \
	    "$tmp"/usr/share/man/man3/*.3 2>&1 | head -n 5)" ''
	is 'a page has the function and what it does' "$(
	    mandoc -Tascii "$tmp/usr/share/man/man3/zhengyou-base-date.3" |
		col -b | grep -c 'zy_date_parse(')" 1
fi
nm -D --defined-only "$tmp"/usr/lib/libzhengyou.so.* |
    sed -n 's/.* [A-TV-Z] //p' | sort >"$tmp/exported"
grep -rohE '\<zy_[a-z0-9_]+' "$tmp/usr/include" | sort -u >"$tmp/declared"
is 'nothing is exported that no header declares' \
    "$(comm -23 "$tmp/exported" "$tmp/declared")" ''
is 'libraries that few documents need are linked to nothing' "$(
    ldd "$tmp"/usr/bin/* "$tmp"/usr/lib/libzhengyou.so.* |
	grep -cE 'libicu|libzip|libxlsxwriter')" 0
is 'functions are exported' "$(grep -cx zy_date_parse "$tmp/exported")" 1
for so in "$tmp"/usr/lib/libzhengyou.so.*; do
	is 'no file knows the folder in which it was built' \
	    "$(grep -c "$PWD/lib" "$so" "$tmp/usr/bin/rank" | grep -v ':0$')" ''
done
echo "1..$n"
exit $failed
