"""Names with their role behind them: `홍길동 기자`, `张三摄`, `张三/文`, `由张三编辑整理`."""

from collections.abc import Iterator
from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credit_fields import PEOPLE_FIELDS
from newsclean.parsers.credits.label_places import (
    is_at_edge,
    is_role_behind_slash,
    merge_labels_sharing_value,
)
from newsclean.parsers.credits.labels import (
    EXPLICIT_SIGNS,
    LABEL_SLASHES,
    find_label_words,
    fold_with_places,
)
from newsclean.parsers.credits.values import PLACE_CHARS, Credit, list_words_after_names
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.unspaced import NAME_PART_CHARS
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk, is_hangul

SLASHES_BEFORE_ROLES = " \t" + "".join(sorted(LABEL_SLASHES))
KOREAN_NAME_CHARS = 3
MAX_NAMES_BEFORE_ROLES = 20  # names on a line that have their role behind them


def find_names_before_roles(line: str, lexicon: Lexicon, credits: list[Credit]) -> list[Credit]:
    """The credits of a line by roles that stand behind names.

    Args:
        line: the line.
        lexicon: the words of its language.
        credits: those found already; no credit found here overlaps one of them.
    """
    found: list[Credit] = []
    whole = fold(line)
    roles = [role for role in list_words_after_names(lexicon) if role in whole]
    folded, places = fold_with_places(line) if roles else ("", [])
    spans = [
        (places[at], places[at + len(role) - 1] + 1, lexicon.credit[role])
        for role in roles
        for at in find_all(role, folded)
    ]
    for start, end, field in [*spans, *find_roles_behind_slashes(line, lexicon)]:
        if len(found) >= MAX_NAMES_BEFORE_ROLES:
            break
        stop = len(line[:start].rstrip(SLASHES_BEFORE_ROLES))
        begin = find_name_start(line, stop, lexicon)
        if stop - begin == PLACE_CHARS and line[:begin].rstrip()[-1:] in LABEL_SLASHES:
            continue  # 記者張三／高雄報導
        taken = any(c.start < end and c.end > begin for c in (*credits, *found))
        if taken or line[end : end + 1].isalpha() or begin >= stop:
            continue
        names = find_names(line[begin:stop].rstrip(), lexicon, labelled=False).names
        found += [Credit(field, line[start:end], n.name, begin + n.start, end) for n in names]
    return found


def find_roles_behind_slashes(line: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Where labels of people stand behind a name and a slash, with what they credit: 张三/文."""
    if LABEL_SLASHES.isdisjoint(line):
        return
    for word in merge_labels_sharing_value(list(find_label_words(line, lexicon)), line):
        bare = word.sign not in EXPLICIT_SIGNS
        if bare and word.field in PEOPLE_FIELDS and is_role_behind_slash(word, line):
            yield word.start, word.end, word.field


def find_all(word: str, text: str) -> Iterator[int]:
    """Every place of a text where a word stands."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def find_name_start(line: str, end: int, lexicon: Lexicon) -> int:
    """Where the run of characters begins that ends at a role behind a name; `end` if in a word."""
    begin = len(line[:end].rstrip())
    while begin and (is_cjk(line[begin - 1]) or is_hangul(line[begin - 1])):
        begin -= 1
    if not is_at_edge(line, begin):
        return end
    if is_hangul(line[begin : begin + 1]):
        begin = include_names_before(line, skip_role(line, begin, lexicon), lexicon)
    elif not (lexicon.spaces or lexicon.names.get("surnames")):
        begin = include_surname(line, begin, end)
    words = list_words_before_names(lexicon)
    front = next((word for word in words if line.startswith(word, begin)), "")
    return begin + len(front)


def skip_role(line: str, begin: int, lexicon: Lexicon) -> int:
    """Where the name begins behind the role of another and a dot: 홍길동 기자·김영희 특파원."""
    roles = (role for role in list_words_after_names(lexicon) if line.startswith(f"{role}·", begin))
    return begin + max((len(role) + 1 for role in roles), default=0)


def include_names_before(line: str, begin: int, lexicon: Lexicon) -> int:
    """Where a list of Korean names begins whose last begins at a place: 홍길동, 김영희 기자."""
    surnames = lexicon.names.get("common_surnames", frozenset())
    while True:
        before = line[:begin].rstrip(" ·,，")
        start = len(before) - KOREAN_NAME_CHARS
        name = before[start:] if start >= 0 else ""
        is_name = len(before) < begin and all(map(is_hangul, name)) and name[:1] in surnames
        if not is_name or not is_at_edge(line, start) or is_role(name, lexicon):
            return begin
        begin = start


def is_role(word: str, lexicon: Lexicon) -> bool:
    """Whether a word stands behind names: 기자, 특파원."""
    return word in lexicon.byline["after"]


def include_surname(line: str, begin: int, end: int) -> int:
    """Where a Japanese name begins whose parts a space sets apart: 池田 さくら記者.

    Args:
        line: the line.
        begin: where the characters right before the role begin.
        end: where the role begins.
    """
    before = line[:begin].rstrip()
    start = len(before)
    while start and is_cjk(before[start - 1]):
        start -= 1
    parts = (len(before) - start, len(line[begin:end].strip()))
    is_name = begin - len(before) == 1 and all(part in NAME_PART_CHARS for part in parts)
    return start if is_name and is_at_edge(line, start) else begin


@cache
def list_words_before_names(lexicon: Lexicon) -> tuple[str, ...]:
    """The words in front of a name that has its role behind it, longest first: 由 张三 整理."""
    return tuple(sorted(lexicon.byline["by"], key=lambda word: (-len(word), word)))
