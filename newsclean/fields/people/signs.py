"""What can be told of a group of people by looking: who they are, where they stand, who agrees."""

from collections.abc import Iterable, Iterator
from functools import cache

from newsclean.fields.addresses import find_base_address
from newsclean.fields.candidates import make_folded_key, make_folded_keys
from newsclean.fields.people.author_pages import has_author_link
from newsclean.fields.people.groups import Group, is_name, list_near_indices, list_tail_places
from newsclean.fields.people.name_cleaning import collect_site_keys, is_site_or_organisation
from newsclean.label.labelled_page import BODY_ROLES, LabelledPage, once_a_page
from newsclean.lexicon.claim_names import BREADCRUMB, SECTION_CLAIMS, TAG_CLAIMS
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Kind, Role
from newsclean.parsers.dates.grammar import has_date
from newsclean.parsers.names.not_names import collect_boilerplate_words
from newsclean.text.fold import fold

__all__ = ["ONLY_LINES", "measure_candidates"]

MAX_DATE_LINE_CHARS = 100
MANY_PEOPLE = 4
MANY_TIMES = 3
MAX_WITNESSES = 4
OTHER_STORY_CLASSES = ("related", "teaser", "recommend", "promo", "comment", "sidebar", "most-read")
NAME_WORDS = 3  # of a person's name; longer ones are rare
MAX_INITIAL_CHARS = 3
MAX_ENTRY_CHARS = 40
SHORT_LINE_CHARS = 120
GAP_STEPS = ((1, "right below the headline"), (3, "near below"), (8, "below"), (25, "far below"))
HANDLE_SIGNS = frozenset("_@./\\|<>{}=")
TAG_CLASSES = ("category", "tags", "-cat", "rubri", "topic")

ONLY_LINES = "only lines"  # no label, element, link or claim says that it is an author
NAMELESS = ("site", "site as a person", "organisation")
# The site's own name, or an organisation's, that one claim of the head alone gives (decision 31).
REFUSED = frozenset(
    f"{who} of the head, {where}" for who in NAMELESS for where in ("printed", "not printed")
) | {"logo"}

Signs = dict[str, float]


def measure_candidates(groups: list[Group], page: LabelledPage) -> list[tuple[Group, Signs]]:
    """Each set of people once, with the signs of every group that names them.

    With it goes the first group, whose text and place are the evidence.
    """
    sets: dict[frozenset[str], list[Group]] = {}
    for group in groups:
        key = frozenset(make_folded_key(person.name) for person in group.found.value)
        sets.setdefault(key, []).append(group)
    lines = [group for group in groups if get_family(group.kind) == "line"]
    rows = []
    for key, same in sets.items():
        signs = [sign for group in same for sign in list_group_signs(group, key, page)]
        signs += list_people_signs(same, page)
        signs += list_agreement_signs(key, sets)
        if any(group is lines[0] for group in same if lines):
            signs.append("first line")
        if REFUSED.isdisjoint(signs) or is_said_twice(signs):
            rows.append((same[0], dict.fromkeys(signs, 1.0)))
    return rows


def is_said_twice(signs: list[str]) -> bool:
    """Whether two kinds of claims name the site, so that it is a blog named after its writer."""
    return "2 witnesses" in signs and "organisation" not in signs


def list_group_signs(group: Group, key: frozenset[str], page: LabelledPage) -> Iterator[str]:
    """What one group adds to the people that it names."""
    yield group.kind
    if page.page.kind == "text":
        yield f"dump {group.kind}"
    yield from list_place_signs(group, page)
    yield from list_print_signs(group, key, page)


def get_family(kind: str) -> str:
    """The witness that a kind of evidence is; those of one family say the same thing twice."""
    word = kind.removeprefix("first ").partition(" ")[0]
    if word == "loose":
        return "element"
    return {"dated": "line", "lone": "line", "dateline": "line"}.get(word, word)


def list_people_signs(same: list[Group], page: LabelledPage) -> Iterator[str]:
    """Who some people are, whom every one of these groups names."""
    names = [person.name for person in same[0].found.value]
    kinds = sorted({get_family(group.kind) for group in same})
    if kinds == ["line"]:
        yield ONLY_LINES
    in_head = all(group.block_index is None for group in same)
    for sign in list_name_signs(names, page):
        yield sign
        if in_head and sign in NAMELESS:
            yield f"{sign} of the head, {find_printed(make_keys(names), page)}"
        if kinds == ["line"] and sign in {"site", "site as a person"}:
            yield "logo"
        yield from (f"{sign}, {kind}" for kind in kinds)


def list_name_signs(names: list[str], page: LabelledPage) -> Iterator[str]:
    """The site, an organisation, a nickname, several people."""
    if len(names) > 1:
        yield "many people" if len(names) >= MANY_PEOPLE else "several people"
    sites = collect_own_keys(page)
    are_people = all(is_name(name, page) for name in names)
    if all(make_folded_key(name) in sites for name in names):
        yield "site as a person" if are_people else "site"
    elif any(is_site_or_organisation(name, page) for name in names):
        yield "organisation"
    elif not are_people:
        yield "no person's name"
    yield from list_letter_signs(names)
    if any(make_folded_key(name) in collect_menu_keys(page) for name in names):
        yield "menu entry"
    words = [fold(word) for name in names for word in name.split()]
    if any(is_word_of_labels(word, page.lexicon) for word in words):
        yield "word of labels"
    if any(is_common_word(word, page.lexicon) for word in words):
        yield "common word"


def list_letter_signs(names: list[str]) -> Iterator[str]:
    """How names are written."""
    words = [word for name in names for word in name.split()]
    if len(words) == len(names):
        yield "one word"
    if any(name[:1].islower() for name in names):
        yield "small letter"
    if any(char.isdigit() or char in HANDLE_SIGNS for name in names for char in name):
        yield "digits or signs"
    if all(name.isupper() for name in names):
        yield "capitals"
    if any(word.endswith(".") and len(word) <= MAX_INITIAL_CHARS for word in words):
        yield "initial"
    if any(len(name.split()) > NAME_WORDS for name in names):
        yield "long name"


@cache
def collect_common_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that names have none of: function words and words of buttons."""
    particles = lexicon.names["particles"]
    return (frozenset(lexicon.common) | collect_boilerplate_words(lexicon)) - particles


def is_common_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is one of running text or of buttons."""
    return word in collect_common_words(lexicon)


def is_word_of_labels(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word alone is a label of credits, or known to be nobody's name."""
    return word in lexicon.credit or word in lexicon.names["not_person"]


@once_a_page
def collect_menu_keys(page: LabelledPage) -> frozenset[str]:
    """What the head calls section and keywords, and the entries of the menus."""
    claims = page.claimed(*SECTION_CLAIMS, BREADCRUMB, *TAG_CLAIMS)
    values = [value for claim in claims for value in claim.value.split(",")]
    blocks = (item.block for item in page.labelled)
    values += [
        block.text
        for block in blocks
        if block.markup
        and block.markup.landmark in {"nav", "header"}
        and block.links
        and len(block.text) <= MAX_ENTRY_CHARS
    ]
    return frozenset(make_folded_keys(values))


def is_menu_entry(block: Block) -> bool:
    """Whether a block is a short link of a menu or of the site's head."""
    in_menu = block.markup is not None and block.markup.landmark in {"nav", "header"}
    return in_menu and bool(block.links) and len(block.text) <= MAX_ENTRY_CHARS


@once_a_page
def collect_own_keys(page: LabelledPage) -> frozenset[str]:
    """What the head and the address call the site, as values are compared."""
    keys = set(collect_site_keys(page))
    host = find_base_address(page).partition("://")[2].partition("/")[0].removeprefix("www.")
    if host:
        parts = host.split(".")
        keys |= {make_folded_key(host), *(part for part in parts[:-1] if len(part) > 3)}
    return frozenset(keys)


def list_place_signs(group: Group, page: LabelledPage) -> Iterator[str]:
    """Where a group of the page itself stands."""
    if group.block_index is None:
        return
    i, item = group.block_index, page.labelled[group.block_index]
    start, end = page.span()
    line = get_family(group.kind)
    headline = max((h for h in page.headline if h <= i), default=None)
    if headline is not None and i < end:
        steps = [f"{line} {name}" for most, name in GAP_STEPS if i - headline <= most]
        yield steps[0] if steps else f"{line} very far below"
    if i >= end:
        yield f"{line} right behind the story" if i < end + 2 else f"{line} behind the story"
    if item.role in BODY_ROLES and start + 1 < i < end - 1:
        yield f"{line} inside the story"
    if item.role in {Role.RELATED, Role.COMMENT, Role.CAPTION}:
        yield f"{line} {item.role.value}"
    yield from (f"{line} {sign}" for sign in list_block_signs(item.block))
    if any(is_dated(n, page) for n in (i - 1, i, i + 1)):
        yield f"{line} beside a date"


def list_block_signs(block: Block) -> Iterator[str]:
    """The form of a block and the part of the page around it."""
    if block.kind in {Kind.LIST_ITEM, Kind.HEADING}:
        yield block.kind.value
    markup = block.markup
    if markup is None:
        return
    if markup.landmark in {"aside", "footer", "nav", "form"}:
        yield markup.landmark
    if any(map(markup.classes.__contains__, OTHER_STORY_CLASSES)):
        yield "class of other stories"
    if any(map(markup.classes.__contains__, TAG_CLASSES)):
        yield "class of tags"
    if markup.in_article:
        yield "in the article"
    if markup.link_chars >= len(block.text) - 1:
        yield "author's link" if has_author_link(block) else "link elsewhere"


@once_a_page
def collect_dated_lines(_page: LabelledPage) -> dict[int, bool]:
    """What was found out about lines of a page: whether they have a date."""
    return {}


def is_dated(i: int, page: LabelledPage) -> bool:
    """Whether a short line of the page has a date."""
    known = collect_dated_lines(page)
    if i not in known:
        text = page.labelled[i].block.text if 0 <= i < len(page.labelled) else ""
        known[i] = 0 < len(text) <= MAX_DATE_LINE_CHARS and has_date(text)
    return known[i]


@once_a_page
def list_line_keys(page: LabelledPage) -> tuple[str, str, str]:
    """The lines near the story, below it, and all short lines, joined as values are compared."""
    texts = page.texts
    near, tail = ([texts[i] for i in list_places(page)] for list_places in ZONES)
    near_keys, tail_keys, keys = map(join_keys, (near, tail, texts))
    return near_keys, tail_keys, keys


ZONES = (list_near_indices, list_tail_places)


def join_keys(texts: Iterable[str]) -> str:
    """The short ones of some lines, as values are compared, each between line breaks."""
    short = [text for text in texts if len(text) <= SHORT_LINE_CHARS]
    return "\n".join(["", *make_folded_keys(short), ""])


def find_printed(keys: frozenset[str], page: LabelledPage) -> str:
    """Whether short lines near the story, or of the page, have all of some names."""
    near, _, lines = list_line_keys(page)
    if all(key in near for key in keys):
        return "printed near"
    return "printed" if all(key in lines for key in keys) else "not printed"


def make_keys(names: list[str]) -> frozenset[str]:
    """Names as they are compared."""
    return frozenset(map(make_folded_key, names))


def list_print_signs(group: Group, keys: frozenset[str], page: LabelledPage) -> Iterator[str]:
    """Where else the page prints the people."""
    _, tail, lines = list_line_keys(page)
    kind = "head" if group.block_index is None else "page"
    if group.block_index is None:
        yield f"{find_printed(keys, page)}, {get_family(group.kind)}"
    elif all(key in tail for key in keys) and group.block_index < page.span()[1]:
        yield "printed below too"
    if any(lines.count(f"\n{key}\n") >= MANY_TIMES for key in keys):
        yield f"often printed, {kind}"
    title, story = join_story(page)
    if any(key in title for key in keys):
        yield f"in the title, {kind}"
    surnames = {person.name.split()[-1] for person in group.found.value if " " in person.name}
    if any(name in story for name in surnames):
        yield f"in the story, {kind}"


@once_a_page
def join_story(page: LabelledPage) -> tuple[str, str]:
    """The headline as values are compared, and the story but for its first and last block."""
    title = "\n".join(make_folded_key(page.texts[i]) for i in sorted(page.headline))
    return title, "\n".join(block.text for block in page.body[1:-1])


def list_agreement_signs(
    key: frozenset[str], sets: dict[frozenset[str], list[Group]]
) -> Iterator[str]:
    """How many witnesses name the same people, and which name some of them or more."""
    count = len({get_family(group.kind) for group in sets[key]})
    yield from (f"{n} witnesses" for n in range(2, min(count, MAX_WITNESSES) + 1))
    for their, groups in sets.items():
        if their == key or their.isdisjoint(key):
            continue
        relation = "less" if their < key else "more" if their > key else "others too"
        for family in {get_family(group.kind) for group in groups}:
            yield f"{family} names {relation}"
