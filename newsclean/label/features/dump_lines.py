"""Features of a dump's lines by the lines near them: sentences, dates, captions, repeated text.

A dump shows no markup, so captions, teasers and cookie notices read like prose. What gives them
away stands near them: few full sentences, dates between them, the same words twice (a picture's
description and its caption, a teaser's link and its headline). See docs/decisions/0014.
"""

from functools import cache
from itertools import pairwise
from operator import or_

from newsclean.label.features.around import (
    Marker,
    make_after_column,
    make_since_column,
    make_until_column,
    make_within_column,
    measure_prose,
)
from newsclean.label.features.character_counts import count_signs
from newsclean.label.features.feature_table import (
    Column,
    ColumnMaker,
    Feature,
    FeatureTable,
    get_texts,
)
from newsclean.label.features.line_marks import (
    list_heads,
    mark_age_lines,
    mark_caption_lines,
    mark_side_lines,
)
from newsclean.label.features.words import find_cue_groups, tokenize_texts
from newsclean.lexicon.lexicon import Lexicon

# Effective characters: a shorter line with a full stop may be a button or a headline.
MIN_SENTENCE_LINE_EFF_CHARS = 40.0
MIN_UNENDED_EFF_CHARS = 25.0  # effective characters of a headline; a shorter line is a button
MIN_LONG_LINE_EFF_CHARS = 80.0
DEFAULT_MEDIAN_EFF_CHARS = 100.0  # effective characters of a paragraph on a page that has none
MAX_LENGTH_TO_MEDIAN = 5.0
MAX_DATE_LINE_LOG_LENGTH = 6.2  # log2: a line of 73 effective characters only mentions a date
BEGINNING_CHARS = 12  # characters by which a text is found again in itself
MAX_BEGINNINGS = 50  # places of a line where it may begin again
MIN_DOUBLED_CHARS = 24  # characters of a text that may be one text twice
MIN_REPEATED_CHARS = 20  # characters: what is repeated within a longer text must be longer
SAME_BEGINNING_CHARS = 16  # characters by which a line is found again in another
MAX_REPEAT_DISTANCE_LINES = 3
MAX_COMMAS = 8
MAX_EXCLAMATIONS = 3
MAX_AGENCY_WORDS_TO_END = 4  # words at a line's end among which an agency's name signs it
EDGE_SIGNS = " .,;:|-–—…"  # between two copies of one text


# ---- lines of some kind ----


def mark_sentence_lines(table: FeatureTable) -> list[bool]:
    """Whether each line is a sentence of some length."""
    pairs = zip(table["length"], table["end_sentence"], strict=True)
    return [length >= MIN_SENTENCE_LINE_EFF_CHARS and end > 0 for length, end in pairs]


def mark_long_lines(table: FeatureTable) -> list[bool]:
    """Whether each line is longer than most headlines."""
    return [length >= MIN_LONG_LINE_EFF_CHARS for length in table["length"]]


def mark_unended_lines(table: FeatureTable) -> list[bool]:
    """Whether each line has the length of a headline and no full stop."""
    pairs = zip(table["length"], table["end_sentence"], strict=True)
    return [length >= MIN_UNENDED_EFF_CHARS and not end for length, end in pairs]


def mark_date_lines(table: FeatureTable) -> list[bool]:
    """Whether each line is little but a date or an age, as those above a story or a teaser are."""
    rows = zip(table["has_date"], table["log_length"], table.once(mark_age_lines), strict=True)
    return [
        (date > 0 and log_length < MAX_DATE_LINE_LOG_LENGTH) or age
        for date, log_length, age in rows
    ]


def mark_caption_or_side_lines(table: FeatureTable) -> list[bool]:
    """Whether each line credits a picture at its end, or says who stands where in it."""
    return list(map(or_, table.once(mark_caption_lines), table.once(mark_side_lines)))


def mark_near_repeats(table: FeatureTable) -> list[bool]:
    """Whether a line near each one has its beginning, or it has the other's."""
    texts = table.once(get_texts)
    beginnings = [
        text[:SAME_BEGINNING_CHARS] if len(text) >= SAME_BEGINNING_CHARS else "" for text in texts
    ]
    repeats = [False] * len(texts)
    for i, beginning in enumerate(beginnings):
        if beginning:
            for j in range(i + 1, min(len(texts), i + 1 + MAX_REPEAT_DISTANCE_LINES)):
                if beginnings[j] and (beginning in texts[j] or beginnings[j] in texts[i]):
                    repeats[i] = repeats[j] = True
    return repeats


# ---- columns ----


def make_mark_column(mark: Marker) -> ColumnMaker:
    """The maker of the column of the lines that a function marks."""
    return lambda table: list(map(float, table.once(mark)))


def compare_to_median_length(table: FeatureTable) -> Column:
    """The column `length_to_median`."""
    pairs = zip(table["length"], table.once(measure_prose), strict=True)
    lengths = sorted(length for length, prose in pairs if prose) or [DEFAULT_MEDIAN_EFF_CHARS]
    median = lengths[len(lengths) // 2]
    return [min(MAX_LENGTH_TO_MEDIAN, length / median) for length in table["length"]]


def mark_agency_ends(table: FeatureTable) -> Column:
    """The column `end_agency`."""
    owners, heads = list_owners(table.lexicon), list_owner_heads(table.lexicon)
    ends = [tokens[-MAX_AGENCY_WORDS_TO_END:] for tokens in table.once(tokenize_texts)]
    return [
        1.0
        if not heads.isdisjoint(end)
        and (not owners.isdisjoint(end) or not owners.isdisjoint(map("".join, pairwise(end))))
        else 0.0
        for end in ends
    ]


@cache
def list_owners(lexicon: Lexicon) -> frozenset[str]:
    """The agencies and owners of pictures, letters alone."""
    return lexicon.dateline["agencies"] | lexicon.names["picture"]


@cache
def list_owner_heads(lexicon: Lexicon) -> frozenset[str]:
    """All beginnings of the owners: a line without one has none of them."""
    return list_heads(list_owners(lexicon))


def count_cue_groups_since(table: FeatureTable) -> Column:
    """The column `cue_groups_since_sentence_line`."""
    counts, seen = [], set[str]()
    pairs = zip(table.once(find_cue_groups), table.once(mark_sentence_lines), strict=True)
    for groups, is_sentence in pairs:
        counts.append(float(len(seen)))
        seen = set() if is_sentence else seen | groups
    return counts


def mark_doubled_lines(table: FeatureTable) -> Column:
    """The column `repeats_itself`."""
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
    at = 0
    for _ in range(MAX_BEGINNINGS):
        at = text.find(text[:BEGINNING_CHARS], at + 1 if at else BEGINNING_CHARS)
        if at == -1:
            break
        first, second = text[:at].rstrip(EDGE_SIGNS), text[at:].rstrip(EDGE_SIGNS)
        if first == second:
            return True
        if len(first) > MIN_REPEATED_CHARS and (
            first.startswith(second) or second.startswith(first)
        ):
            return True
    return False


def make_sign_count_column(kind: str, most: int) -> ColumnMaker:
    """The maker of the column of how many signs of a kind each line has, up to so many."""
    return lambda table: [float(min(most, count)) for count in count_signs(table, kind)]


LINE_DUMP_FEATURES: dict[str, Feature] = {
    "sentence_lines_within_3": Feature(
        make_within_column(mark_sentence_lines, 3),
        "Lines that end a sentence and have 40 effective characters, among the line and its 3 "
        "neighbours on either side.",
        "count, 0 to 7",
    ),
    "sentence_lines_within_10": Feature(
        make_within_column(mark_sentence_lines, 10),
        "Lines that end a sentence and have 40 effective characters, among the line and its 10 "
        "neighbours on either side.",
        "count, 0 to 21",
    ),
    "since_sentence_line": Feature(
        make_since_column(mark_sentence_lines),
        "Lines since the last sentence line above; 40 without one.",
        "lines, up to 40",
    ),
    "until_sentence_line": Feature(
        make_until_column(mark_sentence_lines),
        "Lines to the next sentence line below; 40 without one.",
        "lines, up to 40",
    ),
    "cue_groups_since_sentence_line": Feature(
        count_cue_groups_since,
        "Groups of cue words in the lines between the last sentence line above and the line.",
        "count",
    ),
    "long_lines_within_5": Feature(
        make_within_column(mark_long_lines, 5),
        "Lines of 80 effective characters and more, among the line and its 5 neighbours on either "
        "side.",
        "count, 0 to 11",
    ),
    "unended_lines_within_5": Feature(
        make_within_column(mark_unended_lines, 5),
        "Lines of 25 effective characters and more without a full stop, as headlines and teasers "
        "are, among the line and its 5 neighbours on either side.",
        "count, 0 to 11",
    ),
    "date_lines_within_5": Feature(
        make_within_column(mark_date_lines, 5),
        'Lines of little more than a date or an age ("2 hours ago"), among the line and its 5 '
        "neighbours on either side.",
        "count, 0 to 11",
    ),
    "since_date_line": Feature(
        make_since_column(mark_date_lines),
        "Lines since the last line of little more than a date or an age above; 40 without one.",
        "lines, up to 40",
    ),
    "until_date_line": Feature(
        make_until_column(mark_date_lines),
        "Lines to the next line of little more than a date or an age below; 40 without one.",
        "lines, up to 40",
    ),
    "caption_line": Feature(
        make_mark_column(mark_caption_or_side_lines),
        "Whether the line credits a picture at its end, or says who stands at which side.",
        "0 or 1",
    ),
    "caption_line_after": Feature(
        make_after_column("caption_line"), "`caption_line` of the next line.", "0 or 1"
    ),
    "caption_lines_within_4": Feature(
        make_within_column(mark_caption_or_side_lines, 4),
        "Lines with `caption_line` among the line and its 4 neighbours on either side.",
        "count, 0 to 9",
    ),
    "end_agency": Feature(
        mark_agency_ends,
        "Whether one of the line's last four words, or two in a row, is an agency or an owner of "
        "pictures.",
        "0 or 1",
    ),
    "repeats_itself": Feature(
        mark_doubled_lines,
        "Whether the line is one text twice, or begins again and goes on.",
        "0 or 1",
    ),
    "near_repeat": Feature(
        make_mark_column(mark_near_repeats),
        "Whether a line within 3 has the first 16 characters of the line, or the line has its.",
        "0 or 1",
    ),
    "near_repeats_within_3": Feature(
        make_within_column(mark_near_repeats, 3),
        "Lines with `near_repeat` among the line and its 3 neighbours on either side.",
        "count, 0 to 7",
    ),
    "length_to_median": Feature(
        compare_to_median_length,
        "Length of the line divided by the median length of the page's prose lines (100 if it has "
        "none).",
        "ratio, up to 5",
    ),
    "commas": Feature(
        make_sign_count_column("commas", MAX_COMMAS),
        "Commas of the line, CJK ones and enumeration commas too.",
        "count, up to 8",
    ),
    "exclamations": Feature(
        make_sign_count_column("exclamations", MAX_EXCLAMATIONS),
        "Exclamation and question marks of the line.",
        "count, up to 3",
    ),
}
