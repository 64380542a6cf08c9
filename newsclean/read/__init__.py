"""Text to `Page`: blocks in reading order and, for HTML, what the head claims.

In: `Decoded`. Out: `Page`. `kind` tells HTML from text dumps; read `html.reader` or `dump.reader`
first; `savers` finds what the program that saved a page wrote into it. What is story and what is
not is decided later, in `label`. May import `lexicon`, `decode`, `text` and `model`, and how
`documents` reads crawl dates.
"""
