"""What renderers run onto the last word of a name when they drop what sets elements apart.

HartwickUpdated   HartwickCEO   HartwickNell   HartwickLondon   HARTWICKLondon
Hartwick14 May    Hartwick@nellh    Hartwicknell.hartwick@news.example
"""

from collections.abc import Iterator
from itertools import pairwise

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.not_names import collect_boilerplate_words
from newsclean.text.fold import fold

NAME_POINTS = ".,:"  # around a word of a name
MIN_GLUED_CHARS = 2  # of a name and of the label that is run onto it
MIN_SURNAME_CHARS = 3  # of a name before a word that nothing knows: LeAnn and DeVito are names
MIN_THIRD_WORD_CHARS = 2  # the same of a third word: Nguyễn Văn An
MIN_CAPITALS = 3  # of a name set in capitals before a word that is not: HARTWICKLondon


def find_glued_start(word: str, run: list[str], lexicon: Lexicon) -> int:
    """How many characters of a word are left without what is run onto it.

    Args:
        word: the word.
        run: the words of the name before it. Behind the first word alone any word with a capital
            ends a name; the first word of a name ends only before a label, a month or a button.
        lexicon: the words of the page's language.

    Returns:
        Their number; 0 for an address that has no name in front.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> for word in ("HartwickLondon", "Hartwick@nellh", "McDonald", "Hartwick14"):
    ...     word[: find_glued_start(word, ["Nell"], get_lexicon("en"))]
    'Hartwick'
    'Hartwick'
    'McDonald'
    'Hartwick'
    """
    if "@" in word:
        return find_address_start(word, run)
    digit = next((i for i, char in enumerate(word) if char.isdigit()), 0)
    if run and digit >= MIN_GLUED_CHARS and word[:digit].isalpha():
        return find_glued_start(word[:digit], run, lexicon)
    for at in list_inner_capitals(word):
        long = len(word) - at >= MIN_GLUED_CHARS
        if (long and is_label(word[at:], lexicon)) or (run and is_glued(word, at, run, lexicon)):
            return at
    return len(word)


def is_glued(word: str, at: int, run: list[str], lexicon: Lexicon) -> bool:
    """Whether a word ends at an inner capital, behind the word of a name.

    Args:
        word: the word.
        at: where the capital stands.
        run: the words before it; in a name a capital or a particle begins the last.
        lexicon: the words of the page's language.
    """
    before = run[-1]
    if not before[0].isupper() and fold(before) not in lexicon.names["particles"]:
        return False
    least = MIN_SURNAME_CHARS if len(run) == 1 else MIN_THIRD_WORD_CHARS
    tail = word[at:]
    if len(tail) < MIN_GLUED_CHARS and fold(tail) not in lexicon.names["articles"]:
        return False
    whole = at >= least and is_whole_surname(word[:at], lexicon)
    return whole or is_post_or_agency(tail, lexicon)


def list_inner_capitals(word: str) -> Iterator[int]:
    """The places of a word where another may begin: a capital behind a small letter or capitals."""
    if word.islower() or word.istitle():  # most words end here
        return
    for i, (before, char) in enumerate(pairwise(word), start=1):
        if not char.isupper() or i < MIN_GLUED_CHARS:
            continue
        ends_capitals = i >= MIN_CAPITALS and word[:i].isupper() and word[i + 1 : i + 3].islower()
        if before.islower() or (before.isupper() and ends_capitals):
            yield i


def is_label(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a label, a month or a button."""
    key = fold(word.strip(NAME_POINTS))
    return (
        key in lexicon.credit or key in lexicon.months or key in collect_boilerplate_words(lexicon)
    )


def is_post_or_agency(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is what someone is called in a newsroom, or an agency."""
    key = fold(word.strip(NAME_POINTS))
    return key in lexicon.names["titles"] or key in lexicon.dateline["agencies"]


def is_whole_surname(head: str, lexicon: Lexicon) -> bool:
    """Whether letters before an inner capital are a name: no Mc, Mac, Van or Dela."""
    key = fold(head)
    return (
        head.isalpha()
        and key not in lexicon.names["particles"]
        and key not in lexicon.names["surname_heads"]
    )


def find_address_start(word: str, run: list[str]) -> int:
    """Where a handle or the address of a mailbox begins in a word; 0 where it is the whole word.

    The mailbox of Nell Hartwick is called nell, hartwick, nell.hartwick, nhartwick …

    >>> find_address_start("Hartwicknell.hartwick@news.example", ["Nell"])
    8
    >>> find_address_start("nell@news.example", ["Nell", "Hartwick"])
    0
    """
    local, _, domain = word.partition("@")
    if run and "." in domain and (at := find_mailbox_start(local, run)):
        return at
    is_name = local.isalpha() and local[0].isupper() and "." not in domain.strip(NAME_POINTS)
    return len(local) if is_name else 0


def find_mailbox_start(local: str, run: list[str]) -> int:
    """Where in a surname with a mailbox run onto it the mailbox begins; 0 where none is known."""
    latin = next((i for i, char in enumerate(local) if char.isascii()), 0)
    if latin >= MIN_GLUED_CHARS and local[:latin].isalpha():
        return latin
    first = run[0].casefold()
    for at in range(MIN_GLUED_CHARS, len(local)):
        last, mailbox = local[:at].casefold(), local[at:].casefold()
        if local[:at].isalpha() and local[:1].isupper() and is_mailbox_of(mailbox, first, last):
            return at
    return 0


def is_mailbox_of(mailbox: str, first: str, last: str) -> bool:
    """Whether a mailbox is called after someone.

    >>> is_mailbox_of("nhartwick", "nell", "hartwick"), is_mailbox_of("desk", "nell", "hartwick")
    (True, False)
    """
    plain = "".join(filter(str.isalpha, mailbox))
    return plain in {
        *(first, last, first + last, last + first),
        *(first[0] + last, last + first[0], first + last[0], first[0] + last[0]),
    }
