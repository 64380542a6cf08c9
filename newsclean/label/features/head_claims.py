"""Features of a block that compare it with what the head claims: body, description, title."""

from newsclean.label.features.feature_table import Column, Maker, Table, texts_of
from newsclean.text.fold import plain

CLAIMED_HEAD = 400  # characters of a block that are looked for in what the head says
LEAST_KEY = 12  # letters and digits of a block of which that says something


DESCRIPTIONS = (
    "meta:description",
    "meta:og:description",
    "jsonld:description",
    "meta:twitter:description",
)


TITLES = ("jsonld:headline", "meta:og:title", "meta:twitter:title", "html:title")


def keys_of(table: Table) -> list[str]:
    """The letters and digits of the head of each block."""
    return [plain(text[:CLAIMED_HEAD]) for text in table.once(texts_of)]


def claimed_by(table: Table, *names: str) -> list[str]:
    """The letters and digits of what the head says under some names."""
    return [plain(claim.value) for claim in table.page.claimed(*names)]


def claimed_body(table: Table) -> Column:
    """Whether each block stands in the body that the head holds; half where it holds none."""
    told = table.page.claimed("jsonld:articleBody", "jsonld:text")
    body = plain(" ".join(claim.value for claim in told))
    if not body:
        return [0.5] * len(table.page.blocks)
    return [float(len(key) >= LEAST_KEY and key[:60] in body) for key in table.once(keys_of)]


def claimed_description(table: Table) -> Column:
    """Whether each block says what the head describes the page with."""
    told = [(text, text[:50]) for text in {*claimed_by(table, *DESCRIPTIONS)} - {""}]
    return [
        float(
            len(key) >= LEAST_KEY and any(key[:50] in text or begin in key for text, begin in told)
        )
        for key in table.once(keys_of)
    ]


def claimed_title(table: Table) -> Column:
    """Whether each block says what the head calls the page, or a part of it."""
    titles = {*claimed_by(table, *TITLES)} - {""}
    return [
        float(
            key != ""
            and (key in titles or (len(key) > 8 and any(key in title for title in titles)))
        )
        for key in table.once(keys_of)
    ]


CLAIMS: dict[str, Maker] = {
    "claimed_body": claimed_body,
    "claimed_description": claimed_description,
    "claimed_title": claimed_title,
}
