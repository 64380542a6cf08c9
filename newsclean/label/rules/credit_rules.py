"""The rules for credit lines, for the line of the date, and for a writer's name under the story."""

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import (
    MAX_CREDIT_LINE_CHARS,
    count_lines_read_for_credits,
    mark_label_lines,
)
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.places import NOWHERE, list_below_prose
from newsclean.parsers.credits.coverage import count_unexplained_chars, credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.values import Credit
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

MAX_CREDIT_SENTENCE_CHARS = 30  # a longer line that ends like a sentence is one: it has no labels
MIN_CREDIT_COVERAGE = 0.7  # share of a credit line's characters that credits and dates explain
MIN_DATE_COVERAGE = 0.4  # the same of the date's line, where buttons and a site's name may stand
CLOCK_TIME = compile_late(r"\d:\d\d")
MAX_ABBREVIATION_CHARS = 5  # a last word with a full stop that ends no sentence: a.m., Min.
MAX_BRACKETED_NAME_CHARS = 14  # a name alone in brackets, the brackets too
NAME_BRACKETS = {"(": ")", "（": "）"}


def list_lines_for_credits(context: RuleContext) -> list[int]:
    """The blocks that may be a line of credits and dates."""
    return sorted(context.features.once(find_lines_for_credits))


def find_lines_for_credits(features: FeatureTable) -> frozenset[int]:
    """The short lines that have a label or a date, or hardly more than separators."""
    rows = zip(
        features.page.blocks[: features.once(count_lines_read_for_credits)],
        features.once(mark_label_lines),
        features["has_date"],
        strict=False,
    )
    return frozenset(
        i
        for i, (block, labelled, dated) in enumerate(rows)
        if len(block.text) <= MAX_CREDIT_LINE_CHARS
        and (labelled or dated or may_be_separators(block.text))
        and not block.rows
    )


def may_be_separators(text: str) -> bool:
    """Whether separators may explain so much of a text; its white space counts for them here."""
    return 1 - count_unexplained_chars(text) / (len(text) or 1) >= MIN_CREDIT_COVERAGE


def is_credit(context: RuleContext, i: int) -> bool:
    """Whether a block is a line of credits and dates, with nothing else to say.

    A kept number without a label is story: that of a section, a price or a telephone in a list.
    """
    features = context.features
    if context.kept[i] and not (features["has_date"][i] or features.once(mark_label_lines)[i]):
        return False
    return is_credit_line(features, i)


def is_credit_line(features: FeatureTable, i: int) -> bool:
    """Whether a line is one of credits and dates; needs no `RuleContext`, which comes later."""
    if i not in features.once(find_lines_for_credits):
        return False
    block = features.page.blocks[i]
    if len(block.text) > MAX_CREDIT_SENTENCE_CHARS and is_sentence(features, i):
        return False
    found = parse_credits_and_dates(features, i)
    if credit_coverage(block.text, found) >= MIN_CREDIT_COVERAGE:
        return True
    # Labels that credit nobody explain their part as well: most lines need no look at them.
    labelled = found or features.once(mark_label_lines)[i]
    return bool(labelled) and (
        credit_coverage(block.text, found, features.lexicon) >= MIN_CREDIT_COVERAGE
    )


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


def is_date(context: RuleContext, i: int) -> bool:
    """Whether a block is the line of the date."""
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


def list_signatures(context: RuleContext) -> range:
    """The blocks below the story, in a language that sets no spaces between words."""
    return NOWHERE if context.lexicon.spaces else list_below_prose(context)


def is_bracketed_name(context: RuleContext, i: int) -> bool:
    """Whether a block is a name alone in brackets, as in Japanese: （山田花子）."""
    text = context.block(i).text.strip()
    if len(text) > MAX_BRACKETED_NAME_CHARS or NAME_BRACKETS.get(text[:1]) is None:
        return False
    if text[-1] not in NAME_BRACKETS.values():
        return False
    name = text[1:-1]
    reading = find_names(name, context.lexicon, labelled=False)
    return bool(reading.names) and reading.stop >= len(name)
