"""Numbers that describe each block: what the scorecard adds up and the rules ask for.

In: a `Page` and the `Lexicon` of its language. Out: a `FeatureTable`, a column a feature, a row a
block. May import `parsers`, `lexicon`, `text` and `model`; of the room `label` nothing else.

Begin with `registry`: it lists the features of each kind of page, and docs/features.md says what
each counts. `feature_table` computes a column when it is asked for; each other file has the
features of one kind, and its table of them at its end. `line_marks` is no feature but finds the
lines that are worth parsing.
"""
