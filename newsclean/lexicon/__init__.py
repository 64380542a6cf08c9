"""Words: which language a text is in, and what news pages of that language call things.

In: a language or a text. Out: a `Lexicon`, the cue words of a line, the words of class names, the
names of claims. The words themselves are data. May import `text` and `model`.
"""
