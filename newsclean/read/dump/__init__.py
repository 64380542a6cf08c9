"""A text dump to `Page`: what a text browser, "select all, copy" or a crawler leaves of a page.

In: `Decoded`. Out: `Page`, the same as of HTML. `reader` is where to start reading; each other file
undoes one thing that programs do to a page: break lines, draw tables, number links. May import what
`read` may, but not lxml.
"""
