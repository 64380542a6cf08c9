"""Which language a text is written in: by its script first, then by its function words.

Han without kana is Chinese, with kana Japanese; Hangul, Thai or Greek speak for themselves. Where several
languages share a script, the one whose function words (`common` in the language files) fill most of the
text has it. What the page claims is a vote, never the answer: templates say `lang="en"` in every country.
"""

import re
from functools import cache

from newsclean.lexicon import LANGUAGES, language_head, soften, words_in

__all__ = ["detect"]

SAMPLE = 6000  # characters, of the longest lines: prose rather than navigation
FEW_WORDS = 12  # a text with fewer words says little about its language
KANA_SHARE = 0.08  # of kana among kana and Han: quotes in Chinese texts stay below, headlines above
CLAIM_WEIGHT = 1.2  # a claimed language may win over one that is this much likelier: no over da
KNOWN_SHARE = 0.12  # of function words: lists of names, and languages without a file, stay below
SURE_SHARE = 0.2  # from here on a claim of a language without a file is wrong
WORD = re.compile(r"[^\W\d_]+")

# Unicode blocks, and for a script of one news language (or one by far) that language.
SCRIPTS = {
    "Han": ("\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", None),
    "Kana": ("\u3041-\u30ff\uff66-\uff9d", "ja"),
    "Hangul": ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3", "ko"),
    "Cyrillic": ("\u0400-\u052f", None),
    "Arabic": ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", None),
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    "Hebrew": ("\u0590-\u05ff", "he"),
    "Thai": ("\u0e00-\u0e7f", "th"),
    "Devanagari": ("\u0900-\u097f", "hi"),
    "Bengali": ("\u0980-\u09ff", "bn"),
    "Gurmukhi": ("\u0a00-\u0a7f", "pa"),
    "Gujarati": ("\u0a80-\u0aff", "gu"),
    "Tamil": ("\u0b80-\u0bff", "ta"),
    "Telugu": ("\u0c00-\u0c7f", "te"),
    "Kannada": ("\u0c80-\u0cff", "kn"),
    "Malayalam": ("\u0d00-\u0d7f", "ml"),
    "Sinhala": ("\u0d80-\u0dff", "si"),
    "Lao": ("\u0e80-\u0eff", "lo"),
    "Burmese": ("\u1000-\u109f", "my"),
    "Georgian": ("\u10a0-\u10ff", "ka"),
    "Ethiopic": ("\u1200-\u137f", "am"),
    "Khmer": ("\u1780-\u17ff", "km"),
    "Armenian": ("\u0530-\u058f", "hy"),
}
DENSE = frozenset({"Han", "Kana", "Hangul"})  # one character says as much as two or three letters
# What the claims of a page call a language, where BCP 47 or the language files call it otherwise.
RENAMED = {
    "nb": "no",
    "nn": "no",
    "in": "id",
    "iw": "he",
    "jp": "ja",
    "kr": "ko",
    "cmn": "zh",
    "cn": "zh",
}
TRADITIONAL = re.compile(r"[-_](?:hant|tw|hk|mo)\b", re.IGNORECASE)
SIMPLIFIED = re.compile(r"[-_](?:hans|cn|sg|my)\b", re.IGNORECASE)


def detect(text: str, claimed: str | None = None) -> tuple[str | None, float]:
    """Tell the language of a text (BCP 47) and how sure that is, 0 to 1.

    Args:
        text: the page's text, the story's lines among others.
        claimed: what the page says of itself (`lang`, `og:locale`), as it says it.

    >>> detect("会议指出，要着眼增强国际竞争力，推动高水平科技自立自强。")[0]
    'zh-Hans'
    >>> detect("The mayor said that the bridge would be closed for the rest of the week.", "de")[0]
    'en'
    """
    sample = sample_of(text)
    claim = claimed_language(claimed)
    script, share = script_of(sample)
    if script is None:
        return (claim, 0.3) if claim else (None, 0.0)
    if script == "Han":
        return chinese(sample, claimed or "", share)
    only = SCRIPTS[script][1] if script in SCRIPTS else None
    if only is None:
        return by_function_words(sample, script, claim)
    if claim and claim not in LANGUAGES and script in {"Hebrew", "Devanagari"}:
        return claim, 0.8 * share  # Yiddish, Marathi, Nepali
    return only, share


def sample_of(text: str) -> str:
    """The longest lines of a text, up to `SAMPLE` characters."""
    lines: list[str] = []
    room = SAMPLE
    for line in sorted(text[: 100 * SAMPLE].splitlines(), key=len, reverse=True):
        lines.append(line[:room])
        room -= len(line)
        if room <= 0:
            break
    return "\n".join(lines)


def claimed_language(claimed: str | None) -> str | None:
    """The language of a claim like `zh_CN` or `nb-NO`; `None` where it is no language code."""
    primary = re.match(r"[a-z]{2,3}(?![a-z])", (claimed or "").strip().lower())
    return RENAMED.get(primary[0], primary[0]) if primary else None


@cache
def finder(script: str) -> re.Pattern[str]:
    """Finds the runs of letters of a script."""
    return re.compile(f"[{SCRIPTS[script][0]}]+")


def script_of(sample: str) -> tuple[str | None, float]:
    """The script of most of a text, and its share of the letters."""
    counts = (
        {}
        if sample.isascii()
        else {script: sum(map(len, finder(script).findall(sample))) for script in SCRIPTS}
    )
    letters = sum(map(len, WORD.findall(sample)))
    # Marks of Indic and Thai words are no letters to Python, and Latin is what remains.
    counts["Latin"] = max(0, letters - sum(counts.values()))
    weights = {s: count * (2.5 if s in DENSE else 1) for s, count in counts.items() if count}
    if not weights:
        return None, 0.0
    han, kana = weights.pop("Han", 0), weights.pop("Kana", 0)
    weights["Kana" if kana > KANA_SHARE * (han + kana) else "Han"] = han + kana
    script = max(weights, key=lambda name: weights[name])
    return script, round(weights[script] / sum(weights.values()), 3)


def chinese(sample: str, claimed: str, share: float) -> tuple[str, float]:
    """Tell simplified from traditional by characters that only one of them has."""
    head = language_head("zh")
    simplified = sum(map(sample.count, head["hans"]))
    traditional = sum(map(sample.count, head["hant"]))
    if claimed_language(claimed) == "ja" and not simplified + traditional:
        return "ja", 0.5  # a headline in kanji alone
    votes = (bool(SIMPLIFIED.search(claimed)), bool(TRADITIONAL.search(claimed)))
    simplified, traditional = simplified + votes[0], traditional + votes[1]
    if simplified == traditional:
        return "zh", 0.5 * share
    tag = "zh-Hans" if simplified > traditional else "zh-Hant"
    return tag, round(share * max(simplified, traditional) / (simplified + traditional), 3)


@cache
def languages_of(script: str) -> dict[str, frozenset[str]]:
    """The function words of each language with a file in this script."""
    heads = {code: language_head(code) for code in LANGUAGES}
    return {
        code: frozenset(words_in(head["common"]))
        for code, head in heads.items()
        if head["script"] == script
    }


def by_function_words(sample: str, script: str, claim: str | None) -> tuple[str | None, float]:
    """The language of a script whose function words fill most of a text."""
    tokens = WORD.findall(soften(sample))
    known = languages_of(script)
    shares = {
        code: sum(token in common for token in tokens) / (len(tokens) or 1)
        for code, common in known.items()
    }
    if claim in shares:
        shares[claim] *= CLAIM_WEIGHT
    best, second = [*sorted(shares, key=lambda code: -shares[code]), "", ""][:2]
    top = shares.get(best, 0.0)
    if claim and claim not in known and claim not in LANGUAGES and top < SURE_SHARE:
        return claim, 0.6  # a language without a file
    if len(tokens) < FEW_WORDS or top < KNOWN_SHARE:
        return (claim, 0.4) if claim in known else (best or None, min(0.3, top))
    return best, round(min(1.0, 0.5 + (top - shares.get(second, 0.0)) / top), 3)
