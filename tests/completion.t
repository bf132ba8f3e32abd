#!/bin/bash
# --completion: what bash completes, and that zsh and fish take their scripts.
# SPDX-License-Identifier: MIT
cd "$(dirname "$0")/.." || exit 2
bin=${B:-build}/bin
n=0 failed=0

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

# completed WORD...: what bash offers for the last of the words.
completed() {
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
	"_zhengyou_${1//-/_}"
	echo "${COMPREPLY[*]}"
}

for p in "$bin"/*; do
	name=$(basename "$p")
	eval "$("$p" --completion bash)"
	is "$name: its options" "$(completed "$name" --prov)" --provenance
done
is 'choices' "$(completed rank -f j)" 'json jsonl'
is 'choices of an option with =' "$(completed rank --lang = z)" zh
is 'all choices behind =' "$(completed rank --lang =)" 'zh en'
is 'columns' "$(completed rank --by tota)" total
is 'columns after a comma' "$(completed rank --within sector,towns)" \
    sector,township
is 'words of a record' "$(completed pledge-add --kind po)" post
is 'files are left to bash' "$(completed rank --quota to)" ''
is 'no other shell' "$("$bin/rank" --completion sh 2>&1 | head -n 1)" \
    "rank: --completion: not one of bash|zsh|fish 'sh'"
for shell in zsh fish; do
	for p in "$bin"/*; do
		if ! command -v $shell >/dev/null; then
			n=$((n + 1))
			echo "ok $n # SKIP $shell is not installed"
			break
		fi
		is "$shell takes that of $(basename "$p")" "$(
			"$p" --lang zh --completion $shell >"${TMPDIR:-/tmp}/c.$$"
			$shell -n "${TMPDIR:-/tmp}/c.$$" 2>&1
		)" ''
	done
	rm -f "${TMPDIR:-/tmp}/c.$$"
done
if command -v fish >/dev/null; then
	is 'fish offers choices' "$(fish -c "$bin/rank --completion fish |
	    source; complete -C 'rank -f xl'" | cut -f 1)" xlsx
fi
echo "1..$n"
exit $failed
