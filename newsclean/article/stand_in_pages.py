"""Pages with something in place of a story: an error, a robot check, a paywall, "use scripts".

An article may be about each of these things, so its words alone are not enough: the page must have
little other prose, and the words must make up much of its title, its headline or one of its first
blocks.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from newsclean.label.labelled_page import BODY_ROLES, LabelledPage
from newsclean.lexicon.claim_names import ARTICLE_CLAIMS, TITLE_ELEMENT
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Role
from newsclean.text.fold import soften
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import count_effective_chars, is_wide

__all__ = ["find_stand_in_status"]

MAX_BODY_EFF_CHARS = 900.0  # effective characters; a longer body is a story
MAX_STUB_EFF_CHARS = 500.0  # … of the beginning of a story above a wall
MAX_STATEMENT_CHARS = 240  # characters of a block that says why there is no story
MIN_TITLE_SHARE = 0.4  # of a title or headline that the words must make up
MIN_STATEMENT_SHARE = 0.15  # … of another block
MAX_SHORT_PAGE_BLOCKS = 15
MAX_TITLE_TEXTS = 100  # titles, headlines and headings of the first level that are looked at
MAX_PAYWALL_GAP_BLOCKS = 6  # blocks below a stub among which its wall stands
MAX_PROSE_EFF_CHARS = 1_200.0  # effective characters of sentences on the whole page
MAX_OTHER_PROSE_EFF_CHARS = 120.0  # … beside the sentence that says why there is no story
MAX_STATEMENT_BLOCKS = 3  # blocks of the text among which the reason stands
MIN_SENTENCE_EFF_CHARS = 60.0
WORD = compile_late(r"\w+")
# In this order: a robot check asks for scripts, too.
STAND_IN_STATUSES = (
    ("blocked", "error_page"),
    ("error", "error_page"),
    ("script", "script_only"),
    ("consent", "error_page"),
)


def find_stand_in_status(page: LabelledPage) -> str | None:
    """The status of a page that shows something in place of a story, or `None`."""
    length = sum(count_effective_chars(block.text) for block in page.body)
    if length > MAX_BODY_EFF_CHARS:
        return None
    prose = measure_total_prose(page)
    if prose <= MAX_PROSE_EFF_CHARS and not page.claimed(*ARTICLE_CLAIMS):
        titles = soften_each(islice(list_title_texts(page), MAX_TITLE_TEXTS))
        texts = soften_each(list_statements(page))
        for kind, status in STAND_IN_STATUSES:
            if find_text_with_phrase(titles, kind, MIN_TITLE_SHARE):
                return status
            reason = find_text_with_phrase(texts, kind, MIN_STATEMENT_SHARE)
            if (
                reason
                and prose - count_effective_chars(reason) * ends_sentence(reason)
                <= MAX_OTHER_PROSE_EFF_CHARS
            ):
                return status
    if length <= MAX_STUB_EFF_CHARS and find_text_with_phrase(
        soften_each(list_paywall_texts(page)), "paywall", MIN_STATEMENT_SHARE
    ):
        return "paywall_stub"
    return None


def measure_total_prose(page: LabelledPage) -> float:
    """The effective length of all sentences of a page."""
    texts = (block.text for block in page.page.blocks if ends_sentence(block.text))
    return sum(size for size in map(count_effective_chars, texts) if size >= MIN_SENTENCE_EFF_CHARS)


def list_title_texts(page: LabelledPage) -> Iterator[str]:
    """The page's title, its headline, and headings of the first level."""
    for claim in page.claimed(TITLE_ELEMENT):
        yield claim.value
    for item in page.labelled:
        if item.role is Role.HEADLINE or item.block.level == 1:
            yield item.block.text


def list_statements(page: LabelledPage) -> Iterator[str]:
    """The first blocks of the body, and all blocks of a page that has few."""
    few = len(page.labelled) <= MAX_SHORT_PAGE_BLOCKS
    left = MAX_STATEMENT_BLOCKS
    for item in page.labelled:
        in_body = item.role in BODY_ROLES
        if (few or (in_body and left > 0)) and len(item.block.text) <= MAX_STATEMENT_CHARS:
            yield item.block.text
        left -= in_body


def list_paywall_texts(page: LabelledPage) -> Iterator[str]:
    """Where a paywall is looked for: the story's beginning, and the blocks right below it."""
    start, end = page.span()
    for item in page.labelled[start : end + MAX_PAYWALL_GAP_BLOCKS]:
        if len(item.block.text) <= MAX_STATEMENT_CHARS:
            yield item.block.text


def soften_each(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Texts, each with its words in the form in which phrases are looked for."""
    return [(text, join_soft_words(text)) for text in texts]


def find_text_with_phrase(texts: Iterable[tuple[str, str]], kind: str, least: float) -> str | None:
    """The first text of which a phrase of this kind makes up at least the share `least`."""
    for text, soft in texts:
        for phrase in load_stand_in_phrases(kind):
            if phrase in soft and len(phrase) >= least * len(soft):
                return text
    return None


def join_soft_words(text: str) -> str:
    """A text as words between single spaces; without spaces where its script sets none.

    >>> join_soft_words("404 – Page can't be found!"), join_soft_words("页面 不存在。")
    (' 404 page can t be found ', '页面不存在')
    """
    words = WORD.findall(soften(text))
    wide = not text.isascii() and any(map(is_wide, text))
    return "".join(words) if wide else f" {' '.join(words)} "


@cache
def load_stand_in_phrases(kind: str) -> tuple[str, ...]:
    """The phrases of a kind, in the form of `join_soft_words`."""
    return tuple(join_soft_words(phrase) for phrase in load_page_words()["instead"][kind])
