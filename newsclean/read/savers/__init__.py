"""What the program that saved a page wrote into it, and what it put around the page.

In: the text of a page, or its parsed tree. Out: `Saved`, the address and the time that the saver
knew, and the page without the saver's own words. `marks` is where to start reading. Read only what
stands at the edges of a page: one without marks costs nothing that can be measured. May import what
`read` may.
"""
