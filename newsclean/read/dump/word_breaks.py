"""Puts back what stood where a line was broken, if scripts without and with spaces meet there.

Between Latin words a break was a space, between Chinese characters nothing. Two kinds of break can
be either: those beside Korean, which has spaces between words but which some programs break inside
them, and those between a Chinese character and a Latin letter or a digit. There the rest of the
dump says what its writer does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.wrapping import Wrapping, is_spaceless
from newsclean.text.late_patterns import compile_late
from newsclean.text.scripts import is_hangul
from newsclean.text.width import is_wide

HANGUL_WORD = compile_late("[\uac00-\ud7a3]+")
# Programs that break inside Korean words leave no room for a space and one more syllable.
MAX_ROOM_COLUMNS = 2
MIN_ROOMY_SHARE = 0.2  # of the breaks, where a program breaks at spaces only
# The odds that a break is a space, where nothing is known of the two syllables beside it.
USUAL_ODDS = 0.5
PRIOR_WEIGHT = 4  # syllables that count for as much as what is known of them in any text
END_SHARE, START_SHARE = 0.25, 0.35  # of a syllable's places, at the end and the start of a word
KNOWN_END_SHARE, KNOWN_START_SHARE, KNOWN_MIDDLE_SHARE = 0.8, 0.8, 0.02
MAX_WORD_CHARS = 30
LATIN_BESIDE_WIDE = compile_late(
    "[\u3040-\u30ff\u3400-\u9fff]( ?)[A-Za-z0-9]|[A-Za-z0-9]( ?)[\u3040-\u30ff\u3400-\u9fff]"
)
STOPS = ".,!?…;:"
CLOSING_PUNCTUATION = frozenset(",.;:!?)，。；：！？、）】》」』”’")  # no space stands before them


def restore_spaces(runs: list[list[DumpLine]], wrapping: Wrapping) -> list[list[DumpLine]]:
    """The runs, where a line that was broken at such a space ends with it."""
    broken = [run for run in runs if len(run) > 1]
    if all(line.text.isascii() for run in broken for line in run):
        return runs
    breaks = [pair for run in broken for pair in pairwise(run)]
    korean = [pair for pair in breaks if is_korean_break(*pair)]
    mixed = [pair for pair in breaks if is_mixed_break(*pair)]
    spaced = {id(line) for line in find_korean_spaces(korean, runs, wrapping)} if korean else set()
    if mixed and is_latin_spaced(line.text for run in runs for line in run):
        spaced |= {id(above) for above, _ in mixed}
    if not spaced:
        return runs
    return [
        [line._replace(text=line.text + " ") if id(line) in spaced else line for line in run]
        for run in runs
    ]


def is_korean_break(above: DumpLine, below: DumpLine) -> bool:
    """Whether a line was broken beside Korean."""
    return is_hangul(above.text[-1]) or is_hangul(below.text[0])


def is_mixed_break(above: DumpLine, below: DumpLine) -> bool:
    """Whether a line was broken between a Chinese or Japanese character and a Latin one."""
    ends = above.text[-1], below.text[0]
    return any(
        is_spaceless(one) and one.isalpha() and other.isascii() and other.isalnum()
        for one, other in (ends, ends[::-1])
    )


def is_latin_spaced(texts: Iterable[str]) -> bool:
    """Whether a writer puts spaces between Chinese characters and Latin letters or digits.

    >>> is_latin_spaced(["新款 iPhone 在 9 月上市"]), is_latin_spaced(["新款iPhone在9月上市"])
    (True, False)
    """
    found = Counter(a + b for text in texts for a, b in LATIN_BESIDE_WIDE.findall(text))
    return found[" "] > found[""]


def find_korean_spaces(
    breaks: list[tuple[DumpLine, DumpLine]], runs: list[list[DumpLine]], wrapping: Wrapping
) -> list[DumpLine]:
    """The lines that were broken at a space."""
    inside = [(a, b) for a, b in breaks if is_hangul(a.text[-1]) and is_hangul(b.text[0])]
    roomy = sum(wrapping.column - above.width > MAX_ROOM_COLUMNS for above, _ in inside)
    if roomy > MIN_ROOMY_SHARE * len(inside):
        return [above for above, _ in breaks]
    words = KoreanWords(line.text for run in runs for line in run)
    return [
        above
        for above, below in breaks
        if (wrapping.column - above.width == MAX_ROOM_COLUMNS and below.text[:2].isalnum())
        or words.are_apart(above.text, below.text)
    ]


class KoreanWords:
    """The Korean words of a dump: whether two pieces of text are two words or one."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count where in words each syllable stands, and which follow each other.

        Args:
            texts: the lines; the words at their edges may be broken and are not counted.
        """
        from newsclean.lexicon.page_words import load_page_words  # noqa: PLC0415 - Korean dumps only

        self.known = load_page_words()["dump"]
        self.ends, self.starts, self.all = Counter[str](), Counter[str](), Counter[str]()
        self.inside, self.across = Counter[str](), Counter[str]()
        for text in texts:
            words = text.split()[1:-1]
            self.across.update(a[-1] + b[0] for a, b in pairwise(words))
            for word in chain.from_iterable(map(HANGUL_WORD.findall, words)):
                self.ends[word[-1]] += 1
                self.starts[word[0]] += 1
                self.all.update(word)
                self.inside.update(map("".join, pairwise(word)))

    def are_apart(self, above: str, below: str) -> bool:
        """Whether a space stood between a line and the one below, by what stands at their edges."""
        if not is_hangul(above[-1]):
            return above[-1] in STOPS
        if not is_hangul(below[0]):
            return below[0].isalnum() or below[0] in "'‘“"
        last, first = above[-1], below[0]
        if HANGUL_WORD.findall(below[:MAX_WORD_CHARS])[0] in self.known["korean_endings"]:
            return last in self.known["korean_before_did"] and first in self.known["korean_did"]
        inside, across = self.inside[last + first], self.across[last + first]
        if bool(inside) != bool(across):
            return across > 0
        return USUAL_ODDS * self.weigh_end(last) * self.weigh_start(first) > 1

    def weigh_end(self, syllable: str) -> float:
        """By how much likelier a word ends with a syllable than with any."""
        share = KNOWN_END_SHARE if syllable in self.known["korean_word_ends"] else END_SHARE
        return self.weigh(self.ends, syllable, share)

    def weigh_start(self, syllable: str) -> float:
        """By how much likelier a word begins with a syllable than with any."""
        share = START_SHARE
        if syllable in self.known["korean_word_starts"]:
            share = KNOWN_START_SHARE
        elif syllable in self.known["korean_word_middles"]:
            share = KNOWN_MIDDLE_SHARE
        return self.weigh(self.starts, syllable, share)

    def weigh(self, counts: Counter[str], syllable: str, known: float) -> float:
        """The odds that a syllable stands there, `known` in any text, against the usual odds."""
        share = (counts[syllable] + PRIOR_WEIGHT * known) / (self.all[syllable] + PRIOR_WEIGHT)
        return share / (1 - share) / USUAL_ODDS


def join_broken_lines(text: str, more: str) -> str:
    """Two parts of a broken line as one: with a space, unless a wide character stands at the break.

    Beside bars and square brackets the break was mostly a space, wide characters or not.

    >>> join_broken_lines("The mill", "stood still"), join_broken_lines("水位", "上涨")
    ('The mill stood still', '水位上涨')
    """
    return f"{text}{choose_joint(text, more)}{more}"


def join_all_broken_lines(texts: Sequence[str]) -> str:
    """All parts of a broken line as one; as quick for thousands of parts as for two."""
    pieces = [*texts[:1]]
    for above, below in pairwise(texts):
        pieces += (choose_joint(above, below), below)
    return "".join(pieces)


def choose_joint(text: str, more: str) -> str:
    """What stands between two parts of a broken line: a space or nothing."""
    if text[-1] == " ":  # put back by `restore_spaces`
        return ""
    if more[0] in CLOSING_PUNCTUATION and not more[1:2].isalnum():
        return ""
    wide = is_wide(text[-1]) or is_wide(more[0])
    return "" if wide and not {text[-1], more[0]} & {"|", "[", "]"} else " "
