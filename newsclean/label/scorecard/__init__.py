"""The trained scorecard: small trees over the features, summed to log-odds of being story.

In: the table of features. Out: a score for each block, and what each feature added. May import
`label.features`, `text` and `model`. Begin with `card`.
"""
