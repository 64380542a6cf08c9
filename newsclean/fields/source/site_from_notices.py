"""The site by what the page says of its rights: who owns it, and whose views it does not give.

© 2019 江畔网 版权所有      Harbour Post © 2021      本文仅代表作者观点，不代表江畔网立场
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.source.copyright_notice import (
    COPYRIGHT_SIGN,
    MAX_NOTICE_CHARS,
    find_lines_with,
    find_signed_lines,
    list_footer_lines,
)
from newsclean.fields.source.site_names import (
    MAX_CJK_SITE_NAME_CHARS,
    MAX_SITE_NAME_CHARS,
    MIN_SITE_NAME_CHARS,
    is_company_name,
    is_self_reference,
    list_shown_words,
    read_site_name,
    sort_longest_first,
)
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Found
from newsclean.native import WordFinder
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold, soften
from newsclean.text.scripts import is_cjk

__all__ = ["find_disclaimer_names", "find_footer_names", "join_folded_lines"]

# Patterns are compiled when they are first met: few dumps have a footer.
LEADING_YEARS = r"(?i)^[\s.,:：–—-]*(?:\d{4}(?:\s?[-–—]\s?(?:\d{4})?)?[\s.,]*)?(?:by\s)?"
YEAR_SPAN = r"\d{4}(?:[-–—]\d{2,4})?"
NOTICE_BREAKS = str.maketrans(dict.fromkeys("|｜,，。:：©", " "))
NAME_END = r"[,，.。|｜()（）\[\]]|\s-\s|\s{2}"
NAME_CONJUNCTION = r"[或和及与、，]"
# All but the line break. Taken out of all lines at once, as bytes: to fold each takes eight times
# as long.
ASCII_WHITE_SPACE = b" \t\v\f\r\x1c\x1d\x1e\x1f"
MAX_UNSIGNED_NOTICE_CHARS = 60  # 某某网 版权所有: a line without a copyright sign
MAX_OWNER_CHARS = 24  # an owner's name, with what it is: 江畔市第一人民医院
MAX_DISCLAIMED_CHARS = 24  # between 不代表 and 观点; there may be two names
MIN_NAMING_LINES = 2  # lines that have an owner's name: its notice and another
# How sure an owner is by the place of the name.
NAME_IN_NOTICE, NAME_AFTER_NOTICE, NAME_BEFORE_NOTICE = 0.55, 0.5, 0.4
NAME_BESIDE_SIGN = 0.45
DISCLAIMER_CONFIDENCE = 0.5


def find_footer_names(page: LabelledPage) -> Iterator[Found[str]]:
    """The owners that lines below the body name, without firms."""
    signs = find_signed_lines(page)
    short = list_footer_lines(page, MAX_UNSIGNED_NOTICE_CHARS)
    lower = {i: text.casefold() for i, text in short.items()}
    for i in sorted({*signs, *find_lines_with(page.lexicon.cues["legal"], lower)}):
        block = page.labelled[i].block
        for name, confidence in read_owners(block.text, signs.get(i), page):
            is_short = MIN_SITE_NAME_CHARS <= len(name) <= MAX_SITE_NAME_CHARS
            if is_short and not is_company_name(name, page):
                yield Found(name, block.text, block.at, "copyright line", confidence)


def read_owners(
    text: str, sign: re.Match[str] | None, page: LabelledPage
) -> Iterator[tuple[str, float]]:
    """The owners that a line names, each with how sure it is; an owner may be empty.

    Args:
        text: the line.
        sign: its copyright sign, or `None` where a legal word says that it is a notice.
        page: the page.
    """
    for name in read_names_in_notice(text, page):
        yield name, NAME_IN_NOTICE
    if sign:
        yield read_owner_after_sign(text[sign.end() :], page), NAME_BESIDE_SIGN
        yield read_owner_before_sign(text, sign, page), NAME_BESIDE_SIGN
    yield read_owner_before_notice(text, page), NAME_BEFORE_NOTICE
    yield read_owner_after_notice(text, page), NAME_AFTER_NOTICE


def read_names_in_notice(text: str, page: LabelledPage) -> Iterator[str]:
    """The words of a notice that end like a site's name: © 2019 某某网 版权所有."""
    for chunk in text.translate(NOTICE_BREAKS).split():
        name = read_site_name(cut_legal_words(chunk, page), page) if is_cjk(chunk[0]) else ""
        if name:
            yield name


def read_owner_after_sign(text: str, page: LabelledPage) -> str:
    """The name behind the copyright sign and the years, up to the first sign or legal word.

    A CJK name is one word. Another counts only where the page has it in a second line.
    """
    rest = re.sub(LEADING_YEARS, "", COPYRIGHT_SIGN.sub("", text).strip())
    rest = re.split(NAME_END, cut_legal_words(rest, page), maxsplit=1)[0].strip()
    if not page.lexicon.spaces:
        rest = rest.split()[0] if is_cjk(rest[:1] or " ") else ""
        return "" if is_self_reference(rest, page) else rest
    words = rest.split()
    while words and re.fullmatch(YEAR_SPAN, words[-1]):
        words.pop()
    name = " ".join(words)
    if not is_named_elsewhere(name, page):
        return ""
    if fold(words[0]) in page.lexicon.common - page.lexicon.names["particles"]:
        return ""
    return name if rest[0].isalnum() and "/" not in rest else ""


def read_owner_before_sign(text: str, sign: re.Match[str], page: LabelledPage) -> str:
    """The name before the copyright sign where only a year follows: Harbour Post © 2021."""
    if not re.fullmatch(rf"\W*{YEAR_SPAN}\W*", text[sign.end() :]):
        return ""
    name = text[: sign.start()].strip()
    return name if name[:1].isupper() and is_named_elsewhere(name, page) else ""


def read_owner_before_notice(text: str, page: LabelledPage) -> str:
    """The one word that a notice of ownership begins with: 江畔观察 版权所有."""
    soft = soften(text)
    places = [at for word in page.lexicon.names["owned"] if (at := soft.find(word)) > 0]
    name = text[: min(places)].strip() if places else ""
    if not name.isalnum() or not is_cjk(name[0]) or len(name) > MAX_CJK_SITE_NAME_CHARS:
        return ""
    return "" if is_self_reference(name, page) else name


def read_owner_after_notice(text: str, page: LabelledPage) -> str:
    """The name behind a notice of ownership, without the firm's end: 版权所有：江畔网有限公司.

    A name from which an end was taken counts only where the page has it in a second line, and so
    does one that is no organisation's.
    """
    soft = soften(text)
    for word in sort_longest_first(page.lexicon.names["owned"]):
        _, _, rest = soft.partition(word)
        whole = (rest.strip(" :").translate(NOTICE_BREAKS).split() or [""])[0]
        name = whole
        for end in sort_longest_first(page.lexicon.names["firm"]):
            name = name.removesuffix(end)
        if not name.isalnum() or not is_cjk(name[0]):
            continue
        if MIN_SITE_NAME_CHARS <= len(name) <= MAX_OWNER_CHARS:
            is_site = read_site_name(name, page) or is_organisation(name, page.lexicon)
            is_known = (is_site and name == whole) or is_named_elsewhere(name, page)
            return name if is_known and not is_self_reference(name, page) else ""
    return ""


def is_named_elsewhere(name: str, page: LabelledPage) -> bool:
    """Whether the page has a name in more lines than its notice, as no firm's is."""
    key, text = fold(name), join_folded_lines(page)
    end = 0
    for _ in range(MIN_NAMING_LINES):
        at = text.find(key, end)
        if at < 0 or not key:
            return False
        end = text.find("\n", at)
    return True


@once_a_page
def join_folded_lines(page: LabelledPage) -> str:
    """The shorter lines of a page, folded, a line each, in which names are looked for."""
    lines = [text for text in page.texts if len(text) <= MAX_NOTICE_CHARS]
    ascii_lines = [line.replace("\n", " ") for line in lines if line.isascii()]
    other_lines = [fold(line) for line in lines if not line.isascii()]
    folded = "\n".join(ascii_lines).lower().encode().translate(None, ASCII_WHITE_SPACE).decode()
    return "\n".join([folded, *other_lines, ""])


def cut_legal_words(text: str, page: LabelledPage) -> str:
    """A text up to its first legal word: 版权所有, All rights reserved, ICP备."""
    lower = text.casefold()
    cut = next(iter(get_legal_word_finder(page.lexicon).find_starts(lower)), len(text))
    registered = lower.startswith("icp", cut) and is_cjk(text[cut - 1 : cut] or " ")
    return text[: cut - 1] if registered else text[:cut]  # 京ICP备: the first is the province


@cache
def get_legal_word_finder(lexicon: Lexicon) -> WordFinder:
    """What finds the legal words."""
    return WordFinder(lexicon.cues["legal"])


def find_disclaimer_names(page: LabelledPage) -> Iterator[Found[str]]:
    """The sites whose views a page says it does not give: 不代表江畔网立场."""
    names = page.lexicon.names
    phrases = list_shown_words(names["disowns"], page)
    for item in page.labelled if phrases else ():
        text = item.block.text
        for phrase in phrases if len(text) <= MAX_NOTICE_CHARS else ():
            _, _, rest = text.partition(phrase)
            end = min((rest.find(word) for word in names["views"] if word in rest), default=0)
            if 0 < end <= MAX_DISCLAIMED_CHARS:
                name = re.split(NAME_CONJUNCTION, rest[:end].rstrip("的之"))[0]
                if read_site_name(name, page) == name:
                    yield Found(
                        name, text, item.block.at, "notice of whose views", DISCLAIMER_CONFIDENCE
                    )
