"""Exact and near duplicates among records, in groups; the records themselves are never changed.

In: records. Out: groups, the representative first. May import `records` and `errors`. Read `groups`
first; `sketches` says what is compared of a text, `candidates` which pairs of texts, `text_store`
has the texts and compares two of them. docs/duplicates.md says what counts as one story,
docs/decisions/0010-duplicates.md why.
"""

from newsclean.duplicates.groups import Group, find_duplicates

__all__ = ["Group", "find_duplicates"]
