# Runs "work rows tool seconds MiB", sorted by the first four, to medians
# "work rows seconds tool MiB ours/it memory": the ratios are below 1 where
# ours is faster, or smaller.  SPDX-License-Identifier: MIT
function flush() {
	if (!k)
		return
	seconds[key] = s[int((k + 1) / 2)]
	mib[key] = peak
	order[++m] = key
}

{
	now = $1 " " $2 " " $3
	if (now != key) {
		flush()
		key = now
		k = peak = 0
	}
	s[++k] = $4
	if ($5 > peak)
		peak = $5
}

END {
	flush()
	for (i = 1; i <= m; i++) {
		split(order[i], p, " ")
		ours = p[1] " " p[2] " ours"
		if (!(ours in seconds))
			continue
		printf "%s %d %.3f %s %.0f %.2f %.2f\n", p[1], p[2],
		    seconds[order[i]], p[3], mib[order[i]],
		    seconds[ours] / seconds[order[i]],
		    mib[ours] / mib[order[i]]
	}
}
