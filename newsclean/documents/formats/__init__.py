"""What a file is, by its first bytes: a page, many documents in one file, or none of ours.

    found = detect_format(read_head(file), "crawl.warc.gz")
    if found and found.reader: ...              # many documents: `documents.files` reads them
    elif found: raise make_refusal(found)       # known, and not read: one line says what to do

In: bytes and a name. Out: a `Format`, or `None` for a single page. Read `known` first, the list of
formats; `shapes` has those that only their text shows, `detect` asks both.
"""
