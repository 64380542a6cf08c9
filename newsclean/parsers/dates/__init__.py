"""Dates: a phrase to a day or a moment, as precise as it is printed.

In: a line, a `Lexicon` and, for words like "yesterday", the day of the crawl. Out: dates with the
words they came from. May import `lexicon` and `text`. Read `grammar` first: it finds the `days` of
a line and the `clock` beside each, with `date_words`, `zones` and `ascii_signs`. `respell` writes
numerals in figures before, and `calendars` knows the years of other calendars. `machine_dates`
reads what programs write, `relative` what leans on the day of the crawl.
"""
