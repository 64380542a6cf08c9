"""HTML to `Page`: one lxml parse, blocks with their markup, the claims of the head.

In: `Decoded`. Out: `Page` and the parsed tree. `reader` is where to start reading. May import what
`read` may; the only room that knows lxml.
"""
