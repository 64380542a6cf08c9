"""Names of people: where a list of names stops, and whether it is one at all.

In: a line and a `Lexicon`. Out: names. `unspaced` reads scripts without spaces, `spaced` the
others. May import `lexicon` and `text`.
"""
