"""Features of a dump's lines by what stands near them: sentences, dates, captions, said-again text.

A dump shows no markup, so captions, teasers and cookie notices read like prose. What gives them
away is their company: few full sentences around them, dates between them, the same words twice (a
picture's description and its caption, a teaser's link and its headline). With these columns and
small trees instead of stumps the card for dumps won .02 of F1 on newsrooms that it had never seen.
"""

from itertools import pairwise
from operator import or_

from newsclean.label.features.around import count_marked_around, count_since_marked, measure_prose
from newsclean.label.features.feature_table import Column, ColumnMaker, FeatureTable, get_texts
from newsclean.label.features.line_marks import mark_age_lines, mark_caption_lines, mark_side_lines
from newsclean.label.features.words import find_cue_groups, tokenize_texts

NEAR_LINES, WIDE_LINES = 3, 10  # lines
MIN_SENTENCE_LINE_EFF_CHARS = (
    40.0  # effective characters: a shorter one may be a button or a headline
)
MIN_UNENDED_EFF_CHARS = 25.0
MIN_LONG_LINE_EFF_CHARS = 80.0
DEFAULT_MEDIAN_EFF_CHARS = 100.0  # the length of a paragraph on a page that has none
MAX_LENGTH_TO_MEDIAN = 5.0
MAX_DATE_LINE_LOG_LENGTH = 6.2  # log2 of effective characters: a longer line only mentions a date
BEGINNING_CHARS = 12  # characters by which a text is found again in itself
MIN_DOUBLED_CHARS = 24  # characters of a text that may be two
MIN_REPEATED_CHARS = 20  # characters that one half must share with the other
SAME_BEGINNING_CHARS = 16  # characters that a line and its twin begin with
MAX_COMMAS = 8
MAX_AGENCY_WORDS_TO_END = 4  # of a line, among which an agency's name signs it
MAX_EXCLAMATIONS = 3
EDGE_SIGNS = " .,;:|-–—…"
COMMA_SIGNS = ",，、"
EXCLAMATION_SIGNS = "!！?？"


def mark_sentence_lines(table: FeatureTable) -> list[bool]:
    """Whether each line is a sentence of some length."""
    pairs = zip(table["length"], table["end_sentence"], strict=True)
    return [length >= MIN_SENTENCE_LINE_EFF_CHARS and end > 0 for length, end in pairs]


def mark_date_lines(table: FeatureTable) -> list[bool]:
    """Whether each line says little but a date or an age, as those above a story or a teaser do."""
    rows = zip(table["has_date"], table["log_length"], table.once(mark_age_lines), strict=True)
    return [(date > 0 and size < MAX_DATE_LINE_LOG_LENGTH) or age for date, size, age in rows]


def mark_unended_lines(table: FeatureTable) -> list[bool]:
    """Whether each line has the length of a headline and no full stop."""
    pairs = zip(table["length"], table["end_sentence"], strict=True)
    return [length >= MIN_UNENDED_EFF_CHARS and not end for length, end in pairs]


def mark_caption_or_side_lines(table: FeatureTable) -> Column:
    """Whether each line credits a picture at its end, or says who stands where in it."""
    return list(map(float, map(or_, table.once(mark_caption_lines), table.once(mark_side_lines))))


def compare_to_median_length(table: FeatureTable) -> Column:
    """How long each line is beside the page's typical paragraph."""
    pairs = zip(table["length"], table.once(measure_prose), strict=True)
    prose = sorted(length for length, mass in pairs if mass) or [DEFAULT_MEDIAN_EFF_CHARS]
    typical = prose[len(prose) // 2]
    return [min(MAX_LENGTH_TO_MEDIAN, length / typical) for length in table["length"]]


def mark_doubled_lines(table: FeatureTable) -> Column:
    """Whether each line says one thing twice; see `is_doubled`."""
    return [float(is_doubled(text)) for text in table.once(get_texts)]


def is_doubled(text: str) -> bool:
    """Whether a text is one text twice, or begins again and then goes on.

    >>> is_doubled("Flood closes the bridge | Flood closes the bridge")
    True
    >>> is_doubled("The man in the hat said the man in the hat was he.")
    False
    """
    if len(text) < MIN_DOUBLED_CHARS:
        return False
    at = text.find(text[:BEGINNING_CHARS], BEGINNING_CHARS)
    while at != -1:
        first, second = text[:at].rstrip(EDGE_SIGNS), text[at:].rstrip(EDGE_SIGNS)
        if first == second:
            return True
        if len(first) > MIN_REPEATED_CHARS and (
            first.startswith(second) or second.startswith(first)
        ):
            return True
        at = text.find(text[:BEGINNING_CHARS], at + 1)
    return False


def mark_near_repeats(table: FeatureTable) -> Column:
    """Whether a line near each one begins with its first words, or has them, or the other way."""
    texts = table.once(get_texts)
    heads = [
        text[:SAME_BEGINNING_CHARS] if len(text) >= SAME_BEGINNING_CHARS else "" for text in texts
    ]
    found = [0.0] * len(texts)
    for i, head in enumerate(heads):
        if head:
            for j in range(i + 1, min(len(texts), i + 1 + NEAR_LINES)):
                if heads[j] and (head in texts[j] or heads[j] in texts[i]):
                    found[i] = found[j] = 1.0
    return found


def mark_agency_ends(table: FeatureTable) -> Column:
    """Whether each line ends near the name of an agency or of an owner of pictures."""
    owners = table.lexicon.dateline["agencies"] | table.lexicon.names["picture"]
    return [
        float(
            not owners.isdisjoint(tokens[-MAX_AGENCY_WORDS_TO_END:])
            or not owners.isdisjoint(map("".join, pairwise(tokens[-MAX_AGENCY_WORDS_TO_END:])))
        )
        for tokens in table.once(tokenize_texts)
    ]


def count_cue_groups_since(table: FeatureTable) -> Column:
    """How many kinds of furniture stand between each line and the last sentence above it."""
    found, seen = [], set[str]()
    for groups, sentence in zip(
        table.once(find_cue_groups), table.once(mark_sentence_lines), strict=True
    ):
        found.append(float(len(seen)))
        seen = set() if sentence else seen | groups
    return found


def make_sign_count_column(signs: str, most: int) -> ColumnMaker:
    """The maker of the column of how many of some signs each line has, up to so many."""
    return lambda table: [
        float(min(most, sum(map(text.count, signs)))) for text in table.once(get_texts)
    ]


def make_marked_near_column(name: str, reach: int) -> ColumnMaker:
    """The maker of the column of how many lines within reach have a column's mark."""
    return lambda table: count_marked_around([mark > 0 for mark in table[name]], reach)


DUMP_LINE_FEATURES: dict[str, ColumnMaker] = {
    "sentence_lines_within_3": lambda table: count_marked_around(
        table.once(mark_sentence_lines), NEAR_LINES
    ),
    "sentence_lines_within_10": lambda table: count_marked_around(
        table.once(mark_sentence_lines), WIDE_LINES
    ),
    "long_lines_within_5": lambda table: count_marked_around(
        [length >= MIN_LONG_LINE_EFF_CHARS for length in table["length"]], 5
    ),
    "unended_lines_within_5": lambda table: count_marked_around(table.once(mark_unended_lines), 5),
    "date_lines_within_5": lambda table: count_marked_around(table.once(mark_date_lines), 5),
    "since_date_line": lambda table: count_since_marked(table.once(mark_date_lines)),
    "until_date_line": lambda table: count_since_marked(table.once(mark_date_lines)[::-1])[::-1],
    "length_to_median": compare_to_median_length,
    "caption_line": mark_caption_or_side_lines,
    "caption_line_after": lambda table: [*table["caption_line"][1:], 0.0],
    "caption_lines_within_4": make_marked_near_column("caption_line", 4),
    "ends_with_agency": mark_agency_ends,
    "cue_groups_since_sentence": count_cue_groups_since,
    "since_sentence_line": lambda table: count_since_marked(table.once(mark_sentence_lines)),
    "until_sentence_line": lambda table: count_since_marked(table.once(mark_sentence_lines)[::-1])[
        ::-1
    ],
    "repeats_itself": mark_doubled_lines,
    "near_repeat": mark_near_repeats,
    "near_repeats_within_3": make_marked_near_column("near_repeat", NEAR_LINES),
    "commas": make_sign_count_column(COMMA_SIGNS, MAX_COMMAS),
    "exclamations": make_sign_count_column(EXCLAMATION_SIGNS, MAX_EXCLAMATIONS),
}
