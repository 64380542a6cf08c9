"""The record's article, put together: the best candidate of each field, the body, the pictures."""

from collections.abc import Mapping
from typing import Any

from newsclean.article.body import collect_body_blocks, estimate_body_quality, join_body_text
from newsclean.article.status import decide_status
from newsclean.fields.pagination import make_partial_cautions
from newsclean.label.labelled_page import LabelledPage, trim_to_story
from newsclean.model import Article, Block, Caution, Decoded, Found, Image

DATE_FIELDS = ("published", "modified")  # their candidates hold a `Timestamp`: value and zone


def build_article(
    decoded: Decoded, page: LabelledPage, fields: Mapping[str, tuple[Found[Any], ...]]
) -> Article:
    """Put the best candidate of each field, and the body, into an article.

    A field whose best candidate has confidence 0 stays empty.

    Raises:
        PageError: `no_article` where the page holds nothing that is worth giving back.
    """
    blocks, near = build_article_blocks(page), trim_to_story(page)
    best = {name: found[0] for name, found in fields.items() if found and found[0].confidence > 0}
    values = {name: found.value for name, found in best.items()}
    if "published" in best:
        values["published_zone"] = best["published"].value.zone
    for name in DATE_FIELDS:
        if name in best:
            values[name] = best[name].value.value
            best[name] = best[name]._replace(value=values[name])
    return Article(
        status=decide_status(page),
        kind=page.page.kind,
        text=join_body_text(blocks),
        blocks=blocks,
        images=build_article_images(page),
        quality=round(estimate_body_quality(page), 3),
        encoding=decoded,
        warnings=(
            *decoded.damage,
            *page.page.cautions,
            *explain_missing_date(near, values),
            *make_partial_cautions(near),
        ),
        evidence=best,
        **values,
    )


def build_article_blocks(page: LabelledPage) -> tuple[Block, ...]:
    """The blocks of the body, their links as absolute as the page allows."""
    blocks = collect_body_blocks(page)
    if not any(block.links for block in blocks):
        return blocks
    from newsclean.fields.addresses import make_links_absolute  # noqa: PLC0415 - loads urllib

    return make_links_absolute(blocks, page)


def build_article_images(page: LabelledPage) -> tuple[Image, ...]:
    """The pictures of the story; a dump has none."""
    if page.page.kind != "html":
        return ()
    from newsclean.article.pictures import find_story_images  # noqa: PLC0415 - loads urllib

    return find_story_images(page)


def explain_missing_date(page: LabelledPage, values: Mapping[str, Any]) -> tuple[Caution, ...]:
    """Why the page has no date of publishing where it shows one, or why that is in doubt."""
    from newsclean.fields.published.why_none import (  # noqa: PLC0415 - few pages need it
        find_date_cautions,
        find_doubt_cautions,
    )

    if "published" in values:
        return find_doubt_cautions(page, values["published"][: len("2022-08-18")])
    return find_date_cautions(page)
