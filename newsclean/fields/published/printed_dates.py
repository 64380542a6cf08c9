"""Dates that a page shows to its readers, on the lines where pages print them."""

import re
from collections.abc import Iterator

from newsclean.fields.published.claimed_dates import show_in_zone
from newsclean.fields.published.date_evidence import (
    MAX_LABEL_GAP_CHARS,
    MAX_TRUST,
    MODIFIED,
    PUBLISHED,
    DateEvidence,
    find_labelled_field,
)
from newsclean.fields.published.date_places import (
    MID_BODY_TRUST,
    DatePlaces,
    find_date_places,
    is_short_line,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.parsers.dates.grammar import DatePhrase, find_dates, has_date
from newsclean.parsers.dates.machine_dates import read_machine_date
from newsclean.text.fold import alnum_key, fold
from newsclean.text.sentences import CLOSING_QUOTES, SENTENCE_ENDS
from newsclean.text.width import count_wide_chars, is_wide

__all__ = ["find_printed_dates", "is_prose_text"]

MAYBE_DATED = re.compile(r"\d\d|月")
# 11:00, 11 h 00, 11时00分, with a few characters behind it
CLOCK_LINE = r"\W{0,3}\d{1,2}\s?[:h時时点點시.]\s?\d\d(?!\d).{0,20}"
MAX_CLOCK_OFFSET_CHARS = 4  # characters among which such a line has its first digit
MAX_LINE_CHARS = 320  # characters of a block that are searched for dates
MAX_LINE_DATES = 4  # dates of one line that are taken
MAX_FACT_LINE_CELLS = 160  # cells of a line of facts; a longer one is running text
MIN_SENTENCE_CELLS = 80  # from here on a line that ends like a sentence is running text
MAX_BRACKET_NAME_CHARS = 8  # characters before a date in brackets: 新华网 (2012-06-04)

PROSE_TRUST_SHARE = 0.4  # what a date that opens running text keeps of its place's trust
GLUED_DAY_TRUST_SHARE = 0.5  # what a day keeps that runs into words or closes a long bracket
RELATIVE_DATE_TRUST_SHARE = 0.7  # what "3 hours ago" keeps
LEADING_DAY_ENDS = frozenset('-–—:|„“"«')  # behind the day that opens a paragraph
MAX_TABLE_ROWS = 40  # of a table at the story's opening, whose labels are read
COPYRIGHT_SIGNS = ("©", "Copyright", "copyright", "版权所有", "版權所有")
TODAY_END_SIGNS = " :：,，是は"  # between "today" and the day
TIME_GAIN = 0.06  # lines of facts print the time; other dates are days
LATER_DATE_LOSS = 0.2  # what each date of a line loses to the one before it
LABEL_GAIN = 0.1
MIN_LABELLED_TRUST = 0.8  # of a date behind its label above the body
MIN_LABELLED_BELOW_TRUST = 0.6  # … in the body and below it
MIN_TRUST = 0.05


def find_printed_dates(page: LabelledPage) -> Iterator[DateEvidence]:
    """The dates of the blocks around headline and body; paragraphs inside the body have none."""
    places = find_date_places(page)
    for index in places.list_indices():
        block = page.labelled[index].block
        if block.rows and places.is_at_opening(index):
            yield from read_labelled_rows(page, index)
        if places.is_inside_body(index) and not is_short_line(block):
            if places.is_at_opening(index) and block.text[:1].isdecimal():
                yield from read_leading_day(page, index)
            continue
        text = block.text[:MAX_LINE_CHARS]
        found: list[DateEvidence] = []
        if MAYBE_DATED.search(text) and has_date(text) and (trust := places.trust(index)):
            found = list(read_dated_line(page, index, trust))
            yield from found
        if not found and (relative := find_relative_evidence(page, index, places)):
            yield relative


def read_dated_line(page: LabelledPage, index: int, trust: float) -> Iterator[DateEvidence]:
    """The dates of one block.

    Args:
        page: the page.
        index: the block's index.
        trust: the trust in the place of the block.
    """
    places = find_date_places(page)
    text = join_clock_line(page, index)
    phrases = find_dates(text, page.lexicon)[:MAX_LINE_DATES]
    if is_prose_text(text):  # of running text only what it opens with, as a dateline does
        phrases = phrases[:1] if phrases and phrases[0].start < MAX_LABEL_GAP_CHARS else ()
        trust *= PROSE_TRUST_SHARE
    fields = assign_date_fields(text, phrases, page)
    for number, (phrase, field) in enumerate(zip(phrases, fields, strict=True)):
        if is_other_day(text, phrase, page):
            continue
        if field:
            above = index < places.start
            least = MIN_LABELLED_TRUST if above else MIN_LABELLED_BELOW_TRUST
            found = max(trust + LABEL_GAIN, least)
        elif places.is_mid_body(index):
            continue  # far down in the body only a label shows that a date is the story's
        else:
            share = GLUED_DAY_TRUST_SHARE if is_glued_day(text, phrase) else 1.0
            found = trust * share + TIME_GAIN * phrase.has_time - LATER_DATE_LOSS * number
        found = min(MAX_TRUST, max(MIN_TRUST, found))
        at = page.labelled[index].block.at
        yield DateEvidence(phrase, field, "page", "label" if field else "line", at, found)


def read_leading_day(page: LabelledPage, index: int) -> Iterator[DateEvidence]:
    """The day in figures that opens a paragraph: `27.1.2022 - Bei der Erinnerung an …`.

    But not the first words of a sentence: "27 January 2022 was a cold day".
    """
    block = page.labelled[index].block
    phrase = next(iter(find_dates(block.text[:MAX_LABEL_GAP_CHARS], page.lexicon)), None)
    if not phrase or phrase.start or not re.fullmatch(r"[\d./:\s-]+", phrase.text):
        return
    if block.text[phrase.end :].lstrip()[:1] in LEADING_DAY_ENDS:
        yield DateEvidence(phrase, None, "page", "line", block.at, MID_BODY_TRUST)


def read_labelled_rows(page: LabelledPage, index: int) -> Iterator[DateEvidence]:
    """The dates behind a label in the rows of a table, such as the head of a public notice."""
    block = page.labelled[index].block
    for row in block.rows[:MAX_TABLE_ROWS]:
        text = " ".join(row)[:MAX_LINE_CHARS]
        phrases = find_dates(text, page.lexicon)[:MAX_LINE_DATES]
        fields = assign_date_fields(text, phrases, page)
        for phrase, field in zip(phrases, fields, strict=True):
            if field:
                yield DateEvidence(phrase, field, "page", "label", block.at, MIN_LABELLED_TRUST)


def is_other_day(text: str, phrase: DatePhrase, page: LabelledPage) -> bool:
    """Whether the words before a date say that it is today's, or that of the copyright."""
    before = text[max(0, phrase.start - MAX_LABEL_GAP_CHARS) : phrase.start]
    if any(map(before.__contains__, COPYRIGHT_SIGNS)):
        return True
    if phrase.has_time:  # "Today, 2 November 2023, 13:29" is the story's
        return False
    words = fold(before.rstrip(TODAY_END_SIGNS))
    return words.endswith(tuple(page.lexicon.relative["today"]))


def join_clock_line(page: LabelledPage, index: int) -> str:
    """A block's text, with the next block's where a day and its clock stand on two lines."""
    text = page.labelled[index].block.text[:MAX_LINE_CHARS]
    following = page.labelled[index + 1].block.text if index + 1 < len(page.labelled) else ""
    begins_with_digit = any(map(str.isdecimal, following[:MAX_CLOCK_OFFSET_CHARS]))
    if (
        len(text) < MAX_LABEL_GAP_CHARS
        and begins_with_digit
        and re.fullmatch(CLOCK_LINE, following)
    ):
        return f"{text} {following}"
    return text


def assign_date_fields(
    text: str, phrases: tuple[DatePhrase, ...], page: LabelledPage
) -> list[str | None]:
    """The field of each date of a line, or `None`; a date before an update is that of publishing.

    Blogs print the last change and the first day side by side and hide one of them by style: then
    the earlier one is the day of publishing.
    """
    fields: list[str | None] = []
    previous_end = 0
    for phrase in phrases:
        before = text[max(previous_end, phrase.start - MAX_LABEL_GAP_CHARS) : phrase.start]
        field = find_labelled_field(before, page.lexicon)
        fields.append(field or find_label_behind(text, phrase, page))
        previous_end = phrase.end
    if fields[1:2] == [MODIFIED]:
        fields[0] = fields[0] or PUBLISHED
    if fields == [PUBLISHED, PUBLISHED] and phrases[0].value != phrases[1].value:
        # "Stand: 29.11.2017 | Erstellt: 27.11.2017": both labels are used alone
        fields[phrases[0].value < phrases[1].value] = MODIFIED
    if fields == [None, None] and phrases[1].start - phrases[0].end <= 1:
        in_order = phrases[0].value <= phrases[1].value
        return [PUBLISHED, MODIFIED] if in_order else [MODIFIED, PUBLISHED]
    return fields


def find_label_behind(text: str, phrase: DatePhrase, page: LabelledPage) -> str | None:
    """`modified` where a date is followed by a word for it and nothing more: `2016/7/11更新`."""
    behind = alnum_key(text[phrase.end : phrase.end + MAX_LABEL_GAP_CHARS])
    return MODIFIED if page.lexicon.credit.get(behind) == MODIFIED else None


def is_glued_day(text: str, phrase: DatePhrase) -> bool:
    """Whether a day without a time runs into CJK words, or closes a bracket behind a caption.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> text = "2007年6月29日第十届会议通过"
    >>> is_glued_day(text, find_dates(text, get_lexicon("zh"))[0])
    True
    """
    following = text[phrase.end : phrase.end + 1]
    in_bracket = following in {")", "）"} and phrase.start > MAX_BRACKET_NAME_CHARS
    in_words = following.isalpha() and is_wide(following)
    return not phrase.has_time and (in_bracket or in_words)


def is_prose_text(text: str) -> bool:
    """Whether a text is a sentence or more, not a line of facts.

    >>> is_prose_text("2022-08-18 11:00:44 来源：某某网 作者：张三 编辑：李四")
    False
    """
    cells = len(text) + count_wide_chars(text)  # a CJK character says as much as two letters
    is_sentence = text.rstrip(CLOSING_QUOTES)[-1:] in SENTENCE_ENDS or "，" in text
    return cells > MAX_FACT_LINE_CELLS or (cells > MIN_SENTENCE_CELLS and is_sentence)


def find_relative_evidence(
    page: LabelledPage, index: int, places: DatePlaces
) -> DateEvidence | None:
    """The date of a line such as "3 hours ago", where the caller gave the day of the crawl."""
    block, crawled = page.labelled[index].block, page.settings.crawled
    if not crawled or not is_short_line(block) or places.is_inside_body(index):
        return None
    trust = places.trust(index)
    if trust <= MID_BODY_TRUST:
        return None
    from newsclean.parsers.dates.relative import find_relative_date  # noqa: PLC0415 - few callers give the crawl

    saved = page.page.saved
    rule = f"near, day kept by {saved.by}" if saved and saved.crawled == crawled else "near"
    crawled = show_on_page_clock(crawled, page.lexicon.zone)
    phrase = find_relative_date(block.text, page.lexicon, crawled)
    if not phrase:
        return None
    before = block.text[: phrase.start] or block.text[:MAX_LABEL_GAP_CHARS]
    field = find_labelled_field(before, page.lexicon)
    trust *= RELATIVE_DATE_TRUST_SHARE
    return DateEvidence(phrase, field, "page", rule, block.at, trust)


def show_on_page_clock(crawled: str, zone: str | None) -> str:
    """The moment of a crawl on the clock assumed for the page, whose "today" is meant.

    >>> show_on_page_clock("2024-05-17T20:00:00+00:00", "+08:00")
    '2024-05-18T04:00:00+08:00'
    >>> show_on_page_clock("2024-05-17", "+08:00"), show_on_page_clock("2024-05-17T20:00Z", None)
    ('2024-05-17', '2024-05-17T20:00+00:00')
    """
    phrase = read_machine_date(crawled)
    if phrase is None or phrase.zone is None:
        return crawled
    return show_in_zone(phrase, zone).value
