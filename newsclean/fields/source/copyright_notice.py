"""The copyright notice, as printed."""

import re

from newsclean.fields.candidates import make_claim_candidate, rank_candidates
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import COPYRIGHT_CLAIMS
from newsclean.model import Found

__all__ = ["MAX_NOTICE_CHARS", "find_copyright", "find_copyright_sign"]

COPYRIGHT_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
MAX_NOTICE_CHARS = 300  # longer texts are terms of use
CLAIM_CONFIDENCE, FOOTER_CONFIDENCE = 0.8, 0.7


def find_copyright(page: LabelledPage) -> tuple[Found[str], ...]:
    """The notices that the head claims and those below the body, the surest first."""
    found = [
        make_claim_candidate(claim, f"{claim.source} {claim.key}", CLAIM_CONFIDENCE)
        for claim in page.page.claimed(*COPYRIGHT_CLAIMS)
    ]
    _, end = page.span()
    for item in page.labelled[end:]:
        text = item.block.text
        if find_copyright_sign(text):
            found.append(Found(text, text, item.block.at, "footer line", FOOTER_CONFIDENCE))
    return rank_candidates(found)


def find_copyright_sign(text: str) -> re.Match[str] | None:
    """The first ©, (c) or Copyright of a line; `None` where the line is too long for a notice.

    >>> bool(find_copyright_sign("(C) 2024 Harbour Post")), find_copyright_sign("All rights")
    (True, None)
    """
    return COPYRIGHT_SIGN.search(text) if len(text) <= MAX_NOTICE_CHARS else None
