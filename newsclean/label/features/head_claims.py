"""Features that compare a block with what the page's head claims: body, description, title."""

from newsclean.label.features.feature_table import Column, Feature, FeatureTable, get_texts
from newsclean.label.features.words import casefold_texts, tokenize_texts
from newsclean.lexicon.claim_names import (
    BODY_CLAIMS,
    DESCRIPTION_CLAIMS,
    JSONLD_TITLE,
    OG_TITLE,
    TITLE_ELEMENT,
    TWITTER_TITLE,
)
from newsclean.text.fold import alnum_key

MAX_MATCHED_CHARS = 400  # characters of a block that are compared with the head
MIN_MATCHED_KEY_CHARS = 12  # letters and digits of a block that a match says something of
BODY_KEY_CHARS = 60  # first letters and digits of a block that are looked for in the body
# A description is often cut: so many of either text must be in the other.
DESCRIPTION_KEY_CHARS = 50
MIN_TITLE_PART_CHARS = 9  # letters and digits of a block that is a part of a title
KEY_SEPARATOR = " "  # no key has one, so what stands in joined keys stands in one of them
NO_CLAIMED_BODY = 0.5  # the value of all blocks where the head claims no body

# Microdata stands in the body, beside the headline itself.
HEAD_TITLE_CLAIMS = (JSONLD_TITLE, OG_TITLE, TWITTER_TITLE, TITLE_ELEMENT)


def build_alnum_keys(table: FeatureTable) -> list[str]:
    """The letters and digits at the beginning of each block."""
    rows = zip(
        table.once(get_texts),
        table.once(casefold_texts),
        table.once(tokenize_texts),
        strict=True,
    )
    # Tokens have nothing but letters, digits and underscores. Only a capital outside ASCII may
    # have signs when its case is folded, which are in the tokens or not.
    return [
        "".join(tokens).replace("_", "")
        if len(text) <= MAX_MATCHED_CHARS and (text.isascii() or text == low)
        else alnum_key(text[:MAX_MATCHED_CHARS])
        for text, low, tokens in rows
    ]


def get_claimed_keys(table: FeatureTable, *names: str) -> set[str]:
    """The letters and digits of what the head claims under some names."""
    return {alnum_key(claim.value) for claim in table.page.claimed(*names)} - {""}


def match_jsonld_body(table: FeatureTable) -> Column:
    """The column `matches_jsonld_body`."""
    claims = table.page.claimed(*BODY_CLAIMS)
    body = alnum_key(" ".join(claim.value for claim in claims))
    if not body:
        return [NO_CLAIMED_BODY] * len(table.page.blocks)
    return [
        float(len(key) >= MIN_MATCHED_KEY_CHARS and key[:BODY_KEY_CHARS] in body)
        for key in table.once(build_alnum_keys)
    ]


def match_head_description(table: FeatureTable) -> Column:
    """The column `matches_head_description`."""
    keys = get_claimed_keys(table, *DESCRIPTION_CLAIMS)
    if not keys:
        return [0.0] * len(table.page.blocks)
    descriptions = KEY_SEPARATOR.join(keys)
    beginnings = {key[:DESCRIPTION_KEY_CHARS] for key in keys}
    shortest = min(map(len, beginnings))
    return [
        float(
            len(key) >= MIN_MATCHED_KEY_CHARS
            and (
                key[:DESCRIPTION_KEY_CHARS] in descriptions
                or (len(key) >= shortest and any(map(key.__contains__, beginnings)))
            )
        )
        for key in table.once(build_alnum_keys)
    ]


def match_head_title(table: FeatureTable) -> Column:
    """The column `matches_head_title`."""
    titles = get_claimed_keys(table, *HEAD_TITLE_CLAIMS)
    if not titles:
        return [0.0] * len(table.page.blocks)
    joined = KEY_SEPARATOR.join(titles)
    return [
        float(key in titles or (len(key) >= MIN_TITLE_PART_CHARS and key in joined))
        for key in table.once(build_alnum_keys)
    ]


CLAIM_HTML_FEATURES: dict[str, Feature] = {
    "matches_jsonld_body": Feature(
        match_jsonld_body,
        "Whether the block's beginning stands in the body that JSON-LD in the head gives "
        "(articleBody, text); 0.5 where it gives none.",
        "0, 0.5 or 1",
    ),
    "matches_head_description": Feature(
        match_head_description,
        "Whether the block says what a description in the head says.",
        "0 or 1",
    ),
    "matches_head_title": Feature(
        match_head_title,
        "Whether the block is a title that the head gives, or a part of one.",
        "0 or 1",
    ),
}
