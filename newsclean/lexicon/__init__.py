"""Words: which language a text is in, and what news pages of that language call things.

In: a text, or the code of a language. Out: the language; its `Lexicon`; the groups of cue words in
a line; the words of class names; the names of claims. The words themselves are in `data`. May
import `text`, `model` and `errors`. Read `lexicon` first.
"""
