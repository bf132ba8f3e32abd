# Medians as a bar chart in SVG: a block a work, its slowest tool the longest
# bar.  SPDX-License-Identifier: MIT
function text(x, y, class, s) {
	body = body sprintf("<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n",
	    x, y, class, s)
}

function block(  i, width) {
	if (!n)
		return
	text(10, y + 14, "work", work ", " rows " rows")
	y += 22
	for (i = 1; i <= n; i++) {
		width = 430 * seconds[i] / slowest
		width = width < 1 ? 1 : width
		text(110, y + 12, "tool", tool[i])
		body = body sprintf("<rect x=\"116\" y=\"%d\" width=\"%.1f\" " \
		    "height=\"14\" class=\"%s\"/>\n", y, width,
		    tool[i] ~ /^zhengyou/ ? "ours" : "peer")
		text(122 + width, y + 12, "value", sprintf("%.3g s, %d MiB",
		    seconds[i], mib[i]))
		y += 18
	}
	y += 12
	n = slowest = 0
}

BEGIN { y = 30 }

$1 != work {
	block()
	work = $1
	rows = $2
}

{
	tool[++n] = $4 == "ours" ? "zhengyou" : \
	    $4 == "ours-1" ? "zhengyou -j1" : \
	    $4 == "accept" ? "zhengyou accept" : $4
	seconds[n] = $3
	mib[n] = $5
	slowest = $3 > slowest ? $3 : slowest
}

END {
	block()
	gsub(/&/, "\\&amp;", machine)
	gsub(/</, "\\&lt;", machine)
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"700\" " \
	    "height=\"%d\" viewBox=\"0 0 700 %d\">\n", y, y
	print "<style>text { font: 12px sans-serif; fill: #222 }",
	    ".work { font-weight: bold } .tool { text-anchor: end }",
	    ".value { fill: #555 } .ours { fill: #b3202a }",
	    ".peer { fill: #9aa5b1 }</style>"
	printf "<rect width=\"700\" height=\"%d\" fill=\"#fff\"/>\n", y
	printf "<text x=\"10\" y=\"18\" class=\"value\">seconds of the whole " \
	    "process, peak memory; %s</text>\n", machine
	printf "%s</svg>\n", body
}
