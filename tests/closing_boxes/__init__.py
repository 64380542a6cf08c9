"""Pages made from a grammar: a box of other stories amid the story of ten languages, or below it."""
