"""Features of a block that compare it with what the head claims: body, description, title."""

from newsclean.label.features.feature_table import Column, ColumnMaker, FeatureTable, get_texts
from newsclean.text.fold import alnum_key

MAX_MATCHED_CHARS = 400  # characters of a block that are looked for in what the head says
MIN_MATCHED_KEY_CHARS = 12  # letters and digits of a block of which that says something


DESCRIPTION_CLAIMS = (
    "meta:description",
    "meta:og:description",
    "jsonld:description",
    "meta:twitter:description",
)


HEAD_TITLE_CLAIMS = ("jsonld:headline", "meta:og:title", "meta:twitter:title", "html:title")


def build_alnum_keys(table: FeatureTable) -> list[str]:
    """The letters and digits of the head of each block."""
    return [alnum_key(text[:MAX_MATCHED_CHARS]) for text in table.once(get_texts)]


def get_claimed_keys(table: FeatureTable, *names: str) -> list[str]:
    """The letters and digits of what the head says under some names."""
    return [alnum_key(claim.value) for claim in table.page.claimed(*names)]


def match_jsonld_body(table: FeatureTable) -> Column:
    """Whether each block stands in the body that the head holds; half where it holds none."""
    told = table.page.claimed("jsonld:articleBody", "jsonld:text")
    body = alnum_key(" ".join(claim.value for claim in told))
    if not body:
        return [0.5] * len(table.page.blocks)
    return [
        float(len(key) >= MIN_MATCHED_KEY_CHARS and key[:60] in body)
        for key in table.once(build_alnum_keys)
    ]


def match_head_description(table: FeatureTable) -> Column:
    """Whether each block says what the head describes the page with."""
    told = [(text, text[:50]) for text in {*get_claimed_keys(table, *DESCRIPTION_CLAIMS)} - {""}]
    return [
        float(
            len(key) >= MIN_MATCHED_KEY_CHARS
            and any(key[:50] in text or begin in key for text, begin in told)
        )
        for key in table.once(build_alnum_keys)
    ]


def match_head_title(table: FeatureTable) -> Column:
    """Whether each block says what the head calls the page, or a part of it."""
    titles = {*get_claimed_keys(table, *HEAD_TITLE_CLAIMS)} - {""}
    return [
        float(
            key != ""
            and (key in titles or (len(key) > 8 and any(key in title for title in titles)))
        )
        for key in table.once(build_alnum_keys)
    ]


CLAIMS: dict[str, ColumnMaker] = {
    "matches_jsonld_body": match_jsonld_body,
    "matches_head_description": match_head_description,
    "matches_head_title": match_head_title,
}
