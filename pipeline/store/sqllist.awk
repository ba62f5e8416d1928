# sqllist: turns the chunks of several .sql files into one C table, in the order of the files; -v list=FIGURES names it.
# An entry is name, statement and, for tables and views, the statement that drops it; so nobody has to build one.
function flush(	i, kind) {
	if (name == "") return
	if (name !~ /^[a-z0-9][a-z0-9_]*$/ || name in seen) {
		print FILENAME ": bad or repeated name " name > "/dev/stderr"
		bad = 1
		exit 1
	}
	seen[name] = 1
	printf "\t{ \"%s\",", name
	for (i = 1; i <= n; i++) printf "\n\t  \"%s\\n\"", line[i]
	kind = line[1] ~ /^CREATE VIEW/ ? "VIEW" : "TABLE"
	printf ",\n\t  \"DROP %s IF EXISTS %s\" },\n", kind, name
}
BEGIN { print "/* made from .sql files: do not edit */"; printf "static const struct { const char *name, *sql, *drop; } %s[] = {\n", list }
FNR == 1 { flush(); name = "" }
/^-- name: / { flush(); name = $3; n = 0; next }
/^[ \t]*--/ || /^[ \t]*$/ { next }
name != "" { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); line[++n] = $0 }
END { if (bad) exit 1; flush(); printf "\t{ 0 }\n};\n" }
