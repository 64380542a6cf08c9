"""One line of text to what it says: dates, names, credits, captions.

In: a line and a `Lexicon`. Out: values with the words they came from. Knows no page and no block.
May import `lexicon` and `text`. Within: `captions` reads `credits`, which read `names` and `dates`.
Read `credits/lines.py` first: it shows how a line is read, and leads to the others.
"""
