"""Bytes to text: which encoding, what decided it, what was damaged and what was repaired.

In: bytes. Out: `Decoded`. `chain` is where to start reading. Knows no words of news pages. May
import `text` and `model`.
"""
