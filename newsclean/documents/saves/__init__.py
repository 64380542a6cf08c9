"""What browsers save beside messages: web archives of Safari, and HAR files.

In: bytes, or an open file. Out: the page with its address; entries. May import the rest of
`documents`.
"""
