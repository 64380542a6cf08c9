"""Credit lines: label words and the outlets, people and dates behind them.

In: a line and a `Lexicon`. Out: credits with where they stand in the line. May import
`parsers.names`, `parsers.dates`, `lexicon` and `text`. Read `lines` first: it goes through the
three steps `labels` (find the words), `label_places` (keep the labels) and `values` (read what
they say, with `outlets`), then `roles`. `coverage` says how much of a line credits explain.
"""
