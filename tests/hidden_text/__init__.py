"""Pages that hide text, made by a grammar."""
