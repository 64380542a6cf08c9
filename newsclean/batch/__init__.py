"""Many documents at once: worker processes, limits, a journal, one record for each input.

`plan` says what is to be done, `run` does it, `crew` has the worker processes, `worker` is what
they do, `journal` keeps what is done, `manifest` and `tally` tell of the run.
"""
