"""The body of a labelled page: its blocks as the record shows them, its text, its quality."""

from newsclean.label.labelled_page import BODY_ROLES, LabelledPage
from newsclean.label.quality import (
    QualitySigns,
    compute_quality,
    measure_quality_signs,
    scale_f1_to_quality,
)
from newsclean.label.rules.rules import DECIDED_BY_CARD
from newsclean.lexicon.claim_names import BODY_CLAIMS, DESCRIPTION_CLAIMS
from newsclean.model import Block, Kind, Labelled, Role
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import count_effective_chars

MIN_GIVEN_SHARE = 0.4  # of a story that the head gives: of right bodies the shortest have .47
MIN_LOST_EFF_CHARS = 60.0  # effective characters of a dropped paragraph that counts as lost
MAX_LOST_LINK_SHARE = 0.3


def collect_body_blocks(page: LabelledPage) -> tuple[Block, ...]:
    """The blocks of the story and its captions, in order, each in the form of its role."""
    start, end = page.span()
    shown = BODY_ROLES | {Role.CAPTION}
    return tuple(set_kind_by_role(item) for item in page.labelled[start:end] if item.role in shown)


def set_kind_by_role(item: Labelled) -> Block:
    """A block as the record shows it: a lone list mark before prose is no list."""
    if item.role is Role.CAPTION:
        return item.block._replace(kind=Kind.CAPTION)
    if item.role is Role.BODY and item.block.kind is Kind.LIST_ITEM:
        return item.block._replace(kind=Kind.PARAGRAPH, level=None)
    return item.block


def join_body_text(blocks: tuple[Block, ...]) -> str:
    """The body as plain text: blocks set apart by an empty line, captions left out."""
    return "\n\n".join(block.text for block in blocks if block.kind is not Kind.CAPTION)


def estimate_body_quality(page: LabelledPage) -> float:
    """How likely the body is right, 0 to 1 (see `label.quality`).

    No more than it would be if what looks lost were story: then so much of it would be missing.
    """
    kind = page.page.kind
    found = estimate_found_share(page)
    most = scale_f1_to_quality(2 * found / (1 + found), kind)  # the F1 of a body without a fault
    return min(most, compute_quality(measure_body_signs(page), kind))


def estimate_found_share(page: LabelledPage) -> float:
    """How much of the story the body seems to hold, 0 to 1: 1 where nothing looks lost.

    Prose that the card dropped amid the story looks lost; so does the rest of a story that the
    page's head gives and that is much longer than the body.
    """
    length = sum(count_effective_chars(block.text) for block in page.body)
    told = page.claimed(*BODY_CLAIMS[:1], *DESCRIPTION_CLAIMS)
    given = max((measure_told_text(claim.value) for claim in told), default=0.0)
    if length < MIN_GIVEN_SHARE * given:
        return length / given
    start, end = page.span()
    lost = sum(measure_lost_prose(item) for item in page.labelled[start:end])
    return length / (length + lost) if lost else 1.0


def measure_told_text(text: str) -> float:
    """The effective length of a text of the head; some write the tags of an `articleBody` in it."""
    from newsclean.text.markup import drop_markup  # noqa: PLC0415 - dumps have no such texts

    return count_effective_chars(drop_markup(text))


def measure_lost_prose(item: Labelled) -> float:
    """The effective length of a dropped block that reads like a paragraph of the story, else 0."""
    text, markup = item.block.text, item.block.markup
    if item.role is not Role.FURNITURE or item.rule != DECIDED_BY_CARD or not ends_sentence(text):
        return 0.0
    if markup and markup.link_chars > MAX_LOST_LINK_SHARE * len(text):
        return 0.0
    length = count_effective_chars(text)
    return float(length) if length >= MIN_LOST_EFF_CHARS else 0.0


def measure_body_signs(page: LabelledPage) -> QualitySigns:
    """What the quality is computed from: score, length and choice of each block."""
    blocks = zip(page.labelled, page.texts, strict=True)
    return measure_quality_signs(
        [(item.score, len(text), item.role in BODY_ROLES) for item, text in blocks]
    )
