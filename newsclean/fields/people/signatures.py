"""Authors without a label: beside the date, in the dateline, in the last bracket, in the title."""

import re

from newsclean.fields.dateline import find_reporters
from newsclean.fields.info_line import find_info_line_names
from newsclean.fields.page_credits import list_tail_blocks
from newsclean.fields.people.name_cleaning import People
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Found, Person
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.name_text import tidy_name
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.scripts import is_cjk

__all__ = [
    "find_closing_names",
    "find_columnist",
    "find_dateline_reporter",
    "find_info_line_author",
]

REPORTER_CONFIDENCE = 0.72
CLOSING_CONFIDENCE = 0.7
NEWSROOM_CONFIDENCE = 0.6
COLUMNIST_CONFIDENCE = 0.5
CLOSING_BRACKET = (
    r"[(（【]([^()（）【】]{2,16})[)）】]\s*$"  # compiled when the first text ends with one
)
MAX_TAIL_BLOCKS = 2  # blocks below the body that may be such a bracket


def find_info_line_author(page: LabelledPage) -> Found[People] | None:
    """The first name on or beside the info line: 李楠 2019-09-11, 海藻怪 发表于 2014-04-10."""
    for line in find_info_line_names(page):
        if line.author:
            people = (Person(line.author),)
            return Found(people, line.block.text, line.block.at, line.rule, line.confidence)
    return None


def find_dateline_reporter(page: LabelledPage) -> Found[People] | None:
    """The reporter whom the dateline names: 【東京＝山田太郎】."""
    for found in find_reporters(page)[:1]:
        people = (Person(found.value),)
        return Found(people, found.text, found.at, found.rule, REPORTER_CONFIDENCE)
    return None


def find_closing_names(page: LabelledPage) -> Found[People] | None:
    """The names alone in the bracket that ends a story, in languages without spaces: （李楠）.

    Where no surnames are known (Japanese) the bracket has to be a line of its own.
    """
    if page.lexicon.spaces:
        return None
    has_surnames = bool(page.lexicon.names.get("surnames"))
    for block in [*page.body[-1:], *list_tail_blocks(page)[:MAX_TAIL_BLOCKS]]:
        closed = block.text.rstrip().endswith((")", "）", "】"))
        match = re.search(CLOSING_BRACKET, block.text) if closed else None
        if match and (has_surnames or not block.text[: match.start()].strip()):
            text = strip_desk(match.group(1).strip(), page)
            reading = find_names(text, page.lexicon, labelled=False)
            if reading.names and reading.stop >= len(text) and is_cjk(text[0]):
                people = tuple(Person(tidy_name(name.name)) for name in reading.names)
                rule = "bracket that ends the story"
                return Found(people, match.group(), block.at, rule, CLOSING_CONFIDENCE)
    return None


def strip_desk(text: str, page: LabelledPage) -> str:
    """A signature without the desk or the role in front of it: 社会部・山田太郎."""
    desk, dot, name = text.partition("・")
    is_desk = is_organisation(desk, page.lexicon) or desk in page.lexicon.byline["after"]
    return name if dot and is_desk else text


def find_columnist(page: LabelledPage) -> Found[People] | None:
    """The columnist whose name opens the headline: 易某某：拿什么来稳定预期.

    A person quoted in a headline is named in the story as well; its author is not. What a newsroom
    signs as a whole has no other author: 某某日报评论员：再谈诚信.
    """
    titles = find_title(page) if page.lexicon.names.get("surnames") else ()
    for title in titles[:1]:
        name, colon, _ = title.value.replace("：", ":").partition(":")
        if not colon:
            return None
        people = (Person(name),)
        if is_newsroom_signature(name, page):
            rule = "newsroom's signature before the headline"
            return Found(people, title.value, title.at, rule, NEWSROOM_CONFIDENCE)
        is_person = len(find_names(name, page.lexicon, labelled=False).names) == 1
        if is_person and not any(name in block.text for block in page.body):
            rule = "name before the headline"
            return Found(people, title.value, title.at, rule, COLUMNIST_CONFIDENCE)
    return None


def is_newsroom_signature(name: str, page: LabelledPage) -> bool:
    """Whether a name is a newsroom's with the role of those who write for it: 某某日报评论员."""
    role = next((word for word in page.lexicon.names["collective"] if name.endswith(word)), "")
    return bool(role) and is_organisation(name[: -len(role)], page.lexicon)
