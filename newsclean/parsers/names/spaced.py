"""Names in languages that set spaces between words: `Jane Miller and Tom Ray, London`.

The text is cut into tokens, each of a kind (`tokens`). A name is a run of words between separators
(`split_at_separators`). `read_spaced_names` reads this list:

    list       = name (separator name)*
    separator  = list mark "," | field mark "|" | joiner "and" | end
    end        = what no name has: a number, a weekday, a month, a bracket, a label run onto a name

Behind the first name a field mark ends the list, and an end always does. Words between two list
marks that are no name are skipped: a place, a post, a newsroom.
"""

from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.names.glued import NAME_POINTS
from newsclean.parsers.names.name_text import (
    MAX_PERSON_NAME_CHARS,
    NAME_STOPS,
    NameReading,
    NameSpan,
    is_damaged_name,
    tidy_name,
)
from newsclean.parsers.names.not_names import (
    collect_boilerplate_words,
    is_organisation,
    is_organisation_or_placeholder,
    is_refused_name,
)
from newsclean.parsers.names.post_words import drop_article, find_post, is_made_of_posts, is_post
from newsclean.parsers.names.posts import cut_posts, fold_words
from newsclean.parsers.names.tokens import (
    MAX_NAMELIKE_WEEKDAY_CHARS,
    MIN_NAME_WORDS_BEFORE,
    Kind,
    Token,
    split_at_separators,
    tokenize,
)
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

MAX_NAME_WORDS = 6
MAX_RUN_WORDS = 14  # of a name with a post, or of a post between two names
MIN_PAPER_END_CHARS = 5  # of a word of newspapers that may end a longer one
MAX_SKIPPED_WORDS = 3  # of a place or a role between two names
PREPOSITION_CHARS = 2  # of prepositions that titles set in capitals too: In, On, At
START = Token(",", 0, 0, Kind.LIST_MARK)  # what stands before the first run


def read_spaced_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """Read the names at the head of a text in a language that sets spaces.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> line = "Ann Lee, Tom Ray and Bob de la Cruz, London"
    >>> reading = read_spaced_names(line, get_lexicon("en"), labelled=False)
    >>> [name.name for name in reading.names]
    ['Ann Lee', 'Tom Ray', 'Bob de la Cruz']
    """
    names: list[NameSpan] = []
    stop = 0
    skipped = False  # a post before the first name
    before = START
    for words, separator in split_at_separators(tokenize(text, lexicon), lexicon):
        name = find_name_before_place(words, lexicon)
        if name and (not names or is_whole_name(name.name, lexicon)):
            return NameReading((*names, name), name.end)
        name = build_name(words, lexicon, labelled=labelled and not names)
        if name:
            is_first = not names and (not skipped or len(words) > 1)
            if is_first or is_further_name(name.name, (before, separator), names, lexicon):
                names.append(name)
            stop = find_run_end(words, name, lexicon) if names else 0
        elif words:
            name = find_name_before_function_word(words, lexicon)
            if name and (not names or is_whole_name(name.name, lexicon)):
                return NameReading((*names, name), name.end)
            skips = may_skip(words, separator, lexicon, named=bool(names))
            if not skips and not has_post(words, lexicon):
                break
            stop = words[-1].end if names else 0
            skipped = True
            if not skips:
                break
        if ends_list(separator, named=bool(names)):
            break
        before = separator
    return NameReading(tuple(names), stop)


def find_run_end(words: list[Token], name: NameSpan, lexicon: Lexicon) -> int:
    """Where the reading of a run stops: behind its post, else behind its name."""
    start, end = find_post(fold_words(words), lexicon)
    copied = words[-1].text == name.name.rpartition(" ")[2]  # Nell Hartwick Nell Hartwick
    return words[-1].end if start < end or copied else name.end


def is_further_name(
    name: str,
    beside: tuple[Token, Token],
    names: list[NameSpan],
    lexicon: Lexicon,
) -> bool:
    """Whether a run behind a name is a name too, and no place, newsroom or placeholder.

    A single word is one only in a list of single words (Ann, Bob and Cy), or between a joiner and
    a sign that ends the by-line.

    Args:
        name: the name.
        beside: the separators before and behind it.
        names: the names before it.
        lexicon: the words of the page's language.
    """
    if not names or not is_name_of_person(name, lexicon):
        return False
    if " " in name or is_cjk(name[0]):
        return True
    before, behind = beside
    joined = before.kind is Kind.JOINER
    if all(" " not in other.name for other in names):
        return joined or behind.kind is Kind.JOINER
    return joined and behind.kind is not Kind.LIST_MARK


def is_whole_name(name: str, lexicon: Lexicon) -> bool:
    """Whether words behind a name are a name of two words or more."""
    return " " in name and is_name_of_person(name, lexicon)


def is_name_of_person(name: str, lexicon: Lexicon) -> bool:
    """Whether words behind a name are not where someone works or is: The Ledger, New York."""
    keys = [fold(word.strip(NAME_POINTS)) for word in name.split()]
    places, articles = lexicon.names["place_words"], lexicon.names["articles"]
    return not (
        is_organisation_or_placeholder(name, lexicon)
        or (len(keys) > 1 and keys[0] in articles)
        or drop_article(keys[0], lexicon) != keys[0]
        or (len(keys) > 1 and keys[0] in lexicon.names["qualifiers"])
        or (keys[0] not in lexicon.names["honorifics"] and is_post(keys, lexicon))
        or fold(name) in lexicon.names["places"]
        or keys[0] in places
        or keys[-1] in places
        or not lexicon.names["papers"].isdisjoint({keys[0], keys[-1]})
        or keys[-1].endswith(list_paper_ends(lexicon))
    )


@cache
def list_paper_ends(lexicon: Lexicon) -> tuple[str, ...]:
    """How the last words of newspapers' names end: Kurier, Hafenkurier; short ones stand alone."""
    papers = lexicon.names["papers"]
    return tuple(word for word in papers if len(word) >= MIN_PAPER_END_CHARS)


def has_post(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a post stands among some words."""
    return is_post(fold_words(words), lexicon)


def may_skip(words: list[Token], separator: Token, lexicon: Lexicon, *, named: bool) -> bool:
    """Whether words that are no name may stand between two names, or a post before the first.

    Args:
        words: the words.
        separator: what stands behind them.
        lexicon: the words of the page's language.
        named: a name was found before them.
    """
    if separator.kind not in {Kind.LIST_MARK, Kind.FIELD_MARK}:
        return len(words) == 1 and named and separator.kind is Kind.JOINER
    if named and has_post(words, lexicon):
        return len(words) <= MAX_RUN_WORDS
    start, end = find_post(fold_words(words), lexicon)
    if start < end:
        return len(words) <= MAX_RUN_WORDS
    return named and len(words) <= MAX_SKIPPED_WORDS


def ends_list(separator: Token, *, named: bool) -> bool:
    """Whether no further name is read behind a separator.

    Args:
        separator: what stands behind the words read last.
        named: a name was found before it.
    """
    return separator.kind in ({Kind.END, Kind.FIELD_MARK} if named else {Kind.END, Kind.JOINER})


def find_name_before_place(words: list[Token], lexicon: Lexicon) -> NameSpan | None:
    """The name in front of a preposition of places: Galih Hidayat di Surabaya, whatever else it is.

    In other languages such a word may be part of a name: di Stefano.
    """
    for i, (word, *_) in enumerate(words):
        is_inner = i >= MIN_NAME_WORDS_BEFORE and not word[0].isupper()
        if is_inner and fold(word) in lexicon.names["prepositions"]:
            return build_name(words[:i], lexicon, labelled=False)
    return None


def find_name_before_function_word(words: list[Token], lexicon: Lexicon) -> NameSpan | None:
    """The name in front of the first function word: Jane Miller in London, Jane Miller for AP."""
    for i, (word, *_) in enumerate(words):
        if i >= MIN_NAME_WORDS_BEFORE and word.islower() and word in lexicon.common:
            return build_name(words[:i], lexicon, labelled=False)
    return None


def build_name(words: list[Token], lexicon: Lexicon, *, labelled: bool) -> NameSpan | None:
    """One to six words as a name, or `None` where they are none.

    Args:
        words: the words between two separators.
        lexicon: the words of the page's language.
        labelled: a label with a colon stood before them: they need no capitals then.
    """
    if not words or len(words) > MAX_RUN_WORDS:
        return None
    words = drop_second_copy(cut_posts(drop_trailing_words(words, lexicon), lexicon))
    if len(words) > MAX_NAME_WORDS:
        return None
    text = tidy_name(" ".join(word.text for word in words))
    if not 0 < len(text) <= MAX_PERSON_NAME_CHARS:
        return None
    plain = [word for word in words if word.kind is not Kind.ASIDE]
    if is_no_name(text, lexicon) or has_word_of_no_name(plain, lexicon):
        return None
    if not labelled and not is_written_like_name(plain, lexicon):
        return None
    return NameSpan(text, words[0].start, words[-1].end)


def drop_second_copy(words: list[Token]) -> list[Token]:
    """Words without their second half where it repeats the first: Nell Hartwick Nell Hartwick."""
    half, odd = divmod(len(words), 2)
    texts = [word.text for word in words]
    return words[:half] if half > 1 and not odd and texts[:half] == texts[half:] else words


def drop_trailing_words(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Words of a name without those of what follows it; the first word always stays."""
    end = len(words)
    capital = words[0].text[0].isupper()
    while end > 1 and is_trailing_word(words[end - 1].text, end, lexicon, capital=capital):
        end -= 1
    return words[:end]


def is_trailing_word(word: str, position: int, lexicon: Lexicon, *, capital: bool) -> bool:
    """Whether the last word of a run is the first of what follows the name.

    A preposition (Jane Miller In, Ray on), a particle (T. K. am) or the label of a date
    (Jane Miller Updated January 25).

    Args:
        word: the last word.
        position: how many words the run has.
        lexicon: the words of the page's language.
        capital: the first word has one, so that the name is not set in small letters.
    """
    key = fold(word)
    if lexicon.credit.get(key) in DATE_FIELDS:
        return True
    if key not in lexicon.common:
        return False
    if key in lexicon.names["particles"]:
        return capital and word.islower()
    return word.islower() or (position > MIN_NAME_WORDS_BEFORE and len(word) == PREPOSITION_CHARS)


def is_no_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a text as a whole is known to be no person's name."""
    key = fold(text)
    return (
        key in lexicon.names["not_person"]
        or key in lexicon.names["titles"]
        or key in lexicon.names["honorifics"]
        or key in collect_boilerplate_words(lexicon)
        or is_damaged_name(text)
        or is_made_of_posts(text.split(), lexicon)
        or (is_cjk(text[0]) and is_refused_name(text, lexicon))
    )


def has_word_of_no_name(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether one of the words cannot stand where it does in a name.

    No name begins with a weekday, and none ends with a title: Jane Miller PhD. A month alone is no
    name either.
    """
    keys = fold_words(words)
    if any(word.text[-1] in NAME_STOPS or "@" in word.text for word in words):
        return True
    if any(char.isdigit() for key in keys for char in key):  # ½ is no digit, but folds to some
        return True
    if len(keys[0]) > MAX_NAMELIKE_WEEKDAY_CHARS and keys[0] in lexicon.dates["weekdays"]:
        return True
    if len(keys) == 1:
        return keys[0] in lexicon.months
    return keys[-1] in lexicon.names["titles"] or keys[-1] in lexicon.names["jobs"]


def is_written_like_name(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether words without a label may be a name: they have capitals, and name no newsroom."""
    is_newsroom = len(words) == 1 and is_organisation(words[0].text, lexicon)
    return not is_newsroom and is_set_like_name(words, lexicon)


def is_set_like_name(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether each word has a capital, or is a particle behind the first: Bob de la Cruz."""
    particles = lexicon.names["particles"]
    return all(
        is_set_like_name_word(word.text, key, lexicon) or (i > 0 and key in particles)
        for i, (word, key) in enumerate(zip(words, fold_words(words), strict=True))
    )


def is_set_like_name_word(word: str, key: str, lexicon: Lexicon) -> bool:
    """Whether a word is set like a part of a name: Jane, d'Estienne, 山田, سامي.

    A word of a script without capitals counts unless it is a function word.

    Args:
        word: as printed.
        key: the same, folded.
        lexicon: the words of the page's language.
    """
    first = word[0]
    if first.isupper():
        return True
    if key in lexicon.common and key not in lexicon.names["whole_words"]:
        return False
    caseless = first.isalpha() and first.lower() == first.upper()
    behind_apostrophe = word.replace("’", "'").partition("'")[2]
    return caseless or behind_apostrophe[:1].isupper()
