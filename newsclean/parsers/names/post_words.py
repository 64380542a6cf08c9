"""Which words say what someone is called at work: Chief Political Correspondent, envoyé spécial."""

from itertools import pairwise

from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import fold

MIN_NAME_WORDS = 2  # of a name that stands beside a post
MAX_POST_WORDS = 3  # of one entry of a lexicon
MIN_POST_CHARS = 4  # of a post in front of a name: shorter ones (Md, Ed) are given names


def find_post(keys: list[str], lexicon: Lexicon) -> tuple[int, int]:
    """From which word to which a post stands in a run of folded words; (0, 0) where none does.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> find_post(["jane", "miller", "chief", "political", "correspondent"], get_lexicon("en"))
    (2, 5)
    >>> find_post(["professor", "jane", "miller"], get_lexicon("en"))  # stays on the name
    (0, 0)
    """
    first = 1 if keys[0] in lexicon.names["honorifics"] and len(keys) > MIN_NAME_WORDS else 0
    for start in range(first, len(keys)):
        end = measure_post(keys, start, lexicon)
        clear = start >= MIN_NAME_WORDS or end - start > 1 or len(keys[start]) >= MIN_POST_CHARS
        if end and clear:
            begin = start
            while begin > first and keys[begin - 1] in lexicon.names["qualifiers"]:
                begin -= 1
            while end < len(keys) and (more := measure_post(keys, end, lexicon)):
                end = more
            return begin, end
    return 0, 0


def measure_post(keys: list[str], start: int, lexicon: Lexicon) -> int:
    """Where a post ends that begins with a word; 0 where none begins there."""
    for end in range(min(start + MAX_POST_WORDS, len(keys)), start, -1):
        if "".join(keys[start:end]) in lexicon.names["titles"]:
            return end
    return 0


def is_post(keys: list[str], lexicon: Lexicon) -> bool:
    """Whether a post, of a newsroom or not, stands among some folded words."""
    start, end = find_post(keys, lexicon)
    jobs = lexicon.names["jobs"]
    pairs = ("".join(pair) for pair in pairwise(keys))
    return start < end or not jobs.isdisjoint(keys) or not jobs.isdisjoint(pairs)


def is_made_of_posts(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words are nothing but posts and placeholders: Our Chief Correspondent, Guest Writer.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> is_made_of_posts(["notre", "envoyé", "spécial"], get_lexicon("fr"))
    True
    """
    posts = lexicon.names["titles"] | lexicon.names["jobs"] | lexicon.names["not_person"]
    names = lexicon.names
    beside = names["qualifiers"] | names["articles"] | names["organisation"] | lexicon.common
    keys = [drop_article(fold(word), lexicon) for word in words]
    start, end = find_post(keys, lexicon) if keys else (0, 0)
    rest = keys[:start] + keys[end:]
    named = start < end or any(key in posts for key in rest)
    return named and all(key in posts or key in beside for key in rest)


def drop_article(key: str, lexicon: Lexicon) -> str:
    """A folded word without the article that is written onto it: l'équipe."""
    head, apostrophe, rest = key.partition("'")
    return rest if rest and head + apostrophe in lexicon.names["articles"] else key
