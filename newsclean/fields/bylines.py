"""Authors and editors: from credit lines, from by-lines, from what the head claims."""

import re
from collections.abc import Iterator

from newsclean.fields.credit_lines import head_blocks, placed_credits, tail_blocks
from newsclean.fields.date_lines import date_lines
from newsclean.fields.ranking import bare, ranked
from newsclean.fields.titles import find_title
from newsclean.lexicon import fold
from newsclean.model import Block, Found, Person
from newsclean.people import (
    OPENERS,
    find_names,
    is_cjk,
    is_han,
    is_organisation,
    is_staff_code,
    tidy_name,
)
from newsclean.story import Story

__all__ = ["find_authors", "find_editors"]

People = tuple[Person, ...]
AUTHOR_CLAIMS = ("jsonld:author.name", "jsonld:author.organisation", "jsonld:creator.name")
META_CLAIMS = (
    "meta:author",
    "meta:article:author",
    "meta:dc.creator",
    "meta:parsely-author",
    "meta:sailthru.author",
    "meta:byl",
    "microdata:author",
    "microdata:author.name",
)
LONGEST_BYLINE = 120
NEAR = 6
# What web pages call the element of a by-line; part of a class name.
BYLINE_CLASSES = ("byline", "author", "writer", "creator", "contributor")
HOUSE = 0.5  # confidence of the site's own name as author
CLOSING = r"[(（]([^()（）]{2,12})[)）]\s*$"


def find_authors(story: Story) -> tuple[Found[People], ...]:
    """Who wrote the story: groups of people, each from one kind of evidence, the surest first."""
    groups = [credit_group(story, "author"), claim_group(story, AUTHOR_CLAIMS, 0.9)]
    groups += [byline_group(story), date_group(story), closing_group(story)]
    groups.append(column_group(story))
    if story.lexicon.spaces:
        groups += [claim_group(story, META_CLAIMS, 0.6), card_group(story)]
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
    return Found(
        without_glued(people),
        text,
        first.at,
        "credit line",
        0.95 if not story.lexicon.spaces else 0.85,
    )


def plain_byline(label: str, story: Story) -> bool:
    """Whether a label is only the word in front of a name (By, Von), which is no role.

    In languages that set no spaces such a word always tells what someone is: 记者, 文, 撮影.
    """
    words = story.lexicon.byline.get("before", frozenset())
    return story.lexicon.spaces and fold(label) in words


def claim_group(story: Story, keys: tuple[str, ...], confidence: float) -> Found[People] | None:
    """The people that the head claims."""
    people: dict[str, Person] = {}
    first = None
    for claim in story.page.claimed(*keys):
        vouched = claim.source == "jsonld" and claim.key == "author.name"
        for name in names_of_claim(claim.value, story, vouched=vouched):
            people.setdefault(bare(name), Person(name))
            first = first or claim
    if first is None:
        return None
    kept = without_glued(people)
    if kept and all(is_house(person.name, story) for person in kept):
        confidence = HOUSE
    return Found(kept, first.value, first.at, f"{first.source} {first.key}", confidence)


def without_glued(people: dict[str, Person]) -> People:
    """People without those whose name is another's with a word run onto it: Ann LeeTwitter."""
    keys = list(people)
    return tuple(
        person
        for key, person in people.items()
        if not any(
            key != other and key.startswith(other) and " " in people[other].name for other in keys
        )
    )


def is_house(name: str, story: Story) -> bool:
    """Whether a name is the site's own, or an organisation's: worse than the name of a person."""
    keys = ("meta:og:site_name", "jsonld:publisher.organisation", "jsonld:publisher.name")
    sites = {bare(claim.value) for claim in story.page.claimed(*keys)}
    return bare(name) in sites or is_organisation(name, story.lexicon) or "." in name.strip(".")


def names_of_claim(value: str, story: Story, *, vouched: bool = False) -> Iterator[str]:
    """The names in a claim, which may hold one, several, an address or a placeholder.

    Args:
        value: the claim's text.
        story: its page.
        vouched: JSON-LD names an author by it, so that a pen name of two to four characters counts.
    """
    if "://" in value or "@" in value or len(value) > 200 or value.startswith("/"):
        return
    lexicon = story.lexicon
    reading = find_names(value, lexicon, labelled=True)
    names = [name.name for name in reading.names] or [value]
    for name in names:
        tidy = without_by(tidy_name(name), story)
        known = lexicon.spaces or bool(find_names(tidy, lexicon, labelled=False).names)
        if not known and not (vouched and 2 <= len(tidy) <= 4 and all(map(is_han, tidy))):
            continue
        if (
            tidy
            and tidy[0] not in OPENERS
            and not is_staff_code(tidy)
            and fold(tidy) not in lexicon.names["not_person"]
            and (lexicon.spaces or not is_organisation(tidy, lexicon))
        ):
            yield tidy


def card_group(story: Story) -> Found[People] | None:
    """The author on the page's Twitter card: `twitter:label1` says what `twitter:data1` is."""
    for number in "12":
        labels = story.page.claimed(f"meta:twitter:label{number}")
        if labels and story.lexicon.credit.get(fold(labels[0].value)) == "author":
            return claim_group(story, (f"meta:twitter:data{number}",), 0.65)
    return None


def without_by(name: str, story: Story) -> str:
    """A name without the word in front of it: By Jane Miller."""
    word, space, rest = name.partition(" ")
    return rest if space and fold(word) in story.lexicon.byline["before"] else name


def byline_group(story: Story) -> Found[People] | None:
    """Names in an element that the page calls by-line or author: above the story, else below it."""
    for blocks, sure in ((near_head(story), 0.7), (tail_blocks(story), 0.52)):
        for block in blocks:
            if is_byline(block):
                people = people_alone(block.text, story)
                if people:
                    return Found(people, block.text, block.at, "element named by-line", sure)
    return None


def near_head(story: Story) -> list[Block]:
    """The blocks above the story and the first ones inside it."""
    start, end = story.span()
    inside = story.labelled[start : min(end, start + NEAR)]
    return [*head_blocks(story), *(item.block for item in inside)]


def people_alone(text: str, story: Story) -> People:
    """The people of a short text that is nothing but their names, jobs and marks."""
    if len(text) > LONGEST_BYLINE:
        return ()
    names = find_names(text, story.lexicon, labelled=False).names
    if not story.lexicon.spaces:
        cjk = all(is_cjk(name.name[0]) for name in names)
        return tuple(Person(tidy_name(name.name)) for name in names if cjk)
    found = [without_by(tidy_name(name.name), story) for name in names]
    return tuple(Person(name) for name in found if " " in name and not is_house(name, story))


def date_group(story: Story) -> Found[People] | None:
    """A name beside the date: 李楠 2019-09-11, 海藻怪 发表于 2014-04-10."""
    for line in date_lines(story):
        if line.author:
            return Found(
                (Person(line.author),), line.block.text, line.block.at, line.rule, line.sure
            )
    return None


def closing_group(story: Story) -> Found[People] | None:
    """Names alone in the bracket that ends a story: （李楠）; told by their surnames."""
    if "surnames" not in story.lexicon.names:
        return None
    for block in [*story.body[-1:], *tail_blocks(story)[:2]]:
        closed = block.text.rstrip().endswith((")", "）"))
        match = re.search(CLOSING, block.text) if closed else None
        if match:
            text = match.group(1).strip()
            reading = find_names(text, story.lexicon, labelled=False)
            if reading.names and reading.stop >= len(text):
                people = tuple(Person(tidy_name(name.name)) for name in reading.names)
                return Found(people, match.group(), block.at, "bracket that ends the story", 0.7)
    return None


def column_group(story: Story) -> Found[People] | None:
    """The columnist whose name opens the headline: 易某某：拿什么来稳定预期.

    A person quoted in a headline is named in the story as well; its author is not.
    """
    titles = find_title(story) if "surnames" in story.lexicon.names else ()
    for title in titles[:1]:
        name, colon, _ = title.value.replace("：", ":").partition(":")
        known = colon and len(find_names(name, story.lexicon, labelled=False).names) == 1
        if known and not any(name in block.text for block in story.body):
            return Found((Person(name),), title.value, title.at, "name before the headline", 0.5)
    return None


def is_byline(block: Block) -> bool:
    """Whether the innermost classes around a block call it an author's."""
    classes = block.markup.classes.split()[:4] if block.markup else ()
    return any(sign in word for word in classes for sign in BYLINE_CLASSES)
