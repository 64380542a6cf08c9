"""Exact and near duplicates among records, in groups; the records themselves are never changed.

docs/duplicates.md says what counts as one story, docs/decisions/ why.
"""

from newsclean.duplicates.groups import Group, find_duplicates

__all__ = ["Group", "find_duplicates"]
