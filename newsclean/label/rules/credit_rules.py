"""TODO."""

import re

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import mark_label_lines
from newsclean.label.rules.context import RuleContext
from newsclean.parsers.credits.coverage import DATE_CHARS, credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.values import Credit
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.text.fold import fold
from newsclean.text.width import NON_DECIMAL_DIGITS

MAX_CREDIT_BLOCK_CHARS = 160  # characters of a line that is nothing but credits
MAX_CREDIT_WITH_STOP_CHARS = (
    30  # a longer line with a full stop is a sentence, whatever labels it has
)
MIN_CREDIT_COVERAGE = 0.7
MIN_DATE_LINE_COVERAGE = (
    0.4  # of a date line right below the headline, where buttons stand beside the date
)
FULL_DATE_CHARS = len("2022-08-18")
CLOCK_TIME = r"\d:\d\d"
MAX_ABBREVIATION_CHARS = 5  # characters of a last word whose full stop ends no sentence: a.m., Min.
MAX_BRACKETED_NAME_CHARS = 14  # characters of a name alone in brackets
NO_DATE_WORD = re.compile(
    rf"[^\W\d_{NON_DECIMAL_DIGITS}{''.join(DATE_CHARS)}]+"
)  # letters that are no date's


def credits_and_dates_in(features: FeatureTable, i: int) -> tuple[Credit, ...]:
    """The credits and dates of a line."""
    text, lexicon = features.page.blocks[i].text, features.lexicon
    dates = find_dates(text, lexicon) if features["has_date"][i] else ()
    if not dates and not features.once(mark_label_lines)[i]:
        return ()
    found = (Credit("published", "", date.text, date.start, date.end) for date in dates)
    return (*parse_credits(text, lexicon), *found)


def is_sentence(features: FeatureTable, i: int) -> bool:
    """Whether a block ends like a sentence, not with an abbreviation: 8:30 a.m."""
    text = features.page.blocks[i].text
    short = text.endswith(".") and len(text.rpartition(" ")[2]) <= MAX_ABBREVIATION_CHARS
    return bool(features["end_sentence"][i]) and not short


def is_credit(context: RuleContext, i: int) -> bool:
    """A line of credits and dates, with nothing else to say."""
    return is_credit_line(context.features, i)


def is_credit_line(features: FeatureTable, i: int) -> bool:
    """See `is_credit`; asked before a `RuleContext` is known as well."""
    block = features.page.blocks[i]
    if len(block.text) > MAX_CREDIT_BLOCK_CHARS or block.rows:
        return False
    marked = features.once(mark_label_lines)[i] or features["has_date"][i]
    if not marked and is_mostly_words(block.text):
        return False
    if len(block.text) > MAX_CREDIT_WITH_STOP_CHARS and is_sentence(features, i):
        return False
    found = credits_and_dates_in(features, i)
    return credit_coverage(block.text, found, features.lexicon) >= MIN_CREDIT_COVERAGE


def is_mostly_words(text: str) -> bool:
    """Whether more of a line is words than a line of nothing but dates and separators may have."""
    return len("".join(NO_DATE_WORD.findall(text))) > (1 - MIN_CREDIT_COVERAGE) * len(text) + 1


def is_date_line(context: RuleContext, i: int) -> bool:
    """The line of the date between headline and story, with whatever buttons stand in it."""
    above = context.headline is not None and context.headline < i <= context.first_prose
    return above and is_line_of_date(context.features, i)


def is_line_of_date(features: FeatureTable, i: int) -> bool:
    """Whether a line is that of the date, with whatever buttons stand in it."""
    text, lexicon = features.page.blocks[i].text, features.lexicon
    if (
        not features["has_date"][i]
        or len(text) > MAX_CREDIT_BLOCK_CHARS
        or is_sentence(features, i)
    ):
        return False
    days = any(len(date.value) >= FULL_DATE_CHARS for date in find_dates(text, lexicon))
    if not days and not re.search(CLOCK_TIME, text):
        return False
    found = credits_and_dates_in(features, i)
    rest = list(text)
    for credit in found:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(rest).split() if lexicon.spaces else rest
    prose = any(fold(word) in lexicon.common for word in words)
    return not prose and credit_coverage(text, found, lexicon) >= MIN_DATE_LINE_COVERAGE


def is_last_name(context: RuleContext, i: int) -> bool:
    """The writer's name alone in brackets under the story, as Japanese papers do: （山田花子）."""
    if context.lexicon.spaces or i <= context.last_prose:
        return False
    text = context.block(i).text.strip()
    if (
        len(text) > MAX_BRACKETED_NAME_CHARS
        or text[:1] not in {"(", "（"}
        or text[-1:] not in {")", "）"}
    ):
        return False
    reading = find_names(text[1:-1], context.lexicon, labelled=False)
    return bool(reading.names) and reading.stop >= len(text) - 2
