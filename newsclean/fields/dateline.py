"""Agency, place and reporter from the dateline that a story opens with.

新华社北京8月17日电        BERLIN (Reuters) —        【東京＝青野凪】        (서울=연합뉴스)
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.candidates import rank_candidates
from newsclean.fields.page_credits import list_head_blocks, list_head_indices
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Found, Role
from newsclean.parsers.brackets import OPENING_BRACKETS
from newsclean.parsers.credits.datelines import Dateline, parse_spaced_dateline
from newsclean.parsers.credits.wires import (
    is_agency,
    is_city,
    list_agencies,
    list_words_before_places,
    spell_city,
)
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late
from newsclean.text.scripts import HAN_RANGE, is_cjk

__all__ = ["find_agency", "find_location", "find_reporters", "parse_dateline"]

# Patterns are compiled when the first line that may match is met: few pages have a dateline.
CJK_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
# What follows the agency: 北京8月17日 · 張三台北17日 (the reporter's name before the place)
PLACE_AND_DAY = rf"\s?(?P<place>[{HAN_RANGE}·]{{2,8}}?)\s?{CJK_DAY}"
REPORTER_PLACE_AND_DAY = rf"(?P<name>\S{{2,3}})(?P<place>[{HAN_RANGE}·]{{2,5}}?)\s?{CJK_DAY}"
# (서울=연합뉴스) · [부산=해오름뉴스 노을찬 기자]
KOREAN_DATELINE = (
    r"[\[(（](?P<place>[가-힣·]{2,8})\s?[=＝]\s?"
    r"(?P<agency>[^\])）\s\d]{2,20})[^\])）]{0,30}[\])）]"
)
MAX_KOREAN_SIGN_OFFSET_CHARS = 12  # characters among which its = stands
# (dpa) or (dpa/AFP) at the end of the body
CLOSING_AGENCY = r"\((?P<agency>[^()\s]{2,12}(?:/[^()\s]{2,12}){0,3})\)\.?\s*$"
JAPANESE_DATELINE = r"【(?P<place>[^【】＝=]{2,12})[＝=](?P<name>[^【】]{2,20})】"
TAIWANESE_DATELINE = (
    r"[〔【〈（(\[]?(?P<who>\w{4,12})[／/]"
    rf"(?P<place>[{HAN_RANGE}]{{2,6}}?)(?P<end>[{HAN_RANGE}]{{1,2}})[〕】〉）)\]]"
)
MAX_HEAD_BLOCKS = 3  # blocks right above the body that may begin with a dateline
MAX_DEPTH_BLOCKS = 6  # blocks of the body that may
MAX_OPENING_BLOCKS = 10  # the same where short lines stand among them, in languages with spaces
MAX_DATELINE_CHARS = 120  # characters of a block that are read
MAX_QUOTE_CHARS = 60  # characters of a block that are given as evidence
MAX_END_GAP_CHARS = 30  # characters behind the day among which 电 or 讯 ends the dateline
MAX_CLOCK_LINE_CHARS = 80  # characters of a line with the date and a word beside it
PLACE_CHARS = range(2, 5)  # how long a word beside the clock is that may be a place
DATELINE_CONFIDENCE = 0.95
LOSS_PER_BLOCK = 0.04  # what a dateline loses for each block that is read before it
CLOSING_AGENCY_CONFIDENCE = 0.6
# In languages with spaces, how sure a dateline is by what proves it, and in how many blocks of the
# body it may stand.
FORM_CONFIDENCE = {"agency": 0.95, "web": 0.9, "bracket": 0.85, "date": 0.85, "bare": 0.8}
MAX_FORM_DEPTH_BLOCKS = {"agency": 6, "web": 3, "bracket": 2, "date": 2, "bare": 3}
MAX_BARE_DEPTH_BLOCKS = 3  # from here on only a bracket is looked for
MAX_SPEAKER_BLOCKS = 12  # blocks of the body among which a second name before a dash is looked for
MAX_WITNESS_BLOCKS = 60  # blocks in which a place is looked for behind a word such as in
MIN_STORY_CHARS = 60  # of a paragraph behind a place alone
SCORE = compile_late(r"\d{1,3}\s?[-–:]\s?\d{1,3}\b")
SCORE_WINDOW_CHARS = 60  # behind a place, in which the result of a match makes it a team
MAX_PLACE_LINE_CHARS = 90  # of a line of by-lines that ends with a place


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
    return (
        *read_opening_datelines(page),
        *read_byline_places(page),
        *read_closing_agencies(page),
    )


def read_opening_datelines(page: LabelledPage) -> Iterator[tuple[str, Found[str]]]:
    """The values of the datelines that open the blocks right above the body or its first ones."""
    above = list_head_blocks(page)[-MAX_HEAD_BLOCKS:]
    prose = -len(above)
    for depth, block in enumerate([*above, *page.body[:MAX_OPENING_BLOCKS]]):
        head, quote = block.text[:MAX_DATELINE_CHARS], block.text[:MAX_QUOTE_CHARS]
        loss = LOSS_PER_BLOCK * depth
        is_near = depth - len(above) < MAX_DEPTH_BLOCKS
        for field, value in parse_dateline(head, page.lexicon) if is_near else ():
            yield field, Found(value, quote, block.at, "dateline", DATELINE_CONFIDENCE - loss)
        is_deep = prose >= MAX_BARE_DEPTH_BLOCKS and not any(map(quote.__contains__, "([/"))
        found = None if is_deep else read_spaced_dateline(head, page.lexicon)
        is_prose = prose < 0 or len(block.text) >= MIN_STORY_CHARS
        prose, here = prose + is_prose, prose
        if found and is_believed(found, block, here, page):
            confidence = FORM_CONFIDENCE[found.form] - loss
            rule = f"dateline ({found.form})"
            yield (
                "location",
                Found(spell_place(found.place, page), quote, block.at, rule, confidence),
            )
            if found.agency:
                yield "agency", Found(found.agency, quote, block.at, rule, confidence)
            outlet = found.web or next(iter(list_agencies(found.agency, page.lexicon)), "")
            if outlet:
                yield "outlet", Found(outlet, quote, block.at, rule, confidence)


def read_spaced_dateline(head: str, lexicon: Lexicon) -> Dateline | None:
    """The dateline of a line in a language with spaces, or in letters of one on any page."""
    is_foreign = not lexicon.spaces and not head.lstrip(" (")[:1].isascii()
    return None if is_foreign else parse_spaced_dateline(head, lexicon)


def is_believed(found: Dateline, block: Block, depth: int, page: LabelledPage) -> bool:
    """Whether a dateline stands where a page has one, and nothing on the page speaks against it.

    Args:
        found: the dateline.
        block: its block.
        depth: how many paragraphs of the body stand before it; below 0 it stands above.
        page: the page.
    """
    if depth >= MAX_FORM_DEPTH_BLOCKS[found.form]:
        return False
    if found.form in {"agency", "web"}:
        return True
    town = is_city(found.place)
    if found.form == "bare":
        rest = block.text.lstrip()[found.end :]
        if depth < 0 or len(rest) < MIN_STORY_CHARS or not is_bare_place(found, rest, depth, page):
            return False
    elif depth < 0 and not (found.is_shouted or town):
        return False
    return town or found.sign not in {"dash", "end"} or not is_repeated(found, block, page)


def is_bare_place(found: Dateline, rest: str, depth: int, page: LabelledPage) -> bool:
    """Whether words before a dash or a colon are a place: in capitals before a dash, or known.

    Roma - Lazio 2-1: the begin of a result is none.
    """
    town = is_city(found.place)
    if found.is_shouted:
        return found.sign == "dash" or town or is_named_as_place(found.place, page)
    is_result = SCORE.search(rest[:SCORE_WINDOW_CHARS]) is not None
    return town and depth <= 0 and found.sign != "stop" and not is_result


def is_repeated(found: Dateline, block: Block, page: LabelledPage) -> bool:
    """Whether other paragraphs begin in the same form, as those of speakers and lists do."""
    for other in page.body[:MAX_SPEAKER_BLOCKS]:
        again = None if other is block else parse_spaced_dateline(other.text, page.lexicon)
        if again and (again.form, again.sign) == (found.form, found.sign):
            return True
    return False


def spell_place(place: str, page: LabelledPage) -> str:
    """A place that is printed in capitals as the page or the table of cities spells it elsewhere.

    One that stands nowhere else stays in capitals: MCALLEN may be McAllen.
    """
    if not place.isupper():
        return place
    return "/".join(
        spell_city(part) or find_spelling(part, page) or part for part in place.split("/")
    )


def find_spelling(place: str, page: LabelledPage) -> str:
    """A place as the headline or the text spells it, where they do so in small letters."""
    pattern = re.compile(rf"\b{re.escape(place)}\b", re.IGNORECASE)
    found = (match[0] for match in pattern.finditer(join_story(page)))
    return next((name for name in found if not name.isupper() and name[0].isupper()), "")


@once_a_page
def join_story(page: LabelledPage) -> str:
    """The headline and the first blocks of the text, in which places are looked for."""
    headline = [page.labelled[i].block for i in sorted(page.headline)]
    return " ".join(block.text for block in (*headline, *page.body[:MAX_WITNESS_BLOCKS]))


def is_named_as_place(place: str, page: LabelledPage) -> bool:
    """Whether the page has a place behind a word such as in, in its headline or its text."""
    words, name = join_story(page).casefold().split(), place.casefold().split()
    return any(
        word in list_words_before_places()
        and [part.strip(".,;:!?)”’\"'") for part in words[i : i + len(name)]] == name
        for i, word in enumerate(words[:-1], 1)
    )


def read_byline_places(page: LabelledPage) -> Iterator[tuple[str, Found[str]]]:
    """Known cities in the by-line: behind its comma, or alone in the line beside it.

    Do UOL, em São Paulo        By Ann Lee in London        Ann Lee / Madrid / 2 noviembre 2023
    """
    if not page.lexicon.spaces:
        return
    indices = list_head_indices(page)
    first = max((i for i in page.headline if not indices or i <= indices[-1]), default=None)
    if first is None:
        return
    for i in indices:
        block = page.labelled[i].block
        if i <= first or len(block.text) > MAX_PLACE_LINE_CHARS:
            continue
        place = read_byline_place(block.text.strip(), page, alone=is_beside_date(i, page))
        if place:
            yield "location", Found(spell_place(place, page), block.text, block.at, "by-line", 0.7)


def is_beside_date(index: int, page: LabelledPage) -> bool:
    """Whether a line stands beside the line of the date, and not behind a label: Tags."""
    above, below = (page.labelled[i] for i in (index - 1, index + 1))
    label = page.lexicon.credit.get(fold(above.block.text[:MAX_QUOTE_CHARS].rstrip(": ")))
    lines = [item.block.text for item in (above, below) if item.role is Role.CREDIT]
    return label is None and any(find_dates(line, page.lexicon) for line in lines)


def read_byline_place(line: str, page: LabelledPage, *, alone: bool) -> str:
    """The known city that a by-line ends with, or that a line consists of; or nothing.

    Args:
        line: the line.
        page: its page.
        alone: a line of nothing but a city counts.
    """
    if alone and is_city(line):
        return line
    words = line.split()
    for size in range(1, min(4, len(words) - 1)):
        place, before = " ".join(words[-size:]), words[: len(words) - size]
        if not is_city(place) or place.islower():
            continue
        if len(before) > 1 and fold(before[-1]) in list_words_before_places():
            by = fold(before[0]) in page.lexicon.byline["before"]
            return place if by or before[-2].endswith(",") else ""
    return ""


def read_closing_agencies(page: LabelledPage) -> Iterator[tuple[str, Found[str]]]:
    """The agencies in the bracket that ends the body: (dpa), (dpa/AFP)."""
    for block in page.body[-1:]:
        match = re.search(CLOSING_AGENCY, block.text) if ")" in block.text[-3:] else None
        for name in match["agency"].split("/") if match else ():
            if match and (
                fold(name) in get_agencies(page.lexicon) or is_agency(name, page.lexicon)
            ):
                rule, confidence = "closing bracket", CLOSING_AGENCY_CONFIDENCE
                yield "agency", Found(name, match.group(), block.at, rule, confidence)


def parse_dateline(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The agency, the location and the author (the reporter) that a paragraph begins with.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> list(parse_dateline("新华社北京8月17日电 记者获悉", get_lexicon("zh")))
    [('agency', '新华社'), ('location', '北京')]
    """
    head = text.lstrip()
    if match := match_bracket_dateline(head, lexicon):
        yield "location", match["place"]
        if name := read_reporter(match.groupdict().get("name") or "", lexicon):
            yield "author", name
    elif match := match_korean_dateline(head):
        yield "location", match["place"]
        is_known = is_agency(match["agency"], lexicon)
        yield ("agency" if is_known else "outlet"), match["agency"]
    elif head[:1] and (is_cjk(head[0]) or (head[0] in OPENING_BRACKETS and not lexicon.spaces)):
        yield from parse_chinese_dateline(head, lexicon)


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
