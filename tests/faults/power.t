#!/bin/sh
# Power cuts: while several programs append to registers on an ext4 file system
# whose image lies on XFS, the image is cloned at random moments; what was
# confirmed before must be in every clone.  The same without fsync must lose
# records, or the test would prove nothing.
# SPDX-License-Identifier: MIT
#
# IMAGES says how many (default 50).  Needs root, loop devices, mkfs.xfs.
# shellcheck disable=SC1091,SC2015,SC2086,SC2154 # words; the table
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH:/sbin:/usr/sbin" LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH=1341100800
top=$PWD chain=$PWD/tests/faults/chain
skip() { echo "1..0 # SKIP $1"; exit 0; }
[ "$(id -u)" = 0 ] || skip 'loop devices need root'
command -v mkfs.xfs >/dev/null || skip 'no mkfs.xfs: apt-get install xfsprogs'
command -v mkfs.ext4 >/dev/null || skip 'no mkfs.ext4: apt-get install e2fsprogs'
tmp=$(mktemp -d) || exit 2
clean() {
	kill $writers 2>/dev/null
	wait 2>/dev/null
	for m in chk inner outer; do
		# A loop device lets go of its file a little later.
		for try in 1 2 3 4 5; do
			mountpoint -q "$tmp/$m" || break
			umount "$tmp/$m" 2>/dev/null || sleep "0.$try"
		done
		mountpoint -q "$tmp/$m" && umount -l "$tmp/$m"
	done
	rm -rf "$tmp"
}
writers=
trap clean EXIT
cd "$tmp" || exit 2
mkdir outer inner chk
truncate -s 2G outer.img
mkfs.xfs -q -m reflink=1 outer.img && mount -o loop outer.img outer 2>/dev/null ||
    skip 'no XFS on a loop device here'
preload=$B/faults/preload.so
. "$top/tests/faults/programs"
images=${IMAGES:-50}

# write_on N: appends one record after the other, and notes what was confirmed.
write_on() {
	i=0
	while :; do
		i=$((i + 1))
		case $1 in
		1) set -- $1 pledge-add --subject a --text "writer $1 pledge $i" ;;
		2)
			# Many blocks at once, which may come to the disk in any order.
			awk -v i=$i 'BEGIN { print "subject,text"
				for (k = 0; k < 90; k++) print "a,batch " i " pledge " k
			}' >batch.csv
			set -- $1 pledge-add batch.csv
			;;
		3) set -- $1 activity-add --type study --org a --date 2010-07-01 --title "title $i" ;;
		4) set -- $1 award-add --subject "m$i" --award five-lead --stage declared --date 2012-05-02 --decided-by x ;;
		5) set -- $1 pledge-mark --date 2010-12-01 --reason "reason $i" "$pledge" kept ;;
		*) set -- $1 comment-add --orgs orgs.csv --subject a --commenter head --date 2010-09-01 --achievements good --problems bad --direction "aim $i" ;;
		esac
		w=$1
		shift
		"$@" --register inner/"$1" --by x -q 2>/dev/null |
		    sed -n 's/^\([a-z]-[0-9a-f]*\),.*/\1/p' >>acks.$w
		set -- $w
	done
}

# cut COUNT: that many images of a disk that programs write to, each with what
# had been confirmed when it was taken.
cut_power() {
	truncate -s 64M outer/inner.img
	mkfs.ext4 -q -F outer/inner.img && mount -o loop outer/inner.img inner || return 1
	pledge=$(pledge-add --register inner/pledge-mark --by x --subject a \
	    --text t --channel c --published 2010-06-01 |
	    sed -n 's/^\(p-[0-9a-f]*\),.*/\1/p')
	for w in 1 2 3 4 5 6; do : >acks.$w; done
	writers=
	for w in 1 2 3 4 5 6; do
		write_on $w &
		writers="$writers $!"
	done
	k=0
	while [ $k -lt "$1" ]; do
		sleep "0.0$((k % 9 + 1))"
		k=$((k + 1))
		cat acks.? >confirmed.$k
		cp --reflink=always outer/inner.img outer/crash$k.img || return 1
	done
	kill $writers 2>/dev/null
	wait $writers 2>/dev/null
	writers=
	# The last append may still run.
	until umount inner 2>/dev/null; do sleep 0.1; done
	rm outer/inner.img
}

# Looks at image $1: prints how many confirmed records are not there, or
# what is wrong.
look() {
	mount -o loop outer/crash$1.img chk || { echo 'no mount'; return; }
	cat chk/*-add chk/pledge-mark 2>/dev/null >all
	grep -ao '"id":"[a-z]-[0-9a-f]*"' all | sed 's/"id":"//; s/"//' |
	    sort >there
	sort confirmed.$1 | sed '/^$/d' | comm -23 - there | wc -l >lost
	for r in chk/*-add chk/pledge-mark; do
		[ -e $r ] || continue
		# The next run mends what was torn, and appends.
		cp $r mended
		register-read --repair mended >/dev/null 2>&1
		register-read --verify mended 2>>broken
		[ ! -s mended ] || perl "$chain" mended >/dev/null 2>>broken
		rm -f mended*
	done
	cat lost
	umount chk
	rm outer/crash$1.img
}

# all COUNT: sums of lost, and how many images.
look_at_all() {
	: >broken
	k=0 lost=0 worst=0
	while [ $k -lt "$1" ]; do
		k=$((k + 1))
		found=$(look $k)
		case $found in
		*[!0-9]*) echo "$found" >>broken ;;
		*) lost=$((lost + found)) ;;
		esac
	done
	worst=$(sort -u confirmed.$k | sed '/^$/d' | wc -l)
}

cut_power "$images" || { echo 'Bail out! no images'; exit 1; }
look_at_all "$images"
echo "# $images images, $worst records confirmed in the last, $lost lost"
[ "$lost" = 0 ] && [ "$worst" -gt 20 ] || printf 'not '
echo "ok 1 - nothing that was confirmed is lost"
[ ! -s broken ] || { sed 's/^/# /' broken; printf 'not '; }
echo 'ok 2 - what is there is whole, but for an end that is mended'

export LD_PRELOAD="$preload" NO_SYNC=1
cut_power 12 || { echo 'Bail out! no images'; exit 1; }
unset LD_PRELOAD NO_SYNC
look_at_all 12
echo "# without fsync: $lost lost"
[ "$lost" -gt 0 ] || printf 'not '
echo 'ok 3 - the control: without fsync records are lost'
echo 1..3
