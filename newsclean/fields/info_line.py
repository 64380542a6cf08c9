"""The line of the date above a story, and what stands in it and next to it without any label.

    2024年05月16日 17:02 新京报      原创 南方都市报 2019-09-09      海藻怪 发表于 2014-04-10

A newsroom or an account there is the outlet, a person the author. Only words that are nothing else
count: no label, no furniture, no date.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsclean.fields.candidates import alnum_key
from newsclean.fields.page_credits import has_no_alnum, list_head_blocks
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Kind, Role
from newsclean.parsers.brackets import OPENING_BRACKETS
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.credits.labels import LABEL_COLONS
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.outlets import read_outlet
from newsclean.parsers.dates.grammar import DatePhrase, find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.not_names import (
    collect_boilerplate_words,
    collect_button_words,
    is_organisation,
)
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

__all__ = ["POSTER_RULE", "DateLineName", "find_date_line_names"]

POSTER_RULE = "name before the date's label"

NAME_JOINERS = str.maketrans(dict.fromkeys("-－—·&"))  # in a name: 某某電台-財經
MAX_DATE_LINE_CHARS = 80
MAX_NAME_CHARS = 16
MAX_RELATIVE_DAY_WORDS = 4  # words of a line that tells a day from today: 某某 发表于 昨天 13:42
MAX_DATE_LINE_DEPTH_BLOCKS = 4  # blocks of the story among which a line of the date may stand
MIN_NAME_CHARS = 4  # characters of a name that no surname tells: 松村太郎, not 質問
MAX_HEADLINE_DATE_GAP_BLOCKS = 4  # from the headline, with an account's name and buttons between
CUTTING_FIELDS = DATE_FIELDS | {"other"}
NAME_SEPARATORS = r"[|•·⋅∙–—\[\](),]+|\s-\s|\s{2,}"  # compiled when the first line needs it
WORD_BREAKS = str.maketrans(dict.fromkeys("·|丨｜／/　[]()（）【】,，", " "))


class DateLineName(NamedTuple):
    """A word beside the date: an outlet or an author, with its block and how sure that is."""

    block: Block
    rule: str
    sure: float
    outlet: str | None = None
    author: str | None = None


@once_a_page
def find_date_line_names(story: LabelledPage) -> tuple[DateLineName, ...]:
    """What the lines with a date, and the lines between them and the headline, name."""
    return tuple(read_date_line_names(story))


def read_date_line_names(story: LabelledPage) -> Iterator[DateLineName]:
    """Go through the lines above the story: those with a date, then the short ones beside them."""
    start, end = story.span()  # a labeller may take such a line into the story
    inside = [
        item
        for item in story.labelled[start:end][:MAX_DATE_LINE_DEPTH_BLOCKS]
        if item.role is not Role.BODY
    ]
    near = [*list_head_blocks(story), *story.body[:2], *(item.block for item in inside)]
    short = [block for block in near if len(block.text) <= MAX_DATE_LINE_CHARS]
    blocks = [block for block in short if not has_no_alnum(block)]
    dated = [i for i, block in enumerate(blocks) if is_short_date_line(block, story)]
    first = find_first_near_headline(blocks, story)
    dated = [i for i in dated if i >= first] or dated
    if story.lexicon.spaces:
        yield from read_spaced_date_lines(blocks, dated, story)
        return
    for i in dated:
        for word, labelled in find_words_beside_date(blocks[i], story):
            line = classify_date_line_word(word, blocks[i], story, labelled=labelled)
            if line:
                yield line
                break
    for i in dated[-2:]:
        for j in (i - 1, i + 1):
            if 0 <= j < len(blocks) and j not in dated and is_lone_name(blocks[j], story):
                yield DateLineName(
                    blocks[j], "line next to the date", 0.55, outlet=blocks[j].text.strip()
                )
    yield from find_name_below_headline(blocks, dated, story)


def find_first_near_headline(blocks: list[Block], story: LabelledPage) -> int:
    """The first of the blocks that may hold the page's date: what stands higher is a menu's."""
    headlines = {id(item.block) for item in story.labelled if item.role is Role.HEADLINE}
    found = [i for i, block in enumerate(blocks) if id(block) in headlines]
    return max(0, found[0] - MAX_HEADLINE_DATE_GAP_BLOCKS) if found else 0


def find_name_below_headline(
    blocks: list[Block], dated: list[int], story: LabelledPage
) -> Iterator[DateLineName]:
    """A word alone right below the headline, where account pages print the account's name."""
    headlines = {id(item.block) for item in story.labelled if item.role is Role.HEADLINE}
    titles = [i for i, b in enumerate(blocks) if id(b) in headlines or b.kind is Kind.HEADING]
    for i in titles[-1:]:
        near = any(0 < day - i <= MAX_HEADLINE_DATE_GAP_BLOCKS for day in dated)
        if (near or not dated) and i + 1 < len(blocks) and is_lone_name(blocks[i + 1], story):
            block, below = blocks[i + 1], blocks[i + 2 : i + 3]
            name = block.text.strip()
            posted = i + 2 in dated and starts_with_date_label(below[0].text, story)
            if posted and not ends_like_newsroom(name, story):
                yield DateLineName(block, POSTER_RULE, 0.7, author=name)
            else:
                rule = "line below the headline"
                yield DateLineName(block, rule, 0.57 if near else 0.5, outlet=name)


def read_spaced_date_lines(
    blocks: list[Block], dated: list[int], story: LabelledPage
) -> Iterator[DateLineName]:
    """Names set apart by marks in the line of the date, else alone in a line next to it."""
    for i in dated:
        text = blocks[i].text
        for phrase in find_dates(text, story.lexicon):
            text = text[: phrase.start] + "|" * (phrase.end - phrase.start) + text[phrase.end :]
        for chunk in re.split(NAME_SEPARATORS, text):
            if is_person_name(chunk.strip(), story):
                yield DateLineName(blocks[i], "name beside the date", 0.6, author=chunk.strip())
    lines = [item.block.text.strip() for item in story.labelled]
    for i in dated:
        for j in (i - 1, i + 1):
            if (
                0 <= j < len(blocks)
                and j not in dated
                and is_person_name(blocks[j].text.strip(), story)
            ):
                block = blocks[j]
                if block.kind is not Kind.HEADING and lines.count(block.text.strip()) == 1:
                    yield DateLineName(
                        block, "name next to the date", 0.48, author=block.text.strip()
                    )


def is_person_name(text: str, story: LabelledPage) -> bool:
    """Whether a text is the name of one person and nothing else, in a language with spaces."""
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > 40 or is_organisation(text, story.lexicon):
        return False
    if any(
        fold(word) in story.lexicon.common or fold(word) in collect_boilerplate_words(story.lexicon)
        for word in words
    ):
        return False
    if not all(
        word[0].isupper() and word.strip(".-'’").replace("-", "").isalpha() for word in words
    ):
        return False
    reading = find_names(text, story.lexicon, labelled=False)
    return len(reading.names) == 1 and reading.stop >= len(text)


def is_short_date_line(block: Block, story: LabelledPage) -> bool:
    """Whether a short line is about a date: little else stands in it."""
    if is_whole_link(block):
        return False
    words = block.text.split()
    if 1 < len(words) <= MAX_RELATIVE_DAY_WORDS and any(
        is_relative_day(word, story) for word in words[1:]
    ):
        return True
    if sum(char.isdigit() for char in block.text) < 4:  # 3月5日12:02 has five
        return False
    if any(credit.field in DATE_FIELDS for credit in parse_credits(block.text, story.lexicon)):
        return True
    phrases = find_dates(block.text, story.lexicon)
    if any(is_in_bracket(block.text, phrase.start, story) for phrase in phrases):
        return False
    rest = len(block.text) - sum(phrase.end - phrase.start for phrase in phrases)
    return bool(phrases) and rest <= 2 * MAX_NAME_CHARS


def is_relative_day(word: str, story: LabelledPage) -> bool:
    """Whether a word tells a day from today: 昨天, 昨天13:42, 3小时前."""
    key, relative = fold(word), story.lexicon.relative
    ago = key[:1].isdigit() and key.endswith(tuple(relative["ago"]))
    return ago or key.rstrip("0123456789:") in list_relative_days(story.lexicon)


@cache
def list_relative_days(lexicon: Lexicon) -> frozenset[str]:
    """The words for today, yesterday and so on."""
    keys = ("now", "today", "yesterday", "before_yesterday")
    return frozenset().union(*(lexicon.relative.get(key, ()) for key in keys))


def starts_with_date_label(text: str, story: LabelledPage) -> bool:
    """Whether a text begins with a date's label with no colon: 发表于 昨天, 发布于2019."""
    label = next((word for word in list_date_labels(story.lexicon) if text.startswith(word)), "")
    return bool(label) and text[len(label) : len(label) + 1] not in LABEL_COLONS


@cache
def list_date_labels(lexicon: Lexicon) -> tuple[str, ...]:
    """The labels of dates, longest first; short ones (时间, 日期) say too little alone."""
    labels = [
        word for word, field in lexicon.credit.items() if field in DATE_FIELDS and len(word) > 2
    ]
    return tuple(sorted(labels, key=lambda word: (-len(word), word)))


def is_in_bracket(text: str, at: int, story: LabelledPage) -> bool:
    """Whether a date stands in brackets, other than behind a newsroom: 某某网 (2020-01-21)."""
    opened = at > 0 and text[at - 1] in OPENING_BRACKETS
    return opened and not is_organisation(text[: at - 1].strip(), story.lexicon)


def is_whole_link(block: Block) -> bool:
    """Whether a block is a link as a whole, and so about another page."""
    return block.markup is not None and block.markup.link_chars >= len(block.text) - 1


def find_words_beside_date(block: Block, story: LabelledPage) -> Iterator[tuple[str, bool]]:
    """The words of a date line that are no date and no credit, the nearest to the date first.

    With each goes whether 发表于 follows it. A link ends a word: pages set such links apart by
    style alone (<a>市场</a><span>观察</span>2019-09-23).
    """
    text = block.text
    credits = parse_credits(text, story.lexicon)
    if any(credit.field == "outlet" for credit in credits):
        return
    ends = {credit.start for credit in credits if credit.field in DATE_FIELDS}
    for credit in credits:
        text = text[: credit.start] + " " * (credit.end - credit.start) + text[credit.end :]
    phrases = find_dates(text, story.lexicon)
    for phrase in phrases:
        text = text[: phrase.start] + " " * (phrase.end - phrase.start) + text[phrase.end :]
    edges = {edge for link in block.links for edge in (link.start, link.end)}
    words = [match.span() for match in re.finditer(r"\S+", text.translate(WORD_BREAKS))]
    parts = [part for span in words for part in split_at_edges(span, edges)]
    for start, end in sorted(parts, key=lambda part: measure_date_distance(part, phrases)):
        bare_word, cut = strip_glued_labels(text[start:end], story)
        if bare_word and not is_relative_day(bare_word, story):
            posted = starts_with_date_label(text[end:].lstrip(), story)
            yield bare_word, cut or posted or any(0 <= at - end <= 1 for at in ends)


def split_at_edges(span: tuple[int, int], edges: set[int]) -> Iterator[tuple[int, int]]:
    """A run of characters, cut at the edges inside it."""
    start, end = span
    inside = [start, *sorted(edge for edge in edges if start < edge < end), end]
    yield from pairwise(inside)


def measure_date_distance(span: tuple[int, int], phrases: Sequence[DatePhrase]) -> int:
    """How many characters stand between some word and the nearest date."""
    gaps = [max(phrase.start - span[1], span[0] - phrase.end) for phrase in phrases]
    return min(gaps, default=0)


def strip_glued_labels(word: str, story: LabelledPage) -> tuple[str, bool]:
    """A word without labels run together with it; whether the label of a date was cut.

    賴以安发表于 → 賴以安, 政能亮来自 → 政能亮, 原创南方都市报 → 南方都市报
    """
    lexicon = story.lexicon
    for label, field in lexicon.credit.items():
        at = word.find(label) if len(label) > 1 else -1
        signed = word[at + len(label) : at + len(label) + 1] in LABEL_COLONS
        if at > 0 and (signed or field in CUTTING_FIELDS):
            return word[:at], field in DATE_FIELDS
    for button in lexicon.names["follow"]:  # the outlet's, run together with it: 某某科技微博
        if word.endswith(button) and len(word) > len(button) + 2:
            return word[: -len(button)], False
    for prefix in lexicon.names["not_outlet"]:
        if word.startswith(prefix) and len(word) > len(prefix) + 1 and is_cjk(prefix[0]):
            return word[len(prefix) :], False
    return word, False


def classify_date_line_word(
    word: str, block: Block, story: LabelledPage, *, labelled: bool
) -> DateLineName | None:
    """A word beside a date as an outlet or as an author, when it can be one."""
    if not may_be_name(word, story):
        return None
    names = find_names(word, story.lexicon, labelled=False).names
    if not story.lexicon.names.get("surnames") and len(word) < MIN_NAME_CHARS:
        return None
    if names and len(names) == 1 and is_cjk(word[0]):
        rule = POSTER_RULE if labelled else "name beside the date"
        return DateLineName(block, rule, 0.75, author=names[0].name)
    if labelled and not ends_like_newsroom(word, story):
        return DateLineName(block, POSTER_RULE, 0.75, author=word)
    if is_cjk(word[-1]) or is_cjk(word[0]) or not labelled:
        value = read_outlet(word, story.lexicon)
        return DateLineName(block, "beside the date", 0.6, outlet=value) if value else None
    return None


def ends_like_newsroom(word: str, story: LabelledPage) -> bool:
    """Whether a word ends like a newsroom's name."""
    return any(
        fold(word).endswith(end) for end in story.lexicon.names["organisation"] if is_cjk(end[:1])
    )


def may_be_name(word: str, story: LabelledPage) -> bool:
    """Whether a word beside a date can be a name at all."""
    lexicon, key = story.lexicon, fold(word)
    if (
        not 2 <= len(word) <= MAX_NAME_CHARS
        or ":" in key
        or len(alnum_key(word)) < 2
        or key in lexicon.credit
    ):
        return False
    if "." in word and word.isascii():
        return False
    if sum(char.isdigit() for char in word) > 2 and len(word) < 8:
        return False
    if key.startswith(list_long_labels(lexicon)) or key in collect_cue_prefixes(lexicon):
        return False
    return not any(cue in key for cue in collect_boilerplate_words(lexicon) if len(cue) > 1)


@cache
def list_long_labels(lexicon: Lexicon) -> tuple[str, ...]:
    """The labels of more than one character."""
    return tuple(label for label in lexicon.credit if len(label) > 1)


@cache
def collect_cue_prefixes(lexicon: Lexicon) -> frozenset[str]:
    """What words of furniture begin with, the words themselves included."""
    cues = (cue for cue in collect_boilerplate_words(lexicon) if len(cue) > 1)
    return frozenset(cue[:size] for cue in cues for size in range(1, len(cue) + 1))


def is_lone_name(block: Block, story: LabelledPage) -> bool:
    """Whether a line is one short word, as an account's name is printed under a headline."""
    text = block.text.strip()
    plain = block.kind in {Kind.PARAGRAPH, Kind.HEADING} and block.level != 1
    if not plain or " " in text or not 2 <= len(text) <= MAX_NAME_CHARS - 4:
        return False
    if any(char.isdigit() for char in text[:1]) or text[-1] in "。！？!?：:…":
        return False
    person = is_cjk(text[0]) and bool(find_names(text, story.lexicon, labelled=False).names)
    days = frozenset().union(*story.lexicon.relative.values())
    if (
        fold(text) in collect_button_words(story.lexicon) | days
        or not text.translate(NAME_JOINERS).isalnum()
    ):
        return False
    return not person and may_be_name(text, story) and bool(read_outlet(text, story.lexicon))
