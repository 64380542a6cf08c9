"""The ordered table of rules that gives each block its role: name, test, role; first match wins.

They say what no score can: that a line is the headline, a credit line, a caption, or stands below
the heading that ends the story. The card decides what they leave open.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.captions import caption_marks
from newsclean.credits import DATE_SIGNS, Credit, covered, parse_credits
from newsclean.dates import find_dates
from newsclean.label_lines import label_marks
from newsclean.lexicon import Lexicon, fold, soften
from newsclean.markup import BOUNDARY, certain_parts, plain
from newsclean.model import Kind, Role
from newsclean.people import find_names
from newsclean.scripts import OTHER_DIGITS
from newsclean.sides import side_marks
from newsclean.sight import Mark, Sight
from newsclean.table import Table

FORM_ROLES = {
    Kind.PARAGRAPH: Role.BODY,
    Kind.HEADING: Role.HEADING,
    Kind.LIST_ITEM: Role.LIST,
    Kind.QUOTE: Role.QUOTE,
    Kind.TABLE: Role.TABLE,
    Kind.CAPTION: Role.CAPTION,
    Kind.CODE: Role.BODY,
}
CUE_ROLES = (
    ("cue_comment", Role.COMMENT),
    ("cue_related", Role.RELATED),
    ("cue_legal", Role.NOTICE),
    ("cue_subscribe", Role.NOTICE),
)
LONGEST_CREDIT = 160  # characters of a line that is nothing but credits
SENTENCE = 30  # a longer line with a full stop is a sentence, whatever labels it has
LEAST_COVERED = 0.7
NEAR = 4  # blocks between a deck and the by-line
LEAST_DATED = 0.4  # of a date line right below the headline, where buttons stand beside the date
DAY = len("2022-08-18")
CLOCK = r"\d:\d\d"
LONGEST_DECK = 160  # characters of a second headline
ABBREVIATED = 5  # characters of a last word whose full stop ends no sentence: a.m., Min.
LEAST_STANDFIRST = 40
LEAST_TOLD = 80  # effective characters of a paragraph that makes an element the article's
LONGEST_POINTER = 250  # characters of a line that only points to another story
LONGEST_NAME = 14  # characters of a name alone in brackets
LARGEST_BOX = 0.2  # share of the page's prose that a box for subscribing may hold
BRACKETS = "()（）[]【】〔〕"
COLONS = (":", "：")
WORDS = re.compile(rf"[^\W\d_{OTHER_DIGITS}{''.join(DATE_SIGNS)}]+")  # letters that are no date's


def is_empty(sight: Sight, i: int) -> bool:
    """A line of no letter or digit: a rule, a placeholder."""
    return BOUNDARY.search(sight.block(i).text) is None


def is_headline(sight: Sight, i: int) -> bool:
    """The block ranked best."""
    return i == sight.headline


def is_headline_again(sight: Sight, i: int) -> bool:
    """The headline's words once more: gold bodies never keep them."""
    if sight.headline is None:
        return False
    text, key = sight.block(i).text, plain_headline(sight.block(sight.headline).text)
    if text[:1].isalnum() and not key.startswith(text[0].casefold()):
        return False
    return plain(text) == key


@lru_cache(maxsize=1)
def plain_headline(headline: str) -> str:
    """The letters and digits of the headline, with which every block of its page is compared."""
    return plain(headline)


def is_no_headline(sight: Sight, i: int) -> bool:
    """A line that may rank as a headline and says what it is: a credit line, a caption."""
    return is_credit(sight, i) or is_caption_line(sight, i) or is_sided_caption(sight, i)


def is_above_headline(sight: Sight, i: int) -> bool:
    """What stands over the headline: its kicker, the section, a menu's last line."""
    return sight.headline is not None and i < sight.headline <= sight.first


def is_comment(sight: Sight, i: int) -> bool:
    """Below the story in an element that the page calls comments, where the story is in none."""
    if i <= sight.first:
        return False
    numbers = sight.columns["class_comment"]
    if not numbers[i] or numbers[sight.first]:
        return False
    markup = sight.block(i).markup
    named = markup is not None and any(sign in markup.classes for sign in certain_parts("comment"))
    return named or not sight.kept[i]


def is_in_thread(sight: Sight, i: int) -> bool:
    """Among comments that end with links to reply or report."""
    return sight.thread[0] <= i < sight.thread[1]


def is_caption(sight: Sight, i: int) -> bool:
    """A caption by its markup."""
    return sight.block(i).kind is Kind.CAPTION


def is_caption_class(sight: Sight, i: int) -> bool:
    """A short text in an element that the page calls a caption."""
    block = sight.block(i)
    if not block.markup or not block.markup.classes or len(block.text) > LONGEST_POINTER:
        return False
    return names_caption(block.markup.classes)


@lru_cache(maxsize=1024)
def names_caption(classes: str) -> bool:
    """Whether the first class words, those of the element itself, call it a caption."""
    words = classes.split(maxsplit=2)[:2]
    return any(sign in word for word in words for sign in certain_parts("caption"))


def told_in(text: str, sight: Sight, i: int) -> tuple[Credit, ...]:
    """The credits and dates of a line."""
    dates = find_dates(text, sight.lexicon) if sight.columns["date"][i] else ()
    if not dates and not sight.columns.once(label_marks)[i]:
        return ()
    found = (Credit("published", "", date.text, date.start, date.end) for date in dates)
    return (*parse_credits(text, sight.lexicon), *found)


def is_sentence(sight: Sight, i: int) -> bool:
    """Whether a block ends like a sentence, not with an abbreviation: 8:30 a.m."""
    text = sight.block(i).text
    short = text.endswith(".") and len(text.rpartition(" ")[2]) <= ABBREVIATED
    return bool(sight.columns["end_sentence"][i]) and not short


def is_credit(sight: Sight, i: int) -> bool:
    """A line of credits and dates, with nothing else to say."""
    text = sight.block(i).text
    if len(text) > LONGEST_CREDIT or sight.block(i).rows:
        return False
    if not (sight.columns.once(label_marks)[i] or sight.columns["date"][i]) and is_worded(text):
        return False
    if len(text) > SENTENCE and is_sentence(sight, i):
        return False
    return covered(text, told_in(text, sight, i), sight.lexicon) >= LEAST_COVERED


def is_worded(text: str) -> bool:
    """Whether more of a line is words than a line of nothing but dates and separators may have."""
    return len("".join(WORDS.findall(text))) > (1 - LEAST_COVERED) * len(text) + 1


def is_date_line(sight: Sight, i: int) -> bool:
    """The line of the date between headline and story, with whatever buttons stand in it."""
    above = sight.headline is not None and sight.headline < i <= sight.first
    text = sight.block(i).text
    if (
        not (above and sight.columns["date"][i])
        or len(text) > LONGEST_CREDIT
        or is_sentence(sight, i)
    ):
        return False
    days = any(len(date.value) >= DAY for date in find_dates(text, sight.lexicon))
    if not days and not re.search(CLOCK, text):
        return False
    told = told_in(text, sight, i)
    rest = list(text)
    for credit in told:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(rest).split() if sight.lexicon.spaces else rest
    prose = any(fold(word) in sight.lexicon.common for word in words)
    return not prose and covered(text, told, sight.lexicon) >= LEAST_DATED


def is_deck(sight: Sight, i: int) -> bool:
    """A second headline: no sentence, between the headline and the line of date or by-line."""
    above = sight.headline is not None and sight.headline < i < sight.first
    if not above or sight.columns["end_sentence"][i]:
        return False
    below = range(i + 1, min(i + 1 + NEAR, sight.first))
    return len(sight.block(i).text) <= LONGEST_DECK and any(is_told(sight, j) for j in below)


def is_told(sight: Sight, i: int) -> bool:
    """A line of credits or of the date."""
    return is_credit(sight, i) or is_date_line(sight, i)


def is_caption_line(sight: Sight, i: int) -> bool:
    """A short line that ends by crediting a picture."""
    return sight.columns.once(caption_marks)[i]


def is_sided_caption(sight: Sight, i: int) -> bool:
    """A line that says who stands at which side of a picture."""
    return sight.columns.once(side_marks)[i]


def is_last_name(sight: Sight, i: int) -> bool:
    """The writer's name alone in brackets under the story, as Japanese papers do: （山田花子）."""
    if sight.lexicon.spaces or i <= sight.last:
        return False
    text = sight.block(i).text.strip()
    if len(text) > LONGEST_NAME or text[:1] not in {"(", "（"} or text[-1:] not in {")", "）"}:
        return False
    reading = find_names(text[1:-1], sight.lexicon, labelled=False)
    return bool(reading.names) and reading.stop >= len(text) - 2


def is_note(sight: Sight, i: int) -> bool:
    """The editors' note above the story: 编者按：, Editor's note:."""
    if i > sight.first:
        return False
    head, words = fold(sight.block(i).text[:40]).lstrip(BRACKETS), note_words(sight.lexicon)
    notes = (word for word in words if head.startswith(word)) if head.startswith(words) else ()
    return any(head[len(word) :][:1] in {*COLONS, *BRACKETS, "|", "丨"} - {""} for word in notes)


@cache
def note_words(lexicon: Lexicon) -> tuple[str, ...]:
    """What introduces a note of the editors, without spaces."""
    return tuple(map(fold, lexicon.cues.get("note", ())))


def is_subscription(sight: Sight, i: int) -> bool:
    """A box for subscribing: class words say so, and so does a cue word in the same element."""
    table = sight.columns
    if not table["class_form"][i] or table["parent_share"][i] > LARGEST_BOX:
        return False
    home = parent_of(sight, i)
    near = range(max(0, i - 3), min(len(sight.kept), i + 4))
    return any(table["cue_subscribe"][j] and parent_of(sight, j) == home for j in near)


def parent_of(sight: Sight, i: int) -> int | None:
    """The number of the element in which a block's element stands."""
    markup = sight.block(i).markup
    return markup.parent if markup else None


def is_pointer(sight: Sight, i: int) -> bool:
    """A line between paragraphs that names another story to read: READ MORE: …, 延伸阅读：…."""
    table, text = sight.columns, sight.block(i).text
    if not (table["cue_related"][i] or table["cue_more"][i]) or len(text) > LONGEST_POINTER:
        return False
    if "link_share" in table and table["link_share"][i] > 0.5:
        return True
    label, colon, rest = text.replace(COLONS[1], COLONS[0]).partition(COLONS[0])
    words = sight.lexicon.cues["related"] | sight.lexicon.cues["more"]
    return (
        bool(colon and rest.strip())
        and not table["end_sentence"][i]
        and soften(label).strip() in words
    )


def is_standfirst(sight: Sight, i: int) -> bool:
    """What the head describes the page with, between headline and story."""
    if sight.headline is None or not sight.headline < i <= sight.first:
        return False
    text = fold(sight.block(i).text)
    return len(text) >= LEAST_STANDFIRST and text in sight.columns.once(descriptions)


def descriptions(table: Table) -> frozenset[str]:
    """What the head describes the page with."""
    told = table.page.claimed("meta:description", "meta:og:description", "jsonld:description")
    return frozenset(fold(claim.value) for claim in told)


def is_in_stream(sight: Sight, i: int) -> bool:
    """An item of a list below the article's element, where that holds headline and paragraphs.

    Portals let a stream of other stories follow there, in paragraphs as long as the story's.
    """
    if sight.headline is None:
        return False
    last = sight.columns.once(last_in_article)
    if not sight.columns["in_article"][sight.headline] or not sight.headline < last < i:
        return False
    markup = sight.block(i).markup
    return markup is not None and "li" in markup.tags


def last_in_article(table: Table) -> int:
    """The last paragraph in an `<article>`, which ends like a sentence; -1 without one."""
    rows = zip(table["in_article"], table["length"], table["end_sentence"], strict=True)
    told = (i for i, row in enumerate(rows) if row[0] and row[1] >= LEAST_TOLD and row[2])
    return max(told, default=-1)


def is_below_end(sight: Sight, i: int) -> bool:
    """At or below the heading that closes the story."""
    return i >= sight.end


def is_story(sight: Sight, i: int) -> bool:
    """Kept by the card."""
    return sight.kept[i]


def is_lone(sight: Sight, i: int) -> bool:
    """A list mark of a dump with none beside it: dumps mark whatever a list element held."""
    if sight.page.kind == "html":
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(sight.kept) and sight.kept[j]]
    return not any(sight.block(j).kind is Kind.LIST_ITEM for j in beside)


class Rule(NamedTuple):
    """A row of the table.

    Attributes:
        name: what `explain` calls it.
        test: whether it decides on a block.
        role: the role it gives; `None` is by the form of the block.
        html: whether it only holds where there is markup.
        kept: whether it only holds for what is kept.
    """

    name: str
    test: Callable[[Sight, int], bool]
    role: Role | None
    html: bool = False
    kept: bool = False


def marked(mark: Mark, role: Role | None, *, kept: bool = False) -> Rule:
    """The rule for the blocks that have a mark."""
    return Rule(mark, lambda sight, i: i in sight.marks.get(mark, ()), role, kept=kept)


# First match wins. What no rule decides on was dropped by the card: its cues tell its role.
RULES: tuple[Rule, ...] = (
    Rule("no letter or digit", is_empty, Role.FURNITURE),
    Rule("headline", is_headline, Role.HEADLINE),
    Rule("headline again", is_headline_again, Role.HEADLINE),
    Rule("in the comments", is_comment, Role.COMMENT, html=True),
    Rule("in a thread of comments", is_in_thread, Role.COMMENT),
    Rule("caption by markup", is_caption, Role.CAPTION),
    Rule("caption by its credit", is_caption_line, Role.CAPTION),
    Rule("caption by who stands where", is_sided_caption, Role.CAPTION),
    Rule("credit line", is_credit, Role.CREDIT),
    Rule("date line", is_date_line, Role.CREDIT),
    Rule("name that ends the story", is_last_name, Role.CREDIT),
    Rule("caption by its class", is_caption_class, Role.CAPTION, html=True),
    Rule("above the headline", is_above_headline, Role.FURNITURE, kept=True),
    Rule("below a closing heading", is_below_end, Role.RELATED),
    marked(Mark.CONSENT, Role.NOTICE),
    marked(Mark.FAR_BELOW, Role.RELATED),
    marked(Mark.STRANGER, Role.FURNITURE),
    Rule("editors' note", is_note, Role.NOTICE),
    Rule("box for subscribing", is_subscription, Role.NOTICE, html=True),
    Rule("pointer to another story", is_pointer, Role.RELATED),
    Rule("stream below the article", is_in_stream, Role.RELATED, html=True, kept=True),
    marked(Mark.SAID_TWICE, Role.FURNITURE),
    Rule("standfirst", is_standfirst, Role.BODY),
    Rule("deck", is_deck, Role.SUBTITLE, kept=True),
    marked(Mark.LIKELY, None, kept=True),
    marked(Mark.BETWEEN, None, kept=True),
    Rule("card", is_story, None, kept=True),
)


@cache
def rules_of(kind: str, *, kept: bool) -> tuple[Rule, ...]:
    """The rules that may hold for a block of a kind of page: half of them for most lines."""
    return tuple(
        rule for rule in RULES if (kept or not rule.kept) and (kind == "html" or not rule.html)
    )


def decided(sight: Sight, i: int) -> tuple[str, Role]:
    """The rule that decides on a block, and its role."""
    for rule in rules_of(sight.page.kind, kept=sight.kept[i]):
        if rule.test(sight, i):
            return rule.name, rule.role or FORM_ROLES[sight.block(i).kind]
    for cue, role in CUE_ROLES:
        if sight.columns[cue][i]:
            return "card", role
    return "card", Role.FURNITURE
