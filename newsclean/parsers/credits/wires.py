"""What is known of the names in datelines: news agencies, cities, words that are neither."""

from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.lexicon.wire_words import load_wire_words
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

__all__ = [
    "collect_article_words",
    "collect_printed",
    "is_agency",
    "is_city",
    "is_own_desk",
    "is_web_name",
    "list_agencies",
    "list_words_before_places",
    "may_name_agency",
    "opens_otherwise",
    "spell_city",
    "strip_agency_words",
    "strip_shared_words",
]

MAX_INITIALS = 4  # letters of an agency's name that may be somebody's initials, too
MAX_AGENCY_CHARS = 40
MAX_AGENCY_WORDS = 4  # of an agency that nobody listed
MAX_SERVICE_WORDS = 2  # behind an agency's name: CNN Indonesia, Reuters Health
WEB_NAME = compile_late(r"(?i)[a-z\d][\w-]{1,30}(?:\.[\w-]{2,20}){0,2}\.[a-z]{2,5}")
WORD = compile_late(r"[^\W\d_]+")
BETWEEN_AGENCIES = compile_late(
    r"\s*[/,&+;]\s*|\s+[-–—]\s+|-(?=\w)|\s(?:und|and|et|y|e|i|og|och|en)\s"
)


@cache
def collect_folded(*keys: str) -> frozenset[str]:
    """The words of some lists, folded."""
    words = load_wire_words()
    return frozenset(fold(word) for key in keys for word in words[key])


@cache
def collect_printed(key: str) -> frozenset[str]:
    """The words of a list as they are printed."""
    return frozenset(load_wire_words()[key])


def is_agency(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a news agency's, known or one that calls itself so.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> en = get_lexicon("en")
    >>> [is_agency(name, en) for name in ("AP", "Agencia Brisa", "CNN Indonesia", "Ap", "Miller")]
    [True, True, True, False, False]
    """
    if not 1 < len(name) <= MAX_AGENCY_CHARS:
        return False
    if is_known_agency(name, lexicon):
        return True
    words = name.split()
    if 1 < len(words) <= MAX_AGENCY_WORDS and all(map(is_name_word, words)):
        first, last = fold(words[0]), fold(" ".join(words[1:]))
        if is_known_agency(words[0], lexicon) and len(words) <= MAX_SERVICE_WORDS:
            return words[1][:1].isupper() and last not in collect_folded("pictures.names")
        ends = collect_folded("agencies.ends")
        return first in collect_folded("agencies.begins") or last in ends or fold(words[-1]) in ends
    return False


@cache
def collect_agency_words(lexicon: Lexicon) -> frozenset[str]:
    """Every word of the names of agencies, folded."""
    words = load_wire_words()
    names = [*words["agencies.names"], *words["agencies.begins"], *words["agencies.ends"]]
    parts = {fold(part) for name in names for part in WORD.findall(name)}
    return frozenset(parts) | lexicon.dateline["agencies"]


def may_name_agency(text: str, lexicon: Lexicon) -> bool:
    """Whether a text has a word of an agency's name: the quick way out for most lines."""
    known = collect_agency_words(lexicon)
    return any(fold(word) in known for word in WORD.findall(text))


def is_name_word(word: str) -> bool:
    """Whether a word may be part of a name: letters, among which signs such as & and -."""
    return word[0].isalpha() and not any(char.isdigit() or char in "|:;,()/" for char in word)


def is_known_agency(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is on a list of agencies; short ones only as they are printed there.

    map, Pa and aa are no MAP, PA and AA.
    """
    if name in collect_printed("agencies.names"):
        return True
    folded = fold(name)
    if (
        folded not in collect_folded("agencies.names")
        and folded not in lexicon.dateline["agencies"]
    ):
        return False
    return len(name) > MAX_INITIALS or not name.isascii() or name.isupper()


def strip_agency_words(name: str) -> str:
    """A name without the words that say it is an agency's: Harbour News Agency, Agencia Brisa."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        if fold(" ".join(words[-size:])) in collect_folded("agencies.ends"):
            words = words[:-size]
            break
    if len(words) > 1 and fold(words[0]) in collect_folded("agencies.begins"):
        words = words[1:]
    return " ".join(words)


def is_own_desk(name: str) -> bool:
    """Whether a name is that of a publisher's own desk: TNN."""
    return name in collect_printed("own.names")


def is_city(name: str) -> bool:
    """Whether a name is a known city's, or several cities': Berlin/Frankfurt."""
    cities = collect_folded("cities.names")
    parts = name.split("/")
    known = [fold(part) in cities for part in parts]
    return any(known) and all(
        one or " " not in part for one, part in zip(known, parts, strict=True)
    )


@cache
def index_cities() -> dict[str, str]:
    """The usual spelling of each city by its folded name."""
    return {fold(name): name for name in reversed(load_wire_words()["cities.names"])}


def spell_city(name: str) -> str:
    """A known city in its usual spelling, or nothing.

    >>> spell_city("PORT-AU-PRINCE"), spell_city("BRUGDAM")
    ('Port-au-Prince', '')
    """
    return index_cities().get(fold(name), "")


def opens_otherwise(name: str, lexicon: Lexicon) -> bool:
    """Whether words before a dash or a colon are known to be no place: Update, Exclusive."""
    folded = fold(name)
    return (
        folded in collect_folded("openers.words")
        or folded in lexicon.credit
        or folded in lexicon.common
        or folded in lexicon.cues["related"]
        or folded in lexicon.names["not_person"]
    )


def is_web_name(name: str) -> bool:
    """Whether a name is a host's: KOMPAS.com."""
    return "." in name and bool(WEB_NAME.fullmatch(name))


def list_agencies(text: str, lexicon: Lexicon, *, alone: bool = False) -> tuple[str, ...]:
    """The agencies that a text names, several between slashes or commas.

    Args:
        text: what stands in a bracket, or between the signs of a by-line.
        lexicon: the words of the page's language.
        alone: nothing else may stand among them, but for initials and the agency's own city.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> list_agencies("ats/nxp", get_lexicon("fr")), list_agencies("dpa, AFP", get_lexicon("de"))
    (('ats',), ('dpa', 'AFP'))
    >>> list_agencies("Jo Lindwurm/dpa", get_lexicon("de"), alone=True)
    ()
    """
    first, _, rest = text.partition(" ")
    if is_city(rest) and is_known_agency(first, lexicon):
        return (first,)
    if is_agency(text, lexicon):
        return (text,)
    parts = [part for part in BETWEEN_AGENCIES.split(text) if part]
    found = tuple(part for part in parts if is_agency(part, lexicon))
    if len(parts) < 2 or (alone and any(is_other(part, found) for part in parts)):
        return ()
    return found


def is_other(part: str, found: tuple[str, ...]) -> bool:
    """Whether a part is neither an agency nor somebody's initials: nxp in ats/nxp."""
    return part not in found and (len(part) > MAX_INITIALS or not part.isalpha())


@cache
def list_shared_words() -> tuple[str, ...]:
    """Words before an agency whose material was used, longest first."""
    return tuple(sorted(load_wire_words()["shared.with"], key=lambda word: (-len(word), word)))


def strip_shared_words(text: str) -> str:
    """A text without the words before an agency whose material was used.

    >>> strip_shared_words("Mit Material von dpa"), strip_shared_words("avec l'AFP")
    ('dpa', 'AFP')
    """
    lower = text.casefold()
    for word in list_shared_words():
        if lower.startswith(word.casefold()):
            rest = text[len(word) :]
            if rest[:1].isspace() or word.endswith("'"):
                return rest.strip()
    return text


def list_words_before_places() -> frozenset[str]:
    """Words before the name of a place: in, near, aus."""
    return collect_folded("cities.before")


def collect_article_words() -> frozenset[str]:
    """The articles that newspapers' names begin with: The, El, La, Le, Der, Il."""
    return collect_folded("papers.articles")
