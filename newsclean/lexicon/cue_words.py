"""Find the cue words of a lexicon in a line, fast: every line of every page comes here.

Cue words of languages with spaces match whole words, those of Chinese, Japanese, Thai and Burmese
match anywhere. Tokens are looked up in a dict, which takes a twelfth of the time of a regular
expression.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from newsclean.lexicon.lexicon import Lexicon, get_lexicon
from newsclean.native import WordFinder
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


class WordGroups:
    """Groups of words, sorted for lookup.

    >>> groups = WordGroups({"call": ["sign up", "订阅"], "thing": ["newsletter"]})
    >>> sorted(groups.find_groups("Sign up for the newsletter"))
    ['call', 'thing']
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Sort the words by their longest token, or as they are in scripts without spaces.

        The longest token is the one that the fewest lines have.

        Args:
            groups: the softened words of each group.
        """
        # Under `inbox`: (" to your inbox ", "subscribe").
        self.by_token: dict[str, list[tuple[str, str]]] = {}
        self.unspaced_groups: dict[str, list[str]] = {}
        for group, words in groups.items():
            for word in words:
                if is_written_without_spaces(word):
                    self.unspaced_groups.setdefault(word, []).append(group)
                elif tokens := split_tokens(word):
                    longest = max(tokens, key=len)
                    self.by_token.setdefault(longest, []).append((join_tokens(tokens), group))
        self.longest_tokens = frozenset(self.by_token)
        self.unspaced_words = WordFinder(self.unspaced_groups)

    def find_groups(self, text: str) -> frozenset[str]:
        """The groups that have a word in the text."""
        soft = soften(text)
        return self.find_groups_among(soft, split_tokens(soft))

    def find_groups_among(self, soft: str, tokens: Sequence[str]) -> frozenset[str]:
        """The groups that have a word in a softened text that is already split into tokens."""
        found: set[str] = set()
        if not self.longest_tokens.isdisjoint(tokens):
            words = join_tokens(tokens)
            for token in self.longest_tokens.intersection(tokens):
                for word, group in self.by_token[token]:
                    if group not in found and word in words:
                        found.add(group)
        if self.unspaced_groups and not soft.isascii():
            for word in self.unspaced_words.find_words(soft):
                found.update(self.unspaced_groups[word])
        return frozenset(found) if found else NO_CUE_GROUPS


class CueWords(WordGroups):
    """The cue words of one lexicon.

    >>> sorted(CueWords(get_lexicon("zh")).find_groups("扫一扫分享到微信朋友圈"))
    ['share']
    >>> CueWords(get_lexicon("en")).find_groups("He shared the house with a commentator.")
    frozenset()
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Sort the words of the lexicon's groups."""
        super().__init__({group: lexicon.cues.get(group, ()) for group in CUE_GROUPS})


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
