"""Which lines of a page may have a label word of credits: reading the credits of others is no use.

Most lines of a page are menus and prose. Where spaces set words apart a label is a run of whole
words, and looking those up takes a tenth of the time that looking for each of 140 labels takes.
"""

import re
from collections.abc import Sequence
from functools import cache

from newsclean.label.features.feature_table import Table, texts_of
from newsclean.label.features.words import soft_texts, soft_tokens, tokens_of
from newsclean.lexicon.cue_words import LONG
from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.captions import SIGNS, is_caption_text, names_sides, side_words
from newsclean.parsers.credits.labels import has_label
from newsclean.parsers.dates.relative import LONGEST_LINE, has_age

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


def side_marks(table: Table) -> list[bool]:
    """Whether each line says who stands where; most have no word for that."""
    lexicon, heads = table.lexicon, side_words(table.lexicon)
    pairs = zip(table.once(texts_of), table.once(tokens_of), strict=True)
    return [
        not heads.isdisjoint(tokens if lexicon.spaces else text) and names_sides(text, lexicon)
        for text, tokens in pairs
    ]


def caption_marks(table: Table) -> list[bool]:
    """Whether each line ends by crediting a picture; most have no word or sign of it."""
    pairs = zip(table.once(texts_of), table.once(label_marks), strict=True)
    return [
        (labelled or not SIGNS.isdisjoint(text)) and is_caption_text(text, table.lexicon)
        for text, labelled in pairs
    ]


def age_lines(table: Table) -> list[bool]:
    """Whether each line is a short one with an age."""
    has_digit = re.compile(r"\d").search
    return [
        len(text) <= LONGEST_LINE and has_digit(text) is not None and has_age(text, table.lexicon)
        for text in table.once(texts_of)
    ]
