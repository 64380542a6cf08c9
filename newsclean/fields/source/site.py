"""The hosting site's name, from the head, from the title's end, or from what its pages repeat."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import make_claim_candidate, make_folded_key, rank_candidates
from newsclean.fields.info_line import find_info_line_names
from newsclean.fields.page_credits import find_page_credits, is_shown
from newsclean.fields.section_tags import split_breadcrumb
from newsclean.fields.source.site_from_head import (
    DOMAIN,
    MAX_SITE_NAME_CHARS,
    find_claimed_sites,
    is_company_name,
)
from newsclean.fields.source.site_from_lines import (
    PLATFORM_CONFIDENCE,
    find_brands,
    find_platforms,
    find_portal_channels,
    find_sites_by_home,
)
from newsclean.fields.title.from_head import split_title
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import (
    APPLICATION_NAME,
    COPYRIGHT_CLAIMS,
    OG_TITLE,
    TITLE_ELEMENT,
)
from newsclean.model import Block, Found
from newsclean.parsers.names.not_names import collect_boilerplate_words, is_organisation
from newsclean.text.fold import fold, soften
from newsclean.text.scripts import is_cjk

__all__ = ["find_copyright", "find_site"]

# Patterns are compiled when they are first met: few dumps have a footer.
COPYRIGHT_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
LEADING_YEARS = r"(?i)^[\s.,:：–—-]*(?:\d{4}(?:\s?[-–—]\s?(?:\d{4})?)?[\s.,]*)?(?:by\s)?"
YEAR_SPAN = r"\d{4}(?:[-–—]\d{2,4})?"
NOTICE_BREAKS = str.maketrans(dict.fromkeys("|｜,，。:：©", " "))
NAME_END = r"[,，.。|｜()（）\[\]]|\s-\s|\s{2}"
MAX_CJK_SITE_NAME_CHARS = 12  # a line of a dump that is nothing but the site's name
MIN_SETTLED_CONFIDENCE = 0.6  # from here on no footer can be surer
# The end of a `<title>`: later parts, names of organisations and of the application are likelier.
TITLE_END_CONFIDENCE = 0.6
LAST_PART_GAIN = 0.1
ORGANISATION_GAIN = 0.1
DOMAIN_PENALTY = 0.15
APPLICATION_GAIN = 0.05
MAX_NOTICE_CHARS = 300  # characters of a line that may be a copyright notice
NAME_CONJUNCTION = r"[或和及与、，]"
MAX_UNSIGNED_NOTICE_CHARS = 60  # 某某网 版权所有
# Names that the page repeats: the confidence to start from, what is added by the kind of line and
# for each time that the name stands inside another line, and the most that comes of it.
REPEATED_CONFIDENCE = 0.3
BREADCRUMB_WEIGHT = 0.15
LONE_LINE_WEIGHT = 0.05
OCCURRENCE_GAIN = 0.02
MAX_REPEATED_CONFIDENCE = 0.58  # below MIN_SETTLED_CONFIDENCE
MIN_INNER_OCCURRENCES = 2  # times that a name stands inside other lines
MAX_SELF_NAME_CHARS = 60  # characters of a line in which a page names itself
MAX_LONE_LINES = 3  # lines of nothing but a name: more are the sources of other stories
MAX_SEARCHED_LINES = 600  # short lines of a page that are searched for its name


def find_site(page: LabelledPage) -> tuple[Found[str], ...]:
    """What the site calls itself."""
    found = [*find_claimed_sites(page), *find_title_ends(page)]
    if not any(item.confidence >= PLATFORM_CONFIDENCE for item in found):
        found += find_platforms(page)
    if not any(item.confidence >= MIN_SETTLED_CONFIDENCE for item in found):
        found += [
            *find_footer_names(page),
            *find_disclaimer_names(page),
            *find_repeated_names(page),
        ]
        found += [*find_sites_by_home(page), *find_portal_channels(page), *find_brands(page)]
    return rank_candidates(found)


def find_title_ends(page: LabelledPage) -> Iterator[Found[str]]:
    """The last parts of the `<title>`; surer for an organisation's name and for the last part."""
    titles = find_title(page)
    title = make_folded_key(titles[0].value) if titles else ""
    names = [claim.value for claim in page.page.claimed(APPLICATION_NAME)[:1]]
    for claim in page.page.claimed(TITLE_ELEMENT)[:1] or page.page.claimed(OG_TITLE)[:1]:
        whole = " ".join(claim.value.split())
        parts = split_title(whole)[1:]
        if not parts and title and make_folded_key(whole).startswith(title):
            parts = [whole.rpartition(" ")[2]]
        for i, part in enumerate(parts):
            word = cut_slogan(part, page)
            if word and len(word) <= MAX_SITE_NAME_CHARS and make_folded_key(word) not in title:
                if is_company_name(word, page) and len(parts) > 1:  # a tag: 苹果公司
                    continue
                sure = TITLE_END_CONFIDENCE + LAST_PART_GAIN * i / len(parts)
                sure += ORGANISATION_GAIN * is_organisation(word, page.lexicon)
                sure -= DOMAIN_PENALTY * bool(re.fullmatch(DOMAIN, word))
                sure += APPLICATION_GAIN * any(
                    make_folded_key(name).startswith(make_folded_key(word)) for name in names
                )
                yield Found(word, claim.value, claim.at, "title's end", sure)


def cut_slogan(part: str, page: LabelledPage) -> str:
    """A part without the slogan behind an organisation's name: 果壳网 科技有意思."""
    head, space, _ = part.partition(" ")
    if space and is_cjk(head[0]) and is_organisation(head, page.lexicon):
        return head
    return part


def find_footer_names(page: LabelledPage) -> Iterator[Found[str]]:
    """The name behind the copyright sign, or in its line on CJK pages."""
    _, end = page.span()
    for item in page.labelled[end:]:
        text = item.block.text
        sign = COPYRIGHT_SIGN.search(text) if len(text) <= MAX_NOTICE_CHARS else None
        if sign is None and (
            len(text) > MAX_UNSIGNED_NOTICE_CHARS or cut_legal_words(text, page) == text
        ):
            continue
        after_sign = read_owner_after_sign(text[sign.end() :], page) if sign else ""
        names = [
            *find_notice_names(text, page),
            (after_sign, 0.45),
            (read_owner_before_notice(text, page), 0.4),
            (read_owner_after_notice(text, page), 0.5),
            (read_owner_before_sign(text, sign, page), 0.45),
        ]
        for name, sure in names:
            if 2 < len(name) <= MAX_SITE_NAME_CHARS and not is_company_name(name, page):
                yield Found(name, text, item.block.at, "copyright line", sure)


def find_disclaimer_names(page: LabelledPage) -> Iterator[Found[str]]:
    """Whose views an article is not: 本文仅代表作者观点，不代表江畔网立场."""
    names = page.lexicon.names
    views = names.get("views", frozenset())
    for item in page.labelled:
        text = item.block.text
        for phrase in names.get("disowns", frozenset()) if len(text) <= MAX_NOTICE_CHARS else ():
            _, said, rest = text.partition(phrase)
            at = min((rest.find(word) for word in views if word in rest), default=-1)
            if said and 0 < at <= 2 * MAX_CJK_SITE_NAME_CHARS:
                name = re.split(NAME_CONJUNCTION, rest[:at].rstrip("的之"))[0]
                if read_organisation(name, page) == name:
                    yield Found(name, text, item.block.at, "notice of whose views", 0.5)


def read_owner_after_sign(text: str, page: LabelledPage) -> str:
    """What stands behind the copyright sign and the years, up to the first mark or legal word."""
    rest = re.sub(LEADING_YEARS, "", COPYRIGHT_SIGN.sub("", text).strip())
    rest = re.split(NAME_END, cut_legal_words(rest, page), maxsplit=1)[0].strip()
    if not page.lexicon.spaces:
        rest = rest.split()[0] if is_cjk(rest[:1] or " ") else ""
        return "" if is_self_reference(rest, page) else rest
    words = rest.split()
    while words and re.fullmatch(YEAR_SPAN, words[-1]):
        words.pop()
    if not is_named_elsewhere(" ".join(words), page):
        return ""
    if not words or fold(words[0]) in page.lexicon.common - page.lexicon.names["particles"]:
        return ""
    return "" if not rest[0].isalnum() or "/" in rest else " ".join(words)


def read_owner_before_notice(text: str, page: LabelledPage) -> str:
    """The one word that a notice of ownership begins with: 江畔观察 版权所有."""
    owned = page.lexicon.names.get("owned", frozenset())
    places = [at for word in owned if (at := soften(text).find(word)) > 0]
    name = text[: min(places)].strip() if places else ""
    wrong = not name.isalnum() or is_self_reference(name, page)
    return "" if wrong or len(name) > MAX_CJK_SITE_NAME_CHARS or not is_cjk(name[0]) else name


def read_owner_before_sign(text: str, sign: re.Match[str] | None, page: LabelledPage) -> str:
    """What stands before the copyright sign where only a year follows: Harbour Post © 2021."""
    if sign is None or not re.fullmatch(rf"\W*{YEAR_SPAN}\W*", text[sign.end() :]):
        return ""
    name = text[: sign.start()].strip()
    return name if name[:1].isupper() and is_named_elsewhere(name, page) else ""


def is_named_elsewhere(name: str, page: LabelledPage) -> bool:
    """Whether a page has a name in more places than its notice, as no company's is."""
    key = fold(name)
    lines = (item.block.text for item in page.labelled if len(item.block.text) <= MAX_NOTICE_CHARS)
    return bool(key) and sum(key in fold(line) for line in lines) > 1


def read_owner_after_notice(text: str, page: LabelledPage) -> str:
    """The name behind a notice, without the company's end: 版权所有：江畔网有限公司."""
    names = page.lexicon.names
    for word in names.get("owned", frozenset()):
        _, said, rest = soften(text).partition(word)
        name = (rest.strip(" :").translate(NOTICE_BREAKS).split() or [""])[0] if said else ""
        whole = name
        for end in sorted(names.get("firm", frozenset()), key=len, reverse=True):
            name = name.removesuffix(end)
        if name.isalnum() and is_cjk(name[0]) and 2 < len(name) <= 2 * MAX_CJK_SITE_NAME_CHARS:
            known = read_organisation(name, page) or is_organisation(name, page.lexicon)
            sure = (known and name == whole) or is_named_elsewhere(name, page)
            return name if sure and not is_self_reference(name, page) else ""
    return ""


def is_self_reference(name: str, page: LabelledPage) -> bool:
    """Whether a name has a word in it that stands for the page itself: 非本网站内容."""
    words = page.lexicon.names["not_outlet"] | page.lexicon.names.get("here", frozenset())
    return any(word in fold(name) for word in words)


def find_notice_names(text: str, page: LabelledPage) -> Iterator[tuple[str, float]]:
    """The words of a copyright line that end like a site's name: © 2019 某某网 版权所有."""
    for chunk in text.translate(NOTICE_BREAKS).split():
        name = read_organisation(cut_legal_words(chunk, page), page)
        if name and is_cjk(name[0]):
            yield name, 0.55


def cut_legal_words(text: str, page: LabelledPage) -> str:
    """A text up to its first legal word: 版权所有, All rights reserved, ICP备."""
    lower = text.casefold()
    places = [at for word in page.lexicon.cues["legal"] if (at := lower.find(word)) >= 0]
    cut = min(places, default=len(text))
    registered = lower.startswith("icp", cut) and is_cjk(text[cut - 1 : cut] or " ")
    return text[: cut - 1] if registered else text[:cut]  # 京ICP备: the first is the province


def find_repeated_names(page: LabelledPage) -> Iterator[Found[str]]:
    """Names that lines of the page consist of and first parts of breadcrumbs, on CJK pages.

    A page names itself at its top, at its bottom, at the head of its breadcrumb and inside other
    lines; a name that stands there once may be a section or another site.
    """
    if page.lexicon.spaces:
        return
    blocks = list_short_blocks(page)
    text = "\n".join(block.text for block in blocks)
    for name, (weight, block) in collect_self_names(blocks, page).items():
        alone = sum(other.text == name for other in blocks)
        inside = text.count(name) - alone
        is_repeated = alone <= MAX_LONE_LINES and inside >= MIN_INNER_OCCURRENCES
        if weight == BREADCRUMB_WEIGHT or is_repeated:
            confidence = min(
                MAX_REPEATED_CONFIDENCE,
                REPEATED_CONFIDENCE + weight + OCCURRENCE_GAIN * inside,
            )
            yield Found(name, block.text, block.at, "what the page calls itself", confidence)


def list_short_blocks(page: LabelledPage) -> list[Block]:
    """The short lines outside the body and the menus, as many as are searched for a name."""
    body = {id(block) for block in page.body}
    blocks = [item.block for item in page.labelled if len(item.block.text) <= MAX_SELF_NAME_CHARS]
    shown = [block for block in blocks if is_shown(block) and id(block) not in body]
    return shown[:MAX_SEARCHED_LINES]


def collect_self_names(blocks: list[Block], page: LabelledPage) -> dict[str, tuple[float, Block]]:
    """What some lines call the site: each name with its greatest weight and the first such block.

    The outlet of the story is no site's name for standing alone on a line.
    """
    outlets = list_outlet_keys(page)
    names: dict[str, tuple[float, Block]] = {}
    for block in blocks:
        name, weight = read_self_name(block, page)
        if not name or (weight != BREADCRUMB_WEIGHT and make_folded_key(name) in outlets):
            continue
        if name not in names or weight > names[name][0]:
            names[name] = weight, block
    return names


def list_outlet_keys(page: LabelledPage) -> set[str]:
    """The outlets that credit lines and the line of the date name, as keys."""
    credits = (found.credit for found in find_page_credits(page))
    credited = {make_folded_key(credit.value) for credit in credits if credit.field == "outlet"}
    return credited | {
        make_folded_key(line.outlet) for line in find_info_line_names(page) if line.outlet
    }


def read_self_name(block: Block, page: LabelledPage) -> tuple[str, float]:
    """The site's name in a block with its weight, or an empty one."""
    trail = split_breadcrumb(block.text) or split_unmarked_breadcrumb(block.text, page)
    if len(trail) > 1:
        head = trail[0].replace("：", ":").rpartition(":")[2].strip()
        return read_organisation(head, page), BREADCRUMB_WEIGHT
    if len(block.text) <= MAX_CJK_SITE_NAME_CHARS:
        return read_organisation(block.text.strip(), page), LONE_LINE_WEIGHT
    return "", 0.0


def split_unmarked_breadcrumb(text: str, page: LabelledPage) -> list[str]:
    """A breadcrumb of two parts without a mark between them: 江畔网 正文."""
    parts = text.split()
    here = page.lexicon.names.get("here", frozenset())
    return parts if len(parts) == 2 and fold(parts[1]) in here else []


def read_organisation(text: str, page: LabelledPage) -> str:
    """A text, without 首页 behind it, when it ends like a site's name."""
    for word in page.lexicon.cues["nav"]:
        text = text.removesuffix(word) if len(text) > len(word) else text
    text = text.strip()
    ends = page.lexicon.names.get("site", frozenset())
    key = fold(text)
    wrong = (
        key in collect_boilerplate_words(page.lexicon)
        or not 2 < len(text) <= MAX_CJK_SITE_NAME_CHARS
    )
    known = any(key.endswith(end) and len(text) > len(end) for end in ends)
    wrong = wrong or any(key.endswith(2 * end) for end in ends)  # two links run together
    wrong = wrong or any(word in key for word in page.lexicon.names["not_outlet"])  # 本网
    generic = page.lexicon.names.get("generic", frozenset())
    wrong = wrong or any(key.removesuffix(end) in generic for end in ends)  # 国内新闻, 体育新闻
    return "" if wrong or not known or " " in text or ":" in key else text


def find_copyright(page: LabelledPage) -> tuple[Found[str], ...]:
    """The copyright notice, as printed."""
    found = [
        make_claim_candidate(claim, f"{claim.source} {claim.key}", 0.8)
        for claim in page.page.claimed(*COPYRIGHT_CLAIMS)
    ]
    _, end = page.span()
    for item in page.labelled[end:]:
        text = item.block.text
        if len(text) <= MAX_NOTICE_CHARS and COPYRIGHT_SIGN.search(text):
            found.append(Found(text, text, item.block.at, "footer line", 0.7))
    return rank_candidates(found)
