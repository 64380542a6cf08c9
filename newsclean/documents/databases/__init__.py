"""Databases with a table of pages: SQLite and DuckDB.

In: the path of a file that a stranger may have made. Out: entries. May import the rest of
`documents`. `choose_table` says which table is read.
"""
