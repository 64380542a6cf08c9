"""One explained page as a template shows it: how it was read, its fields, blocks and claims."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from newsclean.documents.named_files import escape_unprintable
from newsclean.label.labelled_page import BODY_ROLES
from newsclean.model import Block, Caution, Claim, Found, Labelled, Role
from newsclean.pipeline import Explanation
from newsclean.report.evidence import Highlights, TextPiece, find_highlights, split_pieces
from newsclean.report.wording import CARD_RULE, explain_loss, format_place, format_value
from newsclean.text.addresses import find_web_address

READ_ROLES = frozenset({Role.HEADLINE, Role.SUBTITLE, Role.CREDIT, Role.CAPTION})
MAX_PATH_CHARS = 44  # of a path of elements; of a longer one only the end is shown
MAX_SHOWN_CLAIMS = 100
MAX_SHOWN_CLAIM_CHARS = 300


class DisplayLimits(NamedTuple):
    """How much of a page is shown: characters of a block, and of all blocks."""

    block: int = 20_000
    page: int = 2_000_000


WHOLE_PAGE = DisplayLimits()
EMBEDDED_PAGE = DisplayLimits(1_200, 40_000)
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
        rule: the rule that decided; empty where the score did.
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
    pieces: tuple[TextPiece, ...]
    cut: int = 0


class CandidateView(NamedTuple):
    """A value for a field as shown: `why` says why it lost, and `block` where it stands."""

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
    won: CandidateView | None
    rivals: tuple[CandidateView, ...]


class ClaimView(NamedTuple):
    """What the page's head says, and the fields that took it."""

    name: str
    value: str
    fields: str


class PageView(NamedTuple):
    """A page as shown.

    Attributes:
        source: what it is called.
        status: as in the record.
        title: its headline.
        lang: its language, for the browser.
        error: why there is no article.
        reading: how it was read, as pairs of a name and a value.
        cautions: what was damaged, cut or odd.
        fields: those with a candidate.
        absent: the names of the fields without a candidate.
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


def build_page_view(
    source: str, explanation: Explanation, room: DisplayLimits = WHOLE_PAGE
) -> PageView:
    """A page as shown."""
    article, story = explanation.article, explanation.story
    marks = find_highlights([item.block for item in story.labelled], get_winners(explanation))
    blocks = tuple(build_block_views(explanation, marks, room))
    fates = [get_fate(item) for item in story.labelled]
    fields = [build_field_view(name, found, marks) for name, found in explanation.fields.items()]
    return PageView(
        source=escape_unprintable(source),
        status=article.status if article else "error",
        title=escape_unprintable(article.title or "") if article else "",
        lang=story.lang or "",
        error=str(explanation.error or ""),
        reading=tuple(describe_reading(explanation)),
        cautions=(*explanation.decoded.damage, *story.page.cautions),
        fields=tuple(field for field in fields if field.won or field.rivals),
        absent=tuple(field.name for field in fields if not (field.won or field.rivals)),
        blocks=blocks,
        left_out=len(fates) - len(blocks),
        counts={fate: fates.count(fate) for fate in ("kept", "read", "dropped")},
        claims=tuple(build_claim_views(explanation)),
    )


def get_winners(explanation: Explanation) -> Mapping[str, Found[Any]]:
    """The candidate that each field took."""
    fields = explanation.fields.items()
    return {name: found[0] for name, found in fields if found and found[0].confidence > 0}


def describe_reading(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """How the page was read."""
    decoded, story = explanation.decoded, explanation.story
    named = decoded.encoding or "text, not bytes"
    second = f"; second judge: {', '.join(decoded.second_judge)}" if decoded.second_judge else ""
    sure = f"{decoded.confidence:.2f} sure{second}"
    yield "encoding", f"{named}, decided by {decoded.decided_by}, {sure}"
    yield "read as", {"html": "HTML", "text": "text dump"}.get(story.page.kind, story.page.kind)
    yield "words of", ", ".join(story.lexicon.languages)
    if explanation.article and explanation.article.quality is not None:
        yield "quality", f"{explanation.article.quality:.2f}"


def build_block_views(
    explanation: Explanation, marks: Highlights, room: DisplayLimits
) -> Iterator[BlockView]:
    """The blocks of the page, as many as the limits allow."""
    left = room.page
    for number, item in enumerate(explanation.labelled):
        if left <= 0:
            return
        text = item.block.text[: min(room.block, left)]
        left -= len(text)
        yield BlockView(
            number,
            get_fate(item),
            str(item.role),
            item.score,
            "" if item.rule == CARD_RULE else item.rule,
            tuple(Reason(name, share) for name, share in explanation.reasons(item) if share),
            get_block_form(item.block),
            shorten_path(format_place(item.block.at)),
            tuple(split_pieces(text, marks.get_in_block(number))),
            len(item.block.text) - len(text),
        )


def get_fate(item: Labelled) -> str:
    """What became of a block."""
    if item.role in BODY_ROLES:
        return "kept"
    return "read" if item.role in READ_ROLES else "dropped"


def get_block_form(block: Block) -> str:
    """A block's form, where it is not a paragraph."""
    return "" if block.kind == "paragraph" else str(block.kind).replace("_", " ")


def shorten_path(at: str) -> str:
    """The end of a long path, in whole steps.

    >>> shorten_path("/html/body[1]/div[2]/div[1]/main[1]/article[1]/p[3]")
    '…/main[1]/article[1]/p[3]'
    """
    if len(at) <= MAX_PATH_CHARS:
        return at
    return "…/" + "/".join(step[:MAX_PATH_CHARS] for step in at.split("/")[-3:])


def build_field_view(name: str, found: Sequence[Found[Any]], marks: Highlights) -> FieldView:
    """A field with its candidates."""
    if not found:
        return FieldView(name, None, ())
    won = (
        build_candidate_view(found[0])._replace(block=marks.block_of.get(name))
        if marks.has_value(name)
        else None
    )
    others = found[1:] if won else found
    rivals = [
        build_candidate_view(other)._replace(why=explain_rejection(other, found[0]))
        for other in others
    ]
    return FieldView(name, won, tuple(rivals))


def explain_rejection(found: Found[Any], won: Found[Any]) -> str:
    """Why a candidate was not taken."""
    return explain_loss(found, won) if found.confidence else "too unsure to be given"


def build_candidate_view(found: Found[Any]) -> CandidateView:
    """A candidate for a field; only an address of the web becomes a link."""
    value = format_value(found.value)
    return CandidateView(
        value=value,
        text=escape_unprintable(found.text) if found.text.strip() != value else "",
        sure=found.confidence,
        rule=escape_unprintable(found.rule),
        place=shorten_path(format_place(found.at)),
        href=find_web_address(value) or "",
    )


def build_claim_views(explanation: Explanation) -> Iterator[ClaimView]:
    """What the head says, with the fields that took it."""
    took = get_winners(explanation)
    for claim in islice(explanation.story.page.claims, MAX_SHOWN_CLAIMS):
        fields = ", ".join(name for name, found in took.items() if is_from_claim(found, claim))
        value = escape_unprintable(claim.value[:MAX_SHOWN_CLAIM_CHARS])
        yield ClaimView(escape_unprintable(f"{claim.source} {claim.key}"), value, fields)


def is_from_claim(found: Found[Any], claim: Claim) -> bool:
    """Whether a field's value came out of a claim."""
    return found.at == claim.at and bool(found.text) and found.text in claim.value
