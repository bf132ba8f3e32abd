# The manual page, in mdoc, of a header: awk -v header=stream/row.h -f this.
# A header opens with its contract; what stands behind it is declarations, each
# below its comment.  Headers are the only source of these pages.
# SPDX-License-Identifier: MIT
BEGIN {
	page = header
	sub(/\.h$/, "", page)
	gsub(/\//, "-", page)
	page = "zhengyou-" page
}

# Text and code as mdoc has them.
function plain(s) {
	gsub(/\\/, "\\e", s)
	return s ~ /^[.']/ ? "\\&" s : s
}

function out(s) { body[++nbody] = s }

function literal(on) {
	if (on == coded)
		return
	coded = on
	out(on ? ".Bd -literal" : ".Ed")
}

# A line of a comment: text, or what is indented further, as it stands.
function say(s) {
	if (s ~ /^(\t|    )/) {
		literal(1)
		out(plain(s))
		return
	}
	literal(0)
	if (s == "") {
		blank = 1
		return
	}
	if (blank && said)
		out(".Pp")
	blank = 0
	said = 1
	while (match(s, /[.!?][)'"]* +[A-Z]/)) { # sentences begin lines
		head = substr(s, 1, RSTART + RLENGTH - 2)
		s = substr(s, RSTART + RLENGTH - 1)
		sub(/ +$/, "", head)
		out(plain(head))
	}
	out(plain(s))
}

function comment_line(s) {
	sub(/[ \t]*\*\/[ \t]*$/, "", s)
	sub(/^ ?\/?\*+ ?/, "", s)
	sub(/[ \t]+$/, "", s)
	if (s ~ /^SPDX-/)
		return
	if (!contract && s != "" && title == "") {
		title = s
		sub(/\.$/, "", title)
	}
	if (!contract || started)
		say(s)
	else
		note[++nnote] = s
}

# The comment stands below what it is about.
function flush_notes(  i) {
	blank = 0
	for (i = 1; i <= nnote; i++)
		say(note[i])
	literal(0)
	nnote = 0
}

function flush_code(  i) {
	if (!ncode)
		return
	literal(0)
	out(".Bd -literal -offset indent")
	for (i = 1; i <= ncode; i++)
		out(plain(code[i]))
	out(".Ed")
	ncode = 0
	said = 0
	flush_notes()
}

function name_of(s) {
	if (match(s, /zy_[a-z0-9_]+\(/)) {
		s = substr(s, RSTART, RLENGTH - 1)
		if (!(s in known)) {
			known[s]
			names[++nnames] = s
		}
	}
}

inside { # a comment
	comment_line($0)
	if (/\*\//) {
		inside = 0
		contract = 1
		literal(0)
	}
	next
}
skipped { # the body of an inline function
	if (/^}/)
		skipped = 0
	next
}
macro {
	code[++ncode] = $0
	macro = /\\$/
	next
}
/^\/\*/ && !depth {
	if (contract)
		flush_code()
	if (contract && nnote)
		flush_notes()
	comment_line($0)
	if (/\*\//) {
		contract = 1
		literal(0)
	} else
		inside = 1
	next
}
/^#define/ && !/_H$/ {
	code[++ncode] = $0
	macro = /\\$/
	next
}
/^#/ || /^ZY_(BEGIN|END)_C/ || /^static inline/ { next }
/^{/ {
	code[ncode] = code[ncode] ";"
	name_of(code[ncode])
	skipped = 1
	next
}
/^$/ {
	if (!depth)
		flush_code()
	else
		code[++ncode] = ""
	next
}
{
	code[++ncode] = $0
	if (!depth)
		name_of($0)
	depth += gsub(/{/, "{") - gsub(/}/, "}")
}
END {
	flush_code()
	flush_notes()
	printf ".Dd %s\n.Dt %s 3\n.Os\n.Sh NAME\n", date, toupper(page)
	printf ".Nm %s%s\n", page, nnames ? " ," : ""
	for (i = 1; i <= nnames; i++)
		printf ".Nm %s%s\n", names[i], i < nnames ? " ," : ""
	printf ".Nd %s\n.Sh LIBRARY\n.Pa libzhengyou ,\n", plain(title)
	print ".Ql $(pkg-config --cflags --libs zhengyou)"
	printf ".Sh SYNOPSIS\n.In %s\n.Sh DESCRIPTION\n", header
	for (i = 1; i <= nbody; i++)
		print body[i]
	printf ".Sh SEE ALSO\n.Xr zhengyou 7\n"
}
