"""Agency and place from the dateline: 新华社北京8月17日电, BERLIN (Reuters) —, 【東京＝…】."""

import re
from collections.abc import Iterator

from newsclean.dates import find_dates
from newsclean.fields.credit_lines import head_blocks
from newsclean.fields.ranking import ranked
from newsclean.lexicon import Lexicon, fold
from newsclean.model import Found
from newsclean.people import OPENERS, is_cjk
from newsclean.story import Story

__all__ = ["find_agency", "find_location"]

# Patterns are compiled when the first line that may match is met: few pages have a dateline.
DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
# What follows the agency: 北京8月17日 · 張三台北17日 (the reporter's name before the place)
PLACE = rf"\s?(?P<place>[\u4e00-\u9fff·]{{2,8}}?)\s?{DAY}"
REPORTED = rf"\S{{2,3}}?(?P<place>[\u4e00-\u9fff·]{{2,5}}?)\s?{DAY}"
# BERLIN (Reuters) — · NEW YORK, May 3 (AP) - · PARIS (AFP) –
WESTERN_LINE = (
    r"^(?P<place>[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?:[ /][A-ZÀ-ÞĀ-Ž][\w.'’-]*){0,3})(?:, [\w. ]{2,20}){0,2}"
    r"\s?\((?P<agency>[^()]{2,30})\)\s?(?:[-–—:.]|--)"
)
# London (dpa) - , (dpa) at the end of a line
CLOSING = r"\((?P<agency>[^()\s]{2,12}(?:/[^()\s]{2,12}){0,3})\)\s*$"
TOKYO_LINE = r"^【(?P<place>[^【】＝=]{2,12})[＝=](?P<name>[^【】]{2,20})】"
TAIPEI_LINE = (
    r"^[〔【〈（(\[]?(?P<who>\w{4,12})[／/](?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?P<end>[\u4e00-\u9fff]{1,2})[〕】〉）)\]]"
)
PARAGRAPHS = 6
LONGEST_LINE = 80


def find_agency(story: Story) -> tuple[Found[str], ...]:
    """The news agency of the dateline."""
    return ranked(found for field, found in read_datelines(story) if field == "agency")


def find_location(story: Story) -> tuple[Found[str], ...]:
    """The place of the dateline.

    A word beside the clock (2022-08-18 11:00:44 北京) may be a place or a time zone, and a place
    told from an account's address (来自北京市) is none of the story's: they have confidence 0.
    """
    found = [found for field, found in read_datelines(story) if field == "location"]
    return ranked([*found, *refused_places(story)])


def refused_places(story: Story) -> Iterator[Found[str]]:
    """Short words beside the date that could be taken for a place."""
    if story.lexicon.spaces:
        return
    for block in head_blocks(story):
        phrases = find_dates(block.text, story.lexicon) if len(block.text) <= LONGEST_LINE else ()
        for phrase in phrases:
            word = block.text[phrase.end :].split(maxsplit=1)[:1]
            if word and 2 <= len(word[0]) <= 4 and all(map(is_cjk, word[0])):
                yield Found(word[0], block.text, block.at, "beside the clock: place or zone", 0.0)


def read_datelines(story: Story) -> Iterator[tuple[str, Found[str]]]:
    """Agencies and places of the first paragraphs, and of a last one's closing bracket."""
    body = story.body
    near = [*head_blocks(story)[-PARAGRAPHS // 2 :], *body[:PARAGRAPHS]]
    for depth, block in enumerate(near):
        for field, value in read_dateline(block.text[:120], story.lexicon):
            yield field, Found(value, block.text[:60], block.at, "dateline", 0.95 - 0.04 * depth)
    for block in body[-1:]:
        match = re.search(CLOSING, block.text) if ")" in block.text else None
        names = match["agency"].split("/") if match else ()
        for name in names:
            if match and fold(name) in agencies(story.lexicon):
                found = Found(name, match.group(), block.at, "closing bracket", 0.6)
                yield "agency", found


def read_dateline(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency and the place of a paragraph's beginning.

    >>> from newsclean.lexicon import lexicon_for
    >>> list(read_dateline("新华社北京8月17日电 记者获悉", lexicon_for("zh")))
    [('agency', '新华社'), ('location', '北京')]
    >>> list(read_dateline("BERLIN (Reuters) - The city", lexicon_for("en")))
    [('agency', 'Reuters'), ('location', 'Berlin')]
    """
    head = text.lstrip()
    if match := bracket_line(head, lexicon):
        yield "location", match["place"]
    elif head[:1] and (is_cjk(head[0]) or head[0] in OPENERS):
        yield from cjk_dateline(head, lexicon)
    elif (match := western_line(head)) and fold(match["agency"]) in agencies(lexicon):
        yield "agency", match["agency"]
        yield "location", match["place"].title() if match["place"].isupper() else match["place"]


def bracket_line(head: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A dateline in brackets: 【東京＝…】, 【記者王小明／台北報導】."""
    if head[:1] == "【" and (match := re.match(TOKYO_LINE, head)):
        return match
    match = re.match(TAIPEI_LINE, head) if "/" in head or "／" in head else None
    return match if match and reported(match, lexicon) else None


def western_line(head: str) -> re.Match[str] | None:
    """A place and an agency in brackets at the head of a line."""
    return re.match(WESTERN_LINE, head) if "(" in head else None


def reported(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a bracket names a reporter and says that it reports: 【記者王小明／台北報導】."""
    words = lexicon.byline["before"]
    before = any(match["who"].startswith(word) for word in words)
    return before and any(match["end"] == word for word in lexicon.dateline["ends"])


def agencies(lexicon: Lexicon) -> frozenset[str]:
    """The names of the news agencies."""
    return lexicon.dateline["agencies"]


def cjk_dateline(head: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency and the place of a Chinese dateline, which names an agency or the paper itself."""
    opened = head.lstrip("（(【[ ")
    ends = lexicon.dateline["ends"]
    own = lexicon.dateline["own"]  # 本报北京6月11日电 has a place and no agency
    for source in sorted(agencies(lexicon) | own, key=len, reverse=True):
        if not opened.startswith(source):
            continue
        rest = opened[len(source) :]
        label = next((word for word in lexicon.byline["before"] if rest.startswith(word)), "")
        match = re.match(REPORTED if label else PLACE, rest[len(label) :])
        after = rest[len(label) + match.end() :][:30] if match else ""
        if match and any(end in after for end in ends):
            if source not in own:
                yield "agency", source
            yield "location", match["place"]
        return
