"""The line of the date above a story, and what stands in it and next to it without any label.

    2024年05月16日 17:02 新京报      原创 南方都市报 2019-09-09      海藻怪 发表于 2014-04-10

A newsroom or an account there is the outlet, a person the author. Only words that are nothing else
count: no label, no furniture, no date.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean.credits import COLONS, DATES, outlet_in, parse_credits
from newsclean.dates import find_dates
from newsclean.fields.credit_lines import head_blocks
from newsclean.fields.ranking import bare
from newsclean.lexicon import fold
from newsclean.model import Block, Kind
from newsclean.people import OPENERS, button_words, find_names, furniture, is_cjk, is_organisation
from newsclean.story import Story

__all__ = ["DateLine", "date_lines"]

LONGEST_LINE = 80
LONGEST_WORD = 16
CUTTING = DATES | {"other"}
MARKS = r"[|•·⋅∙–—\[\](),]+|\s-\s|\s{2,}"  # compiled when the first line needs it
BREAKS = str.maketrans(dict.fromkeys("·|丨｜／/　[]()（）【】,，", " "))


class DateLine(NamedTuple):
    """A word beside the date: an outlet or an author, with its block and how sure that is."""

    block: Block
    rule: str
    sure: float
    outlet: str | None = None
    author: str | None = None


@lru_cache(maxsize=4)
def date_lines(story: Story) -> tuple[DateLine, ...]:
    """What the lines with a date, and the lines between them and the headline, name."""
    return tuple(read_lines(story))


def read_lines(story: Story) -> Iterator[DateLine]:
    """Go through the lines above the story: those with a date, then the short ones beside them."""
    near = [*head_blocks(story), *story.body[:2]]  # a labeller may take such a line into the story
    blocks = [block for block in near if len(block.text) <= LONGEST_LINE]
    dated = [i for i, block in enumerate(blocks) if is_dated(block, story)]
    if story.lexicon.spaces:
        yield from spaced_lines(blocks, dated, story)
        return
    for i in dated:
        for word, labelled in words_beside(blocks[i].text, story):
            line = line_of(word, blocks[i], story, labelled=labelled)
            if line:
                yield line
                break
    for i in dated[-2:]:
        for j in (i - 1, i + 1):
            if 0 <= j < len(blocks) and j not in dated and stands_alone(blocks[j], story):
                yield DateLine(
                    blocks[j], "line next to the date", 0.55, outlet=blocks[j].text.strip()
                )
    if not dated:
        titles = [i for i, block in enumerate(blocks) if block.kind is Kind.HEADING]
        for i in titles[-1:]:
            if i + 1 < len(blocks) and stands_alone(blocks[i + 1], story):
                block = blocks[i + 1]
                yield DateLine(block, "line below the headline", 0.5, outlet=block.text.strip())


def spaced_lines(blocks: list[Block], dated: list[int], story: Story) -> Iterator[DateLine]:
    """Names set apart by marks in the line of the date, else alone in a line next to it."""
    for i in dated:
        text = blocks[i].text
        for phrase in find_dates(text, story.lexicon):
            text = text[: phrase.start] + "|" * (phrase.end - phrase.start) + text[phrase.end :]
        for chunk in re.split(MARKS, text):
            if is_name(chunk.strip(), story):
                yield DateLine(blocks[i], "name beside the date", 0.6, author=chunk.strip())
    lines = [item.block.text.strip() for item in story.labelled]
    for i in dated:
        for j in (i - 1, i + 1):
            if 0 <= j < len(blocks) and j not in dated and is_name(blocks[j].text.strip(), story):
                block = blocks[j]
                if block.kind is not Kind.HEADING and lines.count(block.text.strip()) == 1:
                    yield DateLine(block, "name next to the date", 0.48, author=block.text.strip())


def is_name(text: str, story: Story) -> bool:
    """Whether a text is the name of one person and nothing else, in a language with spaces."""
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > 40 or is_organisation(text, story.lexicon):
        return False
    if any(
        fold(word) in story.lexicon.common or fold(word) in furniture(story.lexicon)
        for word in words
    ):
        return False
    if not all(
        word[0].isupper() and word.strip(".-'’").replace("-", "").isalpha() for word in words
    ):
        return False
    reading = find_names(text, story.lexicon, labelled=False)
    return len(reading.names) == 1 and reading.stop >= len(text)


def is_dated(block: Block, story: Story) -> bool:
    """Whether a short line is about a date: little else stands in it."""
    if sum(char.isdigit() for char in block.text) < 4:  # 3月5日12:02 has five
        return False
    if any(credit.field in DATES for credit in parse_credits(block.text, story.lexicon)):
        return True
    phrases = find_dates(block.text, story.lexicon)
    if any(
        block.text[phrase.start - 1 : phrase.start] in OPENERS for phrase in phrases if phrase.start
    ):
        return False
    rest = len(block.text) - sum(phrase.end - phrase.start for phrase in phrases)
    return bool(phrases) and rest <= 2 * LONGEST_WORD


def words_beside(text: str, story: Story) -> Iterator[tuple[str, bool]]:
    """The words of a date line that are no date and no credit; whether 发表于 follows each."""
    credits = parse_credits(text, story.lexicon)
    if any(credit.field == "outlet" for credit in credits):
        return
    ends = {credit.start for credit in credits if credit.field in DATES}
    for credit in credits:
        text = text[: credit.start] + " " * (credit.end - credit.start) + text[credit.end :]
    for phrase in find_dates(text, story.lexicon):
        text = text[: phrase.start] + " " * (phrase.end - phrase.start) + text[phrase.end :]
    flat = text.translate(BREAKS)
    for word in flat.split():
        after = flat.find(word) + len(word)
        bare_word, cut = without_labels(word, story)
        if bare_word:
            yield bare_word, cut or any(0 <= end - after <= 1 for end in ends)


def without_labels(word: str, story: Story) -> tuple[str, bool]:
    """A word without labels run together with it; whether the label of a date was cut.

    賴以安发表于 → 賴以安, 政能亮来自 → 政能亮, 原创南方都市报 → 南方都市报
    """
    lexicon = story.lexicon
    for label, field in lexicon.credit.items():
        at = word.find(label) if len(label) > 1 else -1
        signed = word[at + len(label) : at + len(label) + 1] in COLONS
        if at > 0 and (signed or field in CUTTING):
            return word[:at], field in DATES
    for prefix in lexicon.names["not_outlet"]:
        if word.startswith(prefix) and len(word) > len(prefix) + 1 and is_cjk(prefix[0]):
            return word[len(prefix) :], False
    return word, False


def line_of(word: str, block: Block, story: Story, *, labelled: bool) -> DateLine | None:
    """A word beside a date as an outlet or as an author, when it can be one."""
    if not usable(word, story):
        return None
    names = find_names(word, story.lexicon, labelled=False).names
    if names and len(names) == 1 and is_cjk(word[0]):
        return DateLine(block, "name beside the date", 0.75, author=names[0].name)
    if labelled and not outlet_like(word, story):
        return DateLine(block, "name before the date's label", 0.75, author=word)
    if is_cjk(word[-1]) or is_cjk(word[0]) or not labelled:
        value = outlet_in(word, story.lexicon)
        return DateLine(block, "beside the date", 0.6, outlet=value) if value else None
    return None


def outlet_like(word: str, story: Story) -> bool:
    """Whether a word ends like a newsroom's name."""
    return any(
        fold(word).endswith(end) for end in story.lexicon.names["organisation"] if is_cjk(end[:1])
    )


def usable(word: str, story: Story) -> bool:
    """Whether a word beside a date can be a name at all."""
    lexicon, key = story.lexicon, fold(word)
    if (
        not 2 <= len(word) <= LONGEST_WORD
        or ":" in key
        or len(bare(word)) < 2
        or key in lexicon.credit
    ):
        return False
    if "." in word and word.isascii():
        return False
    if sum(char.isdigit() for char in word) > 2 and len(word) < 8:
        return False
    if any(key.startswith(label) for label in lexicon.credit if len(label) > 1):
        return False
    cues = furniture(lexicon)
    return not any(cue in key or cue.startswith(key) for cue in cues if len(cue) > 1)


def stands_alone(block: Block, story: Story) -> bool:
    """Whether a line is one short word, as an account's name is printed under a headline."""
    text = block.text.strip()
    plain = block.kind in {Kind.PARAGRAPH, Kind.HEADING} and block.level != 1
    if not plain or " " in text or not 2 <= len(text) <= LONGEST_WORD - 4:
        return False
    if any(char.isdigit() for char in text[:1]) or text[-1] in "。！？!?：:…":
        return False
    person = is_cjk(text[0]) and bool(find_names(text, story.lexicon, labelled=False).names)
    days = frozenset().union(*story.lexicon.relative.values())
    if fold(text) in button_words(story.lexicon) | days or not text.isalnum():
        return False
    return not person and usable(text, story) and bool(outlet_in(text, story.lexicon))
