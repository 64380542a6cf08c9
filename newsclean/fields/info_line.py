"""The info line of a page: the line with the date above the body, and the lines next to it.

    2024年05月16日 17:02 新京报      原创 南方都市报 2019-09-09      海藻怪 发表于 2014-04-10

A word without a label there is an outlet, if it names a newsroom or an account, or an author. Only
words that can be nothing else count: no label, no button, no date (`info_line_words`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.fields.info_line_words import (
    ends_like_newsroom,
    find_words_beside_date,
    is_lone_name,
    is_relative_day,
    may_be_name,
    starts_with_date_label,
)
from newsclean.fields.page_credits import has_no_alnum, list_head_indices, space_edges
from newsclean.label.labelled_page import BODY_ROLES, LabelledPage, once_a_page
from newsclean.model import Block, Kind, Role
from newsclean.parsers.brackets import OPENING_BRACKETS
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.outlets import read_outlet
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.scripts import is_cjk

__all__ = ["POSTER_RULE", "InfoLineName", "find_info_line_names"]

MAX_INFO_LINE_CHARS = 80
MAX_DEPTH_BLOCKS = 4  # blocks of the story among which the labeller may have left the info line
MAX_BODY_BLOCKS = 2  # first blocks of the body that are searched as well
MAX_HEADLINE_GAP_BLOCKS = 4  # between headline and date an account's name and its buttons may stand
MAX_SEARCHED_NEIGHBOURS = 2  # info lines, the lowest ones, whose neighbours are searched
MAX_RELATIVE_DAY_WORDS = 4  # words of a line with a relative day: 某某 发表于 昨天 13:42
MIN_DATE_DIGITS = 4  # 3月5日12:02 has six
MAX_OTHER_CHARS = 32  # characters of an info line besides its dates: two names
ORIGINAL_WORDS = 2  # an author and an account
MIN_SECOND_NAME_CHARS = 3  # of a person beside an outlet and the date
MIN_UNKNOWN_NAME_CHARS = 4  # of a name where no surnames are known: 松村太郎, not 質問

POSTER_RULE = "name before the date's label"
POSTER_CONFIDENCE = 0.75
POSTER_ABOVE_CONFIDENCE = 0.7  # the name stands on the line above the label
CJK_NAME_CONFIDENCE = 0.75
OUTLET_CONFIDENCE = 0.6
OUTLET_ABOVE_OR_BELOW_CONFIDENCE = 0.55
NEAR_HEADLINE_CONFIDENCE = 0.57  # of a word below the headline with a date near by
BELOW_HEADLINE_CONFIDENCE = 0.5  # … with no date near by


class InfoLineName(NamedTuple):
    """An outlet or an author on or beside the info line.

    Attributes:
        block: its block.
        rule: the rule that read it.
        confidence: 0 to 1.
        outlet: the outlet, or `None`.
        author: the author's name, or `None`.
    """

    block: Block
    rule: str
    confidence: float
    outlet: str | None = None
    author: str | None = None


@once_a_page
def find_info_line_names(page: LabelledPage) -> tuple[InfoLineName, ...]:
    """The outlets and authors on the info lines of a page, and between them and the headline.

    None in languages with spaces, where `people.evidence` reads the names beside dates.
    """
    if page.lexicon.spaces:
        return ()
    lines = list_short_lines(page)
    return tuple(read_cjk_info_lines(lines, find_info_lines(lines, page), page))


def list_short_lines(page: LabelledPage) -> list[int]:
    """Indexes of the short lines above the body, then of those that it begins with.

    Of the latter the blocks of the body come first, the others after them: in the page's order
    headings such as "Article Content" stood next to the date and were taken for authors.
    """
    start, end = page.span()
    body = [i for i in range(start, end) if page.labelled[i].role in BODY_ROLES]
    first = range(start, min(end, start + MAX_DEPTH_BLOCKS))
    inside = [i for i in first if page.labelled[i].role is not Role.BODY]
    return [
        i
        for i in dict.fromkeys((*list_head_indices(page), *body[:MAX_BODY_BLOCKS], *inside))
        if len(page.labelled[i].block.text) <= MAX_INFO_LINE_CHARS
        and not has_no_alnum(page.labelled[i].block)
    ]


def find_info_lines(lines: list[int], page: LabelledPage) -> list[int]:
    """Positions in `lines` of those with a date; what stands far above the headline is a menu's."""
    dated = [n for n, i in enumerate(lines) if is_info_line(page.labelled[i].block, page)]
    headlines = [n for n, i in enumerate(lines) if i in page.headline]
    first = headlines[0] - MAX_HEADLINE_GAP_BLOCKS if headlines else 0
    return [n for n in dated if n >= first] or dated


def is_info_line(block: Block, page: LabelledPage) -> bool:
    """Whether a short line is about a date: little else stands on it.

    A line that is a link as a whole is about another page.
    """
    if block.markup is not None and block.markup.link_chars >= len(block.text) - 1:
        return False
    words = block.text.split()
    if len(words) <= MAX_RELATIVE_DAY_WORDS and any(is_relative_day(w, page) for w in words[1:]):
        return True
    if sum(map(str.isdigit, block.text)) < MIN_DATE_DIGITS:
        return False
    if any(credit.field in DATE_FIELDS for credit in parse_credits(block.text, page.lexicon)):
        return True
    phrases = find_dates(block.text, page.lexicon)
    if any(is_in_bracket(block.text, phrase.start, page) for phrase in phrases):
        return False
    others = len(block.text) - sum(phrase.end - phrase.start for phrase in phrases)
    return bool(phrases) and others <= MAX_OTHER_CHARS


def is_in_bracket(text: str, at: int, page: LabelledPage) -> bool:
    """Whether a date stands in brackets, other than behind a newsroom: 某某网 (2020-01-21)."""
    opened = at > 0 and text[at - 1] in OPENING_BRACKETS
    return opened and not is_organisation(text[: at - 1].strip(), page.lexicon)


def read_cjk_info_lines(
    lines: list[int], dated: list[int], page: LabelledPage
) -> Iterator[InfoLineName]:
    """The names in languages without spaces.

    Args:
        lines: indexes of the short lines.
        dated: positions in `lines` of those with a date.
        page: the page.
    """
    for n in dated:
        yield from read_dated_line(page.labelled[lines[n]].block, page)
    yield from read_original_lines(lines, page)
    for block in list_neighbours(lines, dated[-MAX_SEARCHED_NEIGHBOURS:], dated, page):
        if is_lone_name(block, page):
            rule, confidence = "line next to the date", OUTLET_ABOVE_OR_BELOW_CONFIDENCE
            yield InfoLineName(block, rule, confidence, outlet=block.text.strip())
    yield from find_name_below_headline(lines, dated, page)


def read_dated_line(block: Block, page: LabelledPage) -> Iterator[InfoLineName]:
    """The name nearest to the date, and one of the other sort beside it: 河湾日报 张三 2024-05-20.

    The second must be clearer than the first: a newsroom by its ending, a person by a common
    surname or more than two characters, which sections seldom have (时政, 文化).
    """
    first: InfoLineName | None = None
    for word, is_poster in find_words_beside_date(block, page):
        name = classify_word(word, block, page, is_poster=is_poster)
        if name is None:
            continue
        if first is None:
            first = name
            yield name
        elif is_clear_second(name, first, page):
            yield name
            return


def is_clear_second(name: InfoLineName, first: InfoLineName, page: LabelledPage) -> bool:
    """Whether a name is an outlet beside an author, or an author beside an outlet, beyond doubt."""
    if name.outlet:
        return first.outlet is None and ends_like_newsroom(name.outlet, page)
    if first.author is not None or not name.author or name.rule == POSTER_RULE:
        return False
    surnames = page.lexicon.names.get("common_surnames", frozenset())
    return len(name.author) >= MIN_SECOND_NAME_CHARS or name.author[0] in surnames


def read_original_lines(lines: list[int], page: LabelledPage) -> Iterator[InfoLineName]:
    """The author and the account behind a platform's word for original work: 原创 柳小青 河湾之声.

    Run together, they are cut where the account's name stands alone on another line.

    Args:
        lines: indexes of the short lines.
        page: the page.
    """
    texts = [space_edges(page.labelled[i].block) for i in lines]
    for i, text in zip(lines, texts, strict=True):
        sign = next((s for s in page.lexicon.names["original"] if text.startswith(s)), "")
        words = text[len(sign) :].split() if sign else []
        accounts = (t for t in texts if len(words) == 1 and t != words[0] and words[0].endswith(t))
        if account := max(accounts, key=len, default=""):
            words = [words[0].removesuffix(account), account]
        if len(words) == ORIGINAL_WORDS and all(may_be_name(word, page) for word in words):
            block, rule = page.labelled[i].block, "behind a platform's word for original work"
            yield InfoLineName(block, rule, POSTER_CONFIDENCE, author=words[0])
            yield InfoLineName(block, rule, POSTER_CONFIDENCE, outlet=words[1])


def list_neighbours(
    lines: list[int], searched: list[int], dated: list[int], page: LabelledPage
) -> Iterator[Block]:
    """The lines without a date above and below some of those with one."""
    for n in searched:
        for neighbour in (n - 1, n + 1):
            if 0 <= neighbour < len(lines) and neighbour not in dated:
                yield page.labelled[lines[neighbour]].block


def classify_word(
    word: str, block: Block, page: LabelledPage, *, is_poster: bool
) -> InfoLineName | None:
    """A word beside a date as an author or as an outlet; `None` where it can be neither.

    Args:
        word: the word.
        block: its block.
        page: the page.
        is_poster: the label of the date follows it, so that it is who posted the story.
    """
    if not may_be_name(word, page):
        return None
    has_surnames = bool(page.lexicon.names.get("surnames"))
    if not has_surnames and len(word) < MIN_UNKNOWN_NAME_CHARS:
        return None
    names = find_names(word, page.lexicon, labelled=False).names
    if len(names) == 1 and is_cjk(word[0]):
        rule = POSTER_RULE if is_poster else "name beside the date"
        return InfoLineName(block, rule, CJK_NAME_CONFIDENCE, author=names[0].name)
    if is_poster and not ends_like_newsroom(word, page):
        return InfoLineName(block, POSTER_RULE, POSTER_CONFIDENCE, author=word)
    if is_poster and not is_cjk(word[-1]) and not is_cjk(word[0]):
        return None
    outlet = read_outlet(word, page.lexicon)
    return InfoLineName(block, "beside the date", OUTLET_CONFIDENCE, outlet) if outlet else None


def find_name_below_headline(
    lines: list[int], dated: list[int], page: LabelledPage
) -> Iterator[InfoLineName]:
    """A word alone right below the headline, where platforms print the name of the account.

    Args:
        lines: indexes of the short lines.
        dated: positions in `lines` of those with a date.
        page: the page.
    """
    blocks = [page.labelled[i].block for i in lines]
    titles = [
        n for n, i in enumerate(lines) if i in page.headline or blocks[n].kind is Kind.HEADING
    ]
    for n in titles[-1:]:
        is_near = any(0 < day - n <= MAX_HEADLINE_GAP_BLOCKS for day in dated)
        if (dated and not is_near) or n + 1 >= len(blocks) or not is_lone_name(blocks[n + 1], page):
            continue
        block = blocks[n + 1]
        name = block.text.strip()
        is_posted = n + 2 in dated and starts_with_date_label(blocks[n + 2].text, page)
        if is_posted and not ends_like_newsroom(name, page):
            yield InfoLineName(block, POSTER_RULE, POSTER_ABOVE_CONFIDENCE, author=name)
        else:
            confidence = NEAR_HEADLINE_CONFIDENCE if is_near else BELOW_HEADLINE_CONFIDENCE
            yield InfoLineName(block, "line below the headline", confidence, outlet=name)
