"""Authors and editors: from credit lines, from by-lines, from what the head claims."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import alnum_key, rank_candidates
from newsclean.fields.dateline import find_reporters
from newsclean.fields.info_line import POSTER_RULE, find_date_line_names
from newsclean.fields.page_credits import (
    PageCredit,
    find_page_credits,
    list_head_blocks,
    list_tail_blocks,
)
from newsclean.fields.people.author_pages import find_author_by_note, find_linked_authors
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Person, Role
from newsclean.parsers.brackets import OPENING_BRACKETS
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.name_text import is_staff_code, tidy_name
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk, is_han

__all__ = ["find_authors", "find_editors"]

People = tuple[Person, ...]
JSONLD_AUTHOR_CLAIMS = ("jsonld:author.name", "jsonld:author.organisation", "jsonld:creator.name")
META_AUTHOR_CLAIMS = (
    "meta:author",
    "meta:article:author",
    "meta:dc.creator",
    "meta:parsely-author",
    "meta:sailthru.author",
    "meta:cxenseparse:author",
    "meta:citation_author",
    "meta:byl",
    "microdata:author",
    "microdata:author.name",
)
SITE_CLAIMS = ("meta:og:site_name", "jsonld:publisher.organisation", "jsonld:publisher.name")
MAX_BYLINE_CHARS = 120
MIN_ADDRESS_DOTS = 2
MAX_BYLINE_GAP_BLOCKS = 2  # blocks from one by-line of a story to its next
MAX_LABEL_WORDS = 3  # of a label: Guest post by
MAX_BYLINE_DEPTH_BLOCKS = 6
# What web pages call the element of a by-line; part of a class name.
BYLINE_CLASSES = ("byline", "author", "writer", "creator", "contributor")
BYLINE_CONFIDENCE = {
    "head": 0.85,
    "body": 0.8,
    "tail": 0.68,
}  # of by-lines in languages with spaces
ABOVE_HEADLINE_CONFIDENCE = 0.6  # confidence of by-lines above the headline
CLAIMED_AUTHOR_CONFIDENCE = 0.9  # confidence of authors in JSON-LD
SITE_AUTHOR_CONFIDENCE = 0.47  # confidence of the site's own name as author
CLOSING_BRACKET = r"[(（]([^()（）]{2,12})[)）]\s*$"


def find_authors(story: LabelledPage) -> tuple[Found[People], ...]:
    """Who wrote the story: groups of people, each from one kind of evidence, the surest first."""
    poster = find_date_line_author(story)
    credited = add_poster(find_credited_people(story, "author"), poster)
    claimed = find_claimed_people(story, JSONLD_AUTHOR_CLAIMS, CLAIMED_AUTHOR_CONFIDENCE)
    groups = [credited, claimed]
    groups += [
        find_byline_people(story),
        poster,
        find_closing_names(story),
        find_dateline_reporter(story),
    ]
    groups.append(find_columnist(story))
    if story.lexicon.spaces:
        groups += [find_claimed_people(story, META_AUTHOR_CLAIMS, 0.6), find_card_author(story)]
        near = list_byline_blocks(story)
        groups.append(find_fuller_byline(story, claimed))
        groups += [find_linked_authors(near, story), find_author_by_note(near, story)]
    return rank_candidates(group for group in groups if group is not None)


def find_editors(story: LabelledPage) -> tuple[Found[People], ...]:
    """Who edited the story, with the role as printed."""
    group = find_credited_people(story, "editor")
    return (group,) if group else ()


def find_credited_people(story: LabelledPage, field: str) -> Found[People] | None:
    """The people of the credit lines for a field, in the page's order."""
    people: dict[str, Person] = {}
    placed = [found for found in find_page_credits(story) if found.credit.field == field]
    if not placed:
        return None
    sure = 0.95
    if story.lexicon.spaces and field == "author":
        below = {id(b) for b in drop_above_headline([found.block for found in placed], story)}
        under = [found for found in placed if id(found.block) in below]
        placed = choose_nearest_bylines(
            under or placed, story
        )  # what stands above the headline is of other stories
        sure = BYLINE_CONFIDENCE[placed[0].zone] if under else ABOVE_HEADLINE_CONFIDENCE
    for found in placed:
        credit = found.credit
        role = None if is_plain_byline(credit.label, story) else credit.label
        name = strip_site_name(cut_at_link(found), story)
        people.setdefault(alnum_key(name), Person(name, role))
    texts = dict.fromkeys(found.block.text[:MAX_BYLINE_CHARS] for found in placed)
    kept = drop_glued_names(people)
    if field == "author" and all(is_site_or_organisation(person.name, story) for person in kept):
        sure = min(sure, SITE_AUTHOR_CONFIDENCE) if story.lexicon.spaces else sure
    return Found(kept, " … ".join(texts), placed[0].block.at, "credit line", sure)


def cut_at_link(found: PageCredit) -> str:
    """A credit's name, cut where a link on its first words ends: <a>Jane Miller</a> Daily Post."""
    name, block = found.credit.value, found.block
    for link in block.links:
        linked = block.text[link.start : link.end].strip()
        if " " in linked and name.startswith(f"{linked} "):
            return linked
    return name


def drop_above_headline(blocks: list[Block], story: LabelledPage) -> list[Block]:
    """Blocks without those above the headline, where others are left."""
    order = {id(item.block): i for i, item in enumerate(story.labelled)}
    heads = [i for i, item in enumerate(story.labelled) if item.role is Role.HEADLINE]
    return [block for block in blocks if not heads or order[id(block)] >= heads[0]]


def choose_nearest_bylines(placed: list[PageCredit], story: LabelledPage) -> list[PageCredit]:
    """The by-lines that stand together in the first part of the page that has any.

    Where a page prints who wrote a story, the names below it are of those who helped, or of others'
    stories.
    """
    zones = [found.zone for found in placed]
    first = next((zone for zone in BYLINE_CONFIDENCE if zone in zones), "")
    order = {id(item.block): i for i, item in enumerate(story.labelled)}
    kept: list[PageCredit] = []
    for found in placed:
        gap = order[id(found.block)] - order[id(kept[-1].block)] if kept else 0
        if found.zone == first and gap <= MAX_BYLINE_GAP_BLOCKS:
            kept.append(found)
    return kept


def is_plain_byline(label: str, story: LabelledPage) -> bool:
    """Whether a label is only the word in front of a name (By, Von), which is no role.

    In languages that set no spaces such a word always tells what someone is: 记者, 文, 撮影.
    """
    words = story.lexicon.byline.get("before", frozenset())
    return (story.lexicon.spaces or label.isascii()) and fold(label) in words


def find_claimed_people(
    story: LabelledPage, keys: tuple[str, ...], confidence: float
) -> Found[People] | None:
    """The people that the head claims."""
    people: dict[str, Person] = {}
    first = None
    for claim in story.page.claimed(*keys):
        vouched = claim.source == "jsonld" and claim.key == "author.name"
        for name in read_claim_names(claim.value, story, vouched=vouched):
            people.setdefault(alnum_key(name), Person(name))
            first = first or claim
    if first is None:
        return None
    kept = drop_glued_names(people)
    if kept and all(is_site_or_organisation(person.name, story) for person in kept):
        confidence = SITE_AUTHOR_CONFIDENCE
    return Found(kept, first.value, first.at, f"{first.source} {first.key}", confidence)


def drop_glued_names(people: dict[str, Person]) -> People:
    """People without those whose name is another's with a word run onto it: Ann LeeTwitter."""
    keys = list(people)
    return tuple(
        person
        for key, person in people.items()
        if not any(
            key != other and key.startswith(other) and " " in people[other].name for other in keys
        )
    )


def is_site_or_organisation(name: str, story: LabelledPage) -> bool:
    """Whether a name is the site's own, or an organisation's: worse than the name of a person."""
    sites = {alnum_key(claim.value) for claim in story.page.claimed(*SITE_CLAIMS)}
    ends = [word.strip(".").rpartition(".") for word in name.split()]
    address = any(dot and len(end) > 1 and end.isalpha() for _, dot, end in ends)  # example.org
    return alnum_key(name) in sites or is_organisation(name, story.lexicon) or address


def read_claim_names(value: str, story: LabelledPage, *, vouched: bool = False) -> Iterator[str]:
    """The names in a claim, which may hold one, several, an address or a placeholder.

    Args:
        value: the claim's text.
        story: its page.
        vouched: JSON-LD names an author by it, so that a pen name of two to four characters counts.
    """
    if "://" in value or "@" in value or len(value) > 200 or value.startswith("/"):
        return
    lexicon = story.lexicon
    value = strip_author_label(unescape_claim(value), story) if lexicon.spaces else value
    reading = find_names(value, lexicon, labelled=True)
    names = [name.name for name in reading.names] or [value]
    for name in names:
        tidy = strip_byline_word(tidy_name(name), story)
        known = lexicon.spaces or bool(find_names(tidy, lexicon, labelled=False).names)
        if not known and not (vouched and 2 <= len(tidy) <= 4 and all(map(is_han, tidy))):
            continue
        if (
            tidy
            and tidy[0] not in OPENING_BRACKETS
            and (
                tidy.count(".") < MIN_ADDRESS_DOTS or " " in tidy
            )  # www.example.org, page.head.author
            and not is_staff_code(tidy)
            and fold(tidy) not in lexicon.names["not_person"]
            and (lexicon.spaces or not is_organisation(tidy, lexicon))
        ):
            yield tidy


def unescape_claim(value: str) -> str:
    """A claim without the character references that some pages escape twice: H&#233;ctor."""
    if "&" not in value or ";" not in value:
        return value
    from html import unescape  # noqa: PLC0415 - few pages need its table of 2,231 names

    return unescape(value)


def find_card_author(story: LabelledPage) -> Found[People] | None:
    """The author on the page's Twitter card: `twitter:label1` says what `twitter:data1` is."""
    for number in "12":
        labels = story.page.claimed(f"meta:twitter:label{number}")
        if labels and story.lexicon.credit.get(fold(labels[0].value)) == "author":
            return find_claimed_people(story, (f"meta:twitter:data{number}",), 0.65)
    return None


def strip_byline_word(name: str, story: LabelledPage) -> str:
    """A name without the word in front of it: By Jane Miller."""
    word, space, rest = name.partition(" ")
    return rest if space and fold(word) in story.lexicon.byline["before"] else name


def find_byline_people(story: LabelledPage) -> Found[People] | None:
    """Names in an element that the page calls by-line or author: above the story, else below it."""
    for blocks, sure in ((list_byline_blocks(story), 0.7), (list_tail_blocks(story), 0.52)):
        for block in blocks:
            if has_byline_class(block):
                people = read_people_line(block.text, story)
                if people:
                    return Found(people, block.text, block.at, "element named by-line", sure)
    return None


def list_byline_blocks(story: LabelledPage) -> list[Block]:
    """The blocks above the story and the first ones inside it, those below the headline first."""
    start, end = story.span()
    inside = story.labelled[start : min(end, start + MAX_BYLINE_DEPTH_BLOCKS)]
    blocks = [*list_head_blocks(story), *(item.block for item in inside)]
    below = drop_above_headline(blocks, story)
    return [*below, *blocks[: len(blocks) - len(below)]]


def read_people_line(text: str, story: LabelledPage) -> People:
    """The people of a short text that is nothing but their names, jobs and marks."""
    text = strip_author_label(text, story) if story.lexicon.spaces else text
    if len(text) > MAX_BYLINE_CHARS:
        return ()
    names = find_names(text, story.lexicon, labelled=False).names
    if not story.lexicon.spaces:
        cjk = all(is_cjk(name.name[0]) for name in names)
        return tuple(Person(tidy_name(name.name)) for name in names if cjk)
    found = [strip_site_name(tidy_name(name.name), story) for name in names]
    return tuple(
        Person(name) for name in found if " " in name and not is_site_or_organisation(name, story)
    )


def strip_author_label(text: str, story: LabelledPage) -> str:
    """What stands behind an author's label at the head of a line; nothing behind another label.

    Written by Jane Miller → Jane Miller, Published Oct 10 → nothing
    """
    words = text.split()
    for size in range(min(MAX_LABEL_WORDS, len(words)), 0, -1):
        field = story.lexicon.credit.get(fold(" ".join(words[:size]).rstrip(": ")))
        if field:
            return " ".join(words[size:]) if field == "author" else ""
    return text


def strip_site_name(name: str, story: LabelledPage) -> str:
    """A name without the site's, where a page prints them as one: Jane Miller Daily Post."""
    for claim in story.page.claimed(*SITE_CLAIMS):
        site = claim.value.strip()
        if site and name.endswith(f" {site}") and " " in name[: -len(site)].strip():
            return name[: -len(site)].strip()
    return name


def find_fuller_byline(story: LabelledPage, claimed: Found[People] | None) -> Found[People] | None:
    """The by-line that has all of the people that the head claims, and more beside them."""
    lines: dict[int, list[PageCredit]] = {}
    for found in find_page_credits(story) if claimed else ():
        if found.credit.field == "author":
            lines.setdefault(id(found.block), []).append(found)
    for line in lines.values():
        names = [alnum_key(found.credit.value) for found in line]
        if (
            claimed
            and len(names) > len(claimed.value)
            and all(
                any(alnum_key(person.name) in name for name in names) for person in claimed.value
            )
        ):
            people = tuple(Person(found.credit.value) for found in line)
            block = line[0].block
            return Found(people, block.text, block.at, "by-line that the head cuts short", 0.91)
    return None


def add_poster(group: Found[People] | None, poster: Found[People] | None) -> Found[People] | None:
    """The people of the credit lines, with whom the page says to have posted the story."""
    if group is None or poster is None or poster.rule != POSTER_RULE:
        return group
    known = {alnum_key(person.name) for person in group.value}
    more = tuple(person for person in poster.value if alnum_key(person.name) not in known)
    return group._replace(value=group.value + more, text=f"{group.text} … {poster.text}")


def find_date_line_author(story: LabelledPage) -> Found[People] | None:
    """A name beside the date: 李楠 2019-09-11, 海藻怪 发表于 2014-04-10."""
    for line in find_date_line_names(story):
        if line.author:
            return Found(
                (Person(line.author),), line.block.text, line.block.at, line.rule, line.sure
            )
    return None


def find_dateline_reporter(story: LabelledPage) -> Found[People] | None:
    """The reporter whom the dateline names: 【東京＝山田太郎】."""
    for found in find_reporters(story)[:1]:
        return Found((Person(found.value),), found.text, found.at, found.rule, 0.72)
    return None


def find_closing_names(story: LabelledPage) -> Found[People] | None:
    """Names alone in the bracket that ends a story: （李楠）; told by their surnames.

    Where no surnames are known the bracket has to be a line of its own, as Japanese papers set it.
    """
    if story.lexicon.spaces:
        return None
    told = bool(story.lexicon.names.get("surnames"))
    for block in [*story.body[-1:], *list_tail_blocks(story)[:2]]:
        closed = block.text.rstrip().endswith((")", "）"))
        match = re.search(CLOSING_BRACKET, block.text) if closed else None
        if match and (told or not block.text[: match.start()].strip()):
            text = match.group(1).strip()
            reading = find_names(text, story.lexicon, labelled=False)
            if reading.names and reading.stop >= len(text) and is_cjk(text[0]):
                people = tuple(Person(tidy_name(name.name)) for name in reading.names)
                return Found(people, match.group(), block.at, "bracket that ends the story", 0.7)
    return None


def find_columnist(story: LabelledPage) -> Found[People] | None:
    """The columnist whose name opens the headline: 易某某：拿什么来稳定预期.

    A person quoted in a headline is named in the story as well; its author is not. What a newsroom
    signs as a whole has no other author: 某某日报评论员：再谈诚信.
    """
    titles = find_title(story) if story.lexicon.names.get("surnames") else ()
    for title in titles[:1]:
        name, colon, _ = title.value.replace("：", ":").partition(":")
        known = colon and len(find_names(name, story.lexicon, labelled=False).names) == 1
        if colon and is_newsroom_signature(name, story):
            rule = "newsroom's signature before the headline"
            return Found((Person(name),), title.value, title.at, rule, 0.6)
        if known and not any(name in block.text for block in story.body):
            return Found((Person(name),), title.value, title.at, "name before the headline", 0.5)
    return None


def is_newsroom_signature(name: str, story: LabelledPage) -> bool:
    """Whether a name is a newsroom's with the role of those who write for it: 某某日报评论员."""
    role = next((word for word in story.lexicon.names["collective"] if name.endswith(word)), "")
    return bool(role) and is_organisation(name[: -len(role)], story.lexicon)


def has_byline_class(block: Block) -> bool:
    """Whether the innermost classes around a block call it an author's."""
    classes = block.markup.classes.split()[:4] if block.markup else ()
    return any(sign in word for word in classes for sign in BYLINE_CLASSES)
