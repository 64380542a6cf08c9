"""The headline: candidates from the head and from lines, and the choice between their wordings.

In: `LabelledPage`. Out: candidates for `title`, `subtitle`, `original_title`, best first. May
import what `fields` may.
"""
