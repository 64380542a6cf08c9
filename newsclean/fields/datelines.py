"""Agency and place from the dateline: 新华社北京8月17日电, BERLIN (Reuters) —, 【東京＝山田太郎】."""

import re
from collections.abc import Iterator

from newsclean.fields.ranking import ranked
from newsclean.lexicon import Lexicon, fold
from newsclean.model import Found
from newsclean.people import is_cjk
from newsclean.story import Story

__all__ = ["find_agency", "find_location"]

DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
# 新华社北京8月17日电 · 中新网上海8月17日电 · 中央社記者張三台北17日電 · (法新社羅馬20日電)
CJK_LINE = re.compile(
    rf"^\W{{0,3}}(?P<agency>[^\s\d，。（(：:]{{2,12}}?)(?P<middle>(?:記者|记者)\S{{2,4}}?)?"
    rf"(?P<place>[\u4e00-\u9fff]{{2,8}}?)\s?(?P<day>{DAY})(?P<more>（[^）]{{2,30}}）|\([^)]{{2,30}}\))?"
    rf"(?P<end>[\u4e00-\u9fff]{{1,6}})"
)
# BERLIN (Reuters) — · NEW YORK, May 3 (AP) - · PARIS (AFP) –
WESTERN_LINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?:[ /][A-ZÀ-ÞĀ-Ž][\w.'’-]*){0,3})(?:, [A-Z][\w. ]{1,20}){0,2}"
    r"\s?\((?P<agency>[^()]{2,30})\)\s?(?:[-–—:.]|--)"
)
# London (dpa) - , (dpa) at the end of a line
CLOSING = re.compile(r"\((?P<agency>[^()\s]{2,12}(?:/[^()\s]{2,12}){0,3})\)\s*$")
TOKYO_LINE = re.compile(r"^【(?P<place>[^【】＝=]{2,12})[＝=](?P<name>[^【】]{2,20})】")
PARAGRAPHS = 6


def find_agency(story: Story) -> tuple[Found[str], ...]:
    """The news agency of the dateline."""
    return ranked(found for field, found in read_datelines(story) if field == "agency")


def find_location(story: Story) -> tuple[Found[str], ...]:
    """The place of the dateline; a place that a line of the page's furniture names is none."""
    return ranked(found for field, found in read_datelines(story) if field == "location")


def read_datelines(story: Story) -> Iterator[tuple[str, Found[str]]]:
    """Agencies and places of the first paragraphs, and of a last one's closing bracket."""
    body = story.body
    for depth, block in enumerate(body[:PARAGRAPHS]):
        for field, value in read_dateline(block.text[:120], story.lexicon):
            yield field, Found(value, block.text[:60], block.at, "dateline", 0.95 - 0.05 * depth)
    for block in body[-1:]:
        match = CLOSING.search(block.text)
        names = match["agency"].split("/") if match else ()
        for name in names:
            if fold(name) in story.lexicon.dateline.get("agencies", ()):
                yield "agency", Found(name, match.group() if match else "", block.at, "closing bracket", 0.6)


def read_dateline(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency and the place of a paragraph's beginning."""
    agencies = lexicon.dateline.get("agencies", frozenset())
    ends = lexicon.dateline.get("ends", frozenset())
    head = text.lstrip()
    if match := TOKYO_LINE.match(head):
        yield "location", match["place"]
    elif head[:1] and (is_cjk(head[0]) or head[0] in "（(【"):
        yield from cjk_dateline(head, agencies, ends)
    elif match := WESTERN_LINE.match(head):
        if fold(match["agency"]) in agencies:
            yield "agency", match["agency"]
            yield "location", match["place"].title() if match["place"].isupper() else match["place"]


def cjk_dateline(
    head: str, agencies: frozenset[str], ends: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The agency and the place of a Chinese dateline, which names an agency we know."""
    opened = head.lstrip("（(【 ")
    for agency in sorted(agencies, key=len, reverse=True):
        if opened.startswith(agency):
            rest = opened[len(agency) :]
            match = re.match(rf"(?:[記记]者\S{{2,4}}?)?\s?(?P<place>[\u4e00-\u9fff·]{{2,8}}?)\s?{DAY}", rest)
            if match and any(end in rest[match.end() : match.end() + 30] for end in ends):
                yield "agency", opened[: len(agency)]
                yield "location", match["place"]
            return
