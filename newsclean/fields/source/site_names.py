"""What may be the name of a site, and what is none: a firm's name, a section's, the page itself."""

from functools import cache

from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.not_names import collect_boilerplate_words, is_organisation
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

__all__ = [
    "DOMAIN",
    "MAX_CJK_SITE_NAME_CHARS",
    "MAX_SEARCHED_LINES",
    "MAX_SITE_NAME_CHARS",
    "MIN_SITE_NAME_CHARS",
    "ends_like_site",
    "is_company_name",
    "is_self_reference",
    "join_line_texts",
    "list_shown_words",
    "read_site_name",
    "read_web_name",
    "sort_longest_first",
]

# A pattern that is compiled when it is first met: a dump has no claims.
DOMAIN = r"(?i)(?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.[a-z]{2,6}/?"
MIN_SITE_NAME_CHARS = 3
MAX_SITE_NAME_CHARS = 40
MAX_CJK_SITE_NAME_CHARS = 12
MAX_SEARCHED_LINES = 600  # short lines of a page that are searched for its site's name


@cache
def sort_longest_first(words: frozenset[str]) -> tuple[str, ...]:
    """Words in an order that is the same in every run.

    >>> sort_longest_first(frozenset({"b", "a", "ab"}))
    ('ab', 'a', 'b')
    """
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def list_shown_words(words: frozenset[str], page: LabelledPage) -> list[str]:
    """The words that stand anywhere on a page, longest first: mostly none of them does."""
    whole = join_line_texts(page)
    return [word for word in sort_longest_first(words) if word in whole]


@once_a_page
def join_line_texts(page: LabelledPage) -> str:
    """The texts of all lines."""
    return "\n".join(page.texts)


def is_company_name(name: str, page: LabelledPage) -> bool:
    """Whether a name is a firm's rather than a site's: 某某公司, Example GmbH."""
    words = page.lexicon.names["company"]
    last = fold(name.strip(" .,").rpartition(" ")[2].replace(".", ""))
    return last in words or any(last.endswith(word) for word in words if is_cjk(word[0]))


def is_self_reference(name: str, page: LabelledPage) -> bool:
    """Whether a name has a word in it that stands for the page itself: 非本网站内容."""
    names = page.lexicon.names
    return any(word in fold(name) for word in names["not_outlet"] | names["here"])


def ends_like_site(name: str, page: LabelledPage) -> bool:
    """Whether a name ends with a word that sites and newspapers have there: 江畔网, 江畔新闻."""
    return name.endswith(tuple(page.lexicon.names["site"]))


def read_site_name(text: str, page: LabelledPage) -> str:
    """A text, without 首页 behind it, when it is the name of a site by its end; else nothing."""
    if "\u4e00" <= text[-1:] <= "\u9fff" and text[-1] not in collect_last_characters(page.lexicon):
        return ""
    buttons = sort_longest_first(page.lexicon.cues["nav"])
    for word in buttons if text.endswith(buttons) else ():
        text = text.removesuffix(word) if len(text) > len(word) else text
    text = text.strip()
    if not MIN_SITE_NAME_CHARS <= len(text) <= MAX_CJK_SITE_NAME_CHARS or " " in text:
        return ""
    key, ends = fold(text), sort_longest_first(page.lexicon.names["site"])
    if not key.endswith(ends) or ":" in key:
        return ""
    is_more = any(key.endswith(end) and key != end for end in ends)
    return text if is_more and not is_no_site(key, page) else ""


@cache
def collect_last_characters(lexicon: Lexicon) -> frozenset[str]:
    """The last characters of sites' names and of the buttons that may stand behind them."""
    return frozenset(word[-1] for word in lexicon.cues["nav"] | lexicon.names["site"])


def is_no_site(key: str, page: LabelledPage) -> bool:
    """Whether a name that ends like a site's is none.

    It is furniture, two links run together (江畔新闻新闻), the page itself (本网) or a section
    (国内新闻).

    Args:
        key: the name, folded.
        page: the page.
    """
    names = page.lexicon.names
    return (
        key in collect_boilerplate_words(page.lexicon)
        or any(word in key for word in names["not_outlet"])
        or any(
            key.endswith(2 * end) or key.removesuffix(end) in names["generic"]
            for end in names["site"]
        )
    )


def read_web_name(text: str, page: LabelledPage) -> str:
    """A text, without a verb before it, when only a site's name ends so; else nothing.

    返回江畔网 is 江畔网; 江畔日报, which may be a newspaper, is nothing.
    """
    names = page.lexicon.names
    for word in sort_longest_first(names["goes"]):
        text = text.removeprefix(word)
    if not MIN_SITE_NAME_CHARS <= len(text) <= MAX_CJK_SITE_NAME_CHARS or not is_cjk(text[-1]):
        return ""
    if not text.endswith(tuple(names["web"])):
        return ""
    is_ours = any(word in text for word in names["not_outlet"] | names["here"])
    return "" if is_ours or not is_organisation(text, page.lexicon) else text
