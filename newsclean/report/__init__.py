"""The report: a batch, or one page, as a file for a browser.

In: outputs with their manifests, or an `Explanation`. Out: HTML. May import every room but `cli`.
Read `pages` first: it puts everything into one file. `collect` reads outputs, `rows` makes a row of
each record, `tallies` counts them, `charts` draws what was counted. `allowed` says which files may
be read, `sources` finds the most doubtful pages there, `explaining` has them explained in worker
processes, `views` shows what was made of each, and `evidence` finds where the words of a field
stand. `environment` loads the templates; `wording` has the phrases that the terminal shows, too.
"""

DEFAULT_VIEWS = 200
"""How many of the most doubtful pages a report explains by default."""
