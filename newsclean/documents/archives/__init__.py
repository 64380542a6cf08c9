"""Archives: ZIP, tar, WARC and MHTML, one entry for each page in them.

In: an open container. Out: entries. May import the rest of `documents`.
"""
