"""TODO."""

from newsclean.label.features.feature_table import Column, Table, texts_of
from newsclean.lexicon.cue_words import END, LONG, LONGEST_CLOSING, TOKEN, cue_words, is_closing
from newsclean.text.fold import soften


def low_texts(table: Table) -> list[str]:
    """The texts without case."""
    return [text.casefold() for text in table.once(texts_of)]


def tokens_of(table: Table) -> list[list[str]]:
    """The words and numbers of each text, without case."""
    find = TOKEN.findall
    return [find(low) for low in table.once(low_texts)]


def soft_texts(table: Table) -> list[str]:
    """The texts in the form in which words are looked up (see `soften`), of long ones both ends."""
    rows = zip(table.once(texts_of), table.once(low_texts), table["length"], strict=True)
    return [
        (low if text.isascii() else soften(text))
        if length < LONG
        else soften(f"{text[:END]} {text[-END:]}")
        for text, low, length in rows
    ]


def soft_tokens(table: Table) -> list[list[str]]:
    """The words and numbers of the softened texts."""
    rows = zip(table.once(soft_texts), table.once(low_texts), table.once(tokens_of), strict=True)
    return [tokens if soft == low else TOKEN.findall(soft) for soft, low, tokens in rows]


def cue_groups(table: Table) -> list[frozenset[str]]:
    """The groups of cue words that each block has a word of."""
    words = cue_words(table.lexicon.languages[0])
    pairs = zip(table.once(soft_texts), table.once(soft_tokens), strict=True)
    return [words.groups_among(soft, tokens) for soft, tokens in pairs]


def closing_marks(table: Table) -> Column:
    """Whether each block is a heading that closes the story."""
    lexicon = table.lexicon
    pairs = zip(table.once(texts_of), table.once(soft_texts), strict=True)
    return [
        float(len(text) <= LONGEST_CLOSING and is_closing(soft, lexicon)) for text, soft in pairs
    ]
