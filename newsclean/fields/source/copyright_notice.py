"""The copyright notice, as printed."""

import re
from collections.abc import Iterable, Mapping

from newsclean.fields.candidates import make_claim_candidate, rank_candidates
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import COPYRIGHT_CLAIMS
from newsclean.model import Found

__all__ = [
    "COPYRIGHT_SIGN",
    "MAX_NOTICE_CHARS",
    "SIGN_PARTS",
    "find_copyright",
    "find_signed_lines",
    "list_lines_with",
]

COPYRIGHT_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
# What every such sign has a part of, without case. No other letter is the same as c, p, y or r
# then; the dotless ı is the same as i.
SIGN_PARTS = ("©", "(c)", "pyr")
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
    texts = {i: page.labelled[i].block.text for i in list_lines_with(SIGN_PARTS, page)}
    signs = {i: COPYRIGHT_SIGN.search(text) for i, text in texts.items()}
    return {i: sign for i, sign in signs.items() if sign}


def list_lines_with(
    words: Iterable[str], page: LabelledPage, longest: int = MAX_NOTICE_CHARS
) -> list[int]:
    """The lines below the body that may be notices and have one of some words, by their index.

    Of a hundred words a page has one or two, so all lines are searched for each at once.

    Args:
        words: words without case.
        page: the page.
        longest: of such a line, in characters.
    """
    lines = [(i, low) for i, text, low in list_footer_lines(page) if len(text) <= longest]
    whole = "\n".join([low for _, low in lines])
    shown = [word for word in words if word in whole]
    return sorted({i for word in shown for i, low in lines if word in low})


@once_a_page
def list_footer_lines(page: LabelledPage) -> list[tuple[int, str, str]]:
    """The lines below the body that are as short as a notice: index, text, text without case."""
    _, end = page.span()
    texts = ((i, item.block.text) for i, item in enumerate(page.labelled[end:], end))
    return [(i, text, text.casefold()) for i, text in texts if len(text) <= MAX_NOTICE_CHARS]
