"""Who wrote a story and who edited it.

In: `LabelledPage`. Out: candidates for `authors` and `editors`, best first, each a group of people
from one kind of evidence. May import what `fields` may.

Read first `authors.py`. In languages with spaces `evidence.py` collects every group of people that
the page names, `signs.py` says what speaks for each, and `weighing.py` chooses by trained weights.
The evidence is read by `claimed.py` (the head), `credited.py` (credit lines), `bylines.py` (by-line
elements), `author_pages.py` (links and notes) and, in languages without spaces, `signatures.py`
(names without a label). `name_cleaning.py` takes labels, the site's name and other words off names.
"""
