"""The section of a site that an article stands in, and its tags."""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import BREADCRUMB, SECTION_CLAIMS, TAG_CLAIMS
from newsclean.model import Found
from newsclean.text.fold import fold, soften

__all__ = ["find_section", "find_tags"]

Words = tuple[str, ...]
BREADCRUMB_SEPARATORS = (">>", "»", "›", "＞", "→", ">")  # the first that occurs
MAX_BREADCRUMB_CHARS = 120
MAX_BREADCRUMB_PART_CHARS = 24
MAX_BREADCRUMB_BLOCKS = 40  # searched where the page has no body
MIN_TITLE_PART_CHARS = 4  # of a breadcrumb's part that is a piece of the headline
MIN_TITLE_START_CHARS = 8  # that a breadcrumb's part has in common with the headline
MAX_SECTION_CHARS = 60
MAX_TAGS = 40
MAX_TAG_CHARS = 60
MAX_TAG_GAP_BLOCKS = 20  # blocks below the body among which a line of tags stands
MAX_TAG_LINE_CHARS = 200  # behind its label
MAX_LINE_TAG_CHARS = 30
MAX_EVIDENCE_CHARS = 200  # of a claim that are kept
BREADCRUMB_CONFIDENCE, BREADCRUMB_CLAIM_CONFIDENCE, TAG_LINE_CONFIDENCE = 0.9, 0.85, 0.7
SECTION_CONFIDENCES = (0.8, 0.75, 0.6)  # of SECTION_CLAIMS
TAG_CONFIDENCES = (0.85, 0.8, 0.75, 0.6)  # of TAG_CLAIMS


def find_section(page: LabelledPage) -> tuple[Found[Words], ...]:
    """Where the article stands on its site, from the front page down."""
    return rank_candidates([*find_breadcrumbs(page), *find_claimed_sections(page)])


def find_breadcrumbs(page: LabelledPage) -> Iterator[Found[Words]]:
    """Breadcrumb lines above the body: 首页 > 新闻."""
    start, _ = page.span()
    titles = find_title(page)
    title = make_folded_key(titles[0].value) if titles else ""
    for item in page.labelled[: start or MAX_BREADCRUMB_BLOCKS]:
        block = item.block
        parts = split_breadcrumb(block.text)
        if parts and is_breadcrumb(parts, title, page):
            label = parts[0].rpartition("：")[2].rpartition(":")[2].strip()
            kept = tuple(p for p in (label, *parts[1:]) if p and not is_page_itself(p, title, page))
            if kept:
                yield Found(kept, block.text, block.at, "breadcrumb", BREADCRUMB_CONFIDENCE)


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
    for separator in BREADCRUMB_SEPARATORS:
        if separator in text:
            parts = [part.strip() for part in text.split(separator)]
            return (
                parts if all(len(part) <= MAX_BREADCRUMB_PART_CHARS for part in parts[:-1]) else []
            )
    return []


def is_page_itself(part: str, title: str, page: LabelledPage) -> bool:
    """Whether a breadcrumb's part is the page itself: 正文, or the headline, or its beginning."""
    key = make_folded_key(part)
    return (
        not key
        or key in page.lexicon.names["here"]
        or (len(key) >= MIN_TITLE_PART_CHARS and key in title)
        or has_same_start(key, title)
    )


def has_same_start(key: str, title: str) -> bool:
    """Whether a part and the headline, as they are compared, begin alike: 新桥通车市民盼了…."""
    start = key[:MIN_TITLE_START_CHARS]
    return len(start) == MIN_TITLE_START_CHARS and title.startswith(start)


def find_claimed_sections(page: LabelledPage) -> Iterator[Found[Words]]:
    """Sections that the head claims."""
    titles = find_title(page)
    title = make_folded_key(titles[0].value) if titles else ""
    crumbs = page.claimed(BREADCRUMB)
    kept = tuple(dict.fromkeys(c.value for c in crumbs if not is_page_itself(c.value, title, page)))
    if kept:
        yield Found(
            kept, " > ".join(kept), crumbs[0].at, "jsonld breadcrumb", BREADCRUMB_CLAIM_CONFIDENCE
        )
    for key, confidence in zip(SECTION_CLAIMS, SECTION_CONFIDENCES, strict=True):
        claims = page.claimed(key)
        values = tuple(
            dict.fromkeys(claim.value for claim in claims if len(claim.value) <= MAX_SECTION_CHARS)
        )
        if values:
            first = claims[0]
            rule = f"{first.source} {first.key}"
            yield Found(values, first.value, first.at, rule, confidence)


def find_tags(page: LabelledPage) -> tuple[Found[Words], ...]:
    """Keywords: from the head, else from a line of tags."""
    found = []
    for key, confidence in zip(TAG_CLAIMS, TAG_CONFIDENCES, strict=True):
        claims = page.claimed(key)
        words = [w.strip() for claim in claims for w in split_keywords(claim.value)]
        kept = tuple(dict.fromkeys(w for w in words if 0 < len(w) <= MAX_TAG_CHARS))[:MAX_TAGS]
        if kept:
            first = claims[0]
            rule, text = f"{first.source} {first.key}", first.value[:MAX_EVIDENCE_CHARS]
            found.append(Found(kept, text, first.at, rule, confidence))
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
    """Lines such as 标签：经济 青河, Tags: economy, trade below the body."""
    _, end = page.span()
    cues = page.lexicon.cues["tags"]
    for item in page.labelled[end : end + MAX_TAG_GAP_BLOCKS]:
        label, colon, rest = item.block.text.replace("：", ":").partition(":")
        if colon and fold(label) in cues and 0 < len(rest) <= MAX_TAG_LINE_CHARS:
            words = [
                w.strip()
                for w in split_keywords(rest if page.lexicon.spaces else rest.replace(" ", ","))
            ]
            kept = tuple(dict.fromkeys(w for w in words if 0 < len(w) <= MAX_LINE_TAG_CHARS))
            if kept:
                yield Found(
                    kept, item.block.text, item.block.at, "line of tags", TAG_LINE_CONFIDENCE
                )
