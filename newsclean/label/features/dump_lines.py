"""Features of a dump's lines by what stands near them: sentences, dates, captions, said-again text.

A dump shows no markup, so captions, teasers and cookie notices read like prose. What gives them
away is their company: few full sentences around them, dates between them, the same words twice (a
picture's description and its caption, a teaser's link and its headline). With these columns and
small trees instead of stumps the card for dumps won .02 of F1 on newsrooms that it had never seen.
"""

from itertools import pairwise
from operator import or_

from newsclean.label.features.around import around, prose_mass, since
from newsclean.label.features.feature_table import Column, Maker, Table, texts_of
from newsclean.label.features.line_marks import age_lines, caption_marks, side_marks
from newsclean.label.features.words import cue_groups, tokens_of

NEAR, FAR = 3, 10  # lines
SHORT_SENTENCE = 40.0  # effective characters: a shorter one may be a button or a headline
SHORT_LINE = 25.0
LONG_LINE = 80.0
TYPICAL = 100.0  # the length of a paragraph on a page that has none
MOST_TIMES_TYPICAL = 5.0
DATE_LINE = 6.2  # log2 of effective characters: a longer line only mentions a date
BEGINNING = 12  # characters by which a text is found again in itself
LEAST_DOUBLED = 24  # characters of a text that may be two
LEAST_AGAIN = 20  # characters that one half must share with the other
SAME_BEGINNING = 16  # characters that a line and its twin begin with
MOST_COMMAS = 8
LAST_WORDS = 4  # of a line, among which an agency's name signs it
MOST_CALLS = 3
EDGES = " .,;:|-–—…"
COMMAS = ",，、"
CALLS = "!！?？"


def sentence_lines(table: Table) -> list[bool]:
    """Whether each line is a sentence of some length."""
    pairs = zip(table["length"], table["end_sentence"], strict=True)
    return [length >= SHORT_SENTENCE and end > 0 for length, end in pairs]


def date_lines(table: Table) -> list[bool]:
    """Whether each line says little but a date or an age, as those above a story or a teaser do."""
    rows = zip(table["date"], table["size"], table.once(age_lines), strict=True)
    return [(date > 0 and size < DATE_LINE) or age for date, size, age in rows]


def unended_lines(table: Table) -> list[bool]:
    """Whether each line has the length of a headline and no full stop."""
    pairs = zip(table["length"], table["end_sentence"], strict=True)
    return [length >= SHORT_LINE and not end for length, end in pairs]


def captions(table: Table) -> Column:
    """Whether each line credits a picture at its end, or says who stands where in it."""
    return list(map(float, map(or_, table.once(caption_marks), table.once(side_marks))))


def length_ratios(table: Table) -> Column:
    """How long each line is beside the page's typical paragraph."""
    pairs = zip(table["length"], table.once(prose_mass), strict=True)
    prose = sorted(length for length, mass in pairs if mass) or [TYPICAL]
    typical = prose[len(prose) // 2]
    return [min(MOST_TIMES_TYPICAL, length / typical) for length in table["length"]]


def doubled(table: Table) -> Column:
    """Whether each line says one thing twice; see `is_doubled`."""
    return [float(is_doubled(text)) for text in table.once(texts_of)]


def is_doubled(text: str) -> bool:
    """Whether a text is one text twice, or begins again and then goes on.

    >>> is_doubled("Flood closes the bridge | Flood closes the bridge")
    True
    >>> is_doubled("The man in the hat said the man in the hat was he.")
    False
    """
    if len(text) < LEAST_DOUBLED:
        return False
    at = text.find(text[:BEGINNING], BEGINNING)
    while at != -1:
        first, second = text[:at].rstrip(EDGES), text[at:].rstrip(EDGES)
        if first == second:
            return True
        if len(first) > LEAST_AGAIN and (first.startswith(second) or second.startswith(first)):
            return True
        at = text.find(text[:BEGINNING], at + 1)
    return False


def twins(table: Table) -> Column:
    """Whether a line near each one begins with its first words, or has them, or the other way."""
    texts = table.once(texts_of)
    heads = [text[:SAME_BEGINNING] if len(text) >= SAME_BEGINNING else "" for text in texts]
    found = [0.0] * len(texts)
    for i, head in enumerate(heads):
        if head:
            for j in range(i + 1, min(len(texts), i + 1 + NEAR)):
                if heads[j] and (head in texts[j] or heads[j] in texts[i]):
                    found[i] = found[j] = 1.0
    return found


def signed(table: Table) -> Column:
    """Whether each line ends near the name of an agency or of an owner of pictures."""
    owners = table.lexicon.dateline["agencies"] | table.lexicon.names["picture"]
    return [
        float(
            not owners.isdisjoint(tokens[-LAST_WORDS:])
            or not owners.isdisjoint(map("".join, pairwise(tokens[-LAST_WORDS:])))
        )
        for tokens in table.once(tokens_of)
    ]


def kinds_since(table: Table) -> Column:
    """How many kinds of furniture stand between each line and the last sentence above it."""
    found, seen = [], set[str]()
    for groups, sentence in zip(table.once(cue_groups), table.once(sentence_lines), strict=True):
        found.append(float(len(seen)))
        seen = set() if sentence else seen | groups
    return found


def counted(signs: str, most: int) -> Maker:
    """The maker of the column of how many of some signs each line has, up to so many."""
    return lambda table: [
        float(min(most, sum(map(text.count, signs)))) for text in table.once(texts_of)
    ]


def near_marked(name: str, reach: int) -> Maker:
    """The maker of the column of how many lines within reach have a column's mark."""
    return lambda table: around([mark > 0 for mark in table[name]], reach)


NEIGHBOURS: dict[str, Maker] = {
    "sentences_near": lambda table: around(table.once(sentence_lines), NEAR),
    "sentences_far": lambda table: around(table.once(sentence_lines), FAR),
    "long_near": lambda table: around([length >= LONG_LINE for length in table["length"]], 5),
    "unended_near": lambda table: around(table.once(unended_lines), 5),
    "dates_near": lambda table: around(table.once(date_lines), 5),
    "since_date": lambda table: since(table.once(date_lines)),
    "until_date": lambda table: since(table.once(date_lines)[::-1])[::-1],
    "length_ratio": length_ratios,
    "caption": captions,
    "caption_after": lambda table: [*table["caption"][1:], 0.0],
    "captions_near": near_marked("caption", 4),
    "signed": signed,
    "kinds_since": kinds_since,
    "since_prose": lambda table: since(table.once(sentence_lines)),
    "until_prose": lambda table: since(table.once(sentence_lines)[::-1])[::-1],
    "doubled": doubled,
    "twin": twins,
    "twins_near": near_marked("twin", NEAR),
    "commas": counted(COMMAS, MOST_COMMAS),
    "calls": counted(CALLS, MOST_CALLS),
}
