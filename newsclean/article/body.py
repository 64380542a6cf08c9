"""The body of a labelled page: its blocks as the record shows them, its text, its quality."""

from newsclean.label.labelled_page import BODY_ROLES, LabelledPage
from newsclean.label.quality import QualitySigns, compute_quality, measure_quality_signs
from newsclean.model import Block, Kind, Labelled, Role


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
    """How likely the body is right, 0 to 1 (see `label.quality`)."""
    return compute_quality(measure_body_signs(page), page.page.kind)


def measure_body_signs(page: LabelledPage) -> QualitySigns:
    """What the quality is computed from: score, length and choice of each block."""
    blocks = zip(page.labelled, page.texts, strict=True)
    return measure_quality_signs(
        [(item.score, len(text), item.role in BODY_ROLES) for item, text in blocks]
    )
