"""Characters and punctuation of any language: width, script, folding, sentence ends, controls.

In: strings. Out: strings, numbers, truth values. Imports `native`. Read any file first: none
imports another.
"""
