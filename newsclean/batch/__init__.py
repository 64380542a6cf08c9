"""Many documents at once: worker processes, limits, a journal, one record for each input.

In: a `Plan`. Out: an output with its manifest; for a program, `Outcome`s. May import every room but
`report` and `cli`. Read `run` first: it goes from the entries to the output. `plan` says what is to
be done and what stands in the way, `worker_pool` has the worker processes and `worker` is what they
do, `journal` keeps each finished record, `manifest` and `tally` have what a run found and took.
"""
