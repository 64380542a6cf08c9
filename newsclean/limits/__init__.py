"""What bounds the work on a page: processor time and memory, in this process.

In: seconds and bytes. Out: an exception of ours, or the end of the process. Imports `errors` only.
Read `deadline` first. `process` has what the kernel enforces, `watchdog` what ends a page that
does not come back, `interrupts` what Ctrl-C does, `module_path` where Python may import from.
"""

# Python looks for cycles after each 700 new objects: a tenth of a cold start and a sixth of a page
# with 20,000 blocks, and it finds none. The command line and the workers let it wait longer.
YOUNG_OBJECTS = 50_000
