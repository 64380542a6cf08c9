"""The hosting site's name, from the head, from the title's end, or from what its pages repeat."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import bare, claimed, ranked
from newsclean.fields.info_line import date_lines
from newsclean.fields.page_credits import placed_credits, shown
from newsclean.fields.section_tags import trail_of
from newsclean.fields.source.site_from_head import DOMAIN, LONGEST_NAME, claimed_names, is_company
from newsclean.fields.source.site_from_lines import PLATFORM, brands, homes, platforms, portals
from newsclean.fields.title.from_head import parts_of
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import Story
from newsclean.model import Block, Found
from newsclean.parsers.names.names import furniture, is_cjk, is_organisation
from newsclean.text.fold import fold, soften

__all__ = ["find_copyright", "find_site"]

# Patterns are compiled when they are first met: few dumps have a footer.
SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
YEARS = r"(?i)^[\s.,:：–—-]*(?:\d{4}(?:\s?[-–—]\s?(?:\d{4})?)?[\s.,]*)?(?:by\s)?"
YEAR = r"\d{4}(?:[-–—]\d{2,4})?"
BARS = str.maketrans(dict.fromkeys("|｜,，。:：©", " "))
NAME_END = r"[,，.。|｜()（）\[\]]|\s-\s|\s{2}"
LONGEST_LINE = 12  # a line of a dump that is nothing but the site's name
PLAIN = 0.6  # from here on no footer can be surer
LONGEST_NOTICE = 300
BESIDE_NAME = r"[或和及与、，]"
SHORT_NOTICE = 60  # 某某网 版权所有
CRUMB = 0.15
FEWEST = 3
MOST_ALONE = 3  # lines of nothing but a name: more are the sources of other stories
MOST_LINES = 600  # short lines of a page that are searched for its name


def find_site(story: Story) -> tuple[Found[str], ...]:
    """What the site calls itself."""
    found = [*claimed_names(story), *title_ends(story)]
    if not any(item.confidence >= PLATFORM for item in found):
        found += platforms(story)
    if not any(item.confidence >= PLAIN for item in found):
        found += [*footer_names(story), *disowners(story), *repeated(story)]
        found += [*homes(story), *portals(story), *brands(story)]
    return ranked(found)


def title_ends(story: Story) -> Iterator[Found[str]]:
    """The last parts of the `<title>`, the one that sounds like an organisation first."""
    titles = find_title(story)
    title = bare(titles[0].value) if titles else ""
    names = [claim.value for claim in story.page.claimed("meta:application-name")[:1]]
    for claim in story.page.claimed("html:title")[:1] or story.page.claimed("meta:og:title")[:1]:
        whole = " ".join(claim.value.split())
        parts = parts_of(whole)[1:]
        if not parts and title and bare(whole).startswith(title):
            parts = [whole.rpartition(" ")[2]]
        for i, part in enumerate(parts):
            word = first_organisation(part, story)
            if word and len(word) <= LONGEST_NAME and bare(word) not in title:
                if is_company(word, story) and len(parts) > 1:  # a tag: 苹果公司
                    continue
                sure = 0.6 + 0.1 * i / len(parts) + 0.1 * is_organisation(word, story.lexicon)
                sure -= 0.15 * bool(re.fullmatch(DOMAIN, word))
                sure += 0.05 * any(bare(name).startswith(bare(word)) for name in names)
                yield Found(word, claim.value, claim.at, "title's end", sure)


def first_organisation(part: str, story: Story) -> str:
    """A part without the slogan behind an organisation's name: 果壳网 科技有意思."""
    head, space, _ = part.partition(" ")
    if space and is_cjk(head[0]) and is_organisation(head, story.lexicon):
        return head
    return part


def footer_names(story: Story) -> Iterator[Found[str]]:
    """The name behind the copyright sign, or in its line on CJK pages."""
    _, end = story.span()
    for item in story.labelled[end:]:
        text = item.block.text
        sign = SIGN.search(text) if len(text) <= 300 else None
        if sign is None and (len(text) > SHORT_NOTICE or without_legal(text, story) == text):
            continue
        behind = owner(text[sign.end() :], story) if sign else ""
        names = [*listed_names(text, story), (behind, 0.45), (before(text, story), 0.4)]
        names += [(after_owned(text, story), 0.5), (before_sign(text, sign, story), 0.45)]
        for name, sure in names:
            if 2 < len(name) <= LONGEST_NAME and not is_company(name, story):
                yield Found(name, text, item.block.at, "copyright line", sure)


def disowners(story: Story) -> Iterator[Found[str]]:
    """Whose views an article is not: 本文仅代表作者观点，不代表江畔网立场."""
    names = story.lexicon.names
    views = names.get("views", frozenset())
    for item in story.labelled:
        text = item.block.text
        for phrase in names.get("disowns", frozenset()) if len(text) <= LONGEST_NOTICE else ():
            _, said, rest = text.partition(phrase)
            at = min((rest.find(word) for word in views if word in rest), default=-1)
            if said and 0 < at <= 2 * LONGEST_LINE:
                name = re.split(BESIDE_NAME, rest[:at].rstrip("的之"))[0]
                if organisation_in(name, story) == name:
                    yield Found(name, text, item.block.at, "notice of whose views", 0.5)


def owner(text: str, story: Story) -> str:
    """What stands behind the copyright sign and the years, up to the first mark or legal word."""
    rest = re.sub(YEARS, "", SIGN.sub("", text).strip())
    rest = re.split(NAME_END, without_legal(rest, story), maxsplit=1)[0].strip()
    if not story.lexicon.spaces:
        rest = rest.split()[0] if is_cjk(rest[:1] or " ") else ""
        return "" if is_ours(rest, story) else rest
    words = rest.split()
    while words and re.fullmatch(YEAR, words[-1]):
        words.pop()
    if not calls_itself(" ".join(words), story):
        return ""
    if not words or fold(words[0]) in story.lexicon.common - story.lexicon.names["particles"]:
        return ""
    return "" if not rest[0].isalnum() or "/" in rest else " ".join(words)


def before(text: str, story: Story) -> str:
    """The one word that a notice of ownership begins with: 江畔观察 版权所有."""
    owned = story.lexicon.names.get("owned", frozenset())
    places = [at for word in owned if (at := soften(text).find(word)) > 0]
    name = text[: min(places)].strip() if places else ""
    wrong = not name.isalnum() or is_ours(name, story)
    return "" if wrong or len(name) > LONGEST_LINE or not is_cjk(name[0]) else name


def before_sign(text: str, sign: re.Match[str] | None, story: Story) -> str:
    """What stands before the copyright sign where only a year follows: Harbour Post © 2021."""
    if sign is None or not re.fullmatch(rf"\W*{YEAR}\W*", text[sign.end() :]):
        return ""
    name = text[: sign.start()].strip()
    return name if name[:1].isupper() and calls_itself(name, story) else ""


def calls_itself(name: str, story: Story) -> bool:
    """Whether a page says a name in more places than its notice of ownership, as no firm's is."""
    key = fold(name)
    lines = (item.block.text for item in story.labelled if len(item.block.text) <= LONGEST_NOTICE)
    return bool(key) and sum(key in fold(line) for line in lines) > 1


def after_owned(text: str, story: Story) -> str:
    """The name behind a notice of ownership, without the firm's end: 版权所有：江畔网有限公司."""
    names = story.lexicon.names
    for word in names.get("owned", frozenset()):
        _, said, rest = soften(text).partition(word)
        name = (rest.strip(" :").translate(BARS).split() or [""])[0] if said else ""
        whole = name
        for end in sorted(names.get("firm", frozenset()), key=len, reverse=True):
            name = name.removesuffix(end)
        if name.isalnum() and is_cjk(name[0]) and 2 < len(name) <= 2 * LONGEST_LINE:
            known = organisation_in(name, story) or is_organisation(name, story.lexicon)
            sure = (known and name == whole) or calls_itself(name, story)
            return name if sure and not is_ours(name, story) else ""
    return ""


def is_ours(name: str, story: Story) -> bool:
    """Whether a name has a word in it that stands for the page itself: 非本网站内容."""
    words = story.lexicon.names["not_outlet"] | story.lexicon.names.get("here", frozenset())
    return any(word in fold(name) for word in words)


def listed_names(text: str, story: Story) -> Iterator[tuple[str, float]]:
    """The words of a copyright line that end like a site's name: © 2019 某某网 版权所有."""
    for chunk in text.translate(BARS).split():
        name = organisation_in(without_legal(chunk, story), story)
        if name and is_cjk(name[0]):
            yield name, 0.55


def without_legal(text: str, story: Story) -> str:
    """A text up to its first legal word: 版权所有, All rights reserved, ICP备."""
    lower = text.casefold()
    places = [at for word in story.lexicon.cues["legal"] if (at := lower.find(word)) >= 0]
    cut = min(places, default=len(text))
    registered = lower.startswith("icp", cut) and is_cjk(text[cut - 1 : cut] or " ")
    return text[: cut - 1] if registered else text[:cut]  # 京ICP备: the first is the province


def repeated(story: Story) -> Iterator[Found[str]]:
    """Names that lines of the page consist of and first parts of breadcrumbs, on CJK pages.

    A page names itself at its top, at its bottom, at the head of its breadcrumb and inside other
    lines; a name that stands there once may be a section or another site.
    """
    if story.lexicon.spaces:
        return
    inside = {id(block) for block in story.body}
    blocks = [item.block for item in story.labelled if len(item.block.text) <= 60]
    blocks = [block for block in blocks if shown(block) and id(block) not in inside][:MOST_LINES]
    credited = {bare(p.credit.value) for p in placed_credits(story) if p.credit.field == "outlet"}
    credited |= {bare(line.outlet) for line in date_lines(story) if line.outlet}
    names: dict[str, tuple[float, Block]] = {}
    for block in blocks:
        name, weight = self_name(block, story)
        crumb = weight == CRUMB
        if (
            name
            and (crumb or bare(name) not in credited)
            and weight > names.get(name, (0.0, block))[0]
        ):
            names[name] = weight, block
    whole = "\n".join(block.text for block in blocks)
    for name, (weight, block) in names.items():
        times, alone = whole.count(name), sum(other.text == name for other in blocks)
        if weight == CRUMB or (alone <= MOST_ALONE and times - alone >= FEWEST - 1):
            sure = min(0.58, 0.3 + weight + 0.02 * (times - alone))
            yield Found(name, block.text, block.at, "what the page calls itself", sure)


def self_name(block: Block, story: Story) -> tuple[str, float]:
    """The site's name in a block with its weight, or an empty one."""
    trail = trail_of(block.text) or with_here(block.text, story)
    if len(trail) > 1:
        head = trail[0].replace("：", ":").rpartition(":")[2].strip()
        return organisation_in(head, story), CRUMB
    if len(block.text) <= LONGEST_LINE:
        return organisation_in(block.text.strip(), story), 0.05
    return "", 0.0


def with_here(text: str, story: Story) -> list[str]:
    """A breadcrumb of two parts without a mark between them: 江畔网 正文."""
    parts = text.split()
    here = story.lexicon.names.get("here", frozenset())
    return parts if len(parts) == 2 and fold(parts[1]) in here else []


def organisation_in(text: str, story: Story) -> str:
    """A text, without 首页 behind it, when it ends like a site's name."""
    for word in story.lexicon.cues["nav"]:
        text = text.removesuffix(word) if len(text) > len(word) else text
    text = text.strip()
    ends = story.lexicon.names.get("site", frozenset())
    key = fold(text)
    wrong = key in furniture(story.lexicon) or not 2 < len(text) <= LONGEST_LINE
    known = any(key.endswith(end) and len(text) > len(end) for end in ends)
    wrong = wrong or any(key.endswith(2 * end) for end in ends)  # two links run together
    wrong = wrong or any(word in key for word in story.lexicon.names["not_outlet"])  # 本网
    generic = story.lexicon.names.get("generic", frozenset())
    wrong = wrong or any(key.removesuffix(end) in generic for end in ends)  # 国内新闻, 体育新闻
    return "" if wrong or not known or " " in text or ":" in key else text


def find_copyright(story: Story) -> tuple[Found[str], ...]:
    """The copyright notice, as printed."""
    found = [
        claimed(claim, f"{claim.source} {claim.key}", 0.8)
        for claim in story.page.claimed(
            "jsonld:copyrightNotice", "meta:copyright", "meta:dc.rights"
        )
    ]
    _, end = story.span()
    for item in story.labelled[end:]:
        text = item.block.text
        if len(text) <= 300 and SIGN.search(text):
            found.append(Found(text, text, item.block.at, "footer line", 0.7))
    return ranked(found)
