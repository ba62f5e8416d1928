#!/bin/bash
# The kill tests at a few points, the journal of a killed writer, and the full disk: what `make check` takes of this folder.
here=$(dirname "$0")
"$here/run.sh" 5 toy
"$here/run.sh" 2 sample
ROOMS=40 "$here/issue.sh" 6
"$here/hot_journal.sh"
"$here/disk_full.sh"
