"""The fields of `Lexicon.credit` that are read alike: those of people, and those of dates."""

PEOPLE_FIELDS = frozenset({"author", "editor", "photographer"})
DATE_FIELDS = frozenset({"published", "modified"})
