"""Names in scripts that set no spaces between words: `张三 李四`, `张三李四`, `张 三`, 홍길동."""

from collections.abc import Iterator
from itertools import groupby

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.name_text import (
    NAME_STOPS,
    NameReading,
    NameSpan,
    is_damaged_name,
    is_staff_code,
    tidy_name,
)
from newsclean.parsers.names.not_names import (
    has_boilerplate_word,
    is_organisation,
    is_refused_name,
)
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk, is_han, is_hangul
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

NAME_LIST_MARKS = frozenset("、，,;；/／&＆|｜丨·•+\t\n")
QUOTE_OR_STOP_SIGNS = frozenset(
    '“"「『《!?' + WIDE_SENTENCE_ENDS
)  # behind a word that is no nickname
MAX_LABELLED_NAME_CHARS = 16  # 中国运载火箭技术研究院新闻中心 is no person, 慢慢不是糖 is one
NAME_PART_CHARS = range(1, 4)  # characters of a Japanese surname, and of the name behind it
WHOLE_NAME_CHARS = range(2, 5)  # characters of a name with its surname: 李四, 홍길동, 松村太郎
FOREIGN_NAME_CHARS = range(4, 21)  # characters of a foreign name with its dot: 约翰·史密斯
MAX_FUNCTION_CHARS = 1  # 李和平 is a name, 都来了 is prose
# Characters of Chinese names, the likeliest first; four are a double surname and two more.
CHINESE_NAME_CHARS = (3, 2, 4)
DOUBLE_SURNAME_CHARS = 2
LONG_SURNAME_CHARS = 3  # of a Japanese one: 長谷川
KANA_NAME_CHARS = 3  # of a given name behind two characters: 山本さくら


def read_unspaced_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """Read the names at the head of a Chinese, Japanese or Korean text.

    Reading stops at the first word that is no name. Only the first word after a label may be a
    nickname.
    """
    chunks, stop = split_name_chunks(text)
    chunks = list(join_name_parts(chunks, text, lexicon))
    names: list[NameSpan] = []
    for chunk in chunks:
        bare = tidy_name(chunk.name)
        if not bare or is_staff_code(bare) or is_damaged_name(bare):
            continue
        found = read_name_run(bare, chunk, lexicon)
        before_quote = text[chunk.end : chunk.end + 1] in QUOTE_OR_STOP_SIGNS
        first = labelled and chunk is chunks[0] and not before_quote
        if not found and first and is_nickname(bare, lexicon):
            found = [NameSpan(bare, chunk.start, chunk.end)]
        if not found and labelled and not names and is_organisation(bare, lexicon):
            continue  # 作者：清河大学 张三
        if not found:
            return NameReading(tuple(names), names[-1].end if names else 0)
        names += found
    return NameReading(tuple(names), stop if names else 0)


def split_name_chunks(text: str) -> tuple[list[NameSpan], int]:
    """Split a text at list marks and spaces up to the first sign that no list of names has.

    Characters that stand alone are joined: `张 三 李 四` are two names.
    """
    chunks: list[NameSpan] = []
    start = stop = 0
    for i, char in enumerate(text + "\n"):
        stops = char in NAME_STOPS
        is_mark = char in NAME_LIST_MARKS or char.isspace() or is_dot_of_list(text, i)
        if not (stops or is_mark) or is_inner_dot(text, i):
            continue
        if i > start:
            chunks.append(NameSpan(text[start:i], start, i))
            stop = i
        start = i + 1
        if stops:
            break
    return list(join_lone_chars(chunks, text)), stop


def is_inner_dot(text: str, at: int) -> bool:
    """Whether a dot stands inside a foreign name: 约翰·史密斯."""
    return (
        text[at : at + 1] == "·"
        and 0 < at < len(text) - 1
        and is_cjk(text[at - 1])
        and is_cjk(text[at + 1])
    )


def is_dot_of_list(text: str, at: int) -> bool:
    """Whether a Japanese dot stands between two names: 山田太郎・鈴木花子, not ジョン・スミス."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at : at + 1] == "・" and not any("ァ" <= char <= "ヿ" for char in around)


def join_lone_chars(chunks: list[NameSpan], text: str) -> Iterator[NameSpan]:
    """Join Han characters that stand alone into names of three or of two characters.

    Three, nine, twelve are names of three; any other number, six included, are names of two.
    """
    for lone, group in groupby(chunks, key=is_lone_char):
        run = list(group)
        if not lone:
            yield from run
            continue
        size = 3 if len(run) % 3 == 0 and len(run) != 6 else 2
        for i in range(0, len(run), size):
            start, end = run[i].start, run[i : i + size][-1].end
            yield NameSpan(text[start:end], start, end)


def join_name_parts(chunks: list[NameSpan], text: str, lexicon: Lexicon) -> Iterator[NameSpan]:
    """Join the parts of a name that a space sets apart: 欧阳 勇, 佐々木 さくら."""
    surnames = lexicon.names.get("surnames", frozenset())
    pairs = zip(chunks, [*chunks[1:], None], strict=False)
    for chunk, following in pairs:
        spaced = following and text[chunk.end : following.start].isspace()
        if spaced and following and may_be_parts(chunk, following, surnames):
            yield NameSpan(text[chunk.start : following.end], chunk.start, following.end)
            next(pairs)
        else:
            yield chunk


def may_be_parts(first: NameSpan, second: NameSpan, surnames: frozenset[str]) -> bool:
    """Whether two runs are one person's names: by the surname, or in Japanese by their length."""
    if surnames:
        is_surname = len(first.name) == DOUBLE_SURNAME_CHARS and first.name in surnames
        return is_surname and is_lone_char(second)
    parts = first.name + second.name
    short = len(first.name) in NAME_PART_CHARS and len(second.name) in NAME_PART_CHARS
    return short and all(map(is_cjk, parts))


def is_lone_char(chunk: NameSpan) -> bool:
    """Whether a chunk is a single Han character."""
    return len(chunk.name) == 1 and is_han(chunk.name)


def read_name_run(bare: str, chunk: NameSpan, lexicon: Lexicon) -> list[NameSpan]:
    """Read a run of characters as one name, or as several that a renderer has run together.

    Args:
        bare: the run, tidied.
        chunk: the run as it stands in the text.
        lexicon: the words of the page's language.
    """
    names = split_name_run(bare, lexicon)
    if len(chunk.name) != len(bare):  # a space or a code stands inside
        return [NameSpan(name, chunk.start, chunk.end) for name in names]
    spans, at = [], chunk.start
    for name in names:
        spans.append(NameSpan(name, at, at + len(name)))
        at += len(name)
    return spans


def split_name_run(bare: str, lexicon: Lexicon) -> list[str]:
    """The names in a run of characters; none where it is prose, a newsroom or a button."""
    if is_refused_name(bare, lexicon):
        return []
    if all(map(is_hangul, bare)):
        return [bare] if len(bare) in WHOLE_NAME_CHARS else []
    function_chars = sum(char in lexicon.common for char in bare)
    if function_chars > MAX_FUNCTION_CHARS or not all(map(is_cjk, bare)):
        return []
    if "·" in bare:
        return [bare] if len(bare) in FOREIGN_NAME_CHARS else []
    surnames = lexicon.names.get("surnames", frozenset())
    if not surnames:
        return read_whole_name(bare, lexicon)
    return cut_at_surnames(bare, surnames, lexicon.names["common_surnames"])


def read_whole_name(bare: str, lexicon: Lexicon) -> list[str]:
    """A run of two to four characters as one name; longer ones cannot be cut without surnames.

    A run that begins with a particle is none: in 記事を読む a word ends before を.
    """
    if bare[0] in lexicon.common:
        return []
    is_name = len(bare) in WHOLE_NAME_CHARS or is_long_japanese_name(bare, lexicon)
    return [bare] if is_name else []


def is_long_japanese_name(bare: str, lexicon: Lexicon) -> bool:
    """Whether five or six characters are a name: 長谷川千尋, 山本さくら."""
    surname = bare[:LONG_SURNAME_CHARS]
    if surname in lexicon.names.get("common_surnames", ()):
        return len(bare) - LONG_SURNAME_CHARS in NAME_PART_CHARS
    given = bare[DOUBLE_SURNAME_CHARS:]
    is_kana = len(given) == KANA_NAME_CHARS and all("ぁ" <= char <= "ん" for char in given)
    return is_kana and all(map(is_han, bare[:DOUBLE_SURNAME_CHARS]))


def cut_at_surnames(
    bare: str, surnames: frozenset[str], common: frozenset[str] = frozenset()
) -> list[str]:
    """Cut a run into the fewest names that each begin with a surname; none where that fails.

    Args:
        bare: the run.
        surnames: all surnames.
        common: those of most people: of two cuts the one with more of them counts.

    >>> cut_at_surnames("段青川廖岚", frozenset("段廖"))
    ['段青川', '廖岚']
    >>> cut_at_surnames("最新文章", frozenset("段廖"))
    []
    >>> cut_at_surnames("段青梅陈岚", frozenset("段梅陈"), frozenset("陈"))
    ['段青梅', '陈岚']
    """
    best: list[list[str] | None] = [[]] + [None] * len(bare)  # the names up to each place
    for end in range(2, len(bare) + 1):
        for size in CHINESE_NAME_CHARS:
            head = best[end - size] if end >= size else None
            if head is None or not is_surname_first(bare[end - size : end], surnames):
                continue
            names, known = [*head, bare[end - size : end]], best[end]
            if known is None or rank_cut(names, common) < rank_cut(known, common):
                best[end] = names
    return best[-1] or []


def rank_cut(names: list[str], common: frozenset[str]) -> tuple[int, int]:
    """How good a cut is, the best first: few names, many of them with common surnames."""
    frequent = (name[0] in common or name[:DOUBLE_SURNAME_CHARS] in common for name in names)
    return len(names), -sum(frequent)


def is_surname_first(name: str, surnames: frozenset[str]) -> bool:
    """Whether a name of two to four characters has a surname and one or two characters more."""
    if name[:DOUBLE_SURNAME_CHARS] in surnames:
        return len(name) > DOUBLE_SURNAME_CHARS
    return name[0] in surnames and len(name) <= DOUBLE_SURNAME_CHARS + 1


def is_nickname(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word after a label may be how someone calls themselves: 慢慢不是糖."""
    if len(bare) > MAX_LABELLED_NAME_CHARS or is_refused_name(bare, lexicon):
        return False
    return not has_boilerplate_word(fold(bare), lexicon)
