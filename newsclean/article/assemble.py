"""TODO."""

from collections.abc import Mapping
from typing import Any

from newsclean.article.body import body_blocks, body_quality, body_text
from newsclean.article.status import verdict
from newsclean.fields.pagination import partial_cautions
from newsclean.label.labelled_page import Story
from newsclean.model import Article, Block, Caution, Decoded, Found, Image


def images_of(story: Story) -> tuple[Image, ...]:
    """The pictures of the story; a dump has none."""
    if not story.page.images:
        return ()
    from newsclean.article.pictures import story_images  # noqa: PLC0415 - a dump needs no urllib

    return story_images(story)


def blocks_of(story: Story) -> tuple[Block, ...]:
    """The blocks of the body, their links as absolute as the page allows."""
    blocks = body_blocks(story)
    if not any(block.links for block in blocks):
        return blocks
    from newsclean.fields.addresses import absolute_links  # noqa: PLC0415 - a dump needs no urllib

    return absolute_links(blocks, story)


def undated(story: Story, values: Mapping[str, Any]) -> tuple[Caution, ...]:
    """Why the page has no date of publishing, where it shows something like one."""
    if "published" in values:
        return ()
    from newsclean.fields.published.why_none import date_cautions  # noqa: PLC0415 - few pages need it

    return date_cautions(story)


def article_of(
    decoded: Decoded, story: Story, fields: Mapping[str, tuple[Found[Any], ...]]
) -> Article:
    """Put the best candidate of each field, and the body, into the record."""
    blocks = blocks_of(story)
    best = {name: found[0] for name, found in fields.items() if found and found[0].confidence > 0}
    values = {name: found.value for name, found in best.items()}
    for name in {"published", "modified"} & set(best):
        moment = values[name]
        values[name] = moment.value
        best[name] = best[name]._replace(value=moment.value)
        if name == "published":
            values["published_zone"] = moment.zone
    return Article(
        status=verdict(story),
        kind=story.page.kind,
        text=body_text(blocks),
        blocks=blocks,
        images=images_of(story),
        quality=round(body_quality(story), 3),
        encoding=decoded,
        warnings=(
            *decoded.damage,
            *story.page.cautions,
            *undated(story, values),
            *partial_cautions(story),
        ),
        evidence=best,
        **values,
    )
