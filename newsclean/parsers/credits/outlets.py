"""The name of an outlet behind its label: `人民网－人民日报`, `中国网-财经`, `The Daily Post`.

Read in three steps: cut it off from what follows, strip what stands around it, refuse what names
no outlet.
"""

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.labels import LABEL_BARS
from newsclean.parsers.names.not_names import is_organisation, list_organisation_endings
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

MAX_ASCII_OUTLET_CHARS = 60
MAX_OUTLET_CHARS = 30  # of a name with other letters than those of ASCII
MAX_PLACE_CHARS = 4  # of a place in brackets behind an outlet, brackets included: (广州)
OUTLET_ENDS = LABEL_BARS | frozenset(WIDE_SENTENCE_ENDS + "!?；;")
MAX_NUMBER_CHARS = 3  # of a number that a name begins with; it has two at least
COMMAS = frozenset("，,")
OUTER_SIGNS = " \t-—－:：·、."
OUTER_QUOTES = '《》“”"「」『』'
LIST_MARKS = frozenset("、和")  # 网络、报纸: a list that begins with no outlet has none


def read_outlet(text: str, lexicon: Lexicon) -> str:
    """The name of an outlet at the head of a text, as printed; nothing where there is none.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_outlet(" 财经早报(广州) 2015-07-02", get_lexicon("zh"))
    '财经早报'
    >>> read_outlet("The Daily Post | Views", get_lexicon("en"))
    'The Daily Post'
    >>> read_outlet("网络", get_lexicon("zh"))
    ''
    """
    text = text.strip()
    name = read_quoted_outlet(text, lexicon) or cut_outlet(text)
    name = strip_button(strip_outlet(name), lexicon)
    return "" if is_no_outlet(name, lexicon) else name


def read_quoted_outlet(text: str, lexicon: Lexicon) -> str:
    """The name in the quotes that a text begins with; nothing where the name goes on behind them.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_quoted_outlet("《河湾日报》记者张三", get_lexicon("zh"))
    '河湾日报'
    >>> read_quoted_outlet("《财经》杂志", get_lexicon("zh"))
    ''
    """
    if text[:1] != "《":
        return ""
    name, closed, rest = text[1:].partition("》")
    goes_on = fold(rest).startswith(list_organisation_endings(lexicon))
    return name if closed and not goes_on else ""


def strip_button(name: str, lexicon: Lexicon) -> str:
    """A name without a button that a renderer has run onto it: 河湾网参与互动 → 河湾网."""
    ends = [word for word in lexicon.names["buttons"] if fold(name).endswith(word)]
    rest = name[: -max(map(len, ends))] if ends else name
    return rest if is_organisation(rest, lexicon) else name


def cut_outlet(text: str) -> str:
    """A text up to a bar, a sentence's end, a comma or, between CJK words, a space."""
    for i, char in enumerate(text):
        if (
            char in OUTLET_ENDS
            or (i > 0 and char in COMMAS)
            or (char.isspace() and not is_between_latin_words(text, i))
        ):
            return text[:i]
    return text


def is_between_latin_words(text: str, at: int) -> bool:
    """Whether a space stands between two words of a script that needs it.

    >>> is_between_latin_words("The Post", 3), is_between_latin_words("新华网 张三", 3)
    (True, False)
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    is_number = (
        1 < at <= MAX_NUMBER_CHARS and text[:at].isdigit() and after.isupper()
    )  # 112 Brugdam
    return (
        (before.isalpha() or is_number or before in {"&", ".", "'", "’"})
        and (after.isalpha() or after in {"&", "("})
        and not is_cjk(before)
        and not is_cjk(after)
    )


def strip_outlet(name: str) -> str:
    """A name without the signs and quotes around it and the place in brackets behind it."""
    name = name.strip(OUTER_SIGNS)
    opened = max(name.rfind("("), name.rfind("（"))
    if name.endswith((")", "）")) and opened > 0 and len(name) - opened <= MAX_PLACE_CHARS:
        name = name[:opened].rstrip()
    return name.strip(OUTER_QUOTES)


def is_no_outlet(name: str, lexicon: Lexicon) -> bool:
    """Whether a text names no outlet: 网络, an owner of pictures, a number, a single letter."""
    longest = MAX_ASCII_OUTLET_CHARS if name.isascii() else MAX_OUTLET_CHARS
    if not 1 < len(name) <= longest:
        return True
    folded = fold(name)
    refused = lexicon.names["not_outlet"] | lexicon.names["picture"]
    if folded in refused:
        return True
    if not LIST_MARKS.isdisjoint(folded) and folded.startswith(tuple(refused)):
        return True
    return sum(map(str.isdigit, name)) > len(name) / 2 or set(folded) <= {"x"}
