# What an examiner writes into the form, by node.
BEGIN { FS = OFS = ","
	split("secretary=有 committee=１ admitted=不适用 rolls=√ room-own=有 room-sign=× room-wall=__3__ gear-n=4 rules-n=5", x, " ")
	for (i in x) { split(x[i], kv, "="); a[kv[1]] = kv[2] }
	split("secretary=是 committee=无 admitted=— rolls=无 room-own=无 gear-n=５ rules-n=/", x, " ")
	for (i in x) { split(x[i], kv, "="); b[kv[1]] = kv[2] } }
NR == 1 { for (i = 1; i <= NF; i++) if ($i == "数值") v = i
	print "“两新”组织党建考核评分表,,,,,,,,,,,,,,"; print ",,,,,,,,,,,,,,"; print; next }
{ $v = $1 == "a" ? a[$3] : b[$3]; gsub("_", "　", $v)
	if ($v != "") { $(v + 1) = "考核一组"; $(v + 4) = "2010年6月1日" }
	print }
END { print "合计,,,,,,,,,,,,,,"; print "填表人：某某,,,,,,,,,,,,,," }
