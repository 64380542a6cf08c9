"""Authors and editors: by-lines, credit lines and claims of the head.

In: `LabelledPage`. Out: candidates for `authors` and `editors`, best first. May import what
`fields` may.
"""
