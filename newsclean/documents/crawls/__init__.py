"""Crawls: WARC, WET, ARC and WACZ, one entry for each page in them.

    packed   the file as pieces of unpacked bytes; behind a broken member it goes on at the next
    buffer   the pieces as bytes that can be looked ahead in
    records  the bytes as records, of the length that is true and not the one that is written
    heads    how a WARC and an ARC record begins
    pages    one record as a page, an error, or skipped and why
    warcs    the reader: all of these together; `wacz` for the crawls in a ZIP archive

In: an open file. Out: entries. May import the rest of `documents`.
"""
