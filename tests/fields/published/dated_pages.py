"""Pages with dates, which the tests of this room share."""

from newsclean.fields.published.published import find_modified, find_published
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Markup, Page, Place, Role, Settings

HEAD = "headline"
BODY = "The council met on Tuesday and agreed on a plan that nobody had expected before the summer."
META = ("meta", "article:published_time")
JSON = ("jsonld", "datePublished")


def make_story(
    *lines: tuple[Role, str] | str,
    claims: tuple[tuple[str, str, str], ...] = (),
    lang: str = "en",
    url: str | None = None,
) -> LabelledPage:
    """A page of lines (a bare string is furniture) with claims of its head."""
    items = []
    for number, line in enumerate(lines, 1):
        role, text = line if isinstance(line, tuple) else (Role.FURNITURE, line)
        at = Place(line=number, xpath=f"/html/body/div/p[{number}]")
        items.append(Labelled(Block(text, Kind.PARAGRAPH, at, markup=Markup()), role, 0.0, "card"))
    page = Page(
        "html",
        tuple(item.block for item in items),
        tuple(
            Claim(*claim, Place(xpath=f"/html/head/meta[{n}]")) for n, claim in enumerate(claims)
        ),
    )
    return LabelledPage(page, tuple(items), get_lexicon(lang), Settings(url=url), lang)


def make_article(
    *between: tuple[Role, str] | str, below: tuple[str, ...] = (), **rest: object
) -> LabelledPage:
    """A headline, some lines, a body, some lines."""
    lines = ((Role.HEADLINE, HEAD), *between, *[(Role.BODY, BODY)] * 6, *below)
    return make_story(*lines, **rest)  # type: ignore[arg-type]  # what a page has besides, by name


def published(page: LabelledPage) -> str | None:
    found = find_published(page)
    return found[0].value.value if found else None


def modified(page: LabelledPage) -> str | None:
    found = find_modified(page)
    return found[0].value.value if found else None
