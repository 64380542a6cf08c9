"""Which language a text is written in: by its script first, then by its function words.

Han without kana is Chinese, with kana Japanese; Hangul, Thai or Greek speak for themselves. Where
several languages share a script, the one whose function words (`common` in the language files)
fill most of the text is the answer. What the page claims is a vote, never the answer: templates
claim `lang="en"` in every country.
"""

import re
from bisect import bisect
from collections import Counter
from functools import cache
from itertools import chain, filterfalse, islice

from newsclean.lexicon.claim_names import LANGUAGE_CLAIMS
from newsclean.lexicon.lexicon import (
    LANGUAGE_CODES,
    load_language_file,
    load_language_head,
    split_listed_words,
)
from newsclean.model import Page
from newsclean.text.fold import soften
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import split_letters

__all__ = ["detect_language"]

# What is looked at: a page's longest lines, which are prose rather than navigation.
MAX_SAMPLE_BLOCKS = 12
MAX_SAMPLE_CHARS = 6000
MAX_SEARCHED_CHARS = 100 * MAX_SAMPLE_CHARS  # the longest lines are sought in the text's beginning
MIN_SAMPLE_WORDS = 12  # fewer words show little of their language
MAX_KANJI_HEADLINE_CHARS = 80  # a longer Japanese text has kana
# Kana among kana and Han. Chinese texts that quote Japanese stay below, Japanese headlines above.
MIN_KANA_SHARE = 0.08
# A Han, kana or Hangul character carries as much as two and a half letters of other scripts.
DENSE_CHAR_WEIGHT, OTHER_CHAR_WEIGHT = 5, 2
CLAIM_WEIGHT = 1.2  # the claimed language wins if no other is likelier than this: Norwegian, Danish
# Function words among all words. Lists of names and languages without a file stay below.
MIN_FUNCTION_WORD_SHARE = 0.12
# The lower share that is enough in a long text if no other language has half as much: the lists of
# Arabic and Turkish function words cover less of a text.
MIN_UNRIVALLED_SHARE = 0.06
MIN_UNRIVALLED_WORDS = 100
MIN_DOUBT_WORDS = 100  # a shorter text without function words is no proof against a claim
FULL_CONFIDENCE_SHARE = 0.2  # from here on, a claim of a language without a file is wrong
# How sure the answer is where it rests on the claim: alone, for a short text, for Japanese kanji
# without kana, and for a language that no file of ours describes.
CLAIM_ONLY_CONFIDENCE = 0.3
SHORT_TEXT_CONFIDENCE = 0.4
KANJI_CONFIDENCE = 0.5
UNLISTED_CONFIDENCE = 0.6
ASCII = bytes(range(0x80))
ASCII_NON_LETTERS = bytes(code for code in ASCII if not chr(code).isalpha())
COMMON_HAN = ("\u4e00", "\u9fff")  # first and last character

# First and last character of the blocks of letters that news is written in, in order.
SCRIPT_BLOCKS = (
    ("A", "z", "Latin"),
    ("\u00aa", "\u024f", "Latin"),
    ("\u0370", "\u03ff", "Greek"),
    ("\u0400", "\u052f", "Cyrillic"),
    ("\u0530", "\u058f", "Armenian"),
    ("\u0590", "\u05ff", "Hebrew"),
    ("\u0600", "\u077f", "Arabic"),
    ("\u0900", "\u097f", "Devanagari"),
    ("\u0980", "\u09ff", "Bengali"),
    ("\u0a00", "\u0a7f", "Gurmukhi"),
    ("\u0a80", "\u0aff", "Gujarati"),
    ("\u0b80", "\u0bff", "Tamil"),
    ("\u0c00", "\u0c7f", "Telugu"),
    ("\u0c80", "\u0cff", "Kannada"),
    ("\u0d00", "\u0d7f", "Malayalam"),
    ("\u0d80", "\u0dff", "Sinhala"),
    ("\u0e00", "\u0e7f", "Thai"),
    ("\u0e80", "\u0eff", "Lao"),
    ("\u1000", "\u109f", "Burmese"),
    ("\u10a0", "\u10ff", "Georgian"),
    ("\u1100", "\u11ff", "Hangul"),
    ("\u1200", "\u137f", "Ethiopic"),
    ("\u1780", "\u17ff", "Khmer"),
    ("\u1e00", "\u1eff", "Latin"),
    ("\u1f00", "\u1fff", "Greek"),
    ("\u3041", "\u30ff", "Kana"),
    ("\u3130", "\u318f", "Hangul"),
    ("\u3400", "\u4dbf", "Han"),
    (*COMMON_HAN, "Han"),
    ("\uac00", "\ud7a3", "Hangul"),
    ("\uf900", "\ufaff", "Han"),
    ("\ufb50", "\ufefc", "Arabic"),
    ("\uff66", "\uff9d", "Kana"),
)
SCRIPT_BLOCK_STARTS = tuple(start for start, _, _ in SCRIPT_BLOCKS)
# Scripts of one news language, or of one by far; the others are told apart by function words.
LANGUAGE_BY_SCRIPT = {
    "Kana": "ja", "Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th", "Devanagari": "hi",
    "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta", "Telugu": "te",
    "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Lao": "lo", "Burmese": "my",
    "Georgian": "ka", "Ethiopic": "am", "Khmer": "km", "Armenian": "hy",
}  # fmt: skip
MINOR_LANGUAGES_BY_SCRIPT = {
    "Hebrew": ("yi",),
    "Devanagari": ("mr", "ne", "mai", "bho"),
    "Bengali": ("as",),
}
DENSE_SCRIPTS = frozenset({"Han", "Kana", "Hangul"})
# Codes that pages use for a language, with the code of BCP 47 or of our language file.
CANONICAL_CODES = {
    "nb": "no", "nn": "no", "in": "id", "iw": "he", "jp": "ja", "kr": "ko", "cmn": "zh", "cn": "zh",
}  # fmt: skip
# Compiled only when a page claims its language: most dumps do not.
TRADITIONAL_TAG = r"(?i)[-_](?:hant|tw|hk|mo)\b"
SIMPLIFIED_TAG = r"(?i)[-_](?:hans|cn|sg|my)\b"


def detect_language(text: str, claimed: str | None = None) -> tuple[str | None, float]:
    """The language of a text (BCP 47), or `None`, and how sure that is, 0 to 1.

    Args:
        text: the page's text, with navigation and all.
        claimed: what the page claims (`lang`, `og:locale`), unchanged.

    >>> detect_language("会议指出，要着眼增强国际竞争力，推动高水平科技自立自强。")[0]
    'zh-Hans'
    >>> detect_language(
    ...     "The mayor said that the bridge would be closed for the rest of the week.", "de"
    ... )[0]
    'en'
    """
    sample = join_longest_lines(text)
    claim = parse_claimed_language(claimed)
    script, share = find_main_script(sample)
    if script is None:
        return (claim, CLAIM_ONLY_CONFIDENCE) if claim else (None, 0.0)
    if script == "Han":
        return detect_chinese_script(sample, claimed or "", share)
    if script in LANGUAGE_BY_SCRIPT:
        is_minor = claim in MINOR_LANGUAGES_BY_SCRIPT.get(script, ())
        return claim if is_minor else LANGUAGE_BY_SCRIPT[script], share
    return detect_by_function_words(sample, script, claim)


def join_longest_lines(text: str) -> str:
    """The longest lines of a text, up to `MAX_SAMPLE_CHARS` characters."""
    lines: list[str] = []
    room = MAX_SAMPLE_CHARS
    for line in sorted(text[:MAX_SEARCHED_CHARS].splitlines(), key=len, reverse=True):
        lines.append(line[:room])
        room -= len(line)
        if room <= 0:
            break
    return "\n".join(lines)


def parse_claimed_language(claimed: str | None) -> str | None:
    """The language of a claim like `zh_CN` or `nb-NO`; `None` where it is no language code."""
    tag = (claimed or "").strip().lower()
    primary = re.match(r"[a-z]{2,3}(?![a-z])", tag) if tag else None
    return CANONICAL_CODES.get(primary[0], primary[0]) if primary else None


def get_letter_script(char: str) -> str | None:
    """The script that a character belongs to; `None` for what is no letter."""
    if char < "A":
        return None
    _, end, script = SCRIPT_BLOCKS[bisect(SCRIPT_BLOCK_STARTS, char) - 1]
    return script if char <= end and (char > "z" or char.isalpha()) else None


def count_script_letters(text: str) -> Counter[str]:
    """How many letters of each script a text has; those of ASCII are counted together.

    >>> count_script_letters("Å 3 news, 新闻")
    Counter({'Latin': 5, 'Han': 2})
    """
    data = text.encode("utf-8", "ignore")
    others = data.translate(None, ASCII)
    letters = data.translate(None, ASCII_NON_LETTERS)  # and the bytes of others
    counts = Counter({"Latin": len(letters) - len(others)})
    han, (first, last) = 0, COMMON_HAN
    for char, times in Counter(others.decode("utf-8")).items():
        if first <= char <= last:  # to save time: most letters of a Chinese page
            han += times
        elif script := get_letter_script(char):
            counts[script] += times
    counts["Han"] += han
    return +counts


def find_main_script(text: str) -> tuple[str | None, float]:
    """The script of most of a text, and its share of the letters."""
    weights = count_script_letters(text)
    for script in weights:
        weights[script] *= DENSE_CHAR_WEIGHT if script in DENSE_SCRIPTS else OTHER_CHAR_WEIGHT
    if not weights:
        return None, 0.0
    han, kana = weights.pop("Han", 0), weights.pop("Kana", 0)
    weights["Kana" if kana > MIN_KANA_SHARE * (han + kana) else "Han"] = han + kana
    script, weight = max(weights.items(), key=lambda item: item[1])
    return script, round(weight / weights.total(), 3)


def detect_chinese_script(text: str, claimed: str, share: float) -> tuple[str, float]:
    """Tell simplified from traditional Chinese by characters that only one of them has."""
    head = load_language_file("zh")  # the whole file: the page needs its words next
    simplified, traditional = (sum(map(text.count, head[key])) for key in ("hans", "hant"))
    if parse_claimed_language(claimed) == "ja" and len(text) < MAX_KANJI_HEADLINE_CHARS:
        return "ja", KANJI_CONFIDENCE
    votes = [bool(claimed and re.search(tag, claimed)) for tag in (SIMPLIFIED_TAG, TRADITIONAL_TAG)]
    simplified, traditional = simplified + votes[0], traditional + votes[1]
    if simplified == traditional:
        return "zh", 0.5 * share
    tag = "zh-Hans" if simplified > traditional else "zh-Hant"
    return tag, round(share * max(simplified, traditional) / (simplified + traditional), 3)


@cache
def load_function_words(script: str) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """The languages with a file in this script, and those that have each of their function words.

    >>> load_function_words("Latin")[1]["the"]
    ['en']
    """
    heads = {code: load_language_head(code) for code in LANGUAGE_CODES}
    known = tuple(code for code, head in heads.items() if head["script"] == script)
    codes: dict[str, list[str]] = {}
    for code in known:
        for word in set(split_listed_words(heads[code]["common"])):
            codes.setdefault(word, []).append(code)
    return known, codes


def measure_function_word_shares(words: Counter[str], script: str) -> dict[str, float]:
    """The share of a text's words that are function words of each language of a script."""
    known, codes = load_function_words(script)
    counts = dict.fromkeys(known, 0)
    for word in codes.keys() & words.keys():
        for code in codes[word]:
            counts[code] += words[word]
    size = words.total() or 1
    return {code: count / size for code, count in counts.items()}


def detect_by_function_words(
    sample: str, script: str, claim: str | None
) -> tuple[str | None, float]:
    """The language whose function words fill most of a text, among those with this script."""
    # A line of ASCII is softened and split in a fraction of the time.
    words = Counter(chain.from_iterable(map(split_letters, map(soften, sample.split("\n")))))
    size, shares = words.total(), measure_function_word_shares(words, script)
    known = shares.keys()
    if claim in shares:
        shares[claim] *= CLAIM_WEIGHT
    best, second = [*sorted(shares, key=lambda code: -shares[code]), "", ""][:2]
    top, rival = shares.get(best, 0.0), shares.get(second, 0.0)
    if claim and claim not in known and claim not in LANGUAGE_CODES and top < FULL_CONFIDENCE_SHARE:
        return claim, UNLISTED_CONFIDENCE
    if size < MIN_SAMPLE_WORDS:
        return (claim, SHORT_TEXT_CONFIDENCE) if claim else (None, 0.0)
    unrivalled = 2 * rival < top and size > MIN_UNRIVALLED_WORDS
    if top < (MIN_UNRIVALLED_SHARE if unrivalled else MIN_FUNCTION_WORD_SHARE):
        believed = claim == best and (size < MIN_DOUBT_WORDS or top >= MIN_FUNCTION_WORD_SHARE / 2)
        return (claim, SHORT_TEXT_CONFIDENCE) if believed else (None, 0.0)
    sure = min(1.0, 0.5 + (top - rival) / top) * min(1.0, top / FULL_CONFIDENCE_SHARE)
    return best, round(sure, 3)


def detect_page_language(page: Page) -> str | None:
    """The page's language, by its longest paragraphs and by what it claims."""
    claims = page.claimed(*LANGUAGE_CLAIMS)
    return detect_language(
        "\n".join(find_longest_paragraphs(page)), claims[0].value if claims else None
    )[0]


def find_longest_paragraphs(page: Page) -> list[str]:
    """The longest texts that end as a sentence does, and the longest others where these are few."""
    texts = sorted((block.text for block in page.blocks), key=len, reverse=True)
    longest = list(islice(filter(ends_sentence, texts), MAX_SAMPLE_BLOCKS))
    if len(longest) < MAX_SAMPLE_BLOCKS:
        longest += islice(filterfalse(ends_sentence, texts), MAX_SAMPLE_BLOCKS - len(longest))
    return longest
