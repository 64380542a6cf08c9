"""`Outcome` to a record and back: schema, JSON, Markdown, stores, comparing and joining records.

In: `Outcome` or files of records. Out: records or files of records. May import `documents`, `text`
and `model`.
"""
