"""What bounds the work on a page: processor time and memory, in this process.

In: seconds and bytes. Out: an exception of ours, or the end of the process. Imports `errors` only.
Read any file first: none imports another. `process` has what the kernel enforces, `module_path` the
folders that Python may import from.
"""
