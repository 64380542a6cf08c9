"""Which lines of a page may have a label word of credits: reading the credits of others is no use.

Most lines of a page are menus and prose. Where spaces set words apart a label is a run of whole
words, and looking those up takes a tenth of the time that looking for each of 140 labels takes.
"""

import re
from collections.abc import Sequence
from functools import cache

from newsclean.credit_labels import has_label
from newsclean.cues import LONG, soft_texts, soft_tokens
from newsclean.lexicon import Lexicon
from newsclean.table import Table, texts_of

__all__ = ["label_marks"]

# A capital behind a small letter, where a space was lost: Written byJane Miller.
CAMEL = re.compile(r"[A-ZÀ-ÞĀ-ſΆ-ΫЀ-Я](?<=[a-zß-ÿĀ-ſά-ώа-џ].)")
LETTERS = re.compile(r"[^\W\d_]+")  # a digit or an underscore may stand beside a label


def label_marks(table: Table) -> list[bool]:
    """Whether each line may have a label word; where it has none, it has no credit."""
    labels, heads = labels_of(table.lexicon), heads_of(table.lexicon)
    lines = zip(table.once(texts_of), table["length"], strict=True)
    words = zip(table.once(soft_texts), table.once(soft_tokens), strict=True)
    return [
        has_label(text, table.lexicon)
        if length > len(text) or CAMEL.search(text)  # scripts without spaces, a lost space
        else length >= LONG
        or (not heads.isdisjoint(tokens) and begins_label(tokens, labels, heads))
        or (
            not soft.replace(" ", "").isalpha()
            and begins_label(LETTERS.findall(soft), labels, heads)
        )
        for (text, length), (soft, tokens) in zip(lines, words, strict=True)
    ]


def begins_label(tokens: Sequence[str], labels: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether some words in a row are a label.

    >>> heads = frozenset({"photo", "photoby"})
    >>> begins_label(["photo", "by", "jane"], frozenset({"photoby"}), heads)
    True
    """
    for i, token in enumerate(tokens):
        if token in heads:
            words = token
            for following in tokens[i + 1 :]:
                if words in labels or words not in heads:
                    break
                words += following
            if words in labels:
                return True
    return False


@cache
def labels_of(lexicon: Lexicon) -> frozenset[str]:
    """The labels of a lexicon, letters alone."""
    return frozenset("".join(LETTERS.findall(label)) for label in lexicon.credit)


@cache
def heads_of(lexicon: Lexicon) -> frozenset[str]:
    """What the labels of a lexicon begin with, of every length, and they themselves."""
    return frozenset(
        label[:end] for label in labels_of(lexicon) for end in range(1, len(label) + 1)
    )
