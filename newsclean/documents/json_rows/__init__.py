"""Rows in JSON: where in a file they are, their bytes one at a time, and their inner columns."""
