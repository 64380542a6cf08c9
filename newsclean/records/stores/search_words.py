"""Words for a full-text index that splits at spaces: unspaced scripts as pairs of characters.

>>> pair_unspaced("海底隧道 opens")
' 海底 底隧 隧道 道  opens'
>>> build_match_query(["隧道", "Harbour"])
'"隧道" AND "Harbour"'
>>> (
...     build_match_query(["海底隧道"], column="title"),
...     build_match_query(["道"]),
...     build_match_query(["harb*"]),
... )
('{title} : ("海底 底隧 隧道")', '"道"*', '"harb"*')
"""

import re
from collections.abc import Iterable

from newsclean.text.fold import normalize

# Scripts that set no spaces between words: Thai, Lao, Burmese, Khmer, kana, bopomofo, Han; and
# Hangul, where endings are attached to words.
UNSPACED_RUN = re.compile(
    "["
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3041-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
    "]+"
)

NO_SIGNS = str.maketrans('"\0', "  ")  # the first ends a phrase, the second the whole query
NO_CHARACTER = re.compile(r"[\ud800-\udfff]")  # bytes of a command line that are no UTF-8


def pair_unspaced(text: str) -> str:
    """A text in which each run of unspaced script has become its overlapping pairs.

    The last character of a run stands once more by itself, so that a prefix search for it finds it.
    Full-width and half-width forms and ligatures become plain characters (NFKC).
    """
    return UNSPACED_RUN.sub(split_into_pairs, normalize(text))


def split_into_pairs(run: re.Match[str]) -> str:
    """The pairs of one run, and its last character."""
    signs = run[0]
    return f" {' '.join(signs[i : i + 2] for i in range(len(signs)))} "


def build_match_query(words: Iterable[str], *, column: str | None = None) -> str:
    """The FTS5 query that finds texts with all of some words.

    Args:
        words: each a word, or several that follow one another; `harb*` is a beginning.
        column: search `title` or `text` only.
    """
    query = " AND ".join(filter(None, map(build_phrase, words)))
    return f"{{{column}}} : ({query})" if column and query else query


def build_phrase(word: str) -> str:
    """A word as an FTS5 phrase without operators; empty where it has no letter or digit.

    >>> (
    ...     build_phrase("隧道 opens"),
    ...     build_phrase("AI时代"),
    ...     build_phrase("3月"),
    ...     build_phrase('a" OR b'),
    ... )
    ('"隧道 道 opens"', '"AI 时代"', '"3 月"*', '"a OR b"')
    """
    plain = NO_CHARACTER.sub(" ", normalize(word)).translate(NO_SIGNS).rstrip()
    stem = plain.rstrip("*")
    text = UNSPACED_RUN.sub(split_query_pairs, stem)
    if not any(map(str.isalnum, text)):
        return ""
    alone = bool(UNSPACED_RUN.fullmatch(stem[-1:])) and not UNSPACED_RUN.fullmatch(stem[-2:-1])
    return f'"{" ".join(text.split())}"' + "*" * (alone or stem != plain)


def split_query_pairs(run: re.Match[str]) -> str:
    """The pairs of one run of a query; at its end without the last character by itself."""
    # The text that is searched may go on after the query, and then has no single character there.
    ends = run.end() == len(run.string) and len(run[0]) > 1
    return split_into_pairs(run).rstrip()[:-1] if ends else split_into_pairs(run)
