"""Feeds (RSS, Atom, JSON Feed) and exported notes: a document for each entry with its full text.

In: an open file. Out: entries, each a small page that claims what the feed says of it. May import
the rest of `documents`. Read `entry_page` first; the others find the entries of one format each.
"""
