"""Names of people: where a list of names stops, and whether it is one at all.

In: a line and a `Lexicon`. Out: names and where the reading stopped. May import `parsers.brackets`,
`lexicon` and `text`. Read `name_list` first: it chooses between `unspaced` (Chinese, Japanese,
Korean) and `spaced` (all others). `name_text` tidies a name, `not_names` knows what is none.
"""
