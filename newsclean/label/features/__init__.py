"""Numbers that describe each block: what the scorecard adds up and the rules ask for.

In: `Page` and `Lexicon`. Out: a table, one column a feature, one row a block. `registry` lists all
of them; docs/features.md says what each counts. May import `parsers`, `lexicon`, `text` and
`model`.
"""
