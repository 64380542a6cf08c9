"""Words that stand where a name could, and are none: newsrooms, labels, words of buttons."""

from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.native import WordFinder
from newsclean.parsers.names.post_words import is_made_of_posts
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk, is_han

WORD_POINTS = ".,;:"
BUTTON_HEAD_CHARS = 2  # 关注 of 关注我们: words of Chinese buttons are cut short


def is_organisation(name: str, lexicon: Lexicon) -> bool:
    """Whether a name has a word of organisations in it or, in Chinese and Japanese, ends with one.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> is_organisation("新京报", get_lexicon("zh")), is_organisation("张建国", get_lexicon("zh"))
    (True, False)
    >>> is_organisation("Harbour News", get_lexicon("en"))
    True
    """
    words = lexicon.names["organisation"]
    ends = lexicon.names["organisation_ends"]
    if any(word in words or word.endswith(tuple(ends)) for word in map(fold, name.split())):
        return True
    folded, endings = fold(name), list_organisation_endings(lexicon)
    return folded.endswith(endings) and any(
        folded.endswith(word) and len(folded) > len(word) + 1 for word in endings
    )


def is_organisation_or_placeholder(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is an organisation's, a desk's, an agency's, an address, or nobody's.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> english = get_lexicon("en")
    >>> names = ("Jane Miller", "Harbour News", "Our Own Correspondent", "admin", "news.example")
    >>> [is_organisation_or_placeholder(name, english) for name in names]
    [False, True, True, True, True]
    """
    words = [word.strip(WORD_POINTS) for word in name.split()]
    return (
        not any(words)
        or is_refused_name(name, lexicon)
        or fold(name) in lexicon.dateline["agencies"]
        or any(map(is_web_address, words))
        or is_made_of_posts(words, lexicon)
    )


def is_web_address(word: str) -> bool:
    """Whether a word is the address of a site or of a mailbox.

    >>> [is_web_address(word) for word in ("news.example", "jo@news.example", "J.K.", "Ph.D.")]
    [True, True, False, False]
    """
    _, dot, end = word.strip(WORD_POINTS).rpartition(".")
    return bool(dot) and len(end) > 1 and end.isalpha()


@cache
def list_organisation_endings(lexicon: Lexicon) -> tuple[str, ...]:
    """How organisations' names end in scripts without spaces: 报, 公司."""
    return tuple(word for word in lexicon.names["organisation"] if is_cjk(word[:1]))


def is_refused_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a word is known to be no name: 本站, 佚名, a label, a button, an organisation."""
    folded = fold(name)
    return (
        folded in lexicon.names["not_person"]
        or folded in lexicon.credit
        or folded in collect_button_words(lexicon)
        or is_organisation(name, lexicon)
    )


@cache
def collect_boilerplate_words(lexicon: Lexicon) -> frozenset[str]:
    """All cue words of the lexicon, without spaces: what stands on buttons and links."""
    return frozenset(word.replace(" ", "") for words in lexicon.cues.values() for word in words)


def has_boilerplate_word(folded: str, lexicon: Lexicon) -> bool:
    """Whether a boilerplate word of more than one character stands in a folded word."""
    return get_boilerplate_finder(lexicon).has_word(folded)


@cache
def get_boilerplate_finder(lexicon: Lexicon) -> WordFinder:
    """What finds the boilerplate words of more than one character."""
    return WordFinder(word for word in collect_boilerplate_words(lexicon) if len(word) > 1)


@cache
def collect_button_words(lexicon: Lexicon) -> frozenset[str]:
    """The boilerplate words and, in Chinese, their first two characters: 关注 of 关注我们."""
    words = collect_boilerplate_words(lexicon)
    return words | {word[:BUTTON_HEAD_CHARS] for word in words if is_han(word[0])}
