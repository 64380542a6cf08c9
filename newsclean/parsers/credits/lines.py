"""Credit lines: who wrote, edited, photographed and first published an article.

    2022-08-18 11:00:44 北京 来源: 中国网-财经     （责任编辑：张三 NB123）
    本报记者 张三 通讯员 李四      文/张三 图/李四      By Jane Miller and Tom Ray

A line is read in three steps: find the label words (`find_label_words`), keep those that stand
where a label can (`select_labels`), read each one's value up to the next label or bracket
(`read_label_value`). Running text has label words too (他说，编辑部的记者都来了): a label without a
colon counts only when the whole line is made of credits.
"""

from functools import cache, lru_cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.limits.deadline import check_deadline
from newsclean.parsers.credits.coverage import is_date_or_separator
from newsclean.parsers.credits.label_places import (
    inherit_label_signs,
    join_introductions,
    may_have_credit,
    merge_labels_sharing_value,
    pair_with_next,
    select_labels,
)
from newsclean.parsers.credits.labels import (
    EXPLICIT_SIGNS,
    collect_one_char_labels,
    find_label_words,
)
from newsclean.parsers.credits.roles import find_names_before_roles
from newsclean.parsers.credits.values import Credit, read_label_value
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

LINE_END_SIGNS = " )）]】。."
COMMAS = frozenset("，,、；;")
SENTENCE_STOPS = frozenset(".!?")
DATE_PARTS = 3  # of a day with a full stop behind each
# What may stand beside credits without a colon, in words and characters: a newsroom, a by-line's
# end. Chinese and Japanese words are longer than words between spaces, and there are fewer.
MAX_REST_WORDS = 6
MAX_REST_CHARS = 40
MAX_UNSPACED_REST_WORDS = 2
MAX_UNSPACED_REST_CHARS = 12
MIN_PROSE_CHARS = 5  # a run of so many with a function word in it is running text


@lru_cache(maxsize=1024)
def parse_credits(line: str, lexicon: Lexicon) -> tuple[Credit, ...]:
    """Read the credits of a line, in its order; none from running text.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> for credit in parse_credits("来源：新华网 （责任编辑：张 三 NB123）", get_lexicon("zh")):
    ...     print(credit.field, credit.label, credit.value)
    outlet 来源 新华网
    editor 责任编辑 张三
    >>> parse_credits("他说，编辑部的记者都来了。", get_lexicon("zh"))
    ()
    """
    if not may_have_credit(line, lexicon):
        return ()
    check_deadline()  # such a line takes a millisecond, and a page may have thousands
    explicit, bare = read_labels(line, lexicon)
    bare += find_names_before_roles(line, lexicon, explicit + bare)
    if bare and not is_rest_short(line, explicit + bare, lexicon):
        bare = [credit for credit in bare if ends_caption(line, credit, lexicon)]
    kept = [credit for credit in explicit + bare if credit.field != "other"]
    return tuple(sorted(kept, key=lambda credit: credit.start))


def read_labels(line: str, lexicon: Lexicon) -> tuple[list[Credit], list[Credit]]:
    """The credits of labels with a colon, a slash or a bar, and those of labels without."""
    words = [word for word in find_label_words(line, lexicon) if word.sign != "none"]
    words = inherit_label_signs(merge_labels_sharing_value(words, line), line)
    explicit: list[Credit] = []
    bare: list[Credit] = []
    labels = join_introductions(select_labels(words, line, lexicon), line)
    for word, following in pair_with_next(labels):
        stop = following.start if following else len(line)
        credits = explicit if word.sign in EXPLICIT_SIGNS else bare
        credits += read_label_value(word, line, stop, lexicon)
    return explicit, bare


def is_rest_short(line: str, credits: list[Credit], lexicon: Lexicon) -> bool:
    """Whether what stands beside the credits is at most a newsroom's name and a by-line's end."""
    rest = list(line)
    for credit in credits:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(" " if is_date_or_separator(char) else char for char in rest).split()
    ends = tuple(lexicon.byline["after"] | lexicon.dateline["ends"])
    words = [word for word in words if not fold(word).endswith(ends)]
    words = [word for word in words if not is_date_word(fold(word), lexicon)]
    chars = sum(map(len, words))
    if lexicon.spaces:
        return (
            len(words) <= MAX_REST_WORDS
            and chars <= MAX_REST_CHARS
            and not is_sentence(line, lexicon)
        )
    words = [word for word in words if word not in collect_one_char_labels(lexicon)]  # 文/图
    chars = sum(map(len, words))
    is_prose = line.rstrip()[-1:] in WIDE_SENTENCE_ENDS
    prose = "".join(
        word
        for word in words
        if (is_prose or len(word) >= MIN_PROSE_CHARS) and not is_organisation(word, lexicon)
    )
    return (
        len(words) <= MAX_UNSPACED_REST_WORDS
        and chars <= MAX_UNSPACED_REST_CHARS
        and lexicon.common.isdisjoint(prose)
    )


def is_date_word(key: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is a month, a weekday or the end of a date."""
    dates = lexicon.dates
    return key in lexicon.months or key in dates["weekdays"] or key in dates["date_ends"]


def is_sentence(line: str, lexicon: Lexicon) -> bool:
    """Whether a line ends as a sentence does, not with a time or a day: 8:30 a.m., 2020 г."""
    last = fold(line.rpartition(" ")[2])
    clock = last in lexicon.dates["am"] | lexicon.dates["pm"] | lexicon.dates["date_ends"]
    day = last.count(".") == DATE_PARTS and last.replace(".", "").isdecimal()
    return line.rstrip()[-1:] in SENTENCE_STOPS and not (clock or day)


def ends_caption(line: str, credit: Credit, lexicon: Lexicon) -> bool:
    """Whether a photographer's credit ends a line of running text: 渔船靠岸。本报记者 张三 摄."""
    tail = fold(line[credit.start :].rstrip(LINE_END_SIGNS))
    return (
        credit.field == "photographer"
        and not line[credit.end :].strip(LINE_END_SIGNS)
        and may_start_credit(line, credit.start, lexicon)
        and tail.endswith(list_photographer_words(lexicon))
    )


def may_start_credit(line: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a credit at a place follows a sentence's end, a space, or a newsroom: 新华社记者."""
    start = at
    while start and is_cjk(line[start - 1]):
        start -= 1
    if line[:start][-1:] in COMMAS:
        return False
    newsroom = fold(line[start:at])
    known = lexicon.dateline["agencies"] | lexicon.dateline["own"]
    return not newsroom or newsroom in known or is_organisation(newsroom, lexicon)


@cache
def list_photographer_words(lexicon: Lexicon) -> tuple[str, ...]:
    """The words behind a photographer's name: 摄, 撮影."""
    words = lexicon.byline["after"]
    return tuple(word for word in words if lexicon.credit[word] == "photographer")
