"""`Outcome` to a record and back: schema, JSON, Markdown, stores, comparing and joining records.

In: `Outcome` or files of records. Out: records or files of records. May import `documents`, `text`
and `model`. Read `schema` first: it is the table of the record's keys. `render` makes records,
`stores` keep them, `read_back` reads them again, `merge` and `diff` work on what was read.
"""
