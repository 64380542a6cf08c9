"""Characters and punctuation of any language: width, script, folding, sentence ends, controls.

In: strings. Out: strings, numbers, truth values. Imports no other room. Read any file first: none
imports another.
"""
