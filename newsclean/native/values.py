"""What both kernels are told and give."""

import re
from typing import NamedTuple

ALNUM_RUN = re.compile(r"[^\W_]+")  # letters and digits side by side
MAX_SIGN_KINDS = 8  # a bit of a byte each
MAX_TREE_LEAVES = 8  # a bit of a byte each
# Characters for which `str.isdigit` is true but `str.isdecimal` is not, such as ² and ①; they stand
# inside a character class of a pattern.
NON_DECIMAL_DIGITS = (
    "\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468"
    "\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792"
    "\U00010a40-\U00010a43\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a"
)


class SignKind(NamedTuple):
    """Signs that are counted together.

    Attributes:
        signs: the signs, none of them beyond U+FFFF.
        most: how many characters at the beginning of a text are looked at; 0 for all.
        before_space: whether a sign counts only before white space and where the text ends.
    """

    signs: str
    most: int = 0
    before_space: bool = False


class CharacterCounts(NamedTuple):
    """What the characters of some texts are: in each list a value for each text.

    Attributes:
        plain: whether there is nothing but letters, digits and spaces.
        digits: how many digits there are among the first characters.
        capitals: how many capitals there are among the first characters.
        wide: how many wide characters there are.
        signs: for each kind of signs how many of them there are.
    """

    plain: list[bool]
    digits: list[int]
    capitals: list[int]
    wide: list[int]
    signs: tuple[list[int], ...]
