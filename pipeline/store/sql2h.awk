# sql2h: turns the named statements of a .sql file into C string macros.
# `-- name: unpaid_bills` starts a statement; it ends at the next name or the end of the file. Other comment lines are dropped.
function flush() {
	if (name == "") return
	printf "#define SQL_%s", toupper(name)
	for (i = 1; i <= n; i++) printf " \\\n\t\"%s\\n\"", line[i]
	printf "\n\n"
}
BEGIN { print "/* made from a .sql file: do not edit */" }
/^-- name: / { flush(); name = $3; n = 0; next }
/^[ \t]*--/ { next }
/^[ \t]*$/ { next }
name != "" { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); line[++n] = $0 }
END { flush() }
