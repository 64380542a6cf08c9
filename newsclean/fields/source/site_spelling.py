"""How the name of a site is written: without a slogan, a firm, a button, the end of a domain."""

import re
from collections import Counter
from collections.abc import Iterable

from newsclean.fields.source.site_names import DOMAIN, is_company_name, sort_longest_first
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import TITLE_ELEMENT
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.late_patterns import compile_late
from newsclean.text.scripts import is_cjk

__all__ = [
    "SLOGAN_SIGNS",
    "choose_spelling",
    "cut_slogan",
    "is_file_like",
    "list_abbreviations",
    "strip_buttons",
    "strip_company",
    "strip_domain_end",
]

MIN_NAME_MENTIONS = 3  # of a name without the end of its domain
MIN_LONE_LINES = 2  # lines that are nothing but such a name
MAX_SEARCHED_LINE_CHARS = 300
MAX_PAGE_SAMPLE_CHARS = 200_000
MIN_SHOUTED_CHARS = 5  # a longer name in capitals is rather written otherwise
MIN_ABBREVIATED_WORDS = 2
# What stands between a name and a slogan, a section, another form of the name.
SLOGAN_SIGNS = compile_late(
    r"\s*[|｜»«›:：(（【】\[\]「」“”\"<>＜＞]\s* | \s+[-–—•·]+\s+", re.VERBOSE
)


def choose_spelling(names: Iterable[str]) -> str:
    """The best of several spellings of one name: in words, not in capitals, the most usual.

    >>> choose_spelling(["harbourpost", "HARBOUR POST", "Harbour Post", "HARBOUR POST"])
    'Harbour Post'
    """
    counts = Counter(names)

    def rate(name: str) -> tuple[bool, int, bool, int]:
        is_shouted = name.isupper() and len(name) >= MIN_SHOUTED_CHARS
        return not name.islower(), name.count(" "), not is_shouted, counts[name]

    return max(counts, key=rate)


def is_file_like(name: str) -> bool:
    """Whether a name is a domain or written like a file's.

    >>> is_file_like("harbour.example"), is_file_like("harbourpost"), is_file_like("Harbour Post")
    (True, True, False)
    """
    return (name.islower() and " " not in name) or bool(re.fullmatch(DOMAIN, name))


def list_abbreviations(name: str) -> set[str]:
    """What a name of several words may be shortened to: its initials, its capitals.

    >>> sorted(list_abbreviations("Verein für Hafen und Meer"))
    ['vfhum', 'vhm']
    """
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) < MIN_ABBREVIATED_WORDS:
        return set()
    short = {
        "".join(word[0] for word in words).casefold(),
        "".join(word[0] for word in words if word[0].isupper()).casefold(),
    }
    return {word for word in short if len(word) > 1}


def cut_slogan(part: str, page: LabelledPage) -> str:
    """A text without the slogan behind an organisation's name: 果壳网 科技有意思."""
    head, space, _ = part.partition(" ")
    if space and is_cjk(head[0]) and is_organisation(head, page.lexicon):
        return head
    return part


def strip_company(name: str, page: LabelledPage) -> str:
    """A name without the firm behind a dash: Harbour Post - Harbour Holdings Ltd."""
    head, dash, tail = name.partition(" - ")
    return head if dash and is_company_name(tail, page) else name


def strip_buttons(name: str, page: LabelledPage) -> str:
    """A name without the words of a button around it: Startseite Hafenpost, 江畔ニュース ホーム."""
    low, words = name.casefold(), sort_longest_first(page.lexicon.cues["nav"])
    if low.startswith(words):
        for word in words:
            if low.startswith(word) and name[len(word) :].lstrip(" :–-") != name[len(word) :]:
                return name[len(word) :].lstrip(" :–-")
    if low.endswith(words):
        for word in words:
            head = name[: -len(word)]
            if low.endswith(word) and head and (head[-1] == " " or is_cjk(word[0])):
                return head.rstrip(" :–-")
    return name


def strip_domain_end(name: str, page: LabelledPage) -> str:
    """A domain without its end, where that is what the page mostly calls itself.

    harbour.test, beside twenty times Harbour, is Harbour; river.test, beside four times River
    and seven times itself, is not.
    """
    if "." not in name or "/" in name:
        return name
    known = keep_stripped_domains(page)  # several witnesses give the same
    if name not in known:
        is_domain = re.fullmatch(DOMAIN, name)
        known[name] = find_usual_name(name, page) if is_domain else name
    return known[name]


@once_a_page
def keep_stripped_domains(_page: LabelledPage) -> dict[str, str]:
    """Names with a dot → the same without the end of a domain, as they were found on a page."""
    return {}


def find_usual_name(domain: str, page: LabelledPage) -> str:
    """What a page mostly calls itself: a domain, or the domain without its end."""
    stem = domain.removeprefix("www.").partition(".")[0]
    text, lines = join_searched_lines(page)
    alone = rf"(?<![\w./@-]){re.escape(stem)}(?![\w@-]|\.\w)"
    mentions: list[str] = re.findall(alone, text, re.IGNORECASE)
    lone_lines = sum(line.casefold() == stem.casefold() for line in lines)
    is_usual = len(mentions) >= MIN_NAME_MENTIONS and len(mentions) > len(
        re.findall(re.escape(domain), text, re.IGNORECASE)
    )
    if is_usual or (mentions and lone_lines >= MIN_LONE_LINES):  # Großbild is no grossbild.test
        return Counter(mentions).most_common(1)[0][0]
    return domain


@once_a_page
def join_searched_lines(page: LabelledPage) -> tuple[str, list[str]]:
    """The page's title and its shorter lines, as one text and one by one."""
    titles = [claim.value for claim in page.claimed(TITLE_ELEMENT)[:1]]
    lines = [*titles, *(text for text in page.texts if len(text) <= MAX_SEARCHED_LINE_CHARS)]
    return "\n".join(lines)[:MAX_PAGE_SAMPLE_CHARS], lines
