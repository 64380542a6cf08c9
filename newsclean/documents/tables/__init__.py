"""Tables with a page in each row: JSON Lines, CSV, Parquet, and the index beside a folder.

In: an open table. Out: entries. May import the rest of `documents`.
"""
