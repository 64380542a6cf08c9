"""A date that a page gives for its story: what it says, where it stands, how far it is trusted."""

from functools import cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Place
from newsclean.native import WordFinder
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.dates.grammar import DatePhrase
from newsclean.text.fold import fold

__all__ = [
    "MAX_LABEL_GAP_CHARS",
    "MAX_TRUST",
    "MODIFIED",
    "OTHER_DAY",
    "PLACEHOLDER_DAYS",
    "PUBLISHED",
    "DateEvidence",
    "find_labelled_field",
]

PUBLISHED, MODIFIED = "published", "modified"
OTHER_DAY = "other"  # of a label that says: this is the day of something else

# What systems write where they have no day: the second 0 of Unix, its eve in America, and the first
# day of spreadsheets and databases.
PLACEHOLDER_DAYS = frozenset({"1970-01-01", "1969-12-31", "1900-01-01"})
MAX_TRUST = 0.95  # no single date is sure
LABEL_END_SIGNS = ":：.-–—([（|•·"  # between a label and its date
MAX_LABEL_GAP_CHARS = 32  # characters before a date among which its label stands


class DateEvidence(NamedTuple):
    """One date of the page.

    Attributes:
        phrase: the date as read.
        field: `published`, `modified`, `OTHER_DAY`, or `None` where the page does not say which.
        source: `head`, `markup`, `page` or `url`. Several dates of one source count as one.
        rule: the rule that read it.
        at: where it stands.
        trust: 0 to 1, by the kind of place.
    """

    phrase: DatePhrase
    field: str | None
    source: str
    rule: str
    at: Place
    trust: float


def find_labelled_field(text: str, lexicon: Lexicon) -> str | None:
    """The field that the words before a date name; the label nearest to the date decides.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> find_labelled_field("Published 5 May 2020, last updated ", get_lexicon("en"))
    'modified'
    >>> find_labelled_field("By Jane Miller ", get_lexicon("en"))
    >>> find_labelled_field("成文日期：", get_lexicon("zh"))
    'other'
    """
    folded = fold(text)
    other_days = lexicon.dates["other_days"]
    ends = []
    for label in get_date_label_finder(lexicon).find_words(folded):
        end = folded.rfind(label) + len(label)
        if label not in other_days:
            ends.append((end, len(label), lexicon.credit[label]))
        elif not folded[end:].strip(LABEL_END_SIGNS):  # such a word may be one of the line's
            ends.append((end, len(label), OTHER_DAY))
    return max(ends)[2] if ends else None


@cache
def get_date_label_finder(lexicon: Lexicon) -> WordFinder:
    """What finds the labels of dates."""
    labels = {label for label, field in lexicon.credit.items() if field in DATE_FIELDS}
    return WordFinder(sorted(labels | lexicon.dates["other_days"]))
