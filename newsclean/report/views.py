"""What was made of one page, as a template shows it: how it was read, fields, blocks, claims."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from newsclean.documents.named_files import printable
from newsclean.label.labelled_page import BODY_ROLES
from newsclean.model import Block, Caution, Claim, Found, Labelled, Role
from newsclean.pipeline import Explanation
from newsclean.report.evidence import Marks, Piece, marks_in, pieces_of
from newsclean.report.wording import place, shown, why_lost

READ = frozenset({Role.HEADLINE, Role.SUBTITLE, Role.CREDIT, Role.CAPTION})
CARD = "card"
WEB = ("https://", "http://")
WIDEST_PLACE = 44  # of a path of elements, before only its end is shown
MOST_CLAIMS = 100
LONGEST_CLAIM = 300


class Room(NamedTuple):
    """How much of a page is shown: characters of a block, and of all blocks."""

    block: int = 20_000
    page: int = 2_000_000


WHOLE = Room()
EMBEDDED = Room(1_200, 40_000)
"""Of a page among many in one report: enough to judge it, and 200 of them open in a moment."""


class Reason(NamedTuple):
    """A feature and what it added to a block's score."""

    name: str
    share: float


class BlockView(NamedTuple):
    """A block as shown.

    Attributes:
        number: its place on the page, from 0.
        fate: `kept` in the text, `read` for fields, or `dropped`.
        role: its role.
        score: log-odds of being part of the story.
        rule: the rule that decided; nothing where the score did.
        reasons: the features that weighed most on the score.
        form: its form, where it is no paragraph.
        place: where it stands.
        pieces: its text, with the evidence of fields set apart.
        cut: characters that are not shown.
    """

    number: int
    fate: str
    role: str
    score: float
    rule: str
    reasons: tuple[Reason, ...]
    form: str
    place: str
    pieces: tuple[Piece, ...]
    cut: int = 0


class Candidate(NamedTuple):
    """A value for a field as shown; `why` says why it lost, and `block` where it stands."""

    value: str
    text: str
    sure: float
    rule: str
    place: str
    why: str = ""
    block: int | None = None
    href: str = ""


class FieldView(NamedTuple):
    """A field: the candidate that won, if one did, and its rivals."""

    name: str
    won: Candidate | None
    rivals: tuple[Candidate, ...]


class ClaimView(NamedTuple):
    """What the page's head says, and the fields that took it."""

    name: str
    value: str
    fields: str


class View(NamedTuple):
    """A page as shown.

    Attributes:
        source: what it is called.
        status: what was judged.
        title: its headline.
        lang: its language, for the browser.
        error: why there is no article.
        reading: how it was read, a name and a value each.
        cautions: what was damaged, cut or odd.
        fields: those with a candidate.
        absent: the names of the others.
        blocks: in the page's order.
        left_out: blocks at the end that are not shown.
        counts: how many blocks have which fate.
        claims: what the head says.
    """

    source: str
    status: str
    title: str
    lang: str
    error: str
    reading: tuple[tuple[str, str], ...]
    cautions: tuple[Caution, ...]
    fields: tuple[FieldView, ...]
    absent: tuple[str, ...]
    blocks: tuple[BlockView, ...]
    left_out: int
    counts: Mapping[str, int]
    claims: tuple[ClaimView, ...]


def view_of(source: str, explanation: Explanation, room: Room = WHOLE) -> View:
    """What is shown of a page."""
    article, story = explanation.article, explanation.story
    marks = marks_in([item.block for item in story.labelled], winners(explanation))
    blocks = tuple(blocks_in(explanation, marks, room))
    fates = [fate_of(item) for item in story.labelled]
    fields = [field_view(name, found, marks) for name, found in explanation.fields.items()]
    return View(
        source=printable(source),
        status=article.status if article else "error",
        title=printable(article.title or "") if article else "",
        lang=story.lang or "",
        error=str(explanation.error or ""),
        reading=tuple(reading(explanation)),
        cautions=(*explanation.decoded.damage, *story.page.cautions),
        fields=tuple(field for field in fields if field.won or field.rivals),
        absent=tuple(field.name for field in fields if not (field.won or field.rivals)),
        blocks=blocks,
        left_out=len(fates) - len(blocks),
        counts={fate: fates.count(fate) for fate in ("kept", "read", "dropped")},
        claims=tuple(claims_in(explanation)),
    )


def winners(explanation: Explanation) -> Mapping[str, Found[Any]]:
    """The candidate that each field took."""
    fields = explanation.fields.items()
    return {name: found[0] for name, found in fields if found and found[0].confidence > 0}


def reading(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """How the page was read."""
    decoded, story = explanation.decoded, explanation.story
    named = decoded.encoding or "text, not bytes"
    yield "encoding", f"{named}, decided by {decoded.decided_by}, {decoded.confidence:.2f} sure"
    yield "read as", {"html": "HTML", "text": "text dump"}.get(story.page.kind, story.page.kind)
    yield "words of", ", ".join(story.lexicon.languages)
    if explanation.article and explanation.article.quality is not None:
        yield "quality", f"{explanation.article.quality:.2f}"


def blocks_in(explanation: Explanation, marks: Marks, room: Room) -> Iterator[BlockView]:
    """The blocks, as many as there is room for."""
    left = room.page
    for number, item in enumerate(explanation.labelled):
        if left <= 0:
            return
        text = item.block.text[: min(room.block, left)]
        left -= len(text)
        yield BlockView(
            number,
            fate_of(item),
            str(item.role),
            item.score,
            "" if item.rule == CARD else item.rule,
            tuple(Reason(name, share) for name, share in explanation.reasons(item) if share),
            form_of(item.block),
            short_place(place(item.block.at)),
            tuple(pieces_of(text, marks.of_block(number))),
            len(item.block.text) - len(text),
        )


def fate_of(item: Labelled) -> str:
    """What became of a block."""
    if item.role in BODY_ROLES:
        return "kept"
    return "read" if item.role in READ else "dropped"


def form_of(block: Block) -> str:
    """A block's form, where it is not a paragraph."""
    return "" if block.kind == "paragraph" else str(block.kind).replace("_", " ")


def short_place(at: str) -> str:
    """The end of a long path, in whole steps.

    >>> short_place("/html/body[1]/div[2]/div[1]/main[1]/article[1]/p[3]")
    '…/main[1]/article[1]/p[3]'
    """
    if len(at) <= WIDEST_PLACE:
        return at
    return "…/" + "/".join(step[:WIDEST_PLACE] for step in at.split("/")[-3:])


def field_view(name: str, found: Sequence[Found[Any]], marks: Marks) -> FieldView:
    """A field with its candidates."""
    if not found:
        return FieldView(name, None, ())
    won = candidate(found[0])._replace(block=marks.block_of.get(name)) if marks.took(name) else None
    others = found[1:] if won else found
    rivals = [candidate(other)._replace(why=why(other, found[0])) for other in others]
    return FieldView(name, won, tuple(rivals))


def why(found: Found[Any], won: Found[Any]) -> str:
    """Why a candidate was not taken."""
    return why_lost(found, won) if found.confidence else "too unsure to be given"


def candidate(found: Found[Any]) -> Candidate:
    """A candidate for a field; only an address of the web becomes a link."""
    value = shown(found.value)
    return Candidate(
        value=value,
        text=printable(found.text) if found.text.strip() != value else "",
        sure=found.confidence,
        rule=printable(found.rule),
        place=short_place(place(found.at)),
        href=value if value.lower().startswith(WEB) else "",
    )


def claims_in(explanation: Explanation) -> Iterator[ClaimView]:
    """What the head says, with the fields that took it."""
    took = winners(explanation)
    for claim in islice(explanation.story.page.claims, MOST_CLAIMS):
        fields = ", ".join(name for name, found in took.items() if is_from(found, claim))
        value = printable(claim.value[:LONGEST_CLAIM])
        yield ClaimView(printable(f"{claim.source} {claim.key}"), value, fields)


def is_from(found: Found[Any], claim: Claim) -> bool:
    """Whether a field's value came out of a claim."""
    return found.at == claim.at and bool(found.text) and found.text in claim.value
