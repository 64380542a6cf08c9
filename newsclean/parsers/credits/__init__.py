"""Credit lines: label words and the outlets, people and dates behind them.

In: a line and a `Lexicon`. Out: credits with where they stand in the line. May import
`parsers.names`, `parsers.dates`, `lexicon` and `text`.
"""
