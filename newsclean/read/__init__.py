"""Text to `Page`: blocks in reading order and, for HTML, what the head claims.

In: `Decoded`. Out: `Page`. `html` reads HTML, `dump` reads text dumps; `kind` tells them apart.
Nothing is judged here. May import `lexicon`, `decode`, `text` and `model`.
"""
