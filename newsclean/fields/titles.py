"""Headline, deck and original headline."""

from collections.abc import Iterator

from newsclean.credits import covered, parse_credits
from newsclean.fields.credit_lines import head_blocks, placed_credits, shown
from newsclean.fields.ranking import bare, ranked
from newsclean.lexicon import fold
from newsclean.model import Block, Claim, Found, Kind, Labelled, Role
from newsclean.people import furniture, is_cjk
from newsclean.story import Story

__all__ = ["find_original_title", "find_subtitle", "find_title", "parts_of", "similarity"]

LONGEST_TITLE = 300
SPLITS = (" - ", " – ", " — ", " | ", "|", "｜", "丨", " · ", " » ", " :: ", "_", "－", "--", "-", "–", "：", " : ")
ABOVE = 25  # blocks above a story in which its headline may stand


def find_title(story: Story) -> tuple[Found[str], ...]:
    """The headline as shown, without the site's name."""
    if story.page.kind == "html" and story.page.claims:
        return ranked(supported([*shown_titles(story), *claimed_titles(story)], story))
    return ranked([*labelled_titles(story), *lines_above(story)])


def labelled_titles(story: Story) -> Iterator[Found[str]]:
    """Blocks that the labeller calls the headline."""
    for item in story.labelled:
        if item.role is Role.HEADLINE and good_length(item.block.text):
            yield Found(item.block.text, item.block.text, item.block.at, "labelled headline", 0.85)


def shown_titles(story: Story) -> Iterator[Found[str]]:
    """Headings of the page that may be the story's, the nearest above it first."""
    start, end = story.span()
    for i, item in enumerate(story.labelled[: end or 60]):
        block = item.block
        if not shown(block) or not good_length(block.text):
            continue
        near = max(0.0, 1 - abs(start - i) / 40) * 0.1
        if item.role is Role.HEADLINE:
            yield Found(block.text, block.text, block.at, "labelled headline", 0.72 + near)
        if block.level == 1 and block.kind is Kind.HEADING:
            yield Found(block.text, block.text, block.at, "h1", 0.7 + near)
        elif block.kind is Kind.HEADING and i < start + 2:
            yield Found(block.text, block.text, block.at, f"h{block.level}", 0.35 + near)
        elif i < start and start - i < ABOVE and titled_class(block):
            yield Found(block.text, block.text, block.at, "element named title", 0.35 + near)


def titled_class(block: Block) -> bool:
    """Whether the element around a block is named a title or a headline."""
    words = block.markup.classes.split(" ") if block.markup else []
    return any("title" in word or "headline" in word for word in words[-2:])


def claimed_titles(story: Story) -> Iterator[Found[str]]:
    """Headlines that the head claims, the site's name taken off."""
    sites = site_names(story)
    for names, sure in (
        (("jsonld:headline", "microdata:headline"), 0.66),
        (("meta:og:title", "meta:twitter:title", "meta:title"), 0.55),
        (("html:title",), 0.5),
    ):
        for claim in story.page.claimed(*names)[:3]:
            value = without_site(claim.value, sites)
            if good_length(value):
                yield Found(value, claim.value, claim.at, f"{claim.source} {claim.key}", sure)


def good_length(text: str) -> bool:
    """Whether a text is as long as headlines are."""
    return 2 < len(text.strip()) <= LONGEST_TITLE and "\n" not in text


def site_names(story: Story) -> frozenset[str]:
    """What the head calls the site, bare."""
    keys = ("meta:og:site_name", "jsonld:publisher.organisation", "jsonld:publisher.name", "meta:application-name")
    return frozenset(bare(claim.value) for claim in story.page.claimed(*keys)) - {""}


def parts_of(title: str) -> list[str]:
    """A `<title>` cut at its separators: headline, section, site.

    >>> parts_of("长三角发展谱写新篇章_新闻频道_某某网"), parts_of("A day - or two - in May | The News")
    (['长三角发展谱写新篇章', '新闻频道', '某某网'], ['A day - or two - in May', 'The News'])
    """
    for split in ("_", " | ", "|", "｜", " - ", " – ", " — ", " · ", " » ", " :: ", "--", "-", "－"):
        parts = [part.strip() for part in title.split(split)]
        if len(parts) > 1 and len(parts[0]) > 2:
            if split in {"-", "－", "--"} and not is_cjk(parts[-1][:1] or " "):
                continue
            return [part for part in parts if part]
    return [title.strip()]


def without_site(title: str, sites: frozenset[str]) -> str:
    """A title without the parts behind it that name the site or a section of it."""
    text = " ".join(title.split())
    parts = parts_of(text)
    if len(parts) == 1:
        return text
    tail = parts[-1]
    if bare(tail) in sites or len(bare(tail)) <= max(8, len(bare(parts[0])) * 0.6):
        head = text[: text.rfind(tail)].rstrip(" -–—|｜丨·»:_－")
        if "_" in text:
            head = head.split("_")[0].rstrip()
        return head if len(bare(head)) >= 4 else text
    return text


def supported(candidates: list[Found[str]], story: Story) -> Iterator[Found[str]]:
    """The candidates with more confidence where other evidence agrees, less where it is a site's name."""
    sites = site_names(story)
    claims = [bare(c.value) for c in story.page.claimed(
        "html:title", "meta:og:title", "jsonld:headline", "meta:twitter:title")]
    keys = [(found, bare(found.value)) for found in candidates]
    for found, key in keys:
        if not key or key in sites:
            continue
        others = {f.rule for f, k in keys if k == key} - {found.rule}
        agree = max((similarity(key, claim) for claim in claims), default=0.0)
        inside = any(key in claim for claim in claims)
        change = 0.08 * min(3, len(others)) + 0.12 * agree + (0.08 if inside and len(key) > 5 else 0)
        if claims and agree < 0.2:
            change -= 0.25
        sure = max(0.05, min(0.99, found.confidence - 0.05 + change))
        yield Found(found.value, found.text, found.at, found.rule, sure)


def similarity(one: str, other: str) -> float:
    """How much two texts share, by their character pairs (Dice).

    >>> similarity("abcd", "abcd"), similarity("ab", "xy")
    (1.0, 0.0)
    """
    a = {one[i : i + 2] for i in range(len(one) - 1)}
    b = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def lines_above(story: Story) -> Iterator[Found[str]]:
    """The lines above the story of a page without a head, scored as headlines."""
    start, end = story.span()
    first = max(0, start - ABOVE)
    body = bare(" ".join(block.text for block in story.body[:8]))
    everything = [bare(item.block.text) for item in story.labelled]
    for i in range(first, start):
        block = story.labelled[i].block
        score = headline_score(story, i, body, everything.count(everything[i]))
        if score > 0 and good_length(block.text):
            yield Found(block.text, block.text, block.at, "line above the story", min(0.8, score))


def headline_score(story: Story, at: int, body: str, times: int) -> float:
    """How much a line above the story looks like its headline, 0 to about 1."""
    start, _ = story.span()
    block = story.labelled[at].block
    text, key = block.text, bare(block.text)
    if len(key) < 4 or len(text) > 160 or is_furniture(block, story):
        return 0.0
    width = len(text) + sum(is_cjk(char) for char in text)
    pairs = {key[i : i + 2] for i in range(len(key) - 1)}
    echoed = sum(pair in body for pair in pairs) / max(1, len(pairs))
    below = story.labelled[at + 1 : min(start, at + 5)]
    dated = any(is_credit(item, story) for item in below)
    score = 0.15 + 0.25 * min(1.0, width / 24) + 0.25 * echoed + 0.2 * dated
    score -= 0.012 * (start - at)
    score -= 0.3 * (text[-1] in "。.:：") + 0.1 * (times > 2)
    score += 0.05 * (block.layout.blank_after > 0) + 0.05 * (block.kind is Kind.HEADING)
    return score


def is_credit(item: Labelled, story: Story) -> bool:
    """Whether a block is a credit or date line."""
    text = item.block.text
    if item.role is Role.CREDIT:
        return True
    return len(text) < 120 and (sum(c.isdigit() for c in text) >= 8 or bool(parse_credits(text, story.lexicon)))


def is_furniture(block: Block, story: Story) -> bool:
    """Whether a line is a menu, a credit line or a date rather than words of a headline."""
    text = block.text
    credits = parse_credits(text, story.lexicon)
    if (credits and covered(text, credits) > 0.4) or sum(c.isdigit() for c in text) > len(text) * 0.4:
        return True
    if fold(text) in furniture(story.lexicon):
        return True
    return text.count(">") + text.count("|") + text.count("›") > 1 or text.count(" ") > 3 and not story.lexicon.spaces


def find_subtitle(story: Story) -> tuple[Found[str], ...]:
    """The deck or kicker: what the labeller calls it, or the head's second headline."""
    found = [
        Found(item.block.text, item.block.text, item.block.at, "labelled subtitle", 0.8)
        for item in story.labelled
        if item.role is Role.SUBTITLE
    ]
    titles = {bare(title.value) for title in find_title(story)[:1]}
    found += [
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.5)
        for claim in story.page.claimed("jsonld:alternativeHeadline", "microdata:alternativeHeadline")
        if bare(claim.value) not in titles
    ]
    return ranked(found)


def find_original_title(story: Story) -> tuple[Found[str], ...]:
    """The headline that the story had at its outlet: 原标题：, （原题为…）."""
    return ranked(
        Found(placed.credit.value, placed.block.text, placed.block.at, "credit line", 0.95)
        for placed in placed_credits(story)
        if placed.credit.field == "original_title"
    )
