#!/bin/sh
# Every program with -o: each system call on the way to its output fails, in
# every way; writes move a few bytes, signals come all the time, memory runs
# out: the old file is there, or the new one whole.  The loop and the programs
# are those of tests/io.t.  SPDX-License-Identifier: MIT
command -v strace >/dev/null || { echo '1..0 # SKIP no strace'; exit; }
strace -o /dev/null -e trace=fsync true 2>/dev/null || {
	echo '1..0 # SKIP strace may not trace here'
	exit
}
IO_FAULTS=1 exec sh tests/io.t
