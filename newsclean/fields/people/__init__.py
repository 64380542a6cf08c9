"""Who wrote a story and who edited it.

In: `LabelledPage`. Out: candidates for `authors` and `editors`, best first, each a group of people
from one kind of evidence. May import what `fields` may.

Read first `authors.py`, which asks for every kind of evidence in turn: `credited.py` (credit
lines), `claimed.py` (the head), `bylines.py` (by-line elements), `signatures.py` (names without a
label) and `author_pages.py` (links and notes about authors). `name_cleaning.py` takes labels, the
site's name and other words off the names that they find.
"""
