"""Dates of publishing and of change: every date on the page as evidence, then the choice.

In: `LabelledPage`. Out: candidates for `published` and `modified`, best first, or why there is
none. May import what `fields` may.
"""
