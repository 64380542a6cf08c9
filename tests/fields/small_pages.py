"""Labelled pages written by hand, which the tests of the fields share."""

from typing import Any

from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import (
    Block,
    Claim,
    Found,
    Kind,
    Labelled,
    Link,
    Markup,
    Page,
    Person,
    Place,
    Role,
    Settings,
)

PROSE = "市里的新桥昨天通车，许多居民一早就来到桥上，他们说等这一天已经等了很多年。"
ENGLISH = "The new bridge was opened on Friday, and many people walked over it in the morning rain."
TITLE = "新桥通车 市民盼了多年终成行"
BRIDGE = "Bridge opens after years of waiting"

Line = str | Block | tuple[Role, str | Block]


def make_page(
    *lines: Line,
    lang: str = "zh",
    claims: tuple[Claim, ...] = (),
    settings: Settings = Settings(),
) -> LabelledPage:
    """A page from lines: prose is body, a title is the headline, the rest is furniture.

    A line may bring its role. Without claims the page is a dump.
    """
    labelled = []
    for number, line in enumerate(lines, 1):
        role, content = (
            line if isinstance(line, tuple) and not isinstance(line, Block) else (None, line)
        )
        at = Place(line=number, xpath=f"/html/body/div/p[{number}]")
        block = content if isinstance(content, Block) else Block(content, Kind.PARAGRAPH, at)
        labelled.append(Labelled(block, role or guess_role(block.text), 0.0, "test"))
    blocks = tuple(item.block for item in labelled)
    page = Page("html" if claims else "text", blocks, claims)
    return LabelledPage(page, tuple(labelled), get_lexicon(lang), settings, lang)


def guess_role(text: str) -> Role:
    if PROSE in text or ENGLISH in text:
        return Role.BODY
    return Role.HEADLINE if text in {TITLE, BRIDGE} else Role.FURNITURE


def classed(text: str, classes: str, *links: Link) -> Block:
    """A block with class words and links around it."""
    markup = Markup(("div",), classes, link_chars=sum(link.end - link.start for link in links))
    return Block(text, Kind.PARAGRAPH, Place(xpath="/div"), markup=markup, links=links)


def meta(key: str, value: str) -> Claim:
    return Claim("meta", key, value)


def jsonld(key: str, value: str) -> Claim:
    return Claim("jsonld", key, value)


def best(found: tuple[Found[Any], ...]) -> Any:
    """The value of a field, as the record takes it."""
    return found[0].value if found and found[0].confidence > 0 else None


def names(found: tuple[Found[tuple[Person, ...]], ...]) -> list[str]:
    """The names of the people of a field."""
    return [person.name for person in best(found) or ()]
