"""Text to `Page`: blocks in reading order and, for HTML, what the head claims.

In: `Decoded`. Out: `Page`. `kind` tells HTML from text dumps; read `html.reader` or `dump.reader`
first. What is story and what is not is decided later, in `label`. May import `lexicon`, `decode`,
`text` and `model`.
"""
