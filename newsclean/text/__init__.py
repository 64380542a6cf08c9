"""Letters and signs, whatever the language: width, folding, sentence ends, control characters.

In: strings. Out: strings, numbers, truth values. Imports no other room.
"""
