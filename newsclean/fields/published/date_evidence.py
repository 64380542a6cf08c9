"""Everything on a page that says when its story was published or changed, trusted by its place.

The head (JSON-LD, meta tags) is meant for machines and mostly right; microdata and `<time>` count
as much as the block in which they stand; a printed date counts when it stands where credit lines
stand, above or right below the body; the page's address is a check, and the last resort.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Place, Role
from newsclean.parsers.dates.grammar import DatePhrase, find_dates, has_date
from newsclean.parsers.dates.machine_dates import read_claimed_date, read_machine_date
from newsclean.text.fold import fold

PUBLISHED, MODIFIED = "published", "modified"

# Keys of schema.org, Open Graph, Dublin Core, Sailthru, Parse.ly and their kin, by their parts.
MODIFIED_KEY = r"modif|updat|revis|reviewed|last[-_.]?(?:edit|chang)"
PUBLISHED_KEY = (
    r"(?:pub|issued|creat|release|upload|post)[a-z]{0,8}[-_.: ]{0,2}(?:date|time|day|at$|on$)"
    r"|(?:date|time)[-_.: ]{0,2}(?:pub|issued|creat)"
    r"|^(?:dc\.|dcterms\.|sailthru\.|article\.)?(?:date|issued|created|published)$"
    r"|^(?:og:time|apub:time|by date)$"
)
EXCLUDED_KEY = r"^comment\.|expir|unavail|valid|build|render|refresh|event|copyright|(?:^|[:_-])id$"
HEAD_TRUST = {
    "datePublished": 0.9,
    "article:published_time": 0.9,
    "webpage.datePublished": 0.8,
    "dateCreated": 0.75,
    "uploadDate": 0.7,
    "webpage.dateCreated": 0.6,
}
OTHER_HEAD_TRUST = 0.85
URL_DAY = r"""(?x)(?<!\d)(?P<year>(?:19|20)\d\d)[/_-]?
        (?:(?P<month>\d\d)[/_-]?(?P<day>\d\d)|(?P<short_month>\d\d?)[/_-](?P<short_day>\d\d?))
        (?=[/_.-]|$)"""
SENTENCE_END_MARKS = frozenset("。！？.!?")  # what ends a sentence
TWO_DIGITS = re.compile(r"\d\d")
CLOCK_LINE = r"\W{0,3}\d{1,2}\s?[:h時时点點시.]\s?\d\d(?!\d).{0,20}"
MAX_FACT_LINE_CELLS = 160  # cells of a line that is no running text and may carry the date
MAX_LABEL_GAP_CHARS = 32  # characters before a date in which its label stands
MAX_DATE_GAP_ABOVE_BLOCKS, MAX_DATE_GAP_BELOW_BLOCKS, MAX_DATE_DEPTH_BLOCKS = (
    16,
    12,
    5,
)  # blocks around the body in which a credit line may stand
ASIDE_ROLES = frozenset({Role.RELATED, Role.COMMENT, Role.NOTICE})
MIN_LABELLED_TRUST, MIN_LABELLED_BELOW_TRUST = (
    0.8,
    0.6,
)  # least trust in a labelled date above the body, and below it
MAX_BRACKET_NAME_CHARS = (
    8  # characters of what may stand before a date in brackets: 新华网 (2012-06-04)
)
MID_BODY_TRUST = 0.5  # trust in a line amid the body, whose date counts only behind a label
MIN_TITLE_PLACE_CONFIDENCE = 0.5
MIN_DATED_LIST_LINES = 4  # as many dated lines behind one another are a list of stories


class DateEvidence(NamedTuple):
    """One place of the page that says when.

    Attributes:
        phrase: what it says.
        of: `published`, `modified`, or `None` where it does not say which.
        source: `head`, `markup`, `page` or `url`; those of one source count once.
        rule: the rule that read it.
        at: where it stands.
        trust: 0 to 1, from the kind of place.
    """

    phrase: DatePhrase
    of: str | None
    source: str
    rule: str
    at: Place
    trust: float


@once_a_page
def find_date_evidence(story: LabelledPage) -> tuple[DateEvidence, ...]:
    """Everything on the page that says when, found once for both fields."""
    places = DatePlaces(story)
    return (
        *find_head_dates(story),
        *find_markup_dates(story, places),
        *find_printed_dates(story, places),
        *find_address_dates(story),
    )


def find_head_dates(story: LabelledPage) -> Iterator[DateEvidence]:
    """What JSON-LD and meta tags say."""
    for claim in story.page.claims:
        if claim.source in {"jsonld", "meta"} and (of := find_claim_field(claim)):
            phrase = read_claimed_date(claim.value, story.lexicon)
            if phrase:
                rule = f"{claim.source}:{claim.key}"
                trust = HEAD_TRUST.get(claim.key, OTHER_HEAD_TRUST)
                yield DateEvidence(phrase, of, "head", rule, claim.at, trust)


def find_claim_field(claim: Claim) -> str | None:
    """The field that a claim is about by its key, or `None`.

    >>> find_claim_field(Claim("meta", "article:modified_time", "2022-08-18"))
    'modified'
    """
    if not TWO_DIGITS.search(claim.value, 0, MAX_FACT_LINE_CELLS):
        return None
    key = claim.key.lower()
    if re.search(EXCLUDED_KEY, key):
        return None
    if re.search(MODIFIED_KEY, key):
        return MODIFIED
    return PUBLISHED if re.search(PUBLISHED_KEY, key) else None


def find_markup_dates(story: LabelledPage, places: "DatePlaces") -> Iterator[DateEvidence]:
    """What microdata and `<time datetime>` say, trusted as the block in which they stand."""
    for claim in story.page.claims:
        microdata = claim.source == "microdata"
        of = find_claim_field(claim) if microdata else None
        if not of and (microdata or claim.source != "html" or claim.key != "time"):
            continue
        phrase = read_claimed_date(claim.value, story.lexicon)
        index = places.at(claim.at.xpath)
        trust = 0.0 if index is None else places.trust(index)
        if microdata:
            trust = max(trust, 0.8)
        if index is not None and not of:
            of = find_labelled_field(
                story.labelled[index].block.text[:MAX_LABEL_GAP_CHARS], story.lexicon
            )
        if phrase and trust:
            rule = f"{claim.source}:{claim.key}"
            yield DateEvidence(phrase, of, "markup", rule, claim.at, min(trust + 0.03, 0.95))


def find_printed_dates(story: LabelledPage, places: "DatePlaces") -> Iterator[DateEvidence]:
    """What is printed where credit lines stand."""
    for index in places.list_indices():
        block = story.labelled[index].block
        if places.is_within(index) and not is_short_line(block):
            continue
        head = block.text[: MAX_FACT_LINE_CELLS * 2]
        if not TWO_DIGITS.search(head) or not has_date(head) or not (trust := places.trust(index)):
            if near := find_relative_evidence(story, index, places):
                yield near
            continue
        text = join_clock_line(story.labelled, index)
        phrases = find_dates(text, story.lexicon)
        if is_prose_text(text):  # of running text only what it opens with, as a dateline does
            phrases = phrases[:1] if phrases and phrases[0].start < MAX_LABEL_GAP_CHARS else ()
            trust *= 0.4
        phrases = phrases[:MIN_DATED_LIST_LINES]
        for number, (phrase, of) in enumerate(
            zip(phrases, assign_date_fields(text, phrases, story), strict=True)
        ):
            if not of and places.is_amid_body(index):
                continue
            trusted = (
                trust * compute_kept_trust(text, phrase) + 0.06 * phrase.has_time - 0.2 * number
            )
            if of:
                trusted = max(
                    trust + 0.1,
                    MIN_LABELLED_TRUST if index < places.first else MIN_LABELLED_BELOW_TRUST,
                )
            trusted = min(0.95, max(0.05, trusted))
            yield DateEvidence(phrase, of, "page", "label" if of else "line", block.at, trusted)


def find_relative_evidence(
    story: LabelledPage, index: int, places: "DatePlaces"
) -> DateEvidence | None:
    """What a line beside the story says against the day of the crawl, where that is known."""
    block, crawled = story.labelled[index].block, story.settings.crawled
    if not crawled or len(block.text) > MAX_FACT_LINE_CELLS / 2 or places.is_within(index):
        return None
    from newsclean.parsers.dates.relative import find_relative_date  # noqa: PLC0415 - few callers tell the crawl

    trust = places.trust(index)
    phrase = (
        find_relative_date(block.text, story.lexicon, crawled) if trust > MID_BODY_TRUST else None
    )
    if not phrase:
        return None
    of = find_labelled_field(
        block.text[: phrase.start] or block.text[:MAX_LABEL_GAP_CHARS], story.lexicon
    )
    return DateEvidence(phrase, of, "page", "near", block.at, trust * 0.7)


def assign_date_fields(
    text: str, phrases: tuple[DatePhrase, ...], story: LabelledPage
) -> list[str | None]:
    """What each date of a line is about; one that an update follows is the day of publishing."""
    fields: list[str | None] = []
    floor = 0
    for phrase in phrases:
        before = text[max(floor, phrase.start - MAX_LABEL_GAP_CHARS) : phrase.start]
        fields.append(find_labelled_field(before, story.lexicon))
        floor = phrase.end
    if fields[1:2] == [MODIFIED]:
        fields[0] = fields[0] or PUBLISHED
    if fields == [None, None] and phrases[1].start - phrases[0].end <= 1:
        # Blogs write the last change before the first day and hide one of the two by their style.
        older = phrases[0].value <= phrases[1].value
        fields = [PUBLISHED, MODIFIED] if older else [MODIFIED, PUBLISHED]
    return fields


def compute_kept_trust(text: str, phrase: DatePhrase) -> float:
    """The share of trust that a day keeps before running text, or in brackets behind a caption.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> text = "2007年6月29日第十届会议通过"
    >>> compute_kept_trust(text, find_dates(text, get_lexicon("zh"))[0])
    0.5
    """
    if phrase.has_time:
        return 1.0
    following = text[phrase.end : phrase.end + 1]
    bracketed = following in {")", "）"} and phrase.start > MAX_BRACKET_NAME_CHARS
    return 0.5 if bracketed or (following.isalpha() and following >= "\u2e80") else 1.0


def is_prose_text(text: str) -> bool:
    """Whether a text is a sentence or more, not a line of facts."""
    cells = len(text) + sum(
        char >= "\u2e80" for char in text
    )  # a CJK character says as much as two
    ends = text.rstrip('”」』"')[-1:]
    return cells > MAX_FACT_LINE_CELLS or (
        cells > MAX_FACT_LINE_CELLS / 2 and (ends in SENTENCE_END_MARKS or "，" in text)
    )


def join_clock_line(labelled: tuple[Labelled, ...], index: int) -> str:
    """A block's text, with the next block's where a date and its clock stand on two lines."""
    text = labelled[index].block.text[: MAX_FACT_LINE_CELLS * 2]
    following = labelled[index + 1].block.text if index + 1 < len(labelled) else ""
    if (
        len(text) < MAX_LABEL_GAP_CHARS
        and any(map(str.isdecimal, following[:4]))
        and re.fullmatch(CLOCK_LINE, following)
    ):
        return f"{text} {following}"
    return text


def find_labelled_field(text: str, lexicon: Lexicon) -> str | None:
    """The field that the words before a date name, by the label nearest to it.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> (
    ...     find_labelled_field("最后更新：", get_lexicon("zh")),
    ...     find_labelled_field("本报讯 ", get_lexicon("zh")),
    ... )
    ('modified', None)
    """
    folded = fold(text)
    best = (0, 0, "")
    for label, field in lexicon.credit.items():
        if field in {PUBLISHED, MODIFIED} and (at := folded.rfind(label)) >= 0:
            best = max(best, (at + len(label), len(label), field))
    return best[2] or None


def find_address_dates(story: LabelledPage) -> Iterator[DateEvidence]:
    """The day in the page's address."""
    addresses = [(story.settings.url or "", Place())]
    for name in ("html:canonical", "meta:og:url", "jsonld:url"):
        addresses += [(claim.value, claim.at) for claim in story.page.claimed(name)]
    for address, at in addresses:
        match = re.search(URL_DAY, address[:500]) if address else None
        if match:
            month, day = (int(match[part] or match[f"short_{part}"]) for part in ("month", "day"))
            phrase = read_machine_date(f"{match['year']}-{month:02}-{day:02}")
            if phrase:
                yield DateEvidence(phrase, None, "url", "address", at, 0.6)
                return


class DatePlaces:
    """How far a block of a story is to be trusted as the place of its date.

    Credit lines stand between headline and body on nine pages of ten; on the others above the
    headline, or right below the body.
    """

    def __init__(self, story: LabelledPage) -> None:
        """Find headline and body."""
        self.labelled = story.labelled
        self.first, self.last = story.span()
        title = find_title_place(story)
        self.headlines = [
            i
            for i, item in enumerate(story.labelled[: self.last])
            if item.role is Role.HEADLINE or item.block.at == title
        ]
        self.paths: dict[str, int] = {}
        # Until its scripts have run some a page hides itself; then hidden says nothing.
        self.unseen = any(is_hidden(item) for item in story.labelled[self.first : self.first + 1])

    def list_indices(self) -> range:
        """The blocks among which credit lines stand."""
        start = min([self.first, *self.headlines])
        return range(
            max(0, start - MAX_DATE_GAP_ABOVE_BLOCKS),
            min(len(self.labelled), self.last + MAX_DATE_GAP_BELOW_BLOCKS),
        )

    def trust(self, index: int) -> float:
        """The trust in a date of this block, 0 to 1."""
        item = self.labelled[index]
        hidden = is_hidden(item) and not self.unseen
        aside = (
            item.role in ASIDE_ROLES and index >= self.first
        )  # above the body, 评论(0) is but a link
        if aside or item.role is Role.CAPTION or item.block.kind is Kind.CAPTION or hidden:
            return 0.0
        credit = 0.08 if item.role is Role.CREDIT else 0.0
        if index >= self.last:
            below = max(0.05, 0.5 - 0.03 * (index - self.last)) + 2 * credit
            return below if self.is_lone(index) else 0.1
        if not is_short_line(item.block):
            return 0.3 if index == self.first else 0.4
        return max(self.score_near_headline(index), self.score_near_body(index)) + credit

    def is_within(self, index: int) -> bool:
        """Whether a block stands in the body, behind its first one."""
        return self.first < index < self.last

    def score_near_headline(self, index: int) -> float:
        """The trust in a line by its distance to a headline; right below it is best."""
        gaps = [index - headline for headline in self.headlines]
        below = [0.86 - 0.01 * gap for gap in gaps if 0 <= gap <= MAX_DATE_GAP_ABOVE_BLOCKS]
        above = [0.6 + 0.08 * gap for gap in gaps if -MAX_DATE_DEPTH_BLOCKS <= gap < 0]
        return max([*below, *above, 0.1])

    def score_near_body(self, index: int) -> float:
        """The trust in a line by its distance to the start of the body."""
        gap = index - self.first
        if gap >= 0:
            return 0.7 if gap < MAX_DATE_DEPTH_BLOCKS else MID_BODY_TRUST
        return max(0.1, 0.8 + 0.04 * gap)

    def is_amid_body(self, index: int) -> bool:
        """Whether a block stands amid the body, far from its start and from every headline."""
        return (
            index >= self.first + MAX_DATE_DEPTH_BLOCKS
            and not any(
                -MAX_DATE_DEPTH_BLOCKS <= index - headline <= MAX_DATE_GAP_ABOVE_BLOCKS
                for headline in self.headlines
            )
            and index < self.last
        )

    def is_lone(self, index: int) -> bool:
        """Whether a block below the body is no item of a list of dated ones."""
        near = index < self.last + 2
        start = index if near else max(self.last, index - MIN_DATED_LIST_LINES)
        stop = index + MIN_DATED_LIST_LINES if near else index + 2 * MIN_DATED_LIST_LINES
        around = self.labelled[start:stop]
        return (
            sum(has_date(item.block.text[:MAX_FACT_LINE_CELLS]) for item in around)
            < MIN_DATED_LIST_LINES
        )

    def at(self, xpath: str | None) -> int | None:
        """The index of the block that holds an element, or that it holds."""
        if not self.paths:
            for index, item in reversed(tuple(enumerate(self.labelled))):
                self.paths[item.block.at.xpath or ""] = index
        path = xpath or ""
        while path.count("/") > 2:
            if path in self.paths:
                return self.paths[path]
            path = path.rpartition("/")[0]
        inner = f"{xpath}/"
        return next((index for path, index in self.paths.items() if path.startswith(inner)), None)


def find_title_place(story: LabelledPage) -> Place | None:
    """Where the line stands that a page without a head has as its title."""
    titles = find_title(story) if story.page.kind == "text" else ()
    return titles[0].at if titles and titles[0].confidence >= MIN_TITLE_PLACE_CONFIDENCE else None


def is_hidden(item: Labelled) -> bool:
    """Whether the page does not show a block."""
    return item.block.markup is not None and item.block.markup.hidden


def is_short_line(block: Block) -> bool:
    """Whether a block is a line, not a paragraph."""
    return len(block.text) <= MAX_FACT_LINE_CELLS / 2
