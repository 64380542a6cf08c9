"""Dates: a phrase to a day or a moment, as precise as it is.

In: a line, a `Lexicon` and, for words like "yesterday", the day of today. Out: dates with the words
they came from. May import `lexicon` and `text`.
"""
