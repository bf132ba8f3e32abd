# Medians as a table for a terminal.  SPDX-License-Identifier: MIT
BEGIN {
	printf "%-9s %9s  %-9s %9s %9s %8s %8s\n", "work", "rows", "tool",
	    "seconds", "peak MiB", "ours/it", "memory"
}

$1 != work && NR > 1 { print "" }

{
	work = $1
	printf "%-9s %9d  %-9s %9.3f %9d %8s %8s\n", $1, $2, $4, $3, $5,
	    $4 == "ours" ? "" : $6, $4 == "ours" ? "" : $7
}
