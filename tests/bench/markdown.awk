# Medians as a table in Markdown.  SPDX-License-Identifier: MIT
BEGIN {
	print "| work | rows | tool | seconds | peak MiB | ours/it | memory |"
	print "|---|---:|---|---:|---:|---:|---:|"
}

{
	name = $4 == "ours" ? "**zhengyou**" : \
	    $4 == "ours-1" ? "zhengyou, 1 thread" : \
	    $4 == "accept" ? "zhengyou, second ballots accepted" : $4
	printf "| %s | %d | %s | %s | %s | %s | %s |\n", $1, $2, name, $3, $5,
	    $4 == "ours" ? "" : $6, $4 == "ours" ? "" : $7
}
