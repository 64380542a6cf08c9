"""The copyright notice, as printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate, product

from newsclean.fields.candidates import make_claim_candidate, rank_candidates
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import COPYRIGHT_CLAIMS
from newsclean.model import Found
from newsclean.text.late_patterns import compile_late

__all__ = [
    "COPYRIGHT_SIGN",
    "MAX_NOTICE_CHARS",
    "find_copyright",
    "find_lines_with",
    "find_signed_lines",
    "list_footer_lines",
]

COPYRIGHT_SIGN = compile_late(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
# What every such sign has a part of. The letters c, p, y and r have no other case than these two;
# the i of Copyright may be a dotless one.
SIGN_PARTS = ("©", "(c)", "(C)", *map("".join, product("pP", "yY", "rR")))
MAX_NOTICE_CHARS = 300  # longer texts are terms of use
CLAIM_CONFIDENCE, FOOTER_CONFIDENCE = 0.8, 0.7


def find_copyright(page: LabelledPage) -> tuple[Found[str], ...]:
    """The notices that the head claims and those below the body, the surest first."""
    found = [
        make_claim_candidate(claim, f"{claim.source} {claim.key}", CLAIM_CONFIDENCE)
        for claim in page.claimed(*COPYRIGHT_CLAIMS)
    ]
    for i in find_signed_lines(page):
        block = page.labelled[i].block
        found.append(Found(block.text, block.text, block.at, "footer line", FOOTER_CONFIDENCE))
    return rank_candidates(found)


@once_a_page
def find_signed_lines(page: LabelledPage) -> Mapping[int, re.Match[str]]:
    """The lines below the body that have a copyright sign, by their index: its first one."""
    lines = list_footer_lines(page, MAX_NOTICE_CHARS)
    signs = {i: COPYRIGHT_SIGN.search(lines[i]) for i in find_lines_with(SIGN_PARTS, lines)}
    return {i: sign for i, sign in signs.items() if sign}


def list_footer_lines(page: LabelledPage, longest: int) -> dict[int, str]:
    """The texts of the lines below the body that have at most so many characters, by their index.

    Args:
        page: the page.
        longest: of such a line, in characters.
    """
    _, end = page.span()
    return {i: text for i, text in enumerate(page.texts[end:], end) if len(text) <= longest}


def find_lines_with(words: Iterable[str], lines: Mapping[int, str]) -> list[int]:
    """The lines that have one of some words, by their index, in order.

    Of a hundred words a page has one or two, in one or two lines, so all lines are searched for
    each at once.

    >>> find_lines_with(("©", "(c)"), {7: "(c) Post", 8: "Contact", 9: "© 2024"})
    [7, 9]
    """
    whole = "\n".join(lines.values())
    shown = [word for word in words if word in whole]
    if not shown:
        return []
    indices, stops = list(lines), list(accumulate(len(line) + 1 for line in lines.values()))
    found = set()
    for word in shown:
        at = whole.find(word)
        while at >= 0:
            n = bisect_right(stops, at)
            found.add(indices[n])
            at = whole.find(word, stops[n])
    return sorted(found)
