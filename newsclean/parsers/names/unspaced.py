"""Names in scripts that set no spaces between words: `张三 李四`, `张三李四`, `张 三`, 홍길동."""

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.signs import (
    NAME_STOPS,
    NameReading,
    NameSpan,
    collect_boilerplate_words,
    is_cjk,
    is_damaged_name,
    is_han,
    is_hangul,
    is_refused_name,
    is_staff_code,
    tidy_name,
)
from newsclean.text.fold import fold

__all__ = ["MAX_LABELLED_NAME_CHARS", "cut_at_surnames", "read_unspaced_names"]

NAME_LIST_MARKS = frozenset("、，,;；/／&＆|｜丨·•+\t\n")
QUOTE_OR_STOP_SIGNS = frozenset('“"「『《。！？!?')
MAX_LABELLED_NAME_CHARS = 16  # 中国运载火箭技术研究院新闻中心 is no person, 慢慢不是糖 is one


def split_name_chunks(text: str) -> tuple[list[NameSpan], int]:
    """Split a text at list marks and spaces, up to the first mark that no list has.

    Lone characters are joined: `张 三 李 四` are two names.
    """
    chunks: list[NameSpan] = []
    start = stop = 0
    for i in range(len(text) + 1):
        char = text[i] if i < len(text) else "\n"
        middle = (
            char == "·" and 0 < i < len(text) - 1 and is_cjk(text[i - 1]) and is_cjk(text[i + 1])
        )
        if (char in NAME_LIST_MARKS or char.isspace() or char in NAME_STOPS) and not middle:
            if i > start:
                chunks.append(NameSpan(text[start:i], start, i))
                stop = i
            start = i + 1
            if char in NAME_STOPS:
                break
    return join_lone_chars(chunks, text), stop


def join_lone_chars(chunks: list[NameSpan], text: str) -> list[NameSpan]:
    """Join names that were set with spaces between their characters."""
    joined: list[NameSpan] = []
    run: list[NameSpan] = []
    for chunk in [*chunks, None]:
        if chunk is not None and len(chunk.name) == 1 and is_han(chunk.name):
            run.append(chunk)
            continue
        size = 3 if len(run) % 3 == 0 and len(run) != 6 else 2
        for i in range(0, len(run), size):
            part = run[i : i + size]
            if part:
                name = "".join(c.name for c in part)
                joined.append(NameSpan(name, part[0].start, part[-1].end))
        run = []
        if chunk is not None:
            joined.append(chunk)
    return [NameSpan(text[n.start : n.end], n.start, n.end) for n in joined]


def read_unspaced_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """Read the names at the head of a Chinese, Japanese or Korean text."""
    chunks, stop = split_name_chunks(text)
    names: list[NameSpan] = []
    for chunk in chunks:
        bare = tidy_name(chunk.name)
        if not bare or is_staff_code(bare) or is_damaged_name(bare):
            continue
        found = read_name_run(bare, chunk, lexicon)
        quoted = text[chunk.end : chunk.end + 1] in QUOTE_OR_STOP_SIGNS and chunk.end < len(text)
        if not found and labelled and not (names or quoted) and is_nickname(bare, lexicon):
            found = [NameSpan(bare, chunk.start, chunk.end)]
        if not found:
            return NameReading(tuple(names), names[-1].end if names else 0)
        names += found
    return NameReading(tuple(names), stop)


def read_name_run(bare: str, chunk: NameSpan, lexicon: Lexicon) -> list[NameSpan]:
    """Read a run of characters as one name, or as several that a renderer has run together."""
    if is_refused_name(bare, lexicon):
        return []
    surnames = lexicon.names.get("surnames", frozenset())
    if all(is_hangul(c) for c in bare):
        return [NameSpan(bare, chunk.start, chunk.end)] if 2 <= len(bare) <= 4 else []
    prose = sum(char in lexicon.common for char in bare) > 1  # 都来了 is no name, 李和平 is one
    if prose or not all(is_cjk(c) for c in bare):
        return []
    if "·" in bare:
        return [NameSpan(bare, chunk.start, chunk.end)] if 4 <= len(bare) <= 20 else []
    parts = cut_at_surnames(bare, surnames) if surnames else read_whole_name(bare, lexicon)
    if len(parts) == 1 or len(chunk.name) != len(bare):
        return [NameSpan(part, chunk.start, chunk.end) for part in parts]
    names, at = [], chunk.start
    for part in parts:
        names.append(NameSpan(part, at, at + len(part)))
        at += len(part)
    return names


def read_whole_name(bare: str, lexicon: Lexicon) -> list[str]:
    """A run of two to four characters as one name; longer ones cannot be cut without surnames.

    It begins with no particle: in 記事を読む a word ends before を.
    """
    return [bare] if 2 <= len(bare) <= 4 and bare[0] not in lexicon.common else []


def cut_at_surnames(bare: str, surnames: frozenset[str]) -> list[str]:
    """Cut a run into the fewest names that each begin with a surname; none where that fails.

    >>> cut_at_surnames("段青川廖岚", frozenset("段廖"))
    ['段青川', '廖岚']
    >>> cut_at_surnames("最新文章", frozenset("段廖"))
    []
    """
    best: list[list[str] | None] = [[]] + [None] * len(bare)
    for end in range(2, len(bare) + 1):
        for size in (3, 2, 4):
            start = end - size
            head = best[start] if start >= 0 else None
            if head is None:
                continue
            name = bare[start:end]
            double, single = name[:2] in surnames, name[0] in surnames
            known = size > 2 if double else single and size < 4
            shortest = best[end]
            if known and (shortest is None or len(head) + 1 < len(shortest)):
                best[end] = [*head, name]
    return best[len(bare)] or []


def is_nickname(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word after a label may be how someone calls themselves: 慢慢不是糖."""
    if len(bare) > MAX_LABELLED_NAME_CHARS or is_refused_name(bare, lexicon):
        return False
    return not any(
        word in fold(bare) for word in collect_boilerplate_words(lexicon) if len(word) > 1
    )
