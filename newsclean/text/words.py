"""Words of a text: runs of letters, with or without digits."""

from newsclean.native import split_letters, split_tokens

__all__ = ["split_letters", "split_tokens"]
