"""`Page` to `LabelledPage`: the role of each block, and why.

In: a `Page` and the `Lexicon` of its language. Out: its blocks with roles, scores and the rule that
decided; `labelled_page` gives them to the fields. Read `labelling` first: it names the steps in
their order. `features` describes the blocks in numbers, `scorecard` adds those up, `removals` looks
at the whole page, `rules` gives the role. May import `parsers`, `lexicon`, `text` and `model`,
nothing of `read`.
"""
