"""Numbers that describe each block by itself and in its surroundings: what the card adds up.

One column a feature, one row a block; `columns` gives them all, each made when it is asked for. The
features of a text dump follow the study in docs/decisions; HTML has those of its markup besides
(see `markup`). A new feature is a function from the table to a column, and a row in `OWN`.
"""

import re
from collections import Counter
from functools import cache
from itertools import chain, compress
from math import log2
from operator import add

from newsclean.label.features.feature_table import Column, Maker, Table, texts_of
from newsclean.label.features.words import closing_marks, cue_groups, low_texts, tokens_of
from newsclean.lexicon.cue_words import GROUPS, LONG, NOTHING, TOKEN
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Kind
from newsclean.text.sentences import CLOSERS, SENTENCE_ENDS
from newsclean.text.width import OTHER_DIGITS, effective, is_wide

QUOTES = frozenset("\"'“‘«»„「『‹")
OPEN_ENDS = ("...", "…", "[…]", "[...]")
BARS = re.compile(r"[|｜»>›·•\[\]/＞]")
PUNCTUATION = re.compile(r"[,，、;；:：.。!！?？\"“”«»()（）《》]")
SENTENCES = re.compile(r"[.!?。！？](?:(?<=[。！？])|(?=\s|$))")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\.(?:com|cn|org|net)\b")
ADDRESS_SIGNS = ("http", "www.", "@", ".com", ".cn", ".org", ".net")  # an address has one of these
# Looks like a date or a clock time; what it says is read in `dates`.
DATE = re.compile(
    r"\d(?:"
    r"(?:(?<=1)9|(?<=2)0)\d\d\s?[-/.年]\s?\d"
    r"|\d?(?:[./]\d{1,2}[./](?:19|20)?\d\d|:\d\d|月\d{1,2}日)"
    r"|(?<!\w\d)\d?\.? \w{3,9},? (?:19|20)\d\d"
    r")"
)
MONTH_FIRST = re.compile(r"\b\w{3,9} \d{1,2}, (?:19|20)\d\d")
CENTURIES = (", 19", ", 20")
DIGIT = re.compile(f"[\\d{OTHER_DIGITS}]")
NUMBERED = re.compile(r"\(?\d{1,2}[.)、．]\s*\D")
UPPER = bytes(range(ord("A"), ord("Z") + 1))
HEAD = 200  # characters in which capitals and digits are counted
WORDS_A_COMMON = 3.0  # about every third word of prose is a function word
LETTERS_A_WORD = 6.0
FEWEST_WORDS = 3
LONG_WORD = 5
SHARED_HEAD = 600  # characters of a block whose words are compared


# ---- what several columns need ----


def last_signs(table: Table) -> list[str]:
    """The last character of each text, quotes and brackets aside."""
    return [text.rstrip(CLOSERS)[-1:] for text in table.once(texts_of)]


def wordy(table: Table) -> list[bool]:
    """Whether a text has nothing but letters, digits and spaces, as most lines of a menu do."""
    return [
        not text or text.isalnum() or text.replace(" ", "").isalnum()
        for text in table.once(texts_of)
    ]


def digit_counts(table: Table) -> list[int]:
    """How many digits stand in the first characters of each text."""
    find = DIGIT.findall
    return [0 if text.isalpha() else len(find(text[:HEAD])) for text in table.once(texts_of)]


# ---- a text's own numbers ----


def lengths(table: Table) -> Column:
    """Effective lengths."""
    return [
        float(len(text)) if text.isascii() else effective(text) for text in table.once(texts_of)
    ]


def sizes(table: Table) -> Column:
    """Effective lengths as their logarithm: two words or four differ more than 100 or 102."""
    return [log2(1 + length) for length in table["length"]]


def sentence_ends(table: Table) -> Column:
    """Whether a block ends a sentence; see `ends_sentence`."""
    pairs = zip(table.once(texts_of), table.once(last_signs), strict=True)
    return [
        1.0 if last in SENTENCE_ENDS and not text.endswith(("...", "…")) else 0.0
        for text, last in pairs
    ]


def ending_with(signs: str) -> Maker:
    """The maker of the column of texts that end with one of some signs, quotes aside."""
    return lambda table: [float(last != "" and last in signs) for last in table.once(last_signs)]


def open_ends(table: Table) -> Column:
    """Whether a text breaks off."""
    return [float(text.endswith(OPEN_ENDS)) for text in table.once(texts_of)]


def punctuation(table: Table) -> Column:
    """Punctuation marks in a hundred characters."""
    return [
        100 * count / (len(text) or 1)
        for text, count in zip(table.once(texts_of), counted(table, PUNCTUATION), strict=True)
    ]


def counted(table: Table, signs: re.Pattern[str], head: int | None = None) -> list[int]:
    """How often some signs stand in the texts, or in the head of each; letters are no signs."""
    find = signs.findall
    return [
        0 if plain else len(find(text[:head]))
        for text, plain in zip(table.once(texts_of), table.once(wordy), strict=True)
    ]


def common_words(table: Table) -> Column:
    """How many function words a block has."""
    lexicon = table.lexicon
    if not lexicon.common:  # a language without a file: its prose is told by its length alone
        pairs = zip(table.once(tokens_of), table["length"], strict=True)
        return [min(len(tokens), size / LETTERS_A_WORD) / WORDS_A_COMMON for tokens, size in pairs]
    if lexicon.spaces:
        known = lexicon.common.__contains__
        return [float(sum(map(known, tokens))) for tokens in table.once(tokens_of)]
    signs, longer = common_signs(lexicon)
    find = signs.findall
    lows = table.once(low_texts)
    if not longer:
        return [float(len(find(low))) for low in lows]
    return [float(len(find(low)) + sum(map(low.count, longer))) for low in lows]


@cache
def common_signs(lexicon: Lexicon) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The function words of one character, and the longer ones, of a language without spaces."""
    single = "".join(word for word in lexicon.common if len(word) == 1)
    pattern = re.compile(f"[{re.escape(single)}]" if single else r"(?!)")
    return pattern, tuple(word for word in lexicon.common if len(word) > 1)


def common_counts(table: Table) -> Column:
    """Function words, up to twenty."""
    return [min(20.0, count) for count in table.once(common_words)]


def common_ratio(table: Table) -> Column:
    """Function words a word, or a character where no spaces are written."""
    spaces = table.lexicon.spaces
    rows = zip(table.once(common_words), table.once(tokens_of), table.once(texts_of), strict=True)
    return [
        common / (len(tokens) if spaces and tokens else len(text) or 1)
        for common, tokens, text in rows
    ]


def capital_shares(table: Table) -> Column:
    """The share of capitals among the first characters."""
    pairs = zip(table.once(texts_of), table.once(low_texts), strict=True)
    return [0.0 if text == low else capital_share(text) for text, low in pairs]


def capital_share(text: str) -> float:
    """The share of capitals among a text's first characters."""
    head = text[:HEAD]
    if text.islower():
        return 0.0
    if head.isascii():
        return 1 - len(head.encode().translate(None, UPPER)) / len(head)
    return sum(map(str.isupper, head)) / len(head)


def digit_shares(table: Table) -> Column:
    """The share of digits among the first characters."""
    pairs = zip(table.once(texts_of), table.once(digit_counts), strict=True)
    return [count / min(len(text), HEAD) if count else 0.0 for text, count in pairs]


def numbered(table: Table) -> Column:
    """Whether a text begins with a number as items of a list do."""
    pairs = zip(table.once(texts_of), table.once(digit_counts), strict=True)
    return [float(count > 0 and NUMBERED.match(text) is not None) for text, count in pairs]


def addresses(table: Table) -> Column:
    """Whether an address of the web or of mail stands in a text."""
    pairs = zip(table.once(texts_of), table.once(wordy), strict=True)
    return [
        float(
            not plain
            and any(map((head := text[:500]).__contains__, ADDRESS_SIGNS))
            and ADDRESS.search(head) is not None
        )
        for text, plain in pairs
    ]


def dated(table: Table) -> Column:
    """Whether a line has what looks like a date or a clock time."""
    rows = zip(table.once(texts_of), table["length"], table.once(digit_counts), strict=True)
    return [
        float(size < LONG and (count > 0 or len(text) > HEAD) and looks_dated(text))
        for text, size, count in rows
    ]


def looks_dated(text: str) -> bool:
    """Whether a text has what looks like a date or a clock time.

    >>> [looks_dated(line) for line in ("2 May 2020", "May 2, 2020", "5月2日", "12:30", "1-2")]
    [True, True, True, True, False]
    """
    if DATE.search(text):
        return True
    return any(map(text.__contains__, CENTURIES)) and MONTH_FIRST.search(text) is not None


def first_classes(table: Table) -> Column:
    """The class of each text's first character."""
    return [first_class(text[:1]) for text in table.once(texts_of)]


@cache
def first_class(character: str) -> float:
    """The class of a first character as a number: none, lower, upper, digit, wide, quote, other."""
    if not character:
        return 0.0
    if character.islower():
        return 1.0
    if character.isupper():
        return 2.0
    if character.isdigit():
        return 3.0
    if is_wide(character):
        return 4.0
    return 5.0 if character in QUOTES else 6.0


def in_capitals(table: Table) -> Column:
    """Whether a text is written in capitals."""
    return [float(text.isupper() and len(text) > 3) for text in table.once(texts_of)]


def word_lengths(table: Table) -> Column:
    """The mean length of the first words."""
    return [
        min(20.0, len("".join(tokens[:60])) / min(60, len(tokens))) if tokens else 0.0
        for tokens in table.once(tokens_of)
    ]


def headings(table: Table) -> Column:
    """The level of a heading; 7 for what is none."""
    return [
        float(block.level or 7) if block.kind is Kind.HEADING else 7.0
        for block in table.page.blocks
    ]


def repeats(table: Table) -> Column:
    """How often each text stands on the page besides, up to three times."""
    texts = table.once(texts_of)
    number = Counter(texts)
    return [float(min(3, number[text] - 1)) for text in texts]


def cue_columns() -> dict[str, Maker]:
    """A row for each group of cue words: whether a block has one of them."""
    return {f"cue_{group}": cue_column(group) for group in GROUPS}


def cue_column(group: str) -> Maker:
    """The maker of the column of one group of cue words."""
    return lambda table: [float(group in found) for found in table.once(cue_groups)]


def shared_words(table: Table) -> Column:
    """How much of each block's vocabulary the main span uses elsewhere; teasers share little.

    Words are those of five letters and more, or pairs of characters; a block of few of them gets
    0.5.
    """
    inside = table["hand_inside"]
    bags = vocabularies(table, inside)
    uses = Counter(chain.from_iterable(compress(bags, inside)))
    used = frozenset(uses)
    again = frozenset(word for word, times in uses.items() if times > 1)
    return [
        len(bag & (again if keep else used)) / len(bag) if len(bag) >= FEWEST_WORDS else 0.5
        for bag, keep in zip(bags, inside, strict=True)
    ]


def vocabularies(table: Table, inside: Column) -> list[frozenset[str]]:
    """The vocabulary of each block; none of a block outside that has too few words anyway."""
    texts = table.once(texts_of)
    if not table.lexicon.spaces:
        return [
            vocabulary(text[:SHARED_HEAD], spaces=False)
            if len(text) > FEWEST_WORDS or keep
            else NOTHING
            for text, keep in zip(texts, inside, strict=True)
        ]
    return [
        NOTHING
        if len(tokens) < FEWEST_WORDS and not keep
        else long_words(tokens)
        if len(text) <= SHARED_HEAD
        else vocabulary(text[:SHARED_HEAD], spaces=True)
        for text, tokens, keep in zip(texts, table.once(tokens_of), inside, strict=True)
    ]


def vocabulary(text: str, *, spaces: bool) -> frozenset[str]:
    """The words of a text that say what it is about.

    >>> sorted(vocabulary("The river rose again", spaces=True))
    ['again', 'river']
    >>> sorted(vocabulary("青河水位", spaces=False))
    ['水位', '河水', '青河']
    """
    if spaces:
        return long_words(TOKEN.findall(text.casefold()))
    pairs = frozenset(map(add, text, text[1:]))
    return pairs if text.isalpha() else frozenset(filter(str.isalpha, pairs))


def long_words(tokens: list[str]) -> frozenset[str]:
    """The words of some length among tokens."""
    return frozenset([token for token in tokens if len(token) >= LONG_WORD])


OWN: dict[str, Maker] = {
    "size": sizes,
    "end_sentence": sentence_ends,
    "end_open": open_ends,
    "end_colon": ending_with(":："),
    "end_comma": ending_with(",，、;；"),
    "punctuation": punctuation,
    "common": common_counts,
    "common_ratio": common_ratio,
    "upper": capital_shares,
    "digits": digit_shares,
    "bullet": lambda table: [float(b.kind is Kind.LIST_ITEM) for b in table.page.blocks],
    "rows": lambda table: [float(min(20, len(b.rows))) for b in table.page.blocks],
    "number": numbered,
    "bars": lambda table: [float(min(5, count)) for count in counted(table, BARS, LONG)],
    "address": addresses,
    "date": dated,
    "first": first_classes,
    "capitals": in_capitals,
    "words": lambda table: [float(min(200, len(t))) for t in table.once(tokens_of)],
    "word_length": word_lengths,
    "sentences": lambda table: [float(min(12, count)) for count in counted(table, SENTENCES)],
    "quote_first": lambda table: [float(t[:1] in QUOTES) for t in table.once(texts_of)],
    "cue_groups": lambda table: [float(len(found)) for found in table.once(cue_groups)],
    "heading": headings,
    "length": lengths,
    "closing": closing_marks,
    **cue_columns(),
    "repeats": repeats,
}
