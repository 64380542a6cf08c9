"""Labelled blocks → the body: its blocks in their final form, its text, how sure we are."""

from newsclean.label.labelled_page import BODY_ROLES, Story
from newsclean.label.quality import Signs, quality_of, signs_of
from newsclean.model import Block, Kind, Labelled, Role


def body_blocks(story: Story) -> tuple[Block, ...]:
    """The blocks of the story and its captions, in order, each in the form of its role."""
    start, end = story.span()
    shown = BODY_ROLES | {Role.CAPTION}
    return tuple(in_form(item) for item in story.labelled[start:end] if item.role in shown)


def in_form(item: Labelled) -> Block:
    """A block as the record shows it: a lone list mark before prose is no list."""
    if item.role is Role.CAPTION:
        return item.block._replace(kind=Kind.CAPTION)
    if item.role is Role.BODY and item.block.kind is Kind.LIST_ITEM:
        return item.block._replace(kind=Kind.PARAGRAPH, level=None)
    return item.block


def body_text(blocks: tuple[Block, ...]) -> str:
    """The body as plain text: blocks set apart by an empty line, captions left out."""
    return "\n\n".join(block.text for block in blocks if block.kind is not Kind.CAPTION)


def body_quality(story: Story) -> float:
    """How likely the body is right, 0 to 1."""
    return quality_of(body_signs(story), story.page.kind)


def body_signs(story: Story) -> Signs:
    """What tells how sure the body is."""
    return signs_of(
        [(item.score, len(item.block.text), item.role in BODY_ROLES) for item in story.labelled]
    )
