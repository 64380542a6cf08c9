"""Find the cue words of a lexicon in a line, fast: every line of every page comes here.

Cue words of languages with spaces match whole words, those of Chinese, Japanese, Thai and Burmese
match anywhere. Tokens are looked up in a dict, which takes a twelfth of the time of a regular
expression.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from newsclean.lexicon.lexicon import Lexicon, get_lexicon
from newsclean.text.fold import soften
from newsclean.text.words import split_tokens

MAX_CLOSING_CHARS = 40  # of a heading that ends the story
LONG_LINE_EFF_CHARS = 250  # effective characters; a longer line is prose, whatever words it has
LINE_END_CHARS = 60  # of a long line, cue words count only in this many characters at either end
CLOSING_HEADING_SIGNS = ":：[]【】()（）>》»<《«|丨-—·•*★▼↓.…#"
CUE_GROUPS = (
    "related",
    "comment",
    "share",
    "subscribe",
    "legal",
    "ad",
    "tags",
    "nav",
    "more",
    "editor",
    "paywall",
)
CJK_START = "\u3000"  # punctuation, kana, ideographs and Hangul come from here on
THAI_TO_BURMESE = ("\u0e00", "\u109f")  # first and last character of Thai, Lao, Tibetan, Burmese
NO_CUE_GROUPS: frozenset[str] = frozenset()


class CueWords:
    """The cue words of one lexicon, sorted for lookup.

    >>> sorted(CueWords(get_lexicon("zh")).find_groups("扫一扫分享到微信朋友圈"))
    ['share']
    >>> CueWords(get_lexicon("en")).find_groups("He shared the house with a commentator.")
    frozenset()
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Sort the words by their rarest token, or by first character in scripts without spaces."""
        # Under `inbox`: (" to your inbox ", "subscribe").
        self.by_token: dict[str, list[tuple[str, str]]] = {}
        self.by_character: dict[str, list[tuple[str, str]]] = {}
        for group in CUE_GROUPS:
            for word in lexicon.cues.get(group, ()):
                if is_written_without_spaces(word):
                    self.by_character.setdefault(word[0], []).append((word, group))
                elif tokens := split_tokens(word):
                    rarest = choose_rarest_token(tokens, lexicon.common)
                    self.by_token.setdefault(rarest, []).append((join_tokens(tokens), group))
        self.rarest_tokens = frozenset(self.by_token)
        self.beginnings = compile_beginnings(
            [word for words in self.by_character.values() for word, _ in words]
        )

    def find_groups(self, text: str) -> frozenset[str]:
        """The groups that have a word in the text."""
        soft = soften(text)
        return self.find_groups_among(soft, split_tokens(soft))

    def find_groups_among(self, soft: str, tokens: Sequence[str]) -> frozenset[str]:
        """The groups that have a word in a softened text that is already split into tokens."""
        found: set[str] = set()
        if not self.rarest_tokens.isdisjoint(tokens):
            words = join_tokens(tokens)
            for token in self.rarest_tokens.intersection(tokens):
                for word, group in self.by_token[token]:
                    if group not in found and word in words:
                        found.add(group)
        if self.by_character and not soft.isascii():
            for character in set(self.beginnings.findall(soft)):
                for word, group in self.by_character[character]:
                    if group not in found and word in soft:
                        found.add(group)
        return frozenset(found) if found else NO_CUE_GROUPS


def choose_rarest_token(tokens: Sequence[str], common: frozenset[str]) -> str:
    """The token of a cue word that the fewest lines have: a long one that is no function word.

    >>> choose_rarest_token(["to", "your", "inbox"], frozenset({"to", "your"}))
    'inbox'
    """
    return max(tokens, key=lambda token: (token not in common, len(token)))


def compile_beginnings(words: Collection[str]) -> re.Pattern[str]:
    """What finds the first characters of some words where a second one, of any of them, follows.

    Most characters that begin a word are followed by something else, and a pattern that begins with
    a set of characters takes a fifth of the time of looking up each character.

    >>> compile_beginnings(["ab", "cd", "e"]).findall("abba cb aa e")
    ['a', 'c', 'e']
    """
    firsts = write_character_set(word[0] for word in words)
    seconds = write_character_set(word[1] for word in words if len(word) > 1)
    lone = write_character_set(word for word in words if len(word) == 1)
    return re.compile(f"{firsts}(?:(?={seconds})|(?<={lone}))")


def write_character_set(characters: Iterable[str]) -> str:
    """The pattern of one of some characters; one that never matches for none."""
    listed = "".join(sorted(set(characters)))
    return f"[{re.escape(listed)}]" if listed else "(?!)"


def is_written_without_spaces(word: str) -> bool:
    """Whether a cue word is of a script that sets no spaces between words.

    >>> [is_written_without_spaces(word) for word in ("more", "ещё", "더 보기", "更多", "อ่าน")]
    [False, False, True, True, True]
    """
    return max(word) >= CJK_START or THAI_TO_BURMESE[0] <= word[0] <= THAI_TO_BURMESE[1]


def join_tokens(tokens: Iterable[str]) -> str:
    """Tokens with a space around each, so that a substring test finds whole words only."""
    return f" {' '.join(tokens)} "


def is_closing_line(soft: str, lexicon: Lexicon) -> bool:
    """Whether a line says nothing but that something else follows, as `相关阅读` does.

    >>> chinese = get_lexicon("zh")
    >>> is_closing_line("猜你喜欢什么颜色", chinese), is_closing_line("【猜你喜欢】", chinese)
    (False, True)

    Args:
        soft: the line, softened (`newsclean.text.fold.soften`).
        lexicon: the words of the page's language.
    """
    return "".join(soft.split()).strip(CLOSING_HEADING_SIGNS) in lexicon.closing


@cache
def get_cue_words(language: str) -> CueWords:
    """The cue words of a language and of English, sorted once in a process."""
    return CueWords(get_lexicon(language))
