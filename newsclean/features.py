"""Numbers that describe each block by itself and in its surroundings: what the card adds up.

One column a feature, one row a block; `columns` gives them all. The features of a text dump follow
the study in docs/decisions; HTML has those of its markup besides (see `markup`).
"""

import re
from collections import Counter
from math import log2

from newsclean.cues import GROUPS, LONGEST_CLOSING, CueWords, closes, cue_words
from newsclean.lexicon import Lexicon
from newsclean.markup import markup_columns
from newsclean.model import Block, Kind, Page
from newsclean.scripts import is_wide, wide_count
from newsclean.surroundings import context_columns

Columns = dict[str, list[float]]

TOKEN = re.compile(r"\w+")
SENTENCE_ENDS = (".", "。", "!", "！", "?", "？", "؟", "।")
CLOSERS = "\"'”’»」』）)】]›"
QUOTES = frozenset("\"'“‘«»„「『‹")
BARS = re.compile(r"[|｜»>›·•\[\]/＞]")
PUNCTUATION = re.compile(r"[,，、;；:：.。!！?？\"“”«»()（）《》]")
SENTENCES = re.compile(r"[.!?](?=\s|$)|[。！？]")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\.(?:com|cn|org|net)\b")
# Looks like a date or a clock time; what it says is read in `dates`.
DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d"
    r"|\d{1,2}:\d\d"
    r"|\d{1,2}月\d{1,2}日"
    r"|\b\d{1,2}\.? \w{3,9},? (?:19|20)\d\d"
    r"|\b\w{3,9} \d{1,2}, (?:19|20)\d\d"
)
WORDS_A_COMMON = 3.0  # about every third word of prose is a function word
LETTERS_A_WORD = 6.0
FEWEST_WORDS = 3
LONG_WORD = 5
LONG = 250  # effective characters: a longer line is prose, whatever words it has
NUMBERED = re.compile(r"\(?\d{1,2}[.)、．]\s*\D")


def effective(text: str) -> float:
    """Length in characters of an alphabet: a CJK character says as much as 2.5 letters."""
    return len(text) + 1.5 * wide_count(text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, quotes and brackets aside.

    >>> ends_sentence("他说：“好。”"), ends_sentence("Read more ..."), ends_sentence("Sports")
    (True, False, False)
    """
    return text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS and not text.endswith(("...", "…"))


def columns(page: Page, lexicon: Lexicon) -> Columns:
    """All features of a page, a column each, a row a block."""
    cues = cue_words(lexicon.languages[0])
    repeats = Counter(block.text for block in page.blocks)
    rows = [own_numbers(block, lexicon, cues) for block in page.blocks]
    table: Columns = {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
    if not rows:
        return table
    table["repeats"] = [float(min(3, repeats[block.text] - 1)) for block in page.blocks]
    if page.kind == "html":
        table |= markup_columns(page, table)
    table |= context_columns(page, table)
    table["shared_words"] = shared_words(page, table["hand_inside"], lexicon)
    return table


def shared_words(page: Page, inside: list[float], lexicon: Lexicon) -> list[float]:
    """How much of each block's vocabulary the main span uses elsewhere; teasers share little.

    Words are those of five letters and more, or pairs of characters; a block of few of them gets
    0.5.
    """
    bags = [vocabulary(block.text[:600], spaces=lexicon.spaces) for block in page.blocks]
    uses = Counter(word for bag, keep in zip(bags, inside, strict=True) if keep for word in bag)
    return [
        sum(uses[word] > keep for word in bag) / len(bag) if len(bag) >= FEWEST_WORDS else 0.5
        for bag, keep in zip(bags, inside, strict=True)
    ]


def vocabulary(text: str, *, spaces: bool) -> frozenset[str]:
    """The words of a text that say what it is about.

    >>> sorted(vocabulary("The river rose again", spaces=True))
    ['again', 'river']
    >>> sorted(vocabulary("青河水位", spaces=False))
    ['水位', '河水', '青河']
    """
    if spaces:
        return frozenset(word for word in TOKEN.findall(text.casefold()) if len(word) >= LONG_WORD)
    return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha())


def own_numbers(block: Block, lexicon: Lexicon, cues: CueWords) -> dict[str, float]:
    """What a block shows by itself."""
    text = block.text
    size = effective(text)
    last, first = text.rstrip(CLOSERS)[-1:], text[:1]
    low = text.casefold()
    tokens = TOKEN.findall(low)
    if not lexicon.common:  # a language without a file: its prose is told by its length alone
        common = min(len(tokens), size / LETTERS_A_WORD) / WORDS_A_COMMON
    elif lexicon.spaces:
        common = sum(token in lexicon.common for token in tokens)
    else:
        common = sum(map(low.count, lexicon.common))
    found = cues.groups(text if size < LONG else f"{text[:60]} {text[-60:]}")
    letters = len(text) or 1
    row = {
        "size": log2(1 + size),
        "end_sentence": float(ends_sentence(text)),
        "end_open": float(text.endswith(("...", "…", "[…]", "[...]"))),
        "end_colon": float(last in ":："),
        "end_comma": float(last in ",，、;；"),
        "punctuation": 100 * len(PUNCTUATION.findall(text)) / letters,
        "common": float(min(20, common)),
        "common_ratio": common / len(tokens) if lexicon.spaces and tokens else common / letters,
        "upper": 0.0 if text.islower() else sum(map(str.isupper, text[:200])) / min(letters, 200),
        "digits": sum(map(str.isdigit, text[:200])) / min(letters, 200),
        "bullet": float(block.kind is Kind.LIST_ITEM),
        "number": float(NUMBERED.match(text) is not None),
        "bars": float(min(5, len(BARS.findall(text[:250])))),
        "address": float(ADDRESS.search(text[:500]) is not None),
        "date": float(size < LONG and DATE.search(text) is not None),
        "first": first_class(first),
        "capitals": float(text.isupper() and len(text) > 3),
        "words": float(min(200, len(tokens))),
        "word_length": min(20.0, sum(map(len, tokens[:60])) / len(tokens[:60])) if tokens else 0.0,
        "sentences": float(min(12, len(SENTENCES.findall(text)))),
        "quote_first": float(first in QUOTES),
        "cue_groups": float(len(found)),
        "heading": float(block.level or 7 if block.kind is Kind.HEADING else 7),
        "length": size,
    }
    row["closing"] = float(len(text) <= LONGEST_CLOSING and closes(text, lexicon))
    for group in GROUPS:
        row[f"cue_{group}"] = float(group in found)
    return row


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
