"""Agency, place and reporter from the dateline that a story opens with.

新华社北京8月17日电        BERLIN (Reuters) —        【東京＝青野凪】        (서울=연합뉴스)
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.candidates import rank_candidates
from newsclean.fields.page_credits import list_head_blocks
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Found
from newsclean.parsers.brackets import OPENING_BRACKETS
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.text.fold import fold
from newsclean.text.scripts import HAN_RANGE, is_cjk

__all__ = ["find_agency", "find_location", "find_reporters", "parse_dateline"]

# Patterns are compiled when the first line that may match is met: few pages have a dateline.
CJK_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
# What follows the agency: 北京8月17日 · 張三台北17日 (the reporter's name before the place)
PLACE_AND_DAY = rf"\s?(?P<place>[{HAN_RANGE}·]{{2,8}}?)\s?{CJK_DAY}"
REPORTER_PLACE_AND_DAY = rf"(?P<name>\S{{2,3}})(?P<place>[{HAN_RANGE}·]{{2,5}}?)\s?{CJK_DAY}"
CAPITAL_LETTERS = "A-ZÀ-ÞĀ-ŽА-ЯЁ\u0621-\u064a"  # Latin, Cyrillic; Arabic has no capitals
TOWN = rf"(?P<place>[{CAPITAL_LETTERS}][\w.'’-]*(?:[ /][{CAPITAL_LETTERS}][\w.'’-]*){{0,3}})"
# BERLIN (Reuters) — · NEW YORK, May 3 (AP) - · PARIS (AFP) – · القاهرة (رويترز) -
WESTERN_DATELINE = (
    rf"{TOWN}(?:, [\w. ]{{2,20}}){{0,2}}\s?\((?P<agency>[^()]{{2,30}})\)\s?(?:[-–—:.]|--)"
)
# (ANSA) - ROMA, 12 MAG -
ITALIAN_DATELINE = rf"\((?P<agency>[^()]{{2,30}})\)\s?[-–—]\s?{TOWN}(?=,|\s[-–—])"
# МОСКВА, 17 авг — РИА Новости. · МОСКВА, 17 августа. /ТАСС/.
RUSSIAN_DATELINE = rf"{TOWN}, \d{{1,2}} \w{{3,9}}\.? ?[-–—/]\s?(?P<agency>[^./]{{2,30}})[./]"
SPACED_DATELINES = (WESTERN_DATELINE, ITALIAN_DATELINE, RUSSIAN_DATELINE)
SPACED_DATELINE_SIGNS = "(—–/"  # one of which each of them has
# (서울=연합뉴스) · [부산=해오름뉴스 노을찬 기자]
KOREAN_DATELINE = (
    r"[\[(（](?P<place>[가-힣·]{2,8})\s?[=＝]\s?"
    r"(?P<agency>[^\])）\s\d]{2,20})[^\])）]{0,30}[\])）]"
)
MAX_KOREAN_SIGN_OFFSET_CHARS = 12  # characters among which its = stands
# (dpa) or (dpa/AFP) at the end of the body
CLOSING_AGENCY = r"\((?P<agency>[^()\s]{2,12}(?:/[^()\s]{2,12}){0,3})\)\s*$"
JAPANESE_DATELINE = r"【(?P<place>[^【】＝=]{2,12})[＝=](?P<name>[^【】]{2,20})】"
TAIWANESE_DATELINE = (
    r"[〔【〈（(\[]?(?P<who>\w{4,12})[／/]"
    rf"(?P<place>[{HAN_RANGE}]{{2,6}}?)(?P<end>[{HAN_RANGE}]{{1,2}})[〕】〉）)\]]"
)
MAX_HEAD_BLOCKS = 3  # blocks right above the body that may begin with a dateline
MAX_DEPTH_BLOCKS = 6  # blocks of the body that may
MAX_DATELINE_CHARS = 120  # characters of a block that are read
MAX_QUOTE_CHARS = 60  # characters of a block that are given as evidence
MAX_END_GAP_CHARS = 30  # characters behind the day among which 电 or 讯 ends the dateline
MAX_CLOCK_LINE_CHARS = 80  # characters of a line with the date and a word beside it
PLACE_CHARS = range(2, 5)  # how long a word beside the clock is that may be a place
DATELINE_CONFIDENCE = 0.95
LOSS_PER_BLOCK = 0.04  # what a dateline loses for each block that is read before it
CLOSING_AGENCY_CONFIDENCE = 0.6


def find_agency(page: LabelledPage) -> tuple[Found[str], ...]:
    """The news agency of the dateline."""
    return rank_candidates(
        found for field, found in find_dateline_values(page) if field == "agency"
    )


def find_location(page: LabelledPage) -> tuple[Found[str], ...]:
    """The place of the dateline; with confidence 0 the words beside the date that may be no place.

    北京 in 2022-08-18 11:00:44 北京 is a place or a time zone, and in 来自北京市 it is where the
    writer's network is.
    """
    found = [found for field, found in find_dateline_values(page) if field == "location"]
    return rank_candidates([*found, *find_doubtful_places(page)])


def find_reporters(page: LabelledPage) -> tuple[Found[str], ...]:
    """The reporters that datelines name: 【東京＝山田太郎】, 中央社記者張三台北17日電."""
    return rank_candidates(
        found for field, found in find_dateline_values(page) if field == "author"
    )


def find_doubtful_places(page: LabelledPage) -> Iterator[Found[str]]:
    """Short words right behind the date that could be taken for a place, with confidence 0."""
    if page.lexicon.spaces:
        return
    for block in list_head_blocks(page):
        is_line = len(block.text) <= MAX_CLOCK_LINE_CHARS
        for phrase in find_dates(block.text, page.lexicon) if is_line else ():
            for word in block.text[phrase.end :].split(maxsplit=1)[:1]:
                if len(word) in PLACE_CHARS and all(map(is_cjk, word)):
                    rule = "beside the clock: place or zone"
                    yield Found(word, block.text, block.at, rule, 0.0)


@once_a_page
def find_dateline_values(page: LabelledPage) -> tuple[tuple[str, Found[str]], ...]:
    """The agencies, locations and authors of a page's datelines, each with its field's name."""
    return (*read_opening_datelines(page), *read_closing_agencies(page))


def read_opening_datelines(page: LabelledPage) -> Iterator[tuple[str, Found[str]]]:
    """The values of the datelines that open the blocks right above the body or its first ones."""
    blocks = [*list_head_blocks(page)[-MAX_HEAD_BLOCKS:], *page.body[:MAX_DEPTH_BLOCKS]]
    for depth, block in enumerate(blocks):
        confidence = DATELINE_CONFIDENCE - LOSS_PER_BLOCK * depth
        for field, value in parse_dateline(block.text[:MAX_DATELINE_CHARS], page.lexicon):
            quote = block.text[:MAX_QUOTE_CHARS]
            yield field, Found(value, quote, block.at, "dateline", confidence)


def read_closing_agencies(page: LabelledPage) -> Iterator[tuple[str, Found[str]]]:
    """The agencies in the bracket that ends the body: (dpa), (dpa/AFP)."""
    for block in page.body[-1:]:
        match = re.search(CLOSING_AGENCY, block.text) if ")" in block.text else None
        for name in match["agency"].split("/") if match else ():
            if match and fold(name) in get_agencies(page.lexicon):
                rule, confidence = "closing bracket", CLOSING_AGENCY_CONFIDENCE
                yield "agency", Found(name, match.group(), block.at, rule, confidence)


def parse_dateline(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency, the location and the author (the reporter) that a paragraph begins with.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> list(parse_dateline("新华社北京8月17日电 记者获悉", get_lexicon("zh")))
    [('agency', '新华社'), ('location', '北京')]
    >>> list(parse_dateline("BERLIN (Reuters) - The city", get_lexicon("en")))
    [('agency', 'Reuters'), ('location', 'Berlin')]
    """
    head = text.lstrip()
    if match := match_bracket_dateline(head, lexicon):
        yield "location", match["place"]
        if name := read_reporter(match.groupdict().get("name") or "", lexicon):
            yield "author", name
    elif match := match_korean_dateline(head):
        yield "location", match["place"]
        if fold(match["agency"]) in get_agencies(lexicon):
            yield "agency", match["agency"]
    elif head[:1] and (is_cjk(head[0]) or (head[0] in OPENING_BRACKETS and not lexicon.spaces)):
        yield from parse_chinese_dateline(head, lexicon)
    elif match := match_spaced_dateline(head, lexicon):
        yield "agency", match["agency"].strip()
        yield "location", match["place"].title() if match["place"].isupper() else match["place"]


def match_bracket_dateline(head: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A dateline in brackets: 【東京＝…】, 【記者王小明／台北報導】."""
    if head[:1] == "【" and (match := re.match(JAPANESE_DATELINE, head)):
        return match
    match = re.match(TAIWANESE_DATELINE, head) if "/" in head or "／" in head else None
    return match if match and is_reporter_bracket(match, lexicon) else None


def is_reporter_bracket(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a bracket names a reporter and says that it reports: 【記者王小明／台北報導】."""
    names_reporter = match["who"].startswith(tuple(lexicon.byline["before"]))
    return names_reporter and match["end"] in lexicon.dateline["ends"]


def read_reporter(name: str, lexicon: Lexicon) -> str:
    """The name in a dateline if it is a person's, else an empty string: 【東京＝共同】."""
    if not name or any(agency.startswith(fold(name)) for agency in get_agencies(lexicon)):
        return ""
    return name if len(find_names(name, lexicon, labelled=False).names) == 1 else ""


def match_korean_dateline(head: str) -> re.Match[str] | None:
    """A Korean dateline, in brackets with an equals sign: (서울=연합뉴스)."""
    may_match = "=" in head[:MAX_KOREAN_SIGN_OFFSET_CHARS]
    return re.match(KOREAN_DATELINE, head) if may_match else None


def match_spaced_dateline(head: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A place and a known agency at the head of a line, in a language with spaces."""
    if not any(sign in head for sign in SPACED_DATELINE_SIGNS):
        return None
    known = get_agencies(lexicon)
    for pattern in SPACED_DATELINES:
        match = re.match(pattern, head)
        if match and known & set(map(fold, split_agency_service(match["agency"]))):
            return match
    return None


def split_agency_service(agency: str) -> tuple[str, str]:
    """An agency as printed, and without the service behind a slash: dpa/lno, Reuters."""
    return agency, agency.partition("/")[0]


def get_agencies(lexicon: Lexicon) -> frozenset[str]:
    """The names of the news agencies."""
    return lexicon.dateline["agencies"]


@cache
def list_dateline_signers(lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies, and what papers call themselves (本报), longest first."""
    names = get_agencies(lexicon) | lexicon.dateline["own"]
    return tuple(sorted(names, key=lambda word: (-len(word), word)))


def parse_chinese_dateline(head: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The values of a Chinese dateline, which begins with an agency or with the paper itself.

    本报北京6月11日电 has a place and no agency.
    """
    opened = head.lstrip("（(【[ ")
    signer = next((word for word in list_dateline_signers(lexicon) if opened.startswith(word)), "")
    if not signer:
        return
    rest = opened[len(signer) :]
    labels = [word for word in lexicon.byline["before"] if rest.startswith(word)]
    label = max(labels, key=len, default="")
    rest = rest[len(label) :]
    match = re.match(REPORTER_PLACE_AND_DAY if label else PLACE_AND_DAY, rest)
    after = rest[match.end() :][:MAX_END_GAP_CHARS] if match else ""
    if match and any(end in after for end in lexicon.dateline["ends"]):
        if signer not in lexicon.dateline["own"]:
            yield "agency", signer
        yield "location", match["place"]
        if name := read_reporter(match.groupdict().get("name") or "", lexicon):
            yield "author", name
