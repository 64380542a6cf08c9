"""Pre-filters: which lines may hold a credit, a caption or an age, so that only these are parsed.

Most lines of a page are menus and prose. In languages with spaces a label of credits ("Written by")
is a run of whole words, and looking up the words of a line takes a tenth of the time that looking
for each of 140 labels takes. No feature is made here; `dump_lines`, rules and removals ask.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from newsclean.label.features.character_counts import count_characters
from newsclean.label.features.feature_table import FeatureTable, get_texts
from newsclean.label.features.words import soften_texts, tokenize_softened_texts, tokenize_texts
from newsclean.lexicon.cue_words import LONG_LINE_EFF_CHARS
from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.captions.left_right import collect_side_heads, has_picture_sides
from newsclean.parsers.captions.picture_credit import has_caption_sign, is_caption_text
from newsclean.parsers.credits.labels import has_folded_label
from newsclean.parsers.dates.relative import MAX_AGE_LINE_CHARS, has_age
from newsclean.text.fold import fold
from newsclean.text.words import split_letters

__all__ = ["MAX_CREDIT_LINE_CHARS", "count_lines_read_for_credits", "mark_label_lines"]

# A capital right after a small letter, where a space was lost: Written byJane Miller.
LOST_SPACE = re.compile(r"[A-ZÀ-ÞĀ-ſΆ-ΫЀ-Я](?<=[a-zß-ÿĀ-ſά-ώа-џ].)")
MAX_CREDIT_LINE_CHARS = 160  # a longer line is a paragraph, even if credits stand in it
# Lines of a page, with a label or a date, whose credits are read, from the top. Reading one takes a
# third of a millisecond; news pages have 299 such lines at most.
MAX_CREDIT_LINES = 600
# May stand beside a label; without one the words of a line are letters.
BESIDE_LETTERS = re.compile(r"[\d_]")


def mark_label_lines(table: FeatureTable) -> list[bool]:
    """Whether each line may have a label word of credits; one without, or a long one, has none."""
    lexicon = table.lexicon
    labels, heads = list_labels(lexicon), list_label_heads(lexicon)
    lines = zip(
        table.once(get_texts), table["length"], table.once(count_characters).digits, strict=True
    )
    words = zip(table.once(soften_texts), table.once(tokenize_softened_texts), strict=True)
    return [
        len(text) <= MAX_CREDIT_LINE_CHARS
        and (
            has_folded_label(
                "".join(soft.split()) if length < LONG_LINE_EFF_CHARS else fold(text), lexicon
            )
            if length > len(text) or LOST_SPACE.search(text)  # CJK characters, or a lost space
            else (not heads.isdisjoint(tokens) and holds_label(tokens, labels, heads))
            or (
                # Softening brings digits that the text had not: a half becomes 1 and 2.
                (digits > 0 or "_" in soft or not text.isascii())
                and BESIDE_LETTERS.search(soft) is not None
                and holds_label(split_letters(soft), labels, heads)
            )
        )
        for (text, length, digits), (soft, tokens) in zip(lines, words, strict=True)
    ]


def holds_label(tokens: Sequence[str], labels: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether some tokens in a row, written together, are a label.

    >>> heads = frozenset({"photo", "photoby"})
    >>> holds_label(["photo", "by", "jane"], frozenset({"photoby"}), heads)
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
def list_labels(lexicon: Lexicon) -> frozenset[str]:
    """The labels of a lexicon, letters alone."""
    return frozenset("".join(split_letters(label)) for label in lexicon.credit)


@cache
def list_label_heads(lexicon: Lexicon) -> frozenset[str]:
    """All beginnings of the labels of a lexicon, the whole labels too."""
    return list_heads(list_labels(lexicon))


def list_heads(words: Iterable[str]) -> frozenset[str]:
    """All beginnings of some words, the whole words too.

    >>> sorted(list_heads(["by", "bob"]))
    ['b', 'bo', 'bob', 'by']
    """
    return frozenset(word[:end] for word in words for end in range(1, len(word) + 1))


def mark_side_lines(table: FeatureTable) -> list[bool]:
    """Whether each line says who stands where in a picture; most have no word such as "left"."""
    lexicon, heads = table.lexicon, collect_side_heads(table.lexicon)
    texts = table.once(get_texts)
    if lexicon.spaces:
        found = [not heads.isdisjoint(tokens) for tokens in table.once(tokenize_texts)]
    else:
        wide = [head for head in heads if len(head) == 1]
        found = [any(map(text.__contains__, wide)) for text in texts]
    return [
        head and has_picture_sides(text, lexicon) for head, text in zip(found, texts, strict=True)
    ]


def mark_caption_lines(table: FeatureTable) -> list[bool]:
    """Whether each line ends with the credit of a picture; most have no label or bracket."""
    stop = table.once(count_lines_read_for_credits)
    pairs = zip(table.once(get_texts), table.once(mark_label_lines), strict=True)
    return [
        i < stop and (labelled or has_caption_sign(text)) and is_caption_text(text, table.lexicon)
        for i, (text, labelled) in enumerate(pairs)
    ]


def count_lines_read_for_credits(table: FeatureTable) -> int:
    """How many blocks from the top on are read for credits, dates and the credits of pictures.

    All of them, unless more than `MAX_CREDIT_LINES` may be such lines.
    """
    rows = zip(table.once(get_texts), table.once(mark_label_lines), table["has_date"], strict=True)
    lines = (
        i
        for i, (text, labelled, dated) in enumerate(rows)
        if (labelled or dated) and len(text) <= MAX_CREDIT_LINE_CHARS
    )
    return next(islice(lines, MAX_CREDIT_LINES, None), len(table.page.blocks))


def mark_age_lines(table: FeatureTable) -> list[bool]:
    """Whether each line is short and has an age: "2 hours ago"."""
    pairs = zip(table.once(get_texts), table.once(count_characters).digits, strict=True)
    return [
        digits > 0 and len(text) <= MAX_AGE_LINE_CHARS and has_age(text, table.lexicon)
        for text, digits in pairs
    ]
