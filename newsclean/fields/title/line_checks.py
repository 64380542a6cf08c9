"""What a line of the page is: long enough for a headline, a credit line, furniture, a date.

The two rankings of a page without a head ask this, that with points set by hand (`line_points`) and
that with trained weights (`trained_lines`), and both name their results alike.
"""

import re

from newsclean.fields.info_line_words import list_date_labels
from newsclean.label.labelled_page import LabelledPage
from newsclean.label.rules.headline_ranking import UNCLAIMED
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block, Found, Labelled, Role
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.not_names import collect_boilerplate_words
from newsclean.text.fold import fold

__all__ = [
    "LABELLED_RULE",
    "MAX_TITLE_GAP_BLOCKS",
    "has_title_length",
    "is_boilerplate_line",
    "is_mostly_date",
    "looks_like_credit",
    "make_line_candidate",
    "strip_placeholder",
]

LABELLED_RULE = "labelled headline"
MAX_LINE_CONFIDENCE = 0.95  # of a line for which no head vouches
MIN_TITLE_CHARS, MAX_TITLE_CHARS = 3, 300
MAX_TITLE_GAP_BLOCKS = 25  # blocks above a story in which its headline may stand
MAX_CREDIT_CHARS = 120  # a longer line with credits in it is prose
MIN_CREDIT_DIGITS = 8  # digits of a date or of a number of views: 2020-05-12
MAX_CREDIT_SHARE, MAX_DIGIT_SHARE, MAX_DATE_SHARE = 0.4, 0.5, 0.4  # of a headline's characters
MAX_LABELLED_DATE_CHARS = 60  # a line with a label of dates, such as 发表于, and a digit
MENU_SEPARATORS = ">|›"
MAX_MENU_SEPARATORS = 1
MAX_UNSPACED_SPACES = 3  # a line of Chinese with more is a menu
ASCII_DIGITS = b"0123456789"
IMAGE_PLACEHOLDER = re.compile(r"\s*\[[\w.-]{1,40}\]$")  # w3m writes an image without a text so


def make_line_candidate(item: Labelled, confidence: float) -> Found[str]:
    """A line of the page as a candidate for its headline."""
    rule = LABELLED_RULE if item.role is Role.HEADLINE else UNCLAIMED
    text = item.block.text
    sure = max(0.0, min(MAX_LINE_CONFIDENCE, confidence))
    return Found(strip_placeholder(text), text, item.block.at, rule, sure)


def strip_placeholder(text: str) -> str:
    """A line without the name of an image behind it.

    >>> strip_placeholder("A bridge in May [share-icon]")
    'A bridge in May'
    """
    return IMAGE_PLACEHOLDER.sub("", text)


def has_title_length(text: str) -> bool:
    r"""Whether a text is one line and as long as headlines are.

    >>> has_title_length("Go"), has_title_length("Gone"), has_title_length("A day\nin May")
    (False, True, False)
    """
    return MIN_TITLE_CHARS <= len(text.strip()) <= MAX_TITLE_CHARS and "\n" not in text


def looks_like_credit(item: Labelled, page: LabelledPage) -> bool:
    """Whether a block is a credit or date line."""
    if item.role is Role.CREDIT:
        return True
    text = item.block.text
    if len(text) >= MAX_CREDIT_CHARS:
        return False
    return count_digits(text) >= MIN_CREDIT_DIGITS or bool(parse_credits(text, page.lexicon))


def count_digits(text: str) -> int:
    """How many digits a text has; those of ASCII are counted as bytes, in a tenth of the time."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, ASCII_DIGITS))
    return sum(map(str.isdigit, text))


def is_boilerplate_line(block: Block, page: LabelledPage) -> bool:
    """Whether a line is a menu, a credit line or a date, and no headline."""
    text = block.text
    digits = count_digits(text)
    if digits > MAX_DIGIT_SHARE * len(text):
        return True
    if sum(map(text.count, MENU_SEPARATORS)) > MAX_MENU_SEPARATORS:
        return True
    if not page.lexicon.spaces:
        profile = tuple(load_page_words()["account"]["profile"])
        if text.count(" ") > MAX_UNSPACED_SPACES or text.startswith(profile):
            return True
    if digits and is_mostly_date(text, page):
        return True
    if fold(text) in collect_boilerplate_words(page.lexicon):
        return True
    credits = parse_credits(text, page.lexicon)
    return bool(credits) and credit_coverage(text, credits) > MAX_CREDIT_SHARE


def is_mostly_date(text: str, page: LabelledPage) -> bool:
    """Whether a line is mostly a date, or short with a date's label: 某某 发表于 昨天 13:42."""
    if not count_digits(text):
        return False
    if len(text) < MAX_LABELLED_DATE_CHARS:
        folded = fold(text)
        if any(map(folded.__contains__, list_date_labels(page.lexicon))):
            return True
    dated = sum(phrase.end - phrase.start for phrase in find_dates(text, page.lexicon))
    return dated > MAX_DATE_SHARE * len(text)
