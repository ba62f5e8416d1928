#!/bin/sh
# Puts what was built in $B to $PREFIX: bin, libexec/kefu, share/kefu/templates, and what else there is (man pages, completions, units).
# A stage, command or template that an older version had and this one has not is removed: the runner takes what it finds.
set -eu
: "${B:?}" "${PREFIX:?}"
here=$(dirname "$0")

# programs FROM TO: just the programs of FROM.
programs() {
	rm -rf "$2"
	install -d -m 755 "$2"
	for p in "$1"/*; do
		if [ -f "$p" ]; then install -m 755 "$p" "$2/"; fi
	done
}

# files FROM TO: the files below FROM that are there, with their folders.
files() {
	[ -d "$1" ] || return 0
	(cd "$1" && find . -type f ! -name '.*') | while IFS= read -r f; do
		install -D -m 644 "$1/$f" "$2/$f"
	done
}

install -d -m 755 "$PREFIX/bin"
install -m 755 "$B/bin/kefu" "$PREFIX/bin/kefu"
programs "$B/libexec/kefu/stages" "$PREFIX/libexec/kefu/stages"
programs "$B/libexec/kefu/commands" "$PREFIX/libexec/kefu/commands"
rm -rf "$PREFIX/share/kefu/templates"
files templates "$PREFIX/share/kefu/templates"
files "$B/share/locale" "$PREFIX/share/locale"
files "$here/man" "$PREFIX/share/man"
files "$here/completions" "$PREFIX/share"
install -d -m 755 "$PREFIX/lib/systemd/system"
for unit in "$here"/systemd/*; do
	sed "s|@PREFIX@|${TARGET:-$PREFIX}|g" "$unit" >"$PREFIX/lib/systemd/system/$(basename "$unit")"
	chmod 644 "$PREFIX/lib/systemd/system/$(basename "$unit")"
done
echo "kefu is in $PREFIX/bin/kefu"
