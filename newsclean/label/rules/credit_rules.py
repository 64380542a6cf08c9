"""TODO."""

import re

from newsclean.label.features.line_marks import label_marks
from newsclean.label.rules.context import Sight
from newsclean.parsers.credits.lines import DATE_SIGNS, Credit, covered, parse_credits
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.names import find_names
from newsclean.text.fold import fold
from newsclean.text.width import OTHER_DIGITS

LONGEST_CREDIT = 160  # characters of a line that is nothing but credits
SENTENCE = 30  # a longer line with a full stop is a sentence, whatever labels it has
LEAST_COVERED = 0.7
LEAST_DATED = 0.4  # of a date line right below the headline, where buttons stand beside the date
DAY = len("2022-08-18")
CLOCK = r"\d:\d\d"
ABBREVIATED = 5  # characters of a last word whose full stop ends no sentence: a.m., Min.
LONGEST_NAME = 14  # characters of a name alone in brackets
WORDS = re.compile(rf"[^\W\d_{OTHER_DIGITS}{''.join(DATE_SIGNS)}]+")  # letters that are no date's


def told_in(text: str, sight: Sight, i: int) -> tuple[Credit, ...]:
    """The credits and dates of a line."""
    dates = find_dates(text, sight.lexicon) if sight.columns["date"][i] else ()
    if not dates and not sight.columns.once(label_marks)[i]:
        return ()
    found = (Credit("published", "", date.text, date.start, date.end) for date in dates)
    return (*parse_credits(text, sight.lexicon), *found)


def is_sentence(sight: Sight, i: int) -> bool:
    """Whether a block ends like a sentence, not with an abbreviation: 8:30 a.m."""
    text = sight.block(i).text
    short = text.endswith(".") and len(text.rpartition(" ")[2]) <= ABBREVIATED
    return bool(sight.columns["end_sentence"][i]) and not short


def is_credit(sight: Sight, i: int) -> bool:
    """A line of credits and dates, with nothing else to say."""
    text = sight.block(i).text
    if len(text) > LONGEST_CREDIT or sight.block(i).rows:
        return False
    if not (sight.columns.once(label_marks)[i] or sight.columns["date"][i]) and is_worded(text):
        return False
    if len(text) > SENTENCE and is_sentence(sight, i):
        return False
    return covered(text, told_in(text, sight, i), sight.lexicon) >= LEAST_COVERED


def is_worded(text: str) -> bool:
    """Whether more of a line is words than a line of nothing but dates and separators may have."""
    return len("".join(WORDS.findall(text))) > (1 - LEAST_COVERED) * len(text) + 1


def is_date_line(sight: Sight, i: int) -> bool:
    """The line of the date between headline and story, with whatever buttons stand in it."""
    above = sight.headline is not None and sight.headline < i <= sight.first
    text = sight.block(i).text
    if (
        not (above and sight.columns["date"][i])
        or len(text) > LONGEST_CREDIT
        or is_sentence(sight, i)
    ):
        return False
    days = any(len(date.value) >= DAY for date in find_dates(text, sight.lexicon))
    if not days and not re.search(CLOCK, text):
        return False
    told = told_in(text, sight, i)
    rest = list(text)
    for credit in told:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(rest).split() if sight.lexicon.spaces else rest
    prose = any(fold(word) in sight.lexicon.common for word in words)
    return not prose and covered(text, told, sight.lexicon) >= LEAST_DATED


def is_told(sight: Sight, i: int) -> bool:
    """A line of credits or of the date."""
    return is_credit(sight, i) or is_date_line(sight, i)


def is_last_name(sight: Sight, i: int) -> bool:
    """The writer's name alone in brackets under the story, as Japanese papers do: （山田花子）."""
    if sight.lexicon.spaces or i <= sight.last:
        return False
    text = sight.block(i).text.strip()
    if len(text) > LONGEST_NAME or text[:1] not in {"(", "（"} or text[-1:] not in {")", "）"}:
        return False
    reading = find_names(text[1:-1], sight.lexicon, labelled=False)
    return bool(reading.names) and reading.stop >= len(text) - 2
