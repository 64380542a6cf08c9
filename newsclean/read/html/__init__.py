"""HTML to `Page`: one parse by lxml, blocks with their markup, the claims of the head.

In: `Decoded`. Out: `Page` and the parsed tree. `reader` is where to start reading. May import what
`read` may; besides `label.second_opinion` the only room that knows lxml.
"""
