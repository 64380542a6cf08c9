"""`Page` to `LabelledPage`: the role of each block, and why.

In: `Page` and `Lexicon`. Out: blocks with roles, scores and the rule that decided. `labelling`
shows the steps in their order. May import `parsers`, `lexicon`, `text` and `model`, nothing of
`read`.
"""
