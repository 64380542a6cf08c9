"""The rules for credit lines, for the line of the date, and for a writer's name under the story."""

import re

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import (
    MAX_CREDIT_LINE_CHARS,
    count_lines_read_for_credits,
    mark_label_lines,
)
from newsclean.label.rules.context import RuleContext
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.values import Credit
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.text.fold import fold

MAX_CREDIT_SENTENCE_CHARS = 30  # a longer line that ends like a sentence is one: it has no labels
MIN_CREDIT_COVERAGE = 0.7  # share of a credit line's characters that credits and dates explain
MIN_DATE_COVERAGE = 0.4  # the same of the date's line, where buttons and a site's name may stand
CLOCK_TIME = re.compile(r"\d:\d\d")
MAX_ABBREVIATION_CHARS = 5  # a last word with a full stop that ends no sentence: a.m., Min.
MAX_BRACKETED_NAME_CHARS = 14  # a name alone in brackets, the brackets too
NAME_BRACKETS = {"(": ")", "（": "）"}


def is_credit(context: RuleContext, i: int) -> bool:
    """Whether a block is a line of credits and dates, with nothing else to say."""
    return is_credit_line(context.features, i)


def is_credit_line(features: FeatureTable, i: int) -> bool:
    """Whether a line is one of credits and dates; needs no `RuleContext`, which comes later."""
    block = features.page.blocks[i]
    if len(block.text) > MAX_CREDIT_LINE_CHARS or block.rows:
        return False
    if i >= features.once(count_lines_read_for_credits):
        return False
    if len(block.text) > MAX_CREDIT_SENTENCE_CHARS and is_sentence(features, i):
        return False
    found = parse_credits_and_dates(features, i)
    # Without a label word no label explains a part of it, so there is no need to look for one.
    lexicon = features.lexicon if found or features.once(mark_label_lines)[i] else None
    return credit_coverage(block.text, found, lexicon) >= MIN_CREDIT_COVERAGE


def parse_credits_and_dates(features: FeatureTable, i: int) -> tuple[Credit, ...]:
    """The credits and dates of a line; the dates are credits of the field `published`."""
    text, lexicon = features.page.blocks[i].text, features.lexicon
    dates = find_dates(text, lexicon) if features["has_date"][i] else ()
    if not dates and not features.once(mark_label_lines)[i]:
        return ()
    found = (Credit("published", "", date.text, date.start, date.end) for date in dates)
    return (*parse_credits(text, lexicon), *found)


def is_sentence(features: FeatureTable, i: int) -> bool:
    """Whether a block ends like a sentence, and not with an abbreviation: 8:30 a.m."""
    text = features.page.blocks[i].text
    short = text.endswith(".") and len(text.rpartition(" ")[2]) <= MAX_ABBREVIATION_CHARS
    return bool(features["end_sentence"][i]) and not short


def is_date_below_headline(context: RuleContext, i: int) -> bool:
    """Whether a block between headline and story is the line of the date."""
    if context.headline is None or not context.headline < i <= context.first_prose:
        return False
    return is_date_line(context.features, i)


def is_date_line(features: FeatureTable, i: int) -> bool:
    """Whether a line has a date or a clock time, and beside it no word of running text.

    Buttons (bigger letters, save, share) and a site's name may stand in it.
    """
    text, lexicon = features.page.blocks[i].text, features.lexicon
    if (
        not features["has_date"][i]
        or len(text) > MAX_CREDIT_LINE_CHARS
        or i >= features.once(count_lines_read_for_credits)
        or is_sentence(features, i)
    ):
        return False
    if not find_dates(text, lexicon) and not CLOCK_TIME.search(text):
        return False
    found = parse_credits_and_dates(features, i)
    if has_common_word(features, i, found):
        return False
    return credit_coverage(text, found, lexicon) >= MIN_DATE_COVERAGE


def has_common_word(features: FeatureTable, i: int, credits: tuple[Credit, ...]) -> bool:
    """Whether a common word of the language stands in a line beside its credits."""
    lexicon, rest = features.lexicon, list(features.page.blocks[i].text)
    for credit in credits:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(rest).split() if lexicon.spaces else rest
    return any(fold(word) in lexicon.common for word in words)


def is_bracketed_name(context: RuleContext, i: int) -> bool:
    """Whether a block below the story is a name alone in brackets, as in Japanese: （山田花子）."""
    if context.lexicon.spaces or i <= context.last_prose:
        return False
    text = context.block(i).text.strip()
    if len(text) > MAX_BRACKETED_NAME_CHARS or NAME_BRACKETS.get(text[:1]) is None:
        return False
    if text[-1] not in NAME_BRACKETS.values():
        return False
    name = text[1:-1]
    reading = find_names(name, context.lexicon, labelled=False)
    return bool(reading.names) and reading.stop >= len(name)
