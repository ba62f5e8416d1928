"""Runs a command and writes what it took to FILE: `seconds peak_KB user system` on one line. Its output goes to FILE.out.
Usage: measure.py FILE COMMAND...; ends with the command's status. Peak memory is that of the largest process, the command's children included."""
import resource
import subprocess
import sys
import time

file, command = sys.argv[1], sys.argv[2:]
began = time.monotonic()
with open(file + ".out", "wb") as out:
    status = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
took = time.monotonic() - began
u = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(file, "w") as f:
    print(f"{took:.2f} {u.ru_maxrss} {u.ru_utime:.2f} {u.ru_stime:.2f}", file=f)
sys.exit(status if status >= 0 else 128 - status)
