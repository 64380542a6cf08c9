"""Agency and place from the dateline: 新华社北京8月17日电, BERLIN (Reuters) —, 【東京＝…】."""

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
from newsclean.text.scripts import is_cjk

__all__ = ["find_agency", "find_location", "find_reporters"]

# Patterns are compiled when the first line that may match is met: few pages have a dateline.
CJK_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
# What follows the agency: 北京8月17日 · 張三台北17日 (the reporter's name before the place)
PLACE_AND_DAY = rf"\s?(?P<place>[\u4e00-\u9fff·]{{2,8}}?)\s?{CJK_DAY}"
REPORTER_PLACE_AND_DAY = rf"(?P<name>\S{{2,3}})(?P<place>[\u4e00-\u9fff·]{{2,5}}?)\s?{CJK_DAY}"
CAPITAL_LETTERS = "A-ZÀ-ÞĀ-ŽА-ЯЁ\u0621-\u064a"  # Latin, Cyrillic; Arabic has no capitals
TOWN = rf"(?P<place>[{CAPITAL_LETTERS}][\w.'’-]*(?:[ /][{CAPITAL_LETTERS}][\w.'’-]*){{0,3}})"
# BERLIN (Reuters) — · NEW YORK, May 3 (AP) - · PARIS (AFP) – · القاهرة (رويترز) -
WESTERN_DATELINE = (
    rf"^{TOWN}(?:, [\w. ]{{2,20}}){{0,2}}\s?\((?P<agency>[^()]{{2,30}})\)\s?(?:[-–—:.]|--)"
)
# (ANSA) - ROMA, 12 MAG -
ITALIAN_DATELINE = rf"^\((?P<agency>[^()]{{2,30}})\)\s?[-–—]\s?{TOWN}(?=,|\s[-–—])"
# МОСКВА, 17 авг — РИА Новости. · МОСКВА, 17 августа. /ТАСС/.
RUSSIAN_DATELINE = rf"^{TOWN}, \d{{1,2}} \w{{3,9}}\.? ?[-–—/]\s?(?P<agency>[^./]{{2,30}})[./]"
SPACED_DATELINES = (WESTERN_DATELINE, ITALIAN_DATELINE, RUSSIAN_DATELINE)
# (서울=연합뉴스) · [부산=해오름뉴스 노을찬 기자]
KOREAN_DATELINE = (
    r"^[\[(（](?P<place>[가-힣·]{2,8})\s?[=＝]\s?"
    r"(?P<agency>[^\])）\s\d]{2,20})[^\])）]{0,30}[\])）]"
)
# London (dpa) - , (dpa) at the end of a line
CLOSING_AGENCY = r"\((?P<agency>[^()\s]{2,12}(?:/[^()\s]{2,12}){0,3})\)\s*$"
JAPANESE_DATELINE = r"^【(?P<place>[^【】＝=]{2,12})[＝=](?P<name>[^【】]{2,20})】"
TAIWANESE_DATELINE = (
    r"^[〔【〈（(\[]?(?P<who>\w{4,12})[／/](?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?P<end>[\u4e00-\u9fff]{1,2})[〕】〉）)\]]"
)
MAX_DATELINE_DEPTH_BLOCKS = 6
MAX_CLOCK_LINE_CHARS = 80
MAX_TOWN_CHARS = 12


def find_agency(story: LabelledPage) -> tuple[Found[str], ...]:
    """The news agency of the dateline."""
    return rank_candidates(found for field, found in find_datelines(story) if field == "agency")


def find_location(story: LabelledPage) -> tuple[Found[str], ...]:
    """The place of the dateline.

    A word beside the clock (2022-08-18 11:00:44 北京) may be a place or a time zone, and a place
    told from an account's address (来自北京市) is none of the story's: they have confidence 0.
    """
    found = [found for field, found in find_datelines(story) if field == "location"]
    return rank_candidates([*found, *find_refused_places(story)])


def find_reporters(story: LabelledPage) -> tuple[Found[str], ...]:
    """The reporters that datelines name: 【東京＝山田太郎】, 中央社記者張三台北17日電."""
    return rank_candidates(found for field, found in find_datelines(story) if field == "author")


def find_refused_places(story: LabelledPage) -> Iterator[Found[str]]:
    """Short words beside the date that could be taken for a place."""
    if story.lexicon.spaces:
        return
    for block in list_head_blocks(story):
        phrases = (
            find_dates(block.text, story.lexicon) if len(block.text) <= MAX_CLOCK_LINE_CHARS else ()
        )
        for phrase in phrases:
            word = block.text[phrase.end :].split(maxsplit=1)[:1]
            if word and 2 <= len(word[0]) <= 4 and all(map(is_cjk, word[0])):
                yield Found(word[0], block.text, block.at, "beside the clock: place or zone", 0.0)


@once_a_page
def find_datelines(story: LabelledPage) -> tuple[tuple[str, Found[str]], ...]:
    """What the datelines of a story tell, read once for all fields."""
    return tuple(read_datelines(story))


def read_datelines(story: LabelledPage) -> Iterator[tuple[str, Found[str]]]:
    """Agencies and places of the first paragraphs, and of a last one's closing bracket."""
    body = story.body
    near = [
        *list_head_blocks(story)[-MAX_DATELINE_DEPTH_BLOCKS // 2 :],
        *body[:MAX_DATELINE_DEPTH_BLOCKS],
    ]
    for depth, block in enumerate(near):
        for field, value in read_dateline(block.text[:120], story.lexicon):
            yield field, Found(value, block.text[:60], block.at, "dateline", 0.95 - 0.04 * depth)
    for block in body[-1:]:
        match = re.search(CLOSING_AGENCY, block.text) if ")" in block.text else None
        names = match["agency"].split("/") if match else ()
        for name in names:
            if match and fold(name) in get_agencies(story.lexicon):
                found = Found(name, match.group(), block.at, "closing bracket", 0.6)
                yield "agency", found


def read_dateline(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency, the place and the reporter of a paragraph's beginning.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> list(read_dateline("新华社北京8月17日电 记者获悉", get_lexicon("zh")))
    [('agency', '新华社'), ('location', '北京')]
    >>> list(read_dateline("BERLIN (Reuters) - The city", get_lexicon("en")))
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
        yield from read_cjk_dateline(head, lexicon)
    elif match := match_spaced_dateline(head, lexicon):
        yield "agency", match["agency"].strip()
        yield "location", match["place"].title() if match["place"].isupper() else match["place"]


def match_bracket_dateline(head: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A dateline in brackets: 【東京＝…】, 【記者王小明／台北報導】."""
    if head[:1] == "【" and (match := re.match(JAPANESE_DATELINE, head)):
        return match
    match = re.match(TAIWANESE_DATELINE, head) if "/" in head or "／" in head else None
    return match if match and is_reporter_bracket(match, lexicon) else None


def read_reporter(name: str, lexicon: Lexicon) -> str:
    """The name in a dateline as a person's, or nothing where it is an agency's: 【東京＝共同】."""
    if not name or any(agency.startswith(fold(name)) for agency in get_agencies(lexicon)):
        return ""
    return name if len(find_names(name, lexicon, labelled=False).names) == 1 else ""


def match_korean_dateline(head: str) -> re.Match[str] | None:
    """A Korean dateline, in brackets with a sign of equality: (서울=연합뉴스)."""
    return re.match(KOREAN_DATELINE, head) if "=" in head[:MAX_TOWN_CHARS] else None


def match_spaced_dateline(head: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A place and an agency that is known, at the head of a line."""
    if not any(sign in head for sign in "(—–/"):
        return None
    matches = (re.match(pattern, head) for pattern in SPACED_DATELINES)
    known = get_agencies(lexicon)
    return next(
        (m for m in matches if m and known & {fold(n) for n in split_agency_service(m["agency"])}),
        None,
    )


def split_agency_service(agency: str) -> tuple[str, str]:
    """An agency as printed, and without the service behind a slash: dpa/lno, Reuters."""
    return agency, agency.partition("/")[0]


def is_reporter_bracket(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a bracket names a reporter and says that it reports: 【記者王小明／台北報導】."""
    words = lexicon.byline["before"]
    before = any(match["who"].startswith(word) for word in words)
    return before and any(match["end"] == word for word in lexicon.dateline["ends"])


def get_agencies(lexicon: Lexicon) -> frozenset[str]:
    """The names of the news agencies."""
    return lexicon.dateline["agencies"]


@cache
def list_dateline_signers(lexicon: Lexicon) -> tuple[str, ...]:
    """Who may sign a dateline, longest name first."""
    return tuple(
        sorted(get_agencies(lexicon) | lexicon.dateline["own"], key=lambda w: (-len(w), w))
    )


def read_cjk_dateline(head: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency and the place of a Chinese dateline, which names an agency or the paper itself."""
    opened = head.lstrip("（(【[ ")
    ends = lexicon.dateline["ends"]
    own = lexicon.dateline["own"]  # 本报北京6月11日电 has a place and no agency
    for source in list_dateline_signers(lexicon):
        if not opened.startswith(source):
            continue
        rest = opened[len(source) :]
        label = next((word for word in lexicon.byline["before"] if rest.startswith(word)), "")
        match = re.match(REPORTER_PLACE_AND_DAY if label else PLACE_AND_DAY, rest[len(label) :])
        after = rest[len(label) + match.end() :][:30] if match else ""
        if match and any(end in after for end in ends):
            if source not in own:
                yield "agency", source
            yield "location", match["place"]
            if name := read_reporter(match.groupdict().get("name") or "", lexicon):
                yield "author", name
        return
