"""The copyright notice, as printed."""

import re
from collections.abc import Mapping

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
]

COPYRIGHT_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
# What every such sign has a part of, in lower case. No other letter is the same as p, y or r
# without case; the dotless ı is the same as i.
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
    _, end = page.span()
    signs = {
        i: find_copyright_sign(item.block.text) for i, item in enumerate(page.labelled[end:], end)
    }
    return {i: sign for i, sign in signs.items() if sign}


def find_copyright_sign(text: str) -> re.Match[str] | None:
    """The first ©, (c) or Copyright of a line; `None` where the line is too long for a notice.

    >>> bool(find_copyright_sign("(C) 2024 Harbour Post")), find_copyright_sign("All rights")
    (True, None)
    """
    if len(text) > MAX_NOTICE_CHARS:
        return None
    low = text.lower()
    return COPYRIGHT_SIGN.search(text) if any(part in low for part in SIGN_PARTS) else None
