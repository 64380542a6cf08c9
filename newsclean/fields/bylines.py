"""Authors and editors: from credit lines, from by-lines, from what the head claims."""

import re
from collections.abc import Iterator

from newsclean.credits import parse_credits
from newsclean.fields.credit_lines import head_blocks, placed_credits, tail_blocks
from newsclean.fields.date_lines import date_lines
from newsclean.fields.ranking import bare, ranked
from newsclean.lexicon import fold
from newsclean.model import Block, Claim, Found, Person
from newsclean.people import find_names, is_cjk, is_organisation, is_staff_code, tidy_name
from newsclean.story import Story

__all__ = ["find_authors", "find_editors"]

People = tuple[Person, ...]
AUTHOR_CLAIMS = ("jsonld:author.name", "jsonld:author.organisation", "jsonld:creator.name")
META_CLAIMS = ("meta:author", "meta:article:author", "meta:dc.creator", "meta:parsely-author",
               "meta:sailthru.author", "meta:byl", "microdata:author", "microdata:author.name")
LONGEST_BYLINE = 120
CLOSING = re.compile(r"[(（]([^()（）]{2,12})[)）]\s*$")


def find_authors(story: Story) -> tuple[Found[People], ...]:
    """Who wrote the story: groups of people, each from one kind of evidence, the surest first."""
    groups = [credit_group(story, "author"), claim_group(story, AUTHOR_CLAIMS, 0.9)]
    groups += [byline_group(story), date_group(story), closing_group(story)]
    if story.lexicon.spaces:
        groups.append(claim_group(story, META_CLAIMS, 0.6))
    return ranked(group for group in groups if group is not None)


def find_editors(story: Story) -> tuple[Found[People], ...]:
    """Who edited the story, with the role as printed."""
    group = credit_group(story, "editor")
    return (group,) if group else ()


def credit_group(story: Story, field: str) -> Found[People] | None:
    """The people of all credit lines for a field, in the page's order."""
    people: dict[str, Person] = {}
    texts, first = [], None
    for placed in placed_credits(story):
        credit = placed.credit
        if credit.field == field:
            role = None if plain_byline(credit.label, story) else credit.label
            people.setdefault(bare(credit.value), Person(credit.value, role))
            first = first or placed.block
            texts.append(placed.block.text[:LONGEST_BYLINE])
    if first is None:
        return None
    text = " … ".join(dict.fromkeys(texts))
    return Found(tuple(people.values()), text, first.at, "credit line", 0.95 if not story.lexicon.spaces else 0.85)


def plain_byline(label: str, story: Story) -> bool:
    """Whether a label is only the word in front of a name (By, Von), which is no role.

    In languages that set no spaces such a word always tells what someone is: 记者, 文, 撮影.
    """
    words = story.lexicon.byline.get("before", frozenset())
    return story.lexicon.spaces and fold(label) in words


def claim_group(story: Story, keys: tuple[str, ...], confidence: float) -> Found[People] | None:
    """The people that the head claims."""
    people: dict[str, Person] = {}
    first: Claim | None = None
    for claim in story.page.claimed(*keys):
        for name in names_of_claim(claim.value, story):
            people.setdefault(bare(name), Person(name))
            first = first or claim
    if first is None:
        return None
    return Found(tuple(people.values()), first.value, first.at, f"{first.source} {first.key}", confidence)


def names_of_claim(value: str, story: Story) -> Iterator[str]:
    """The names in a claim, which may hold one, several, an address or a placeholder."""
    if "://" in value or "@" in value or len(value) > 200 or value.startswith("/"):
        return
    lexicon = story.lexicon
    reading = find_names(value, lexicon, labelled=True)
    names = [name.name for name in reading.names] or [value]
    for name in names:
        tidy = tidy_name(name)
        if not story.lexicon.spaces and not find_names(tidy, lexicon, labelled=False).names:
            continue
        if tidy and not is_staff_code(tidy) and fold(tidy) not in lexicon.names.get("not_person", ()):
            if lexicon.spaces or not is_organisation(tidy, lexicon):
                yield tidy


def byline_group(story: Story) -> Found[People] | None:
    """Names in an element that the page calls by-line or author, above the story."""
    for block in head_blocks(story):
        if block.markup is None or len(block.text) > LONGEST_BYLINE or not is_byline(block):
            continue
        if parse_credits(block.text, story.lexicon):
            continue
        names = find_names(block.text, story.lexicon, labelled=False).names
        if not story.lexicon.spaces and not all(is_cjk(name.name[0]) for name in names):
            continue
        people = tuple(Person(tidy_name(name.name)) for name in names)
        if people:
            return Found(people, block.text, block.at, "element named by-line", 0.7)
    return None


def date_group(story: Story) -> Found[People] | None:
    """A name beside the date: 李楠 2019-09-11, 球藻怪 发表于 2014-04-10."""
    for line in date_lines(story):
        if line.author:
            return Found((Person(line.author),), line.block.text, line.block.at, line.rule, line.sure)
    return None


def closing_group(story: Story) -> Found[People] | None:
    """Names alone in the bracket that ends a story: （李楠）; told by their surnames."""
    if "surnames" not in story.lexicon.names:
        return None
    for block in [*story.body[-1:], *tail_blocks(story)[:2]]:
        match = CLOSING.search(block.text)
        if match:
            text = match.group(1).strip()
            reading = find_names(text, story.lexicon, labelled=False)
            if reading.names and reading.stop >= len(text):
                people = tuple(Person(tidy_name(name.name)) for name in reading.names)
                return Found(people, match.group(), block.at, "bracket that ends the story", 0.7)
    return None


def is_byline(block: Block) -> bool:
    """Whether the classes around a block call it an author's."""
    classes = block.markup.classes if block.markup else ""
    return any(word in classes for word in ("byline", "author"))
