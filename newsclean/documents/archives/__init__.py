"""Archives: ZIP, TAR and 7z, one entry for each page in them, and for those in archives in them.

In: an open container. Out: entries. May import the rest of `documents`.
"""

HTML_MEDIA_TYPES = ("text/html", "application/xhtml+xml")
ENCRYPTED_FLAG = 0x1  # of a ZIP member (APPNOTE.TXT 4.4.4)
ENCRYPTED_MESSAGE = "is encrypted; unpack the archive with its password first"
