"""Section and tags."""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import BREADCRUMB, SECTION_CLAIMS, TAG_CLAIMS
from newsclean.model import Found
from newsclean.text.fold import fold, soften

__all__ = ["find_section", "find_tags"]

Words = tuple[str, ...]
BREADCRUMB_SEPARATORS = (">>", "»", "›", "＞", "→", ">", "/")
MAX_BREADCRUMB_CHARS = 120
MAX_BREADCRUMB_PART_CHARS = 24
MAX_TAGS = 40
SECTION_CONFIDENCES = (0.8, 0.75, 0.6)  # of SECTION_CLAIMS
TAG_CONFIDENCES = (0.85, 0.8, 0.75, 0.6)  # of TAG_CLAIMS


def find_section(page: LabelledPage) -> tuple[Found[Words], ...]:
    """Where the story stands on its site, from the front page down."""
    return rank_candidates([*find_breadcrumbs(page), *find_claimed_sections(page)])


def find_breadcrumbs(page: LabelledPage) -> Iterator[Found[Words]]:
    """Breadcrumb lines above the story: 首页 > 新闻."""
    start, _ = page.span()
    titles = find_title(page)
    title = make_folded_key(titles[0].value) if titles else ""
    for item in page.labelled[: start or 40]:
        block = item.block
        parts = split_breadcrumb(block.text)
        if is_breadcrumb(parts, title, page):
            label = parts[0].rpartition("：")[2].rpartition(":")[2].strip()
            kept = tuple(p for p in (label, *parts[1:]) if p and not is_page_itself(p, title, page))
            if kept:
                yield Found(kept, block.text, block.at, "breadcrumb", 0.9)


def is_breadcrumb(parts: list[str], title: str, page: LabelledPage) -> bool:
    """Whether parts are a breadcrumb: three of them, or the front page first, or this page last."""
    if len(parts) < 2:
        return False
    first = soften(parts[0].replace("：", ":").rpartition(":")[2].strip())
    return (
        len(parts) > 2
        or first in page.lexicon.cues["nav"]
        or is_page_itself(parts[-1], title, page)
    )


def split_breadcrumb(text: str) -> list[str]:
    """The parts of a breadcrumb line; an empty list where it is none.

    >>> split_breadcrumb("首页 > 新闻 > 正文"), split_breadcrumb("a > b?")
    (['首页', '新闻', '正文'], ['a', 'b?'])
    """
    if len(text) > MAX_BREADCRUMB_CHARS:
        return []
    for chevron in BREADCRUMB_SEPARATORS[:-1]:
        if chevron in text:
            parts = [part.strip() for part in text.split(chevron)]
            return (
                parts if all(len(part) <= MAX_BREADCRUMB_PART_CHARS for part in parts[:-1]) else []
            )
    return []


def is_page_itself(part: str, title: str, page: LabelledPage) -> bool:
    """Whether a breadcrumb's part is the page itself: 正文, or the headline, or its beginning."""
    key = make_folded_key(part)
    return (
        not key
        or key in page.lexicon.names.get("here", frozenset())
        or (len(key) > 3 and key in title)
        or (len(key) >= 8 and title[:8] == key[:8])
    )


def find_claimed_sections(page: LabelledPage) -> Iterator[Found[Words]]:
    """Sections that the head claims."""
    titles = find_title(page)
    title = make_folded_key(titles[0].value) if titles else ""
    crumbs = page.page.claimed(BREADCRUMB)
    kept = tuple(dict.fromkeys(c.value for c in crumbs if not is_page_itself(c.value, title, page)))
    if kept:
        yield Found(kept, " > ".join(kept), crumbs[0].at, "jsonld breadcrumb", 0.85)
    for key, sure in zip(SECTION_CLAIMS, SECTION_CONFIDENCES, strict=True):
        claims = page.page.claimed(key)
        values = tuple(dict.fromkeys(claim.value for claim in claims if len(claim.value) <= 60))
        if values:
            yield Found(
                values, claims[0].value, claims[0].at, f"{claims[0].source} {claims[0].key}", sure
            )


def find_tags(page: LabelledPage) -> tuple[Found[Words], ...]:
    """Keywords: from the head, else from a line of tags."""
    found = []
    for key, sure in zip(TAG_CLAIMS, TAG_CONFIDENCES, strict=True):
        claims = page.page.claimed(key)
        words = [w.strip() for claim in claims for w in split_keywords(claim.value)]
        kept = tuple(dict.fromkeys(w for w in words if 0 < len(w) <= 60))[:MAX_TAGS]
        if kept:
            found.append(
                Found(
                    kept,
                    claims[0].value[:200],
                    claims[0].at,
                    f"{claims[0].source} {claims[0].key}",
                    sure,
                )
            )
    found += find_tag_lines(page)
    return rank_candidates(found)


def split_keywords(value: str) -> list[str]:
    """A list of keywords in one string, cut at its commas.

    >>> split_keywords("经济,青河，发展"), split_keywords("one; two")
    (['经济', '青河', '发展'], ['one', ' two'])
    """
    for comma in (",", "，", "、", ";", "；", "|"):
        value = value.replace(comma, ",")
    return value.split(",")


def find_tag_lines(page: LabelledPage) -> Iterator[Found[Words]]:
    """Lines such as 标签：经济 青河, Tags: economy, trade below the story."""
    _, end = page.span()
    cues = page.lexicon.cues.get("tags", frozenset())
    for item in page.labelled[end : end + 20]:
        label, colon, rest = item.block.text.replace("：", ":").partition(":")
        if colon and fold(label) in cues and 0 < len(rest) <= 200:
            words = [
                w.strip()
                for w in split_keywords(rest if page.lexicon.spaces else rest.replace(" ", ","))
            ]
            kept = tuple(dict.fromkeys(w for w in words if 0 < len(w) <= 30))
            if kept:
                yield Found(kept, item.block.text, item.block.at, "line of tags", 0.7)
