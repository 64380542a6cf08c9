"""Lines that are captions by what they say, whatever their markup.

In: a line and a `Lexicon`. Out: yes or no. `picture_credit` knows lines that end by crediting a
picture, `left_right` lines that say who stands where in it. May import `parsers.credits`,
`parsers.brackets`, `lexicon` and `text`.
"""
